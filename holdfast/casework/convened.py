"""A conference as its steps and reads begin with it: found, its children asked for, open or completed.

Every function of the conference asks here first: whoever may not have one of the children has none of it.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from uuid import UUID

from django.db.models import Q

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import arrangements, procedure, sittings
from holdfast.casework.arrangements import GROUPS
from holdfast.casework.sittings import ChildAtTop, Sitting, log
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import CONFERENCE_KINDS
from holdfast.records.models import Conference

__all__ = ["ChildAtTop", "Convened", "Top", "find", "find_open", "log", "title", "top", "top_of"]


@dataclass(frozen=True, kw_only=True)
class Convened(Sitting):
    """A conference or looked-after review with its meeting and each child's part; for casework alone."""

    called: ClassVar[str] = "conference"

    conference: Conference

    @property
    def is_review(self) -> bool:
        """Whether it reviews a plan."""
        return bool(self.meeting.kind == "review-conference")


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
    seated = sittings.find(
        meeting=meeting, kinds=~Q(kind__in=GROUPS), called=Convened.called, what=what, today=today
    )
    return Convened(
        meeting=seated.meeting, parts=seated.parts, for_on=seated.for_on, at=seated.at,
        may=seated.may,
        conference=arrangements.conference_of(meeting=seated.meeting, children=seated.children),
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
        children=sittings.children_at_top(parts=found.parts),
    )  # fmt: skip


def title(*, found: Convened) -> str:
    """Name it as the authority does: `Initial Child Protection Conference`, `Pre-birth conference`."""
    if found.conference.kind in ("pre-birth", "transfer-in"):
        return CONFERENCE_KINDS[found.conference.kind]
    return Wording.of(pack=procedure.pack()).title(event=found.meeting.kind)
