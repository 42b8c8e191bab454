"""*What must change, who does what by when?* A plan in small recorded: needs, outcomes, actions, how often.

For the child's social worker. A plan recorded after another changes it; the earlier one stays in the past.
Rows left empty are left out.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import histories, plans, procedure, together
from holdfast.casework.plans import PARTS, ActionSaid, NeedSaid, OutcomeSaid
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, words
from holdfast.procedures.intervals import NotAnInterval
from holdfast.procedures.intervals import read as read_interval

ROWS = 4
AT = {
    "conference": "A conference",
    "core-group": "A core group",
    "looked-after-review": "A looked-after review",
}
NAMES = ("need", "outcome", "known", "action", "who", "by")


def rhythm_fields(wording: Wording) -> dict[str, Any]:
    """How often a plan has the child visited, the core group meet, and the bedroom seen."""
    hint = "For example, 3 weeks"
    core_group = wording.one(term="core-group")
    return {
        "visit_every": line("How often the child is visited", hint=hint),
        "core_group_every": line(f"How often the {core_group} meets", hint=hint),
        "rooms_every": forms.IntegerField(
            label="The bedroom is seen once in how many visits", required=False, min_value=1, max_value=99
        ),
    }


def check_intervals(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Say at its field which interval is none."""
    for name in ("visit_every", "core_group_every"):
        said = " ".join(str(cleaned.get(name) or "").lower().split())
        if not said:
            continue
        try:
            read_interval(said)
        except NotAnInterval:
            form.add_error(name, "Write a number of days, working days, weeks or months, such as 3 weeks")


class PlanForm(ChildForm):
    """A plan: what it is for, then a row for each need."""

    part = radios("Which plan?", PARTS.items(), error="Say which plan it is")
    made_on = child_forms.day("When was it made?")
    at = forms.ChoiceField(
        label="Where was it agreed?", required=False, choices=[("", "Not said"), *AT.items()]
    )
    aim = words("What is it for?", rows=2, hint="In words the child can understand")

    def __init__(self, *positional: Any, wording: Wording, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["part"].initial = "outline"
        self.fields["made_on"].initial = timezone.localdate()
        for row in range(1, ROWS + 1):
            self._row(row)
        self.fields |= rhythm_fields(wording)
        self.fields["because"] = child_forms.why()
        child_forms.drop_why(self, step="change-plan")

    def _row(self, row: int) -> None:
        about = f" {row}"
        self.fields[f"need-{row}"] = words(f"Need or risk{about}", rows=2)
        self.fields[f"outcome-{row}"] = words(f"What will be different{about}", rows=2)
        self.fields[f"known-{row}"] = line(f"How we shall know{about}")
        self.fields[f"action-{row}"] = words(f"What is done{about}", rows=2)
        self.fields[f"who-{row}"] = line(f"Who does it{about}")
        self.fields[f"by-{row}"] = child_forms.day(f"By when{about}", past=False, required=False)

    @property
    def rows(self) -> list[tuple[int, list[BoundField]]]:
        """The fields of each row, as the page lays them out."""
        return [(row, [self[f"{name}-{row}"] for name in NAMES]) for row in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """An outcome needs its need, an action its outcome and who does it; intervals as they are written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for row in range(1, ROWS + 1):
            need, outcome, action, who = (
                cleaned.get(f"{name}-{row}") for name in ("need", "outcome", "action", "who")
            )
            if (outcome or action or who) and not need:
                self.add_error(f"need-{row}", "Say what the need or risk is")
            if (action or who) and not outcome:
                self.add_error(f"outcome-{row}", "Say what will be different")
            if action and not who:
                self.add_error(f"who-{row}", "Say who does it")
            if who and not action:
                self.add_error(f"action-{row}", "Say what is done")
        check_intervals(self, cleaned)
        return cleaned

    @property
    def needs(self) -> list[NeedSaid]:
        """The rows that say something."""
        cleaned, found = self.cleaned_data, []
        for row in range(1, ROWS + 1):
            said = {name: cleaned.get(f"{name}-{row}") or "" for name in NAMES}
            by_on = cleaned.get(f"by-{row}")
            if not said["need"]:
                continue
            action = [ActionSaid(text=said["action"], who=said["who"], by_on=by_on)]
            outcome = [
                OutcomeSaid(
                    text=said["outcome"], how_known=said["known"], by_on=by_on,
                    actions=action if said["action"] else (),
                )
            ]  # fmt: skip
            found.append(NeedSaid(text=said["need"], outcomes=outcome if said["outcome"] else ()))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """The form of a plan, or of a change of the one there is."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    wording = Wording.of(pack=procedure.pack())
    before = histories.earlier_plans(children=[each.id for each in found.children], today=today)
    # Brothers and sisters often had the same one: once is enough.
    earlier = {(each.kind, each.from_on, each.aims): each for own in before.values() for each in own}

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, PlanForm):
            raise TypeError("no form of a plan")
        plans.record(
            children=form.children, part=said["part"], made_on=said["made_on"], at=said["at"],
            aim=said["aim"], needs=form.needs, visit_every=said["visit_every"],
            core_group_every=said["core_group_every"], rooms_every=said["rooms_every"],
            reasons=child_forms.reasons(said), today=today,
        )  # fmt: skip
        return duty_lines.address("child-plan", child) or duty_lines.back_to(child)

    page = KeptForm(
        name="plan", about=str(child), title=f"Record the plan of {found.name}", save=save,
        form=lambda *given, **options: PlanForm(*given, together=found, wording=wording, **options),
        back=duty_lines.back_to(child), template="pages/plans/record.html", said="The plan is recorded.",
        context={"earlier": [*earlier.values()]},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, button="Save the plan")
