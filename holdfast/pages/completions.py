"""*Can it be completed, and what follows from it?* The last page of a conference, and the one after it.

Before: what still stands in the way. Afterwards: what was set in motion, for whom, by when, and the buttons.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import Refused
from holdfast.casework import completions, conference_afterwards, conference_cards, procedure
from holdfast.casework.conference_afterwards import After, ChildAfter
from holdfast.casework.conference_cards import Decisions
from holdfast.casework.wording import GROUNDS, Wording
from holdfast.pages import child_forms, conference_findings, conference_tabs, duty_lines
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import DECISIONS, THEN
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words
from holdfast.procedures.conference_words import PAPERS


class CompleteForm(Form):
    """When it was held; the unit; why the procedure was not kept to, where it was not."""

    on = child_forms.day("When was it held?")

    def __init__(self, *positional: Any, found: Decisions, **options: Any) -> None:
        super().__init__(*positional, **options)
        today = timezone.localdate()
        day = found.top.on
        self.fields["on"].initial = day if day is not None and day <= today else today
        if found.units:
            self.fields["unit"] = forms.ChoiceField(
                label="To which child protection unit do the children with a new plan go?", required=False,
                choices=[("", "Nobody decided yet"), *((str(each.id), each.name) for each in found.units)],
            )  # fmt: skip
        if any(each.can_be_reason for each in found.blocks):
            self.fields["breach"] = words(
                "Where it stands in the way: why is it completed all the same?", rows=3,
                hint="Kept with your name and the clause. A plan never ends on such a reason.",
            )  # fmt: skip


@require_http_methods(BOTH)
def complete(request: Request, meeting: UUID) -> HttpResponse:
    """The form, with what stands in the way and what will follow."""
    today = timezone.localdate()
    found = conference_cards.show(meeting=meeting, today=today)
    conference_findings.must_decide(found=found)
    if found.top.completed_on and request.method != "POST":
        return redirect("conference-after", meeting)
    if found.top.cancelled_on:
        raise Refused(
            "This conference was cancelled.", about="person",
            about_id=found.cards[0].child, who_can_help="the conference’s chair",
        )  # fmt: skip

    def save(filled: Filled) -> str:
        unit, breach = filled.cleaned.get("unit"), filled.cleaned.get("breach", "")
        completions.complete(
            meeting=meeting, on=filled.cleaned["on"], today=today, breach=breach,
            reasons=child_forms.reasons({"because": breach}), unit=UUID(unit) if unit else None,
        )  # fmt: skip
        return reverse("conference-after", args=[meeting])

    here = reverse("conference-decisions", args=[meeting])
    page = KeptForm(
        name="conference-complete", about=str(meeting), title="Complete the conference", save=save, back=here,
        template="pages/conferences/complete.html", said="The conference is completed.",
        form=lambda *given, **options: CompleteForm(*given, found=found, **options),
        context=conference_findings.context(found=found) | {"back": here},
    )  # fmt: skip
    return kept.answer(request, page)


@require_http_methods(["GET", "HEAD"])
def after(request: Request, meeting: UUID) -> HttpResponse:
    """What was set in motion."""
    today = timezone.localdate()
    found = conference_afterwards.show(meeting=meeting, today=today)
    wording = Wording.of(pack=procedure.pack())
    context = {
        "top": found.top, "today": today, "found": found, "tab_says": "Afterwards",
        "tabs": conference_tabs.tabs(meeting=meeting, here="conference-after"),
        "children": [_child(each, wording) for each in found.children],
        "arranged": [
            (each, wording.title(event=each.kind), _names(found, each.children)) for each in found.arranged
        ],
        "papers": [(PAPERS[kind], to_go, every, by_on) for kind, to_go, every, by_on in found.papers],
        "papers_at": duty_lines.address("conference-papers", meeting),
    }  # fmt: skip
    return render(request, "pages/conferences/after.html", context)


def _child(each: ChildAfter, wording: Wording) -> dict[str, Any]:
    """A child's line: what was decided, in words."""
    return {
        "child": each, "decision": DECISIONS.get(each.decision, "Nothing was decided"),
        "categories": wording.categories(categories=each.categories), "then": THEN.get(each.then, ""),
        "grounds": "; ".join(GROUNDS.get(ground, "another reason") for ground in each.grounds),
    }  # fmt: skip


def _names(found: After, children: tuple[UUID, ...]) -> str:
    return duty_lines.listed([each.name for each in found.children if each.child in children])
