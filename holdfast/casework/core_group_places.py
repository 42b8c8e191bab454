"""A core group's meeting as its forms begin: its head, its place, by when it is due, who is not told yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import arrangements, conference_dues, gathered, given
from holdfast.casework.conference_dues import Limit
from holdfast.casework.core_group_meetings import CORE_GROUP, Place
from holdfast.casework.gathered import Top
from holdfast.casework.steps import read
from holdfast.records.models import PaperSent

__all__ = ["PlaceFacts", "Top", "limits", "show"]


@dataclass(frozen=True, kw_only=True)
class PlaceFacts:
    """Where it is held so far, and who waits for a letter that the day has moved."""

    top: Top
    place: Place
    limits: tuple[Limit, ...]
    not_told: tuple[str, ...]

    @property
    def as_form(self) -> Mapping[str, object]:
        """The place by the names of its form."""
        each = self.place
        return {
            "venue": each.venue, "accessible": each.accessible, "at_ease": each.at_ease,
            "venue_why": each.why, "interpreter": each.interpreter,
            "interpreter_needed": each.interpreter_needed,
        }  # fmt: skip


@read
def show(*, meeting: UUID, today: date) -> PlaceFacts:
    """What a form about it begins with. Raises Refused and NotHere as access says of its children."""
    found = gathered.find(meeting=meeting, what=May.MEET, today=today)
    gathered.log(children=found.children)
    group = found.group
    needed = group.interpreter_needed
    if needed is None and arrangements.need_interpreter(children=found.children):
        needed = True
    waiting = PaperSent.standing.filter(meeting=meeting, kind="moved", sent_on=None).order_by("id")
    return PlaceFacts(
        limits=_limits(found.children, today) if found.meeting.kind == CORE_GROUP else (),
        top=gathered.top_of(found=found), not_told=tuple(waiting.values_list("to_name", flat=True)),
        place=Place(
            venue=found.meeting.venue, accessible=group.accessible, at_ease=group.at_ease,
            why=group.venue_why, interpreter_needed=needed, interpreter=group.interpreter,
        ),
    )  # fmt: skip


@read
def limits(*, children: Sequence[UUID], today: date) -> tuple[Limit, ...]:
    """By when the next core group is due for each of the children, where the procedure gives a day.

    Raises Refused and NotHere as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    gathered.log(children=wanted)
    return _limits(wanted, today)


def _limits(children: Sequence[UUID], today: date) -> tuple[Limit, ...]:
    return conference_dues.of(children=children, meeting=CORE_GROUP, today=today)
