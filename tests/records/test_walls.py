"""The walls, tried in raw SQL as the application's role (and what not even the owner does by a slip)."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from holdfast.cli import clusters, devdb
from tests import databases, people
from tests.records import attempts
from tests.records.trying import BY_TRIGGER, UNSET, VIEW, Attempt, must_be, must_refuse
from tests.records.walled import Ground, furnished


@pytest.fixture(scope="module")
def ground(cluster: databases.Cluster) -> Iterator[Ground]:
    """A database with something on both sides of every wall; every attempt in it is rolled back."""
    with databases.clone(cluster, "walls") as addresses, furnished(addresses) as ground:
        yield ground


@pytest.mark.parametrize("attempt", attempts.every().values(), ids=attempts.every().keys())
def test_the_wall_holds(ground: Ground, attempt: Attempt) -> None:
    attempt(ground)


NEVER = {
    "become the owner": "set role holdfast_owner",
    "become the owner for the session": "set session authorization holdfast_owner",
    "switch triggers off by a setting": "set session_replication_role = replica",
    "make itself superuser": "alter role holdfast_app superuser",
    "bypass row security": "alter role holdfast_app bypassrls",
    "join the owner": "grant holdfast_owner to holdfast_app",
    "make a table in public": "create table public.mine (id int)",
    "make a table in history": "create table history.mine (id int)",
    "make a view in known": "create view known.mine as select 1 as one",
    "make a function in holdfast": "create function holdfast.mine() returns int language sql return 1",
    "make a function in public": "create function public.mine() returns int language sql return 1",
    "make a schema": "create schema mine",
    "hide a table behind a temporary one": "create temporary table records_person (id int)",
    "hide a table behind a temporary view": "create temporary view records_person as select 1 as one",
    "put a function before the database's own": "create function pg_temp.lower(text) returns text"
    " language sql return 'x'",
    "read another role's statistics": "select count(*) from pg_statistic",
    "replace the versions' function": "create or replace function holdfast.keep_version() returns trigger"
    " language plpgsql as 'begin return new; end'",
    "replace the seals' function": "create or replace function holdfast.seal_log() returns bigint"
    " language sql return 1",
    "take the definer's rights from a function": "alter function holdfast.keep_version() security invoker",
    "drop a function": "drop function holdfast.stamp_entry() cascade",
    "drop the past": "drop schema history cascade",
    "give itself rights": "grant all on records_authority to holdfast_app with grant option",
    "own a table": "alter table records_person owner to holdfast_app",
    "read the passwords of roles": "select rolpassword from pg_authid",
    "read a file": "select pg_read_file('/etc/passwd')",
    "run a program": "copy records_person from program 'true'",
    "write a file": "copy records_person to '/nonexistent/file'",
    "change another's migrations": "delete from django_migrations",
}


@pytest.mark.parametrize("statement", NEVER.values(), ids=NEVER.keys())
def test_the_application_cannot(ground: Ground, statement: str) -> None:
    with ground.application() as connection:
        try:
            connection.execute(statement)
        except errors.InsufficientPrivilege:
            return
        except errors.SyntaxError as error:
            pytest.fail(f"not a fair attempt: {error}")
        if statement.startswith("grant all"):  # PostgreSQL only warns
            granted = connection.execute(
                "select has_table_privilege('records_authority', 'insert, update, delete')"
            ).fetchone()
            must_be(granted == (False,), "rights given to itself")
            return
    pytest.fail(f"{statement}: not refused")


def test_the_application_is_who_it_should_be(ground: Ground) -> None:
    with ground.application() as connection:
        row = connection.execute(
            "select current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
            " where rolname = current_user"
        ).fetchone()
    assert row == ("holdfast_app", False, False, False, False)


def test_a_unique_does_not_tell_what_another_authority_holds(ground: Ground) -> None:
    """An address known on the Isle of Man is free in Jersey: a refusal would say that it is known there."""
    with ground.application() as connection:
        done = connection.execute(
            "insert into records_account (id, authority_id, email, name, password, phone)"
            " values (gen_random_uuid(), %s, %s, 'Made Up', '', '')",
            [ground.here, people.MONA.email],
        )
    assert done.rowcount == 1


def test_a_link_to_nothing_is_refused(ground: Ground) -> None:
    must_refuse(
        ground,
        "insert into records_alias (id, authority_id, person_id, name)"
        " values (gen_random_uuid(), current_setting('holdfast.authority')::uuid, gen_random_uuid(), 'x')",
        by=errors.ForeignKeyViolation,
    )


@pytest.mark.parametrize("column", ["at", "actor", "digest", "transaction", "cluster"])
def test_the_log_is_not_told_who_or_when(ground: Ground, column: str) -> None:
    forged = {
        "at": "'2001-01-01'", "actor": "'account:somebody-else'", "digest": "'\\x00'", "transaction": "'1'",
        "cluster": "1",
    }[column]  # fmt: skip
    with ground.application() as connection:
        row = connection.execute(
            f"insert into audit_entry (id, authority_id, what, about, why, outcome, {column})"
            f" values (gen_random_uuid(), %s, 'tests.forge', '', '', 'done', {forged})"
            f" returning {column} = {forged}, actor",
            [ground.here],
        ).fetchone()
    assert row == (False, "account:tried")


def test_the_log_takes_nothing_in_nobodys_name(ground: Ground) -> None:
    must_refuse(
        ground,
        "insert into audit_entry (id, authority_id, what, about, why, outcome)"
        " values (gen_random_uuid(), current_setting('holdfast.authority')::uuid, 'forged', '', '', 'done')",
        by=BY_TRIGGER,
        actor="",
    )


def test_a_password_is_not_kept_in_the_past(ground: Ground) -> None:
    with ground.owner() as owner:
        now = owner.execute("select bool_and(password <> '') from records_account").fetchone()
        past = owner.execute("select count(*), count(password) from history.records_account").fetchone()
    assert now == (True,)
    assert past is not None
    assert past[0] > 0
    assert past[1] == 0


def test_the_past_is_read_by_the_same_query_and_cannot_be_written(ground: Ground) -> None:
    with ground.application() as connection:
        connection.execute("set local search_path = known, public")
        assert connection.execute("select count(*) > 0 from records_person").fetchone() == (True,)
        with pytest.raises(VIEW):
            connection.execute("update records_person set given_name = 'Another'")


def test_the_servers_log_does_not_tell_whom_a_refused_row_was_about(
    ground: Ground, cluster: databases.Cluster
) -> None:
    with ground.application() as connection, pytest.raises(errors.CheckViolation):
        connection.execute(
            "insert into records_person (id, authority_id, given_name, family_name, born_on,"
            " sex, ethnicity, religion, warning, withdrawn_why)"
            f" values (gen_random_uuid(), '{ground.here}', 'Unmistakable', 'Untold', '1066-10-14',"
            " '', '', '', '', '')"
        )
    log = clusters.status(instance=cluster.instance, folder=devdb.FOLDER).log.read_text()
    assert "person_born_in_living_memory" in log
    assert "Unmistakable" not in log


def test_a_connection_used_again_carries_no_authority_over(ground: Ground) -> None:
    with psycopg.connect(ground.addresses.application) as connection:
        connection.execute("select set_config('holdfast.authority', %s, true)", [ground.here])
        assert connection.execute("select count(*) > 0 from records_person").fetchone() == (True,)
        connection.commit()
        with pytest.raises(UNSET):
            connection.execute("select count(*) from records_person")
