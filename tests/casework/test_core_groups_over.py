"""What was withdrawn, cancelled, completed or has ended brings nothing along and is written no more."""

from uuid import UUID

import pytest

from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    core_group_completions,
    core_group_meetings,
    core_group_pages,
    core_group_papers,
    core_group_records,
    gathered,
    outcome_progress,
    plan_drafts,
    plan_glance,
    plan_versions,
    withdrawals,
)
from holdfast.records.models import (
    CoreGroup,
    GroupDecision,
    Meeting,
    MeetingChild,
    OutcomeProgress,
    Plan,
    Registration,
)
from tests import people
from tests.casework import core_group_house
from tests.casework.core_group_house import ADA, BEN
from tests.casework.recorded import NOW, at_work, in_authority, make
from tests.casework.walled import (
    UMA,
    arranging,
    at_the_meeting,
    group_of,
    kept_out,
    reads,
)
from tests.standings import TODAY


def test_a_child_who_was_no_part_of_it_after_all_brings_nothing_of_it_along(db: None) -> None:
    """Another family's core group recorded on a child by mistake, and withdrawn: nothing of it is left."""
    secret, wrong = "Said of another family", group_of(UMA)
    mine = group_of(ADA)
    with in_authority("jersey"):
        part = make(MeetingChild, meeting_id=wrong, child_id=ADA)
        make(GroupDecision, meeting_id=wrong, text=secret)
        make(CoreGroup, meeting_id=wrong, meets_at=secret, membership_reviewed=True)
        outcome = core_group_house.outcome(
            Plan.standing.get(registration__child=ADA).needs.first(), "The home is warm too", UUID(int=77)
        )
        make(
            OutcomeProgress, meeting_id=wrong, child_id=ADA, outcome=outcome, key=UUID(int=77), scale=1,
            evidence=secret,
        )  # fmt: skip
        Meeting.objects.filter(id=wrong).update(held_on=TODAY)
    with at_work(people.MALCOLM):
        assert secret in repr(outcome_progress.over_time(child=ADA, today=TODAY))
        withdrawals.withdraw(what="meeting", part=part.id, why="Another family's", today=TODAY, now=NOW)
        for name, read in reads(mine, ADA).items():
            assert secret not in repr(read()), name
        assert secret not in repr(outcome_progress.over_time(child=ADA, today=TODAY))
        glance = plan_glance.Glance(child=ADA, today=TODAY).read()
        assert glance is not None
        trends = [each.progress for each in glance.outcomes]
        assert not any(trends), trends
        found = gathered.find(meeting=mine, what=May.SEE, today=TODAY)
        assert secret not in repr(core_group_records.as_record(found=found, child=ADA, today=TODAY))


def test_a_plan_entered_on_the_wrong_child_stands_on_no_page_of_the_child_once_withdrawn(db: None) -> None:
    with in_authority("jersey"):
        core_group_house.plan(ADA)
        core_group_house.members()
        row = Registration.standing.get(child=ADA)
    with at_work(people.MALCOLM):
        draft = plan_drafts.begin(children=[ADA], today=TODAY)[0]
        withdrawals.withdraw(what="registration", part=row.id, why="Ben's", today=TODAY, now=NOW)
        assert "boiler" not in repr(core_group_pages.show(child=ADA, today=TODAY))
        with pytest.raises((NotHere, Refused)):
            plan_drafts.write_aim(plan=draft, aim="x", today=TODAY)
        with pytest.raises((NotHere, Refused)):
            plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", why="x", today=TODAY)


def test_what_is_cancelled_completed_or_signed_is_neither_completed_nor_written_again(db: None) -> None:
    cancelled, completed = group_of(ADA), group_of(BEN)
    with at_work(people.WINIFRED):
        core_group_meetings.cancel(meeting=cancelled, on=TODAY, reason="Snow", today=TODAY)
        core_group_completions.complete(meeting=completed, on=TODAY, today=TODAY)
    writing = at_the_meeting(cancelled, ADA)
    kept_out(people.WINIFRED, {name: each for name, each in writing.items() if name != "report"})
    again = at_the_meeting(completed, BEN)
    kept_out(people.WINIFRED, {name: again[name] for name in ("done", "carry", "add", "complete")})
    moves = arranging(completed, BEN)
    kept_out(
        people.WINIFRED, {name: moves[name] for name in ("move", "cancel", "say place", "appoint", "invite")}
    )
    with at_work(people.WINIFRED):
        core_group_papers.sign(meeting=completed, on=TODAY, today=TODAY)
    kept_out(people.WINIFRED, {name: each for name, each in again.items() if name != "report"})


def test_a_cancelled_core_group_makes_no_plan(db: None) -> None:
    meeting = group_of(ADA)
    with at_work(people.WINIFRED):
        draft = plan_drafts.begin(children=[ADA], meeting=meeting, why="So", today=TODAY)[0]
        core_group_meetings.cancel(meeting=meeting, on=TODAY, reason="Snow", today=TODAY)
    for member in (people.WINIFRED, people.CONNIE):
        with at_work(member), pytest.raises(Refused):
            plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", meeting=meeting, today=TODAY)


def test_who_only_arranges_makes_no_plan_before_the_core_group_was_held(db: None) -> None:
    meeting = group_of(ADA)
    with at_work(people.WINIFRED):
        draft = plan_drafts.begin(children=[ADA], meeting=meeting, why="So", today=TODAY)[0]
    with at_work(people.CONNIE), pytest.raises(Refused):
        plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", meeting=meeting, today=TODAY)


def test_an_ended_plan_gets_no_new_version(db: None) -> None:
    with at_work(people.WINIFRED):
        core_group_house.plan(ADA)
        draft = plan_drafts.begin(children=[ADA], why="So", today=TODAY)[0]
        Registration.standing.filter(child=ADA).update(until_on=TODAY, grounds="no-longer-at-risk")
        with pytest.raises((Refused, NotHere)):
            plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
