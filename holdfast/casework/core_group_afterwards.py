"""What a completed core group set in motion: for whom, by when, by which clause; who has its record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    core_group_attendances,
    core_group_completions,
    core_group_outcomes,
    core_group_papers,
    core_group_writers,
    gathered,
    group_decisions,
    obligations,
    procedure,
)
from holdfast.casework.arrangements import Arranged
from holdfast.casework.core_group_attendances import AttendanceList
from holdfast.casework.core_group_papers import RecordTo
from holdfast.casework.doing import Asked, Doing, Doings
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.group_decisions import Decided
from holdfast.casework.obligations import Due
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import Action, Plan

SET_BY = ("core-group", "plan-changed")


@dataclass(frozen=True, kw_only=True)
class Set:
    """A duty that it set going, for one child or several: by when, from whom, what to press."""

    title: str
    say: str
    cite: str
    names: tuple[str, ...]
    child: UUID
    key: str
    due_on: date | None
    from_whom: str
    doings: tuple[Doing, ...]


@dataclass(frozen=True, kw_only=True)
class PlanMade:
    """The version of a child's plan that came of it: to be signed."""

    plan: UUID
    child: UUID
    name: str
    number: int


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """What somebody undertook at it, by when."""

    text: str
    who: str
    by_on: date | None


@dataclass(frozen=True, kw_only=True)
class After:
    """A core group afterwards; nothing but `top` says anything before it is completed."""

    top: Top
    duties: tuple[Set, ...]
    plans: tuple[PlanMade, ...]
    record: tuple[RecordTo, ...]
    actions: tuple[ToDo, ...]
    decisions: tuple[Decided, ...]
    next: tuple[Arranged, ...]
    attended: AttendanceList
    signed_on: date | None
    signed_by: str
    may_send: bool

    @property
    def to_go(self) -> tuple[RecordTo, ...]:
        """Those to whom the record still has to go."""
        return tuple(each for each in self.record if each.sent_on is None)

    @property
    def by_on(self) -> date | None:
        """The day by which the record is to go, where the procedure gives one."""
        return next((each.by_on for each in self.record), None)


@read
def show(*, meeting: UUID, today: date) -> After:
    """What a core group set in motion. Raises NotHere and Refused as access says of its children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    held = found.meeting.held_on
    group = found.group
    return After(
        top=gathered.top_of(found=found), duties=_duties(found, held, today) if held else (),
        plans=_plans(found), record=core_group_papers.of_found(found=found, today=today),
        actions=_actions(found), decisions=group_decisions.of_found(found=found),
        next=core_group_completions.following(found=found),
        attended=core_group_attendances.of_found(found=found, today=today), signed_on=group.signed_on,
        signed_by=group.signed_by.name if group.signed_by else "",
        may_send=core_group_writers.may_meet(found=found, today=today),
    )  # fmt: skip


def _duties(found: Gathered, held: date, today: date) -> tuple[Set, ...]:
    """What is open and was set going by it, brothers and sisters with the same on one line."""
    parts = {str(each.id) for each in found.parts}
    alike: dict[tuple[str, date | None, str], list[Due]] = {}
    for each in obligations.open_of(children=found.children, today=today):
        of_this_day = each.trigger_on == held and each.trigger_event in SET_BY
        if each.trigger_id in parts or of_this_day:
            alike.setdefault((each.duty, each.due_on, each.recipient), []).append(each)
    return tuple(_set(found, each) for each in alike.values())


def _set(found: Gathered, alike: list[Due]) -> Set:
    pack, first = procedure.pack(), alike[0]
    wording, named = Wording.of(pack=pack), gathered.names_of(found=found)
    theirs = {each.child for each in alike}
    asked = Asked(
        child=first.child, key=first.key, trigger=first.trigger_id or first.trigger_on.isoformat(),
        recipient=first.recipient,
    )  # fmt: skip
    return Set(
        title=wording.duty(duty=first.duty, recipient=first.recipient), say=first.say, cite=first.cite,
        names=tuple(named[child] for child in found.children if child in theirs), child=first.child,
        key=first.key,
        due_on=first.due_on,
        from_whom=wording.role(role=first.responsible) if first.responsible else "",
        doings=Doings(wording=wording).of(duty=pack.duty(first.duty), asked=asked),
    )  # fmt: skip


def _plans(found: Gathered) -> tuple[PlanMade, ...]:
    names = gathered.names_of(found=found)
    rows = Plan.standing.filter(meeting=found.meeting, part="detailed").select_related("registration")
    return tuple(
        PlanMade(
            plan=each.id, child=each.registration.child_id, number=each.number,
            name=names.get(each.registration.child_id, ""),
        )
        for each in rows.order_by("registration__child__born_on", "id")
    )  # fmt: skip


def _actions(found: Gathered) -> tuple[ToDo, ...]:
    """What was agreed at it towards an outcome, each once."""
    made = {each.id for each in core_group_outcomes.rows(children=found.children)}
    rows = Action.standing.filter(meeting=found.meeting, outcome__in=made)
    once = {(each.text, each.who, each.by_on): None for each in rows.order_by("by_on", "place", "id")}
    return tuple(ToDo(text=text, who=who, by_on=by_on) for text, who, by_on in once)
