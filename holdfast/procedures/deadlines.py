"""Deadlines forward from a trigger: within so long, at once, no time stated, or the earliest of several
dates.
"""

from bisect import bisect_right
from datetime import date

from holdfast.procedures import words
from holdfast.procedures.answers import Answers, Pairs, reached
from holdfast.procedures.case import Happening
from holdfast.procedures.drafts import Count, Draft, Reckoning
from holdfast.procedures.duties import Limit
from holdfast.procedures.selectors import matching
from holdfast.procedures.timeline import Key, Window
from holdfast.procedures.triggers import Start, starts

NOT_STATED = "not stated"
LATER = "{} after {} on {} would be {}"
LATER_BACKWARD = "{} before {} on {} would be {}"


def within(reckoning: Reckoning, window: Window) -> list[Draft]:
    """Make the obligations of a forward deadline: one for each trigger and person."""
    begun = starts(reckoning, window)
    if not begun:
        return []
    where = reckoning.answering(window)
    if reckoning.duty.already:  # what was done before the plan began still stands
        where = Window(None, where.end, where.closed_on, where.plan)
    candidates = matching(reckoning.duty.met_by, reckoning.timeline, where)
    if any("conference-arranged" in one.events for one in reckoning.duty.met_by):
        candidates = [each for each in candidates if each.key not in reckoning.timeline.cancelled]
    found = []
    for person, own, asked in _by_person(reckoning, begun, candidates):
        drafts = [_draft(reckoning, start, person, window) for start in asked]
        _meet(reckoning, asked, drafts, own)
        found += _chosen(drafts, asked, window)
    return found


def persons(reckoning: Reckoning, trigger: Happening) -> tuple[str | None, ...]:
    """Who each owe or get it on one trigger, in the order of their names."""
    duty = reckoning.duty
    if duty.recipients:
        return tuple(sorted(duty.recipients))
    if duty.authors is None:
        return (None,)
    named = trigger.get(duty.authors.field) if duty.authors.field else ()
    if named is None and duty.authors.field:
        named = reckoning.timeline.said_last(duty.authors.field, trigger.key)
    found = {*(named or ()), *duty.authors.always} - set(duty.authors.never)
    if duty.authors.field:
        found -= {str(role) for role in words.FAMILY} | {"all-invited", "core-group"}
    return tuple(sorted(found)) or (None,)


def is_from(duty_person: str | None, each: Happening, *, by_author: bool) -> bool:
    """Whether an event is this person's, or reached this person."""
    if duty_person is None:
        return True
    if by_author:
        return bool(each.get("by") == duty_person)
    return duty_person in received_by(each)


def received_by(each: Happening) -> tuple[str, ...]:
    """Who got it: as the event says, else as its kind says."""
    if each.event in words.REACHES:
        return (words.REACHES[each.event],)
    return tuple(each.get(words.RECEIVED_BY[each.event]) or ())


def _by_person(
    reckoning: Reckoning, begun: list[Start], candidates: list[Happening]
) -> list[tuple[str | None, list[Happening], list[Start]]]:
    asked: dict[str | None, list[Start]] = {}
    for start in begun:
        for person in persons(reckoning, start.trigger):
            asked.setdefault(person, []).append(start)
    by_author = reckoning.duty.authors is not None
    return [
        (person, [each for each in candidates if is_from(person, each, by_author=by_author)], own)
        for person, own in asked.items()
    ]


def _draft(reckoning: Reckoning, start: Start, person: str | None, window: Window) -> Draft:
    duty, counting = reckoning.duty, reckoning.counting
    draft = Draft(duty, start.trigger, window, person)
    if start.elapsed is not None:
        draft.not_before = start.on
        draft.notes.append(
            (
                "{} after {} on {} ended on {}",
                start.elapsed,
                words.name(start.trigger.event),
                start.trigger.on,
                start.on,
            )
        )
    if duty.earliest:
        _earliest(reckoning, start, draft, window)
    elif duty.interval is None or start.open_run:
        draft.when = NOT_STATED
    else:
        draft.due = counting.add(start.on, duty.interval)
        draft.count = Count(start.on, _name(start), duty.interval, draft.due)
    if duty.not_before is not None:
        draft.not_before = counting.add(start.on, duty.not_before)
    reckoning.clip(draft)
    return draft


def _name(start: Start) -> str:
    """Name what it is counted from: a plan carried in began before the event that brought it."""
    if start.elapsed is not None:
        return "that day"
    return words.name(start.trigger.event if start.on == start.trigger.on else "plan-begins")


