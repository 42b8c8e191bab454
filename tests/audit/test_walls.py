"""The wall as a migration builds it, changes it and takes it down, on tables made up for the purpose."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import NotSupportedError, ProgrammingError, connections, migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from psycopg.conninfo import conninfo_to_dict

from holdfast.audit import walls
from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.cli.clusters import Addresses
from tests.house import catalog
from tests.people import FAMILY

OWNER = "owner"
CREATE = migrations.CreateModel(
    "outing",
    [
        ("id", models.UUIDField(primary_key=True)),
        ("authority", models.ForeignKey("records.authority", models.PROTECT, db_constraint=False)),
        ("person", models.ForeignKey("records.person", models.PROTECT, db_constraint=False)),
        ("known_from", models.DateTimeField()),
        ("note", models.CharField(max_length=20)),
    ],
)


class Builder:
    """Runs operations as a migration of `records` would, as the owner, forwards and back again."""

    def __init__(self) -> None:
        self.states = [_state()]
        self.done: list[list[Operation]] = []

    def forwards(self, *operations: Operation) -> None:
        state = self.states[-1].clone()
        with connections[OWNER].schema_editor(atomic=True) as editor:
            for operation in operations:
                before = state.clone()
                operation.state_forwards("records", state)
                operation.database_forwards("records", editor, before, state)
        self.states.append(state)
        self.done.append(list(operations))

    def backwards(self) -> None:
        """Undo the last migration, as Django does it: each operation with the states around it."""
        self.states.pop()
        operations = self.done.pop()
        states = [self.states[-1].clone()]
        for operation in operations:
            after = states[-1].clone()
            operation.state_forwards("records", after)
            states.append(after)
        with connections[OWNER].schema_editor(atomic=True) as editor:
            for place in reversed(range(len(operations))):
                operations[place].database_backwards("records", editor, states[place + 1], states[place])


def _state() -> ProjectState:
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 - it reads the database

    return MigrationLoader(None).project_state(("records", "0001_first_tables"))


@pytest.fixture
def builder(committing: Addresses) -> Iterator[Builder]:
    parts: dict[str, Any] = conninfo_to_dict(committing.owner)
    default = connections.databases["default"]
    connections.databases[OWNER] = {**default, "NAME": parts["dbname"], "USER": parts["user"]}
    yield Builder()
    connections[OWNER].close()
    del connections[OWNER]
    del connections.databases[OWNER]


@pytest.fixture
def owner(committing: Addresses) -> Iterator[catalog.Connection]:
    with psycopg.connect(committing.owner, autocommit=True) as connection:
        yield connection


def fill(owner: catalog.Connection, note: str = "seen") -> None:
    """One outing with each person, then each note changed, so that each has a past."""
    owner.execute("select set_config('holdfast.actor', 'system:tests', false)")
    owner.execute(
        "insert into records_outing (id, authority_id, person_id, note)"
        " select gen_random_uuid(), authority_id, id, %s from records_person",
        [note],
    )
    owner.execute("update records_outing set note = note || ' again'")


def columns(owner: catalog.Connection) -> list[set[str]]:
    return [
        set(catalog.columns(owner, schema, "records_outing")) for schema in ("public", "history", "known")
    ]


def test_one_line_builds_the_whole_wall(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    fill(owner)
    assert catalog.row_security(owner, "public", "records_outing")
    assert catalog.row_security(owner, "history", "records_outing")
    assert catalog.triggers(owner, "public", "records_outing") == {"keep_version", "refuse_change"}
    assert dict(catalog.foreign_keys(owner, "records_outing")) == {
        "records_outing_authority_id_link": ["authority_id"],
        "records_outing_person_id_link": ["authority_id", "person_id"],
    }
    live, past, known = columns(owner)
    assert live == known
    assert past == live | {"known_to", "changed_by", "reason"}
    counts = owner.execute(
        "select count(*), (select count(*) from history.records_outing) from records_outing"
    )
    assert counts.fetchone() == (len(FAMILY), len(FAMILY))


def test_it_is_taken_down_and_built_again(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE)
    plain = columns(owner)
    builder.forwards(walls.Wall("outing", kept=VERSIONED))
    builder.backwards()
    assert columns(owner) == plain
    assert not catalog.row_security(owner, "public", "records_outing")
    assert catalog.triggers(owner, "public", "records_outing") == set()
    assert catalog.foreign_keys(owner, "records_outing") == []
    rights = {table: words for _schema, table, words in catalog.rights(owner, "holdfast_app")}
    assert rights["records_outing"] == frozenset()
    builder.forwards(walls.Wall("outing", kept=VERSIONED))
    fill(owner)


def test_a_column_added_later_has_a_past(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    fill(owner)
    room = migrations.AddField("outing", "room", models.CharField(max_length=9, default="kitchen"))
    link = migrations.AddField(
        "outing", "other", models.ForeignKey("records.person", models.PROTECT, null=True, db_constraint=False)
    )
    builder.forwards(*walls.changing("outing", room, link))
    live, past, known = columns(owner)
    assert {"room", "other_id"} <= live == known
    assert past == live | {"known_to", "changed_by", "reason"}
    owner.execute("update records_outing set room = 'bedroom'")
    rooms = owner.execute(
        "select room, count(*) from history.records_outing group by room order by room"
    ).fetchall()
    assert rooms == [("kitchen", len(FAMILY)), (None, len(FAMILY))]
    assert ["authority_id", "other_id"] in dict(catalog.foreign_keys(owner, "records_outing")).values()


def test_a_column_of_another_type_has_it_in_the_past_too(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    fill(owner)
    builder.forwards(*walls.changing("outing", migrations.AlterField("outing", "note", models.TextField())))
    kinds = {
        catalog.columns(owner, schema, "records_outing")["note"] for schema in ("public", "history", "known")
    }
    assert kinds == {"text"}


def test_a_change_is_taken_back(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    before = columns(owner)
    room = migrations.AddField("outing", "room", models.CharField(max_length=9, null=True))
    builder.forwards(*walls.changing("outing", room))
    builder.backwards()
    assert columns(owner) == before
    fill(owner)


def test_what_was_known_is_not_dropped(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    fill(owner)
    with pytest.raises(ProgrammingError, match="note holds what was known"):
        builder.forwards(*walls.changing("outing", migrations.RemoveField("outing", "note")))
    assert "note" in columns(owner)[1]


def test_a_column_that_was_never_filled_goes_from_the_past_too(
    builder: Builder, owner: catalog.Connection
) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    builder.forwards(*walls.changing("outing", migrations.RemoveField("outing", "note")))
    assert all("note" not in each for each in columns(owner))


def test_a_table_that_only_grows(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=APPEND_ONLY))
    owner.execute(
        "insert into records_outing (id, authority_id, person_id, known_from, note)"
        " select gen_random_uuid(), authority_id, id, '2001-01-01', 'seen' from records_person"
    )
    dated = owner.execute("select min(known_from) > '2002-01-01' from records_outing").fetchone()
    assert dated == (True,)
    for statement in (
        "update records_outing set note = ''",
        "delete from records_outing",
        "truncate records_outing",
    ):
        with pytest.raises(psycopg.errors.RestrictViolation):
            owner.execute(statement)
    assert set(catalog.columns(owner, "history", "records_outing")) == set()
    assert columns(owner)[2] == columns(owner)[0]
    text = migrations.AddField("outing", "room", models.TextField(null=True))
    builder.forwards(*walls.changing("outing", text, kept=APPEND_ONLY))
    assert "room" in columns(owner)[2]


def test_a_secret_is_not_copied_to_the_past(builder: Builder, owner: catalog.Connection) -> None:
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED, secret=["note"]))
    fill(owner)
    assert owner.execute("select count(*), count(note) from history.records_outing").fetchone() == (
        len(FAMILY),
        0,
    )


def test_the_application_sees_nothing_before_the_wall_stands(builder: Builder, committing: Addresses) -> None:
    builder.forwards(CREATE)
    with (
        psycopg.connect(committing.application) as application,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        application.execute("select count(*) from records_outing")


def test_a_way_of_keeping_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="expected one of versioned, append-only, by-database, passing"):
        walls.Wall("outing", kept="somehow")


def test_a_column_changed_without_the_helper_is_refused_by_the_view(
    builder: Builder, owner: catalog.Connection
) -> None:
    """The view of the past hangs on its columns: a bare AlterField cannot slip by."""
    builder.forwards(CREATE, walls.Wall("outing", kept=VERSIONED))
    with pytest.raises(NotSupportedError, match="used by a view"):
        builder.forwards(migrations.AlterField("outing", "note", models.TextField()))
