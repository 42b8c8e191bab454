"""A core group's record of a child in public form (docs/record-form.md, core-group-record); what it lacks.

Nothing that it lacks stops anything here; the pages say it beside the part concerned, each with its clause.
What not every meeting does is shown with the day on which it was last done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access.children import May
from holdfast.casework import (
    conference_records,
    core_group_firsts,
    core_groups,
    families,
    gathered,
    procedure,
)
from holdfast.casework import plan_record_people as around
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.plan_record_parts import told
from holdfast.casework.steps import read
from holdfast.procedures import contents
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.procedures.contents import Lack
from holdfast.procedures.words import Role
from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroup,
    CoreGroupChild,
    GroupDecision,
    Need,
    OutcomeProgress,
    Plan,
    PlanLine,
)

RECORD = "core-group-record"
SCALE_OF_CHANGE = 2  # from which on an outcome's scale says that something has changed
DONE = {
    "membership_reviewed_on": "membership_reviewed",
    "roles_clarified_on": "roles_clarified",
    "meetings_agreed_on": "meetings_agreed",
}


@dataclass(frozen=True, kw_only=True)
class ChildLacks:
    """What a meeting's record lacks for one child."""

    child: UUID
    name: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, kw_only=True)
class LacksPage:
    """The same for each child, with what heads the meeting's pages, and when each duty was last done."""

    top: Top
    children: tuple[ChildLacks, ...]
    done: Mapping[str, date | None]  # by the words of DONE


