"""Whoever was told of a meeting's day is told in writing that it has moved: what is to be sent, to whom."""

from holdfast.records.models import ConferenceInvitation, Meeting, PaperSent


def want(*, meeting: Meeting) -> int:
    """Put a letter on the list of papers for everybody who is invited; answers how many. A part of steps.

    One that was not sent yet stays the only one: it is written with the newest day.
    """
    waiting = set(
        PaperSent.standing.filter(meeting=meeting, kind="moved", sent_on=None).values_list(
            "to_name", "role", "person", "account"
        )
    )
    made = 0
    for each in ConferenceInvitation.standing.filter(meeting=meeting, invited=True).order_by("id"):
        if (each.name, each.role, each.person_id, each.account_id) in waiting:
            continue
        PaperSent.objects.create(
            authority_id=meeting.authority_id, meeting=meeting, kind="moved", to_name=each.name,
            role=each.role, person_id=each.person_id, account_id=each.account_id, agency_id=each.agency_id,
        )  # fmt: skip
        made += 1
    return made
