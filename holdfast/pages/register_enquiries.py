"""*An agency rings: has this child a plan?* Look, ring back on a known number, answer, and have it logged.

For duty, the conference service and the safeguarding manager, by day and night. What was searched stands with
every answer, and what to do when unsure: nobody is ever told that a child is “not known”.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import register_enquiries as casework
from holdfast.casework.register_enquiries import Finding, Possible
from holdfast.pages.forms import Choice, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.search import LONGEST
from holdfast.pages.typed_search import Typed, take_apart
from holdfast.pages.visit_forms import line, radios, words

NONE = "none"


class EnquiryForm(Form):
    """Who asks and why, rung back where, which child it is, what was answered."""

    by_name = line("Who asks?")
    role = line("What are they there?", hint="Such as: sergeant, ward sister, teacher")
    agency_name = line("Of which agency?")
    why = words("Why do they ask?", rows=2, required=True, error="Say why they ask")
    called_back_on = line("On which number did you ring back?")
    known_number = line(
        "How do you know it to be theirs?", hint="Such as: the agency’s switchboard, our own list of numbers"
    )
    child = radios("Which of those found is the child?", (), error="Say which child it is, or none of them")
    said = words("What else did you tell them?", rows=2)
    out_of_hours = forms.BooleanField(label="Asked outside office hours", required=False)

    def __init__(self, *positional: Any, found: Finding, **options: Any) -> None:
        super().__init__(*positional, **options)
        none = "None of those found" if found.found else "Nobody was found"
        self.fields["child"].choices = [  # type: ignore[attr-defined]
            *((str(each.id), Choice(each.name, hint=_hint(each))) for each in found.found),
            (NONE, none),
        ]
        for name, says in NEEDED.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = says


NEEDED = {
    "by_name": "Say who asks",
    "agency_name": "Say of which agency",
    "called_back_on": "Ring back before you answer, and say on which number",
    "known_number": "Say how you know that the number is theirs",
}


def _hint(each: Possible) -> str:
    return ". ".join(filter(None, (each.born, each.state)))


@require_http_methods(BOTH)
def enquiry(request: Request) -> HttpResponse:
    """The box to look in; below it who was found, what was searched, and the form of the answer."""
    today = timezone.localdate()
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    taken = take_apart(typed, today=today)
    found = casework.look(name=taken.name, born_on=taken.born_on, born_year=taken.born_year, today=today)

    def save(filled: Filled) -> str:
        _answer(taken, filled)
        return reverse("register-enquiry")

    page = KeptForm(
        name="register-enquiry", title="Answer an agency that asks", save=save, back=reverse("register"),
        form=lambda *given, **options: EnquiryForm(*given, found=found, **options),
        template="pages/register/enquiry.html",
        said="The enquiry is logged, with what was searched and what was answered.",
        context={
            "typed": typed, "found": found, "taken": taken, "today": today,
            "is_asked": bool(taken.name or taken.born_on or taken.born_year),
        },
    )  # fmt: skip
    return kept.answer(request, page)


def _answer(taken: Typed, filled: Filled) -> None:
    said = filled.cleaned
    now = timezone.localtime()
    casework.answer(
        name=taken.name, born_on=taken.born_on, born_year=taken.born_year,
        child=None if said["child"] == NONE else UUID(said["child"]), by_name=said["by_name"],
        role=said["role"], agency_name=said["agency_name"], why=said["why"],
        called_back_on=said["called_back_on"], known_number=said["known_number"], said=said["said"],
        out_of_hours=said["out_of_hours"], on=now.date(), at=now.time().replace(microsecond=0),
        today=now.date(),
    )  # fmt: skip
