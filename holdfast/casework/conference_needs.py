"""What a conference takes, as it stands: for the page that says it anew, beside what was asked for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import convened
from holdfast.casework.conferences import Needs
from holdfast.casework.convened import Top
from holdfast.casework.steps import read


@dataclass(frozen=True, kw_only=True)
class NeedsPage:
    """The conference, what it takes, and what was asked for in lines."""

    top: Top
    needs: Needs
    asked: tuple[str, ...]


@read
def show(*, meeting: UUID, today: date) -> NeedsPage:
    """What it takes. Raises Refused and NotHere as access says of the children's meetings."""
    found = convened.find(meeting=meeting, what=May.MEET, today=today)
    convened.log(children=found.children)
    row = found.conference
    asked = row.request
    said = (asked.interpreter, asked.advocate, asked.room_needs, asked.dates_to_avoid) if asked else ()
    return NeedsPage(
        top=convened.top_of(found=found), asked=tuple(each for each in said if each),
        needs=Needs(
            interpreter_needed=row.interpreter_needed, interpreter=row.interpreter, advocate=row.advocate,
            room_needs=row.room_needs, festivals=tuple(date.fromisoformat(each) for each in row.festivals),
            concern=row.concern, categories=tuple(row.categories), complex=row.complex,
            venue=found.meeting.venue,
        ),
    )  # fmt: skip
