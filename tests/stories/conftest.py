"""A site with a database of its own, and a browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from holdfast.cli.clusters import Addresses
from tests.pages.conftest import dress
from tests.stories import chromium, server
from tests.stories.watched import Watched

__all__ = ["dress"]

Come = Callable[..., Watched]


@pytest.fixture
def site(committing: Addresses, dress: object) -> Iterator[server.Site]:
    """The site, on a database that this story alone writes to."""
    with server.serving() as site:
        yield site


@pytest.fixture
def come(site: server.Site, browser: Browser) -> Iterator[Come]:
    """Opens a page of a visitor's own; it is closed before the site is, which waits for whoever looks."""
    opened: list[BrowserContext] = []

    def come(*, width: int = 375, scripts: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 780}, java_script_enabled=scripts, has_touch=width < 600,
            locale="en-GB",
        )  # fmt: skip
        context.set_default_timeout(chromium.PATIENCE)
        opened.append(context)
        return Watched(context.new_page(), scripts=scripts)

    yield come
    for context in opened:
        context.close()


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
