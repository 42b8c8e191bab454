"""Finds parts in a record by their paths: `contingency`, `outcomes.by_when`, `outcomes.actions.by`.

A path to a part names, one after another, the lists in which it stands. Several paths joined by ` or ` mean
that one of them is enough.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import LISTS, Kind, Part
from holdfast.procedures.content_records import Record

OR = " or "


@dataclass(frozen=True, slots=True)
class Place:
    """One thing of a list and how it is named: `outcome 2, action 1`; the record itself has no name."""

    name: str
    thing: Record
    names: frozenset[str]  # by which other parts may refer to it


def part_at(kind: str, path: str) -> Part | None:
    """Find the part at a path in a kind of record's form; None if there is none."""
    parts: Mapping[str, Part] = FORMS[kind]
    *lists, last = path.split(".")
    for name in lists:
        if name not in parts or parts[name].kind is not Kind.LIST:
            return None
        parts = LISTS[name].parts
    return parts.get(last)


def there(thing: Mapping[str, Any], name: str) -> bool:
    """Whether a part is there: said and not empty; `false` is an answer, save where it says not done."""
    value = thing.get(name)
    if value is None:
        return False
    if isinstance(value, tuple):
        return any(bool(each) for each in value)
    return value is not False or name not in _DONE


_DONE = frozenset(
    name for own in LISTS.values() for name, part in own.parts.items() if part.kind is Kind.DONE
)


def any_there(thing: Mapping[str, Any], paths: str) -> bool:
    """Whether a part is there, or one of several joined by ` or `; in a list, in any thing of it."""
    return any(_there_at(thing, path) for path in paths.split(OR))


def _there_at(thing: Mapping[str, Any], path: str) -> bool:
    *lists, last = path.split(".")
    return any(there(place.thing, last) for place in places(thing, ".".join(lists)))


def places(record: Mapping[str, Any], path: str) -> Iterator[Place]:
    """Go through the things of a list, by its path; an empty path is the record itself."""
    found = [Place("", dict(record), frozenset())]
    for name in path.split(".") if path else ():
        found = [inner for place in found for inner in _inside(place, name)]
    yield from found


def _inside(place: Place, name: str) -> Iterator[Place]:
    own = LISTS[name]
    for number, thing in enumerate(place.thing.get(name, ()), 1):
        named = f"{own.one} {number}"
        names = {str(number), str(thing.get("id", number)), str(thing.get(own.named_by, number))}
        yield Place(
            f"{place.name}, {named}" if place.name else named,
            thing,
            frozenset(" ".join(each.split()).casefold() for each in names),
        )


def referred(record: Mapping[str, Any], path: str) -> set[str]:
    """List what the parts at a path name, in lower case: ids, numbers, names or words."""
    *lists, last = path.split(".")
    found: set[str] = set()
    for place in places(record, ".".join(lists)):
        value = place.thing.get(last)
        for each in value if isinstance(value, tuple) else [value]:
            if isinstance(each, str):
                found.add(" ".join(each.split()).casefold())
    return found
