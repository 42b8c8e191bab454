"""Writes what is due as a calendar file (RFC 5545): one whole-day entry for each date that is still open.

What is met, missed, lapsed or breached, and what has no date, is left out: a calendar is for what is to be
done.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from holdfast.procedures.obligations import Obligation
from holdfast.procedures.words import State

_OPEN = {State.DUE, State.OVERDUE, State.VARIED}


def write(*, found: list[Obligation], procedure: str, as_of: date) -> str:
    """Write the calendar file. Its time stamps are the day asked about, so that the same question gives the
    same file.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Holdfast//Obligations//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{procedure}: what is due")
    for each in found:
        if each.due is not None and each.state in _OPEN:
            calendar.add_component(_entry(each, each.due, as_of))
    return str(calendar.to_ical().decode())


def _entry(each: Obligation, due: date, as_of: date) -> Event:
    entry = Event()
    entry.add("uid", f"{uuid5(NAMESPACE_URL, f'holdfast:obligation:{each.key}')}@holdfast.invalid")
    entry.add("dtstamp", datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC))
    entry.add("dtstart", due)
    entry.add("dtend", due + timedelta(days=1))
    entry.add("summary", each.say if each.state != State.OVERDUE else f"Overdue: {each.say}")
    entry.add("description", f"{each.because}\n{each.cite} ({each.modality})")
    entry.add("transp", "TRANSPARENT")
    return entry
