"""The Isle of Man's core groups: the first (3.7, 2.2) and the later ones (2.3), as rule and as command.

Every date was counted by hand before the pack was written; the comment beside it is the count. `off` marks
the days of the island that are not counted.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.timelines import Answer, Event, case, event

FIRST = "first-core-group"
LATER = "later-core-group"
MONDAY = "2026-01-12"


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(*happened, **child), as_of=as_of)


def conference(on: str = MONDAY, **fields: object) -> Event:
    return event("initial-conference", on, **{"decision": "plan", "categories": ["neglect"], **fields})


def review(on: str, decision: str = "continue", **fields: object) -> Event:
    return event("review-conference", on, decision=decision, **fields)


def core_group(on: str, **fields: object) -> Event:
    return event("core-group", on, **fields)


# ------------------------------------------------------------------ 2.2: the first, within 10 working days

COUNTED = {
    # Mon 12 Jan 2026: 13-16 (4), 19-23 (9), Mon 26 (10)
    "no day off inside": ("2026-01-12", "2026-01-26"),
    # Sat 10 Jan 2026: 12-16 (5), 19-23 (10)
    "conference on a Saturday": ("2026-01-10", "2026-01-23"),
    # Fri 27 Jun 2025: 30 Jun (1), 1-4 Jul (5), 7 off, 8-11 (9), Mon 14 (10)
    "Tynwald Day moved to Mon 7 Jul 2025": ("2025-06-27", "2025-07-14"),
    # Mon 29 Jun 2026: 30 (1), 1-3 Jul (4), 6 off, 7-10 (8), 13 (9), Tue 14 (10)
    "Tynwald Day moved to Mon 6 Jul 2026": ("2026-06-29", "2026-07-14"),
    # Thu 27 Jun 2024: 28 (1), 1-4 Jul (5), Fri 5 off, 8-12 (10)
    "Tynwald Day on its own day, Fri 5 Jul 2024": ("2024-06-27", "2024-07-12"),
    # Thu 30 May 2024: 31 (1), 3-6 Jun (5), Fri 7 off, 10-14 (10)
    "Senior Race Day, Fri 7 Jun 2024": ("2024-05-30", "2024-06-14"),
    # Fri 23 May 2025: Mon 26 off, 27-30 (4), 2-5 Jun (8), Fri 6 off, 9 (9), Tue 10 (10)
    "Spring bank holiday and Senior Race Day 2025": ("2025-05-23", "2025-06-10"),
    # Wed 24 May 2023: 25, 26 (2), Mon 29 off, 30 May - 2 Jun (6), 5-8 (10); Senior Race Day is Fri 9
    "Senior Race Day 2023 on the second Friday of June": ("2023-05-24", "2023-06-08"),
    # Wed 25 Mar 2026: 26, 27 (2), 30 Mar - 2 Apr (6), Fri 3 off, Mon 6 off, 7-10 (10)
    "Easter 2026": ("2026-03-25", "2026-04-10"),
    # Wed 17 Dec 2025: 18, 19 (2), 22-24 (5), 25 and 26 off, 29-31 (8), 1 Jan off, 2 (9), Mon 5 (10)
    "Christmas and New Year": ("2025-12-17", "2026-01-05"),
    # Thu 16 Dec 2021: 17 (1), 20-24 (6), 27 and 28 off, 29-31 (9), 3 Jan off, Tue 4 (10)
    "Christmas and New Year on a weekend": ("2021-12-16", "2022-01-04"),
    # Mon 28 Apr 2025: 29 Apr - 2 May (4), Mon 5 off, 6-9 (8), 12, 13 (10): Liberation Day is Jersey's alone
    "Early May, without Jersey's Liberation Day": ("2025-04-28", "2025-05-13"),
    # Mon 18 Aug 2025: 19-22 (4), Mon 25 off, 26-29 (8), 1, 2 Sep (10)
    "August bank holiday": ("2025-08-18", "2025-09-02"),
}


@pytest.mark.requirement("M-2.2a")
@pytest.mark.parametrize(("on", "due"), COUNTED.values(), ids=COUNTED.keys())
def test_first_core_group_within_ten_working_days(on: str, due: str) -> None:
    found = ask(conference(on), as_of=on).one(FIRST)
    assert (found["due"], found["state"], found["trigger"]["on"]) == (due, "due", on)
    assert found["modality"] == "should"
    assert "2.2" in found["cite"]


@pytest.mark.requirement("M-2.2a")
@pytest.mark.parametrize(
    ("held", "as_of", "state"),
    [
        ("2026-01-13", "2026-01-13", "met"),
        ("2026-01-26", "2026-01-26", "met"),  # the last day
        ("2026-01-27", "2026-01-27", "met-late"),
        (None, "2026-01-26", "due"),
        (None, "2026-01-27", "overdue"),
        ("2026-01-27", "2026-01-26", "due"),  # after as_of: has not happened yet
    ],
)
def test_first_core_group_met_late_and_overdue(held: str | None, as_of: str, state: str) -> None:
    meeting = [core_group(held)] if held else []
    found = ask(conference(), *meeting, as_of=as_of).one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", state)
    assert found["met_on"] == (held if state.startswith("met") else None)


@pytest.mark.requirement("M-2.2a")
def test_a_core_group_on_the_day_of_the_conference_is_not_the_first() -> None:
    """2.2: not "immediately after" it. The text has no measure (open reading 16): not the same day."""
    answer = ask(conference(), core_group(MONDAY), as_of="2026-01-20")
    found = answer.one(FIRST)
    assert (found["not_before"], found["state"], found["met_on"]) == ("2026-01-13", "due", None)
    later = ask(conference(), core_group(MONDAY), core_group("2026-01-22"), as_of="2026-01-22").one(FIRST)
    assert (later["state"], later["met_on"]) == ("met", "2026-01-22")
    never = ask(conference(), core_group(MONDAY), as_of="2026-01-27").one(FIRST)
    assert never["state"] == "overdue"


@pytest.mark.requirement("M-2.2a")
def test_a_core_group_before_the_conference_is_not_the_first() -> None:
    assert ask(core_group("2026-01-08"), conference(), as_of=MONDAY).one(FIRST)["state"] == "due"


@pytest.mark.requirement("M-2.2a")
@pytest.mark.parametrize("decision", ["no-plan", "deferred"])
def test_no_plan_asks_for_no_core_group(decision: str) -> None:
    answer = ask(event("initial-conference", MONDAY, decision=decision), as_of="2026-03-01")
    assert not answer.all(FIRST)
    assert not answer.all(LATER)


@pytest.mark.requirement("M-2.2a")
def test_the_end_of_the_plan_closes_what_is_still_open() -> None:
    # Ended on Fri 23 Jan, before the 26th: lapsed. Ended on the 26th itself: lapsed. On the 27th: missed.
    for ended, state in [("2026-01-23", "lapsed"), ("2026-01-26", "lapsed"), ("2026-01-27", "missed")]:
        found = ask(conference(), event("plan-ended", ended, grounds="other"), as_of="2026-03-01").one(FIRST)
        assert (ended, found["due"], found["state"]) == (ended, "2026-01-26", state)


@pytest.mark.requirement("M-2.2a")
def test_death_and_the_eighteenth_birthday_close_it() -> None:
    dead = ask(conference(), as_of="2026-03-01", died="2026-01-20").one(FIRST)
    assert dead["state"] == "lapsed"
    grown = ask(conference(), as_of="2026-03-01", born="2008-01-20").one(FIRST)  # 18 on 20 Jan 2026
    assert grown["state"] == "lapsed"
    on_the_day = ask(conference(), as_of="2026-03-01", born="2008-01-26").one(FIRST)
    assert on_the_day["state"] == "lapsed"
    after = ask(conference(), as_of="2026-03-01", born="2008-01-27").one(FIRST)
    assert after["state"] == "missed"


@pytest.mark.requirement("M-2.2a")
def test_a_second_plan_asks_for_a_first_core_group_of_its_own() -> None:
    # Mon 2 Mar 2026: 3-6 (4), 9-13 (9), Mon 16 (10)
    answer = ask(
        conference(),
        event("plan-ended", "2026-02-10", grounds="other", then="close"),
        conference("2026-03-02"),
        core_group("2026-03-12"),
        as_of="2026-03-20",
    )
    first, second = answer.one(FIRST, trigger_on=MONDAY), answer.one(FIRST, trigger_on="2026-03-02")
    assert (first["due"], first["state"], first["met_on"]) == ("2026-01-26", "missed", None)
    assert (second["due"], second["state"], second["met_on"]) == ("2026-03-16", "met", "2026-03-12")
    assert first["key"] != second["key"]


@pytest.mark.requirement("M-2.2a")
@pytest.mark.parametrize("kind", ["initial", "transfer-in", "at-review"])
def test_every_conference_that_makes_a_plan_asks_for_one(kind: str) -> None:
    assert ask(conference(kind=kind), as_of=MONDAY).one(FIRST)["due"] == "2026-01-26"


@pytest.mark.requirement("M-2.2a")
def test_an_unborn_child_has_a_first_core_group_too() -> None:
    found = ask(
        conference(kind="pre-birth"),
        core_group("2026-01-21"),
        as_of="2026-02-01",
        born=None,
        expected="2026-04-10",
    ).one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", "met")


@pytest.mark.requirement("M-2.2a")
def test_a_plan_carried_in_has_had_its_first_core_group() -> None:
    carried = event("plan-carried-in", MONDAY, began="2025-11-03", from_="before-holdfast")
    assert not ask(carried, as_of="2026-03-01").all(FIRST)


@pytest.mark.requirement("M-2.2a")
def test_arranging_moving_or_cancelling_the_meeting_moves_no_deadline() -> None:
    arranged = event("conference-arranged", MONDAY, conference="core-group", for_="2026-01-21")
    cancelled = event("meeting-cancelled", "2026-01-20", conference="core-group", for_="2026-01-21")
    again = event("conference-arranged", "2026-01-20", conference="core-group", for_="2026-01-29")
    found = ask(conference(), arranged, cancelled, again, as_of="2026-01-27").one(FIRST)
    assert (found["due"], found["state"]) == ("2026-01-26", "overdue")
    held = ask(conference(), arranged, cancelled, again, core_group("2026-01-29"), as_of="2026-02-01").one(
        FIRST
    )
    assert (held["due"], held["state"]) == ("2026-01-26", "met-late")


@pytest.mark.requirement("M-2.2a")
def test_the_sentence_names_the_days_that_are_not_counted() -> None:
    because = ask(conference("2026-06-29"), as_of="2026-06-29").one(FIRST)["because"]
    for words in ("10 working days", "Mon 29 Jun 2026", "Mon 6 Jul", "Tynwald Day", "Tue 14 Jul 2026"):
        assert words in because
