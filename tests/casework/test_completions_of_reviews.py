"""Reviews completed: plans that end and go on, children added, categories, written reports, no quorum."""

from dataclasses import replace
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.casework import completions, conferences_fixed, obligations
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import Meeting, RegistrationCategory
from tests import people as cast
from tests.casework import recorded
from tests.casework.concluding import (
    CONTINUES,
    ENDS,
    FIXED,
    child,
    convene,
    decide,
    group,
    ready,
)
from tests.casework.refused import refused
from tests.casework.test_completions import chairing, complete, stands, told
from tests.standings import TODAY

__all__ = ["chairing"]
ADA = cast.ADA.id


@pytest.mark.requirement("J-5.2")
def test_no_plan_ends_without_a_risk_assessment(chairing: entry.Entered) -> None:
    meeting = ready(ADA, kind="review-conference", finding=ENDS)
    (block,) = completions.blocks(meeting=meeting, today=TODAY)
    assert (block.child, block.address_name, block.can_be_reason) == (ADA, "risk-assessment", False)
    with pytest.raises(StandsInTheWay) as refusal:
        complete(meeting, breach="it was forgotten")
    assert {each.guard for each in refusal.value.refusals} == {"risk-assessed-before-ending"}
    recorded.milestone(ADA, "risk-assessment", date(2026, 2, 20), what="before-ending")
    complete(meeting)
    found = stands(ADA)
    assert found is not None
    assert (found.until_on, found.grounds, found.then) == (TODAY, "no-longer-at-risk", "child-in-need")


@pytest.mark.requirement("J-6.11")
def test_a_plan_ends_on_one_ground_or_more(chairing: entry.Entered) -> None:
    recorded.milestone(ADA, "risk-assessment", date(2026, 2, 20))
    both = replace(ENDS, grounds=["no-longer-at-risk", "abuser-gone"])
    complete(ready(ADA, kind="review-conference", finding=both))
    assert told(ADA, "review-conference")[0]["grounds"] == ["no-longer-at-risk", "abuser-gone"]
    found = stands(ADA)
    assert found is not None
    assert found.grounds == "no-longer-at-risk"


@pytest.mark.requirement("J-6.20")
def test_an_inquorate_review_ends_no_plan_and_begins_one(chairing: entry.Entered) -> None:
    recorded.milestone(ADA, "risk-assessment", date(2026, 2, 20))
    dee = child("Dee")
    meeting = ready(ADA, dee, kind="review-conference", others={ADA: ENDS})
    conferences_fixed.fix(meeting=meeting, fixed=replace(FIXED, quorate=False), today=TODAY)
    (block,) = [each for each in completions.blocks(meeting=meeting, today=TODAY) if each.of_guard]
    assert (block.child, block.can_be_reason) == (ADA, False)
    with pytest.raises(StandsInTheWay):
        complete(meeting, breach="two agencies stayed away")
    decide(meeting, replace(CONTINUES, decision="deferred", plan_needed=None), ADA)
    complete(meeting, breach="two agencies stayed away")
    begun, goes_on = stands(dee), stands(ADA)
    assert begun is not None
    assert goes_on is not None
    assert (begun.from_on, goes_on.until_on) == (TODAY, None)


@pytest.mark.requirement("J-6.23")
def test_a_child_added_at_a_review_has_all_that_an_initial_conference_sets_going(
    chairing: entry.Entered,
) -> None:
    dee = child("Dee")
    meeting = ready(ADA, dee, kind="review-conference", others={ADA: CONTINUES})
    complete(meeting)
    (event,) = told(dee, "initial-conference")
    assert (event["kind"], event["decision"], event["categories"]) == ("at-review", "plan", ["neglect"])
    assert told(dee, "review-conference") == []
    assert [each["decision"] for each in told(ADA, "review-conference")] == ["continue"]
    due = {each.duty for each in obligations.open_of(children=[dee], today=TODAY)}
    assert {"first-core-group", "social-worker-allocated"} <= due


@pytest.mark.requirement("J-6.24")
def test_what_comes_after_the_plan_is_said(chairing: entry.Entered) -> None:
    recorded.milestone(ADA, "risk-assessment", date(2026, 2, 20))
    meeting = ready(ADA, kind="review-conference", finding=replace(ENDS, then=""))
    (block,) = completions.blocks(meeting=meeting, today=TODAY)
    assert block.say == (
        "Say what follows for Ada when the plan ends: a Child in Need or Team around the child and family "
        "plan, or nothing more."
    )
    decide(meeting, replace(ENDS, then="team-around-child"), ADA)
    complete(meeting)
    assert told(ADA, "review-conference")[0]["then"] == "team-around-child"


@pytest.mark.requirement("J-6.25")
def test_a_review_fixes_the_next_core_group_and_review(chairing: entry.Entered) -> None:
    meeting = ready(ADA, kind="review-conference", finding=CONTINUES)
    late = replace(FIXED, next_review_on=date(2026, 9, 3), first_core_group_at=None)
    conferences_fixed.fix(meeting=meeting, fixed=late, today=TODAY)
    with pytest.raises(StandsInTheWay) as refusal:
        complete(meeting)
    assert {each.guard for each in refusal.value.refusals} == {"next-meetings-fixed", "next-review-in-time"}
    conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    done = complete(meeting)
    assert {each.kind for each in done.next} == {"core-group", "review-conference"}


@pytest.mark.requirement("J-6.26")
def test_a_review_by_written_reports_needs_its_reason_and_ends_nothing(chairing: entry.Entered) -> None:
    recorded.milestone(ADA, "risk-assessment", date(2026, 2, 20))
    meeting = convene(ADA, kind="review-conference")
    decide(meeting, ENDS, ADA)
    with refused("Say why it was done by written reports alone"):
        conferences_fixed.fix(meeting=meeting, fixed=replace(FIXED, by_reports=True), today=TODAY)
    by_reports = replace(FIXED, by_reports=True, by_reports_why="Looked after off island", quorate=None)
    conferences_fixed.fix(meeting=meeting, fixed=by_reports, today=TODAY)
    with pytest.raises(StandsInTheWay) as refusal:
        complete(meeting)
    assert "not-ended-by-reports" in {each.guard for each in refusal.value.refusals}
    decide(meeting, CONTINUES, ADA)
    group(meeting, ADA)
    complete(meeting)
    assert Meeting.objects.get(id=meeting).members == []


def test_the_categories_change_over_time(chairing: entry.Entered) -> None:
    complete(ready(ADA, kind="review-conference", finding=replace(CONTINUES, categories=["physical-abuse"])))
    rows = RegistrationCategory.standing.filter(registration__child=ADA).order_by("from_on")
    assert [(each.category, each.until_on) for each in rows] == [("neglect", TODAY), ("physical-abuse", None)]
