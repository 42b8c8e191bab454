"""The lists of those who run conferences: the service's calendar and worklist, and each chair's own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.refusals import Refused
from holdfast.access.roles import CHAIRS, CONFERENCE_SERVICE, Role
from holdfast.access.standing import Standing
from holdfast.casework import procedure, steps
from holdfast.casework.child_facts import ChildFacts, Named
from holdfast.casework.conference_lines import KINDS, ConferenceLine, ConferenceLines
from holdfast.casework.conference_worklists import (
    Alert,
    ChairPage,
    Load,
    RequestLine,
    ServicePage,
    ToCheck,
    ToSend,
    ToSet,
)
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import CONFERENCE_KINDS, PAPERS
from holdfast.records.models import (
    ChairCheck,
    Conference,
    ConferenceRequest,
    ConferenceRequestChild,
    MeetingChild,
    Obligation,
    PaperSent,
    PracticeAlert,
)
from holdfast.records.models.obligations import OPEN

BACK, AHEAD = timedelta(days=90), timedelta(days=42)
TO_SET = timedelta(days=90)  # a date that is due within this time is to be set now
MONTH = timedelta(days=28)
MOST = 100


@read
def service(*, today: date, from_on: date | None = None) -> ServicePage:
    """The conference service's calendar of six weeks from `from_on`, and what is to be done.

    Raises Refused for whoever does not run conferences.
    """
    _one_of(CONFERENCE_SERVICE, today)
    lists = _Lists(as_of=today)
    begin = from_on or today - BACK
    until_on = (from_on or today) + AHEAD
    calendar = lists.lines.between(from_on=begin, until_on=until_on)
    steps.log(about="list")
    return ServicePage(
        today=today, from_on=from_on or today, until_on=until_on, requests=lists.requests(),
        to_set=lists.to_set(), calendar=calendar, cut=len(calendar) >= MOST, to_send=lists.to_send(),
        loads=_loads(calendar, today),
    )  # fmt: skip


@read
def chaired(*, until_on: date, today: date) -> tuple[ConferenceLine, ...]:
    """What whoever acts chairs up to a day, and what they have not completed. Raises as `of_chair`."""
    who = _one_of(CHAIRS, today)
    steps.log(about="list")
    return _Lists(as_of=today).lines.between(from_on=today - BACK, until_on=until_on, of_chair=who.account)


@read
def of_chair(*, today: date) -> ChairPage:
    """What whoever acts chairs, and the plans to look at half-way. Raises Refused for whoever chairs none."""
    who = _one_of(CHAIRS, today)
    lists = _Lists(as_of=today)
    calendar = lists.lines.between(from_on=today - BACK, until_on=today + 3 * AHEAD, of_chair=who.account)
    steps.log(about="list")
    return ChairPage(
        today=today, calendar=calendar, to_check=lists.to_check(who.account), alerts=lists.alerts(who.account)
    )


def _one_of(roles: frozenset[Role], today: date) -> Standing:
    who = standing.of(today=today)
    if not who.roles & roles:
        raise Refused(
            "This list is for those who arrange and chair conferences.",
            who_can_help="the administrator who gives roles", about="list",
        )  # fmt: skip
    return who


def _loads(calendar: Iterable[ConferenceLine], today: date) -> tuple[Load, ...]:
    """Of each chair, what lies before them in the next four weeks; the fullest first."""
    found: dict[str, list[ConferenceLine]] = {}
    for each in calendar:
        if each.chair_name and today <= each.on <= today + MONTH:
            found.setdefault(each.chair_name, []).append(each)
    loads = [
        Load(name=name, conferences=len(own), children=sum(len(each.children) for each in own))
        for name, own in found.items()
    ]
    return tuple(sorted(loads, key=lambda each: (-each.children, each.name)))


@dataclass(frozen=True, kw_only=True)
class _Lists:
    """Reads the parts of the lists for whoever acts."""

    as_of: date
    wording: Wording = field(default_factory=lambda: Wording.of(pack=procedure.pack()))

    @property
    def lines(self) -> ConferenceLines:
        return ConferenceLines(as_of=self.as_of, wording=self.wording)

    def requests(self) -> tuple[RequestLine, ...]:
        """What is asked for, the oldest first."""
        waiting = ConferenceRequest.objects.filter(authority_id=_here(), state="asked")
        found = list(waiting.select_related("asked_by").order_by("asked_on", "id")[:MOST])
        theirs: dict[UUID, list[UUID]] = {each.id: [] for each in found}
        rows = ConferenceRequestChild.standing.filter(request__in=theirs).order_by("id")
        for request, child in rows.values_list("request", "child"):
            theirs[request].append(child)
        named = self._named(child for each in theirs.values() for child in each)
        return tuple(
            RequestLine(
                id=each.id, kind=CONFERENCE_KINDS[each.kind], asked_on=each.asked_on,
                asked_by=each.asked_by_name or (each.asked_by.name if each.asked_by else ""),
                children=tuple(named[child] for child in theirs[each.id]), wanted_by_on=each.wanted_by_on,
            )
            for each in found
            if theirs[each.id] and all(child in named for child in theirs[each.id])
        )  # fmt: skip

    def to_set(self) -> tuple[ToSet, ...]:
        """Conferences and reviews due soon, for children for whom none of the kind is arranged."""
        kinds = self._duties()
        arranged = MeetingChild.standing.filter(
            child=OuterRef("child"),
            meeting__held_on=None,
            meeting__cancelled_on=None,
            meeting__kind__in=KINDS,
        )
        rows = Obligation.objects.filter(
            OPEN, ~Exists(arranged), authority_id=_here(), gone=False, duty__in=kinds,
            responsible__in=self._answerable(),
            due_on__lte=self.as_of + TO_SET,
        ).order_by("due_on", "child")[:MOST]  # fmt: skip
        facts = self._facts(each.child_id for each in rows)
        found: dict[tuple[object, ...], list[UUID]] = {}
        for each in rows:
            if each.child_id in facts:
                families = facts[each.child_id].families
                key = (each.due_on, kinds[each.duty], families[0] if families else each.child_id)
                found.setdefault(key, []).append(each.child_id)
        return tuple(
            ToSet(
                title=self.wording.title(event=str(kind)), due_on=due_on,
                days=(due_on - self.as_of).days, children=tuple(facts[child].child for child in own),
            )
            for (due_on, kind, _), own in found.items()
            if isinstance(due_on, date)
        )  # fmt: skip

    def _duties(self) -> dict[str, str]:
        """The duties that a conference or review meets, by their id, and which."""
        return {
            duty.id: event
            for duty in procedure.pack().duties
            for one in duty.met_by
            for event in one.events
            if event in KINDS
        }

    def _answerable(self) -> set[str]:
        """Who answers for those duties: by it they are found by an index."""
        kinds = self._duties()
        return {each.responsible or "" for each in procedure.pack().duties if each.id in kinds}

    def to_send(self) -> tuple[ToSend, ...]:
        """Papers of meetings that were to go and did not, those longest late first."""
        rows = PaperSent.standing.filter(authority_id=_here(), sent_on=None, meeting__cancelled_on=None)
        found: dict[tuple[UUID, str], list[PaperSent]] = {}
        for each in rows.select_related("meeting").order_by("wanted_by_on", "id")[: 10 * MOST]:
            found.setdefault((each.meeting_id, each.kind), []).append(each)
        children = self.lines.children(meetings={meeting for meeting, _ in found})
        return tuple(
            ToSend(
                meeting=meeting, what=PAPERS.get(kind, kind), held_on=own[0].meeting.held_on,
                children=children[meeting], number=len(own), wanted_by_on=own[0].wanted_by_on,
            )
            for (meeting, kind), own in found.items()
            if meeting in children
        )[:MOST]  # fmt: skip

    def to_check(self, chair: UUID | None) -> tuple[ToCheck, ...]:
        """Children whose plan this chair’s conference made or kept, when half the time is over."""
        held = Conference.objects.filter(
            authority_id=_here(), chair=chair, meeting__held_on__gt=self.as_of - timedelta(days=270)
        ).order_by("meeting__held_on")
        meetings = {each.meeting_id: each for each in held.select_related("meeting")}
        parts = MeetingChild.standing.filter(meeting__in=meetings, decision__in=["plan", "continue"])
        last = {each.child_id: meetings[each.meeting_id] for each in parts.order_by("meeting__held_on")}
        facts = self._facts(last)
        checked = set(ChairCheck.standing.filter(child__in=last).values_list("child", "meeting"))
        found = []
        for child, conference in last.items():
            if (
                child not in facts
                or not facts[child].has_plan_now
                or (child, conference.meeting_id) in checked
            ):
                continue
            since, following = conference.meeting.held_on, conference.next_review_on
            half = since + ((following - since) / 2 if following else timedelta(days=91))
            if half <= self.as_of + timedelta(days=14):
                found.append(
                    ToCheck(child=facts[child].child, since_on=since, half_way_on=half, next_on=following)
                )
        return tuple(sorted(found, key=lambda each: each.half_way_on))

    def alerts(self, by: UUID | None) -> tuple[Alert, ...]:
        """The alerts that this chair raised and nobody answered."""
        rows = PracticeAlert.standing.filter(authority_id=_here(), raised_by=by, answered_on=None)
        return self._alerts(rows.select_related("to").order_by("raised_on"))

    def _alerts(self, rows: Iterable[PracticeAlert]) -> tuple[Alert, ...]:
        own = list(rows)
        named = self._named(each.child_id for each in own)
        return tuple(
            Alert(
                id=each.id, child=named[each.child_id], raised_on=each.raised_on,
                to=each.to.name if each.to else "", text=each.text,
            )
            for each in own
            if each.child_id in named
        )  # fmt: skip

    def _facts(self, children: Iterable[UUID]) -> dict[UUID, ChildFacts]:
        visible = access_children.visible(today=self.as_of)
        return ChildFacts.of(children=set(children), today=self.as_of, among=visible)

    def _named(self, children: Iterable[UUID]) -> dict[UUID, Named]:
        return {key: each.child for key, each in self._facts(children).items()}


def _here() -> UUID:
    return entry.current().authority
