"""The one way in: what it opens, what it tells the database, what it refuses."""

import psycopg
import pytest
from django.db import connection, transaction

from holdfast.access import actors, entry
from holdfast.cli.clusters import Addresses
from tests import people

JERSEY, MAN = "jersey.localhost", "isle-of-man.localhost"


def authority(host: str = JERSEY) -> entry.Authority:
    found = entry.find_authority(host=host)
    assert found is not None
    return found


def setting(name: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting(%s, true)", [name])
        return str(cursor.fetchone()[0] or "") or None


@pytest.mark.parametrize("host", [JERSEY, "JERSEY.localhost:8000", "jersey.localhost.", " jersey.localhost "])
def test_an_authority_is_found_by_its_host(db: None, host: str) -> None:
    assert (authority(host).slug, authority(host).procedure) == ("jersey", "jersey")


@pytest.mark.parametrize(
    "host", ["", "localhost", "jersey.localhost.evil.example", "[::1]:8000", "%", "jersey"]
)
def test_another_host_leads_to_nobody(db: None, host: str) -> None:
    assert entry.find_authority(host=host) is None


def test_a_host_that_was_given_up_leads_to_nobody(committing: Addresses) -> None:
    with psycopg.connect(committing.owner) as owner:
        owner.execute("select set_config('holdfast.actor', 'system:tests', true)")
        owner.execute("update records_host set until_at = now() where name = %s", [JERSEY])
    assert entry.find_authority(host=JERSEY) is None
    assert entry.find_authority(host=MAN) is not None


def test_inside_the_database_knows_who_where_and_why(db: None) -> None:
    with entry.enter(actor=people.WINIFRED.actor, authority=authority().id, reason="a visit") as entered:
        assert entry.current() == entered
        assert setting("holdfast.authority") == str(authority().id)
        assert setting("holdfast.actor") == f"account:{people.WINIFRED.account}"
        assert setting("holdfast.reason") == "a visit"
        assert connection.in_atomic_block


def test_outside_nobody_is_anywhere(db: None) -> None:
    with entry.enter(actor=actors.VISITOR, authority=authority().id):
        pass
    assert setting("holdfast.authority") is None
    with pytest.raises(entry.NotEntered):
        entry.current()


def test_nothing_stays_on_the_connection_when_the_transaction_ends(committing: Addresses) -> None:
    with entry.enter(actor=actors.VISITOR, authority=authority().id, reason="looking"):
        assert setting("holdfast.authority") is not None
    assert not connection.in_atomic_block
    for name in ("holdfast.authority", "holdfast.actor", "holdfast.reason"):
        assert setting(name) is None


def test_a_transaction_already_open_is_not_entered(committing: Addresses) -> None:
    with (
        transaction.atomic(),
        pytest.raises(RuntimeError, match="durable"),
        entry.enter(actor=actors.VISITOR, authority=authority().id),
    ):
        pass


def test_a_visitor_who_signs_in_is_entered_again(db: None) -> None:
    with entry.enter(actor=actors.VISITOR, authority=authority().id, reason="signing in"):
        with entry.enter(actor=people.WINIFRED.actor, authority=authority().id, reason="at work"):
            assert setting("holdfast.actor") == people.WINIFRED.actor.label
        assert setting("holdfast.actor") == "visitor"
        assert setting("holdfast.reason") == "signing in"
        assert entry.current().actor == actors.VISITOR


def test_a_failure_inside_puts_the_outer_actor_back(db: None) -> None:
    with entry.enter(actor=actors.VISITOR, authority=authority().id):
        with (
            pytest.raises(ZeroDivisionError),
            entry.enter(actor=people.WINIFRED.actor, authority=authority().id),
        ):
            raise ZeroDivisionError
        assert setting("holdfast.actor") == "visitor"


def test_another_authority_is_not_entered_from_within(db: None) -> None:
    with (
        entry.enter(actor=actors.VISITOR, authority=authority().id),
        pytest.raises(entry.NotEntered, match="leave it before"),
        entry.enter(actor=actors.VISITOR, authority=authority(MAN).id),
    ):
        pass


def test_nobody_does_not_enter(db: None) -> None:
    with (
        pytest.raises(entry.NotEntered, match="needs an Actor"),
        entry.enter(actor=None, authority=authority().id),  # type: ignore[arg-type]
    ):
        pass


@pytest.mark.parametrize("label", ["", "nobody", "account:", "system:", "visitor:x"])
def test_an_actor_is_somebody(label: str) -> None:
    with pytest.raises(ValueError, match="names nobody"):
        actors.Actor(label=label)


def test_every_authority_is_listed_for_jobs(db: None) -> None:
    listed = [each.slug for each in entry.list_authorities()]
    assert listed == ["council", "isle-of-man", "isle-of-wight", "jersey"]
