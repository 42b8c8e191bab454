"""The outcomes of the plans in force of a core group's children, those that they share as one.

A part of steps and reads that have asked access. A shared outcome has the same key in each child's plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet

from holdfast.casework import plan_keys, plans_in_force
from holdfast.records.models import Action, Need, Outcome, Plan, Registration

DRAFT = "draft"
YES_OR_NO = BooleanField()


@dataclass(frozen=True, kw_only=True)
class ActionToday:
    """What somebody does towards an outcome; the same one in the plans of all its `children`."""

    key: UUID
    text: str
    who: str
    by_on: date | None
    when: str
    done_on: date | None
    progress: str
    children: tuple[UUID, ...]
    next_on: date | None = None  # its day in the draft of the next version, where that is another
    is_new: bool = False  # in the draft alone

    def is_late(self, *, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and self.by_on is not None and self.by_on < today


@dataclass(frozen=True, kw_only=True)
class SharedOutcome:
    """An outcome of one child's plan, or of several: for whom, what for, how one will know, what is done."""

    key: UUID
    part: str  # of which plan: outline or detailed
    text: str
    need: str
    how_known: str
    by_on: date | None
    when: str
    children: tuple[UUID, ...]
    reached_on: date | None  # None as long as it is not reached for one of them
    actions: tuple[ActionToday, ...]


def rows(*, children: Iterable[UUID]) -> list[Outcome]:
    """The outcomes of the plans in force, each child's, in the plans' own order."""
    return [each for each in _all(children) if each.need.plan.state != DRAFT]


def _all(children: Iterable[UUID]) -> list[Outcome]:
    """The same with those of drafts; each level by the keys of the one above.

    As joins of four tables the planner, where it knows nothing of them yet, reads all of each for each.
    """
    wanted = list(children)
    registrations = Registration.standing.filter(child__in=wanted, until_on=None)
    plans = Plan.drafts_too.filter(
        plans_in_force.of() | Q(state=DRAFT, withdrawn_at=None), _among("registration", registrations)
    )
    needs = Need.standing.filter(_among("plan", plans))
    found = Outcome.standing.filter(_among("need", needs)).select_related("need__plan__registration")
    return sorted(
        found,
        key=lambda each: (
            each.need.plan.part, wanted.index(child_of(row=each)), each.need.place, each.place, str(each.id),
        ),
    )  # fmt: skip


def _among(column: str, rows_above: QuerySet[Any]) -> Q:
    array = ArraySubquery(rows_above.order_by().values("id"))
    return Q(
        Func(F(column), array, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=YES_OR_NO)
    )


def of_key(*, children: Iterable[UUID], key: UUID) -> dict[UUID, Outcome]:
    """The one with a key, by child: of those who have it."""
    return {child_of(row=each): each for each in rows(children=children) if plan_keys.key(row=each) == key}


def shared(*, children: Iterable[UUID]) -> tuple[SharedOutcome, ...]:
    """All of them, what is shared once, with their actions, those of a draft too; in two queries."""
    alike: dict[UUID, list[Outcome]] = {}
    drafted: dict[UUID, list[Action]] = {}
    found = _all(children)
    actions = _actions(found)
    for each in found:
        if each.need.plan.state != DRAFT:
            alike.setdefault(plan_keys.key(row=each), []).append(each)
        else:
            drafted.setdefault(plan_keys.key(row=each), []).extend(actions.get(each.id, ()))
    return tuple(_shared(key, each, actions, drafted.get(key, [])) for key, each in alike.items())


def child_of(*, row: Outcome) -> UUID:
    """Whose it is."""
    found: UUID = row.need.plan.registration.child_id
    return found


def in_drafts(*, children: Iterable[UUID]) -> list[Action]:
    """The actions of the drafts of the children's next versions."""
    drafted = [each for each in _all(children) if each.need.plan.state == DRAFT]
    return [each for own in _actions(drafted).values() for each in own]


def _actions(outcomes: list[Outcome]) -> dict[UUID, list[Action]]:
    """What is done towards each, in its order."""
    there = {each.id: each for each in outcomes}
    found: dict[UUID, list[Action]] = {}
    for each in Action.standing.filter(outcome__in=list(there)).order_by("place", "id"):
        each.outcome = there[each.outcome_id]
        found.setdefault(each.outcome_id, []).append(each)
    return found


def _shared(
    key: UUID, alike: list[Outcome], actions: dict[UUID, list[Action]], drafted: list[Action]
) -> SharedOutcome:
    first, theirs = alike[0], {child_of(row=each) for each in alike}
    reached = [each.reached_on for each in alike if each.reached_on is not None]
    return SharedOutcome(
        key=key, part=first.need.plan.part, text=first.text, need=first.need.text, how_known=first.how_known,
        by_on=first.by_on, when=first.when, children=tuple(child_of(row=each) for each in alike),
        actions=_done(alike, actions, [each for each in drafted if child_of(row=each.outcome) in theirs]),
        reached_on=max(reached) if len(reached) == len(alike) else None,
    )  # fmt: skip


def _done(
    alike: list[Outcome], actions: dict[UUID, list[Action]], drafted: list[Action]
) -> tuple[ActionToday, ...]:
    """The actions of an outcome, those that the children share once; those of the draft alone last."""
    found: dict[UUID, list[tuple[UUID, Action]]] = {}
    for outcome in alike:
        for each in actions.get(outcome.id, ()):
            found.setdefault(plan_keys.key(row=each), []).append((child_of(row=outcome), each))
    days = {plan_keys.key(row=each): each.by_on for each in drafted}
    new: dict[UUID, list[tuple[UUID, Action]]] = {}
    order = [child_of(row=each) for each in alike]
    for each in sorted(drafted, key=lambda each: order.index(child_of(row=each.outcome))):
        if plan_keys.key(row=each) not in found:
            new.setdefault(plan_keys.key(row=each), []).append((child_of(row=each.outcome), each))
    return (
        *(_action(key, each, days.get(key)) for key, each in found.items()),
        *(_action(key, each, None, is_new=True) for key, each in new.items()),
    )


def _action(
    key: UUID, alike: list[tuple[UUID, Action]], next_on: date | None, *, is_new: bool = False
) -> ActionToday:
    first = alike[0][1]
    return ActionToday(
        key=key, text=first.text, who=first.who, by_on=first.by_on, when=first.when,
        progress=first.progress, children=tuple(child for child, _ in alike), is_new=is_new,
        done_on=None if any(one.done_on is None for _, one in alike) else first.done_on,
        next_on=next_on if next_on != first.by_on else None,
    )  # fmt: skip
