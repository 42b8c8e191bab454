"""Where an obligation stands on a day: met, late, varied, breached, missed or lapsed; and who acknowledged
it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdfast.procedures.answers import named, names_of
from holdfast.procedures.case import Happening
from holdfast.procedures.drafts import Draft
from holdfast.procedures.timeline import Timeline
from holdfast.procedures.words import State


@dataclass(frozen=True, slots=True)
class Settled:
    """What `as_of` decides, and what hangs on the obligation."""

    state: State
    closed_on: date | None
    acknowledged_on: date | None
    varied: Mapping[str, Any] | None


class Settling:
    """Settles drafts against one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.variations: dict[str, list[Happening]] = defaultdict(list)
        for each in timeline.kinds.get("varied", ()):
            self.variations[each.get("duty")].append(each)
        self.acknowledged = list(timeline.kinds.get("acknowledged", ()))
        self.acknowledged_days = [each.on for each in self.acknowledged]

    def settle(self, draft: Draft) -> Settled:
        """Say where an obligation stands."""
        variation = self._variation(draft)
        closed_on = self._closed_on(draft)
        return Settled(
            _state(draft, variation, closed_on, self.timeline.as_of),
            closed_on if draft.met_on is None and draft.breached_on is None else None,
            self._acknowledged_on(draft),
            _shown(variation) if variation is not None else None,
        )

    def _closed_on(self, draft: Draft) -> date | None:
        own, plan = draft.closed_on, None if draft.duty.outlives else draft.window.closed_on
        return min(own, plan) if own is not None and plan is not None else own or plan

    def _variation(self, draft: Draft) -> Happening | None:
        """Find the last variation of this obligation that those agreed to who must, with a reason."""
        if not self.variations:
            return None
        found = None
        for each in self.variations.get(draft.duty.id, ()):
            if not self._meant(draft, each):
                continue
            agreed = each.get("agreed_by") or ()
            if agreed and each.get("reason") and set(draft.duty.varied_by) <= set(agreed):
                found = each
            else:
                needed = " and ".join(draft.duty.varied_by) or "somebody named"
                draft.notes.append(
                    ("the variation of {} does not count: it needs {} and a reason", each.on, needed)
                )
        return found

    def _meant(self, draft: Draft, each: Happening) -> bool:
        names = named(self.timeline, each)
        if names:
            return not self._names(draft).isdisjoint(names)
        return draft.trigger.on <= each.on and (draft.met_on is None or draft.met_on >= each.on)

    def _names(self, draft: Draft) -> set[object]:
        """What an obligation may be called by: its trigger's names, its meeting's, and those of what met it.

        Made when a variation or an acknowledgement names something, which few do.
        """
        found = {*draft.names, *names_of(self.timeline, draft.trigger)}
        if draft.about is not None:
            found |= {draft.about.key, draft.about.id} - {None}
        return found

    def _acknowledged_on(self, draft: Draft) -> date | None:
        if draft.met_on is None or not self.acknowledged:
            return None
        for each in self.acknowledged[bisect_left(self.acknowledged_days, draft.met_on) :]:
            names = named(self.timeline, each)
            if names and self._names(draft).isdisjoint(names):
                continue
            if draft.person is None or _is_persons(draft.person, each):
                return each.on
        return None


def _is_persons(person: str, each: Happening) -> bool:
    whom = each.fields.get("whom")
    if whom is not None:
        return person in whom
    return bool(each.fields.get("by", person) == person)


def _shown(variation: Happening) -> dict[str, Any]:
    return {
        "on": variation.on.isoformat(),
        "until": variation.get("until").isoformat(),
        "agreed_by": list(variation.get("agreed_by")),
        "reason": variation.get("reason"),
    }


def _state(draft: Draft, variation: Happening | None, closed_on: date | None, as_of: date) -> State:
    until: date | None = variation.get("until") if variation is not None else None
    return stands(
        due=draft.due,
        varied_until=until,
        met_on=draft.met_on,
        breached_on=draft.breached_on,
        closed_on=closed_on,
        as_of=as_of,
    )


def stands(
    *,
    due: date | None,
    varied_until: date | None,
    met_on: date | None,
    breached_on: date | None,
    closed_on: date | None,
    as_of: date,
) -> State:
    """Say where an obligation with these dates stands on a day: by comparing dates, and by nothing else."""
    if breached_on is not None:
        return State.BREACHED
    # What was put off by those who may, with a reason, is late only after the day it was put off to.
    owed = owed_by(due=due, varied_until=varied_until)
    if met_on is not None:
        return State.MET_LATE if owed is not None and met_on > owed else State.MET
    if closed_on is not None:
        return State.MISSED if owed is not None and owed < closed_on else State.LAPSED
    if varied_until is not None and as_of <= varied_until:
        return State.VARIED
    if due is not None and as_of > (owed or due):
        return State.OVERDUE
    return State.DUE


def owed_by(*, due: date | None, varied_until: date | None) -> date | None:
    """Say after which day an obligation is late: its own date, or a later one it was put off to."""
    return due if due is None or varied_until is None else max(due, varied_until)
