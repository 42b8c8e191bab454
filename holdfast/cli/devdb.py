"""`holdfast devdb start|stop|status|psql|reset`: the development database, embedded; never for production."""

import argparse
import fcntl
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from holdfast.cli import clusters, places
from holdfast.cli.main import Refused

FOLDER = Path(__file__).resolve().parents[2] / ".holdfast"
INSTANCE = "development"
ACTIONS = {
    "start": "make it where there is none and start it",
    "stop": "stop it and keep its data",
    "status": "say how it stands",
    "addresses": "start it and print the two variables that the program reads",
    "psql": "look into it as the application (or as its owner, with --owner)",
    "reset": "delete it with all it holds",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The action, and which of several databases it is for."""
    listing = "; ".join(f"{name}: {summary}" for name, summary in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, metavar="ACTION", help=listing)
    parser.add_argument("--instance", default=INSTANCE, help="which database (development)")
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where databases lie (.holdfast in the repository)"
    )
    parser.add_argument(
        "--quick", action="store_true", help="start: without safety against power cuts, for tests"
    )
    parser.add_argument("--owner", action="store_true", help="psql: as the owner of the tables")
    parser.add_argument("--yes", action="store_true", help="reset: without asking")
    parser.add_argument("--unless-used", action="store_true", help="stop: not while a site works with it")
    parser.add_argument("--command", metavar="SQL", help="psql: do this and come back")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; 0 when done, 1 when `status` finds it not running."""
    actions = {"start": start, "stop": stop, "status": status, "addresses": show_addresses, "psql": psql,
               "reset": reset}  # fmt: skip
    return actions[arguments.action](arguments)


def start(arguments: argparse.Namespace) -> int:
    """Start it and say where it is."""
    found = begin(arguments)
    write(f"ready: {found.application}")
    return 0


def begin(arguments: argparse.Namespace) -> clusters.Addresses:
    """Start it, telling the terminal what takes long."""
    return clusters.start(
        instance=arguments.instance, folder=arguments.folder, durable=not arguments.quick, say=tell
    )


def stop(arguments: argparse.Namespace) -> int:
    """Stop it; it is no mistake when it was not running."""
    if arguments.unless_used and is_used(arguments.folder):
        write("left running: a site works with it")
        return 0
    was_running = clusters.stop(instance=arguments.instance, folder=arguments.folder, say=tell)
    write("stopped" if was_running else "was not running")
    return 0


@contextmanager
def used(folder: Path) -> Iterator[IO[str]]:
    """Note for as long as this lasts that a site works with the databases of a folder."""
    with (folder / "sites").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield users


def is_last(users: IO[str]) -> bool:
    """Whether nobody else holds this note."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_used(folder: Path) -> bool:
    """Whether a site works with the databases of a folder."""
    if not (folder / "sites").exists():
        return False
    with used(folder) as users:
        return not is_last(users)


def status(arguments: argparse.Namespace) -> int:
    """Say how it stands; status 1 unless it is ready."""
    found = clusters.status(instance=arguments.instance, folder=arguments.folder)
    write(f"state      {found.state}")
    if found.version:
        write(f"version    PostgreSQL {found.version}")
    write(f"data       {found.data}")
    if found.addresses:
        write(f"log        {found.log}")
        write(f"app        {found.addresses.application}")
        write(f"owner      {found.addresses.owner}")
    elif found.state == "absent":
        write("begin with `holdfast devdb start`")
    return 0 if found.state == "ready" else 1


def show_addresses(arguments: argparse.Namespace) -> int:
    """Start it and print what a shell's `eval` or `export` takes."""
    for name, value in begin(arguments).environment().items():
        write(f"{name}={shlex.quote(value)}")
    return 0


def psql(arguments: argparse.Namespace) -> int:
    """Become psql, as the application unless the owner is asked for."""
    found = begin(arguments)
    place = places.find(instance=arguments.instance, folder=arguments.folder)
    program = clusters.find_binaries(place).program("psql")
    address = found.owner if arguments.owner else found.application
    command = ["--command", arguments.command] if arguments.command else []
    sys.stdout.flush()
    os.execv(program, [program, "--no-psqlrc", *command, address])  # noqa: S606 - psql by its full path


def reset(arguments: argparse.Namespace) -> int:
    """Delete it once the person has said yes."""
    place = places.find(instance=arguments.instance, folder=arguments.folder)
    if not arguments.yes and not agreed(f"Delete the database in {place.home} with all it holds? [y/N] "):
        raise Refused("nothing was deleted (say --yes to delete without being asked)")
    was_there = clusters.remove(instance=arguments.instance, folder=arguments.folder, say=tell)
    write("deleted" if was_there else "there was none")
    return 0


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes; no terminal is a no."""
    if not sys.stdin.isatty():
        return False
    return input(question).strip().lower() in {"y", "yes"}


def tell(line: str) -> None:
    """One line of progress, away from the answer."""
    print(f"devdb: {line}", file=sys.stderr, flush=True)  # noqa: T201 - a command speaks to its terminal


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
