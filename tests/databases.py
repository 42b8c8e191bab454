"""The tests' databases: one migrated template, cloned for each worker and for each test that commits.

Each worker has a PostgreSQL cluster to itself, so that an open transaction of one worker never holds up
what another seals, and two runs at once never meet. A cluster stays between runs, stopped; its template is
made anew when a migration, a wall or the cast changes. Nothing is ever flushed or truncated: the walls
forbid it, as they should.
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import IO

import psycopg
from django.db import connections
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from holdfast.cli import clusters, devdb, places, servers
from holdfast.cli.clusters import Addresses

ROOT = Path(__file__).resolve().parents[1]
# What a template is made of: a change in any of these makes a new one.
INGREDIENTS = (
    *("holdfast/audit/**/*.py", "holdfast/audit/**/*.sql", "holdfast/records/**/*.py"),
    *("holdfast/cli/authority.py", "holdfast/cli/migrate.py", "tests/people.py", "tests/databases.py"),
)
LIBRARIES = ("django", "procrastinate", "django-allauth")


@dataclass(frozen=True)
class Cluster:
    """A running cluster of one worker and the name of its template."""

    addresses: Addresses
    instance: str
    template: str

    @property
    def bare(self) -> str:
        """The template of its template: the tables and the authorities, and nobody in them."""
        return f"{self.template}_bare"

    @property
    def unpeopled(self) -> "Cluster":
        """The same, whose clones have nobody of the cast."""
        return replace(self, template=self.bare)

    def as_administrator(self, statement: str) -> None:
        """Run a statement as the cluster's superuser, whom only tests of what must never be need."""
        _administer(self.instance, statement)

    def drop(self, database: str) -> None:
        """Drop one of its databases, whoever still looks at it (a server that a test started, say)."""
        with _steward(self) as steward:
            try:
                _drop(steward, database)
            except (
                errors.ObjectInUse,
                errors.InsufficientPrivilege,
            ):  # the application's, not the owner's to end
                self.as_administrator(f'drop database "{database}" with (force)')

    def at(self, database: str) -> Addresses:
        """The two addresses of one of its databases."""
        socket = Path(str(conninfo_to_dict(self.addresses.application)["host"]))
        return clusters.addresses(socket, database=database)


@contextmanager
def running() -> Iterator[Cluster]:
    """A cluster that nobody else uses, with its template made; stopped afterwards."""
    folder = devdb.FOLDER
    folder.mkdir(exist_ok=True)
    with _slot(folder) as instance:
        addresses = clusters.start(instance=instance, folder=folder, durable=False)
        try:
            # No autovacuum: its transactions would now and then hold up a seal that a test waits for.
            _administer(instance, "alter system set autovacuum = off;\nselect pg_reload_conf();")
            cluster = Cluster(addresses=addresses, instance=instance, template=f"template_{_fingerprint()}")
            _make_template(cluster)
            yield cluster
        finally:
            clusters.stop(instance=instance, folder=folder)


@contextmanager
def _slot(folder: Path) -> Iterator[str]:
    """The name of a cluster that no other process uses; held as long as this process lives."""
    for number in count():
        lock: IO[str] = (folder / f"test-{number}.slot").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        with lock:
            yield f"test-{number}"
        return


def _administer(instance: str, statements: str) -> None:
    place = places.find(instance=instance, folder=devdb.FOLDER)
    socket = places.make_socket_folder(place)
    servers.ask(place, clusters.find_binaries(place), socket=socket, sql=statements)


def _fingerprint() -> str:
    """Twelve letters that change with whatever a template is made of."""
    digest = hashlib.sha256(" ".join(version(each) for each in LIBRARIES).encode())
    for pattern in INGREDIENTS:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _make_template(cluster: Cluster) -> None:
    """Migrate a database, and people a copy with the cast; take away what earlier runs left."""
    from tests import people  # noqa: PLC0415 - its imports need Django's settings

    with _steward(cluster) as steward:
        rows = steward.execute(
            "select datname from pg_database where datname ~ '^(template|clone|half)_'"
        ).fetchall()
        there = {str(name) for (name,) in rows}
        for name in there - {cluster.template, cluster.bare}:
            _drop(steward, name)
        if cluster.bare not in there:
            _make(cluster, steward, name=cluster.bare, source="template1", make=people.migrate)
        if cluster.template not in there:
            _make(cluster, steward, name=cluster.template, source=cluster.bare, make=people.settle)


def _make(
    cluster: Cluster, steward: psycopg.Connection, *, name: str, source: str, make: Callable[[], None]
) -> None:
    """Make one template from another; one that was only half made has another name."""
    names = [sql.Identifier(each) for each in ("half_made", source)]
    steward.execute(sql.SQL("create database {} template {}").format(*names))
    with pointed_at(cluster.at("half_made")):
        make()
    steward.execute(sql.SQL("alter database half_made rename to {}").format(sql.Identifier(name)))


@contextmanager
def clone(cluster: Cluster, name: str) -> Iterator[Addresses]:
    """A fresh copy of the template, dropped afterwards whoever still looks at it."""
    copy = sql.SQL("create database {} template {}")
    names = sql.Identifier(f"clone_{name}"), sql.Identifier(cluster.template)
    with _steward(cluster) as steward:
        steward.execute(copy.format(*names))
        steward.execute(sql.SQL("revoke temporary on database {} from public").format(names[0]))  # not copied
    try:
        yield cluster.at(f"clone_{name}")
    finally:
        cluster.drop(f"clone_{name}")


@contextmanager
def empty(cluster: Cluster, name: str) -> Iterator[Addresses]:
    """A database with nothing in it, not even tables, dropped afterwards."""
    with _steward(cluster) as steward:
        steward.execute(sql.SQL("create database {}").format(sql.Identifier(f"clone_{name}")))
    try:
        yield cluster.at(f"clone_{name}")
    finally:
        cluster.drop(f"clone_{name}")


@contextmanager
def pointed_at(addresses: Addresses) -> Iterator[None]:
    """Django's connection and the environment lead to this database, and afterwards where they led before."""
    settings = connections.settings["default"]
    before, environment = dict(settings), dict(os.environ)
    parts = conninfo_to_dict(addresses.application)
    connections.close_all()
    settings.update(NAME=parts["dbname"], USER=parts["user"], HOST=parts["host"])
    os.environ.update(addresses.environment())
    try:
        yield
    finally:
        connections.close_all()
        settings.update(before)
        for name in addresses.environment():
            os.environ[name] = environment[name]


@contextmanager
def _steward(cluster: Cluster) -> Iterator[psycopg.Connection]:
    """The owner, outside every database that is copied."""
    with psycopg.connect(cluster.addresses.owner, autocommit=True) as connection:
        yield connection


def _drop(steward: psycopg.Connection, name: str) -> None:
    steward.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
