"""Those who are invited to a conference, as other parts of the work and the pages have them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import conference_invitees
from holdfast.casework.papers_sent import To
from holdfast.records.models import ConferenceInvitation


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody on a conference's list: invited, or left out with the reason; and what they answered.

    `why` is a word of conference_words.INVITED_WHY. `supports` is whose supporter. `what` of a supporter says
    what they are to whom they come with.
    """

    id: UUID
    name: str
    role: str
    why: str
    agency_name: str
    person: UUID | None
    account: UUID | None
    agency: UUID | None
    supports: UUID | None
    supports_name: str
    invited: bool
    excluded: bool
    excluded_why: str
    judged_why: str
    decided_by: str
    decided_by_role: str
    decided_on: date | None
    sent_on: date | None
    sent_how: str
    answer: str
    answered_on: date | None
    answer_note: str
    views_asked_on: date | None
    views_returned_on: date | None
    report_wanted: bool


def invited(*, meeting: UUID) -> tuple[Invited, ...]:
    """Everybody invited to a meeting, children and supporters too, in the order in which they were put down.

    A part of steps and reads that have asked access and that log; one query.
    """
    return tuple(each for each in of(meeting=meeting) if each.invited)


def of(*, meeting: UUID) -> tuple[Invited, ...]:
    """The same with those who are left out with a reason, and children judged not to come."""
    return tuple(shown(row=each) for each in rows(meeting=meeting))


def rows(*, meeting: UUID) -> list[ConferenceInvitation]:
    """The rows themselves; for casework alone."""
    found = ConferenceInvitation.standing.filter(meeting=meeting)
    return list(found.select_related("agency", "decided_by", "supports").order_by("id"))


def key(*, row: ConferenceInvitation) -> str:
    """By what somebody invited is known to be one whom the record proposes."""
    return conference_invitees.key_of(
        name=row.name, role=row.role, person=row.person_id, account=row.account_id, agency=row.agency_id
    )


def to(*, row: ConferenceInvitation) -> To:
    """Somebody invited, as papers are addressed."""
    return To(
        name=row.name, role=row.role, person=row.person_id, account=row.account_id, agency=row.agency_id
    )


def shown(*, row: ConferenceInvitation, reasons: bool = True) -> Invited:
    """One of them as its readers have it; `reasons` why they are left out, or judged so."""
    return Invited(
        id=row.id, name=row.name, role=row.role, why=row.why, person=row.person_id, account=row.account_id,
        agency=row.agency_id, agency_name=row.agency.name if row.agency else "", supports=row.supports_id,
        supports_name=row.supports.name if row.supports else "", invited=row.invited, excluded=row.excluded,
        excluded_why=row.excluded_why if reasons else "", judged_why=row.judged_why if reasons else "",
        decided_by=row.decided_by.name if row.decided_by else "", decided_by_role=row.decided_by_role,
        decided_on=row.decided_on, sent_on=row.sent_on, sent_how=row.sent_how, answer=row.answer,
        answered_on=row.answered_on, answer_note=row.answer_note, views_asked_on=row.views_asked_on,
        views_returned_on=row.views_returned_on, report_wanted=row.report_wanted,
    )  # fmt: skip
