"""A core group's record of a child in public form (docs/record-form.md, core-group-record); what it lacks.

Nothing that it lacks stops anything here; the pages say it beside the part concerned, each with its clause.
What not every meeting does is shown with the day on which it was last done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import conference_records, core_group_record_rows, families, gathered, procedure
from holdfast.casework import plan_record_people as around
from holdfast.casework.core_group_record_rows import GroupRows
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.plan_record_parts import told
from holdfast.casework.steps import read
from holdfast.procedures import contents
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.procedures.contents import Lack
from holdfast.procedures.words import Role
from holdfast.records.models import (
    Action,
    CoreGroup,
    CoreGroupChild,
    GroupDecision,
    OutcomeProgress,
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
    rows = core_group_record_rows.of(found=found, today=today)
    return LacksPage(
        top=gathered.top_of(found=found),
        done={name: rows.last(column=column) for name, column in DONE.items()},
        children=tuple(
            ChildLacks(
                child=part.child_id, name=families.name_of(person=part.child),
                lacks=lacks(found=found, child=part.child_id, today=today, rows=rows),
            )
            for part in found.parts
        ),
    )  # fmt: skip


def lacks(*, found: Gathered, child: UUID, today: date, rows: GroupRows | None = None) -> tuple[Lack, ...]:
    """What the record of a child lacks by the authority's procedure, each with its clause.

    A professionals' meeting and a legal planning meeting lack nothing: no procedure says what they record.
    """
    if found.meeting.kind != "core-group":
        return ()
    record = as_record(found=found, child=child, today=today, rows=rows)
    return tuple(contents.lacks(procedure.pack(), RECORD, record))


def beside(*, found: Gathered, child: UUID, today: date) -> dict[str, tuple[Lack, ...]]:
    """The same by the part of the record that it is missing from; under "" what is of no one part."""
    return conference_records.beside(lacks_found=lacks(found=found, child=child, today=today), record=RECORD)


def as_record(*, found: Gathered, child: UUID, today: date, rows: GroupRows | None = None) -> dict[str, Any]:
    """The record of one child in the public form; what was not said is left out. `rows` if they are read.

    It is judged by the procedure in force on the meeting's day, or today while none is set.
    """
    rows = rows or core_group_record_rows.of(found=found, today=today)
    group, own = found.group, rows.parts.get(child) or CoreGroupChild()
    moved, plan = rows.moved.get(child, []), rows.plans.get(child)
    decided = [each for each in rows.decided if each.child_id in {None, child}]
    said = {
        "on": (found.day or today).isoformat(),
        "child": families.name_of(person=found.part(child=child).child), "first": rows.first,
        "chair": group.chair.name if group.chair else group.chair_name,
        "agenda": _agenda(group, own, moved),
        "attended": [each.role for each in rows.there if each.how in WAS_THERE],
        "absent": [{"who": each.name} for each in rows.there if each.how and each.how not in WAS_THERE],
        "members": _members(found, child, rows), "progress": _progress(own, moved),
        "evidence_of_change": _changed(own, moved), "current_risk": own.risk_now,
        "family_changes": own.family_changes,
        "decisions": [_decision(each) for each in decided],
        "actions": [
            *(_action(each) for each in rows.actions.get(child, ())),
            *(_task(each) for each in decided if each.who),
        ],
        "contingency": [
            told(said={"action": each.text, "trigger": each.when, "by": each.who})
            for each in _lines(rows, child, "contingency")
        ],
        "meets_every": rows.said(column="meets_every") or (plan.core_group_every if plan else ""),
        "venue": rows.said(column="meets_at") or found.meeting.venue,
        "purpose": rows.said(column="meets_for") or group.purpose,
    }  # fmt: skip
    for name, column in DONE.items():
        on = rows.last(column=column)
        said[name] = on.isoformat() if on else None
    return told(said=said)


def _lines(rows: GroupRows, child: UUID, part: str) -> list[PlanLine]:
    """The lines of a part of the plan with which the meeting works."""
    plan = rows.plans.get(child)
    return [each for each in rows.lines.get(plan.id, ()) if each.part == part] if plan else []


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


def _members(found: Gathered, child: UUID, rows: GroupRows) -> list[dict[str, Any]]:
    """Who belongs to the group, with what each answers for and does if unable to, as the plan has it."""
    duties: dict[str, PlanLine] = {}
    for each in _lines(rows, child, "responsibilities"):
        duties.setdefault(each.who.casefold(), each)
    plan = rows.plans.get(child)
    understood = rows.understood.get(plan.id, frozenset()) if plan else frozenset()
    made_clear = found.group.roles if found.group.roles_clarified else ""
    members = []
    for row in rows.members.get(child, ()):
        if row.role == Role.CHILD:
            continue
        name = row.name.casefold()
        duty = duties.get(name)
        members.append(told(said={
            "who": row.name, "side": around.side(role=row.role),
            "role": duty.text if duty else row.role.replace("-", " "),
            "if_unable": duty.otherwise if duty else None,
            "understood": True if {name, row.account_id} & understood else made_clear,
        }))  # fmt: skip
    return members


def _decision(row: GroupDecision) -> dict[str, Any]:
    return told(said={"decision": row.text, "by": row.who, "by_when": row.by_on and row.by_on.isoformat()})


def _task(row: GroupDecision) -> dict[str, Any]:
    by_when = row.by_on and row.by_on.isoformat()
    return told(said={"action": row.text, "by": row.who, "by_when": by_when, "outcome": row.outcome_text})


def _action(row: Action) -> dict[str, Any]:
    by_when = row.by_on.isoformat() if row.by_on else row.when
    return told(said={"action": row.text, "by": row.who, "outcome": row.outcome.text, "by_when": by_when})
