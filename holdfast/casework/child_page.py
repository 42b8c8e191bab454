"""What the child's pages show, as `children.show` and its tabs give it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from holdfast.casework.child_facts import LastSeen, Named
from holdfast.casework.child_months import Months
from holdfast.casework.drifts import Drift
from holdfast.casework.due_rows import Row
from holdfast.casework.outcome_progress import OverTime
from holdfast.casework.plan_glance import PlanGlance
from holdfast.casework.plan_pages import PlanView


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where a child lives, and with whom; a protected address is shown to those who must go there alone."""

    address: str  # empty where it is kept from whoever looks
    phone: str
    protected: bool
    part_time: bool
    since: date | None
    with_whom: tuple["Relative", ...]


@dataclass(frozen=True, kw_only=True)
class Relative:
    """Somebody of the child's people: what they are to the child, as far as that is recorded."""

    id: UUID
    name: str
    age: str
    relation: str
    responsible: str = ""  # how they have parental responsibility
    dead: bool = False


@dataclass(frozen=True, kw_only=True)
class Professional:
    """Somebody who works with the child, and how to reach them; `covered_by` stands in at the moment."""

    role: str
    name: str
    agency: str
    phone: str
    since: date | None
    core_group: bool = False
    covered_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Status:
    """A legal status or order, in force from a day."""

    status: str
    made_by: str
    from_on: date
    looked_after: bool


@dataclass(frozen=True, kw_only=True)
class Safe:
    """How and when somebody may be reached, and never by what."""

    whose: str
    how: str
    when: str
    never: str


@dataclass(frozen=True, kw_only=True)
class ChildHead:
    """What stands above every page of a child: who, and what one may do. `may` are words of `access.May`."""

    id: UUID
    child: Named
    born_on: date | None
    expected_on: date | None
    died_on: date | None
    state: str
    brothers_and_sisters: tuple[Named, ...]
    because: str  # why one may see the record
    may: frozenset[str]
    is_partner: bool
    restricted: bool
    known_at: datetime | None
    today: date


@dataclass(frozen=True, kw_only=True)
class ChildPage:
    """The first screen: who is this, are they safe now, what happens next."""

    head: ChildHead
    aliases: tuple[str, ...]
    homes: tuple[Home, ...]
    statuses: tuple[Status, ...]
    warning: str
    safe_contacts: tuple[Safe, ...]
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    responsible: tuple[Professional, ...]
    seen: LastSeen | None
    drifts: tuple[Drift, ...]
    next_due: tuple[Row, ...]
    more_due: int
    plan: PlanGlance | None


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """The plan of a child; `words` is what the authority calls it."""

    head: ChildHead
    plan: PlanView | None
    words: str
    registered: bool  # whether there is a plan today that could end
    advice: bool  # whether what each part lacks by the procedure stands beside it
    over_time: tuple[OverTime, ...]  # each outcome at every core group that was held

    @property
    def writes(self) -> bool:
        """Whether whoever looks says here what is done and reached."""
        counts = self.plan is not None and self.plan.line.replaced_on is None
        return counts and "write" in self.head.may


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """The child's people: family by household and relation, and professionals."""

    head: ChildHead
    homes: tuple[Home, ...]
    family: tuple[Relative, ...]
    professionals: tuple[Professional, ...]
    core_group: tuple[Professional, ...]  # as a conference named it; empty where none here has
    core_group_words: str
    safe_contacts: tuple[Safe, ...]
    warning: str
    statuses: tuple[Status, ...]
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    described: tuple[str, ...]  # sex, ethnicity, religion, as far as they are recorded
    numbers: tuple[str, ...]  # by which other systems know the child


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of the timeline: what, in a few words, with what else there is to say of it.

    `withdrawn_as` is what it is called when it is withdrawn, empty where it cannot be.
    """

    part: UUID
    withdrawn_as: str
    on: date
    at: str
    title: str
    detail: str
    who: str
    late_written: date | None  # the day it was recorded, where that is another one
    kind: str


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """What happened, the newest first; `page` counts from 1."""

    head: ChildHead
    rows: tuple[Happened, ...]
    page: int
    more: bool
    months: Months


@dataclass(frozen=True, kw_only=True)
class Written:
    """A visit or a case note in full, as it stands among notes and visits."""

    part: UUID
    whole: UUID
    kind: str  # visit, or a kind of case note
    title: str
    on: date
    at: str
    who: str
    role: str
    recorded_at: datetime
    late_written: date | None
    facts: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]  # heading (may be empty) and what was written
    adds_to: bool = False
    is_visit: bool = False


@dataclass(frozen=True, kw_only=True)
class NotesPage:
    """Notes and visits, the newest first, all or of one kind; what others wrote is left out for a partner."""

    head: ChildHead
    rows: tuple[Written, ...]
    kinds: tuple[tuple[str, str], ...]
    kind: str
    page: int
    more: bool


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A conference, core group or review: arranged for, moved, held or cancelled."""

    id: UUID
    kind: str
    title: str
    for_on: date | None
    at: str
    venue: str
    held_on: date | None
    cancelled_on: date | None
    cancelled_why: str
    moved: tuple[date, ...]
    decision: str
    note: str
    days: int | None


@dataclass(frozen=True, kw_only=True)
class MeetingsPage:
    """The child's meetings: those to come first, then those held, the newest first."""

    head: ChildHead
    ahead: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """What was withdrawn from the child's pages: it is kept, and no longer counts."""

    title: str
    on: date | None
    withdrawn_at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """The child's papers: none until papers are made of the record."""

    head: ChildHead
    papers: tuple[str, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """The way to the record as it was known on a day, and what was withdrawn."""

    head: ChildHead
    withdrawn: tuple[Withdrawn, ...]
