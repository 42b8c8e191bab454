"""Whoever was told of a meeting's day is told in writing that it has moved: what is to be sent, to whom."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.casework import conference_invited, core_group_letters, papers_sent
from holdfast.casework.arrangements import GROUPS
from holdfast.records.models import ConferenceInvitation, Meeting


def want(*, meeting: Meeting, children: Sequence[UUID], today: date) -> None:
    """Put a letter on the list of papers for everybody whom it concerns; a part of steps that move it.

    To a conference those who are invited, to a core group its members. One that was not sent yet stays the
    only one: it is written with the newest day.
    """
    rows = ConferenceInvitation.standing.filter(meeting=meeting, invited=True).order_by("id")
    to = [conference_invited.to(row=each) for each in rows]
    if meeting.kind in GROUPS:
        to += core_group_letters.to_all(children=children, today=today)
    papers_sent.want(meeting=meeting.id, kind="moved", to=to)
