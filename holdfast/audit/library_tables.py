"""The tables of libraries, which cannot carry our walls, and what protects each instead.

`open_to_application` is run by `holdfast migrate` after every migration, so that a library's new table or
function is reachable or named as unprotected by the house test, never silently one or the other.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from holdfast.audit.wall_sql import APPLICATION


@dataclass(frozen=True)
class Protection:
    """What the application may do with a library's table, and why that endangers nobody.

    `rule` is the condition of its row security, where a row belongs to somebody.
    """

    rights: str
    because: str
    rule: str = ""


WRITES = "select, insert, update, delete"
JOBS = "a job carries keys alone, no personal data; what it does it does inside `enter` for one authority"
UNUSED = "Holdfast keeps nothing in it: accounts and what they may do are our own tables"
# Asked as whoever asks, so the wall round the accounts decides: only accounts of this authority are there.
OF_OUR_ACCOUNTS = "user_id in (select id from public.records_account)"

LIBRARY_TABLES = {
    "django_session": Protection(
        WRITES, "the key is random and secret; it holds an account's key, no record"
    ),
    "django_migrations": Protection(
        "select", "names of migrations; read to say whether the database is behind"
    ),
    "django_content_type": Protection("", UNUSED),
    "auth_permission": Protection("", UNUSED),
    "auth_group": Protection("", UNUSED),
    "auth_group_permissions": Protection("", UNUSED),
    "account_emailaddress": Protection("", UNUSED),
    "account_emailconfirmation": Protection("", UNUSED),
    "mfa_authenticator": Protection(
        WRITES, "row security by the account it belongs to; its secrets are encrypted", OF_OUR_ACCOUNTS
    ),
    "procrastinate_jobs": Protection(WRITES, JOBS),
    "procrastinate_events": Protection(WRITES, JOBS),
    "procrastinate_periodic_defers": Protection(WRITES, JOBS),
    "procrastinate_workers": Protection(WRITES, JOBS),
}

# Procrastinate's functions run as whoever calls them; PostgreSQL lets everybody call them, which is what
# they need.
SEQUENCES = """
do $body$ declare name text; begin
  for name in select sequencename from pg_sequences
      where schemaname = 'public' and sequencename like 'procrastinate%' loop
    execute format('grant usage on sequence public.%I to holdfast_app', name);
  end loop;
end $body$"""

# PostgreSQL lets everybody make temporary tables, and one of the same name hides ours from the program. The
# right is the database's own: neither a dump nor a copy carries it, so each `holdfast migrate` takes it.
NO_SHADOWS = f"""
do $body$ begin
  execute format('revoke temporary on database %I from public, {APPLICATION}', current_database());
end $body$"""


def open_to_application(connection: BaseDatabaseWrapper) -> None:
    """Give the application its rights in the libraries' tables and take every other; run as the owner."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(NO_SHADOWS)
        for table, protection in LIBRARY_TABLES.items():
            if table not in present:
                continue
            cursor.execute(f'revoke all on public."{table}" from public, {APPLICATION}')
            if protection.rights:
                cursor.execute(f'grant {protection.rights} on public."{table}" to {APPLICATION}')
            if protection.rule:
                for statement in _wall(table, protection.rule):
                    cursor.execute(statement)
        cursor.execute(SEQUENCES)


def _wall(table: str, rule: str) -> list[str]:
    """Row security on a library's table, made anew each time, so that nobody's change of it stays."""
    return [
        f'alter table public."{table}" enable row level security',
        f'drop policy if exists within_authority on public."{table}"',
        f'create policy within_authority on public."{table}" using ({rule}) with check ({rule})',
    ]
