"""What a duty of a pack says: its shape, and everything around it. `duty_reading.py` reads it from a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from holdfast.procedures.intervals import Interval
from holdfast.procedures.selectors import Condition, Selector, When


class Shape(StrEnum):
    """The shapes a duty can have; each is named by the key that an entry of that shape has."""

    WITHIN = "within"
    EARLIEST = "earliest"
    EVERY = "every"
    BEFORE = "before"
    AT_NEXT = "at_next"
    EACH = "each"
    OF_ANY = "of_any"
    LASTS = "lasts"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets a duty going: an event, the first or last of them, a run of them, or time passing."""

    selector: Selector
    which: str = "each"
    elapsed: Interval | None = None
    without: tuple[Selector, ...] = ()
    is_run: bool = False
    run: int | None = None  # how many; None where the source leaves it open
    broken_by: tuple[Selector, ...] = ()
    also: tuple[Selector, ...] = ()  # what else counts towards the same run


@dataclass(frozen=True, slots=True)
class Limit:
    """One of several dates of which the earliest counts: so long after, or before, an event."""

    interval: Interval
    event: str | None  # None: the trigger itself
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Authors:
    """Who must each do it: the roles named in a field of the trigger, some always, some never."""

    field: str | None
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One cited rule: what must happen, by when, from whom."""

    id: str
    say: str
    cite: str
    requirement: tuple[str, ...]
    modality: str
    in_from: date | None = None
    in_until: date | None = None
    reading: str | None = None
    silent: bool = False
    raw: Mapping[str, Any]

    shape: Shape | None = None
    on_plan: bool = True
    outlives: bool = False
    from_birth: bool = False
    when: When | None = None
    stops: tuple[Selector, ...] = ()

    responsible: str | None = None
    responsible_field: str | None = None
    recipients: tuple[str, ...] = ()
    recipient_chain: tuple[tuple[str, ...], ...] = ()
    authors: Authors | None = None
    varied_by: tuple[str, ...] = ()

    counts_the_day_itself: bool | None = None
    bank_holidays_count: bool | None = None

    after: tuple[Trigger, ...] = ()
    met_by: tuple[Selector, ...] = ()
    interval: Interval | None = (
        None  # within, every, at_least before, lasts; None where unset or none is given
    )
    unset: bool = False  # the source leaves the interval (or the number) open
    not_before: Interval | None = None
    repeatable: bool = True
    one_each: bool = False
    by_the_same: bool = False  # only what the trigger's own `by` did meets it
    already: bool = False
    undone_by: tuple[Selector, ...] = ()
    nth: int = 1
    earliest: tuple[Limit, ...] = ()

    first: Interval | None = None
    starts: tuple[Selector, ...] = ()
    plan_field: str | None = None
    only_plan: bool = False  # the plan alone sets the interval

    target: Selector | None = None  # before, at_next, each, of_any's events
    or_duty: str | None = None
    must: tuple[Condition, ...] = ()
    must_if: tuple[tuple[When, tuple[Condition, ...]], ...] = ()
    or_reason: str | None = None
    of: int | None = None
    at_least: int = 1
    ended_by: tuple[Selector, ...] = ()
    excused_by: tuple[Selector, ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether this version judges a trigger of this day: from `from` to the day before `until`."""
        return (self.in_from is None or on >= self.in_from) and (self.in_until is None or on < self.in_until)
