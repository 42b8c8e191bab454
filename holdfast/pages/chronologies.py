"""*What has happened in this child's life, and what does it mean?* Chosen as the work is recorded."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import chronologies
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

MEANING = "Why does it matter for the child?"


class EntryForm(Form):
    """What happened, and what it means."""

    text = words("What happened?", rows=3, required=True, error="Say what happened")
    significance = words(MEANING, rows=3, hint="For the child’s safety, health or development.")


class OwnForm(EntryForm):
    """The same with its day, for what is nowhere else in the record."""

    on = child_forms.day("When did it happen?")
    until_on = child_forms.day("Until when, if it went on?", required=False)

    field_order = ("on", "until_on", "text", "significance")


class MendForm(EntryForm):
    """The same, or out of the chronology with the reason."""

    out = words("To take it out of the chronology, say why", rows=2, hint="It stays in the record.")


@require_safe
def of_child(request: Request, child: UUID) -> HttpResponse:
    """The chronology, the first thing first."""
    today = timezone.localdate()
    page = chronologies.of_child(child=child, today=today)
    return render(request, "pages/chronologies/chronology.html", {"page": page, "today": today})


@require_http_methods(BOTH)
def choose(request: Request, child: UUID) -> HttpResponse:
    """What is recorded and could be chosen; with `?part=`, the form of one entry."""
    today = timezone.localdate()
    number = request.GET.get("page", "")
    choices = chronologies.to_choose(
        child=child, today=today, page=max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    )
    part = sent_marks.key(request.GET.get("part", ""))
    if part is None:
        return render(request, "pages/chronologies/choose.html", {"page": choices, "today": today})
    found = next((each for each in choices.rows if each.part == part), None)
    if found is None:
        raise NotHere("That is in the chronology already, or not there.", about="person", about_id=child)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        chronologies.choose(
            child=child, part=part, text=said["text"], significance=said["significance"], today=today
        )
        return reverse("chronology-choose", args=[child])

    return _form(
        request, child, name="chronology-choose", about=str(part), form=_begun(EntryForm, text=found.text),
        title=f"Put into the chronology of {choices.name}", save=save, said="It is in the chronology.",
        back=reverse("chronology-choose", args=[child]),
    )  # fmt: skip


@require_http_methods(BOTH)
def write_own(request: Request, child: UUID) -> HttpResponse:
    """The form of an entry that is nowhere else in the record."""
    today = timezone.localdate()
    page = chronologies.of_child(child=child, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        chronologies.write_own(
            child=child, on=said["on"], until_on=said["until_on"], text=said["text"],
            significance=said["significance"], today=today,
        )  # fmt: skip
        return reverse("child-chronology", args=[child])

    return _form(
        request, child, name="chronology-own", about=str(child), form=OwnForm,
        title=f"Add to the chronology of {page.name}", save=save, said="It is in the chronology.",
        back=reverse("child-chronology", args=[child]),
        lead=["For what is known to your agency or from an old file, and stands nowhere else in the record."],
    )  # fmt: skip


@require_http_methods(BOTH)
def mend(request: Request, entry: UUID) -> HttpResponse:
    """The form of an entry as it stands; or to take it out."""
    today = timezone.localdate()
    child, found = chronologies.show(entry=entry, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        if said["out"].strip():
            chronologies.take_out(entry=entry, why=said["out"], now=timezone.now(), today=today)
        else:
            chronologies.mend(entry=entry, text=said["text"], significance=said["significance"], today=today)
        return reverse("child-chronology", args=[child])

    return _form(
        request, child, name="chronology-entry", about=str(entry),
        form=_begun(MendForm, text=found.text, significance=found.significance),
        title="Say it better", save=save, said="The chronology is changed.",
        back=reverse("child-chronology", args=[child]),
    )  # fmt: skip


def _begun(form: type[Form], **first: str) -> Callable[..., Form]:
    """A form that begins, when it is shown empty, with what is known."""

    def made(*given: Any, **options: Any) -> Form:
        if options.get("data") is None and not given:
            options = {**options, "initial": {**first, **(options.get("initial") or {})}}
        return form(*given, **options)

    return made


def _form(request: Request, child: UUID, *, lead: list[str] | None = None, **said: Any) -> HttpResponse:
    page = KeptForm(template=child_forms.TEMPLATE, **said)
    return child_forms.answer(request, child=child, page=page, lead=lead or [])
