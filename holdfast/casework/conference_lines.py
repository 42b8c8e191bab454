"""Conferences and reviews as lines of a list: when, for whom, who chairs, and what is still wanting.

A line is shown to whoever may open the records of all its children: one with a restricted child is not there
for anybody else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.casework.arrangements import ELDEST_FIRST
from holdfast.casework.child_facts import ChildFacts, Named
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import CONFERENCE_KINDS, MEETING_OF
from holdfast.records.models import (
    Conference,
    ConferenceInvitation,
    ConferenceReport,
    Language,
    Meeting,
    MeetingChild,
    MeetingDate,
)

KINDS = tuple(dict.fromkeys(MEETING_OF.values()))
NO_REPORT = ("child", "mother", "father", "parent", "carer", "family-member", "supporter", "interpreter")


@dataclass(frozen=True, kw_only=True)
class ConferenceLine:
    """One conference that is arranged: `clashes` names another in the same room at the same hour."""

    meeting: UUID
    title: str
    kind: str
    on: date
    at: time | None
    venue: str
    children: tuple[Named, ...]
    chair: UUID | None
    chair_name: str
    note_taker: str
    languages: tuple[str, ...]
    interpreter_needed: bool
    interpreter: str
    room_needs: str
    invited: int
    sent: int
    not_coming: tuple[str, ...]  # roles, in the authority's words
    reports_wanted: int
    reports_in: int
    clashes: bool
    past: bool

    @property
    def wanting(self) -> tuple[str, ...]:
        """What is still wanting, in words; the gravest first."""
        unsent, missing = self.invited - self.sent, self.reports_wanted - self.reports_in
        away = ", ".join(self.not_coming)
        signs = (
            (self.past, "Its day is past: complete it, or move it."),
            (not self.chair_name, "No chair yet."),
            (not self.note_taker, "No note taker yet."),
            (not self.venue, "No room yet."),
            (self.clashes, "The room is taken at that hour."),
            (not self.invited, "Nobody is invited yet."),
            (unsent > 0, f"{unsent} of {self.invited} invitations not sent."),
            (self.interpreter_needed and not self.interpreter, "No interpreter arranged."),
            (bool(away), f"Quorum at risk, not coming: {away}."),
            (missing > 0, f"{missing} of {self.reports_wanted} reports not in."),
        )
        return tuple(says for holds, says in signs if holds)


@dataclass(frozen=True, kw_only=True)
class ConferenceLines:
    """Reads the lines of the conferences whose day lies in a time, in a fixed number of queries."""

    as_of: date
    wording: Wording

    def between(
        self, *, from_on: date, until_on: date, most: int = 100, of_chair: UUID | None = None
    ) -> tuple[ConferenceLine, ...]:
        """Those arranged for a day from `from_on` to `until_on` and not yet held, in their order.

        `of_chair` is an account: only those that it chairs.
        """
        newer = MeetingDate.objects.filter(meeting=OuterRef("meeting"), id__gt=OuterRef("id"))
        asked = MeetingDate.objects.filter(
            ~Exists(newer), authority_id=_here(), for_on__gte=from_on, for_on__lte=until_on,
            meeting__held_on=None, meeting__cancelled_on=None, meeting__kind__in=KINDS,
        )  # fmt: skip
        if of_chair is not None:
            asked = asked.filter(meeting__conferences__chair=of_chair)
        dates = list(asked.select_related("meeting").order_by("for_on", "at", "id")[:most])
        return self._lines(dates)

    def _lines(self, dates: list[MeetingDate]) -> tuple[ConferenceLine, ...]:
        meetings = [each.meeting_id for each in dates]
        children = self.children(meetings=meetings)
        held = {each.meeting_id: each for each in _conferences(meetings)}
        invited = _invitations(meetings)
        reports = _reports(meetings)
        languages = _languages({child.id for each in children.values() for child in each})
        rooms = Counter(_room(each) for each in dates if _room(each))
        return tuple(
            self._line(
                each, children[each.meeting_id], held.get(each.meeting_id), invited[each.meeting_id],
                reports[each.meeting_id], languages, rooms,
            )
            for each in dates
            if each.meeting_id in children
        )  # fmt: skip

    def children(self, *, meetings: Iterable[UUID]) -> dict[UUID, tuple[Named, ...]]:
        """The children of each meeting; without a meeting one of whose children one may not open."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        rows = MeetingChild.standing.filter(authority_id=_here(), meeting__in=list(meetings)).order_by(
            *ELDEST_FIRST
        )
        for meeting, child in rows.values_list("meeting", "child"):
            found[meeting].append(child)
        everybody = {child for each in found.values() for child in each}
        facts = ChildFacts.of(
            children=everybody, today=self.as_of, among=access_children.visible(today=self.as_of)
        )
        return {
            meeting: tuple(facts[child].child for child in theirs)
            for meeting, theirs in found.items()
            if all(child in facts for child in theirs)
        }

    def _line(
        self,
        each: MeetingDate,
        children: tuple[Named, ...],
        held: Conference | None,
        invited: list[ConferenceInvitation],
        reports: Mapping[str, int],
        languages: Mapping[UUID, tuple[str, ...]],
        rooms: Mapping[tuple[object, ...], int],
    ) -> ConferenceLine:
        kind = held.kind if held else "review"
        spoken = sorted({word for child in children for word in languages.get(child.id, ())})
        wanted = [one for one in invited if one.report_wanted]
        away = [one.role for one in invited if one.answer == "not-coming" and one.role not in NO_REPORT]
        return ConferenceLine(
            meeting=each.meeting_id, kind=kind, title=self._title(kind, each.meeting), on=each.for_on,
            at=each.at, venue=each.meeting.venue, children=children,
            chair=held.chair_id if held else None, chair_name=held.chair_name if held else "",
            note_taker=held.note_taker_name if held else "", languages=tuple(spoken),
            interpreter_needed=bool(spoken) or bool(held and held.interpreter_needed),
            interpreter=held.interpreter if held else "", room_needs=held.room_needs if held else "",
            invited=len(invited), sent=sum(one.sent_on is not None for one in invited),
            not_coming=tuple(dict.fromkeys(self.wording.role(role=role) for role in away)),
            reports_wanted=len(wanted), reports_in=min(reports.get("sent", 0), len(wanted)),
            clashes=bool(_room(each)) and rooms[_room(each)] > 1, past=each.for_on < self.as_of,
        )  # fmt: skip

    def _title(self, kind: str, meeting: Meeting) -> str:
        if kind in ("pre-birth", "transfer-in"):
            return CONFERENCE_KINDS[kind]
        return self.wording.title(event=meeting.kind)


