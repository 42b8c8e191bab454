"""Reads a nation's calendar: its bank and public holidays, each with its source and whether it is confirmed.

The files are in `calendars/`, one for each nation, made by `make calendars` and reviewed before each commit.
"""

import json
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from holdfast.procedures.working_days import Table

FOLDER = Path(__file__).parent / "calendars"


class CalendarError(ValueError):
    """Says in one line which calendar, which entry, what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """One bank or public holiday of a nation, on whatever day of the week it falls."""

    on: date
    name: str
    substitute: bool  # a weekday given for a holiday that fell on a weekend
    source: str
    confirmed: bool

    def __str__(self) -> str:
        return f"{self.on:%a} {self.on.day} {self.on:%b} ({self.name})"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A nation's days off in the years its file covers, and the counting of working days over them.

    A working day is a Monday to Friday that is not a day off. Outside the years the file covers (before
    `first_on`, after `last_on`) only weekends are known: answers are still given, but `is_confirmed` is
    false.
    """

    nation: str
    title: str
    first_on: date
    last_on: date
    confirmed_until: date
    days_off: tuple[DayOff, ...] = field(repr=False)
    version: str
    _dates: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _table: Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_dates", tuple(day.on for day in self.days_off))
        object.__setattr__(self, "_table", Table.of(self._dates))

    def add_working_days(self, start: date, n: int, *, bank_holidays_count: bool = False) -> date:
        """Finds the working day n working days after the start (before it, if n is negative).

        The start is day 0 and is not counted; n = 0 gives the start, also when it is a day off. With
        `bank_holidays_count`, days off on a weekday count as working days. Raises
        `working_days.DateOutOfReach` if the answer would lie outside the years 1 to 9999.
        """
        return self._counting(bank_holidays_count).add(start, n)

    def count_working_days(self, after: date, until: date, *, bank_holidays_count: bool = False) -> int:
        """Counts the working days after one date up to and including another.

        Negative when `until` is the earlier: minus the working days from `until` to the day before `after`.
        """
        return self._counting(bank_holidays_count).count(after, until)

    def is_working_day(self, on: date, *, bank_holidays_count: bool = False) -> bool:
        """Says whether a date is a working day."""
        return not self.is_weekend(on) and (bank_holidays_count or self.day_off(on) is None)

    def is_weekend(self, on: date) -> bool:
        """Says whether a date is a Saturday or a Sunday."""
        return on.weekday() >= 5

    def day_off(self, on: date) -> DayOff | None:
        """Finds the day off on a date, also on a Saturday or Sunday; None if there is none."""
        place = bisect_left(self._dates, on)
        return self.days_off[place] if place < len(self._dates) and self._dates[place] == on else None

    def days_off_between(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Lists the days off on a weekday from one date to another, both included."""
        return tuple(day for day in self._between(first, last) if not self.is_weekend(day.on))

    def is_confirmed(self, on: date) -> bool:
        """Says whether it is confirmed that a date is, or is not, a day off.

        False outside the file's years, after `confirmed_until`, and on a day off that is not confirmed.
        """
        return self.is_confirmed_between(on, on)

    def is_confirmed_between(self, first: date, last: date) -> bool:
        """Says whether every day from one date to another, both included, is confirmed."""
        if first < self.first_on or last > self.confirmed_until:
            return False
        return all(day.confirmed for day in self._between(first, last))

    def _between(self, first: date, last: date) -> tuple[DayOff, ...]:
        return self.days_off[bisect_left(self._dates, first) : bisect_right(self._dates, last)]

    def _counting(self, bank_holidays_count: bool) -> Table:
        return _WEEKENDS_ALONE if bank_holidays_count else self._table


_WEEKENDS_ALONE = Table.of(())


def nations(*, folder: Path = FOLDER) -> tuple[str, ...]:
    """Lists the nations that have a calendar, by the names of their files."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


@lru_cache(maxsize=64)
def load(nation: str, *, folder: Path = FOLDER) -> Calendar:
    """Reads a nation's calendar, once.

    Raises CalendarError if there is no such nation or its file is wrong: one line that names file, entry,
    what was found and what was expected.
    """
    known = nations(folder=folder)
    if nation not in known:
        raise CalendarError(f"no calendar {nation!r}: expected one of {', '.join(known) or '(none found)'}")
    return _read(folder / f"{nation}.toml")


_HEAD: dict[str, type] = {
    "title": str,
    "first_on": date,
    "last_on": date,
    "confirmed_until": date,
    "note": str,
    "day": list,
}
_ENTRY: dict[str, type] = {"on": date, "name": str, "substitute": bool, "source": str, "confirmed": bool}
_EXPECTED = {
    str: "one line of text",
    date: "a date (as 2026-05-04)",
    bool: "true or false",
    list: "[[day]] tables",
}


def _read(path: Path) -> Calendar:
    found = _parse(path)
    _check_table(path.name, found, _HEAD)
    _check_years(path.name, found)
    days = tuple(_day(path.name, place, entry) for place, entry in enumerate(found["day"], start=1))
    _check_days(path.name, found, days)
    written = json.dumps(found, sort_keys=True, default=str)
    return Calendar(
        nation=path.stem,
        title=found["title"],
        first_on=found["first_on"],
        last_on=found["last_on"],
        confirmed_until=found["confirmed_until"],
        days_off=days,
        version=sha256(written.encode()).hexdigest()[:12],
    )


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise CalendarError(f"{path.name}: not TOML: {fault}") from None
    except UnicodeDecodeError as fault:
        raise CalendarError(f"{path.name}: byte {fault.start} is not UTF-8 text: expected UTF-8") from None
    except OSError as fault:
        raise CalendarError(f"{path.name}: cannot be read ({fault.strerror}): expected a file") from None


def _check_table(where: str, found: Mapping[str, object], expected: Mapping[str, type]) -> None:
    for key in found:
        if key not in expected:
            raise CalendarError(f"{where}: found {key!r}: expected only {', '.join(expected)}")
    for key, kind in expected.items():
        if key not in found:
            raise CalendarError(f"{where}: {key} is missing: expected {_EXPECTED[kind]}")
        if not _fits(found[key], kind):
            raise CalendarError(f"{where}: {key} is {_shown(found[key])}: expected {_EXPECTED[kind]}")


def _fits(value: object, kind: type) -> bool:
    if kind is date and isinstance(value, datetime):
        return False
    if kind is str:
        return isinstance(value, str) and bool(value.strip()) and value.isprintable()
    return isinstance(value, kind)


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, date) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _check_years(where: str, found: Mapping[str, Any]) -> None:
    first, last, until = found["first_on"], found["last_on"], found["confirmed_until"]
    if first >= last:
        raise CalendarError(f"{where}: last_on is {last}: expected a date after first_on ({first})")
    if not first <= until <= last:
        raise CalendarError(f"{where}: confirmed_until is {until}: expected a date from {first} to {last}")


