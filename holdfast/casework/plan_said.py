"""What a plan in small says: its needs, outcomes, actions and contacts, as written down and as shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from holdfast.casework import given
from holdfast.records.models import Action, Contact, Need, Outcome, Plan


@dataclass(frozen=True, kw_only=True)
class ActionSaid:
    """What somebody does: who, in which role where they have one, and by when. `account` sees it on Today."""

    text: str
    who: str
    role: str = ""
    by_on: date | None = None
    account: UUID | None = None
    done_on: date | None = None
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    """What will be different for the child, how one will know, by when, and what is done towards it."""

    text: str
    how_known: str = ""
    by_on: date | None = None
    actions: Sequence[ActionSaid] = ()
    reached_on: date | None = None
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NeedSaid:
    """What the child needs, or is at risk from, and the outcomes that answer it."""

    text: str
    outcomes: Sequence[OutcomeSaid] = ()
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ContactSaid:
    """Who sees the child, how often and why."""

    who: str
    role: str = ""
    every: str = ""
    why: str = ""
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """A plan as shown; `version` is given back when correcting it."""

    id: UUID
    child: UUID
    part: str
    made_on: date
    aim: str
    visit_every: str
    core_group_every: str
    rooms_every: int | None
    needs: tuple[NeedSaid, ...]
    contacts: tuple[ContactSaid, ...]
    version: datetime


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


def page(*, plan: Plan) -> PlanPage:
    """A plan as shown, in five queries."""
    return PlanPage(
        id=plan.id, child=plan.registration.child_id, part=plan.part, made_on=plan.made_on, aim=plan.aim,
        visit_every=plan.visit_every, core_group_every=plan.core_group_every, rooms_every=plan.rooms_every,
        needs=_needs(plan), version=plan.known_from,
        contacts=tuple(
            ContactSaid(who=each.who, role=each.role, every=each.every, why=each.why, id=each.id)
            for each in Contact.standing.filter(plan=plan).order_by("place")
        ),
    )  # fmt: skip


def _needs(plan: Plan) -> tuple[NeedSaid, ...]:
    """The needs with all below them, in three queries."""
    needs = list(Need.standing.filter(plan=plan).order_by("place"))
    outcomes = list(Outcome.standing.filter(need__in=needs).order_by("place"))
    actions = Action.standing.filter(outcome__in=outcomes).order_by("place")
    done: dict[UUID, list[ActionSaid]] = {}
    for each in actions:
        said = ActionSaid(
            text=each.text, who=each.who, role=each.role, by_on=each.by_on, account=each.account_id,
            done_on=each.done_on, id=each.id,
        )  # fmt: skip
        done.setdefault(each.outcome_id, []).append(said)
    reached: dict[UUID, list[OutcomeSaid]] = {}
    for outcome in outcomes:
        said_of = OutcomeSaid(
            text=outcome.text, how_known=outcome.how_known, by_on=outcome.by_on, id=outcome.id,
            reached_on=outcome.reached_on, actions=tuple(done.get(outcome.id, ())),
        )  # fmt: skip
        reached.setdefault(outcome.need_id, []).append(said_of)
    return tuple(
        NeedSaid(text=each.text, id=each.id, outcomes=tuple(reached.get(each.id, ()))) for each in needs
    )
