"""The rows that make a relation to a child: for each relation a query, never a list of children.

Each answers rows with a `child`. Written for indexes under row security: equality and order alone, an
`until_on` beside the account, team or child (see `Meta.indexes` of the models).

Until when: an allocation, a registration, a membership and an involvement end *on* the day `until_on`, which
belongs to the next; a role, a cover and an admission last through it.
"""

# ruff: noqa: ARG001 - each maker of sources is given the same two things

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from holdfast.access import entry
from holdfast.access.roles import Relation
from holdfast.access.standing import Standing
from holdfast.audit.models import Entry
from holdfast.records.models import (
    Admitted,
    Allocation,
    ConferenceInvitation,
    ConferenceRequestChild,
    CoreGroupMember,
    EmergencyAccess,
    FamilyMember,
    Involvement,
    MeetingChild,
    Registration,
)

YEAR = timedelta(days=365)
TWO_WEEKS = timedelta(days=14)  # how long whoever began a record may go on with it by themselves

NAMED = Q(meeting=None) | Q(meeting__cancelled_on=None)  # of a core group: not by a conference called off

Rows = QuerySet[Any, Any]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a relation comes from; `of_family` where it reaches to the child's whole family group."""

    rows: Rows
    of_family: bool = False


def in_force(*, today: date) -> Q:
    """A time that has begun and not ended, the day of its end left out."""
    return Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gt=today))


def lasting(*, today: date) -> Q:
    """A time that has begun and not ended, the day of its end counted in."""
    return Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gte=today))


def of(*, standing: Standing, today: date) -> Mapping[Relation, list[Source]]:
    """The sources of each relation that whoever acts can have by rows."""
    if standing.is_system:
        return {}
    return {
        relation: make(standing, today)
        for relation, make in _SOURCES.items()
        if standing.to_a_child(relation)
    }


def family_of(*, rows: Rows, today: date) -> Rows:
    """The people who belong to a family group of any child in the rows, as `person`."""
    return _members(today).filter(family__in=_members(today).filter(person__in=rows).values("family"))


def circle_of(*, today: date) -> Rows:
    """The people of the family groups of the person in the query around this."""
    mine = _members(today).filter(person=OuterRef(OuterRef(OuterRef("pk")))).values("family")
    return _members(today).filter(family__in=mine)


def restricted(*, standing: Standing, today: date) -> Rows:
    """Who belongs to a restricted family to which whoever acts was not admitted, as `person`."""
    members = _members(today).filter(
        Q(family__restricted_until_on=None) | Q(family__restricted_until_on__gt=today),
        family__restricted_from_on__lte=today,
    )
    if standing.account is None:
        return members
    return members.exclude(family__in=_admitted(standing, today).values("family"))


def allocated(*, today: date) -> Rows:
    """Allocations in force."""
    return Allocation.standing.filter(in_force(today=today), authority_id=_here())


def registered(*, today: date, since: date | None = None) -> Rows:
    """Registrations in force, or ended after a day."""
    ended = Q(until_on=None) | Q(until_on__gt=since or today)
    return Registration.standing.filter(ended, authority_id=_here(), from_on__lte=today)


def in_core_group(*, today: date) -> Rows:
    """Members of the core groups of children with a plan. A conference that is cancelled has named nobody."""
    planned = Exists(registered(today=today).filter(child=OuterRef("child")))
    return CoreGroupMember.standing.filter(in_force(today=today), NAMED, planned, authority_id=_here())


def _here() -> UUID:
    return entry.current().authority


def _members(today: date) -> Rows:
    return FamilyMember.objects.filter(in_force(today=today), authority_id=_here())


def _admitted(standing: Standing, today: date) -> Rows:
    return Admitted.objects.filter(lasting(today=today), authority_id=_here(), account=standing.account)


def _allocated(standing: Standing, today: date) -> list[Source]:
    return [Source(rows=allocated(today=today).filter(account=standing.account))]


def _covering(standing: Standing, today: date) -> list[Source]:
    return [Source(rows=allocated(today=today).filter(account__in=standing.covering))]


def _manager(standing: Standing, today: date) -> list[Source]:
    return [Source(rows=allocated(today=today).filter(team__in=standing.led))]


def _family(standing: Standing, today: date) -> list[Source]:
    """Brothers, sisters and parents of the children whom one holds, covers or leads the team of."""
    holds = Q(account__in={standing.account, *standing.covering}) | Q(team__in=standing.led)
    return [Source(rows=allocated(today=today).filter(holds), of_family=True)]


