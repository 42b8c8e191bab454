"""Attempts on the past: its versions, its views, and the rows as they become past."""

from datetime import timedelta
from uuid import uuid4

from tests.records import furniture
from tests.records.trying import BY_TRIGGER, UNSET, VIEW, Attempt, must_be, must_refuse, refused
from tests.records.walled import Ground, Walled, tables


def reading(table: Walled, schema: str = "public") -> dict[str, Attempt]:
    name = f'{schema}."{table.name}"'

    def only_here(ground: Ground) -> None:
        with ground.application() as connection:
            rows = connection.execute(f'select distinct "{table.authority}"::text from {name}').fetchall()
        must_be(rows == [(ground.here,)], f"{name} shows the rows of {rows or 'nobody'}")

    def nowhere(ground: Ground) -> None:
        must_refuse(ground, f"select count(*) from {name}", by=UNSET, authority=False)

    return {
        f"{name}: shows this authority's rows, and no other's": only_here,
        f"{name}: shows nothing where no authority is set": nowhere,
    }


def history(table: Walled) -> dict[str, Attempt]:
    name = f'history."{table.name}"'
    forge = f"insert into {name} select * from {name} limit 1"

    def deleted(ground: Ground) -> None:
        with ground.owner() as owner:
            owner.execute(
                "select set_config('holdfast.authority', %s, true), set_config('holdfast.actor', 'x', true)",
                [ground.here],
            )
            row = owner.execute(f"{fresh(table)} returning id", [key := str(uuid4())]).fetchone()
            must_be(row is not None, f"{name}: no row to delete")
            owner.execute(f'delete from "{table.name}" where id = %s', [key])
            kept = owner.execute(f"select count(*) from {name} where id = %s", [key]).fetchone()
        must_be(kept == (1,), f"{name}: what was deleted left {kept} versions")

    return {
        f"{name}: what the owner deletes leaves its version": deleted,
        **reading(table, "history"),
        f"{name}: no version is forged": refused(forge),
        f"{name}: no version is changed": refused(f"update {name} set reason = 'another'"),
        f"{name}: no version is deleted": refused(f"delete from {name}"),
        f"{name}: is not emptied": refused(f"truncate {name}"),
        f"{name}: not even the owner changes a version": refused(f"update {name} set id = id", owner=True),
        f"{name}: not even the owner deletes a version": refused(f"delete from {name}", owner=True),
        f"{name}: not even the owner empties it": refused(f"truncate {name}", owner=True),
        f"not done: alter table {name} disable trigger all": refused(
            f"alter table {name} disable trigger all"
        ),
    }


def known(table: Walled) -> dict[str, Attempt]:
    name = f'known."{table.name}"'
    live, past = f'public."{table.name}"', f'history."{table.name}"'
    every = f"select id, known_from from {live}"
    if table.versioned:
        every += f" union all select id, known_from from {past}"
    wanted = (
        f"select distinct on (id) id, known_from from ({every}) versions where known_from <= %s"
        " order by id, known_from desc"
    )

    def each_moment(ground: Ground) -> None:
        with ground.application() as connection:
            rows = connection.execute(f"select known_from from ({every}) versions order by 1").fetchall()
            must_be(bool(rows), f"{name}: there is nothing to know")
            for moment in (known for (each,) in rows for known in (each, each - MOMENT)):
                connection.execute("select set_config('holdfast.known_at', %s, true)", [moment.isoformat()])
                shown = connection.execute(f"select id, known_from from {name} order by id").fetchall()
                right = connection.execute(wanted, [moment]).fetchall()
                must_be(shown == right, f"{name}: shows {shown} at {moment}, not {right}")

    return {
        f"{name}: each moment shows the version then known": each_moment,
        **reading(table, "known"),
        f"{name}: nothing is written into the past": refused(
            f"insert into {name} select * from {name} limit 1", by=VIEW
        ),
        f"{name}: nothing is changed in the past": refused(f"update {name} set id = id", by=VIEW),
        f"{name}: nothing is deleted from the past": refused(f"delete from {name}", by=VIEW),
    }


def versions(table: Walled) -> dict[str, Attempt]:
    name = f'"{table.name}"'

    def kept(ground: Ground) -> None:
        with ground.application() as connection:
            before = connection.execute(f"select id, known_from from {name} order by id limit 1").fetchone()
            assert before is not None
            connection.execute(
                f"update {name} set id = id, known_from = '2001-01-01' where id = %s", [before[0]]
            )
            after = connection.execute(
                f"select known_from, known_from > now() from {name} where id = %s", [before[0]]
            ).fetchone()
            past = connection.execute(
                f"select known_from, known_to, changed_by, reason from history.{name} where id = %s"
                " order by known_to desc limit 1",
                [before[0]],
            ).fetchone()
        assert after is not None
        must_be(after[0] > before[1], f"{name}: known since {after[0]}: backdated")
        must_be(after[1], f"{name}: known since its transaction began, not since it was written")
        wanted = (before[1], after[0], "account:tried", "tried")
        must_be(past == wanted, f"{name}: the version kept is {past}, not {wanted}")

    def rekeyed(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = %s", [str(uuid4())], by=BY_TRIGGER)

    def in_nobodys_name(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = id", by=BY_TRIGGER, actor="")

    return {
        f"{name}: every change leaves the version before it": kept,
        f"{name}: a row keeps its key": rekeyed,
        f"{name}: nothing is changed in nobody's name": in_nobodys_name,
    }


def added(table: Walled) -> dict[str, Attempt]:
    name = f'"{table.name}"'

    def backdated(ground: Ground) -> None:
        with ground.application() as connection:
            row = connection.execute(
                f"{fresh(table)} returning known_from > '2002-01-01', known_from > now()", [str(uuid4())]
            ).fetchone()
        must_be(row == (True, True), f"{name}: a row was put into the past")

    return {f"{name}: no row is put into the past": backdated}


def fresh(table: Walled, *, more: str = "'{}'") -> str:
    """The statement that adds a row like another, dated back, with the key it is given, and more."""
    name = f'public."{table.name}"'
    return (
        f"insert into {name} select (jsonb_populate_record(null::{name}, to_jsonb(row) ||"
        f" jsonb_build_object('id', %s::text, 'known_from', '2001-01-01') ||"
        f" {FRESH[table.name]} || {more})).* from {name} row limit 1"
    )


MOMENT = timedelta(microseconds=1)
# What a second row must have different from the first, by the table's uniques.
FRESH = {
    "records_account": """'{"email": "fresh@jersey.example"}'""",
    "records_alias": """'{"name": "Fresh Name"}'""",
    "records_authority": """'{"slug": "fresh"}'""",
    "records_draft": """'{"about": "fresh"}'""",
    "records_host": """'{"name": "fresh.localhost"}'""",
    "records_sending": "jsonb_build_object('once', gen_random_uuid())",
}
FRESH = {**{table.name: "'{}'" for table in tables()}, **furniture.FRESH, **FRESH}
