"""Attempts on the walls, in raw SQL: each is one function that raises Breached when the wall let it through.

They are run twice: where the walls stand, none may raise; in a database in which one part of a wall was
taken away (`test_the_wall_is_real.py`), at least one must. So they also hold that what should work does
work.
"""

from uuid import uuid4

from psycopg import errors

from tests.records import furniture, search_attempts
from tests.records.past_attempts import added, fresh, history, known, reading, versions
from tests.records.trying import BY_TRIGGER, NO_RIGHT, Attempt, must_be, must_refuse, refused
from tests.records.walled import Ground, Walled, tables


def of_table(table: Walled) -> dict[str, Attempt]:
    """The attempts on one table, each by its name."""
    found = {
        **reading(table), **_writing(table), **_never(table), **_dismantling(table), **_slips(table),
        **search_attempts.of_table(table),
    }  # fmt: skip
    if table.past:
        found |= known(table)
    if table.versioned:
        found |= history(table)
    if table.past and "insert" in table.rights:
        found |= added(table)
    if table.past and "update" in table.rights:
        found |= versions(table)
    if table.passing:
        found |= _passing(table)
    if table.name == "audit_entry":
        found[f"{table.name}: takes an entry, which waits for its seal"] = _logging
    for column, target in table.links.items():
        found[f"{table.name}: {column} does not lead into another authority"] = _linking(
            table, column, target
        )
    return found


def every() -> dict[str, Attempt]:
    """Every attempt on every table."""
    return {name: attempt for table in tables() for name, attempt in of_table(table).items()}


