"""*I must see this record now, and the child is not mine.* A reason, and the record opens for a time.

And for the manager of the team: *who opened a record of ours, why, and was it in order?*
"""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import emergencies
from holdfast.pages.forms import Choice, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request

IN_ORDER = [
    ("yes", "Yes, it was in order"),
    ("no", Choice("No", hint="Say what was not, and take it up with whoever opened the record")),
]
TITLES = {emergencies.EMERGENCY: "Open a record in an emergency", emergencies.DUTY: "Open a record on duty"}


class Opening(Form):
    """Why a record is opened."""

    why = forms.CharField(
        label="Why must you see this record now?", max_length=1000,
        help_text="Who rang or came, and what about. The manager of the team reads it.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class Judgement(Form):
    """What a manager thinks of an opening."""

    in_order = forms.ChoiceField(label="Was it in order?", choices=IN_ORDER, widget=forms.RadioSelect)
    said = forms.CharField(
        label="What you say to it", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where it was not in order",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: Request, child: UUID) -> HttpResponse:
    """Open a record in an emergency, for two hours."""
    return _open(request, child, emergencies.EMERGENCY)


@require_http_methods(["GET", "HEAD", "POST"])
def on_duty(request: Request, child: UUID) -> HttpResponse:
    """Open a record on duty, for a shift."""
    return _open(request, child, emergencies.DUTY)


def _open(request: Request, child: UUID, kind: str) -> HttpResponse:
    def save(filled: Filled) -> str:
        emergencies.open(
            child=child, kind=kind, why=filled.cleaned["why"], now=timezone.now(), today=timezone.localdate()
        )
        return reverse("child", args=[child])

    return kept.answer(
        request,
        KeptForm(
            name=f"open-{kind}", about=str(child), title=TITLES[kind], form=Opening, save=save,
            back=reverse("duty") if kind == emergencies.DUTY else reverse("home"),
            template="pages/emergencies/open.html", said="The record is open, and the manager is shown so.",
            context={"hours": int(emergencies.LASTS[kind].total_seconds() // 3600), "kind": kind},
        ),
    )  # fmt: skip


@require_safe
def emergencies_to_see(request: Request) -> HttpResponse:
    """Which records of my children were opened by somebody who does not work with them?"""
    found = emergencies.list_to_see(today=timezone.localdate())
    return render(request, "pages/emergencies/to_see.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def see(request: Request, emergency: UUID) -> HttpResponse:
    """Say of one opening whether it was in order."""
    today = timezone.localdate()
    waiting = {each.id: each for each in emergencies.list_to_see(today=today)}

    def save(filled: Filled) -> str:
        emergencies.see(
            emergency=emergency, in_order=filled.cleaned["in_order"] == "yes", said=filled.cleaned["said"],
            today=today,
        )  # fmt: skip
        return reverse("emergencies")

    if emergency not in waiting and request.method != "POST":
        raise NotHere("There is no such opening that waits for you.", about="emergency", about_id=emergency)
    return kept.answer(
        request,
        KeptForm(
            name="see-emergency", about=str(emergency), title="Was it in order?", form=Judgement, save=save,
            back=reverse("emergencies"), template="pages/emergencies/see.html",
            said="What you said is recorded.", context={"opening": waiting.get(emergency)},
        ),
    )  # fmt: skip
