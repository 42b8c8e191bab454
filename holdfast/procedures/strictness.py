"""Holds a pack to what it extends: it may be stricter, never laxer.

An entry with the id of one in the base stands for it. Its trigger and shape stay as they are; it may shorten
an interval, ask for more of what meets it, add recipients, put it more strongly and come into force earlier.
Anything else is refused.
"""

from holdfast.procedures.duties import Duty, Shape
from holdfast.procedures.faults import PackFault, shown
from holdfast.procedures.intervals import Interval
from holdfast.procedures.selectors import Selector
from holdfast.procedures.words import Modality

_FORCE = {
    Modality.MUST: 3,
    Modality.SHOULD: 2,
    Modality.USUALLY: 1,
    Modality.GOOD_PRACTICE: 1,
    Modality.STATES: 1,
    Modality.MAY: 0,
}

# What an entry that stands for another may not change at all.
_SAME = (
    "shape",
    "after",
    "target",
    "starts",
    "plan_field",
    "only_plan",
    "on_plan",
    "from_birth",
    "when",
    "stops",
    "excused_by",
    "earliest",
    "already",
    "undone_by",
    "recipient_chain",
    "authors",
    "or_duty",
    "counts_the_day_itself",
    "bank_holidays_count",
    "must_if",
    "by_the_same",
)

_BACKWARD = {Shape.BEFORE, Shape.LASTS}


def merge(file: str, base: tuple[Duty, ...], own: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Put a pack's own duties in the place of those they stand for. Raises PackFault where one is laxer."""
    by_id = {each.id: each for each in own}
    for each in base:
        if each.id in by_id:
            fault = laxer(each, by_id[each.id])
            if fault is not None:
                raise PackFault(f"{file}, duty '{each.id}': {fault}")
    known = {each.id for each in base}
    return (*(by_id.get(each.id, each) for each in base), *(each for each in own if each.id not in known))


def laxer(base: Duty, own: Duty) -> str | None:
    """Say in what an entry is laxer than the one it stands for; None if in nothing."""
    for key in _SAME:
        if getattr(base, key) != getattr(own, key):
            return f"{key} is not that of the entry it stands for: expected it unchanged"
    if _FORCE[Modality(own.modality)] < _FORCE[Modality(base.modality)]:
        return f'modality is "{own.modality}": expected "{base.modality}" or stronger'
    return _interval(base, own) or _demands(base, own) or _force(base, own)


def _interval(base: Duty, own: Duty) -> str | None:
    if own.unset and not base.unset:
        return "the interval is unset: expected one at least as strict as that of the entry it stands for"
    key = base.shape or "interval"
    for name, theirs, ours in ((key, base.interval, own.interval), ("first", base.first, own.first)):
        if theirs is None:
            continue
        if ours is None or not _strict(theirs, ours, longer=base.shape in _BACKWARD):
            how = "longer" if base.shape in _BACKWARD else "shorter"
            return f'{name} is "{ours}": expected "{theirs}" or {how}'
    if base.not_before is not None and (
        own.not_before is None or not _strict(base.not_before, own.not_before, longer=True)
    ):
        return f'not_before is "{own.not_before}": expected "{base.not_before}" or longer'
    if base.of is not None and (own.of is None or own.of > base.of):
        return f"of_any is {own.of}: expected {base.of} or fewer"
    if own.at_least < base.at_least:
        return f"at_least is {own.at_least}: expected {base.at_least} or more"
    return None


def _strict(theirs: Interval, ours: Interval, *, longer: bool) -> bool:
    if theirs.unit == ours.unit:
        return ours.number >= theirs.number if longer else ours.number <= theirs.number
    # Of two units the stricter on every day of the year alone will do; bank holidays can only lengthen
    # working days.
    return ours.shortest() >= theirs.longest() if longer else ours.longest() <= theirs.shortest()


def _demands(base: Duty, own: Duty) -> str | None:
    for name in ("met_by", "ended_by"):
        if not _narrower(getattr(base, name), getattr(own, name)):
            return f"{name} asks for less: expected all that the entry it stands for asks for"
    if not set(base.must) <= set(own.must):
        return "must asks for less: expected all that the entry it stands for asks for"
    missing = sorted(set(base.recipients) - set(own.recipients))
    if missing:
        return (
            f"recipients leave out {', '.join(missing)}: expected at least those of the entry it stands for"
        )
    if own.or_reason is not None and base.or_reason is None:
        return "or_reason is added: expected none, as in the entry it stands for"
    if base.or_reason is not None and own.or_reason not in {None, base.or_reason}:
        return f'or_reason is "{own.or_reason}": expected "{base.or_reason}" or none'
    return None


def _narrower(theirs: tuple[Selector, ...], ours: tuple[Selector, ...]) -> bool:
    return all(
        any(
            set(one.events) <= set(wide.events)
            and set(wide.where) <= set(one.where)
            and set(wide.where_if) <= set(one.where_if)
            and one.when == wide.when
            for wide in theirs
        )
        for one in ours
    )


def _force(base: Duty, own: Duty) -> str | None:
    if own.nth < base.nth:
        return f"nth is {own.nth}: expected {base.nth} or more"
    for name, strict in (("one_each", True), ("outlives", True), ("repeatable", False)):
        if getattr(base, name) is strict and getattr(own, name) is not strict:
            return f"{name} is {shown(not strict)}: expected {shown(strict)}"
    return _dates(base, own)


def _dates(base: Duty, own: Duty) -> str | None:
    if own.in_from is not None and (base.in_from is None or own.in_from > base.in_from):
        return f"from is {own.in_from}: expected {base.in_from or 'none'} or earlier"
    if own.in_until is not None and (base.in_until is None or own.in_until < base.in_until):
        return f"until is {own.in_until}: expected {base.in_until or 'none'} or later"
    if base.varied_by and not (own.varied_by and set(base.varied_by) <= set(own.varied_by)):
        return "varied_by asks for fewer: expected all who must agree to it in the entry it stands for"
    return None
