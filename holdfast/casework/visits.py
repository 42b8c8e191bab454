"""Recording, correcting and showing visits to several children at once, with a part for each.

A visit at which nobody was seen is one too: it is kept in the same table, by the procedure's kinds of
obstacle, and never a second time as a difficulty.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    capacities,
    given,
    must_tell,
    obligations,
    steps,
    visit_facts,
    visit_guards,
    visit_pages,
    visit_said,
)
from holdfast.casework.must_tell import MustTell
from holdfast.casework.steps import read, step
from holdfast.casework.visit_pages import VisitDone, VisitPage
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.procedures.record_words import OBSTRUCTIONS
from holdfast.records.models import Person, Visit, VisitChild

SEEN = "A child who was seen belongs to a visit, not here."
NO_VISIT = "There is no such visit in these records."
CHANGED = "Somebody else has changed this visit since you opened it. Nothing of yours was saved."


@dataclass(frozen=True, kw_only=True)
class FailedDone:
    """A visit at which nobody could be seen: what came of it, and who must be told now."""

    done: VisitDone
    must_tell: tuple[MustTell, ...]


@step
def record(*, visit: VisitSaid, today: date, now: datetime) -> VisitDone:  # noqa: ARG001 - as every step of the day
    """Record a visit to one or several children, of whom some may not have been seen.

    `today` is the day on which it is recorded, which may be later than the visit's. Raises Refused where
    access refuses one of the children or something cannot be, ReasonNeeded where the procedure asks why.
    """
    return _record(visit, May.WRITE, today)


@step
def record_failed(*, visit: VisitSaid, today: date, now: datetime) -> FailedDone:  # noqa: ARG001
    """Record that somebody went and could see none of the children, each by one of the procedure's kinds.

    A partner professional may do so for a visit of their own. Raises as `record`; Refused for a child that
    was seen, and where the kind is missing.
    """
    for each in visit.children:
        if each.seen:
            raise Refused(SEEN, about="person", about_id=each.child)
        given.known(word=each.obstruction, words=OBSTRUCTIONS, what="what happened")
    done = _record(visit, May.CONTRIBUTE, today)
    parts = {each.said.child: each.id for each in done.page.parts}
    return FailedDone(done=done, must_tell=must_tell.of_event(parts=parts, whole=done.page.id, today=today))


@step
def correct(
    *,
    part: UUID,
    seen: datetime,
    reason: str,
    visit: VisitSaid,
    today: date,
) -> VisitPage:
    """Correct a visit, and one child's part of it: a new version, with its reason; the earlier one stays.

    `part` is the child's part, `seen` the version the correction was made upon, `visit` what it should say,
    with this one child. Who went stays. Raises ChangedMeanwhile when there has been another version since,
    NotHere for no such part, Refused without a reason and as `record`.
    """
    found = _part(part)
    why = given.needed(
        text=reason, why="A correction needs its reason.", about="person", about_id=found.child_id
    )
    if [each.child for each in visit.children] != [found.child_id]:
        raise Refused("A correction is of one child’s part.", about="person", about_id=found.child_id)
    alone = _same(found.visit, visit)
    concerned = [found.child_id] if alone else [each.child_id for each in _parts_of(found.visit_id)]
    access_children.require_all(children=concerned, what=May.WRITE, today=today)
    said = visit_said.checked(visit=visit, people=_people(concerned), today=today)
    visit_guards.ask(said=said.children, people=_people(concerned), on=said.on, by_role=found.visit.by_role)
    with _for_reason(why):
        _save_correction(found, said, seen=seen, everybody=not alone)
        for child in concerned:
            steps.log(about="person", about_id=child, why=why)
        obligations.refresh(children=concerned, today=today)
    return _show(part)


@read
def show(*, part: UUID, today: date) -> VisitPage:
    """Show a visit by a child's part of it. Raises NotHere for none, Refused as access says."""
    found = _part(part)
    access_children.require(child=found.child_id, what=May.SEE, today=today)
    steps.log(about="person", about_id=found.child_id)
    by = visit_pages.corrected_by(visit=found.visit, parts=[found])
    return replace(_show(part), corrected_by=by)


@read
def show_done(*, part: UUID, today: date) -> VisitDone:
    """Show what came of a visit, for every child of it whose record one may see. Raises as `show`."""
    found = _part(part)
    access_children.require(child=found.child_id, what=May.SEE, today=today)
    parts = [each for each in _parts_of(found.visit_id) if _may_see(each.child_id, today)]
    for each in parts:
        steps.log(about="person", about_id=each.child_id)
    entered_at = visit_pages.entered_at(visit=found.visit)
    page = visit_pages.page(visit=found.visit, parts=parts, entered_at=entered_at)
    done = visit_pages.done(page=page, people=_people(each.child_id for each in parts), today=today)
    return replace(done, nothing_of=visit_facts.nothing_of(child=found.child_id))


