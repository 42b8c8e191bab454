"""*Who is on the register today, since when and for what; who leaves it soon?* Each child a line.

For the conference service, managers of the service and duty.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import register as casework
from holdfast.pages.children import page_number
from holdfast.pages.requests import Request


@require_safe
def register(request: Request) -> HttpResponse:
    """The list, a page of it."""
    today = timezone.localdate()
    found = casework.who_is_on_it(today=today, page=page_number(request))
    return render(request, "pages/register/register.html", {"found": found, "today": today})
