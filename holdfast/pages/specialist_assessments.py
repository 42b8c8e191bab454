"""*Which specialist looks at what, and what came of it?* For the child's social worker."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import specialist_assessments
from holdfast.pages import before, child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import Form
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, words


class AskForm(ChildForm):
    """Which assessment, of whom, by whom."""

    kind = words(
        "Which assessment?", rows=1, required=True, error="Say which assessment it is",
        hint="For example, a parenting assessment, hearing, mental health",
    )  # fmt: skip
    of_whom = line("Of whom?", hint="The child, or somebody of the family")
    by_whom = line("Who makes it?")
    asked_on = child_forms.day("When was it asked for?")
    wanted_by_on = child_forms.day("By when is it wanted?", past=False, required=False)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["asked_on"].initial = timezone.localdate()


class ReceiveForm(Form):
    """What it found."""

    on = child_forms.day("When did it come?")
    text = words("What did it find?", rows=6, required=True, error="Write what it found")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


@require_http_methods(BOTH)
def ask(request: Request, child: UUID) -> HttpResponse:
    """A specialist is asked."""
    return before.answer(
        request, child, name="specialist-ask", form=AskForm, title="Ask a specialist",
        said="It is recorded what you asked for.",
        save=lambda children, said: specialist_assessments.ask(
            children=children, kind=said["kind"], of_whom=said["of_whom"], by_whom=said["by_whom"],
            asked_on=said["asked_on"], wanted_by_on=said["wanted_by_on"], today=timezone.localdate(),
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def receive(request: Request, child: UUID, specialist: UUID) -> HttpResponse:
    """What came of it."""
    found = specialist_assessments.show(specialist=specialist, today=timezone.localdate())
    whom = f" of {found.of_whom}" if found.of_whom else ""
    return before.answer(
        request, child, name="specialist-receive", about=str(specialist), form=ReceiveForm,
        title="What a specialist found", said="It is recorded.", lead=[f"{found.kind}{whom}."],
        save=lambda _, said: specialist_assessments.receive(
            specialist=specialist, on=said["on"], text=said["text"], today=timezone.localdate()
        ),
    )  # fmt: skip
