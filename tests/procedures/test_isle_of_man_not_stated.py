"""What the Isle of Man's procedure leaves open: shown as not stated, never overdue, for it to fill.

How often a review is held (3.7 says nowhere) and how often the child is seen (3.2: the plan says). Every date
was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from holdfast.procedures import pack
from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import MONDAY, conference, review
from tests.procedures.timelines import Answer, Event, case, event

REVIEW = "review-conference"
VISIT = "visit"
SIX_MONTHS = '[review-conference]\nevery = "6 months"\n'


def ask(*happened: Event, as_of: str, settings: str | None = None, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(*happened, **child), as_of=as_of, settings=settings)


def visit(on: str, **fields: object) -> Event:
    return event("visit", on, **{"seen": True, **fields})


@pytest.mark.requirement("M-2.5d")
def test_the_next_review_is_due_at_no_stated_time() -> None:
    found = ask(conference(), as_of="2029-01-01").one(REVIEW)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert found["modality"] == "states"
    # A review held is followed by the next, at no stated time either; an inquorate one is none.
    held = ask(conference(), review("2026-04-13"), as_of="2029-01-01").one(REVIEW, trigger_on="2026-04-13")
    assert (held["due"], held["state"]) == (None, "due")
    inquorate = ask(conference(), review("2026-04-13", quorate=False), as_of="2029-01-01")
    assert inquorate.one(REVIEW)["trigger"]["on"] == MONDAY


@pytest.mark.requirement("M-2.5d")
@pytest.mark.parametrize(
    ("held", "as_of", "state"),
    [
        ("2026-07-12", "2026-07-12", "met"),  # six months after 12 Jan 2026
        ("2026-07-13", "2026-07-13", "met-late"),
        (None, "2026-07-12", "due"),
        (None, "2026-07-13", "overdue"),
    ],
)
def test_an_authority_that_sets_the_time_has_it_counted(held: str | None, as_of: str, state: str) -> None:
    meeting = [review(held)] if held else []
    answer = ask(conference(), *meeting, as_of=as_of, settings=SIX_MONTHS)
    found = answer.one(REVIEW, trigger_on=MONDAY)
    assert (found["due"], found["state"], found["when"]) == ("2026-07-12", state, None)


@pytest.mark.requirement("M-2.5d")
def test_the_end_of_the_plan_asks_for_no_further_review() -> None:
    ended = ask(
        conference(), review("2026-04-13", "end", then="close"), as_of="2027-01-01", settings=SIX_MONTHS
    )
    assert [each["state"] for each in ended.all(REVIEW)] == ["met"]
    died = ask(conference(), as_of="2027-01-01", settings=SIX_MONTHS, died="2026-03-01").one(REVIEW)
    assert died["state"] == "lapsed"


@pytest.mark.requirement("M-3.2e")
def test_the_child_is_seen_at_no_stated_time_until_the_plan_says() -> None:
    found = ask(conference(), as_of="2029-01-01").one(VISIT)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert found["modality"] == "should"


@pytest.mark.requirement("M-3.2e")
@pytest.mark.parametrize(
    ("seen", "as_of", "state"),
    [
        (visit("2026-01-26"), "2026-01-26", "met"),  # Mon 12 Jan and 14 days
        (visit("2026-01-27"), "2026-01-27", "met-late"),
        (visit("2026-01-20", seen=False), "2026-01-27", "overdue"),
        (event("visit", "2026-01-20"), "2026-01-27", "overdue"),  # nobody said that the child was seen
        (visit("2026-01-20", by="health-visitor"), "2026-01-27", "overdue"),
        (None, "2026-01-26", "due"),
    ],
)
def test_the_child_is_seen_as_often_as_the_plan_says(seen: Event | None, as_of: str, state: str) -> None:
    answer = ask(conference(visit_every="2 weeks"), *([seen] if seen else []), as_of=as_of)
    found = answer.one(VISIT, trigger_on=MONDAY)
    assert (found["due"], found["state"]) == ("2026-01-26", state)


@pytest.mark.requirement("M-3.2e")
def test_a_child_is_seen_from_birth() -> None:
    unborn = conference(kind="pre-birth", visit_every="2 weeks")
    assert not ask(unborn, as_of="2026-04-01", born=None, expected="2026-04-10").all(VISIT)
    # Wed 8 Apr 2026 and 14 days
    assert ask(unborn, as_of="2026-04-08", born="2026-04-08").one(VISIT)["due"] == "2026-04-22"


@pytest.mark.requirement("M-3.2e")
def test_seeing_the_child_stops_with_the_plan() -> None:
    ended = [conference(visit_every="2 weeks"), review("2026-01-20", "end", then="close")]
    assert ask(*ended, as_of="2026-06-01").one(VISIT)["state"] == "lapsed"


def test_what_is_left_open_is_said_and_only_that_can_be_filled() -> None:
    found = pack.load("isle_of_man").unset()
    assert {"review-conference", "send-plan-to-reviewing-officer"} <= set(found)
    closed = '[first-core-group]\nwithin = "3 months"\n'
    status, out, err = timelines.command("isle_of_man", case(conference()), as_of=MONDAY, settings=closed)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "first-core-group" in err
    assert "within" in err
