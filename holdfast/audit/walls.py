"""The whole wall round a table, as one line of a migration.

In the migration that makes a table, after CreateModel:

    walls.Wall("person", kept=VERSIONED)      rows may be corrected, every version is kept
    walls.Wall("letter", kept=APPEND_ONLY)    rows are only added
    walls.Wall("draft", kept=PASSING)         rows may be changed and removed, and leave nothing behind

In a later migration that changes its columns, instead of the bare operations:

    *walls.changing("person", migrations.AddField(...), migrations.AlterField(...))

A wall is: row security by authority on the live table and its history; UNIQUE (authority_id, id) and
foreign keys that carry the authority (PostgreSQL checks foreign keys outside row security, so a
single-column one could point into another authority; the model's own is declared `db_constraint=False`);
the application's grants, never TRUNCATE, and DELETE only for what is PASSING; the history table; the view
of the past; the triggers. `tests/house/tables.py` finds a table without one.

The owner runs migrations and is not bound by row security (ENABLE, not FORCE): its data migrations see all
rows.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from holdfast.audit import wall_sql
from holdfast.audit.kept import APPEND_ONLY, BY_DATABASE, PASSING, VERSIONED, WAYS


class Wall(Operation):
    """Puts the wall round the table of one model; reversible.

    `written_by_application=False` gives the application SELECT alone. `authority` is the column that holds
    the authority's key (`id` for the authorities themselves). `past=False` leaves out the view of the past:
    for the log, which is its own past, and for what the database itself fills and empties; what is PASSING
    never has one. `secret` names columns that are never copied to history.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        model: str,
        *,
        kept: str,
        written_by_application: bool = True,
        authority: str = "authority_id",
        past: bool = True,
        secret: Sequence[str] = (),
    ) -> None:
        if kept not in WAYS:
            raise ValueError(f"{model} is kept {kept!r}: expected one of {', '.join(WAYS)}")
        self.model = model
        self.kept = kept
        self.versioned = kept == VERSIONED
        self.written_by_application = written_by_application
        self.authority = authority
        self.past = past and kept != PASSING
        self.secret = tuple(secret)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """A wall is the database's own and changes no model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: Any, to_state: ProjectState
    ) -> None:
        """Build the wall."""
        table = _table(to_state, app_label, self.model, schema_editor)
        run(schema_editor, wall_sql.row_security(table.name, authority=self.authority))
        if self.authority != "id":
            run(schema_editor, wall_sql.unique_key(table))
        run(schema_editor, wall_sql.foreign_keys(table))
        if self.versioned:
            run(schema_editor, wall_sql.history(table, authority=self.authority))
            run(schema_editor, wall_sql.version_triggers(table.name, secret=self.secret))
        elif self.kept == APPEND_ONLY:
            run(schema_editor, wall_sql.append_only_triggers(table.name, stamped=self.past))
        elif self.kept == PASSING:
            run(schema_editor, wall_sql.passing_triggers(table.name))
        if self.past:
            run(schema_editor, wall_sql.view(table, versioned=self.versioned))
        writes = self.written_by_application and self.kept != BY_DATABASE
        passing = self.kept == PASSING
        changes = writes and (self.versioned or passing)
        rights = wall_sql.grants(table.name, insert=writes, update=changes, delete=writes and passing)
        run(schema_editor, rights)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: Any
    ) -> None:
        """Take the wall down, with the history behind it."""
        table = _table(from_state, app_label, self.model, schema_editor)
        run(schema_editor, wall_sql.removal(table, versioned=self.versioned, keyed=self.authority != "id"))

    def describe(self) -> str:
        """What the migration says of itself."""
        return f"Put the wall round {self.model}"


class _Open(Operation):
    """Takes the view of the past away, so that the table's columns can change."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, *, kept: str) -> None:
        self.model = model
        self.versioned = kept == VERSIONED
        self.past = kept != PASSING

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Changes no model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: Any
    ) -> None:
        """Open the wall."""
        table = _table(from_state, app_label, self.model, schema_editor)
        run(schema_editor, [wall_sql.no_view(table.name)])

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: Any, to_state: ProjectState
    ) -> None:
        """Close it round the table as it was."""
        table = _table(to_state, app_label, self.model, schema_editor)
        run(schema_editor, wall_sql.in_step(table, versioned=self.versioned, past=self.past))


class _Close(_Open):
    """Brings history, view and foreign keys in step with the table's new columns."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: Any, to_state: ProjectState
    ) -> None:
        """Close the wall."""
        super().database_backwards(app_label, schema_editor, _from, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: Any
    ) -> None:
        """Open it again."""
        super().database_forwards(app_label, schema_editor, from_state, _to)


def changing(model: str, *operations: Operation, kept: str = VERSIONED) -> list[Operation]:
    """The operations of a migration that changes a walled table, with history and view kept in step.

    A column that goes is refused while history holds a value in it: what was known stays known.
    """
    return [_Open(model, kept=kept), *operations, _Close(model, kept=kept)]


def run(schema_editor: BaseDatabaseSchemaEditor, statements: Sequence[str]) -> None:
    """Run statements as the owner, in order."""
    for statement in statements:
        schema_editor.execute(statement, params=None)  # none: a % in it is a %


def _table(
    state: ProjectState, app_label: str, model: str, schema_editor: BaseDatabaseSchemaEditor
) -> wall_sql.Table:
    """What the wall needs to know of a table, from the models as they are at this migration."""
    options = state.apps.get_model(app_label, model)._meta
    columns, links = {}, {}
    for field in options.local_concrete_fields:
        columns[str(field.column)] = str(field.db_type(schema_editor.connection))
        if isinstance(field, models.ForeignKey):
            links[str(field.column)] = str(field.related_model._meta.db_table)
    return wall_sql.Table(name=options.db_table, columns=columns, links=links)
