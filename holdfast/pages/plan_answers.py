"""*What did this one answer to the plan?* Signed or not; understood, accepted and willing, each for itself.

The social worker records what came on paper, by e-mail or was said; whoever is to sign and has an account
signs here on screen, for several brothers and sisters at once.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import plan_answers, procedure
from holdfast.casework.plan_answers import Answering, AnswerSaid
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import YES_NO, radios, said, ticks, words
from holdfast.procedures import near_dates
from holdfast.procedures.plan_words import SIGNED_HOWS

SCREEN = "screen"
OF_PARENTS = {
    "understands_harm": "Do they understand the evidence of harm?",
    "understands_change": "Do they understand what needs to change?",
    "understands_expected": "Do they understand what is expected of them?",
}
ASKED = {
    "understands": ("Do they understand the planned outcomes?", "Do you understand the planned outcomes?"),
    "accepts": ("Do they accept the plan?", "Do you accept the plan?"),
    "willing": ("Are they willing to work to it?", "Are you willing to work to it?"),
}


class AnswerForm(Form):
    """How they answered, each question for itself; what is left out is not said."""

    def __init__(self, *positional: Any, found: Answering, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.found = found
        own = found.own
        if len(found.all_of) > 1:
            choices = [(str(each.signatory), each.child_name) for each in found.all_of]
            field = ticks("Whose plan?", choices, required=True, error="Choose at least one child")
            field.initial = [key for key, _ in choices]
            self.fields["signatories"] = field
        signs = "Do you sign the plan?" if own else "Is it signed?"
        self.fields["signs"] = radios(signs, YES_NO, required=False)
        for name, (theirs, yours) in ASKED.items():
            self.fields[name] = radios(yours if own else theirs, YES_NO, required=False)
        if found.signatory.side == "parent" and not own:
            for name, label in OF_PARENTS.items():
                self.fields[name] = radios(label, YES_NO, required=False)
        reasons = "If not, why?" if own else "If they do not accept it, why?"
        self.fields["why_not"] = words(reasons, rows=3, hint="Stands in the plan, in these words")
        if not own:
            self._how(found)
        self.fields["meeting"] = forms.ChoiceField(
            label="At which meeting was it said or talked over?", required=False, choices=_meetings(found)
        )

    def _how(self, found: Answering) -> None:
        """How it came: whoever has an account signs on screen for themselves."""
        hows = [each for each in SIGNED_HOWS.items() if each[0] != SCREEN or found.signatory.account is None]
        self.fields["how"] = radios("How did they answer?", hows, error="Say how they answered")
        self.fields["reply"] = words(
            "The words of the e-mail", rows=4, hint="Copied here as they came. Kept on the child’s record."
        )
        self.fields["on"] = child_forms.day("On which day?")
        self.fields["on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Something is said; a no has its reasons, an e-mail its words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("signs", *ASKED, *OF_PARENTS)):
            self.add_error("signs", "Answer at least one of the questions")
        if cleaned.get("accepts") == "no" and not cleaned.get("why_not"):
            self.add_error("why_not", "Say why: the reasons stand in the plan")
        if cleaned.get("how") == "email" and not cleaned.get("reply"):
            self.add_error("reply", "Copy the words of the e-mail")
        return cleaned

    @property
    def signatories(self) -> list[UUID]:
        """The places in the plans that it is for."""
        return [UUID(e) for e in self.cleaned_data.get("signatories") or [str(self.found.signatory.id)]]

    @property
    def answered(self) -> AnswerSaid:
        """What was answered."""
        cleaned = self.cleaned_data
        given = {name: said(cleaned.get(name) or "") for name in ("signs", *ASKED, *OF_PARENTS)}
        return AnswerSaid(**given, why_not=cleaned["why_not"], reply=cleaned.get("reply") or "")


@require_http_methods(BOTH)
def answer(request: Request, plan: UUID, signatory: UUID) -> HttpResponse:
    """The form; what was answered before stands on the page of the signatures."""
    today = timezone.localdate()
    found = plan_answers.prepare(signatory=signatory, today=today)
    if found.plan != plan:
        raise NotHere("They are not to sign this plan.", about="plan", about_id=plan)
    back = reverse("plan-signatures", args=[plan])

    def save(filled: Filled) -> str:
        form, cleaned = filled.form, filled.cleaned
        if not isinstance(form, AnswerForm):
            raise TypeError("no form of an answer")
        plan_answers.answer(
            signatories=form.signatories, said=form.answered, on=cleaned.get("on") or today,
            how=cleaned.get("how") or SCREEN, today=today,
            meeting=UUID(cleaned["meeting"]) if cleaned["meeting"] else None,
        )  # fmt: skip
        return back

    title = f"Sign the plan of {found.child_name}" if found.own else f"{found.signatory.name}: the answer"
    page = KeptForm(
        name="plan-answer", about=str(signatory), title=title, save=save, back=back,
        form=lambda *given, **options: AnswerForm(*given, found=found, **options),
        template="pages/plans/answer.html", said="The answer is kept on the child’s record.",
        context={"found": found, "today": today, "back_to": "Back to the signatures"},
    )  # fmt: skip
    return child_forms.answer(
        request, child=found.child, page=page, lead=_lead(found), button="Save the answer"
    )


def _lead(found: Answering) -> list[str]:
    today = timezone.localdate()
    names = duty_lines.listed([each.child_name for each in found.all_of])
    said_on = near_dates.day(found.made_on, today)
    return [f"The plan of {names}, made {said_on}. What you leave out is not said."]


def _meetings(found: Answering) -> list[tuple[str, str]]:
    wording, today = Wording.of(pack=procedure.pack()), timezone.localdate()
    held = [
        (str(key), f"{wording.title(event=kind)} of {near_dates.day(on, today)}")
        for key, kind, on in found.meetings
    ]
    return [("", "At none yet"), *held]
