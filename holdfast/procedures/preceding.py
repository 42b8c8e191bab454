"""Duties that look ahead: so long before a meeting or a birthday, in due order before an event, or at the
next event.

What hangs on a meeting moves with it and keeps its key: a report given for a meeting that moves counts in its
new place.
"""

from bisect import bisect_left
from datetime import date, timedelta

from holdfast.procedures import words
from holdfast.procedures.ahead import Ahead, all_ahead, next_ahead
from holdfast.procedures.answers import Answers, named
from holdfast.procedures.case import Happening
from holdfast.procedures.deadlines import NOT_STATED, is_from, persons
from holdfast.procedures.drafts import Count, Draft, Reckoning
from holdfast.procedures.intervals import Interval
from holdfast.procedures.selectors import matching
from holdfast.procedures.timeline import Window
from holdfast.procedures.triggers import Start, starts

_DAY_BEFORE = timedelta(days=1)


def before(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make the obligations that come before each meeting (or other event), or before the next one after a
    trigger.
    """
    if reckoning.duty.after:
        return [each for start in starts(reckoning, window) for each in _ordered(reckoning, start, window)]
    ahead = all_ahead(reckoning, window)
    if not ahead:
        return []
    candidates = matching(reckoning.duty.met_by, reckoning.timeline, reckoning.answering(window))
    given = _given(reckoning, ahead, candidates)
    found = []
    for place, each in enumerate(ahead):
        when = reckoning.duty.when
        if when is not None and not when.holds(reckoning.timeline, each.root, window):
            continue
        for person in _authors(reckoning, each):
            by_author = reckoning.duty.authors is not None
            own = [one for one in given[place] if is_from(person, one, by_author=by_author)]
            found.append(_backward(reckoning, each, person, own, window))
    return found


def at_next(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make the obligations that are due at the next event of a kind after their trigger."""
    duty = reckoning.duty
    answers = Answers(
        reckoning.timeline, matching(duty.met_by, reckoning.timeline, reckoning.answering(window))
    )
    found = []
    for start in starts(reckoning, window):
        for person in persons(reckoning, start.trigger):
            draft = Draft(
                duty,
                start.trigger,
                window,
                person,
            )
            ahead = next_ahead(reckoning, start, window)
            _due_at(reckoning, draft, ahead, window)
            met = next(
                (
                    one
                    for one in answers.since(start.trigger, start.trigger.on)
                    if _is_from(duty, person, one)
                ),
                None,
            )
            draft.met_on = met.on if met is not None else None
            found.append(draft)
    return found


def _is_from(duty: object, person: str | None, each: Happening) -> bool:
    return is_from(person, each, by_author=getattr(duty, "authors", None) is not None)


def _authors(reckoning: Reckoning, ahead: Ahead) -> tuple[str | None, ...]:
    authors = reckoning.duty.authors
    if authors is None or authors.field != "invited":
        return persons(reckoning, ahead.root)
    named_roles = {*(ahead.invited or ()), *authors.always} - set(authors.never)
    named_roles -= {str(role) for role in words.FAMILY} | {"all-invited", "core-group"}
    return tuple(sorted(named_roles)) or (None,)


# ---------------------------------------------------------------- before each of them


def _given(reckoning: Reckoning, ahead: list[Ahead], candidates: list[Happening]) -> list[list[Happening]]:
    """Put what was given to the meeting it names, else to the next one that was not cancelled by then."""
    by_name: dict[object, list[int]] = {}
    for place, each in enumerate(ahead):
        for name in each.names:
            by_name.setdefault(name, []).append(place)
    standing = [place for place, each in enumerate(ahead) if each.cancelled_on is None]
    days = [ahead[place].on for place in standing]
    kinds = {each.event for each in ahead}
    found: list[list[Happening]] = [[] for _ in ahead]
    for given in candidates:
        names = [name for name in named(reckoning.timeline, given) if name not in kinds]
        if _names_kind(given, kinds):
            names = []  # "for the review conference": the next one of them
        if names:
            for place in dict.fromkeys(place for name in names for place in by_name.get(name, ())):
                found[place].append(given)
            continue
        place = bisect_left(days, given.on)
        if place < len(standing):
            found[standing[place]].append(given)
    return found


def _names_kind(each: Happening, kinds: set[str]) -> bool:
    said = [each.fields.get(name) for name in ("for", "of")]
    return any(one in kinds for one in said) and not any(one is not None and one not in kinds for one in said)


def _backward(
    reckoning: Reckoning, ahead: Ahead, person: str | None, given: list[Happening], window: Window
) -> Draft:
    duty = reckoning.duty
    draft = Draft(duty, ahead.root, window, person, names=ahead.names)
    _due_before(reckoning, draft, ahead.on, words.name(ahead.event))
    reckoning.clip(draft)
    if ahead.moved_from:
        draft.notes.append(
            ("{} was moved from {} to {}", words.name(ahead.event), ahead.moved_from[-1], ahead.on)
        )
    draft.closed_on = ahead.cancelled_on
    numbered = duty.interval is not None
    for each in given:
        if each.on < ahead.on or (each.on == ahead.on and (numbered or each.get("before_meeting") is True)):
            draft.met_on = each.on
            if not numbered and each.on == ahead.on:
                draft.due = ahead.on
                draft.notes.append(("it was given before the meeting on its day, {}", ahead.on))
            break
    if draft.met_on is None and ahead.held is not None:
        draft.breached_on = ahead.held.on
        draft.notes.append(("{} was held on {} without it", words.name(ahead.event), ahead.held.on))
    return draft


def _due_before(reckoning: Reckoning, draft: Draft, on: date, name: str) -> None:
    duty = reckoning.duty
    if duty.unset:
        draft.when = NOT_STATED
        return
    if duty.interval is None:
        draft.due = on - _DAY_BEFORE
        draft.count = Count(on, name, Interval(1, "days"), draft.due, backward=True)
        draft.notes.append(("the procedure says before, with no number: the day before",))
        return
    draft.due = reckoning.counting.take(on, duty.interval)
    draft.count = Count(on, name, duty.interval, draft.due, backward=True)


# ---------------------------------------------------------------- in order, and at the next


def _kinds(reckoning: Reckoning) -> str:
    target = reckoning.duty.target
    return " or ".join(event.replace("-", " ") for event in target.events) if target is not None else ""


def _due_at(reckoning: Reckoning, draft: Draft, ahead: Ahead | None, window: Window) -> None:
    other = reckoning.duty.or_duty
    held = ahead.held if ahead is not None else None
    drafts = reckoning.drafts_of(other) if other is not None else []
    limits = [
        each.due
        for each in drafts
        if each.due and each.window == window and (each.met_on is None or each.about is held)
    ]
    # Arranging or holding the meeting later than it is due puts nothing off.
    too_late = ahead is not None and bool(limits) and min(limits) < ahead.on
    if ahead is not None and not too_late:
        draft.due = ahead.on
        draft.notes.append(("due at {} on {}", words.name(ahead.event), ahead.on))
    elif limits:
        draft.due = min(limits)
        at = words.name(held.event) if held is not None else f"the next {_kinds(reckoning)}"
        draft.notes.append(("due at {}, itself due by {}", at, draft.due))
    else:
        draft.when = f"at the next {_kinds(reckoning)}"


def _ordered(reckoning: Reckoning, start: Start, window: Window) -> list[Draft]:
    """Make what must be done after a trigger and before the next event of a kind: done after that, it is a
    breach.
    """
    duty = reckoning.duty
    answers = Answers(
        reckoning.timeline, matching(duty.met_by, reckoning.timeline, reckoning.answering(window))
    )
    ahead = next_ahead(reckoning, start, window)
    found = []
    for person in persons(reckoning, start.trigger):
        draft = Draft(duty, start.trigger, window, person)
        if ahead is None:
            draft.when = f"before the next {_kinds(reckoning)}"
        else:
            _due_before(reckoning, draft, ahead.on, words.name(ahead.event))
        met = next(
            (one for one in answers.since(start.trigger, start.trigger.on) if _is_from(duty, person, one)),
            None,
        )
        if met is not None and (ahead is None or ahead.held is None or met.key < ahead.held.key):
            draft.met_on = met.on
        elif ahead is not None and ahead.held is not None:
            draft.breached_on = ahead.held.on
            draft.notes.append(("{} came first, on {}", words.name(ahead.event), ahead.held.on))
        found.append(draft)
    return found
