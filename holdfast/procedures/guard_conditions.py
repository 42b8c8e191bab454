"""What a guard asks of one fact: whether it holds, and a sentence that says why not.

A test on an unsaid fact fails, since what is unsaid counts as not done; `not`, `or_unsaid` and `said = false`
alone hold of it. Days are counted as the pack counts them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from holdfast.procedures import words
from holdfast.procedures.drafts import Count
from holdfast.procedures.guard_steps import Fact, Kind
from holdfast.procedures.intervals import Counting, Interval
from holdfast.procedures.sentences import day, left_out

Facts = Mapping[str, Any]


class Asks(StrEnum):
    """What is asked; each is the key that a table in the pack has (`is` is a value by itself)."""

    IS = "is"
    OR_UNSAID = "or_unsaid"
    NOT = "not"
    ALL = "all"
    SAID = "said"
    COVERS = "covers"
    DIFFERS_FROM = "differs_from"
    BEFORE = "before"
    AFTER = "after"
    UP_TO = "up_to"
    NOT_IN = "not_in"
    WITHIN = "within"
    NO_SOONER = "no_sooner"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    TIMED = "timed"
    AGENCIES = "agencies"
    REPRESENTS = "represents"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a test stands on: the facts of the step by name, how days are counted, the agencies that count."""

    known: Mapping[str, Fact]
    counting: Counting
    agencies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one fact: by values, by a number or interval, or against another fact."""

    fact: str
    test: Asks
    values: tuple[Any, ...] = ()
    other: str | None = None

    def holds(self, facts: Facts, ground: Ground) -> bool:
        """Whether it is so."""
        value = facts.get(self.fact)
        if self.test is Asks.SAID:
            return (value is not None) is self.values[0]
        if value is None:
            return self.test in {Asks.NOT, Asks.OR_UNSAID} or (
                self.test is Asks.EXACTLY and not self.values[0]
            )
        if self.other is not None and facts.get(self.other) is None:
            return self.test in {Asks.NOT_IN, Asks.COVERS, Asks.DIFFERS_FROM}
        return _HOLDS[self.test](self, value, facts, ground)

    def why_not(self, facts: Facts, ground: Ground) -> str:
        """Say which fact is in the way; only where the test does not hold."""
        value = facts.get(self.fact)
        fact = ground.known[self.fact]
        if fact.kind in {Kind.FLAG, Kind.DONE}:
            return _flag_why(fact, value)
        if value is None and self.test in {Asks.AGENCIES, Asks.REPRESENTS, Asks.EXACTLY}:
            value = ()
        if value is None:
            return f"{fact.name} {_be(fact)} not said"
        if self.other is not None and facts.get(self.other) is None:
            other = ground.known[self.other]
            return f"{other.name} {_be(other)} not said"
        return _WHY[self.test](self, value, facts, ground)


def _be(fact: Fact) -> str:
    return "are" if fact.kind in {Kind.WORDS, Kind.VIEWS} else "is"


def _held(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _is(self: Condition, value: Any, _facts: Facts, ground: Ground) -> bool:
    held = _held(value)
    fact = ground.known[self.fact]
    if fact.kind is Kind.WORDS and not all(each in fact.known for each in held):
        held = (*held, "other")
    return any(each in self.values for each in held)


def _other(self: Condition, facts: Facts) -> Any:
    assert self.other is not None  # noqa: S101 - read so
    return facts[self.other]


def _limit(self: Condition, facts: Facts, ground: Ground) -> date:
    return ground.counting.add(_on(_other(self, facts)), self.values[0])


def _on(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _no_longer(value: Interval, limit: Interval) -> bool:
    if value.unit == limit.unit:
        return value.number <= limit.number
    return value.longest() <= limit.shortest()


def _at_most(self: Condition, value: Any, _facts: Facts, _ground: Ground) -> bool:
    limit = self.values[0]
    return _no_longer(value, limit) if isinstance(limit, Interval) else value <= limit


def _at_least(self: Condition, value: Any, _facts: Facts, _ground: Ground) -> bool:
    limit = self.values[0]
    return _no_longer(limit, value) if isinstance(limit, Interval) else value >= limit


def _left_out(self: Condition, value: Any, facts: Facts, _ground: Ground) -> list[str]:
    wanted = _other(self, facts) if self.other is not None else self.values
    excused = self.values if self.other is not None else ()
    return [each for each in dict.fromkeys(wanted) if each not in value and each not in excused]


def came(ground: Ground, attended: tuple[str, ...]) -> list[str]:
    """List the agencies of which somebody came, in the pack's order."""
    return [name for name, roles in ground.agencies.items() if any(each in roles for each in attended)]


