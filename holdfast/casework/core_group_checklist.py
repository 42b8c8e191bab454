"""Getting ready for a core group: what still stands between its day and a good meeting, line by line.

Each line says whether it is done, under which clause, and on which page it is done. Nothing here refuses.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    arrangements,
    conference_dues,
    core_group_guards,
    core_group_invitations,
    core_group_leaders,
    core_group_ready,
    gathered,
    procedure,
)
from holdfast.casework.conference_checklist import Moved
from holdfast.casework.conference_ready import Line
from holdfast.casework.core_group_ready import Ready
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import MeetingChild, MeetingDate


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """The meeting, its lines, how often it was moved, and whether one may arrange what is left."""

    top: Top
    purpose: str
    lines: tuple[Line, ...]
    moved: tuple[Moved, ...]
    cancelled_why: str
    may_arrange: bool

    @property
    def left(self) -> int:
        """How many things are not done."""
        return sum(each.done is False for each in self.lines)


@read
def show(*, meeting: UUID, today: date) -> Checklist:
    """What is ready and what is not. Raises Refused and NotHere as access says of its children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    dates = _dates(found)
    ready = Ready(
        found=found, leads=core_group_leaders.facts(found=found),
        speak=arrangements.need_interpreter(children=found.children),
        rows=core_group_invitations.of(found=found, today=today, dates=[each.id for each in dates]),
        limits=_limits(found, today), later=_later(found),
        wording=Wording.of(pack=procedure.pack()), as_of=today,
    )  # fmt: skip
    return Checklist(
        top=gathered.top_of(found=found), purpose=found.group.purpose,
        lines=tuple(core_group_ready.of(ready=ready)), cancelled_why=found.meeting.cancelled_why,
        moved=tuple(
            Moved(for_on=each.for_on, on=each.arranged_on, reason=each.reason, agreed_by=each.agreed_by)
            for each in dates[1:]
        ),
        may_arrange=found.is_open and all(May.MEET in each for each in found.may.values()),
    )  # fmt: skip


def _dates(found: Gathered) -> list[MeetingDate]:
    rows = MeetingDate.objects.filter(meeting=found.meeting)
    return list(rows.order_by("arranged_on", "known_from", "id"))


def _limits(found: Gathered, today: date) -> tuple[conference_dues.Limit, ...]:
    if not found.is_open or found.meeting.kind != core_group_guards.CORE_GROUP:
        return ()
    return conference_dues.of(
        children=found.children, meeting=core_group_guards.CORE_GROUP, today=today,
        people=[each.child for each in found.parts],
    )  # fmt: skip


def _later(found: Gathered) -> tuple[date, ...]:
    """The days of the core groups that are arranged for its children after it."""
    rows = MeetingChild.standing.filter(
        child__in=found.children, meeting__kind=core_group_guards.CORE_GROUP, meeting__held_on=None,
        meeting__cancelled_on=None,
    ).exclude(meeting=found.meeting)  # fmt: skip
    dates = arrangements.last_dates(meetings=list(rows.values_list("meeting", flat=True)))
    after = found.day
    return tuple(sorted({each.for_on for each in dates.values() if after is None or each.for_on > after}))
