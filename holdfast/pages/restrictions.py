"""*Who may not learn of this family?* Restrict the record of a family group, let somebody in, lift it again.

For the manager of the case, when somebody on the staff knows the family. Everybody else finds no record.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import covers, restrictions
from holdfast.casework.restrictions import RestrictionPage
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import DateField, Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, words

LIFT, ADMIT, SHUT_OUT = "lift", "admit", "shut-out"


class RestrictForm(Form):
    """Why, and who is let in."""

    why = words("Why is it restricted?", rows=2, required=True, error="Say why it is restricted")
    account = forms.ChoiceField(
        label="Let somebody in", required=False, help_text="You can let others in afterwards"
    )

    def __init__(self, *positional: Any, who: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["account"].choices = [("", "Nobody else"), *who]  # type: ignore[attr-defined]


class ChangeForm(Form):
    """What changes, for whom, and why."""

    do = radios(
        "What do you want to do?",
        [(ADMIT, "Let somebody in"), (SHUT_OUT, "Let somebody in no longer"), (LIFT, "Lift the restriction")],
        error="Say what you want to do",
    )  # fmt: skip
    account = forms.ChoiceField(
        label="Whom?", required=False, help_text="Where you let somebody in, or no longer"
    )
    until_on = DateField(label="Last day", required=False, help_text="Where it is for a time")
    why = words("Why?", rows=2, required=True, error="Say why")

    def __init__(self, *positional: Any, who: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["account"].choices = [("", "Choose somebody"), *who]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must be named where it is about somebody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("do") in {ADMIT, SHUT_OUT} and not cleaned.get("account"):
            self.add_error("account", "Choose whom")
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def restrict(request: Request, child: UUID) -> HttpResponse:
    """The state of the family, and the form to change it."""
    today = timezone.localdate()
    page = restrictions.show(child=child, today=today)
    who = [(str(key), name) for key, name in covers.who_can(today=today)]
    made = _change(child, who) if page.restricted else _restrict(child, who)
    return child_forms.answer(
        request, child=child, page=made, lead=_lead(page),
        button="Save" if page.restricted else "Restrict the family",
    )  # fmt: skip


def _restrict(child: UUID, who: list[tuple[str, str]]) -> KeptForm:
    def save(filled: Filled) -> str:
        said = filled.cleaned
        restrictions.restrict(
            child=child, why=said["why"], admit=[UUID(said["account"])] if said["account"] else [],
            today=timezone.localdate(),
        )  # fmt: skip
        # Whoever manages the service restricts, and does not let themselves in by it.
        may = access_children.allowed(child=child, today=timezone.localdate())
        stays = may is not None and May.DECIDE in may.may
        return reverse("restrict", args=[child]) if stays else reverse("today")

    return KeptForm(
        name="restrict", about=str(child), title="Restrict the record", save=save,
        form=lambda *given, **options: RestrictForm(*given, who=who, **options),
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="The family is restricted.",
    )  # fmt: skip


def _change(child: UUID, who: list[tuple[str, str]]) -> KeptForm:
    def save(filled: Filled) -> str:
        said, today = filled.cleaned, timezone.localdate()
        if said["do"] == LIFT:
            restrictions.lift(child=child, why=said["why"], today=today)
        elif said["do"] == ADMIT:
            restrictions.admit(
                child=child, account=UUID(said["account"]), why=said["why"], until_on=said["until_on"],
                today=today,
            )  # fmt: skip
        else:
            restrictions.shut_out(child=child, account=UUID(said["account"]), why=said["why"], today=today)
        return reverse("restrict", args=[child])

    return KeptForm(
        name="restriction-change", about=str(child), title="The restriction", save=save,
        form=lambda *given, **options: ChangeForm(*given, who=who, **options),
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="It is changed.",
    )  # fmt: skip


def _lead(page: RestrictionPage) -> list[str]:
    if not page.restricted or page.from_on is None:
        return [
            f"It is on the whole family group, {page.name}: {page.members} people. Only those who work with "
            "the family, their manager, and whoever you let in see the record. Others do not learn that "
            "there is one."
        ]
    since = f"{page.from_on.day} {page.from_on:%B %Y}"
    let_in = [f"{each.name} is let in: {each.why}" for each in page.admitted]
    return [f"{page.name} has been restricted since {since}: {page.why}", *let_in]
