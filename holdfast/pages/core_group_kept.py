"""The frame of a kept form about a core group's meeting: the way back to it, lines above it, its button."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from holdfast.casework.gathered import Top
from holdfast.pages import child_forms
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import OTHER_MEETINGS
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates


def answer(  # noqa: PLR0913 - a form, its words, and what stands around it
    request: Request, *, meeting: UUID, name: str, title: str, form: Callable[..., Any],
    save: Callable[[Filled], object], said: str, button: str = "Save", lead: Sequence[str] = (),
    back: str = "",
) -> HttpResponse:  # fmt: skip
    """Answer through the kept form, and back to the meeting's first page, or to `back`."""
    there = back or here(meeting)

    def saved(filled: Filled) -> str:
        save(filled)
        return there

    page = KeptForm(
        name=name, about=str(meeting), title=title, form=form, save=saved, back=there, said=said,
        template=child_forms.TEMPLATE,
        context={"back": there, "back_to": "Back to the meeting", "lead": lead, "button": button},
    )  # fmt: skip
    return kept.answer(request, page)


def here(meeting: UUID) -> str:
    """The meeting's first page."""
    return reverse("core-group", args=[meeting])


def named(top: Top, *, called: str, today: Any) -> str:
    """A meeting in words: `Core group, Mon 9 Mar`."""
    kind = OTHER_MEETINGS.get(top.kind, called[:1].upper() + called[1:])
    return f"{kind}, {near_dates.day(top.on, today)}" if top.on else kind
