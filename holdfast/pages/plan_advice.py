"""*What does the plan still lack, and how will the family read it?* Each part with its clause.

Nothing that is missing stops anybody. Advice on how a plan is written may be passed over, with why.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.casework import plan_advice
from holdfast.casework.plan_advice import LacksPage, PartLacks, PlanHead
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

ELSEWHERE = {"core_group": "core-group-members", "dimensions": "assessment-begin"}
"""Of what is missing and written elsewhere in the child’s record, the page on which it is."""


class PassForm(Form):
    """Which advice, and why it is passed over."""

    content = forms.CharField(widget=forms.HiddenInput)
    missing = forms.CharField(widget=forms.HiddenInput)
    why = words(
        "Why do you pass it over?", rows=3, required=True, error="Say why you pass it over",
        hint="It stays listed below the plan, with your name",
    )  # fmt: skip

    def __init__(self, *positional: Any, content: str, missing: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["content"].initial, self.fields["missing"].initial = content, missing


@require_safe
def lacks(request: Request, plan: UUID) -> HttpResponse:
    """All that is missing from a version, by part."""
    today = timezone.localdate()
    page = plan_advice.show(plan=plan, today=today)
    context = {
        "page": page, "today": today, "back": _back(page.head),
        "parts": [(each, _address(page, each)) for each in page.parts],
    }  # fmt: skip
    return render(request, "pages/plans/lacking.html", context)


@require_safe
def family(request: Request, plan: UUID) -> HttpResponse:
    """A version as the family will read it, fit to be printed."""
    today = timezone.localdate()
    page = plan_advice.read_as_family(plan=plan, today=today)
    return render(
        request, "pages/plans/family.html", {"page": page, "today": today, "back": _back(page.head)}
    )


@require_http_methods(BOTH)
def pass_over(request: Request, plan: UUID) -> HttpResponse:
    """Pass over one piece of advice; without one, or one that is gone, back to what there is."""
    today = timezone.localdate()
    page = plan_advice.show(plan=plan, today=today)
    asked = request.POST if request.method == "POST" else request.GET
    content, missing = asked.get("content", ""), asked.get("missing", "")
    back = reverse("plan-lacks", args=[plan])
    known = {(each.content, each.missing) for part in page.parts for each in part.lacks}
    known |= {(each.content, each.missing) for each in page.passed}
    if (content, missing) not in known:
        if content:
            messages.info(request, "The plan no longer has this advice.")
        return HttpResponseRedirect(back)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        plan_advice.pass_over(
            plan=plan, content=said["content"], missing=said["missing"], why=said["why"], today=today
        )
        return back

    return child_forms.answer(request, child=page.head.child, button="Pass it over", page=KeptForm(
        name="advice-pass", about=f"{plan}/{content}", title="Pass over advice on the plan", save=save,
        form=lambda *given, **options: PassForm(*given, content=content, missing=missing, **options),
        back=back, said="The advice is passed over.", template="pages/plans/advice_pass.html",
        context={"advice": missing, "back_to": "Back to what the plan lacks"},
    ))  # fmt: skip


def _back(head: PlanHead) -> str:
    """To where a draft is written, or to the child's plan."""
    written = duty_lines.address("plan-draft", head.plan) if head.state == "draft" else ""
    return written or duty_lines.address("child-plan", head.child) or duty_lines.back_to(head.child)


def _address(page: LacksPage, part: PartLacks) -> str:
    """Where what is missing is written; nothing for what is made, or of no one part."""
    if not page.writes or not part.part:
        return ""
    if part.part in ELSEWHERE:
        return elsewhere(part=part.part, child=page.head.child)
    return duty_lines.address("plan-part", page.head.plan, part.part) if page.head.state == "draft" else ""


def elsewhere(*, part: str, child: UUID) -> str:
    """Where a part is written that stands elsewhere in the record; nothing where it is no page of its own."""
    return duty_lines.address(ELSEWHERE[part], child) if part in ELSEWHERE else ""
