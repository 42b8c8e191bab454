"""*Which conference needs what from the service now?* The calendar and worklist; and each chair's own."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import conference_lists
from holdfast.pages.requests import Request

WEEKS = timedelta(days=42)


@require_safe
def service(request: Request) -> HttpResponse:
    """Requests, dates to set, the calendar of six weeks, what is to be sent, and who carries how much."""
    today = timezone.localdate()
    from_on = _day(request.GET.get("from", ""))
    page = conference_lists.service(today=today, from_on=from_on)
    context = {"page": page, "today": today, "before": page.from_on - WEEKS, "next": page.until_on}
    return render(request, "pages/conferences/service.html", context)


@require_safe
def of_chair(request: Request) -> HttpResponse:
    """What one chairs, what is to be completed, plans to look at half-way, alerts unanswered."""
    today = timezone.localdate()
    page = conference_lists.of_chair(today=today)
    return render(request, "pages/conferences/chair.html", {"page": page, "today": today})


def _day(said: str) -> date | None:
    """The first day asked for, within what a calendar can hold; anything else is today."""
    try:
        found = date.fromisoformat(said)
    except ValueError:
        return None
    return found if date(2000, 1, 1) <= found <= date(2100, 1, 1) else None
