"""Who leads a core group's meeting and who minutes it: appointed, and held to the procedure.

Also of a professionals' meeting and a legal planning meeting. Which roles somebody has is read from the
record; for a name alone the role is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import relations
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    conference_clauses,
    core_group_memberships,
    gathered,
    given,
    guarded,
    impossible,
)
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import Account, Allocation, MilestoneChild, RoleHeld

LEADING = ("team-manager", "senior-practitioner", "service-manager", "consultant-social-worker")
COMPLEX_CASE = "complex-case"


@dataclass(frozen=True, kw_only=True)
class MayLead:
    """Somebody who might lead or minute it, and in which role."""

    account: UUID
    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class LeadFacts:
    """Who leads and minutes so far, who might, and whether the case was found complex."""

    top: Top
    chair: UUID | None
    chair_name: str
    chair_role: str
    agreed_by: str
    note_taker: UUID | None
    note_taker_name: str
    note_taker_role: str
    complex: bool | None
    found_complex_on: date | None
    leaders: tuple[MayLead, ...]
    members: tuple[Present, ...]
    clauses: tuple[Clause, ...]  # of who leads and minutes this one


@step
def appoint(  # noqa: PLR0913 - who leads, as what, who minutes
    *,
    meeting: UUID,
    role: str,
    today: date,
    on: date | None = None,
    chair: UUID | None = None,
    chair_name: str = "",
    complex: bool | None = None,  # noqa: A002 - the procedure's word
    agreed_by: str = "",
    agreed_on: date | None = None,
    note_taker: UUID | None = None,
    note_taker_name: str = "",
    note_taker_role: str = "",
    reasons: Mapping[str, str] | None = None,
) -> None:
    """Appoint who leads, by account or name, and who minutes with them where they are known.

    `agreed_by` is the role that agreed, where the procedure asks for one; without `complex` the record says
    whether the case was found so. Raises Refused for who may not, nobody, an unknown role, and where a guard
    stands before it; NotHere for an account that is not here.
    """
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    day = given.not_after(on=on or today, today=today, what="The day on which it was said who leads")
    group = found.group
    group.chair_name, group.chair_id = _name(chair, chair_name, "Say who leads.", found), chair
    group.chair_role = given.known(word=role, words=words.ROLES, what="the role of who leads")
    agreed = given.all_known(found=agreed_by.replace(",", " ").split(), words=words.ROLES, what="who agreed")
    group.chair_agreed_by = ", ".join(agreed)
    group.chair_agreed_on = (agreed_on or day) if agreed else None
    group.complex = group.complex if complex is None else complex
    if note_taker or note_taker_name.strip():
        why = "Say who takes the minutes."
        group.note_taker_name, group.note_taker_id = (
            _name(note_taker, note_taker_name, why, found),
            note_taker,
        )
        if note_taker_role:
            given.known(word=note_taker_role, words=words.ROLES, what="the role of who minutes")
        group.note_taker_role = note_taker_role
    known = facts(found=found)
    group.complex = known["complex"]
    noted = guarded.ask(
        step="appoint-chair", facts=[known], on=day, today=today, reasons=reasons,
        about_id=found.children[0],
    )  # fmt: skip
    with impossible.in_words(about="person", about_id=found.children[0]):
        group.save()
    gathered.log(children=found.children, why=noted)


def facts(*, found: Gathered) -> dict[str, Any]:
    """What the guard may ask of who leads as it stands; a part of steps and reads that have asked access."""
    group = found.group
    is_complex = True if group.complex is None and _found_complex(found) else group.complex
    return {
        "meeting": found.meeting.kind,
        "first": group.first,
        "complex": is_complex,
        "role": group.chair_role or None,
        "note_taker": _note_taker(found),
        "agreed_by": group.chair_agreed_by.replace(",", " ").split() or None,
    }


def clauses(*, found: Gathered, on: date) -> tuple[Clause, ...]:
    """What the procedure asks of who leads this one and who minutes it; a part of reads."""
    known = {name: each for name, each in facts(found=found).items() if each is not None}
    somebody = {**known, "role": str(words.Role.OTHER_PROFESSIONAL), "note_taker": "note-taker"}
    worker = str(words.Role.SOCIAL_WORKER)
    alone = {**known, "role": worker, "note_taker": worker, "agreed_by": []}
    asked = (
        *conference_clauses.forbidding(step="appoint-chair", facts=somebody, on=on),
        *conference_clauses.forbidding(step="appoint-chair", facts=alone, on=on),
    )
    return tuple(dict.fromkeys(asked))


@read
def prepare(*, meeting: UUID, today: date) -> LeadFacts:
    """Who leads so far and who might. Raises as access says."""
    found = gathered.find(meeting=meeting, what=May.MEET, today=today)
    gathered.log(children=found.children)
    group = found.group
    return LeadFacts(
        top=gathered.top_of(found=found), chair=group.chair_id, chair_name=group.chair_name,
        chair_role=group.chair_role, agreed_by=group.chair_agreed_by, note_taker=group.note_taker_id,
        note_taker_name=group.note_taker_name, note_taker_role=group.note_taker_role, complex=group.complex,
        found_complex_on=_found_complex(found), leaders=_leaders(found, today),
        members=core_group_memberships.present_list(found=found, today=today),
        clauses=clauses(found=found, on=today),
    )  # fmt: skip


def _leaders(found: Gathered, today: date) -> tuple[MayLead, ...]:
    """The children's social worker, and the managers and seniors of the team that has them."""
    held = list(
        Allocation.standing.filter(relations.in_force(today=today), child__in=found.children)
        .select_related("account").order_by("from_on", "id")
    )  # fmt: skip
    people = {
        each.account_id: MayLead(account=each.account_id, name=each.account.name, role=each.role)
        for each in held
    }
    teams = {each.team_id for each in held if each.team_id}
    roles = RoleHeld.objects.filter(
        relations.lasting(today=today), role__in=LEADING, account__left_at=None
    ).select_related("account")
    for each in roles.order_by("account__name", "id"):
        if each.team_id is None or each.team_id in teams:
            people.setdefault(
                each.account_id, MayLead(account=each.account_id, name=each.account.name, role=each.role)
            )
    return tuple(people.values())


def _found_complex(found: Gathered) -> date | None:
    """When the case of one of the children was last found complex."""
    rows = MilestoneChild.standing.filter(milestone__event=COMPLEX_CASE, child__in=found.children)
    on: date | None = rows.order_by("-on").values_list("on", flat=True).first()
    return on


def _name(account: UUID | None, name: str, why: str, found: Gathered) -> str:
    if account is None:
        return given.needed(text=name, why=why, about="person", about_id=found.children[0])
    row = Account.objects.filter(id=account, left_at=None).first()
    if row is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    return str(row.name)


def _note_taker(found: Gathered) -> str | None:
    """The minute taker as the guard knows one: in the leader's role where it is the same person."""
    group = found.group
    if not group.note_taker_name:
        return None
    same = (
        group.chair_id == group.note_taker_id
        if group.chair_id and group.note_taker_id
        else group.chair_name.casefold() == group.note_taker_name.casefold()
    )
    return str(group.chair_role) if same else str(words.Role.NOTE_TAKER)
