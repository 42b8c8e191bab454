"""Which events a duty speaks of: by kind, by what was said of them, and by how the case stands at their time.

What is demanded and unsaid counts as not done (`words.ASSUMED` holds what a left-out field means).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from holdfast.procedures import intervals, words
from holdfast.procedures.case import Happening, Value
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.timeline import Timeline, Window, birthday
from holdfast.procedures.working_days import add_months

_BIRTHDAY = re.compile(r"birthday-([1-9]|1[0-8])")
_DERIVED_FIELDS = {
    "plan-begins": ("initial-conference", "plan-carried-in"),
    "plan-ends": ("review-conference", "plan-ended", "initial-conference"),
}


_ASSUMED = frozenset(field for assumed in words.ASSUMED.values() for field in assumed)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of one field: `is` one of these, `not` any of these, holds `all` of these, is `said`
    or not.
    """

    field: str
    test: str
    values: tuple[Value, ...]
    or_unsaid: bool = False

    def holds(self, each: Happening) -> bool:
        """Whether it is true of an event."""
        field = self.field
        value = each.fields.get(field)
        if value is None and field in _ASSUMED:
            value = each.get(field)
        if self.test == "said":
            return (value is not None) is self.values[0]
        if value is None:
            return self.or_unsaid
        if value.__class__ is not tuple and field not in words.OPEN:
            return (value in self.values) == (self.test != "not")
        return self._several_hold(value if isinstance(value, tuple) else (value,))

    def _several_hold(self, held: tuple[Value, ...]) -> bool:
        if self.field in words.OPEN and held[0] not in words.OPEN[self.field]:
            held = (*held, "other")
        if self.test == "all":
            return all(wanted in held for wanted in self.values)
        return any(one in self.values for one in held) == (self.test == "is")


@dataclass(frozen=True, slots=True)
class When:
    """How the case must stand at an event's time; what is not asked is None."""

    months_from: int | None = None
    months_under: int | None = None
    unborn: bool | None = None
    looked_after: bool | None = None
    on_plan: bool | None = None
    carried_in: bool | None = None
    categories: tuple[str, ...] | None = None
    happened: "tuple[Selector, ...]" = ()
    not_happened: "tuple[Selector, ...]" = ()

    def holds(self, timeline: Timeline, each: Happening, window: Window) -> bool:
        """Whether the case stood so at an event's time."""
        if not self._age_holds(timeline, each):
            return False
        if self.looked_after is not None and timeline.looked_after_at(each.key) != self.looked_after:
            return False
        if not self._plan_holds(timeline, each):
            return False
        until = Window(window.start, each.key, None, None)
        if self.happened and not any(one.matching(timeline, until) for one in self.happened):
            return False
        return not any(one.matching(timeline, until) for one in self.not_happened)

    def _plan_holds(self, timeline: Timeline, each: Happening) -> bool:
        plan = timeline.plan_at(each.key)
        if self.on_plan is not None and (plan is not None) != self.on_plan:
            return False
        if self.carried_in is not None and (plan is not None and plan.carried_in) != self.carried_in:
            return False
        if self.categories is None:
            return True
        said = timeline.said_last("categories", each.key) or ()
        return any(category in said for category in self.categories)

    def _age_holds(self, timeline: Timeline, each: Happening) -> bool:
        born = timeline.child.born
        is_born = born is not None and born <= each.on
        if self.unborn is not None:
            # A birth that is not written down at all is no sign that the child is unborn.
            unborn = not is_born and (born is not None or timeline.child.expected is not None)
            if unborn != self.unborn:
                return False
        if self.months_from is None and self.months_under is None:
            return True
        if born is None or not is_born:
            return False
        if self.months_from is not None and each.on < _reaches(born, self.months_from):
            return False
        return self.months_under is None or each.on < _reaches(born, self.months_under)


