"""A site with a database of its own, and a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from holdfast.cli.clusters import Addresses
from tests.pages.conftest import dress
from tests.stories import chromium, server

__all__ = ["dress"]


@pytest.fixture
def site(committing: Addresses, dress: object) -> Iterator[server.Site]:
    """The site, on a database that this story alone writes to."""
    with server.serving() as site:
        yield site


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all stories; each has a visit of its own."""
    try:
        chromium.executable()
    except chromium.Missing as missing:
        pytest.fail(str(missing), pytrace=False)
    expect.set_options(timeout=chromium.PATIENCE)
    with chromium.browser() as running:
        yield running
