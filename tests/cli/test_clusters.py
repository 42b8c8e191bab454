"""The development database, each time a real one: started twice, killed, half made, in odd places."""

import os
import pwd
from pathlib import Path

import psycopg
import pytest

from holdfast.cli import clusters, places, servers
from tests.cli.trial import NAME, addresses, value


def test_the_application_owns_nothing_and_may_make_nothing(folder: Path) -> None:
    found = addresses(folder)
    flags = "rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolcanlogin"
    with psycopg.connect(found.application) as connection:
        rows = connection.execute(f"SELECT rolname, {flags} FROM pg_roles WHERE rolname LIKE 'holdfast%'")
        roles = {row[0]: row[1:] for row in rows}
        owned = connection.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = 'holdfast_app'::regrole"
        ).fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")
    assert roles == {
        "holdfast_app": (False, False, False, False, False, True),
        "holdfast_owner": (False, True, False, False, False, True),
    }
    assert owned == (0,)


def test_the_owner_may_make_databases_and_tables_but_is_no_superuser(folder: Path) -> None:
    with psycopg.connect(addresses(folder).owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE a_clone")
        connection.execute("DROP DATABASE a_clone")
        connection.execute("CREATE TABLE made (id int)")
        connection.execute("DROP TABLE made")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE ROLE another")


def test_a_database_made_later_lets_the_application_make_nothing_either(folder: Path) -> None:
    found = addresses(folder)
    with psycopg.connect(found.owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE later")
    there = found.application.replace("/holdfast?", "/later?")
    with psycopg.connect(there) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE mine (id int)")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("listen_addresses", ""),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("fsync", "off"),
        ("unix_socket_permissions", "0700"),
    ],
)
def test_the_server_is_set_up_as_promised(folder: Path, setting: str, expected: str) -> None:
    assert value(addresses(folder).application, f"SHOW {setting}") == expected


def test_letters_beyond_english_have_capitals(folder: Path) -> None:
    assert value(addresses(folder).application, "SELECT upper('éŵø')") == "ÉŴØ"


def test_nobody_is_ever_trusted(folder: Path) -> None:
    place = places.find(instance=NAME, folder=folder)
    rules = [
        line for line in (place.data / "pg_hba.conf").read_text().splitlines() if not line.startswith("#")
    ]
    assert rules == ["local all postgres,holdfast_owner,holdfast_app peer map=holdfast"]
    names = (place.data / "pg_ident.conf").read_text()
    assert f'holdfast "{place.developer.name}" holdfast_app' in names
    assert f'holdfast "{place.server.name}" postgres' in names


def test_the_socket_is_closed_to_others(folder: Path) -> None:
    place = places.find(instance=NAME, folder=folder)
    socket = places.socket_folder(place)
    assert socket is not None
    assert socket.stat().st_mode & 0o777 == 0o700
    assert socket.stat().st_uid == place.server.uid


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try as somebody else")
def test_another_user_of_the_machine_does_not_get_in(folder: Path) -> None:
    place = places.find(instance=NAME, folder=folder)
    socket = places.socket_folder(place)
    assert socket is not None
    nobody = pwd.getpwnam("nobody")
    stranger = places.Account("nobody", nobody.pw_uid, nobody.pw_gid)
    psql = clusters.find_binaries(place).program("psql")
    asked = [psql, f"--host={socket}", "--username=holdfast_app", "--dbname=holdfast", "--command=SELECT 1"]
    assert servers.run_as(stranger, asked).returncode != 0
    opened = [socket, *(each for each in socket.parents if each.is_relative_to(places.SHELF))]
    before = {each: each.stat().st_mode for each in opened}
    for each in opened:  # even with every door of the file system open, the server itself refuses
        each.chmod(0o777)
    (socket / ".s.PGSQL.5432").chmod(0o777)
    try:
        refused = servers.run_as(stranger, asked)
    finally:
        for each, mode in before.items():
            each.chmod(mode)
    assert "Peer authentication failed" in refused.stderr


def test_starting_again_changes_nothing(folder: Path) -> None:
    first = addresses(folder)
    place = places.find(instance=NAME, folder=folder)
    before = servers.postmaster(place.data)
    assert addresses(folder) == first
    assert servers.postmaster(place.data) == before


def test_status_tells_what_is_there(folder: Path) -> None:
    found = clusters.status(instance=NAME, folder=folder)
    assert found.state == "ready"
    assert found.addresses == addresses(folder)
    assert found.version is not None
    assert int(found.version) >= 15


def test_status_makes_nothing(tmp_path: Path) -> None:
    assert clusters.status(instance=NAME, folder=tmp_path).state == "absent"
    assert list(tmp_path.iterdir()) == []
