"""*Who goes on helping now that the plan has ended?* Or why nobody does; talked over with the family.

For whoever works with the child or holds its conference.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import supports, together
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, words


class SupportForm(ChildForm):
    """Who gives what, from when; or why nobody gives any."""

    who = line("Who helps?", hint="By name and agency, such as: Hetty Example, health visiting")
    what = words("What do they do?", rows=2)
    from_on = child_forms.day("From which day?", past=False, required=False)
    none_why = words("If nobody helps: why not?", rows=2)
    discussed_with = line(
        "With whom was it talked over?", hint="The young person, as it fits their age, and the parents"
    )

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["discussed_with"].required = True
        self.fields["discussed_with"].error_messages["required"] = "Say with whom it was talked over"

    def clean(self) -> dict[str, Any]:
        """One of the two is said, and not both."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        helps, none = cleaned.get("who") or cleaned.get("what"), cleaned.get("none_why")
        if not helps and not none:
            self.add_error("who", "Say who helps, or below why nobody does")
        elif helps and none:
            self.add_error("none_why", "Somebody helps, as you say above: leave this empty")
        elif helps and not (cleaned.get("who") and cleaned.get("what")):
            name = "what" if cleaned.get("who") else "who"
            self.add_error(name, "Say both who helps and what they do")
        return cleaned


@require_http_methods(BOTH)
def record(request: Request, child: UUID) -> HttpResponse:
    """The form."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    back = reverse("child-afterwards", args=[child])

    def save(filled: Filled) -> str:
        said = filled.cleaned
        if not isinstance(filled.form, ChildForm):
            raise TypeError("no form about children")
        supports.record(
            children=filled.form.children, who=said["who"], what=said["what"], from_on=said["from_on"],
            none_why=said["none_why"], discussed_with=said["discussed_with"], today=today,
        )  # fmt: skip
        return back

    page = KeptForm(
        name="support", about=str(child), title=f"Help that goes on for {found.name}", save=save,
        form=lambda *given, **options: SupportForm(*given, together=found, **options), back=back,
        template=child_forms.TEMPLATE, said="It is recorded.",
    )  # fmt: skip
    lead = ["The end of a plan does not end support. One entry for each who helps."]
    return child_forms.answer(request, child=child, page=page, lead=lead)
