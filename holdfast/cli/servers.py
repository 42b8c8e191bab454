"""The running server of a development cluster: its processes, its start, its end, and asking it by psql."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from holdfast.cli.binaries import Binaries
from holdfast.cli.main import Refused
from holdfast.cli.places import Account, Place

ADMINISTRATOR = "postgres"  # the cluster's first role; only the server's own user may be it
PAUSE = 0.02  # seconds between two looks at a server that is starting or stopping
BLINK = 1.0  # seconds a living server may go unseen: one that is just becoming another program shows nothing
PATIENCE = 5.0  # seconds of silence after which a wait says what it waits for
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Identity(TypedDict, total=False):
    """What tells subprocess to become another user."""

    user: int
    group: int
    extra_groups: list[int]


def identity(account: Account) -> Identity:
    """What makes a program run as this user; nothing when we are that user."""
    if account.uid == os.geteuid():
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def run_as(
    account: Account, command: list[str], *, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end as a user of this machine, in a folder that everybody can reach."""
    return subprocess.run(  # noqa: S603 - PostgreSQL's own programs by their full path
        command, input=given, capture_output=True, text=True, check=False, cwd="/", **identity(account)
    )


def processes(data: Path) -> list[int]:
    """Every living process of the server of this data folder; zombies are not among them."""
    found = []
    wanted = str(data.resolve())
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if str((entry / "cwd").readlink()) == wanted and (entry / "comm").read_text().strip() in {
                "postgres",
                "setsid",
            }:
                found.append(int(entry.name))
        except OSError:
            continue  # ended meanwhile, or somebody else's
    return found


def postmaster(data: Path) -> tuple[int, str] | None:
    """The server's first process and what it does (starting, ready, stopping); None when it does not run."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return None
    if pid not in processes(data):
        return None
    return pid, lines[7].strip() if len(lines) > 7 else "starting"


def launch(place: Place, binaries: Binaries, *, socket: Path, durable: bool) -> None:
    """Begin the server on its own, away from this terminal; it is not ready yet.

    `setsid --fork` hands it to the machine's first process: it outlives us and is never a zombie of ours.
    """
    quoted = str(socket).replace('"', '""')
    settings = ["listen_addresses=", f'unix_socket_directories="{quoted}"', "unix_socket_permissions=0700",
                "port=5432", "logging_collector=off", "log_line_prefix=%m ",
                *(() if durable else QUICK)]  # fmt: skip
    command = ["setsid", "--fork", binaries.program("postgres"), "-D", str(place.data)]
    command += [part for setting in settings for part in ("-c", setting)]
    if place.log.exists() and place.log.stat().st_size > 10_000_000:
        place.log.replace(place.log.with_suffix(".old.log"))
    with place.log.open("ab") as log:
        place.log.chmod(0o640)
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own program by its full path
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=place.data, check=False,
            **identity(place.server),
        )  # fmt: skip
    if done.returncode != 0:
        raise Refused(f"the database server could not be started: {last_words(place)}")


def wait_until_ready(place: Place, *, say: Callable[[str], None]) -> None:
    """Wait until the server takes connections, however long it recovers. Raises Refused when it ended."""
    began = seen = told = time.monotonic()
    while True:
        state = postmaster(place.data)
        if state is not None and state[1] == "ready":
            return
        if processes(place.data):
            seen = time.monotonic()
        elif time.monotonic() - seen > BLINK:
            raise Refused(f"the database server ended as it started: {last_words(place)}")
        if time.monotonic() - told > PATIENCE:
            told = time.monotonic()
            say(f"the database is still starting after {told - began:.0f} s: {last_line(place)}")
        time.sleep(PAUSE)


def stop(data: Path, *, say: Callable[[str], None]) -> None:
    """End the server in good order and wait until it is gone; pressed harder after half a minute."""
    steps = {0.0: signal.SIGINT, 30.0: signal.SIGQUIT, 60.0: signal.SIGKILL}
    began = time.monotonic()
    told = began
    while alive := processes(data):
        waited = time.monotonic() - began
        for after in [after for after in steps if after <= waited]:
            sign = steps.pop(after)
            first = postmaster(data)
            signal_each([first[0]] if first and sign != signal.SIGKILL else alive, sign)
        if time.monotonic() - told > PATIENCE:
            told = time.monotonic()
            say(f"waiting for the database to stop ({waited:.0f} s)")
        time.sleep(PAUSE)


def bury(data: Path, *, socket: Path | None, say: Callable[[str], None]) -> None:
    """Clear away what a killed server left, so that a new one can begin.

    Its orphaned processes are ended (they would hold the data), and its socket and both notes of its process
    number are removed: after a restart of the machine the number may be somebody else's, or a zombie's that
    nobody buries, and PostgreSQL would not start.
    """
    orphans = processes(data)
    if orphans:
        say("the last server was killed: ending what is left of it")
        signal_each(orphans, signal.SIGQUIT)
        deadline = time.monotonic() + PATIENCE
        while processes(data):
            if time.monotonic() > deadline:
                signal_each(processes(data), signal.SIGKILL)
            time.sleep(PAUSE)
    (data / "postmaster.pid").unlink(missing_ok=True)
    for each in socket.glob(".s.PGSQL.*") if socket else ():
        each.unlink()


def signal_each(pids: list[int], sign: signal.Signals) -> None:
    """Send a signal to processes, some of which may have ended meanwhile."""
    for pid in pids:
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            continue


def ask(place: Place, binaries: Binaries, *, socket: Path, sql: str) -> str:
    """Run SQL as the cluster's administrator and answer what psql prints. Raises Refused with its words."""
    command = [binaries.program("psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align",
               "--set=ON_ERROR_STOP=1", f"--host={socket}", "--port=5432", f"--username={ADMINISTRATOR}",
               "--dbname=postgres", "--file=-"]  # fmt: skip
    done = run_as(place.server, command, given=sql)
    if done.returncode != 0:
        raise Refused(f"the database refused: {first_cause(done.stderr)}")
    return done.stdout.strip()


def last_line(place: Place) -> str:
    """The last line that the server wrote, or that it wrote nothing."""
    try:
        lines = place.log.read_text(errors="replace").strip().splitlines()
    except OSError:
        lines = []
    return lines[-1] if lines else "it has written nothing yet"


def last_words(place: Place) -> str:
    """Why the server ended, in its own words, and where the rest of them stands."""
    try:
        text = place.log.read_text(errors="replace")[-20_000:]
    except OSError:
        return "it wrote nothing"
    grave = [line for line in text.splitlines() if "FATAL:" in line or "PANIC:" in line]
    if not grave:
        return f"see {place.log}"
    cause = grave[-1].split(":  ", maxsplit=1)[-1]
    return f"{cause} (more in {place.log})"


def first_cause(text: str) -> str:
    """The line of an error message that says most: the one that names an error, else the last."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    grave = [line for line in lines if "error:" in line.lower() or "fatal:" in line.lower()]
    return (grave or lines or ["no reason given"])[-1]
