"""*The plan has ended: what follows, who helps now, what is missing?* A tab of the child.

For whoever worked with the child and goes on with it; for the conference service, that nothing is dropped.
"""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import afterwards as casework
from holdfast.pages import children
from holdfast.pages.requests import Request


@require_safe
def afterwards(request: Request, child: UUID) -> HttpResponse:
    """The tab."""
    page = casework.of_child(child=child, today=timezone.localdate())
    return children.shown(request, "afterwards", page, "child-afterwards")
