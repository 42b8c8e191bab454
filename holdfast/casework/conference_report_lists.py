"""Who owes a report to a conference, how far each has come and what is late; what waits for a manager."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.casework import conference_report_reading, convened, obligations, procedure
from holdfast.casework.conference_report_reading import SharedLine
from holdfast.casework.convened import Convened
from holdfast.casework.dues import Due
from holdfast.casework.steps import read
from holdfast.procedures.conference_words import NEVER_REPORT
from holdfast.procedures.words import FAMILY
from holdfast.records.models import (
    ConferenceInvitation,
    ConferenceReport,
)

TO_CHAIR, TO_PARENTS = "report-to-chair", "report-to-parents"
SOCIAL_WORKER = "social-worker"


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """Somebody who owes a report, or has given one. `state` is a word of REPORT_STATES, "" where not begun.

    `due` says by when the procedure wants it, None where it asks none; `reads` whether it may be opened.
    """

    who: str
    role: str
    agency: str
    invitation: UUID | None
    report: UUID | None
    state: str
    sent_on: date | None
    paper: bool
    wanted: bool
    mine: bool
    reads: bool
    due: Due | None
    empty: int  # sections without a word or a mark, of one being written that may be read


@dataclass(frozen=True, kw_only=True)
class ReportsPage:
    """The reports of one conference. `came` of `wanted` are with the chair; `parents` is when they get it."""

    meeting: UUID
    is_open: bool
    lines: tuple[ReportLine, ...]
    came: int
    wanted: int
    invited: bool  # whether anybody is invited yet
    parents: Due | None
    shared: tuple[SharedLine, ...]
    can_begin: tuple[str, ...]  # kinds of report that whoever looks could begin
    can_receive: bool


@read
def of_meeting(*, meeting: UUID, today: date) -> ReportsPage:
    """The reports of a conference, who owes one and what is late; somebody of another agency sees their own.

    Raises NotHere for no such conference, Refused as access says of its children.
    """
    held = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=held.children)
    may, dues = conference_report_reading.may_of(held=held, today=today), _dues(held, today)
    invited = list(
        ConferenceInvitation.standing.filter(meeting=meeting, invited=True, excluded=False)
        .select_related("agency").order_by("role", "name", "id")
    )  # fmt: skip
    reports = {each.id: each for each in _reports(meeting)}
    shown = [_line(held, one, _pop(reports, one), dues, may, today) for one in owing(invited=invited)]
    worker = next((each for each in shown if each.role == SOCIAL_WORKER), None)
    if worker is None:
        own = next((each for each in reports.values() if each.kind == SOCIAL_WORKER), None)
        shown.insert(0, _line(held, None, reports.pop(own.id) if own else None, dues, may, today))
    shown += [_line(held, None, each, dues, may, today, wanted=False) for each in reports.values()]
    seen = [each for each in shown if each.mine or not standing.of(today=today).is_partner or each.reads]
    wanted = [each for each in shown if each.wanted]
    return ReportsPage(
        meeting=meeting, is_open=held.meeting.cancelled_on is None, lines=tuple(seen),
        came=sum(1 for each in wanted if each.state == "sent"), wanted=len(wanted), invited=bool(invited),
        parents=nearest(dues=dues, event=TO_PARENTS, role="", day=held.day), shared=_shared(meeting, may),
        can_begin=_can_begin(held, shown, may), can_receive=May.MEET in may,
    )  # fmt: skip


def owing(*, invited: Iterable[ConferenceInvitation]) -> list[ConferenceInvitation]:
    """Those of whoever is invited who owe a report: all professionals, or those of whom one is wanted."""
    never = FAMILY | _never()
    able = [each for each in invited if each.role not in never and each.why not in ("family", "child")]
    asked = [each for each in able if each.report_wanted or each.role == SOCIAL_WORKER]
    return asked if any(each.report_wanted for each in able) else able


def _never() -> frozenset[str]:
    """Who owes none by the authority's procedure, because they run or advise the meeting."""
    for duty in procedure.pack().duties:
        if duty.authors is not None and any(TO_CHAIR in each.events for each in duty.met_by):
            return frozenset(str(each) for each in duty.authors.never)
    return NEVER_REPORT


