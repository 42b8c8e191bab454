"""A child's core group: who is in it and what each is there for, what each undertook, its days, who came.

For everybody who works with the child, the members of other agencies among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    arrangements,
    core_group_guards,
    core_group_memberships,
    core_group_turnouts,
    families,
    plans_in_force,
    procedure,
    steps,
)
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.core_group_turnouts import Turnout
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import Action, Contact, MeetingChild, Person, PlanLine

THERE_FOR = ("responsibilities", "monitored_by")
"""The lines of a plan that say what somebody is there for."""


@dataclass(frozen=True, kw_only=True)
class Undertaking:
    """What somebody has undertaken: an action of the plan, and by when."""

    action: UUID
    text: str
    by_on: date | None
    when: str
    done_on: date | None
    late: bool


@dataclass(frozen=True, kw_only=True)
class MemberShown:
    """A member, what they are there for by the plan, and what they have undertaken."""

    who: Present
    role: str
    there_for: tuple[str, ...]
    undertaken: tuple[Undertaking, ...]


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A meeting of the group that is to come."""

    meeting: UUID
    on: date
    at: Any
    venue: str


@dataclass(frozen=True, kw_only=True)
class GroupPage:
    """A child's core group as its page has it; `lacking` are clauses about who is missing."""

    child: UUID
    name: str
    called: str
    members: tuple[MemberShown, ...]
    lacking: tuple[Clause, ...]
    ahead: tuple[Ahead, ...]
    held: tuple[tuple[UUID, date], ...]
    turnouts: tuple[Turnout, ...]
    may_arrange: bool


@read
def show(*, child: UUID, today: date) -> GroupPage:
    """Who is in it, what each undertook, its days, and which agency came. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    wording = Wording.of(pack=procedure.pack())
    present = core_group_memberships.of_children(children=[child], on=today)
    said = _Said(child, today)
    meetings = _meetings(child)
    allowed = access_children.allowed(child=child, today=today)
    held = [each for each in meetings if each.meeting.held_on is not None]
    return GroupPage(
        child=child, name=families.name_of(person=Person.objects.get(id=child)),
        called=wording.one(term="core-group"),
        members=tuple(
            MemberShown(who=each, role=wording.role(role=each.role), there_for=said.there_for(each),
                        undertaken=said.undertaken(each))
            for each in present
        ),
        lacking=core_group_guards.lacking(children=[child], members=present, today=today)[child]
        if present
        else (),
        ahead=_ahead(meetings), held=tuple((each.meeting_id, each.meeting.held_on) for each in held),
        turnouts=core_group_turnouts.of(meetings=[each.meeting for each in held], wording=wording),
        may_arrange=allowed is not None and May.MEET in allowed.may,
    )  # fmt: skip


class _Said:
    """What the plan in force says of each member: read once, in three queries."""

    def __init__(self, child: UUID, today: date) -> None:
        self.as_of = today
        plan = "outcome__need__plan"
        of_child = {f"{plan}__registration__child": child, f"{plan}__registration__withdrawn_at": None}
        self.actions = list(
            Action.objects.filter(
                plans_in_force.of(path=plan),
                withdrawn_at=None,
                outcome__withdrawn_at=None,
                outcome__need__withdrawn_at=None,
                **of_child,
            ).order_by("by_on", "place", "id")
        )
        own = {
            "plan__registration__child": child,
            "plan__registration__withdrawn_at": None,
            "withdrawn_at": None,
        }
        in_force = plans_in_force.of(path="plan")
        self.contacts = list(Contact.objects.filter(in_force, **own).order_by("place", "id"))
        self.lines = list(
            PlanLine.objects.filter(in_force, part__in=THERE_FOR, **own).order_by("place", "id")
        )

    def there_for(self, who: Present) -> tuple[str, ...]:
        """What the plan has them there for: responsibilities, and whom they see and why."""
        found = [each.text for each in self.lines if _is(each, who)]
        for each in self.contacts:
            if _is(each, who):
                every = each.every or each.when
                found.append(", ".join(filter(None, ("Sees the child" + (f" every {every}" if every else ""),
                                                     each.why))))  # fmt: skip
        return tuple(dict.fromkeys(found))

    def undertaken(self, who: Present) -> tuple[Undertaking, ...]:
        """Their actions, what is still to be done first."""
        own = [
            Undertaking(
                action=each.id, text=each.text, by_on=each.by_on, when=each.when, done_on=each.done_on,
                late=each.done_on is None and each.by_on is not None and each.by_on < self.as_of,
            )
            for each in self.actions
            if _is(each, who)
        ]  # fmt: skip
        return tuple(sorted(own, key=lambda each: each.done_on is not None))


def _is(row: Any, who: Present) -> bool:
    """Whether a row of the plan is this member's: by account, else by agency, else by name or role."""
    if row.account_id is not None:
        return bool(row.account_id == who.account)
    if row.agency_id is not None and who.agency is not None:
        return bool(row.agency_id == who.agency)
    said = str(row.who).strip().casefold()
    role = getattr(row, "role", "")
    return (
        said == who.name.casefold() or bool(role and role == who.role) or said == who.role.replace("-", " ")
    )


def _meetings(child: UUID) -> list[MeetingChild]:
    rows = MeetingChild.standing.filter(
        child=child, meeting__kind=core_group_guards.CORE_GROUP, meeting__cancelled_on=None
    )
    return list(rows.select_related("meeting").order_by("-meeting__held_on", "id"))


def _ahead(meetings: Iterable[MeetingChild]) -> tuple[Ahead, ...]:
    waiting = [each.meeting for each in meetings if each.meeting.held_on is None]
    dates = arrangements.last_dates(meetings=[each.id for each in waiting])
    found = [
        Ahead(meeting=each.id, on=dates[each.id].for_on, at=dates[each.id].at, venue=each.venue)
        for each in waiting
        if each.id in dates
    ]
    return tuple(sorted(found, key=lambda each: each.on))
