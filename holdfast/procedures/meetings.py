"""Meetings as they were arranged, moved, cancelled and held: what hangs on a meeting moves with it.

A new arrangement of a conference, or any with `instead_of`, replaces one not yet held; core groups stand side
by side. A meeting keeps its first arrangement as its root, so that what hangs on it keeps its key when it
moves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from holdfast.procedures import words
from holdfast.procedures.case import Happening, arranged_dates


@dataclass(slots=True)
class Meeting:
    """One meeting through all its dates."""

    kind: str
    root: Happening
    on: date
    held: Happening | None = None
    cancelled_on: date | None = None
    names: set[str] = field(default_factory=set)
    invited: tuple[str, ...] | None = None
    moved_from: list[date] = field(default_factory=list)
    moved_by: list[tuple[date, int, str]] = field(
        default_factory=list
    )  # the arrangements that put it on another day
    arrangements: list[Happening] = field(default_factory=list)


class Diary:
    """The meetings of every kind, taken down event by event."""

    def __init__(self) -> None:
        self.all: dict[str, list[Meeting]] = {kind: [] for kind in words.MEETINGS}
        self.pending: dict[str, list[Meeting]] = {kind: [] for kind in words.MEETINGS}

    def take(self, each: Happening) -> None:
        """Take down what one event arranges, cancels or holds."""
        if each.event == "meeting-cancelled":
            self._cancel(each)
        elif each.event in self.all:
            self._hold(each)
        if _ends_a_plan(each):
            self.pending["review-conference"].clear()
            self.pending["core-group"].clear()
        for kind, on in arranged_dates(each):
            self._arrange(each, kind, on)

    def _arrange(self, each: Happening, kind: str, on: date) -> None:
        own = each.event == "conference-arranged"
        meeting = self._replaced(kind, on, each.get("instead_of") if own else None)
        if meeting is None:
            meeting = Meeting(kind, each, on)
            self.all[kind].append(meeting)
            self.pending[kind].append(meeting)
        elif meeting.on != on:
            meeting.moved_from.append(meeting.on)
            meeting.moved_by.append(each.key)
            meeting.on = on
        meeting.names.add(on.isoformat())
        meeting.arrangements.append(each)
        if own:
            if each.id is not None:
                meeting.names.add(each.id)
            meeting.invited = each.get("invited") or meeting.invited

    def _replaced(self, kind: str, on: date, instead_of: str | None) -> Meeting | None:
        pending = self.pending[kind]
        if instead_of is not None:
            named = [each for each in pending if instead_of in each.names or instead_of == kind]
            return named[0] if named else None
        if kind == "core-group":
            return next((each for each in pending if each.on == on), None)
        return pending[-1] if pending else None

    def _hold(self, each: Happening) -> None:
        kind = each.event
        pending = self.pending[kind]
        exact = [meeting for meeting in pending if meeting.on == each.on]
        passed = [meeting for meeting in pending if meeting.on < each.on or kind != "core-group"]
        meeting = exact[0] if exact else min(passed, key=lambda found: found.on, default=None)
        if meeting is None:
            meeting = Meeting(kind, each, each.on)
            self.all[kind].append(meeting)
        else:
            pending.remove(meeting)
        if meeting.on != each.on:
            meeting.moved_from.append(meeting.on)
        meeting.on, meeting.held = each.on, each
        meeting.names.add(each.on.isoformat())
        if each.id is not None:
            meeting.names.add(each.id)

    def _cancel(self, each: Happening) -> None:
        pending = self.pending[each.get("conference")]
        named = each.get("for")
        found = [meeting for meeting in pending if named is None or named in meeting.names]
        if found:
            found[0].cancelled_on = each.on
            pending.remove(found[0])


def _ends_a_plan(each: Happening) -> bool:
    # What was arranged for one plan is not moved by what is arranged for the next.
    if each.event == "review-conference":
        return each.get("decision") == "end" and each.get("quorate") is True
    return each.event == "plan-ended"


def arrange(happened: Iterable[Happening]) -> dict[str, list[Meeting]]:
    """Follow every meeting through what happened; of each kind, by date and in order of their arrangement."""
    diary = Diary()
    for each in happened:
        diary.take(each)
    return {kind: sorted(found, key=lambda meeting: meeting.on) for kind, found in diary.all.items()}
