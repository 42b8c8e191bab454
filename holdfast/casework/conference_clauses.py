"""Which clauses of the procedure are about one thing of a conference: found by trying what they forbid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdfast.casework import procedure
from holdfast.procedures import guards


@dataclass(frozen=True, kw_only=True)
class Clause:
    """What one clause says."""

    say: str
    cite: str


def forbidding(*, step: str, facts: Mapping[str, Any], on: date) -> tuple[Clause, ...]:
    """The clauses that stand in the way of a step done so on a day."""
    found = guards.check(procedure.pack(), step, {**facts, "on": on})
    return tuple(Clause(say=each.say, cite=each.cite) for each in found)


def meeting(*, event: str, on: date) -> tuple[Clause, ...]:
    """The duties in force that an event meets."""
    return tuple(
        Clause(say=duty.say, cite=duty.cite)
        for duty in procedure.pack().duties
        if duty.in_force(on) and not duty.silent and any(event in each.events for each in duty.met_by)
    )


def following(*, event: str, on: date) -> tuple[Clause, ...]:
    """The duties in force that an event sets going: after a meeting was moved, say."""
    return tuple(
        Clause(say=duty.say, cite=duty.cite)
        for duty in procedure.pack().duties
        if duty.in_force(on) and not duty.silent and any(event in each.selector.events for each in duty.after)
    )
