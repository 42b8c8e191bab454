"""What *Today* shows, as `worklists.mine` gives it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.casework.child_facts import LastSeen, Named
from holdfast.casework.due_rows import Row


@dataclass(frozen=True, kw_only=True)
class Covering:
    """For whom one stands in, and until when."""

    name: str
    until_on: date


@dataclass(frozen=True, kw_only=True)
class ToAcknowledge:
    """Something one was told and has not said one has seen: a telling for each child it was about."""

    tellings: tuple[UUID, ...]
    children: tuple[Named, ...]
    who: str
    text: str
    on: date
    at: str
    of_kind: str
    for_whom: str  # whom one covers, where it was told to them


@dataclass(frozen=True, kw_only=True)
class OwnAction:
    """Something that children's plans give to whoever looks; `days` to its date, fewer than 0: late."""

    id: UUID
    children: tuple[Named, ...]
    text: str
    by_on: date | None
    days: int | None
    progress: str


@dataclass(frozen=True, kw_only=True)
class News:
    """One thing that somebody else recorded, in a sentence before and after the children's names."""

    who: str
    did: str
    children: tuple[Named, ...]
    then: str
    recorded_at: datetime
    tab: str  # where on the child's pages it is to be read


@dataclass(frozen=True, kw_only=True)
class EmergencyToSee:
    """Somebody opened the record of a child of one's team in an emergency: was it in order?"""

    id: UUID
    child: Named
    who: str
    kind: str
    why: str
    opened_at: datetime


@dataclass(frozen=True, kw_only=True)
class ChildLine:
    """One of my children, in the order of their next date."""

    child: Named
    next_on: date | None
    next_days: int | None
    next_what: str
    state: str
    seen: LastSeen | None
    drift: str
    whose: str  # the worker, where it is not oneself


@dataclass(frozen=True, kw_only=True)
class TodayPage:
    """What needs doing now, by whoever asks; `soon` is due by `week_ends_on`, `later` is what comes next."""

    today: date
    week_ends_on: date
    overdue: tuple[Row, ...]
    soon: tuple[Row, ...]
    later: Row | None
    undated: tuple[Row, ...]
    to_acknowledge: tuple[ToAcknowledge, ...]
    own_actions: tuple[OwnAction, ...]
    covering: tuple[Covering, ...]
    emergencies: tuple[EmergencyToSee, ...]
    news_since: datetime | None
    news: tuple[News, ...]
    more_news: bool
    children: tuple[ChildLine, ...]
    may_write: bool
    plans: str  # what the authority calls the plan

    @property
    def late_actions(self) -> int:
        """How many of one's own undertakings are late."""
        return sum(each.days is not None and each.days < 0 for each in self.own_actions)
