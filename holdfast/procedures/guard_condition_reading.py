"""Reads what a guard asks of facts: `{kind = "initial", first_core_group_on = {said = true}}`.

A table asks of facts, and all of it must hold: `fact = value` or a list (any of them), or a table with one of
`or_unsaid`, `not`, `all`, `said`, `covers` (with `except`), `differs_from`, `before`, `after`, `up_to`,
`not_in`, `within` (with `of`), `no_sooner` (with `than`), `at_least`, `at_most`, `timed`, `agencies`,
`represents`, `exactly`; or a list of such tables, all of which must hold. A number or an interval may be
"unset".
"""

from collections.abc import Callable, Mapping
from typing import Any

from holdfast.procedures import words
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.guard_conditions import Asks, Condition
from holdfast.procedures.guard_steps import Fact, Kind

_LISTS = {Kind.ROLES, Kind.VIEWS, Kind.WORDS}
_DATES = {Kind.DATE, Kind.MOMENT}
_KINDS_OF: dict[Asks, set[Kind]] = {
    Asks.ALL: _LISTS,
    Asks.COVERS: _LISTS,
    Asks.DIFFERS_FROM: {Kind.ROLE},
    Asks.BEFORE: _DATES,
    Asks.AFTER: _DATES,
    Asks.UP_TO: _DATES,
    Asks.NOT_IN: _DATES,
    Asks.WITHIN: _DATES,
    Asks.NO_SOONER: _DATES,
    Asks.AT_LEAST: {Kind.NUMBER, Kind.INTERVAL},
    Asks.AT_MOST: {Kind.NUMBER, Kind.INTERVAL},
    Asks.TIMED: {Kind.MOMENT},
    Asks.AGENCIES: {Kind.ROLES},
    Asks.REPRESENTS: {Kind.ROLES},
    Asks.EXACTLY: {Kind.ROLES},
}
_OTHER = {
    Asks.COVERS: _LISTS,
    Asks.DIFFERS_FROM: {Kind.ROLE},
    Asks.BEFORE: _DATES,
    Asks.AFTER: _DATES,
    Asks.UP_TO: _DATES,
    Asks.NOT_IN: {Kind.DATES},
}
_BESIDE = {Asks.WITHIN: "of", Asks.NO_SOONER: "than"}
_VALUED = {Kind.FLAG, Kind.DONE, Kind.ROLE, Kind.ROLES, Kind.WORD, Kind.WORDS, Kind.TEXT, Kind.VIEWS}


def read(entry: Entry | None, known: Mapping[str, Fact]) -> tuple[Condition, ...]:
    """Read a table of tests, each under its fact's name. Raises PackFault at the first that is wrong."""
    if entry is None:
        return ()
    found = []
    for name in entry.found:
        if name not in known:
            raise PackFault(f"{entry.where}: found {name!r}: expected {one_of(known)}")
        asked = entry.found[name]
        several = asked if isinstance(asked, list) and asked and isinstance(asked[0], Mapping) else [asked]
        found += [_condition(Entry(entry.where, {name: each}), name, known) for each in several]
    return tuple(found)


def _condition(entry: Entry, name: str, known: Mapping[str, Fact]) -> Condition:
    found, fact = entry.found[name], known[name]
    if not isinstance(found, Mapping):
        return Condition(name, Asks.IS, _values(entry, name, fact, found))
    own = Entry(f"{entry.where}: {name}", found)
    asked = [test for test in Asks if test is not Asks.IS and test.value in found]
    allowed = [test for test in Asks if test is not Asks.IS and fact.kind in _kinds(test)]
    if len(asked) != 1 or asked[0] not in allowed:
        raise PackFault(
            f"{own.where} is {shown(dict(found))}: expected a value, or one of {', '.join(allowed)}"
        )
    condition = _READ.get(asked[0], _read_valued)(own, name, fact, asked[0], known)
    own.done()
    return condition


def _kinds(test: Asks) -> set[Kind]:
    if test is Asks.SAID:
        return set(Kind)
    return _KINDS_OF.get(test, _VALUED)


