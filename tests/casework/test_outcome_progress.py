"""How far an outcome has come: once for brothers and sisters, apart where one differs, over time."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    core_group_completions,
    core_group_papers,
    core_group_talks,
    outcome_progress,
    plan_drafts,
)
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.records.models import CoreGroup, Outcome, OutcomeProgress, Plan
from tests import people
from tests.casework.core_group_house import ADA, BEN, BOTH, SCHOOL, WARM, core_group, plan
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.casework.test_conference_notes import logged
from tests.standings import TODAY


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def say(meeting: UUID, scale: int, children: tuple[UUID, ...] = BOTH, **more: Any) -> Any:
    said = {"outcome": WARM, "today": TODAY, **more}
    return outcome_progress.record(meeting=meeting, children=children, scale=scale, **said)


def scales(meeting: UUID) -> dict[UUID, int]:
    return {each.child: each.scale for each in outcome_progress.of_meeting(meeting=meeting)}


@pytest.mark.requirement("J-4.2")
def test_progress_is_said_once_for_those_who_share_it_and_apart_where_one_differs(
    inside: entry.Entered,
) -> None:
    meeting = core_group()
    found = say(meeting, 2, evidence="Warm on both visits", whose="Winifred", impact="Ben sleeps")
    assert {(each.child, each.scale, each.evidence) for each in found} == {
        (ADA, 2, "Warm on both visits"), (BEN, 2, "Warm on both visits"),
    }  # fmt: skip
    say(meeting, 1, (BEN,), evidence="His room is cold still")
    assert scales(meeting) == {ADA: 2, BEN: 1}
    assert logged("outcome_progress.record") == 1
    assert logged("outcome_progress.record", BEN) == 2


def test_reached_on_the_scale_is_reached_in_the_plan_and_can_be_taken_back_at_the_meeting(
    inside: entry.Entered,
) -> None:
    meeting = core_group()
    say(meeting, 4)
    assert set(Outcome.objects.filter(key=WARM).values_list("reached_on", flat=True)) == {TODAY}
    say(meeting, 3, (ADA,))
    theirs = {
        each.need.plan.registration.child_id: each.reached_on for each in Outcome.objects.filter(key=WARM)
    }
    assert theirs == {ADA: None, BEN: TODAY}


def test_what_cannot_be_is_refused_and_nobody_is_overwritten(inside: entry.Entered) -> None:
    meeting = core_group()
    with refused("Choose how far"):
        say(meeting, 5)
    with pytest.raises(NotHere):
        say(meeting, 2, outcome=SCHOOL)  # which is none of Ben's
    seen = outcome_progress.version(meeting=meeting, key=WARM)
    say(meeting, 2, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        say(meeting, 1, seen=seen)
    assert scales(meeting) == {ADA: 2, BEN: 2}


def test_over_time_it_is_read_meeting_by_meeting(inside: entry.Entered) -> None:
    first = core_group(on=date(2026, 2, 9))
    say(first, 1, evidence="Cold in January")
    core_group_completions.complete(meeting=first, on=date(2026, 2, 9), today=TODAY)
    second = core_group()
    say(second, 3, (ADA,))
    found = {each.text: each.points for each in outcome_progress.over_time(child=ADA, today=TODAY)}
    assert [(each.on, each.scale, each.evidence) for each in found["The home is warm"]] == [
        (date(2026, 2, 9), 1, "Cold in January")
    ]
    core_group_completions.complete(meeting=second, on=TODAY, today=TODAY)
    found = {each.text: each.points for each in outcome_progress.over_time(child=ADA, today=TODAY)}
    assert [each.scale for each in found["The home is warm"]] == [1, 3]
    assert found["Ada is at school every day"] == ()


def test_who_takes_the_notes_writes_until_the_record_is_signed(inside: entry.Entered) -> None:
    core_group_of_ada, meeting = core_group(children=(ADA,)), core_group()
    core_group_talks.write(meeting=core_group_of_ada, said=TalkSaid(discussed="Warmth"), today=TODAY)
    with at_work(people.PENNY), pytest.raises(Refused):
        say(core_group_of_ada, 2, (ADA,))
    CoreGroup.objects.filter(meeting=core_group_of_ada).update(note_taker=people.PENNY.account)
    with at_work(people.PENNY):
        assert scales(core_group_of_ada) == {}
        say(core_group_of_ada, 2, (ADA,))
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    say(meeting, 2)  # written up afterwards
    core_group_papers.sign(meeting=meeting, on=TODAY, today=TODAY)
    with refused("signed"):
        say(meeting, 3)
    assert scales(meeting) == {ADA: 2, BEN: 2}


def test_what_was_said_before_the_plans_shared_an_outcome_goes_on_under_its_key(
    inside: entry.Entered,
) -> None:
    for child in BOTH:
        plan(child)
    Plan.objects.filter(registration__child__in=BOTH).update(part="outline")
    Outcome.objects.filter(key=WARM).update(key=None)  # as two outlines have it that were written apart
    meeting = core_group()
    own = {each.need.plan.registration.child_id: each.id for each in Outcome.objects.filter(key=None)}
    for child in BOTH:
        say(meeting, 1, (child,), outcome=own[child])
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    plan_drafts.begin(children=BOTH, today=TODAY)
    for child in BOTH:
        found = {each.text: each.points for each in outcome_progress.over_time(child=child, today=TODAY)}
        assert [each.scale for each in found["The home is warm"]] == [1]
    assert len(set(OutcomeProgress.objects.values_list("key", flat=True))) == 1
