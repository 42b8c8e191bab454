"""*Why?* The clause and the count behind one thing that is due, and how the clause was read."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import due_reasons
from holdfast.pages.children import shown
from holdfast.pages.requests import Request


@require_safe
def due(request: Request, child: UUID, key: str) -> HttpResponse:
    """Why it is due, by when and from whom, and the button that does it."""
    page = due_reasons.show(child=child, key=key, today=timezone.localdate())
    return shown(request, "due", page, "")
