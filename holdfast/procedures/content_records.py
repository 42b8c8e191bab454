"""Reads one record in the public form: a JSON object of the parts of `content_forms.py`.

What is unsaid (left out, null, blank, an empty list) is left out. Everything wrong is one line
(`RecordFault`): an unknown kind of record or part, a wrong type, an impossible date, one id used twice.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import LISTS, Kind, Part
from holdfast.procedures.faults import Fault, one_of, shown
from holdfast.procedures.json_text import Reader

LARGEST = 2_000_000
"""The most bytes that one record may have."""

NOT_RELEVANT = "not_relevant"
"""The part that marks others as not relevant: an object from part to why."""

Record = dict[str, Any]


class RecordFault(Fault):
    """A record is wrong: the line names the part, what was found, what was expected."""


def form(kind: str) -> dict[str, Part]:
    """Give the parts of a kind of record. Raises RecordFault if there is no such kind."""
    if kind not in FORMS:
        raise RecordFault(f"no record {shown(kind)}: expected {one_of(FORMS)}")
    return FORMS[kind]


_READER = Reader(
    RecordFault, name="the record", one="one record", most=LARGEST, part="part", deepest="lists of objects"
)


def parse(text: bytes | str) -> Any:
    """Read JSON. Raises RecordFault if it is too large or no JSON."""
    return _READER.parse(text)


def read(kind: str, found: object) -> Record:
    """Check a record; what is unsaid is left out. Raises RecordFault at the first part that is wrong."""
    return _object(kind, form(kind), found)


def _object(where: str, parts: Mapping[str, Part], found: object) -> Record:
    if not isinstance(found, Mapping):
        raise RecordFault(f"{where} is {shown(found)}: expected an object, as {{}}")
    record: Record = {}
    for name, value in found.items():
        if name == NOT_RELEVANT:
            record[NOT_RELEVANT] = _not_relevant(where, parts, value)
        elif name not in parts:
            raise RecordFault(f"{where} has no part {shown(name)}: expected {one_of(parts)}")
        elif not _unsaid(value):
            held = _value(f"{where}: {name}", name, parts[name], value)
            if held is not None:
                record[name] = held
    return record


def _unsaid(value: object) -> bool:
    return value is None or value in ([], ()) or (isinstance(value, str) and not value.strip())


def _not_relevant(where: str, parts: Mapping[str, Part], found: object) -> dict[str, str]:
    if not isinstance(found, Mapping) or not all(isinstance(why, str | None) for why in found.values()):
        raise RecordFault(
            f"{where}: {NOT_RELEVANT} is {shown(found)}: expected an object from part to why, in words"
        )
    for name in found:
        if name not in parts:
            raise RecordFault(f"{where}: {NOT_RELEVANT} names {shown(name)}: expected {one_of(parts)}")
    return {name: (why or "").strip() for name, why in found.items()}


def _value(where: str, name: str, part: Part, found: object) -> Any:
    try:
        if part.kind is Kind.LIST:
            return _things(where, name, found)
        if part.kind is Kind.WORD:
            _need(isinstance(found, str) and found in part.known)
            return found
        return _READ[part.kind](found)
    except _NotOfThisKindError:
        expected = one_of(part.known) if part.kind is Kind.WORD else str(part.kind)
        raise RecordFault(f"{where} is {shown(found)}: expected {expected}") from None


def _things(where: str, name: str, found: object) -> tuple[Record, ...]:
    own = LISTS[name]
    if not isinstance(found, list | tuple):
        raise _NotOfThisKindError
    things = tuple(_object(f"{where} {place}", own.parts, each) for place, each in enumerate(found, 1))
    ids = [each["id"] for each in things if "id" in each]
    for own_id in ids:
        if ids.count(own_id) > 1:
            raise RecordFault(f"{where}: id {shown(own_id)} is used twice: expected each one's own")
    return things


class _NotOfThisKindError(ValueError):
    """The value is not of the part's kind."""


def _need(is_so: bool) -> None:
    if not is_so:
        raise _NotOfThisKindError


def _text(found: Any) -> str:
    _need(isinstance(found, str))
    return str(found)


def _flag(found: Any) -> bool:
    _need(isinstance(found, bool))
    return bool(found)


def _done(found: Any) -> bool | str:
    _need(isinstance(found, bool | str))
    return found if isinstance(found, bool) else str(found)


def _date(found: Any) -> date:
    if type(found) is date:
        return found
    _need(isinstance(found, str) and len(found) == 10)
    try:
        on = date.fromisoformat(found)
    except ValueError:
        raise _NotOfThisKindError from None
    _need(1900 <= on.year <= 2200)
    return on


def _when(found: Any) -> date | str:
    if type(found) is date:
        return found
    _need(isinstance(found, str))
    # What is written as a date is one: 2026-02-30 is a mistake, not words.
    return _date(found) if _like_a_date(found) else str(found)


def _like_a_date(found: str) -> bool:
    years, *rest = found.split("-")
    return len(found) == 10 and len(rest) == 2 and all(each.isdigit() for each in (years, *rest))


def _words(found: Any) -> tuple[str, ...] | None:
    listed = [found] if isinstance(found, str) else found
    _need(isinstance(listed, list | tuple) and all(isinstance(each, str) for each in listed))
    return tuple(each for each in listed if each.strip()) or None


def _number(found: Any) -> int:
    _need(isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 1000)
    return int(found)


_READ = {
    Kind.TEXT: _text,
    Kind.FLAG: _flag,
    Kind.DONE: _done,
    Kind.DATE: _date,
    Kind.WHEN: _when,
    Kind.WORDS: _words,
    Kind.NUMBER: _number,
}
