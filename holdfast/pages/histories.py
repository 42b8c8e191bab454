"""*What do earlier files say, and which plan was there before?* For the child's social worker."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import histories
from holdfast.pages import before, child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, words
from holdfast.procedures.conference_words import SUPPORT_PLANS


class FileForm(ChildForm):
    """Which file, whose, and what it showed."""

    which = words("Which file?", rows=1, required=True, error="Say which file it was")
    whose = words(
        "Whose file?", rows=1, required=True, error="Say whose file it was",
        hint="The child’s, a parent’s, or of another child of the household",
    )  # fmt: skip
    where = line("Where is it kept?")
    on = child_forms.day("When did you read it?")
    found = words("What does it show?", rows=5)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class EarlierPlanForm(ChildForm):
    """A plan from before the conference, what it was for, and what helped."""

    kind = radios("Which plan was it?", SUPPORT_PLANS.items(), error="Say which plan it was")
    from_on = child_forms.day("Since when?")
    ended_on = child_forms.day("Until when?", required=False, hint="Empty where it goes on")
    ended_why = words("Why did it end?", rows=2)
    lead = line("Who led it?")
    aims = words("What was it for?", rows=3, required=True, error="Say what the plan was for")
    worked = words("What helped, and what did not?", rows=3)


@require_http_methods(BOTH)
def read_file(request: Request, child: UUID) -> HttpResponse:
    """A file was read, by whoever records it."""
    return before.answer(
        request, child, name="file-read", form=FileForm, title="A file that you read",
        said="It is recorded, with your name.",
        save=lambda children, said: histories.read_file(
            children=children, which=said["which"], whose=said["whose"], where=said["where"], on=said["on"],
            found=said["found"], today=timezone.localdate(),
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def earlier_plan(request: Request, child: UUID) -> HttpResponse:
    """A plan from before; whoever makes the plan now sees it there."""
    return before.answer(
        request, child, name="earlier-plan", form=EarlierPlanForm, title="A plan from before",
        said="The earlier plan is recorded. It stands where the plan is made.",
        save=lambda children, said: histories.carry_in_earlier(
            children=children, kind=said["kind"], from_on=said["from_on"], ended_on=said["ended_on"],
            ended_why=said["ended_why"], lead=said["lead"], aims=said["aims"], worked=said["worked"],
            today=timezone.localdate(),
        ),
    )  # fmt: skip