def _day(where: str, place: int, entry: object) -> DayOff:
    if not isinstance(entry, dict):
        raise CalendarError(f"{where}: day {place} is {_shown(entry)}: expected a [[day]] table")
    _check_table(f"{where}: day {place}", entry, _ENTRY)
    return DayOff(**entry)


def _check_days(where: str, found: Mapping[str, Any], days: tuple[DayOff, ...]) -> None:
    first, last, until = found["first_on"], found["last_on"], found["confirmed_until"]
    previous = None
    for place, day in enumerate(days, start=1):
        entry = f"{where}: day {place} ({day.on})"
        if not first <= day.on <= last:
            raise CalendarError(f"{entry}: on is outside the file's years: expected {first} to {last}")
        if previous is not None and day.on <= previous:
            raise CalendarError(f"{entry}: found after {previous}: expected each date once, in order")
        if day.substitute and day.on.weekday() >= 5:
            raise CalendarError(f"{entry}: a substitute on a {day.on:%A}: expected a weekday")
        if day.confirmed and day.on > until:
            raise CalendarError(f"{entry}: confirmed is true after confirmed_until ({until}): expected false")
        previous = day.on
    for year in range(first.year, last.year + 1):
        if not any(day.on.year == year for day in days):
            raise CalendarError(f"{where}: {year} has no day off: expected some in every year")
