"""A report to a conference as its steps and reads begin with it: found, and who may read and write it.

Nobody but its author, and for the social worker's those who work with the child or decide for it, reads a
report before it is sent. Somebody of another agency reads their own, and what was sent to them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import conference_report_sections, conference_report_views, convened, families
from holdfast.casework.conference_report_sections import Section, Written
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read
from holdfast.procedures.contents import Lack
from holdfast.records.models import (
    ConferenceReport,
    PaperSent,
    ReportPart,
    ReportShared,
)

NONE_HERE = "There is no such report here."
NOT_YOURS = "This report is still being written: it is read when it has been sent."
SOMEBODY_ELSES = "This report is somebody else’s to write."
UNCHANGED = ("begun", "sent-back")  # the states in which it is written
COMING = {"coming": True, "part": True, "not-coming": False}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A report with its conference, and what whoever acts may do to every one of the children."""

    report: ConferenceReport
    convened: Convened
    may: frozenset[May]
    own: bool
    partner: bool

    @property
    def writes(self) -> bool:
        """Whether whoever acts may write it: the author, and who works with all the children."""
        return self.own or (self.report.kind == "social-worker" and May.WRITE in self.may)

    @property
    def decides(self) -> bool:
        """Whether whoever acts may authorise it: a manager, who has not written it."""
        return self.report.kind == "social-worker" and May.DECIDE in self.may and not self.own

    @property
    def reads(self) -> bool:
        """Whether whoever acts may read it as it stands."""
        if self.writes or self.decides:
            return True
        sent = self.report.state == "sent"
        return sent and (not self.partner or _was_sent(self.report))


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """With whom a report was shared, when and how, by whom, and what they said."""

    with_whom: str
    role: str
    on: date
    how: str
    before_meeting: bool | None
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """A report as it is read: whose, how far it has come, its sections, and what it lacks.

    `ending` is the author's view on ending or going on with the plan, `coming` what they answered to the
    invitation. `lacks` says with its clause what the procedure asks; it never stops a report.
    """

    id: UUID
    meeting: UUID
    kind: str
    author: str
    role: str
    agency: str
    state: str
    comments: str
    asked_on: date | None
    authorised_on: date | None
    authorised_by: str
    sent_on: date | None
    paper: bool
    is_review: bool
    children: tuple[tuple[UUID, str], ...]
    sections: tuple[Section, ...]
    ours: bool  # whether the headings are ours
    ending: str
    coming: str
    lacks: tuple[Lack, ...]
    shared: tuple[SharedLine, ...]
    day: date | None
    version: datetime
    own: bool
    writes: bool
    decides: bool

    @property
    def open(self) -> bool:
        """Whether it can still be written."""
        return self.state in UNCHANGED and not self.paper

    def section(self, *, number: int) -> Section:
        """One section by its number. Raises NotHere where there is none."""
        for each in self.sections:
            if each.number == number:
                return each
        raise NotHere("This report has no such section.", about="conference-report", about_id=self.id)


def find(*, report: UUID, today: date) -> Found:
    """A report, whoever may see all of its children; a part of steps and reads. Raises as access says."""
    row = (
        ConferenceReport.standing.filter(id=report)
        .select_related("account", "agency", "authorised_by")
        .first()
    )
    if row is None:
        raise NotHere(NONE_HERE, about="conference-report", about_id=report)
    held = convened.find(meeting=row.meeting_id, what=May.SEE, today=today)
    return beside(report=row, held=held, may=may_of(held=held, today=today), today=today)


def may_of(*, held: Convened, today: date) -> frozenset[May]:
    """What whoever acts may do to every child of a conference."""
    allowed = access_children.allowed_each(children=held.children, today=today)
    return frozenset.intersection(*(allowed[each].may for each in held.children))


def beside(*, report: ConferenceReport, held: Convened, may: frozenset[May], today: date) -> Found:
    """A report beside its conference, which was found already with what may be done to its children."""
    who = entry.current().actor.account
    return Found(
        report=report, convened=held, may=may, own=who is not None and report.account_id == who,
        partner=standing.of(today=today).is_partner,
    )  # fmt: skip


