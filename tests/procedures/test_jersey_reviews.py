"""Jersey: review conferences in three and then six months, and bringing one forward.

Every date was counted by hand from the calendar; months keep the day of the month.
"""

from typing import Any

import pytest

from tests.procedures.jersey import answer, check, none, registered, review
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2026-01-13")  # three months: 13 April 2026

FIRST = [
    pytest.param([], "2026-04-13", "due", id="due three months after registration"),
    pytest.param([], "2026-04-14", "overdue", id="overdue the day after"),
    pytest.param([review("2026-04-13")], "2026-04-14", "met", id="met on the last day"),
    pytest.param([review("2026-04-14")], "2026-04-15", "met-late", id="a day late"),
    pytest.param(
        [review("2026-04-10", quorate=False)], "2026-04-14", "overdue", id="an inquorate review is none"
    ),
    pytest.param(
        [review("2026-04-10", "deferred")], "2026-04-14", "overdue", id="a review that decided nothing"
    ),
    pytest.param(
        [event("core-group", "2026-04-10")], "2026-04-14", "overdue", id="a core group is no review"
    ),
    pytest.param(
        [event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-04-20")],
        "2026-04-14",
        "overdue",
        id="arranging one moves no deadline",
    ),
    pytest.param([review("2026-03-20", "end")], "2026-04-14", "met", id="a review that ends the plan is one"),
    pytest.param(
        [event("plan-ended", "2026-04-13", grounds="left-for-good")],
        "2026-05-01",
        "lapsed",
        id="ended that day",
    ),
    pytest.param(
        [event("plan-ended", "2026-04-14", grounds="left-for-good")],
        "2026-05-01",
        "missed",
        id="ended the day after",
    ),
]


@pytest.mark.requirement("J-6.15")
@pytest.mark.parametrize(("later", "as_of", "state"), FIRST)
def test_first_review_within_three_months_of_registration(later: list[Event], as_of: str, state: str) -> None:
    check([CONFERENCE, *later], as_of, "review", "2026-04-13", state, trigger_on="2026-01-13")


MONTHS_END = [
    # Thu 30 November 2023: February 2024 has 29 days. Mon 30 November 2026: February 2027 has 28.
    pytest.param("2023-11-30", "2024-02-29", id="to the end of February in a leap year"),
    pytest.param("2026-11-30", "2027-02-28", id="to the end of February"),
    pytest.param("2025-03-31", "2025-06-30", id="from the 31st to a month of 30 days"),
    pytest.param("2025-02-28", "2025-05-28", id="from the end of February to the same day"),
]


@pytest.mark.requirement("J-6.15")
@pytest.mark.parametrize(("on", "due"), MONTHS_END)
def test_three_months_stop_at_the_months_end(on: str, due: str) -> None:
    check([registered(on)], on, "review", due, "due")


@pytest.mark.requirement("J-6.15")
def test_a_review_due_on_easter_monday_stays_and_says_so() -> None:
    found = check([registered("2026-01-06")], "2026-01-07", "review", "2026-04-06", "due")
    assert "Easter Monday" in found["day_off"]


NEXT = [
    # Tue 31 March 2026 and six months: 30 September has no 31st.
    pytest.param([], "2026-09-30", "due", id="due six months after the last review"),
    pytest.param([], "2026-10-01", "overdue", id="overdue the day after"),
    pytest.param([review("2026-09-30")], "2026-10-01", "met", id="met on the last day"),
    pytest.param([review("2026-10-01")], "2026-10-02", "met-late", id="a day late"),
    pytest.param(
        [review("2026-06-30", quorate=False)], "2026-10-01", "overdue", id="inquorate: still from March"
    ),
    pytest.param(
        [review("2026-06-30", "end", quorate=False)], "2026-10-01", "overdue", id="inquorate: ends no plan"
    ),
    pytest.param(
        [event("plan-ended", "2026-09-30", grounds="left-for-good")],
        "2026-10-02",
        "lapsed",
        id="the plan ended",
    ),
]


@pytest.mark.requirement("J-6.15")
@pytest.mark.parametrize(("later", "as_of", "state"), NEXT)
def test_later_reviews_at_most_six_months_apart(later: list[Event], as_of: str, state: str) -> None:
    happened = [CONFERENCE, review("2026-03-31"), *later]
    check(happened, as_of, "review", "2026-09-30", state, trigger_on="2026-03-31")


@pytest.mark.requirement("J-6.15")
@pytest.mark.parametrize(
    ("child", "state"),
    [
        pytest.param({"died": "2026-04-01"}, "lapsed", id="the child died"),
        pytest.param({"born": "2008-04-13"}, "lapsed", id="the child turns 18 on the day"),
        pytest.param({"born": "2008-04-12"}, "lapsed", id="the child turned 18 the day before"),
        pytest.param(
            {"born": None, "expected": "2026-05-20"}, "overdue", id="an unborn child's plan is reviewed"
        ),
    ],
)
def test_reviews_by_what_becomes_of_the_child(child: dict[str, Any], state: str) -> None:
    check([CONFERENCE], "2026-04-20", "review", "2026-04-13", state, child=child)


@pytest.mark.requirement("J-6.15")
def test_a_plan_carried_in_is_reviewed_from_its_last_review() -> None:
    # Mon 1 December 2025 and six months: Mon 1 June 2026.
    carried = event("plan-carried-in", "2026-02-02", began="2025-09-01", last_review="2025-12-01")
    check([carried], "2026-02-03", "review", "2026-06-01", "due")


@pytest.mark.requirement("J-6.15")
def test_a_plan_carried_in_before_its_first_review_has_it_three_months_after_it_began() -> None:
    # Mon 12 January 2026 and three months: Sun 12 April 2026.
    carried = event("plan-carried-in", "2026-02-02", began="2026-01-12")
    check([carried], "2026-02-03", "review", "2026-04-12", "due")
    # Begun on 1 September 2025 it would be past: nothing is due before the day of carrying in.
    late = event("plan-carried-in", "2026-02-02", began="2025-09-01")
    check([late], "2026-02-03", "review", "2026-02-02", "overdue")


@pytest.mark.requirement("J-6.15")
def test_a_second_registration_is_reviewed_from_its_own_day() -> None:
    happened = [registered("2025-01-13"), review("2025-04-10"), review("2025-09-10", "end"), CONFERENCE]
    check(happened, "2026-04-14", "review", "2026-04-13", "overdue", trigger_on="2026-01-13")
    open_reviews = [
        each
        for each in answer(case(*happened), "2026-04-14").all("review")
        if each["state"] in ("due", "overdue")
    ]
    assert all(each["trigger"]["on"] == "2026-01-13" for each in open_reviews)


FULL_PLAN = [
    # The review was held on Fri 20 March; without one it would have been due on Mon 13 April.
    pytest.param([review("2026-03-20")], "2026-03-21", "2026-03-20", "overdue", id="none at the review"),
    pytest.param(
        [event("full-plan-produced", "2026-03-20"), review("2026-03-20")],
        "2026-03-21",
        "2026-03-20",
        "met",
        id="produced at the review",
    ),
    pytest.param(
        [event("full-plan-produced", "2026-03-23"), review("2026-03-20")],
        "2026-03-24",
        "2026-03-20",
        "met-late",
        id="produced after the review",
    ),
    pytest.param([], "2026-04-14", "2026-04-13", "overdue", id="no review in time: due by its last day"),
    pytest.param(
        [review("2026-03-20", quorate=False)],
        "2026-03-21",
        "2026-04-13",
        "due",
        id="an inquorate review is none",
    ),
    pytest.param(
        [event("outline-plan-made", "2026-01-13"), review("2026-03-20")],
        "2026-03-21",
        "2026-03-20",
        "overdue",
        id="an outline is no full plan",
    ),
    pytest.param(
        [event("plan-ended", "2026-02-10", grounds="left-for-good")],
        "2026-05-01",
        "2026-04-13",
        "lapsed",
        id="ended",
    ),
]


@pytest.mark.requirement("J-6.19")
@pytest.mark.parametrize(("later", "as_of", "due", "state"), FULL_PLAN)
def test_the_full_plan_is_produced_by_the_first_review(
    later: list[Event], as_of: str, due: str, state: str
) -> None:
    check([CONFERENCE, *later], as_of, "full-plan", due, state, trigger_on="2026-01-13")


@pytest.mark.requirement("J-6.19")
def test_a_review_arranged_too_late_does_not_put_off_the_full_plan() -> None:
    # Arranged for Mon 20 April; the review itself is due on Mon 13 April.
    late = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-04-20")
    check([CONFERENCE, late], "2026-02-03", "full-plan", "2026-04-13", "due")
    # Arranged for Fri 20 March, before the last day for it.
    soon = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-03-20")
    check([CONFERENCE, soon], "2026-02-03", "full-plan", "2026-03-20", "due")


@pytest.mark.requirement("J-6.19")
def test_a_plan_carried_in_owes_the_full_plan_unless_it_was_reviewed_before() -> None:
    # Mon 12 January 2026 and three months: Sun 12 April 2026.
    carried = event("plan-carried-in", "2026-02-02", began="2026-01-12")
    check([carried], "2026-02-03", "full-plan", "2026-04-12", "due")
    reviewed = event("plan-carried-in", "2026-02-02", began="2025-09-01", last_review="2025-12-01")
    none([reviewed], "2026-02-03", "full-plan")
