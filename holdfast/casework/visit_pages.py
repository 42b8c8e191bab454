"""A visit as it is shown: what was saved, for each child, when it was entered and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connections

from holdfast.access import entry
from holdfast.casework import visit_duties, visit_guards, visit_said
from holdfast.casework.visit_duties import DutyLine
from holdfast.casework.visit_guards import Short
from holdfast.casework.visit_said import ChildSaid
from holdfast.records.models import Account, Person, Visit, VisitChild


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """A visit's part for one child: `id` is its key in the public form, `version` the part's own."""

    id: UUID
    name: str
    said: ChildSaid
    version: datetime


@dataclass(frozen=True, kw_only=True)
class VisitPage:
    """One visit. `on` is when it was made, `entered_at` when it was recorded: a visit entered late has both.

    `version` is given back when correcting, so that nobody overwrites unseen.
    """

    id: UUID
    on: date
    at: time | None
    place: str
    announced: bool | None
    how_things_are: str
    home_note: str
    by: str
    by_role: str
    recorded_by: str
    entered_at: datetime
    version: datetime
    parts: tuple[PartPage, ...]
    corrected_by: str = ""  # whoever made this version, where it is not the first

    def part_of(self, *, child: UUID) -> PartPage | None:
        """The part for one child."""
        return next((each for each in self.parts if each.said.child == child), None)

    @property
    def was_blocked(self) -> bool:
        """Whether somebody was kept from seeing a child, by one of the procedure's kinds."""
        return any(each.said.obstruction for each in self.parts)


@dataclass(frozen=True, kw_only=True)
class VisitDone:
    """What came of a visit: what it met, what it was short of, what is due next, what is not known yet."""

    page: VisitPage
    met: tuple[DutyLine, ...]
    short: tuple[Short, ...]
    next: tuple[DutyLine, ...]
    nothing_of: tuple[str, ...] = ()


def page(*, visit: Visit, parts: list[VisitChild], entered_at: datetime) -> VisitPage:
    """A visit with the parts of it that may be seen."""
    keys = [each for each in (visit.account_id, visit.recorded_by_id) if each is not None]
    accounts: dict[UUID | None, str] = dict(Account.objects.filter(id__in=keys).values_list("id", "name"))
    people = {each.id: each for each in Person.objects.filter(id__in=[part.child_id for part in parts])}
    return VisitPage(
        id=visit.id, on=visit.on, at=visit.at, place=visit.place, announced=visit.announced,
        how_things_are=visit.how_things_are, home_note=visit.home_note,
        by=accounts.get(visit.account_id, "") or visit.by_name, by_role=visit.by_role,
        recorded_by=accounts.get(visit.recorded_by_id, ""), entered_at=entered_at,
        version=max([visit.known_from, *(each.known_from for each in parts)]),
        parts=tuple(_part(each, people[each.child_id]) for each in parts),
    )  # fmt: skip


def corrected_by(*, visit: Visit, parts: list[VisitChild]) -> str:
    """Who made the version that stands, by name; nothing where nobody has corrected it."""
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute(
            "select changed_by from (select changed_by, known_to from history.records_visitchild"
            " where id = any (%s) union all select changed_by, known_to from history.records_visit"
            " where id = %s) changed order by known_to desc limit 1",
            [[each.id for each in parts], visit.id],
        )
        found = cursor.fetchone()
    kind, _, key = found[0].partition(":") if found else ("", "", "")
    name = Account.objects.filter(id=key).values_list("name", flat=True).first() if kind == "account" else ""
    return name or ""


def entered_at(*, visit: Visit) -> datetime:
    """When a visit was first recorded, before any correction; asked of the record as it is now."""
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute("select min(known_from) from history.records_visit where id = %s", [visit.id])
        (first,) = cursor.fetchone()
    moments: list[datetime] = [each for each in (first, visit.known_from) if each is not None]
    return min(moments)


def done(*, page: VisitPage, people: Mapping[UUID, Person], today: date) -> VisitDone:
    """What came of it, for the children whose parts the page has."""
    names = {each.said.child: each.name for each in page.parts}
    short = [
        each
        for part in page.parts
        for each in visit_guards.short(
            said=part.said, person=people[part.said.child], on=page.on, by_role=page.by_role
        )
    ]
    return VisitDone(
        page=page,
        met=visit_duties.met_on(on=page.on, names=names, today=today),
        short=tuple(short),
        next=visit_duties.next_due(names=names, today=today),
    )


def _part(part: VisitChild, person: Person) -> PartPage:
    return PartPage(
        id=part.id, name=visit_said.name(person=person), said=said_of(part=part), version=part.known_from
    )


def said_of(*, part: VisitChild) -> ChildSaid:
    """A child's part as it was said."""
    return ChildSaid(
        child=part.child_id, seen=part.seen, alone=part.alone, why_not_alone=part.why_not_alone,
        awake=part.awake, why_not_awake=part.why_not_awake, bedroom=part.bedroom,
        other_rooms=part.other_rooms, said=part.said, wishes=part.wishes, note=part.note,
        why_not_seen=part.why_not_seen, obstruction=part.obstruction, done_about_it=part.done_about_it,
    )  # fmt: skip
