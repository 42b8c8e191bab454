"""*Who still owes a report, and what is late?* The reports of one conference: a tab of its pages.

For whoever arranges or chairs it, and for everybody who writes one: next they open theirs, or chase it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import conference_reports, convened, procedure
from holdfast.casework.conference_report_lists import ReportLine, ReportsPage
from holdfast.casework.convened import Top
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, conference_tabs, duty_lines
from holdfast.pages.conference_report_forms import SOMEBODY_ELSE, ReceivedForm
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import REPORT_KINDS, REPORT_STATES

TAB = "conference-reports"


@dataclass(frozen=True)
class Row:
    """One report as the page shows it: how far it has come, by when it is wanted, whether it is late."""

    line: ReportLine
    role: str
    state: str
    when: str
    is_late: bool


@require_safe
def index(request: Request, meeting: UUID) -> HttpResponse:
    """Everybody who owes one, how far each has come, and what whoever looks can do."""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    page = conference_reports.of_meeting(meeting=meeting, today=today)
    wording = Wording.of(pack=procedure.pack())
    context = {
        **framed(top), "page": page,
        "rows": [_row(each, wording, today) for each in page.lines],
        "begins": [(kind, REPORT_KINDS[kind]) for kind in page.can_begin],
        "parents": _parents(page, today),
    }  # fmt: skip
    return render(request, "pages/conferences/reports.html", context)


def framed(top: Top) -> dict[str, Any]:
    """What every page of a conference's reports has at its top."""
    return {
        "top": top, "today": timezone.localdate(),
        "tabs": conference_tabs.tabs(meeting=top.meeting, here=TAB), "tab_says": "Reports",
    }  # fmt: skip


def _row(line: ReportLine, wording: Wording, today: Any) -> Row:
    state = REPORT_STATES[line.state] if line.state else "Not begun"
    if line.sent_on is not None:
        state = (
            f"{'Came on paper' if line.paper else 'Sent to the chair'} {near_dates.day(line.sent_on, today)}"
        )
    due = line.due
    late_after = due.late_after if due else None
    came_late = bool(line.sent_on and late_after and line.sent_on > late_after)
    is_late = line.sent_on is None and bool(due and due.days is not None and due.days < 0)
    when = ""
    if came_late and line.sent_on and late_after:
        when = f"It was due {near_dates.day(late_after, today)}: {near_dates.away(late_after, line.sent_on)}"
    elif due is not None and line.sent_on is None and line.wanted:
        when = "Due " + duty_lines.by_when(due_on=late_after, unset=due.unset, today=today)
        when = when if late_after else "By when is not stated by the procedure"
    role = wording.role(role=line.role)
    return Row(line=line, role=role, state=state, when=when, is_late=is_late or came_late)


def _parents(page: ReportsPage, today: Any) -> str:
    """By when the parents are given the social worker's report, where the procedure says so."""
    due = page.parents
    if due is None:
        return ""
    if due.met_on is not None and due.breached_on is None:
        return (
            f"The parents were given the social worker’s report {near_dates.day(due.met_on, today)}, in time."
        )
    if due.breached_on is not None:
        return "The parents were not given the social worker’s report before the meeting."
    when = duty_lines.by_when(due_on=due.late_after, unset=due.unset, today=today)
    return f"The parents get the social worker’s report by {when}. {due.cite}."


@require_http_methods(BOTH)
def begin(request: Request, meeting: UUID) -> HttpResponse:
    """Begin one's own report: it starts with what the record knows."""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    page = conference_reports.of_meeting(meeting=meeting, today=today)
    if not page.can_begin:
        raise Refused(
            "There is no report here for you to begin.", about="person", about_id=top.children[0].id,
            who_can_help="whoever has begun it, or the conference service",
        )  # fmt: skip
    kind = page.can_begin[0]

    def save(_: Filled) -> str:
        made = conference_reports.begin(meeting=meeting, kind=kind, today=today)
        return reverse("report", args=[made])

    lead = [f"For the {top.title[:1].lower()}{top.title[1:]}, about {_names(top)}."]
    if kind == "social-worker":
        lead.append(
            "It begins with what is recorded: visits since the last conference, what the children said, the "
            "assessment’s findings, the chronology, and how far the plan has come. You go on from there."
        )
    else:
        lead.append(
            "Write what you know: no section has to be filled, and none stops the report. "
            "What is recorded of your involvement stands in it already."
        )
    return _form(
        request, top, name="report-begin", title=f"Begin: {REPORT_KINDS[kind]}" if kind == "social-worker"
        else "Begin your report", form=Form, save=save, lead=lead, button="Begin it", said="It is begun.",
    )  # fmt: skip


@require_http_methods(BOTH)
def received(request: Request, meeting: UUID) -> HttpResponse:
    """Record a report that came on paper."""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    page = conference_reports.of_meeting(meeting=meeting, today=today)
    if not page.can_receive:
        raise Refused(
            "A report on paper is recorded by whoever runs the conference.", about="person",
            about_id=top.children[0].id, who_can_help="the conference service",
        )  # fmt: skip
    wording = Wording.of(pack=procedure.pack())

    def save(filled: Filled) -> str:
        said = filled.cleaned
        listed = said["whose"] != SOMEBODY_ELSE
        conference_reports.receive_on_paper(
            meeting=meeting, author=said["name"], role=said["role"], on=said["on"], today=today,
            invitation=UUID(said["whose"]) if listed else None, coming=said["coming"], ending=said["ending"],
        )  # fmt: skip
        return reverse(TAB, args=[meeting])

    return _form(
        request, top, name="report-received", title="A report came on paper", save=save,
        form=lambda *given, **options: ReceivedForm(*given, lines=page.lines, wording=wording, **options),
        lead=["It counts as sent to the chair on the day it came."], button="Save it",
        said="The report is recorded.",
    )  # fmt: skip


def _form(  # noqa: PLR0913 - the parts of a small page
    request: Request, top: Top, *, name: str, title: str, form: Any, save: Any, lead: list[str], button: str,
    said: str,
) -> HttpResponse:  # fmt: skip
    back = reverse(TAB, args=[top.meeting])
    return kept.answer(
        request,
        KeptForm(
            name=name, about=str(top.meeting), title=title, form=form, save=save, back=back, said=said,
            template=child_forms.TEMPLATE,
            context={"back": back, "back_to": "Back to the reports", "lead": lead, "button": button},
        ),
    )  # fmt: skip


def _names(top: Top) -> str:
    return duty_lines.listed([each.name for each in top.children])
