"""*What do we know of each child, dimension by dimension, and what keeps the child safe?* The assessment.

For the child's social worker, who goes on with it finding by finding, and for whoever plans on what it found.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import assessments, procedure
from holdfast.casework import before as ways
from holdfast.casework.assessment_pages import AssessmentPage
from holdfast.casework.wording import Wording
from holdfast.pages import before, child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.children import shown
from holdfast.pages.forms import Form
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks, words
from holdfast.procedures.conference_words import FINDING_NATURES

SERVICES = "Which services keep the child safe?"
MOTIVATION = "Can the parents change, and in time for the child?"


class BeginForm(ChildForm):
    """An assessment begins."""

    on = child_forms.day("When did it begin?")
    due_on = child_forms.day("By when is it to be complete?", past=False, required=False)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class FindForm(Form):
    """One finding, of one or several of the children."""

    of = ticks("Of which children?", (), required=True, error="Choose at least one child")
    dimension = radios("In which dimension?", (), error="Choose the dimension")
    nature = radios("What is it?", [*FINDING_NATURES.items(), ("", "Not said")], required=False)
    text = words("What was found?", rows=4, required=True, error="Write what was found")

    def __init__(self, *positional: Any, found: AssessmentPage, child: UUID, **options: Any) -> None:
        super().__init__(*positional, **options)
        of: Any = self.fields["of"]
        of.choices = [(str(key), name) for key, name in found.names]
        of.initial = [str(child)]
        dimension: Any = self.fields["dimension"]
        dimension.choices = [(each.word, each.name) for each in found.children[0].dimensions]
        self.fields["nature"].initial = ""


class CompleteForm(Form):
    """The assessment is complete: what it comes to."""

    on = child_forms.day("When was it completed?")
    analysis = words("What does it come to?", rows=6, required=True, error="Write what it comes to")
    services = words(SERVICES, rows=3)
    motivation = words(MOTIVATION, rows=3)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class UpdateForm(Form):
    """The assessment was gone through again."""

    on = child_forms.day("When did you go through it again?")
    text = words(
        "What has changed?", rows=4, required=True, error="Say what has changed, or that nothing has",
        hint="Or that nothing has",
    )  # fmt: skip
    services = words(SERVICES, rows=3)
    motivation = words(MOTIVATION, rows=3)

    def __init__(self, *positional: Any, found: AssessmentPage, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        self.fields["services"].initial = found.services
        self.fields["motivation"].initial = found.motivation


@require_http_methods(BOTH)
def begin(request: Request, child: UUID) -> HttpResponse:
    """An assessment begins, of one or several children."""
    word = Wording.of(pack=procedure.pack()).one(term="assessment")
    return before.answer(
        request, child, name="assessment", form=BeginForm, title=f"Begin: {word}",
        said="The assessment has begun. Write what you find under each dimension.",
        save=lambda children, said: assessments.begin(
            children=children, on=said["on"], due_on=said["due_on"], today=timezone.localdate()
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def show(request: Request, child: UUID, assessment: UUID) -> HttpResponse:
    """The assessment; with `do`, a finding to add, its completion, or going through it again."""
    page = ways.assessment(child=child, assessment=assessment, today=timezone.localdate())
    doing = DOINGS.get(request.GET.get("do", ""))
    if doing is not None:
        return doing(request, child, page.found)
    if request.method == "POST":
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    return shown(request, "assessment", page, "")


def _answer(
    request: Request, child: UUID, found: AssessmentPage, *, name: str, form: Callable[..., Any], **page: Any
) -> HttpResponse:
    return before.answer(
        request, child, name=name, about=f"{child}/{found.id}", form=form,
        back=reverse("assessment", args=[child, found.id]), **page,
    )  # fmt: skip


def _find(request: Request, child: UUID, found: AssessmentPage) -> HttpResponse:
    return _answer(
        request, child, found, name="finding", title="What the assessment found",
        form=lambda *given, **options: FindForm(*given, found=found, child=child, **options),
        said="It is recorded.", lead=[found.says], button="Save the finding",
        save=lambda _, said: assessments.find(
            assessment=found.id, children=[UUID(each) for each in said["of"]], dimension=said["dimension"],
            nature=said["nature"], text=said["text"], today=timezone.localdate(),
        ),
    )  # fmt: skip


def _complete(request: Request, child: UUID, found: AssessmentPage) -> HttpResponse:
    empty = [f"{each.name}: {name}" for each in found.children for name in each.missing]
    lead = [f"Nothing is written yet on: {'; '.join(empty)}."] if empty else []
    return _answer(
        request, child, found, name="assessment-complete", title=f"Complete: {found.kind}",
        form=CompleteForm, said="The assessment is complete.", lead=lead,
        save=lambda _, said: assessments.complete(
            assessment=found.id, on=said["on"], analysis=said["analysis"], services=said["services"],
            motivation=said["motivation"], today=timezone.localdate(),
        ),
    )  # fmt: skip


def _update(request: Request, child: UUID, found: AssessmentPage) -> HttpResponse:
    return _answer(
        request, child, found, name="assessment-update", title=f"Go through again: {found.kind}",
        form=lambda *given, **options: UpdateForm(*given, found=found, **options),
        said="It is recorded what has changed.",
        save=lambda _, said: assessments.update(
            assessment=found.id, on=said["on"], text=said["text"], services=said["services"],
            motivation=said["motivation"], today=timezone.localdate(),
        ),
    )  # fmt: skip


DOINGS = {"find": _find, "complete": _complete, "update": _update}
