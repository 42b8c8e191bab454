"""The steps of the day: who was there, the notes, the confidential part, the views, and who disagrees."""

from collections.abc import Iterator
from datetime import time, timedelta
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
    disagreements,
    procedure,
    professional_views,
    quorums,
)
from holdfast.casework.attendances import Came
from holdfast.casework.professional_views import Said
from holdfast.procedures import guards
from holdfast.procedures import pack as packs
from holdfast.records.models import Attendance, ConferenceNote, Meeting, View
from tests import people
from tests.casework.conference_house import ADA, BEN, BOTH, conference, invited
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY

TEACHER = "Terry Teacher"
YESTERDAY = TODAY - timedelta(days=1)


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


def test_attendance_is_said_of_many_and_said_again(inside: entry.Entered) -> None:
    meeting = conference()
    mother = invited(meeting, "Mary Example", "mother")
    excluded = invited(
        meeting, "Fred Example", "father", invited=False, excluded=True, excluded_why="A threat"
    )
    came(
        meeting, Came(how="part", invitation=mother, from_at=time(10), until_at=time(11)),
        Came(how="by-telephone", name=TEACHER, role="teacher"),
    )  # fmt: skip
    came(meeting, Came(how="whole", invitation=mother), Came(how="absent", name=TEACHER, role="teacher"))
    found = {each.name: each for each in attendances.of_meeting(meeting=meeting, today=TODAY)}
    assert set(found) == {"Mary Example", TEACHER}  # and not who was excluded
    assert (found["Mary Example"].how, found["Mary Example"].from_at) == ("whole", None)
    assert not found[TEACHER].was_there
    assert attendances.roles_there(meeting=meeting) == ("mother",)
    assert logged("attendances.record") == 2
    assert excluded not in {each.invitation for each in found.values()}


def test_attendance_is_refused_where_it_cannot_be(inside: entry.Entered) -> None:
    meeting = conference()
    with refused("Say of one person at least whether they came."):
        came(meeting)
    with refused("not one of the choices for whether they came"):
        came(meeting, Came(how="asleep", name=TEACHER, role="teacher"))
    with refused("The time at the end is before"):
        came(meeting, Came(how="part", name="A Name", role="teacher", from_at=time(11), until_at=time(10)))
    with refused("Whoever came uninvited needs a name."):
        came(meeting, Came(how="whole", role="teacher"))
    with refused("not one of the choices for their role"):
        came(meeting, Came(how="whole", name="A Name", role="wizard"))
    with pytest.raises(NotHere):
        came(meeting, Came(how="whole", invitation=people.ADA.id))


def test_two_who_say_who_is_here_do_not_overwrite_each_other(inside: entry.Entered) -> None:
    meeting = conference()
    before = attendances.version(meeting=meeting)
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"), seen=before)
    with pytest.raises(ChangedMeanwhile):
        came(meeting, Came(how="absent", name=TEACHER, role="teacher"), seen=before)
    assert attendances.roles_there(meeting=meeting) == ("teacher",)


def test_whoever_left_the_room_was_there(inside: entry.Entered) -> None:
    meeting = conference()
    there, away = came(
        meeting, Came(how="whole", name=TEACHER, role="teacher"),
        Came(how="apologies", name="Polly Police", role="police"),
    )  # fmt: skip
    assert there.id
    assert away.id
    with refused("Polly Police was not there."):
        attendances.out_of_room(attendance=away.id, why="A call", today=TODAY)
    with refused("Say why they were out of the room."):
        attendances.out_of_room(attendance=there.id, why=" ", today=TODAY)
    found = attendances.out_of_room(
        attendance=there.id, why="A call", from_at=time(10), until_at=time(10, 5), today=TODAY
    )
    assert [(each.why, each.from_at, each.until_at) for each in found[0].away] == [
        ("A call", time(10), time(10, 5))
    ]


def said(meeting: UUID, *rows: Said, **more: Any) -> None:
    professional_views.record(meeting=meeting, said=rows, on=TODAY, today=TODAY, **more)


def test_a_view_of_one_child_stands_before_that_of_all(inside: entry.Entered) -> None:
    meeting = conference()
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"),
         Came(how="whole", name="Polly Police", role="police"),
         Came(how="whole", name="Nora Notes", role="note-taker"))  # fmt: skip
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=True, plan_needed=True))
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=False), child=BEN)
    assert professional_views.as_facts(meeting=meeting, child=ADA) == {"teacher": "at risk"}
    assert professional_views.as_facts(meeting=meeting, child=BEN) == {"teacher": "not at risk"}
    assert professional_views.unsaid(meeting=meeting, child=ADA) == ("Polly Police",)
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=False, plan_needed=False))
    assert professional_views.as_facts(meeting=meeting, child=ADA) == {"teacher": "not at risk"}
    assert View.standing.filter(meeting=meeting).count() == 2  # said again, and the earlier is in the past


