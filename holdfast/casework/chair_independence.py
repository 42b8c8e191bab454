"""Whether whoever is to chair had to do with the child or the family: what the record shows of it.

The people asked about are the children and everybody of their family groups; what is searched is who was
allocated, who covered for them, who led the team that had them, who visited or wrote case notes, and who is
involved by an agency. It says what it found, never that there was nothing outside the record.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from holdfast.access.roles import LEADS
from holdfast.casework import families, procedure
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.records.models import (
    Allocation,
    CaseNoteChild,
    Cover,
    FamilyMember,
    Involvement,
    Person,
    RoleHeld,
    VisitChild,
)


def shows(*, account: UUID, children: Iterable[UUID], today: date) -> tuple[str, ...]:
    """What the record shows of an account and these children's families: a line each, nothing where none."""
    people = _families(children)
    keys = sorted(people)
    wording = Wording.of(pack=procedure.pack())
    lines: list[str] = []
    for each in _allocated(account, keys):
        lines.append(f"{wording.role(role=each.role)} of {people[each.child_id]}{_since(each, today)}")
    for row in _covered(account, keys):
        lines.append(f"covered for {row.account.name}, who had {people[row.child_id]}")
    lines += [f"led the team that had {people[each.child_id]}" for each in _led(account, keys)]
    visited = VisitChild.standing.filter(child__in=keys, visit__account=account).order_by("-on", "id")
    lines += _first(visited, people, today, "visited")
    noted = CaseNoteChild.standing.filter(child__in=keys, note__account=account).order_by("-on", "id")
    lines += _first(noted, people, today, "wrote a case note about")
    for each in Involvement.standing.filter(child__in=keys, account=account).order_by("from_on", "id"):
        lines.append(f"{wording.role(role=each.role)} for {people[each.child_id]}{_since(each, today)}")
    return tuple(dict.fromkeys(lines))


def said(*, shown: Sequence[str], name: str) -> str:
    """In a sentence: `The record shows of Chloe Chair: social worker of Ada Example since …`."""
    return f"The record shows of {name}: {'; '.join(shown)}." if shown else ""


def _families(children: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(children)
    groups = FamilyMember.objects.filter(person__in=wanted).values("family")
    members = FamilyMember.objects.filter(family__in=groups).values("person")
    found = Person.objects.filter(Q(id__in=wanted) | Q(id__in=members))
    return {each.id: families.name_of(person=each) for each in found}


def _allocated(account: UUID, people: list[UUID]) -> Iterator[Any]:
    yield from Allocation.standing.filter(child__in=people, account=account).order_by("from_on", "id")


def _covered(account: UUID, people: list[UUID]) -> Iterator[Any]:
    """Allocations of somebody for whom the account stood in while they lasted."""
    for cover in Cover.objects.filter(covering=account).order_by("from_on", "id"):
        meanwhile = Q(until_on=None) | Q(until_on__gt=cover.from_on)
        yield from (
            Allocation.standing.filter(
                meanwhile, child__in=people, account=cover.away_id, from_on__lte=cover.until_on
            )
            .select_related("account")
            .order_by("from_on", "id")
        )


def _led(account: UUID, people: list[UUID]) -> Iterator[Any]:
    """Allocations in a team that the account led while they lasted."""
    for held in RoleHeld.objects.filter(account=account, role__in=list(LEADS), team__isnull=False):
        begun = Q() if held.until_on is None else Q(from_on__lte=held.until_on)
        meanwhile = Q(until_on=None) | Q(until_on__gt=held.from_on)
        yield from Allocation.standing.filter(begun, meanwhile, child__in=people, team=held.team_id).order_by(
            "from_on", "id"
        )


def _first(rows: Any, people: dict[UUID, str], today: date, did: str) -> list[str]:
    """The newest of them for each child."""
    newest: dict[UUID, Any] = {}
    for each in rows.annotate(whom=F("child_id")):
        newest.setdefault(each.whom, each)
    return [f"{did} {people[child]} ({near_dates.day(each.on, today)})" for child, each in newest.items()]


def _since(row: Any, today: date) -> str:
    if row.until_on is None:
        return f" since {near_dates.day(row.from_on, today)}"
    return f" from {near_dates.day(row.from_on, today)} until {near_dates.day(row.until_on, today)}"
