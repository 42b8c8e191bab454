"""An obligation in the making, and what the shapes that make them are given."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from holdfast.procedures.case import Happening
from holdfast.procedures.duties import Duty
from holdfast.procedures.intervals import Counting, Interval
from holdfast.procedures.timeline import Timeline, Window


@dataclass(frozen=True, slots=True)
class Count:
    """One count of days, to be told in a sentence: from a day, so many, forward or back, to a day."""

    start: date
    name: str
    interval: Interval
    result: date
    backward: bool = False


@dataclass(slots=True)
class Draft:
    """What is known so far of one obligation. `notes` are sentences' templates with their values, made when
    asked for.
    """

    duty: Duty
    trigger: Happening
    window: Window
    person: str | None = None
    due: date | None = None
    when: str | None = None
    not_before: date | None = None
    met_on: date | None = None
    breached_on: date | None = None
    closed_on: date | None = None
    count: Count | None = None
    notes: list[tuple[Any, ...]] = field(default_factory=list)
    about: Happening | None = None  # what met it
    names: Set[object] = frozenset()  # what its meeting may be called by


@dataclass(slots=True)
class Reckoning:
    """What a shape needs: the timeline, how this duty counts, where another duty's drafts are had."""

    timeline: Timeline
    duty: Duty
    counting: Counting
    drafts_of: Callable[[str], list[Draft]]

    def answering(self, window: Window) -> Window:
        """The stretch in which the duty can be met: its own, or on without an end where it outlives it."""
        return Window(window.start, None, None, window.plan) if self.duty.outlives else window

    def carried_on(self, window: Window) -> date | None:
        """The day on which the plan was carried in, before which nothing is due; None otherwise."""
        return window.plan.start.on if window.plan is not None and window.plan.carried_in else None

    def clip(self, draft: Draft) -> None:
        """Move a date that lies before the plan was carried in to that day, and say so."""
        carried = self.carried_on(draft.window)
        if carried is not None and draft.due is not None and draft.due < carried:
            draft.due = carried
            draft.notes.append(("nothing is due before the plan was carried in on {}", carried))
