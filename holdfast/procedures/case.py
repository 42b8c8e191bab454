"""Reads and checks the facts of one child's case in the public form: `{"child": {...}, "happened": [...]}`.

Everything wrong is one line (`CaseFault`) that names the event and what was expected: unknown events, fields,
roles and decisions, impossible dates, a child seen before birth, anything more than ten months before birth
or expected birth, a reference to nothing. Unknown grounds and reasons are kept.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from holdfast.procedures import values, words, working_days
from holdfast.procedures.faults import CaseFault, one_of, shown

LARGEST = 10_000_000
"""The most bytes a case may have; a thousand events are about a tenth of a million."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
_MONTHS_BEFORE_BIRTH = 10

Value = Any
"""A field's value as it is held: dates as dates, intervals as intervals, roles and words as tuples of text.
"""


@dataclass(frozen=True, slots=True)
class Child:
    """What is known of the child: each a date, or None."""

    born: date | None = None
    expected: date | None = None
    died: date | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: `key` puts it in its place, `fields` holds what was said of it."""

    event: str
    on: date
    id: str | None
    fields: Mapping[str, Value] = field(compare=False, repr=False)
    key: tuple[date, int, str]

    def get(self, name: str) -> Value:
        """What was said of it under this name, else what holds when it is left out, else None."""
        if name in self.fields:
            return self.fields[name]
        own = words.ASSUMED.get(self.event)
        if own is not None and name in own:
            return own[name]
        return words.ASSUMED["*"].get(name)


@dataclass(frozen=True, slots=True)
class Case:
    """One child and what happened, in its order."""

    child: Child
    happened: tuple[Happening, ...]


def parse(text: bytes | str) -> Case:
    """Read a case from JSON. Raises CaseFault if it is too large, not JSON or wrong."""
    if len(text) > LARGEST:
        raise CaseFault(f"the case is larger than {LARGEST // 1_000_000} MB: expected one child's events")
    try:
        found = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
    except UnicodeDecodeError as fault:
        raise CaseFault(f"the case is not JSON: byte {fault.start} is not UTF-8 text") from None
    except json.JSONDecodeError as fault:
        raise CaseFault(f"the case is not JSON: {fault.msg} in line {fault.lineno}") from None
    except RecursionError:
        raise CaseFault("the case is nested too deeply: expected lists of words at most") from None
    except ValueError:
        raise CaseFault("the case has a number with too many digits: expected dates and words") from None
    return read(found)


def read(found: object) -> Case:
    """Check a parsed case and put its events in order. Raises CaseFault if anything is wrong."""
    if not isinstance(found, Mapping):
        raise CaseFault('the case is no JSON object: expected {"child": {...}, "happened": [...]}')
    for key in found:
        if key not in {"child", "happened"}:
            raise CaseFault(f"the case has {shown(key)}: expected only child and happened")
    child = _child(found.get("child"))
    happened = found.get("happened")
    if not isinstance(happened, list | tuple):
        raise CaseFault("happened is missing or no list: expected a list of events")
    read_events = [_happening(place, each) for place, each in enumerate(happened, start=1)]
    for place, each in enumerate(read_events, start=1):
        _possible(f"event {place} ({each.event})", each, child)
    _references(read_events)
    return Case(child, tuple(sorted(read_events, key=lambda each: each.key)))


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CaseFault(f"the case says {shown(twice)} twice in one place: expected each name once")
    return found


def _no_constant(found: str) -> object:
    raise CaseFault(f"the case is not JSON: {found} is no JSON value")


def _child(found: object) -> Child:
    if not isinstance(found, Mapping):
        raise CaseFault('child is missing or no object: expected {"born": "YYYY-MM-DD", ...}')
    for key in found:
        if key not in {"born", "expected", "died"}:
            raise CaseFault(f"child has {shown(key)}: expected only born, expected and died")
    child = Child(**{key: _date(f"child: {key}", value) for key, value in found.items() if value is not None})
    if child.born and child.died and child.died < child.born:
        raise CaseFault(f"child: died is {child.died}: expected no date before born ({child.born})")
    if child.died and not child.born and not child.expected:
        raise CaseFault("child: died is given without born or expected: expected one of them too")
    return child


def _date(where: str, found: object) -> date:
    if isinstance(found, date):  # a reader inside the program may give dates as they are
        found = found.isoformat()
    if not isinstance(found, str) or not _DATE.fullmatch(found):
        raise CaseFault(f"{where} is {shown(found)}: expected {words.Takes.DATE}")
    try:
        on = date.fromisoformat(found)
    except ValueError:
        raise CaseFault(f"{where} is {shown(found)}: there is no such day") from None
    if not _EARLIEST <= on <= _LATEST:
        raise CaseFault(f"{where} is {on}: expected a date from {_EARLIEST} to {_LATEST}")
    return on


def _happening(place: int, found: object) -> Happening:
    if not isinstance(found, Mapping):
        raise CaseFault(f'event {place} is {shown(found)}: expected {{"event": ..., "on": ...}}')
    event = found.get("event")
    if not isinstance(event, str) or event not in words.EVENTS:
        raise CaseFault(f"event {place} is {shown(event)}: expected a known event (see the list of events)")
    where = f"event {place} ({event})"
    if "on" not in found:
        raise CaseFault(f"{where}: on is missing: expected {words.Takes.DATE}")
    on = _date(f"{where}: on", found["on"])
    own_id = found.get("id")
    if own_id is not None and not (isinstance(own_id, str) and own_id.strip() and own_id.isprintable()):
        raise CaseFault(f"{where}: id is {shown(own_id)}: expected words")
    fields = _fields(where, event, found)
    return Happening(event, on, own_id, fields, (on, words.EVENT_ORDER[event], _sorted_json(found)))


def _fields(where: str, event: str, found: Mapping[str, object]) -> dict[str, Value]:
    fields = {}
    for name, each in found.items():
        if name in {"event", "on", "id"}:
            continue
        if name not in words.FIELDS:
            raise CaseFault(f"{where}: {shown(name)} is no field: expected one from the list of events")
        if each is not None:
            fields[name] = _value(f"{where}: {name}", event, name, each)
    for name in words.REQUIRED.get(event, ()):
        if name not in fields:
            raise CaseFault(f"{where}: {name} is missing: expected {_expected(event, name)}")
    return fields


_written = json.JSONEncoder(sort_keys=True, default=str).encode


def _sorted_json(found: Mapping[str, object]) -> str:
    return _written({name: each for name, each in found.items() if each is not None})


def _expected(event: str, name: str) -> str:
    if name == "decision" and event in words.CONFERENCE_DECISIONS:
        return one_of(words.CONFERENCE_DECISIONS[event])
    if name in words.CLOSED:
        return one_of(words.CLOSED[name])
    if name == "for" and event == "conference-arranged":
        return str(words.Takes.DATE)
    return str(words.FIELDS[name])


def _value(where: str, event: str, name: str, found: object) -> Value:
    takes = words.FIELDS[name]
    if takes is words.Takes.DATE or (name == "for" and event == "conference-arranged"):
        return _date(where, found)
    value = values.read(takes, name, found)
    if name == "decision" and value not in words.CONFERENCE_DECISIONS.get(event, (value,)):
        value = None
    if value is None:
        raise CaseFault(f"{where} is {shown(found)}: expected {_expected(event, name)}")
    return value


def _possible(where: str, each: Happening, child: Child) -> None:
    if each.event == "visit" and each.get("seen") is True:
        _could_be_seen(where, each, child)
    dates = [("on", each.on)]
    if each.event == "plan-carried-in":
        dates += [(name, on) for name in ("began", "last_review") if (on := each.get(name)) is not None]
    for name, on in dates:
        if on > each.on:
            raise CaseFault(f"{where}: {name} is {on}: expected no date after on ({each.on})")
    start = child.born or child.expected
    if start is None:
        return
    first = working_days.add_months(start, -_MONTHS_BEFORE_BIRTH)
    for name, on in dates:
        if on < first:
            birth = "birth" if child.born else "expected birth"
            raise CaseFault(
                f"{where}: {name} is {on}, more than ten months before the {birth} on {start}: "
                f"expected {first} or later"
            )


def _could_be_seen(where: str, each: Happening, child: Child) -> None:
    if child.born is not None and each.on < child.born:
        raise CaseFault(f"{where}: the child was seen on {each.on}, before the birth on {child.born}")
    if child.born is None and child.expected is not None:
        raise CaseFault(f"{where}: the child was seen on {each.on}, but is not born yet (born is empty)")


def arranged_dates(each: Happening) -> Iterator[tuple[str, date]]:
    """Give the meetings that an event arranges: kind and date."""
    if each.event == "conference-arranged":
        yield each.get("conference"), each.fields["for"]
    for name, kind in words.ARRANGING.items():
        if name in each.fields:
            yield kind, each.fields[name]


def references(each: Happening) -> Iterator[tuple[str, str]]:
    """Give what an event refers to: the field and the date, event or id in it."""
    names = ("instead_of",) if each.event == "conference-arranged" else ("for", "of", "instead_of")
    for name in names:
        if name in each.fields:
            yield name, each.fields[name]


def _references(happened: list[Happening]) -> None:
    known: set[str] = set()
    ids: set[str] = set()
    for place, each in enumerate(happened, start=1):
        if each.id is not None and each.id in ids:
            raise CaseFault(f"event {place} ({each.event}): id {shown(each.id)} is used twice")
        if each.id is not None:
            ids.add(each.id)
        known |= {each.event, each.on.isoformat()}
        for kind, on in arranged_dates(each):
            known |= {kind, on.isoformat()}
    known |= ids
    for place, each in enumerate(happened, start=1):
        for name, named in references(each):
            if named not in known:
                raise CaseFault(
                    f"event {place} ({each.event}): {name} is {shown(named)}, which refers to nothing: "
                    f"expected the date, event or id of something in happened"
                )