def _here() -> UUID:
    return entry.current().authority


def _room(each: MeetingDate) -> tuple[object, ...]:
    """A room at an hour; empty where either is not known."""
    room = each.meeting.venue.strip().casefold()
    return (room, each.for_on, each.at) if room and each.at else ()


def _conferences(meetings: list[UUID]) -> Iterable[Conference]:
    return Conference.objects.filter(authority_id=_here(), meeting__in=meetings)


def _invitations(meetings: list[UUID]) -> dict[UUID, list[ConferenceInvitation]]:
    found: dict[UUID, list[ConferenceInvitation]] = defaultdict(list)
    rows = ConferenceInvitation.standing.filter(authority_id=_here(), meeting__in=meetings, invited=True)
    for each in rows.order_by("id"):
        found[each.meeting_id].append(each)
    return found


def _reports(meetings: list[UUID]) -> dict[UUID, Counter[str]]:
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = ConferenceReport.standing.filter(authority_id=_here(), meeting__in=meetings)
    for meeting, state in rows.values_list("meeting", "state"):
        found[meeting][state] += 1
    return found


def _languages(children: set[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The languages for which an interpreter is wanted, by child."""
    found: dict[UUID, tuple[str, ...]] = {}
    rows = Language.objects.filter(
        Q(person__in=children), authority_id=_here(), interpreter_needed=True
    ).order_by("language")
    for person, language in rows.values_list("person", "language"):
        found[person] = (*found.get(person, ()), language)
    return found