@read
def show_as_known_at(*, part: UUID, moment: datetime, today: date) -> VisitPage:
    """Show a child's part of a visit as the record had it at a moment.

    Who may see is decided on the record as it is now. Raises NotHere when it was not recorded yet; as `show`.
    """
    found = _part(part)
    access_children.require(child=found.child_id, what=May.SEE, today=today)
    entered_at = visit_pages.entered_at(visit=found.visit)
    with entry.as_known_at(moment=moment):
        then = _part(part)
        page = visit_pages.page(visit=then.visit, parts=[then], entered_at=entered_at)
    steps.log(about="person", about_id=found.child_id, why=f"as known at {moment.isoformat()}")
    return page


def _record(visit: VisitSaid, what: May, today: date) -> VisitDone:
    children = given.several(children=(each.child for each in visit.children))
    relations = access_children.require_all(children=children, what=what, today=today)
    people = _people(children)
    said = visit_said.checked(visit=visit, people=people, today=today)
    first = said.children[0].child
    by_role = (
        said.went.by_role
        if said.went
        else capacities.own_role(child=first, relation=relations[first], today=today)
    )
    visit_guards.ask(said=said.children, people=people, on=said.on, by_role=by_role)
    saved = _save(said, by_role)
    parts = [_save_part(saved, each) for each in said.children]
    for child in children:
        steps.log(about="person", about_id=child)
    obligations.refresh(children=children, today=today)
    page = visit_pages.page(visit=saved, parts=parts, entered_at=saved.known_from)
    return visit_pages.done(page=page, people=people, today=today)


def _save(said: VisitSaid, by_role: str) -> Visit:
    entered = entry.current()
    mine = entered.actor.account
    saved = Visit.objects.create(
        authority_id=entered.authority, by_role=by_role, recorded_by_id=mine,
        account_id=said.went.account if said.went else mine,
        by_name=said.went.by_name.strip() if said.went else "", **_shared(said),
    )  # fmt: skip
    saved.refresh_from_db()
    return saved


def _save_part(visit: Visit, said: ChildSaid) -> VisitChild:
    made: VisitChild = VisitChild.objects.create(
        authority_id=visit.authority_id, visit=visit, on=visit.on, **_own(said), child_id=said.child
    )
    made.refresh_from_db()
    return made


def _save_correction(found: VisitChild, said: VisitSaid, *, seen: datetime, everybody: bool) -> None:
    """Change what differs, unless somebody has since `seen`."""
    visit = Visit.objects.select_for_update().get(id=found.visit_id)
    part = VisitChild.objects.select_for_update().get(id=found.id)
    if max(visit.known_from, part.known_from) > seen:
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.child_id)
    if everybody:
        Visit.objects.filter(id=visit.id).update(**_shared(said))
        VisitChild.objects.filter(visit=visit.id).exclude(on=said.on).exclude(id=part.id).update(on=said.on)
    VisitChild.objects.filter(id=part.id).update(on=said.on, **_own(said.children[0]))


def _shared(said: VisitSaid) -> dict[str, Any]:
    return {
        "on": said.on, "at": said.at, "place": said.place, "announced": said.announced,
        "how_things_are": said.how_things_are, "home_note": said.home_note,
    }  # fmt: skip


def _own(said: ChildSaid) -> dict[str, Any]:
    return {name: value for name, value in asdict(said).items() if name != "child"}


def _same(visit: Visit, said: VisitSaid) -> bool:
    """Whether what all the children share stays as it is."""
    blank = replace(said, how_things_are=said.how_things_are.strip(), home_note=said.home_note.strip())
    return all(getattr(visit, name) == value for name, value in _shared(blank).items())


def _part(part: UUID) -> VisitChild:
    found: VisitChild | None = VisitChild.standing.select_related("visit").filter(id=part).first()
    if found is None:
        raise NotHere(NO_VISIT, about="visit", about_id=part)
    return found


def _parts_of(visit: UUID) -> list[VisitChild]:
    return list(VisitChild.standing.filter(visit=visit).order_by("child__born_on", "id"))


def _show(part: UUID) -> VisitPage:
    found = _part(part)
    entered_at = visit_pages.entered_at(visit=found.visit)
    return visit_pages.page(visit=found.visit, parts=[found], entered_at=entered_at)


def _may_see(child: UUID, today: date) -> bool:
    allowed = access_children.allowed(child=child, today=today)
    return allowed is not None and May.SEE in allowed.may


def _people(children: Iterable[UUID]) -> dict[UUID, Person]:
    return {each.id: each for each in Person.standing.filter(id__in=list(children))}


@contextmanager
def _for_reason(reason: str) -> Iterator[None]:
    """The database keeps the reason with every version that is made inside."""
    entered = entry.current()
    with entry.enter(actor=entered.actor, authority=entered.authority, reason=reason, using=entered.using):
        yield
