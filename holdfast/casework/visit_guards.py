"""What the authority's procedure says of a visit to each child: the guards before `record-visit`.

What happened can always be recorded. A guard that takes a reason asks for it; one that takes none, or whose
reason somebody else must give, refuses that the visit meets its clause, never that it was made: the visit is
saved, and says what it was short of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.casework import procedure, visit_said
from holdfast.casework.visit_said import ChildSaid
from holdfast.procedures import guards
from holdfast.procedures.guards import Refusal
from holdfast.records.models import Person

STEP = "record-visit"
AWAKE_UNDER = 2  # below this age a visit asks whether the child was awake, whatever the procedure says


@dataclass(frozen=True, kw_only=True)
class Short:
    """What a visit was short of: the sentence and clause of the procedure, for which child, and why."""

    child: UUID
    name: str
    say: str
    cite: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A sentence of the procedure about seeing a child, and its clause."""

    say: str
    cite: str


class ReasonNeeded(Refused):
    """The procedure asks for a reason: `field` is `why_not_alone` or `why_not_awake` of the child's part."""

    def __init__(self, refusal: Refusal, *, field: str, child: UUID, name: str) -> None:
        super().__init__(
            f"{name}: {refusal.say}", clause=refusal.cite, who_can_help="yourself, with the reason",
            about="person", about_id=child,
        )  # fmt: skip
        self.field = field
        self.refusal = refusal


def ask(*, said: Iterable[ChildSaid], people: Mapping[UUID, Person], on: date, by_role: str) -> list[Short]:
    """What the visit is short of, for each child seen. Raises ReasonNeeded where a reason is asked for."""
    found = []
    for each in said:
        if each.seen:
            found += _of_one(each, people[each.child], on, by_role, insist=True)
    return found


def short(*, said: ChildSaid, person: Person, on: date, by_role: str) -> list[Short]:
    """The same of a visit that is saved already, asking for nothing."""
    return _of_one(said, person, on, by_role, insist=False) if said.seen else []


def rule(*, of: str, on: date) -> Rule | None:
    """What the procedure says of a child not seen `alone`, or of an infant not `awake`; None for nothing."""
    facts = {"on": on, "age": 0, "alone": of != "alone", "awake": of != "awake"}
    found = guards.check(procedure.pack(), STEP, facts)
    return Rule(say=found[0].say, cite=found[0].cite) if found else None


def asks_awake(*, born_on: date | None, on: date) -> bool:
    """Whether the procedure asks that a child of this age be seen awake."""
    age = visit_said.age(born_on=born_on, on=on)
    if age is None:
        return False
    facts = {"on": on, "age": age, "alone": True}
    return bool(guards.check(procedure.pack(), STEP, facts))


def _of_one(said: ChildSaid, person: Person, on: date, by_role: str, *, insist: bool) -> list[Short]:
    pack, facts = procedure.pack(), _facts(said, person, on)
    found = []
    for refusal in guards.check(pack, STEP, facts):
        field = _field(pack, refusal)
        why = getattr(said, field)
        if insist and refusal.effect == "reason" and not why:
            raise ReasonNeeded(refusal, field=field, child=person.id, name=visit_said.name(person=person))
        override = [{"guard": refusal.guard, "by": by_role, "reason": why}]
        lifted = not any(
            each.guard == refusal.guard for each in guards.check(pack, STEP, facts | {"overrides": override})
        )
        if not lifted:
            found.append(
                Short(
                    child=person.id, name=visit_said.name(person=person), say=refusal.say, cite=refusal.cite,
                    why=why,
                )
            )  # fmt: skip
    return found


def _facts(said: ChildSaid, person: Person, on: date) -> dict[str, Any]:
    facts = {
        "on": on, "alone": said.alone, "why_not_alone": said.why_not_alone, "awake": said.awake,
        "age": visit_said.age(born_on=person.born_on, on=on),
    }  # fmt: skip
    return {name: each for name, each in facts.items() if each not in (None, "")}


def _field(pack: Any, refusal: Refusal) -> str:
    """Which reason a guard is about: it can demand no more than that a child be alone, or awake."""
    guard = next(each for each in guards.of(pack) if each.id == refusal.guard)
    asked = {one.fact for way in guard.demand for one in way}
    return "why_not_awake" if "awake" in asked else "why_not_alone"
