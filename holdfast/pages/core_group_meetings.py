"""*When and where do we meet, and does everybody know?* Core groups got ready, arranged, moved, cancelled.

For whoever convenes. Several days can be agreed ahead; the day is held to the procedure before it is saved.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.casework import (
    core_group_checklist,
    core_group_leaders,
    core_group_meetings,
    core_group_places,
    procedure,
    together,
)
from holdfast.casework.core_group_meetings import Plans
from holdfast.casework.core_group_ready import OF_THE_CHILD
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, core_group_kept, core_group_tabs, duty_lines
from holdfast.pages.core_group_meeting_forms import (
    ArrangeForm,
    LeadForm,
    LettersForm,
    MoveForm,
    PlaceForm,
    due,
)
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import CancelForm
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates

METHODS = ["GET", "HEAD", "POST"]
READY = "Getting ready"
TOLD = "Everybody who belongs to it is then to be told in writing."


@require_safe
def show(request: Request, meeting: UUID) -> HttpResponse:
    """Getting ready: what is done and what is not, under which clause, and where it is done."""
    today = timezone.localdate()
    found = core_group_checklist.show(meeting=meeting, today=today)
    child = found.top.children[0].id
    lines = [
        (each, duty_lines.address(each.page, child if each.page in OF_THE_CHILD else meeting))
        for each in found.lines
    ]
    context = {
        "page": found, "top": found.top, "today": today, "tab_says": READY, "lines": lines,
        "tabs": core_group_tabs.tabs(meeting=meeting, here="core-group"),
    }  # fmt: skip
    return render(request, "pages/core_groups/ready.html", context)


@require_http_methods(METHODS)
def arrange(request: Request, child: UUID) -> HttpResponse:
    """Arrange one core group, or several ahead."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.MEET, today=today)
    keys = [each.id for each in found.children if each.has_plan] or [child]
    limits = core_group_places.limits(children=keys, today=today)
    return _arranging(request, found, lead=due(limits=limits, today=today), is_other=False)


@require_http_methods(METHODS)
def arrange_other(request: Request, child: UUID) -> HttpResponse:
    """Arrange a professionals' meeting or a legal planning meeting."""
    found = together.show(child=child, what=May.MEET, today=timezone.localdate())
    return _arranging(request, found, lead=(), is_other=True)


@require_http_methods(METHODS)
def place(request: Request, meeting: UUID) -> HttpResponse:
    """Where it is held."""
    today = timezone.localdate()
    found = core_group_places.show(meeting=meeting, today=today)

    def save(filled: Filled) -> None:
        form = filled.form
        if not isinstance(form, PlaceForm):
            raise TypeError("no form of a place")
        core_group_meetings.say_place(meeting=meeting, place=form.place, today=today)

    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-place", title="Where it is held", save=save,
        said="The place is saved.",
        form=lambda *given, **options: PlaceForm(*given, stands=found.as_form, **options),
    )  # fmt: skip


@require_http_methods(METHODS)
def lead(request: Request, meeting: UUID) -> HttpResponse:
    """Who leads and who minutes."""
    today = timezone.localdate()
    facts = core_group_leaders.prepare(meeting=meeting, today=today)

    def save(filled: Filled) -> None:
        form = filled.form
        if not isinstance(form, LeadForm):
            raise TypeError("no form of who leads")
        core_group_leaders.appoint(
            meeting=meeting, today=today, reasons=child_forms.reasons(filled.cleaned), **form.said
        )

    complex_ = (
        [f"The case was found complex on {near_dates.day(facts.found_complex_on, today)}."]
        if facts.found_complex_on
        else []
    )
    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-lead", title="Who leads and who takes the minutes",
        save=save, said="It is saved who leads.",
        lead=[*complex_, *(f"{each.say} The clause: {each.cite}." for each in facts.clauses)],
        form=lambda *given, **options: LeadForm(*given, facts=facts, **options),
    )  # fmt: skip


