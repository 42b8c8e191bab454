"""*Must the review be sooner?* Considered, with what was decided; then moved forward, or asked for."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import early_reviews, together
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.conference_forms import EarlyForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates


@require_http_methods(["GET", "HEAD", "POST"])
def consider(request: Request, child: UUID) -> HttpResponse:
    """Why it was considered, and what was decided."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    facts = early_reviews.prepare(child=child, today=today)

    def save(filled: Filled) -> str:
        form, cleaned = filled.form, filled.cleaned
        if not isinstance(form, EarlyForm):
            raise TypeError("no form of an early review")
        made = early_reviews.consider(
            children=form.children, why=cleaned["why"], decision=cleaned["decision"], text=cleaned["text"],
            for_on=cleaned["for_on"], on=cleaned["on"], reasons=child_forms.reasons(cleaned), today=today,
        )  # fmt: skip
        if made.request is not None:
            return reverse("conference-request", args=[made.request])
        return reverse("conference", args=[made.meeting]) if made.meeting else duty_lines.back_to(child)

    page = KeptForm(
        name="early-review", about=str(child), title=f"Bring the review forward? {found.name}", save=save,
        form=lambda *given, **options: EarlyForm(
            *given, together=found, decisions=early_reviews.DECISIONS.items(), stands_for=facts.for_on,
            **options,
        ),
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="It is recorded.",
    )  # fmt: skip
    stands = [f"The review stands for {near_dates.day(facts.for_on, today)}."] if facts.for_on else []
    clauses = [
        " ".join(
            [f"{each.say} {each.cite}."]
            + ([f"Open since {near_dates.day(each.since, today)}."] if each.since else [])
        )
        for each in facts.clauses
    ]
    return child_forms.answer(request, child=child, page=page, lead=[*stands, *clauses])
