"""A child's meetings: for when arranged and moved, held or cancelled, with the child's own decision."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from holdfast.access import entry
from holdfast.casework.child_page import MeetingLine
from holdfast.casework.narrator import DECISIONS
from holdfast.casework.wording import Wording
from holdfast.records.models import MeetingChild, MeetingDate


class Meetings:
    """Reads the meetings of one child, the newest first, in one query."""

    def __init__(self, *, child: UUID, today: date, wording: Wording) -> None:
        self.child, self.as_of, self.wording = child, today, wording

    def read(self) -> list[MeetingLine]:
        """Every meeting that was arranged or held."""
        dates = (
            MeetingDate.objects.filter(meeting=OuterRef("meeting"))
            .order_by("arranged_on", "known_from", "id")
            .values(data=JSONObject(for_on="for_on", at="at", reason="reason"))
        )
        rows = MeetingChild.standing.filter(authority_id=entry.current().authority, child=self.child).values(
            *("meeting_id", "decision", "meeting__kind", "meeting__held_on", "meeting__cancelled_on"),
            *("meeting__cancelled_why", "meeting__venue", "meeting__note"),
            arranged=ArraySubquery(dates),
        )
        return sorted(
            (self._line(row) for row in rows), key=lambda each: each.held_on or each.for_on or date.min,
            reverse=True,
        )  # fmt: skip

    def _line(self, row: Mapping[str, Any]) -> MeetingLine:
        arranged = row["arranged"]
        days = [date.fromisoformat(each["for_on"]) for each in arranged]
        is_open = row["meeting__held_on"] is None and row["meeting__cancelled_on"] is None
        decision = DECISIONS.get(row["decision"], row["decision"])
        return MeetingLine(
            id=row["meeting_id"],
            kind=row["meeting__kind"],
            title=self.wording.title(event=row["meeting__kind"]),
            for_on=days[-1] if days else None,
            at=str(arranged[-1]["at"] or "")[:5] if arranged else "",
            venue=row["meeting__venue"],
            held_on=row["meeting__held_on"],
            cancelled_on=row["meeting__cancelled_on"],
            cancelled_why=row["meeting__cancelled_why"],
            moved=tuple(days[:-1]),
            decision=decision[:1].upper() + decision[1:],
            note=row["meeting__note"],
            days=(days[-1] - self.as_of).days if days and is_open else None,
        )
