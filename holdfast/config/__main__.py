"""`python -m holdfast.config site|worker`: the two programs of Holdfast; `holdfast serve` keeps both.

Each checks first that its role and settings are safe, and otherwise ends with one line and EX_CONFIG.
"""

import argparse
import ctypes
import os
import signal
import sys
from collections.abc import Callable

import django

from holdfast.config import environment

SETTINGS = "holdfast.config.settings"


def main() -> int:
    """Run one of the programs until it is told to stop."""
    parser = argparse.ArgumentParser(prog="python -m holdfast.config", description=__doc__)
    parser.add_argument("program", choices=["site", "worker"])
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    end_with_parent()
    programs: dict[str, Callable[[argparse.Namespace], None]] = {"site": serve, "worker": work}
    try:
        check()
    except environment.Unusable as fault:
        print(f"holdfast: {fault}", file=sys.stderr)  # noqa: T201 - a program speaks to its terminal
        return os.EX_CONFIG
    programs[arguments.program](arguments)
    return 0


def end_with_parent() -> None:
    """Have the kernel end this program when the one that keeps it is killed: no orphan holds the port."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def check() -> None:
    """Load the settings and raise environment.Unusable unless role and settings are safe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    from holdfast.config import checks  # noqa: PLC0415 - reads the settings

    checks.refuse_unsafe_role()
    checks.refuse_demonstration()


def serve(arguments: argparse.Namespace) -> None:
    """Answer requests. WSGI and threads: measured faster and safer with the database than ASGI."""
    from granian import Granian  # noqa: PLC0415 - the worker needs no web server
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    Granian(
        "holdfast.config.wsgi:application",
        address=arguments.address,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.processes,
        blocking_threads=2,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def work(_arguments: argparse.Namespace) -> None:
    """Do the jobs that the site has queued."""
    from procrastinate.contrib.django import app  # noqa: PLC0415 - there once Django is set up

    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector):
        app.run_worker(name="worker", concurrency=2, shutdown_graceful_timeout=5)


if __name__ == "__main__":
    sys.exit(main())
