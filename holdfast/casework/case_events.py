"""What was recorded of children, of every kind in one list: for the timeline, the notes and what is new.

One query, a union over the tables, each part of it answered by the index of its child; what it says stands
in a form of its own for each kind, and `Told` puts it into a sentence.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, TimeField, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from holdfast.access import entry
from holdfast.records.models import (
    Allocation,
    CaseNoteChild,
    LegalStatus,
    MeetingChild,
    MilestoneChild,
    Plan,
    Registration,
    Telling,
    VisitChild,
)

COLUMNS = (
    *("event_kind", "event_part", "event_whole", "of_child", "day", "hour"),
    *("recorded_at", "by_id", "by", "content"),
)
NEWEST = ("-day", "-hour", "-recorded_at", "event_part")
NOBODY = Cast(Value(None), UUIDField())
NO_HOUR = Cast(Value(None), TimeField())


@dataclass(frozen=True, kw_only=True)
class CaseEvent:
    """One thing recorded of one child: `on` it happened, `recorded_at` it was written down, by `who`.

    `whole` is the key of the visit, note, meeting or milestone of which this is the child's part.
    """

    kind: str
    part: UUID
    whole: UUID
    child: UUID
    on: date
    at: time | None
    recorded_at: datetime
    who_id: UUID | None
    who: str
    said: Mapping[str, Any]


class CaseEvents:
    """Everything recorded of some children; `kinds` are keys of `KINDS`."""

    def __init__(self, *, children: Collection[UUID], kinds: Iterable[str] | None = None) -> None:
        self.children = list(children)
        self.kinds = tuple(KINDS if kinds is None else kinds)

    def newest(self, *, limit: int, offset: int = 0) -> list[CaseEvent]:
        """In the order in which it happened, the newest first."""
        return self._asked(Q(), NEWEST, limit, offset)

    def recorded_since(self, *, since: datetime, not_by: UUID | None, limit: int) -> list[CaseEvent]:
        """What somebody else wrote down since a moment, the newest first."""
        return self._asked(
            Q(recorded_at__gt=since) & (Q(by_id=None) | ~Q(by_id=not_by)),
            ("-recorded_at", "event_part"),
            limit,
            0,
        )

    def notes(self, *, only: Q, limit: int, offset: int = 0) -> list[CaseEvent]:
        """As `newest`, of what `only` holds for (a condition on the columns)."""
        return self._asked(only, NEWEST, limit, offset)

    def of_part(self, *, part: UUID) -> list[CaseEvent]:
        """What was recorded as this part of a child's record: one thing, or nothing."""
        return self._asked(Q(event_part=part), NEWEST, 1, 0)

    def _asked(self, only: Q, order: tuple[str, ...], limit: int, offset: int) -> list[CaseEvent]:
        if not self.children or not self.kinds:
            return []
        parts = [KINDS[kind](self.children).filter(only).values_list(*COLUMNS) for kind in self.kinds]
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        return [_event(row) for row in rows.order_by(*order)[offset : offset + limit]]


def _event(row: tuple[Any, ...]) -> CaseEvent:
    kind, part, whole, child, on, at, recorded_at, who_id, who, said = row
    return CaseEvent(
        kind=kind, part=part, whole=whole, child=child, on=on, at=at, recorded_at=recorded_at,
        who_id=who_id, who=who or "", said=said,
    )  # fmt: skip


def _columns(
    rows: QuerySet[Any], kind: str, *, whole: str, child: str, on: str, said: JSONObject, **more: Any
) -> QuerySet[Any]:
    """The same columns for every kind."""
    found: QuerySet[Any] = rows.filter(authority_id=entry.current().authority).annotate(
        event_kind=Value(kind), event_part=F("id"), event_whole=F(whole), of_child=F(child), day=F(on),
        hour=more.get("hour", NO_HOUR), recorded_at=F("known_from"), by_id=more.get("who_id", NOBODY),
        by=more.get("who", Value("")), content=said,
    )  # fmt: skip
    return found


