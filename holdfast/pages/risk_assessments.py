"""*How great is the risk, and why do we ask now?* Risk assessed, by whoever works with the child."""

import functools
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import risk_assessments
from holdfast.pages import before, child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, words
from holdfast.procedures.conference_words import RISK_LEVELS, RISK_REASONS


class RiskForm(ChildForm):
    """Why, how, how great, and what was found."""

    on = child_forms.day("When was risk assessed?")
    reason = radios("Why was it assessed?", RISK_REASONS.items(), error="Say why risk was assessed")
    method = line("How was it made?", hint="For example, the tool that was used")
    level = radios("How great is the risk?", [*RISK_LEVELS.items(), ("", "Not said")], required=False)
    text = words("What did it find?", rows=6, required=True, error="Write what the assessment found")

    def __init__(self, *positional: Any, reason: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        self.fields["level"].initial = ""
        if reason in RISK_REASONS:
            self.fields["reason"].initial = reason


@require_http_methods(BOTH)
def record(request: Request, child: UUID) -> HttpResponse:
    """The form, with the reason filled in where a duty leads here."""
    reason = request.GET.get("reason", "")
    return before.answer(
        request, child, name="risk-assessment", title="Risk assessment",
        form=functools.partial(RiskForm, reason=reason),
        said="The risk assessment is recorded.",
        save=lambda children, said: risk_assessments.record(
            children=children, on=said["on"], reason=said["reason"], method=said["method"],
            level=said["level"], text=said["text"], today=timezone.localdate(),
        ),
    )  # fmt: skip
