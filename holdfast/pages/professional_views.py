"""*What does each professional think?* Is the child at risk, is a plan needed: one form for all of them.

For all the children at once, or for one where they differ (`?child=`). Those who are absent may have sent a
view on ending the plan.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import convened, procedure, professional_views
from holdfast.casework.attendances import Attended
from holdfast.casework.professional_views import Said, Views
from holdfast.casework.wording import Wording
from holdfast.pages.attendances import Row, key_of
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import YES_NO, line, radios
from holdfast.pages.visit_forms import said as yes_or_no

TEMPLATE = "pages/conferences/professionals.html"
PARTS = ("risk", "plan", "text", "ending")


class ViewsForm(Form):
    """Two questions and a few words of each professional; nothing has to be said of anybody."""

    def __init__(self, *positional: Any, asked: Views, wording: Wording, whom: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.asked, self.wording = asked.asked, wording
        for each in asked.asked:
            key = key_of(each)
            self.fields[f"risk-{key}"] = radios(
                f"Is {whom} at risk of significant harm?", YES_NO, required=False
            )
            self.fields[f"plan-{key}"] = radios("Is a plan needed?", YES_NO, required=False)
            self.fields[f"text-{key}"] = line("In their words")
            if asked.is_review and not each.was_there:
                self.fields[f"ending-{key}"] = line("What they sent on ending the plan")

    @property
    def rows(self) -> Iterator[Row]:
        """Each professional with the questions."""
        for each in self.asked:
            key, said = key_of(each), f"{each.name}, {self.wording.role(role=each.role)}"
            names = [f"{part}-{key}" for part in PARTS if f"{part}-{key}" in self.fields]
            here = "" if each.was_there else (" (not here)" if each.how else " (not said whether here)")
            yield Row(f"{said}{here}", tuple(self[name] for name in names))

    def said(self) -> list[Said]:
        """What those say of whom something is typed."""
        return [self._said(each) for each in self.asked]

    def _said(self, who: Attended) -> Said:
        key, typed = key_of(who), self.cleaned_data
        return Said(
            who=who.name, role=who.role, at_risk=yes_or_no(typed[f"risk-{key}"]),
            plan_needed=yes_or_no(typed[f"plan-{key}"]), text=typed[f"text-{key}"],
            ending=typed.get(f"ending-{key}") or "", how="said" if who.was_there else "form",
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: Request, meeting: UUID) -> HttpResponse:
    """What each professional thinks of all the children, or of the one in the address."""
    today, wording = timezone.localdate(), Wording.of(pack=procedure.pack())
    top = convened.top(meeting=meeting, today=today)
    child = sent_marks.key(request.GET.get("child", ""))
    names = {each.id: each.name for each in top.children}
    if child is not None and child not in names:
        raise NotHere("This conference is not about that child.", about="person", about_id=child)
    views = professional_views.show(meeting=meeting, today=today)
    here, whom = reverse("view-say", args=[meeting]), names[child] if child else _all(list(names.values()))

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, ViewsForm)  # noqa: S101 - the form that this page makes
        professional_views.record(
            meeting=meeting, said=form.said(), on=today, child=child, seen=filled.seen, today=today
        )
        return reverse("conference-day", args=[meeting])

    def standing() -> Standing:
        now = professional_views.show(meeting=meeting, today=today)
        return Standing(version=now.version, values=_values(now, child))

    return kept.answer(request, KeptForm(
        name="view-say", about=f"{meeting}/{child or 'all'}", title=f"What professionals think: {whom}",
        said="The views are saved.", save=save, standing=standing, template=TEMPLATE,
        back=reverse("conference-day", args=[meeting]),
        form=partial(ViewsForm, asked=views, wording=wording, whom=whom),
        context={
            "back": reverse("conference-day", args=[meeting]), "back_to": "Back to the conference",
            "here": here, "chosen": child, "top": top, "asked": views.asked,
        },
    ))  # fmt: skip


def _all(names: list[str]) -> str:
    return names[0] if len(names) == 1 else "each child"


def _values(views: Views, child: UUID | None) -> dict[str, Any]:
    """What stands, by the form's fields."""
    stands = {(each.who, each.role): each for each in views.views if each.child == child}
    found: dict[str, Any] = {}
    for each in views.asked:
        key, view = key_of(each), stands.get((each.name, each.role))
        found[f"risk-{key}"] = _word(view.at_risk if view else None)
        found[f"plan-{key}"] = _word(view.plan_needed if view else None)
        found[f"text-{key}"] = view.text if view else ""
        found[f"ending-{key}"] = view.ending if view else ""
    return found


def _word(answer: bool | None) -> str:
    return "" if answer is None else ("yes" if answer else "no")