@read
def show_lacks(*, meeting: UUID, today: date) -> LacksPage:
    """What the record of a core group lacks for each child. Raises NotHere and Refused as access says."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    before = _groups(found)
    return LacksPage(
        top=gathered.top_of(found=found),
        done={name: _last(before, column) for name, column in DONE.items()},
        children=tuple(
            ChildLacks(
                child=part.child_id, name=families.name_of(person=part.child),
                lacks=lacks(found=found, child=part.child_id, today=today),
            )
            for part in found.parts
        ),
    )  # fmt: skip


def lacks(*, found: Gathered, child: UUID, today: date) -> tuple[Lack, ...]:
    """What the record of a child lacks by the authority's procedure, each with its clause.

    A professionals' meeting and a legal planning meeting lack nothing: no procedure says what they record.
    """
    if found.meeting.kind != "core-group":
        return ()
    return tuple(contents.lacks(procedure.pack(), RECORD, as_record(found=found, child=child, today=today)))


def beside(*, found: Gathered, child: UUID, today: date) -> dict[str, tuple[Lack, ...]]:
    """The same by the part of the record that it is missing from; under "" what is of no one part."""
    return conference_records.beside(lacks_found=lacks(found=found, child=child, today=today), record=RECORD)


def as_record(*, found: Gathered, child: UUID, today: date) -> dict[str, Any]:
    """The record of one child in the public form; what was not said is left out.

    It is judged by the procedure in force on the meeting's day, or today while none is set.
    """
    part, group = found.part(child=child), found.group
    own = CoreGroupChild.objects.filter(part=part).first() or CoreGroupChild()
    before, there = _groups(found), list(Attendance.objects.filter(meeting=found.meeting).order_by("id"))
    moved = list(OutcomeProgress.objects.filter(meeting=found.meeting, child=child).order_by("id"))
    plan = _plan(child)
    decided = list(
        GroupDecision.standing.filter(Q(child=child) | Q(child=None), meeting=found.meeting).order_by("place")
    )
    said = {
        "on": (found.day or today).isoformat(), "child": families.name_of(person=part.child),
        "first": core_group_firsts.is_first(meeting=found.meeting.id, children=[child]),
        "chair": group.chair.name if group.chair else group.chair_name,
        "agenda": _agenda(group, own, moved),
        "attended": [each.role for each in there if each.how in WAS_THERE],
        "absent": [{"who": each.name} for each in there if each.how and each.how not in WAS_THERE],
        "members": _members(found, child, plan, today), "progress": _progress(own, moved),
        "evidence_of_change": _changed(own, moved), "current_risk": own.risk_now,
        "family_changes": own.family_changes,
        "decisions": [_decision(each) for each in decided],
        "actions": [*_actions(found, child), *(_task(each) for each in decided if each.who)],
        "contingency": _contingency(plan),
        "meets_every": _said(before, "meets_every") or (plan.core_group_every if plan else ""),
        "venue": _said(before, "meets_at") or found.meeting.venue,
        "purpose": _said(before, "meets_for") or group.purpose,
    }  # fmt: skip
    for name, column in DONE.items():
        on = _last(before, column)
        said[name] = on.isoformat() if on else None
    return told(said=said)


def _groups(found: Gathered) -> list[tuple[CoreGroup, date | None]]:
    """This meeting and those of the same children before it, the newest first, each with its day."""
    rows = CoreGroup.objects.filter(
        meeting__kind="core-group", meeting__cancelled_on=None, meeting__children__child__in=found.children,
        meeting__held_on__lte=found.day or date.max,
    ).exclude(meeting=found.meeting)  # fmt: skip
    earlier = rows.select_related("meeting").order_by("-meeting__held_on", "-id").distinct()
    return [(found.group, found.day), *((each, each.meeting.held_on) for each in earlier)]


def _last(groups: Iterable[tuple[CoreGroup, date | None]], column: str) -> date | None:
    """The day of the newest meeting that did it."""
    return next((day for group, day in groups if getattr(group, column)), None)


def _said(groups: Iterable[tuple[CoreGroup, date | None]], column: str) -> str:
    return next((str(said) for group, _ in groups if (said := getattr(group, column))), "")


def _agenda(group: CoreGroup, own: CoreGroupChild, moved: Sequence[OutcomeProgress]) -> list[str]:
    """The items that were gone through, by what was written of them."""
    gone = {
        "introductions": group.roles_clarified or bool(group.roles),
        "progress": bool(moved or own.progress),
        "change-needed": own.evidence_of_change is not None or any(each.next_step for each in moved),
    }
    return [item for item, taken in gone.items() if taken]


def _progress(own: CoreGroupChild, moved: Sequence[OutcomeProgress]) -> str:
    texts = [own.progress, *(each.impact or each.evidence for each in moved)]
    return "\n".join(filter(None, texts))


def _changed(own: CoreGroupChild, moved: Sequence[OutcomeProgress]) -> bool | None:
    """Whether there is evidence of change: as it was said, else by the scales of the outcomes."""
    if own.evidence_of_change is not None or not moved:
        said: bool | None = own.evidence_of_change
        return said
    return any(each.scale >= SCALE_OF_CHANGE for each in moved)


def _plan(child: UUID) -> Plan | None:
    """The plan the meeting works with: what is being written, else the newest that is made."""
    rows = Plan.drafts_too.filter(
        registration__child=child, registration__withdrawn_at=None, replaced_on=None
    ).select_related("registration__child")
    found: Plan | None = rows.order_by("-registration__from_on", "part", "state", "-made_on", "-id").first()
    return found


def _members(found: Gathered, child: UUID, plan: Plan | None, today: date) -> list[dict[str, Any]]:
    """Who belongs to the group, with what each answers for and does if unable to, as the plan has it."""
    duties: dict[str, dict[str, Any]] = {}
    if plan is not None:
        lines = list(PlanLine.standing.filter(plan=plan, part="responsibilities").order_by("place"))
        said = {"responsibilities": [
            {"who": each.who, "role": each.text, "if_unable": each.otherwise} for each in lines
        ]}  # fmt: skip
        answered = around.answered(plan=plan, said=said, lines=lines)["responsibilities"]
        for each in answered:
            duties.setdefault(each["who"].casefold(), each)
    made_clear = found.group.roles if found.group.roles_clarified else ""
    rows = core_groups.members(child=child, today=found.day or today)
    return [
        told(said={
            "who": each.name, "side": around.side(role=each.role),
            "role": duties.get(each.name.casefold(), {}).get("role") or each.role.replace("-", " "),
            "if_unable": duties.get(each.name.casefold(), {}).get("if_unable"),
            "understood": duties.get(each.name.casefold(), {}).get("understood") or made_clear,
        })
        for each in rows
        if each.role != Role.CHILD
    ]  # fmt: skip


def _decision(row: GroupDecision) -> dict[str, Any]:
    return told(said={"decision": row.text, "by": row.who, "by_when": row.by_on and row.by_on.isoformat()})


def _task(row: GroupDecision) -> dict[str, Any]:
    by_when = row.by_on and row.by_on.isoformat()
    return told(said={"action": row.text, "by": row.who, "by_when": by_when, "outcome": row.outcome_text})


def _actions(found: Gathered, child: UUID) -> list[dict[str, Any]]:
    """The actions of the child's plan that were agreed at the meeting, each once."""
    rows = Action.standing.filter(
        meeting=found.meeting, outcome__need__plan__registration__child=child,
        outcome__need__in=Need.standing.all(), outcome__need__plan__in=Plan.drafts_too.all(),
    )  # fmt: skip
    once = {each.key or each.id: each for each in rows.select_related("outcome").order_by("known_from", "id")}
    return [
        told(said={"action": each.text, "by": each.who, "outcome": each.outcome.text,
              "by_when": each.by_on.isoformat() if each.by_on else each.when})
        for each in once.values()
    ]  # fmt: skip


def _contingency(plan: Plan | None) -> list[dict[str, Any]]:
    if plan is None:
        return []
    rows = PlanLine.standing.filter(plan=plan, part="contingency", not_relevant=False).order_by("place")
    return [told(said={"action": each.text, "trigger": each.when, "by": each.who}) for each in rows]
