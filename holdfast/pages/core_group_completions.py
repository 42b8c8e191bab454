"""*Is it all said, and what follows from it?* The end of a core group, and the page after it.

Before: what nobody has said yet, and what its record lacks by which clause; neither stands in the way.
Afterwards: what was set in motion, for whom, by when, with the buttons; the record sent, and signed.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import (
    core_group_afterwards,
    core_group_completions,
    core_group_papers,
    core_group_records,
    gathered,
    given,
)
from holdfast.casework.core_group_afterwards import After
from holdfast.casework.core_group_completions import Before
from holdfast.casework.core_group_records import ChildLacks
from holdfast.pages import child_forms, core_group_tabs
from holdfast.pages.forms import Form, TimeField, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, ticks
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.procedures.contents import Lack

HOW_OFTEN_IT_MEETS = "How often the core group meets"
HOW_OFTEN = "How often does the core group meet from now on?"


class CompleteForm(Form):
    """When it was held, which plans were agreed, when the next one is."""

    on = child_forms.day("When was it held?")

    def __init__(self, *positional: Any, found: Before, day: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        today = timezone.localdate()
        self.fields["on"].initial = day if day is not None and day <= today else today
        if found.drafts:
            known = [(str(each.plan), each.name) for each in found.drafts]
            self.fields["plans"] = ticks(
                "Whose plan is agreed as it is written now?", known,
                hint="It becomes the next version of the plan, to be signed. The others stay drafts",
            )  # fmt: skip
            self.fields["plans"].initial = [str(each.plan) for each in found.drafts if each.here]
            self.fields["because"] = child_forms.why()
        if not found.next:
            self.fields["next_on"] = child_forms.day("When is the next one?", past=False, required=False)
            self.fields["next_at"] = TimeField(label="At what time?", required=False)
            self.fields["next_venue"] = line("Where?")
        self.fields["core_group_every"] = line(HOW_OFTEN, hint="Such as 4 weeks. Empty: as before")

    def clean_core_group_every(self) -> str:
        """An interval as the procedures write it, or nothing."""
        try:
            return given.interval(text=self.cleaned_data["core_group_every"], what=HOW_OFTEN_IT_MEETS)
        except Refused as refusal:
            raise forms.ValidationError(refusal.why) from refusal

    def clean_next_on(self) -> Any:
        """A day that lies ahead of this one."""
        on, next_on = self.cleaned_data.get("on"), self.cleaned_data.get("next_on")
        if on and next_on and next_on < on:
            raise forms.ValidationError("The next one is after this one: choose a later day")
        return next_on


class SendForm(Form):
    """To whom the record went, on which day, how."""

    papers = ticks("To whom did it go?", (), required=True, error="Choose at least one person")
    on = child_forms.day("On which day?")
    how = forms.ChoiceField(label="How?", choices=[("", "Choose"), *SENT_HOWS.items()],
                            error_messages={"required": "Say how it was sent"})  # fmt: skip

    def __init__(self, *positional: Any, found: After, **options: Any) -> None:
        super().__init__(*positional, **options)
        known = [(str(each.id), f"{each.name}, {each.agency}" if each.agency else each.name)
                 for each in found.to_go]  # fmt: skip
        self.fields["papers"].choices = known  # type: ignore[attr-defined]
        self.fields["papers"].initial = [key for key, _ in known]
        self.fields["on"].initial = timezone.localdate()


class SignForm(Form):
    """On which day it was signed."""

    on = child_forms.day("On which day do you sign it?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


@require_http_methods(BOTH)
def complete(request: Request, meeting: UUID) -> HttpResponse:
    """The form, with what nobody has said yet, what the record lacks, and what will follow."""
    today = timezone.localdate()
    top = gathered.top(meeting=meeting, today=today)
    if top.held_on is not None and request.method != "POST":
        return redirect("core-group-after", meeting)
    if top.cancelled_on is not None:
        raise Refused("This core group was cancelled.", about="person", about_id=top.children[0].id)
    found = core_group_completions.before(meeting=meeting, today=today)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        core_group_completions.complete(
            meeting=meeting, on=said["on"], today=today, next_on=said.get("next_on"),
            plans=[UUID(each) for each in said.get("plans", ())], next_at=said.get("next_at"),
            next_venue=said.get("next_venue", ""), core_group_every=said["core_group_every"],
            reasons=child_forms.reasons(said),
        )  # fmt: skip
        return reverse("core-group-after", args=[meeting])

    back = reverse("core-group-day", args=[meeting])
    lacks = core_group_records.show_lacks(meeting=meeting, today=today)
    return kept.answer(request, KeptForm(
        name="core-group-complete", about=str(meeting), title="Complete the core group", save=save, back=back,
        said="The core group is completed.", template="pages/core_groups/complete.html",
        form=lambda *given, **options: CompleteForm(*given, found=found, day=top.on, **options),
        context={
            "top": top, "found": found, "lacks": _alike(lacks.children),
            "tabs": core_group_tabs.tabs(meeting=meeting, here="core-group-complete"), "today": today,
            "tab_says": "Complete",
        },
    ))  # fmt: skip


def _alike(children: Iterable[ChildLacks]) -> list[tuple[str, tuple[Lack, ...]]]:
    """What the record lacks, the children of whom it lacks the same together."""
    found: dict[tuple[Lack, ...], list[str]] = {}
    for each in children:
        if each.lacks:
            found.setdefault(each.lacks, []).append(each.name)
    return [(", ".join(names), lacks) for lacks, names in found.items()]


@require_safe
def after(request: Request, meeting: UUID) -> HttpResponse:
    """What was set in motion, for whom, by when."""
    today = timezone.localdate()
    found: After = core_group_afterwards.show(meeting=meeting, today=today)
    return render(request, "pages/core_groups/after.html", {
        "found": found, "top": found.top, "today": today, "tab_says": "Afterwards",
        "tabs": core_group_tabs.tabs(meeting=meeting, here="core-group-after"),
    })  # fmt: skip


@require_http_methods(BOTH)
def send(request: Request, meeting: UUID) -> HttpResponse:
    """The record went to these, on a day, in a way: all still to go are ticked."""
    today = timezone.localdate()
    found: After = core_group_afterwards.show(meeting=meeting, today=today)
    back = reverse("core-group-after", args=[meeting])
    lead = [] if found.to_go else ["It has gone to everybody."]
    if found.top.held_on is None:
        lead = ["It is not completed yet: its record goes out afterwards."]

    def save(filled: Filled) -> str:
        said = filled.cleaned
        papers = [UUID(each) for each in said["papers"]]
        core_group_papers.sent(papers=papers, on=said["on"], how=said["how"], today=today)
        return back

    return kept.answer(request, KeptForm(
        name="core-group-send", about=str(meeting), title="Send the record of the core group", save=save,
        back=back, said="It is saved that the record went.",
        form=lambda *given, **options: SendForm(*given, found=found, **options),
        template=child_forms.TEMPLATE,
        context={
            "back": back, "back_to": "Back to the core group", "lead": lead, "button": "Say that it went",
        },
    ))  # fmt: skip


@require_http_methods(BOTH)
def sign(request: Request, meeting: UUID) -> HttpResponse:
    """Whoever led it signs its record: from then on it stays as it is."""
    today = timezone.localdate()
    gathered.top(meeting=meeting, today=today)
    back = reverse("core-group-after", args=[meeting])

    def save(filled: Filled) -> str:
        core_group_papers.sign(meeting=meeting, on=filled.cleaned["on"], today=today)
        return back

    return kept.answer(request, KeptForm(
        name="core-group-sign", about=str(meeting), title="Sign the record", save=save, form=SignForm,
        back=back, said="The record is signed.", template=child_forms.TEMPLATE,
        context={
            "back": back, "back_to": "Back to the core group", "button": "Sign it",
            "lead": ["It stays as it is from then on. It is signed with your name."],
        },
    ))  # fmt: skip
