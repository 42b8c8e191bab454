"""*What does the core group tell the review?* Made from what its meetings recorded; nothing is typed anew."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.casework import core_group_reports
from holdfast.casework.core_group_reports import Report
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures.conference_words import SENT_HOWS


class SendForm(Form):
    """On which day it went, and how."""

    on = child_forms.day("On which day?")
    how = forms.ChoiceField(
        label="How?", choices=[("", "Choose"), *SENT_HOWS.items()],
        error_messages={"required": "Say how it was sent"},
    )  # fmt: skip

    def __init__(self, *positional: object, **options: object) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


@require_safe
def report(request: Request, child: UUID) -> HttpResponse:
    """The report on one child, to read, to print and to send."""
    today = timezone.localdate()
    found: Report = core_group_reports.show(child=child, today=today)
    return render(request, "pages/core_groups/report.html", {"report": found, "today": today})


@require_http_methods(BOTH)
def send(request: Request, child: UUID) -> HttpResponse:
    """Say that the report went to the chair of the review."""
    today = timezone.localdate()
    found: Report = core_group_reports.show(child=child, today=today)
    back = reverse("core-group-report", args=[child])

    def save(filled: Filled) -> str:
        core_group_reports.send(child=child, on=filled.cleaned["on"], how=filled.cleaned["how"], today=today)
        return back

    return kept.answer(request, KeptForm(
        name="core-group-report-send", about=str(child), title=f"Send the report on {found.name}", save=save,
        form=SendForm, back=back, said="It is saved that the report went.", template=child_forms.TEMPLATE,
        context={
            "back": back, "back_to": "Back to the report", "button": "Say that it went",
            "lead": ["It goes to the chair of the review."],
        },
    ))  # fmt: skip
