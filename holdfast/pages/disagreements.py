"""*Who does not agree, why, and how far has it been taken?* From the conference or from the child's page.

Each stage is written down with its day, with whom, and what came of it; it stays open until it is settled.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.casework import convened, disagreements, gathered, procedure, together
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures import words as public_words
from holdfast.procedures.conference_words import DISAGREEMENT_KINDS, STAGES


class RaiseForm(Form):
    """Who disagrees, about which children, with what and why."""

    children = ticks("About which children?", (), required=True, error="Choose at least one child")
    kind = radios("With what?", DISAGREEMENT_KINDS.items(), error="Say with what they disagree")
    who = forms.CharField(label="Who", max_length=254, error_messages={"required": "Say who disagrees"})
    role = forms.ChoiceField(label="What they are", choices=(), required=False)
    about = words("What they disagree with", rows=2, required=True, error="Say what they disagree with")
    why = words("Their reasons", required=True, error="Write their reasons")
    on = child_forms.day("Day")

    def __init__(
        self, *positional: Any, choices: list[tuple[str, str]], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        roles = sorted((each, wording.role(role=each)) for each in public_words.ROLES)
        self.fields["role"].choices = [("", "Not said"), *roles]  # type: ignore[attr-defined]
        self.fields["children"].choices = choices  # type: ignore[attr-defined]
        self.fields["children"].initial = [key for key, _ in choices]
        self.fields["on"].initial = timezone.localdate()


class StageForm(Form):
    """One step towards settling it; or that it is settled."""

    stage = radios(
        "What was done?", [*STAGES.items(), ("settled", "It is settled")], error="Say what was done"
    )
    on = child_forms.day("Day")
    with_whom = line("With whom", hint="Not needed where it is settled")
    text = words("What came of it", required=True, error="Say what came of it")

    def __init__(self, *positional: Any, following: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["stage"].initial, self.fields["on"].initial = following, timezone.localdate()

    def clean(self) -> None:
        """With whom, but where it is settled."""
        if self.cleaned_data.get("stage") in STAGES and not self.cleaned_data.get("with_whom"):
            self.add_error("with_whom", "Say with whom")


@require_http_methods(["GET", "HEAD", "POST"])
def dissent(request: Request, meeting: UUID) -> HttpResponse:
    """Somebody at the conference does not agree: who, with what, why?"""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    choices = [(str(each.id), each.name) for each in top.children]
    back = reverse("conference-day", args=[meeting])
    page = _raise(choices, back, "Back to the conference", meeting=meeting)
    return kept.answer(request, page(about=str(meeting), title=f"Somebody does not agree: {top.title}"))


@require_http_methods(["GET", "HEAD", "POST"])
def at_core_group(request: Request, meeting: UUID) -> HttpResponse:
    """Somebody at the core group does not agree: who, with what, why?"""
    top = gathered.top(meeting=meeting, today=timezone.localdate())
    choices = [(str(each.id), each.name) for each in top.children]
    back = reverse("core-group-day", args=[meeting])
    page = _raise(choices, back, "Back to the core group", meeting=meeting)
    return kept.answer(request, page(about=str(meeting), title="Somebody does not agree: core group"))


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """Between conferences: agencies disagree, or somebody does not do what was agreed."""
    found = together.show(child=child, what=May.CONTRIBUTE, today=timezone.localdate())
    back = reverse("child-disagreements", args=[child])
    page = _raise(found.choices, back, "Back to the disagreements", chosen=[str(child)])
    return kept.answer(request, page(about=str(child), title=f"Somebody does not agree: {found.name}"))


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: Request, disagreement: UUID) -> HttpResponse:
    """What was done to settle it, and what came of it? Or how it ended."""
    today = timezone.localdate()
    found = disagreements.show(disagreement=disagreement, today=today)
    back = reverse("child-disagreements", args=[found.child])
    context = {
        "back": back, "back_to": f"Back to the disagreements about {found.child_name}", "today": today,
        "found": found, "button": "Save",
    }  # fmt: skip
    if not found.is_open:
        return render(request, "pages/conferences/disagreement.html", context)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        which = {"disagreement": disagreement, "on": said["on"], "today": today}
        if said["stage"] == "settled":
            result = ": ".join(filter(None, (said["with_whom"], said["text"])))
            disagreements.settle(result=result, **which)
        else:
            disagreements.take_further(
                stage=said["stage"], with_whom=said["with_whom"], text=said["text"], **which
            )
        return back

    return kept.answer(request, KeptForm(
        name="disagreement-stage", about=str(disagreement), title=f"{found.who} does not agree", save=save,
        said="It is saved.", form=partial(StageForm, following=found.next), back=back, context=context,
        template="pages/conferences/disagreement_stage.html",
    ))  # fmt: skip


@require_safe
def of_child(request: Request, child: UUID) -> HttpResponse:
    """Who does not agree about this child, and what is still open?"""
    today = timezone.localdate()
    found = together.show(child=child, what=May.SEE, today=today)
    context = {
        "child": child, "name": found.name, "today": today,
        "disagreements": disagreements.of_child(child=child, today=today),
    }  # fmt: skip
    return render(request, "pages/conferences/disagreements.html", context)


def _raise(
    choices: list[tuple[str, str]], back: str, back_to: str, *, meeting: UUID | None = None,
    chosen: list[str] | None = None,
) -> Callable[..., KeptForm]:  # fmt: skip
    """The page on which a disagreement is raised; it wants `about` and `title`."""

    def save(filled: Filled) -> str:
        said = filled.cleaned
        disagreements.record(
            children=[UUID(each) for each in said["children"]], kind=said["kind"], who=said["who"],
            role=said["role"], about=said["about"], why=said["why"], on=said["on"], meeting=meeting,
            today=timezone.localdate(),
        )  # fmt: skip
        return back

    def form(*positional: Any, **options: Any) -> RaiseForm:
        made = RaiseForm(*positional, choices=choices, wording=Wording.of(pack=procedure.pack()), **options)
        if chosen is not None:
            made.fields["children"].initial = chosen
        return made

    return partial(
        KeptForm, name="dissent", said="The disagreement is saved.", form=form, save=save, back=back,
        template=child_forms.TEMPLATE, context={"back": back, "back_to": back_to},
    )  # fmt: skip
