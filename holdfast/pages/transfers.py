"""*A child with a plan comes from another authority: for good, or for a time?* Who is responsible meanwhile.

For the conference service and whoever works with the child.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import together, transfers
from holdfast.casework.wording import CATEGORIES
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, ticks, words


class _FromElsewhere(ChildForm):
    """Which authority, whom one reaches there, which plan the child has there."""

    other = line("Which authority?")
    contact = line("Whom do you reach there?", hint="Name and number")
    other_plan = words("What plan has the child there?", rows=3)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["other"].required = True
        self.fields["other"].error_messages["required"] = "Say which authority"


class TransferForm(_FromElsewhere):
    """The asking, and when the papers came."""

    asked_on = child_forms.day("On which day did they ask?")
    papers_on = child_forms.day("On which day did the papers come?", required=False)
    note = words("Anything else", rows=2)


class TemporaryForm(_FromElsewhere):
    """A plan of another authority, entered here for a time."""

    began_on = child_forms.day("Since when has the child the plan there?")
    on = child_forms.day("From which day is it entered here?")
    expected_until_on = child_forms.day(
        "Until when do you expect the child here?", past=False, required=False
    )
    categories = ticks(
        "Under which categories?", [(each, name[:1].upper() + name[1:]) for each, name in CATEGORIES.items()],
        required=True, error="Choose at least one category",
    )  # fmt: skip


@require_http_methods(BOTH)
def ask(request: Request, child: UUID) -> HttpResponse:
    """The asking of another authority."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        transfers.ask(
            children=_children(filled), other=said["other"], contact=said["contact"],
            other_plan=said["other_plan"], asked_on=said["asked_on"], papers_on=said["papers_on"],
            note=said["note"], today=today,
        )  # fmt: skip
        return _back(child)

    page = KeptForm(
        name="transfer-in", about=str(child), title=f"Take over from another authority: {found.name}",
        form=lambda *given, **options: TransferForm(*given, together=found, **options), save=save,
        back=_back(child), template=child_forms.TEMPLATE,
        said="It is recorded. The other authority stays responsible until the receiving conference.",
    )  # fmt: skip
    lead = [
        "Until the receiving conference the other authority stays responsible for the plan.",
        "While the child is here already, enter the plan for the time being as well.",
    ]
    return child_forms.answer(request, child=child, page=page, lead=lead)


@require_http_methods(BOTH)
def enter(request: Request, child: UUID) -> HttpResponse:
    """A temporary entry."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        transfers.enter(
            children=_children(filled), other=said["other"], contact=said["contact"],
            other_plan=said["other_plan"], began_on=said["began_on"], on=said["on"],
            expected_until_on=said["expected_until_on"], categories=said["categories"], today=today,
        )  # fmt: skip
        return _back(child)

    page = KeptForm(
        name="temporary", about=str(child), title=f"Enter for a time: {found.name}", save=save,
        form=lambda *given, **options: TemporaryForm(*given, together=found, **options),
        back=_back(child), template=child_forms.TEMPLATE,
        said="The child is entered for a time. What is due stands on the lists.",
    )  # fmt: skip
    lead = [
        "For a child who is here for a time with another authority’s plan: the entry ends with that time."
    ]
    return child_forms.answer(request, child=child, page=page, lead=lead)


class StayForm(Form):
    """Until when, and why."""

    until_on = child_forms.day("Until when?", past=False)
    why = words("Why do they stay?", rows=2, required=True, error="Say why they stay")


@require_http_methods(BOTH)
def stay_longer(request: Request, child: UUID, transfer: UUID) -> HttpResponse:
    """A child who is here for a time stays until a later day."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)

    def save(filled: Filled) -> str:
        transfers.stay_longer(
            transfer=transfer, until_on=filled.cleaned["until_on"], why=filled.cleaned["why"], today=today
        )
        return _back(child)

    page = KeptForm(
        name="stay-longer", about=str(transfer), title=f"{found.name} stays longer", save=save,
        form=StayForm, back=_back(child), template=child_forms.TEMPLATE, said="It is recorded.",
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)


def _children(filled: Filled) -> list[UUID]:
    if not isinstance(filled.form, ChildForm):
        raise TypeError("no form about children")
    return filled.form.children


def _back(child: UUID) -> str:
    return reverse("child-afterwards", args=[child])
