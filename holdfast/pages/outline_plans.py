"""*What is done from today on, by whom, so that the child is safe?* The outline plan of a conference.

Begun from what the record holds, written once for all the children, with what is one child's alone apart.
What the procedure asks stands beside each part; nothing of it stops anybody from saving.
"""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import outline_plans
from holdfast.casework.outline_plans import LineSaid, OutlinePage
from holdfast.pages import duty_lines, outline_forms
from holdfast.pages.conference_tabs import tabs
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.outline_forms import OutlineForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures.outline_words import HOUSEHOLD, SECTIONS

ALONE = "alone"


@require_http_methods(BOTH)
def outline_plan(request: Request, meeting: UUID, child: UUID) -> HttpResponse:
    """The plan as it is written: for all of them, or with `?alone=1` what is this child's alone."""
    today = timezone.localdate()
    alone = bool(request.GET.get(ALONE))
    page = outline_plans.show(meeting=meeting, child=child if alone else None, today=today)
    name = next((each.name for each in page.top.children if each.id == child), "")
    if not name:
        raise NotHere("This conference is not about that child.", about="person", about_id=child)
    several = len(page.top.children) > 1
    if alone and not several:  # what one child's conference writes is for that child anyway
        return HttpResponseRedirect(request.path)
    context = {
        "outline": page, "top": page.top, "today": today, "child": child, "name": name,
        "several": several, "alone": alone, "tabs": tabs(meeting=meeting, here="conference-decisions"),
        "scopes": _scopes(page) if several else (),
    }  # fmt: skip
    if not page.writes:
        own = page if alone else outline_plans.show(meeting=meeting, child=child, today=today)
        return render(request, "pages/conferences/outline_read.html", {**context, "sections": _read(own)})

    def standing() -> Standing:
        posted = request.method == "POST"
        now = outline_plans.show(meeting=meeting, child=page.child, today=today) if posted else page
        return Standing(version=now.version, values=outline_forms.values(page=now))

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, OutlineForm):
            raise TypeError("no form of an outline plan")
        outline_plans.write(
            meeting=meeting, child=page.child, lines=form.lines, seen=filled.seen, today=today,
            now=timezone.now(),
        )  # fmt: skip
        return back

    back = duty_lines.address("conference-decisions", meeting) or duty_lines.back_to(child)
    title = "Outline plan" + (f": {name} alone" if alone else "")
    return kept.answer(request, KeptForm(
        name="outline-plan", about=f"{meeting}/{page.child or 'all'}", title=title, save=save,
        standing=standing,
        form=lambda *given, **options: OutlineForm(*given, page=page, **options),
        back=back, said="The outline plan is saved.", template="pages/conferences/outline.html",
        context=context,
    ))  # fmt: skip


def _scopes(page: OutlinePage) -> list[tuple[str, str, bool]]:
    """For whom one can write it: what each link says, where it leads, and whether one is there."""
    here = [("outline-plan", each.id, each.name) for each in page.top.children]
    first = reverse("outline-plan", args=[page.top.meeting, here[0][1]])
    found = [("For all of them", first, page.child is None)]
    for name, child, called in here:
        address = f"{reverse(name, args=[page.top.meeting, child])}?{ALONE}=1"
        found.append((f"For {called} alone", address, page.child == child))
    return found


def _read(page: OutlinePage) -> list[tuple[str, list[tuple[str, list[LineSaid]]]]]:
    """The plan of the child in full, by section and part: what is for all, and the child's own."""
    lines = [*page.for_all, *page.lines]
    found = []
    for title, parts in SECTIONS:
        own = [(part.label, [each for each in lines if each.part == part.name]) for part in parts]
        found.append((title, [(label, said) for label, said in own if said]))
    at_home = [(says, [each for each in lines if each.part == part]) for part, says in HOUSEHOLD.items()]
    found.append(("Each child of the household", [(says, said) for says, said in at_home if said]))
    return [(title, own) for title, own in found if own]
