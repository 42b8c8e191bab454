"""What the forms about a child have in common: which children, a day, and a reason where one is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from holdfast.casework import guarded, procedure
from holdfast.casework.together import Together
from holdfast.pages.forms import DateField, Form, kept
from holdfast.pages.forms.kept import KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import ticks, words
from holdfast.procedures import guards

TEMPLATE = "pages/child_form.html"
ASKED_WHY = "Where the procedure asks for a reason, or was not kept to"


class ChildForm(Form):
    """A form about one child and some of the brothers and sisters; `children` is left out for one alone."""

    which = "Which children?"
    chosen_first: Sequence[str] = ()  # beside the child itself

    def __init__(self, *positional: Any, together: Together, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.together = together
        if len(together.children) > 1:
            field = ticks(self.which, together.choices, required=True, error="Choose at least one child")
            field.initial = [str(together.child), *self.chosen_first]
            self.fields = {"children": field, **self.fields}

    @property
    def children(self) -> list[UUID]:
        """The children chosen; the one child where there is no choice."""
        return [UUID(each) for each in self.cleaned_data.get("children", [str(self.together.child)])]


def day(label: str, *, past: bool = True, required: bool = True, hint: str = "") -> Any:
    """A day: of what has happened, or any."""
    if not past:
        return DateField(label=label, required=required, help_text=hint)
    return DateField(label=label, past=True, today=timezone.localdate, required=required, help_text=hint)


def why() -> Any:
    """The reason that a guard may ask for."""
    return words(ASKED_WHY, rows=2, hint="Say why. It is kept with your name.")


def drop_why(form: Form, *, step: str, or_step: str = "") -> None:
    """Leave the question out where the authority's procedure has no guard before the step, nor the other."""
    if not any(guards.listed(procedure.pack(), each) for each in (step, or_step) if each):
        form.fields.pop("because", None)


def reasons(cleaned: Mapping[str, Any]) -> Mapping[str, str]:
    """What was typed there, for whichever guard asks."""
    said = str(cleaned.get("because") or "")
    return {guarded.ANY: said} if said else {}


def answer(
    request: Request, *, child: UUID, page: KeptForm, lead: Sequence[str] = (), button: str = "Save"
) -> HttpResponse:
    """Answer through the kept form, with the way back to the child."""
    context = {"child": child, "back": page.back, "lead": lead, "button": button, **page.context}
    return kept.answer(request, replace(page, context=context))
