"""Reads what sets a duty going and what meets it: the keys of each shape, as `packs/README.md` has them."""

from typing import Any

from holdfast.procedures import selector_reading, words
from holdfast.procedures.duties import Limit, Shape, Trigger
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import one_of
from holdfast.procedures.intervals import Interval
from holdfast.procedures.selectors import Selector

_ORDERS = ("each", "first", "last", "initiating")


# ---------------------------------------------------------------- triggers


def _triggers(entry: Entry, key: str = "after") -> tuple[Trigger, ...]:
    found = tuple(_trigger(each) for each in entry.tables(key))
    return found or entry.refuse(key, '{event = "...", where = {...}} or a list of them')


def _trigger(entry: Entry) -> Trigger:
    which = entry.word("which", _ORDERS) if entry.has("which") else "each"
    elapsed = _plain(entry, "elapsed") if entry.has("elapsed") else None
    without = selector_reading.read_all(entry, "without")
    is_run = entry.has("run")
    run = entry.number("run", least=2) if is_run else None
    broken_by = selector_reading.read_all(entry, "broken_by")
    also = selector_reading.read_all(entry, "also")
    selector = selector_reading.read(entry)
    entry.done()
    if without and elapsed is None:
        entry.refuse("elapsed", 'an interval, since without is there ("nothing of the kind for 4 weeks")')
    for key, given in (("broken_by", broken_by), ("also", also)):
        if given and not is_run:
            entry.refuse("run", f"a number of 2 or more, since {key} is there")
    if is_run and (elapsed is not None or which != "each"):
        entry.refuse("run", "no elapsed or which beside it")
    if which == "initiating" and not all(
        "initiates_enquiry" in words.EVENTS.get(e, ()) for e in selector.events
    ):
        entry.refuse("which", '"initiating" only for events that can initiate an enquiry')
    return Trigger(selector, which, elapsed, without, is_run, run, broken_by, also)


def _plain(entry: Entry, key: str) -> Interval:
    found = entry.interval(key)
    assert isinstance(found, Interval)  # noqa: S101 - no further words were allowed
    return found


def _open(entry: Entry, key: str, *also: str) -> dict[str, Any]:
    found = entry.interval(key, *also, UNSET)
    return {"unset": True} if found == UNSET else {"interval": found}


# ---------------------------------------------------------------- shapes


def _answer(entry: Entry) -> dict[str, Any]:
    """Read what meets a duty that is set going by a trigger, and how strictly."""
    found: dict[str, Any] = {
        "met_by": selector_reading.required(entry, "met_by"),
        "one_each": entry.flag("one_each", False),
        "by_the_same": entry.flag("by_the_same", False),
        "already": entry.flag("already", False),
        "undone_by": selector_reading.read_all(entry, "undone_by"),
        "repeatable": entry.flag("repeatable", True),
    }
    if entry.has("not_before"):
        found["not_before"] = _plain(entry, "not_before")
    if entry.has("nth"):
        found["nth"] = entry.number("nth") or entry.refuse("nth", "a whole number of 1 or more")
    if found["undone_by"] and not found["already"]:
        entry.refuse("undone_by", "already = true beside it")
    if not found["repeatable"] and "not_before" not in found:
        entry.refuse("repeatable", "not_before beside it, since only what comes too soon is not repeatable")
    events = [event for one in found["met_by"] for event in one.events]
    if found["by_the_same"] and (
        found["one_each"] or not all("by" in words.EVENTS.get(e, ()) for e in events)
    ):
        entry.refuse("by_the_same", "no one_each beside it, and met_by events that say by whom they are")
    if found["one_each"] and found.get("nth", 1) > 1:
        entry.refuse("nth", "no nth beside one_each")
    return found


def _within(entry: Entry) -> dict[str, Any]:
    return {"after": _triggers(entry)} | _open(entry, "within", "at once") | _answer(entry)


def _earliest(entry: Entry) -> dict[str, Any]:
    limits = tuple(_limit(each) for each in entry.tables("earliest"))
    if len(limits) < 2:
        entry.refuse("earliest", "a list of two or more {within} or {at_least, before}")
    return {"after": _triggers(entry), "earliest": limits} | _answer(entry)


def _limit(entry: Entry) -> Limit:
    if entry.has("within"):
        interval = entry.interval("within", "at once")
        event = _event(entry, "after") if entry.has("after") else None
        found = Limit(interval if isinstance(interval, Interval) else Interval(0, "days"), event)
    else:
        found = Limit(_plain(entry, "at_least"), _event(entry, "before"), backward=True)
    entry.done()
    return found


