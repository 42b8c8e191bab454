"""The wall round allauth's second factors, tried in raw SQL as the application's role."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from holdfast.cli.clusters import Addresses
from tests import people, signed_in
from tests.people import MONA, WINIFRED

INSERT = (
    "insert into mfa_authenticator (user_id, type, data, created_at) values (%s, 'webauthn', '{}', now())"
)


@pytest.fixture
def jersey(committing: Addresses) -> Iterator[psycopg.Connection]:
    """Inside Jersey; somebody on either side of the wall has a second factor."""
    for member in (WINIFRED, MONA):
        signed_in.give_app(member)
    here = signed_in.authority_of(WINIFRED)
    with psycopg.connect(committing.application) as connection:
        connection.execute("select set_config('holdfast.authority', %s, true)", [str(here)])
        yield connection
        connection.rollback()


def test_only_this_authoritys_second_factors_are_there(jersey: psycopg.Connection) -> None:
    found = jersey.execute("select user_id from mfa_authenticator").fetchall()
    assert found == [(WINIFRED.account,)]


def test_none_can_be_given_to_anothers_account(jersey: psycopg.Connection) -> None:
    assert jersey.execute(INSERT, [people.WANDA.account]).rowcount == 1
    with pytest.raises(errors.InsufficientPrivilege):
        jersey.execute(INSERT, [MONA.account])


@pytest.mark.parametrize(
    "change", ["update mfa_authenticator set data = '{}'", "delete from mfa_authenticator"]
)
def test_anothers_are_neither_changed_nor_removed(
    jersey: psycopg.Connection, committing: Addresses, change: str
) -> None:
    assert jersey.execute(change).rowcount == 1
    with pytest.raises(errors.InsufficientPrivilege):
        jersey.execute("insert into mfa_authenticator (user_id, type, data, created_at)"
                       " select %s, 'totp', '{}', now()", [MONA.account])  # fmt: skip


def test_outside_an_authority_none_is_there(jersey: psycopg.Connection, committing: Addresses) -> None:
    with psycopg.connect(committing.application) as outside, pytest.raises(errors.Error):
        outside.execute("select count(*) from mfa_authenticator")


@pytest.mark.parametrize("table", ["account_emailaddress", "account_emailconfirmation"])
def test_what_is_not_used_cannot_be_read(jersey: psycopg.Connection, table: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        jersey.execute(f"select * from {table}")
