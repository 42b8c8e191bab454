"""*In whose care is the child, by which order?* A legal status recorded, and those that ended with it.

For whoever works with the child. An order made for several brothers and sisters is recorded once.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import legal_statuses, together
from holdfast.casework.legal_statuses import Status
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.kept import Filled
from holdfast.pages.people import BOTH, answer
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, ticks


class LegalStatusForm(ChildForm):
    """A status or order with its first day; which of those in force ended, and when."""

    status = line("Which status or order?", hint="For example, interim care order")
    made_by = line("Made by", hint="The court, where it is an order")
    from_on = child_forms.day("Since when?", required=False)
    looked_after = forms.BooleanField(label="The child is looked after by it", required=False)

    def __init__(self, *positional: Any, stand: tuple[Status, ...], **options: Any) -> None:
        super().__init__(*positional, **options)
        if stand:
            said = [(str(each.id), _in_words(each)) for each in stand]
            self.fields["ended"] = ticks("Has one of these ended?", said)
            self.fields["ended_on"] = child_forms.day("On which day did it end?", required=False)

    def clean(self) -> dict[str, Any]:
        """A status with its day, or one that ended with its own."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("status") or cleaned.get("ended")) and "status" not in self.errors:
            self.add_error("status", "Say which status or order it is")
        if cleaned.get("status") and not cleaned.get("from_on") and "from_on" not in self.errors:
            self.add_error("from_on", "Say since when it holds")
        if cleaned.get("ended") and not cleaned.get("ended_on") and "ended_on" not in self.errors:
            self.add_error("ended_on", "Say on which day it ended")
        return cleaned


@require_http_methods(BOTH)
def record(request: Request, child: UUID) -> HttpResponse:
    """The form, with what is in force."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    stand = legal_statuses.of_child(child=child, today=today)

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, LegalStatusForm):
            raise TypeError("no form of a legal status")
        if said["status"]:
            legal_statuses.record(
                children=form.children, status=said["status"], made_by=said["made_by"],
                looked_after=said["looked_after"], from_on=said["from_on"], today=today,
            )  # fmt: skip
        for each in said.get("ended", ()):
            legal_statuses.end(status=UUID(each), on=said["ended_on"], today=today)

    return answer(
        request, child, name="legal-status", about=str(child), title=f"Legal status of {found.name}",
        form=lambda *given, **options: LegalStatusForm(*given, together=found, stand=stand, **options),
        save=save, said="The legal status is recorded.",
        lead=["What is due can change with it: a child who is looked after is reviewed otherwise."],
    )  # fmt: skip


def _in_words(each: Status) -> str:
    by = f", {each.made_by}" if each.made_by else ""
    return f"{each.status}{by}, since {each.from_on.day} {each.from_on:%B %Y}"
