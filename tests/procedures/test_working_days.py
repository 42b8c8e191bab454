"""Working days, weeks and months: known dates counted by hand, and properties against the slow count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.procedures import days_off, working_days
from holdfast.procedures.working_days import DateOutOfReach
from tests.procedures import slow_count

NATIONS = ("england_and_wales", "isle_of_man", "jersey")

# From two years before the files to two years after them: outside, only weekends are known.
dates = st.dates(date(2013, 1, 1), date(2030, 12, 31))
numbers = st.integers(-300, 300)
nations = st.sampled_from(NATIONS)


def stored(nation: str) -> frozenset[date]:
    return frozenset(day.on for day in days_off.load(nation).days_off)


# ---------------------------------------------------------------- counted by hand on a printed calendar
BY_HAND = [
    # Mon 28 Apr 2025: Tue 29 (1) Wed 30 (2) Thu 1 (3) Fri 2 (4), Mon 5 off, Tue 6 (5) Wed 7 (6) Thu 8 (7),
    # Fri 9 off, Mon 12 (8) Tue 13 (9) Wed 14 (10)
    ("jersey", date(2025, 4, 28), 10, date(2025, 5, 14)),
    # the same in England, where 9 May is a working day, and on the Isle of Man
    ("england_and_wales", date(2025, 4, 28), 10, date(2025, 5, 13)),
    ("isle_of_man", date(2025, 4, 28), 10, date(2025, 5, 13)),
    # Christmas 2025: Mon 22 Dec, Tue 23 (1) Wed 24 (2), Thu 25 and Fri 26 off, Mon 29 (3) Tue 30 (4)
    # Wed 31 (5), Thu 1 Jan off, Fri 2 (6)
    ("england_and_wales", date(2025, 12, 22), 6, date(2026, 1, 2)),
    # Christmas 2026: Boxing Day is a Saturday, Mon 28 off for it. Thu 24 Dec, Fri 25 off, Mon 28 off,
    # Tue 29 (1)
    ("england_and_wales", date(2026, 12, 24), 1, date(2026, 12, 29)),
    ("jersey", date(2026, 12, 24), 1, date(2026, 12, 29)),
    # Christmas 2021 and New Year 2022, all four on weekends: Fri 24 Dec, Mon 27 and Tue 28 off, Wed 29 (1)
    # Thu 30 (2) Fri 31 (3), Mon 3 Jan off, Tue 4 (4)
    ("isle_of_man", date(2021, 12, 24), 4, date(2022, 1, 4)),
    # Christmas 2022 on a Sunday: Fri 23 Dec, Mon 26 off, Tue 27 off, Wed 28 (1)
    ("england_and_wales", date(2022, 12, 23), 1, date(2022, 12, 28)),
    # Easter 2026: Wed 1 Apr, Thu 2 (1), Fri 3 off, Mon 6 off, Tue 7 (2) Wed 8 (3)
    ("jersey", date(2026, 4, 1), 3, date(2026, 4, 8)),
    # the TT and Tynwald Day, 2026: Thu 4 Jun, Fri 5 off, Mon 8 (1); Fri 3 Jul, Mon 6 off, Tue 7 (1)
    ("isle_of_man", date(2026, 6, 4), 1, date(2026, 6, 8)),
    ("isle_of_man", date(2026, 7, 3), 1, date(2026, 7, 7)),
    # the TT of 2022 a week after the Jubilee: Wed 1 Jun, Thu 2 and Fri 3 off, Mon 6 (1) Tue 7 (2) Wed 8 (3)
    # Thu 9 (4), Fri 10 off, Mon 13 (5)
    ("isle_of_man", date(2022, 6, 1), 5, date(2022, 6, 13)),
    ("england_and_wales", date(2022, 6, 1), 5, date(2022, 6, 10)),
    # VE Day 2020: England moved its Monday, Jersey had both days. England from Fri 1 May: Mon 4 (1)
    # Tue 5 (2) Wed 6 (3) Thu 7 (4), Fri 8 off, Mon 11 (5). Jersey: Mon 4 off, Tue 5 (1) Wed 6 (2)
    # Thu 7 (3), Fri 8 off, Mon 11 (4) Tue 12 (5)
    ("england_and_wales", date(2020, 5, 1), 5, date(2020, 5, 11)),
    ("jersey", date(2020, 5, 1), 5, date(2020, 5, 12)),
    # backwards, 3 working days before Thu 14 May 2026: Wed 13 (1) Tue 12 (2) Mon 11 (3), a working day
    # although Liberation Day was the Saturday before
    ("jersey", date(2026, 5, 14), -3, date(2026, 5, 11)),
    # backwards over Liberation Day: Mon 12 May 2025, Fri 9 off, Thu 8 (1) Wed 7 (2) Tue 6 (3),
    # Mon 5 off, Fri 2 (4)
    ("jersey", date(2025, 5, 12), -4, date(2025, 5, 2)),
    # from a day that is no working day: Sat 3 Jan 2026, Mon 5 (1); backwards Fri 2 (1)
    ("england_and_wales", date(2026, 1, 3), 1, date(2026, 1, 5)),
    ("england_and_wales", date(2026, 1, 3), -1, date(2026, 1, 2)),
    ("england_and_wales", date(2026, 12, 25), 1, date(2026, 12, 29)),
    ("england_and_wales", date(2026, 12, 25), 0, date(2026, 12, 25)),
    # before and after the file's years only weekends are known: Wed 24 Dec 2014, Thu 25 (1);
    # Fri 29 Dec 2028, Mon 1 Jan 2029 (1)
    ("england_and_wales", date(2014, 12, 24), 1, date(2014, 12, 25)),
    ("england_and_wales", date(2028, 12, 29), 1, date(2029, 1, 1)),
]


@pytest.mark.parametrize(("nation", "start", "n", "expected"), BY_HAND)
def test_counts_as_by_hand(nation: str, start: date, n: int, expected: date) -> None:
    assert days_off.load(nation).add_working_days(start, n) == expected


@pytest.mark.parametrize(("nation", "start", "n", "expected"), BY_HAND)
def test_the_slow_count_agrees_with_the_hand(nation: str, start: date, n: int, expected: date) -> None:
    assert slow_count.add(start, n, stored(nation)) == expected


def test_bank_holidays_count_where_a_procedure_says_so() -> None:
    jersey = days_off.load("jersey")
    # Mon 28 Apr 2025 and ten weekdays: Fri 2 May is the fourth, Fri 9 the ninth, Mon 12 the tenth
    assert working_days.after(jersey, date(2025, 4, 28), 10, bank_holidays_count=True) == date(2025, 5, 12)
    assert working_days.before(jersey, date(2025, 5, 12), 10, bank_holidays_count=True) == date(2025, 4, 28)
    assert jersey.count_working_days(date(2025, 4, 28), date(2025, 5, 12), bank_holidays_count=True) == 10
    assert jersey.is_working_day(date(2025, 5, 9), bank_holidays_count=True)
    assert not jersey.is_working_day(date(2025, 5, 10), bank_holidays_count=True)


# ---------------------------------------------------------------- against the slow count
@given(nation=nations, start=dates, n=numbers)
def test_adds_as_the_slow_count_does(nation: str, start: date, n: int) -> None:
    assert days_off.load(nation).add_working_days(start, n) == slow_count.add(start, n, stored(nation))


@given(nation=nations, start=dates, n=numbers)
def test_adds_weekdays_as_the_slow_count_does(nation: str, start: date, n: int) -> None:
    found = days_off.load(nation).add_working_days(start, n, bank_holidays_count=True)
    assert found == slow_count.add(start, n, frozenset())


@given(nation=nations, one=dates, span=st.integers(0, 900))
def test_counts_as_the_slow_count_does(nation: str, one: date, span: int) -> None:
    calendar, other = days_off.load(nation), one + timedelta(days=span)
    assert calendar.count_working_days(one, other) == slow_count.count(one, other, stored(nation))
    # backwards: the days from `one` up to the day before `other`
    earlier = slow_count.count(one - timedelta(days=1), other - timedelta(days=1), stored(nation))
    assert calendar.count_working_days(other, one) == -earlier


@given(nation=nations, on=dates)
def test_knows_working_days_as_the_slow_count_does(nation: str, on: date) -> None:
    assert days_off.load(nation).is_working_day(on) == slow_count.is_working_day(on, stored(nation))


# ---------------------------------------------------------------- there and back
@given(nation=nations, start=dates, n=numbers)
def test_what_was_added_is_counted(nation: str, start: date, n: int) -> None:
    calendar = days_off.load(nation)
    assert calendar.count_working_days(start, calendar.add_working_days(start, n)) == n


@given(nation=nations, start=dates, n=numbers)
def test_a_working_day_comes_back_to_itself(nation: str, start: date, n: int) -> None:
    calendar = days_off.load(nation)
    working = calendar.add_working_days(start, 1)
    assert calendar.add_working_days(calendar.add_working_days(working, n), -n) == working


@given(nation=nations, start=dates, n=st.integers(0, 300))
def test_before_and_after_are_the_two_ways(nation: str, start: date, n: int) -> None:
    calendar = days_off.load(nation)
    assert working_days.after(calendar, start, n) == calendar.add_working_days(start, n)
    assert working_days.before(calendar, start, n) == calendar.add_working_days(start, -n)


@given(nation=nations, start=dates, n=numbers)
def test_a_later_number_is_a_later_day(nation: str, start: date, n: int) -> None:
    calendar = days_off.load(nation)
    assert calendar.add_working_days(start, n) < calendar.add_working_days(start, n + 1)


# ---------------------------------------------------------------- any table at all
@given(
    offs=st.sets(st.dates(date(2020, 1, 1), date(2020, 12, 31)), max_size=200),
    start=st.dates(date(2019, 11, 1), date(2021, 2, 28)),
    n=st.integers(-200, 200),
)
def test_any_days_off_are_counted_over(offs: set[date], start: date, n: int) -> None:
    table = working_days.Table.of(offs)
    assert table.add(start, n) == slow_count.add(start, n, offs)
    assert table.count(start, table.add(start, n)) == n


# ---------------------------------------------------------------- weeks and months
@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 31), -1, date(2026, 4, 30)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
        (date(2026, 1, 12), 0, date(2026, 1, 12)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2025, 12, 12), 6, date(2026, 6, 12)),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: date, n: int, expected: date) -> None:
    assert working_days.add_months(start, n) == expected


@given(start=dates, n=st.integers(-120, 120))
def test_months_land_in_their_month(start: date, n: int) -> None:
    found = working_days.add_months(start, n)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == n
    assert found.day == start.day or (found + timedelta(days=1)).day == 1
    assert found.day <= start.day


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [(date(2026, 3, 2), 6, date(2026, 4, 13)), (date(2026, 3, 2), -1, date(2026, 2, 23))],
)
def test_weeks_are_seven_days(start: date, n: int, expected: date) -> None:
    assert working_days.add_weeks(start, n) == expected


# ---------------------------------------------------------------- errors
def test_a_negative_number_is_refused_by_name() -> None:
    jersey = days_off.load("jersey")
    for count in (working_days.after, working_days.before):
        with pytest.raises(ValueError, match=r"^-1 working days: expected 0 or more"):
            count(jersey, date(2026, 1, 1), -1)


def test_a_count_past_the_end_of_dates_says_so() -> None:
    jersey = days_off.load("jersey")
    with pytest.raises(DateOutOfReach, match=r"^9 working days from 9999-12-30 is no date"):
        jersey.add_working_days(date(9999, 12, 30), 9)
    with pytest.raises(DateOutOfReach, match=r"^-9 working days from 0001-01-02 is no date"):
        jersey.add_working_days(date(1, 1, 2), -9)
    with pytest.raises(DateOutOfReach, match=r"^1 months from 9999-12-30 is no date"):
        working_days.add_months(date(9999, 12, 30), 1)
    with pytest.raises(DateOutOfReach, match=r"^1 weeks from 9999-12-30 is no date"):
        working_days.add_weeks(date(9999, 12, 30), 1)


def test_counts_to_the_very_ends() -> None:
    jersey = days_off.load("jersey")
    assert jersey.add_working_days(date(9999, 12, 30), 1) == date(9999, 12, 31)  # a Friday
    assert jersey.add_working_days(date(1, 1, 2), -1) == date(1, 1, 1)  # a Monday
