"""The tests of plan quality that a pack can write: each says why an outcome falls short, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from holdfast.procedures import content_phrases
from holdfast.procedures.content_paths import any_there, places
from holdfast.procedures.content_records import Record
from holdfast.procedures.content_rules import Tests, all_hold
from holdfast.procedures.entries import UNSET
from holdfast.procedures.intervals import Counting, Interval
from holdfast.procedures.sentences import day

LONGEST_QUOTE = 80
"""The most letters that are quoted of what somebody wrote."""


class QualityTest(Protocol):
    """One test: what is wrong, in a few words; none where the pack's `why` says it all; None if sound."""

    def wrong(self, thing: Record, record: Record, counting: Counting) -> str | None:
        """Say what is wrong with one thing of a record."""


def _texts(thing: Mapping[str, Any], parts: Iterable[str]) -> list[str]:
    held = [thing.get(part) for part in parts]
    listed = [each if isinstance(each, tuple) else (each,) for each in held]
    return [str(text) for each in listed for text in each if text is not None]


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain}”" if len(plain) <= LONGEST_QUOTE else f"“{plain[: LONGEST_QUOTE - 1]}…”"


@dataclass(frozen=True, slots=True)
class Said:
    """A part must be there, or one of several."""

    paths: str

    def wrong(self, thing: Record, _record: Record, _counting: Counting) -> str | None:
        """Fall short where it is not there."""
        return None if any_there(thing, self.paths) else ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """None of some phrases may stand in a part, unless one of some others, or a number, stands beside it."""

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    unless_figures: bool

    def wrong(self, thing: Record, _record: Record, _counting: Counting) -> str | None:
        """Fall short where one stands, and quote it."""
        if self.phrases == (UNSET,):
            return None
        for text in _texts(thing, self.parts):
            found = content_phrases.first(text, self.phrases)
            if found is not None and not self._excused(text):
                return f"“{found}”"
        return None

    def _excused(self, text: str) -> bool:
        figure = self.unless_figures and content_phrases.has_figure(text)
        return figure or content_phrases.first(text, self.unless) is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Some part must have a figure or one of some phrases; where none of them is said it asks nothing."""

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    figures: bool

    def wrong(self, thing: Record, _record: Record, _counting: Counting) -> str | None:
        """Fall short where there is nothing of the kind."""
        texts = _texts(thing, self.parts)
        if not texts or any(self._shows(text) for text in texts):
            return None
        return _quoted(texts[0])

    def _shows(self, text: str) -> bool:
        return (self.figures and content_phrases.has_figure(text)) or bool(
            content_phrases.first(text, self.phrases)
        )


@dataclass(frozen=True, slots=True)
class Refers:
    """A part must name something of a list of the record; where the record has no such list, anything."""

    part: str
    to: str
    where: Tests

    def wrong(self, thing: Record, record: Record, _counting: Counting) -> str | None:
        """Fall short where it names nothing, or nothing that is there and so."""
        named = [" ".join(text.split()).casefold() for text in _texts(thing, (self.part,))]
        if not named:
            return None if self.where else ""
        if self.to not in record:
            return None
        fitting = [each for each in places(record, self.to) if all_hold(self.where, each.thing)]
        if any(name in each.names for name in named for each in fitting):
            return None
        return _quoted(_texts(thing, (self.part,))[0])


@dataclass(frozen=True, slots=True)
class Dated:
    """A part must be a date, or words that fix one, and not before another date."""

    part: str
    phrases: tuple[str, ...]
    after: tuple[str, ...]

    def wrong(self, thing: Record, record: Record, _counting: Counting) -> str | None:
        """Fall short where it is not said, fixes nothing or is before it began."""
        value = thing.get(self.part)
        if value is None:
            return "none is said"
        if isinstance(value, date):
            start = _start(record, self.after)
            return f"{day(value)} is before {day(start)}" if start is not None and value < start else None
        return None if content_phrases.first(str(value), self.phrases) else _quoted(str(value))


@dataclass(frozen=True, slots=True)
class Lasts:
    """What is to be seen for so long must fit before the date."""

    how_long: str
    until: str
    start: tuple[str, ...]
    starts_within: Interval

    def wrong(self, thing: Record, record: Record, counting: Counting) -> str | None:
        """Fall short where there are fewer days than that."""
        start, until, length = _start(record, self.start), thing.get(self.until), thing.get(self.how_long)
        if start is None or not isinstance(until, date) or length is None:
            return None
        found = content_phrases.duration(str(length))
        # A date soon after the plan is agreed is when it starts, not when it has been seen for long enough.
        if found is None or until <= counting.add(start, self.starts_within):
            return None
        # A week's grace: what is to be seen for three months is not wrong by a day.
        if counting.add(start, Interval(*found)) <= until + timedelta(days=7):
            return None
        return f"{found[0]} {found[1]} from {day(start)} do not end by {day(until)}"


@dataclass(frozen=True, slots=True)
class Least:
    """Where some phrase stands there must be so much time until the date."""

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    until: str
    start: tuple[str, ...]
    time: Interval

    def wrong(self, thing: Record, record: Record, counting: Counting) -> str | None:
        """Fall short where the date comes sooner."""
        start, until = _start(record, self.start), thing.get(self.until)
        if (
            start is None
            or not isinstance(until, date)
            or not start <= until < counting.add(start, self.time)
        ):
            return None
        found = (content_phrases.first(text, self.phrases) for text in _texts(thing, self.parts))
        word = next((each for each in found if each is not None), None)
        return None if word is None else f"“{word}” by {day(until)}, {(until - start).days} days after"


def _start(record: Record, parts: Iterable[str]) -> date | None:
    return next((record[part] for part in parts if isinstance(record.get(part), date)), None)
