"""*Who sees to the children while somebody is away?* Cover, arranged and ended.

For managers, and for whoever is going away. Whoever covers sees the same children, on the same lists, from
the first day to the last.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.casework import covers
from holdfast.pages.forms import DateField, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line


class CoverForm(Form):
    """Who is away, who covers, and for how long."""

    away = forms.ChoiceField(label="Who is away?", error_messages={"required": "Choose who is away"})
    covering = forms.ChoiceField(label="Who covers?", error_messages={"required": "Choose who covers"})
    from_on = DateField(label="First day")
    until_on = DateField(label="Last day")
    why = line("Why", hint="For example, leave or training; nothing about anybody’s health")

    def __init__(self, *positional: Any, who: list[tuple[str, str]], me: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        for name in ("away", "covering"):
            self.fields[name].choices = [("", "Choose somebody"), *who]  # type: ignore[attr-defined]
        self.fields["away"].initial = me
        self.fields["from_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "Last day must be the first day or after it")
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: Request) -> HttpResponse:
    """The covers of today and to come, and the form of another."""
    today = timezone.localdate()
    who = [(str(key), name) for key, name in covers.who_can(today=today)]

    def save(filled: Filled) -> str:
        said = filled.cleaned
        covers.arrange(
            away=UUID(said["away"]), covering=UUID(said["covering"]), from_on=said["from_on"],
            until_on=said["until_on"], why=said["why"], today=today,
        )  # fmt: skip
        return reverse("cover")

    me = str(request.actor.account or "")
    return kept.answer(
        request,
        KeptForm(
            name="cover", title="Arrange cover", save=save, back=reverse("today"),
            form=lambda *given, **options: CoverForm(*given, who=who, me=me, **options),
            template="pages/covers/cover.html", said="The cover is arranged.",
            context={"covers": covers.list_covers(today=today), "today": today},
        ),
    )  # fmt: skip


@require_POST
def end(request: Request, cover: UUID) -> HttpResponse:
    """End a cover: today is its last day."""
    today = timezone.localdate()
    ended = covers.end(cover=cover, on=today, today=today)
    messages.success(request, f"{ended.covering_name} covers for {ended.away_name} until today.")
    return redirect("cover")
