"""*Who works where, and which unit is not whole?* Every team and unit with who is in it.

A unit has exactly five roles: what is vacant or held twice is said at the unit.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import teams as casework
from holdfast.pages.requests import Request


@require_safe
def teams(request: Request) -> HttpResponse:
    """All teams, by name."""
    return render(request, "pages/teams.html", {"teams": casework.list_teams(today=timezone.localdate())})
