"""House rules of tables: each has its whole wall, says how it is kept, and which of its fields are personal.

The rules of the database take a connection, so that a wall can be broken in a transaction that is rolled back
(`test_tables.py`); those of models take the models. What a rule cannot know by itself is written here by
hand, with its reason: a reviewer sees it change.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import Model

from holdfast.audit.kept import APPEND_ONLY, PASSING, VERSIONED, WAYS
from holdfast.audit.library_tables import LIBRARY_TABLES
from holdfast.audit.wall_sql import VERSION_COLUMNS
from holdfast.records.models.kept import BASE_FIELDS, Kept
from tests.house import catalog
from tests.house.personal import NOT_PERSONAL, PERSONAL
from tests.house.rights import READ, RIGHTS

Connection = psycopg.Connection[tuple[Any, ...]]

# Tables that cannot be read as they were known at a moment, and why.
WITHOUT_PAST = {
    "audit_entry": "the log is its own past",
    "audit_seal": "seals are numbered and never change",
    "audit_waiting": "it says what is still to be done",
    "records_draft": "what was typed and not sent was never known",
    "records_searchname": "people are looked for as they are known now",
}
# Uniques that do not begin with the authority, and why they tell nobody anything.
UNIQUE_ACROSS = {
    "records_authority_slug_key": "the application never writes authorities",
    "host_leads_to_one_authority": "the application never writes hosts",
}
# Functions that the application may call, and what they let through the walls.
OPEN_FUNCTIONS = {
    "find_authority": "an authority's name by its host, before anybody is inside one",
    "list_authorities": "the names of all authorities, for jobs",
    "seal_log": "seals the log of the authority that one is in",
    "find_people": "names like one that is sought, of the authority that one is in, by an index",
    "read_name": "how a name is read: its words in plain letters and their sounds; it looks at no table",
}


def our_models() -> list[type[Model]]:
    """Every model of ours."""
    return [
        *apps.get_app_config("audit").get_models(include_auto_created=True),
        *apps.get_app_config("records").get_models(include_auto_created=True),
    ]


def models_say_how_they_are_kept(models: Iterable[type[Model]]) -> Iterator[str]:
    """Each model declares one of the ways of being kept."""
    for model in models:
        kept = getattr(model, "kept", None)
        if kept not in WAYS:
            yield f"{model._meta.label}: kept is {kept!r}; expected one of {', '.join(WAYS)}"


def fields_say_whether_they_are_personal(models: Iterable[type[Model]]) -> Iterator[str]:
    """Each field is declared personal or not, in one of the two lists."""
    for model in models:
        personal, other = set(getattr(model, "personal", ())), set(getattr(model, "not_personal", ()))
        if issubclass(model, Kept):
            other |= set(BASE_FIELDS)
        there = {field.name for field in model._meta.local_concrete_fields}
        for name in sorted(there - personal - other):
            yield f"{model._meta.label}.{name}: say whether it is personal or not_personal"
        for name in sorted(personal & other):
            yield f"{model._meta.label}.{name}: is said to be both personal and not"
        for name in sorted((personal | other) - there):
            yield f"{model._meta.label}.{name}: is declared and does not exist"


def fields_are_as_was_said_by_hand(models: Iterable[type[Model]]) -> Iterator[str]:
    """What the lists above say of a field, its model says too."""
    for model in models:
        table = model._meta.db_table
        for name in sorted(PERSONAL.get(table, set()) - set(getattr(model, "personal", ()))):
            yield f"{model._meta.label}.{name}: must be personal"
        for name in sorted(NOT_PERSONAL.get(table, set()) - set(getattr(model, "not_personal", ()))):
            yield f"{model._meta.label}.{name}: must be not_personal"


def every_table_is_known(connection: Connection) -> Iterator[str]:
    """Each table is a model of ours, with its rights written above, or a library's, with what protects it."""
    ours = {model._meta.db_table for model in our_models()}
    for table in catalog.tables(connection, "public"):
        if table not in ours | LIBRARY_TABLES.keys():
            yield f"public.{table}: neither a model of ours nor in LIBRARY_TABLES with what protects it"
    for table in sorted(ours ^ RIGHTS.keys()):
        yield f"{table}: is {'not ' if table in ours else ''}in RIGHTS of tests/house/rights.py"
    past = {model._meta.db_table for model in our_models() if model.kept == VERSIONED}  # type: ignore[attr-defined]
    for table in catalog.tables(connection, "history") ^ past:
        yield f"history.{table}: {'is missing' if table in past else 'is the past of no versioned model'}"


def rights_are_as_written(connection: Connection) -> Iterator[str]:
    """The application has the rights written above, and no others, on every table, view and sequence."""
    for schema, table, rights in catalog.rights(connection, "holdfast_app"):
        if schema in {"history", "known"}:
            wanted = READ
        elif table in LIBRARY_TABLES:
            wanted = frozenset(LIBRARY_TABLES[table].rights.replace(",", "").split())
        else:
            wanted = RIGHTS.get(table, frozenset())
        if rights != wanted:
            yield f"{schema}.{table}: may {_words(rights)}; expected {_words(wanted)}"
    for schema, table, rights in catalog.rights(connection, "public"):
        if rights:
            yield f"{schema}.{table}: everybody may {_words(rights)}"


