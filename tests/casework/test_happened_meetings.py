"""Meetings read from the tables: arranged, moved, cancelled, held; and what a procedure makes of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from holdfast.casework import happened
from holdfast.procedures.case import read
from holdfast.procedures.meetings import Meeting, arrange
from holdfast.records.models import ConferenceInvitation
from tests.casework import recorded
from tests.casework.recorded import arranged, meeting

D = date(2025, 1, 13)


def on(days: int) -> date:
    """So many days after the first."""
    return D + timedelta(days=days)


@pytest.fixture
def child(db: None) -> Iterator[UUID]:
    with recorded.at_work():
        yield recorded.person()


def events(child: UUID) -> list[dict[str, Any]]:
    case = read(happened.of(children=[child])[child])
    return [{"event": each.event, "on": each.on, "id": each.id, **each.fields} for each in case.happened]


def known(child: UUID, kind: str) -> list[Meeting]:
    """The meetings of a kind as the procedures know them."""
    return arrange(read(happened.of(children=[child])[child]).happened)[kind]


def test_a_meeting_arranged_moved_and_held(child: UUID) -> None:
    part = meeting(child, "review-conference", decision="continue", held_on=on(35), members=["police", "?"])
    first = arranged(part, on(30), on=on(1))
    second = arranged(part, on(35), on=on(20), reason="illness", agreed_by="conference-chair")
    assert events(child) == [
        {
            "event": "conference-arranged", "on": on(1), "id": str(first.id),
            "conference": "review-conference", "for": on(30),
        },
        {
            "event": "conference-arranged", "on": on(20), "id": str(second.id),
            "conference": "review-conference", "for": on(35), "instead_of": on(30).isoformat(),
            "reason": "illness", "agreed_by": ("conference-chair",),
        },
        {
            "event": "review-conference", "on": on(35), "id": str(part.id), "decision": "continue",
            "members": ("police",),
        },
    ]  # fmt: skip
    (only,) = known(child, "review-conference")
    assert (only.on, only.held is not None, only.moved_from) == (on(35), True, [on(30)])


def test_moved_twice_in_one_day_is_moved_once(child: UUID) -> None:
    part = meeting(child, "review-conference")
    first = arranged(part, on(30), on=on(1))
    earlier, last = arranged(part, on(40), on=on(2)), arranged(part, on(20), on=on(2))
    assert [(each["id"], each["for"]) for each in events(child)] == [
        (str(first.id), on(30)), (str(last.id), on(20)),
    ]  # fmt: skip
    recorded.told(child, earlier.id, on(3))
    assert events(child)[-1]["of"] == str(last.id)


def test_the_next_one_that_a_meeting_arranges_does_not_move_the_meeting_itself(child: UUID) -> None:
    held = meeting(child, "review-conference", decision="continue", held_on=on(30))
    arranged(held, on(30), on=on(1))
    coming = meeting(child, "review-conference")
    arranged(coming, on(200), on=on(30))
    group = meeting(child, "core-group")
    arranged(group, on(40), on=on(30))
    assert [(each.on, each.held is not None) for each in known(child, "review-conference")] == [
        (on(30), True), (on(200), False),
    ]  # fmt: skip
    assert [each.on for each in known(child, "core-group")] == [on(40)]
    arranged(coming, on(210), on=on(100))
    assert [each.on for each in known(child, "review-conference")] == [on(30), on(210)]
    recorded.milestone(child, "report-to-parents", on(120), of="", for_on=on(200))
    assert events(child)[-1]["for"] == on(200).isoformat()


@pytest.mark.parametrize("kind", ["initial-conference", "looked-after-review"])
def test_what_no_field_says_is_arranged_the_day_after(child: UUID, kind: str) -> None:
    held = meeting(child, kind, decision="deferred" if kind == "initial-conference" else "", held_on=on(30))
    arranged(held, on(30), on=on(1))
    arranged(meeting(child, kind), on(50), on=on(30))
    assert [(each.on, each.held is not None) for each in known(child, kind)] == [
        (on(30), True), (on(50), False),
    ]  # fmt: skip
    assert [each["on"] for each in events(child)] == [on(1), on(30), on(31)]


def test_a_cancelled_meeting(child: UUID) -> None:
    part = meeting(child, "core-group", cancelled_on=on(5), cancelled_why="snow")
    arranged(part, on(10), on=on(1))
    other = meeting(child, "core-group")
    arranged(other, on(12), on=on(5))
    assert [(each.on, each.cancelled_on) for each in known(child, "core-group")] == [
        (on(10), on(5)), (on(12), None),
    ]  # fmt: skip
    meeting(child, "core-group", cancelled_on=on(6))  # never arranged
    assert len(events(child)) == 3


def test_a_conference_cancelled_and_arranged_anew_on_one_day_has_moved(child: UUID) -> None:
    part = meeting(child, "review-conference", cancelled_on=on(5), cancelled_why="snow")
    arranged(part, on(10), on=on(1))
    arranged(meeting(child, "review-conference"), on(12), on=on(5))
    (only,) = known(child, "review-conference")
    assert (only.on, only.moved_from, only.cancelled_on) == (on(12), [on(10)], None)


def test_a_core_group_held_early_leaves_no_other_standing(child: UUID) -> None:
    part = meeting(child, "core-group", held_on=on(8), decisions_recorded=True, parents_came=False)
    arranged(part, on(10), on=on(1))
    (only,) = known(child, "core-group")
    assert (only.on, only.held is not None) == (on(8), True)
    held = events(child)[-1]
    assert (held["decisions_recorded"], held["parents"]) == (True, False)


def test_what_is_dated_after_the_meeting_was_held_arranges_nothing(child: UUID) -> None:
    part = meeting(child, "core-group", held_on=on(8))
    arranged(part, on(8), on=on(9))
    assert [each["event"] for each in events(child)] == ["core-group"]


def test_a_conference_without_a_decision_for_the_child_decides_nothing(child: UUID) -> None:
    meeting(child, "initial-conference", held_on=D, quorate=False)
    assert [(each["decision"], each["quorate"]) for each in events(child)] == [("deferred", False)]


def test_a_meeting_s_part_is_named_before_and_after_it_is_held(child: UUID) -> None:
    part = meeting(child, "review-conference")
    first = arranged(part, on(30), on=on(1))
    recorded.milestone(child, "record-distributed", on(31), of=str(part.id), to_role="parent")
    recorded.milestone(child, "record-distributed", on(32), of=str(part.meeting_id), to_role="police")
    named = [each.get("of") for each in events(child)]
    assert named == [None, str(first.id), str(first.id)]
    part.meeting.held_on, part.decision = on(30), "continue"
    part.meeting.save()
    part.save()
    assert [each.get("of") for each in events(child)] == [None, None, str(part.id), str(part.id)]


def test_each_child_of_a_meeting_has_a_decision_of_its_own(child: UUID) -> None:
    other = recorded.person(given_name="Ben")
    part = meeting(child, "initial-conference", decision="plan", held_on=D)
    recorded.make(type(part), meeting=part.meeting, child_id=other, decision="no-plan")
    assert [events(each)[0]["decision"] for each in (child, other)] == ["plan", "no-plan"]
    part.withdrawn_at = recorded.NOW
    part.save()
    assert (events(child), len(events(other))) == ([], 1)


def test_who_is_invited_is_said_with_the_last_day_it_is_arranged_for(child: UUID) -> None:
    part = meeting(child, "review-conference")
    arranged(part, on(30), on=on(1))
    arranged(part, on(35), on=on(20), reason="illness")
    for role in ("teacher", "mother", "teacher", "?"):
        recorded.make(ConferenceInvitation, meeting=part.meeting, name="Pat Example", role=role)
    recorded.make(
        ConferenceInvitation, meeting=part.meeting, name="Pat Example", role="police", invited=False
    )
    assert [each.get("invited") for each in events(child)] == [None, ("mother", "teacher")]
    (only,) = known(child, "review-conference")
    assert only.invited == ("mother", "teacher")


def test_who_is_invited_to_a_review_that_the_conference_before_it_set(child: UUID) -> None:
    """No arrangement of its own says it: it is told on the day after, and calls no meeting anew."""
    meeting(child, "initial-conference", decision="plan", held_on=on(1))
    part = meeting(child, "review-conference")
    arranged(part, on(80), on=on(1))
    (only,) = known(child, "review-conference")
    assert (only.on, only.invited) == (on(80), None)
    recorded.make(ConferenceInvitation, meeting=part.meeting, name="Pat Example", role="teacher")
    (only,) = known(child, "review-conference")
    assert (only.on, only.invited) == (on(80), ("teacher",))
    assert [each["on"] for each in events(child) if each["event"] == "conference-arranged"] == [on(2)]
