"""Getting ready: what still stands between a conference that is arranged and its day, line by line.

Each line says whether it is done, under which clause, and on which page it is done. Nothing here refuses.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    arrangements,
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


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """The conference, its lines for all and those for each child, and what was asked and carried over."""

    top: Top
    lines: tuple[Line, ...]
    by_child: tuple[Line, ...]
    concern: str
    why_early: str
    request: UUID | None
    moved: int
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
        found=found, conference=found.conference, today=today, invited=conference_invited.of(meeting=meeting),
        wording=Wording.of(pack=procedure.pack()),
    )  # fmt: skip
    stands = arrangements.shown(meeting=found.meeting)
    return Checklist(
        top=convened.top_of(found=found), lines=tuple(conference_ready.of(ready=ready)),
        by_child=tuple(conference_ready_children.of(ready=ready)),
        concern=found.conference.concern, why_early=found.conference.why_early,
        request=found.conference.request_id, moved=stands.moved, may_arrange=found.is_open,
    )  # fmt: skip
