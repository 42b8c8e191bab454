"""A conference with people invited, for tests of the day: arranged by the step, invited by row."""

from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.casework import meetings
from holdfast.records.models import Conference, ConferenceInvitation
from tests import people
from tests.casework.recorded import make
from tests.people import Member
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
BOTH = (ADA, BEN)
AT = time(10, 0)


def conference(
    *,
    kind: str = "review-conference",
    children: tuple[UUID, ...] = BOTH,
    on: date = TODAY,
    today: date = TODAY,
    chair: Member | None = people.CHLOE,
    note_taker: Member | None = people.WANDA,
) -> UUID:
    """A conference arranged for a day, with its chair and note taker; inside an authority, as who may."""
    found = meetings.arrange(
        kind=kind, children=children, for_on=on, arranged_on=today, at=AT, venue="Example House", today=today
    )
    held = Conference.objects.get(meeting=found.id)
    held.chair_id = chair.account if chair else None
    held.chair_name = chair.name if chair else ""
    held.note_taker_id = note_taker.account if note_taker else None
    held.note_taker_name = note_taker.name if note_taker else ""
    held.save()
    return found.id


def invited(meeting: UUID, name: str, role: str, **said: Any) -> UUID:
    """Somebody on the list of those invited."""
    found: UUID = make(ConferenceInvitation, meeting_id=meeting, name=name, role=role, **said).id
    return found
