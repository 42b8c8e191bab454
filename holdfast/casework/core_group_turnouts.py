"""Which agency came to which core group: over time, so that one that stays away is seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework.wording import Wording
from holdfast.procedures import words
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.records.models import Attendance, Meeting

CAME, AWAY, SORRY, UNSAID = "came", "away", "apologies", ""
LATEST = 6
"""How many meetings are looked back upon."""


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """One agency, or the family: how it was at each meeting, the newest first, and how often away of late."""

    who: str
    names: tuple[str, ...]
    at: tuple[tuple[date, str], ...]
    away_in_a_row: int

    @property
    def stays_away(self) -> bool:
        """Whether it was away from the last two, whatever it sent word."""
        return self.away_in_a_row > 1


def of(*, meetings: Sequence[Meeting], wording: Wording) -> tuple[Turnout, ...]:
    """Each agency's coming to those held, those that stay away first; a part of reads, in one query.

    `meetings` stand newest first. Where nobody was listed the roles that came are taken.
    """
    newest = list(meetings)[:LATEST]
    rows = Attendance.objects.filter(meeting__in=[each.id for each in newest]).select_related("agency")
    said: dict[str, dict[UUID, str]] = defaultdict(dict)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    listed = set()
    for row in rows.order_by("id"):
        listed.add(row.meeting_id)
        who = _who(row, wording)
        names[who][row.name] = None
        said[who][row.meeting_id] = _better(said[who].get(row.meeting_id, UNSAID), _how(row.how))
    for each in newest:
        for role in each.members if each.id not in listed else ():
            said[_first(wording.role(role=role))][each.id] = CAME
    found = [_turnout(who, tuple(names[who]), at, newest) for who, at in said.items()]
    return tuple(sorted(found, key=lambda each: (-each.away_in_a_row, each.who)))


def _turnout(who: str, names: tuple[str, ...], at: Mapping[UUID, str], newest: Iterable[Meeting]) -> Turnout:
    times = tuple((each.held_on, at.get(each.id, UNSAID)) for each in newest if each.held_on)
    away = 0
    for _, how in times:
        if how not in (AWAY, SORRY):
            break
        away += 1
    return Turnout(who=who, names=names, at=times, away_in_a_row=away)


def _who(row: Attendance, wording: Wording) -> str:
    """The agency; without one the role, for the family by name."""
    if row.agency is not None:
        return str(row.agency.name)
    return str(row.name) if row.role in words.FAMILY else _first(wording.role(role=row.role))


def _how(how: str) -> str:
    if how in WAS_THERE:
        return CAME
    return SORRY if how == "apologies" else AWAY


def _better(one: str, other: str) -> str:
    """Of two from one agency, the one that came counts."""
    order = (UNSAID, AWAY, SORRY, CAME)
    return max(one, other, key=order.index)


def _first(said: str) -> str:
    return said[:1].upper() + said[1:]
