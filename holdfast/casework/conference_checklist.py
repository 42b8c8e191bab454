"""Getting ready: what still stands between a conference that is arranged and its day, line by line.

Each line says whether it is done, under which clause, and on which page it is done. Nothing here refuses.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    conference_invited,
    conference_ready,
    conference_ready_children,
    convened,
    procedure,
)
from holdfast.casework.conference_ready import Line, Ready
from holdfast.casework.convened import Top
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import MeetingDate


@dataclass(frozen=True, kw_only=True)
class Moved:
    """It was moved to a day: when that was arranged, why, and who agreed, in words."""

    for_on: date
    on: date
    reason: str
    agreed_by: str


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """The conference, its lines for all and those for each child, and what was asked and carried over."""

    top: Top
    lines: tuple[Line, ...]
    by_child: tuple[Line, ...]
    concern: str
    why_early: str
    request: UUID | None
    moved: tuple[Moved, ...]
    cancelled_why: str
    may_arrange: bool

    @property
    def left(self) -> int:
        """How many things are not done."""
        return sum(each.done is False for each in (*self.lines, *self.by_child))


@read
def show(*, meeting: UUID, today: date) -> Checklist:
    """What is ready and what is not. Raises Refused and NotHere as access says of its children."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    ready = Ready(
        found=found, conference=found.conference, as_of=today, invited=conference_invited.of(meeting=meeting),
        wording=Wording.of(pack=procedure.pack()),
    )  # fmt: skip
    return Checklist(
        top=convened.top_of(found=found), lines=tuple(conference_ready.of(ready=ready)),
        by_child=tuple(conference_ready_children.of(ready=ready)),
        concern=found.conference.concern, why_early=found.conference.why_early,
        request=found.conference.request_id, moved=_moved(ready),
        cancelled_why=found.meeting.cancelled_why, may_arrange=found.is_open,
    )  # fmt: skip


def _moved(ready: Ready) -> tuple[Moved, ...]:
    """The days to which it was moved, the newest last."""
    rows = MeetingDate.objects.filter(meeting=ready.found.meeting).order_by("arranged_on", "known_from", "id")
    return tuple(
        Moved(
            for_on=each.for_on, on=each.arranged_on, reason=each.reason,
            agreed_by=ready.wording.roles(roles=each.agreed_by.split(", ")) if each.agreed_by else "",
        )
        for each in rows[1:]
    )  # fmt: skip
