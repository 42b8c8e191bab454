"""*Who has signed the plan, who has not, and who does not agree?* With where to send it and record an answer.

For the social worker, and for whoever is to sign. The words of an e-mail are shown to who may write alone.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import plan_answers, plan_rounds, plan_signatories, procedure
from holdfast.casework.plan_agreed import Answered, Signatory
from holdfast.casework.plan_rounds import Round
from holdfast.casework.plan_signatories import Who
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import CAME
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks, words
from holdfast.procedures.plan_words import SIGN_SIDES, SIGNED_HOWS

STATES = {
    "signed": "Signed", "waiting": "Not signed yet", "disagrees": "Does not agree", "refused": "Did not sign",
    "not-asked": "Not asked to sign",
}  # fmt: skip
AGREES = "Agrees, not signed yet"
QUESTIONS = (
    ("understands", "Understands the planned outcomes"),
    ("accepts", "Accepts the plan"),
    ("willing", "Is willing to work to it"),
)
OF_PARENTS = (
    ("understands_harm", "Understands the evidence of harm"),
    ("understands_change", "Understands what needs to change"),
    ("understands_expected", "Understands what is expected of them"),
)
SAID = {True: "Yes", False: "No"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One who is to sign, as the page shows them: in words, with what each question was answered."""

    each: Signatory
    says: str
    answers: tuple[tuple[str, str], ...]
    unsaid: tuple[str, ...]  # the questions nobody has answered yet, in words
    spoken: tuple[tuple[Answered, str], ...]  # each answer, and how it came
    own: bool


class AddForm(Form):
    """Who else is to sign, and whose plan."""

    name = forms.CharField(label="Name", max_length=254, error_messages={"required": "Say who it is"})
    side = radios("Who are they?", SIGN_SIDES.items(), error="Say who they are")
    role = forms.ChoiceField(label="Their role", required=False, choices=())

    def __init__(self, *positional: Any, found: Round, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.found = found
        wording = Wording.of(pack=procedure.pack())
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", "Not said"), *((each, wording.role(role=each)) for each in CAME)
        ]  # fmt: skip
        if len(found.plans) > 1:
            choices = [(str(each.plan), each.child_name) for each in found.plans]
            field = ticks("Whose plan?", choices, required=True, error="Choose at least one child")
            field.initial = [key for key, _ in choices]
            self.fields["plans"] = field

    @property
    def plans(self) -> list[UUID]:
        """Whose plans they sign."""
        return [UUID(each) for each in self.cleaned_data.get("plans") or [str(self.found.plan)]]


class OutForm(Form):
    """Why somebody is not asked to sign."""

    why = words("Why?", rows=2, required=True, error="Say why they are not asked", hint="Stands in the plan")


@require_safe
def show(request: Request, plan: UUID) -> HttpResponse:
    """Everybody who is to sign, each with what they answered; who does not agree first."""
    today = timezone.localdate()
    found = plan_rounds.show(plan=plan, today=today)
    lines = [_line(each, found) for each in found.agreement.signatories]
    return render(request, "pages/plans/signatures.html", {
        "found": found, "agreement": found.agreement, "today": today, "lines": lines,
        "mine": next((each for each in lines if each.own and each.each.state == "waiting"), None),
        "wording": Wording.of(pack=procedure.pack()),
    })  # fmt: skip


@require_http_methods(BOTH)
def add(request: Request, plan: UUID) -> HttpResponse:
    """Who else is to sign?"""
    today = timezone.localdate()
    found = plan_rounds.show(plan=plan, today=today)
    back = reverse("plan-signatures", args=[plan])

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, AddForm):
            raise TypeError("no form of somebody else who signs")
        who = Who(name=said["name"], role=said["role"], side=said["side"])
        plan_signatories.ask(plans=form.plans, who=who, today=today)
        return back

    page = KeptForm(
        name="plan-signatory-add", about=str(plan), title=f"Somebody else is to sign: {found.child_name}",
        form=lambda *given, **options: AddForm(*given, found=found, **options), save=save, back=back,
        template=child_forms.TEMPLATE, said="They are to sign too.",
        context={"back_to": "Back to the signatures"},
    )  # fmt: skip
    return child_forms.answer(request, child=found.child, page=page)


@require_http_methods(BOTH)
def leave_out(request: Request, plan: UUID, signatory: UUID) -> HttpResponse:
    """Why is somebody not asked?"""
    today = timezone.localdate()
    found = plan_answers.prepare(signatory=signatory, today=today)
    if found.plan != plan:
        raise NotHere("They are not to sign this plan.", about="plan", about_id=plan)
    back = reverse("plan-signatures", args=[plan])

    def save(filled: Filled) -> str:
        plan_signatories.leave_out(signatories=[signatory], why=filled.cleaned["why"], today=today)
        return back

    page = KeptForm(
        name="plan-signatory-out", about=str(signatory), title=f"{found.signatory.name} is not asked to sign",
        form=OutForm, save=save, back=back, template=child_forms.TEMPLATE, said="It is saved.",
        context={"back_to": "Back to the signatures"},
    )  # fmt: skip
    return child_forms.answer(request, child=found.child, page=page)


def _line(each: Signatory, found: Round) -> Line:
    asked = [*QUESTIONS, *(OF_PARENTS if each.side == "parent" else ())]
    said = [(says, each.said(of=name)) for name, says in asked]
    return Line(
        each=each, own=found.me is not None and found.me == each.account,
        says=AGREES if each.state == "waiting" and each.agrees else STATES[each.state],
        answers=tuple((says, SAID[answer]) for says, answer in said if answer is not None),
        unsaid=tuple(says[:1].lower() + says[1:] for says, answer in said if answer is None),
        spoken=tuple((one, SIGNED_HOWS[one.how].lower()) for one in each.answers),
    )  # fmt: skip
