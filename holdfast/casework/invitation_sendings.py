"""The invitations go, with the form for views; whoever is on the record and left out is named before.

A date that is moved makes those that went to be confirmed again: they go once more, as a letter that says so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    conference_invited,
    conference_invitees,
    convened,
    given,
    invitation_guards,
    papers_sent,
)
from holdfast.casework.conference_invitees import Invitee
from holdfast.casework.convened import Convened
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.records.models import ConferenceInvitation, MeetingDate, PaperSent


@step
def send(
    *,
    meeting: UUID,
    on: date,
    how: str,
    today: date,
    reasons: Mapping[str, str] | None = None,
) -> tuple[UUID, ...]:
    """Record that the invitations went, to whoever had not had one for this date; answers whom.

    With them goes the form for views to children and family. `how` is a word of SENT_HOWS. Raises Refused
    for who may not, nobody to send to, and where a guard stands before it: it names who is on the record as
    involved and not invited; NotHere as access says.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how they were sent")
    given.not_after(on=on, today=today, what="The day on which they were sent")
    rows = conference_invited.rows(meeting=meeting)
    noted = invitation_guards.ask_all(
        found=found, rows=rows, left_out=left_out(found=found, rows=rows, today=today), on=on, today=today,
        reasons=reasons,
    )  # fmt: skip
    again = to_confirm(found=found)
    going = [each for each in rows if each.invited and (each.sent_on is None or each.id in again)]
    if not going:
        raise Refused(
            "Everybody who is invited has had the invitation.", about="person", about_id=found.children[0]
        )
    _send(found, going, on, how)
    convened.log(children=found.children, why=noted)
    return tuple(each.id for each in going)


def left_out(*, found: Convened, rows: Sequence[ConferenceInvitation], today: date) -> tuple[Invitee, ...]:
    """Whoever is on the record as involved and stands nowhere on the list, neither invited nor excluded."""
    there = {conference_invited.key(row=each) for each in rows}
    proposed = conference_invitees.propose(found=found, today=today)
    return tuple(each for each in proposed if each.must and each.key not in there)


def to_confirm(*, found: Convened) -> set[UUID]:
    """The invitations that went before the date moved: they stand only when confirmed again."""
    dates = list(MeetingDate.objects.filter(meeting=found.meeting.id).order_by("-arranged_on", "-id"))
    rows = ConferenceInvitation.standing.filter(meeting=found.meeting.id, invited=True, sent_on__isnull=False)
    waiting = {
        (each.to_name, each.role)
        for each in PaperSent.standing.filter(meeting=found.meeting.id, kind="moved", sent_on=None)
    }
    moved_on = dates[0].arranged_on if len(dates) > 1 else None
    return {
        each.id
        for each in rows
        if (each.name, each.role) in waiting or (moved_on is not None and each.sent_on < moved_on)
    }


def _send(found: Convened, going: Sequence[ConferenceInvitation], on: date, how: str) -> None:
    meeting = found.meeting.id
    anew = [each for each in going if each.sent_on is not None]
    first = [each for each in going if each.sent_on is None]
    asked = [each for each in first if each.role in words.FAMILY and each.supports_id is None]
    wanted = (("invitation", first), ("moved", anew), ("views-form", asked))
    for kind, rows in wanted:
        keys = papers_sent.want(
            meeting=meeting, kind=kind, to=[conference_invited.to(row=each) for each in rows]
        )
        papers_sent.mark(papers=PaperSent.objects.filter(id__in=keys, sent_on=None), on=on, how=how)
    # One who had no invitation yet needs no letter that the day has moved.
    stale = PaperSent.standing.filter(meeting=meeting, kind="moved", sent_on=None)
    keys_of = {(each.name, each.role) for each in first}
    papers_sent.mark(papers=[p for p in stale if (p.to_name, p.role) in keys_of], on=on, how=how)
    for each in going:
        if each.sent_on is not None:  # what they answered was of the day before
            each.answer, each.answered_on = "", None
        each.sent_on, each.sent_how = on, how
        if each in asked and each.views_asked_on is None:
            each.views_asked_on = on
        each.save(update_fields=["sent_on", "sent_how", "answer", "answered_on", "views_asked_on"])
