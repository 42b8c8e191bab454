"""`holdfast serve`: the site and its job worker, kept running together until Ctrl-C.

The programs themselves are `python -m holdfast.config site` and `… worker`; they refuse to start with an
unsafe role or setting. Here is only what keeps them: the port, the watch, the end.
"""

import argparse
import math
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from holdfast.cli import clusters, devdb, ports, servers
from holdfast.cli.main import Refused
from holdfast.cli.supervisor import Supervisor

PROGRAM = [sys.executable, "-m", "holdfast.config"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it listens and how much of the machine it uses."""
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes answer (2)")
    parser.add_argument(
        "--embedded", action="store_true", help="keep the development database running, and stop it too"
    )
    parser.add_argument("--note", action="append", default=[], help="a line to show once the site answers")


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; 0 then, 1 when the site or the worker would not live."""
    if "DATABASE_URL" not in os.environ:
        raise Refused(
            "DATABASE_URL is not set: `make run` sets it, docs/operating.md says what it holds in production"
        )
    if arguments.embedded:
        with embedded():
            return keep(arguments, at_each_look=database_watch())
    return keep(arguments)


def keep(arguments: argparse.Namespace, *, at_each_look: Callable[[], None] = lambda: None) -> int:
    """Keep the site and its worker running until told to stop."""
    ports.check_free(address=arguments.address, port=arguments.port, otherwise="say `make run PORT=8001`")
    here = ["--address", arguments.address, "--port", str(arguments.port)]
    programs: dict[str, Sequence[str]] = {
        "site": [*PROGRAM, "site", *here, "--processes", str(arguments.processes)],
        "worker": [*PROGRAM, "worker"],
    }
    notes = arguments.note or [f"Holdfast answers on {place(arguments)}"]
    keeper = Supervisor(programs, say=tell)
    status = keeper.run(when_ready=announce(place(arguments), notes), at_each_look=at_each_look)
    if status == 0:
        tell("stopped")
    return status


@contextmanager
def embedded() -> Iterator[None]:
    """Stop the development database at the end, unless another site of this repository works with it."""
    with devdb.used(devdb.FOLDER) as users:
        try:
            yield
        finally:
            if devdb.is_last(users):
                clusters.stop(instance=devdb.INSTANCE, folder=devdb.FOLDER, say=tell)


def database_watch() -> Callable[[], None]:
    """What starts the development database again when somebody has killed it; looks once a second."""
    looked = -math.inf
    data = clusters.status(instance=devdb.INSTANCE, folder=devdb.FOLDER).data

    def look() -> None:
        nonlocal looked
        if time.monotonic() - looked < 1:
            return
        looked = time.monotonic()
        if servers.postmaster(data) is None:
            tell("the database has ended: starting it again, with all it holds")
            clusters.start(instance=devdb.INSTANCE, folder=devdb.FOLDER, say=tell)

    return look


def place(arguments: argparse.Namespace) -> str:
    """The address of the site on this machine."""
    host = f"[{arguments.address}]" if ":" in arguments.address else arguments.address
    return f"http://{host}:{arguments.port}"


def announce(site: str, notes: list[str]) -> Callable[[], bool]:
    """What asks whether the site answers yet, and once it does shows the notes."""

    def is_ready() -> bool:
        try:
            with urllib.request.urlopen(f"{site}/health", timeout=1):  # noqa: S310 - our own http address
                pass
        except urllib.error.HTTPError:
            pass  # it answers, if only to send us elsewhere
        except OSError:
            return False
        for line in notes:
            print(line, flush=True)  # noqa: T201 - a command speaks to its terminal
        return True

    return is_ready


def tell(line: str) -> None:
    """One line about the programs."""
    print(f"holdfast: {line}", file=sys.stderr, flush=True)  # noqa: T201 - a command speaks to its terminal
