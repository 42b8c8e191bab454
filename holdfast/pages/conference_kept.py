"""The frame of a kept form about one conference: with the way back to it, lines above it and its button."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import KeptForm
from holdfast.pages.requests import Request


def answer(
    request: Request, meeting: UUID, page: KeptForm, *, lead: Sequence[str] = (), button: str = "Save"
) -> HttpResponse:
    """Answer through the kept form."""
    context = {
        "back": here(meeting), "back_to": "Back to the conference", "lead": lead, "button": button,
        **page.context,
    }  # fmt: skip
    return kept.answer(request, replace(page, about=str(meeting), back=here(meeting), context=context))


def here(meeting: UUID) -> str:
    """The conference's first page."""
    return reverse("conference", args=[meeting])
