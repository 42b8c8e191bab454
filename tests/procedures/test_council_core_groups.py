"""The council's core groups: the first within 2 weeks, then regularly; as rule and as command.

Every date was counted by hand before the pack was written; the comment beside it is the count. Two weeks are
14 days here, days off and all: on both islands it is 10 working days, another day wherever one is off.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.timelines import Answer, Event, case, event

FIRST = "first-core-group"
LATER = "later-core-group"
MONDAY = "2026-01-12"


def ask(*happened: Event, as_of: str, settings: str | None = None, **child: str | None) -> Answer:
    return timelines.ask("council", case(*happened, **child), as_of=as_of, settings=settings)


def conference(on: str = MONDAY, **fields: object) -> Event:
    return event("initial-conference", on, **{"decision": "plan", "categories": ["neglect"], **fields})


def review(on: str, decision: str = "continue", **fields: object) -> Event:
    return event("review-conference", on, decision=decision, **fields)


def core_group(on: str, **fields: object) -> Event:
    return event("core-group", on, **fields)


# ------------------------------------------------------------------ the first, within 2 weeks

COUNTED = {
    # Mon 12 Jan 2026: to 26 Jan is 14
    "no day off inside": ("2026-01-12", "2026-01-26", None),
    # Mon 30 Mar 2026: 31 Mar is 1, 13 Apr is 14. Ten working days would end on Wed 15 Apr.
    "Easter inside moves nothing": ("2026-03-30", "2026-04-13", None),
    # Mon 22 Dec 2025: 31 Dec is 9, 5 Jan is 14. Ten working days would end on Thu 8 Jan.
    "Christmas and New Year inside move nothing": ("2025-12-22", "2026-01-05", None),
    # Mon 23 Mar 2026: 31 Mar is 8, 6 Apr is 14
    "due on Easter Monday": ("2026-03-23", "2026-04-06", "Easter Monday"),
    # Fri 12 Dec 2025: 26 Dec is 14
    "due on Boxing Day": ("2025-12-12", "2025-12-26", "Boxing Day"),
    # Sat 10 Jan 2026: 24 Jan is 14
    "due on a Saturday": ("2026-01-10", "2026-01-24", "Saturday"),
    # Fri 25 Apr 2025: 30 Apr is 5, 9 May is 14: Liberation Day is Jersey's alone
    "due on Jersey's Liberation Day": ("2025-04-25", "2025-05-09", None),
    # Mon 22 Jun 2026: 30 Jun is 8, 6 Jul is 14: Tynwald Day is the Isle of Man's alone
    "due on the Isle of Man's Tynwald Day": ("2026-06-22", "2026-07-06", None),
    # Fri 30 Jan 2026: 31 Jan is 1, 13 Feb is 14
    "over a month's end": ("2026-01-30", "2026-02-13", None),
    # Mon 19 Feb 2024: Thu 29 Feb is 10, 4 Mar is 14
    "over 29 February": ("2024-02-19", "2024-03-04", None),
}


@pytest.mark.requirement("C-9")
@pytest.mark.parametrize(("on", "due", "day_off"), COUNTED.values(), ids=COUNTED.keys())
def test_first_core_group_within_fourteen_days(on: str, due: str, day_off: str | None) -> None:
    found = ask(conference(on), as_of=on).one(FIRST)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")
    assert (found["trigger"]["on"], found["modality"]) == (on, "states")
    assert found["cite"] == "Who puts the plan into action"


@pytest.mark.requirement("C-9")
@pytest.mark.parametrize(
    ("held", "as_of", "state"),
    [
        ("2026-01-12", "2026-01-12", "met"),  # straight after the conference: the page does not mind
        ("2026-01-26", "2026-01-26", "met"),  # the last day
        ("2026-01-27", "2026-01-27", "met-late"),
        (None, "2026-01-26", "due"),
        (None, "2026-01-27", "overdue"),
        ("2026-01-27", "2026-01-26", "due"),  # after as_of: has not happened yet
        ("2026-01-08", "2026-01-27", "overdue"),  # before the conference
    ],
)
def test_first_core_group_met_late_and_overdue(held: str | None, as_of: str, state: str) -> None:
    meeting = [core_group(held)] if held else []
    found = ask(conference(), *meeting, as_of=as_of).one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", state)
    assert found["met_on"] == (held if state.startswith("met") else None)


@pytest.mark.requirement("C-9")
def test_a_core_group_without_the_parents_has_not_met_them() -> None:
    """The core group "will meet with parents or carers": without them it is still due, until they came."""
    without = core_group("2026-01-20", parents=False)
    assert ask(conference(), without, as_of="2026-01-27").one(FIRST)["state"] == "overdue"
    with_them = core_group("2026-01-26", parents=True)
    found = ask(conference(), without, with_them, as_of="2026-01-27").one(FIRST)
    assert (found["state"], found["met_on"]) == ("met", "2026-01-26")


@pytest.mark.requirement("C-9")
def test_arranging_one_is_not_holding_it() -> None:
    arranged = event("conference-arranged", MONDAY, conference="core-group", for_="2026-01-29")
    found = ask(conference(), arranged, as_of="2026-01-27").one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", "overdue")


@pytest.mark.requirement("C-9")
@pytest.mark.parametrize("decision", ["no-plan", "deferred"])
def test_no_plan_asks_for_no_core_group(decision: str) -> None:
    answer = ask(event("initial-conference", MONDAY, decision=decision), as_of="2026-03-01")
    assert not answer.all(FIRST)
    assert not answer.all(LATER)


@pytest.mark.requirement("C-9")
@pytest.mark.parametrize(
    ("ended", "state"), [("2026-01-23", "lapsed"), ("2026-01-26", "lapsed"), ("2026-01-27", "missed")]
)
def test_the_end_of_the_plan_closes_what_is_still_open(ended: str, state: str) -> None:
    found = ask(conference(), event("plan-ended", ended, grounds="other"), as_of="2026-03-01").one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", state)


@pytest.mark.requirement("C-9")
def test_death_and_the_eighteenth_birthday_close_it() -> None:
    assert ask(conference(), as_of="2026-03-01", died="2026-01-20").one(FIRST)["state"] == "lapsed"
    for born, state in [("2008-01-20", "lapsed"), ("2008-01-26", "lapsed"), ("2008-01-27", "missed")]:
        found = ask(conference(), as_of="2026-03-01", born=born).one(FIRST)
        assert (born, found["due"], found["state"]) == (born, "2026-01-26", state)


@pytest.mark.requirement("C-9")
def test_a_second_plan_asks_for_a_first_core_group_of_its_own() -> None:
    # Mon 2 Mar 2026: 16 Mar is 14
    ended = event("plan-ended", "2026-02-10", grounds="other", then="close")
    answer = ask(conference(), ended, conference("2026-03-02"), core_group("2026-03-12"), as_of="2026-03-20")
    first, second = answer.one(FIRST, trigger_on=MONDAY), answer.one(FIRST, trigger_on="2026-03-02")
    assert (first["due"], first["state"]) == ("2026-01-26", "missed")
    assert (second["due"], second["state"], second["met_on"]) == ("2026-03-16", "met", "2026-03-12")


@pytest.mark.requirement("C-9")
def test_an_unborn_child_has_a_first_core_group_too() -> None:
    unborn = conference(kind="pre-birth")
    found = ask(unborn, as_of="2026-01-27", born=None, expected="2026-04-10").one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", "overdue")


@pytest.mark.requirement("C-9")
def test_a_plan_carried_in_has_had_its_first_core_group() -> None:
    carried = event("plan-carried-in", MONDAY, began="2025-11-03", from_="before-holdfast")
    answer = ask(carried, as_of="2026-03-01")
    assert not answer.all(FIRST)
    assert answer.one(LATER)["when"] == "not stated"


# ------------------------------------------------------------------ then regularly: how often is not stated


@pytest.mark.requirement("C-9")
def test_how_regularly_the_core_group_then_meets_is_not_stated_and_never_overdue() -> None:
    assert not ask(conference(), as_of="2026-02-01").all(LATER)  # none before the first was held
    found = ask(conference(), core_group("2026-01-22"), as_of="2029-01-01").one(LATER)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert (found["trigger"]["on"], found["modality"]) == ("2026-01-22", "states")
    alone = ask(conference(), core_group("2026-01-22", parents=False), as_of="2029-01-01")
    assert not alone.all(LATER)  # nor before the first that met the parents
    second = [core_group("2026-01-22"), core_group("2026-06-01")]
    answer = ask(conference(), *second, as_of="2029-01-01")
    assert answer.one(LATER, trigger_on="2026-01-22")["state"] == "met"
    assert answer.one(LATER, trigger_on="2026-06-01")["state"] == "due"


FOUR_WEEKS = '[later-core-group]\nevery = "4 weeks"\n'


@pytest.mark.requirement("C-9")
@pytest.mark.parametrize(
    ("then", "as_of", "state"),
    [
        (core_group("2026-02-19"), "2026-02-19", "met"),  # Thu 22 Jan 2026: 31 Jan is 9, 19 Feb is 28
        (core_group("2026-02-20"), "2026-02-20", "met-late"),
        (core_group("2026-02-10", parents=False), "2026-02-20", "overdue"),
        (review("2026-02-10"), "2026-02-20", "overdue"),  # a conference is no core group
        (None, "2026-02-19", "due"),
        (None, "2026-02-20", "overdue"),
    ],
)
def test_an_authority_that_says_how_regularly_has_it_counted(
    then: Event | None, as_of: str, state: str
) -> None:
    happened = [conference(), core_group("2026-01-22"), *([then] if then else [])]
    found = ask(*happened, as_of=as_of, settings=FOUR_WEEKS).one(LATER, trigger_on="2026-01-22")
    assert (found["due"], found["when"], found["state"]) == ("2026-02-19", None, state)


@pytest.mark.requirement("C-9")
def test_an_interval_that_the_conference_set_counts_where_the_procedure_has_none() -> None:
    # Thu 22 Jan 2026 and 21 days is Thu 12 Feb
    happened = [conference(core_group_every="3 weeks"), core_group("2026-01-22")]
    assert ask(*happened, as_of="2026-02-13").one(LATER)["due"] == "2026-02-12"
    assert ask(*happened, as_of="2026-02-13", settings=FOUR_WEEKS).one(LATER)["due"] == "2026-02-12"
    laxer = [conference(core_group_every="8 weeks"), core_group("2026-01-22")]
    assert ask(*laxer, as_of="2026-02-13", settings=FOUR_WEEKS).one(LATER)["due"] == "2026-02-19"


@pytest.mark.requirement("C-9")
def test_the_end_of_the_plan_and_eighteen_end_the_core_groups() -> None:
    ended = [conference(), core_group("2026-01-22"), review("2026-02-10", "end", then="close")]
    assert ask(*ended, as_of="2026-06-01", settings=FOUR_WEEKS).one(LATER)["state"] == "lapsed"
    grown = ask(conference(), core_group("2026-01-22"), as_of="2026-06-01", born="2008-02-01")
    assert grown.one(LATER)["state"] == "lapsed"


@pytest.mark.requirement("C-9")
def test_the_first_core_group_is_stated_and_cannot_be_set_otherwise() -> None:
    own = '[first-core-group]\nwithin = "3 weeks"\n'
    status, out, err = timelines.command("council", case(conference()), as_of=MONDAY, settings=own)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "first-core-group" in err
