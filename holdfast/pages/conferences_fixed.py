"""*When do we meet again, how often, and was there a quorum?* What a conference fixes for all children."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import conference_cards, conferences_fixed, procedure
from holdfast.casework.conference_cards import Decisions
from holdfast.casework.conferences_fixed import Fixed
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, conference_findings
from holdfast.pages.forms import Form, TimeField, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.plans import check_intervals
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import YES_NO, line, radios, said, words

HINT = "For example, 4 weeks"


class FixForm(Form):
    """Quorum, the next core group, how often, the next review; at a review, whether by reports alone."""

    def __init__(self, *positional: Any, found: Decisions, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.found = found
        wording = Wording.of(pack=procedure.pack())
        group, review = wording.one(term="core-group"), wording.one(term="review-conference")
        which = "Next" if found.fixed.is_review else "First"
        self.fields |= {
            "quorate": radios("Was there a quorum?", YES_NO, required=False, hint=found.quorum.missing),
            "quorum_why": words("Without a quorum: why was it held all the same?", rows=2),
            "first_core_group_on": child_forms.day(f"{which} {group}", past=False, required=False),
            "first_core_group_at": TimeField(label=f"Time of the {which.lower()} {group}", required=False),
            "core_group_venue": line(f"Where the {group} meets"),
            "core_group_every": line(f"How often the {group} meets", hint=HINT),
            "visit_every": line("How often the child is visited", hint=HINT),
            "rooms_every": forms.IntegerField(
                label="See the bedroom once in how many visits?", required=False, min_value=1, max_value=99
            ),
            "next_review_on": child_forms.day(f"Next {review}", past=False, required=False),
            "next_review_at": TimeField(label=f"Time of the next {review}", required=False),
        }
        if found.fixed.is_review:
            self.fields["by_reports"] = radios(
                "Was it held face to face?", [("no", "Yes"), ("yes", "No, by written reports alone")],
                required=False,
            )  # fmt: skip
            self.fields["by_reports_why"] = words("By written reports alone: why?", rows=2)

    def clean(self) -> dict[str, Any]:
        """Intervals are ones; written reports alone have their reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        check_intervals(self, cleaned)
        if cleaned.get("by_reports") == "yes" and not cleaned.get("by_reports_why"):
            self.add_error("by_reports_why", "Say why it was done by written reports alone")
        return cleaned

    @property
    def fixed(self) -> Fixed:
        """What was filled in, as the step takes it."""
        cleaned = dict(self.cleaned_data)
        found = {name: cleaned[name] for name in Fixed.__dataclass_fields__ if name in cleaned}
        found["quorate"] = said(cleaned["quorate"])
        found["by_reports"] = cleaned.get("by_reports") == "yes"
        return Fixed(**found)


@require_http_methods(BOTH)
def fix(request: Request, meeting: UUID) -> HttpResponse:
    """The form of what is fixed, with what the procedure asks of a quorum and what follows without it."""
    today = timezone.localdate()
    found = conference_cards.show(meeting=meeting, today=today)
    conference_findings.must_decide(found=found)
    here = reverse("conference-decisions", args=[meeting])

    def save(filled: Filled) -> str:
        form: Any = filled.form
        conferences_fixed.fix(meeting=meeting, fixed=form.fixed, today=today, seen=filled.seen)
        return here

    def standing() -> Standing:
        stands = conferences_fixed.show(meeting=meeting, today=today)
        return Standing(version=stands.version, values=_values(stands.fixed))

    page = KeptForm(
        name="conference-fix", about=str(meeting), title="What is fixed for all of them", save=save,
        back=here,
        template="pages/conferences/fix.html", said="It is fixed.", standing=standing,
        form=lambda *given, **options: FixForm(*given, found=found, **options),
        context={"back": here, "found": found, "today": today},
    )  # fmt: skip
    return kept.answer(request, page)


def _values(fixed: Fixed) -> dict[str, Any]:
    values = {name: getattr(fixed, name) for name in Fixed.__dataclass_fields__}
    values["quorate"] = {True: "yes", False: "no", None: ""}[fixed.quorate]
    values["by_reports"] = "yes" if fixed.by_reports else "no"
    return values
