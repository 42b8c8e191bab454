"""Attempts on the past: its versions, its views, and the rows as they become past."""

from uuid import uuid4

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
    return {
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
    return {
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
            after = connection.execute(f"select known_from from {name} where id = %s", [before[0]]).fetchone()
            past = connection.execute(
                f"select known_from, known_to, changed_by, reason from history.{name} where id = %s"
                " order by known_to desc limit 1",
                [before[0]],
            ).fetchone()
        assert after is not None
        must_be(after[0] > before[1], f"{name}: known since {after[0]}: backdated")
        wanted = (before[1], after[0], "account:tried", "tried")
        must_be(past == wanted, f"{name}: the version kept is {past}, not {wanted}")

    def backdated(ground: Ground) -> None:
        with ground.application() as connection:
            row = connection.execute(
                f"insert into {name} select (jsonb_populate_record(null::{name}, to_jsonb(row) ||"
                f" jsonb_build_object('id', %s::text, 'known_from', '2001-01-01') ||"
                f" {FRESH[table.name]})).* from {name} row limit 1 returning known_from > '2002-01-01'",
                [str(uuid4())],
            ).fetchone()
        must_be(row == (True,), f"{name}: a row was put into the past")

    def rekeyed(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = %s", [str(uuid4())], by=BY_TRIGGER)

    def in_nobodys_name(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = id", by=BY_TRIGGER, actor="")

    return {
        f"{name}: every change leaves the version before it": kept,
        f"{name}: no row is put into the past": backdated,
        f"{name}: a row keeps its key": rekeyed,
        f"{name}: nothing is changed in nobody's name": in_nobodys_name,
    }


# What a second row must have different from the first, by the table's uniques.
FRESH = {
    "records_account": """'{"email": "fresh@jersey.example"}'""",
    "records_alias": """'{"name": "Fresh Name"}'""",
}
FRESH = {**{table.name: "'{}'" for table in tables()}, **FRESH}
