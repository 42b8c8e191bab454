"""*What came out of it for me?* A member's own record of a core group, which nobody else reads."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import member_records
from holdfast.casework.member_records import OwnRecord
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

ALONE = "You alone read this. What all should know belongs in the record of the meeting."


class OwnForm(Form):
    """One's own words."""

    text = words("What came out of it", rows=10, required=True, error="Write what came out of it for you")


@require_http_methods(BOTH)
def own(request: Request, meeting: UUID) -> HttpResponse:
    """One's own record, to write and to read again."""
    today = timezone.localdate()
    written: OwnRecord = member_records.mine(meeting=meeting, today=today)
    back = reverse("core-group-day", args=[meeting])

    def save(filled: Filled) -> str:
        member_records.write(meeting=meeting, text=filled.cleaned["text"], seen=filled.seen, today=today)
        return back

    def standing() -> Standing:
        stands: OwnRecord = member_records.mine(meeting=meeting, today=today)
        return Standing(version=stands.version, values={"text": stands.text})

    return kept.answer(request, KeptForm(
        name="core-group-own-record", about=str(meeting), title="My own record of the core group", save=save,
        form=OwnForm, back=back, said="Your record is saved.", standing=standing,
        template=child_forms.TEMPLATE,
        context={
            "back": back, "back_to": "Back to the core group", "button": "Save",
            "lead": [ALONE, *([f"So far: {written.text}"] if written.text else [])],
        },
    ))  # fmt: skip
