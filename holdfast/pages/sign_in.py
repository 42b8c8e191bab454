"""Signing in and out: address and password, then the second factor, then back to where one was going."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.casework import passkeys, second_factors, sign_in
from holdfast.casework import sessions as casework_sessions
from holdfast.pages import authorities, sessions
from holdfast.pages.authorities import open_to_visitors
from holdfast.pages.forms import Form
from holdfast.pages.requests import Request

ASKED = "passkey"  # what the browser was asked, in Django's session
TOO_MANY = "There were too many wrong tries from your network. Wait 5 minutes, and try again."
NO_PASSKEY = "Your browser sent no passkey. Try again, or use a code."


class SignIn(Form):
    """The first factor."""

    email = forms.CharField(
        label="Email address", max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )  # fmt: skip
    password = forms.CharField(
        label="Password", max_length=1000, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


class Code(Form):
    """A code of an app, or a recovery code."""

    code = forms.CharField(
        label="Code", max_length=40,
        help_text="Six digits from your app, or one of your recovery codes",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10",
                   "spellcheck": "false"}
        ),
    )  # fmt: skip


def as_half(request: Request) -> AbstractContextManager[Any]:
    """Act, in the log too, as whoever has given the password, or is signed in."""
    account = who(request)
    assert account is not None  # noqa: S101 - the decorator has seen to it
    assert request.authority is not None  # noqa: S101 - only there is a session
    return entry.enter(actor=actors.person(account=account), authority=request.authority.id)


def who(request: Request) -> UUID | None:
    """The account of who is signed in or has given the password."""
    return request.actor.account or request.half


View = Callable[..., HttpResponse]


def password_given(view: View) -> View:
    """Lead whoever has not given the password to the beginning."""

    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if who(request) is None:
            return redirect("sign-in")
        return view(request, *args, **kwargs)

    return wrapped


@open_to_visitors
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request) -> HttpResponse:
    """Sign in: the address and the password."""
    if request.actor.is_person:
        return HttpResponseRedirect(sessions.local(request.GET.get("next", "")) or "/")
    form = SignIn(request.POST or None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            limit(request, dry_run=True)
            found = sign_in.give_password(**form.cleaned_data, now=timezone.now())
        except Refused as refusal:
            limit(request)
            form.add_error(None, refusal.why)
            status = 400
        else:
            sessions.begin_half(
                request, account=found.account, version=found.version, after=request.GET.get("next", "")
            )
            return redirect("second-factor" if found.has_second_factor else "set-up-second-factor")
    context = {
        "form": form,
        "timed_out": request.timed_out,
        "minutes": settings.IDLE_MINUTES,
    }
    return render(request, "pages/account/sign_in.html", context, status=status)


def limit(request: Request, *, dry_run: bool = False) -> None:
    """Count a wrong try against the network it came from. Raises Refused when there were too many."""
    if not ratelimit.consume(request, action="login_failed", dry_run=dry_run) and dry_run:
        raise Refused(TOO_MANY)


@open_to_visitors
@password_given
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: Request) -> HttpResponse:
    """Sign in: the second factor."""
    if request.actor.is_person:
        return sessions.after_signing_in(request)
    form = Code(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            with as_half(request):
                kind = second_factors.give_code(code=form.cleaned_data["code"], now=timezone.now())
        except Refused as refusal:
            form.add_error("code", refusal.why)
        else:
            return come_in(request, by=kind)
    return show_second_factor(request, form)


def show_second_factor(request: Request, form: Code) -> HttpResponse:
    """The page that asks for the second factor, with what a browser is asked for a passkey."""
    assert request.authority is not None  # noqa: S101 - only there is a session
    with as_half(request):
        asked = passkeys.ask(host=authorities.host(request), authority=request.authority.name)
        kept = second_factors.show()
    if not kept.has_any:
        return redirect("set-up-second-factor")
    request.session[ASKED] = asked[1] if asked else None
    context = {"form": form, "kept": kept, "asked": asked[0] if asked else None}
    return render(request, "pages/account/second_factor.html", context, status=400 if form.errors else 200)


@open_to_visitors
@password_given
@require_POST
def give_passkey(request: Request) -> HttpResponse:
    """Sign in: a passkey that the browser has shown."""
    assert request.authority is not None  # noqa: S101 - only there is a session
    try:
        with as_half(request):
            passkeys.give(
                host=authorities.host(request), authority=request.authority.name,
                state=request.session.pop(ASKED, None), answer=answer(request),
            )  # fmt: skip
    except Refused as refusal:
        form = Code({"code": ""})
        form.errors.clear()
        form.add_error(None, refusal.why)
        return show_second_factor(request, form)
    return come_in(request, by="passkey")


def answer(request: Request) -> dict[str, Any]:
    """What the browser says of a passkey. Raises Refused when that cannot be read."""
    try:
        said = json.loads(request.POST.get("answer", ""))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused(NO_PASSKEY)
    return said


def come_in(request: Request, *, by: str) -> HttpResponse:
    """Begin the session, both factors given; who came by a recovery code is told how many are left."""
    account = request.half or request.actor.account
    assert account is not None  # noqa: S101 - the decorator has seen to it
    sessions.begin(request, account=account)
    if by == "recovery_codes":
        with as_half(request):
            left = second_factors.show().codes_left
        messages.warning(
            request,
            f"You used a recovery code: {left} {'is' if left == 1 else 'are'} left. "
            "If your phone or passkey is lost, set up another under My account.",
        )
    return sessions.after_signing_in(request)


@open_to_visitors
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Sign out."""
    if request.session_key is not None:
        casework_sessions.end(session=request.session_key, now=timezone.now(), why="signed out")
    request.session.flush()
    return redirect("home")
