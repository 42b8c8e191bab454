"""The log of a child: who has read and done what, by name, the newest first."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import children, logs
from holdfast.casework.logs import LogPage
from tests import people, standings
from tests.people import Member

TODAY = standings.TODAY
UMA = people.UMA.id
pytestmark = pytest.mark.usefixtures("db")


@contextmanager
def acting(member: Member) -> Iterator[None]:
    """As a member of the cast, in their authority."""
    authority = entry.find_authority(host=f"{member.authority}.localhost")
    assert authority is not None
    with entry.enter(actor=member.actor, authority=authority.id, reason=""):
        yield


def log(member: Member = people.CARLA, *, page: int = 1) -> LogPage:
    with acting(member):
        return logs.of_child(child=UMA, today=TODAY, page=page)


def test_readings_are_told_in_words_by_name_the_newest_first() -> None:
    with acting(people.CHRIS):
        children.show(child=UMA, today=TODAY)
    with acting(people.CARLA):
        children.notes(child=UMA, today=TODAY)
    rows = log().rows[:2]
    assert [(row.who, row.did, row.refused) for row in rows] == [
        ("Carla Consultant", "Read notes and visits", False),
        ("Chris Practitioner", "Read the child’s page", False),
    ]
    assert not any(str(people.CHRIS.account) in repr(row) for row in log().rows)


def test_a_refused_attempt_stands_there_with_its_reason() -> None:
    with acting(people.SASHA), pytest.raises(Refused):
        children.show(child=UMA, today=TODAY)
    row = log().rows[0]
    assert (row.who, row.did, row.refused) == ("Sasha South", "Read the child’s page", True)
    assert "do not work with this child" in row.why


def test_reading_the_log_is_in_the_log() -> None:
    log()
    assert log().rows[0].did == "Read who has read the record"


def test_a_step_that_nobody_put_into_words_is_told_all_the_same() -> None:
    with acting(people.CARLA):
        from holdfast.casework import steps  # noqa: PLC0415

        @steps.step
        def record_weather() -> None:
            """Stands for a step of tomorrow."""
            steps.log(about="person", about_id=UMA, why="it rained")

        record_weather()
    told = [row for row in log().rows if row.why == "it rained"]
    assert [row.did for row in told] == ["Recorded weather"]


def test_the_log_comes_by_pages() -> None:
    with acting(people.CARLA):
        for _ in range(logs.PAGE + 5):
            children.papers(child=UMA, today=TODAY)
    first = log()
    assert (len(first.rows), first.more) == (logs.PAGE, True)
    second = log(page=2)
    assert not second.more
    assert len(second.rows) >= 5


def test_another_childs_entries_are_not_there() -> None:
    with acting(people.WINIFRED):
        children.show(child=people.ADA.id, today=TODAY)
    assert "Winifred Worker" not in {row.who for row in log().rows}


def test_a_partner_and_a_stranger_do_not_read_the_log() -> None:
    with acting(people.PENNY), pytest.raises(Refused, match="own people"):
        logs.of_child(child=people.ADA.id, today=TODAY)
    with acting(people.SASHA), pytest.raises(Refused):
        logs.of_child(child=UMA, today=TODAY)
    with acting(people.MONA), pytest.raises(NotHere):
        logs.of_child(child=UMA, today=TODAY)


def test_an_inspector_reads_who_has_read() -> None:
    with acting(people.INES):
        page = logs.of_child(child=UMA, today=TODAY)
        assert page.head.because == "you inspect the records for a period"
        assert Entry.objects.filter(about_id=UMA, what="logs.of_child").exists()