def _earliest(reckoning: Reckoning, start: Start, draft: Draft, window: Window) -> None:
    counts = [
        found for limit in reckoning.duty.earliest if (found := _limit(reckoning, start, limit, window))
    ]
    if not counts:
        draft.when = NOT_STATED
        return
    draft.count = min(counts, key=lambda each: each.result)
    draft.due = draft.count.result
    others = [each for each in counts if each is not draft.count]
    for each in others:
        template = LATER_BACKWARD if each.backward else LATER
        draft.notes.append((template, each.interval, each.name, each.start, each.result))


def _limit(reckoning: Reckoning, start: Start, limit: Limit, window: Window) -> Count | None:
    anchor: Happening | None = start.trigger
    on = start.on
    if limit.event is not None:
        found = reckoning.timeline.of_kind(limit.event, window) or reckoning.timeline.of_kind(
            limit.event, reckoning.timeline.endless
        )
        anchor = found[0] if found else None
        on = anchor.on if anchor else on
    if anchor is None:
        return None
    move = reckoning.counting.take if limit.backward else reckoning.counting.add
    return Count(on, words.name(anchor.event), limit.interval, move(on, limit.interval), limit.backward)


# ---------------------------------------------------------------- what meets them


def _since(reckoning: Reckoning, start: Start) -> date:
    duty = reckoning.duty
    # What comes too soon meets nothing; a plan carried in began long before anything here could answer it.
    since = max(start.on, start.trigger.on) if start.elapsed is None else start.on
    return since if duty.not_before is None else reckoning.counting.add(start.on, duty.not_before)


def _meet(reckoning: Reckoning, asked: list[Start], drafts: list[Draft], own: list[Happening]) -> None:
    duty = reckoning.duty
    if duty.recipient_chain:
        own = [each for each in own if _reached(reckoning, each)]
    answers = Answers(reckoning.timeline, own, by_the_same=duty.by_the_same)
    since = {start.trigger.key: _since(reckoning, start) for start in asked}
    paired = _paired(reckoning, asked, own, since) if duty.one_each else None
    undone = matching(duty.undone_by, reckoning.timeline, reckoning.timeline.endless)
    for place, (start, draft) in enumerate(zip(asked, drafts, strict=True)):
        from_day = since[start.trigger.key]
        met = paired.get(place) if paired is not None else answers.nth(start.trigger, from_day, duty.nth)
        if duty.already:
            met = _already(own, undone, start.trigger) or met
        if duty.not_before is not None and (met is None or not duty.repeatable):
            _too_soon(reckoning, start, draft, answers, from_day)
        if met is not None and draft.breached_on is None:
            draft.met_on = met.on
            # What is acknowledged is what was told, so its names stand beside the trigger's.
            draft.about = met
        if duty.recipient_chain:
            draft.person = _reached(reckoning, met) if met is not None else duty.recipient_chain[0][0]


def _paired(
    reckoning: Reckoning, asked: list[Start], own: list[Happening], since: dict[Key, date]
) -> dict[int, Happening]:
    pairs = Pairs(
        reckoning.timeline,
        [each.trigger for each in asked],
        lambda each: since[each.key],
        by_the_same=reckoning.duty.by_the_same,
    )
    for each in own:
        pairs.take(each)
    return pairs.met


def _reached(reckoning: Reckoning, each: Happening) -> str | None:
    return reached(received_by(each), each.get("unreached") or (), reckoning.duty.recipient_chain)


def _already(done: list[Happening], undone: list[Happening], trigger: Happening) -> Happening | None:
    """Find what had been done before the trigger and has not been undone by it."""
    last = bisect_right(done, trigger.key, key=lambda each: each.key)
    if last == 0:
        return None
    place = bisect_right(undone, trigger.key, key=lambda each: each.key)
    return None if place and undone[place - 1].key > done[last - 1].key else done[last - 1]


def _too_soon(reckoning: Reckoning, start: Start, draft: Draft, answers: Answers, since: date) -> None:
    early = answers.nth(start.trigger, start.on, 1)
    if early is None or early.on >= since:
        return
    draft.notes.append(("{} on {} came too soon", words.name(early.event), early.on))
    if not reckoning.duty.repeatable:
        draft.breached_on = early.on


def _chosen(drafts: list[Draft], asked: list[Start], window: Window) -> list[Draft]:
    """Leave out the triggers that start no clock of their own: later ones than the first, or earlier than the
    last.
    """
    kept: list[Draft] = []
    for place, (draft, start) in enumerate(zip(drafts, asked, strict=True)):
        if (
            start.which in {"first", "initiating"}
            and window.plan is None
            and kept
            and _open_at(kept[-1], draft)
        ):
            continue
        later = drafts[place + 1] if place + 1 < len(drafts) else None
        if start.which == "last" and later is not None and _open_at(draft, later):
            continue
        kept.append(draft)
    return kept


def _open_at(draft: Draft, later: Draft) -> bool:
    return draft.met_on is None or draft.met_on >= later.trigger.on
