"""One's own account: where one is signed in, the password, the second factors."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.access import administrators
from holdfast.access.refusals import Refused
from holdfast.casework import accounts, second_factors, sessions
from holdfast.pages.forms import Form
from holdfast.pages.requests import Request
from holdfast.pages.second_factors import freshly_confirmed

RULES = (
    "12 characters or more. Three random words make a good password: long, and easy to remember. "
    "It need not be changed unless somebody else may know it."
)


class NewPassword(Form):
    """A password to be: once, shown if wished."""

    password = forms.CharField(
        label="New password", max_length=1000, strip=False, help_text=RULES,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def refuse(self, refusal: Refused) -> None:
        """Each reason for which a password will not do, at its field."""
        for reason in refusal.why.split("\n"):
            self.add_error("password", reason)


@require_safe
def show(request: Request) -> HttpResponse:
    """One's own account."""
    assert request.session_key is not None  # noqa: S101 - only who is signed in comes here
    longest = timedelta(hours=settings.LONGEST_SESSION_HOURS)
    context = {
        "factors": second_factors.show(),
        "sessions": sessions.show(session=request.session_key, now=timezone.now(), longest=longest),
        "minutes": settings.IDLE_MINUTES,
        "hours": settings.LONGEST_SESSION_HOURS,
        "is_administrator": administrators.is_administrator(today=timezone.localdate()),
    }
    return render(request, "pages/account/own.html", context)


@require_POST
def end_others(request: Request) -> HttpResponse:
    """Sign out everywhere but here."""
    assert request.session_key is not None  # noqa: S101 - only who is signed in comes here
    ended = sessions.end_others(session=request.session_key, now=timezone.now())
    messages.success(request, f"Signed out in {ended} other place{'' if ended == 1 else 's'}.")
    return redirect("own-account")


@freshly_confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: Request) -> HttpResponse:
    """Change one's own password; one is signed out everywhere else."""
    assert request.session_key is not None  # noqa: S101 - only who is signed in comes here
    form = NewPassword(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            accounts.change_password(
                password=form.cleaned_data["password"], session=request.session_key, now=timezone.now()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Your password is changed. You were signed out everywhere else.")
            return redirect("own-account")
    status = 400 if form.errors else 200
    return render(request, "pages/account/change_password.html", {"form": form}, status=status)