def _counts(self: Condition, value: Any) -> tuple[list[str], list[tuple[str, int, int]], list[str]]:
    wanted = dict(self.values)
    vacant = [role for role in wanted if role not in value]
    wrong = [(role, value.count(role), number) for role, number in wanted.items() if role in value]
    return vacant, [each for each in wrong if each[1] != each[2]], [e for e in value if e not in wanted]


_Holds = Callable[[Condition, Any, Facts, Ground], bool]
_HOLDS: dict[Asks, _Holds] = {
    Asks.IS: _is,
    Asks.OR_UNSAID: _is,
    Asks.NOT: lambda *asked: not _is(*asked),
    Asks.ALL: lambda *asked: not _left_out(*asked),
    Asks.COVERS: lambda *asked: not _left_out(*asked),
    Asks.DIFFERS_FROM: lambda self, value, facts, _: value != _other(self, facts),
    Asks.BEFORE: lambda self, value, facts, _: _on(value) < _on(_other(self, facts)),
    Asks.AFTER: lambda self, value, facts, _: _on(value) > _on(_other(self, facts)),
    Asks.UP_TO: lambda self, value, facts, _: _on(value) <= _on(_other(self, facts)),
    Asks.NOT_IN: lambda self, value, facts, _: _on(value) not in _other(self, facts),
    Asks.WITHIN: lambda self, value, facts, ground: _on(value) <= _limit(self, facts, ground),
    Asks.NO_SOONER: lambda self, value, facts, ground: _on(value) >= _limit(self, facts, ground),
    Asks.AT_LEAST: _at_least,
    Asks.AT_MOST: _at_most,
    Asks.TIMED: lambda _self, value, _facts, _ground: isinstance(value, datetime),
    Asks.AGENCIES: lambda self, value, _, ground: len(came(ground, value)) >= self.values[0],
    Asks.REPRESENTS: lambda self, value, _, ground: set(self.values) <= set(came(ground, value)),
    Asks.EXACTLY: lambda self, value, _facts, _ground: not any(_counts(self, value)),
}


# ---------------------------------------------------------------- sentences


def spoken(value: Any) -> str:
    """Write a value as it is spoken of in a sentence."""
    if isinstance(value, datetime):
        return f"{day(value.date())} at {value:%H:%M}"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return ", ".join(spoken(each) for each in value)
    text = str(value)
    return text.replace("-", " ") if text in set(words.Role) or text in words.MEETINGS else text


def _flag_why(fact: Fact, value: bool | None) -> str:
    if value is None:
        return f"whether {fact.name} is not said"
    return fact.name if value else fact.no


