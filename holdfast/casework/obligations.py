"""What is due for each child: stored after every step, listed by comparing dates.

Stored are dates, never a state: where an obligation stands is decided when it is asked for, so that nothing
has to run at night. Every step that changes what happened calls `refresh` in its own transaction.

All of these are building blocks: the steps and reads that call them have asked `access` and do the logging.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import derivations, dues, procedure
from holdfast.casework.derivations import COLUMNS, Derivation
from holdfast.casework.dues import Due
from holdfast.procedures.pack import Pack
from holdfast.records.models import Derived, Obligation, Person
from holdfast.records.models.obligations import OPEN

__all__ = ["Due", "Refreshed", "explain", "of_child", "open_of", "refresh"]

AT_ONCE = 500
"""How many rows one statement writes."""


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
    asked = sorted(set(children))
    # One after the other: what a step beside this one has saved is seen here, or sees what is saved here.
    locked = Person.objects.select_for_update(no_key=True).filter(id__in=asked).order_by("id")
    list(locked.values_list("id", flat=True))
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
    changes = _store(found, pack, today)
    return _refreshed(changes, pack, today)


@dataclass
class _Changes:
    """The rows of these children as they are now stored, and which of them changed."""

    rows: dict[tuple[UUID, str], Obligation]
    new: list[Obligation]
    changed: list[Obligation]
    met: list[Obligation]
    moved: list[Obligation]


def _store(found: Mapping[UUID, Derivation], pack: Pack, today: date) -> _Changes:
    rows = {(row.child_id, row.key): row for row in Obligation.objects.filter(child_id__in=found)}
    changes = _Changes(rows, [], [], [], [])
    versions = {"pack": pack.version, "calendar": pack.calendar.version}
    for child, derivation in found.items():
        wanted = derivation.columns
        for key, columns in wanted.items():
            _put(changes, child, key, {**columns, "gone": False}, versions)
        for (own, key), row in rows.items():
            if own == child and key not in wanted and not row.gone:
                row.gone = True
                changes.changed.append(row)
    Obligation.objects.bulk_create(changes.new, batch_size=AT_ONCE)
    Obligation.objects.bulk_update(changes.changed, (*COLUMNS, *versions, "gone"), batch_size=AT_ONCE)
    _note(found, {row.child_id for row in (*changes.new, *changes.changed)}, versions, today)
    return changes


def _put(changes: _Changes, child: UUID, key: str, columns: dict[str, Any], versions: dict[str, str]) -> None:
    row = changes.rows.get((child, key))
    if row is None:
        row = Obligation(
            authority_id=entry.current().authority, child_id=child, key=key, **columns, **versions
        )
        changes.rows[child, key] = row
        changes.new.append(row)
        changes.met += [row] if row.met_on is not None else []
        return
    before = {name: getattr(row, name) for name in columns}
    if before == columns:
        return  # which version derived it last is the child's own row's to say
    for name, value in {**columns, **versions}.items():
        setattr(row, name, value)
    changes.changed.append(row)
    if row.met_on is not None and (before["met_on"] is None or before["gone"]):
        changes.met.append(row)
    if row.due_on != before["due_on"] or row.varied_until_on != before["varied_until_on"]:
        changes.moved.append(row)


def _note(
    found: Mapping[UUID, Derivation], changed: set[UUID], versions: dict[str, str], today: date
) -> None:
    """Note when each child's obligations were derived, and when to do it again; only where that changes."""
    notes = {each.child_id: each for each in Derived.objects.filter(child_id__in=found)}
    new, updated = [], []
    for child, derivation in found.items():
        said = {"again_on": derivation.again_on, **versions}
        note = notes.get(child)
        if note is None:
            authority = entry.current().authority
            new.append(Derived(authority_id=authority, child_id=child, as_of_on=today, **said))
        elif child in changed or any(getattr(note, name) != value for name, value in said.items()):
            for name, value in {**said, "as_of_on": today}.items():
                setattr(note, name, value)
            updated.append(note)
    Derived.objects.bulk_create(new, batch_size=AT_ONCE)
    Derived.objects.bulk_update(updated, ("as_of_on", "again_on", *versions), batch_size=AT_ONCE)


def _refreshed(changes: _Changes, pack: Pack, today: date) -> Refreshed:
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
    rows = _ordered(Obligation.objects.filter(child_id=child, gone=False))
    return _shown(rows, procedure.pack(), today)


def open_of(*, children: Iterable[UUID], today: date, until: date | None = None) -> list[Due]:
    """List what is open for these children, by date, what has no date last; `until`: due up to that day.

    One query, by an index of what is open alone. For a step or read that has asked `access` which children
    may be seen.
    """
    rows = Obligation.objects.filter(OPEN, child_id__in=list(children), gone=False)
    if until is not None:
        rows = rows.filter(due_on__lte=until)
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
