"""`make run`: from a fresh clone to a site that answers, then the site itself until Ctrl-C.

Needs Python 3.11 with venv, and make; what else is missing it fetches or names. Each step is skipped when
there is nothing to do, so the second start takes seconds.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import environment
import steps

sys.path.insert(0, str(steps.ROOT))  # the few modules of the command line that need no packages


def main() -> int:
    """Prepare everything and become the site."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", default="8000")
    environment.check_version()
    port = check_port(parser.parse_args().port)
    with steps.alone():
        environment.prepare("run")
        environment.dress()
        with database() as addresses:
            variables = steps.with_environment({"HOLDFAST_MODE": "development", **addresses})
            hosts = fill(variables)
    notes = [f"--note={line}" for line in invitation(hosts, port=port)]
    holdfast = steps.program("holdfast")
    steps.say("· starting the site and its worker")
    sys.stdout.flush()
    os.execve(holdfast, [holdfast, "serve", "--embedded", f"--port={port}", *notes], variables)  # noqa: S606


def check_port(asked: str) -> int:
    """The port asked for. Raises Stopped, before anything long is begun, when it is none or taken."""
    if not asked.isdecimal():
        raise steps.Stopped(f"{asked!r} is not a port: say `make run PORT=8001`")
    from holdfast.cli import ports  # noqa: PLC0415 - only a Python that is new enough can read it
    from holdfast.cli.main import Refused  # noqa: PLC0415

    try:
        ports.check_free(address="127.0.0.1", port=int(asked), otherwise="say `make run PORT=8001`")
    except Refused as reason:
        raise steps.Stopped(str(reason)) from reason
    return int(asked)


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """Start the database and answer its two addresses; when what follows fails, it is not left running."""
    devdb = [steps.program("holdfast"), "devdb"]
    steps.say("· starting the database")
    try:
        yield steps.ask([*devdb, "addresses"], doing="starting the database")
    except BaseException:
        subprocess.run([*devdb, "stop", "--unless-used"], stdout=subprocess.DEVNULL, check=False)
        raise


def fill(variables: dict[str, str]) -> list[str]:
    """Bring the tables to this version and make the demonstration; answers its authorities' host names."""
    holdfast = steps.program("holdfast")
    steps.run([holdfast, "migrate"], doing="bringing the database to this version", env=variables)
    made = steps.run(
        [holdfast, "authority", "demonstration"], doing="making the demonstration", env=variables
    )
    steps.run(
        [holdfast, "example"],
        doing="letting fifteen invented families live for three months (a minute or two, once)",
        env=variables,
    )
    return re.findall(r"[a-z0-9.-]+\.localhost", " ".join(made))


def invitation(hosts: list[str], *, port: int) -> list[str]:
    """What to show once the site answers."""
    return [
        "",
        f"Holdfast answers on http://localhost:{port}",
        "and each authority of the demonstration on its own name:",
        *(f"  http://{host}:{port}" for host in hosts),
        "Nobody needs a password there: *Try a role* on the first page acts as one of its invented people.",
        "Ctrl-C stops it; `make run` starts it again with its data.",
    ]


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
