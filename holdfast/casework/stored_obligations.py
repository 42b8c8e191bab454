"""Storing what was derived for each child: what is new, what changed, what no longer follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.casework.derivations import COLUMNS, Derivation
from holdfast.procedures.pack import Pack
from holdfast.records.models import Derived, Obligation, Person

AT_ONCE = 500
"""How many rows one statement writes."""


def lock(*, children: Iterable[UUID]) -> list[UUID]:
    """Let one derivation after the other have these children; answers those that are here, in order.

    What a step beside this one has saved is then seen here, or sees what is saved here. Others may still
    write rows about the children meanwhile.
    """
    found = Person.objects.select_for_update(no_key=True).filter(id__in=list(children)).order_by("id")
    return list(found.values_list("id", flat=True))


@dataclass
class Changes:
    """The rows of these children as they are now stored, and which of them changed."""

    rows: dict[tuple[UUID, str], Obligation]
    new: list[Obligation]
    changed: list[Obligation]
    met: list[Obligation]
    moved: list[Obligation]


def store(*, found: Mapping[UUID, Derivation], pack: Pack, today: date) -> Changes:
    """Store what was derived for each child where it differs from what is stored; nothing else is written.

    What no longer follows is marked as gone. A child with a fault must not be among them.
    """
    rows = {(row.child_id, row.key): row for row in Obligation.objects.filter(child_id__in=found)}
    changes = Changes(rows, [], [], [], [])
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


def _put(changes: Changes, child: UUID, key: str, columns: dict[str, Any], versions: dict[str, str]) -> None:
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
        if note is None and not derivation.found and derivation.again_on is None:
            continue  # nothing has happened: somebody's parent, or a child of whom only a name is known
        if note is None:
            authority = entry.current().authority
            new.append(Derived(authority_id=authority, child_id=child, as_of_on=today, **said))
        elif child in changed or any(getattr(note, name) != value for name, value in said.items()):
            for name, value in {**said, "as_of_on": today}.items():
                setattr(note, name, value)
            updated.append(note)
    Derived.objects.bulk_create(new, batch_size=AT_ONCE)
    Derived.objects.bulk_update(updated, ("as_of_on", "again_on", *versions), batch_size=AT_ONCE)
