"""The program refuses to start as a role that could pass a wall."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections

from holdfast.cli.clusters import Addresses
from holdfast.config import checks, environment
from tests import databases


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Django's connection as another role."""
    settings = connections.settings["default"]
    before = settings["USER"]
    connections.close_all()
    settings["USER"] = role
    try:
        yield
    finally:
        connections.close_all()
        settings["USER"] = before


def refusal() -> str:
    with pytest.raises(environment.Unusable) as refused:
        checks.refuse_unsafe_role()
    return str(refused.value)


def test_the_applications_role_may_start(committing: Addresses) -> None:
    checks.refuse_unsafe_role()


def test_the_owner_may_not(committing: Addresses) -> None:
    with as_role("holdfast_owner"):
        assert "holdfast_owner owns a database" in refusal()


def test_a_role_that_owns_one_table_may_not(committing: Addresses) -> None:
    with psycopg.connect(committing.owner, autocommit=True) as owner:
        owner.execute("grant create on schema public to holdfast_app")
    with psycopg.connect(committing.application) as application:
        application.execute("create table mine (id int)")
    assert "holdfast_app owns table mine" in refusal()


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
