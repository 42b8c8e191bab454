"""Signing in within one authority."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError, transaction

from holdfast.access import actors, entry
from holdfast.access.accounts import WithinAuthority
from holdfast.records.models import Account
from tests import people


@pytest.fixture
def jersey(db: None) -> Iterator[UUID]:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    with entry.enter(actor=actors.VISITOR, authority=found.id, reason="signing in"):
        yield found.id


def signed_in(email: str, password: str = people.PASSWORD) -> UUID | None:
    account = authenticate(None, email=email, password=password)
    return account.pk if account else None


def test_the_account_model_is_ours() -> None:
    assert get_user_model() is Account


@pytest.mark.parametrize("email", [people.WINIFRED.email, "  Winifred@JERSEY.example "])
def test_the_right_password_signs_in(jersey: UUID, email: str) -> None:
    assert signed_in(email) == people.WINIFRED.account


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (people.WINIFRED.email, "another"), (people.WINIFRED.email, ""),
        ("nobody@jersey.example", people.PASSWORD),
        ("", people.PASSWORD),
        (people.LESTER.email, people.PASSWORD), (people.MONA.email, people.PASSWORD),
    ],
    ids=["wrong password", "no password", "nobody", "no address", "a leaver", "another authority's"],
)  # fmt: skip
def test_nobody_else_does(jersey: UUID, email: str, password: str) -> None:
    assert signed_in(email, password) is None


def test_a_session_is_of_this_authority_and_ends_with_leaving(jersey: UUID) -> None:
    backend = WithinAuthority()
    found = backend.get_user(people.WINIFRED.account)
    assert found is not None
    assert found.email == people.WINIFRED.email
    assert backend.get_user(people.MONA.account) is None
    assert backend.get_user(people.LESTER.account) is None


def test_outside_an_authority_nobody_signs_in(db: None) -> None:
    with pytest.raises(entry.NotEntered):
        signed_in(people.WINIFRED.email)


@pytest.mark.parametrize(
    "email",
    [people.WINIFRED.email, "Capital@jersey.example", "no-at-sign", ""],
    ids=["taken", "capital", "no at", "empty"],
)
def test_the_database_refuses_an_address_that_cannot_be(jersey: UUID, email: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(authority_id=jersey, email=email, name="Made Up", password="!")
