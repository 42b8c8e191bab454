"""What a plan says: its needs, outcomes, actions, contacts and lines, as written down and as shown.

`key` names a part through the versions of a plan and among brothers and sisters (plan_keys.py); what is read
has always one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.casework import given, outline_lines, plan_keys, plan_rows
from holdfast.casework.plan_rows import PlanRows
from holdfast.records.models import Plan


@dataclass(frozen=True, kw_only=True)
class ActionSaid:
    """What somebody does: who, in which role where they have one, and by when. `account` sees it on Today.

    `when` says by when in words; `answers` are the keys of needs and risks; `progress` is how it stands, said
    by who does it; `meeting` the core group at which it was agreed.
    """

    text: str
    who: str
    role: str = ""
    by_on: date | None = None
    account: UUID | None = None
    done_on: date | None = None
    id: UUID | None = None
    key: UUID | None = None
    when: str = ""
    why: str = ""
    knowledge: str = ""
    resources: str = ""
    progress: str = ""
    answers: Sequence[str] = ()
    agency: UUID | None = None
    meeting: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    """What will be different for the child, how one will know, by when, and what is done towards it.

    `baseline` is how it is now, `for_how_long` it must be seen; `answers` are the keys of needs and risks
    beside the need under which it stands.
    """

    text: str
    how_known: str = ""
    by_on: date | None = None
    actions: Sequence[ActionSaid] = ()
    reached_on: date | None = None
    id: UUID | None = None
    key: UUID | None = None
    when: str = ""
    baseline: str = ""
    for_how_long: str = ""
    strategy: str = ""
    resources: str = ""
    who: str = ""
    answers: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class NeedSaid:
    """What the child needs, or is at risk from, and the outcomes that answer it; `whose` need it is."""

    text: str
    outcomes: Sequence[OutcomeSaid] = ()
    id: UUID | None = None
    key: UUID | None = None
    whose: str = "child"
    finding: str = ""
    service: str = ""
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactSaid:
    """Who sees the child, how often and why; `with_whom` is empty for the child, `when` is in words."""

    who: str
    role: str = ""
    every: str = ""
    why: str = ""
    id: UUID | None = None
    key: UUID | None = None
    when: str = ""
    kind: str = "routine"
    with_whom: str = ""
    nature: str = ""
    account: UUID | None = None
    agency: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LineSaid(outline_lines.LineSaid):
    """One line of a part that has no table of its own; `otherwise` is what is done if this one is unable."""

    otherwise: str = ""
    account: UUID | None = None
    agency: UUID | None = None
    id: UUID | None = None
    key: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """A version of a plan as shown; `version` is given back when correcting it.

    `state` is draft or made; `replaces` the version before, `replaced_on` the day another took its place;
    `meeting` the core group at which it was worked out.
    """

    id: UUID
    child: UUID
    registration: UUID
    part: str
    made_on: date
    aim: str
    visit_every: str
    core_group_every: str
    rooms_every: int | None
    needs: tuple[NeedSaid, ...]
    contacts: tuple[ContactSaid, ...]
    version: datetime
    lines: tuple[LineSaid, ...] = ()
    state: str = "made"
    number: int = 1
    replaces: UUID | None = None
    replaced_on: date | None = None
    meeting: UUID | None = None
    at: str = ""
    changed_why: str = ""

    def lines_of(self, part: str) -> tuple[LineSaid, ...]:
        """The lines of one part, in their order."""
        return tuple(each for each in self.lines if each.part == part)

    @property
    def outcomes(self) -> tuple[OutcomeSaid, ...]:
        """Every outcome, need by need."""
        return tuple(each for need in self.needs for each in need.outcomes)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How often a plan has the child visited, the core group meet, and rooms seen; checked on the way in."""

    visit_every: str = ""
    core_group_every: str = ""
    rooms_every: int | None = None
    read: Mapping[str, object] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the intervals; raises Refused for one that is none."""
        said = {
            "visit_every": given.interval(text=self.visit_every, what="How often the child is visited"),
            "core_group_every": given.interval(
                text=self.core_group_every, what="How often the core group meets"
            ),
            "rooms_every": self.rooms_every,
        }
        object.__setattr__(self, "read", said)


LINKS = ("account", "agency", "meeting")
"""The columns that name a row of another table: said by its key."""


def page(*, plan: Plan) -> PlanPage:
    """A plan as shown, in one query, and one for its registration where that was not read with it."""
    return pages(plans=[plan])[0]


def pages(*, plans: Sequence[Plan], rows: PlanRows | None = None) -> tuple[PlanPage, ...]:
    """Several as shown, in one query; in none where their `rows` are read already."""
    rows = rows or plan_rows.of(plans=plans)
    done = _under(rows.actions, "outcome_id", ActionSaid)
    reached: dict[UUID, list[OutcomeSaid]] = {}
    for each in rows.outcomes:
        said_of = said(row=each, kind=OutcomeSaid, actions=tuple(done.get(each.id, ())))
        reached.setdefault(each.need_id, []).append(said_of)
    own: dict[UUID, list[NeedSaid]] = {}
    for need in rows.needs:
        outcomes_of = tuple(reached.get(need.id, ()))
        own.setdefault(need.plan_id, []).append(said(row=need, kind=NeedSaid, outcomes=outcomes_of))
    contacts = _under(rows.contacts, "plan_id", ContactSaid)
    lines = _under(rows.lines, "plan_id", LineSaid)
    return tuple(
        PlanPage(
            id=plan.id, child=plan.registration.child_id, registration=plan.registration_id, part=plan.part,
            made_on=plan.made_on, aim=plan.aim, visit_every=plan.visit_every,
            core_group_every=plan.core_group_every, rooms_every=plan.rooms_every, version=plan.known_from,
            needs=tuple(own.get(plan.id, ())), contacts=tuple(contacts.get(plan.id, ())),
            lines=tuple(lines.get(plan.id, ())), state=plan.state, number=plan.number,
            replaces=plan.replaces_id, replaced_on=plan.replaced_on, meeting=plan.meeting_id, at=plan.at,
            changed_why=plan.changed_why,
        )
        for plan in plans
    )  # fmt: skip


def said(*, row: Any, kind: type[Any], **below: Any) -> Any:
    """A row as it is said: of `kind`, with what hangs `below` it."""
    own = [each.name for each in fields(kind) if each.name not in {"key", "actions", "outcomes"}]
    columns = {name: getattr(row, f"{name}_id" if name in LINKS else name) for name in own}
    if "answers" in columns:
        columns["answers"] = tuple(columns["answers"])
    return kind(**columns, **below, key=plan_keys.key(row=row))


def _under(rows: Any, by: str, kind: type[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, by), []).append(said(row=row, kind=kind))
    return found