def _event(entry: Entry, key: str) -> str:
    found = entry.text(key)
    if not selector_reading.known_event(found):
        entry.refuse(key, "a known event (see words.py) or birthday-N")
    return found


def _every(entry: Entry) -> dict[str, Any]:
    every = entry.interval("every", "plan", UNSET)
    found: dict[str, Any] = {
        "met_by": selector_reading.required(entry, "met_by"),
        "starts": selector_reading.read_all(entry, "starts"),
        "only_plan": every == "plan",
        "unset": every == UNSET,
        "interval": every if isinstance(every, Interval) else None,
        "plan_field": entry.word("plan", words.PLAN_INTERVALS) if entry.has("plan") else None,
    }
    if entry.has("first"):
        found["first"] = _plain(entry, "first")
    if every == "plan" and found["plan_field"] is None:
        entry.refuse("plan", f"{one_of(words.PLAN_INTERVALS)}, since the plan sets the interval")
    if entry.found.get("scope") == "case" and not found["starts"]:
        entry.refuse("starts", "the event it runs from, since it is not within a plan")
    return found


def _before(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "target": _target(entry, "before"),
        "met_by": selector_reading.required(entry, "met_by"),
    }
    if entry.has("after"):
        found["after"] = _triggers(entry)
    return found | (_open(entry, "at_least") if entry.has("at_least") else {})


def _at_next(entry: Entry) -> dict[str, Any]:
    return {
        "after": _triggers(entry),
        "target": _target(entry, "at_next"),
        "met_by": selector_reading.required(entry, "met_by"),
        "or_duty": entry.maybe_text("or_duty"),
    }


def _target(entry: Entry, key: str) -> Selector:
    own = entry.table(key) or entry.refuse(key, '{event = "..."}')
    found = selector_reading.read(own)
    own.done()
    return found


def _each(entry: Entry) -> dict[str, Any]:
    target = _target(entry, "each")
    found: dict[str, Any] = {"target": target} | _must(entry, target.events)
    if entry.has("or_reason"):
        found["or_reason"] = _reason(entry, target.events)
    return found


def _must(entry: Entry, events: tuple[str, ...]) -> dict[str, Any]:
    must = selector_reading.conditions(entry.table("must"), events)
    must_if = []
    for each in entry.tables("must_if"):
        when = selector_reading.read_when(each.table("when")) or each.refuse("when", "a table of conditions")
        must_if.append((when, selector_reading.conditions(each.table("must"), events)))
        each.done()
    if not must and not must_if:
        entry.refuse("must", "a table of what must be true of the event, as {alone = true}")
    return {"must": must, "must_if": tuple(must_if)}


def _reason(entry: Entry, events: tuple[str, ...]) -> str:
    fields = [field for event in events for field in words.EVENTS.get(event, ())]
    return entry.word("or_reason", [each for each in fields if words.FIELDS[each] is words.Takes.TEXT])


def _of_any(entry: Entry) -> dict[str, Any]:
    of = entry.number("of_any", least=2)
    among = entry.table("among") or entry.refuse("among", '{event = "..."}: the events that are counted')
    target = selector_reading.read(among)
    among.done()
    at_least = entry.number("at_least") if entry.has("at_least") else 1
    if of is not None and at_least is not None and at_least >= of:
        entry.refuse("at_least", f"fewer than of_any ({of})")
    plan = entry.word("plan", ("rooms_every",)) if entry.has("plan") else None
    found = {"target": target, "of": of, "at_least": at_least or 1, "plan_field": plan}
    return found | {"unset": of is None or at_least is None} | _must(entry, target.events)


def _lasts(entry: Entry) -> dict[str, Any]:
    found = {
        "after": _triggers(entry),
        "ended_by": selector_reading.required(entry, "ended_by"),
        "excused_by": selector_reading.read_all(entry, "excused_by"),
    } | _open(entry, "lasts")
    if entry.has("or_reason"):
        found["or_reason"] = _reason(entry, tuple(e for one in found["ended_by"] for e in one.events))
    return found


READERS = {
    Shape.WITHIN: _within,
    Shape.EARLIEST: _earliest,
    Shape.EVERY: _every,
    Shape.BEFORE: _before,
    Shape.AT_NEXT: _at_next,
    Shape.EACH: _each,
    Shape.OF_ANY: _of_any,
    Shape.LASTS: _lasts,
}
