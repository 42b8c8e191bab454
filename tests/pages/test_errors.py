"""Error pages: each says what happened, what was saved and what to do, and none asks the database."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from holdfast.access import refusals
from holdfast.pages import errors, urls
from holdfast.pages.authorities import anywhere

REFERENCE = re.compile(r"[2-9B-Z]{4}-[2-9B-Z]{4}")


def raising(problem: BaseException) -> Any:
    @anywhere
    def view(request: HttpRequest) -> HttpResponse:
        raise problem

    return view


def database_away() -> OperationalError:
    problem = OperationalError("connection to Ada Example's server failed")
    problem.__cause__ = psycopg.OperationalError("gone")
    return problem


def statement_cancelled() -> OperationalError:
    problem = OperationalError("canceling statement")
    problem.__cause__ = psycopg.errors.QueryCanceled("too slow")
    return problem


FAULTS = {
    "bad": SuspiciousOperation("Ada Example"),
    "large": RequestDataTooBig("Ada Example"),
    "forbidden": PermissionDenied("Ada Example"),
    "fault": ValueError("Ada Example"),
    "away": database_away(),
    "slow": statement_cancelled(),
    "refused": refusals.Refused(
        "A visit needs a date.", clause="Visits, 2.1", who_can_help="the team manager"
    ),
    "elsewhere": refusals.NotHere("Ada Example is elsewhere"),
    "changed": refusals.ChangedMeanwhile("changed"),
}
urlpatterns = [*urls.urlpatterns, *(path(name, raising(fault), name=name) for name, fault in FAULTS.items())]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture(autouse=True)
def faulty_site() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("bad", 400, "That request could not be understood"),
        ("large", 413, "That was too much at once"),
        ("forbidden", 403, "You may not see or do this"),
        ("nowhere", 404, "There is no such page"),
        ("elsewhere", 404, "There is no such page"),
        ("changed", 409, "Somebody else has changed this"),
        ("fault", 500, "Something went wrong in Holdfast"),
        ("slow", 500, "Something went wrong in Holdfast"),
        ("away", 503, "Holdfast cannot reach its records just now"),
    ],
)
def test_an_error_helps_in_the_sites_own_dress(bare: Client, address: str, status: int, heading: str) -> None:
    answer = bare.get(f"/{address}")
    page = answer.content.decode()
    assert answer.status_code == status
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in page
    assert f"<title>{heading} – Holdfast</title>" in page
    assert 'href="/static/holdfast/holdfast.' in page
    assert 'lang="en-GB"' in page
    assert "Ada Example" not in page
    assert "No authority chosen" not in page
    assert answer["Cache-Control"] == "no-store"


def test_a_fault_of_ours_gives_a_reference_and_a_fault_of_yours_does_not(bare: Client) -> None:
    assert REFERENCE.search(bare.get("/fault").content.decode())
    assert REFERENCE.search(bare.get("/away").content.decode())
    assert not REFERENCE.search(bare.get("/nowhere").content.decode())


def test_a_lost_database_says_when_to_try_again(bare: Client) -> None:
    assert bare.get("/away")["Retry-After"] == str(errors.RETRY_SECONDS)


def test_a_refusal_says_why_under_which_clause_and_who_can_help(bare: Client) -> None:
    answer = bare.get("/refused")
    page = answer.content.decode()
    assert answer.status_code == 403
    for said in ("A visit needs a date.", "Visits, 2.1", "the team manager", "Nothing was changed."):
        assert said in page


def test_what_a_page_cannot_do_is_said_on_a_page(bare: Client) -> None:
    answer = bare.put("/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "This page cannot do that" in answer.content.decode()


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    visitor = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    answer = visitor.post("/looks", {"name": "Ada Example"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Send the form once more" in page
    assert "go back one page" in page


def test_a_host_name_that_is_not_ours_is_refused_with_help(bare: Client) -> None:
    answer = bare.get("/", headers={"host": "ada.example.com"})
    assert answer.status_code == 400
    assert "ada.example.com" not in answer.content.decode()


def test_too_many_fields_are_too_much_at_once(bare: Client) -> None:
    answer = bare.post("/looks", {f"field{number}": "x" for number in range(1001)})
    assert answer.status_code == 413
