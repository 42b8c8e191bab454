"""Deriving everything again: after a new procedure or calendar, and when time alone has changed what is due.

`check` lists every date that would move and why, for somebody to read before `store` stores it. Only parts of
the system do this: nobody's record is shown, and no name is in the list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import derivations, procedure, steps, stored_obligations
from holdfast.casework.derivations import COLUMNS, Derivation
from holdfast.casework.steps import read, step
from holdfast.procedures.pack import Pack
from holdfast.records.models import Derived, Obligation, Registration

AT_ONCE = 200
"""How many children are derived at once."""

NEW, GONE, FAULT = "new", "gone", "cannot be derived"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that would be stored otherwise than it is.

    `what` is a column, or `new` (not known before), `gone` (no longer follows) or `cannot be derived`; `old`
    and `new` are its values as text, "" for nothing. `because` is the sentence that counts.
    """

    child: UUID
    key: str
    what: str
    old: str
    new: str
    because: str


@read
def check(*, today: date) -> tuple[Difference, ...]:
    """List all that would be stored otherwise than it is, if everything were derived afresh as of a day.

    Nothing is stored. Raises Refused for anybody but a part of the system.
    """
    _only_the_system()
    pack = procedure.pack()
    found: list[Difference] = []
    for children in _batches(_everybody()):
        derived = derivations.of(children=children, pack=pack, today=today)
        found += _differences(derived)
    steps.log(about="authority", about_id=entry.current().authority, why=f"{len(found)} differences found")
    return tuple(found)


@step
def store(*, today: date) -> tuple[Difference, ...]:
    """Derive everything afresh as of a day and store it; answers what differed.

    A child whose record contradicts itself stays as it is, and is among the differences. Raises Refused for
    anybody but a part of the system.
    """
    _only_the_system()
    found = _derive_again(_everybody(), procedure.pack(), today)
    steps.log(about="authority", about_id=entry.current().authority, why=f"{len(found)} differences stored")
    return found


@step
def derive_again(*, children: Iterable[UUID], today: date) -> tuple[Difference, ...]:
    """Derive afresh what is due for these children, whose day has come; answers what differed.

    A child whose record contradicts itself stays as it is, and is among the differences. Raises Refused for
    anybody but a part of the system.
    """
    _only_the_system()
    asked = list(children)
    found = _derive_again(asked, procedure.pack(), today)
    for child in asked:
        steps.log(about="person", about_id=child, why="a day has come on which what is due changes")
    if not asked:
        steps.log(about="authority", about_id=entry.current().authority, why="for nobody")
    return found


def due_again(*, today: date) -> list[UUID]:
    """The children for whom a day has come on which time alone changes what is due. One query."""
    found = Derived.objects.filter(again_on__lte=today).order_by("child_id")
    return list(found.values_list("child_id", flat=True))


def _only_the_system() -> None:
    if not entry.current().actor.label.startswith("system:"):
        raise Refused(
            "Only the system itself derives everything again.", who_can_help="whoever runs the machine"
        )


def _everybody() -> list[UUID]:
    """Everybody for whom anything was derived, or who has a plan for which nothing was."""
    derived = set(Derived.objects.values_list("child_id", flat=True))
    return sorted(derived | set(Registration.standing.values_list("child_id", flat=True)))


def _batches(children: list[UUID]) -> Iterator[tuple[UUID, ...]]:
    for start in range(0, len(children), AT_ONCE):
        yield tuple(children[start : start + AT_ONCE])


def _derive_again(children: list[UUID], pack: Pack, today: date) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for some in _batches(children):
        locked = stored_obligations.lock(children=some)
        derived = derivations.of(children=locked, pack=pack, today=today)
        found += _differences(derived)
        sound = {child: each for child, each in derived.items() if not each.fault}
        stored_obligations.store(found=sound, pack=pack, today=today)
    return tuple(found)


def _differences(derived: dict[UUID, Derivation]) -> list[Difference]:
    stored: dict[UUID, dict[str, Obligation]] = {child: {} for child in derived}
    for row in Obligation.objects.filter(child_id__in=derived, gone=False).order_by("key"):
        stored[row.child_id][row.key] = row
    found: list[Difference] = []
    for child, derivation in derived.items():
        if derivation.fault:
            found.append(_difference(child, "", FAULT, because=derivation.fault))
        else:
            found += _of_child(child, derivation, stored[child])
    return found


def _of_child(child: UUID, derivation: Derivation, rows: dict[str, Obligation]) -> Iterator[Difference]:
    wanted = derivation.columns
    for each in derivation.found:
        row = rows.get(each.key)
        if row is None:
            yield _difference(child, each.key, NEW, new=each.due or each.when, because=each.because)
            continue
        for name in COLUMNS:
            old, new = getattr(row, name), wanted[each.key][name]
            if old != new:
                yield _difference(child, each.key, name, old=old, new=new, because=each.because)
    for key, row in rows.items():
        if key not in wanted:
            why = "it no longer follows from what happened and the procedure"
            yield _difference(child, key, GONE, old=row.due_on or row.unset, because=why)


def _difference(
    child: UUID, key: str, what: str, *, old: Any = "", new: Any = "", because: str
) -> Difference:
    return Difference(
        child=child, key=key, what=what, old=str(old or ""), new=str(new or ""), because=because
    )
