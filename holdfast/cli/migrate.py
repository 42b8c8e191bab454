"""`holdfast migrate`: bring the database to this version, as its owner; done again, it changes nothing."""

import argparse
import sys

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from holdfast.audit import library_tables
from holdfast.cli import owners

# Two at once become one after the other; any number of our own would do.
LOCK = 0x686F6C64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look."""
    parser.add_argument("--check", action="store_true", help="change nothing; status 1 when it is behind")


def run(arguments: argparse.Namespace) -> int:
    """Run what is missing, then give the application its rights in the libraries' tables."""
    with owners.owner() as alias:
        missing = _missing(alias)
        if arguments.check:
            write(f"{len(missing)} migrations to run" if missing else "nothing to do")
            return 1 if missing else 0
        with connections[alias].cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            missing = _missing(alias)
            if missing:
                tell(f"running {len(missing)} migrations")
            call_command("migrate", database=alias, interactive=False, verbosity=0, skip_checks=True)
            library_tables.open_to_application(connections[alias])
        finally:
            with connections[alias].cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
    write(f"{len(missing)} migrations run" if missing else "nothing to do")
    return 0


def _missing(alias: str) -> list[str]:
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]


def tell(line: str) -> None:
    """One line of progress, away from the answer."""
    print(f"migrate: {line}", file=sys.stderr, flush=True)  # noqa: T201 - a command speaks to its terminal


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
