"""*Why does the plan end, and under which category is the child?* What needs no conference.

For whoever works with the child or decides for it. A conference ends a plan with its decision, elsewhere.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import procedure, registrations, together
from holdfast.casework.registrations import Ending, Registered
from holdfast.casework.wording import CATEGORIES, GROUNDS, Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import THEN
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks, words

OF_WHO_WRITES = ("eighteen", "died")
OF_WHO_DECIDES = ("left-for-good",)
OF_A_TEMPORARY_PLAN = "other"


class EndForm(Form):
    """Why, on which day, and what follows."""

    grounds = radios("Why does it end?", (), error="Say why it ends")
    on = child_forms.day("On which day?")
    then = forms.ChoiceField(label="What follows?", required=False, choices=[("", "Not said"), *THEN.items()])
    because = child_forms.why()

    def __init__(self, *positional: Any, ending: Ending, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["grounds"].choices = _grounds(ending)  # type: ignore[attr-defined]
        child_forms.drop_why(self, step="end-plan")


class CategoriesForm(Form):
    """Under which categories, from which day."""

    categories = ticks(
        "Under which categories is the child from now on?",
        [(each, name[:1].upper() + name[1:]) for each, name in CATEGORIES.items()],
        required=True, error="Choose at least one category",
        hint="Those you leave out end on that day",
    )  # fmt: skip
    on = child_forms.day("From which day?")
    why = words("Why?", rows=2, required=True, error="Say why they change")


@require_http_methods(BOTH)
def end(request: Request, child: UUID) -> HttpResponse:
    """The form, with what then stops being due."""
    today = timezone.localdate()
    ending = registrations.look_at_end(child=child, today=today)
    plan = Wording.of(pack=procedure.pack()).one(term="plan")
    if ending.found is None:
        raise Refused(f"{ending.name} has no {plan} that could end.", about="person", about_id=child)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        registrations.end(
            child=child, on=said["on"], grounds=said["grounds"], then=said["then"], today=today,
            reasons=child_forms.reasons(said),
        )  # fmt: skip
        return duty_lines.back_to(child)

    page = _page(
        child, name="registration-end", title=f"End the {plan} of {ending.name}", save=save,
        form=lambda *given, **options: EndForm(*given, ending=ending, **options),
        said=f"The {plan} has ended.",
    )  # fmt: skip
    return child_forms.answer(
        request, child=child, page=page, lead=_before_the_end(ending), button=f"End the {plan}"
    )


@require_http_methods(BOTH)
def categories(request: Request, child: UUID) -> HttpResponse:
    """The form, with the categories that stand."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    stands = next(iter(registrations.of_child(child=child, today=today)), None)
    if stands is None or stands.until_on is not None:
        raise Refused(f"{found.name} has no plan now.", about="person", about_id=child)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        registrations.change_categories(
            child=child, categories=said["categories"], on=said["on"], why=said["why"], today=today
        )
        return duty_lines.back_to(child)

    page = _page(
        child, name="categories", title=f"Change the categories of {found.name}", save=save,
        form=lambda *given, **options: CategoriesForm(*given, **_standing_first(stands, options)),
        said="The categories are changed. Those of before stay in the past.",
    )  # fmt: skip
    lead = ["A conference records its own categories with its decision: this is for what changed since."]
    return child_forms.answer(request, child=child, page=page, lead=lead)


def _page(
    child: UUID, *, name: str, title: str, form: Callable[..., Any], said: str, save: Callable[[Filled], str]
) -> KeptForm:
    return KeptForm(
        name=name, about=str(child), title=title, form=form, save=save, back=duty_lines.back_to(child),
        template=child_forms.TEMPLATE, said=said,
    )  # fmt: skip


def _grounds(ending: Ending) -> list[tuple[str, str]]:
    """What whoever asks may give as the reason: never what a conference alone decides."""
    may = (*(OF_WHO_WRITES if ending.writes else ()), *(OF_WHO_DECIDES if ending.decides else ()))
    found = [(each, f"The child {GROUNDS[each]}") for each in may]
    if ending.decides and ending.found is not None and ending.found.temporary:
        found.append((OF_A_TEMPORARY_PLAN, "The child’s time here is over, or another reason"))
    return found


def _before_the_end(ending: Ending) -> list[str]:
    lead = ["On any other grounds a review conference ends it, and records that with its decision."]
    if not ending.decides:
        lead.append("That the child has moved away for good is for your manager to record.")
    if ending.stops:
        lead.append(f"From that day this is due no longer: {'; '.join(ending.stops)}.")
    else:
        lead.append("Nothing that is due now ends with it.")
    return lead


def _standing_first(stands: Registered, options: dict[str, Any]) -> dict[str, Any]:
    """Shown empty, the form begins with the categories that stand."""
    begun = {"categories": list(stands.categories), "on": timezone.localdate()}
    return options if options.get("data") is not None else {**options, "initial": begun}
