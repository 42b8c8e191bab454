"""The legal status of a child, and orders, with dates: `looked_after` where it puts the child in care."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, obligations, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import LegalStatus


@dataclass(frozen=True, kw_only=True)
class Status:
    """A legal status as recorded."""

    id: UUID
    child: UUID
    status: str
    made_by: str
    looked_after: bool
    from_on: date
    until_on: date | None


@step
def record(
    *,
    children: Sequence[UUID],
    status: str,
    from_on: date,
    today: date,
    made_by: str = "",
    looked_after: bool = False,
    until_on: date | None = None,
) -> tuple[Status, ...]:
    """Record a legal status or order of several children; `made_by` is the court.

    Raises Refused for who may not write, a status left out, a day ahead or days out of order; NotHere for a
    child who is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.not_after(on=from_on, today=today, what="The status")
    made = []
    for child in wanted:
        with impossible.in_words(about="person", about_id=child):
            made.append(
                LegalStatus.objects.create(
                    authority_id=entry.current().authority, child_id=child, status=status.strip(),
                    made_by=made_by.strip(), looked_after=looked_after, from_on=from_on, until_on=until_on,
                )
            )  # fmt: skip
        steps.log(about="person", about_id=child)
    obligations.refresh(children=wanted, today=today)
    return tuple(_shown(each) for each in made)


@step
def end(*, status: UUID, on: date, today: date) -> Status:
    """End a legal status: from that day on it holds no longer. Raises as `record` does."""
    found = LegalStatus.objects.filter(id=status).first()
    if found is None:
        raise NotHere("There is no such status here.", about="person")
    access_children.require(child=found.child_id, what=May.WRITE, today=today)
    if found.until_on is not None and found.until_on <= today:
        raise Refused("It has ended already.", about="person", about_id=found.child_id)
    given.not_after(on=on, today=today, what="The end")
    with impossible.in_words(about="person", about_id=found.child_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.child_id)
    obligations.refresh(children=[found.child_id], today=today)
    return _shown(found)


@read
def of_child(*, child: UUID, today: date) -> tuple[Status, ...]:
    """The legal statuses of a child that have not ended. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    still = Q(until_on=None) | Q(until_on__gt=today)
    return tuple(_shown(each) for each in LegalStatus.objects.filter(still, child=child).order_by("from_on"))


def _shown(each: LegalStatus) -> Status:
    return Status(
        id=each.id, child=each.child_id, status=each.status, made_by=each.made_by,
        looked_after=each.looked_after, from_on=each.from_on, until_on=each.until_on,
    )  # fmt: skip
