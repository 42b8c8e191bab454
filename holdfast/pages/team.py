"""*Where will we fail a child this week?* For whoever leads a team, or manages the service."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import chair_checks, conference_report_worklists, worklists
from holdfast.pages.requests import Request


@require_safe
def unallocated(request: Request) -> HttpResponse:
    """Children with a plan whom nobody has: whoever leads a team takes them on."""
    today = timezone.localdate()
    return render(
        request, "pages/team/unallocated.html",
        {"found": worklists.unallocated(today=today), "today": today},
    )  # fmt: skip


@require_safe
def team(request: Request, team: UUID | None = None) -> HttpResponse:
    """Per worker what is late and due; then the children in trouble, in the order of worry."""
    today = timezone.localdate()
    page = worklists.my_team(today=today, team=team)
    alerts = chair_checks.to_answer(today=today)
    reports = conference_report_worklists.to_authorise(today=today)
    context = {"page": page, "alerts": alerts, "reports": reports}
    return render(request, "pages/team/team.html", context)
