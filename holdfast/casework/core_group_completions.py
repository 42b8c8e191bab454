"""A core group is completed: it counts as held, its changes become the plans' next version, papers are to go.

Nothing but the procedure's own guards stands in the way; what is not said yet is named, so that nobody finds
out afterwards. All of it in one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Exists, OuterRef

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    arrangements,
    core_group_attendances,
    core_group_outcomes,
    core_group_papers,
    gathered,
    given,
    group_decisions,
    impossible,
    meetings,
    outcome_progress,
    plan_versions,
)
from holdfast.casework.arrangements import Arranged
from holdfast.casework.core_group_attendances import AttendanceList
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.records.models import Action, Meeting, Plan

CORE_GROUP = "core-group"


@dataclass(frozen=True, kw_only=True)
class DraftPlan:
    """A next version of a child's plan that is being written.

    `here` where this core group worked on it, and where the child has no detailed plan yet: it is made here.
    """

    plan: UUID
    child: UUID
    name: str
    here: bool


@dataclass(frozen=True, kw_only=True)
class Before:
    """What completing it would do, and what is not said yet; `next` the core groups arranged already."""

    unsaid: tuple[str, ...]
    drafts: tuple[DraftPlan, ...]
    next: tuple[Arranged, ...]
    record_to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Completed:
    """A core group as completed: when it was held, which versions it made, what was arranged."""

    meeting: UUID
    held_on: date
    plans: tuple[UUID, ...]
    next: tuple[Arranged, ...]


@read
def before(*, meeting: UUID, today: date) -> Before:
    """What completing it would do, and what is not said yet. Raises NotHere and Refused as access says."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    attended = core_group_attendances.of_found(found=found, today=today)
    return Before(
        unsaid=tuple(_unsaid(found, attended)), drafts=_drafts(found),
        next=following(found=found),
        record_to=tuple(each.name for each in core_group_papers.readers(found=found, today=today)),
    )  # fmt: skip


@step
def complete(  # noqa: PLR0913 - when, what is agreed, what is next
    *,
    meeting: UUID,
    on: date,
    today: date,
    plans: Sequence[UUID] = (),
    next_on: date | None = None,
    next_at: time | None = None,
    next_venue: str = "",
    core_group_every: str = "",
    reasons: Mapping[str, str] | None = None,
) -> Completed:
    """Complete a core group that was held on a day; `plans` are the drafts that were agreed at it.

    `next_on` arranges the next one. Raises Refused for who may not, a day ahead, an interval that is none,
    one completed or cancelled, and where a guard stands before a change of the plan; NotHere for a draft that
    is not one of these children's.
    """
    list(Meeting.objects.select_for_update().filter(id=meeting))
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    given.not_after(on=on, today=today, what="The core group")
    agreed = _agreed(found, plans)
    attended = core_group_attendances.of_found(found=found, today=today)
    arranged = _hold(found, attended, on=on, today=today, next_on=next_on, next_at=next_at,
                     every=core_group_every)  # fmt: skip
    if next_venue.strip():
        Meeting.objects.filter(id__in=[each.id for each in arranged]).update(venue=next_venue.strip())
    if agreed:
        plan_versions.make(
            plans=agreed, made_on=on, at=CORE_GROUP, today=today, meeting=meeting, reasons=reasons
        )
    group = gathered.find(meeting=meeting, what=May.SEE, today=today).group
    group.completed_on, group.completed_by_id = today, entry.current().actor.account
    with impossible.in_words(about="person", about_id=found.children[0]):
        group.save()
    core_group_papers.want(found=found, on=on, today=today)
    gathered.log(children=found.children)
    return Completed(meeting=meeting, held_on=on, plans=tuple(agreed), next=arranged)


