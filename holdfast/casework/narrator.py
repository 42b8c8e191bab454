"""What was recorded, in words: a line of the timeline, and a visit or note in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from holdfast.casework.case_events import CaseEvent
from holdfast.casework.child_page import Happened, Written
from holdfast.casework.wording import GROUNDS, Wording
from holdfast.procedures.record_words import (
    NOTE_KINDS,
    OBSTRUCTIONS,
    PLACES,
    TELLING_HOWS,
    WHY_NOT_ALONE,
    WHY_NOT_SEEN,
)

HERE = ZoneInfo("Europe/London")  # as people in these islands count days
DECISIONS = {
    "plan": "a plan is needed",
    "no-plan": "no plan is needed",
    "deferred": "no decision yet",
    "continue": "the plan continues",
    "end": "the plan ends",
}
SHARED_WHOLE = frozenset({"meeting", "plan", "plan-began", "plan-ended", "allocation"})
WITHDRAWN_AS = {
    **{kind: kind for kind in ("visit", "note", "milestone", "telling", "meeting", "allocation")},
    "plan-began": "registration",
}
Said = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Narrator:
    """Speaks in one authority's words.

    `is_shared` where only what is shared with other agencies may be said: the days of visits, meetings and
    the plan, and all that `own` (an account) wrote.
    """

    wording: Wording
    is_shared: bool = False
    own: UUID | None = None

    def line(self, *, event: CaseEvent) -> Happened:
        """One line of the timeline."""
        title, detail = LINES[event.kind](event.said, self.wording)
        if self._is_kept_back(event):
            title, detail = title.partition(":")[0], ""
        return Happened(
            part=event.part, withdrawn_as=WITHDRAWN_AS.get(event.kind, ""),
            on=event.on, at=_hour(event), title=title, detail=detail, who=event.who,
            late_written=_late(event.recorded_at, event.on), kind=event.kind,
        )  # fmt: skip

    def written(self, *, event: CaseEvent) -> Written:
        """A visit or note in full."""
        is_visit, kept_back = event.kind == "visit", self._is_kept_back(event)
        facts = _visit_facts(event.said) if is_visit else _note_facts(event.said)
        texts = _visit_texts(event.said) if is_visit else _note_texts(event.said)
        said = event.said
        if is_visit:
            title = "Visit" if said["seen"] or kept_back else "Visit: not seen"
        else:
            title = NOTE_KINDS.get(said["kind"], said["kind"])
        return Written(
            part=event.part, whole=event.whole, kind="visit" if is_visit else said["kind"], title=title,
            on=event.on, at=_hour(event), who=(said["by"] if is_visit else "") or event.who,
            role=self.wording.role(role=said["by_role"]) if said["by_role"] else "",
            recorded_at=event.recorded_at, late_written=_late(event.recorded_at, event.on),
            facts=() if kept_back else facts, texts=() if kept_back else texts,
            adds_to=bool(said.get("adds_to")), is_visit=is_visit,
        )  # fmt: skip

    def _is_kept_back(self, event: CaseEvent) -> bool:
        return self.is_shared and event.kind not in SHARED_WHOLE and event.who_id != self.own


def _hour(event: CaseEvent) -> str:
    return f"{event.at:%H:%M}" if event.at else ""


def _late(recorded_at: datetime, on: date) -> date | None:
    """The day it was written down, where that is not the day it happened."""
    written = recorded_at.astimezone(HERE).date()
    return written if written != on else None


# ---------------------------------------------------------------- visits and notes in full


def _visit_facts(said: Said) -> tuple[str, ...]:
    place = PLACES.get(said["place"], said["place"])
    announced = {True: "announced", False: "unannounced", None: ""}[said["announced"]]
    if not said["seen"]:
        why = OBSTRUCTIONS.get(said["obstruction"]) or WHY_NOT_SEEN.get(said["why_not_seen"], "")
        return tuple(filter(None, (f"Not seen{f': {_small(why)}' if why else ''}", place, announced)))
    alone = {True: "Seen alone", False: "Seen, not alone", None: "Seen"}[said["alone"]]
    if said["why_not_alone"]:
        alone += f": {_small(WHY_NOT_ALONE.get(said['why_not_alone'], said['why_not_alone']))}"
    awake = {True: "awake", False: "asleep", None: ""}[said["awake"]]
    bedroom = {True: "bedroom seen", False: "bedroom not seen", None: ""}[said["bedroom"]]
    rooms = {True: "other rooms seen", False: "other rooms not seen", None: ""}[said["other_rooms"]]
    return tuple(filter(None, (alone, awake, place, announced, bedroom, rooms)))


def _visit_texts(said: Said) -> tuple[tuple[str, str], ...]:
    texts = (
        ("What the child said or showed", said["said"]),
        ("Wishes and feelings", said["wishes"]),
        ("About this child", said["note"]),
        ("What was done about it", said["done"]),
        ("How things are", said["things"]),
        ("The home", said["home"]),
    )
    return tuple((heading, text) for heading, text in texts if text)


def _note_facts(said: Said) -> tuple[str, ...]:
    return (f"With {said['with_whom']}",) if said["with_whom"] else ()


def _note_texts(said: Said) -> tuple[tuple[str, str], ...]:
    return tuple(each for each in (("", said["text"]), ("About this child", said["part"])) if each[1])


# ---------------------------------------------------------------- lines of the timeline


def _visit(said: Said, wording: Wording) -> tuple[str, str]:  # noqa: ARG001 - one form for every kind
    facts = _visit_facts(said)
    return ("Visit" if said["seen"] else "Visit: not seen"), ", ".join((facts[0], *map(_small, facts[1:])))


def _note(said: Said, wording: Wording) -> tuple[str, str]:  # noqa: ARG001 - one form for every kind
    with_whom = f" with {said['with_whom']}" if said["with_whom"] else ""
    return NOTE_KINDS.get(said["kind"], said["kind"]) + with_whom, _short(said["text"])


def _telling(said: Said, wording: Wording) -> tuple[str, str]:
    whom = wording.role(role=said["whom"])
    named = f" ({said['to']})" if said["to"] else ""
    how = TELLING_HOWS.get(said["how"], "")
    return f"Told the {whom}{named}", ". ".join(filter(None, (how, _short(said["text"]))))


def _allocation(said: Said, wording: Wording) -> tuple[str, str]:
    return f"Allocated to {said['to']}", f"{wording.role(role=said['role'])}, {said['team']}"


def _milestone(said: Said, wording: Wording) -> tuple[str, str]:
    what = said["what"].replace("-", " ")
    parts = (what, said["decision"], _short(said["text"]), said["why"])
    return wording.title(event=said["event"]), ". ".join(filter(None, parts))


def _meeting(said: Said, wording: Wording) -> tuple[str, str]:
    decision = DECISIONS.get(said["decision"], said["decision"])
    quorum = "not quorate" if said["quorate"] is False else ""
    detail = ", ".join(filter(None, (decision, GROUNDS.get(said["grounds"], said["grounds"]), quorum)))
    return wording.title(event=said["kind"]), detail[:1].upper() + detail[1:]


def _began(said: Said, wording: Wording) -> tuple[str, str]:
    carried = "held before Holdfast and carried in" if said["began_as"] == "carried-in" else ""
    return wording.begun, ", ".join(filter(None, (carried, "temporarily here" if said["temporary"] else "")))


def _ended(said: Said, wording: Wording) -> tuple[str, str]:
    return wording.ended, GROUNDS.get(said["grounds"]) or str(said["grounds"])


def _plan(said: Said, wording: Wording) -> tuple[str, str]:
    part = "Outline" if said["part"] == "outline" else "Detailed"
    return f"{part} {wording.one(term='plan')} made", _short(said["aim"])


def _status(said: Said, wording: Wording) -> tuple[str, str]:  # noqa: ARG001 - one form for every kind
    return f"Legal status: {said['status'].replace('-', ' ')}", said["made_by"]


def _small(said: str) -> str:
    return said[:1].lower() + said[1:]


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157].rstrip()}…"


LINES = {
    "visit": _visit,
    "note": _note,
    "telling": _telling,
    "allocation": _allocation,
    "milestone": _milestone,
    "meeting": _meeting,
    "plan-began": _began,
    "plan-ended": _ended,
    "plan": _plan,
    "legal-status": _status,
}
