"""*What still stands between us and a sound decision?* A conference got ready, arranged, moved, cancelled.

For the conference service and whoever works with the children. The day is held to the procedure before it is
saved; everything that was asked for is carried over.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.casework import (
    conference_checklist,
    conference_dues,
    conference_needs,
    conference_requests,
    conferences,
    together,
)
from holdfast.casework.conference_dues import Limit
from holdfast.casework.conferences import Needs
from holdfast.pages import child_forms, conference_kept, conference_tabs, duty_lines
from holdfast.pages.conference_forms import ArrangeForm, MoveForm, NeedsForm
from holdfast.pages.forms.kept import Filled, KeptForm, answer
from holdfast.pages.meeting_forms import CancelForm
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import EARLY_REASONS

METHODS = ["GET", "HEAD", "POST"]
WITHOUT_ASKING = ("review", "looked-after")
READY = "Getting ready"


@require_safe
def show(request: Request, meeting: UUID) -> HttpResponse:
    """Getting ready: what is done and what is not, under which clause, and where it is done."""
    today = timezone.localdate()
    found = conference_checklist.show(meeting=meeting, today=today)
    context = {
        "page": found, "top": found.top, "today": today, "tab_says": READY,
        "tabs": conference_tabs.tabs(meeting=meeting, here="conference"),
        "lines": [(each, _address(each.page, meeting)) for each in found.lines],
        "by_child": [(each, _address(each.page, meeting)) for each in found.by_child],
        "early": EARLY_REASONS.get(found.why_early, ""),
    }  # fmt: skip
    return render(request, "pages/conferences/ready.html", context)


@require_http_methods(METHODS)
def arrange(request: Request, asked: UUID) -> HttpResponse:
    """Arrange what was asked for."""
    today = timezone.localdate()
    found = conference_requests.show(request=asked, today=today)
    wanted, children = found.asked, found.asked.children
    limits = {wanted.kind: conference_dues.limits(children=children, kind=wanted.kind, today=today)}
    needs = Needs(
        advocate=wanted.advocate, room_needs=wanted.room_needs, festivals=wanted.festivals,
        interpreter_needed=True if wanted.interpreter else None,
    )  # fmt: skip
    lead = [
        *_due(limits[wanted.kind]),
        *([f"Dates to avoid: {wanted.dates_to_avoid}"] if wanted.dates_to_avoid else []),
        *([f"Interpreter asked for: {wanted.interpreter}"] if wanted.interpreter else []),
        "Concern, kinds of harm and all else that was asked are carried over.",
    ]

    def save(cleaned: Mapping[str, Any]) -> UUID:
        return conferences.arrange(
            kind=wanted.kind, children=children, request=asked, needs=_needs(cleaned, needs), today=today,
            **_when(cleaned),
        )  # fmt: skip

    names = duty_lines.listed([name for _, name in found.names])
    return _arranging(
        request, about=str(asked), names=names, save=save, lead=lead,
        back=reverse("conference-request", args=[asked]), back_to="Back to the request",
        form=lambda *given, **options: ArrangeForm(
            *given, kinds=[wanted.kind], limits=limits, together=None, needs=needs, **options
        ),
    )  # fmt: skip


@require_http_methods(METHODS)
def arrange_child(request: Request, child: UUID) -> HttpResponse:
    """Arrange a review or a looked-after review that nobody has to ask for."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    keys = [each.id for each in found.children]
    limits = {kind: conference_dues.limits(children=keys, kind=kind, today=today) for kind in WITHOUT_ASKING}

    def save(cleaned: Mapping[str, Any]) -> UUID:
        chosen = [UUID(each) for each in cleaned.get("children", [str(child)])]
        return conferences.arrange(
            kind=cleaned["kind"], children=chosen, needs=_needs(cleaned, Needs()), today=today,
            **_when(cleaned),
        )  # fmt: skip

    return _arranging(
        request, about=str(child), names=found.name, save=save, lead=_due(limits["review"]),
        back=duty_lines.back_to(child), back_to="Back to the child",
        form=lambda *given, **options: ArrangeForm(
            *given, kinds=WITHOUT_ASKING, limits=limits, together=found, needs=Needs(), **options
        ),
    )  # fmt: skip


