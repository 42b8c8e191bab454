"""The Isle of Wight's child in need plan, for at least three months; rule and command.

Every date was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures.test_isle_of_wight_core_groups import ask, conference, review
from tests.procedures.timelines import Event, event

PLAN = "child-in-need-plan"
LASTS = "child-in-need-plan-lasts"
ENDED = [conference("2026-01-12"), review("2026-04-10", "end", then="child-in-need")]


def started(on: str) -> Event:
    return event("child-in-need-plan-started", on)


def ended(on: str, **fields: object) -> Event:
    return event("child-in-need-plan-ended", on, **fields)


# ------------------------------------------------------------------ it is put in place


@pytest.mark.requirement("WC-10")
def test_a_child_in_need_plan_follows_by_no_stated_day() -> None:
    found = ask(*ENDED, as_of="2029-01-01").one(PLAN)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert found["trigger"] == {"event": "review-conference", "on": "2026-04-10"}
    met = ask(*ENDED, started("2026-04-13"), as_of="2026-05-01").one(PLAN)
    assert (met["state"], met["met_on"]) == ("met", "2026-04-13")


@pytest.mark.requirement("WC-10")
@pytest.mark.parametrize(
    "end",
    [
        review("2026-04-10", "end", then="close"),
        review("2026-04-10", "end", then="caf"),
        review("2026-04-10", "end"),  # what follows was not said: the page does not make this the rule
        review("2026-04-10", "end", then="child-in-need", quorate=False),
        review("2026-04-10", "continue"),
    ],
)
def test_other_outcomes_ask_for_none(end: Event) -> None:
    assert not ask(ENDED[0], end, as_of="2026-06-01").all(PLAN)


@pytest.mark.requirement("WC-10")
def test_a_new_child_protection_plan_and_eighteen_take_its_place() -> None:
    again = ask(*ENDED, conference("2026-05-11"), as_of="2026-06-01").one(PLAN)
    assert again["state"] == "lapsed"
    assert ask(*ENDED, as_of="2026-06-01", born="2008-05-01").one(PLAN)["state"] == "lapsed"


# ------------------------------------------------------------------ for at least three months

COUNTED = {
    # Mon 13 Apr 2026 to Mon 13 Jul
    "no day off": ("2026-04-13", "2026-07-13"),
    # Mon 30 Nov 2026: February 2027 has 28 days
    "28 February": ("2026-11-30", "2027-02-28"),
    # Fri 25 Sep 2026 to Christmas Day
    "Christmas Day": ("2026-09-25", "2026-12-25"),
}


@pytest.mark.requirement("WC-10")
@pytest.mark.parametrize(("on", "due"), COUNTED.values(), ids=COUNTED.keys())
def test_it_lasts_three_months_at_least(on: str, due: str) -> None:
    found = ask(*ENDED, started(on), as_of=on).one(LASTS)
    assert (found["due"], found["not_before"], found["state"]) == (due, due, "due")
    assert found["requirements"] == ["WC-10"]


@pytest.mark.requirement("WC-10")
@pytest.mark.parametrize(
    ("then", "state"),
    [
        ([], "met"),
        ([ended("2026-07-13")], "met"),
        ([ended("2026-07-12")], "breached"),
        ([ended("2026-07-12", reason="all is well")], "breached"),  # the page states no exception
        ([ended("2026-07-12", reason="left-for-good")], "lapsed"),
        ([conference("2026-06-01"), ended("2026-06-01")], "lapsed"),
        ([event("looked-after-from", "2026-06-01"), ended("2026-06-02")], "lapsed"),
    ],
)
def test_ended_sooner_it_is_a_breach(then: list[Event], state: str) -> None:
    found = ask(*ENDED, started("2026-04-13"), *then, as_of="2026-08-01").one(LASTS)
    assert (found["due"], found["state"]) == ("2026-07-13", state)


@pytest.mark.requirement("WC-10")
def test_death_and_eighteen_end_it_without_a_breach() -> None:
    happened = [*ENDED, started("2026-04-13")]
    assert ask(*happened, as_of="2026-08-01", died="2026-05-01").one(LASTS)["state"] == "lapsed"
    assert ask(*happened, as_of="2026-08-01", born="2008-05-01").one(LASTS)["state"] == "lapsed"
