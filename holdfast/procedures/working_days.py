"""Counts working days, weeks and months.

Working days are counted from two sorted arrays made once for each calendar, never by walking through the
days: which working day a date is (its number since the first day of the proleptic Gregorian calendar) comes
from the number of weekdays up to it less the days off up to it; the way back is the same sum turned round.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol, Self

_LAST_DAY = date.max.toordinal()


class DateOutOfReach(ValueError):
    """Says that a count would end before year 1 or after year 9999."""


@dataclass(frozen=True, slots=True)
class Table:
    """Counts working days over a fixed set of days off.

    `days` are the days off that fall on a weekday, as ordinals, sorted; `before` holds, for each of them, how
    many working days there are up to it.
    """

    days: tuple[int, ...] = field(repr=False)
    before: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, days_off: Iterable[date]) -> Self:
        """Makes the table from days off; those on a Saturday or Sunday change nothing and are left out."""
        days = tuple(sorted({day.toordinal() for day in days_off if day.weekday() < 5}))
        return cls(days, tuple(_weekdays_until(day) - (place + 1) for place, day in enumerate(days)))

    def number(self, ordinal: int) -> int:
        """Says how many working days there are up to and including this day."""
        return _weekdays_until(ordinal) - bisect_right(self.days, ordinal)

    def add(self, start: date, n: int) -> date:
        """Finds the working day n working days after the start (before it, if n is negative).

        The start is day 0 and is not counted; n = 0 gives the start, also when it is a day off. Raises
        DateOutOfReach if the answer would lie outside the years 1 to 9999.
        """
        if n == 0:
            return start
        ordinal = start.toordinal()
        wanted = self.number(ordinal) + n if n > 0 else self.number(ordinal - 1) + n + 1
        weekday = wanted + bisect_left(self.before, wanted)
        weeks, rest = divmod(weekday - 1, 5)
        found = 7 * weeks + rest + 1
        if not 1 <= found <= _LAST_DAY:
            raise DateOutOfReach(
                f"{n} working days from {start} is no date: expected one in the years 1 to 9999"
            )
        return date.fromordinal(found)

    def count(self, after: date, until: date) -> int:
        """Counts the working days after one date up to and including another.

        Negative when `until` is the earlier: minus the working days from `until` to the day before `after`.
        So `count(start, add(start, n))` is n, whichever way n goes.
        """
        if until >= after:
            return self.number(until.toordinal()) - self.number(after.toordinal())
        return self.number(until.toordinal() - 1) - self.number(after.toordinal() - 1)


def _weekdays_until(ordinal: int) -> int:
    # Ordinal 1 is a Monday: each whole week has five weekdays, and so do the first five days of the rest.
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


class Counts(Protocol):
    """What is asked of a calendar to count with it; `days_off.Calendar` is one."""

    def add_working_days(self, start: date, n: int, *, bank_holidays_count: bool = False) -> date:
        """Finds the working day n working days from the start."""


def after(calendar: Counts, start: date, n: int, *, bank_holidays_count: bool = False) -> date:
    """Finds the nth working day after a date.

    The date itself is day 0 and is not counted. With `bank_holidays_count`, days off on a weekday count as
    working days. Raises ValueError if n is negative, DateOutOfReach past the year 9999.
    """
    _refuse_negative(n)
    return calendar.add_working_days(start, n, bank_holidays_count=bank_holidays_count)


def before(calendar: Counts, start: date, n: int, *, bank_holidays_count: bool = False) -> date:
    """Finds the nth working day before a date.

    The date itself is day 0 and is not counted. With `bank_holidays_count`, days off on a weekday count as
    working days. Raises ValueError if n is negative, DateOutOfReach before the year 1.
    """
    _refuse_negative(n)
    return calendar.add_working_days(start, -n, bank_holidays_count=bank_holidays_count)


def add_weeks(start: date, n: int) -> date:
    """Adds n weeks of seven days (takes them away, if n is negative).

    Raises DateOutOfReach if the answer would lie outside the years 1 to 9999.
    """
    try:
        return start + timedelta(weeks=n)
    except OverflowError:
        raise DateOutOfReach(
            f"{n} weeks from {start} is no date: expected one in the years 1 to 9999"
        ) from None


def add_months(start: date, n: int) -> date:
    """Adds n calendar months and keeps the day of the month (takes them away, if n is negative).

    A day that the month does not have becomes its last: a month after 31 January is 28 or 29 February.
    Raises DateOutOfReach if the answer would lie outside the years 1 to 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfReach(f"{n} months from {start} is no date: expected one in the years 1 to 9999")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _refuse_negative(n: int) -> None:
    if n < 0:
        raise ValueError(f"{n} working days: expected 0 or more (use the other of `after` and `before`)")
