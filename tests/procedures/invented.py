"""Invented timelines for the properties of the engine: any events, in any order, that a record could hold."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from holdfast.procedures import words
from holdfast.procedures.words import Takes

FIRST, DAYS = date(2025, 1, 1), 600
LAST = FIRST + timedelta(days=DAYS)
BORN = "2018-05-04"

Event = dict[str, Any]

DATES = st.integers(0, DAYS).map(lambda days: (FIRST + timedelta(days=days)).isoformat())
ROLES = st.sampled_from(sorted(words.ROLES))

VALUES: Mapping[Takes, st.SearchStrategy[Any]] = {
    Takes.YES_NO: st.booleans(),
    Takes.ROLE: ROLES,
    Takes.ROLES: st.lists(ROLES, min_size=1, max_size=3, unique=True),
    Takes.DATE: DATES,
    Takes.INTERVAL: st.sampled_from(
        ["1 week", "2 weeks", "10 working days", "4 weeks", "3 months", "400 days"]
    ),
    Takes.VISITS: st.integers(1, 4),
    Takes.TEXT: st.sampled_from(["died", "left-for-good", "no-longer-at-risk", "because"]),
}

# What must be given, and what most duties ask for, is always drawn; the rest at times.
_ALWAYS = {"decision", "conference", "what", "seen", "at_home", "whom"}


@st.composite
def events(draw: st.DrawFn, *, kinds: tuple[str, ...] = tuple(words.EVENTS)) -> Event:
    """Draw one event with some of its own fields; it names nothing."""
    kind = draw(st.sampled_from(kinds))
    event: Event = {"event": kind, "on": draw(DATES)}
    for name in words.EVENTS[kind]:
        if name in _ALWAYS or name in words.REQUIRED.get(kind, ()) or draw(st.booleans()):
            value = draw(_value(kind, name))
            if value is not None:
                event[name] = value
    for name in ("began", "last_review"):  # a plan began, and was reviewed, before it was carried in
        if name in event:
            event[name] = min(event[name], event["on"])
    return event


def _value(kind: str, name: str) -> st.SearchStrategy[Any]:
    if name == "decision":
        return st.sampled_from(words.CONFERENCE_DECISIONS.get(kind, ("yes",)))
    if name == "for" and kind == "conference-arranged":
        return DATES
    if name in words.CLOSED:
        one = st.sampled_from(words.CLOSED[name])
        return st.lists(one, min_size=1, max_size=2) if name == "categories" else one
    return VALUES.get(words.FIELDS[name], st.none())


def _names_something(kind: str) -> bool:
    return kind == "varied"  # it names a duty, which is the pack's own


KINDS = tuple(kind for kind in words.EVENTS if not _names_something(kind))
PLAN = ("initial-conference", "review-conference", "core-group", "visit", "plan-changed", "plan-carried-in")


@st.composite
def cases(draw: st.DrawFn, *, most: int = 14) -> dict[str, Any]:
    """Draw a case that starts with a plan and goes on with anything; some events name others."""
    start = {"event": "initial-conference", "on": draw(DATES), "decision": "plan"}
    happened = [start, *draw(st.lists(events(kinds=PLAN) | events(kinds=KINDS), max_size=most))]
    for place, event in enumerate(happened):
        if draw(st.integers(0, 4)) == 0:
            event["id"] = f"id-{place}"
    for event in happened:
        kind = str(event["event"])
        for name in ("of", "for"):
            if name in words.EVENTS[kind] and kind != "conference-arranged" and draw(st.booleans()):
                event[name] = draw(st.sampled_from([_called(other) for other in happened]))
    died = draw(st.none() | st.none() | DATES)
    return {"child": {"born": BORN, "expected": None, "died": died}, "happened": happened}


def _called(event: Event) -> str:
    return str(event.get("id") or event["on"])
