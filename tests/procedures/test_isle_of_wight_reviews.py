"""The Isle of Wight's review conferences: within 3 months, then within 6 of each before; rule and command.

Every date was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures.test_isle_of_wight_core_groups import ask, conference, core_group, review
from tests.procedures.timelines import Event, event

REVIEW = "review-conference"
TUESDAY = "2026-02-10"

FIRST = {
    # Tue 10 Feb 2026 to 10 May
    "a Sunday": ("2026-02-10", "2026-05-10", "Sunday"),
    # Wed 4 Feb 2026 to Mon 4 May
    "the Early May bank holiday": ("2026-02-04", "2026-05-04", "Early May bank holiday"),
    # Fri 30 Jan 2026 to Thu 30 Apr
    "no day off": ("2026-01-30", "2026-04-30", None),
    # Sat 30 Nov 2024: February 2025 has 28 days
    "28 February": ("2024-11-30", "2025-02-28", None),
    # Thu 30 Nov 2023: February 2024 has 29 days
    "29 February": ("2023-11-30", "2024-02-29", None),
}


@pytest.mark.requirement("W-9")
@pytest.mark.parametrize(("on", "due", "day_off"), FIRST.values(), ids=FIRST.keys())
def test_first_review_within_three_months_of_the_initial_conference(
    on: str, due: str, day_off: str | None
) -> None:
    found = ask(conference(on), as_of=on).one(REVIEW)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")
    assert (found["trigger"], found["modality"]) == ({"event": "initial-conference", "on": on}, "states")


@pytest.mark.requirement("W-9")
@pytest.mark.parametrize(
    ("then", "as_of", "state"),
    [
        (review("2026-05-10"), "2026-05-10", "met"),
        (review("2026-05-11"), "2026-05-11", "met-late"),
        (None, "2026-05-10", "due"),
        (None, "2026-05-11", "overdue"),
        (review("2026-05-07", quorate=False), "2026-05-11", "overdue"),
        (review("2026-05-07", "deferred"), "2026-05-11", "overdue"),
        (core_group("2026-05-07"), "2026-05-11", "overdue"),  # it reviews the plan, and is no conference
        (
            event("conference-arranged", "2026-05-07", conference="review-conference", for_="2026-05-18"),
            "2026-05-11",
            "overdue",
        ),
    ],
)
def test_first_review_met_late_and_overdue(then: Event | None, as_of: str, state: str) -> None:
    found = ask(conference(TUESDAY), *([then] if then else []), as_of=as_of).one(REVIEW, trigger_on=TUESDAY)
    assert (found["due"], found["state"]) == ("2026-05-10", state)


NEXT = {
    # Thu 7 May 2026 to Sat 7 Nov
    "a Saturday": ("2026-05-07", "2026-11-07", "Saturday"),
    # Held early, Tue 31 Mar 2026: September has 30 days
    "30 September": ("2026-03-31", "2026-09-30", None),
    # Held late, Mon 1 Jun 2026 to Tue 1 Dec
    "held late": ("2026-06-01", "2026-12-01", None),
}


@pytest.mark.requirement("W-9")
@pytest.mark.parametrize(("held", "due", "day_off"), NEXT.values(), ids=NEXT.keys())
def test_each_next_review_within_six_months_of_the_one_held(held: str, due: str, day_off: str | None) -> None:
    # It was planned for Fri 8 May: it is the conference that was held that counts.
    planned = event("conference-arranged", "2026-02-10", conference="review-conference", for_="2026-05-08")
    happened = [conference(TUESDAY), planned, review(held)]
    found = ask(*happened, as_of=held).one(REVIEW, trigger_on=held)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")


@pytest.mark.requirement("W-9")
def test_the_third_review_has_six_months_too() -> None:
    # Thu 7 May to Sat 7 Nov 2026; Thu 5 Nov 2026 to Wed 5 May 2027
    answer = ask(conference(TUESDAY), review("2026-05-07"), review("2026-11-05"), as_of="2027-05-06")
    found = [(each["due"], each["state"]) for each in answer.all(REVIEW)]
    assert found == [("2026-05-10", "met"), ("2026-11-07", "met"), ("2027-05-05", "overdue")]


@pytest.mark.requirement("W-9")
@pytest.mark.parametrize("then", ["close", "caf", "child-in-need"])
def test_another_plan_or_closure_ends_the_reviews(then: str) -> None:
    ended = ask(conference(TUESDAY), review("2026-05-07", "end", then=then), as_of="2027-06-01")
    assert [each["state"] for each in ended.all(REVIEW)] == ["met"]


@pytest.mark.requirement("W-9")
def test_an_inquorate_review_ends_none_and_death_and_eighteen_do() -> None:
    inquorate = ask(conference(TUESDAY), review("2026-05-07", "end", quorate=False), as_of="2026-05-11")
    assert inquorate.one(REVIEW)["state"] == "overdue"
    assert ask(conference(TUESDAY), as_of="2026-06-01", died="2026-03-01").one(REVIEW)["state"] == "lapsed"
    assert ask(conference(TUESDAY), as_of="2026-06-01", born="2008-05-10").one(REVIEW)["state"] == "lapsed"
    assert ask(conference(TUESDAY), as_of="2026-06-01", born="2008-05-11").one(REVIEW)["state"] == "missed"


@pytest.mark.requirement("W-9")
def test_a_second_plan_has_three_months_of_its_own_and_an_unborn_child_too() -> None:
    # Thu 30 Jul 2026 to Fri 30 Oct
    happened = [conference(TUESDAY), review("2026-05-07", "end", then="close"), conference("2026-07-30")]
    second = ask(*happened, as_of="2026-10-31").one(REVIEW, trigger_on="2026-07-30")
    assert (second["due"], second["state"]) == ("2026-10-30", "overdue")
    unborn = conference(TUESDAY, kind="pre-birth")
    found = ask(unborn, as_of="2026-05-11", born=None, expected="2026-06-20").one(REVIEW)
    assert (found["due"], found["state"]) == ("2026-05-10", "overdue")


@pytest.mark.requirement("W-9")
def test_a_plan_carried_in_counts_from_its_last_review() -> None:
    # Mon 1 Dec 2025 to Mon 1 Jun 2026
    carried = event("plan-carried-in", "2026-02-02", began="2025-09-01", last_review="2025-12-01")
    assert ask(carried, as_of="2026-02-03").one(REVIEW)["due"] == "2026-06-01"


@pytest.mark.requirement("W-9")
@pytest.mark.parametrize("decision", ["no-plan", "deferred"])
def test_no_plan_has_no_review(decision: str) -> None:
    held = event("initial-conference", TUESDAY, decision=decision)
    assert not ask(held, as_of="2027-06-01").all(REVIEW)
