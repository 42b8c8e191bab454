"""Intervals: what is one, and which day is so long after or before another."""

from datetime import date

import pytest

from holdfast.procedures import days_off, intervals
from holdfast.procedures.intervals import Counting, Interval, NotAnInterval

JERSEY = days_off.load("jersey")


def test_an_interval_is_a_number_of_units() -> None:
    assert intervals.read("10 working days") == Interval(10, "working days")
    assert intervals.read("1 week") == Interval(1, "weeks")
    assert str(intervals.read("1 weeks")) == "1 week"


@pytest.mark.parametrize(
    "text",
    [
        "10",
        "0 days",
        "-1 days",
        "ten days",
        "10  days",
        "10 working day",
        "2 years",
        "1.5 days",
        "",
        None,
        10,
        ["1 day"],
    ],
)
def test_anything_else_is_none(text: object) -> None:
    with pytest.raises(NotAnInterval):
        intervals.read(text)


AFTER = [
    # 28 Apr 2025 is a Monday; 5 May a bank holiday, 9 May Liberation Day.
    ("10 working days", {}, "2025-05-14"),
    ("10 working days", {"bank_holidays_count": True}, "2025-05-12"),
    ("10 working days", {"counts_the_day_itself": True}, "2025-05-13"),
    ("2 weeks", {}, "2025-05-12"),
    ("2 weeks", {"counts_the_day_itself": True}, "2025-05-11"),
    ("14 days", {}, "2025-05-12"),
    ("1 month", {}, "2025-05-28"),
    ("1 month", {"counts_the_day_itself": True}, "2025-05-27"),
]


@pytest.mark.parametrize(("text", "convention", "found"), AFTER)
def test_so_long_after(text: str, convention: dict[str, bool], found: str) -> None:
    counting = Counting(JERSEY, **convention)
    assert counting.add(date(2025, 4, 28), intervals.read(text)) == date.fromisoformat(found)


BEFORE = [
    # Before Mon 12 May 2025: 8 (1), 7 (2), 6 (3), [5], 2 (4); Fri 9 May is Liberation Day.
    ("3 working days", {}, "2025-05-06"),
    ("4 working days", {}, "2025-05-02"),
    ("3 working days", {"counts_the_day_itself": True}, "2025-05-07"),
    ("3 working days", {"bank_holidays_count": True}, "2025-05-07"),
    ("2 weeks", {}, "2025-04-28"),
    ("2 weeks", {"counts_the_day_itself": True}, "2025-04-29"),
    ("2 months", {}, "2025-03-12"),
    ("2 months", {"counts_the_day_itself": True}, "2025-03-13"),
]


@pytest.mark.parametrize(("text", "convention", "found"), BEFORE)
def test_so_long_before(text: str, convention: dict[str, bool], found: str) -> None:
    counting = Counting(JERSEY, **convention)
    assert counting.take(date(2025, 5, 12), intervals.read(text)) == date.fromisoformat(found)


def test_months_are_clipped_to_the_end_of_the_month() -> None:
    counting = Counting(JERSEY)
    assert counting.add(date(2025, 11, 30), intervals.read("3 months")) == date(2026, 2, 28)
    assert counting.add(date(2024, 1, 31), intervals.read("1 month")) == date(2024, 2, 29)
    assert counting.take(date(2026, 5, 31), intervals.read("3 months")) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text",
    ["1 day", "9 days", "1 week", "4 weeks", "1 month", "5 months", "1 working day", "12 working days"],
)
def test_the_shortest_and_longest_bound_every_day_of_a_year(text: str) -> None:
    interval = intervals.read(text)
    counting = Counting(JERSEY, bank_holidays_count=True)
    days = [date.fromordinal(date(2025, 1, 1).toordinal() + place) for place in range(366)]
    lengths = [(counting.add(each, interval) - each).days for each in days]
    assert interval.shortest() <= min(lengths)
    assert max(lengths) <= interval.longest()
