"""A slow reckoning of one plan, from the clauses and the design alone: it shares nothing with the engine.

It walks the calendar a day at a time and takes each day's events as they come. It knows one child, born
before the plan or during it, one plan from registration to its end, and what happens within: core groups,
visits, reviews. Intervals are set at registration alone.
"""

import tomllib
from collections.abc import Callable, Collection
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import holdfast.procedures
from tests.procedures import slow_count

CALENDARS = Path(holdfast.procedures.__file__).parent / "calendars"
ONE_DAY = timedelta(days=1)
INFANT = 24  # months: "infants and babies", as the pack reads it
Event = dict[str, Any]
Due = Callable[[date, int], date]


class Row(NamedTuple):
    """What the reckoning says of one obligation."""

    duty: str
    trigger_on: str
    due: str
    state: str
    met_on: str | None


def days_off(nation: str) -> frozenset[date]:
    """Read a nation's days off, by no reader of the program's own."""
    found = tomllib.loads((CALENDARS / f"{nation}.toml").read_text(encoding="utf-8"))
    return frozenset(day["on"] for day in found["day"])


def months_after(start: date, n: int) -> date:
    """Walk on until n months have begun and the day of the month, or else the month's end, is reached."""
    on, begun = start, 0
    while begun < n:
        on += ONE_DAY
        begun += on.day == 1
    while on.day != start.day and (on + ONE_DAY).day != 1:
        on += ONE_DAY
    return on


def after(start: date, interval: str, off: Collection[date]) -> date:
    """Walk an interval's length from its day 0."""
    number, unit = interval.split(" ", 1)
    if unit.startswith("working"):
        return slow_count.add(start, int(number), off)
    if unit.startswith("month"):
        return months_after(start, int(number))
    found = start
    for _ in range(int(number) * (7 if unit.startswith("week") else 1)):
        found += ONE_DAY
    return found


class _Duty:
    """One recurring duty as the days go by: what is open, and what became of the rest."""

    def __init__(self, name: str, due: Due) -> None:
        self.name, self.due = name, due
        self.rows: list[Row] = []
        self.since: date | None = None
        self.turn = 0

    def open(self, on: date) -> None:
        self.since = on

    def answer(self, on: date, *, again: bool = True) -> None:
        if self.since is None:
            return
        due = self.due(self.since, self.turn)
        self._close("met" if on <= due else "met-late", on)
        self.turn += 1
        self.since = on if again else None

    def stop(self, ended: date | None, as_of: date) -> None:
        if self.since is None:
            return
        due = self.due(self.since, self.turn)
        if ended is not None:
            self._close("missed" if due < ended else "lapsed", None)
        else:
            self._close("overdue" if due < as_of else "due", None)

    def _close(self, state: str, met_on: date | None) -> None:
        assert self.since is not None
        due = self.due(self.since, self.turn)
        shown = met_on.isoformat() if met_on is not None else None
        self.rows.append(Row(self.name, self.since.isoformat(), due.isoformat(), state, shown))


class _Jersey:
    """The plainest duties of Jersey's, together."""

    def __init__(self, born: date, registered: Event) -> None:
        off = days_off("jersey")

        def stricter(field: str) -> Due:
            own = registered.get(field)
            return lambda on, _: min(after(on, each, off) for each in ("4 weeks", own) if each)

        self.born, self.start = born, date.fromisoformat(registered["on"])
        self.first = _Duty("first-core-group", lambda on, _: after(on, "10 working days", off))
        self.later = _Duty("core-group", stricter("core_group_every"))
        self.at_home = _Duty("visit-at-home", stricter("visit_every"))
        self.review = _Duty("review", lambda on, turn: months_after(on, 6 if turn else 3))
        self.first.open(self.start)
        self.review.open(self.start)
        self.ended: date | None = None

    def take(self, on: date, each: Event) -> None:
        """Take one event of a day, unless the plan has ended before it."""
        if self.ended is not None:
            return
        if each["event"] == "review-conference" and each["quorate"] and each["decision"] != "deferred":
            self.review.answer(on, again=each["decision"] == "continue")
            self.ended = on if each["decision"] == "end" else None
        if each["event"] == "core-group":
            self.first.answer(on, again=False)
            self.later.answer(on)
            self.later.since = on
        if each["event"] == "visit" and _counts_at_home(self.born, on, each):
            self.at_home.answer(on)

    def rows(self, as_of: date) -> list[Row]:
        """Close the books on a day."""
        duties = (self.first, self.later, self.at_home, self.review)
        for duty in duties:
            duty.stop(self.ended, as_of)
        return sorted(row for duty in duties for row in duty.rows)


def jersey(born: date, happened: list[Event], as_of: date) -> list[Row]:
    """Reckon Jersey's first core group, core groups, visits at home and reviews, a day at a time."""
    found = _Jersey(born, happened[0])
    on = found.start
    while on <= as_of and found.ended is None:
        if on == max(found.start, born):
            found.at_home.open(on)
        for each in happened[1:]:
            if each["on"] == on.isoformat():
                found.take(on, each)
        on += ONE_DAY
    return found.rows(as_of)


def _counts_at_home(born: date, on: date, visit: Event) -> bool:
    asleep = on < months_after(born, INFANT) and visit["awake"] is False
    return bool(visit["seen"] and visit["at_home"] and visit["by"] == "social-worker" and not asleep)
