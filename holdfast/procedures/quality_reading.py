"""Reads a rule of plan quality from its table; a fault is one line: file, entry, what was found and expected.

[[quality]]
id, say, cite, requirement, modality, from, until, reading    as every entry
record = "detailed-plan"              the kinds of record
of = "outcomes"                       the list that is judged, thing by thing
letter = "specific"                   specific, measurable, achievable, related or time
why = "nobody is named who answers for it"
when = {seen = {said = true}}         only of things of which all of this is so
and one test:
said = "by"                           the part must be there (`measure or seen`: one of them)
phrases = {in = ["outcome"], any = ["engag*"], unless = [":"]}        none of these may stand there
                                      (unless_figures = true: a number beside it is enough)
evidence = {in = ["measure", "seen"], any = ["register"], figures = true}   one of these must stand there
refers = {part = "needs", to = "needs", where = {whose = "child"}}   must name one of a list of the record
dated = {in = "by_when", any = ["review"], after = "agreed_on"}       a date, or words that fix one
lasts = {for = "for_how_long", until = "by_when", start = "agreed_on", starts_within = "3 weeks"}
least = {in = ["outcome"], any = ["sober"], until = "by_when", start = "agreed_on", time = "4 weeks"}
example = [{outcome = {...}, sound = true}, {outcome = {...}, sound = false}]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.procedures import content_reading, content_records, duty_reading, intervals
from holdfast.procedures.cited import Cited
from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import LISTS
from holdfast.procedures.content_paths import OR
from holdfast.procedures.content_records import Record
from holdfast.procedures.content_rules import Tests
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, one_of
from holdfast.procedures.intervals import Interval
from holdfast.procedures.quality_tests import (
    Dated,
    Evidence,
    Lasts,
    Least,
    Phrases,
    QualityTest,
    Refers,
    Said,
)

LETTERS = ("specific", "measurable", "achievable", "related", "time")


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: an outcome, what else its record says, whether it is sound, and values for what is
    unset.
    """

    thing: Mapping[str, Any]
    record: Mapping[str, Any]
    sound: bool
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quality(Cited):
    """One cited rule: of which records and lists, for which letter, its reason and its test."""

    record: tuple[str, ...]
    of: str
    letter: str
    why: str
    when: Tests
    test: QualityTest
    unset: tuple[str, ...]
    examples: tuple[Example, ...]


def read(entry: Entry) -> Quality:
    """Read one rule. Raises PackFault at the first fault."""
    found: dict[str, Any] = duty_reading.head(entry)
    kinds = entry.texts("record", check=FORMS.__contains__, expected=one_of(FORMS))
    lists = [name for name in LISTS if all(name in FORMS[kind] for kind in kinds)]
    own_list = entry.word("of", lists)
    tests = [key for key in _READERS if key in entry.found]
    if len(tests) != 1:
        entry.refuse(tests[1] if tests else "said", f"one test alone: one of {', '.join(_READERS)}")
    inner = entry if tests[0] == "said" else entry.table(tests[0])
    assert inner is not None  # noqa: S101 - the key is there
    found |= {
        "record": kinds,
        "of": own_list,
        "letter": entry.word("letter", LETTERS),
        "why": entry.text("why"),
        "when": content_reading.tests(entry.table("when"), LISTS[own_list].parts),
        "test": _READERS[tests[0]](inner, own_list),
        "unset": ("any",) if inner is not entry and inner.found.get("any") == UNSET else (),
    }
    if inner is not entry:
        inner.done()
    found["examples"] = tuple(_example(each) for each in entry.tables("example"))
    entry.done()
    if {each.sound for each in found["examples"]} != {True, False}:
        entry.refuse("example", "at least one that is sound and one that is not")
    rule = Quality(**found)
    for example in rule.examples:
        _check(entry, rule, example)
    return rule


def example_record(rule: Quality, example: Example) -> Record:
    """Give the record of an example, checked."""
    return content_records.read(rule.record[0], {**example.record, rule.of: [dict(example.thing)]})


def _check(entry: Entry, rule: Quality, example: Example) -> None:
    try:
        example_record(rule, example)
    except content_records.RecordFault as fault:
        raise PackFault(f"{entry.where}: example: {fault}") from None


def _part(entry: Entry, key: str, own_list: str) -> str:
    return entry.word(key, LISTS[own_list].parts)


def _parts(entry: Entry, own_list: str) -> tuple[str, ...]:
    known = LISTS[own_list].parts
    return entry.texts("in", check=known.__contains__, expected=one_of(known))


def _any(entry: Entry) -> tuple[str, ...]:
    return entry.texts("any", check=_is_phrase, expected=f'phrases, each `*` at a word\'s end, or "{UNSET}"')


def _is_phrase(text: str) -> bool:
    # A star elsewhere would find nothing, and nobody would be told.
    return all("*" not in word.removesuffix("*") and word != "*" for word in text.split()) and text != "…"


def _starts(entry: Entry, key: str) -> tuple[str, ...]:
    return entry.texts(key, check=("agreed_on", "on").__contains__, expected="agreed_on, on or both")


def _interval(entry: Entry, key: str) -> Interval:
    try:
        return intervals.read(entry.found.get(key))
    except intervals.NotAnInterval:
        return entry.refuse(key, intervals.EXPECTED)
    finally:
        entry.taken.add(key)


def _said(entry: Entry, own_list: str) -> Said:
    paths = entry.text("said")
    for path in paths.split(OR):
        if path not in LISTS[own_list].parts:
            entry.refuse("said", one_of(LISTS[own_list].parts))
    return Said(paths)


def _phrases(entry: Entry, own_list: str) -> Phrases:
    unless = entry.texts("unless", check=_is_phrase, expected="phrases") if entry.has("unless") else ()
    figures = entry.flag("unless_figures", False)
    return Phrases(_parts(entry, own_list), _any(entry), unless, figures)


def _evidence(entry: Entry, own_list: str) -> Evidence:
    return Evidence(_parts(entry, own_list), _any(entry), entry.flag("figures", False))


def _refers(entry: Entry, own_list: str) -> Refers:
    to = entry.word("to", LISTS)
    where = content_reading.tests(entry.table("where"), LISTS[to].parts)
    return Refers(_part(entry, "part", own_list), to, where)


def _dated(entry: Entry, own_list: str) -> Dated:
    return Dated(_part(entry, "in", own_list), _any(entry), _starts(entry, "after"))


def _lasts(entry: Entry, own_list: str) -> Lasts:
    how_long, until = _part(entry, "for", own_list), _part(entry, "until", own_list)
    return Lasts(how_long, until, _starts(entry, "start"), _interval(entry, "starts_within"))


def _least(entry: Entry, own_list: str) -> Least:
    until, start = _part(entry, "until", own_list), _starts(entry, "start")
    return Least(_parts(entry, own_list), _any(entry), until, start, _interval(entry, "time"))


_READERS = {
    "said": _said,
    "phrases": _phrases,
    "evidence": _evidence,
    "refers": _refers,
    "dated": _dated,
    "lasts": _lasts,
    "least": _least,
}


def _example(entry: Entry) -> Example:
    thing = entry.table("outcome") or entry.refuse("outcome", "an outcome in the public form")
    record, settings = entry.table("record"), entry.table("settings")
    entry.maybe_text("say")
    sound = entry.flag("sound", False)
    if "sound" not in entry.found:
        entry.refuse("sound", "true or false")
    entry.done()
    return Example(thing.found, record.found if record else {}, sound, settings.found if settings else {})
