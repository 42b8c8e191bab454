"""`holdfast migrate`: as the owner, done again without harm, every mistake one line."""

import os

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main
from tests import databases


@pytest.fixture
def empty(cluster: databases.Cluster, committing: Addresses) -> Addresses:
    """In place of the clone, a database with nothing in it."""
    name = committing.owner.partition("?")[0].rpartition("/")[2]
    cluster.drop(name)
    with psycopg.connect(cluster.addresses.owner, autocommit=True) as steward:
        steward.execute(f'create database "{name}"')
    return committing


def test_an_empty_database_is_brought_to_this_version(
    empty: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate", "--check"]) == 1
    assert "migrations to run" in capsys.readouterr().out
    assert main(["migrate"]) == 0
    assert "migrations run" in capsys.readouterr().out
    assert main(["migrate", "--check"]) == 0
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "nothing to do\nnothing to do\n"


def test_rights_in_the_libraries_tables_are_put_right(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(committing.owner) as owner:
        owner.execute("revoke all on django_session from holdfast_app")
        owner.execute("grant delete on django_migrations to holdfast_app")
        database = conninfo_to_dict(committing.owner)["dbname"]
        owner.execute(f"grant temporary on database {database} to public")  # as after a restore
    assert main(["migrate"]) == 0
    with psycopg.connect(committing.application) as application:
        application.execute("select * from django_session")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("delete from django_migrations")
        application.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("create temporary table records_person (id int)")


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("", "OWNER_DATABASE_URL is not set: it must hold the address of the database's owner"),
        ("nonsense here", "OWNER_DATABASE_URL cannot be read: "),
        ("postgresql://holdfast_owner@/none?host=/nonexistent", "the database does not answer: "),
    ],
    ids=["missing", "unreadable", "nobody there"],
)
def test_a_mistake_is_one_line(
    committing: Addresses,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    address: str,
    line: str,
) -> None:
    monkeypatch.setenv("OWNER_DATABASE_URL", address)
    assert main(["migrate"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"holdfast migrate: {line}")
    assert said.count("\n") == 1


def test_as_the_application_it_is_refused_in_one_line(
    empty: Addresses, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OWNER_DATABASE_URL", os.environ["DATABASE_URL"])
    assert main(["migrate"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("holdfast migrate: the database refuses: ")
