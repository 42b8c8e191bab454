"""The statements that a wall is made of; each function answers them in order, for `walls.py` to run.

Names of tables and columns come from our own models alone, never from a person.
"""
# ruff: noqa: S608 - see above

from collections.abc import Sequence
from dataclasses import dataclass

APPLICATION = "holdfast_app"
# What every table of the record begins with.
BACKBONE = ("id", "authority_id", "known_from")
# What a version bears in history beside the columns of its table.
VERSION_COLUMNS = ("known_to", "changed_by", "reason")
# The subselect is reckoned once a query, not once a row; with no authority set it is an error, never "all
# rows".
HERE = "(select current_setting('holdfast.authority')::uuid)"
KNOWN_AT = "(select current_setting('holdfast.known_at')::timestamptz)"


@dataclass(frozen=True)
class Table:
    """A table's name, its columns with their types, and the tables that its foreign keys point to."""

    name: str
    columns: dict[str, str]
    links: dict[str, str]


def row_security(table: str, *, authority: str, schema: str = "public") -> list[str]:
    """Only rows of the authority that one is in are seen or written."""
    name, rule = f'{schema}."{table}"', f'"{authority}" = {HERE}'
    return [
        f"alter table {name} enable row level security",
        f"create policy within_authority on {name} using ({rule}) with check ({rule})",
    ]


def unique_key(table: Table) -> list[str]:
    """What foreign keys that carry the authority point to."""
    return [f'alter table public."{table.name}" add constraint "{table.name}_key" unique (authority_id, id)']


def foreign_keys(table: Table) -> list[str]:
    """One foreign key a link, with the authority in it, so that none can point into another authority."""
    statements = []
    for column, target in table.links.items():
        own, there = f'(authority_id, "{column}")', "(authority_id, id)"
        if column == "authority_id":
            own, there = "(authority_id)", "(id)"
        name = f"{table.name}_{column}_link"
        statements += [
            f'alter table public."{table.name}" drop constraint if exists "{name}"',
            f'alter table public."{table.name}" add constraint "{name}" '
            f'foreign key {own} references public."{target}" {there}',
        ]
    return statements


def history(table: Table, *, authority: str) -> list[str]:
    """The table of earlier versions: the same columns, none required but those that name the version."""
    past = f'history."{table.name}"'
    key = ", ".join(dict.fromkeys([authority, "id", "known_to"]))
    required = dict.fromkeys(["id", authority, "known_from", "known_to", "changed_by", "reason"])
    return [
        f'create table {past} as select * from public."{table.name}" with no data',
        f"alter table {past} add known_to timestamptz, add changed_by text, add reason text",
        f"alter table {past} " + ", ".join(f'alter column "{name}" set not null' for name in required),
        f"alter table {past} add primary key ({key})",
        *(f'create index on {past} ("{column}")' for column in table.links if column != "authority_id"),
        *row_security(table.name, authority=authority, schema="history"),
        f"create trigger refuse_change before update or delete or truncate on {past} "
        "for each statement execute function holdfast.refuse_change()",
        f"grant select on {past} to {APPLICATION}",
    ]


def version_triggers(table: str, *, secret: Sequence[str]) -> list[str]:
    """Every change leaves the old row in history; nobody empties the table."""
    arguments = ", ".join(f"'{column}'" for column in secret)
    return [
        f'create trigger keep_version before insert or update or delete on public."{table}" '
        f"for each row execute function holdfast.keep_version({arguments})",
        f'create trigger refuse_change before truncate on public."{table}" '
        "for each statement execute function holdfast.refuse_change()",
    ]


def append_only_triggers(table: str, *, stamped: bool) -> list[str]:
    """Rows are added, at the moment that the clock says, and never change."""
    statements = [
        f'create trigger refuse_change before update or delete or truncate on public."{table}" '
        "for each statement execute function holdfast.refuse_change()",
    ]
    if stamped:
        statements.append(
            f'create trigger keep_version before insert on public."{table}" '
            "for each row execute function holdfast.keep_version()"
        )
    return statements


def passing_triggers(table: str) -> list[str]:
    """Rows come and go one by one; nobody empties the table."""
    return [
        f'create trigger refuse_change before truncate on public."{table}" '
        "for each statement execute function holdfast.refuse_change()",
    ]


def view(table: Table, *, versioned: bool) -> list[str]:
    """The table as it was known at holdfast.known_at, read as whoever asks, so row security holds."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    body = f'select {columns} from public."{table.name}" where known_from <= {KNOWN_AT}'
    if versioned:
        body += (
            f' union all select {columns} from history."{table.name}" '
            f"where known_from <= {KNOWN_AT} and known_to > {KNOWN_AT}"
        )
    return [
        f'create view known."{table.name}" with (security_invoker) as {body}',
        f'grant select on known."{table.name}" to {APPLICATION}',
    ]


def no_view(table: str) -> str:
    """Take the view of the past away."""
    return f'drop view if exists known."{table}"'


def grants(table: str, *, insert: bool, update: bool, delete: bool) -> list[str]:
    """What the application may do, and nothing else."""
    given = {"insert": insert, "update": update, "delete": delete}
    rights = ["select", *(right for right, may in given.items() if may)]
    return [
        f'revoke all on public."{table}" from public, {APPLICATION}',
        f'grant {", ".join(rights)} on public."{table}" to {APPLICATION}',
    ]


def in_step(table: Table, *, versioned: bool, past: bool = True) -> list[str]:
    """History, view and foreign keys as the table's columns now are."""
    statements = [*foreign_keys(table)]
    if versioned:
        kept = f'history."{table.name}"'
        added = ", ".join(
            f'add column if not exists "{column}" {kind}' for column, kind in table.columns.items()
        )
        statements += [f"alter table {kept} {added}"]
        for column, kind in table.columns.items():
            if column not in BACKBONE:  # the policy hangs on these, and they never change
                statements.append(f'alter table {kept} alter column "{column}" type {kind}')
        statements.append(_departed(table))
    return [*statements, *(view(table, versioned=versioned) if past else [])]


def _departed(table: Table) -> str:
    """Drops from history the columns that have left the table, unless they hold what was once known."""
    stay = ", ".join(f"'{column}'" for column in (*table.columns, *VERSION_COLUMNS))
    return f"""do $body$
declare gone text; filled boolean;
begin
  for gone in select attname from pg_attribute where attrelid = 'history."{table.name}"'::regclass
      and attnum > 0 and not attisdropped and attname <> all (array[{stay}]) loop
    execute format('select exists (select from history."{table.name}" where %I is not null)', gone)
      into filled;
    if filled then
      raise exception 'history.{table.name}.% holds what was known: it cannot be dropped', gone;
    end if;
    execute format('alter table history."{table.name}" drop column %I', gone);
  end loop;
end $body$"""


def removal(table: Table, *, versioned: bool, keyed: bool) -> list[str]:
    """The wall taken down, with the history behind it."""
    name = f'public."{table.name}"'
    return [
        no_view(table.name),
        f"drop trigger if exists refuse_change on {name}",
        f"drop trigger if exists keep_version on {name}",
        *([f'drop table history."{table.name}"'] if versioned else []),
        *(f'alter table {name} drop constraint "{table.name}_{column}_link"' for column in table.links),
        *([f'alter table {name} drop constraint "{table.name}_key"'] if keyed else []),
        f"drop policy within_authority on {name}",
        f"alter table {name} disable row level security",
        f"revoke all on {name} from {APPLICATION}",
    ]