def _values(entry: Entry, key: str, fact: Fact, found: object) -> tuple[Any, ...]:
    entry.has(key)
    listed = found if isinstance(found, list) else [found]
    expected = _expected(fact)
    if not listed or fact.kind not in _VALUED:
        entry.refuse(key, expected if fact.kind in _VALUED else "a table that asks of it, as {said = true}")
    for each in listed:
        if not _fits(fact, each):
            entry.refuse(key, expected)
    return tuple(listed)


def _fits(fact: Fact, value: object) -> bool:
    if fact.kind in {Kind.FLAG, Kind.DONE}:
        return isinstance(value, bool)
    if fact.kind in {Kind.ROLE, Kind.ROLES, Kind.VIEWS}:
        return isinstance(value, str) and value in set(words.Role)
    if fact.kind in {Kind.WORD, Kind.WORDS}:
        return value in fact.known
    return isinstance(value, str) and bool(value.strip())


def _expected(fact: Fact) -> str:
    if fact.kind in {Kind.FLAG, Kind.DONE}:
        return "true or false"
    if fact.kind in {Kind.ROLE, Kind.ROLES, Kind.VIEWS}:
        return "known roles (see words.py)"
    return one_of(fact.known) if fact.known else "words"


def _read_valued(own: Entry, name: str, fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    return Condition(name, test, _values(own, test.value, fact, own.found[test.value]))


def _read_said(own: Entry, name: str, _fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    return Condition(name, test, (own.flag(test.value, True),))


def _read_timed(own: Entry, name: str, _fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    if own.flag(test.value, True) is not True:
        own.refuse(test.value, "true")
    return Condition(name, test)


def _read_other(own: Entry, name: str, fact: Fact, test: Asks, known: Mapping[str, Fact]) -> Condition:
    other = _other(own, test.value, known, _OTHER[test])
    excused: tuple[Any, ...] = ()
    if test is Asks.COVERS and own.has("except"):
        excused = _values(own, "except", fact, own.found["except"])
    return Condition(name, test, excused, other)


def _other(own: Entry, key: str, known: Mapping[str, Fact], kinds: set[Kind]) -> str:
    return own.word(key, [name for name, fact in known.items() if fact.kind in kinds])


def _read_counted(own: Entry, name: str, _fact: Fact, test: Asks, known: Mapping[str, Fact]) -> Condition:
    interval = own.interval(test.value, UNSET)
    return Condition(name, test, (interval,), _other(own, _BESIDE[test], known, _DATES))


def _read_limit(own: Entry, name: str, fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    if fact.kind is Kind.INTERVAL:
        return Condition(name, test, (own.interval(test.value, UNSET),))
    return _read_number(own, name, fact, test, _known)


def _read_number(own: Entry, name: str, _fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    number = own.number(test.value, least=0)
    return Condition(name, test, (UNSET if number is None else number,))


def _read_represents(own: Entry, name: str, _fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    return Condition(name, test, own.texts(test.value, expected="agencies of the table [quorum]"))


def _read_exactly(own: Entry, name: str, _fact: Fact, test: Asks, _known: Mapping[str, Fact]) -> Condition:
    counted = own.table(test.value) or own.refuse(test.value, "a table from role to number")
    for role in counted.found:
        if role not in set(words.Role):
            raise PackFault(f"{counted.where}: found {role!r}: expected known roles (see words.py)")
        if counted.number(role) is None:
            counted.refuse(role, "a whole number of 1 or more")
    if not counted.found:
        own.refuse(test.value, "at least one role")
    return Condition(name, test, tuple(counted.found.items()))


_Reader = Callable[[Entry, str, Fact, Asks, Mapping[str, Fact]], Condition]
_READ: dict[Asks, _Reader] = dict.fromkeys(_OTHER, _read_other) | {
    Asks.SAID: _read_said,
    Asks.TIMED: _read_timed,
    Asks.WITHIN: _read_counted,
    Asks.NO_SOONER: _read_counted,
    Asks.AT_LEAST: _read_limit,
    Asks.AT_MOST: _read_limit,
    Asks.AGENCIES: _read_number,
    Asks.REPRESENTS: _read_represents,
    Asks.EXACTLY: _read_exactly,
}
