"""Reads what was said in a field of an event into the form it is held in, by what the field takes."""

import re
from collections.abc import Callable
from typing import Any

from holdfast.procedures import intervals, words
from holdfast.procedures.intervals import Interval
from holdfast.procedures.words import Takes

_VISITS = re.compile(r"([1-9][0-9]{0,2})(?: visits?)?")


def read(takes: Takes, name: str, found: object) -> Any:
    """Give the value as it is held, or None if it is not what the field takes."""
    return _READERS[takes](name, found)


def _yes_no(_name: str, found: object) -> bool | None:
    return found if isinstance(found, bool) else None


def _roles(_name: str, found: object) -> tuple[str, ...] | None:
    return _several(found, words.ROLES)


def _words(name: str, found: object) -> tuple[str, ...] | None:
    return _several(found, frozenset(words.CLOSED[name]))


def _several(found: object, known: frozenset[str]) -> tuple[str, ...] | None:
    listed = [found] if isinstance(found, str) else found
    if not isinstance(listed, list | tuple):
        return None
    if not all(isinstance(each, str) and each in known for each in listed):
        return None
    return tuple(str(each) for each in listed)


def _visits(_name: str, found: object) -> int | None:
    counted = _VISITS.fullmatch(str(found)) if isinstance(found, int | str) else None
    return int(counted[1]) if counted else None


def _text(name: str, found: object) -> str | tuple[str, ...] | None:
    if name == "grounds" and isinstance(found, list | tuple):  # one or more
        listed = tuple(each for each in found if isinstance(each, str) and each.strip())
        return listed if listed and len(listed) == len(found) else None
    return str(found) if isinstance(found, str) and found.strip() else None


def _interval(_name: str, found: object) -> Interval | None:
    try:
        return intervals.read(found)
    except intervals.NotAnInterval:
        return None


def _role(_name: str, found: object) -> str | None:
    return str(found) if isinstance(found, str) and found in words.ROLES else None


def _word(name: str, found: object) -> str | None:
    return str(found) if isinstance(found, str) and found in words.CLOSED[name] else None


_READERS: dict[Takes, Callable[[str, object], Any]] = {
    Takes.YES_NO: _yes_no,
    Takes.ROLES: _roles,
    Takes.WORDS: _words,
    Takes.VISITS: _visits,
    Takes.TEXT: _text,
    Takes.REFERENCE: _text,
    Takes.INTERVAL: _interval,
    Takes.ROLE: _role,
    Takes.WORD: _word,
}
