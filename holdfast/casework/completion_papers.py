"""Who is to have the decisions and the record of a conference: everybody invited or there, by when.

A part of the step that completes it. By when, only where the authority's procedure gives a number of days.
"""

from collections.abc import Iterable
from datetime import date

from holdfast.casework import obligations, papers_sent, procedure, visit_duties
from holdfast.casework.convened import Convened
from holdfast.casework.papers_sent import To
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.records.models import Attendance, ConferenceInvitation

KINDS = ("decisions", "record")
SENT = "record-distributed"


def want(*, found: Convened, on: date, today: date) -> None:
    """Note for each of them that both are to go; `on` is the day on which it was held.

    After what is due was derived: by when comes from there.
    """
    to = list(dict.fromkeys(_readers(found)))
    by_on = _by(found, on, today)
    for kind in KINDS:
        papers_sent.want(meeting=found.meeting.id, kind=kind, to=to, by_on=by_on)


def _readers(found: Convened) -> Iterable[To]:
    """Everybody who was invited and not left out, then who came without an invitation."""
    invited = ConferenceInvitation.standing.filter(meeting=found.meeting, invited=True).order_by("id")
    for each in invited:
        yield To(
            name=each.name, role=each.role, person=each.person_id, account=each.account_id,
            agency=each.agency_id,
        )  # fmt: skip
    came = Attendance.objects.filter(meeting=found.meeting, how__in=WAS_THERE, invitation=None)
    for one in came.order_by("id"):
        yield To(
            name=one.name, role=one.role, person=one.person_id, account=one.account_id, agency=one.agency_id
        )


def _by(found: Convened, on: date, today: date) -> date | None:
    """The day by which the record is due, as derived for the children; None where no number is stated."""
    pack = procedure.pack()
    days = [
        each.due_on
        for each in obligations.open_of(children=found.children, today=today)
        if each.trigger_on == on and visit_duties.is_met_by(duty=pack.duty(each.duty), event=SENT)
    ]
    return min((each for each in days if each is not None), default=None)
