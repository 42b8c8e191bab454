"""A conference's quorum, in words: what the procedure asks, who is there, what is missing, what follows.

Advice before the conference says itself whether it was quorate. Nothing is made up where the authority has
not stated its number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import attendances, procedure
from holdfast.casework.wording import Wording
from holdfast.procedures import guard_reading, guards
from holdfast.procedures.guard_conditions import Asks
from holdfast.procedures.guard_reading import Guard
from holdfast.procedures.pack import Pack
from holdfast.records.models import Meeting

COMPLETE, END = "complete-conference", "end-plan"
UNSTATED = (
    "How many agencies make a quorum is not stated by this authority: the chair says whether this is one."
)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What one clause asks or says."""

    say: str
    cite: str


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """What is asked; who was there by agency; what is missing; what follows without it.

    `is_quorate` is None where the procedure gives no number that could be counted.
    """

    asks: tuple[Rule, ...]
    needed: int | None
    there: tuple[str, ...]
    roles: tuple[str, ...]
    missing: str
    follows: tuple[Rule, ...]
    is_quorate: bool | None


def of(*, meeting: UUID, today: date) -> Quorum:
    """The quorum of a conference as far as it is known who came; a part of steps and reads."""
    own = procedure.pack()
    roles = attendances.roles_there(meeting=meeting)
    is_review = Meeting.objects.values_list("kind", flat=True).get(id=meeting) != "initial-conference"
    asked = _asking(own, is_review, today)
    needed = max((number for number in map(_number, asked) if number is not None), default=None)
    agencies = _agencies(own, roles)
    is_quorate = None if needed is None else len(agencies) >= needed
    wording = Wording.of(pack=own)
    return Quorum(
        asks=tuple(Rule(say=each.say, cite=each.cite) for each in asked), needed=needed,
        there=agencies, roles=tuple(wording.role(role=each) for each in roles),
        missing=_missing(needed, len(agencies), asked), is_quorate=is_quorate,
        follows=tuple(Rule(say=each.say, cite=each.cite) for each in _following(own, is_review, today)),
    )  # fmt: skip


def _asking(own: Pack, is_review: bool, today: date) -> list[Guard]:
    """The guards that count agencies; those before ending a plan at a review alone."""
    steps = {COMPLETE, END} if is_review else {COMPLETE}
    return [
        each
        for each in _standing(own, today)
        if steps & set(each.steps) and _agencies_asked(each) is not None
    ]


def _following(own: Pack, is_review: bool, today: date) -> list[Guard]:
    """What cannot be done without a quorum."""
    if not is_review:
        return []
    return [
        each
        for each in _standing(own, today)
        if END in each.steps and any(one.fact == "quorate" for many in each.demand for one in many)
    ]


def _standing(own: Pack, today: date) -> list[Guard]:
    silent = {each.id for each in own.carried["guard"] if each.silent}
    return [each for each in guards.of(own) if each.id not in silent and each.in_force(today)]


def _agencies_asked(guard: Guard) -> Sequence[object] | None:
    for many in guard.demand:
        for one in many:
            if one.test is Asks.AGENCIES:
                return one.values
    return None


def _number(guard: Guard) -> int | None:
    """How many agencies it asks for; None where the authority has not said."""
    values = _agencies_asked(guard)
    if guard.waits or not values or not isinstance(values[0], int):
        return None
    return values[0]


def _agencies(own: Pack, roles: Sequence[str]) -> tuple[str, ...]:
    counted = guard_reading.agencies(f"{own.name}.toml", own.tables.get("quorum", {}))
    return tuple(
        name.replace("-", " ") for name, theirs in counted.items() if any(each in theirs for each in roles)
    )


def _missing(needed: int | None, came: int, asked: Sequence[Guard]) -> str:
    if not asked:
        return "This authority’s procedure states no quorum."
    if needed is None:
        return UNSTATED
    if came >= needed:
        return ""
    short = needed - came
    return f"{short} more {'agency' if short == 1 else 'agencies'} must be there: {needed} are asked for."
