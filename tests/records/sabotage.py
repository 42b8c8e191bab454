"""Every part of every wall, each with the statement that takes it away and the one that puts it back."""

from dataclasses import dataclass
from typing import Any

import psycopg

from tests.records.walled import Walled, tables

APPLICATION = "holdfast_app"
ALL_RIGHTS = ("select", "insert", "update", "delete", "truncate")


@dataclass(frozen=True)
class Part:
    """One part of one table's wall; `name` says what is wrong when it has been taken away."""

    name: str
    table: Walled
    away: str
    back: str


def policies(owner: psycopg.Connection[Any]) -> list[Part]:
    """Each policy: dropped, opened to everybody, and row security switched off."""
    found = []
    for schema, table in _schemas():
        name = f'{schema}."{table.name}"'
        rule = f"\"{table.authority}\" = (select current_setting('holdfast.authority')::uuid)"
        create = f"create policy within_authority on {name} using ({rule}) with check ({rule})"
        drop = f"drop policy within_authority on {name}"
        opened = f"alter policy within_authority on {name} using (true) with check (true)"
        found += [
            Part(f"{name} without its policy", table, drop, create),
            Part(f"{name} with its policy opened", table, opened, f"{drop}; {create}"),
            Part(
                f"{name} without row security", table, f"alter table {name} disable row level security",
                f"alter table {name} enable row level security",
            ),
        ]  # fmt: skip
    return found


def grants(owner: psycopg.Connection[Any]) -> list[Part]:
    """Each right that the application must not have, given; each that it must have, taken."""
    found = []
    for schema, table in _schemas():
        name = f'{schema}."{table.name}"'
        rights = table.rights if schema == "public" else {"select"}
        for right in ALL_RIGHTS:
            give, take = (
                f"grant {right} on {name} to {APPLICATION}",
                f"revoke {right} on {name} from {APPLICATION}",
            )
            if right in rights:
                found.append(Part(f"{name} without the right to {right}", table, take, give))
            else:
                found.append(Part(f"{name} with the right to {right}", table, give, take))
    return found


def triggers(owner: psycopg.Connection[Any]) -> list[Part]:
    """Each trigger of ours, switched off."""
    by_name = {table.name: table for table in tables()}
    rows = owner.execute(
        "select nspname, relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid"
        " join pg_namespace on pg_namespace.oid = relnamespace"
        " where not tgisinternal and relname = any (%s) order by 1, 2, 3",
        [list(by_name)],
    ).fetchall()
    return [
        Part(
            f"{schema}.{table} without its trigger {trigger}", by_name[table],
            f'alter table {schema}."{table}" disable trigger {trigger}',
            f'alter table {schema}."{table}" enable trigger {trigger}',
        )
        for schema, table, trigger in rows
    ]  # fmt: skip


def links(owner: psycopg.Connection[Any]) -> list[Part]:
    """Each foreign key that carries the authority, made one that does not."""
    found = []
    for table in tables():
        for column, target in table.links.items():
            name, link = f'"{table.name}"', f'"{table.name}_{column}_link"'
            drop = f"alter table {name} drop constraint {link}"
            add = f"alter table {name} add constraint {link} foreign key"
            found.append(
                Part(
                    f"{name} with a {column} that leads anywhere", table,
                    f'{drop}; {add} ("{column}") references "{target}" (id)',
                    f'{drop}; {add} (authority_id, "{column}") references "{target}" (authority_id, id)',
                )
            )  # fmt: skip
    return found


def views(owner: psycopg.Connection[Any]) -> list[Part]:
    """Each view of the past: read with the owner's eyes, showing no past, showing two versions at once."""
    found = []
    for table in (each for each in tables() if each.past):
        name = f'known."{table.name}"'
        row = owner.execute("select pg_get_viewdef(%s::regclass)", [name]).fetchone()
        assert row is not None
        anew, body = f"create or replace view {name} with (security_invoker) as ", str(row[0])
        found.append(
            Part(
                f"{name} read as its owner", table, f"alter view {name} reset (security_invoker)",
                f"alter view {name} set (security_invoker)",
            )
        )  # fmt: skip
        if table.versioned:
            both = body.replace("known_to >", "known_to >=")
            assert both != body
            alone = body.partition("UNION ALL")[0]
            found.append(Part(f"{name} without the past", table, anew + alone, anew + body))
            found.append(Part(f"{name} with two versions at once", table, anew + both, anew + body))
    return found


def definers(owner: psycopg.Connection[Any]) -> list[Part]:
    """The functions that write where the application may not, run as the application."""
    at = {table.name: table for table in tables()}
    functions = {
        "holdfast.keep_version()": at["records_person"],
        "holdfast.await_seal()": at["audit_entry"],
        "holdfast.keep_search_name()": at["records_person"],
    }
    return [
        Part(
            f"{name} without its owner's rights", table, f"alter function {name} security invoker",
            f"alter function {name} security definer",
        )
        for name, table in functions.items()
    ]  # fmt: skip


# What a function says, and what a weaker one of the same name would say.
WEAKER = [
    (
        "keep_version",
        "new.known_from := clock_timestamp()",
        "new.known_from := coalesce(new.known_from, now())",
    ),
    ("keep_version", "greatest(clock_timestamp(), ", "greatest(now(), "),
    ("keep_version", "current_setting('holdfast.reason', true)", "null"),
    ("keep_version", "'changed_by', current_setting('holdfast.actor')", "'changed_by', 'somebody'"),
    (
        "keep_version",
        "past := to_jsonb(old);",
        "past := to_jsonb(old); if tg_op = 'DELETE' then return old; end if;",
    ),
    ("keep_version", "new.id is distinct from old.id", "false"),
    ("keep_version", "to_jsonb(new) -> 'authority_id' is distinct from past -> 'authority_id'", "false"),
    ("refuse_change", "raise exception", "raise notice"),
    ("find_people", "found.authority_id = whose", "true"),
]


def bodies(owner: psycopg.Connection[Any]) -> list[Part]:
    """Functions that keep their names, their rights and their triggers, and do less."""
    table, found = next(each for each in tables() if each.name == "records_person"), []
    for function, said, says in WEAKER:
        row = owner.execute("select pg_get_functiondef(%s::regproc)", [f"holdfast.{function}"]).fetchone()
        assert row is not None
        body = str(row[0])
        assert said in body
        weaker = body.replace(said, says)
        if function == "refuse_change":
            weaker = weaker.replace("using errcode = 'restrict_violation'", "").replace(
                "end $", "return null; end $"
            )
        found.append(Part(f"{function} with {says!r}", table, weaker, body))
    return found


def _schemas() -> list[tuple[str, Walled]]:
    found = [("public", table) for table in tables()]
    return found + [("history", table) for table in tables() if table.versioned]
