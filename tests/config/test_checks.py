"""The program refuses to start as a role that could pass a wall."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections
from django.test import override_settings
from psycopg.conninfo import conninfo_to_dict

from holdfast.audit.kept import PASSING
from holdfast.cli.clusters import Addresses
from holdfast.config import checks, environment
from tests import databases
from tests.house.tables import our_models


@contextmanager
def coming_in(role: str = "holdfast_app", *, options: str = "") -> Iterator[None]:
    """Django's connection as another role, or with options in its address."""
    settings = connections.settings["default"]
    before = dict(settings)
    connections.close_all()
    settings.update(USER=role, OPTIONS={**settings["OPTIONS"], "options": options})
    try:
        yield
    finally:
        connections.close_all()
        settings.update(before)


def as_owner(addresses: Addresses, statement: str) -> None:
    with psycopg.connect(addresses.owner) as owner:
        owner.execute(statement)


def refusal() -> str:
    with pytest.raises(environment.Unusable) as refused:
        checks.refuse_unsafe_role()
    return str(refused.value)


def test_the_applications_role_may_start(committing: Addresses) -> None:
    checks.refuse_unsafe_role()


def test_the_owner_may_not(committing: Addresses) -> None:
    with coming_in("holdfast_owner"):
        assert "holdfast_owner owns a database" in refusal()


def test_the_owner_may_not_in_the_applications_role(
    committing: Addresses, cluster: databases.Cluster
) -> None:
    """RESET ROLE would make the owner of it again."""
    cluster.as_administrator("grant holdfast_app to holdfast_owner")
    try:
        with coming_in("holdfast_owner", options="-c role=holdfast_app"):
            assert "holdfast_owner owns a database" in refusal()
    finally:
        cluster.as_administrator("revoke holdfast_app from holdfast_owner")


def test_a_role_that_owns_one_table_may_not(committing: Addresses) -> None:
    as_owner(committing, "grant create on schema public to holdfast_app")
    with psycopg.connect(committing.application) as application:
        application.execute("create table mine (id int)")
    as_owner(committing, "revoke create on schema public from holdfast_app")
    assert "holdfast_app owns table mine" in refusal()


RIGHTS = {
    "grant create on schema known to holdfast_app": "may make things in the schema known",
    "grant create on database {} to holdfast_app": "may make schemas",
    "grant temporary on database {} to public": "may hide tables behind temporary ones",
}


@pytest.mark.parametrize(("statement", "named"), RIGHTS.items())
def test_a_role_that_may_make_things_may_not(committing: Addresses, statement: str, named: str) -> None:
    as_owner(committing, statement.format(conninfo_to_dict(committing.owner)["dbname"]))
    assert f"holdfast_app {named}" in refusal()


GAPS = {
    "grant all on all tables in schema public to holdfast_app": "public.audit_entry",
    "grant delete on records_person to holdfast_app": "public.records_person",
    "grant delete on records_sending to holdfast_app": "public.records_sending",
    "grant truncate on records_draft to holdfast_app": "public.records_draft",
    "alter table records_draft disable row level security": "public.records_draft",
    "grant insert (id) on history.records_person to holdfast_app": "history.records_person",
    "alter table records_alias disable row level security": "public.records_alias",
    "create table records_own (id int); grant select on records_own to public": "public.records_own",
}


@pytest.mark.parametrize(("statement", "table"), GAPS.items())
def test_nobody_starts_where_a_wall_has_a_gap(committing: Addresses, statement: str, table: str) -> None:
    """What an operator did to mend something else."""
    as_owner(committing, statement)
    assert f"the wall round {table} has a gap" in refusal()


def test_rows_are_removed_only_where_what_is_kept_passes() -> None:
    """Written by hand in the check: a model that says so must not open a wall by itself."""
    passing = {model._meta.db_table for model in our_models() if model.kept == PASSING}  # type: ignore[attr-defined]
    assert set(checks.MAY_REMOVE) == passing


def test_a_table_that_the_application_cannot_read_is_no_gap(committing: Addresses) -> None:
    """An operator's own, say; and what a migration has begun."""
    as_owner(committing, "create table records_own (id int)")
    checks.refuse_unsafe_role()


LIBRARIES = [
    "alter table mfa_authenticator disable row level security",
    "drop policy within_authority on mfa_authenticator",
    "create policy everybody on mfa_authenticator using (true)",
]


@pytest.mark.parametrize("statement", LIBRARIES)
def test_nobody_starts_where_second_factors_are_open(committing: Addresses, statement: str) -> None:
    as_owner(committing, statement)
    assert "the wall round mfa_authenticator has a gap" in refusal()


def test_production_starts_with_no_demonstration(committing: Addresses) -> None:
    """In which anybody may try a role without a password."""
    checks.refuse_demonstration()
    with override_settings(PRODUCTION=True):
        with pytest.raises(environment.Unusable, match="council is a demonstration"):
            checks.refuse_demonstration()
        as_owner(
            committing,
            "select set_config('holdfast.actor', 'system:tests', true);"
            " update records_authority set demonstration = false",
        )
        checks.refuse_demonstration()


def test_nobody_starts_inside_an_authority(committing: Addresses) -> None:
    with coming_in(options="-c holdfast.authority=00000000-0000-0000-0000-000000000000"):
        assert "holdfast.authority is set before anybody has entered" in refusal()


@pytest.mark.parametrize(
    ("power", "named"),
    [
        ("superuser", "is a superuser"),
        ("bypassrls", "bypasses row security"),
        ("createrole", "may make roles"),
        ("replication", "may copy the whole cluster"),
    ],
)  # fmt: skip
def test_a_role_with_a_power_may_not(
    committing: Addresses, cluster: databases.Cluster, power: str, named: str
) -> None:
    cluster.as_administrator(f"alter role holdfast_app {power}")
    try:
        assert f"holdfast_app {named}" in refusal()
    finally:
        cluster.as_administrator(f"alter role holdfast_app no{power}")


def test_a_role_that_may_become_the_owner_may_not(committing: Addresses, cluster: databases.Cluster) -> None:
    cluster.as_administrator("grant holdfast_owner to holdfast_app")
    try:
        assert "holdfast_app may become holdfast_owner, which owns a database" in refusal()
    finally:
        cluster.as_administrator("revoke holdfast_owner from holdfast_app")


def test_a_role_with_anothers_rights_may_not(committing: Addresses, cluster: databases.Cluster) -> None:
    """PostgreSQL's own roles have rights everywhere and none of the powers above."""
    cluster.as_administrator("alter role holdfast_app noinherit; grant pg_write_all_data to holdfast_app")
    try:
        assert "holdfast_app may become pg_write_all_data, which has rights of its own" in refusal()
    finally:
        cluster.as_administrator(
            "alter role holdfast_app inherit; revoke pg_write_all_data from holdfast_app"
        )


def test_a_database_that_does_not_answer_is_one_line(committing: Addresses) -> None:
    settings = connections.settings["default"]
    before = settings["HOST"]
    connections.close_all()
    settings["HOST"] = "/nonexistent"
    try:
        line = refusal()
    finally:
        connections.close_all()
        settings["HOST"] = before
    assert line.startswith("the database does not answer: ")
    assert "\n" not in line
