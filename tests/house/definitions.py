"""House rules of definitions: what stands in the database is the wall to the letter, and nothing beside it.

`tables.py` asks whether each part is there; here, whether it is what its name says: a trigger of the right
name may fire on less, a link may be unchecked, a role may have been given more than a table. What a function
does is tried in tests/records and tests/audit; here, that it listens to no setting that nobody knows of.
"""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
from django.db import models

from holdfast.audit.kept import APPEND_ONLY, PASSING, VERSIONED
from tests.house import catalog
from tests.house.tables import WITHOUT_PAST, our_models

Connection = psycopg.Connection[tuple[Any, ...]]

# Columns that are never copied to the past.
SECRET = {"records_account": "'password'"}
# What the database does beside the walls.
OF_THE_LOG = {
    "audit_entry": {
        f"{each} INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION holdfast.{each.split()[0]}()"
        for each in ("stamp_entry BEFORE", "await_seal AFTER")
    }
}
OF_THE_SEARCH = {
    table: {
        f"keep_search_name AFTER INSERT OR UPDATE ON public.{table} FOR EACH ROW EXECUTE FUNCTION"
        " holdfast.keep_search_name()",
        f"clear_search_name BEFORE DELETE ON public.{table} FOR EACH ROW EXECUTE FUNCTION"
        " holdfast.keep_search_name()",
    }
    for table in ("records_person", "records_alias")
}
FUNCTIONS = {
    "await_seal()", "entry_digest(audit_entry)", "find_authority(text)",
    "find_people(text, text[], date[], date, date, real, integer)", "keep_search_name()", "keep_version()",
    "list_authorities()", "microseconds(timestamp with time zone)", "name_keys(text)", "part(text)",
    "plain_name(text)", "read_name(text)", "refuse_change()", "renew_search_names()", "seal_log()",
    "stamp_entry()",
}  # fmt: skip
LISTENED_TO = {"holdfast.authority", "holdfast.actor", "holdfast.reason"}


def triggers_are_the_walls(connection: Connection) -> Iterator[str]:
    """Each trigger fires on all it must, without a condition, and calls what it must; there is no other."""
    for model in our_models():
        table, kept = model._meta.db_table, model.kept  # type: ignore[attr-defined]
        yield from _triggers(connection, "public", table, _wanted(table, kept))
        if kept == VERSIONED:
            past = {_refuses("DELETE OR UPDATE OR TRUNCATE", f"history.{table}")}
            yield from _triggers(connection, "history", table, past)


def links_are_the_walls(connection: Connection) -> Iterator[str]:
    """Each foreign key carries the authority, is checked at once, and passes no deletion on."""
    for model in our_models():
        wanted = set()
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.ForeignKey):
                target, own = field.related_model._meta.db_table, field.column
                columns = "authority_id" if own == "authority_id" else f"authority_id, {own}"
                there = "id" if own == "authority_id" else "authority_id, id"
                wanted.add(f"FOREIGN KEY ({columns}) REFERENCES {target}({there})")
        found = catalog.constraints(connection, model._meta.db_table, "f")
        for each in sorted(set(found.values()) ^ wanted):
            yield f"{model._meta.db_table}: {'is missing' if each in wanted else 'is not the wall’s'}: {each}"


def what_must_never_be_is_refused(connection: Connection) -> Iterator[str]:
    """Each check, unique and not-null of a model stands in the database, and each past has its key."""
    for model in our_models():
        table, kept = model._meta.db_table, model.kept  # type: ignore[attr-defined]
        there = catalog.constraints(connection, table, "c") | catalog.constraints(connection, table, "x")
        there |= dict(catalog.indexes(connection, table))
        for constraint in model._meta.constraints:
            if constraint.name not in there or "NOT VALID" in there[constraint.name]:
                yield f"{table}: does not hold {constraint.name}"
        nullable = catalog.nullable(connection, "public", table)
        for field in model._meta.local_concrete_fields:
            if (field.column in nullable) != field.null:
                yield f"{table}: {field.column} may {'' if field.column in nullable else 'not '}be null"
        if kept == VERSIONED:
            key = catalog.constraints(connection, table, "p", schema="history")
            authority = "" if table == "records_authority" else "authority_id, "
            if list(key.values()) != [f"PRIMARY KEY ({authority}id, known_to)"]:
                yield f"history.{table}: its key is not that of the wall: {key}"


def functions_are_known(connection: Connection) -> Iterator[str]:
    """Each function of ours is named above by its arguments, and listens to the settings of `enter` alone."""
    there = catalog.bodies(connection)
    for signature in sorted(there.keys() ^ FUNCTIONS):
        yield f"holdfast.{signature}: is {'not named in definitions.py' if signature in there else 'missing'}"
    for signature, (body, settings) in there.items():
        for name in sorted(set(re.findall(r"current_setting\('([^']*)'", body)) - LISTENED_TO):
            yield f"holdfast.{signature}: listens to {name}"
        if body.count("current_setting(") != len(re.findall(r"current_setting\('", body)):
            yield f"holdfast.{signature}: listens to a setting without a plain name"
        if settings != ["search_path=pg_catalog, pg_temp"]:
            yield f"holdfast.{signature}: its settings are {settings}"


def nothing_stands_beside(connection: Connection) -> Iterator[str]:
    """No rule, heir, schema, publication, right promised or passed on, role to become or setting."""
    for what, name in catalog.besides(connection, "holdfast_app"):
        yield f"{what}: {name}"


def _wanted(table: str, kept: str) -> set[str]:
    keeps = "keep_version BEFORE {} ON public.{} FOR EACH ROW EXECUTE FUNCTION holdfast.keep_version({})"
    wanted = OF_THE_LOG.get(table, set()) | OF_THE_SEARCH.get(table, set())
    if kept == PASSING:
        wanted.add(_refuses("TRUNCATE", f"public.{table}"))
    if kept == VERSIONED:
        wanted.add(keeps.format("INSERT OR DELETE OR UPDATE", table, SECRET.get(table, "")))
        wanted.add(_refuses("TRUNCATE", f"public.{table}"))
    if kept == APPEND_ONLY:
        wanted.add(_refuses("DELETE OR UPDATE OR TRUNCATE", f"public.{table}"))
        if table not in WITHOUT_PAST:
            wanted.add(keeps.format("INSERT", table, ""))
    return wanted


def _refuses(events: str, table: str) -> str:
    calls = "FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change()"
    return f"refuse_change BEFORE {events} ON {table} {calls}"


def _triggers(connection: Connection, schema: str, table: str, wanted: set[str]) -> Iterator[str]:
    there = catalog.trigger_definitions(connection, schema, table)
    for each in sorted(there ^ wanted):
        yield f"{schema}.{table}: {'is missing' if each in wanted else 'is not the wall’s'}: {each}"
