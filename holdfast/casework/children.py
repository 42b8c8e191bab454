"""The child's pages: who this is, whether they are safe now, what happens next; and all that is recorded.

Each is one read: who may see is decided first, on the record as it is now; what a partner of another agency
is not shown is left out here, not in a template.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry
from holdfast.casework import (
    child_drifts,
    child_timelines,
    core_groups,
    obligations,
    outcome_progress,
    plan_pages,
    procedure,
    steps,
)
from holdfast.casework.case_events import KINDS, WRITTEN, CaseEvents
from holdfast.casework.child_details import Details
from holdfast.casework.child_meetings import Meetings
from holdfast.casework.child_opening import Opened
from holdfast.casework.child_page import (
    ChildPage,
    HistoryPage,
    MeetingsPage,
    NotesPage,
    PaperPage,
    PeoplePage,
    PlanPage,
    Professional,
    TimelinePage,
)
from holdfast.casework.due_rows import Rows
from holdfast.casework.narrator import HERE, Narrator
from holdfast.casework.plan_glance import Glance
from holdfast.casework.steps import read
from holdfast.casework.withdrawn import WithdrawnRows
from holdfast.procedures.record_words import NOTE_KINDS

PAGE = 25
FIRST = 3
SHARED = ("visit", "meeting", "plan", "plan-began", "plan-ended", "allocation")


@read
def show(*, child: UUID, today: date) -> ChildPage:
    """The first screen of a child.

    Raises NotHere for nobody and for a child of whom one must not learn; Refused, with who can help, where
    the record may not be opened.
    """
    page = _page(Opened.of(child=child, today=today))
    steps.log(about="person", about_id=child)
    return page


@read
def show_as_known_at(*, child: UUID, moment: datetime, today: date) -> ChildPage:
    """The first screen as the record knew it at a moment; who may see is decided on the record as it is now.

    Raises as `show`, and NotHere for a child who was not known yet; ValueError for a moment without a time
    zone.
    """
    opened = Opened.of(child=child, today=today)
    with entry.as_known_at(moment=moment):
        page = _page(replace(opened, as_of=moment.astimezone(HERE).date(), known_at=moment))
    steps.log(about="person", about_id=child, why=f"as known at {moment.isoformat()}")
    return page


@read
def plan(*, child: UUID, today: date, advice: bool = False) -> PlanPage:
    """The plan of a child, outcome by outcome; with `advice` on each part of it. Raises as `show`."""
    opened = Opened.of(child=child, today=today)
    head = opened.head()
    steps.log(about="person", about_id=child)
    return PlanPage(
        head=head,
        plan=plan_pages.of_child(child=child, may=head.may, advice=advice, today=today),
        words=opened.wording.one(term="plan"),
        registered=opened.facts().has_plan_now,
        advice=advice,
        over_time=outcome_progress.of_child(child=child),
    )


@read
def timeline(*, child: UUID, today: date, page: int = 1, upto: date | None = None) -> TimelinePage:
    """What happened to a child, the newest first, by pages; and half a year drawn. Raises as `show`.

    `upto` is a day in the last month that is drawn, else the month after this one.
    """
    opened = Opened.of(child=child, today=today)
    kinds = SHARED if opened.is_partner else tuple(KINDS)
    events = CaseEvents(children=[child], kinds=kinds).newest(limit=PAGE + 1, offset=PAGE * (page - 1))
    narrator, head = _narrator(opened), opened.head()
    steps.log(about="person", about_id=child)
    return TimelinePage(
        head=head, rows=tuple(narrator.line(event=each) for each in events[:PAGE]),
        page=page, more=len(events) > PAGE,
        months=child_timelines.of_child(
            child=child, upto=upto or today + timedelta(days=28), born_on=head.born_on or head.expected_on,
            narrator=narrator, today=today,
        ),
    )  # fmt: skip


@read
def notes(*, child: UUID, today: date, kind: str = "", page: int = 1) -> NotesPage:
    """Notes and visits of a child, the newest first; `kind` is `visit` or one of `NOTE_KINDS`.

    A partner sees the days of visits and what they wrote themselves. Raises as `show`.
    """
    opened = Opened.of(child=child, today=today)
    own = Q(event_kind="visit") | Q(by_id=entry.current().actor.account) if opened.is_partner else Q()
    kinds = ("visit",) if kind == "visit" else ("note",) if kind in NOTE_KINDS else WRITTEN
    only = own & Q(note__kind=kind) if kinds == ("note",) else own
    events = CaseEvents(children=[child], kinds=kinds).notes(
        only=only, limit=PAGE + 1, offset=PAGE * (page - 1)
    )
    narrator = _narrator(opened)
    steps.log(about="person", about_id=child)
    return NotesPage(
        head=opened.head(), rows=tuple(narrator.written(event=each) for each in events[:PAGE]),
        kinds=(("visit", "Visits"), *NOTE_KINDS.items()), kind=kind if kinds != WRITTEN else "",
        page=page, more=len(events) > PAGE,
    )  # fmt: skip


@read
def people(*, child: UUID, today: date) -> PeoplePage:
    """Family and professionals of a child. Raises as `show`."""
    opened = Opened.of(child=child, today=today)
    details = _details(opened)
    steps.log(about="person", about_id=child)
    return PeoplePage(
        head=opened.head(), homes=details.homes, family=details.family,
        professionals=(*details.allocated, *details.involved), core_group=_core_group(opened),
        core_group_words=opened.wording.one(term="core-group"), safe_contacts=details.safe_contacts,
        warning=details.warning, statuses=details.statuses, languages=details.languages, needs=details.needs,
        described=() if opened.is_partner else details.described,
        numbers=() if opened.is_partner else details.numbers,
    )  # fmt: skip


@read
def meetings(*, child: UUID, today: date) -> MeetingsPage:
    """Conferences, core groups and reviews of a child: arranged, moved, held, cancelled. Raises as `show`."""
    opened = Opened.of(child=child, today=today)
    found = Meetings(child=child, today=today, wording=opened.wording).read()
    steps.log(about="person", about_id=child)
    ahead = [each for each in found if each.held_on is None and each.cancelled_on is None]
    return MeetingsPage(
        head=opened.head(), ahead=tuple(sorted(ahead, key=lambda each: each.for_on or date.max)),
        past=tuple(each for each in found if each not in ahead),
    )  # fmt: skip


@read
def papers(*, child: UUID, today: date) -> PaperPage:
    """The papers of a child: none yet. Raises as `show`."""
    opened = Opened.of(child=child, today=today)
    steps.log(about="person", about_id=child)
    return PaperPage(head=opened.head())


@read
def history(*, child: UUID, today: date) -> HistoryPage:
    """What was withdrawn from a child's pages; the way to the record as it was known. Raises as `show`."""
    opened = Opened.of(child=child, today=today)
    seen = not opened.is_partner
    found = WithdrawnRows(child=child, wording=opened.wording).read() if seen else ()
    steps.log(about="person", about_id=child)
    return HistoryPage(head=opened.head(), withdrawn=found)


