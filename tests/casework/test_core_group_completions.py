"""A core group completed: held once for all its children, the plans changed, the record sent and signed."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    core_group_actions,
    core_group_completions,
    core_group_papers,
    gathered,
    outcome_progress,
    plan_drafts,
)
from holdfast.records.models import CoreGroup, Meeting, Milestone, Obligation, PaperSent, Plan
from tests import people
from tests.casework.core_group_house import (
    ADA,
    BEN,
    BOILER,
    BOTH,
    MUM,
    TEACHER,
    WARM,
    core_group,
    everybody,
    members,
)
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

NEXT = date(2026, 3, 30)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


@pytest.mark.requirement("C-18")
def test_whether_a_parent_came_is_recorded_with_the_meeting(inside: entry.Entered) -> None:
    meeting = core_group()
    members()
    everybody(meeting, Mary="absent")
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    held = Meeting.objects.get(id=meeting)
    assert held.parents_came is False
    assert "teacher" in held.members
    assert "mother" not in held.members


def test_one_that_was_arranged_before_it_and_never_held_is_not_the_next(inside: entry.Entered) -> None:
    core_group(on=date(2026, 2, 9))
    meeting = core_group()
    later = core_group(on=NEXT)
    found = core_group_completions.before(meeting=meeting, today=TODAY)
    assert [each.id for each in found.next] == [later]


def test_it_counts_as_held_for_every_child_and_arranges_the_next(inside: entry.Entered) -> None:
    meeting = core_group()
    outcome_progress.record(meeting=meeting, outcome=WARM, children=BOTH, scale=2, today=TODAY)
    found = core_group_completions.complete(
        meeting=meeting, on=TODAY, today=TODAY, next_on=NEXT, next_venue="The surgery"
    )
    assert [(each.for_on, each.children) for each in found.next] == [(NEXT, (BEN, ADA))]
    assert Meeting.objects.get(id=found.next[0].id).venue == "The surgery"
    held = Meeting.objects.get(id=meeting)
    assert (held.held_on, held.decisions_recorded) == (TODAY, True)
    group = CoreGroup.objects.get(meeting=meeting)
    assert (group.completed_on, group.completed_by_id) == (TODAY, people.WINIFRED.account)
    due = Obligation.objects.filter(child__in=BOTH, duty="core-group", trigger_on=TODAY)
    assert due.count() == 2
    with refused("completed already"):
        core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)


def test_what_changed_becomes_the_plans_of_the_children_chosen(inside: entry.Entered) -> None:
    meeting = core_group()
    core_group_actions.carry(meeting=meeting, action=BOILER, by_on=NEXT, today=TODAY)
    before = core_group_completions.before(meeting=meeting, today=TODAY)
    assert [(each.child, each.here) for each in before.drafts] == [(BEN, True), (ADA, True)]
    made = core_group_completions.complete(
        meeting=meeting, on=TODAY, today=TODAY, plans=[each.plan for each in before.drafts]
    )
    plans = Plan.standing.filter(id__in=made.plans)
    assert {(each.state, each.at, each.meeting_id) for each in plans} == {("made", "core-group", meeting)}
    old = Plan.standing.filter(registration__child__in=BOTH).exclude(id__in=made.plans)
    assert set(old.values_list("replaced_on", flat=True)) == {TODAY}


def test_a_draft_of_elsewhere_is_made_here_only_where_there_is_no_detailed_plan_yet(
    inside: entry.Entered,
) -> None:
    meeting = core_group()
    plan_drafts.begin(children=BOTH, today=TODAY, why="Worked on between the meetings")
    plans = Plan.standing.filter(registration__child__in=BOTH)
    for part, here in (("detailed", False), ("outline", True)):
        plans.update(part=part)
        before = core_group_completions.before(meeting=meeting, today=TODAY)
        assert [each.here for each in before.drafts] == [here, here]


def test_what_is_not_said_is_named_and_stands_in_nobodys_way(inside: entry.Entered) -> None:
    meeting = core_group()
    members()
    said = core_group_completions.before(meeting=meeting, today=TODAY).unsaid
    assert any("who led it" in each for each in said)
    assert any(MUM in each and TEACHER in each for each in said)
    assert "It is not said how far this has come: The home is warm" in said
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    assert Meeting.objects.get(id=meeting).held_on == TODAY


def test_nothing_of_others_is_made_and_no_day_ahead(inside: entry.Entered) -> None:
    meeting = core_group()
    with refused("in the future"):
        core_group_completions.complete(meeting=meeting, on=NEXT, today=TODAY)
    with pytest.raises(NotHere):
        core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY, plans=[meeting])


@pytest.mark.requirement("J-3.9")
def test_the_record_goes_to_all_members_and_the_manager(inside: entry.Entered) -> None:
    meeting = core_group()
    members()
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    papers = list(PaperSent.standing.filter(meeting=meeting, kind="record"))
    assert {MUM, TEACHER, "Winifred Worker", "Malcolm Manager"} <= {each.to_name for each in papers}
    first, *rest = [each.id for each in papers]
    core_group_papers.sent(papers=[first], on=TODAY, how="email", today=TODAY)
    assert not Milestone.objects.filter(event="record-distributed").exists()
    core_group_papers.sent(papers=rest, on=TODAY, how="post", today=TODAY)
    made = Milestone.objects.get(event="record-distributed")
    assert {"mother", "teacher", "team-manager"} <= set(made.to_role.split(", "))
    assert set(PaperSent.standing.filter(meeting=meeting).values_list("milestone", flat=True)) == {made.id}


@pytest.mark.requirement("M-2.4c")
def test_the_minutes_are_due_in_five_working_days_and_sending_them_meets_it(db: None) -> None:
    with at_work(people.MONA):
        meeting = core_group(children=(people.FINLO.id,))
        core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
        papers = PaperSent.standing.filter(meeting=meeting)
        assert set(papers.values_list("wanted_by_on", flat=True)) == {date(2026, 3, 9)}
        due = Obligation.objects.filter(child=people.FINLO.id, duty="core-group-minutes")
        assert [each.met_on for each in due] == [None]
        core_group_papers.sent(papers=[each.id for each in papers], on=TODAY, how="email", today=TODAY)
        assert Obligation.objects.get(child=people.FINLO.id, duty="core-group-minutes").met_on == TODAY


@pytest.mark.requirement("J-3.12")
def test_the_record_is_signed_once_it_is_complete_and_stays_as_it_is(inside: entry.Entered) -> None:
    meeting = core_group()
    with refused("not completed yet"):
        core_group_papers.sign(meeting=meeting, on=TODAY, today=TODAY)
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    core_group_papers.sign(meeting=meeting, on=TODAY, today=TODAY)
    group = gathered.find(meeting=meeting, what=May.SEE, today=TODAY).group
    assert (group.signed_on, group.signed_by_id) == (TODAY, people.WINIFRED.account)
    with refused("signed"):
        core_group_papers.sign(meeting=meeting, on=TODAY, today=TODAY)