def _why_is(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    fact = ground.known[self.fact]
    *others, last = [spoken(each) for each in self.values]
    expected = f"{', '.join(others)} or {last}" if others else last
    return f"{fact.name} {_be(fact)} {spoken(value)}: expected {expected}"


def _why_value(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    fact = ground.known[self.fact]
    return f"{fact.name} {_be(fact)} {spoken(value)}"


def _why_left_out(self: Condition, value: Any, facts: Facts, ground: Ground) -> str:
    left = ", ".join(spoken(each) for each in _left_out(self, value, facts, ground))
    return f"left out of {ground.known[self.fact].name}: {left}"


def _why_same(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    assert self.other is not None  # noqa: S101 - read so
    return f"{ground.known[self.fact].name} is {spoken(value)}, the same as {ground.known[self.other].name}"


def _why_order(self: Condition, value: Any, facts: Facts, ground: Ground) -> str:
    assert self.other is not None  # noqa: S101 - read so
    wanted = {Asks.BEFORE: "before", Asks.AFTER: "after", Asks.UP_TO: "on or before"}[self.test]
    other = ground.known[self.other].name
    than = f"{wanted} {other}, {spoken(_other(self, facts))}"
    return f"{ground.known[self.fact].name} is {spoken(value)}: expected {than}"


def _why_not_in(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    assert self.other is not None  # noqa: S101 - read so
    return f"{ground.known[self.fact].name} is {spoken(value)}, one of {ground.known[self.other].name}"


def _why_counted(self: Condition, value: Any, facts: Facts, ground: Ground) -> str:
    assert self.other is not None  # noqa: S101 - read so
    side = "or earlier" if self.test is Asks.WITHIN else "or later"
    name, start, limit = ground.known[self.other].name, _on(_other(self, facts)), _limit(self, facts, ground)
    passed = left_out(Count(start, name, self.values[0], limit), ground.counting)
    counted = f"{self.values[0]} after {name}, {day(start)}{passed}"
    return f"{ground.known[self.fact].name} is {spoken(value)}: expected {day(limit)} {side}, {counted}"


def _why_number(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    side = "or more" if self.test is Asks.AT_LEAST else "or less"
    return f"{ground.known[self.fact].name} is {value}: expected {self.values[0]} {side}"


def _why_agencies(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    found = came(ground, value)
    number = f"{len(found)} agency" if len(found) == 1 else f"{len(found) or 'no'} agencies"
    listed = f" ({', '.join(found)})" if found else ""
    return f"{number} came{listed}: expected {self.values[0]} or more"


def _why_represents(self: Condition, value: Any, _facts: Facts, ground: Ground) -> str:
    missing = [each for each in self.values if each not in came(ground, value)]
    return f"nobody came from {', '.join(missing)}"


def _why_exactly(self: Condition, value: Any, _facts: Facts, _ground: Ground) -> str:
    vacant, wrong, others = _counts(self, value)
    parts = [f"vacant: {spoken(tuple(vacant))}"] if vacant else []
    parts += [
        f"{count} of {spoken(role)} where there {'is' if number == 1 else 'are'} {number}"
        for role, count, number in wrong
    ]
    return "; ".join(parts + ([f"no place for {spoken(tuple(others))}"] if others else []))


def _why_timed(self: Condition, _value: Any, _facts: Facts, ground: Ground) -> str:
    return f"{ground.known[self.fact].name} have no time"


_WHY: dict[Asks, Callable[[Condition, Any, Facts, Ground], str]] = {
    Asks.IS: _why_is,
    Asks.OR_UNSAID: _why_is,
    Asks.NOT: _why_value,
    Asks.ALL: _why_left_out,
    Asks.SAID: _why_value,
    Asks.COVERS: _why_left_out,
    Asks.DIFFERS_FROM: _why_same,
    Asks.BEFORE: _why_order,
    Asks.AFTER: _why_order,
    Asks.UP_TO: _why_order,
    Asks.NOT_IN: _why_not_in,
    Asks.WITHIN: _why_counted,
    Asks.NO_SOONER: _why_counted,
    Asks.AT_LEAST: _why_number,
    Asks.AT_MOST: _why_number,
    Asks.TIMED: _why_timed,
    Asks.AGENCIES: _why_agencies,
    Asks.REPRESENTS: _why_represents,
    Asks.EXACTLY: _why_exactly,
}
