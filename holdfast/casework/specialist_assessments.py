"""Assessments by specialists, of a child or somebody of the family: asked for, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, own_agency, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import SpecialistAssessment


@dataclass(frozen=True, kw_only=True)
class SpecialistShown:
    """A specialist’s assessment: of which kind, of whom, by whom; `days` to its date where it is to come."""

    id: UUID
    kind: str
    of_whom: str
    by_whom: str
    asked_on: date
    wanted_by_on: date | None
    received_on: date | None
    text: str
    days: int | None


@step
def ask(
    *,
    children: Sequence[UUID],
    kind: str,
    asked_on: date,
    today: date,
    of_whom: str = "",
    by_whom: str = "",
    wanted_by_on: date | None = None,
) -> tuple[UUID, ...]:
    """Record that a specialist is asked to assess, about several children; answers the keys, one a child.

    Raises Refused without its kind and for days out of order, and as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    named = given.needed(text=kind, why="Say what kind of assessment it is.")
    given.not_after(on=asked_on, today=today, what="The day it was asked for")
    if wanted_by_on is not None and wanted_by_on < asked_on:
        raise Refused("It is wanted before it was asked for.", about="person", about_id=wanted[0])
    made = [
        SpecialistAssessment.objects.create(
            authority_id=entry.current().authority, child_id=child, kind=named, of_whom=of_whom.strip(),
            by_whom=by_whom.strip(), asked_on=asked_on, wanted_by_on=wanted_by_on,
        ).id
        for child in wanted
    ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@step
def receive(*, specialist: UUID, on: date, text: str, today: date) -> None:
    """Record what came of a specialist's assessment.

    Raises Refused without what it found, before it was asked for and for one that has come; NotHere for none;
    and as access says.
    """
    found = _find(specialist, what=May.WRITE, today=today)
    given.not_after(on=on, today=today, what="The day")
    said = given.needed(text=text, why="Write what it found.", about="person", about_id=found.child_id)
    if found.received_on is not None:
        raise Refused("This has come already.", about="person", about_id=found.child_id)
    if on < found.asked_on:
        raise Refused("That is before it was asked for.", about="person", about_id=found.child_id)
    found.received_on, found.text = on, said
    found.save(update_fields=["received_on", "text"])
    steps.log(about="person", about_id=found.child_id)


@read
def show(*, specialist: UUID, today: date) -> SpecialistShown:
    """One of them, before it is received. Raises NotHere for none, Refused for who may not write of it."""
    found = _find(specialist, what=May.WRITE, today=today)
    steps.log(about="person", about_id=found.child_id)
    return _shown(found, today)


@read
def of_child(*, child: UUID, today: date) -> tuple[SpecialistShown, ...]:
    """All that were asked for a child, what is to come first. Raises Refused for a partner."""
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    shown = [_shown(each, today) for each in SpecialistAssessment.standing.filter(child=child)]
    shown.sort(
        key=lambda each: (each.received_on is not None, each.wanted_by_on or date.max, each.asked_on, each.id)
    )
    return tuple(shown)


def _find(specialist: UUID, *, what: May, today: date) -> SpecialistAssessment:
    found = SpecialistAssessment.standing.filter(id=specialist).first()
    if found is None:
        raise NotHere(
            "There is no such assessment in these records.",
            about="specialist-assessment",
            about_id=specialist,
        )
    access_children.require(child=found.child_id, what=what, today=today)
    return found  # type: ignore[no-any-return]


def _shown(each: SpecialistAssessment, today: date) -> SpecialistShown:
    wanted_by: date | None = each.wanted_by_on if each.received_on is None else None
    return SpecialistShown(
        id=each.id, kind=each.kind, of_whom=each.of_whom, by_whom=each.by_whom, asked_on=each.asked_on,
        wanted_by_on=each.wanted_by_on, received_on=each.received_on, text=each.text,
        days=(wanted_by - today).days if wanted_by else None,
    )  # fmt: skip