def _writing(table: Walled) -> dict[str, Attempt]:
    name, own = f'public."{table.name}"', f'"{table.authority}"'
    copy = (
        f"insert into {name} select (jsonb_populate_record(null::{name}, to_jsonb(row) ||"
        f" jsonb_build_object('id', %s::text, '{table.authority}', %s::text))).* from {name} row limit 1"
    )

    def insert_there(ground: Ground) -> None:
        key = ground.there if table.authority == "id" else str(uuid4())
        must_refuse(ground, copy, [key, ground.there])

    def insert_here(ground: Ground) -> None:
        must_refuse(ground, copy, [str(uuid4()), ground.here])

    def update_there(ground: Ground) -> None:
        with ground.application() as connection:
            done = connection.execute(f"update {name} set id = id where {own} = %s", [ground.there])
            must_be(done.rowcount == 0, f"{name}: changed {done.rowcount} rows of another authority")

    def update_here(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = id")

    def move_there(ground: Ground) -> None:
        by = NO_RIGHT if table.passing else BY_TRIGGER  # row security refuses where no trigger does
        must_refuse(ground, f"update {name} set {own} = %s", [ground.there], by=by)

    found: dict[str, Attempt] = {f"{name}: nothing is put into another authority": insert_there}
    if "insert" not in table.rights:
        found[f"{name}: takes no row"] = insert_here
    if "update" in table.rights:
        found[f"{name}: nothing of another authority is changed"] = update_there
        found[f"{name}: nothing is moved into another authority"] = move_there
    else:
        found[f"{name}: nothing is changed"] = update_here
    return found


def _never(table: Walled) -> dict[str, Attempt]:
    name = f'public."{table.name}"'
    emptied = {f"{name}: is not emptied": refused(f"truncate {name}")}
    if table.passing:
        return emptied
    return {f"{name}: nothing is deleted": refused(f"delete from {name}"), **emptied}


def _passing(table: Walled) -> dict[str, Attempt]:
    """What is still being typed comes and goes, here alone."""
    name, own = f'public."{table.name}"', f'"{table.authority}"'

    def comes_and_goes(ground: Ground) -> None:
        key = str(uuid4())
        with ground.application() as connection:
            connection.execute(fresh(table), [key])
            changed = connection.execute(f"update {name} set id = id where id = %s", [key]).rowcount
            removed = connection.execute(f"delete from {name} where id = %s", [key]).rowcount
        must_be((changed, removed) == (1, 1), f"{name}: changed {changed}, removed {removed}")

    def not_there(ground: Ground) -> None:
        with ground.application() as connection:
            gone = connection.execute(f"delete from {name} where {own} = %s", [ground.there]).rowcount
            must_be(gone == 0, f"{name}: removed {gone} rows of another authority")

    return {
        f"{name}: a row comes, is changed and goes": comes_and_goes,
        f"{name}: nothing of another authority is removed": not_there,
    }


def _dismantling(table: Walled) -> dict[str, Attempt]:
    name = f'public."{table.name}"'
    statements = [
        f"alter table {name} disable trigger all", f"alter table {name} disable row level security",
        f"drop policy within_authority on {name}", f"drop table {name}",
        f"create trigger mine before insert on {name} for each row execute function"
        " suppress_redundant_updates_trigger()",
        f"create policy mine on {name} using (true)", f"create index on {name} (id)",
        f"create rule mine as on insert to {name} do instead nothing",
        *([f"drop trigger refuse_change on {name}"] if not table.by_database else []),
    ]  # fmt: skip
    return {f"not done: {each}": refused(each) for each in statements}


def _slips(table: Walled) -> dict[str, Attempt]:
    """What the owner may not do by a slip of the hand either."""
    name = f'public."{table.name}"'
    if table.by_database:  # the database itself fills and empties it
        return {}

    def emptied(ground: Ground) -> None:  # with what hangs on it; its own trigger must be the first to refuse
        saying = f"public.{table.name} only grows"
        must_refuse(ground, f"truncate {name} cascade", by=BY_TRIGGER, saying=saying, owner=True)

    found: dict[str, Attempt] = {f"{name}: not even the owner empties it": emptied}
    if table.passing:
        return found
    if not table.versioned:
        found[f"{name}: not even the owner changes a row"] = refused(f"update {name} set id = id", owner=True)
        found[f"{name}: not even the owner deletes a row"] = refused(f"delete from {name}", owner=True)
        return found

    def in_nobodys_name(ground: Ground) -> None:
        must_refuse(ground, f"update {name} set id = id", by=BY_TRIGGER, owner=True)

    return {**found, f"{name}: not even the owner changes a row in nobody's name": in_nobodys_name}


def _logging(ground: Ground) -> None:
    with ground.application() as connection:
        connection.execute(
            "insert into audit_entry (id, authority_id, what, about, why, outcome)"
            " values (%(key)s, %(here)s, 'tests.wait', '', '', 'done')",
            {"key": (key := uuid4()), "here": ground.here},
        )
        waiting = connection.execute("select count(*) from audit_waiting where id = %s", [key]).fetchone()
    must_be(waiting == (1,), "an entry does not wait for its seal")


def _linking(table: Walled, column: str, target: str) -> Attempt:
    def across(ground: Ground) -> None:
        with ground.owner() as owner:
            row = owner.execute(
                f'select id from "{target}" where authority_id = %s limit 1', [ground.there]
            ).fetchone()
        assert row is not None
        if table.by_database:  # even what its own functions write is held to it
            change = f'update "{table.name}" set "{column}" = %s where authority_id = %s'
            must_refuse(ground, change, [row[0], ground.here], by=errors.ForeignKeyViolation, owner=True)
            return
        if "update" not in table.rights:
            statement = fresh(table, more=f"jsonb_build_object('{column}', %s::text)")
            must_refuse(ground, statement, [str(uuid4()), row[0]], by=errors.ForeignKeyViolation)
            return
        also = furniture.ALONG_WITH.get((table.name, column), "")  # what must hold for the link to be there
        one = f'(select id from "{table.name}" limit 1)'
        must_refuse(
            ground,
            f'update "{table.name}" set "{column}" = %s{also} where id = {one}',
            [row[0]],
            by=errors.ForeignKeyViolation,
            saying=f"{table.name}_{column}_link",
        )

    return across
