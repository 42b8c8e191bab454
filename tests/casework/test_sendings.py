"""A form that is sent is recorded once: twice in a row, twice at once, and when its first sending failed."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.casework import drafts, sendings
from holdfast.casework import people as casework_people
from holdfast.casework.sendings import Sent
from holdfast.cli.clusters import Addresses
from tests import people

NOW = datetime(2026, 1, 12, 14, 10, tzinfo=UTC)
ONCE = UUID("01900000-0000-7000-8000-00000000abcd")


def jersey() -> UUID:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found.id


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey()) as entered:
        yield entered


def record() -> str:
    made = casework_people.record(given_name="Cora", family_name="Example", today=NOW.date())
    return f"/people/{made.id}"


def send(*, note: str = "Seen.", once: UUID = ONCE, form: str = "record-person") -> Sent:
    return sendings.send(form=form, once=once, content={"note": [note]}, now=NOW, save=record)


def recorded(addresses: Addresses) -> int:
    with psycopg.connect(addresses.owner) as owner:
        row = owner.execute("select count(*) from records_person where given_name = 'Cora'").fetchone()
    assert row is not None
    return int(row[0])


def test_the_second_time_leads_where_the_first_led(inside: entry.Entered) -> None:
    first = send()
    assert (first.again, first.at) == (False, NOW)
    assert send() == Sent(led_to=first.led_to, at=NOW, again=True, same=True)
    assert send(note="Another.").same is False
    assert send(once=uuid4()).led_to != first.led_to
    assert send(form="correct-person").again is False


def test_another_persons_key_is_their_own(inside: entry.Entered) -> None:
    first = send()
    with entry.enter(actor=people.MALCOLM.actor, authority=inside.authority):
        second = send()
    assert (second.again, second.led_to != first.led_to) == (False, True)


def test_what_was_refused_leaves_its_key_unused_and_nothing_behind(inside: entry.Entered) -> None:
    def refuse() -> str:
        record()
        raise Refused("Not today.")

    with pytest.raises(Refused):
        sendings.send(form="record-person", once=ONCE, content={"note": ["Seen."]}, now=NOW, save=refuse)
    assert send().again is False


def test_a_visitor_sends_nothing(inside: entry.Entered) -> None:
    with (
        entry.enter(actor=actors.VISITOR, authority=inside.authority),
        pytest.raises(Refused, match="Sign in"),
    ):
        send()


@pytest.mark.parametrize("address", ["//elsewhere.example", "people", "https://elsewhere.example"])
def test_it_leads_nowhere_but_to_this_site(inside: entry.Entered, address: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        sendings.send(form="record-person", once=ONCE, content={}, now=NOW, save=lambda: address)


def until_somebody_waits(addresses: Addresses) -> None:
    with psycopg.connect(addresses.owner, autocommit=True) as looking:
        while not looking.execute("select 1 from pg_locks where not granted").fetchone():
            pass


def test_of_two_sent_at_once_one_is_recorded_and_both_lead_there(committing: Addresses) -> None:
    later: list[Sent] = []

    def second() -> None:
        try:
            with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
                later.append(send())
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
        first = send()
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    assert [(each.again, each.led_to) for each in later] == [(True, first.led_to)]
    assert recorded(committing) == 1


def test_when_the_first_of_two_fails_the_second_is_recorded(committing: Addresses) -> None:
    later: list[Sent] = []

    def second() -> None:
        try:
            with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
                later.append(send())
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)

    def fails() -> None:
        with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
            send()
            thread.start()
            until_somebody_waits(committing)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    thread.join()
    assert [each.again for each in later] == [False]
    assert recorded(committing) == 1


def test_what_is_typed_last_and_what_is_sent_do_not_cross(committing: Addresses) -> None:
    """The script's save waits for the sending under way, and then keeps nothing."""
    kept: list[bool] = []

    def typed() -> None:
        try:
            with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
                kept.append(
                    drafts.keep(
                        form="record-person", about="", content={"note": ["Seen."]}, address="/x", now=NOW,
                        once=ONCE,
                    )
                )  # fmt: skip
        finally:
            connections.close_all()

    thread = threading.Thread(target=typed)
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
        send()
        drafts.discard(form="record-person", about="")
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    assert kept == [False]
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
        assert drafts.find(form="record-person", about="") is None
