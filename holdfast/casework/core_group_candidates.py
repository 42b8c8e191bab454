"""Whom the record would let into a child's core group, beside who is in it already.

Workers and their managers, agencies that are involved, parents and carers, and the child. Names and roles
alone: no address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import relations
from holdfast.access.children import May
from holdfast.casework import core_group_memberships, families, steps
from holdfast.casework.conference_invitees import MANAGERS, ROLE_OF
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.steps import read
from holdfast.records.models import Allocation, Person, Relationship, RoleHeld


@dataclass(frozen=True, kw_only=True)
class JoinFacts:
    """Who could join a child's core group, and who is in it."""

    child: UUID
    name: str
    present: tuple[Present, ...]
    proposed: tuple[Present, ...]


@read
def prepare(*, child: UUID, today: date) -> JoinFacts:
    """Who is on the record and not named to the child's group yet. Raises as access says."""
    access_children.require(child=child, what=May.MEET, today=today)
    steps.log(about="person", about_id=child)
    present = core_group_memberships.of_children(children=[child], on=today)
    named = {each.key for each in present if each.member is not None}
    proposed: dict[str, Present] = {}
    for each in _on_the_record(child, today):
        if each.key not in named:
            proposed.setdefault(each.key, each)
    return JoinFacts(
        child=child, name=families.name_of(person=Person.objects.get(id=child)), present=present,
        proposed=tuple(proposed.values()),
    )  # fmt: skip


def _on_the_record(child: UUID, today: date) -> Iterator[Present]:
    relatives = Relationship.objects.filter(to=child, until_on=None, kind__in=list(ROLE_OF))
    for each in relatives.select_related("person").order_by("id"):
        yield _one(child, families.name_of(person=each.person), ROLE_OF[each.kind], person=each.person_id)
    yield from core_group_memberships.involved(children=[child], today=today)
    held = Allocation.standing.filter(relations.in_force(today=today), child=child)
    managers = RoleHeld.objects.filter(
        relations.lasting(today=today), role__in=MANAGERS, account__left_at=None, team__in=held.values("team")
    )
    for row in managers.select_related("account").order_by("account__name", "id"):
        yield _one(child, row.account.name, row.role, account=row.account_id)
    own = Person.objects.get(id=child)
    if own.born_on is not None:
        yield _one(child, families.name_of(person=own), "child", person=own.id)


def _one(
    child: UUID, name: str, role: str, *, person: UUID | None = None, account: UUID | None = None
) -> Present:
    said = MemberSaid(name=name, role=role, person=person, account=account)
    return Present(
        key=said.key, name=name, role=role, agency=None, agency_name="", person=person, account=account,
        children=(child,), member=None, from_on=None,
    )  # fmt: skip
