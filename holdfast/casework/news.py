"""What others recorded about my children since I was last here, in sentences.

*Last here* is the actor's last entry in the log at least an hour ago: reading on for a morning does not make
the news of the night vanish.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from holdfast.access import entry
from holdfast.audit.models import Entry
from holdfast.casework.case_events import NEWS, CaseEvent, CaseEvents
from holdfast.casework.child_facts import ChildFacts
from holdfast.casework.today_page import News
from holdfast.casework.wording import Wording
from holdfast.procedures.record_words import NOTE_KINDS

A_WHILE = timedelta(hours=1)
MOST = 12  # sentences; the rest is on the children's pages
ROWS = 60  # read for them: a visit to four children is one sentence and four rows
TABS = {"visit": "child-notes", "note": "child-notes", "meeting": "child-meetings"}


@dataclass(frozen=True, kw_only=True)
class Newspaper:
    """Sentences in one authority's words about children who are known by their facts."""

    wording: Wording
    facts: Mapping[UUID, ChildFacts]

    @classmethod
    def last_here(cls, *, now: datetime) -> datetime | None:
        """When whoever acts was last here; None where they never were."""
        entered = entry.current()
        return (
            Entry.objects.filter(
                authority_id=entered.authority, actor=entered.actor.label, at__lte=now - A_WHILE
            )
            .order_by("-at")
            .values_list("at", flat=True)
            .first()
        )

    def since(self, *, moment: datetime) -> tuple[tuple[News, ...], bool]:
        """What is new since a moment, the newest first; and whether there is more than is told."""
        mine = entry.current().actor.account
        events = CaseEvents(children=self.facts, kinds=NEWS).recorded_since(
            since=moment, not_by=mine, limit=ROWS
        )
        grouped: dict[tuple[object, ...], list[CaseEvent]] = {}
        for each in events:
            grouped.setdefault(self._same(each), []).append(each)
        told = [self._told(each) for each in grouped.values()]
        return tuple(told[:MOST]), len(told) > MOST or len(events) == ROWS

    def _same(self, each: CaseEvent) -> tuple[object, ...]:
        if each.kind in {"telling", "allocation"}:  # a row a child: the same words on one day are one
            return (each.kind, each.who_id, each.on, each.said.get("to"), each.said.get("text", ""))
        return (each.kind, each.whole, each.said.get("seen"))

    def _told(self, events: list[CaseEvent]) -> News:
        first = events[0]
        who, did, then = SENTENCES[first.kind](first, self.wording)
        children = {each.child: self.facts[each.child].child for each in events}
        return News(
            who=who, did=did, children=tuple(children.values()), then=then,
            recorded_at=first.recorded_at, tab=TABS.get(first.kind, "child-timeline"),
        )  # fmt: skip


Sentence = tuple[str, str, str]


def _visit(event: CaseEvent, wording: Wording) -> Sentence:  # noqa: ARG001 - one form for every kind
    seen = event.said["seen"]
    return event.who or "Somebody", "visited" if seen else "could not see", ""


def _note(event: CaseEvent, wording: Wording) -> Sentence:  # noqa: ARG001 - one form for every kind
    kind = NOTE_KINDS.get(event.said["kind"], "Note")
    return event.who, "added a case note about", f" ({kind[:1].lower()}{kind[1:]})"


def _telling(event: CaseEvent, wording: Wording) -> Sentence:
    whom = event.said["to"] or wording.role(role=event.said["whom"])
    return event.who or "Somebody", f"told {whom} about", ""


def _allocation(event: CaseEvent, wording: Wording) -> Sentence:
    as_what = wording.role(role=event.said["role"])
    if event.said["until_on"]:
        return event.said["to"], f"is no longer the {as_what} of", ""
    return event.said["to"], f"became the {as_what} of", ""


def _milestone(event: CaseEvent, wording: Wording) -> Sentence:
    what = wording.title(event=event.said["event"])
    return event.who or "Somebody", f"recorded “{what}” about", ""


def _meeting(event: CaseEvent, wording: Wording) -> Sentence:
    return event.who or "Somebody", f"recorded {wording.event(event=event.said['kind'])} about", ""


SENTENCES = {
    "visit": _visit,
    "note": _note,
    "telling": _telling,
    "allocation": _allocation,
    "milestone": _milestone,
    "meeting": _meeting,
}
