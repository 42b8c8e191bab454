"""What is checked before anything is served: that the database role may do no more than it should."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection

from holdfast.audit.library_tables import LIBRARY_TABLES
from holdfast.config import environment

# Of the role that signed in (SET ROLE hides it, RESET ROLE brings it back) and of every role it could become.
POWERS = """
select role.rolname,
       array_remove(array[
         case when role.rolsuper then 'is a superuser' end,
         case when role.rolbypassrls then 'bypasses row security' end,
         case when role.rolcreaterole then 'may make roles' end,
         case when role.rolreplication then 'may copy the whole cluster' end,
         case when exists (select from pg_database where datdba = role.oid) then 'owns a database' end,
         (select 'owns ' || pg_describe_object(classid, objid, objsubid)
            from pg_shdepend left join pg_class on classid = 'pg_class'::regclass and pg_class.oid = objid
           where deptype = 'o' and refobjid = role.oid and coalesce(relpersistence, 'p') <> 't'
             and dbid = (select oid from pg_database where datname = current_database()) limit 1),
         case when role.rolname <> session_user then 'has rights of its own' end
       ], null)
  from pg_roles role
 where pg_has_role(session_user, role.oid, 'member')
 order by role.rolname <> session_user, role.rolname
"""
# What could stand in front of ours.
MAKES = """
select session_user, array['may make things in the schema ' || nspname] from pg_namespace
 where has_schema_privilege(session_user, oid, 'create') and nspname !~ '^pg_(toast_)?temp'
union all
select session_user, array['may make schemas']
 where has_database_privilege(session_user, current_database(), 'create')
union all
select session_user, array['may hide tables behind temporary ones (`holdfast migrate` takes that away)']
 where has_database_privilege(session_user, current_database(), 'temporary')
"""
# Tables of ours from which rows may be removed: what is kept as PASSING, written here by hand so that no
# model can open a wall by itself.
MAY_REMOVE = ["records_draft"]
# Tables of ours in which the role may do what no wall leaves open, as after somebody's `grant all`.
GAPS = """
select relnamespace::regnamespace || '.' || relname
  from pg_class
 where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('public', 'history')
   and relname <> all (%s)
   and (not relrowsecurity and has_any_column_privilege(oid, 'select, insert, update')
        or has_table_privilege(oid, 'truncate, references, trigger')
        or has_table_privilege(oid, 'delete')
           and (relname <> all (%s) or relnamespace::regnamespace::text <> 'public')
        or (relnamespace::regnamespace::text = 'history' and has_any_column_privilege(oid, 'insert, update')))
 order by 1 limit 1
"""
# Tables of libraries that are walled by a rule of ours: row security on, and that rule alone.
OPEN_LIBRARY_TABLES = """
select relname from pg_class
 where relnamespace = 'public'::regnamespace and relname = any (%s)
   and (not relrowsecurity or (select array_agg(polname::text) from pg_policy where polrelid = pg_class.oid)
        is distinct from array['within_authority'])
 order by 1 limit 1
"""
DEMONSTRATION = "select slug from holdfast.list_authorities() where demonstration order by slug limit 1"
# What an address or a role may bring along: every transaction would begin inside an authority.
BROUGHT = "select name from unnest(%s::text[]) name where coalesce(current_setting(name, true), '') <> ''"
SETTINGS = ["holdfast.authority", "holdfast.actor", "holdfast.known_at"]


def refuse_unsafe_role() -> None:
    """Refuse to start as a role that could pass a wall, or where a wall has a gap.

    Raises environment.Unusable with one line that says which power and what to do, also when the database
    does not answer or refuses the role.
    """
    try:
        powers = _ask(POWERS) + _ask(MAKES)
        gaps = _ask(OPEN_LIBRARY_TABLES, [name for name, each in LIBRARY_TABLES.items() if each.rule])
        gaps, brought = gaps + _ask(GAPS, list(LIBRARY_TABLES), MAY_REMOVE), _ask(BROUGHT, SETTINGS)
    except OperationalError as error:
        raise environment.Unusable(f"the database does not answer: {_first_line(error)}") from error
    except DatabaseError as error:
        raise environment.Unusable(f"the database refuses: {_first_line(error)}") from error
    finally:
        connection.close()  # a server that forks afterwards must not share it
    itself = str(connection.settings_dict["USER"])
    for role, found in powers:
        if found:
            who = itself if role == itself else f"{itself} may become {role}, which"
            raise environment.Unusable(
                f"DATABASE_URL holds a role that is not safe: {who} {found[0]}; "
                "it must hold the application's role, holdfast_app, which owns nothing"
            )
    for (table,) in gaps:
        raise environment.Unusable(
            f"the wall round {table} has a gap: row security must be on, and {itself} may not delete there, "
            "nor write in history; take back what was granted"
        )
    for (name,) in brought:
        raise environment.Unusable(
            f"{name} is set before anybody has entered: "
            "take it out of DATABASE_URL, the role and the database"
        )


def refuse_demonstration() -> None:
    """Refuse to start in production with a demonstration in the database: anybody may try a role there.

    Raises environment.Unusable with one line, also when the database does not answer.
    """
    if not settings.PRODUCTION:
        return
    try:
        found = _ask(DEMONSTRATION)
    except DatabaseError as error:
        raise environment.Unusable(f"the database does not answer: {_first_line(error)}") from error
    finally:
        connection.close()
    for (slug,) in found:
        raise environment.Unusable(
            f"{slug} is a demonstration, in which anybody may try a role without a password: "
            "HOLDFAST_MODE=production starts with none; give real records a database of their own"
        )


def _ask(query: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return list(cursor.fetchall())


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
