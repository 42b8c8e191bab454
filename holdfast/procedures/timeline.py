"""One child's timeline up to a day: what happened, by kind and in order, and the plans that follow from it.

Everything is looked up by bisection, so that what an event costs does not grow with the timeline. What
follows from the child and the plan (`words.DERIVED`, birthdays) stands among the events as if it had
happened.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from holdfast.procedures import words
from holdfast.procedures.case import Case, Child, Happening, Value
from holdfast.procedures.meetings import Meeting, arrange

Key = tuple[date, int, str]
_DAY_BEGINS, _DAY_ENDS = -1, 1_000_000
MAJORITY = 18


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: the event that made it, the one that ended it, the day it began."""

    start: Happening
    began: date
    carried_in: bool
    end: Happening | None = None
    superseded: bool = False  # ended by the conference that made the next plan, to which that event belongs


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the timeline within which a duty is reckoned: a plan, or the whole case."""

    start: Key | None
    end: Key | None
    closed_on: date | None
    plan: Plan | None

    def holds(self, key: Key) -> bool:
        """Whether an event's place is within the stretch, both ends included."""
        return (self.start is None or key >= self.start) and (self.end is None or key <= self.end)


def birthday(born: date, age: int) -> date:
    """The day on which a child becomes this old; born on 29 February, on 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def derived(event: str, on: date, *, place: int = _DAY_BEGINS, grounds: str | None = None) -> Happening:
    """Make an event of what follows from the child; its place is at the beginning of the day."""
    return Happening(event, on, None, {"grounds": grounds} if grounds else {}, (on, place, ""))


class Timeline:
    """What happened up to a day; what is dated later is left out, save the date an arrangement is for."""

    def __init__(self, case: Case, as_of: date) -> None:
        self.as_of = as_of
        child = case.child
        self.child = Child(
            born=child.born if child.born and child.born <= as_of else None,
            expected=child.expected or (child.born if child.born and child.born > as_of else None),
            died=child.died if child.died and child.died <= as_of else None,
        )
        keys = [each.key[0] for each in case.happened]
        self.happened = case.happened[: bisect_right(keys, as_of)]
        self.kinds: dict[str, list[Happening]] = defaultdict(list)
        for each in self.happened:
            self.kinds[each.event].append(each)
        self._said: dict[str, list[Happening]] = {}
        self.stop = self._stop()
        self.plans = tuple(self._plans())
        self._add_derived()
        self.keys = {kind: [each.key for each in found] for kind, found in self.kinds.items()}

    @cached_property
    def whole(self) -> Window:
        """The whole case, up to death or majority."""
        stop = self.stop
        return Window(None, stop.key if stop else None, stop.on if stop else None, None)

    @cached_property
    def endless(self) -> Window:
        """The whole case without an end, for what outlives it."""
        return Window(None, None, None, None)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """One stretch for each plan."""
        return tuple(self._window(plan) for plan in self.plans)

    @cached_property
    def meetings(self) -> dict[str, list[Meeting]]:
        """The meetings of each kind, held or arranged, by date."""
        return arrange(self.happened)

    @cached_property
    def cancelled(self) -> frozenset[Key]:
        """The arrangements of meetings that were cancelled: they count as not made."""
        return frozenset(
            each.key
            for found in self.meetings.values()
            for meeting in found
            if meeting.cancelled_on is not None
            for each in meeting.arrangements
            if each.event == "conference-arranged"
        )

    @cached_property
    def _changes(self) -> dict[str, tuple[list[Key], list[Happening]]]:
        found: dict[str, list[Happening]] = {name: [] for name in (*words.PLAN_INTERVALS, "rooms_every")}
        for each in self.happened:
            for name, changed in found.items():
                if name in each.fields:
                    changed.append(each)
        return {name: ([each.key for each in changed], changed) for name, changed in found.items()}

    def changes(self, name: str, window: Window) -> list[Happening]:
        """The events of a stretch that set one of the plan's own intervals, in order."""
        keys, found = self._changes[name]
        low = 0 if window.start is None else bisect_left(keys, window.start)
        high = len(keys) if window.end is None else bisect_right(keys, window.end)
        return found[low:high]

    def of_kind(self, kind: str, window: Window) -> list[Happening]:
        """The events of a kind within a stretch, in order."""
        if kind.startswith("birthday-"):
            return self._birthday(kind, window)
        if kind == "meeting-moved" and kind not in self.keys:
            self._add_moves()
        keys = self.keys.get(kind)
        if not keys:
            return []
        low = 0 if window.start is None else bisect_left(keys, window.start)
        high = len(keys) if window.end is None else bisect_right(keys, window.end)
        return self.kinds[kind][low:high]

    def last_of(self, kind: str, until: date) -> Happening | None:
        """The last event of a kind up to the end of a day."""
        keys = self.keys.get(kind, [])
        place = bisect_right(keys, (until, _DAY_ENDS, ""))
        return self.kinds[kind][place - 1] if place else None

    @cached_property
    def _ids(self) -> dict[str, Happening]:
        return {each.id: each for each in self.happened if each.id is not None}

    @cached_property
    def _ids_on(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in self._ids.values():
            found[each.on.isoformat()].append(str(each.id))
        return found

    def also_called(self, name: object) -> list[object]:
        """What else an event is called by that goes by an id or a date."""
        if not isinstance(name, str):
            return []
        known = self._ids.get(name)
        return [known.key, known.on.isoformat()] if known is not None else list(self._ids_on.get(name, ()))

    def plan_at(self, key: Key) -> Plan | None:
        """The plan in force at an event's place."""
        for window in self.windows:
            if window.holds(key):
                return window.plan
        return None

    def looked_after_at(self, key: Key) -> bool:
        """Whether the child is looked after at an event's place."""
        started = self._last_before("looked-after-from", key)
        return started is not None and not self._between("looked-after-until", started.key, key)

    def said_last(self, name: str, key: Key) -> Value:
        """What the last event up to a place said under a name, else None."""
        if name not in self._said:
            self._said[name] = [each for each in self.happened if name in each.fields]
        said = self._said[name]
        place = bisect_right(said, key, key=lambda each: each.key)
        return said[place - 1].get(name) if place else None

    def _last_before(self, kind: str, key: Key) -> Happening | None:
        keys = self.keys.get(kind, [])
        place = bisect_right(keys, key)
        return self.kinds[kind][place - 1] if place else None

    def _between(self, kind: str, after: Key, until: Key) -> bool:
        keys = self.keys.get(kind, [])
        return bisect_right(keys, until) > bisect_right(keys, after)

    def _birthday(self, kind: str, window: Window) -> list[Happening]:
        if self.child.born is None:
            return []
        # A birthday to come is known: what is due before it can be reckoned. As a trigger it waits for its
        # day.
        found = derived(kind, birthday(self.child.born, int(kind.removeprefix("birthday-"))))
        return [found] if window.holds(found.key) else []

    def _stop(self) -> Happening | None:
        found = []
        if self.child.died is not None:
            found.append(derived("death", self.child.died, place=_DAY_ENDS, grounds="died"))
        if self.child.born is not None:
            of_age = birthday(self.child.born, MAJORITY)
            if of_age <= self.as_of:
                found.append(derived("eighteenth-birthday", of_age, grounds="eighteen"))
        return min(found, key=lambda each: each.key) if found else None

    def _plans(self) -> list[Plan]:
        plans: list[Plan] = []
        current: Plan | None = None
        for each in self.happened:
            if self.stop is not None and each.key > self.stop.key:
                break
            if current is not None and _ends(each, current):
                superseded = each.event == "initial-conference" and each.get("decision") == "plan"
                plans.append(Plan(current.start, current.began, current.carried_in, each, superseded))
                current = None
            if current is None and _begins(each):
                carried = each.event == "plan-carried-in"
                current = Plan(each, each.get("began") or each.on if carried else each.on, carried)
        if current is not None:
            plans.append(Plan(current.start, current.began, current.carried_in, self.stop))
        return plans

    def _window(self, plan: Plan) -> Window:
        end = plan.end
        if end is None:
            return Window(plan.start.key, None, None, plan)
        # A conference that makes the next plan belongs to that one: this one ends just before it.
        last = (end.key[0], end.key[1] - 1, "￿") if plan.superseded else end.key
        return Window(plan.start.key, last, end.on, plan)

    def _add_moves(self) -> None:
        """Find the arrangements that put a meeting on another day, whether or not they say of which."""
        moves = {key for found in self.meetings.values() for meeting in found for key in meeting.moved_by}
        arranged = self.kinds.get("conference-arranged", [])
        self.kinds["meeting-moved"] = [
            each for each in arranged if each.key in moves or each.get("instead_of") is not None
        ]
        self.keys["meeting-moved"] = [each.key for each in self.kinds["meeting-moved"]]

    def _add_derived(self) -> None:
        self.kinds["plan-begins"] = [plan.start for plan in self.plans]
        self.kinds["plan-ends"] = [
            plan.end for plan in self.plans if plan.end is not None and not plan.superseded
        ]
        if self.child.born is not None:
            self.kinds["birth"] = [derived("birth", self.child.born)]
        elif self.child.expected is not None:
            self.kinds["expected-birth"] = [derived("expected-birth", self.child.expected)]
        if self.stop is not None:
            self.kinds[self.stop.event] = [self.stop]


def _begins(each: Happening) -> bool:
    if each.event == "initial-conference":
        return bool(each.get("decision") == "plan")
    return each.event == "plan-carried-in"


def _ends(each: Happening, plan: Plan) -> bool:
    if each.event == "plan-ended":
        return True
    if each.event == "review-conference":
        # An inquorate meeting ends no plan.
        return each.get("decision") == "end" and each.get("quorate") is True
    if each.event == "initial-conference" and plan.carried_in:
        # The receiving conference makes a plan of this authority's own, or ends the one carried in.
        return each.get("decision") == "plan" or (
            each.get("decision") == "no-plan" and each.get("quorate") is True
        )
    return False