@require_http_methods(METHODS)
def move(request: Request, meeting: UUID) -> HttpResponse:
    """Move it to another day."""
    today = timezone.localdate()
    found = core_group_places.show(meeting=meeting, today=today)

    def save(filled: Filled) -> None:
        cleaned = filled.cleaned
        core_group_meetings.move(
            meeting=meeting, for_on=cleaned["for_on"], at=cleaned["at"], on=cleaned["on"], today=today,
            reason=cleaned["reason"], interpreter=cleaned["interpreter"], festivals=cleaned["festivals"],
            reasons=child_forms.reasons(cleaned),
        )  # fmt: skip

    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-move", save=save,
        title=f"Move: {_named(found.top, today)}",
        said="It is moved. Everybody who belongs to it is now to be told in writing.", button="Move it",
        lead=[*due(limits=found.limits, today=today), TOLD],
        form=lambda *given, **options: MoveForm(*given, at=found.top.at, **options),
    )  # fmt: skip


@require_http_methods(METHODS)
def letters(request: Request, meeting: UUID) -> HttpResponse:
    """That the new day went in writing to everybody whom it concerns."""
    today = timezone.localdate()
    found = core_group_places.show(meeting=meeting, today=today)

    def save(filled: Filled) -> None:
        core_group_meetings.confirm_in_writing(
            meeting=meeting, on=filled.cleaned["on"], how=filled.cleaned["how"], today=today
        )

    waiting = duty_lines.listed(list(found.not_told))
    says = f"Not told in writing yet: {waiting}." if waiting else "Everybody has been told in writing."
    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-letters", form=LettersForm, save=save, lead=[says],
        title=f"The new day went in writing: {_named(found.top, today)}", button="They have it in writing",
        said="It is recorded that the new day went in writing.",
    )  # fmt: skip


@require_http_methods(METHODS)
def cancel(request: Request, meeting: UUID) -> HttpResponse:
    """Cancel it."""
    today = timezone.localdate()
    top = core_group_places.show(meeting=meeting, today=today).top

    def save(filled: Filled) -> None:
        core_group_meetings.cancel(
            meeting=meeting, on=filled.cleaned["on"], reason=filled.cleaned["reason"], today=today
        )

    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-cancel", title=f"Cancel: {_named(top, today)}", save=save,
        form=CancelForm, said="It is cancelled.", button="Cancel it",
    )  # fmt: skip


def _arranging(
    request: Request, found: together.Together, *, lead: list[str] | tuple[str, ...], is_other: bool
) -> HttpResponse:
    today = timezone.localdate()
    called = "a meeting" if is_other else f"the {Wording.of(pack=procedure.pack()).one(term='core-group')}"

    def save(filled: Filled) -> str:
        form, cleaned = filled.form, filled.cleaned
        if not isinstance(form, ArrangeForm):
            raise TypeError("no form of a meeting")
        made = core_group_meetings.arrange(
            plans=Plans(
                children=form.children, days=form.days, place=form.place,
                kind=cleaned.get("kind") or "core-group", purpose=cleaned.get("purpose") or "",
                festivals=cleaned["festivals"],
            ),
            arranged_on=cleaned["arranged_on"], today=today, reasons=child_forms.reasons(cleaned),
        )  # fmt: skip
        return core_group_kept.here(made[0])

    page = KeptForm(
        name="other-meeting-arrange" if is_other else "core-group-arrange", about=str(found.child),
        title=f"Arrange {called}: {found.name}", save=save, back=duty_lines.back_to(found.child),
        said="It is arranged. Now get it ready.", template=child_forms.TEMPLATE,
        context={"back": duty_lines.back_to(found.child), "lead": lead, "button": "Arrange it"},
        form=lambda *given, **options: ArrangeForm(
            *given, together=found, is_other=is_other, **options
        ),
    )  # fmt: skip
    return kept.answer(request, page)


def _named(top: core_group_places.Top, today: object) -> str:
    called = Wording.of(pack=procedure.pack()).one(term="core-group")
    return core_group_kept.named(top, called=called, today=today)
