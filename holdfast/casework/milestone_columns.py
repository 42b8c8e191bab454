"""The fields of an event as the public form has them, and the columns of a milestone that hold them.

Read back by `happened_events`; a test holds that what goes in here comes out there.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from holdfast.access.refusals import Refused
from holdfast.procedures import values, words
from holdfast.procedures.words import Takes

# Kept where the public form asks them of other events: a milestone has no room for them.
ELSEWHERE = frozenset({"visit_every", "core_group_every", "rooms_every"})
OBSTRUCTED = "access-difficulty"


def fields(*, event: str) -> tuple[str, ...]:
    """The fields of an event that a milestone can hold, in their order."""
    return tuple(name for name in words.EVENTS[event] if name not in ELSEWHERE)


def read(*, event: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The columns for what was said; raises Refused in words at the first field that is wrong."""
    own = fields(event=event)
    known: dict[str, Any] = {}
    for name, found in said.items():
        if found in (None, "", [], ()):
            continue
        if name not in own:
            raise Refused(f"“{name.replace('_', ' ')}” is not asked of this.")
        known[name] = _value(name, found)
    for name in words.REQUIRED.get(event, ()):
        if name in own and name not in known:
            raise Refused(f"Say {name.replace('_', ' ')}.")
    columns: dict[str, Any] = {}
    for name, value in known.items():
        column, kept = _column(event, name, value)
        columns[column] = kept
    return columns


def _value(name: str, found: Any) -> Any:
    takes = words.FIELDS[name]
    if name == "for":
        return _day(found)
    if takes is Takes.DATE:
        return _day(found)
    value = values.read(takes, name, found)
    if value is None:
        raise Refused(f"“{found}” is not {takes} for {name.replace('_', ' ')}.")
    return value


def _day(found: Any) -> date:
    if isinstance(found, date):
        return found
    try:
        return date.fromisoformat(str(found))
    except ValueError:
        raise Refused(f"“{found}” is not a day.") from None


def _column(event: str, name: str, value: Any) -> tuple[str, Any]:
    """Which column holds a field of an event, and how."""
    if name in _ROLES_IN_ONE_TEXT:
        return _ROLES_IN_ONE_TEXT[name], ", ".join(value)
    if name == "with":
        return "with_roles", list(value)
    if name == "reason":
        of_the_list = value in words.OPEN["reason"] and "what" not in words.EVENTS[event]
        return ("what" if of_the_list else "why"), value
    if name == "initiates_enquiry":
        return "decision", "enquiry" if value else ""
    if name == "obstruction":
        return "what", value
    return _RENAMED.get(name, name), value


_ROLES_IN_ONE_TEXT = {"to": "to_role", "agreed_by": "agreed_by"}
_RENAMED = {"by": "by_role", "for": "for_on"}
