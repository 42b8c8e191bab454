"""Meetings arranged, moved, held and cancelled for several children; what a conference sets in motion."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import happened, meetings, milestones, obligations, particulars, people, registrations
from holdfast.casework.guarded import StandsInTheWay
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id
DECIDED = date(2026, 2, 2)  # a Monday


@pytest.fixture
def arranging(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.CONNIE) as entered:
        yield entered


def arrange(**said: Any) -> meetings.Arranged:
    default = {
        "kind": "core-group", "children": [ADA, BEN], "for_on": date(2026, 3, 9), "arranged_on": TODAY,
        "today": TODAY,
    }  # fmt: skip
    return meetings.arrange(**{**default, **said})


def review(**said: Any) -> meetings.MeetingHeld:
    default = {
        "kind": "review-conference", "children": [ADA], "held_on": DECIDED, "decisions": {ADA: "continue"},
        "quorate": True, "next_on": date(2026, 7, 31), "next_core_group_on": date(2026, 2, 16),
        "next_core_group_at": time(10, 0), "core_group_every": "4 weeks", "today": TODAY,
    }  # fmt: skip
    return meetings.hold(**{**default, **said})


def cora() -> UUID:
    return people.record(given_name="Cora", family_name="Made-Up", born_on=date(2019, 1, 1), today=TODAY).id


def initial(child: UUID, **said: Any) -> meetings.MeetingHeld:
    default = {
        "kind": "initial-conference", "children": [child], "held_on": DECIDED, "decisions": {child: "plan"},
        "categories": ["neglect"], "quorate": True, "next_core_group_on": date(2026, 2, 16),
        "core_group_every": "4 weeks", "today": TODAY,
    }  # fmt: skip
    return meetings.hold(**{**default, **said})


def told(child: UUID, event: str) -> list[dict[str, Any]]:
    return [each for each in happened.of(children=[child])[child]["happened"] if each["event"] == event]


def test_a_meeting_is_arranged_for_several_children_at_once(arranging: entry.Entered) -> None:
    made = arrange(at=time(14, 30), venue="The school")
    assert (made.children, made.for_on, made.at, made.venue) == (
        (BEN, ADA), date(2026, 3, 9), time(14, 30), "The school",
    )  # fmt: skip
    assert [each["for"] for each in told(BEN, "conference-arranged")] == ["2026-03-09"]
    assert meetings.list_arranged(child=BEN, today=TODAY) == (made,)
    logged = Entry.objects.filter(what="meetings.arrange").values_list("about_id", flat=True)
    assert set(logged) == {ADA, BEN}


def test_a_move_keeps_the_day_before_and_its_reason(arranging: entry.Entered) -> None:
    made = arrange()
    moved = meetings.move(
        meeting=made.id, for_on=date(2026, 3, 12), on=TODAY, reason="the room is taken", today=TODAY
    )
    assert (moved.for_on, moved.moved) == (date(2026, 3, 12), 1)
    with refused("Say why it is moved"):
        meetings.move(meeting=made.id, for_on=date(2026, 3, 13), on=TODAY, reason="", today=TODAY)
    meetings.cancel(meeting=made.id, on=TODAY, reason="nobody can come", today=TODAY)
    assert meetings.list_arranged(child=ADA, today=TODAY) == ()
    with refused("This meeting was cancelled already"):
        meetings.move(meeting=made.id, for_on=date(2026, 3, 13), on=TODAY, reason="x", today=TODAY)


@pytest.mark.requirement("J-6.16")
def test_a_conference_is_moved_with_the_agreement_of_the_manager(arranging: entry.Entered) -> None:
    made = arrange(kind="review-conference", for_on=date(2026, 3, 20))
    moving: dict[str, Any] = {"meeting": made.id, "for_on": date(2026, 4, 3), "on": TODAY, "today": TODAY}
    with pytest.raises(StandsInTheWay) as refusal:
        meetings.move(**moving, reason="the chair is ill")
    assert {each.guard for each in refusal.value.refusals} == {"move-agreed"}
    assert "safeguarding manager" in refusal.value.who_can_help
    moved = meetings.move(
        **moving,
        reason="the chair is ill",
        agreed_by="safeguarding-manager",
    )
    assert (moved.for_on, moved.moved) == (date(2026, 4, 3), 1)


def test_a_review_is_arranged_once(arranging: entry.Entered) -> None:
    arrange(kind="review-conference", for_on=date(2026, 3, 20))
    with refused("It is arranged for 20 March 2026 already: move that one"):
        arrange(kind="review-conference", children=[BEN], for_on=date(2026, 3, 21))
    arrange()
    arrange(for_on=date(2026, 4, 6))  # core groups stand side by side


@pytest.mark.requirement("J-2.23")
def test_an_interpreter_whom_the_family_needs_is_arranged(db: None) -> None:
    with at_work(cast.WINIFRED):
        particulars.record_language(
            person=cast.MOTHER.id, language="Portuguese", interpreter_needed=True, today=TODAY
        )
        with pytest.raises(StandsInTheWay) as refusal:
            arrange()
        assert {each.guard for each in refusal.value.refusals} == {"interpreter-arranged"}
        arrange(reasons={"interpreter-arranged": "she asked to do without"})
        logged = Entry.objects.filter(what="meetings.arrange", about_id=ADA)
        assert logged.get().why == "interpreter-arranged: she asked to do without"
        assert arrange(interpreter="An invented interpreter", for_on=date(2026, 4, 6))


@pytest.mark.requirement("J-4.7")
def test_the_first_core_group_is_due_ten_working_days_after_the_conference(arranging: entry.Entered) -> None:
    """Held on Mon 2 Feb 2026: the tenth working day after it is Mon 16 Feb; held on the 13th, it is met."""
    child = cora()
    initial(child)
    due = [
        each for each in obligations.open_of(children=[child], today=TODAY) if each.duty == "first-core-group"
    ]
    assert [each.due_on for each in due] == [date(2026, 2, 16)]
    meetings.hold(
        kind="core-group", children=[child], held_on=date(2026, 2, 13), decisions_recorded=True, today=TODAY
    )
    found = {each.key: each for each in obligations.of_child(child=child, today=TODAY)}
    assert found[due[0].key].met_on == date(2026, 2, 13)


@pytest.mark.requirement("J-4.12")
def test_a_conference_is_complete_when_the_first_core_group_is_fixed(arranging: entry.Entered) -> None:
    child = cora()
    with pytest.raises(StandsInTheWay) as refusal:
        initial(child, next_core_group_on=None)
    assert {each.guard for each in refusal.value.refusals} == {"first-core-group-fixed"}
    assert registrations.find(child=child, on=DECIDED) is None
    held = initial(child)
    assert [(each.kind, each.for_on) for each in held.next] == [("core-group", date(2026, 2, 16))]
    assert registrations.of_child(child=child, today=TODAY)[0].categories == ("neglect",)


def test_what_was_not_done_is_recorded_as_a_breach(arranging: entry.Entered) -> None:
    child = cora()
    initial(child, next_core_group_on=None, breach="the family left early")
    logged = Entry.objects.get(what="meetings.hold", about_id=child)
    assert logged.why.startswith("not kept to: first-core-group-fixed (")
    assert logged.why.endswith("the family left early")
    assert registrations.find(child=child, on=DECIDED)


@pytest.mark.requirement("J-6.25")
def test_a_review_fixes_the_next_core_group_and_the_next_review(arranging: entry.Entered) -> None:
    """Six months after 2 Feb 2026 is 2 Aug 2026; a core group needs its hour."""
    for said in ({"next_core_group_at": None}, {"next_on": None}, {"next_on": date(2026, 8, 3)}):
        with pytest.raises(StandsInTheWay):
            review(**said)
    held = review(next_on=date(2026, 8, 2))
    assert [(each.kind, each.for_on) for each in held.next] == [
        ("review-conference", date(2026, 8, 2)), ("core-group", date(2026, 2, 16)),
    ]  # fmt: skip


@pytest.mark.requirement("J-5.2")
def test_a_review_ends_no_plan_without_a_risk_assessment(arranging: entry.Entered) -> None:
    """Not as a breach either."""
    ending = {"decisions": {ADA: "end"}, "grounds": "no-longer-at-risk", "then": "child-in-need"}
    with pytest.raises(StandsInTheWay) as refusal:
        review(**ending, breach="everybody agreed")
    assert {each.guard for each in refusal.value.refusals} == {"risk-assessed-before-ending"}
    assert registrations.find(child=ADA, on=TODAY)
    with entry.enter(actor=cast.WINIFRED.actor, authority=arranging.authority):
        milestones.record(event="risk-assessment", children=[ADA], on=date(2026, 1, 26), today=TODAY)
    review(**ending)
    found = registrations.of_child(child=ADA, today=TODAY)[0]
    assert (found.until_on, found.grounds, found.then) == (DECIDED, "no-longer-at-risk", "child-in-need")
    assert [each["event"] for each in happened.of(children=[ADA])[ADA]["happened"]].count("plan-ended") == 0


@pytest.mark.requirement("J-6.20")
def test_an_inquorate_review_ends_no_plan(arranging: entry.Entered) -> None:
    with entry.enter(actor=cast.WINIFRED.actor, authority=arranging.authority):
        milestones.record(event="risk-assessment", children=[ADA], on=date(2026, 1, 26), today=TODAY)
    with pytest.raises(StandsInTheWay) as refusal:
        review(decisions={ADA: "end"}, grounds="no-longer-at-risk", quorate=False)
    assert {each.guard for each in refusal.value.refusals} == {"quorate-to-end"}
    review(decisions={ADA: "deferred"}, quorate=False)
    assert registrations.find(child=ADA, on=TODAY)


@pytest.mark.requirement("M-2.2b")
def test_the_first_core_group_is_not_on_the_day_of_the_conference(db: None) -> None:
    man = next(each for each in entry.list_authorities() if each.slug == "isle-of-man")
    with entry.enter(actor=actors.system(part="example"), authority=man.id, reason="an example"):
        child = cora()
        initial(child, next_core_group_on=None)
        with pytest.raises(StandsInTheWay) as refusal:
            arrange(children=[child], for_on=DECIDED, arranged_on=DECIDED)
        assert {each.guard for each in refusal.value.refusals} == {"first-core-group-not-at-once"}
        assert arrange(children=[child], for_on=date(2026, 2, 3), arranged_on=DECIDED)


def test_the_receiving_conference_ends_what_was_carried_in(arranging: entry.Entered) -> None:
    initial(ADA, decisions={ADA: "plan"}, categories=["physical-abuse"])
    found = registrations.of_child(child=ADA, today=TODAY)
    assert [(each.began_as, each.from_on, each.until_on) for each in found] == [
        ("initial-conference", DECIDED, None), ("carried-in", date(2026, 1, 5), DECIDED),
    ]  # fmt: skip


def test_a_child_with_a_plan_is_not_registered_twice(arranging: entry.Entered) -> None:
    child = cora()
    initial(child)
    with refused("The child has a plan at that time already"):
        initial(child, held_on=date(2026, 2, 10), next_core_group_on=date(2026, 2, 17))


def test_the_meeting_that_was_arranged_for_that_day_is_the_one_held(arranging: entry.Entered) -> None:
    made = arrange(for_on=date(2026, 2, 27), arranged_on=date(2026, 2, 20))
    held = meetings.hold(
        kind="core-group", children=[ADA, BEN], held_on=date(2026, 2, 27), members=["mother"],
        parents_came=True, decisions_recorded=True, next_on=date(2026, 3, 27), today=TODAY,
    )  # fmt: skip
    assert held.id == made.id
    assert [each.for_on for each in meetings.list_arranged(child=ADA, today=TODAY)] == [date(2026, 3, 27)]
    core_group = told(ADA, "core-group")[0]
    assert (core_group["on"], core_group["parents"], core_group["next_on"]) == (
        "2026-02-27", True, "2026-03-27",
    )  # fmt: skip


def test_what_cannot_be_is_refused_in_words(arranging: entry.Entered) -> None:
    with refused("not one of the choices for the meeting"):
        arrange(kind="party")
    with refused("set for a day before it was arranged"):
        arrange(for_on=date(2026, 3, 1))
    with refused("in the future"):
        arrange(arranged_on=date(2026, 3, 3))
    with refused("Say what was decided for each child"):
        review(children=[ADA, BEN])
    with refused("not one of the choices for the decision"):
        review(decisions={ADA: "perhaps"})
    with refused("Say why the plan ends"):
        review(decisions={ADA: "end"})
    with refused("Say under which category"):
        initial(cora(), categories=[])
    with refused("The meeting is in the future"):
        review(held_on=date(2026, 3, 3))
    made = arrange()
    with refused("was arranged for more children"):
        meetings.hold(kind="core-group", children=[ADA], held_on=TODAY, meeting=made.id, today=TODAY)
    with refused("another kind of meeting"):
        meetings.hold(
            kind="looked-after-review", children=[ADA, BEN], held_on=TODAY, meeting=made.id, today=TODAY
        )
    with pytest.raises(NotHere):
        meetings.cancel(meeting=ADA, on=TODAY, reason="x", today=TODAY)


@pytest.mark.parametrize("member", [cast.PENNY, cast.INES, cast.SEBASTIAN])
def test_who_only_sees_arranges_nothing(db: None, member: cast.Member) -> None:
    with at_work(member), refused("but not record meetings", helped_by="the manager"):
        arrange(children=[ADA])