@require_http_methods(METHODS)
def move(request: Request, meeting: UUID) -> HttpResponse:
    """Move it to another day, as the procedure allows."""
    today = timezone.localdate()
    top = conference_needs.show(meeting=meeting, today=today).top
    children = [each.id for each in top.children]
    limits = {top.kind: conference_dues.limits(children=children, kind=top.kind, today=today)}

    def save(filled: Filled) -> str:
        said = filled.cleaned
        conferences.move(
            meeting=meeting, for_on=said["for_on"], at=said["at"], on=said["on"], reason=said["reason"],
            agreed_by=said["agreed_by"], why_early=said.get("why_early", ""), today=today,
            reasons=child_forms.reasons(said),
        )  # fmt: skip
        return conference_kept.here(meeting)

    stands = [f"It stands for {near_dates.day(top.on, today)}."] if top.on else []
    page = _page(
        "conference-move", f"Move: {top.title}", save,
        "It is moved. Everybody invited is now to be told in writing.",
        lambda *given, **options: MoveForm(
            *given, limits=limits, at=top.at, is_review=top.kind in WITHOUT_ASKING, **options
        ),
    )  # fmt: skip
    lead = [*stands, *_due(limits[top.kind]), "Everybody who is invited is then to be told in writing."]
    return conference_kept.answer(request, meeting, page, lead=lead, button="Move it")


@require_http_methods(METHODS)
def needs(request: Request, meeting: UUID) -> HttpResponse:
    """What it takes: room, interpreter, advocate, festivals; the concern and the kinds of harm."""
    today = timezone.localdate()
    found = conference_needs.show(meeting=meeting, today=today)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, NeedsForm):
            raise TypeError("no form of what a conference takes")
        conferences.say_needs(meeting=meeting, needs=form.needs, today=today)
        return conference_kept.here(meeting)

    page = _page(
        "conference-needs", f"What it takes: {found.top.title}", save, "It is saved.",
        lambda *given, **options: NeedsForm(*given, needs=found.needs, **options),
    )  # fmt: skip
    return conference_kept.answer(request, meeting, page, lead=[f"Asked for: {each}" for each in found.asked])


@require_http_methods(METHODS)
def cancel(request: Request, meeting: UUID) -> HttpResponse:
    """Cancel it."""
    today = timezone.localdate()
    top = conference_needs.show(meeting=meeting, today=today).top

    def save(filled: Filled) -> str:
        conferences.cancel(
            meeting=meeting, on=filled.cleaned["on"], reason=filled.cleaned["reason"], today=today
        )
        return duty_lines.back_to(top.children[0].id)

    page = _page("conference-cancel", f"Cancel: {top.title}", save, "It is cancelled.", CancelForm)
    return conference_kept.answer(request, meeting, page, button="Cancel it")


def _arranging(
    request: Request, *, about: str, names: str, save: Callable[[Mapping[str, Any]], UUID],
    lead: Sequence[str], back: str, back_to: str, form: Callable[..., ArrangeForm],
) -> HttpResponse:  # fmt: skip
    def saved(filled: Filled) -> str:
        return conference_kept.here(save(filled.cleaned))

    page = KeptForm(
        name="conference-arrange", about=about, title=f"Arrange a conference: {names}", form=form, save=saved,
        back=back, said="The conference is arranged. Now get it ready.", template=child_forms.TEMPLATE,
        context={"back": back, "back_to": back_to, "lead": lead, "button": "Arrange it"},
    )  # fmt: skip
    return answer(request, page)


def _page(
    name: str, title: str, save: Callable[[Filled], str], said: str, form: Callable[..., Any]
) -> KeptForm:
    return KeptForm(
        name=name, title=title, form=form, save=save, said=said, back="", template=child_forms.TEMPLATE
    )


def _when(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "for_on": cleaned["for_on"], "at": cleaned["at"], "venue": cleaned["venue"],
        "arranged_on": cleaned["arranged_on"], "reasons": child_forms.reasons(cleaned),
    }  # fmt: skip


def _needs(cleaned: Mapping[str, Any], before: Needs) -> Needs:
    return Needs(
        interpreter_needed=before.interpreter_needed, interpreter=cleaned["interpreter"],
        advocate=cleaned["advocate"], room_needs=cleaned["room_needs"], festivals=cleaned["festivals"],
    )  # fmt: skip


def _due(limits: Sequence[Limit]) -> list[str]:
    """By when it is due, and under which clause, in lines above the form."""
    today = timezone.localdate()
    by_day: dict[tuple[Any, str], list[str]] = {}
    for each in limits:
        by_day.setdefault((each.by_on, each.cite), []).append(each.name)
    return [
        f"Due by {near_dates.day(on, today)} ({near_dates.away(on, today)}) for {duty_lines.listed(names)}. "
        f"The clause: {cite}."
        for (on, cite), names in by_day.items()
    ]


def _address(page: str, meeting: UUID) -> str:
    return duty_lines.address(page, meeting)
