"""What is due for each child: stored after every step, listed by comparing dates.

Stored are dates, never a state: where an obligation stands is decided when it is asked for, so that nothing
has to run at night. Every step that changes what happened calls `refresh` in its own transaction.

All of these are building blocks: the steps and reads that call them have asked `access` and do the logging.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import derivations, dues, procedure, stored_obligations
from holdfast.casework.derivations import Derivation
from holdfast.casework.dues import Due
from holdfast.casework.stored_obligations import Changes
from holdfast.procedures.pack import Pack
from holdfast.records.models import Obligation
from holdfast.records.models.obligations import OPEN

__all__ = ["Due", "Refreshed", "explain", "of_child", "open_of", "refresh"]


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """What a refresh changed. `next_due` is each child's first open obligation with a date, where it has one.

    `met` are those met now, `new` those that were not known before and are open, `moved` those whose date
    changed.
    """

    met: tuple[Due, ...]
    new: tuple[Due, ...]
    moved: tuple[Due, ...]
    next_due: Mapping[UUID, Due]


def refresh(*, children: Iterable[UUID], today: date) -> Refreshed:
    """Derive afresh what is due for these children as of a day, and store what differs.

    A fixed number of queries, however many children; where nothing changed, nothing is written. Raises
    Refused, in words for people, where a child's record contradicts itself; the step is then undone.
    """
    asked = stored_obligations.lock(children=children)
    pack = procedure.pack()
    found = derivations.of(children=asked, pack=pack, today=today)
    for child, derivation in found.items():
        if derivation.fault:
            raise Refused(
                f"This would make the record contradict itself: {derivation.fault}.",
                who_can_help="whoever recorded what is not so, by correcting or withdrawing it",
                about="person",
                about_id=child,
            )
    changes = stored_obligations.store(found=found, pack=pack, today=today)
    return _refreshed(changes, pack, today)


def _refreshed(changes: Changes, pack: Pack, today: date) -> Refreshed:
    new = [row for row in changes.new if _is_open(row)]
    first: dict[UUID, Obligation] = {}
    for row in sorted(changes.rows.values(), key=lambda each: (each.due_on or date.max, each.key)):
        if row.due_on is not None and _is_open(row):
            first.setdefault(row.child_id, row)
    return Refreshed(
        met=_shown(changes.met, pack, today),
        new=_shown(new, pack, today),
        moved=_shown(changes.moved, pack, today),
        next_due={due.child: due for due in _shown(first.values(), pack, today)},
    )


def _is_open(row: Obligation) -> bool:
    return not row.gone and row.met_on is None and row.breached_on is None and row.closed_on is None


# ---------------------------------------------------------------- lists


def of_child(*, child: UUID, today: date) -> tuple[Due, ...]:
    """List everything that is or was due for a child, by date; what has no date comes last.

    One query. The state is that of `today`; dates are those stored. For a step or read that has asked
    `access` about this child.
    """
    return of_children(children=[child], today=today)


def of_children(
    *, children: Iterable[UUID], today: date, duties: Collection[str] | None = None
) -> tuple[Due, ...]:
    """The same for several children together; of these duties alone, where they are named. One query."""
    rows = Obligation.objects.filter(child_id__in=list(children), gone=False)
    if duties is not None:
        rows = rows.filter(duty__in=list(duties))
    return _shown(_ordered(rows), procedure.pack(), today)


def open_of(
    *,
    children: Iterable[UUID],
    today: date,
    until: date | None = None,
    responsible: Collection[str] | None = None,
) -> list[Due]:
    """List what is open for these children, by date, what has no date last.

    `until`: due up to that day; `responsible`: from one of these roles. One query, by an index of what is
    open alone. For a step or read that has asked `access` which children may be seen.
    """
    rows = Obligation.objects.filter(OPEN, child_id__in=list(children), gone=False)
    if until is not None:
        rows = rows.filter(due_on__lte=until)
    if responsible is not None:
        rows = rows.filter(responsible__in=list(responsible))
    return list(_shown(_ordered(rows), procedure.pack(), today))


def _ordered(rows: Any) -> Any:
    return rows.order_by(F("due_on").asc(nulls_last=True), "duty", "trigger_on", "key")


def _shown(rows: Iterable[Obligation], pack: Pack, today: date) -> tuple[Due, ...]:
    duties = {duty.id: duty for duty in pack.duties}
    return tuple(dues.show(row=row, pack=pack, duties=duties, today=today) for row in rows)


def explain(*, child: UUID, key: str, today: date) -> str:
    """Say why an obligation is due when it is: the sentence that counts, and the clause.

    Derived for this alone: the sentence is stored nowhere. Raises NotHere when nothing of this key follows
    for the child, Refused where the record contradicts itself.
    """
    pack = procedure.pack()
    derivation = derivations.of(children=[child], pack=pack, today=today).get(child, Derivation())
    if derivation.fault:
        raise Refused(f"The record contradicts itself: {derivation.fault}.", about="person", about_id=child)
    found = next((each for each in derivation.found if each.key == key), None)
    if found is None:
        raise NotHere("There is no such duty for this child.", about="person", about_id=child)
    because = found.because
    return f"{because[:1].upper()}{because[1:]}. {found.cite}."
