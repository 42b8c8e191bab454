"""Says what stands in the way of a step, under which clause: (pack, step, facts) → a list of refusals.

    guards.check(pack.load("jersey"), "complete-conference", {"kind": "initial", "plan": True})

A guard that refuses is final; one that wants a reason is lifted by one of the facts' `overrides`, given by
the role that the pack names, or by anybody where the procedure does not say who. What is unsaid counts as not
done. A guard whose value the authority has not stated stands in nobody's way; `listed` shows it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from holdfast.procedures import guard_facts, guard_reading, openings
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import one_of, shown
from holdfast.procedures.guard_conditions import Asks, Condition, Ground, spoken
from holdfast.procedures.guard_facts import FactsFault
from holdfast.procedures.guard_reading import Guard
from holdfast.procedures.intervals import Counting
from holdfast.procedures.pack import Carried, Pack

NOT_STATED = "not stated by this authority"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One guard in the way; effect `reason`: one recorded by `override_by` (None: by anybody) lifts it."""

    guard: str
    say: str
    cite: str
    requirements: tuple[str, ...]
    modality: str
    effect: str
    override_by: str | None
    because: str

    def as_dict(self) -> dict[str, Any]:
        """Give it in the public form."""
        return asdict(self) | {"requirements": list(self.requirements)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A guard as it is shown in a list: `unset` names what the authority has not stated."""

    guard: str
    steps: tuple[str, ...]
    say: str
    cite: str
    requirements: tuple[str, ...]
    modality: str
    effect: str
    override_by: str | None
    reading: str | None
    unset: tuple[str, ...]
    waits: bool

    def as_dict(self) -> dict[str, Any]:
        """Give it in the public form; what is unset says so."""
        lists = {"steps": list(self.steps), "requirements": list(self.requirements)}
        return asdict(self) | lists | {"unset": dict.fromkeys(self.unset, NOT_STATED)}


def check(pack: Pack, step: str, facts: Mapping[str, Any]) -> list[Refusal]:
    """Say what stands in the way of a step, in the pack's order; an empty list: nothing does.

    Raises FactsFault for an unknown step or wrong facts, PackFault for a guard of the pack that is wrong.
    """
    said = guard_facts.read(step, facts)
    before = [guard for guard in of(pack) if step in guard.steps]
    _check_overrides(said, step, before)
    silent = {each.id for each in pack.carried["guard"] if each.silent}
    ground = _ground(pack, step)
    found = [
        _refusal(guard, said, ground)
        for guard in before
        if guard.id not in silent and guard.in_force(said["on"])
    ]
    return [each for each in found if each is not None]


def listed(pack: Pack, step: str | None = None) -> list[Listed]:
    """List a pack's guards, or those before one step, with what the authority has not stated."""
    if step is not None:
        guard_facts.of_step(step)
    return [
        Listed(
            each.id, each.steps, each.say, each.cite, each.requirement, each.modality,
            "refuse" if each.refuse else "reason", each.override_by, each.reading, each.unset, each.waits,
        )
        for each in of(pack)
        if step is None or step in each.steps
    ]  # fmt: skip


def of(pack: Pack) -> tuple[Guard, ...]:
    """Read the guards of a pack. Raises PackFault, in one line, at the first that is wrong."""
    return _of(_Version(pack.name, pack.version, pack))


def prove(pack: Pack) -> list[str]:
    """Try every worked example of a pack's guards: a line for each that comes out otherwise than it says."""
    return [line for guard in of(pack) for line in _prove_one(pack, guard)]


@dataclass(frozen=True, slots=True)
class _Version:
    """A pack, known by its name and version: its guards are read once."""

    name: str
    version: str
    pack: Pack = field(compare=False, repr=False)


@lru_cache(maxsize=64)
def _of(version: _Version) -> tuple[Guard, ...]:
    pack = version.pack
    agencies = _agencies(pack)
    return tuple(_read(pack, each, agencies) for each in pack.carried["guard"])


def _read(pack: Pack, carried: Carried, agencies: Mapping[str, tuple[str, ...]]) -> Guard:
    return guard_reading.read(Entry(f"{pack.name}.toml, guard '{carried.id}'", carried.raw), agencies)


def _agencies(pack: Pack) -> dict[str, tuple[str, ...]]:
    return guard_reading.agencies(f"{pack.name}.toml", pack.tables.get("quorum", {}))


def _ground(pack: Pack, step: str) -> Ground:
    counting = Counting(pack.calendar, pack.counts_the_day_itself, pack.bank_holidays_count)
    return Ground(guard_facts.of_step(step), counting, _agencies(pack))


def _check_overrides(facts: Mapping[str, Any], step: str, before: list[Guard]) -> None:
    ids = {each.id for each in before}
    for each in facts["overrides"] or ():
        if each["guard"] not in ids:
            expected = one_of(ids) if ids else "no overrides, since no guard stands before it"
            raise FactsFault(f"{step}: overrides names guard {shown(each['guard'])}: expected {expected}")


# ---------------------------------------------------------------- one guard


def _refusal(guard: Guard, facts: Mapping[str, Any], ground: Ground) -> Refusal | None:
    if guard.waits:
        return None
    why = _why(guard, facts, ground)
    if why is None:
        return None
    given = [each for each in facts["overrides"] or () if each["guard"] == guard.id]
    if any(_lifts(guard, each) for each in given):
        return None
    because = " ".join([f"{why[0].upper()}{why[1:]}.", *([_not_lifted(guard, given[0])] if given else [])])
    effect = "refuse" if guard.refuse else "reason"
    return Refusal(
        guard.id, guard.say, guard.cite, guard.requirement, guard.modality, effect, guard.override_by, because
    )


def _why(guard: Guard, facts: Mapping[str, Any], ground: Ground) -> str | None:
    if not guard.each_child or facts["children"] is None:
        return _why_of_one(guard, facts, ground)
    found = []
    for child in facts["children"]:
        why = _why_of_one(guard, {**facts, **child}, ground)
        if why is not None:
            found.append(f"{child['child']}: {why}")
    return "; ".join(found) or None


def _why_of_one(guard: Guard, facts: Mapping[str, Any], ground: Ground) -> str | None:
    if not _all(guard.when, facts, ground) or any(_all(each, facts, ground) for each in guard.unless):
        return None
    if any(_all(each, facts, ground) for each in guard.demand):
        return None
    failing = [[one for one in each if not one.holds(facts, ground)] for each in guard.demand]
    nearest = [each for each in failing if len(each) == min(len(way) for way in failing)]
    ways = ["; ".join(one.why_not(facts, ground) for one in each) for each in _joined(nearest)]
    return ", or ".join(dict.fromkeys(ways))


def _joined(ways: list[list[Condition]]) -> list[list[Condition]]:
    """Several ways that want other values of one fact are one way that wants any of them."""
    firsts = [each[0] for each in ways]
    if any(len(each) > 1 or each[0].test is not Asks.IS for each in ways):
        return ways
    if len({each.fact for each in firsts}) > 1:
        return ways
    return [[Condition(firsts[0].fact, Asks.IS, tuple(value for each in firsts for value in each.values))]]


def _all(conditions: tuple[Condition, ...], facts: Mapping[str, Any], ground: Ground) -> bool:
    return all(each.holds(facts, ground) for each in conditions)


def _lifts(guard: Guard, given: Mapping[str, str | None]) -> bool:
    if guard.refuse or given["reason"] is None or given["by"] is None:
        return False
    return guard.override_by in (None, given["by"])


def _not_lifted(guard: Guard, given: Mapping[str, str | None]) -> str:
    if guard.refuse:
        return "No reason overrides this."
    if given["by"] is None:
        return "Who gives the reason is not said."
    if guard.override_by not in (None, given["by"]):
        return f"Only the {spoken(guard.override_by)} can give the reason, not the {spoken(given['by'])}."
    return "The reason is empty."


def _prove_one(pack: Pack, guard: Guard) -> list[str]:
    found = []
    for place, example in enumerate(guard.examples, 1):
        own = guard if not example.settings else _with(pack, guard, example.settings)
        for step in guard.steps:
            refused = _refusal(own, guard_facts.read(step, example.facts), _ground(pack, step)) is not None
            if refused is not example.refused:
                said = "refuses" if refused else "does not refuse"
                found.append(f"{pack.name}.toml, guard '{guard.id}': example {place}: it {said}")
    return found


def _with(pack: Pack, guard: Guard, settings: Mapping[str, Any]) -> Guard:
    """The guard with an example's own values for what is unset."""
    carried = next(each for each in pack.carried["guard"] if each.id == guard.id)
    where = f"{pack.name}.toml, guard '{guard.id}': example"
    raw = {"guard": [carried.raw]}
    filled = openings.fill(raw, {guard.id: settings}, where, f"{pack.name}.toml", above=set())
    return guard_reading.read(Entry(where, filled["guard"][0]), _agencies(pack))
