"""Children with a new plan go to a child protection unit, where the authority has units: at the conference.

A part of the step that completes it. The conference's decision moves the case, so no manager is asked again;
a unit that is not whole stands in the way as it does when a manager allocates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import allocations, guarded, impossible, procedure, steps, teams
from holdfast.procedures import guards
from holdfast.records.models import Account, Allocation, Team

ROLE = "social-worker"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A child protection unit to which a child can go."""

    id: UUID
    name: str


def are_there() -> bool:
    """Whether the authority's procedure knows child protection units."""
    return bool(guards.listed(procedure.pack(), "form-unit"))


def list_units() -> tuple[Unit, ...]:
    """The units of the authority, by name; none where its procedure knows none."""
    if not are_there():
        return ()
    found = Team.objects.filter(kind="unit", ended_on=None).order_by("name")
    return tuple(Unit(id=each.id, name=each.name) for each in found)


def allocate(
    *,
    children: Sequence[UUID],
    team: UUID,
    on: date,
    today: date,
    reasons: Mapping[str, str] | None = None,
) -> None:
    """Allocate children to a unit from a day on; whoever held them until then holds them no longer.

    Raises NotHere for no such unit, Refused for a team that is none, and where a guard stands before it.
    """
    unit = Team.objects.filter(id=team, ended_on=None).first()
    if unit is None:
        raise NotHere("There is no such unit here.", about="team", about_id=team)
    if unit.kind != "unit":
        raise Refused(f"{unit.name} is no child protection unit.", about="team", about_id=team)
    why = guarded.ask(
        step="form-unit", facts=[{"roles": teams.composition(team=team, today=today)}], on=on, today=today,
        reasons=reasons, about="team", about_id=team,
    )  # fmt: skip
    whom = _whom(unit, today)
    for child in children:
        _allocate(child, unit, whom, on)
        steps.log(about="person", about_id=child, why=why)


def _allocate(child: UUID, unit: Team, whom: Account, on: date) -> None:
    held = Allocation.standing.filter(child=child, role=ROLE, until_on=None).first()
    with impossible.in_words(about="person", about_id=child):
        if held is not None and held.team_id == unit.id:
            return
        if held is not None:
            held.until_on = on
            held.save(update_fields=["until_on"])
        Allocation.objects.create(
            authority_id=entry.current().authority, child_id=child, account=whom, team=unit, role=ROLE,
            from_on=on, note="",
        )  # fmt: skip


def _whom(unit: Team, today: date) -> Account:
    """In whose name a unit holds a child: its social worker, or whoever leads it."""
    held = {each.role: each.account for each in teams.holding(team=unit.id, today=today)}
    for role in allocations.OF_A_UNIT:
        if role in held:
            found: Account = held[role]
            return found
    raise Refused(
        f"{unit.name} has neither a social worker nor a consultant social worker.",
        who_can_help="whoever gives roles in your authority", about="team", about_id=unit.id,
    )  # fmt: skip
