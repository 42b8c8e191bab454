"""Holds a pack's guards to the language, and to what they stand for: never laxer than the base's.

A guard with the id of one in the pack that is extended stands for it. It may speak in more cases, demand more
and refuse where the other wants a reason; anything else is refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from holdfast.procedures import guard_reading
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, shown
from holdfast.procedures.guard_conditions import Asks, Condition
from holdfast.procedures.guard_reading import Conditions, Guard
from holdfast.procedures.intervals import Interval

_LOWER_IS_STRICTER = {Asks.AT_MOST, Asks.WITHIN}
_HIGHER_IS_STRICTER = {Asks.AT_LEAST, Asks.AGENCIES, Asks.NO_SOONER}

Raws = Iterable[tuple[str, Mapping[str, Any]]]
"""Guards as they are written: where each stands (file and entry), and its table."""


def check(file: str, quorum: Mapping[str, Any], own: Raws, base: Raws) -> None:
    """Read a pack's own guards and compare them with the base's. Raises PackFault at the first fault."""
    agencies = guard_reading.agencies(file, quorum)
    known = {guard.id: guard for guard in (guard_reading.read(Entry(*each), agencies) for each in base)}
    for where, raw in own:
        guard = guard_reading.read(Entry(where, raw), agencies)
        fault = laxer(known[guard.id], guard) if guard.id in known else None
        if fault is not None:
            raise PackFault(f"{where}: {fault}")


def laxer(base: Guard, own: Guard) -> str | None:
    """Say in what a guard is laxer than the one it stands for, or None."""
    by_another = base.override_by is not None and not own.refuse and own.override_by != base.override_by
    faults = {
        "step leaves some out: expected every step of the base": not set(base.steps) <= set(own.steps),
        "override_by is there: expected refuse = true, as in the base": base.refuse and not own.refuse,
        f"override_by is another: expected {shown(base.override_by)}, as in the base": by_another,
        "when asks for more: expected no narrower case than the base's": not set(own.when) <= set(base.when),
        "unless excepts more: expected no exception that the base has not": not set(own.unless)
        <= set(base.unless),
        "each_child differs: expected it as in the base": own.each_child != base.each_child,
        "demand asks for less: expected all that the base demands": not all(
            any(_as_strict(each, one) for each in base.demand) for one in own.demand
        ),
    }
    return next((fault for fault, is_there in faults.items() if is_there), None)


def _as_strict(base: Conditions, own: Conditions) -> bool:
    """Whether whatever meets the second meets the first too, as far as their words show."""
    return all(any(_implies(one, each) for one in own) for each in base)


def _implies(own: Condition, base: Condition) -> bool:
    if own == base:
        return True
    if (own.fact, own.test, own.other) != (base.fact, base.test, base.other):
        return False
    if own.test is Asks.IS:
        return set(own.values) <= set(base.values)
    if own.test in {Asks.ALL, Asks.REPRESENTS}:
        return set(base.values) <= set(own.values)
    return own.test in _LOWER_IS_STRICTER | _HIGHER_IS_STRICTER and _limits_more(own, base)


def _limits_more(own: Condition, base: Condition) -> bool:
    if UNSET in own.values or UNSET in base.values:
        return UNSET in base.values
    least, most = (own, base) if own.test in _LOWER_IS_STRICTER else (base, own)
    return _no_more(least.values[0], most.values[0])


def _no_more(least: Interval | int, most: Interval | int) -> bool:
    if isinstance(least, Interval) and isinstance(most, Interval):
        return least.number <= most.number if least.unit == most.unit else least.longest() <= most.shortest()
    return isinstance(least, int) and isinstance(most, int) and least <= most
