"""A child with the brothers and sisters for whom the same can be done: written once, with a part for each."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import relations
from holdfast.access.children import May
from holdfast.casework import families, plan_ends, steps, visit_facts
from holdfast.casework.steps import read
from holdfast.records.models import Allocation, Person, Registration


@dataclass(frozen=True, kw_only=True)
class OneOf:
    """One of the children: `has_plan` today, and who holds the child as social worker, if anybody."""

    id: UUID
    name: str
    has_plan: bool
    held_by: str
    team: str


@dataclass(frozen=True, kw_only=True)
class Together:
    """The child whose page one came from, and all for whom one may do it, that child first."""

    child: UUID
    name: str
    children: tuple[OneOf, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """As a form offers them."""
        return [(str(each.id), each.name) for each in self.children]


@read
def show(*, child: UUID, what: May, today: date) -> Together:
    """The child, and those of its brothers and sisters for whom one may do this too.

    Raises NotHere and Refused as access says of the child itself.
    """
    access_children.require(child=child, what=what, today=today)
    found = [
        each
        for each in visit_facts.family_children(child=child, today=today)
        if each.id == child or _may(each, what, today)
    ]
    keys = [each.id for each in found]
    planned = set(
        Registration.standing.filter(relations.in_force(today=today), child__in=keys).values_list(
            "child", flat=True
        )
    )
    held = {
        each.child_id: each
        for each in Allocation.standing.filter(
            child__in=keys, role="social-worker", until_on=None
        ).select_related("account", "team")
    }
    for key in keys:
        steps.log(about="person", about_id=key)
    return Together(
        child=child, name=families.name_of(person=found[0]),
        children=tuple(
            OneOf(
                id=each.id, name=families.name_of(person=each),
                has_plan=each.id in planned and not plan_ends.is_over(person=each, today=today),
                held_by=held[each.id].account.name if each.id in held else "",
                team=held[each.id].team.name if each.id in held else "",
            )
            for each in found
        ),
    )  # fmt: skip


def _may(person: Person, what: May, today: date) -> bool:
    allowed = access_children.allowed(child=person.id, today=today)
    return allowed is not None and what in allowed.may
