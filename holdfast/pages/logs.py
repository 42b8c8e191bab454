"""*Who has read and done what about this child?*"""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import logs
from holdfast.pages.children import page_number, shown
from holdfast.pages.requests import Request


@require_safe
def of_child(request: Request, child: UUID) -> HttpResponse:
    """The log of one child, the newest first, by pages."""
    page = logs.of_child(child=child, today=timezone.localdate(), page=page_number(request))
    return shown(request, "log", page, "child-log")
