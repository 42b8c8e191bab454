"""The list of a conference, filled and sent: what its tests do over and over."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import (
    conference_invitations,
    conference_people,
    invitation_sendings,
)
from holdfast.casework.conference_people import People
from tests.standings import TODAY

CHAIR = "conference-chair"


def listed(meeting: UUID) -> People:
    return conference_people.of_meeting(meeting=meeting, today=TODAY)


def invite_all(meeting: UUID, *, but: str = "") -> dict[str, Any]:
    keys = [each.key for each in listed(meeting).proposed if each.role != but]
    conference_invitations.invite(meeting=meeting, who=keys, today=TODAY)
    return by_role(meeting)


def by_role(meeting: UUID) -> dict[str, Any]:
    return {each.role: each for each in listed(meeting).listed}


def judge(
    meeting: UUID, child: UUID, *, invited: bool = True, by: str = CHAIR, why: str = "Asked to come"
) -> UUID:
    return conference_invitations.judge_child(
        meeting=meeting, child=child, invited=invited, why=why, decided_by=by, today=TODAY
    )


def send(meeting: UUID, *, reasons: dict[str, str] | None = None, on: date = TODAY) -> tuple[UUID, ...]:
    return invitation_sendings.send(meeting=meeting, on=on, how="post", today=on, reasons=reasons)
