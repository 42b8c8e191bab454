"""Setting up second factors: an app, a passkey, recovery codes. Nothing else answers before there is one."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import qrcode
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathImage

from holdfast.access.refusals import Refused
from holdfast.casework import passkeys, second_factors, sign_in
from holdfast.pages import authorities, sessions
from holdfast.pages.authorities import open_to_visitors
from holdfast.pages.forms import Form
from holdfast.pages.requests import Request
from holdfast.pages.sign_in import ASKED, answer, as_half, password_given

DRAWN = "app_secret"  # an app's secret until its first code, encrypted, in Django's session
FRESH_MINUTES = 10  # how long one's own password, given again, is good for
View = Callable[..., HttpResponse]


class FirstCode(Form):
    """The first code of an app."""

    code = forms.CharField(
        label="Code that the app shows", max_length=20, help_text="Six digits",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10",
                   "spellcheck": "false"}
        ),
    )  # fmt: skip


class PasskeyName(Form):
    """What one calls a passkey, to tell it from another."""

    name = forms.CharField(
        label="Name of this passkey", max_length=60, required=False,
        help_text="For example, work laptop",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )  # fmt: skip


class Password(Form):
    """One's own password, once more."""

    password = forms.CharField(
        label="Your password", max_length=1000, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


def freshly_confirmed(view: View) -> View:
    """Ask who is signed in for the password again, unless that was a moment ago."""

    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        given = request.session.get("confirmed", 0)
        if request.actor.is_person and timezone.now().timestamp() - given > FRESH_MINUTES * 60:
            asked = urlencode({"next": request.path if request.method == "GET" else reverse("own-account")})
            return HttpResponseRedirect(f"{reverse('confirm-password')}?{asked}")
        return view(request, *args, **kwargs)

    return wrapped


def can_set_up(view: View) -> View:
    """For who is signed in and said so a moment ago, or who has none yet and has given the password.

    Whoever has a second factor and has not given it may not add another: that would make it worth nothing.
    """

    @open_to_visitors
    @password_given
    @freshly_confirmed
    @wraps(view)
    def wrapped(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.actor.is_person:
            with as_half(request):
                if second_factors.show().has_any:
                    return redirect("second-factor")
        return view(request, *args, **kwargs)

    return wrapped


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_password(request: Request) -> HttpResponse:
    """Give the password again before changing how one signs in."""
    form = Password(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            sign_in.confirm_password(password=form.cleaned_data["password"], now=timezone.now())
        except Refused as refusal:
            form.add_error("password", refusal.why)
        else:
            request.session["confirmed"] = int(timezone.now().timestamp())
            return HttpResponseRedirect(sessions.local(request.GET.get("next", "")) or reverse("own-account"))
    status = 400 if form.errors else 200
    return render(request, "pages/account/confirm_password.html", {"form": form}, status=status)


@can_set_up
@require_safe
def choose(request: Request) -> HttpResponse:
    """Choose how to set up a second factor; the first page after the first password."""
    return render(request, "pages/account/choose_factor.html", {"first": not request.actor.is_person})


@can_set_up
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: Request) -> HttpResponse:
    """Set up an app: its picture or letters, and its first code."""
    assert request.authority is not None  # noqa: S101 - only there is a session
    with as_half(request):
        secret = second_factors.offer_app(
            authority=request.authority.name, kept=request.session.get(DRAWN, "")
        )
    request.session[DRAWN] = secret.kept
    form = FirstCode(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            with as_half(request):
                codes = second_factors.add_app(
                    kept=secret.kept, code=form.cleaned_data["code"], now=timezone.now()
                )
        except Refused as refusal:
            form.add_error("code", f"{refusal.why} Is the clock of your phone right?")
        else:
            request.session.pop(DRAWN, None)
            return added(request, codes)
    status = 400 if form.errors else 200
    return render(request, "pages/account/app.html", {"form": form, "secret": secret}, status=status)


@can_set_up
@require_safe
def app_picture(request: Request) -> HttpResponse:
    """The picture that an app reads, as SVG; nothing where none is being set up."""
    kept = request.session.get(DRAWN, "")
    if not kept or request.authority is None:
        return HttpResponse(status=404)
    with as_half(request):
        secret = second_factors.offer_app(authority=request.authority.name, kept=kept)
    drawn = BytesIO()
    qrcode.make(secret.address, image_factory=SvgPathImage).save(drawn)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@can_set_up
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: Request) -> HttpResponse:
    """Set up a passkey, which the browser makes."""
    assert request.authority is not None  # noqa: S101 - only there is a session
    here: dict[str, Any] = {"host": authorities.host(request), "authority": request.authority.name}
    form = PasskeyName(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            with as_half(request):
                codes = passkeys.add(
                    **here, state=request.session.pop(ASKED, None), answer=answer(request),
                    name=form.cleaned_data["name"],
                )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, refusal.why)
        else:
            return added(request, codes)
    with as_half(request):
        asked, request.session[ASKED] = passkeys.offer(**here)
    status = 400 if form.errors else 200
    return render(request, "pages/account/passkey.html", {"form": form, "asked": asked}, status=status)


def added(request: Request, codes: tuple[str, ...]) -> HttpResponse:
    """A second factor is there: who had none is signed in; new recovery codes are shown, once."""
    first = not request.actor.is_person
    if first:
        assert request.half is not None  # noqa: S101 - the decorators have seen to it
        sessions.begin(request, account=request.half)
    if codes:
        after = sessions.local(request.session.get("next", "")) or reverse("home")
        context = {"codes": codes, "after": after if first else reverse("own-account")}
        return render(request, "pages/account/codes.html", context)
    return sessions.after_signing_in(request) if first else redirect("own-account")


@freshly_confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: Request) -> HttpResponse:
    """New recovery codes, shown once, in the place of the old."""
    if request.method != "POST":
        return render(request, "pages/account/renew_codes.html", {})
    context = {"codes": second_factors.renew_codes(), "after": reverse("own-account")}
    return render(request, "pages/account/codes.html", context)


@freshly_confirmed
@require_POST
def remove(request: Request, factor: int) -> HttpResponse:  # noqa: ARG001 - Django asks it so
    """Remove a second factor, unless it is the last."""
    second_factors.remove(factor=factor)
    return redirect("own-account")
