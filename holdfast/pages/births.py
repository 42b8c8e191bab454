"""*The baby is born.* The day, the name; what goes on, and what begins with it.

For whoever works with the child, on the day they hear of it.
"""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import births
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line
from holdfast.procedures.record_words import SEXES


class BirthForm(Form):
    """The day, the name, the sex."""

    born_on = child_forms.day("On which day was the child born?")
    given_name = line("Given name", hint="If there is none yet, what the family or the hospital says: Baby")
    family_name = line("Family name")
    sex = forms.ChoiceField(label="Sex", required=False, choices=[("", "Not said"), *SEXES.items()])

    def __init__(self, *positional: object, **options: object) -> None:
        super().__init__(*positional, **options)
        self.fields["given_name"].required = True
        self.fields["given_name"].error_messages["required"] = "Give the child’s name"


@require_http_methods(BOTH)
def record(request: Request, child: UUID) -> HttpResponse:
    """The form, with what is known of the child so far."""
    today = timezone.localdate()
    found = births.look(child=child, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        done = births.record(
            child=child, born_on=said["born_on"], given_name=said["given_name"],
            family_name=said["family_name"], sex=said["sex"], today=today,
        )  # fmt: skip
        if done.begins:
            messages.success(request, f"From the birth on this is due: {'; '.join(done.begins)}.")
        return duty_lines.back_to(child)

    lead = [f"The birth was expected on {_day(found.expected_on)}."] if found.expected_on else []
    if found.plan_since:
        lead.append(
            f"The plan of {_day(found.plan_since)} goes on, without a new decision. Seeing the child begins."
        )
    page = KeptForm(
        name="birth", about=str(child), title=f"The birth of {found.name}", save=save, form=BirthForm,
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="The birth is recorded.",
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=lead)


def _day(on: object) -> str:
    return f"{on:%-d %B %Y}"
