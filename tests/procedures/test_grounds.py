"""Grounds for ending a plan: one or more, and the list is not closed (J-6.11)."""

import pytest

from tests.procedures import jersey
from tests.procedures.timelines import Case, Event, ask, case, event, refused


def ended(grounds: object) -> Case:
    """A plan of the Isle of Man's ended by a conference on these grounds."""
    end: Event = event("review-conference", "2026-04-10", decision="end", grounds=grounds)
    return case(event("initial-conference", "2026-01-12", decision="plan"), end)


def test_a_plan_ends_on_one_or_more_grounds() -> None:
    for grounds in (["abuser-gone", "moved-in-with-aunt"], ["abuser-gone"], "abuser-gone", "moved-away"):
        happened = [
            jersey.registered("2026-01-12"),
            jersey.review("2026-04-10", "end", grounds=grounds),
        ]
        jersey.check(happened, "2026-05-01", "review", "2026-04-12", "met", met_on="2026-04-10")


@pytest.mark.requirement("M-5.2a")
@pytest.mark.parametrize(
    ("grounds", "asked"),
    [
        (["no-longer-at-risk", "abuser-gone"], 1),
        (["eighteen"], 0),
        (["no-longer-at-risk", "died"], 0),
        (["a ground of one's own", "died"], 0),
    ],
)
def test_one_ground_of_several_is_enough_to_ask_for_no_meeting(grounds: list[str], asked: int) -> None:
    answer = ask("isle_of_man", ended(grounds), as_of="2026-04-20")
    assert len(answer.all("child-in-need-meeting")) == asked


@pytest.mark.parametrize("grounds", [[], [""], ["died", 18], {"died": True}, 18])
def test_grounds_that_are_no_words_are_refused(grounds: object) -> None:
    assert "grounds is" in refused("jersey", ended(grounds), as_of="2026-04-20")
