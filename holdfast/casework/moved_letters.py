"""Whoever was told of a meeting's day is told in writing that it has moved: what is to be sent, to whom."""

from holdfast.casework import conference_invited, papers_sent
from holdfast.records.models import ConferenceInvitation, Meeting


def want(*, meeting: Meeting) -> None:
    """Put a letter on the list of papers for everybody who is invited; a part of steps that move it.

    One that was not sent yet stays the only one: it is written with the newest day.
    """
    rows = ConferenceInvitation.standing.filter(meeting=meeting, invited=True).order_by("id")
    papers_sent.want(meeting=meeting.id, kind="moved", to=[conference_invited.to(row=each) for each in rows])