def _dues(held: Convened, today: date) -> Sequence[Due]:
    """What the procedure asks of reports for these children, open or not."""
    return obligations.of_children(children=held.children, today=today)


def nearest(*, dues: Iterable[Due], event: str, role: str, day: date | None) -> Due | None:
    """The duty that an event meets, of a role, before this meeting: of several the one nearest to it."""
    duties = {
        duty.id for duty in procedure.pack().duties if any(event in each.events for each in duty.met_by)
    }
    own = [
        each for each in dues
        if each.duty in duties and (not role or each.responsible == role)
        and (each.due_on is None or day is None or each.due_on <= day)
    ]  # fmt: skip
    return max(own, key=lambda each: (each.due_on or date.min, each.is_open, each.key), default=None)


def _reports(meeting: UUID) -> Sequence[ConferenceReport]:
    return list(
        ConferenceReport.standing.filter(meeting=meeting)
        .select_related("agency")
        .order_by("known_from", "id")
    )


def _pop(reports: dict[UUID, ConferenceReport], one: ConferenceInvitation) -> ConferenceReport | None:
    """The report of somebody who is invited, taken out of those that are left."""
    for key, each in reports.items():
        by_account = one.account_id is not None and each.account_id == one.account_id
        by_name = each.author == one.name and each.role == one.role
        as_worker = one.role == SOCIAL_WORKER and each.kind == SOCIAL_WORKER
        if by_account or by_name or as_worker:
            return reports.pop(key)
    return None


def _line(
    held: Convened, one: ConferenceInvitation | None, report: ConferenceReport | None, dues: Sequence[Due],
    may: frozenset[May], today: date, *, wanted: bool = True,
) -> ReportLine:  # fmt: skip
    role = one.role if one else report.role if report else SOCIAL_WORKER
    account = entry.current().actor.account
    found = (
        conference_report_reading.beside(report=report, held=held, may=may, today=today) if report else None
    )
    reads = found.reads if found else False
    sections = (
        conference_report_reading.page(found=found, today=today).sections
        if found and reads and found.report.state != "sent"
        else ()
    )
    agency = one.agency if one and one.agency else report.agency if report else None
    return ReportLine(
        who=one.name if one else report.author if report else "", role=role,
        agency=agency.name if agency else "", invitation=one.id if one else None,
        report=report.id if report else None, state=report.state if report else "",
        sent_on=report.sent_on if report else None, paper=bool(report and report.paper), wanted=wanted,
        mine=account is not None and account in {one and one.account_id, report and report.account_id},
        reads=reads, due=nearest(dues=dues, event=TO_CHAIR, role=role, day=held.day),
        empty=sum(1 for each in sections if each.is_empty),
    )  # fmt: skip


def _shared(meeting: UUID, may: Collection[May]) -> tuple[SharedLine, ...]:
    """With whom reports were shared, for those who hold the meeting or work with the children."""
    if May.MEET not in may:
        return ()
    return tuple(
        line for each in _reports(meeting) for line in conference_report_reading.shared_of(report=each)
    )


def _can_begin(held: Convened, lines: Iterable[ReportLine], may: Collection[May]) -> tuple[str, ...]:
    if held.meeting.cancelled_on is not None:
        return ()
    theirs = any(each.role == SOCIAL_WORKER and each.report for each in lines)
    if May.WRITE in may:
        return () if theirs else (SOCIAL_WORKER,)
    own = any(each.mine and each.report for each in lines)
    return ("agency",) if May.CONTRIBUTE in may and May.MEET not in may and not own else ()