def tables_have_their_wall(connection: Connection) -> Iterator[str]:
    """Row security, policy, keys, foreign keys and triggers, on the table and on its past."""
    for model in our_models():
        table, kept = model._meta.db_table, model.kept  # type: ignore[attr-defined]
        column = "id" if table == "records_authority" else "authority_id"
        yield from _policy(connection, "public", table, column)
        yield from _keys(connection, table, column)
        wanted = {"keep_version", "refuse_change"} if kept == VERSIONED else set()
        if kept == APPEND_ONLY:
            wanted = {"refuse_change"} if table in WITHOUT_PAST else {"refuse_change", "keep_version"}
        if kept == PASSING:
            wanted = {"refuse_change"}
        yield from _triggers(connection, "public", table, wanted)
        if kept == VERSIONED:
            yield from _policy(connection, "history", table, column)
            yield from _triggers(connection, "history", table, {"refuse_change"})


def columns_are_in_step(connection: Connection) -> Iterator[str]:
    """A table, its past and its view have the same columns, of the same types."""
    for model in our_models():
        table = model._meta.db_table
        live = catalog.columns(connection, "public", table)
        if model.kept == VERSIONED:  # type: ignore[attr-defined]
            past = catalog.columns(connection, "history", table)
            past = {name: kind for name, kind in past.items() if name not in VERSION_COLUMNS}
            yield from _differences(f"history.{table}", live, past)
        if table not in WITHOUT_PAST:
            yield from _differences(f"known.{table}", live, catalog.columns(connection, "known", table))


def views_see_with_the_readers_eyes(connection: Connection) -> Iterator[str]:
    """Every view is security_invoker: otherwise it shows what its owner sees."""
    for schema, view, options in catalog.views(connection):
        if not {"security_invoker=true", "security_invoker=on"} & set(options):
            yield f"{schema}.{view}: is not security_invoker"


def functions_are_closed(connection: Connection) -> Iterator[str]:
    """Ours have a pinned search path and are open by name; nobody else's runs with its owner's rights."""
    for function in catalog.functions(connection):
        name = f"{function.schema}.{function.name}"
        if function.schema != "holdfast":
            if function.definer:
                yield f"{name}: runs with its owner's rights and is not in the schema holdfast"
            continue
        if not any(each.startswith("search_path=pg_catalog") for each in function.settings):
            yield f"{name}: its search path is not pinned to pg_catalog"
        if function.everybody:
            yield f"{name}: everybody may call it"
        if function.application != (function.name in OPEN_FUNCTIONS):
            yield f"{name}: {'may' if function.application else 'may not'} be called by the application"


def the_application_owns_nothing(connection: Connection) -> Iterator[str]:
    """Not a table, a function, a schema; and it may make nothing anywhere."""
    yield from (
        f"{each}: is owned by the application" for each in catalog.owned_by(connection, "holdfast_app")
    )
    for schema in catalog.may_create_in(connection, "holdfast_app"):
        yield f"{schema}: the application may make things in it"


def _policy(connection: Connection, schema: str, table: str, column: str) -> Iterator[str]:
    name = f"{schema}.{table}"
    if not catalog.row_security(connection, schema, table):
        yield f"{name}: row security is off"
    rule = f"({column} = ( SELECT (current_setting('holdfast.authority'::text))::uuid AS current_setting))"
    found = catalog.policies(connection, schema, table)
    if found != [("within_authority", True, "ALL", rule, rule)]:
        yield f"{name}: its one policy is not that of the wall: {found}"


def _keys(connection: Connection, table: str, column: str) -> Iterator[str]:
    for name, columns in catalog.foreign_keys(connection, table):
        if columns[0] != "authority_id":
            yield f"{table}: the foreign key {name} does not carry the authority"
    linked = {columns[-1] for _name, columns in catalog.foreign_keys(connection, table)}
    model = next(model for model in our_models() if model._meta.db_table == table)
    for field in model._meta.local_concrete_fields:
        if field.is_relation and field.column not in linked:
            yield f"{table}: {field.column} has no foreign key"
    uniques = dict(catalog.uniques(connection, table))
    for name, columns in uniques.items():
        if columns not in (["id"], [column, "id"]) and columns[0] != column and name not in UNIQUE_ACROSS:
            yield f"{table}: the unique {name} does not begin with the authority"
    if column != "id" and table.startswith("records_") and ["authority_id", "id"] not in uniques.values():
        yield f"{table}: has no unique (authority_id, id)"


def _triggers(connection: Connection, schema: str, table: str, wanted: set[str]) -> Iterator[str]:
    there = catalog.triggers(connection, schema, table)
    for name in sorted(wanted - there):
        yield f"{schema}.{table}: has no trigger {name} in force"


def _differences(name: str, live: dict[str, str], other: dict[str, str]) -> Iterator[str]:
    for column in sorted(live.keys() | other.keys()):
        if live.get(column) != other.get(column):
            yield (
                f"{name}: {column} is {other.get(column, 'missing')}, in the table "
                f"{live.get(column, 'missing')}: use walls.changing(...) in the migration"
            )


def _words(rights: frozenset[str]) -> str:
    return ", ".join(sorted(rights)) or "nothing"
