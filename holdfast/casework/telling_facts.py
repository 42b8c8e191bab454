"""What somebody who is about to tell somebody should find: whom one may tell, and of what lately recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.casework import holders, steps, visit_facts, visit_said
from holdfast.casework.holders import Holder
from holdfast.casework.steps import read
from holdfast.records.models import CaseNoteChild, MeetingChild, MilestoneChild, Person, VisitChild

LATELY = 8  # how many of each kind to choose from


@dataclass(frozen=True, kw_only=True)
class Of:
    """Something that somebody can be told of: its key, its kind, its event in the public form, its day."""

    key: str
    kind: str
    event: str
    on: date


@dataclass(frozen=True, kw_only=True)
class TellFacts:
    """What the page of a telling knows: whom one may tell, of what, and of which brothers and sisters too."""

    child: UUID
    name: str
    people: tuple[Holder, ...]
    of: tuple[Of, ...]
    brothers_and_sisters: tuple[tuple[UUID, str], ...]


@read
def prepare(*, child: UUID, today: date) -> TellFacts:
    """Whom one may tell of what, for a child. Raises NotHere and Refused as access says."""
    access_children.require(child=child, what=May.TELL, today=today)
    steps.log(about="person", about_id=child)
    person = Person.standing.get(id=child)
    return TellFacts(
        child=child, name=visit_said.name(person=person), people=_others(child, today),
        of=_lately(child), brothers_and_sisters=_brothers_and_sisters(child, today),
    )  # fmt: skip


def _others(child: UUID, today: date) -> tuple[Holder, ...]:
    """Those around the child, without whoever asks."""
    mine = entry.current().actor.account
    around = holders.around(child=child, today=today)
    return tuple(each for each in around if each.account is None or each.account != mine)


def _brothers_and_sisters(child: UUID, today: date) -> tuple[tuple[UUID, str], ...]:
    """Those of the family of whom one may tell as well."""
    found = []
    for each in visit_facts.family_children(child=child, today=today):
        allowed = access_children.allowed(child=each.id, today=today)
        if each.id != child and allowed is not None and May.TELL in allowed.may:
            found.append((each.id, visit_said.name(person=each)))
    return tuple(found)


def _lately(child: UUID) -> tuple[Of, ...]:
    """What was recorded of a child lately, the newest first."""
    found = [
        *(_of(each, "visit", "visit") for each in _newest(VisitChild, child)),
        *(_of(each, "note", "note") for each in _newest(CaseNoteChild, child)),
        *(
            _of(each, "milestone", each.milestone.event)
            for each in _newest(MilestoneChild, child, "milestone")
        ),
    ]
    held = MeetingChild.standing.filter(meeting__held_on__isnull=False, child=child)
    for each in held.select_related("meeting").order_by("-meeting__held_on")[:LATELY]:
        found.append(Of(key=str(each.id), kind="meeting", event=each.meeting.kind, on=each.meeting.held_on))
    return tuple(sorted(found, key=lambda each: (each.on, each.key), reverse=True))


def _newest(table: type[Any], child: UUID, *related: str) -> Iterable[Any]:
    rows = table.standing.filter(child=child).order_by("-on", "-id")
    return list(rows.select_related(*related)[:LATELY] if related else rows[:LATELY])


def _of(each: Any, kind: str, event: str) -> Of:
    return Of(key=str(each.id), kind=kind, event=event, on=each.on)
