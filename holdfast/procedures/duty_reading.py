"""Reads a duty of a pack from its table: the keys of every entry, then those of its shape; all else is
refused.

`packs/README.md` says what each key means. Every fault is one line: file, entry, what was found, what was
expected.
"""

import re
from typing import Any

from holdfast.procedures import selector_reading, shape_reading, words
from holdfast.procedures.duties import Authors, Duty, Shape
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import one_of

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REQUIREMENT = re.compile(r"[A-Z]+-[0-9]+(\.[0-9]+)*[a-z]?")
_ROLES = words.ROLES


def head(entry: Entry) -> dict[str, Any]:
    """Read what every entry of a pack has: id, say, cite, requirement, modality, from, until, reading."""
    if not _ID.fullmatch(entry.text("id")):
        entry.refuse("id", "lower-case words joined by hyphens")
    found: dict[str, Any] = {key: entry.text(key) for key in ("id", "say", "cite")}
    found["requirement"] = entry.texts(
        "requirement",
        check=lambda each: _REQUIREMENT.fullmatch(each) is not None,
        expected='ids of requirements, as ["J-4.7"]',
    )
    found["modality"] = entry.word("modality", words.Modality)
    found["in_from"], found["in_until"] = entry.day("from"), entry.day("until")
    if found["in_from"] and found["in_until"] and found["in_until"] <= found["in_from"]:
        entry.refuse("until", f"a date after from ({found['in_from']})")
    found["reading"] = entry.maybe_text("reading")
    return found


def read(entry: Entry) -> Duty:
    """Read one duty. Raises PackFault with one line at the first thing that is wrong."""
    found: dict[str, Any] = head(entry) | {"raw": entry.found}
    entry.has("example")
    found |= _around(entry)
    shapes = [shape for shape in Shape if shape.value in entry.found]
    if len(shapes) > 1:
        entry.refuse(shapes[1].value, f"one shape alone ({shapes[0].value} is there too)")
    if shapes:
        found |= {"shape": shapes[0]} | shape_reading.READERS[shapes[0]](entry)
    elif found["modality"] != words.Modality.MAY:
        entry.refuse("within", f"a shape: one of {', '.join(Shape)}")
    entry.done()
    _check_persons(entry, found)
    return Duty(**found)


def _around(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "on_plan": not entry.has("scope") or entry.word("scope", ("plan", "case")) == "plan",
        "outlives": entry.flag("outlives", False),
        "from_birth": entry.flag("from_birth", False),
        "when": selector_reading.read_when(entry.table("when")),
        "stops": selector_reading.read_all(entry, "stops"),
        "recipients": _roles(entry, "recipients"),
        "recipient_chain": _chain(entry),
        "authors": _authors(entry),
        "varied_by": _roles(entry, "varied_by"),
    }
    for key in ("counts_the_day_itself", "bank_holidays_count"):
        found[key] = entry.flag(key, False) if entry.has(key) else None
    return found | _responsible(entry)


def _roles(entry: Entry, key: str) -> tuple[str, ...]:
    if not entry.has(key):
        return ()
    return entry.texts(key, check=_ROLES.__contains__, expected="known roles (see words.py)")


def _responsible(entry: Entry) -> dict[str, Any]:
    if not entry.has("responsible"):
        return {}
    found = entry.found["responsible"]
    if found in ({"field": "by"}, {"field": "role"}):
        return {"responsible_field": found["field"]}
    if not isinstance(found, str) or found not in _ROLES:
        entry.refuse("responsible", 'a known role, or {field = "by"}')
    return {"responsible": found}


def _chain(entry: Entry) -> tuple[tuple[str, ...], ...]:
    if not entry.has("recipient_chain"):
        return ()
    found = entry.found["recipient_chain"]
    expected = "a list of two or more roles or lists of roles, the one to try first at its head"
    if not isinstance(found, list) or len(found) < 2:
        entry.refuse("recipient_chain", expected)
    ranks = [rank if isinstance(rank, list) else [rank] for rank in found]
    if not all(rank and all(role in _ROLES for role in rank if isinstance(role, str)) for rank in ranks):
        entry.refuse("recipient_chain", expected)
    if not all(isinstance(role, str) for rank in ranks for role in rank):
        entry.refuse("recipient_chain", expected)
    return tuple(tuple(rank) for rank in ranks)


def _authors(entry: Entry) -> Authors | None:
    if not entry.has("authors"):
        return None
    if not isinstance(entry.found["authors"], dict):
        return Authors(None, always=_roles(entry, "authors"))
    own = Entry(f"{entry.where}: authors", entry.found["authors"])
    field = own.word("field", ("invited", "members", "to", "whom"))
    found = Authors(field, always=_roles(own, "always"), never=_roles(own, "never"))
    own.done()
    return found


def _check_persons(entry: Entry, found: dict[str, Any]) -> None:
    persons = [key for key in ("recipients", "recipient_chain", "authors") if found[key]]
    if len(persons) > 1:
        entry.refuse(persons[1], f"no {persons[1]} beside {persons[0]}")
    if not persons:
        return
    events = [event for one in found.get("met_by", ()) for event in one.events]
    if persons[0] == "authors":
        if not events or not all("by" in words.EVENTS.get(event, ()) for event in events):
            entry.refuse("authors", "met_by events that say by whom they are")
    elif not events or not all(event in words.RECEIVED_BY or event in words.REACHES for event in events):
        known = {**words.RECEIVED_BY, **words.REACHES}
        entry.refuse(persons[0], f"met_by events that say who got it: {one_of(known)}")