@pytest.mark.requirement("C-16")
def test_what_each_professional_thought_satisfies_the_guard(inside: entry.Entered) -> None:
    meeting = conference()
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"),
         Came(how="whole", name="Mary Example", role="mother"))  # fmt: skip
    council = packs.load("council")

    def in_the_way() -> list[str]:
        facts = {
            "kind": "plan", "on": TODAY, "attended": list(attendances.roles_there(meeting=meeting)),
            "professionals_views": dict(professional_views.as_facts(meeting=meeting, child=ADA)) or None,
        }  # fmt: skip
        asked = {name: each for name, each in facts.items() if each is not None}
        return [each.guard for each in guards.check(council, "record-decision", asked)]

    assert "views-recorded" in in_the_way()
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=True, plan_needed=True))
    assert "views-recorded" not in in_the_way()


def test_a_view_is_of_somebody_on_the_list_and_says_something(inside: entry.Entered) -> None:
    meeting = conference()
    with pytest.raises(NotHere):
        said(meeting, Said(who="A Stranger", role="teacher", at_risk=True))
    with refused("Say of one professional at least what they think."):
        said(meeting, Said(who=TEACHER, role="teacher"))
    with pytest.raises(NotHere):
        said(meeting, Said(who=TEACHER, role="teacher", at_risk=True), child=people.FINLO.id)


def disagree(**more: Any) -> tuple[disagreements.Disagreed, ...]:
    return disagreements.record(
        **{
            "children": BOTH, "kind": "agency", "who": TEACHER, "role": "teacher", "about": "Who pays",
            "why": "No money", "on": TODAY, "today": TODAY, **more,
        }
    )  # fmt: skip


def test_a_disagreement_is_about_each_child_and_goes_from_stage_to_stage(inside: entry.Entered) -> None:
    meeting = conference()
    made = disagree(meeting=meeting, kind="decision")
    assert [each.child for each in made] == list(BOTH)
    assert made[0].next == "discussion"
    further = disagreements.take_further(
        disagreement=made[0].id, stage="managers", on=TODAY, with_whom="Both managers", text="No end",
        today=TODAY,
    )  # fmt: skip
    assert (further.next, further.left_out) == ("policy", ("discussion",))
    assert further.stages[0].by == "Connie Conference"
    ended = disagreements.settle(disagreement=made[0].id, on=TODAY, result="Shared", today=TODAY)
    assert (ended.is_open, ended.result, ended.next) == (False, "Shared", "")
    open_now = {each.id for each in disagreements.list_open(today=TODAY)}
    assert made[0].id not in open_now
    assert made[1].id in open_now
    with refused("This disagreement was settled already."):
        disagreements.settle(disagreement=made[0].id, on=TODAY, result="Again", today=TODAY)
    assert [each.who for each in disagreements.of_meeting(meeting=meeting)] == [TEACHER, TEACHER]


def test_a_disagreement_is_refused_where_it_cannot_be(inside: entry.Entered) -> None:
    with refused("Say why they disagree"):
        disagree(why=" ")
    with refused("The disagreement is in the future"):
        disagree(on=TODAY + timedelta(days=1))
    made = disagree()[0]
    with refused("That is before anybody disagreed."):
        disagreements.settle(disagreement=made.id, on=YESTERDAY, result="x", today=TODAY)
    with pytest.raises(NotHere):
        disagree(children=[people.UNBORN.id], meeting=conference())


def test_nobody_lists_a_disagreement_about_a_child_whom_they_do_not_see(db: None) -> None:
    with at_work(people.WINIFRED):
        disagree()
    with at_work(people.SASHA):
        assert disagreements.list_open(today=TODAY) == ()
    with at_work(people.DAN), pytest.raises(Refused):
        disagreements.of_child(child=ADA, today=TODAY)


@pytest.mark.parametrize(("roles", "missing", "is_quorate"), [
    (("social-worker", "team-manager"), "1 more agency must be there: 2 are asked for.", False),
    (("social-worker", "police"), "", True),
])  # fmt: skip
def test_a_quorum_counts_agencies_where_the_number_is_stated(
    db: None, monkeypatch: pytest.MonkeyPatch, roles: tuple[str, ...], missing: str, is_quorate: bool
) -> None:
    stated = packs.load("jersey", settings={"quorum-of-conference": {"agencies": 2}})
    monkeypatch.setattr(procedure, "pack", lambda: stated)
    with at_work(people.CONNIE):
        meeting = make(Meeting, kind="initial-conference").id
        for number, role in enumerate(roles):
            make(Attendance, meeting_id=meeting, name=f"Nobody {number}", role=role, how="whole")
        found = quorums.of(meeting=meeting, today=TODAY)
    assert (found.missing, found.is_quorate, found.needed) == (missing, is_quorate, 2)


def test_a_quorum_that_is_not_stated_is_not_made_up(inside: entry.Entered) -> None:
    found = quorums.of(meeting=conference(), today=TODAY)
    assert (found.is_quorate, found.needed) == (None, None)
    assert "is not stated by this authority" in found.missing
    assert [each.say for each in found.follows] == [
        "Only a review conference that is quorate decides that registration is no longer necessary."
    ]
