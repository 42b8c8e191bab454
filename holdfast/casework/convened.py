"""A conference as its steps and reads begin with it: found, its children asked for, open or completed.

Every function of the conference asks here first: whoever may not have one of the children has none of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import arrangements, families, procedure, steps
from holdfast.casework.arrangements import ELDEST_FIRST, GROUPS
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import CONFERENCE_KINDS
from holdfast.records.models import Conference, Meeting, MeetingChild, MeetingDate


@dataclass(frozen=True, kw_only=True)
class Convened:
    """A conference or looked-after review with its meeting and each child's part; for casework alone."""

    meeting: Meeting
    conference: Conference
    parts: tuple[MeetingChild, ...]
    for_on: date | None
    at: time | None

    @property
    def children(self) -> tuple[UUID, ...]:
        """The children it is about, in the order in which they were put to it."""
        return tuple(each.child_id for each in self.parts)

    @property
    def day(self) -> date | None:
        """The day on which it was held, or for which it stands arranged."""
        held_on: date | None = self.meeting.held_on
        return held_on or self.for_on

    @property
    def is_open(self) -> bool:
        """Whether it is neither completed nor cancelled."""
        return self.meeting.held_on is None and self.meeting.cancelled_on is None

    @property
    def is_review(self) -> bool:
        """Whether it reviews a plan."""
        return bool(self.meeting.kind == "review-conference")

    def part(self, *, child: UUID) -> MeetingChild:
        """One child's part. Raises NotHere for a child whom it is not about."""
        for each in self.parts:
            if each.child_id == child:
                return each
        raise NotHere("This conference is not about that child.", about="person", about_id=child)


@dataclass(frozen=True, kw_only=True)
class ChildAtTop:
    """A child at the top of the conference's pages: the name, and the age on the day it is read."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None


@dataclass(frozen=True, kw_only=True)
class Top:
    """What heads each page of a conference: which, when, where, for whom, how far it has come."""

    meeting: UUID
    kind: str  # a word of conference_words.CONFERENCE_KINDS
    title: str
    on: date | None
    at: time | None
    venue: str
    children: tuple[ChildAtTop, ...]
    completed_on: date | None
    cancelled_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it is neither completed nor cancelled."""
        return self.completed_on is None and self.cancelled_on is None


def find(*, meeting: UUID, what: May, today: date) -> Convened:
    """A conference that whoever acts may have so for every one of its children; a part of steps and reads.

    Raises NotHere for none that is here and for a core group, Refused and NotHere as access says.
    """
    held = Meeting.objects.filter(id=meeting).exclude(kind__in=GROUPS).first()
    rows = MeetingChild.standing.filter(meeting=meeting).select_related("child")
    parts = tuple(rows.order_by(*ELDEST_FIRST))
    if held is None or not parts:
        raise NotHere("There is no such conference here.", about="meeting", about_id=meeting)
    children = [each.child_id for each in parts]
    access_children.require_all(children=children, what=what, today=today)
    last = MeetingDate.objects.filter(meeting=meeting).order_by("-arranged_on", "-known_from", "-id").first()
    return Convened(
        meeting=held, conference=arrangements.conference_of(meeting=held, children=children), parts=parts,
        for_on=last.for_on if last else None, at=last.at if last else None,
    )  # fmt: skip


def find_open(*, meeting: UUID, what: May, today: date) -> Convened:
    """As `find`, for a step that writes to it. Raises Refused for one that is completed or cancelled."""
    found = find(meeting=meeting, what=what, today=today)
    if not found.is_open:
        said = "completed" if found.meeting.held_on is not None else "cancelled"
        raise Refused(
            f"This conference was {said} already.", about="person", about_id=found.children[0],
            who_can_help="the conference’s chair",
        )  # fmt: skip
    arrangements.convene(meeting=found.meeting, children=found.children)
    return found


def log(*, children: Iterable[UUID], why: str = "") -> None:
    """Log what the step or read under way does, about each of the children."""
    for child in children:
        steps.log(about="person", about_id=child, why=why)


@read
def top(*, meeting: UUID, today: date) -> Top:
    """What heads the pages of a conference. Raises NotHere and Refused as access says of its children."""
    found = find(meeting=meeting, what=May.SEE, today=today)
    log(children=found.children)
    return top_of(found=found)


def top_of(*, found: Convened) -> Top:
    """The same of a conference that was found already."""
    return Top(
        meeting=found.meeting.id, kind=found.conference.kind, title=title(found=found), on=found.day,
        at=found.at, venue=found.meeting.venue, completed_on=found.meeting.held_on,
        cancelled_on=found.meeting.cancelled_on,
        children=tuple(
            ChildAtTop(
                id=each.child_id, name=families.name_of(person=each.child),
                born_on=each.child.born_on, expected_on=each.child.expected_on,
            )
            for each in found.parts
        ),
    )  # fmt: skip


def title(*, found: Convened) -> str:
    """Name it as the authority does: `Initial Child Protection Conference`, `Pre-birth conference`."""
    if found.conference.kind in ("pre-birth", "transfer-in"):
        return CONFERENCE_KINDS[found.conference.kind]
    return Wording.of(pack=procedure.pack()).title(event=found.meeting.kind)
