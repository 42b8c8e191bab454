"""What the record has of the people around the children of a conference, read once for all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access import relations
from holdfast.casework.convened import Convened
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.records.models import (
    Allocation,
    Attendance,
    ConferenceInvitation,
    CoreGroupMember,
    HouseholdMember,
    Involvement,
    Meeting,
    MeetingChild,
    ParentalResponsibility,
    Relationship,
    RoleHeld,
)

CONFERENCES = ("initial-conference", "review-conference")
WHO = ("agency", "person", "account")

By = Mapping[UUID, list[Any]]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows around each child, by child; those of a meeting, an agency's team or a household by that."""

    related: By
    responsible: By
    at_home: By
    allocated: By
    managers: By  # those of the child's teams
    involved: By
    members: By
    roles: Mapping[UUID, set[str]]  # in which somebody works with the child, as the record stands
    last: Mapping[UUID, Meeting]  # the child's last conference, before this one
    groups: Mapping[UUID, list[Meeting]]  # the child's core groups since then
    came: By  # to a core group, by its meeting
    invited: By  # to the last conference, by its meeting


def of(*, found: Convened, related: Iterable[str], managers: Iterable[str], today: date) -> Rows:
    """All of it, in as many queries as there are kinds of rows; a part of reads and steps."""
    children = found.children
    allocated = relations.allocated(today=today).filter(child__in=children).select_related("account")
    by_child = _by(allocated.order_by("from_on", "id"))
    last, groups = _held(found)
    involved = Involvement.standing.filter(relations.in_force(today=today), child__in=children)
    members = CoreGroupMember.standing.filter(relations.in_force(today=today), child__in=children)
    relatives = Relationship.objects.filter(to__in=children, until_on=None, kind__in=list(related))
    held = ParentalResponsibility.objects.filter(child__in=children, until_on=None)
    came = Attendance.objects.filter(
        meeting__in=[each.id for own in groups.values() for each in own], how__in=WAS_THERE
    )
    invited = ConferenceInvitation.standing.filter(
        ~Q(role="child"), ~Q(why="service"), meeting__in=last.values(), invited=True, supports=None
    )
    return Rows(
        related=_by(relatives.select_related("person").order_by("id"), lambda each: each.to_id),
        responsible=_by(held.select_related("holder").order_by("id")),
        at_home=_at_home(children), allocated=by_child, managers=_managers(by_child, managers, today),
        involved=_by(involved.select_related(*WHO).order_by("role", "from_on", "id")),
        members=_by(members.select_related(*WHO).order_by("role", "id")), roles=_roles(children),
        last=last, groups=groups,
        came=_by(came.select_related(*WHO).order_by("role", "id"), lambda each: each.meeting_id),
        invited=_by(invited.select_related(*WHO).order_by("id"), lambda each: each.meeting_id),
    )  # fmt: skip


def _by(rows: Iterable[Any], key: Callable[[Any], UUID] = lambda each: each.child_id) -> By:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for each in rows:
        found[key(each)].append(each)
    return found


def _at_home(children: Iterable[UUID]) -> By:
    """Whoever lives in a household of the child's."""
    own = HouseholdMember.objects.filter(person__in=children, until_on=None)
    homes = own.values_list("person", "household")
    there = HouseholdMember.objects.filter(household__in=own.values("household"), until_on=None)
    by_home = _by(there.select_related("person").order_by("id"), lambda each: each.household_id)
    found: dict[UUID, list[Any]] = defaultdict(list)
    for child, home in homes:
        found[child] += by_home[home]
    return {child: sorted(rows, key=lambda each: each.id) for child, rows in found.items()}


def _managers(allocated: By, roles: Iterable[str], today: date) -> By:
    """Who manages the teams to which each child is allocated; one role after the other."""
    order = list(roles)
    teams = {each.team_id for own in allocated.values() for each in own}
    rows = RoleHeld.objects.filter(
        relations.lasting(today=today), role__in=order, account__left_at=None, team__in=teams
    ).select_related("account")
    held = sorted(rows.order_by("account__name", "id"), key=lambda each: order.index(each.role))
    return {
        child: [each for each in held if each.team_id in {one.team_id for one in own}]
        for child, own in allocated.items()
    }


def _roles(children: Iterable[UUID]) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for model in (Involvement, Allocation):
        rows = model.standing.filter(child__in=children, until_on=None)
        for child, role in rows.values_list("child", "role"):
            found[child].add(role)
    return found


def _held(found: Convened) -> tuple[dict[UUID, Meeting], dict[UUID, list[Meeting]]]:
    """The last conference of each child, and the core groups that were held since."""
    rows = MeetingChild.standing.filter(child__in=found.children, meeting__held_on__isnull=False)
    rows = rows.exclude(meeting=found.meeting).select_related("meeting").order_by("meeting__held_on", "id")
    last: dict[UUID, Meeting] = {}
    groups: dict[UUID, list[Meeting]] = defaultdict(list)
    held = list(rows)
    for each in held:
        if each.meeting.kind in CONFERENCES:
            last[each.child_id] = each.meeting
    for each in held:
        since = last.get(each.child_id)
        if each.meeting.kind == "core-group" and (since is None or each.meeting.held_on >= since.held_on):
            groups[each.child_id].append(each.meeting)
    return last, groups
