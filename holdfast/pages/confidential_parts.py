"""*What must not be read by everybody, and who may read it?* The confidential part of a conference.

Its chair, its note taker and the conference service write it, and name who else may read; to everybody else
the page says only that it is not open to them.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import confidential_parts, convened
from holdfast.casework.confidential_parts import ConfidentialPart
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, words

TEMPLATE = "pages/conferences/confidential.html"


class PartForm(Form):
    """The confidential part."""

    text = words("Confidential part", rows=12, hint="Only those named on this page can read it.")


class ReaderForm(Form):
    """Somebody who may read it too, or may no longer."""

    account = forms.ChoiceField(label="Who", error_messages={"required": "Choose who may read it"})
    why = line("Why", hint="Such as: she decides on the enquiry. Leave it empty to end it.")

    def __init__(self, *positional: Any, part: ConfidentialPart, **options: Any) -> None:
        super().__init__(*positional, **options)
        may = [(str(each.account), f"{each.name} (may read it now: end it)") for each in part.readers]
        others = [(str(key), name) for key, name in part.others]
        self.fields["account"].choices = [("", "Choose"), *may, *others]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: Request, meeting: UUID) -> HttpResponse:
    """The confidential part, to read or to write."""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    found = confidential_parts.show(meeting=meeting, today=today)

    def save(filled: Filled) -> str:
        confidential_parts.write(meeting=meeting, text=filled.cleaned["text"], seen=filled.seen, today=today)
        return reverse("conference-confidential", args=[meeting])

    def standing() -> Standing:
        note = confidential_parts.show(meeting=meeting, today=today).note
        return Standing(version=note.version, values={"text": note.text}, by=note.by, at=note.at)

    back = reverse("conference-day", args=[meeting])
    if not found.writes:
        context = {"back": back, "part": found, "top": top}
        return render(request, "pages/conferences/confidential_read.html", context)
    return kept.answer(request, KeptForm(
        name="conference-confidential", about=str(meeting), title=f"Confidential part: {top.title}",
        said="The confidential part is saved.", form=PartForm, save=save, standing=standing,
        template=TEMPLATE, back=back,
        context={"back": back, "back_to": "Back to the conference", "part": found, "top": top},
    ))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: Request, meeting: UUID) -> HttpResponse:
    """Who else may read the confidential part, and why?"""
    today = timezone.localdate()
    found = confidential_parts.show(meeting=meeting, today=today)
    back = reverse("conference-confidential", args=[meeting])

    def save(filled: Filled) -> str:
        account = UUID(filled.cleaned["account"])
        if account in {each.account for each in found.readers}:
            confidential_parts.stop_reading(meeting=meeting, account=account, today=today)
        else:
            confidential_parts.let_read(
                meeting=meeting, account=account, why=filled.cleaned["why"], today=today
            )
        return back

    return kept.answer(request, KeptForm(
        name="confidential-readers", about=str(meeting), title="Who may read the confidential part",
        said="It is saved who may read it.", form=partial(ReaderForm, part=found), save=save, back=back,
        template=child_forms.TEMPLATE,
        context={"back": back, "back_to": "Back to the confidential part", "lead": (
            "The chair, the note taker and the conference service read it without being named.",
        )},
    ))  # fmt: skip
