"""How often the plan itself asks for visits and core groups, as conferences and changes to it set that."""

from bisect import bisect_right
from datetime import date

from holdfast.procedures.drafts import Reckoning
from holdfast.procedures.intervals import Interval
from holdfast.procedures.timeline import Key, Window

_CONFERENCES = ("initial-conference", "review-conference")


class PlanIntervals:
    """What the plan itself asks for, change by change, within one stretch."""

    def __init__(self, reckoning: Reckoning, window: Window) -> None:
        self.field = reckoning.duty.plan_field
        self.add = reckoning.counting.add
        self.changes = reckoning.timeline.changes(self.field, window) if self.field is not None else []
        self.conferences: list[int | None] = []  # for each change, the last conference that set it by then
        for place, change in enumerate(self.changes):
            last = self.conferences[-1] if place else None
            self.conferences.append(place if change.event in _CONFERENCES else last)

    def before(self, key: Key) -> int:
        """How many changes there were up to a place in the timeline."""
        return bisect_right(self.changes, key, key=lambda each: each.key)

    def after(self, number: int, on: date) -> Interval | None:
        """What the plan asks for after its first so many changes: the last word, but for the conference's.

        How often core groups meet is set by the conference: what is agreed between two stays within it.
        """
        if number == 0 or self.field is None:
            return None
        last: Interval = self.changes[number - 1].get(self.field)
        conference = self.conferences[number - 1]
        if self.field != "core_group_every" or conference is None:
            return last
        set_there: Interval = self.changes[conference].get(self.field)
        return set_there if self.add(on, set_there) < self.add(on, last) else last
