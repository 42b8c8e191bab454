"""*What is done, what is reached?* One tap beside each action and outcome; another day on its page.

For the child's social worker. The button sends this page's own form, filled in with today.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import plans, together
from holdfast.casework.plans import PlanPage
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request


class DayForm(Form):
    """On which day."""

    on = child_forms.day("On which day?")

    def __init__(self, *positional: object, **options: object) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


@require_http_methods(BOTH)
def done(request: Request, child: UUID, action: UUID) -> HttpResponse:
    """An action of the plan that was done."""

    def save(on: date) -> None:
        plans.finish_action(action=action, on=on, today=timezone.localdate())

    known = {each.id: each.text for of in _outcomes(child) for each in of.actions}
    return _answer(request, child, action, known, name="action-done", title="Done", save=save)


@require_http_methods(BOTH)
def reached(request: Request, child: UUID, outcome: UUID) -> HttpResponse:
    """An outcome of the plan that was reached."""

    def save(on: date) -> None:
        plans.reach_outcome(outcome=outcome, on=on, today=timezone.localdate())

    known = {each.id: each.text for each in _outcomes(child)}
    return _answer(request, child, outcome, known, name="outcome-reached", title="Reached", save=save)


def _outcomes(child: UUID) -> list[plans.OutcomeSaid]:
    """Of every plan of the child, to whoever may write of it."""
    today = timezone.localdate()
    together.show(child=child, what=May.WRITE, today=today)
    found: tuple[PlanPage, ...] = plans.of_child(child=child, today=today)
    return [outcome for page in found for need in page.needs for outcome in need.outcomes]


def _answer(
    request: Request, child: UUID, part: UUID, known: dict[UUID | None, str], *, name: str, title: str,
    save: Callable[[date], None],
) -> HttpResponse:  # fmt: skip
    if part not in known:
        raise NotHere("This is no part of the child’s plan.", about="person", about_id=child)
    back = duty_lines.address("child-plan", child) or duty_lines.back_to(child)

    def saved(filled: Filled) -> str:
        save(filled.cleaned["on"])
        return back

    page = KeptForm(
        name=name, about=str(part), title=f"{title}: {short(known[part])}", form=DayForm, save=saved,
        back=back, template=child_forms.TEMPLATE, said=f"{title}: {short(known[part])}.",
        context={"back_to": "Back to the plan"},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=[known[part]])


def short(text: str) -> str:
    """The beginning of a text, where it is too long for a heading or a choice."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79].rstrip()}…"
