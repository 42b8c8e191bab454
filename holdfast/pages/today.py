"""*Which child needs what from me now?* The first page of whoever works with children."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.access import standing
from holdfast.access.roles import CHAIRS, CONFERENCE_SERVICE
from holdfast.casework import (
    conference_lists,
    conference_report_worklists,
    conference_requests,
    contributions,
    plan_agreements,
    worklists,
)
from holdfast.pages.requests import Request

WEEK = timedelta(days=7)


@require_safe
def today(request: Request) -> HttpResponse:
    """What is late, due this week and to acknowledge; what is new; my children by their next date."""
    on = timezone.localdate()
    page = worklists.mine(today=on, now=timezone.now())
    owed = conference_report_worklists.mine(today=on)
    sent_back = conference_requests.sent_back_to_me(today=on)
    asked = contributions.mine(today=on)
    context = {
        "page": page, "owed": owed, "sent_back": sent_back, "asked": asked,
        "to_sign": plan_agreements.to_sign(today=on), **_conferences(on),
    }  # fmt: skip
    return render(request, "pages/today/today.html", context)


def _conferences(on: date) -> dict[str, object]:
    """Which conferences whoever acts chairs within the week, and whether they have the service's list."""
    who = standing.of(today=on)
    return {
        "chaired": conference_lists.chaired(until_on=on + WEEK, today=on) if who.roles & CHAIRS else (),
        "serves": bool(who.roles & CONFERENCE_SERVICE),
    }
