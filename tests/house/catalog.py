"""Questions to PostgreSQL's catalogue: what is there, whose it is and who may do what with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psycopg

Connection = psycopg.Connection[tuple[Any, ...]]
OUR_SCHEMAS = ["public", "history", "known", "holdfast"]
RIGHTS = ["select", "insert", "update", "delete", "truncate", "references", "trigger"]
# What keeps names out of the server's log (holdfast/cli/clusters.py).
QUIET = ["log_error_verbosity=terse", "log_min_error_statement=panic"]
BESIDES = """
select 'a rule', rulename || ' on ' || ev_class::regclass
  from pg_rewrite join pg_class on pg_class.oid = ev_class
 where rulename <> '_RETURN' and relnamespace::regnamespace::text = any (%(ours)s)
union all select 'an heir', inhrelid::regclass::text from pg_inherits join pg_class on oid = inhparent
 where relkind in ('r', 'p') and relnamespace::regnamespace::text = any (%(ours)s)
union all select 'a schema', nspname from pg_namespace
 where nspname <> all (%(ours)s) and nspname !~ '^pg_' and nspname <> 'information_schema'
union all select 'a publication', pubname from pg_publication
union all select 'a right promised', defaclrole::regrole || ': ' || defaclacl::text from pg_default_acl
union all select 'a right that can be passed on', pg_class.oid::regclass::text
  from pg_class, aclexplode(relacl) where is_grantable and grantee <> relowner
   and relnamespace::regnamespace::text = any (%(ours)s)
union all select 'a role to become', roleid::regrole::text from pg_auth_members
 where member = %(role)s::regrole
union all select 'a setting', setconfig::text from pg_db_role_setting
 where setrole in (0, %(role)s::regrole) and setconfig <> %(quiet)s
   and setdatabase in (0, (select oid from pg_database where datname = current_database()))
"""


@dataclass(frozen=True)
class Function:
    """A function: whether it runs with its owner's rights, its settings, and who may call it."""

    schema: str
    name: str
    definer: bool
    settings: list[str]
    everybody: bool
    application: bool


def tables(connection: Connection, schema: str) -> set[str]:
    """The names of the tables of a schema."""
    return _first(
        connection.execute("select tablename from pg_tables where schemaname = %s", [schema]).fetchall()
    )


def row_security(connection: Connection, schema: str, table: str) -> bool:
    """Whether row security is on."""
    found = connection.execute(
        "select relrowsecurity from pg_class where relname = %s and relnamespace = %s::regnamespace",
        [table, schema],
    ).fetchone()
    return found == (True,)


def policies(connection: Connection, schema: str, table: str) -> list[tuple[Any, ...]]:
    """Name, whether permissive, command, condition and check of each policy."""
    return connection.execute(
        "select policyname::text, permissive = 'PERMISSIVE', cmd, qual, with_check from pg_policies"
        " where schemaname = %s and tablename = %s",
        [schema, table],
    ).fetchall()


def triggers(connection: Connection, schema: str, table: str) -> set[str]:
    """The names of the triggers in force."""
    return _first(
        connection.execute(
            "select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid"
            " where relname = %s and relnamespace = %s::regnamespace"
            " and not tgisinternal and tgenabled in ('O', 'A')",
            [table, schema],
        ).fetchall()
    )


def trigger_definitions(connection: Connection, schema: str, table: str) -> set[str]:
    """Each trigger in force: its name, when it fires, under which condition, and what it calls."""
    return _first(
        connection.execute(
            "select replace(pg_get_triggerdef(pg_trigger.oid), 'CREATE TRIGGER ', '') from pg_trigger"
            " join pg_class on pg_class.oid = tgrelid where relname = %s and relnamespace = %s::regnamespace"
            " and not tgisinternal and tgenabled in ('O', 'A')",
            [table, schema],
        ).fetchall()
    )


def constraints(connection: Connection, table: str, kind: str, *, schema: str = "public") -> dict[str, str]:
    """The name and definition of each constraint: c a check, f a foreign key, p the key, x an exclusion."""
    rows = connection.execute(
        "select conname::text, pg_get_constraintdef(oid) from pg_constraint"
        " where contype = %s and conrelid = %s::regclass",
        [kind, f'{schema}."{table}"'],
    ).fetchall()
    return dict(rows)


def indexes(connection: Connection, table: str) -> dict[str, str]:
    """The name and definition of each unique index that is whole."""
    rows = connection.execute(
        "select relname::text, pg_get_indexdef(indexrelid) from pg_index join pg_class on oid = indexrelid"
        " where indisunique and indisvalid and indrelid = %s::regclass",
        [f'public."{table}"'],
    ).fetchall()
    return dict(rows)


def nullable(connection: Connection, schema: str, table: str) -> set[str]:
    """The columns that may be null."""
    return _first(
        connection.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and not attisdropped and not attnotnull",
            [f'{schema}."{table}"'],
        ).fetchall()
    )


