"""The council's reviews: no later than 3 months after the plan was made, then every 6; rule and command.

Every date was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures.test_council_core_groups import ask, conference, core_group, review
from tests.procedures.timelines import Event, event

REVIEW = "review"
TUESDAY = "2026-01-13"

FIRST = {
    # Tue 13 Jan 2026 to Mon 13 Apr
    "no day off": ("2026-01-13", "2026-04-13", None),
    # Tue 6 Jan 2026 to Mon 6 Apr
    "Easter Monday": ("2026-01-06", "2026-04-06", "Easter Monday"),
    # Mon 12 Jan 2026 to 12 Apr
    "a Sunday": ("2026-01-12", "2026-04-12", "Sunday"),
    # Thu 30 Nov 2023: February 2024 has 29 days
    "29 February": ("2023-11-30", "2024-02-29", None),
    # Sun 30 Nov 2025: February 2026 has 28 days
    "28 February": ("2025-11-30", "2026-02-28", "Saturday"),
    # Sat 31 Jan 2026: April has 30 days
    "30 April": ("2026-01-31", "2026-04-30", None),
}


@pytest.mark.requirement("C-10")
@pytest.mark.parametrize(("on", "due", "day_off"), FIRST.values(), ids=FIRST.keys())
def test_first_review_three_months_after_the_plan_was_made(on: str, due: str, day_off: str | None) -> None:
    found = ask(conference(on), as_of=on).one(REVIEW)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")
    assert (found["trigger"], found["modality"]) == ({"event": "initial-conference", "on": on}, "states")


@pytest.mark.requirement("C-10")
@pytest.mark.parametrize(
    ("then", "as_of", "state"),
    [
        (review("2026-04-13"), "2026-04-13", "met"),
        (review("2026-04-14"), "2026-04-14", "met-late"),
        (None, "2026-04-13", "due"),
        (None, "2026-04-14", "overdue"),
        (review("2026-04-10", quorate=False), "2026-04-14", "overdue"),
        (review("2026-04-10", "deferred"), "2026-04-14", "overdue"),
        (core_group("2026-04-10"), "2026-04-14", "overdue"),  # the core group reviews it too: no conference
        (
            event("conference-arranged", "2026-04-10", conference="review-conference", for_="2026-04-20"),
            "2026-04-14",
            "overdue",
        ),
    ],
)
def test_first_review_met_late_and_overdue(then: Event | None, as_of: str, state: str) -> None:
    found = ask(conference(TUESDAY), *([then] if then else []), as_of=as_of).one(REVIEW, trigger_on=TUESDAY)
    assert (found["due"], found["state"]) == ("2026-04-13", state)


@pytest.mark.requirement("C-10")
def test_the_three_months_run_from_the_conference_and_not_from_the_first_core_group() -> None:
    found = ask(conference(TUESDAY), core_group("2026-01-26"), as_of="2026-02-01").one(REVIEW)
    assert found["due"] == "2026-04-13"


NEXT = {
    # Mon 13 Apr 2026 to Tue 13 Oct
    "no day off": ("2026-04-13", "2026-10-13", None),
    # Tue 31 Mar 2026: September has 30 days
    "30 September": ("2026-03-31", "2026-09-30", None),
    # Held early, on Wed 25 Feb 2026: to Tue 25 Aug
    "held early": ("2026-02-25", "2026-08-25", None),
    # Held late, on Thu 25 Jun 2026: to Fri 25 Dec
    "Christmas Day": ("2026-06-25", "2026-12-25", "Christmas Day"),
}


@pytest.mark.requirement("C-10")
@pytest.mark.parametrize(("held", "due", "day_off"), NEXT.values(), ids=NEXT.keys())
def test_the_next_review_no_more_than_six_months_after_the_last_one_held(
    held: str, due: str, day_off: str | None
) -> None:
    happened = [conference(TUESDAY), review(held)]
    found = ask(*happened, as_of=held).one(REVIEW, trigger_on=held)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")
    # An inquorate one in between does not put it off.
    inquorate = review("2026-07-14", quorate=False)
    assert ask(*happened, inquorate, as_of="2026-07-14").one(REVIEW, trigger_on=held)["due"] == due


@pytest.mark.requirement("C-10")
def test_a_next_review_met_late_and_overdue() -> None:
    happened = [conference(TUESDAY), review("2026-04-13")]
    for held, state in [("2026-10-13", "met"), ("2026-10-14", "met-late")]:
        found = ask(*happened, review(held), as_of=held).one(REVIEW, trigger_on="2026-04-13")
        assert (held, found["due"], found["state"]) == (held, "2026-10-13", state)
    late = ask(*happened, as_of="2026-10-14").one(REVIEW, trigger_on="2026-04-13")
    assert late["state"] == "overdue"


@pytest.mark.requirement("C-10")
def test_reviews_stop_when_the_plan_is_not_needed_any_more() -> None:
    ended = ask(conference(TUESDAY), review("2026-04-10", "end", then="close"), as_of="2027-06-01")
    assert [each["state"] for each in ended.all(REVIEW)] == ["met"]
    inquorate = ask(conference(TUESDAY), review("2026-04-10", "end", quorate=False), as_of="2026-04-14")
    assert [each["state"] for each in inquorate.all(REVIEW)] == ["overdue"]
    died = ask(conference(TUESDAY), as_of="2027-06-01", died="2026-03-01").one(REVIEW)
    assert died["state"] == "lapsed"


@pytest.mark.requirement("C-10")
@pytest.mark.parametrize(("born", "state"), [("2008-04-13", "lapsed"), ("2008-04-14", "missed")])
def test_eighteen_ends_the_reviews(born: str, state: str) -> None:
    found = ask(conference(TUESDAY), as_of="2026-06-01", born=born).one(REVIEW)
    assert (found["due"], found["state"]) == ("2026-04-13", state)


@pytest.mark.requirement("C-10")
def test_a_second_plan_has_three_months_of_its_own() -> None:
    # Thu 30 Jul 2026 to Fri 30 Oct
    happened = [conference(TUESDAY), review("2026-04-13", "end", then="close"), conference("2026-07-30")]
    answer = ask(*happened, as_of="2026-10-31")
    assert answer.one(REVIEW, trigger_on=TUESDAY)["state"] == "met"
    second = answer.one(REVIEW, trigger_on="2026-07-30")
    assert (second["due"], second["state"]) == ("2026-10-30", "overdue")


@pytest.mark.requirement("C-10")
def test_the_plan_of_an_unborn_child_is_reviewed_too() -> None:
    unborn = conference(TUESDAY, kind="pre-birth")
    found = ask(unborn, as_of="2026-04-14", born=None, expected="2026-05-20").one(REVIEW)
    assert (found["due"], found["state"]) == ("2026-04-13", "overdue")


@pytest.mark.requirement("C-10")
def test_a_plan_carried_in_counts_from_its_last_review() -> None:
    # Mon 1 Dec 2025 to Mon 1 Jun 2026; without a review, from Mon 1 Sep 2025 it was due on 1 Dec: on the day
    # of carrying in at the earliest.
    carried = event("plan-carried-in", "2026-02-02", began="2025-09-01", last_review="2025-12-01")
    assert ask(carried, as_of="2026-02-03").one(REVIEW)["due"] == "2026-06-01"
    none = event("plan-carried-in", "2026-02-02", began="2025-09-01")
    assert ask(none, as_of="2026-02-03").one(REVIEW)["due"] == "2026-02-02"
