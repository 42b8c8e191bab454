"""Which events a duty speaks of: by kind, by what was said of them, and by how the case stands at their time.

What is demanded and unsaid counts as not done (`words.ASSUMED` holds what a left-out field means).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from holdfast.procedures import words
from holdfast.procedures.case import Happening, Value
from holdfast.procedures.timeline import Timeline, Window, birthday
from holdfast.procedures.working_days import add_months

_ASSUMED = frozenset(field for assumed in words.ASSUMED.values() for field in assumed)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of one field: `is` one of these, `not` any of these, holds `all` of these, is `said`
    or not.
    """

    field: str
    test: str
    values: tuple[Value, ...]
    or_unsaid: bool = False

    def holds(self, each: Happening) -> bool:
        """Whether it is true of an event."""
        field = self.field
        value = each.fields.get(field)
        if value is None and field in _ASSUMED:
            value = each.get(field)
        if self.test == "said":
            return (value is not None) is self.values[0]
        if value is None:
            return self.or_unsaid
        if value.__class__ is not tuple and field not in words.OPEN:
            return (value in self.values) == (self.test != "not")
        return self._several_hold(value if isinstance(value, tuple) else (value,))

    def _several_hold(self, held: tuple[Value, ...]) -> bool:
        known = words.OPEN.get(self.field)
        if known is not None and not all(each in known for each in held):
            held = (*held, "other")
        if self.test == "all":
            return all(wanted in held for wanted in self.values)
        return any(one in self.values for one in held) == (self.test == "is")


@dataclass(frozen=True, slots=True)
class When:
    """How the case must stand at an event's time; what is not asked is None."""

    months_from: int | None = None
    months_under: int | None = None
    unborn: bool | None = None
    looked_after: bool | None = None
    on_plan: bool | None = None
    carried_in: bool | None = None
    categories: tuple[str, ...] | None = None
    happened: "tuple[Selector, ...]" = ()
    not_happened: "tuple[Selector, ...]" = ()

    def holds(self, timeline: Timeline, each: Happening, window: Window) -> bool:
        """Whether the case stood so at an event's time."""
        if not self._age_holds(timeline, each):
            return False
        if self.looked_after is not None and timeline.looked_after_at(each.key) != self.looked_after:
            return False
        if not self._plan_holds(timeline, each):
            return False
        until = Window(window.start, each.key, None, None)
        if self.happened and not any(one.matching(timeline, until) for one in self.happened):
            return False
        return not any(one.matching(timeline, until) for one in self.not_happened)

    def _plan_holds(self, timeline: Timeline, each: Happening) -> bool:
        plan = timeline.plan_at(each.key)
        if self.on_plan is not None and (plan is not None) != self.on_plan:
            return False
        if self.carried_in is not None and (plan is not None and plan.carried_in) != self.carried_in:
            return False
        if self.categories is None:
            return True
        said = timeline.said_last("categories", each.key) or ()
        return any(category in said for category in self.categories)

    def _age_holds(self, timeline: Timeline, each: Happening) -> bool:
        born = timeline.child.born
        is_born = born is not None and born <= each.on
        if self.unborn is not None:
            # A birth that is not written down at all is no sign that the child is unborn.
            unborn = not is_born and (born is not None or timeline.child.expected is not None)
            if unborn != self.unborn:
                return False
        if self.months_from is None and self.months_under is None:
            return True
        if born is None or not is_born:
            return False
        if self.months_from is not None and each.on < _reaches(born, self.months_from):
            return False
        return self.months_under is None or each.on < _reaches(born, self.months_under)


def _reaches(born: Any, months: int) -> Any:
    return birthday(born, months // 12) if months % 12 == 0 else add_months(born, months)


@dataclass(frozen=True, slots=True)
class Selector:
    """Events of some kinds of which some things are true."""

    events: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    where_if: "tuple[tuple[When, tuple[Condition, ...]], ...]" = ()
    when: When | None = None

    def picks(self, timeline: Timeline, each: Happening, window: Window) -> bool:
        """Whether an event of one of these kinds is meant."""
        for one in self.where:
            if not one.holds(each):
                return False
        for when, where in self.where_if:
            if when.holds(timeline, each, window) and not all(one.holds(each) for one in where):
                return False
        return self.when is None or self.when.holds(timeline, each, window)

    def matching(self, timeline: Timeline, window: Window) -> list[Happening]:
        """The events meant within a stretch, in order."""
        found: list[Happening] = []
        plain = not self.where and not self.where_if and self.when is None
        for event in self.events:
            kind = timeline.of_kind(event, window)
            found += kind if plain else [each for each in kind if self.picks(timeline, each, window)]
        if len(self.events) > 1:
            found.sort(key=lambda each: each.key)
        return found


def matching(selectors: Iterable[Selector], timeline: Timeline, window: Window) -> list[Happening]:
    """The events that any of several selectors means, each once, in order."""
    several = tuple(selectors)
    if len(several) == 1:
        return several[0].matching(timeline, window)
    found = {each.key: each for one in several for each in one.matching(timeline, window)}
    return [found[key] for key in sorted(found)]
