"""Reports that leave their author's hands: sent to the chair, received on paper, shared with parents."""

from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_report_reading,
    conference_report_views,
    convened,
    given,
    impossible,
    milestones,
    obligations,
)
from holdfast.casework.conference_report_reading import Found, ReportPage
from holdfast.casework.convened import Convened
from holdfast.casework.steps import step
from holdfast.procedures.conference_words import PARENTS, REPORT_SHARED_HOWS
from holdfast.procedures.words import FAMILY, ROLES
from holdfast.records.models import (
    ConferenceInvitation,
    ConferenceReport,
    FamilyMember,
    Person,
    ReportShared,
)

"""With whom a report is shared that the procedure counts: parents, and who has their place."""


@step
def send(*, report: UUID, on: date, today: date) -> ReportPage:
    """Send a report to the chair, on a day: the social worker's once it is authorised.

    Empty sections never stop it. Raises Refused for who may not, one that was sent already or is not
    authorised, and a day ahead; NotHere for no such report.
    """
    found = conference_report_reading.find(report=report, today=today)
    row = found.report
    if not found.writes:
        why = conference_report_reading.SOMEBODY_ELSES
        raise conference_report_reading.refusal(found=found, why=why, help_=row.author)
    if row.state == "sent":
        raise conference_report_reading.refusal(found=found, why="It was sent already.", help_="the chair")
    if row.kind == "social-worker" and row.state != "authorised":
        raise conference_report_reading.refusal(
            found=found, why="Your manager authorises it first: then it goes to the chair.",
            help_="the manager of the child’s team, or who covers for them",
        )  # fmt: skip
    given.not_after(on=on, today=today, what="The day on which it was sent")
    _to_chair(row, found.convened, on, today)
    return conference_report_reading.page(
        found=conference_report_reading.find(report=report, today=today), today=today
    )


@step
def receive_on_paper(
    *,
    meeting: UUID,
    author: str,
    role: str,
    on: date,
    today: date,
    invitation: UUID | None = None,
    coming: str = "",
    ending: str = "",
) -> UUID:
    """Record a report that came on paper, for whoever runs the conference; answers its key.

    `invitation` is its author's, where they are invited: name, role and agency are then taken from it.
    Raises Refused for who may not, no author, a role that is none, and a day ahead; NotHere for no such
    conference or invitation.
    """
    held = convened.find(meeting=meeting, what=May.MEET, today=today)
    invited = _invited(held, invitation) if invitation else None
    given.not_after(on=on, today=today, what="The day on which it came")
    name = invited.name if invited else given.name(text=author, what="Whoever wrote it")
    word = invited.role if invited else given.known(word=role, words=ROLES, what="the role")
    with impossible.in_words(about="person", about_id=held.children[0]):
        row = ConferenceReport.objects.create(
            authority_id=entry.current().authority, meeting=held.meeting, author=name, role=word, paper=True,
            kind="social-worker" if word == "social-worker" else "agency",
            account_id=invited.account_id if invited else None,
            agency_id=invited.agency_id if invited else None,
        )  # fmt: skip
        conference_report_views.keep(report=row, coming=coming, ending=ending, on=on)
    _to_chair(row, held, on, today)
    key: UUID = row.id
    return key


def _invited(held: Convened, invitation: UUID) -> ConferenceInvitation:
    found: ConferenceInvitation | None = ConferenceInvitation.standing.filter(
        id=invitation, meeting=held.meeting
    ).first()
    if found is None:
        raise NotHere("Nobody is invited so.", about="meeting", about_id=held.meeting.id)
    return found


def _to_chair(row: ConferenceReport, held: Convened, on: date, today: date) -> None:
    """The report is with the chair: its state, and the event that the procedure counts."""
    done = milestones.write(
        event="report-to-chair", children=held.children, on=on, said={"for": held.day, "by": _by(row)}
    )
    row.state, row.sent_on, row.milestone_id = "sent", on, done.id
    row.save(update_fields=["state", "sent_on", "milestone"])
    convened.log(children=held.children)
    obligations.refresh(children=held.children, today=today)


def _by(row: ConferenceReport) -> str:
    return row.role if row.role in ROLES else "other-professional"


@step
def share(  # noqa: PLR0913 - with whom, when, how, and what they said to it
    *,
    report: UUID,
    with_whom: str,
    role: str,
    on: date,
    how: str,
    today: date,
    person: UUID | None = None,
    at: time | None = None,
    before_meeting: bool | None = None,
    text: str = "",
) -> ReportPage:
    """Record that a report was shared with a parent or a child: when, how, and what they said to it.

    On the day of the meeting it is before the meeting by its time, else as `before_meeting` says. What
    parents were given counts by the procedure. Raises Refused for who may not, nobody named, a word that is
    none, a day ahead, and where it is not known whether it was before the meeting; NotHere for no such
    report, and for somebody who is not of the family.
    """
    found = conference_report_reading.find(report=report, today=today)
    if not (found.writes or May.MEET in found.may):
        why = conference_report_reading.SOMEBODY_ELSES
        raise conference_report_reading.refusal(found=found, why=why, help_=found.report.author)
    name = _named(found, person) if person else given.name(text=with_whom, what="Whoever it was shared with")
    given.known(word=role, words=FAMILY, what="who they are")
    given.known(word=how, words=REPORT_SHARED_HOWS, what="how it was shared")
    given.not_after(on=on, today=today, what="The day")
    before = _before(found.convened, on, at, before_meeting)
    entered = entry.current()
    milestone = _to_parents(found, on, before) if role in PARENTS else None
    ReportShared.objects.create(
        authority_id=entered.authority, report=found.report, person_id=person, with_whom=name, role=role,
        on=on, at=at, how=how, before_meeting=before, account_id=entered.actor.account, text=text.strip(),
        milestone_id=milestone,
    )  # fmt: skip
    convened.log(children=found.convened.children)
    obligations.refresh(children=found.convened.children, today=today)
    return conference_report_reading.page(found=found, today=today)


def _to_parents(found: Found, on: date, before: bool | None) -> UUID:
    said: dict[str, Any] = {"for": found.convened.day, "by": _by(found.report), "before_meeting": before}
    done = milestones.write(event="report-to-parents", children=found.convened.children, on=on, said=said)
    return done.id


def _named(found: Found, person: UUID) -> str:
    """The name of somebody of the children's family group. Raises NotHere for anybody else."""
    groups = FamilyMember.objects.filter(person__in=found.convened.children, until_on=None).values("family")
    member = FamilyMember.objects.filter(family__in=groups, person=person, until_on=None).first()
    if member is None:
        raise NotHere("Nobody of the family is recorded so.", about="person", about_id=person)
    who: Person = member.person
    return f"{who.given_name} {who.family_name}".strip()


def _before(held: Convened, on: date, at: time | None, said: bool | None) -> bool | None:
    """Whether it was before the meeting began."""
    if held.day is None or on < held.day:
        return True
    if on > held.day:
        return False
    if said is None and at is not None and held.at is not None:
        return at < held.at
    if said is None:
        raise Refused("It was on the day of the meeting: say whether it was before the meeting.")
    return said
