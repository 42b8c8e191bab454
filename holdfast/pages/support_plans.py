"""*What follows the child protection plan: who leads it, for how long, who holds the case?* And its end.

For whoever works with the child. What they want next: that it is started, and what is due for it is known.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import afterwards, procedure, support_plans, teams, together
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures.conference_words import SUPPORT_PLANS


class BeginForm(ChildForm):
    """Which plan, who leads it, for how long, who holds the case, what the family says."""

    kind = radios("Which plan follows?", SUPPORT_PLANS.items(), error="Say which plan follows")
    from_on = child_forms.day("From which day?")
    agreed_on = child_forms.day("On which day did the agencies meet and agree it?", required=False)
    named_until_on = child_forms.day(
        "Until when is it to last?", past=False, required=False, hint="The time that is named for it"
    )
    lead = line("Who leads it?", hint="The lead professional, by name and role")
    team = forms.ChoiceField(
        label="Which team or unit goes on holding the case?", required=False,
        help_text="Asked where social work goes on",
    )  # fmt: skip
    aims = words("What is it for?", rows=3)
    family_says = words(
        "What does the family itself say that it still needs?", rows=2,
        hint="Asked where the plan is voluntary: CAF",
    )  # fmt: skip
    although = words("If a part of the plan was not carried out: why all the same?", rows=2)
    because = child_forms.why()

    def __init__(
        self, *positional: Any, held_by: Sequence[tuple[str, str]], then: str, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.fields["team"].choices = [("", "Nobody"), *held_by]  # type: ignore[attr-defined]
        self.fields["lead"].required = True
        self.fields["lead"].error_messages["required"] = "Say who leads it"
        self.fields["kind"].initial = then if then in SUPPORT_PLANS else None
        child_forms.drop_why(self, step="end-child-in-need-plan")


class EndForm(Form):
    """The day, why, and who agreed."""

    on = child_forms.day("On which day?")
    why = words("Why does it end?", rows=3, required=True, error="Say why it ends")
    because = child_forms.why()

    def __init__(self, *positional: Any, is_counted: bool, **options: Any) -> None:
        super().__init__(*positional, **options)
        wording = Wording.of(pack=procedure.pack())
        self.fields["agreed_by"] = ticks(
            "Who agreed?", [(each, _named(wording.role(role=each))) for each in ROLES]
        )
        self.order_fields(["on", "why", "agreed_by", "because"])
        child_forms.drop_why(self, step="end-child-in-need-plan")
        if not is_counted:
            self.fields.pop("because", None)


ROLES = (
    *("mother", "father", "child", "social-worker", "team-manager", "consultant-social-worker"),
    *("health-visitor", "school-nurse", "teacher", "other-professional"),
)


@require_http_methods(BOTH)
def begin(request: Request, child: UUID) -> HttpResponse:
    """The form, with what was decided to follow filled in."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    page = afterwards.of_child(child=child, today=today)
    then = page.plan.then if page.plan else ""
    held_by = [(str(each.id), each.name) for each in teams.list_teams(today=today)]

    def save(filled: Filled) -> str:
        said = filled.cleaned
        support_plans.begin(
            children=_children(filled), kind=said["kind"], from_on=said["from_on"], lead=said["lead"],
            agreed_on=said["agreed_on"], named_until_on=said["named_until_on"],
            team=UUID(said["team"]) if said["team"] else None, aims=said["aims"],
            family_says=said["family_says"], although=said["although"], reasons=child_forms.reasons(said),
            today=today,
        )  # fmt: skip
        return _back(child)

    kept = KeptForm(
        name="support-plan", about=str(child), title=f"A plan that follows for {found.name}", save=save,
        form=lambda *given, **options: BeginForm(
            *given, together=found, held_by=held_by, then=then, **options
        ),
        back=_back(child), template=child_forms.TEMPLATE, said="It has begun.",
    )  # fmt: skip
    lead = [f"Decided to follow: {page.follows}."] if page.follows else []
    if page.undone:
        lead.append(f"Not carried out of the plan before: {'; '.join(page.undone)}.")
    return child_forms.answer(request, child=child, page=kept, lead=lead)


@require_http_methods(BOTH)
def end(request: Request, child: UUID, plan: UUID) -> HttpResponse:
    """The form, with since when it has run."""
    today = timezone.localdate()
    found = support_plans.show(plan=plan, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        support_plans.end(
            plan=plan, on=said["on"], why=said["why"], today=today, reasons=child_forms.reasons(said),
            agreed_by=said["agreed_by"],
        )  # fmt: skip
        return _back(found.child)

    kept = KeptForm(
        name="support-plan-end", about=str(plan), title=f"End the plan: {found.named}", save=save,
        form=lambda *given, **options: EndForm(
            *given, is_counted=found.kind == support_plans.SOCIAL_WORK, **options
        ),
        back=_back(child), template=child_forms.TEMPLATE, said="It has ended.",
    )  # fmt: skip
    named = f", named until {_day(found.named_until_on)}" if found.named_until_on else ""
    return child_forms.answer(
        request, child=child, page=kept, lead=[f"It began on {_day(found.from_on)}{named}."]
    )


def _children(filled: Filled) -> list[UUID]:
    if not isinstance(filled.form, ChildForm):
        raise TypeError("no form about children")
    return filled.form.children


def _named(role: str) -> str:
    return role[:1].upper() + role[1:]


def _back(child: UUID) -> str:
    return reverse("child-afterwards", args=[child])


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
