"""What was withdrawn from a child's pages: it is kept, and said plainly to have been taken away."""

from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from holdfast.access import entry
from holdfast.casework.child_page import Withdrawn
from holdfast.casework.wording import Wording
from holdfast.records.models import (
    Allocation,
    CaseNoteChild,
    MeetingChild,
    MilestoneChild,
    Registration,
    Telling,
    VisitChild,
)

TITLES = {
    "visit": "Visit",
    "note": "Case note",
    "telling": "Telling",
    "allocation": "Allocation",
    "registration": "Registration",
}


class WithdrawnRows:
    """Reads what was withdrawn of one child, the newest withdrawal first, in one query."""

    def __init__(self, *, child: UUID, wording: Wording) -> None:
        self.child, self.wording = child, wording

    def read(self) -> tuple[Withdrawn, ...]:
        """Every row that no longer counts, and why."""
        parts = [
            self._of(VisitChild.objects.all(), "visit", "on"),
            self._of(CaseNoteChild.objects.all(), "note", "on"),
            self._of(Telling.objects.all(), "telling", "on"),
            self._of(Allocation.objects.all(), "allocation", "from_on"),
            self._of(Registration.objects.all(), "registration", "from_on"),
            self._of(MilestoneChild.objects.all(), "milestone", "on", "milestone__event"),
            self._of(MeetingChild.objects.all(), "meeting", "meeting__held_on", "meeting__kind"),
        ]
        rows = parts[0].union(*parts[1:], all=True).order_by("-taken_at")
        return tuple(
            Withdrawn(
                title=TITLES.get(kind) or self.wording.title(event=what), on=on, withdrawn_at=at, why=why
            )
            for kind, what, on, at, why in rows
        )

    def _of(self, rows: QuerySet[Any], kind: str, on: str, what: str = "") -> Any:
        named = F(what) if what else Value("")
        return (
            rows.filter(
                authority_id=entry.current().authority, child=self.child, withdrawn_at__isnull=False
            )
            .annotate(
                kind=Value(kind), what_of=Cast(named, CharField()), day=F(on), taken_at=F("withdrawn_at"),
                taken_why=F("withdrawn_why"),
            )
            .values_list("kind", "what_of", "day", "taken_at", "taken_why")
        )  # fmt: skip
