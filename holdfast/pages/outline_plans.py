"""*What is done from today on, by whom, so that the child is safe?* The outline plan of a conference.

Begun from what the record holds, written once for all the children, with what is one child's alone apart.
What the procedure asks stands beside each part; nothing of it stops anybody from saving.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import outline_plans
from holdfast.casework.outline_plans import LineSaid, OutlinePage
from holdfast.pages import duty_lines, outline_forms
from holdfast.pages.conference_tabs import tabs
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.outline_forms import OutlineForm
from holdfast.pages.requests import Request
from holdfast.procedures.outline_words import HOUSEHOLD, SECTIONS

BOTH = ["GET", "HEAD", "POST"]
ALONE = "alone"


@require_http_methods(BOTH)
def outline_plan(request: Request, meeting: UUID, child: UUID) -> HttpResponse:
    """The plan as it is written: for all of them, or with `?alone=1` what is this child's alone."""
    today = timezone.localdate()
    first = outline_plans.show(meeting=meeting, child=child, today=today)
    several = len(first.top.children) > 1
    own = child if several and request.GET.get(ALONE) else None
    page = first if own else outline_plans.show(meeting=meeting, child=None, today=today)
    context = {
        "outline": page, "top": page.top, "today": today, "child": child, "name": first.name,
        "several": several, "alone": own is not None,
        "tabs": tabs(meeting=meeting, here="conference-decisions"),
        "scopes": _scopes(page, own) if several else (),
    }  # fmt: skip
    if not page.writes:
        return render(request, "pages/conferences/outline_read.html", {**context, "sections": _read(first)})

    def standing() -> Standing:
        now = outline_plans.show(meeting=meeting, child=own, today=today)
        return Standing(version=now.version, values=outline_forms.values(page=now))

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, OutlineForm):
            raise TypeError("no form of an outline plan")
        outline_plans.write(
            meeting=meeting, child=own, lines=form.lines, seen=filled.seen, today=today, now=timezone.now()
        )
        return request.get_full_path()

    title = "Outline plan" + (f": {first.name} alone" if own else "")
    return kept.answer(request, KeptForm(
        name="outline-plan", about=f"{meeting}/{own or 'all'}", title=title, save=save, standing=standing,
        form=lambda *given, **options: OutlineForm(*given, page=page, **options),
        back=duty_lines.address("conference-decisions", meeting) or duty_lines.back_to(child),
        template="pages/conferences/outline.html", said="The outline plan is saved.", context=context,
    ))  # fmt: skip


def _scopes(page: OutlinePage, own: UUID | None) -> list[tuple[str, str, bool]]:
    """For whom one can write it: what each link says, where it leads, and whether one is there."""
    here = [("outline-plan", each.id, each.name) for each in page.top.children]
    first = reverse("outline-plan", args=[page.top.meeting, here[0][1]])
    found = [("For all of them", first, own is None)]
    for name, child, called in here:
        address = f"{reverse(name, args=[page.top.meeting, child])}?{ALONE}=1"
        found.append((f"For {called} alone", address, own == child))
    return found


def _read(first: OutlinePage) -> list[tuple[str, list[tuple[str, list[LineSaid]]]]]:
    """The plan of the child in full, by section and part: what is for all, and the child's own."""
    lines = [*first.for_all, *first.lines]
    found = []
    for title, parts in SECTIONS:
        own = [(part.label, [each for each in lines if each.part == part.name]) for part in parts]
        found.append((title, [(label, said) for label, said in own if said]))
    at_home = [(says, [each for each in lines if each.part == part]) for part, says in HOUSEHOLD.items()]
    found.append(("Each child of the household", [(says, said) for says, said in at_home if said]))
    return [(title, own) for title, own in found if own]
