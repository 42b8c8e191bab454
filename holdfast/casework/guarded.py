"""What the authority's procedure says before a step: asked of its guards, refused with the clause.

A guard that wants a reason is lifted by one, given by whoever holds the role that the procedure names. What
has happened can be recorded whatever the guards say: as a breach, with why it was so. Both stand in the log.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import standing
from holdfast.access.refusals import Refused
from holdfast.casework import procedure
from holdfast.procedures import guards
from holdfast.procedures.guards import Refusal
from holdfast.procedures.words import ROLES

ANY = "*"
"""In place of a guard's id: a reason for whichever guard asks for one."""


BREACH = "yourself: put it right, or say why the procedure was not kept to"


class StandsInTheWay(Refused):
    """The procedure stands in the way. `refusals` are all its guards; those with effect `reason` take one."""

    def __init__(
        self, refusals: Sequence[Refusal], *, can_be_breach: bool, about: str, about_id: UUID | None
    ) -> None:
        wanted = {each.override_by for each in refusals if each.effect == "reason"}
        super().__init__(
            " ".join(dict.fromkeys(f"{each.say} {each.because}" for each in refusals)),
            clause="; ".join(dict.fromkeys(each.cite for each in refusals)),
            who_can_help=BREACH if can_be_breach else _helper(refusals[0], wanted),
            about=about,
            about_id=about_id,
        )
        self.refusals = tuple(refusals)


def _helper(first: Refusal, wanted: set[str | None]) -> str:
    if first.effect == "refuse":
        return "the manager of the child’s team"
    named = sorted(each.replace("-", " ") for each in wanted if each)
    return f"the {' or the '.join(named)}, with a reason" if named else "yourself, with a recorded reason"


def ask(
    *,
    step: str,
    facts: Iterable[Mapping[str, Any]],
    on: date,
    today: date,
    reasons: Mapping[str, str] | None = None,
    breach: str | None = None,
    about: str = "person",
    about_id: UUID | None = None,
) -> str:
    """Ask the guards before a step, once for each set of facts (each child); answers what the log must say.

    `reasons` has a guard's id and why it is not kept to, or `ANY` and one for whichever asks; whoever acts
    must hold the role it names. `breach` is not None where it has happened already: it says why it was not
    as the procedure has it. Raises StandsInTheWay where a guard is not lifted.
    """
    given = {guard: why.strip() for guard, why in (reasons or {}).items() if why.strip()}
    every = [{name: each for name, each in one.items() if each is not None} | {"on": on} for one in facts]
    found = _found(step, every, [])
    wanted = {guard: given.get(guard) or given.get(ANY, "") for guard in found}
    overrides = [
        {"guard": guard, "by": role, "reason": why}
        for guard, why in wanted.items()
        if why
        for role in _roles(today)
    ]
    left = _found(step, every, overrides) if overrides else found
    breached = (breach or "").strip()
    if left and not breached:
        raise StandsInTheWay(
            list(left.values()), can_be_breach=breach is not None, about=about, about_id=about_id
        )
    noted = [f"{guard}: {why}" for guard, why in wanted.items() if guard not in left]
    noted += [f"not kept to: {each.guard} ({each.cite}): {breached}" for each in left.values()]
    return "; ".join(noted)


def _found(
    step: str, facts: Sequence[Mapping[str, Any]], overrides: Sequence[Mapping[str, str]]
) -> dict[str, Refusal]:
    pack, found = procedure.pack(), dict[str, Refusal]()
    for each in facts:
        for refusal in guards.check(pack, step, {**each, "overrides": list(overrides)}):
            found.setdefault(refusal.guard, refusal)
    return found


def _roles(today: date) -> list[str]:
    """The roles in which whoever acts gives a reason, by the words of the public form."""
    held = sorted(str(role) for role in standing.of(today=today).roles)
    return [role for role in held if role in ROLES] or ["other-professional"]
