"""The development database, in trouble: killed, half made, in odd places, without programs or disk."""

import os
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from holdfast.cli import clusters, places, servers
from holdfast.cli.main import Refused
from tests.cli.trial import NAME, addresses, value


def test_killed_with_everything_it_keeps_what_was_committed(own_folder: Path) -> None:
    found = clusters.start(instance=NAME, folder=own_folder)
    with psycopg.connect(found.owner) as connection:
        connection.execute("CREATE TABLE kept (id int)")
    committed: list[int] = []
    enough = threading.Event()

    def write_until_killed() -> None:
        with psycopg.connect(found.owner, autocommit=True) as connection:
            for number in range(1_000_000):
                connection.execute("INSERT INTO kept VALUES (%s)", [number])
                committed.append(number)
                if number == 50:
                    enough.set()

    with ThreadPoolExecutor() as pool:
        writing = pool.submit(write_until_killed)
        assert enough.wait(timeout=60)
        data = places.find(instance=NAME, folder=own_folder).data
        servers.signal_each(servers.processes(data), signal.SIGKILL)
        assert isinstance(writing.exception(timeout=60), psycopg.OperationalError)
    assert (data / "postmaster.pid").exists()
    again = clusters.start(instance=NAME, folder=own_folder)
    with psycopg.connect(again.owner) as connection:
        present = {row[0] for row in connection.execute("SELECT id FROM kept")}
    assert present >= set(committed)


def test_a_server_whose_first_process_was_killed_starts_again(own_folder: Path) -> None:
    found = addresses(own_folder)
    data = places.find(instance=NAME, folder=own_folder).data
    with psycopg.connect(found.application, autocommit=True) as busy:
        busy.execute("SELECT 1")
        first = servers.postmaster(data)
        assert first is not None
        os.kill(first[0], signal.SIGKILL)
        assert value(addresses(own_folder).application, "SELECT 1") == 1
    now = servers.postmaster(data)
    assert now is not None
    assert now[0] != first[0]


def test_a_process_number_that_became_somebody_elses_does_not_stop_the_start(own_folder: Path) -> None:
    addresses(own_folder)
    clusters.stop(instance=NAME, folder=own_folder)
    data = places.find(instance=NAME, folder=own_folder).data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n1\n5432\n\n\n\nready\n")
    assert clusters.status(instance=NAME, folder=own_folder).state == "stopped"
    assert value(addresses(own_folder).application, "SELECT 1") == 1


def test_a_half_finished_first_start_is_begun_afresh(own_folder: Path, said: list[str]) -> None:
    place = places.prepare(instance=NAME, folder=own_folder, say=said.append)
    half = place.home / "data.half-made"
    half.mkdir()
    (half / "PG_VERSION").write_text("15")
    found = clusters.start(instance=NAME, folder=own_folder, durable=False, say=said.append)
    assert value(found.application, "SELECT 1") == 1
    assert any("did not finish" in line for line in said)
    assert not half.exists()


def test_a_very_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a-very-long-name-of-a-folder"] * 5)
    place = places.prepare(instance=NAME, folder=folder, say=print)
    long_home = places.Place(NAME, folder, folder / NAME, place.server, place.developer)
    long_home.home.mkdir(parents=True, exist_ok=True)
    try:
        socket = places.make_socket_folder(long_home)
        assert not places.fits(long_home.home)
        assert places.fits(socket)
        assert places.make_socket_folder(long_home) == socket
        socket.chmod(0o755)  # no longer private: another is made
        assert places.make_socket_folder(long_home) != socket
    finally:
        clusters.remove(instance=NAME, folder=folder)


def test_a_socket_that_was_swept_away_comes_back(own_folder: Path) -> None:
    addresses(own_folder)
    socket = places.socket_folder(places.find(instance=NAME, folder=own_folder))
    assert socket is not None
    for each in socket.iterdir():
        each.unlink()
    assert value(addresses(own_folder).application, "SELECT 1") == 1


def test_starts_at_once_are_one_start(own_folder: Path) -> None:
    with ThreadPoolExecutor(max_workers=3) as pool:
        found = list(pool.map(lambda _number: addresses(own_folder), range(3)))
    assert len(set(found)) == 1
    assert value(found[0].application, "SELECT 1") == 1


def test_removing_leaves_nothing_and_only_touches_what_is_ours(own_folder: Path) -> None:
    addresses(own_folder)
    place = places.find(instance=NAME, folder=own_folder)
    marker = (place.home / places.MARKER).read_text()
    (place.home / places.MARKER).unlink()
    with pytest.raises(Refused, match="does not bear the mark"):
        clusters.remove(instance=NAME, folder=own_folder)
    (place.home / places.MARKER).write_text(marker)
    assert clusters.remove(instance=NAME, folder=own_folder)
    assert not place.home.exists()
    assert servers.processes(place.data) == []
    assert not clusters.remove(instance=NAME, folder=own_folder)


def test_a_folder_with_other_things_is_left_alone(own_folder: Path, said: list[str]) -> None:
    place = places.prepare(instance=NAME, folder=own_folder, say=said.append)
    (place.home / places.MARKER).unlink()
    (place.home / "letters.txt").write_text("not ours")
    with pytest.raises(Refused, match=r"letters\.txt, which is not ours"):
        addresses(own_folder)
    (place.home / "letters.txt").unlink()
    (place.home / places.MARKER).write_text("{}")
    places.prepare(instance=NAME, folder=own_folder, say=said.append)


@pytest.mark.parametrize("name", ["", "../up", "Two Words", "x" * 60])
def test_an_instance_has_a_plain_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="cannot name a cluster"):
        clusters.start(instance=name, folder=tmp_path)


def test_data_of_a_release_that_is_not_here_say_the_way_on(own_folder: Path, said: list[str]) -> None:
    place = places.prepare(instance=NAME, folder=own_folder, say=said.append)
    place.data.mkdir()
    (place.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(
        Refused, match=r"PostgreSQL 14 is needed .* apt-get install postgresql-14, or set PG_BIN"
    ):
        addresses(own_folder)


def test_programs_that_are_not_there_are_named(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(Refused, match=r"PG_BIN is .* does not hold postgres, initdb, psql"):
        addresses(own_folder)


def test_a_server_that_cannot_start_says_why(own_folder: Path) -> None:
    addresses(own_folder)
    clusters.stop(instance=NAME, folder=own_folder)
    place = places.find(instance=NAME, folder=own_folder)
    (place.data / "postgresql.conf").write_text("max_connections = many\n")
    with pytest.raises(
        Refused, match=r"ended as it started: .*max_connections|ended as it started: configuration"
    ):
        addresses(own_folder)


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    shelf = places.SHELF / f"small-{os.getpid()}"  # where the server's user can reach it
    shelf.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=755", "tmpfs", str(shelf)], check=True)
    monkeypatch.setattr(places, "SHELF", shelf)
    try:
        with pytest.raises(Refused, match="No space left on device"):
            clusters.start(instance=NAME, folder=tmp_path, durable=False)
    finally:
        subprocess.run(["umount", str(shelf)], check=True)
        shelf.rmdir()
