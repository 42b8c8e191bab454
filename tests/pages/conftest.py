"""What every test of the pages needs: the dress, built once."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from holdfast.cli import clusters
from tests import databases

ROOT = Path(__file__).resolve().parents[2]


def load_assets() -> ModuleType:
    """scripts/assets.py, which belongs to no package."""
    found = importlib.util.spec_from_file_location("assets", ROOT / "scripts" / "assets.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="session", autouse=True)
def dress() -> ModuleType:
    """The built assets; `make test` builds them before, a single test file may not have."""
    assets = load_assets()
    assert assets.main() == 0
    return assets


@pytest.fixture
def bare() -> Client:
    """A visitor on one's own machine who has not chosen an authority: no database is asked."""
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


@pytest.fixture
def no_database(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Django points at a database that does not answer."""
    nowhere = clusters.addresses(Path("/nonexistent"), database="none")
    with django_db_blocker.unblock(), databases.pointed_at(nowhere):
        yield
