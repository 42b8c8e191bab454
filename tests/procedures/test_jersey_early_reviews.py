"""Jersey: what calls for a review sooner: obstacles, whereabouts unknown, fresh concerns, changes."""

import pytest

from tests.procedures.jersey import check, none, registered, review
from tests.procedures.timelines import Event, event

CONFERENCE = registered("2026-01-13")
OBSTACLE = event("implementation-difficulty", "2026-02-03", by="social-worker", overcome=False)

HELD = [
    pytest.param([], "due", id="not held yet"),
    pytest.param([review("2026-02-12")], "met", id="held"),
    pytest.param([review("2026-02-12", quorate=False)], "due", id="held without a quorum"),
    pytest.param([event("core-group", "2026-02-12")], "due", id="a core group instead"),
    pytest.param(
        [event("considered", "2026-02-12", what="early-review", decision="no")],
        "due",
        id="considered, not held",
    ),
]


@pytest.mark.requirement("J-1.5")
@pytest.mark.parametrize(("later", "state"), HELD)
def test_an_obstacle_that_stays_brings_an_early_review(later: list[Event], state: str) -> None:
    found = check(
        [CONFERENCE, OBSTACLE, *later], "2026-03-01", "early-review", None, state, trigger_on="2026-02-03"
    )
    assert (found["when"], found["modality"]) == ("not stated", "must")


@pytest.mark.requirement("J-1.5")
def test_an_obstacle_that_was_overcome_brings_none() -> None:
    overcome = event("implementation-difficulty", "2026-02-03", by="social-worker", overcome=True)
    none([CONFERENCE, overcome], "2026-03-01", "early-review")


@pytest.mark.requirement("J-1.5")
def test_an_obstacle_not_said_to_be_overcome_stays() -> None:
    unsaid = event("implementation-difficulty", "2026-02-03", by="social-worker")
    check([CONFERENCE, unsaid], "2026-03-01", "early-review", None, "due")


@pytest.mark.requirement("J-1.5")
def test_another_difficulty_that_was_overcome_does_not_close_the_first() -> None:
    another = event("implementation-difficulty", "2026-02-17", by="teacher", overcome=True)
    check([CONFERENCE, OBSTACLE, another], "2026-03-01", "early-review", None, "due")


@pytest.mark.requirement("J-1.5")
def test_an_early_review_lapses_with_the_plan() -> None:
    ended = event("plan-ended", "2026-02-20", grounds="left-for-good")
    check([CONFERENCE, OBSTACLE, ended], "2026-03-01", "early-review", None, "lapsed")


CAUSES = [
    pytest.param("missing", id="whereabouts unknown"),
    pytest.param("not-adhered-to", id="the plan is not adhered to"),
    pytest.param("new-concerns", id="fresh concerns of significant harm"),
    pytest.param("circumstances-changed", id="circumstances changed significantly"),
]


@pytest.mark.requirement("J-6.17")
@pytest.mark.parametrize("cause", CAUSES)
def test_bringing_the_review_forward_is_considered(cause: str) -> None:
    happened = [CONFERENCE, event(cause, "2026-02-03")]
    found = check(happened, "2026-03-01", "early-review-considered", None, "due", trigger_on="2026-02-03")
    assert (found["when"], found["modality"]) == ("not stated", "should")
    considered = event(
        "considered", "2026-02-04", what="early-review", decision="no", reason="review is near"
    )
    check([*happened, considered], "2026-03-01", "early-review-considered", None, "met")


@pytest.mark.requirement("J-6.17")
def test_considering_something_else_is_not_considering_the_review() -> None:
    considered = event("considered", "2026-02-04", what="strategy-meeting", decision="yes")
    happened = [CONFERENCE, event("new-concerns", "2026-02-03"), considered]
    check(happened, "2026-03-01", "early-review-considered", None, "due")


@pytest.mark.requirement("J-6.17")
def test_a_change_that_is_not_significant_calls_for_nothing() -> None:
    slight = event("circumstances-changed", "2026-02-03", significant=False)
    none([CONFERENCE, slight], "2026-03-01", "early-review-considered")


@pytest.mark.requirement("J-6.17")
def test_a_change_before_the_registration_calls_for_nothing() -> None:
    none([event("new-concerns", "2026-01-05"), CONFERENCE], "2026-03-01", "early-review-considered")
