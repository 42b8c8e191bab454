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

# What each role is there for, in one sentence.
SENTENCES = {
    "social-worker": "Looks after the children allocated to them: visits, notes, what is due next.",
    "team-manager": "Answers for a team: who is late, who needs help, what waits for a decision.",
    "conference-administrator": "Arranges conferences, sends papers and keeps their dates.",
    "conference-chair": "Chairs conferences and sees what is being asked of each plan.",
    "reviewing-officer": "Watches over the plans of looked-after children.",
    "duty-social-worker": "Answers today’s calls: a summary of any child with a plan, with a reason.",
    "partner-professional": "A health visitor, teacher or officer in a core group.",
    "data-officer": "Lists for returns: identifiers and dates, no narrative.",
    "inspector": "Reads for a period, and changes nothing.",
    "administrator": "Looks after accounts; sees no case.",
}


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
    people = [(each, [(word(role), SENTENCES.get(role, "")) for role in each.roles]) for each in found]
    return render(request, "pages/account/try_a_role.html", {"people": people})


def word(role: str) -> str:
    """A role as people say it."""
    return role.replace("-", " ").replace("_", " ")
