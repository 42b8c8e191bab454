"""The notes of a conference upon the version seen, and the confidential part with its few readers."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import (
    attendances,
    conference_notes,
    confidential_parts,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.professional_views import Said
from holdfast.records.models import ConferenceNote, Meeting
from tests import people
from tests.casework.conference_house import ADA, BEN, conference
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

TEACHER = "Terry Teacher"


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.CONNIE) as entered:
        yield entered


def logged(what: str, child: UUID = ADA) -> int:
    return Entry.objects.filter(about_id=child, what=what, outcome=Entry.DONE).count()


def note(meeting: UUID, text: str, **said: Any) -> conference_notes.NoteText:
    given = {"item": "reasons", "seen": None, **said}
    return conference_notes.write(meeting=meeting, text=text, today=TODAY, **given)


def came(meeting: UUID, *rows: Came, **said: Any) -> tuple[attendances.Attended, ...]:
    return attendances.record(meeting=meeting, came=rows, today=TODAY, **said)


def test_a_note_is_written_upon_the_version_that_was_seen(inside: entry.Entered) -> None:
    meeting = conference()
    first = note(meeting, "One.")
    second = note(meeting, "Two.", seen=first.version)
    with pytest.raises(ChangedMeanwhile):
        note(meeting, "Three.", seen=first.version)
    with pytest.raises(ChangedMeanwhile):
        note(meeting, "Four.")  # as if nobody had written yet
    found = conference_notes.show(meeting=meeting, item="reasons", today=TODAY)
    assert (found.text, found.version, found.by) == ("Two.", second.version, "Connie Conference")
    assert logged("conference_notes.write") == 2
    assert logged("conference_notes.write", BEN) == 2


def test_a_note_is_of_the_agenda_and_of_a_conference_that_stands(inside: entry.Entered) -> None:
    meeting = conference()
    with refused("“gossip” is not one of the choices for the item."):
        note(meeting, "x", item="gossip")
    Meeting.objects.filter(id=meeting).update(cancelled_on=TODAY, cancelled_why="No room")
    with refused("This conference was cancelled."):
        note(meeting, "x")


def test_a_note_can_be_finished_when_the_conference_is_completed(inside: entry.Entered) -> None:
    meeting = conference()
    Meeting.objects.filter(id=meeting).update(held_on=TODAY)
    assert note(meeting, "Written up.").text == "Written up."
    with refused("This conference was completed already."):
        came(meeting, Came(how="whole", name=TEACHER, role="teacher"))


def test_the_named_note_taker_writes_and_a_colleague_does_not(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference(note_taker=people.WANDA)
    with at_work(people.WANDA):
        assert note(meeting, "By the note taker.").by == "Wanda Worker"
        assert ConferenceNote.objects.get(meeting=meeting).account_id == people.WANDA.account
    with at_work(people.CASEY), refused("You may see this record, but not"):
        note(meeting, "By a colleague.", item="views")
    with at_work(people.SASHA), pytest.raises(Refused):
        note(meeting, "By a stranger.", item="views")


def test_an_inspector_named_note_taker_reads_and_does_not_write(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference(note_taker=people.INES)
    with at_work(people.INES), refused("You may see this record, but not"):
        note(meeting, "By an inspector.", item="views")


def test_the_confidential_part_is_apart_and_few_read_it(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference(chair=people.CHLOE)
    with at_work(people.CHLOE):
        confidential_parts.write(meeting=meeting, text="Only for us.", seen=None, today=TODAY)
        assert confidential_parts.show(meeting=meeting, today=TODAY).note.text == "Only for us."
    with at_work(people.WINIFRED):
        assert "Only for us." not in str(conference_notes.of_list(meeting=meeting))
        with refused("The confidential part of this conference is not open to you.", helped_by="chair"):
            confidential_parts.show(meeting=meeting, today=TODAY)
    with at_work(people.RORY), refused("not open to you"):  # a conference role, but not of this one
        confidential_parts.show(meeting=meeting, today=TODAY)


def test_whoever_is_named_reads_until_it_is_ended_and_names_nobody(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference()
        confidential_parts.let_read(
            meeting=meeting, account=people.WINIFRED.account, why="Her enquiry", today=TODAY
        )
        with refused("They may read it already."):
            confidential_parts.let_read(
                meeting=meeting, account=people.WINIFRED.account, why="Again", today=TODAY
            )
    with at_work(people.WINIFRED):
        found = confidential_parts.show(meeting=meeting, today=TODAY)
        assert not found.writes
        assert [(each.name, each.why) for each in found.readers] == [("Winifred Worker", "Her enquiry")]
        with refused("not open to you"):
            confidential_parts.write(meeting=meeting, text="x", seen=None, today=TODAY)
        with refused("not open to you"):
            confidential_parts.let_read(meeting=meeting, account=people.MALCOLM.account, why="x", today=TODAY)
    with at_work(people.CONNIE):
        confidential_parts.stop_reading(meeting=meeting, account=people.WINIFRED.account, today=TODAY)
        with pytest.raises(NotHere):
            confidential_parts.stop_reading(meeting=meeting, account=people.WINIFRED.account, today=TODAY)
    with at_work(people.WINIFRED), refused("not open to you"):
        confidential_parts.show(meeting=meeting, today=TODAY)


def said(meeting: UUID, *rows: Said, **more: Any) -> None:
    professional_views.record(meeting=meeting, said=rows, on=TODAY, today=TODAY, **more)
