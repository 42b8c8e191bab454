"""What sets a duty going: each event, the first or last of them, a run of them, or time passing since one."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from holdfast.procedures.case import Happening
from holdfast.procedures.drafts import Reckoning
from holdfast.procedures.duties import Trigger
from holdfast.procedures.intervals import Interval
from holdfast.procedures.selectors import matching
from holdfast.procedures.timeline import Window


@dataclass(frozen=True, slots=True)
class Start:
    """An event that set the duty going, and the day it is counted from."""

    trigger: Happening
    on: date
    elapsed: Interval | None = None
    open_run: bool = False  # the source does not say how many make a run
    which: str = "each"


def starts(reckoning: Reckoning, window: Window) -> list[Start]:
    """Find what set the duty going within a stretch, in order; an event counts once."""
    triggers = reckoning.duty.after
    if len(triggers) == 1:
        return [each for each in _of(reckoning, triggers[0], window) if _holds(reckoning, each, window)]
    found: dict[tuple[date, int, str], Start] = {}
    for trigger in triggers:
        for start in _of(reckoning, trigger, window):
            if _holds(reckoning, start, window):
                found.setdefault(start.trigger.key, start)
    return [found[key] for key in sorted(found)]


def _holds(reckoning: Reckoning, start: Start, window: Window) -> bool:
    when = reckoning.duty.when
    return when is None or when.holds(reckoning.timeline, start.trigger, window)


def _of(reckoning: Reckoning, trigger: Trigger, window: Window) -> list[Start]:
    # A birthday to come stands in the timeline already; it sets nothing going before it comes.
    found = matching((trigger.selector, *trigger.also), reckoning.timeline, window)
    if found and found[-1].on > reckoning.timeline.as_of:
        found = [each for each in found if each.on <= reckoning.timeline.as_of]
    if trigger.which == "initiating":
        found = [each for each in found if each.get("initiates_enquiry") is True]
    if trigger.is_run:
        return _runs(reckoning, trigger, found, window)
    if trigger.which in {"first", "initiating"} and window.plan is not None:
        found = found[:1]
    made = [Start(each, _counted_from(each, trigger, window), which=trigger.which) for each in found]
    if trigger.elapsed is None:
        return made
    return _elapsed(reckoning, trigger, trigger.elapsed, made, window)


def _counted_from(each: Happening, trigger: Trigger, window: Window) -> date:
    plan = window.plan
    if plan is not None and each is plan.start and "plan-begins" in trigger.selector.events:
        return plan.began  # a carried-in plan began on `began`
    return each.on


def _elapsed(
    reckoning: Reckoning, trigger: Trigger, elapsed: Interval, made: list[Start], window: Window
) -> list[Start]:
    without = matching(trigger.without, reckoning.timeline, window) if trigger.without else []
    keys = [each.key for each in without]
    found = []
    for start in made:
        reached = reckoning.counting.add(start.on, elapsed)
        place = bisect_right(keys, start.trigger.key)
        broken = place < len(keys) and without[place].on <= reached
        closed = window.closed_on is not None and window.closed_on <= reached
        if not broken and not closed:
            found.append(Start(start.trigger, reached, elapsed, which=start.which))
    return found


def _runs(reckoning: Reckoning, trigger: Trigger, found: list[Happening], window: Window) -> list[Start]:
    breaking = matching(trigger.broken_by, reckoning.timeline, window) if trigger.broken_by else []
    keys = [each.key for each in breaking]
    wanted = trigger.run or 1
    made: list[Start] = []
    length, breaks = 0, 0
    for each in found:
        broken = bisect_right(keys, each.key)
        length = 1 if broken != breaks else length + 1
        breaks = broken
        if length == wanted:
            made.append(Start(each, each.on, open_run=trigger.run is None))
    return made