def writable(*, report: UUID, today: date) -> Found:
    """As `find`, for whoever may write it. Raises Refused for who may not, and where it is past writing."""
    found = find(report=report, today=today)
    if not found.writes:
        raise refusal(found=found, why=SOMEBODY_ELSES, help_=f"{found.report.author}, whose report it is")
    if found.report.state not in UNCHANGED or found.report.paper:
        raise refusal(found=found, why="This report is no longer being written.", help_=_who_has_it(found))
    return found


def refusal(*, found: Found, why: str, help_: str) -> Refused:
    """A refusal about a report, with who can help."""
    return Refused(why, who_can_help=help_, about="person", about_id=found.convened.children[0])


def _who_has_it(found: Found) -> str:
    if found.report.state == "to-authorise":
        return "the manager who has it, by sending it back"
    if found.report.state == "sent":
        return "the chair: what is new is said at the conference"
    return "the manager who authorised it"


@read
def show(*, report: UUID, today: date) -> ReportPage:
    """A report with what it says and lacks. Raises NotHere and Refused for who may not read it yet."""
    found = find(report=report, today=today)
    if not found.reads:
        raise refusal(found=found, why=NOT_YOURS, help_=f"{found.report.author}, whose report it is")
    convened.log(children=found.convened.children, why="a report to a conference")
    return page(found=found, today=today)


def page(*, found: Found, today: date) -> ReportPage:
    """The same of a report that was found already."""
    row, held = found.report, found.convened
    parts = ReportPart.objects.filter(report=row).order_by("place", "id")
    sections = conference_report_sections.of(parts=parts, begun=row.known_from)
    children = tuple((each.child_id, families.name_of(person=each.child)) for each in held.parts)
    view, coming = conference_report_views.view_of(report=row), _coming(row)
    ending = view.ending if view else ""
    written = Written(
        on=row.sent_on or today, children=", ".join(name for _, name in children), by=row.author,
        agency=row.agency.name if row.agency else "", sections=sections,
        attends=COMING.get(coming) if held.is_review else None, ending=ending,
    )  # fmt: skip
    return ReportPage(
        id=row.id, meeting=held.meeting.id, kind=row.kind, author=row.author, role=row.role,
        agency=row.agency.name if row.agency else "", state=row.state, comments=row.comments,
        asked_on=row.asked_on, authorised_on=row.authorised_on,
        authorised_by=row.authorised_by.name if row.authorised_by else "", sent_on=row.sent_on,
        paper=row.paper, is_review=held.is_review, children=children, sections=sections,
        ours=conference_report_sections.headings().ours, ending=ending, coming=coming,
        lacks=() if row.paper else conference_report_sections.lacks(written=written),
        shared=shared_of(report=row), day=held.day, version=row.known_from, own=found.own,
        writes=found.writes, decides=found.decides,
    )  # fmt: skip


def _coming(report: ConferenceReport) -> str:
    invitation = conference_report_views.invitation_of(report=report)
    return invitation.answer if invitation else ""


def shared_of(*, report: ConferenceReport) -> tuple[SharedLine, ...]:
    """With whom a report was shared, in the order in which it was."""
    rows = ReportShared.objects.filter(report=report).select_related("account").order_by("on", "id")
    return tuple(
        SharedLine(
            with_whom=each.with_whom, role=each.role, on=each.on, how=each.how,
            before_meeting=each.before_meeting, by=each.account.name if each.account else "", text=each.text,
        )
        for each in rows
    )  # fmt: skip


def _was_sent(report: ConferenceReport) -> bool:
    """Whether the reports of this meeting were sent to whoever acts."""
    mine = PaperSent.standing.filter(
        meeting=report.meeting_id, kind="report", account=entry.current().actor.account, sent_on__isnull=False
    )
    return bool(mine.exists())
