"""A core group's meeting as its steps and reads begin with it: found, its children asked for, open or held.

As `convened.py` is for conferences. A professionals' meeting and a legal planning meeting are found here too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from uuid import UUID

from django.db.models import Q

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import core_group_firsts, families, sittings
from holdfast.casework.arrangements import GROUPS
from holdfast.casework.sittings import ChildAtTop, Sitting, log
from holdfast.casework.steps import read
from holdfast.records.models import CoreGroup, Meeting

__all__ = [
    "ChildAtTop",
    "Gathered",
    "Top",
    "find",
    "find_open",
    "group_of",
    "log",
    "names_of",
    "top",
    "top_of",
]


@dataclass(frozen=True, kw_only=True)
class Gathered(Sitting):
    """A core group's meeting with what it has beside it and each child's part; for casework alone.

    `group` may not be written yet, where nobody has said anything of it: save it before anything needs it.
    """

    called: ClassVar[str] = "core group"

    group: CoreGroup


@dataclass(frozen=True, kw_only=True)
class Top:
    """What heads each page of a core group's meeting: when, where, for whom, how far it has come."""

    meeting: UUID
    kind: str  # the kind of meeting; a word of the public form
    first: bool
    on: date | None
    at: time | None
    venue: str
    children: tuple[ChildAtTop, ...]
    held_on: date | None
    cancelled_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it is neither held and completed nor cancelled."""
        return self.held_on is None and self.cancelled_on is None


def find(*, meeting: UUID, what: May, today: date) -> Gathered:
    """A core group's meeting that whoever acts may have for every child it is about; part of steps and reads.

    Raises NotHere for none that is here and for a conference, Refused and NotHere as access says.
    """
    seated = sittings.find(
        meeting=meeting, kinds=Q(kind__in=GROUPS), called=Gathered.called, what=what, today=today
    )
    return Gathered(
        meeting=seated.meeting, parts=seated.parts, for_on=seated.for_on, at=seated.at,
        may=seated.may,
        group=group_of(meeting=seated.meeting, children=seated.children),
    )  # fmt: skip


def find_open(*, meeting: UUID, what: May, today: date) -> Gathered:
    """As `find`, for a step that writes to it; what hangs on the meeting is there afterwards.

    Of two who write to it at once the second waits: nothing of the first is overwritten. Raises Refused for
    one that is completed or cancelled.
    """
    list(Meeting.objects.select_for_update(no_key=True).filter(id=meeting))
    found = find(meeting=meeting, what=what, today=today)
    if not found.is_open:
        said = "completed" if found.meeting.held_on is not None else "cancelled"
        raise Refused(
            f"This core group was {said} already.", about="person", about_id=found.children[0],
            who_can_help="whoever led it",
        )  # fmt: skip
    if not CoreGroup.objects.filter(id=found.group.id).exists():
        found.group.save()
    return found


def group_of(*, meeting: Meeting, children: Iterable[UUID]) -> CoreGroup:
    """What the meeting has beside its day; a row that is not written yet where nobody has said anything.

    Until it is held it is asked anew whether it is the first: another may have been moved or cancelled since.
    """
    found: CoreGroup | None = CoreGroup.objects.filter(meeting=meeting).first()
    if found is not None and (meeting.held_on or meeting.cancelled_on):
        return found
    group = found or CoreGroup(authority_id=meeting.authority_id, meeting=meeting)
    if meeting.kind == core_group_firsts.CORE_GROUP:
        group.first = core_group_firsts.is_first(meeting=meeting.id, children=children)
    return group


def names_of(*, found: Gathered) -> dict[UUID | None, str]:
    """The names of the children it is about, by their keys; nobody's for none."""
    return {each.child_id: families.name_of(person=each.child) for each in found.parts}


@read
def top(*, meeting: UUID, today: date) -> Top:
    """What heads the pages of a core group's meeting. Raises NotHere and Refused as access says."""
    found = find(meeting=meeting, what=May.SEE, today=today)
    log(children=found.children)
    return top_of(found=found)


def top_of(*, found: Gathered) -> Top:
    """The same of a meeting that was found already."""
    return Top(
        meeting=found.meeting.id, kind=found.meeting.kind, first=found.group.first, on=found.day, at=found.at,
        venue=found.meeting.venue, held_on=found.meeting.held_on, cancelled_on=found.meeting.cancelled_on,
        children=sittings.children_at_top(parts=found.parts),
    )  # fmt: skip
