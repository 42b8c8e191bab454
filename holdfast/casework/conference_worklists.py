"""What the lists of those who run conferences are made of."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework.child_facts import Named
from holdfast.casework.conference_lines import ConferenceLine


@dataclass(frozen=True, kw_only=True)
class RequestLine:
    """A conference that is asked for and waits for the service."""

    id: UUID
    kind: str
    asked_on: date
    asked_by: str
    children: tuple[Named, ...]
    wanted_by_on: date | None


@dataclass(frozen=True, kw_only=True)
class ToSet:
    """A conference or review that is due and for which no day is set: brothers and sisters in one line."""

    title: str
    due_on: date
    days: int
    children: tuple[Named, ...]


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """Papers of a meeting that have not gone out: which, to how many, since when they are late."""

    meeting: UUID
    what: str
    held_on: date | None
    children: tuple[Named, ...]
    number: int
    wanted_by_on: date | None


@dataclass(frozen=True, kw_only=True)
class Load:
    """How much a chair has before them: conferences and children in the next four weeks."""

    name: str
    conferences: int
    children: int


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Conferences that are arranged, in the order of their days."""

    today: date
    calendar: tuple[ConferenceLine, ...]

    @property
    def late(self) -> tuple[ConferenceLine, ...]:
        """Those whose day is past and that nobody completed."""
        return tuple(each for each in self.calendar if each.past)

    @property
    def coming(self) -> tuple[ConferenceLine, ...]:
        """Those of today and later."""
        return tuple(each for each in self.calendar if not each.past)


@dataclass(frozen=True, kw_only=True)
class ServicePage(Calendar):
    """The service's work: what is asked, dates to set, the calendar, what is to be sent, who carries what."""

    from_on: date
    until_on: date
    requests: tuple[RequestLine, ...]
    to_set: tuple[ToSet, ...]
    cut: bool  # whether there are more than the calendar shows
    to_send: tuple[ToSend, ...]
    loads: tuple[Load, ...]


@dataclass(frozen=True, kw_only=True)
class ToCheck:
    """A child whose plan the chair looks at half-way between two conferences."""

    child: Named
    since_on: date
    half_way_on: date
    next_on: date | None


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A practice alert that stands unanswered."""

    id: UUID
    child: Named
    raised_on: date
    to: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ChairPage(Calendar):
    """A chair's own: what they chair, what is to be completed, checks half-way, alerts unanswered."""

    to_check: tuple[ToCheck, ...]
    alerts: tuple[Alert, ...]
