"""Which authority a request is for, from its host name, and the one transaction that it runs in."""

from collections.abc import Callable
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase

from holdfast.access import actors, entry, refusals
from holdfast.pages import errors
from holdfast.pages.requests import Answer, Request

log = structlog.get_logger("holdfast.authorities")

BARE = {"localhost", "127.0.0.1", "[::1]"}  # one's own machine, before an authority is chosen


View = TypeVar("View", bound=Callable[..., Any])


def anywhere(view: View) -> View:
    """Mark a view that can be shown on one's own machine before an authority is chosen."""
    view.anywhere = True  # type: ignore[attr-defined]
    return view


def open_to_visitors(view: View) -> View:
    """Mark a view that answers before somebody has signed in; what is marked neither way asks for it."""
    view.open_to_visitors = True  # type: ignore[attr-defined]
    return view


def is_open(view: Any) -> bool:
    """Whether a view answers before somebody has signed in: it is marked so, or shown anywhere."""
    return bool(getattr(view, "open_to_visitors", False) or getattr(view, "anywhere", False))


def host(request: HttpRequest) -> str:
    """The host name asked for, without the port."""
    return split_domain_port(request.get_host())[0]


class EnterAuthority:
    """Runs each request inside its authority, in one transaction that a failed request takes back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Find the authority and answer within it."""
        request.authority, request.actor = None, actors.VISITOR
        name = host(request)
        if name in BARE and not settings.PRODUCTION:
            return self.get_response(request)
        try:
            request.authority = entry.find_authority(host=name)
        except (OperationalError, InterfaceError):
            log.exception("database away")
            return errors.show(request, errors.UNAVAILABLE)
        if request.authority is None:
            return errors.show(request, errors.UNKNOWN_HOST)
        return self.answer(request, request.authority)

    def answer(self, request: Request, authority: entry.Authority) -> HttpResponseBase:
        """Answer inside the transaction; what a failed request did is taken back."""
        with entry.enter(actor=request.actor, authority=authority.id, procedure=authority.procedure):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_view(self, request: Request, view: Any, *_: Any) -> HttpResponseBase | None:
        """On a bare host name only what is marked is shown."""
        if request.authority is None and not getattr(view, "anywhere", False):
            return errors.show(request, errors.UNKNOWN_HOST)
        return None

    def process_exception(self, request: Request, problem: Exception) -> HttpResponseBase | None:
        """A step's refusal is an answer, with its reason; what the step had begun is taken back."""
        if not isinstance(problem, refusals.Refused):
            return None
        if request.authority is not None:
            transaction.set_rollback(True)
        return errors.refused(request, problem)
