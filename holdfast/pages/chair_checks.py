"""*Is the plan on course, half-way to its review?* What a chair saw, and an alert to the manager."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import chair_checks
from holdfast.casework.chair_checks import ChecksPage, Manager
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, words


class CheckForm(Form):
    """When, whether it is on course, and what was seen."""

    on = child_forms.day("When did you look at it?")
    on_course = radios("Is the plan on course?", [("yes", "Yes"), ("no", "No")], error="Say whether it is")
    text = words("What did you see?", rows=4, hint="What has moved since the conference, and what has not.")


class AlertForm(Form):
    """To whom, and what they must know."""

    to = radios("Which manager?", (), error="Choose the manager")
    text = words("What must the manager know?", rows=5, required=True, error="Say what the manager must know")
    clause = words("Which clause is not kept to?", rows=1)

    def __init__(self, *positional: Any, managers: tuple[Manager, ...], **options: Any) -> None:
        super().__init__(*positional, **options)
        choices = [(str(each.account), each.name) for each in managers]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["to"].initial = choices[0][0]


class AnswerForm(Form):
    """What the manager does about it."""

    text = words("What will you do, and by when?", rows=4, required=True, error="Say what you do about it")


@require_safe
def of_child(request: Request, child: UUID) -> HttpResponse:
    """What chairs saw between conferences, and alerts with their answers."""
    today = timezone.localdate()
    page = chair_checks.of_child(child=child, today=today)
    return render(request, "pages/conferences/checks.html", {"page": page, "today": today})


@require_http_methods(BOTH)
def check(request: Request, child: UUID) -> HttpResponse:
    """The form of a look half-way."""
    today = timezone.localdate()
    page = chair_checks.of_child(child=child, today=today)
    _for_chairs(page)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        chair_checks.check(
            child=child, on=said["on"], on_course=said["on_course"] == "yes", text=said["text"], today=today
        )
        if said["on_course"] == "no":
            return reverse("practice-alert", args=[child])
        return reverse("chair-checks", args=[child])

    kept = KeptForm(
        name="chair-check", about=str(child), title=f"Look at the plan of {page.name}", form=CheckForm,
        save=save, back=duty_lines.back_to(child), template=child_forms.TEMPLATE,
        said="What you saw is recorded.",
    )  # fmt: skip
    lead = ["Where the plan is not on course you can alert the manager next."]
    return child_forms.answer(request, child=child, page=kept, lead=lead)


def _for_chairs(page: ChecksPage) -> None:
    """Nobody writes in a form that the step would not take from them."""
    if not page.may_check:
        raise Refused(
            "This is for those who chair conferences.", who_can_help="the conference’s chair",
            about="person", about_id=page.child,
        )  # fmt: skip


@require_http_methods(BOTH)
def alert(request: Request, child: UUID) -> HttpResponse:
    """The form of a practice alert to the manager of the child's team."""
    today = timezone.localdate()
    page = chair_checks.of_child(child=child, today=today)
    _for_chairs(page)
    if not page.managers:
        raise Refused(
            "Nobody is known to manage this child’s team.", about="person", about_id=child,
            who_can_help="the administrator who gives roles",
        )  # fmt: skip

    def save(filled: Filled) -> str:
        said = filled.cleaned
        chair_checks.alert(
            child=child, to=UUID(said["to"]), text=said["text"], clause=said["clause"], today=today
        )
        return reverse("chair-checks", args=[child])

    kept = KeptForm(
        name="practice-alert", about=str(child), title=f"Alert the manager about the plan of {page.name}",
        form=lambda *given, **options: AlertForm(*given, managers=page.managers, **options), save=save,
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="The manager has the alert.",
    )  # fmt: skip
    lead = ["The manager sees it on their team’s page until they have answered."]
    return child_forms.answer(request, child=child, page=kept, lead=lead, button="Send the alert")


@require_http_methods(BOTH)
def answer(request: Request, alert: UUID) -> HttpResponse:
    """The alert, and the manager's answer."""
    today = timezone.localdate()
    found = chair_checks.show_alert(alert=alert, today=today)
    if not found.mine:
        return render(request, "pages/conferences/alert.html", {"alert": found, "today": today})

    def save(filled: Filled) -> str:
        chair_checks.answer(alert=alert, text=filled.cleaned["text"], today=today)
        return reverse("team")

    kept = KeptForm(
        name="alert-answer", about=str(alert), title=f"Answer {found.by} about {found.child_name}",
        form=AnswerForm, save=save, back=duty_lines.back_to(found.child), template=child_forms.TEMPLATE,
        said="Your answer is recorded.",
    )  # fmt: skip
    return child_forms.answer(request, child=found.child, page=kept, lead=[found.text])
