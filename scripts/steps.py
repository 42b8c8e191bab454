"""One step after the other, each named, watched and ended with one line when it fails."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
WORKSHOP = ROOT / ".holdfast"
PATIENCE = 5.0  # seconds of silence after which a step says that it is still at work
SCANT = 2**20  # bytes of free room under which a failure is put down to the full disk
KERNEL = ctypes.CDLL(None)


class Stopped(Exception):
    """A step could not be done; its text is the one line that says why and what to do."""


def say(line: str) -> None:
    """One line of progress."""
    print(line, flush=True)


@contextmanager
def alone() -> Iterator[None]:
    """Only one preparation at a time in one repository; another waits and says so."""
    WORKSHOP.mkdir(mode=0o700, exist_ok=True)
    with (WORKSHOP / "prepare.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("· another command is preparing this repository: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(
    command: Sequence[str], *, doing: str, hint: str = "", env: Mapping[str, str] | None = None
) -> list[str]:
    """Run a program, its output kept in a log; say every few seconds that it is still at work and at what.

    Answers what it wrote. Raises Stopped with the telling line of that, the way on and the log's place when
    it fails.
    """
    log = WORKSHOP / f"{re.sub('[^a-z]+', '-', doing.lower())}.log"
    log.parent.mkdir(mode=0o700, exist_ok=True)
    say(f"· {doing}")
    began = time.monotonic()
    with log.open("wb") as output, child(command, env=env, stdout=output, stderr=output) as process:
        while not ended(process):
            say(f"  … {time.monotonic() - began:.0f} s: {last_line(log)}")
    if process.returncode:
        if is_full():
            raise Stopped(f"{doing} failed: the disk is full: make room (1 GB is enough), and try again")
        killed = f"killed by {signal.Signals(-process.returncode).name}" if process.returncode < 0 else ""
        way_on = f": {hint}" if hint else ""
        raise Stopped(f"{doing} failed ({killed or telling(log)}){way_on} (more in {log})")
    return lines(log)


@contextmanager
def child(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None,
    stdout: IO[bytes] | int,
    stderr: IO[bytes] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that ends together with this one, and with all that it started itself.

    In a session of its own, so that it hears of Ctrl-C once, from us; the kernel ends it when we are killed.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, start_new_session=True,
        stdout=stdout, stderr=stderr, preexec_fn=end_with_parent,  # noqa: PLW1509 - the scripts have no threads
    )  # fmt: skip
    try:
        yield process
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        raise
    finally:
        try:
            process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def is_full() -> bool:
    """Whether there is no room left where the repository lies, or hardly any."""
    return shutil.disk_usage(ROOT).free < SCANT


def end_with_parent() -> None:
    """Have the kernel end this program politely when the one that started it is killed."""
    pr_set_pdeathsig = 1
    KERNEL.prctl(pr_set_pdeathsig, signal.SIGTERM)


def ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a program ended within the time that one is patient."""
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    return True


def ask(command: Sequence[str], *, doing: str, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Run a program that answers NAME=value lines on its output and speaks to the person on the other one."""
    with child(command, env=env, stdout=subprocess.PIPE) as process:
        answer = process.communicate()[0].decode()
    if process.returncode:
        raise Stopped(f"{doing} failed; its reason is above")
    return dict(word.split("=", 1) for line in answer.splitlines() for word in shlex.split(line))


def lines(log: Path) -> list[str]:
    """What a step has written so far, without blank lines."""
    text = log.read_text(encoding="utf-8", errors="replace").replace("\r", "\n")
    return [line.strip() for line in text.splitlines() if line.strip()]


def last_line(log: Path) -> str:
    """What a step said last, shortened to a line of a terminal."""
    return (lines(log) or ["still at work"])[-1][:90]


def telling(log: Path) -> str:
    """The line that says most of why a step failed: the first that names an error, else the last."""
    written = lines(log) or ["it said nothing"]
    errors = [line for line in written if re.search(r"^(ERROR|fatal|error)\b|No space left|: error:", line)]
    return (errors[0] if errors else written[-1])[:200]


def within_one_line(main: Callable[[], int]) -> int:
    """Call a script's main function; whatever ends it ends with one line and never a traceback.

    A polite end and a closed terminal are taken like Ctrl-C; a make that is killed ends its script too.
    """
    end_with_parent()
    for sign in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(sign) is not signal.SIG_IGN:  # nohup
            signal.signal(sign, interrupt)
    try:
        return main()
    except Stopped as reason:
        print(f"holdfast: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nholdfast: stopped; the same command goes on where this one left off", file=sys.stderr)
        return 130
    except PermissionError as error:
        print(
            f"holdfast: you may not write {error.filename}: use a clone of your own, "
            f"or give this one to your user (as root, chown -R USER '{ROOT}')",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"holdfast: {error.strerror or error}{where}", file=sys.stderr)
        return 1


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


def program(name: str) -> str:
    """The path of a program of the environment."""
    return str(ROOT / ".venv" / "bin" / name)


def with_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's variables and more."""
    return {**os.environ, **extra}
