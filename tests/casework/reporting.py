"""A conference that is arranged, with whoever is invited, for tests of its reports."""

from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.casework import meetings
from holdfast.records.models import ConferenceInvitation
from tests import people
from tests.casework.recorded import at_work
from tests.standings import HEALTH, TODAY

ADA, BEN = people.ADA.id, people.BEN.id
FOR_ON = date(2026, 3, 16)  # a Monday, two weeks from the tests' day


def arrange(
    *, kind: str = "review-conference", children: tuple[UUID, ...] = (ADA, BEN), for_on: date = FOR_ON
) -> UUID:
    """A conference about Ada and Ben; inside an authority, as somebody who may."""
    made = meetings.arrange(
        kind=kind, children=children, for_on=for_on, at=time(10, 0), arranged_on=TODAY, today=TODAY
    )
    return made.id


def invite(meeting: UUID, member: people.Member | None, role: str, **said: Any) -> UUID:
    """Somebody who is invited to it."""
    row = ConferenceInvitation.objects.create(
        authority_id=entry.current().authority, meeting_id=meeting, role=role,
        account_id=member.account if member else None, name=member.name if member else "Pat Example", **said,
    )  # fmt: skip
    key: UUID = row.id
    return key


def with_penny(**said: Any) -> UUID:
    """A review: the social worker, the health visitor and a teacher without an account are invited."""
    with at_work(people.CONNIE):
        meeting = arrange(**said)
        invite(meeting, people.WINIFRED, "social-worker")
        invite(meeting, people.PENNY, "health-visitor", agency_id=HEALTH)
        invite(meeting, None, "teacher")
        invite(meeting, None, "mother", why="family")
        invite(meeting, people.CHLOE, "conference-chair", why="service")
    return meeting
