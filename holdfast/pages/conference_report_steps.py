"""*What happens with this report next?* The author's view, the manager's decision, to the chair, to parents.

Each is a small form that leads back to the report.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import conference_reports, families, procedure
from holdfast.casework.conference_report_reading import ReportPage
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, conference_report
from holdfast.pages.conference_report_forms import (
    AUTHORISE,
    SOMEBODY_ELSE,
    DecideForm,
    SendForm,
    ShareForm,
    ViewForm,
)
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import said as yes_no


@require_http_methods(BOTH)
def own_view(request: Request, report: UUID) -> HttpResponse:
    """Whether the author comes, and what they think of ending the plan."""
    page, today = _page(report), timezone.localdate()

    def save(filled: Filled) -> str:
        said = filled.cleaned
        conference_reports.say_view(report=report, coming=said["coming"], ending=said["ending"], today=today)
        return reverse("report", args=[report])

    def stands() -> Standing:
        now = conference_reports.show(report=report, today=today)
        return Standing(version=now.version, values={"coming": now.coming, "ending": now.ending})

    return _form(
        request, page, name="report-view", title="Your own view", form=ViewForm, save=save,
        said="Your view is saved with the report.", button="Save", standing=stands,
    )  # fmt: skip


@require_http_methods(BOTH)
def ask(request: Request, report: UUID) -> HttpResponse:
    """Give the report to the manager."""
    page = _page(report)

    def save(_: Filled) -> str:
        conference_reports.ask_to_authorise(report=report, today=timezone.localdate())
        return reverse("report", args=[report])

    lead = ["Your manager, or who covers for them, authorises it or sends it back with comments."]
    return _form(
        request, page, name="report-ask", title="Give the report to your manager", form=Form, save=save,
        said="The report is with your manager.", button="Give it to the manager",
        lead=[*lead, *_still(page)],
    )  # fmt: skip


@require_http_methods(BOTH)
def authorise(request: Request, report: UUID) -> HttpResponse:
    """The manager's decision."""
    page, today = _page(report), timezone.localdate()

    def save(filled: Filled) -> str:
        said = filled.cleaned
        if said["decision"] == AUTHORISE:
            conference_reports.authorise(report=report, today=today)
        else:
            conference_reports.send_back(report=report, comments=said["comments"], today=today)
        return reverse("report", args=[report])

    return _form(
        request, page, name="report-authorise", save=save,
        title=f"Authorise: {conference_report.title(page)}",
        form=DecideForm,
        said="Your decision is saved, and the author sees it.", button="Save the decision",
        lead=[f"By {page.author}. Read it first; what you decide stands on it.", *_still(page)],
    )  # fmt: skip


@require_http_methods(BOTH)
def send(request: Request, report: UUID) -> HttpResponse:
    """Send the report to the chair, whatever is empty in it."""
    page, today = _page(report), timezone.localdate()

    def save(filled: Filled) -> str:
        conference_reports.send(report=report, on=filled.cleaned["on"], today=today)
        return reverse("report", args=[report])

    lead = ["From then on everybody who runs the conference reads it, and it is no longer changed."]
    return _form(
        request, page, name="report-send", title="Send the report to the chair", form=SendForm, save=save,
        said="The report is with the chair.", button="Send it", lead=[*lead, *_still(page)],
    )  # fmt: skip


@require_http_methods(BOTH)
def share(request: Request, report: UUID) -> HttpResponse:
    """With whom it was shared, when and how."""
    page, today = _page(report), timezone.localdate()
    people = families.people_of(child=page.children[0][0], today=today)
    wording = Wording.of(pack=procedure.pack())

    def save(filled: Filled) -> str:
        said = filled.cleaned
        listed = said["whom"] != SOMEBODY_ELSE
        conference_reports.share(
            report=report, person=UUID(said["whom"]) if listed else None, with_whom=said["name"],
            role=said["role"], on=said["on"], at=said["at"], how=said["how"], text=said["text"],
            before_meeting=yes_no(said["before"]), today=today,
        )  # fmt: skip
        return reverse("report", args=[report])

    about = dict(page.children)
    family = [each for each in people.relatives if each.in_family and each.id not in about]
    named = [(each.id, f"{each.name}{f', {each.kind}' if each.kind else ''}") for each in family]
    whom = [*named, *page.children]
    return _form(
        request, page, name="report-share", title="The report was shared with the family", save=save,
        form=lambda *given, **options: ShareForm(*given, people=whom, wording=wording, **options),
        said="It is recorded.", button="Save",
        lead=["Parents are given it before the meeting, in a language and a way that they understand."],
    )  # fmt: skip


def _page(report: UUID) -> ReportPage:
    return conference_reports.show(report=report, today=timezone.localdate())


def _still(page: ReportPage) -> list[str]:
    if not page.lacks:
        return []
    return ["What the procedure asks and is not there stands on the report. It does not stop you."]


def _form(  # noqa: PLR0913 - the parts of a small page
    request: Request, page: ReportPage, *, name: str, title: str, form: Callable[..., Any],
    save: Callable[[Filled], str], said: str, button: str, lead: Sequence[str] = (),
    standing: Callable[[], Standing] | None = None,
) -> HttpResponse:  # fmt: skip
    back = reverse("report", args=[page.id])
    return kept.answer(
        request,
        KeptForm(
            name=name, about=str(page.id), title=title, form=form, save=save, back=back, said=said,
            template=child_forms.TEMPLATE, standing=standing,
            context={"back": back, "back_to": "Back to the report", "lead": lead, "button": button},
        ),
    )  # fmt: skip
