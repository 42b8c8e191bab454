"""The pages shown when something cannot be answered: what happened, what was saved, what to do now."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from holdfast.access import refusals

RETRY_SECONDS = 30
TYPED = (
    "What you typed is most likely still there: "
    "go back one page in your browser, and copy it before you try again."
)


@dataclass(frozen=True)
class Problem:
    """One error page: its heading, its paragraphs, and whether the first page is a way out."""

    status: HTTPStatus
    title: str
    lines: tuple[str, ...]
    home: bool = True
    reference: str = ""


BAD_REQUEST = Problem(
    HTTPStatus.BAD_REQUEST,
    "That request could not be understood",
    ("The address or what was sent with it is not in a form that Holdfast knows. Nothing was saved.", TYPED),
)
FORBIDDEN = Problem(
    HTTPStatus.FORBIDDEN,
    "You may not see or do this",
    (
        "Nothing was changed.",
        "If you need it for your work, ask your manager or whoever looks after Holdfast.",
    ),
)
CHANGED_MEANWHILE = Problem(
    HTTPStatus.CONFLICT,
    "Somebody else has changed this",
    (
        "It was changed after you opened it. Their change stands, and nothing of yours was saved.",
        TYPED,
    ),
)
FORM_TOO_OLD = Problem(
    HTTPStatus.FORBIDDEN,
    "Send the form once more",
    (
        "The form was open for a long time, or your browser refuses cookies, so Holdfast could not be sure "
        "that you sent it. Nothing was saved.",
        TYPED,
        "Then load the page afresh, put in what you copied, and send it. "
        "If this happens again, allow cookies for this site.",
    ),
)
NOT_FOUND = Problem(
    HTTPStatus.NOT_FOUND,
    "There is no such page",
    (
        "If you typed the address, check it. If you pasted it, make sure that you copied all of it.",
        "If you followed a link inside Holdfast, the fault is ours.",
    ),
)
NOT_ALLOWED = Problem(
    HTTPStatus.METHOD_NOT_ALLOWED,
    "This page cannot do that",
    ("The page is there, but what was sent to it does not belong to it. Nothing was saved.", TYPED),
)
TOO_LARGE = Problem(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "That was too much at once",
    (
        "What you sent is larger than Holdfast takes in one go. Nothing was saved.",
        TYPED,
        "Send it in smaller parts.",
    ),
)
SERVER_ERROR = Problem(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Something went wrong in Holdfast",
    ("The fault is ours, not yours. What you just did was not saved.", TYPED, "Try again in a few minutes."),
)
UNAVAILABLE = Problem(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Holdfast cannot reach its records just now",
    ("The fault is ours, not yours. What you just did was not saved.", TYPED, "Try again in a minute."),
)
UNKNOWN_HOST = Problem(
    HTTPStatus.NOT_FOUND,
    "No authority has this address",
    (
        "Each authority has an address of its own in Holdfast, and none has this one.",
        "Check the first part of the address, or ask a colleague for it.",
    ),
    home=False,
)


def show(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The page of a problem. It asks the database nothing, so that it can be shown when there is none."""
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        problem = replace(problem, reference=getattr(request, "reference", ""))
    response = render(request, "pages/errors/error.html", {"problem": problem}, status=problem.status)
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 where too much was sent."""
    large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return show(request, TOO_LARGE if large else BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's own form
    """403. The exception's words are not shown: they are for whoever wrote the code."""
    return show(request, FORBIDDEN)


def refused(request: HttpRequest, refusal: refusals.Refused) -> HttpResponse:
    """403 with the reason, the clause and who can help; 404 and 409 where the refusal is of those kinds."""
    if isinstance(refusal, refusals.NotHere):
        return show(request, NOT_FOUND)
    if isinstance(refusal, refusals.ChangedMeanwhile):
        return show(request, CHANGED_MEANWHILE)
    said = [refusal.why, "Nothing was changed."]
    said += [f"The clause: {refusal.clause}."] if refusal.clause else []
    said += [f"Who can help: {refusal.who_can_help}."] if refusal.who_can_help else []
    return show(request, replace(FORBIDDEN, lines=tuple(said)))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's own form
    """403 for a form whose token is missing or old."""
    return show(request, FORM_TOO_OLD)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's own form
    """404."""
    return show(request, NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database has gone away."""
    return show(request, UNAVAILABLE if lost_database(sys.exc_info()[1]) else SERVER_ERROR)


def lost_database(problem: BaseException | None) -> bool:
    """Whether an exception says that the database does not answer, as against refusing what was asked."""
    if not isinstance(problem, OperationalError | InterfaceError):
        return False
    state = getattr(problem.__cause__, "sqlstate", None)
    return state is None or state.startswith(("08", "57P", "53"))


class DressNotAllowed:
    """Gives Django's empty 405 answer a page that says what happened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Keep the header that names what is allowed."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        dressed = show(request, NOT_ALLOWED)
        dressed["Allow"] = response.headers.get("Allow", "")
        return dressed
