"""What happened to each child, read from the tables into the public form that procedures are asked in.

This is the one place where the tables become events: nothing else derives from them, and what is read here
is stored nowhere else. An event's id is the key of the child's own part (the visit's part for this child),
so that what names it (`told`, `acknowledged`, `record-distributed`, `varied`) counts for that alone.

What was withdrawn did not happen; what names something that is not there, or no longer, concerns nothing
and is left out with it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import happened_events, happened_meetings, happened_plans
from holdfast.casework.happened_case import Cases, ChildCase, Event
from holdfast.procedures import words
from holdfast.records.models import MeetingChild, Person

REFERENCES = ("of", "for")

PublicForm = dict[str, Any]
"""`{"child": {...}, "happened": [...]}`, ready for `holdfast.procedures.obligations.derive` and for JSON."""


def of(*, children: Iterable[UUID]) -> dict[UUID, PublicForm]:
    """Read each child's case in the public form; children who are not here are left out.

    A building block of steps and reads that have asked `access` already: it asks nobody and logs nothing. A
    dozen queries, however many children. Reads the past inside `entry.as_known_at`.
    """
    cases = _people(children)
    happened_meetings.gather(cases=cases)
    happened_plans.gather(cases=cases)
    happened_events.gather(cases=cases)
    _resolve(cases)
    return {child: {"child": case.child, "happened": case.events} for child, case in cases.items()}


def _people(children: Iterable[UUID]) -> Cases:
    cases: Cases = {}
    for person in Person.objects.filter(id__in=list(children)):
        dated = person.born_on or person.expected_on
        case = ChildCase(
            {
                "born": _iso(person.born_on),
                "expected": _iso(person.expected_on),
                "died": _iso(person.died_on) if dated else None,
            }
        )
        if person.died_on and not dated:
            # A death without a birth is not taken by the public form; it ends the plan all the same.
            case.add("plan-ended", person.died_on, f"{person.id}.died", grounds="died")
        cases[person.id] = case
    return cases


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


# ---------------------------------------------------------------- what names what


def _resolve(cases: Cases) -> None:
    """Give every reference the name by which this child's case knows it; leave out what names nothing."""
    known = {child: _known(case.events) for child, case in cases.items()}
    elsewhere = _elsewhere(
        {
            key
            for child, case in cases.items()
            for event in case.events
            for name in REFERENCES
            if (key := _as_key(event.get(name))) is not None
            and str(key) not in known[child]
            and str(key) not in case.called
        }
    )
    for child, case in cases.items():
        for event in case.events:
            _rename(event, case, known[child], elsewhere)
        case.events = _about_something(case.events)


def _known(events: list[Event]) -> set[str]:
    """Every name that a reference may have: ids, days, and kinds of events."""
    found: set[str] = set()
    for event in events:
        found |= {event["id"], event["event"], event["on"]}
        if event["event"] == "conference-arranged":
            found |= {event["for"], event["conference"]}
        for name, kind in words.ARRANGING.items():
            if name in event:
                found |= {event[name], kind}
    return found


def _elsewhere(names: set[UUID]) -> dict[str, str]:
    """From the keys of brothers' and sisters' parts to the visit, milestone or meeting as a whole."""
    found = dict(happened_events.parts_of(names=names))
    left = [each for each in names if str(each) not in found]
    if left:
        pairs = MeetingChild.objects.filter(id__in=left).values_list("id", "meeting_id")
        found |= {str(part): str(whole) for part, whole in pairs}
    return found


def _as_key(name: object) -> UUID | None:
    try:
        return UUID(str(name))
    except ValueError:
        return None


def _rename(event: Event, case: ChildCase, known: set[str], elsewhere: dict[str, str]) -> None:
    for name in REFERENCES:
        said = event.get(name)
        if said is None or said in known:
            continue
        whole = elsewhere.get(str(said), str(said))
        event[name] = case.called.get(whole, whole)
        if event["event"] == "varied" and event[name] not in known and _as_key(said) is None:
            # A day on which nothing was written down, a birthday: the duty's name is enough.
            del event[name]


def _about_something(events: list[Event]) -> list[Event]:
    """Leave out what names nothing that is there, and what names that, until every name leads somewhere."""
    while True:
        known = _known(events)
        kept = [
            each for each in events if all(name not in each or each[name] in known for name in REFERENCES)
        ]
        if len(kept) == len(events):
            return kept
        events = kept
