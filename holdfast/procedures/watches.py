"""Duties that watch events: a condition on every one, so many of any so many, a least duration."""

from bisect import bisect_left

from holdfast.procedures import words
from holdfast.procedures.case import Happening
from holdfast.procedures.deadlines import NOT_STATED
from holdfast.procedures.drafts import Count, Draft, Reckoning
from holdfast.procedures.selectors import Selector, matching
from holdfast.procedures.timeline import Window
from holdfast.procedures.triggers import starts

# A new plan and care end a least duration without breach, as do death and majority (where every stretch ends)
# and
# moving away for good.
_ALWAYS_EXCUSED = (Selector(("plan-begins",)), Selector(("looked-after-from",)))
_GONE = "left-for-good"


def _events(reckoning: Reckoning, window: Window) -> list[Happening]:
    duty = reckoning.duty
    assert duty.target is not None  # noqa: S101 - the shape has one
    found = duty.target.matching(reckoning.timeline, window)
    if duty.when is None:
        return found
    return [each for each in found if duty.when.holds(reckoning.timeline, each, window)]


def _fulfilled(reckoning: Reckoning, each: Happening, window: Window) -> bool:
    duty = reckoning.duty
    if not all(one.holds(each) for one in duty.must):
        return False
    return all(
        all(one.holds(each) for one in must) or not when.holds(reckoning.timeline, each, window)
        for when, must in duty.must_if
    )


def each_one(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make one obligation for every event: met that day by what was so, or by the recorded reason."""
    duty = reckoning.duty
    found = []
    for each in _events(reckoning, window):
        draft = Draft(duty, each, window, due=each.on)
        reason = each.get(duty.or_reason) if duty.or_reason is not None else None
        if _fulfilled(reckoning, each, window):
            draft.met_on = each.on
        elif reason is not None:
            draft.met_on = each.on
            draft.notes.append(("it was not so, and the reason was recorded: {}", reason))
        else:
            draft.breached_on = each.on
        draft.notes.insert(0, ("asked of {} on {}", words.name(each.event), each.on))
        found.append(draft)
    return found


def of_any(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make an obligation whenever the next event must be one that counts: at least k of any n in a row.

    It is due at the next event, met by the first that counts, and overdue from the first that should have
    counted.
    """
    duty = reckoning.duty
    counted: list[bool] = []
    found: list[Draft] = []
    current: Draft | None = None
    last: Happening | None = None
    for each in [*_events(reckoning, window), None]:
        if current is None and _slack_gone(counted, _of(reckoning, each, window), duty.at_least):
            current = _next_must(reckoning, last, _of(reckoning, each, window), window)
            if current is not None:
                found.append(current)
        if each is None:
            break
        counted.append(_fulfilled(reckoning, each, window))
        last = each
        if current is not None:
            if current.due is None and current.when != NOT_STATED:
                current.due, current.when = each.on, None
            if counted[-1]:
                current.met_on, current = each.on, None
    return found


def _of(reckoning: Reckoning, each: Happening | None, window: Window) -> int | None:
    """Find of how many in a row it is asked when an event happens (None: the next one to come)."""
    duty = reckoning.duty
    if duty.plan_field is None:
        return duty.of
    changes = reckoning.timeline.changes(duty.plan_field, window)
    place = len(changes) if each is None else bisect_left(changes, each.key, key=lambda one: one.key)
    own = changes[place - 1].get(duty.plan_field) if place else None
    known = [number for number in (duty.of, own) if number is not None]
    return min(known) if known else None


def _slack_gone(counted: list[bool], of: int | None, at_least: int) -> bool:
    """Whether the last n-1 events leave no room for one more that does not count."""
    if of is None:
        # No number is stated: each that does not count asks for one that does.
        return bool(counted) and not counted[-1]
    last = counted[-(of - 1) :] if of > 1 else []
    return last.count(False) >= of - at_least


def _next_must(reckoning: Reckoning, last: Happening | None, of: int | None, window: Window) -> Draft | None:
    duty = reckoning.duty
    trigger = last or (window.plan.start if window.plan is not None else None)
    if trigger is None or duty.target is None:
        return None
    draft = Draft(duty, trigger, window)
    kind = duty.target.events[0].replace("-", " ")
    draft.when = NOT_STATED if of is None else f"at the next {kind}"
    if of is None:
        draft.notes.append(("the one on {} did not count; how many must is not stated", trigger.on))
    elif of <= duty.at_least:
        draft.notes.append(("every {} must count", kind))
    else:
        template = "of any {} {}s in a row at least {} must count, so after {} the next one has to"
        draft.notes.append((template, of, kind, duty.at_least, trigger.on))
    return draft


def lasts(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make the obligation that something lasts: met once its day is reached, breached if ended before."""
    duty, timeline, counting = reckoning.duty, reckoning.timeline, reckoning.counting
    ended = matching(duty.ended_by, timeline, timeline.endless)
    excused = matching((*duty.excused_by, *_ALWAYS_EXCUSED), timeline, timeline.endless)
    found = []
    for start in starts(reckoning, window):
        draft = Draft(duty, start.trigger, window)
        found.append(draft)
        if duty.interval is None:
            draft.when = NOT_STATED
            continue
        draft.due = draft.not_before = counting.add(start.on, duty.interval)
        draft.count = Count(start.on, words.name(start.trigger.event), duty.interval, draft.due)
        end = next((each for each in ended if each.key > start.trigger.key and window.holds(each.key)), None)
        stop = next((each for each in excused if each.key > start.trigger.key), None)
        if end is not None and end.on < draft.due and (stop is None or end.on < stop.on):
            reason = end.get(duty.or_reason) if duty.or_reason is not None else None
            reason = _GONE if _left_for_good(end) else reason
            if reason is None:
                draft.breached_on = end.on
                draft.notes.append(("it was ended on {}", end.on))
            else:
                draft.closed_on = end.on
                draft.notes.append(("it was ended on {} with a recorded reason: {}", end.on, reason))
        elif stop is not None and stop.on < draft.due:
            draft.closed_on = stop.on
            draft.notes.append(("{} on {} ended it without a breach", words.name(stop.event), stop.on))
        elif draft.due <= timeline.as_of and (window.closed_on is None or draft.due < window.closed_on):
            draft.met_on = draft.due
    return found


def _left_for_good(end: Happening) -> bool:
    grounds = end.get("grounds")
    return _GONE in (end.get("reason"), *(grounds if isinstance(grounds, tuple) else (grounds,)))
