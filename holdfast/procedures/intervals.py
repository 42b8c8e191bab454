"""Intervals: `N days | working days | weeks | months`, added to a date over a nation's calendar.

The day counted from is day 0. Months keep the day of the month, clipped to the month's end; weeks are seven
days. A pack can say that the day itself counts (as day 1) or that bank holidays are working days.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from holdfast.procedures import working_days
from holdfast.procedures.days_off import Calendar

EXPECTED = '"N days|working days|weeks|months"'
_FORM = re.compile(r"([1-9][0-9]{0,3}) (working day|day|week|month)(s?)")
UNITS = ("days", "working days", "weeks", "months")


class NotAnInterval(ValueError):
    """The words are no interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of units; 0 days is *at once*."""

    number: int
    unit: str

    def __str__(self) -> str:
        unit = self.unit[:-1] if self.number == 1 else self.unit
        return f"{self.number} {unit}"

    def longest(self) -> int:
        """The most days that this interval can be from any day, bank holidays left aside."""
        if self.unit == "working days":
            return self.number + 2 * ((self.number + 4) // 5)
        return self.number * {"days": 1, "weeks": 7, "months": 31}[self.unit]

    def shortest(self) -> int:
        """The fewest days that this interval can be from any day."""
        if self.unit == "working days":
            return self.number + 2 * (max(self.number - 1, 0) // 5)
        return self.number * {"days": 1, "weeks": 7, "months": 28}[self.unit]


AT_ONCE = Interval(0, "days")


@dataclass(frozen=True, slots=True)
class Counting:
    """How days are counted: over which calendar, and by which of a pack's own conventions."""

    calendar: Calendar
    counts_the_day_itself: bool = False
    bank_holidays_count: bool = False

    def add(self, start: date, interval: Interval) -> date:
        """Find the day an interval after a start. Raises `working_days.DateOutOfReach` beyond year 9999."""
        number, unit = interval.number, interval.unit
        if number == 0:
            return start
        itself = timedelta(days=1 if self.counts_the_day_itself else 0)
        if unit == "working days":
            return self.calendar.add_working_days(
                start - itself, number, bank_holidays_count=self.bank_holidays_count
            )
        if unit == "months":
            return working_days.add_months(start, number) - itself
        return start + timedelta(days=number * (7 if unit == "weeks" else 1)) - itself

    def take(self, end: date, interval: Interval) -> date:
        """Find the day an interval before an end (the end is day 0, or day 1 where the day itself counts)."""
        number, unit = interval.number, interval.unit
        if number == 0:
            return end
        itself = timedelta(days=1 if self.counts_the_day_itself else 0)
        if unit == "working days":
            return self.calendar.add_working_days(
                end + itself, -number, bank_holidays_count=self.bank_holidays_count
            )
        if unit == "months":
            return working_days.add_months(end, -number) + itself
        return end - timedelta(days=number * (7 if unit == "weeks" else 1)) + itself


def read(text: object) -> Interval:
    """Read `"10 working days"`. Raises NotAnInterval unless it is a number of 1 or more and a known unit."""
    found = _FORM.fullmatch(text) if isinstance(text, str) else None
    if found is None or (found[3] == "" and found[1] != "1"):
        raise NotAnInterval(text)
    return Interval(int(found[1]), f"{found[2]}s")