def _reaches(born: Any, months: int) -> Any:
    return birthday(born, months // 12) if months % 12 == 0 else add_months(born, months)


@dataclass(frozen=True, slots=True)
class Selector:
    """Events of some kinds of which some things are true."""

    events: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    where_if: "tuple[tuple[When, tuple[Condition, ...]], ...]" = ()
    when: When | None = None

    def picks(self, timeline: Timeline, each: Happening, window: Window) -> bool:
        """Whether an event of one of these kinds is meant."""
        for one in self.where:
            if not one.holds(each):
                return False
        for when, where in self.where_if:
            if when.holds(timeline, each, window) and not all(one.holds(each) for one in where):
                return False
        return self.when is None or self.when.holds(timeline, each, window)

    def matching(self, timeline: Timeline, window: Window) -> list[Happening]:
        """The events meant within a stretch, in order."""
        found: list[Happening] = []
        plain = not self.where and not self.where_if and self.when is None
        for event in self.events:
            kind = timeline.of_kind(event, window)
            found += kind if plain else [each for each in kind if self.picks(timeline, each, window)]
        if len(self.events) > 1:
            found.sort(key=lambda each: each.key)
        return found


def matching(selectors: Iterable[Selector], timeline: Timeline, window: Window) -> list[Happening]:
    """The events that any of several selectors means, each once, in order."""
    several = tuple(selectors)
    if len(several) == 1:
        return several[0].matching(timeline, window)
    found = {each.key: each for one in several for each in one.matching(timeline, window)}
    return [found[key] for key in sorted(found)]


def known_event(event: str) -> bool:
    """Whether a pack may name this event: written down, derived, or a birthday (`birthday-17`)."""
    return event in words.EVENTS or event in words.DERIVED or _BIRTHDAY.fullmatch(event) is not None


def read(entry: Entry) -> Selector:
    """Read `{event = ..., where = {...}, where_if = [...], when = {...}}`; what else it holds is the
    caller's.
    """
    events = entry.texts(
        "event", check=known_event, expected="known events (see the list in words.py) or birthday-N"
    )
    where = conditions(entry.table("where"), events)
    where_if = []
    for each in entry.tables("where_if"):
        when = read_when(each.table("when")) or each.refuse("when", "a table of conditions on the case")
        where_if.append((when, conditions(each.table("where"), events) or each.refuse("where", "a table")))
        each.done()
    return Selector(events, where, tuple(where_if), read_when(entry.table("when")))


def read_all(entry: Entry, key: str) -> tuple[Selector, ...]:
    """Read one or several selectors under a key, if it is there."""
    found = []
    for each in entry.tables(key):
        found.append(read(each))
        each.done()
    return tuple(found)


def required(entry: Entry, key: str) -> tuple[Selector, ...]:
    """Read one or several selectors that must be there."""
    return read_all(entry, key) or entry.refuse(key, '{event = "...", where = {...}} or a list of them')


def conditions(entry: Entry | None, events: tuple[str, ...]) -> tuple[Condition, ...]:
    """Read `{seen = true, extent = ["significant", "whole"], by = {not = "social-worker"}}`."""
    if entry is None:
        return ()
    fields = _fields_of(events)
    found = []
    for field in entry.found:
        if field not in fields:
            entry.refuse(field, f"a field of {' and '.join(events)}: {one_of(fields) if fields else 'none'}")
        entry.has(field)
        found.append(_condition(entry, field, events))
    return tuple(found)


def _fields_of(events: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for event in events:
        if event in {"death", "eighteenth-birthday"}:
            found.append("grounds")
        for written in _DERIVED_FIELDS.get(event, (event,)):
            found += words.EVENTS.get(written, ())
    return tuple(dict.fromkeys(found))


def _condition(entry: Entry, field: str, events: tuple[str, ...]) -> Condition:
    found = entry.found[field]
    if not isinstance(found, dict):
        return Condition(field, "is", _values(entry, field, found, events))
    if list(found) == ["said"] and isinstance(found["said"], bool):
        return Condition(field, "said", (found["said"],))
    if list(found) == ["or_unsaid"]:
        return Condition(field, "is", _values(entry, field, found["or_unsaid"], events), or_unsaid=True)
    if list(found) == ["not"]:
        return Condition(field, "not", _values(entry, field, found["not"], events), or_unsaid=True)
    if list(found) == ["all"]:
        return Condition(field, "all", _values(entry, field, found["all"], events))
    return entry.refuse(
        field, "a value, a list of values, or one of {not}, {all}, {or_unsaid}, {said = true|false}"
    )


def _values(entry: Entry, field: str, found: object, events: tuple[str, ...]) -> tuple[Value, ...]:
    listed = found if isinstance(found, list) else [found]
    takes = words.FIELDS[field]
    known = _known(field, events)
    if not listed:
        entry.refuse(field, "at least one value")
    for each in listed:
        if takes in {words.Takes.ROLE, words.Takes.ROLES} and each not in words.ROLES:
            raise PackFault(f"{entry.where}: {field} is {shown(each)}: expected a known role (see words.py)")
        if takes is words.Takes.YES_NO and not isinstance(each, bool):
            entry.refuse(field, str(takes))
        if takes is not words.Takes.YES_NO and not isinstance(each, str):
            entry.refuse(field, str(takes))
        if known is not None and each not in known:
            entry.refuse(field, one_of(known))
    return tuple(listed)


def _known(field: str, events: tuple[str, ...]) -> tuple[str, ...] | None:
    if field in words.CLOSED:
        return words.CLOSED[field]
    if field == "decision":
        written = [one for event in events for one in _DERIVED_FIELDS.get(event, (event,))]
        if any(event not in words.CONFERENCE_DECISIONS for event in written if event != "plan-carried-in"):
            return None
        return tuple(decision for event in written for decision in words.CONFERENCE_DECISIONS.get(event, ()))
    return tuple(words.Grounds) if field == "grounds" else None


def read_when(entry: Entry | None) -> When | None:
    """Read `{age_from = 4, age_under = 18, looked_after = true, ...}`."""
    if entry is None:
        return None
    flags = {
        name: entry.flag(name, False) if entry.has(name) else None
        for name in ("unborn", "looked_after", "on_plan", "carried_in")
    }
    categories = None
    if entry.has("categories"):
        known = tuple(words.Category)
        categories = entry.texts("categories", check=lambda each: each in known, expected=one_of(known))
    found = When(
        months_from=_age(entry, "age_from"),
        months_under=_age(entry, "age_under"),
        categories=categories,
        happened=read_all(entry, "happened"),
        not_happened=read_all(entry, "not_happened"),
        **flags,
    )
    entry.done()
    if found == When():
        raise PackFault(
            f"{entry.where} asks nothing: expected at least one of {', '.join(sorted(entry.taken))}"
        )
    return found


def _age(entry: Entry, key: str) -> int | None:
    if not entry.has(key):
        return None
    value = entry.found[key]
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return 12 * value
    try:
        months = intervals.read(value)
    except intervals.NotAnInterval:
        months = intervals.AT_ONCE
    if months.unit != "months":
        entry.refuse(key, 'years (4) or "N months"')
    return months.number
