"""`holdfast serve` in earnest: the site and its worker on a database of its own, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import psycopg
import pytest

from holdfast.cli import clusters, devdb, serve, servers
from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main

HOLDFAST = [sys.executable, "-c", "from holdfast.cli.main import run; run()"]


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_it_answers_works_and_ends_with_ctrl_c(committing: Addresses, port: int) -> None:
    environment = {**os.environ, **committing.environment(), "HOLDFAST_MODE": "test"}
    keeper = subprocess.Popen(
        [*HOLDFAST, "serve", "--port", str(port), "--processes", "1", "--note=it is ready"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    watch = threading.Timer(90, keeper.kill)
    watch.start()
    assert keeper.stdout is not None
    seen: list[str] = []
    try:
        while "it is ready" not in (seen or [""])[-1]:
            seen.append(keeper.stdout.readline())
            assert seen[-1], f"ended: {seen}"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
            assert answer.status == 200
        keeper.send_signal(signal.SIGINT)
        rest = keeper.stdout.read()
        assert keeper.wait() == 0, rest
    finally:
        watch.cancel()
        keeper.terminate()
        keeper.communicate()
    assert "holdfast: stopped" in rest
    assert "Traceback" not in "".join(seen) + rest
    with socket.create_server(("127.0.0.1", port)):
        pass  # nobody holds the port any more


def test_a_killed_database_is_started_again_with_what_it_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(devdb, "FOLDER", tmp_path)
    owner = clusters.start(instance=devdb.INSTANCE, folder=tmp_path).owner
    try:
        with psycopg.connect(owner) as connection:
            connection.execute("create table kept as select 'a row' as text")
        watch = serve.database_watch()
        data = clusters.status(instance=devdb.INSTANCE, folder=tmp_path).data
        while alive := servers.processes(data):
            servers.signal_each(alive, signal.SIGKILL)
        watch()
        with psycopg.connect(owner) as connection:
            assert connection.execute("select text from kept").fetchall() == [("a row",)]
        assert "holdfast: the database has ended: starting it again" in capsys.readouterr().err
    finally:
        clusters.remove(instance=devdb.INSTANCE, folder=tmp_path)


def test_it_refuses_to_run_as_the_owner(committing: Addresses, port: int) -> None:
    unsafe = {"DATABASE_URL": committing.owner, "HOLDFAST_MODE": "test"}
    done = subprocess.run(
        [*HOLDFAST, "serve", "--port", str(port)], env={**os.environ, **unsafe},
        capture_output=True, text=True, check=False, timeout=90,
    )  # fmt: skip
    assert done.returncode == 1
    assert "holdfast_owner" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_address_it_says_what_sets_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.startswith("holdfast serve: DATABASE_URL is not set: `make run` sets it")


def test_a_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert main(["serve", "--port", str(listener.getsockname()[1])]) == 2
    told = capsys.readouterr().err
    assert "is in use by" in told
    assert told.count("\n") == 1
