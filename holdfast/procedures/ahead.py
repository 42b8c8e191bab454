"""What a duty looks ahead to: meetings in their present place, birthdays, births, and whatever comes next."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from holdfast.procedures import words
from holdfast.procedures.answers import names_of, with_kind
from holdfast.procedures.case import Happening
from holdfast.procedures.drafts import Reckoning
from holdfast.procedures.meetings import Meeting
from holdfast.procedures.timeline import Window
from holdfast.procedures.triggers import Start


@dataclass(slots=True)
class Ahead:
    """What a duty looks ahead to: a meeting in its present place, or another event."""

    root: Happening
    event: str
    on: date
    held: Happening | None
    cancelled_on: date | None = None
    names: set[object] = field(default_factory=set)
    moved_from: tuple[date, ...] = ()
    invited: tuple[str, ...] | None = None


def all_ahead(reckoning: Reckoning, window: Window) -> list[Ahead]:
    """List what a duty looks ahead to within a stretch, by date."""
    target = reckoning.duty.target
    assert target is not None  # noqa: S101 - the shape has one
    found: list[Ahead] = []
    for event in target.events:
        if event in words.MEETINGS:
            found += [
                _of_meeting(each)
                for each in reckoning.timeline.meetings[event]
                if _belongs(reckoning, each, window)
                and (
                    not target.where
                    if each.held is None
                    else target.picks(reckoning.timeline, each.held, window)
                )
            ]
        else:
            where = window if event != "expected-birth" else reckoning.timeline.endless
            found += [
                Ahead(
                    each,
                    event,
                    each.on,
                    _held(reckoning, each),
                    names=set(names_of(reckoning.timeline, each)),
                )
                for each in reckoning.timeline.of_kind(event, where)
                if target.picks(reckoning.timeline, each, window)
            ]
    return sorted(found, key=lambda each: (each.on, each.root.key))


def _held(reckoning: Reckoning, each: Happening) -> Happening | None:
    # An expected birth and a birthday to come stand in the timeline before they happen.
    return each if each.on <= reckoning.timeline.as_of and each.event in words.EVENTS else None


def _belongs(reckoning: Reckoning, meeting: Meeting, window: Window) -> bool:
    root, held, plan_at = meeting.root.key, meeting.held, reckoning.timeline.plan_at
    if window.plan is None or (held is not None and window.holds(held.key)):
        return window.plan is not None or window.holds(root)
    if held is not None and plan_at(held.key) is not None:
        return False
    if window.holds(root):
        return True
    # Arranged before the plan began, to be held within it.
    before = root < window.plan.start.key and plan_at(root) is None
    return before and window.plan.start.on <= meeting.on and _open(window, meeting)


def _open(window: Window, meeting: Meeting) -> bool:
    return window.closed_on is None or meeting.on <= window.closed_on


def _of_meeting(meeting: Meeting) -> Ahead:
    names: set[object] = {*meeting.names, *with_kind(meeting.kind, meeting.names)}
    if meeting.held is not None:
        names.add(meeting.held.key)
    names.add(meeting.root.key)
    return Ahead(
        meeting.root,
        meeting.kind,
        meeting.on,
        meeting.held,
        meeting.cancelled_on,
        names,
        tuple(meeting.moved_from),
        meeting.invited,
    )


def next_ahead(reckoning: Reckoning, start: Start, window: Window) -> Ahead | None:
    """Find the next event of the duty's kind after a trigger: as it happened, else as it is arranged or
    known.
    """
    target = reckoning.duty.target
    assert target is not None  # noqa: S101 - the shape has one
    happened = target.matching(reckoning.timeline, window)
    place = bisect_right(happened, start.trigger.key, key=lambda each: each.key)
    if place < len(happened):
        each = happened[place]
        return Ahead(each, each.event, each.on, _held(reckoning, each))
    arranged = [
        meeting
        for event in target.events
        if event in words.MEETINGS
        for meeting in reckoning.timeline.meetings[event]
        if meeting.held is None and meeting.cancelled_on is None and meeting.on >= start.trigger.on
    ]
    if not arranged or (window.closed_on is not None):
        return None
    return _of_meeting(min(arranged, key=lambda each: each.on))
