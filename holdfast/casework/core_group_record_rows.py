"""What the record of a core group is made from, for all its children at once: a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access import relations
from holdfast.casework import core_group_firsts
from holdfast.casework import plan_record_people as around
from holdfast.casework.gathered import Gathered
from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroup,
    CoreGroupChild,
    CoreGroupMember,
    GroupDecision,
    Need,
    OutcomeProgress,
    Plan,
    PlanLine,
)

PARTS = ("responsibilities", "contingency")


@dataclass(frozen=True, kw_only=True)
class GroupRows:
    """The rows, by the child or the plan that they are of; `groups` this meeting's, then those before it."""

    groups: tuple[tuple[CoreGroup, date | None], ...]
    first: bool
    there: tuple[Attendance, ...]
    decided: tuple[GroupDecision, ...]
    parts: Mapping[UUID, CoreGroupChild]
    moved: Mapping[UUID, list[OutcomeProgress]]
    members: Mapping[UUID, list[CoreGroupMember]]
    actions: Mapping[UUID, list[Action]]
    plans: Mapping[UUID, Plan]
    lines: Mapping[UUID, list[PlanLine]]
    understood: Mapping[UUID, frozenset[Any]]

    def last(self, *, column: str) -> date | None:
        """The day of the newest meeting that did it."""
        return next((day for group, day in self.groups if getattr(group, column)), None)

    def said(self, *, column: str) -> str:
        """What was said of it last; empty where nobody has."""
        return next((str(text) for group, _ in self.groups if (text := getattr(group, column))), "")


def of(*, found: Gathered, today: date) -> GroupRows:
    """Read them; for steps and reads that have asked access. Twelve queries, however many children."""
    children, meeting = list(found.children), found.meeting
    plans = _plans(children)
    lines = PlanLine.standing.filter(plan__in=list(plans.values()), part__in=PARTS, not_relevant=False)
    members = relations.in_core_group(today=found.day or today).filter(child__in=children)
    moved = OutcomeProgress.objects.filter(meeting=meeting, child__in=children)
    decided = GroupDecision.standing.filter(Q(child=None) | Q(child__in=children), meeting=meeting)
    return GroupRows(
        groups=_groups(found),
        first=core_group_firsts.is_first(meeting=meeting.id, children=children),
        there=tuple(Attendance.objects.filter(meeting=meeting).order_by("id")),
        decided=tuple(decided.order_by("place", "id")),
        parts={
            each.part.child_id: each
            for each in CoreGroupChild.objects.filter(part__in=found.parts).select_related("part")
        },
        moved=_by(moved.order_by("id"), "child_id"),
        members=_by(members.order_by("id"), "child_id"),
        actions=_actions(found), plans=plans,
        lines=_by(lines.order_by("place", "id"), "plan_id"),
        understood=around.understood_by(plans=plans.values()),
    )  # fmt: skip


def _by(rows: Any, column: str) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for each in rows:
        found.setdefault(getattr(each, column), []).append(each)
    return found


def _groups(found: Gathered) -> tuple[tuple[CoreGroup, date | None], ...]:
    """This meeting and those of the same children before it, the newest first, each with its day."""
    rows = CoreGroup.objects.filter(
        meeting__kind="core-group", meeting__cancelled_on=None, meeting__children__child__in=found.children,
        meeting__children__withdrawn_at=None, meeting__held_on__lte=found.day or date.max,
    ).exclude(meeting=found.meeting)  # fmt: skip
    earlier = rows.select_related("meeting").order_by("-meeting__held_on", "-id").distinct()
    return ((found.group, found.day), *((each, each.meeting.held_on) for each in earlier))


def _plans(children: list[UUID]) -> dict[UUID, Plan]:
    """The plan the meeting works with: what is being written, else the newest that is made."""
    rows = Plan.drafts_too.filter(
        registration__child__in=children, registration__withdrawn_at=None, replaced_on=None
    ).select_related("registration")
    found: dict[UUID, Plan] = {}
    for each in rows.order_by("-registration__from_on", "part", "state", "-made_on", "-id"):
        found.setdefault(each.registration.child_id, each)
    return found


def _actions(found: Gathered) -> dict[UUID, list[Action]]:
    """The actions of each child's plan that were agreed at the meeting, the newest of those with one key."""
    rows = Action.standing.filter(
        meeting=found.meeting, outcome__need__plan__registration__child__in=found.children,
        outcome__need__in=Need.standing.all(), outcome__need__plan__in=Plan.drafts_too.all(),
    ).select_related("outcome__need__plan__registration")  # fmt: skip
    once: dict[UUID, dict[UUID, Action]] = {}
    for each in rows.order_by("known_from", "id"):
        child = each.outcome.need.plan.registration.child_id
        once.setdefault(child, {})[each.key or each.id] = each
    return {child: list(own.values()) for child, own in once.items()}