def following(*, found: Gathered) -> tuple[Arranged, ...]:
    """The core groups arranged for any of these children after the day of this one, the next first."""
    rows = Meeting.objects.filter(
        kind=CORE_GROUP, held_on=None, cancelled_on=None, children__child__in=found.children,
        children__withdrawn_at=None,
    ).exclude(id=found.meeting.id)  # fmt: skip
    shown = [arrangements.shown(meeting=each) for each in rows.distinct()]
    if found.day is not None:  # one that was arranged before it, and never held, is not what comes next
        shown = [each for each in shown if each.for_on > found.day]
    return tuple(sorted(shown, key=lambda each: (each.for_on, str(each.id))))


def _hold(
    found: Gathered, attended: AttendanceList, *, on: date, today: date, next_on: date | None,
    next_at: time | None, every: str,
) -> tuple[Arranged, ...]:  # fmt: skip
    """Write that it was held; a core group by the step that records every meeting a duty counts."""
    said = bool(
        group_decisions.of_found(found=found)
        or outcome_progress.of_meeting(meeting=found.meeting.id)
        or Action.objects.filter(meeting=found.meeting).exists()
    )
    if found.meeting.kind == CORE_GROUP:
        return meetings.hold(
            kind=CORE_GROUP, children=found.children, held_on=on, today=today, meeting=found.meeting.id,
            members=attended.roles, parents_came=attended.parents_came, decisions_recorded=said,
            next_on=next_on, next_core_group_at=next_at, core_group_every=every,
            note=found.group.discussed,
        ).next  # fmt: skip
    row = found.meeting
    row.held_on, row.members, row.parents_came = on, list(attended.roles), attended.parents_came
    row.decisions_recorded, row.recorded_by_id = said, entry.current().actor.account
    with impossible.in_words(about="person", about_id=found.children[0]):
        row.save()
    if next_on is None:
        return ()
    return (arrangements.make(kind=row.kind, children=found.children, for_on=next_on, on=on, at=next_at),)


def _agreed(found: Gathered, plans: Sequence[UUID]) -> list[UUID]:
    """The drafts that were agreed, in the children's order. Raises NotHere for one that is not theirs."""
    theirs = {each.plan for each in _drafts(found)}
    for each in plans:
        if each not in theirs:
            raise NotHere("There is no such draft of these children’s plans.", about="plan", about_id=each)
    if found.meeting.kind != CORE_GROUP and plans:
        raise Refused("A plan is changed at a core group.", about="person", about_id=found.children[0])
    return [each.plan for each in _drafts(found) if each.plan in set(plans)]


def _drafts(found: Gathered) -> tuple[DraftPlan, ...]:
    detailed = Plan.standing.filter(registration=OuterRef("registration"), part="detailed")
    rows = (
        Plan.drafts_too.filter(
            registration__child__in=found.children, registration__until_on=None, state="draft",
            part="detailed",
        )
        .select_related("registration")
        .annotate(goes_on=Exists(detailed))
    )  # fmt: skip
    by_child = {each.registration.child_id: each for each in rows}
    names = gathered.names_of(found=found)
    return tuple(
        DraftPlan(
            plan=by_child[child].id, child=child, name=names[child],
            here=by_child[child].meeting_id == found.meeting.id or not by_child[child].goes_on,
        )
        for child in found.children
        if child in by_child
    )  # fmt: skip


def _unsaid(found: Gathered, attended: AttendanceList) -> list[str]:
    """What nobody has said yet, each as a sentence."""
    said = []
    if not found.group.chair_name:
        said.append("Nobody is named who led it.")
    if attended.unsaid:
        names = ", ".join(each.name for each in attended.unsaid)
        said.append(f"It is not said whether these came: {names}.")
    done = {(each.child, each.key) for each in outcome_progress.of_meeting(meeting=found.meeting.id)}
    called = gathered.names_of(found=found)
    for each in core_group_outcomes.shared(children=found.children):
        left = [child for child in each.children if (child, each.key) not in done]
        if left and each.reached_on is None:
            apart = len(left) < len(found.children)
            whose = f", for {', '.join(called[child] for child in left)}" if apart else ""
            said.append(f"It is not said how far this has come{whose}: {each.text}")
    return said
