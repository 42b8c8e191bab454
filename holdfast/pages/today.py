"""*Which child needs what from me now?* The first page of whoever works with children."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import worklists
from holdfast.pages.requests import Request


@require_safe
def today(request: Request) -> HttpResponse:
    """What is late, due this week and to acknowledge; what is new; my children by their next date."""
    page = worklists.mine(today=timezone.localdate(), now=timezone.now())
    return render(request, "pages/today/today.html", {"page": page})
