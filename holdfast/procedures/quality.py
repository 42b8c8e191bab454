"""Says of each planned outcome which letter of SMART it falls short of, and why, by rules in the pack.

Advice, never a block: a rule is a `[[quality]]` entry with its clause, its word lists and its reason, so that
a practitioner can read it and argue with it. Where a pack has no such entry nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from holdfast.procedures import pack, quality_reading
from holdfast.procedures.content_paths import places
from holdfast.procedures.content_records import Record
from holdfast.procedures.content_rules import all_hold
from holdfast.procedures.entries import Entry
from holdfast.procedures.intervals import Counting
from holdfast.procedures.pack import Pack
from holdfast.procedures.quality_reading import Quality


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One outcome, the letter it falls short of, the rule that says so, and why."""

    rule: Quality
    where: str
    because: str


def advise(own: Pack, kind: str, record: Record) -> list[Shortfall]:
    """Say what falls short, outcome by outcome, in the order of the pack's rules.

    `record` is one that `content_records.read` has checked. Raises PackFault for a rule that is wrong.
    """
    silent = {each.id for each in own.carried.get("quality", ()) if each.silent}
    rules = [each for each in of(own) if each.id not in silent and kind in each.record]
    return [
        Shortfall(rule, place.name, because)
        for list_name in dict.fromkeys(rule.of for rule in rules)
        for place in places(record, list_name)
        for rule in rules
        if rule.of == list_name and rule.in_force(record.get("on"))
        for because in _because(rule, place.thing, record, own)
    ]


def of(own: Pack) -> tuple[Quality, ...]:
    """Read the quality rules of a pack. Raises PackFault, in one line, at the first that is wrong."""
    return _of(_Version(own.name, own.version, own))


def prove(own: Pack) -> list[str]:
    """Try every worked example of the rules: a line for each that comes out otherwise than it says."""
    return [line for rule in of(own) for line in _prove_one(own, rule)]


@dataclass(frozen=True, slots=True)
class _Version:
    """A pack, known by its name and version: its rules are read once."""

    name: str
    version: str
    own: Pack = field(compare=False, repr=False)


@lru_cache(maxsize=64)
def _of(version: _Version) -> tuple[Quality, ...]:
    return tuple(
        quality_reading.read(Entry(f"{version.name}.toml, quality '{each.id}'", each.raw))
        for each in version.own.carried.get("quality", ())
    )


def _because(rule: Quality, thing: Record, record: Record, own: Pack) -> list[str]:
    counting = Counting(own.calendar, own.counts_the_day_itself, own.bank_holidays_count)
    if not all_hold(rule.when, thing):
        return []
    said = rule.test.wrong(thing, record, counting)
    if said is None:
        return []
    return [f"{rule.why} ({said})" if said else rule.why]


def _prove_one(own: Pack, rule: Quality) -> list[str]:
    found = []
    for place, example in enumerate(rule.examples, 1):
        record = quality_reading.example_record(rule, example)
        tried = rule if not example.settings else _filled(own, rule, example.settings)
        falls = any(_because(tried, each.thing, record, own) for each in places(record, rule.of))
        if falls is example.sound:
            said = "falls short" if falls else "is sound"
            found.append(f"{own.name}.toml, quality '{rule.id}': example {place}: it {said}")
    return found


def _filled(own: Pack, rule: Quality, settings: Mapping[str, Any]) -> Quality:
    """The rule with an example's own values for what is unset."""
    loaded = pack.load(own.name, settings={rule.id: settings}, folder=own.folder)
    return next(each for each in of(loaded) if each.id == rule.id)
