"""Rows for COPY: gathered by table, with the defaults of their models, and brought in as the owner.

COPY is refused to whoever is bound by row security, so the owner brings them in, as from a backup; every
constraint and foreign key is checked all the same. The triggers that stamp the present moment stand aside
meanwhile, so that what happened in spring is known since spring.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import psycopg
from django.db.models import NOT_PROVIDED, JSONField, Model
from psycopg import sql
from psycopg.types.json import Jsonb

from holdfast.audit import keys
from holdfast.audit.models import Entry
from holdfast.records import models as tables

# What others point to comes first.
ORDER: tuple[type[Any], ...] = (
    *(tables.Account, tables.Team, tables.RoleHeld, tables.Agency, tables.CarryIn),
    *(tables.Person, tables.Language, tables.Family, tables.FamilyMember, tables.Relationship),
    *(tables.Household, tables.HouseholdMember, tables.Allocation, tables.Involvement),
    *(tables.Registration, tables.RegistrationCategory, tables.Plan, tables.Need, tables.Outcome),
    *(tables.Action, tables.Contact, tables.Visit, tables.VisitChild, tables.Meeting, tables.MeetingDate),
    *(
        tables.MeetingChild,
        tables.Conference,
        tables.Milestone,
        tables.MilestoneChild,
        tables.CaseNote,
        tables.CaseNoteChild,
    ),
    *(tables.Telling, tables.Acknowledgement, tables.Obligation, tables.Derived),
)
ALL: tuple[type[Any], ...] = (*ORDER, Entry)
STAMPING: dict[type[Any], tuple[str, ...]] = {
    Entry: ("stamp_entry", "await_seal")
}  # every other table: keep_version


class Shape:
    """The columns of a table, and what each holds where nothing is said."""

    def __init__(self, model: type[Model]) -> None:
        fields = model._meta.local_concrete_fields
        self.model = model
        self.names = [str(each.attname) for each in fields]
        self.columns = [str(each.column) for each in fields]
        self.json = {str(each.attname) for each in fields if isinstance(each, JSONField)}
        self.blank: dict[str, Any] = {}
        for each in fields:
            default = None if each.default is NOT_PROVIDED else each.default
            self.blank[str(each.attname)] = default() if callable(default) else default

    def row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """A row in the order of the columns; raises TypeError for a column that is none."""
        said = {**self.blank, **values}
        if len(said) != len(self.names):
            raise TypeError(f"{self.model.__name__} has no {sorted(set(values) - set(self.names))}")
        return tuple(
            Jsonb(said[name]) if name in self.json and said[name] is not None else said[name]
            for name in self.names
        )


SHAPES: dict[type[Model], Shape] = {}


class Rows:
    """Rows of one authority, waiting to be brought in."""

    def __init__(self, *, authority: UUID) -> None:
        self.authority = authority
        self.waiting: dict[type[Model], list[tuple[Any, ...]]] = {}

    @staticmethod
    def key() -> UUID:
        """A new key, for a row that comes later."""
        return keys.new()

    def put(self, model: type[Model], known: datetime, /, **values: Any) -> UUID:
        """Add a row that is known since a moment; answers its key."""
        shape = SHAPES.get(model) or SHAPES.setdefault(model, Shape(model))
        key: UUID = values.pop("id", None) or self.key()
        row = shape.row({"id": key, "authority_id": self.authority, "known_from": known, **values})
        self.waiting.setdefault(model, []).append(row)
        return key

    def log(self, entry: Entry) -> None:
        """Add an entry of the log as it is."""
        shape = SHAPES.get(Entry) or SHAPES.setdefault(Entry, Shape(Entry))
        row = tuple(getattr(entry, name) for name in shape.names)
        self.waiting.setdefault(Entry, []).append(row)

    def bring_in(self, owner: psycopg.Connection[Any]) -> int:
        """Bring in all that waits in one transaction; answers how many rows."""
        count = 0
        with owner.transaction(), owner.cursor() as cursor:
            cursor.execute("select set_config('holdfast.actor', 'system:bench', true)")
            for model in ALL:
                rows = self.waiting.pop(model, [])
                if rows:
                    _copy(cursor, SHAPES[model], rows)
                count += len(rows)
        if self.waiting:
            raise TypeError(f"no place in ORDER for {list(self.waiting)}")
        return count


def _copy(cursor: psycopg.Cursor[Any], shape: Shape, rows: Sequence[tuple[Any, ...]]) -> None:
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(shape.model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, shape.columns))
    )
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def unstamped(owner: psycopg.Connection[Any]) -> Iterator[None]:
    """Within this, rows keep the moment that they come with."""
    _triggers(owner, "disable")
    try:
        yield
    finally:
        _triggers(owner, "enable")


def _triggers(owner: psycopg.Connection[Any], what: str) -> None:
    with owner.transaction():
        for model in ALL:
            for name in STAMPING.get(model, ("keep_version",)):
                owner.execute(
                    sql.SQL("alter table {} {} trigger {}").format(
                        sql.Identifier(model._meta.db_table), sql.SQL(what), sql.Identifier(name)
                    )
                )


def evening(on: date) -> datetime:
    """The moment at which what happened on a day is written down."""
    return datetime.combine(on, time(17), UTC)
