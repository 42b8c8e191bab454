"""Reads a guard of a pack from its table; a fault is one line: file, entry, what was found and expected.

[[guard]]
id, say, cite, requirement, modality, from, until, reading    as every entry
step = "complete-conference"          one of the steps of guard_steps.py, or a list of them
when = {kind = "initial"}             the guard speaks where all of this is so
demand = {first_core_group_on = {said = true}}   what must be so; a list of tables: one of them
unless = [{grounds = ["died"]}]       where any of these is so it says nothing
each_child = true                     asked for each child of the conference apart
refuse = true                         or override_by = "a role" (or "unset"): who may record a reason
example = [{facts = {...}, refused = true}, {facts = {...}, refused = false}]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.procedures import duty_reading, guard_condition_reading, guard_facts, openings, words
from holdfast.procedures.cited import Cited
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.guard_conditions import Asks, Condition
from holdfast.procedures.guard_steps import COMMON, STEPS, Fact

Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: facts, whether the guard stands in the way, and values for what is unset."""

    facts: Mapping[str, Any]
    refused: bool
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Guard(Cited):
    """One cited guard: before which steps it stands, when it speaks, what it demands, its effect."""

    steps: tuple[str, ...]
    when: Conditions
    demand: tuple[Conditions, ...]  # one of these
    unless: tuple[Conditions, ...]  # any of these lifts it
    each_child: bool
    refuse: bool
    override_by: str | None  # None: it refuses, or the source does not say who
    unset: tuple[str, ...]  # the keys that the source leaves open
    examples: tuple[Example, ...]

    @property
    def waits(self) -> bool:
        """Whether a value that it demands is unset: it is shown as not stated, and stands in nobody's way."""
        asked = [one for each in (self.when, *self.demand, *self.unless) for one in each]
        return any(UNSET in one.values for one in asked)


def agencies(file: str, quorum: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read the agencies that count apart in a quorum, each with its roles: the pack's table `quorum`."""
    own = Entry(f"{file}: quorum", quorum)
    known = set(words.Role)
    found = {
        name: own.texts(name, check=known.__contains__, expected="a list of known roles (see words.py)")
        for name in own.found
    }
    seen: dict[str, str] = {}
    for name, roles in found.items():
        for role in roles:
            if seen.setdefault(role, name) != name:
                raise PackFault(
                    f"{own.where}: {role} is in {seen[role]} and in {name}: expected each role in one agency"
                )
    return found


def read(entry: Entry, counted: Mapping[str, Any]) -> Guard:
    """Read one guard; `counted` are the agencies of its pack. Raises PackFault at the first fault."""
    head = duty_reading.head(entry)
    steps = entry.texts("step", check=STEPS.__contains__, expected=one_of(STEPS))
    known = _facts_of(steps)
    when = guard_condition_reading.read(entry.table("when"), known)
    demand = tuple(guard_condition_reading.read(each, known) for each in entry.tables("demand"))
    unless = tuple(guard_condition_reading.read(each, known) for each in entry.tables("unless"))
    if not demand or not all(demand):
        entry.refuse("demand", "a table of what must be so, or a list of them of which one must be so")
    _check_agencies(entry, (when, *demand, *unless), counted)
    found = head | {"steps": steps, "when": when, "demand": demand, "unless": unless}
    found |= {"each_child": _each_child(entry, steps)} | _effect(entry)
    found["examples"] = tuple(_example(each, steps) for each in entry.tables("example"))
    found["unset"] = tuple(sorted(openings.unset_keys(entry.found)))
    entry.done()
    if {each.refused for each in found["examples"]} != {True, False}:
        entry.refuse("example", "at least one with refused = true and one with refused = false")
    return Guard(**found)


def _check_agencies(entry: Entry, asked: tuple[Conditions, ...], counted: Mapping[str, Any]) -> None:
    tests = [one for each in asked for one in each if one.test in {Asks.AGENCIES, Asks.REPRESENTS}]
    if tests and not counted:
        raise PackFault(f"{entry.where}: it counts agencies: expected a table [quorum] with each one's roles")
    for one in tests:
        for name in one.values if one.test is Asks.REPRESENTS else ():
            if name not in counted:
                raise PackFault(f"{entry.where}: represents has {shown(name)}: expected {one_of(counted)}")


def _facts_of(steps: tuple[str, ...]) -> dict[str, Fact]:
    known = COMMON | STEPS[steps[0]]
    for step in steps[1:]:
        theirs = COMMON | STEPS[step]
        known = {
            name: fact
            for name, fact in known.items()
            if name in theirs and (theirs[name].kind, theirs[name].known) == (fact.kind, fact.known)
        }
    del known["overrides"]
    return known


def _each_child(entry: Entry, steps: tuple[str, ...]) -> bool:
    found = entry.flag("each_child", False)
    if found and not all("children" in STEPS[step] for step in steps):
        entry.refuse("each_child", "a step that has children: complete-conference")
    return found


def _effect(entry: Entry) -> dict[str, Any]:
    if entry.has("refuse") and entry.has("override_by"):
        entry.refuse("override_by", "no override_by beside refuse")
    if entry.has("override_by"):
        by = entry.word("override_by", (*words.Role, UNSET))
        return {"refuse": False, "override_by": None if by == UNSET else by}
    if not entry.has("refuse") or entry.found["refuse"] is not True:
        entry.refuse("refuse", 'refuse = true, or override_by = "a role" (or "unset")')
    return {"refuse": True, "override_by": None}


def _example(entry: Entry, steps: tuple[str, ...]) -> Example:
    facts = entry.table("facts") or entry.refuse("facts", "a table of facts")
    settings = entry.table("settings")
    entry.maybe_text("say")
    refused = entry.flag("refused", False)
    if "refused" not in entry.found:
        entry.refuse("refused", "true or false")
    entry.done()
    for step in steps:
        try:
            guard_facts.read(step, facts.found)
        except guard_facts.FactsFault as fault:
            raise PackFault(f"{facts.where}: {fault}") from None
    return Example(facts.found, refused, settings.found if settings else {})
