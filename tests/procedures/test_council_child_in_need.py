"""The council's child in need plan, where a child still needs support after the plan; rule and command.

The page gives it no time: it is asked for from the plan's end on, and is never overdue.
"""

import pytest

from tests.procedures.test_council_core_groups import ask, conference, review
from tests.procedures.timelines import Event, event

PLAN = "child-in-need-plan"
ENDED = [conference("2026-01-12"), review("2026-04-10", "end", then="child-in-need")]


@pytest.mark.requirement("C-11")
def test_a_child_in_need_plan_follows_by_no_stated_day() -> None:
    found = ask(*ENDED, as_of="2029-01-01").one(PLAN)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert (found["modality"], found["responsible"]) == ("states", "social-worker")
    met = ask(*ENDED, event("child-in-need-plan-started", "2026-04-13"), as_of="2026-05-01").one(PLAN)
    assert (met["state"], met["met_on"]) == ("met", "2026-04-13")


@pytest.mark.requirement("C-11")
def test_an_authority_that_sets_a_time_has_it_counted() -> None:
    # Fri 10 Apr 2026: 13-17 is 5
    own = '[child-in-need-plan]\nwithin = "5 working days"\n'
    found = ask(*ENDED, as_of="2026-04-18", settings=own).one(PLAN)
    assert (found["due"], found["state"]) == ("2026-04-17", "overdue")


@pytest.mark.requirement("C-11")
@pytest.mark.parametrize(
    "end",
    [
        review("2026-04-10", "end", then="close"),
        review("2026-04-10", "end"),  # "if we think": it was not said
        review("2026-04-10", "end", then="child-in-need", quorate=False),
        review("2026-04-10", "continue"),
    ],
)
def test_other_outcomes_ask_for_none(end: Event) -> None:
    assert not ask(ENDED[0], end, as_of="2026-06-01").all(PLAN)


@pytest.mark.requirement("C-11")
def test_a_new_plan_and_eighteen_take_its_place() -> None:
    assert ask(*ENDED, conference("2026-05-11"), as_of="2026-06-01").one(PLAN)["state"] == "lapsed"
    assert ask(*ENDED, as_of="2026-06-01", born="2008-05-01").one(PLAN)["state"] == "lapsed"
