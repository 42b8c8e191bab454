"""*Until when is it put off, who agreed, and why?* From the page that says why something is due.

For whoever decides for the child. The day that was due stays known beside the new one.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import due_reasons as casework
from holdfast.casework import procedure, together, variations
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import DateField, Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import ticks, words

# Who agrees where the procedure names nobody.
AUTHORISERS = (
    *("team-manager", "service-manager", "consultant-social-worker", "safeguarding-manager"),
    *("conference-chair", "reviewing-officer", "core-group"),
)


class VaryForm(Form):
    """Until when, who agreed, and why."""

    until_on = DateField(label="Put off until which day?")
    agreed_by = ticks("Who agreed?", (), required=True, error="Say who agreed")
    reason = words("Why is it put off?", rows=2, required=True, error="Say why it is put off")

    def __init__(
        self, *positional: Any, due_on: Any, roles: tuple[str, ...], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.due_on = due_on
        named = [(each, wording.role(role=each)) for each in roles]
        self.fields["agreed_by"].choices = [(each, name[:1].upper() + name[1:]) for each, name in named]  # type: ignore[attr-defined]

    def clean_until_on(self) -> Any:
        """A day after the one that is due."""
        until, due = self.cleaned_data["until_on"], self.due_on
        if until and due and until <= due:
            self.add_error("until_on", f"It must be after {due.day} {due:%B %Y}, the day it is due")
        return until


@require_http_methods(BOTH)
def vary(request: Request, child: UUID, key: str) -> HttpResponse:
    """What is due, when, and the form to put it off."""
    today = timezone.localdate()
    together.show(child=child, what=May.DECIDE, today=today)
    found = casework.show(child=child, key=key, today=today)
    pack, why = procedure.pack(), duty_lines.address("due", child, key) or duty_lines.back_to(child)
    duty = pack.duty(found.due.duty)
    roles = (duty.varied_by if duty else ()) or AUTHORISERS

    def save(filled: Filled) -> str:
        said = filled.cleaned
        variations.vary(
            child=child, key=key, until_on=said["until_on"], agreed_by=", ".join(said["agreed_by"]),
            reason=said["reason"], today=today,
        )  # fmt: skip
        return why

    lead = [f"{found.head.child.name}: {found.row.title}. {found.because}.", f"The clause: {found.due.cite}."]
    if duty is not None and duty.varied_by:
        lead.append("The procedure has all of those below agree to it.")
    page = KeptForm(
        name="vary", about=f"{child}/{key}"[:254], title=f"Put off: {found.row.title}", back=why, save=save,
        form=lambda *given, **options: VaryForm(
            *given, due_on=found.due.due_on, roles=roles, wording=Wording.of(pack=pack), **options
        ),
        template=child_forms.TEMPLATE, said="It is put off. The day it was due stays known.",
        context={"back_to": "Back to why it is due"},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=lead, button="Put it off")
