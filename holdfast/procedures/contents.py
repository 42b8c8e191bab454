"""Says what a plan, report or meeting record lacks, under which clause: (pack, kind, record) → a list.

    contents.lacks(pack.load("isle_of_man"), "detailed-plan", {"outcomes": [{"outcome": "…"}]})

It refuses nothing: what is missing is named in the authority's words, and where. Advice (the quality of a
plan, what a procedure merely allows) says so. A demand whose value the authority has not stated asks for
nothing; `listed` shows it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from holdfast.procedures import content_reading, content_records, content_rules, pack, quality
from holdfast.procedures.content_rules import Content
from holdfast.procedures.entries import Entry
from holdfast.procedures.pack import Carried, Pack
from holdfast.procedures.quality_reading import Quality

NOT_STATED = "not stated by this authority"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing; `advice`: never in the way; `letter`: which of SMART falls short."""

    content: str
    say: str
    cite: str
    requirements: tuple[str, ...]
    modality: str
    missing: str
    advice: bool
    letter: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give it in the public form."""
        return asdict(self) | {"requirements": list(self.requirements)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A demand as it is shown in a list: `unset` names what the authority has not stated."""

    content: str
    record: tuple[str, ...]
    say: str
    cite: str
    requirements: tuple[str, ...]
    modality: str
    advice: bool
    letter: str | None
    reading: str | None
    unset: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give it in the public form; what is unset says so."""
        lists = {"record": list(self.record), "requirements": list(self.requirements)}
        return asdict(self) | lists | {"unset": dict.fromkeys(self.unset, NOT_STATED)}


def lacks(own: Pack, kind: str, record: Mapping[str, Any]) -> list[Lack]:
    """Say what a record lacks, in the pack's order, then how its outcomes fall short; empty: nothing.

    Raises RecordFault for an unknown kind or a wrong part, PackFault for an entry of the pack that is wrong.
    """
    said = content_records.read(kind, record)
    silent = {each.id for each in own.carried["content"] if each.silent}
    demands = [each for each in of(own) if kind in each.record and each.id not in silent]
    found = [
        _lack(rule, line, rule.advice)
        for rule in demands
        if rule.in_force(said.get("on"))
        for line in content_rules.missing(rule, said)
    ]
    advised = [
        _lack(each.rule, f"{each.where}: {each.rule.letter}: {each.because}", True, each.rule.letter)
        for each in quality.advise(own, kind, said)
    ]
    return found + advised


def guidance(own: Pack, kind: str, record: Mapping[str, Any]) -> list[str]:
    """List what the authority has to read where it applies to a record, also where nothing is missing.

    Raises RecordFault and PackFault as `lacks` does.
    """
    said = content_records.read(kind, record)
    silent = {each.id for each in own.carried["content"] if each.silent}
    rules = [each for each in of(own) if kind in each.record and each.id not in silent]
    titles = [
        each.title
        for rule in rules
        if rule.in_force(said.get("on"))
        for each in rule.guidance
        if content_rules.all_hold(each.when, said)
    ]
    return list(dict.fromkeys(titles))


def listed(own: Pack, kind: str | None = None) -> list[Listed]:
    """List a pack's demands, or those on one kind of record, with what the authority has not stated."""
    if kind is not None:
        content_records.form(kind)
    found = [_listed(each, each.advice, None) for each in of(own)]
    found += [_listed(each, True, each.letter) for each in quality.of(own)]
    return [each for each in found if kind is None or kind in each.record]


def of(own: Pack) -> tuple[Content, ...]:
    """Read the demands of a pack. Raises PackFault, in one line, at the first that is wrong."""
    return _of(_Version(own.name, own.version, own))


def prove(own: Pack) -> list[str]:
    """Try every worked example of a pack: a line for each that comes out otherwise than it says."""
    return [line for rule in of(own) for line in _prove_one(own, rule)] + quality.prove(own)


def _lack(rule: Content | Quality, line: str, advice: bool, letter: str | None = None) -> Lack:
    return Lack(rule.id, rule.say, rule.cite, rule.requirement, rule.modality, line, advice, letter)


def _listed(rule: Content | Quality, advice: bool, letter: str | None) -> Listed:
    return Listed(
        rule.id, rule.record, rule.say, rule.cite, rule.requirement, rule.modality, advice, letter,
        rule.reading, rule.unset,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Version:
    """A pack, known by its name and version: its demands are read once."""

    name: str
    version: str
    own: Pack = field(compare=False, repr=False)


@lru_cache(maxsize=64)
def _of(version: _Version) -> tuple[Content, ...]:
    return tuple(_read(version.name, each) for each in version.own.carried["content"])


def _read(name: str, carried: Carried) -> Content:
    return content_reading.read(Entry(f"{name}.toml, content '{carried.id}'", carried.raw))


def _prove_one(own: Pack, rule: Content) -> list[str]:
    found = []
    for place, example in enumerate(rule.examples, 1):
        filled = rule if not example.settings else _filled(own, rule, example.settings)
        for kind in rule.record:
            lines = content_rules.missing(filled, content_records.read(kind, example.record))
            if tuple(lines) != example.missing:
                said = "; ".join(lines) or "nothing"
                found.append(f"{own.name}.toml, content '{rule.id}': example {place}: it lacks {said}")
    return found


def _filled(own: Pack, rule: Content, settings: Mapping[str, Any]) -> Content:
    """The demand with an example's own values for what is unset."""
    loaded = pack.load(own.name, settings={rule.id: settings}, folder=own.folder)
    return next(each for each in of(loaded) if each.id == rule.id)
