"""Kept forms that stand on no real site, and a way of being signed in: a cookie that names the account."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.test import override_settings
from django.urls import path

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import people as casework_people
from holdfast.pages import drafts, errors, urls
from holdfast.pages.forms import DateField, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.requests import Request
from tests import people, standings

COOKIE = "tests-account"
TIMED_OUT = "out:"


class Signed:
    """Answers as the account that the cookie names; one that has timed out is led to sign in."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        named = request.COOKIES.get(COOKIE, "")
        if not named or named.startswith(TIMED_OUT) or request.authority is None:
            return self.get_response(request)  # type: ignore[no-any-return]
        request.actor = actors.person(account=UUID(named))
        with entry.enter(actor=request.actor, authority=request.authority.id):
            return self.get_response(request)  # type: ignore[no-any-return]

    def process_view(self, request: Request, *_: Any) -> HttpResponseBase | None:
        named = request.COOKIES.get(COOKIE, "")
        if not named.startswith(TIMED_OUT) or request.path == "/sign-in":
            return None
        drafts.keep_post(request, account=UUID(named.removeprefix(TIMED_OUT)))
        return redirect("/sign-in")


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
    return errors.show(request, errors.Problem(errors.HTTPStatus.OK, "You are here", ("Nothing is wrong.",)))


urlpatterns = [
    *urls.urlpatterns,
    path("record", record),
    path("correct/<uuid:person>", correct),
    path("recorded/<uuid:person>", arrived),
    path("later", arrived),
    path("sign-in", arrived),
]
handler404, handler500 = errors.not_found, errors.server_error


@contextmanager
def standing() -> Iterator[None]:
    """The site with these pages, and this way of being signed in in place of the real one."""
    others = [each for each in settings.MIDDLEWARE if not each.startswith("holdfast.pages.sessions")]
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[*others, f"{__name__}.Signed"]):
        yield