def _unit(standing: Standing, today: date) -> list[Source]:
    rows = allocated(today=today).filter(team__in=standing.units)
    return [Source(rows=rows), Source(rows=rows, of_family=True)]


def _team(standing: Standing, today: date) -> list[Source]:
    rows = allocated(today=today).filter(team__in=standing.teams)
    return [Source(rows=rows), Source(rows=rows, of_family=True)]


def _unallocated(standing: Standing, today: date) -> list[Source]:
    """Children with a plan whom nobody has: every leader must find them."""
    nobody = ~Exists(allocated(today=today).filter(child=OuterRef("child")))
    return [Source(rows=registered(today=today).filter(nobody))]


def _recorder(standing: Standing, today: date) -> list[Source]:
    """Records that one began oneself, as the log says: for two weeks, or until somebody has the child."""
    somebodys = Exists(allocated(today=today).filter(child=OuterRef("about_id")))
    rows = Entry.objects.filter(
        authority_id=_here(), actor=entry.current().actor.label, at__gte=Now() - TWO_WEEKS,
        what="people.record", outcome=Entry.DONE,
    ).annotate(child=F("about_id"))  # fmt: skip
    return [Source(rows=rows.filter(~somebodys))]


def _conference(standing: Standing, today: date) -> list[Source]:
    registrations = registered(today=today, since=today - YEAR)
    own = MeetingChild.standing.filter(authority_id=_here())
    meetings = own.filter(meeting__held_on=None, meeting__cancelled_on=None)
    # Whoever held it finishes its record and sends it out, also where no plan came of it.
    held = own.filter(meeting__held_on__gt=today - YEAR, meeting__conferences__isnull=False)
    asked = ConferenceRequestChild.standing.filter(
        authority_id=_here(), request__state__in=("asked", "accepted"), request__meeting=None
    )
    return [
        Source(rows=rows, of_family=wide)
        for rows in (registrations, meetings, held, asked)
        for wide in (False, True)
    ]


def _partner(standing: Standing, today: date) -> list[Source]:
    """Whose agency is involved; who is invited to a meeting that is to come; who is in the core group."""
    mine = {"authority_id": _here(), "account": standing.account}
    invited = ConferenceInvitation.standing.filter(**mine, invited=True)
    meetings = MeetingChild.standing.filter(
        authority_id=_here(), meeting__in=invited.values("meeting"),
        meeting__held_on=None, meeting__cancelled_on=None,
    )  # fmt: skip
    return [
        Source(rows=Involvement.standing.filter(in_force(today=today), **mine)),
        Source(rows=meetings),
        Source(rows=in_core_group(today=today).filter(account=standing.account)),
    ]


def _opened(standing: Standing, kind: str) -> Rows:
    return EmergencyAccess.objects.filter(
        authority_id=_here(), account=standing.account, kind=kind, until_at__gt=Now()
    )


def _duty(standing: Standing, today: date) -> list[Source]:
    """Whoever is on duty goes to a home, not to one child: the whole family group."""
    rows = _opened(standing, "duty")
    return [Source(rows=rows), Source(rows=rows, of_family=True)]


def _emergency(standing: Standing, today: date) -> list[Source]:
    return [Source(rows=_opened(standing, "emergency"))]


def _by_admission(standing: Standing, today: date) -> list[Source]:
    families = _admitted(standing, today).values("family")
    return [Source(rows=_members(today).filter(family__in=families).annotate(child=F("person_id")))]


def _plan(standing: Standing, today: date) -> list[Source]:
    return [Source(rows=registered(today=today))]


_SOURCES: Mapping[Relation, Callable[[Standing, date], list[Source]]] = {
    Relation.ALLOCATED: _allocated,
    Relation.COVERING: _covering,
    Relation.MANAGER: _manager,
    Relation.FAMILY: _family,
    Relation.UNIT: _unit,
    Relation.UNALLOCATED: _unallocated,
    Relation.RECORDER: _recorder,
    Relation.CONFERENCE: _conference,
    Relation.TEAM: _team,
    Relation.PARTNER: _partner,
    Relation.DUTY: _duty,
    Relation.ADMITTED: _by_admission,
    Relation.EMERGENCY: _emergency,
    Relation.PLAN: _plan,
}
