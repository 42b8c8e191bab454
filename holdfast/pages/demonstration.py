"""Trying a role with one click: in a demonstration, on one's own machine, and nowhere else.

Three things must hold together: the address is routed outside production alone (urls.py); the authority of
the host is marked as a demonstration; and the step asks the database for that mark itself.
"""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import accounts
from holdfast.pages import sessions
from holdfast.pages.authorities import open_to_visitors
from holdfast.pages.requests import Request


@open_to_visitors
@require_http_methods(["GET", "HEAD", "POST"])
def try_a_role(request: Request) -> HttpResponse:
    """Choose one of the invented people and act as them."""
    if settings.PRODUCTION or request.authority is None or not request.authority.demonstration:
        raise Http404
    if request.method == "POST":
        try:
            account = UUID(request.POST.get("account", ""))
        except ValueError:
            raise Http404 from None
        accounts.try_role(account=account)
        sessions.begin(request, account=account)
        return sessions.after_signing_in(request)
    found = accounts.list_demonstration(today=timezone.localdate())
    return render(request, "pages/account/try_a_role.html", {"people": found})