def _page(opened: Opened) -> ChildPage:
    facts = opened.facts()
    details = _details(opened)
    child, today = opened.child, opened.as_of
    dues = obligations.open_of(children=[child], today=today)
    rows = Rows(pack=procedure.pack(), facts={child: facts}, today=today).of(dues=dues, own=opened.own_roles)
    first = rows[:FIRST]
    return ChildPage(
        head=opened.head(), aliases=details.aliases, homes=details.homes, statuses=details.statuses,
        warning=details.warning, safe_contacts=details.safe_contacts, languages=details.languages,
        needs=details.needs, responsible=details.allocated, seen=facts.seen,
        drifts=() if opened.is_partner else child_drifts.of(facts=facts, dues=dues, today=today),
        next_due=tuple(first), more_due=len(rows) - len(first),
        plan=Glance(child=child, today=today).read(),
    )  # fmt: skip


def _details(opened: Opened) -> Details:
    return Details(
        child=opened.child, today=opened.as_of, wording=opened.wording, sees_protected=opened.sees_protected
    )


def _core_group(opened: Opened) -> tuple[Professional, ...]:
    return tuple(
        Professional(
            role=opened.wording.role(role=each.role), name=each.name, agency=each.agency, phone="",
            since=each.from_on, core_group=True,
        )
        for each in core_groups.members(child=opened.child, today=opened.as_of)
    )  # fmt: skip


def _narrator(opened: Opened) -> Narrator:
    return Narrator(wording=opened.wording, is_shared=opened.is_partner, own=entry.current().actor.account)
