"""*To whom did the plan go to be signed, and when?* For brothers and sisters at once, with its clause."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import plan_circulations, plan_rounds, procedure
from holdfast.casework.plan_agreements import CIRCULATED
from holdfast.casework.plan_rounds import Round, Somebody
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Choice, Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import SENT_HOWS


class CirculateForm(Form):
    """To whom it went, how and on which day; those who have it already are not asked for."""

    how = radios("How did it go?", SENT_HOWS.items(), error="Say how it went")
    on = child_forms.day("On which day?")
    chair = forms.BooleanField(label="The conference chair has it too", required=False)

    def __init__(self, *positional: Any, found: Round, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.found, wording = found, Wording.of(pack=procedure.pack())
        self.waiting = [each for each in found.people if not each.has_it]
        self.fields["on"].initial = timezone.localdate()
        self.fields["chair"].label = f"The {wording.role(role='conference-chair')} has it too"
        if self.waiting:
            field = ticks("To whom?", [(each.key, _choice(each, found, wording)) for each in self.waiting])
            field.initial = [each.key for each in self.waiting]
            self.fields = {"to": field, **self.fields}
        if len(found.plans) > 1:
            choices = [(str(each.plan), each.child_name) for each in found.plans]
            which = ticks("Whose plan?", choices, required=True, error="Choose at least one child")
            which.initial = [key for key, _ in choices]
            self.fields = {"plans": which, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Somebody got it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("to") and not cleaned.get("chair"):
            self.add_error("to" if "to" in self.fields else "chair", "Choose at least one")
        return cleaned

    @property
    def plans(self) -> list[UUID]:
        """Whose plans went."""
        return [UUID(each) for each in self.cleaned_data.get("plans") or [str(self.found.plan)]]

    @property
    def signatories(self) -> list[UUID]:
        """The places in those plans of whoever was ticked."""
        ticked, plans = set(self.cleaned_data.get("to") or ()), set(self.plans)
        return [
            row.id
            for each in self.waiting
            if each.key in ticked
            for row in each.rows
            if row.plan in plans and row.circulated_on is None
        ]


@require_http_methods(BOTH)
def circulate(request: Request, plan: UUID) -> HttpResponse:
    """The form, with everybody ticked who has not got it yet."""
    today = timezone.localdate()
    found = plan_rounds.show(plan=plan, today=today)
    back = reverse("plan-signatures", args=[plan])

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, CirculateForm):
            raise TypeError("no form of a plan sent round")
        plan_circulations.circulate(
            signatories=form.signatories, plans=form.plans if said["chair"] else (), chair=said["chair"],
            on=said["on"], how=said["how"], today=today,
        )  # fmt: skip
        return back

    page = KeptForm(
        name="plan-circulate", about=str(plan), title=f"Send {found.child_name}’s plan round to be signed",
        form=lambda *given, **options: CirculateForm(*given, found=found, **options), save=save, back=back,
        template=child_forms.TEMPLATE, said="It is saved to whom the plan went.",
        context={"back_to": "Back to the signatures"},
    )  # fmt: skip
    return child_forms.answer(
        request, child=found.child, page=page, lead=_by_when(found), button="Save to whom it went"
    )


def _choice(each: Somebody, found: Round, wording: Wording) -> Choice:
    role = f", {wording.role(role=each.role)}" if each.role else ""
    names = {one.plan: one.child_name for one in found.plans}
    of = [names[row.plan] for row in each.rows if row.circulated_on is None]
    some = len(of) < len(found.plans)
    return Choice(f"{each.name}{role}", hint=f"Plan of {duty_lines.listed(of)}" if some else "")


def _by_when(found: Round) -> list[str]:
    """What the procedure says of it, with its clause and how far away its day is."""
    today = timezone.localdate()
    said = {}
    for each in found.agreement.limits:
        if each.event == CIRCULATED and each.met_on is None and each.by_on is not None:
            when = f"{near_dates.day(each.by_on, today)}, {near_dates.away(each.by_on, today)}"
            said[each.duty] = f"{each.say} By {when} ({each.cite})."
    return list(said.values())
