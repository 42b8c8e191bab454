"""What every request carries and leaves behind: a reference, one line in the log, headers that protect."""

import secrets
import time
from collections.abc import Callable
from uuid import UUID

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from holdfast.access.entry import Actor, Authority

log = structlog.get_logger("holdfast.requests")

LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another when read out
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

Answer = Callable[[HttpRequest], HttpResponseBase]


class Request(HttpRequest):
    """A request as the pages see it, after the middleware has been through it.

    `half` is the account of who has given the password and not yet the second factor, `timed_out` of who was
    signed in here until the time ran out, `session_key` the key of the session of who is signed in.
    """

    reference: str
    authority: Authority | None
    actor: Actor
    half: UUID | None
    timed_out: UUID | None
    session_key: UUID | None


def new_reference() -> str:
    """A reference for one request that can be read out over the telephone: XXXX-XXXX."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class LogRequests:
    """Gives each request its reference and writes one line about it when it is answered.

    The line holds the name of the route, never the address: addresses carry ids, and what people type.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Answer, then write."""
        request.reference = new_reference()
        began = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(reference=request.reference)
        response = self.get_response(request)
        log.log(
            30 if response.status_code >= 500 else 20,
            "request",
            method=request.method if request.method in METHODS else "other",
            route=route(request),
            status=response.status_code,
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
            authority=getattr(getattr(request, "authority", None), "slug", None),
            actor=getattr(getattr(request, "actor", None), "label", None),
        )
        structlog.contextvars.clear_contextvars()
        return response


def route(request: HttpRequest) -> str:
    """The name of the page that answered, or that none did."""
    match = request.resolver_match
    return match.view_name if match else "none"


def surroundings(request: HttpRequest) -> dict[str, object]:
    """What every template may know besides the request: whether this is for demonstration; its port."""
    authority = getattr(request, "authority", None)
    invented = authority is None or authority.demonstration
    return {
        "demonstration": invented and not settings.PRODUCTION,
        "port": request.META.get("SERVER_PORT", ""),
    }


class SetHeaders:
    """Pages are never stored by a browser or a proxy, and ask for none of a device's senses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the page did not set itself."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
