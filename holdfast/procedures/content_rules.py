"""What one `[[content]]` entry demands of a record, and the lines that say what is missing and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.procedures.cited import Cited
from holdfast.procedures.content_items import LISTS
from holdfast.procedures.content_paths import Place, any_there, places, referred, there
from holdfast.procedures.content_records import NOT_RELEVANT, Record
from holdfast.procedures.entries import UNSET


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on a part: said or not, one of some values, none of them, a number's limits."""

    part: str
    said: bool | None = None
    among: tuple[Any, ...] = ()
    none_of: tuple[Any, ...] = ()
    least: int | None = None
    under: int | None = None

    def holds(self, thing: Mapping[str, Any]) -> bool:
        """Whether it is so. What is unsaid fulfils no condition but `said = false` and `not`."""
        value = thing.get(self.part)
        if self.said is not None:
            return (value is not None) is self.said
        if value is None:
            return bool(self.none_of)
        held = value if isinstance(value, tuple) else (value,)
        if self.least is not None or self.under is not None:
            return (self.least is None or value >= self.least) and (self.under is None or value < self.under)
        if self.none_of:
            return not any(each in self.none_of for each in held)
        return any(each in self.among for each in held)


Tests = tuple[Test, ...]


def all_hold(tests: Tests, thing: Mapping[str, Any]) -> bool:
    """Whether every one of some conditions is so."""
    return all(each.holds(thing) for each in tests)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one thing of a list must be so."""

    path: str
    where: Tests
    words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Each thing of a list must be named by another part."""

    path: str
    by: tuple[str, ...]
    where: Tests
    words: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the authority has to read where something applies."""

    title: str
    when: Tests


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a record, what it lacks, and values for what is unset."""

    record: Mapping[str, Any]
    missing: tuple[str, ...]
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content(Cited):
    """One cited entry: of which records, when, what must be there and what must not."""

    record: tuple[str, ...]
    when: Tests
    parts: Mapping[str, str]  # path or paths, to the authority's words for it
    each: Mapping[str, Mapping[str, str]]  # path of a list, to the parts that each thing in it has
    each_where: Mapping[str, Tests]  # path of a list, to which things of it are asked
    some: tuple[Some, ...]
    linked: tuple[Linked, ...]
    holds: Mapping[str, Mapping[str, str]]  # part, to the words that its list must hold
    starts_with: Mapping[str, str]
    sections: tuple[str, ...]  # titles of the authority's own form
    forbidden: Mapping[str, str]
    not_relevant: frozenset[str]  # parts that may be marked so, with why
    guidance: tuple[Guidance, ...]
    advice: bool
    unset: tuple[str, ...]
    examples: tuple[Example, ...]


def missing(rule: Content, record: Record) -> list[str]:
    """Say what a record lacks by one entry, a line each; an empty list: nothing."""
    if not all_hold(rule.when, record):
        return []
    found = [
        *_parts(rule, record),
        *_each(rule, record),
        *_some(rule, record),
        *_linked(rule, record),
        *_held(rule, record),
        *_sections(rule, record),
        *_forbidden(rule, record),
    ]
    read = [each.title for each in rule.guidance if all_hold(each.when, record)]
    further = f" (guidance: {'; '.join(read)})" if read else ""
    return [f"{line}{further}" for line in dict.fromkeys(found)]


def _parts(rule: Content, record: Record) -> Iterator[str]:
    for path, words in rule.parts.items():
        if not any_there(record, path):
            yield from _lacking(rule, Place("", record, frozenset()), path, words)


def _each(rule: Content, record: Record) -> Iterator[str]:
    for path, parts in rule.each.items():
        asked = rule.each_where.get(path, ())
        for place in places(record, path):
            for part, words in parts.items():
                if all_hold(asked, place.thing) and not any_there(place.thing, part):
                    yield from _lacking(rule, place, part, words)


def _lacking(rule: Content, place: Place, part: str, words: str) -> Iterator[str]:
    """Name what is not there, unless it is marked not relevant, with why, where the clause allows it."""
    line = f"{place.name}: no {words}" if place.name else f"no {words}"
    marks: Mapping[str, str] = place.thing.get(NOT_RELEVANT, {})
    marked = [each for each in part.split(" or ") if each in marks]
    if not marked:
        yield line
    elif not any(each in rule.not_relevant for each in marked):
        yield f"{line} (marked not relevant, which this clause does not allow)"
    elif not any(marks[each] for each in marked):
        yield f"{line} (marked not relevant without saying why)"


def _some(rule: Content, record: Record) -> Iterator[str]:
    for each in rule.some:
        if not any(all_hold(each.where, place.thing) for place in places(record, each.path)):
            yield from _lacking(rule, Place("", record, frozenset()), each.path, each.words)


def _linked(rule: Content, record: Record) -> Iterator[str]:
    for each in rule.linked:
        named = set().union(*(referred(record, path) for path in each.by))
        for place in places(record, each.path):
            if all_hold(each.where, place.thing) and not place.names & named:
                yield f"{place.name}: no {each.words}"


def _held(rule: Content, record: Record) -> Iterator[str]:
    for part, wanted in rule.holds.items():
        held = [each.casefold() for each in _names(record, part)]
        for word, words in wanted.items():
            if word.casefold() not in held:
                yield f"no {words}"
    for part, word in rule.starts_with.items():
        if next(iter(_names(record, part)), "").casefold() != word.casefold():
            yield f"{part.replace('_', ' ')}: {word.replace('-', ' ')} not at its start"


def _names(record: Record, part: str) -> list[str]:
    value = record.get(part, ())
    if part not in LISTS:
        return list(value)
    own = LISTS[part].named_by
    # A thing that has a name and nothing else says nothing of it.
    return [str(each[own]) for each in value if own in each and len(each.keys() - {"id", NOT_RELEVANT}) > 1]


def _sections(rule: Content, record: Record) -> Iterator[str]:
    filled = {" ".join(each.split()).casefold() for each in _names(record, "sections")}
    for title in rule.sections:
        if title != UNSET and " ".join(title.split()).casefold() not in filled:
            yield f"section {title}: not there, or empty"


def _forbidden(rule: Content, record: Record) -> Iterator[str]:
    for path, words in rule.forbidden.items():
        *lists, last = path.split(".")
        for place in places(record, ".".join(lists)):
            if there(place.thing, last):
                yield f"{place.name}{': ' if place.name else ''}{words} must not be there"
