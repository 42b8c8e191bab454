"""Jersey: what the decision to register sets going on its own day: a plan, a social worker, the work.

Every date was counted by hand from the calendar.
"""

import pytest

from tests.procedures.jersey import check, none, registered, review
from tests.procedures.timelines import Event, event

CONFERENCE = registered("2026-01-12")
ALLOCATED = event("allocated", "2026-01-12", role="social-worker")


PLAN = [
    pytest.param([], "2026-01-12", "due", id="due on the day of the decision"),
    pytest.param([], "2026-01-13", "overdue", id="a registration without a plan is shown at once"),
    pytest.param(
        [event("outline-plan-made", "2026-01-12")], "2026-01-13", "met", id="made at the conference"
    ),
    pytest.param(
        [event("outline-plan-made", "2026-01-14")], "2026-01-20", "met-late", id="made two days later"
    ),
    pytest.param([ALLOCATED], "2026-01-13", "overdue", id="a social worker is no plan"),
]


@pytest.mark.requirement("J-1.1")
@pytest.mark.parametrize(("later", "as_of", "state"), PLAN)
def test_every_registered_child_has_a_plan(later: list[Event], as_of: str, state: str) -> None:
    check([CONFERENCE, *later], as_of, "outline-plan", "2026-01-12", state, trigger_on="2026-01-12")


@pytest.mark.requirement("J-1.1")
def test_a_child_not_registered_needs_no_plan() -> None:
    none([registered("2026-01-12", decision="no-plan")], "2026-01-20", "outline-plan")


@pytest.mark.requirement("J-1.1")
def test_an_unborn_child_who_is_registered_has_a_plan() -> None:
    happened = [registered("2026-01-12", kind="pre-birth")]
    check(
        happened,
        "2026-01-13",
        "outline-plan",
        "2026-01-12",
        "overdue",
        child={"born": None, "expected": "2026-04-01"},
    )


@pytest.mark.requirement("J-1.1")
def test_a_second_registration_needs_a_plan_of_its_own() -> None:
    happened = [
        registered("2025-01-13"),
        event("outline-plan-made", "2025-01-13"),
        review("2025-04-10", "end"),
        CONFERENCE,
    ]
    check(happened, "2026-01-13", "outline-plan", "2026-01-12", "overdue", trigger_on="2026-01-12")


SOCIAL_WORKER = [
    pytest.param([], "2026-01-12", "due", id="due on the day of the decision"),
    pytest.param([], "2026-01-13", "overdue", id="overdue the day after"),
    pytest.param([ALLOCATED], "2026-01-13", "met", id="named at the conference"),
    pytest.param(
        [event("allocated", "2026-01-13", role="social-worker")],
        "2026-01-14",
        "met-late",
        id="named a day late",
    ),
    pytest.param(
        [event("allocated", "2026-01-07", role="social-worker")], "2026-01-13", "met", id="had one already"
    ),
    pytest.param(
        [event("allocated", "2026-01-12", role="team-manager")],
        "2026-01-13",
        "overdue",
        id="a manager instead",
    ),
]


@pytest.mark.requirement("J-1.2")
@pytest.mark.parametrize(("later", "as_of", "state"), SOCIAL_WORKER)
def test_a_social_worker_is_allocated_from_the_day_of_the_decision(
    later: list[Event], as_of: str, state: str
) -> None:
    check(
        [CONFERENCE, *later],
        as_of,
        "social-worker-allocated",
        "2026-01-12",
        state,
        trigger_on="2026-01-12",
    )


@pytest.mark.requirement("J-1.2")
def test_a_child_who_loses_the_social_worker_needs_another_that_day() -> None:
    lost = event("unallocated", "2026-03-03", role="social-worker")
    happened = [CONFERENCE, ALLOCATED, lost]
    check(
        happened,
        "2026-03-04",
        "social-worker-allocated",
        "2026-03-03",
        "overdue",
        trigger_on="2026-03-03",
    )
    found = event("allocated", "2026-03-03", role="social-worker")
    check(
        [*happened, found],
        "2026-03-04",
        "social-worker-allocated",
        "2026-03-03",
        "met",
        trigger_on="2026-03-03",
    )


@pytest.mark.requirement("J-1.2")
def test_a_child_not_registered_needs_no_social_worker_by_this_clause() -> None:
    none([registered("2026-01-12", decision="no-plan")], "2026-01-20", "social-worker-allocated")


WORK = [
    pytest.param([], "2026-01-12", "due", id="at once is the day of the decision"),
    pytest.param([], "2026-01-13", "overdue", id="overdue the day after"),
    pytest.param([event("plan-work-begun", "2026-01-12")], "2026-01-13", "met", id="begun that day"),
    pytest.param([event("plan-work-begun", "2026-01-13")], "2026-01-14", "met-late", id="begun a day later"),
    pytest.param(
        [event("outline-plan-made", "2026-01-12")], "2026-01-13", "overdue", id="a plan on paper is not begun"
    ),
]


@pytest.mark.requirement("J-2.20")
@pytest.mark.parametrize(("later", "as_of", "state"), WORK)
def test_the_plan_is_begun_immediately(later: list[Event], as_of: str, state: str) -> None:
    check([CONFERENCE, *later], as_of, "plan-begun", "2026-01-12", state, trigger_on="2026-01-12")


@pytest.mark.requirement("J-2.20")
def test_a_second_registration_is_begun_immediately_too() -> None:
    happened = [
        registered("2025-01-13"),
        event("plan-work-begun", "2025-01-13"),
        review("2025-04-10", "end"),
        CONFERENCE,
    ]
    check(happened, "2026-01-13", "plan-begun", "2026-01-12", "overdue", trigger_on="2026-01-12")


@pytest.mark.requirement("J-2.20")
def test_without_a_plan_there_is_nothing_to_begin() -> None:
    none([registered("2026-01-12", decision="no-plan")], "2026-01-20", "plan-begun")


@pytest.mark.requirement("J-1.1")
def test_a_plan_carried_in_is_written_down_on_the_day_of_carrying_in() -> None:
    carried = event("plan-carried-in", "2026-02-02", began="2025-08-11", last_review="2025-11-10")
    check([carried], "2026-02-03", "outline-plan", "2026-02-02", "overdue", trigger_on="2026-02-02")


@pytest.mark.requirement("J-1.2")
def test_a_child_carried_in_needs_a_social_worker_that_day() -> None:
    carried = event("plan-carried-in", "2026-02-02", began="2025-08-11", last_review="2025-11-10")
    check([carried], "2026-02-03", "social-worker-allocated", "2026-02-02", "overdue")


@pytest.mark.requirement("J-1.2")
def test_an_end_of_allocation_that_does_not_say_whose_is_the_social_workers() -> None:
    happened = [CONFERENCE, ALLOCATED, event("unallocated", "2026-03-03")]
    check(happened, "2026-03-04", "social-worker-allocated", "2026-03-03", "overdue", trigger_on="2026-03-03")


@pytest.mark.requirement("J-1.2")
def test_another_professionals_leaving_is_not_the_social_workers() -> None:
    happened = [CONFERENCE, ALLOCATED, event("unallocated", "2026-03-03", role="health-visitor")]
    check(happened, "2026-03-04", "social-worker-allocated", "2026-01-12", "met")
