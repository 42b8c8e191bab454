"""*What does the record of this core group still lack?* For each child, with its clause."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import core_group_records
from holdfast.pages.core_group_tabs import tabs
from holdfast.pages.requests import Request

DONE_SAYS = {
    "membership_reviewed_on": "Looked at who should be in it",
    "roles_clarified_on": "Made clear what each one is there for",
    "meetings_agreed_on": "Agreed how often, where and what for it meets",
}


@require_safe
def lacks(request: Request, meeting: UUID) -> HttpResponse:
    """What is missing, child by child, and when the group last did what it does from time to time."""
    today = timezone.localdate()
    page = core_group_records.show_lacks(meeting=meeting, today=today)
    context = {
        "page": page, "top": page.top, "today": today, "tab_says": "What the record lacks",
        "tabs": tabs(meeting=meeting, here="core-group-lacks"),
        "done": [(says, page.done[name]) for name, says in DONE_SAYS.items()],
    }  # fmt: skip
    return render(request, "pages/core_groups/lacks.html", context)
