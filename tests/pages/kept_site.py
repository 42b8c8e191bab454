"""Kept forms that stand on no real site, within the real one."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import people as casework_people
from holdfast.pages import errors, urls
from holdfast.pages.forms import DateField, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.requests import Request
from tests import people, standings


class Person(Form):
    """Somebody new, and which of two children saw them."""

    given_name = forms.CharField(label="Given name")
    family_name = forms.CharField(label="Family name")
    note = forms.CharField(label="What was said", max_length=200, required=False, widget=forms.Textarea)
    born_on = DateField(label="Date of birth", required=False)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        for child in (people.ADA, people.BEN):
            self.fields[f"seen-{child.id}"] = forms.MultipleChoiceField(
                label=f"Where {child.given_name} saw them", required=False,
                choices=[("home", "At home"), ("school", "At school")], widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip


class Correction(Form):
    """What a person's names are."""

    given_name = forms.CharField(label="Given name")
    family_name = forms.CharField(label="Family name")


def record(request: Request) -> HttpResponse:
    """Somebody new."""

    def save(filled: Filled) -> str:
        made = casework_people.record(
            given_name=filled.cleaned["given_name"], family_name=filled.cleaned["family_name"],
            born_on=filled.cleaned["born_on"], today=standings.TODAY,
        )  # fmt: skip
        if filled.cleaned["given_name"] == "Refused":
            raise Refused("Not today.", clause="4.7", who_can_help="the team manager")
        if filled.cleaned["given_name"] == "Gone":
            raise NotHere("There is no such child.")
        return f"/recorded/{made.id}"

    page = KeptForm(
        name="record-person", about="family", title="Somebody new", form=Person, save=save, back="/later",
        template="pages/kept.html", said="The person is recorded.",
    )  # fmt: skip
    return kept.answer(request, page)


def correct(request: Request, person: UUID) -> HttpResponse:
    """What somebody is called."""

    def standing() -> Standing:
        shown = casework_people.show(person=person, today=standings.TODAY)
        values = {"given_name": shown.given_name, "family_name": shown.family_name}
        return Standing(version=shown.version, values=values, by="Malcolm Manager", at=shown.version)

    def save(filled: Filled) -> str:
        assert filled.seen is not None
        shown = casework_people.show(person=person, today=standings.TODAY)
        casework_people.correct(
            person=person, seen=filled.seen, reason="misspelt", born_on=shown.born_on,
            expected_on=shown.expected_on, today=standings.TODAY, **filled.cleaned,
        )  # fmt: skip
        return f"/recorded/{person}"

    page = KeptForm(
        name="correct-person", about=str(person), title="Names", form=Correction, save=save, back="/later",
        template="pages/kept.html", standing=standing,
    )  # fmt: skip
    return kept.answer(request, page)


def arrived(request: Request, person: UUID | None = None) -> HttpResponse:
    """Where a form leads."""
    return errors.show(request, errors.Problem(HTTPStatus.OK, "You are here", ("Nothing is wrong.",)))


urlpatterns = [
    *urls.urlpatterns,
    path("record", record),
    path("correct/<uuid:person>", correct),
    path("recorded/<uuid:person>", arrived),
    path("later", arrived),
]
handler404, handler500 = errors.not_found, errors.server_error


@contextmanager
def standing() -> Iterator[None]:
    """The site with these pages."""
    with override_settings(ROOT_URLCONF=__name__):
        yield
