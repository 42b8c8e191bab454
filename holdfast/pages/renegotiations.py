"""*Something of the plan cannot be done: why, who must be told, and what is done instead?*

For whoever undertook it, or hears of it. Who must be told stands there at once, with the clause; what is
agreed instead begins the next version of the plan.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import commitments, renegotiations
from holdfast.casework.commitments import Shared
from holdfast.casework.renegotiations import EXTENTS
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import YES_NO, radios, ticks, words


class CannotForm(Form):
    """Why, and how much of the plan it is."""

    why = words("Why can it not be done?", rows=3, required=True, error="Say why it cannot be done")
    extent = radios(
        "How much of the plan is it?", EXTENTS.items(), error="Say how much of the plan it is",
        hint="Where it matters, the conference chair is told",
    )  # fmt: skip
    on = child_forms.day("Since when is it known?")

    def __init__(self, *positional: Any, found: Shared, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.found = found
        self.fields["on"].initial = timezone.localdate()
        if len(found.plans) > 1:
            choices = [(str(each.plan), each.child_name) for each in found.plans]
            field = ticks("In whose plan?", choices, required=True, error="Choose at least one child")
            field.initial = [key for key, _ in choices]
            self.fields = {"plans": field, **self.fields}

    @property
    def plans(self) -> list[UUID]:
        """In which plans it cannot be done."""
        return [UUID(e) for e in self.cleaned_data.get("plans") or [str(self.found.plans[0].plan)]]


class AgreeForm(Form):
    """What is done instead, agreed with whom."""

    instead = words("What is done instead?", rows=3, required=True, error="Say what is done instead")
    agreed_with = words("With whom is it agreed?", rows=2, required=True, error="Say with whom it is agreed")
    on = child_forms.day("On which day?")
    amend = radios(
        "Does the plan change?", YES_NO, error="Say whether the plan changes",
        hint="A new version is begun: it is written, signed and sent round anew",
    )  # fmt: skip

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        self.fields["amend"].initial = "yes"


@require_http_methods(BOTH)
def cannot(request: Request, plan: UUID, commitment: UUID) -> HttpResponse:
    """Why can it not be done?"""
    today = timezone.localdate()
    found = commitments.of_plan(plan=plan, key=commitment, today=today)
    if found.raised is not None and request.method != "POST":
        return redirect(reverse("renegotiation", args=[found.raised]))
    back = reverse("plan-signatures", args=[plan])
    said_of = found.commitment

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, CannotForm):
            raise TypeError("no form of what cannot be done")
        rows = renegotiations.raise_(
            plans=form.plans, key=commitment, why=said["why"], extent=said["extent"], on=said["on"],
            today=today,
        )  # fmt: skip
        return reverse("renegotiation", args=[rows[0]])

    page = KeptForm(
        name="commitment-cannot", about=f"{plan}/{commitment}", title="This cannot be done as agreed",
        form=lambda *given, **options: CannotForm(*given, found=found, **options), save=save, back=back,
        template=child_forms.TEMPLATE, said="It is saved. See who is to be told.",
        context={"back_to": "Back to the plan’s signatures"},
    )  # fmt: skip
    lead = [f"{said_of.who}: {said_of.text}"]
    return child_forms.answer(request, child=found.plans[0].child, page=page, lead=lead)


@require_http_methods(BOTH)
def show(request: Request, renegotiation: UUID) -> HttpResponse:
    """What cannot be done, who is to be told, and what is done instead."""
    today = timezone.localdate()
    found = renegotiations.show(renegotiation=renegotiation, today=today)
    first = found.children[0]
    back = reverse("plan-signatures", args=[first.plan])
    context = {"found": found, "today": today, "first": first, "back": back, "back_to": "Back to the plan"}
    if not found.may_agree:
        return render(request, "pages/plans/renegotiated.html", context)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        drafts = renegotiations.agree(
            renegotiation=renegotiation, instead=said["instead"], agreed_with=said["agreed_with"],
            on=said["on"], amend=said["amend"] == "yes", today=today,
        )  # fmt: skip
        draft = duty_lines.address("plan-draft", drafts[0]) if drafts else ""
        return draft or request.path

    page = KeptForm(
        name="renegotiation", about=str(renegotiation), title="This cannot be done as agreed", save=save,
        form=AgreeForm, back=back, template="pages/plans/renegotiation.html", context=context,
        said="What is done instead is saved.",
    )  # fmt: skip
    return child_forms.answer(request, child=first.child, page=page, button="Save what is done instead")
