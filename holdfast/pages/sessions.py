"""Who a request comes from; what is shown before somebody has signed in: nothing that is not marked.

A session lives in two places: its row among our tables (who, since when, ended or not) and Django's own,
which the cookie leads to. Django's holds these words alone:

    session      the key of the row, once both factors were given
    seen         when it was last used, to the minute
    half         the account of somebody who has given the password and not yet the second factor, as it was
    timed_out    the account of somebody who was signed in here until the time ran out
"""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from holdfast.access import actors, entry
from holdfast.access import sessions as known_sessions
from holdfast.casework import sessions
from holdfast.pages.authorities import is_open
from holdfast.pages.requests import Answer, Request

HALF_MINUTES = 10  # how long the password's half is good for
NOTED = 60  # seconds between two notes of use
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows",
           "Mac OS": "Mac", "Linux": "Linux"}  # fmt: skip
View = TypeVar("View", bound=Callable[..., Any])


class KnowWho:
    """Says whose request this is, and lets nobody further who is not signed in, save to marked pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Answer as whoever it is."""
        request.timed_out, request.half, request.session_key = None, None, None
        if request.authority is None:
            return self.get_response(request)
        recognise(request)
        with entry.enter(actor=request.actor, authority=request.authority.id):
            return self.get_response(request)

    def process_view(self, request: Request, view: Any, *_: Any) -> HttpResponseBase | None:
        """What is not marked as open asks for signing in first."""
        if request.authority is None or request.actor.is_person or is_open(view):
            return None
        return ask_to_sign_in(request)


def recognise(request: Request) -> None:
    """Set request.actor, or request.half, or request.timed_out, from the session."""
    kept = request.session
    request.timed_out, request.half = _account(kept.get("timed_out")), _half(request)
    key = _account(kept.get("session"))
    found = known_sessions.find(session=key) if key else None
    if key is not None and found is None:  # ended elsewhere, or by leaving
        kept.flush()
    if found is None:
        return
    now = timezone.now()
    actor = actors.person(account=found.account, name=found.name)
    if is_over(began_at=found.began_at, seen=kept.get("seen", 0), now=now):
        with entry.enter(actor=actor, authority=entry.current().authority):
            sessions.end(session=found.session, now=now, why="timed out")
        kept.flush()
        kept["timed_out"] = str(found.account)
        request.timed_out = found.account
        return
    request.actor, request.session_key = actor, found.session
    if now.timestamp() - kept.get("seen", 0) > NOTED:
        kept["seen"] = int(now.timestamp())


def is_over(*, began_at: datetime, seen: int, now: datetime) -> bool:
    """Whether a session has not been used for too long, or is too old."""
    idle = now.timestamp() - seen > settings.IDLE_MINUTES * 60
    return idle or now - began_at > timedelta(hours=settings.LONGEST_SESSION_HOURS)


def _half(request: Request) -> UUID | None:
    """Who has given the password in this browser within the last minutes."""
    given = request.session.get("half")
    if not given or time.time() - given["at"] > HALF_MINUTES * 60:
        return None
    account = _account(given["account"])
    if account is None or not known_sessions.is_as_it_was(account=account, version=given["version"]):
        return None
    return account


def _account(word: Any) -> UUID | None:
    with suppress(ValueError, AttributeError, TypeError):
        return UUID(word)
    return None


def ask_to_sign_in(request: Request) -> HttpResponse:
    """Lead to the sign-in page and, from there, back; what was sent is kept where we know whose it is."""
    if request.method not in {"GET", "HEAD"}:
        _keep_what_was_sent(request)
    asked = urlencode({"next": _where(request)})
    response = HttpResponseRedirect(f"{reverse('sign-in')}?{asked}")
    response.status_code = 303 if request.method == "POST" else 302
    return response


def _where(request: Request) -> str:
    """The page to come back to: for a form that was sent, the page on which it stands."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = urlsplit(request.headers.get("referer", ""))
    if page.netloc != request.get_host():
        return request.get_full_path()
    return urlunsplit(("", "", page.path, page.query, ""))


def _keep_what_was_sent(request: Request) -> None:
    """Keep a form that came too late, in the name of whoever was signed in here."""
    if request.timed_out is None:
        return
    try:
        from holdfast.pages import drafts  # noqa: PLC0415 - of another part, which builds on this one
    except ImportError:
        return
    drafts.keep_post(request, account=request.timed_out)


def begin_half(request: Request, *, account: UUID, version: datetime, after: str) -> None:
    """Remember who has given the password and where they go next; nothing of the session before stays."""
    request.session.flush()
    given = {"account": str(account), "version": version.isoformat(), "at": int(time.time())}
    request.session["half"] = given
    request.session["next"] = local(after)
    rotate_token(request)


def begin(request: Request, *, account: UUID) -> None:
    """Sign somebody in, both factors given."""
    assert request.authority is not None  # noqa: S101 - only within an authority is there a session
    after, now = request.session.get("next", ""), timezone.now()
    with entry.enter(actor=actors.person(account=account), authority=request.authority.id):
        key = sessions.begin(browser=browser(request), now=now)
    request.session.flush()
    request.session.update({"session": str(key), "seen": int(now.timestamp()), "next": after})
    request.session["confirmed"] = int(now.timestamp())
    found = known_sessions.find(session=key)
    if found is not None:  # the page that answers this request names them already
        request.actor, request.session_key = actors.person(account=account, name=found.name), key
    rotate_token(request)


def after_signing_in(request: Request) -> HttpResponse:
    """Lead to where somebody was going, else to the first page."""
    return HttpResponseRedirect(local(request.session.pop("next", "")) or reverse("home"))


def local(address: str) -> str:
    """An address on this site as a path; nothing for any other."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe and address.startswith("/") else ""


def browser(request: Request) -> str:
    """Which browser on which system, in two words, so that one session can be told from another."""
    said = request.headers.get("user-agent", "")
    names = {"Edg": "Edge", "OPR": "Opera"}
    kind = next((names.get(each, each) for each in BROWSERS if each in said), "A browser")
    system = next((name for word, name in SYSTEMS.items() if word in said), "")
    return f"{kind} on {system}" if system else kind
