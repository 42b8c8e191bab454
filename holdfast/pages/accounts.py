"""People with accounts, for administrators: who there is, inviting, closing, resetting a second factor."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import accounts, invitations, second_factor_resets
from holdfast.pages.forms import Form
from holdfast.pages.requests import Request


class NewAccount(Form):
    """Somebody who is to have an account."""

    name = forms.CharField(
        label="Full name", max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label="Work email address", max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class Reason(Form):
    """Why something is done to somebody's account."""

    reason = forms.CharField(
        label="Why", max_length=500, help_text="It is logged with your name",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


@require_safe
def index(request: Request) -> HttpResponse:
    """Everybody with an account in this authority."""
    found = accounts.everybody(today=timezone.localdate())
    return render(request, "pages/account/everybody.html", {"accounts": found})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """Make an account; its one-time address is shown once, to be handed over."""
    accounts.everybody(today=timezone.localdate())  # may this person; asked before anything is typed
    form = NewAccount(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = accounts.create(**form.cleaned_data, now=timezone.now())
        except Refused as refusal:
            form.add_error("email", refusal.why)
        else:
            return invited(request, made)
    status = 400 if form.errors else 200
    return render(request, "pages/account/add.html", {"form": form}, status=status)


@require_safe
def show(request: Request, account: UUID) -> HttpResponse:
    """One account, and what can be done with it."""
    return show_account(request, account)


def show_account(request: Request, account: UUID, **wrong: Any) -> HttpResponse:
    """The page of one account, with what was wrong in a form of it."""
    page = accounts.show(account=account, today=timezone.localdate())
    context = {
        "page": page,
        "is_self": account == request.actor.account,
        "asked_by_self": page.reset is not None and page.reset.asked_by == request.actor.account,
        "close_form": wrong.get("close_form") or Reason(prefix="close"),
        "reset_form": wrong.get("reset_form") or Reason(prefix="reset"),
        "form": wrong.get("close_form") or wrong.get("reset_form"),
    }
    return render(request, "pages/account/account.html", context, status=400 if wrong else 200)


@require_POST
def invite(request: Request, account: UUID) -> HttpResponse:
    """Invite somebody again, whose first invitation was lost or is too old."""
    now = timezone.now()
    return invited(
        request, invitations.Made(account=account, token=invitations.make(account=account, now=now))
    )


def invited(request: Request, made: invitations.Made) -> HttpResponse:
    """Show the one-time address, once."""
    page = accounts.show(account=made.account, today=timezone.localdate())
    address = request.build_absolute_uri(reverse("invitation", args=[made.token]))
    return render(request, "pages/account/invited.html", {"page": page, "address": address})


@require_POST
def close(request: Request, account: UUID) -> HttpResponse:
    """Close the account of somebody who leaves."""
    form = Reason(request.POST, prefix="close")
    if not form.is_valid():
        return show_account(request, account, close_form=form)
    accounts.close(account=account, reason=form.cleaned_data["reason"], now=timezone.now())
    return redirect("account", account)


@require_POST
def ask_reset(request: Request, account: UUID) -> HttpResponse:
    """Ask for the reset of a lost second factor."""
    form = Reason(request.POST, prefix="reset")
    if not form.is_valid():
        return show_account(request, account, reset_form=form)
    second_factor_resets.ask(account=account, reason=form.cleaned_data["reason"], now=timezone.now())
    return redirect("account", account)


@require_POST
def decide_reset(request: Request, reset: UUID) -> HttpResponse:
    """Confirm a reset that another asked for, or turn it down."""
    if request.POST.get("do") == "confirm":
        return invited(request, second_factor_resets.confirm(reset=reset, now=timezone.now()))
    second_factor_resets.turn_down(reset=reset, now=timezone.now())
    return redirect("accounts")
