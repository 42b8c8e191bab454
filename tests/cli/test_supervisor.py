"""Programs kept together: real ones, ended by real signals."""

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SLEEPER = "import os, time; os.write(1, b'up %d\\n' % os.getpid()); time.sleep(30)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEPER
DYING = "import os, sys; os.write(1, b'dying\\n'); sys.exit({status})"
KEEPER = """
import os, sys
from holdfast.cli import supervisor
def write(line):
    os.write(1, line.encode() + b"\\n")  # in one piece: several programs share the pipe
    return True
supervisor.PATIENCE = 0.5
programs = {{name: [sys.executable, "-c", code] for name, code in {programs!r}.items()}}
keeper = supervisor.Supervisor(programs, say=lambda line: write("says: " + line))
sys.exit(keeper.run(when_ready=lambda: write("looked")))
"""


@contextmanager
def keeping(programs: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER.format(programs=programs)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    watch = threading.Timer(
        45, keeper.kill
    )  # so that a keeper that hears nothing fails the test, not the run
    watch.start()
    try:
        yield keeper
    finally:
        watch.cancel()
        keeper.terminate()  # and with it, in good order, what it keeps
        keeper.communicate()


def lines_until(keeper: subprocess.Popen[str], *wanted: str) -> list[str]:
    """What it prints until each wanted word has begun a line; fails when it ends before."""
    assert keeper.stdout is not None
    missing = list(wanted)
    seen: list[str] = []
    while missing:
        line = keeper.stdout.readline()
        assert line, f"ended without {missing}: {seen}"
        seen.append(line.strip())
        missing = [each for each in missing if not line.startswith(each)]
    return seen


def children(seen: list[str]) -> list[int]:
    return [int(line.split()[1]) for line in seen if line.startswith("up ")]


def wait_until_gone(pid: int) -> None:
    """Wait for the end of a process that is not our child; one that is gone already is gone."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        ready, _, _ = select.select([handle], [], [], 30)
    finally:
        os.close(handle)
    assert ready, f"{pid} still lives"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_all_in_good_order(sign: signal.Signals) -> None:
    with keeping({"one": SLEEPER, "two": SLEEPER}) as keeper:
        seen = lines_until(keeper, "looked")
        while len(children(seen)) < 2:
            seen += lines_until(keeper, "up")
        keeper.send_signal(sign)
        rest, _ = keeper.communicate(timeout=30)
        assert keeper.returncode == 0
    assert "Traceback" not in rest
    for pid in children(seen):
        wait_until_gone(pid)


def test_a_program_that_does_not_listen_is_ended_by_force() -> None:
    with keeping({"stubborn": STUBBORN}) as keeper:
        seen = lines_until(keeper, "up", "looked")
        keeper.send_signal(signal.SIGINT)
        rest, _ = keeper.communicate(timeout=30)
        assert keeper.returncode == 0
    assert "the stubborn did not end" in rest
    wait_until_gone(children(seen)[0])


def test_a_program_that_was_killed_is_started_again() -> None:
    with keeping({"one": SLEEPER}) as keeper:
        first = children(lines_until(keeper, "up"))[0]
        os.kill(first, signal.SIGKILL)
        seen = lines_until(keeper, "says: the one died (killed by SIGKILL): starting it again", "up")
        assert children(seen)[0] != first


def test_a_program_that_cannot_live_ends_all_with_a_line() -> None:
    with keeping({"broken": DYING.format(status=3), "healthy": SLEEPER}) as keeper:
        said, _ = keeper.communicate(timeout=60)
        assert keeper.returncode == 1
    assert said.count("dying") == 3
    assert "the broken ended as it started (status 3): stopping; its reason is above" in said
    for pid in children(said.splitlines()):
        wait_until_gone(pid)


def test_a_wrong_setting_is_not_tried_again() -> None:
    with keeping({"unsafe": DYING.format(status=os.EX_CONFIG)}) as keeper:
        said, _ = keeper.communicate(timeout=30)
        assert keeper.returncode == 1
    assert said.count("dying") == 1


def test_a_program_ends_with_whoever_kept_it() -> None:
    kept = f"from holdfast.config.__main__ import end_with_parent; end_with_parent(); {SLEEPER}"
    with keeping({"kept": kept}) as keeper:
        pid = children(lines_until(keeper, "up"))[0]
        keeper.kill()
        wait_until_gone(pid)
