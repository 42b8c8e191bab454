"""What a conference and a core group's meeting have in common when a step or read begins with one.

Each has a meeting, a day, and a part for each child; whoever may not have one of the children has none of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import families, steps
from holdfast.casework.arrangements import ELDEST_FIRST
from holdfast.records.models import Meeting, MeetingChild, MeetingDate


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A meeting with each child's part and the day for which it stands arranged; for casework alone."""

    called: ClassVar[str] = "meeting"

    meeting: Meeting
    parts: tuple[MeetingChild, ...]
    for_on: date | None
    at: time | None
    may: Mapping[UUID, frozenset[May]]  # what whoever acts may do to each child

    @property
    def children(self) -> tuple[UUID, ...]:
        """The children it is about, the eldest first."""
        return tuple(each.child_id for each in self.parts)

    @property
    def day(self) -> date | None:
        """The day on which it was held, or for which it stands arranged."""
        held_on: date | None = self.meeting.held_on
        return held_on or self.for_on

    @property
    def is_open(self) -> bool:
        """Whether it is neither held and completed nor cancelled."""
        return self.meeting.held_on is None and self.meeting.cancelled_on is None

    def part(self, *, child: UUID) -> MeetingChild:
        """One child's part. Raises NotHere for a child whom it is not about."""
        for each in self.parts:
            if each.child_id == child:
                return each
        raise NotHere(f"This {self.called} is not about that child.", about="person", about_id=child)


@dataclass(frozen=True, kw_only=True)
class ChildAtTop:
    """A child at the top of a meeting's pages: the name, and what the age on its day is counted from."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None


def find(*, meeting: UUID, kinds: Q, called: str, what: May, today: date) -> Sitting:
    """A meeting that whoever acts may have for every child it is about.

    `kinds` is the condition on its kind, `called` what it is called where there is none. Raises NotHere for
    none that is here, Refused and NotHere as access says.
    """
    last = MeetingDate.objects.filter(meeting=OuterRef("meeting"))
    last = last.order_by("-arranged_on", "-known_from", "-id")
    there = MeetingChild.standing.filter(meeting__in=Meeting.objects.filter(kinds, id=meeting))
    there = there.select_related("child", "meeting").annotate(
        for_on=Subquery(last.values("for_on")[:1]), at=Subquery(last.values("at")[:1])
    )
    parts = tuple(there.order_by(*ELDEST_FIRST))
    if not parts:
        raise NotHere(f"There is no such {called} here.", about="meeting", about_id=meeting)
    held = parts[0].meeting
    for each in parts:
        each.meeting = held  # one and the same, whichever part one comes from
    allowed = access_children.require_each(children=[each.child_id for each in parts], what=what, today=today)
    return Sitting(
        meeting=held, parts=parts, for_on=parts[0].for_on, at=parts[0].at,
        may={child: each.may for child, each in allowed.items()},
    )  # fmt: skip


def children_at_top(*, parts: Iterable[MeetingChild]) -> tuple[ChildAtTop, ...]:
    """The children of a meeting as they head its pages."""
    return tuple(
        ChildAtTop(
            id=each.child_id, name=families.name_of(person=each.child), born_on=each.child.born_on,
            expected_on=each.child.expected_on,
        )
        for each in parts
    )  # fmt: skip


def log(*, children: Iterable[UUID], why: str = "") -> None:
    """Log what the step or read under way does, about each of the children."""
    steps.log_each(about="person", about_ids=children, why=why)
