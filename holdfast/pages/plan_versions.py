"""*What does the plan say, what did it say before, what changed?* Versions, their difference, and making one.

For everybody of the core group; whoever works with the child makes a draft the plan.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.casework import plan_differences, plan_making_pages, plan_outlines, plan_pages, plan_versions
from holdfast.casework.plan_making_pages import MakePage
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks, words


@require_safe
def show(request: Request, plan: UUID) -> HttpResponse:
    """One version, as it was made."""
    today = timezone.localdate()
    page = plan_pages.show(plan=plan, today=today)
    context = {"plan": page, "today": today, "back": _back(page.child)}
    return render(request, "pages/plans/version_page.html", context)


@require_safe
def difference(request: Request, plan: UUID) -> HttpResponse:
    """What a version changed of the one before, or of another."""
    today = timezone.localdate()
    other = _key(request.GET.get("before", ""))
    page = plan_differences.show(plan=plan, before=other, today=today)
    context = {"page": page, "today": today, "back": _back(page.child), "ats": plan_versions.ATS}
    return render(request, "pages/plans/difference.html", context)


@require_safe
def outline(request: Request, child: UUID) -> HttpResponse:
    """What became of each part of the outline plan."""
    today = timezone.localdate()
    page = plan_outlines.show(child=child, today=today)
    return render(
        request, "pages/plans/outline_parts.html", {"page": page, "today": today, "back": _back(child)}
    )


class MakeForm(Form):
    """When and where it was agreed; why, where it changes a plan; with whose drafts."""

    made_on = child_forms.day("When was it agreed?")
    at = radios("Where was it agreed?", plan_versions.ATS.items(), error="Say where it was agreed")

    def __init__(self, *positional: Any, page: MakePage, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["made_on"].initial = page.meeting_on or timezone.localdate()
        self.fields["at"].initial = "core-group"
        if page.others:
            choices = [(str(each.plan), each.name) for each in page.others]
            self.fields["others"] = ticks("Make the plans of brothers and sisters too?", choices)
            self.fields["others"].initial = [str(each.plan) for each in page.others if each.is_written]
        if page.changes:
            self.fields["why"] = words(
                "Why is the plan changed?", rows=2, required=True, error="Say why the plan is changed",
                hint="Those who sign it again will read it",
            )  # fmt: skip
            self.fields["why"].initial = page.why
        if page.untimed:
            self.fields["timescales"] = words(
                "Why has an outcome no time yet?",
                rows=2,
                required=True,
                error="Say why, or go back and say by when",
            )
        self.fields["because"] = child_forms.why()
        child_forms.drop_why(self, step="change-plan")

    @property
    def plans(self) -> list[UUID]:
        """The drafts of brothers and sisters that were ticked."""
        return [UUID(each) for each in self.cleaned_data.get("others", ())]


@require_http_methods(BOTH)
def make(request: Request, plan: UUID) -> HttpResponse:
    """Make a draft the plan."""
    today = timezone.localdate()
    page = plan_making_pages.prepare(plan=plan, today=today)
    back = duty_lines.address("plan-draft", plan) or _back(page.child)

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, MakeForm):
            raise TypeError("no form of a version")
        reasons = dict(child_forms.reasons(said))
        if said.get("timescales"):
            reasons[plan_versions.TIMESCALES] = said["timescales"]
        plan_versions.make(
            plans=[plan, *form.plans], made_on=said["made_on"], at=said["at"], why=said.get("why", ""),
            meeting=page.meeting, reasons=reasons, today=today,
        )  # fmt: skip
        return _back(page.child)

    answered = KeptForm(
        name="plan-make", about=str(plan), title=f"Make this the plan of {page.name}", save=save,
        form=lambda *given, **options: MakeForm(*given, page=page, **options), back=back,
        template="pages/plans/make.html", said="The plan is made. Now send it round to be signed.",
        context={"back_to": "Back to the draft", "page": page, "today": today},
    )  # fmt: skip
    return child_forms.answer(request, child=page.child, page=answered, button="Make it the plan")


def _back(child: UUID) -> str:
    return duty_lines.address("child-plan", child) or duty_lines.back_to(child)


def _key(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
