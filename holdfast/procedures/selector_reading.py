"""Reads which events are meant and how the case must stand: what `packs/README.md` calls selectors."""

import re

from holdfast.procedures import intervals, words
from holdfast.procedures.case import Value
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.selectors import Condition, Selector, When

_BIRTHDAY = re.compile(r"birthday-([1-9]|1[0-8])")
_DERIVED_FIELDS = {
    "plan-begins": ("initial-conference", "plan-carried-in"),
    "plan-ends": ("review-conference", "plan-ended", "initial-conference"),
    "meeting-moved": ("conference-arranged",),
}


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
