"""How two people are related, and who has parental responsibility for a child, with dates."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, steps
from holdfast.casework.steps import step
from holdfast.procedures.record_words import RELATIONS
from holdfast.records.models import ParentalResponsibility, Relationship


@dataclass(frozen=True, kw_only=True)
class Related:
    """A relation as recorded: `person` is the `kind` of `to`."""

    id: UUID
    person: UUID
    to: UUID
    kind: str
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Somebody with parental responsibility for a child, on which basis, from when until when."""

    id: UUID
    child: UUID
    holder: UUID
    basis: str
    from_on: date | None
    until_on: date | None


@step
def relate(*, child: UUID, person: UUID, kind: str, today: date, from_on: date | None = None) -> Related:
    """Record what somebody is to a child: `person` is the `kind` (record_words.RELATIONS) of `child`.

    Raises Refused for who may not write of the child or not see the person, for a relation that is none or
    is recorded already; NotHere for somebody who is not here.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    access_children.require(child=person, what=May.SEE, today=today)
    made = write(person=person, to=child, kind=kind, from_on=from_on)
    steps.log(about="person", about_id=child)
    steps.log(about="person", about_id=person)
    return _related(made)


@step
def end(*, relationship: UUID, on: date, today: date) -> Related:
    """Say that a relation lasts no longer, from a day on: a partner who has left.

    Raises Refused for who may not write of either, or an end before its beginning; NotHere for no relation.
    """
    found = Relationship.objects.filter(id=relationship, until_on=None).first()
    if found is None:
        raise NotHere("There is no such relation here.", about="person")
    access_children.require(child=found.to_id, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=found.to_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.to_id)
    steps.log(about="person", about_id=found.person_id)
    return _related(found)


@step
def record_responsibility(
    *, child: UUID, holder: UUID, today: date, basis: str = "", from_on: date | None = None
) -> Responsible:
    """Record that somebody has parental responsibility for a child; `basis`: birth, marriage, order…

    Raises Refused for who may not write of the child or not see the holder, and for one who has it already;
    NotHere for somebody who is not here.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    access_children.require(child=holder, what=May.SEE, today=today)
    if ParentalResponsibility.objects.filter(child=child, holder=holder, until_on=None).exists():
        raise Refused("They have parental responsibility already.", about="person", about_id=child)
    with impossible.in_words(about="person", about_id=child):
        made = ParentalResponsibility.objects.create(
            authority_id=entry.current().authority, child_id=child, holder_id=holder, basis=basis.strip(),
            from_on=from_on,
        )  # fmt: skip
    steps.log(about="person", about_id=child)
    steps.log(about="person", about_id=holder)
    return _responsible(made)


@step
def end_responsibility(*, responsibility: UUID, on: date, today: date) -> Responsible:
    """Say that somebody has parental responsibility no longer, from a day on. Raises as `end` does."""
    found = ParentalResponsibility.objects.filter(id=responsibility, until_on=None).first()
    if found is None:
        raise NotHere("There is no such responsibility here.", about="person")
    access_children.require(child=found.child_id, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=found.child_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.child_id)
    steps.log(about="person", about_id=found.holder_id)
    return _responsible(found)


def write(*, person: UUID, to: UUID, kind: str, from_on: date | None) -> Relationship:
    """Write a relation: a part of the steps that make one. Raises Refused where the two are related so."""
    given.known(word=kind, words=RELATIONS, what="how they are related")
    either = Q(person=person, to=to) | Q(person=to, to=person)
    if Relationship.objects.filter(either, kind=kind, until_on=None).exists():
        raise Refused("This relation is recorded already.", about="person", about_id=to)
    with impossible.in_words(about="person", about_id=to):
        return Relationship.objects.create(
            authority_id=entry.current().authority, person_id=person, to_id=to, kind=kind, from_on=from_on
        )


def _related(each: Relationship) -> Related:
    return Related(
        id=each.id, person=each.person_id, to=each.to_id, kind=each.kind, from_on=each.from_on,
        until_on=each.until_on,
    )  # fmt: skip


def _responsible(each: ParentalResponsibility) -> Responsible:
    return Responsible(
        id=each.id, child=each.child_id, holder=each.holder_id, basis=each.basis, from_on=each.from_on,
        until_on=each.until_on,
    )  # fmt: skip
