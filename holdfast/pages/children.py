"""*Who is this, are they safe now, what happens next?* The child’s page and its tabs, each an address."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import children, conference_requests, disagreements
from holdfast.pages import months, over_time
from holdfast.pages.forms import DateField, Form
from holdfast.pages.requests import Request
from holdfast.procedures.conference_words import CONFERENCE_KINDS, REQUEST_STATES

TABS = (
    ("Now", "child"),
    ("Plan", "child-plan"),
    ("Notes and visits", "child-notes"),
    ("Before", "child-before"),
    ("Timeline", "child-timeline"),
    ("People", "child-people"),
    ("Meetings", "child-meetings"),
    ("Afterwards", "child-afterwards"),
    ("Papers", "child-papers"),
    ("History", "child-history"),
    ("Who looked", "child-log"),
)
NOT_SHARED = {"child-log", "child-before"}  # with other agencies
FURTHEST = 10_000  # pages of a list: a larger number is a slip of the hand


class LookBack(Form):
    """A day on which the record was known."""

    on = DateField(
        label="On which day?", past=True, today=timezone.localdate, help_text="For example, 27 March 2026"
    )


@require_safe
def now(request: Request, child: UUID) -> HttpResponse:
    """The first screen."""
    page = children.show(child=child, today=timezone.localdate())
    return shown(request, "now", page, "child")


@require_safe
def plan(request: Request, child: UUID) -> HttpResponse:
    """The plan, outcome by outcome; where it is asked for, with advice beside each part."""
    page = children.plan(child=child, today=timezone.localdate(), advice="advice" in request.GET)
    return shown(request, "plan", page, "child-plan", drawn=over_time.drawn(outcomes=page.over_time))


@require_safe
def timeline(request: Request, child: UUID) -> HttpResponse:
    """Half a year drawn, moved along by its links; and all that happened, as a table, the newest first."""
    today = timezone.localdate()
    page = children.timeline(
        child=child, today=today, page=page_number(request), upto=months.asked(request.GET.get("to", ""))
    )
    return shown(
        request, "timeline", page, "child-timeline", lanes=months.LANES,
        picture=months.picture(of=page.months, today=today),
    )  # fmt: skip


@require_safe
def people(request: Request, child: UUID) -> HttpResponse:
    """Family, households and professionals."""
    return shown(request, "people", children.people(child=child, today=timezone.localdate()), "child-people")


@require_safe
def notes(request: Request, child: UUID) -> HttpResponse:
    """Notes and visits, the newest first, all or of one kind."""
    page = children.notes(
        child=child, today=timezone.localdate(), kind=request.GET.get("kind", ""), page=page_number(request)
    )
    return shown(request, "notes", page, "child-notes")


@require_safe
def meetings(request: Request, child: UUID) -> HttpResponse:
    """Meetings arranged, held and cancelled; and who does not agree."""
    today = timezone.localdate()
    page = children.meetings(child=child, today=today)
    disagreed = [each for each in disagreements.of_child(child=child, today=today) if each.is_open]
    asked = [
        (each, CONFERENCE_KINDS[each.asked.kind], REQUEST_STATES[each.state].lower())
        for each in conference_requests.of_child(child=child, today=today)
        if each.meeting is None and each.state != "withdrawn"
    ]
    return shown(request, "meetings", page, "child-meetings", disagreements=disagreed, asked=asked)


@require_safe
def papers(request: Request, child: UUID) -> HttpResponse:
    """Papers: where they will stand."""
    return shown(request, "papers", children.papers(child=child, today=timezone.localdate()), "child-papers")


@require_safe
def history(request: Request, child: UUID) -> HttpResponse:
    """The way back: the record as it was known at the end of a day, and what was withdrawn."""
    form = LookBack(request.GET) if any(name.startswith("on") for name in request.GET) else LookBack()
    today = timezone.localdate()
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time()))
        moment = min(end - timedelta(microseconds=1), timezone.now())
        page: Any = children.show_as_known_at(child=child, moment=moment, today=today)
        return shown(request, "now", page, "child-history")
    page = children.history(child=child, today=today)
    return shown(request, "history", page, "child-history", form=form)


def shown(request: Request, template: str, page: Any, tab: str, **more: Any) -> HttpResponse:
    """A tab of the child, with the others beside it; a partner has fewer."""
    tabs = [
        (says, name, name == tab) for says, name in TABS if not (page.head.is_partner and name in NOT_SHARED)
    ]
    says = next((says for says, name, here in tabs if here and name != "child"), "")
    return render(
        request, f"pages/children/{template}.html", {"page": page, "tabs": tabs, "tab_says": says, **more}
    )


def page_number(request: Request) -> int:
    """Which page of a list was asked for; the first, where that makes no sense."""
    asked = request.GET.get("page", "1")
    if not (asked.isdecimal() and asked.isascii() and len(asked) < 6):
        return 1
    return min(max(int(asked), 1), FURTHEST)
