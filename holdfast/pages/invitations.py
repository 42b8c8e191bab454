"""An invitation: whoever has the address sets a password, once, and goes on to a second factor."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import invitations
from holdfast.pages import sessions
from holdfast.pages.authorities import open_to_visitors
from holdfast.pages.own_account import NewPassword
from holdfast.pages.requests import Request


@open_to_visitors
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: Request, token: str) -> HttpResponse:
    """Choose a password by invitation."""
    now = timezone.now()
    try:
        invited = invitations.show(token=token, now=now)
    except NotHere:
        return render(request, "pages/account/no_invitation.html", {}, status=404)
    form = NewPassword(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            invited = invitations.accept(token=token, password=form.cleaned_data["password"], now=now)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            sessions.begin_half(request, account=invited.account, version=invited.version, after="")
            return redirect("set-up-second-factor")
    context = {"form": form, "invited": invited}
    return render(request, "pages/account/invitation.html", context, status=400 if form.errors else 200)