def _visits(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        VisitChild.standing.filter(child__in=children), "visit",
        whole="visit_id", child="child_id", on="on", hour=F("visit__at"),
        who_id=Coalesce("visit__recorded_by_id", "visit__account_id"),
        who=Coalesce("visit__recorded_by__name", "visit__account__name", "visit__by_name"),
        said=JSONObject(
            seen="seen", why_not_seen="why_not_seen", obstruction="obstruction", alone="alone", awake="awake",
            why_not_alone="why_not_alone", bedroom="bedroom", said="said", wishes="wishes", note="note",
            place="visit__place", announced="visit__announced", things="visit__how_things_are",
            other_rooms="other_rooms", done="done_about_it", home="visit__home_note",
            by=Coalesce("visit__account__name", "visit__by_name"), by_role="visit__by_role",
        ),
    )  # fmt: skip


def _notes(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        CaseNoteChild.standing.filter(child__in=children), "note",
        whole="note_id", child="child_id", on="on", hour=F("note__at"),
        who_id=F("note__account_id"), who=F("note__account__name"),
        said=JSONObject(
            kind="note__kind", with_whom="note__with_whom", text="note__text", part="part",
            by_role="note__by_role", adds_to="note__adds_to_id",
        ),
    )  # fmt: skip


def _tellings(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        Telling.standing.filter(child__in=children), "telling",
        whole="id", child="child_id", on="on", hour=F("at"), who_id=F("account_id"), who=F("account__name"),
        said=JSONObject(
            whom="whom", to=Coalesce("to_account__name", "to_name"), text="text", how="how",
            in_writing="in_writing", by_role="by_role", of="of", of_kind="of_kind",
        ),
    )  # fmt: skip


def _allocations(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        Allocation.standing.filter(child__in=children), "allocation",
        whole="id", child="child_id", on="from_on",
        said=JSONObject(
            role="role", to="account__name", team="team__name", until_on="until_on", note="note"
        ),
    )  # fmt: skip


def _milestones(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        MilestoneChild.standing.filter(child__in=children), "milestone",
        whole="milestone_id", child="child_id", on="on",
        who_id=F("milestone__account_id"), who=F("milestone__account__name"),
        said=JSONObject(
            event="milestone__event", what="milestone__what", decision="milestone__decision",
            text="milestone__text", why="milestone__why", by_role="milestone__by_role",
        ),
    )  # fmt: skip


def _meetings(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        MeetingChild.standing.filter(child__in=children, meeting__held_on__isnull=False), "meeting",
        whole="meeting_id", child="child_id", on="meeting__held_on",
        who_id=F("meeting__recorded_by_id"), who=F("meeting__recorded_by__name"),
        said=JSONObject(
            kind="meeting__kind", decision="decision", grounds="grounds", then="then", note="meeting__note",
            quorate="meeting__quorate",
        ),
    )  # fmt: skip


def _begun(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        Registration.standing.filter(child__in=children), "plan-began",
        whole="id", child="child_id", on="from_on",
        said=JSONObject(began_as="began_as", carried_in_on="carried_in_on", temporary="temporary"),
    )  # fmt: skip


def _ended(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        Registration.standing.filter(child__in=children, until_on__isnull=False), "plan-ended",
        whole="id", child="child_id", on="until_on", said=JSONObject(grounds="grounds", then="then"),
    )  # fmt: skip


def _plans(children: list[UUID]) -> QuerySet[Any]:
    rows = Plan.standing.filter(registration__child__in=children, registration__withdrawn_at=None)
    return _columns(
        rows, "plan", whole="id", child="registration__child_id", on="made_on",
        who_id=F("recorded_by_id"), who=F("recorded_by__name"), said=JSONObject(part="part", aim="aim"),
    )  # fmt: skip


def _statuses(children: list[UUID]) -> QuerySet[Any]:
    return _columns(
        LegalStatus.objects.filter(child__in=children), "legal-status",
        whole="id", child="child_id", on="from_on",
        said=JSONObject(status="status", made_by="made_by", until_on="until_on"),
    )  # fmt: skip


KINDS = {
    "visit": _visits,
    "note": _notes,
    "telling": _tellings,
    "allocation": _allocations,
    "milestone": _milestones,
    "meeting": _meetings,
    "plan-began": _begun,
    "plan-ended": _ended,
    "plan": _plans,
    "legal-status": _statuses,
}
NEWS = ("visit", "note", "telling", "allocation", "milestone", "meeting")
WRITTEN = ("visit", "note")
