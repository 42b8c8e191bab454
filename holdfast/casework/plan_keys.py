"""The keys of a plan's parts: by them one is known again in a later version, and among brothers and sisters.

A row without a `key` is its own. What is written once for several children has one key in each one's plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from holdfast.records.models import Action, Contact, Need, Outcome, OutcomeProgress, Plan, PlanLine

PLAN_OF: Mapping[type[Any], str] = {
    Need: "plan",
    Outcome: "need__plan",
    Action: "outcome__need__plan",
    Contact: "plan",
    PlanLine: "plan",
}
"""The tables of a plan's parts, each with the path to its plan; those that hang on another come after it."""

SAYS: Mapping[type[Any], tuple[str, ...]] = {
    Need: ("text", "whose", "finding", "service", "help"),
    Outcome: (
        *("text", "how_known", "by_on", "when", "baseline", "for_how_long", "strategy", "resources", "who"),
        "answers",
    ),
    Action: ("text", "who", "by_on", "when", "why", "knowledge", "resources", "answers"),
    Contact: ("who", "every", "when", "why", "kind", "with_whom", "nature"),
    PlanLine: (
        *("part", "text", "who", "side", "for_whom", "by_on", "when", "why", "not_relevant", "otherwise"),
    ),
}
"""What a row of each says, in the words of those who wrote it: two that say the same are alike."""


class Keyed(Protocol):
    """A row of a plan's part."""

    id: Any
    key: Any


def key(*, row: Keyed) -> UUID:
    """The key of a part: its own id where nobody gave it one."""
    found: UUID = row.key or row.id
    return found


def says(*, row: Any) -> tuple[Any, ...]:
    """What a row says, to be compared with another of its table."""
    found = (getattr(row, name) for name in SAYS[type(row)])
    return tuple(tuple(each) if isinstance(each, list) else each for each in found)


def of_plans(
    *, plans: Iterable[UUID], models: Iterable[type[Any]] = tuple(PLAN_OF)
) -> dict[UUID, frozenset[UUID]]:
    """The keys of what stands in each of several plans, in a query for each table: of all five, or some."""
    wanted = list(plans)
    found: dict[UUID, set[UUID]] = {plan: set() for plan in wanted}
    for model in models if wanted else ():
        path = PLAN_OF[model]
        rows = model.standing.filter(**{f"{path}__in": wanted}).values_list(path, "id", "key")
        for plan, own, said in rows:
            found[plan].add(said or own)
    return {plan: frozenset(keys) for plan, keys in found.items()}


def share(*, plans: Sequence[Plan]) -> None:
    """Give what several children's plans say alike one key: it was written once, and is one part of each.

    A part of the steps that begin drafts. What a plan says twice stays two parts of it.
    """
    if len(plans) < 2:
        return
    for model, path in PLAN_OF.items():
        above = path.rpartition("__")[0]
        rows = model.standing.filter(**{f"{path}__in": plans}).order_by("place", "id")
        rows = list(rows.select_related(above) if above else rows)
        found: dict[tuple[Any, ...], UUID] = {}
        for plan in plans:
            times: dict[tuple[Any, ...], int] = {}
            for row in (each for each in rows if _plan(each, path) == plan.id):
                said = says(row=row)
                times[said] = times.get(said, 0) + 1
                shared = found.setdefault((*said, times[said]), key(row=row))
                if shared != key(row=row):
                    row.key = shared
                    row.save(update_fields=["key"])
                    if model is Outcome:  # what core groups said of it goes on under the key
                        OutcomeProgress.objects.filter(outcome=row).update(key=shared)


def _plan(row: Any, path: str) -> UUID:
    """The plan of a row; what hangs on another row is asked through it."""
    *steps, last = path.split("__")
    for step in steps:
        row = getattr(row, step)
    found: UUID = getattr(row, f"{last}_id")
    return found
