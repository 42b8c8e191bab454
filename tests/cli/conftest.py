"""Where the tests of the development database make theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast.cli import clusters
from tests.cli.trial import NAME


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cluster for the tests that only look; its path has spaces and what a shell would trip over."""
    folder = tmp_path_factory.mktemp("odd") / "a folder, with $HOME and 'quotes'"
    clusters.start(instance=NAME, folder=folder, durable=False)
    yield folder
    clusters.remove(instance=NAME, folder=folder)


@pytest.fixture
def own_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of the test's own, whose cluster is removed after it."""
    yield tmp_path
    clusters.remove(instance=NAME, folder=tmp_path)


@pytest.fixture
def said() -> list[str]:
    """What was said for the person at the terminal."""
    return []
