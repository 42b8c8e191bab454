"""What meets an obligation: the first fitting event after its trigger, or the one that names it.

An event that names something (`for`, `of`: a date, an event, an id) counts for that alone; one that names
nothing for whatever was open. Looked up by bisection and by name, so that no event costs more on a longer
timeline.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from heapq import merge

from holdfast.procedures import words
from holdfast.procedures.case import Happening, references
from holdfast.procedures.timeline import Timeline

Name = object
"""What an event may be called by: its id, its date, or itself (by its key)."""


def names_of(timeline: Timeline, trigger: Happening) -> list[Name]:
    """What a trigger may be called by: itself, its date or id, alone or with its kind; what it is about."""
    own = [trigger.on.isoformat()]
    if trigger.id is not None:
        own.append(trigger.id)
    kind = trigger.event
    if trigger.event == "conference-arranged":
        kind = trigger.get("conference")
        own.append(trigger.fields["for"].isoformat())
        if "instead_of" in trigger.fields:
            own.append(trigger.fields["instead_of"])
    found: list[Name] = [trigger.key, *own, *with_kind(trigger.event, own), *with_kind(kind, own)]
    if trigger.event == "conference-arranged":
        return found
    for name in named(timeline, trigger):
        found += (name, *timeline.also_called(name))
    return found


def with_kind(kind: str, own: Iterable[Name]) -> list[Name]:
    """The names of an event of a kind, as one who says the kind too calls it: the core group of that day."""
    return [(kind, name) for name in own if isinstance(name, str)]


def named(timeline: Timeline, each: Happening) -> list[Name]:
    """What an event names: dates and ids as they are, a kind of event as the last one of it so far.

    A kind beside a date or an id is one name: the core group of that day, not the last one too.
    """
    said = [reference for _, reference in references(each)]
    if not said:
        return []
    found: list[Name] = []
    kinds = [reference for reference in said if reference in words.EVENTS]
    exact = [reference for reference in said if reference not in words.EVENTS]
    if kinds and exact:
        return [name for kind in kinds for name in with_kind(kind, exact)]
    for reference in said:
        if reference in words.EVENTS:
            last = timeline.last_of(reference, each.on)
            found.append(last.key if last is not None else reference)
        else:
            found.append(reference)
    return found


class Answers:
    """The events that can meet a duty's obligations, by date and by what they name."""

    def __init__(self, timeline: Timeline, found: Iterable[Happening], *, by_the_same: bool = False) -> None:
        self.by_the_same = by_the_same
        self.timeline = timeline
        self.free: list[Happening] = []
        self.by_name: dict[Name, list[Happening]] = defaultdict(list)
        for each in found:
            names = named(timeline, each)
            if not names:
                self.free.append(each)
            for name in dict.fromkeys(names):
                self.by_name[name].append(each)
        self.days = [each.on for each in self.free]

    def since(self, trigger: Happening, since: date) -> Iterator[Happening]:
        """Give, in order, the events from a day on that can answer a trigger."""
        start = bisect_left(self.days, since)
        free = (self.free[place] for place in range(start, len(self.free)))
        lists: list[Iterable[Happening]] = [free]
        if self.by_name:
            lists += [self.by_name[name] for name in names_of(self.timeline, trigger) if name in self.by_name]
        last = None
        for each in lists[0] if len(lists) == 1 else merge(*lists, key=lambda one: one.key):
            if each.on >= since and each.key != last and _answers(trigger, each, self.by_the_same):
                last = each.key
                yield each

    def nth(self, trigger: Happening, since: date, nth: int) -> Happening | None:
        """Find the nth event from a day on that answers a trigger."""
        for place, each in enumerate(self.since(trigger, since), start=1):
            if place == nth:
                return each
        return None


def _answers(trigger: Happening, each: Happening, by_the_same: bool) -> bool:
    # On the day itself any order will do, but nothing answers itself or an earlier one of its own kind.
    if each.event == trigger.event and each.key <= trigger.key:
        return False
    return not by_the_same or each.get("by") == trigger.get("by")


class Pairs:
    """Lets each event answer one trigger: the one it names, else the earliest that is still open."""

    def __init__(
        self,
        timeline: Timeline,
        triggers: list[Happening],
        since: Callable[[Happening], date],
        *,
        by_the_same: bool,
    ) -> None:
        self.timeline, self.triggers, self.since, self.by_the_same = timeline, triggers, since, by_the_same
        self.met: dict[int, Happening] = {}
        self.still_open: deque[int] = deque()
        self.opened = 0
        self.by_name: dict[Name, list[int]] = defaultdict(list)
        for place, trigger in enumerate(triggers):
            for name in names_of(timeline, trigger):
                self.by_name[name].append(place)

    def take(self, each: Happening) -> None:
        """Let one event answer; they are taken in order."""
        while self.opened < len(self.triggers) and self.triggers[self.opened].on <= each.on:
            self.still_open.append(self.opened)
            self.opened += 1
        while self.still_open and self.still_open[0] in self.met:
            self.still_open.popleft()
        for place in self._meant(named(self.timeline, each)):
            if place not in self.met and self._fits(place, each):
                self.met[place] = each
                return

    def _meant(self, names: list[Name]) -> Iterable[int]:
        if not names:
            return self.still_open
        meant = [place for name in names for place in self.by_name.get(name, ())]
        # One that is about the same thing comes before one that merely happened on the day that is named.
        return sorted(meant, key=lambda place: self.triggers[place].get("for") not in names)

    def _fits(self, place: int, each: Happening) -> bool:
        trigger = self.triggers[place]
        return self.since(trigger) <= each.on and _answers(trigger, each, self.by_the_same)


def reached(
    whom: tuple[str, ...], unreached: tuple[str, ...], chain: tuple[tuple[str, ...], ...]
) -> str | None:
    """Say who of a chain of recipients was rightly told: the first who could be reached, those before having
    been tried.
    """
    for place, rank in enumerate(chain):
        told = next((role for role in rank if role in whom), None)
        if told is not None and all(any(role in unreached for role in earlier) for earlier in chain[:place]):
            return told
    return None
