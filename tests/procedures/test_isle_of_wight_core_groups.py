"""The Isle of Wight's core groups: at most six weeks apart; as rule and as command.

Every date was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.timelines import Answer, Event, case, event

CORE_GROUP = "core-group"
MONDAY = "2026-01-12"


def ask(*happened: Event, as_of: str, settings: str | None = None, **child: str | None) -> Answer:
    return timelines.ask("isle_of_wight", case(*happened, **child), as_of=as_of, settings=settings)


def conference(on: str = MONDAY, **fields: object) -> Event:
    return event("initial-conference", on, **{"decision": "plan", "categories": ["neglect"], **fields})


def review(on: str, decision: str = "continue", **fields: object) -> Event:
    return event("review-conference", on, decision=decision, **fields)


def core_group(on: str, **fields: object) -> Event:
    return event("core-group", on, **fields)


FIRST = {
    # Mon 12 Jan 2026: 31 Jan is 19, 23 Feb is 42
    "no day off": ("2026-01-12", "2026-02-23", None),
    # Mon 23 Feb 2026: 28 Feb is 5, 31 Mar is 36, 6 Apr is 42
    "due on Easter Monday": ("2026-02-23", "2026-04-06", "Easter Monday"),
    # Fri 13 Nov 2026: 30 Nov is 17, 25 Dec is 42
    "due on Christmas Day": ("2026-11-13", "2026-12-25", "Christmas Day"),
    # Mon 20 Jul 2026: 31 Jul is 11, 31 Aug is 42
    "due on the August bank holiday": ("2026-07-20", "2026-08-31", "Summer bank holiday"),
    # Fri 28 Mar 2025: 31 Mar is 3, 30 Apr is 33, 9 May is 42: Liberation Day is Jersey's alone
    "due on Jersey's Liberation Day": ("2025-03-28", "2025-05-09", None),
    # Mon 25 May 2026: 31 May is 6, 30 Jun is 36, 6 Jul is 42: Tynwald Day is the Isle of Man's alone
    "due on the Isle of Man's Tynwald Day": ("2026-05-25", "2026-07-06", None),
    # Wed 31 Jan 2024: 29 Feb is 29, 13 Mar is 42
    "over 29 February": ("2024-01-31", "2024-03-13", None),
}


@pytest.mark.requirement("W-8")
@pytest.mark.parametrize(("on", "due", "day_off"), FIRST.values(), ids=FIRST.keys())
def test_the_first_six_weeks_run_from_the_conference(on: str, due: str, day_off: str | None) -> None:
    found = ask(conference(on), as_of=on).one(CORE_GROUP)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")
    assert (found["trigger"], found["modality"]) == ({"event": "initial-conference", "on": on}, "states")


@pytest.mark.requirement("W-8")
@pytest.mark.parametrize(
    ("then", "as_of", "state"),
    [
        (core_group("2026-02-23"), "2026-02-23", "met"),
        (core_group("2026-02-24"), "2026-02-24", "met-late"),
        (None, "2026-02-23", "due"),
        (None, "2026-02-24", "overdue"),
        (review("2026-02-20"), "2026-02-24", "overdue"),  # a conference is no core group
        (event("visit", "2026-02-20", seen=True), "2026-02-24", "overdue"),
        (
            event("conference-arranged", "2026-02-20", conference="core-group", for_="2026-02-23"),
            "2026-02-24",
            "overdue",
        ),
    ],
)
def test_the_first_met_late_and_overdue(then: Event | None, as_of: str, state: str) -> None:
    found = ask(conference(), *([then] if then else []), as_of=as_of).one(CORE_GROUP, trigger_on=MONDAY)
    assert (found["due"], found["state"]) == ("2026-02-23", state)


NEXT = {
    # Thu 22 Jan 2026: 31 Jan is 9, 28 Feb is 37, 5 Mar is 42
    "held early": ("2026-01-22", "2026-03-05"),
    # Mon 23 Feb 2026: 28 Feb is 5, 31 Mar is 36, 6 Apr is 42
    "held on the last day": ("2026-02-23", "2026-04-06"),
    # Wed 4 Mar 2026, late: 31 Mar is 27, 15 Apr is 42
    "held late": ("2026-03-04", "2026-04-15"),
}


@pytest.mark.requirement("W-8")
@pytest.mark.parametrize(("held", "due"), NEXT.values(), ids=NEXT.keys())
def test_the_next_six_weeks_run_from_the_last_one_held(held: str, due: str) -> None:
    found = ask(conference(), core_group(held), as_of=held).one(CORE_GROUP, trigger_on=held)
    assert (found["due"], found["state"]) == (due, "due")


@pytest.mark.requirement("W-8")
def test_there_is_one_open_at_a_time_and_each_stands_by_itself() -> None:
    answer = ask(conference(), core_group("2026-01-22"), core_group("2026-03-06"), as_of="2026-04-18")
    # 22 Jan to 5 Mar; Fri 6 Mar 2026: 31 Mar is 25, 17 Apr is 42
    found = [(each["due"], each["state"]) for each in answer.all(CORE_GROUP)]
    assert found == [("2026-02-23", "met"), ("2026-03-05", "met-late"), ("2026-04-17", "overdue")]


@pytest.mark.requirement("W-8")
def test_a_conference_may_ask_for_more_and_never_for_less() -> None:
    # Mon 12 Jan 2026 and 28 days is Mon 9 Feb
    assert ask(conference(core_group_every="4 weeks"), as_of=MONDAY).one(CORE_GROUP)["due"] == "2026-02-09"
    assert ask(conference(core_group_every="8 weeks"), as_of=MONDAY).one(CORE_GROUP)["due"] == "2026-02-23"


@pytest.mark.requirement("W-8")
@pytest.mark.parametrize(
    ("ended", "state"), [("2026-02-20", "lapsed"), ("2026-02-23", "lapsed"), ("2026-02-24", "missed")]
)
def test_the_end_of_the_plan_ends_the_core_groups(ended: str, state: str) -> None:
    answer = ask(conference(), review(ended, "end", then="close"), as_of="2026-06-01")
    assert [(each["due"], each["state"]) for each in answer.all(CORE_GROUP)] == [("2026-02-23", state)]


@pytest.mark.requirement("W-8")
def test_an_inquorate_review_death_and_eighteen() -> None:
    inquorate = ask(conference(), review("2026-02-20", "end", quorate=False), as_of="2026-02-24")
    assert inquorate.one(CORE_GROUP)["state"] == "overdue"
    assert ask(conference(), as_of="2026-06-01", died="2026-02-01").one(CORE_GROUP)["state"] == "lapsed"
    assert ask(conference(), as_of="2026-06-01", born="2008-02-23").one(CORE_GROUP)["state"] == "lapsed"
    assert ask(conference(), as_of="2026-06-01", born="2008-02-24").one(CORE_GROUP)["state"] == "missed"


@pytest.mark.requirement("W-8")
@pytest.mark.parametrize("decision", ["no-plan", "deferred"])
def test_no_plan_asks_for_no_core_group(decision: str) -> None:
    held = event("initial-conference", MONDAY, decision=decision)
    assert not ask(held, as_of="2026-06-01").all(CORE_GROUP)


@pytest.mark.requirement("W-8")
def test_a_second_plan_counts_its_own_and_an_unborn_child_has_them_too() -> None:
    # Mon 2 Mar 2026: 31 Mar is 29, 13 Apr is 42
    happened = [conference(), review("2026-02-10", "end", then="close"), conference("2026-03-02")]
    answer = ask(*happened, as_of="2026-04-14")
    assert answer.one(CORE_GROUP, trigger_on=MONDAY)["state"] == "lapsed"
    second = answer.one(CORE_GROUP, trigger_on="2026-03-02")
    assert (second["due"], second["state"]) == ("2026-04-13", "overdue")
    unborn = ask(conference(kind="pre-birth"), as_of="2026-02-24", born=None, expected="2026-04-10")
    assert unborn.one(CORE_GROUP)["state"] == "overdue"


@pytest.mark.requirement("W-8")
def test_a_plan_carried_in_counts_from_the_last_one_known() -> None:
    carried = event("plan-carried-in", MONDAY, began="2025-11-03", from_="transfer")
    assert ask(carried, as_of=MONDAY).one(CORE_GROUP)["due"] == "2026-02-23"
    # Mon 15 Dec 2025: 31 Dec is 16, 26 Jan is 42
    known = [core_group("2025-12-15"), carried]
    assert ask(*known, as_of=MONDAY).one(CORE_GROUP)["due"] == "2026-01-26"


@pytest.mark.requirement("W-8")
def test_six_weeks_are_stated_and_cannot_be_set_otherwise() -> None:
    own = '[core-group]\nevery = "8 weeks"\n'
    status, out, err = timelines.command("isle_of_wight", case(conference()), as_of=MONDAY, settings=own)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "core-group" in err
