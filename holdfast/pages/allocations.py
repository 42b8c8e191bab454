"""*Whose child is it from now on?* Allocate children whom nobody holds, or hand them over.

For whoever leads the team. What they want next: to be sure that nothing is left behind, so what is handed
over is written down, and what is due stands on the next one's list the same day.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import allocations, procedure, teams, together
from holdfast.casework.allocations import Worker
from holdfast.casework.teams import TeamPage
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

ROLE = "social-worker"
NOBODY = "nobody"


class AllocateForm(ChildForm):
    """Which children, to whom or to which unit, from when, and what is handed over."""

    to = forms.ChoiceField(label="To whom?", error_messages={"required": "Choose to whom"})
    on = child_forms.day("From which day?")
    note = words("What they need to know", rows=4, hint="What is agreed, what worries you, what comes next")
    because = child_forms.why()

    def __init__(self, *positional: Any, to: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["to"].choices = [("", "Choose"), *to]  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()
        child_forms.drop_why(self, step="form-unit")
        if "children" in self.fields:
            self.fields["children"].initial = [str(each.id) for each in self.together.children]

    def clean(self) -> dict[str, Any]:
        """Nobody needs a reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("to") == NOBODY and not cleaned.get("note"):
            self.add_error("note", "Say why nobody is to hold the child")
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def allocate(request: Request, child: UUID) -> HttpResponse:
    """The form, and who holds the children now."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.DECIDE, today=today)
    wording = Wording.of(pack=procedure.pack())
    to = _choices(allocations.workers(today=today), teams.list_teams(today=today), wording)
    if any(each.held_by for each in found.children):
        to.append((NOBODY, "Nobody for now"))

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, AllocateForm):
            raise TypeError("no form of an allocation")
        _save(form)
        return duty_lines.back_to(child)

    held = [
        f"{each.name}: {each.held_by}, {each.team}" if each.held_by else f"{each.name}: nobody yet"
        for each in found.children
    ]
    page = KeptForm(
        name="allocate", about=str(child), title=f"Allocate or hand over {found.name}",
        form=lambda *given, **options: AllocateForm(*given, together=found, to=to, **options), save=save,
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="The allocation is recorded.",
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=held, button="Save the allocation")


def _save(form: AllocateForm) -> None:
    """Hand over those who are held, allocate the others."""
    cleaned, today = form.cleaned_data, timezone.localdate()
    held = {each.id for each in form.together.children if each.held_by}
    chosen = form.children
    if cleaned["to"] == NOBODY:
        ending = [each for each in chosen if each in held]
        allocations.end(children=ending, on=cleaned["on"], why=cleaned["note"], today=today)
        return
    team, _, account = cleaned["to"].partition("/")
    said: dict[str, Any] = {
        "team": UUID(team), "account": UUID(account) if account else None, "on": cleaned["on"],
        "note": cleaned["note"], "reasons": child_forms.reasons(cleaned), "today": today, "role": ROLE,
    }  # fmt: skip
    for step, which in (
        (allocations.hand_over, [each for each in chosen if each in held]),
        (allocations.allocate, [each for each in chosen if each not in held]),
    ):
        if which:
            step(children=which, **said)


def _choices(workers: Sequence[Worker], found: Sequence[TeamPage], wording: Wording) -> list[tuple[str, str]]:
    """Units as a whole first, with what they lack, then everybody by team and name."""
    units = [(f"{each.id}/", _unit(each)) for each in found if each.kind == "unit"]
    people = {
        f"{each.team}/{each.account}": f"{each.name}, {wording.role(role=each.role)}, {each.team_name}"
        for each in workers
    }
    return [*units, *people.items()]


def _unit(each: TeamPage) -> str:
    lacks = f" ({'; '.join(each.lacks).lower()})" if each.lacks else ""
    return f"{each.name}, the whole unit{lacks}"
