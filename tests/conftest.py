"""What every test stands on: settings for tests, and databases that are cloned, never flushed.

A test that touches the database and lets everything be rolled back takes the fixture `db`. One that must
commit takes `committing`: a database of its own, with Django and the environment pointed at it.
"""

import gc
import os
from collections.abc import Iterator
from itertools import count

import django
import pytest
from django.db import connections
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

os.environ["HOLDFAST_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "holdfast.config.settings"
# Where nothing listens: the fixtures point to a real one, and a test without them must not reach any.
os.environ["DATABASE_URL"] = "postgresql://holdfast_app@/none?host=/nonexistent"
os.environ["OWNER_DATABASE_URL"] = "postgresql://holdfast_owner@/none?host=/nonexistent"
django.setup()
# No test is judged by the clock. Drawn alike in each run, so that main is green for everybody or for nobody;
# to look further: make test ARGS='--hypothesis-profile=default tests/procedures'.
hypothesis_settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis_settings.load_profile("suite")

from holdfast.cli.clusters import Addresses  # noqa: E402 - after Django
from tests import databases  # noqa: E402

COMMITTING = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that would flush the database is not collected: it takes `committing` instead."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            raise pytest.UsageError(f"{item.nodeid}: nothing is flushed here; take the fixture `committing`")


def pytest_collection_finish() -> None:
    """Look for rubbish less often, and never among what was imported: a quarter of the time goes there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def cluster(django_db_blocker: DjangoDbBlocker) -> Iterator[databases.Cluster]:
    """This worker's own PostgreSQL."""
    with django_db_blocker.unblock(), databases.running() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def django_db_setup(cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: this worker's clone, in which every test is rolled back."""
    with databases.clone(cluster, "worker") as addresses, databases.pointed_at(addresses):
        yield
        with django_db_blocker.unblock():
            connections.close_all()


@pytest.fixture
def committing(cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[Addresses]:
    """A database of this test's own, in which it may commit; answers its two addresses."""
    name = f"committing_{next(COMMITTING)}"
    with (
        django_db_blocker.unblock(),
        databases.clone(cluster, name) as addresses,
        databases.pointed_at(addresses),
    ):
        yield addresses
