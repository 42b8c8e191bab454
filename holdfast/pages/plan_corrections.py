"""*What was written wrongly, or left out?* A plan corrected, with the reason; what it said before stays.

For the child's social worker. A plan that was changed is recorded as a change, on its own page.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import plans, procedure, together
from holdfast.casework.plans import ActionSaid, NeedSaid, OutcomeSaid, PlanPage
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.people import BOTH
from holdfast.pages.plan_progress import short
from holdfast.pages.plans import check_intervals, rhythm_fields
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, ticks, words

NEW, NEED, OUTCOME = "new", "need", "outcome"
ADDED = ("need", "outcome", "known", "action", "who", "by")
LEFT_OUT = {
    "need": "Say what the need or risk is",
    "outcome": "Say what will be different",
    "action": "Say what is done",
    "who": "Say who does it",
}


class CorrectForm(Form):
    """What the plan says as a whole; one thing that was left out; what does not belong there; why."""

    made_on = child_forms.day("When was it made?")
    aim = words("What is it for?", rows=2)

    def __init__(self, *positional: Any, plan: PlanPage, wording: Wording, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields |= rhythm_fields(wording)
        self.fields["under"] = forms.ChoiceField(
            label="Where does it belong?", required=False, choices=_places(plan)
        )
        self.fields["need"] = words("Need or risk", rows=2, hint="Where it is a new need")
        self.fields["outcome"] = words("What will be different", rows=2)
        self.fields["known"] = line("How we shall know")
        self.fields["action"] = words("What is done", rows=2)
        self.fields["who"] = line("Who does it")
        self.fields["by"] = child_forms.day("By when", past=False, required=False)
        if parts := _parts(plan):
            self.fields["remove"] = ticks(
                "What does not belong in the plan?", parts, hint="It is taken out, and kept in the past"
            )
        self.fields["reason"] = words(
            "Why is it corrected?", rows=2, required=True, error="Say why it is corrected"
        )

    def clean(self) -> dict[str, Any]:
        """What is added hangs together, and under what there is; intervals as they are written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self._left_out(cleaned):
            self.add_error(name, LEFT_OUT[name])
        check_intervals(self, cleaned)
        return cleaned

    def _left_out(self, cleaned: dict[str, Any]) -> list[str]:
        kind = str(cleaned.get("under") or NEW).partition("/")[0]
        said = {name for name in ADDED if cleaned.get(name)}
        wanted = set()
        if kind == NEW and said:
            wanted = {"need"}
        elif kind == NEED:
            wanted = {"outcome"}
        elif kind == OUTCOME:
            wanted = {"action", "who"}
        if said & {"action", "who"}:
            wanted |= {"action", "who"}
        if kind == NEW and said & {"action", "who", "known"}:
            wanted |= {"outcome"}
        return [name for name in LEFT_OUT if name in wanted - said]

    @property
    def added(self) -> dict[str, Any]:
        """What is added, as the step takes it: a need, or what stands under one, or under an outcome."""
        said = {name: self.cleaned_data.get(name) or "" for name in ADDED}
        kind, _, key = str(self.cleaned_data.get("under") or NEW).partition("/")
        by_on = self.cleaned_data.get("by")
        actions = [ActionSaid(text=said["action"], who=said["who"], by_on=by_on)] if said["action"] else []
        if kind == OUTCOME:
            return {"actions": {UUID(key): actions}}
        outcomes = [
            OutcomeSaid(text=said["outcome"], how_known=said["known"], by_on=by_on, actions=actions)
        ] if said["outcome"] else []  # fmt: skip
        if kind == NEED:
            return {"outcomes": {UUID(key): outcomes}}
        return {"add": [NeedSaid(text=said["need"], outcomes=outcomes)]} if said["need"] else {}


@require_http_methods(BOTH)
def correct(request: Request, child: UUID, plan: UUID) -> HttpResponse:
    """The form, with what the plan says; two who correct it are told of each other."""
    today = timezone.localdate()
    name = together.show(child=child, what=May.WRITE, today=today).name
    found = _find(child, plan)
    wording = Wording.of(pack=procedure.pack())
    back = duty_lines.address("child-plan", child) or duty_lines.back_to(child)

    def standing() -> Standing:
        page = _find(child, plan)
        names = ("made_on", "aim", "visit_every", "core_group_every", "rooms_every")
        return Standing(version=page.version, values={each: getattr(page, each) for each in names})

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, CorrectForm):
            raise TypeError("no form of a correction")
        plans.correct(
            plan=plan, seen=filled.seen or found.version, reason=said["reason"], made_on=said["made_on"],
            aim=said["aim"], visit_every=said["visit_every"], core_group_every=said["core_group_every"],
            rooms_every=said["rooms_every"], remove=[UUID(each) for each in said.get("remove", ())],
            today=today, now=timezone.now(), **form.added,
        )  # fmt: skip
        return back

    page = KeptForm(
        name="plan-correct", about=str(plan), title=f"Correct the plan of {name}", save=save, back=back,
        form=lambda *given, **options: CorrectForm(*given, plan=found, wording=wording, **options),
        template="pages/plans/correct.html", standing=standing, context={"back_to": "Back to the plan"},
        said="The plan is corrected. What it said before stays in the past.",
    )  # fmt: skip
    lead = ["For what was written wrongly or left out. Where the plan itself changed, record the change."]
    return child_forms.answer(request, child=child, page=page, lead=lead, button="Correct the plan")


def _find(child: UUID, plan: UUID) -> PlanPage:
    for each in plans.of_child(child=child, today=timezone.localdate()):
        if each.id == plan:
            return each
    raise NotHere("There is no such plan here.", about="person", about_id=child)


def _places(plan: PlanPage) -> list[tuple[str, str]]:
    found = [(NEW, "It is a new need")]
    for need in plan.needs:
        found.append((f"{NEED}/{need.id}", f"An outcome for the need: {short(need.text)}"))
        found += [
            (f"{OUTCOME}/{each.id}", f"An action for the outcome: {short(each.text)}")
            for each in need.outcomes
        ]
    return found


def _parts(plan: PlanPage) -> list[tuple[str, str]]:
    found = []
    for need in plan.needs:
        found.append((str(need.id), f"The need: {short(need.text)}"))
        for outcome in need.outcomes:
            found.append((str(outcome.id), f"The outcome: {short(outcome.text)}"))
            found += [(str(each.id), f"The action: {short(each.text)}") for each in outcome.actions]
    return found
