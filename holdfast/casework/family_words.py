"""What children, parents and family say at a core group, word for word: beside the agencies' words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import core_group_writers, gathered, given, impossible
from holdfast.casework.gathered import Gathered
from holdfast.casework.helps_asked import SIDES
from holdfast.casework.steps import read, step
from holdfast.records.models import View


@dataclass(frozen=True, kw_only=True)
class SaidBy:
    """What one of them said; `child` None where it is of all of them."""

    who: str
    side: str
    text: str
    child: UUID | None
    child_name: str


@step
def say(
    *, meeting: UUID, side: str, who: str, text: str, today: date, child: UUID | None = None
) -> tuple[SaidBy, ...]:
    """Record what somebody of the family said of how things are. Raises Refused for who may not, without who
    or what, a side that is none, a meeting cancelled or signed; NotHere for a child it is not about.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    given.known(word=side, words=SIDES, what="who said it")
    if child is not None:
        found.part(child=child)
    with impossible.in_words(about="person", about_id=found.children[0]):
        View.objects.create(
            authority_id=found.meeting.authority_id, meeting=found.meeting, side=side, child_id=child,
            how="said", on=min(found.day or today, today), who=given.name(text=who, what="Whoever said it"),
            text=given.needed(text=text, why="Write what they said, in their words."),
        )  # fmt: skip
    gathered.log(children=[child] if child else found.children)
    return of_found(found=found)


@read
def of_meeting(*, meeting: UUID, today: date) -> tuple[SaidBy, ...]:
    """What the family said at one core group. Raises NotHere and Refused as access says of the children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found)


def of_found(*, found: Gathered) -> tuple[SaidBy, ...]:
    """The same of a meeting that was found already."""
    names = gathered.names_of(found=found)
    rows = View.standing.filter(meeting=found.meeting).exclude(side="professional").exclude(text="")
    return tuple(
        SaidBy(
            who=each.who, side=each.side, text=each.text, child=each.child_id,
            child_name=names.get(each.child_id, ""),
        )
        for each in rows.order_by("id")
    )  # fmt: skip
