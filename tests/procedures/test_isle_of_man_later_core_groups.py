"""The Isle of Man's later core groups (3.7, 2.3): the interval is the conference's own, the text has none.

Every date was counted by hand before the pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import FIRST, LATER, MONDAY, conference, core_group, review
from tests.procedures.timelines import Answer, Event, case, event

FOUR_WEEKS = conference(core_group_every="4 weeks")


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(*happened, **child), as_of=as_of)


INTERVALS = {
    # Thu 22 Jan 2026 and 28 days: 9 to 31 Jan, 19 in Feb
    "weeks": ("2026-01-12", "2026-01-22", "4 weeks", "2026-02-19"),
    # Thu 22 Jan 2026 and 30 days: 9 to 31 Jan, 21 in Feb
    "days": ("2026-01-12", "2026-01-22", "30 days", "2026-02-21"),
    # Thu 22 Jan 2026 and two months
    "months": ("2026-01-12", "2026-01-22", "2 months", "2026-03-22"),
    # Fri 31 Jan 2025 and a month: February 2025 ends on the 28th
    "a month's end": ("2025-01-20", "2025-01-31", "1 months", "2025-02-28"),
    # Wed 31 Jan 2024 and a month: February 2024 ends on the 29th
    "a leap year's February": ("2024-01-18", "2024-01-31", "1 months", "2024-02-29"),
    # Wed 18 Jun 2025: 19, 20 (2), 23-27 (7), 30 Jun - 4 Jul (12), Mon 7 off, 8-11 (16), 14-17 (20)
    "working days over Tynwald Day": ("2025-06-10", "2025-06-18", "20 working days", "2025-07-17"),
}


@pytest.mark.requirement("M-2.3a")
@pytest.mark.parametrize(("on", "first", "every", "due"), INTERVALS.values(), ids=INTERVALS.keys())
def test_later_core_group_within_the_interval_of_the_conference(
    on: str, first: str, every: str, due: str
) -> None:
    found = ask(conference(on, core_group_every=every), core_group(first), as_of=first).one(LATER)
    assert (found["due"], found["state"], found["modality"]) == (due, "due", "should")
    assert "2.3" in found["cite"]


@pytest.mark.requirement("M-2.3a")
@pytest.mark.parametrize(
    ("held", "state", "following"),
    [("2026-02-19", "met", "2026-03-19"), ("2026-02-20", "met-late", "2026-03-20")],
)
def test_it_counts_from_the_last_one_held(held: str, state: str, following: str) -> None:
    # 19 Feb and 28 days: 9 to 28 Feb, 19 in March; 20 Feb: 20 March
    answer = ask(FOUR_WEEKS, core_group("2026-01-22"), core_group(held), as_of=held)
    done, still = answer.all(LATER)
    assert (done["due"], done["state"], done["met_on"]) == ("2026-02-19", state, held)
    assert (still["due"], still["state"]) == (following, "due")


@pytest.mark.requirement("M-2.3a")
def test_a_day_late_is_overdue_and_there_is_one_open_at_a_time() -> None:
    for as_of, state in [("2026-02-19", "due"), ("2026-02-20", "overdue"), ("2026-06-01", "overdue")]:
        found = ask(FOUR_WEEKS, core_group("2026-01-22"), as_of=as_of).one(LATER)
        assert (found["due"], found["state"]) == ("2026-02-19", state)


@pytest.mark.requirement("M-2.3a")
def test_a_later_core_group_follows_a_first_one() -> None:
    """2.3 speaks of the subsequent ones: until the first is held, only the first is due."""
    weekly = conference(core_group_every="1 weeks")
    assert not ask(weekly, as_of="2026-01-25").all(LATER)
    assert ask(weekly, core_group("2026-01-26"), as_of="2026-01-26").one(LATER)["due"] == "2026-02-02"
    # One held too soon, on the conference's own day, puts off neither: first and next are both due.
    too_soon = ask(weekly, core_group(MONDAY), as_of=MONDAY)
    assert (too_soon.one(FIRST)["state"], too_soon.one(FIRST)["due"]) == ("due", "2026-01-26")
    assert too_soon.one(LATER)["due"] == "2026-01-19"


@pytest.mark.requirement("M-2.3a")
def test_an_interval_never_set_is_shown_as_not_stated_and_is_never_overdue() -> None:
    found = ask(conference(), core_group("2026-01-22"), as_of="2027-01-22").one(LATER)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert "nobody has set it for this plan yet" in found["because"]


@pytest.mark.requirement("M-2.3a")
def test_an_interval_that_had_run_out_when_it_was_set_is_due_on_that_day() -> None:
    # The last core group was on Thu 22 Jan; 28 days on is 19 Feb. The review first says so on Tue 31 Mar.
    late = review("2026-03-31", core_group_every="4 weeks")
    found = ask(conference(), core_group("2026-01-22"), late, as_of="2026-03-31").one(LATER)
    assert (found["due"], found["state"]) == ("2026-03-31", "due")
    assert "every 4 weeks, set on Tue 31 Mar 2026, had already run out by then" in found["because"]


@pytest.mark.requirement("M-2.3a")
def test_an_interval_never_set_is_listed_last() -> None:
    answer = ask(conference(), core_group("2026-01-22"), as_of="2026-01-23")
    dues = [each["due"] for each in answer.obligations]
    assert dues[-1] is None
    dated = [due for due in dues if due is not None]
    assert dues[: len(dated)] == sorted(dated)


@pytest.mark.requirement("M-2.3a")
def test_a_review_sets_a_shorter_interval() -> None:
    # Thu 19 Mar and 28 days is 16 Apr. The review on Tue 31 Mar says two weeks: 19 Mar and 14 days is 2 Apr.
    meetings = [core_group("2026-01-22"), core_group("2026-02-19"), core_group("2026-03-19")]
    before = ask(FOUR_WEEKS, *meetings, as_of="2026-03-30")
    assert before.one(LATER, trigger_on="2026-03-19")["due"] == "2026-04-16"
    changed = [FOUR_WEEKS, *meetings, review("2026-03-31", core_group_every="2 weeks")]
    after = ask(*changed, as_of="2026-04-01")
    assert after.one(LATER, trigger_on="2026-03-19")["due"] == "2026-04-02"
    # Held on the 2nd: 2 Apr and 14 days is the 16th.
    held = ask(*changed, core_group("2026-04-02"), as_of="2026-04-03")
    assert held.one(LATER, trigger_on="2026-04-02")["due"] == "2026-04-16"


@pytest.mark.requirement("M-2.3a")
def test_a_review_sets_a_longer_interval() -> None:
    # Thu 16 Apr 2026 and 42 days: 14 to 30 Apr, 28 in May
    answer = ask(
        FOUR_WEEKS,
        core_group("2026-01-22"),
        review("2026-03-31", core_group_every="6 weeks"),
        core_group("2026-04-16"),
        as_of="2026-04-17",
    )
    assert answer.one(LATER, trigger_on="2026-04-16")["due"] == "2026-05-28"


@pytest.mark.requirement("M-2.3a")
def test_a_review_that_says_nothing_leaves_the_interval_as_it_was() -> None:
    # Thu 2 Apr 2026 and 28 days: 28 to 30 Apr
    answer = ask(
        FOUR_WEEKS,
        core_group("2026-01-22"),
        review("2026-03-31"),
        core_group("2026-04-02"),
        as_of="2026-04-03",
    )
    assert answer.one(LATER, trigger_on="2026-04-02")["due"] == "2026-04-30"


@pytest.mark.requirement("M-2.3a")
def test_an_interval_first_set_at_a_review_counts_for_the_meetings_after_it() -> None:
    # Tue 7 Apr 2026 and 28 days: 23 to 30 Apr, 5 in May
    answer = ask(
        conference(),
        core_group("2026-01-22"),
        review("2026-03-31", core_group_every="4 weeks"),
        core_group("2026-04-07"),
        as_of="2026-04-08",
    )
    assert answer.one(LATER, trigger_on="2026-04-07")["due"] == "2026-05-05"


@pytest.mark.requirement("M-2.3a")
def test_a_core_group_can_agree_on_less_than_the_conference_set_and_not_on_more() -> None:
    longer = ask(FOUR_WEEKS, core_group("2026-01-22", core_group_every="3 months"), as_of="2026-01-23")
    assert longer.one(LATER)["due"] == "2026-02-19"
    # Thu 22 Jan and 14 days: 9 to 31 Jan, 5 in February
    shorter = ask(FOUR_WEEKS, core_group("2026-01-22", core_group_every="2 weeks"), as_of="2026-01-23")
    assert shorter.one(LATER)["due"] == "2026-02-05"


@pytest.mark.requirement("M-2.3a")
def test_the_day_arranged_for_the_next_is_not_its_deadline() -> None:
    arranged = conference(core_group_every="4 weeks", next_core_group_on="2026-01-20")
    answer = ask(arranged, core_group("2026-01-22", next_on="2026-02-05"), as_of="2026-02-10")
    assert answer.one(FIRST)["due"] == "2026-01-26"
    assert (answer.one(LATER)["due"], answer.one(LATER)["state"]) == ("2026-02-19", "due")


@pytest.mark.requirement("M-2.3a")
def test_a_deadline_on_tynwald_day_stays_and_says_so() -> None:
    # Mon 8 Jun 2026 and 28 days: 22 to 30 Jun, 6 in July: the day Tynwald Day is kept in 2026
    answer = ask(
        conference("2026-06-01", core_group_every="4 weeks"), core_group("2026-06-08"), as_of="2026-06-09"
    )
    found = answer.one(LATER)
    assert found["due"] == "2026-07-06"
    assert "Tynwald Day" in found["day_off"]


@pytest.mark.requirement("M-2.3a")
def test_the_end_of_the_plan_stops_them() -> None:
    # Due on Thu 19 Feb; ended on that day or before it: lapsed; the day after: missed.
    for ended, state in [("2026-02-10", "lapsed"), ("2026-02-19", "lapsed"), ("2026-02-20", "missed")]:
        answer = ask(
            FOUR_WEEKS, core_group("2026-01-22"), review(ended, "end", then="close"), as_of="2026-06-01"
        )
        assert (ended, answer.one(LATER)["state"]) == (ended, state)


@pytest.mark.requirement("M-2.3a")
def test_death_and_the_eighteenth_birthday_stop_them() -> None:
    dead = ask(FOUR_WEEKS, core_group("2026-01-22"), as_of="2026-06-01", died="2026-02-01").one(LATER)
    assert dead["state"] == "lapsed"
    grown = ask(FOUR_WEEKS, core_group("2026-01-22"), as_of="2026-06-01", born="2008-02-01").one(LATER)
    assert grown["state"] == "lapsed"


@pytest.mark.requirement("M-2.3a")
def test_an_inquorate_review_does_not_stop_them() -> None:
    unfinished = review("2026-02-10", "end", quorate=False)
    answer = ask(FOUR_WEEKS, core_group("2026-01-22"), unfinished, as_of="2026-02-20")
    assert answer.one(LATER)["state"] == "overdue"


@pytest.mark.requirement("M-2.3a")
def test_a_second_plan_starts_without_the_interval_of_the_first() -> None:
    answer = ask(
        FOUR_WEEKS,
        core_group("2026-01-22"),
        review("2026-02-10", "end", then="close"),
        conference("2026-05-11"),
        core_group("2026-05-20"),
        as_of="2026-09-01",
    )
    second = answer.one(LATER, trigger_on="2026-05-20")
    assert (second["due"], second["when"], second["state"]) == (None, "not stated", "due")
    assert answer.one(LATER, trigger_on="2026-01-22")["state"] == "lapsed"


@pytest.mark.requirement("M-2.3a")
def test_an_unborn_child_has_later_core_groups_too() -> None:
    before_birth = conference(kind="pre-birth", core_group_every="4 weeks")
    answer = ask(before_birth, core_group("2026-01-22"), as_of="2026-02-20", born=None, expected="2026-04-10")
    assert (answer.one(LATER)["due"], answer.one(LATER)["state"]) == ("2026-02-19", "overdue")


@pytest.mark.requirement("M-2.3a")
def test_a_plan_carried_in_has_none_stated_until_a_review_sets_one() -> None:
    carried = event(
        "plan-carried-in", MONDAY, began="2025-11-03", last_review="2025-12-15", from_="before-holdfast"
    )
    found = ask(carried, as_of="2026-06-01").one(LATER)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    # Thu 12 Mar 2026 and 28 days: 19 to 31 Mar, 9 in April
    answer = ask(
        carried,
        review("2026-03-09", core_group_every="4 weeks"),
        core_group("2026-03-12"),
        as_of="2026-03-13",
    )
    assert answer.one(LATER, trigger_on="2026-03-12")["due"] == "2026-04-09"
