"""Recurring duties: so long at most since the last qualifying event, the stricter of pack and plan."""

from bisect import bisect_left
from datetime import date

from holdfast.procedures import words
from holdfast.procedures.case import Happening
from holdfast.procedures.deadlines import NOT_STATED
from holdfast.procedures.drafts import Count, Draft, Reckoning
from holdfast.procedures.intervals import Interval
from holdfast.procedures.plan_intervals import PlanIntervals
from holdfast.procedures.selectors import matching
from holdfast.procedures.timeline import Window, derived

PLAN_STRICTER = "the plan asks for every {}, the procedure for every {} at least"
PLAN_LAXER = "the plan's {} is laxer than the procedure's {} and changes nothing"
PLAN_ALONE = "every {} is the plan's own interval"


def every(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make the obligations of a recurring duty: one for each turn, the last of them open."""
    duty, timeline = reckoning.duty, reckoning.timeline
    base = _base(reckoning, window)
    if base is None:
        return []
    trigger, on = base
    met = matching(duty.met_by, timeline, reckoning.answering(window))
    place = bisect_left([each.on for each in met], on if trigger.event == "birth" else trigger.on)
    turns = [each for each in met[place:] if each.key > trigger.key or trigger.event == "birth"]
    first = True
    found = []
    plan = PlanIntervals(reckoning, window)
    for following in [*turns, None]:
        # A review already held elsewhere was the first one: the later interval runs from it.
        interval = (
            duty.first if first and duty.first is not None and on_is_start(trigger, on) else duty.interval
        )
        draft = _turn(reckoning, plan, window, trigger, on, interval, following)
        if duty.when is None or duty.when.holds(timeline, trigger, window):
            found.append(draft)
        if following is not None:
            trigger, on, first = following, following.on, False
            if window.end is not None and following.key >= window.end and not duty.outlives:
                break  # the event that ends the plan sets no further turn going
    return found


def on_is_start(trigger: Happening, on: date) -> bool:
    """Whether a turn runs from the start of things, not from a qualifying event before it."""
    return trigger.event != "plan-carried-in" or trigger.get("last_review") != on


def _base(reckoning: Reckoning, window: Window) -> tuple[Happening, date] | None:
    """Find the event the first turn hangs on, and the day it is counted from."""
    duty, timeline, plan = reckoning.duty, reckoning.timeline, window.plan
    if duty.starts:
        begun = matching(duty.starts, timeline, window)
        if not begun:
            return None
        trigger, on = begun[0], begun[0].on
        if plan is not None and plan.carried_in and trigger is plan.start:
            on = _carried_from(reckoning, plan.start)
    elif plan is not None:
        trigger, on = plan.start, plan.start.on
    else:
        return None
    if plan is not None and plan.carried_in and trigger is plan.start:
        on = _carried_from(reckoning, plan.start)
    born = timeline.child.born
    if duty.from_birth and (born is None or born > on):
        if born is None or (window.closed_on is not None and born > window.closed_on):
            return None
        return derived("birth", born), born
    return trigger, on


def _carried_from(reckoning: Reckoning, start: Happening) -> date:
    duty = reckoning.duty
    if any("review-conference" in one.events for one in duty.met_by):
        last = start.get("last_review")
        if last is None:
            # No review is known of: the first one is owed from the day the plan began.
            last = start.get("began") or start.on
        return _as_date(last)
    before = matching(duty.met_by, reckoning.timeline, Window(None, start.key, None, None))
    return before[-1].on if before else start.on


def _as_date(value: object) -> date:
    assert isinstance(value, date)  # noqa: S101 - what was read into these fields is a date
    return value


def _turn(
    reckoning: Reckoning,
    plan: PlanIntervals,
    window: Window,
    trigger: Happening,
    on: date,
    interval: Interval | None,
    following: Happening | None,
) -> Draft:
    duty = reckoning.duty
    draft = Draft(duty, trigger, window)
    if following is not None:
        draft.met_on = following.on
        draft.about = following
    due, used = _due(reckoning, plan, draft, on, interval, following)
    if due is None:
        draft.when = NOT_STATED
        return draft
    draft.due = due
    name = words.name(trigger.event)
    if on != trigger.on:
        name = "the last review" if trigger.get("last_review") == on else "the last one"
        if trigger.get("began") == on:
            name = "the start of the plan"
    draft.count = Count(on, name, used, due) if used is not None else None
    reckoning.clip(draft)
    return draft


def _due(
    reckoning: Reckoning,
    plan: PlanIntervals,
    draft: Draft,
    on: date,
    interval: Interval | None,
    following: Happening | None,
) -> tuple[date | None, Interval | None]:
    """Find the due date of one turn: the pack's, tightened by what the plan set before or during it."""
    pack_due = reckoning.counting.add(on, interval) if interval is not None else None
    if plan.field is None:
        return pack_due, interval
    number = plan.before(draft.trigger.key)
    own = plan.after(number, on)
    due, used = _stricter(reckoning, on, interval, pack_due, own)
    ran_out: date | None = None
    while number < len(plan.changes):
        change = plan.changes[number]
        number += 1
        # What was owed by then was owed: a later, laxer plan does not forgive it. What the meeting itself
        # that meets it agrees is for the next one.
        if (following is not None and change.key >= following.key) or (due is not None and change.on > due):
            break
        own, ran_out = plan.after(number, on), None
        due, used = _stricter(reckoning, on, interval, pack_due, own)
        if due is not None and due < change.on:
            due, used, ran_out = change.on, None, change.on
    if ran_out is not None:
        draft.notes.append(("every {}, set on {}, had already run out by then: due that day", own, ran_out))
    _say_plan(draft, interval, own, used)
    return due, used


def _stricter(
    reckoning: Reckoning, on: date, interval: Interval | None, pack_due: date | None, own: Interval | None
) -> tuple[date | None, Interval | None]:
    if own is None:
        return pack_due, interval
    own_due = reckoning.counting.add(on, own)
    return (own_due, own) if pack_due is None or own_due < pack_due else (pack_due, interval)


def _say_plan(draft: Draft, interval: Interval | None, own: Interval | None, used: Interval | None) -> None:
    if own is None or used is None:
        return
    if interval is None:
        draft.notes.append((PLAN_ALONE, own))
    elif used == own and own != interval:
        draft.notes.append((PLAN_STRICTER, own, interval))
    elif used != own:
        draft.notes.append((PLAN_LAXER, own, interval))