def foreign_keys(connection: Connection, table: str) -> list[tuple[str, list[str]]]:
    """The name and columns of each foreign key."""
    rows = connection.execute(
        "select conname::text, array(select attname::text from"
        " unnest(conkey) with ordinality as part (number, place)"
        " join pg_attribute on attrelid = conrelid and attnum = part.number order by part.place)"
        " from pg_constraint where contype = 'f' and conrelid = %s::regclass",
        [f'public."{table}"'],
    ).fetchall()
    return [(name, columns) for name, columns in rows]


def uniques(connection: Connection, table: str) -> list[tuple[str, list[str]]]:
    """The name and columns of each unique index; an expression counts as no column."""
    rows = connection.execute(
        "select indexrelid::regclass::text, array(select coalesce(attname::text, '') from"
        " unnest(indkey::int2[]) with ordinality as part (number, place)"
        " left join pg_attribute on attrelid = indrelid and attnum = part.number and part.number > 0"
        " order by part.place) from pg_index where indisunique and indrelid = %s::regclass",
        [f'public."{table}"'],
    ).fetchall()
    return [(name, columns) for name, columns in rows]


def columns(connection: Connection, schema: str, table: str) -> dict[str, str]:
    """Each column of a table or view with its type."""
    rows = connection.execute(
        "select attname::text, format_type(atttypid, atttypmod) from pg_attribute join pg_class on"
        " pg_class.oid = attrelid where relname = %s and relnamespace = %s::regnamespace and attnum > 0"
        " and not attisdropped",
        [table, schema],
    ).fetchall()
    return dict(rows)


def views(connection: Connection) -> list[tuple[str, str, list[str]]]:
    """Schema, name and options of each view of ours."""
    rows = connection.execute(
        "select relnamespace::regnamespace::text, relname::text, coalesce(reloptions, '{}') from pg_class"
        " where relkind in ('v', 'm') and relnamespace::regnamespace::text = any (%s)",
        [OUR_SCHEMAS],
    ).fetchall()
    return [(schema, name, options) for schema, name, options in rows]


def rights(connection: Connection, role: str) -> list[tuple[str, str, frozenset[str]]]:
    """Schema and name of each table and view, with what a role may do there, on the whole or on a column."""
    rows = connection.execute(
        """
        select relnamespace::regnamespace::text, relname::text, array(
            select word from unnest(%s::text[]) word where has_table_privilege(%s, pg_class.oid, word)
            or (word in ('select', 'insert', 'update', 'references')
                and has_any_column_privilege(%s, pg_class.oid, word)))
        from pg_class
        where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and relnamespace::regnamespace::text = any (%s)
        order by 1, 2
        """,
        [RIGHTS, role, role, OUR_SCHEMAS],
    ).fetchall()
    return [(schema, name, frozenset(words)) for schema, name, words in rows]


def functions(connection: Connection) -> list[Function]:
    """Every function in our schemas but those of an extension."""
    rows = connection.execute(
        "select pronamespace::regnamespace::text, proname::text, prosecdef, coalesce(proconfig, '{}'),"
        " has_function_privilege('public', pg_proc.oid, 'execute'),"
        " has_function_privilege('holdfast_app', pg_proc.oid, 'execute') from pg_proc"
        " where pronamespace::regnamespace::text = any (%s) and not exists (select from pg_depend"
        " where objid = pg_proc.oid and deptype = 'e') order by 1, 2",
        [OUR_SCHEMAS],
    ).fetchall()
    return [Function(*row) for row in rows]


def bodies(connection: Connection) -> dict[str, tuple[str, list[str]]]:
    """Each function of the schema holdfast by its signature: what it says, and its settings."""
    rows = connection.execute(
        "select proname || '(' || oidvectortypes(proargtypes) || ')',"
        " pg_get_functiondef(oid), coalesce(proconfig, '{}') from pg_proc"
        " where pronamespace = 'holdfast'::regnamespace"
    ).fetchall()
    return {name: (body, settings) for name, body, settings in rows}


def besides(connection: Connection, role: str) -> list[tuple[str, str]]:
    """What can stand beside the walls and pass them: what it is, and its name."""
    return connection.execute(BESIDES, {"ours": OUR_SCHEMAS, "role": role, "quiet": QUIET}).fetchall()


def owned_by(connection: Connection, role: str) -> list[str]:
    """Everything a role owns in this database."""
    return sorted(
        _first(
            connection.execute(
                "select pg_describe_object(classid, objid, objsubid) from pg_shdepend where deptype = 'o'"
                " and refobjid = %s::regrole"
                " and dbid = (select oid from pg_database where datname = current_database())",
                [role],
            ).fetchall()
        )
    )


def may_create_in(connection: Connection, role: str) -> list[str]:
    """The schemas in which a role may make things; the database for schemas and temporary tables."""
    rows = connection.execute(
        """
        select nspname from pg_namespace
        where has_schema_privilege(%s, oid, 'create') and nspname !~ '^pg_temp'
        union all
        select current_database() where has_database_privilege(%s, current_database(), 'create, temporary')
        """,
        [role, role],
    ).fetchall()
    return sorted(_first(rows))


def _first(rows: Iterable[tuple[Any, ...]]) -> set[str]:
    return {str(row[0]) for row in rows}
