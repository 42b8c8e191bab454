"""Makes the pictures of README and tour in docs/pictures/: `python -m tests.stories.picture`."""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests import conftest as settings
from tests import databases
from tests.pages.conftest import load_assets
from tests.stories import chromium, server
from tests.stories.server import Site

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LAPTOP, PHONE = {"width": 1280, "height": 720}, {"width": 375, "height": 720}


def main() -> int:
    """Serve the site on a database of its own, with Jersey’s living example, and photograph its pages."""
    if load_assets().main():
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    try:
        chromium.executable()
    except chromium.Missing as missing:
        sys.stderr.write(f"picture: {missing}\n")
        return 1
    with (
        databases.running() as cluster,
        databases.empty(cluster, "picture") as addresses,
        databases.pointed_at(addresses),
    ):
        _fill()
        with server.serving() as site, chromium.browser() as browser:
            for name, (size, take) in TAKEN.items():
                _take(browser, site, name, size, take)
    sys.stdout.write(" ".join(f"docs/pictures/{name}.png" for name in TAKEN) + "\n")
    return 0


def _fill() -> None:
    """The demonstration, as `make run` makes it, for one authority."""
    from holdfast.cli import main as command  # noqa: PLC0415 - Django is ready only now

    for line in (["migrate"], ["authority", "demonstration"], ["example", "--authority", "jersey"]):
        if command.main(line):
            raise SystemExit(f"picture: holdfast {' '.join(line)} failed")


def _take(
    browser: Browser, site: Site, name: str, size: dict[str, int], take: Callable[[Page, Site], None]
) -> None:
    page = browser.new_page(viewport=size, locale="en-GB")  # type: ignore[arg-type]
    take(page, site)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def _as(who: str) -> Callable[[Page, Site], None]:
    def act(page: Page, site: Site) -> None:
        page.goto(site.at("jersey", "/try"))
        page.get_by_role("button", name=f"Be {who}").click()
        page.get_by_role("heading", level=1).wait_for()

    return act


def _home(page: Page, site: Site) -> None:
    page.goto(site.at(""))


def _dates(page: Page, site: Site) -> None:
    page.goto(site.at("jersey", "/procedures/jersey/dates"))
    page.get_by_text("Try it with an example").click()
    page.get_by_role("button", name="Work out the dates").click()
    page.get_by_role("heading", name="Still to do").wait_for()


def _today(page: Page, site: Site) -> None:
    _as("Winnie Worker")(page, site)
    page.goto(site.at("jersey", "/today"))


def _team(page: Page, site: Site) -> None:
    _as("Max Manager")(page, site)
    page.goto(site.at("jersey", "/team"))


def _child(page: Page, site: Site) -> None:
    _today(page, site)
    page.get_by_role("main").get_by_role("link", name="Quin Example").first.click()
    page.get_by_role("heading", level=1).wait_for()


def _visit(page: Page, site: Site) -> None:
    _child(page, site)
    page.get_by_role("link", name="Record a visit").first.click()
    page.get_by_role("heading", level=1).wait_for()


TAKEN: dict[str, tuple[dict[str, int], Callable[[Page, Site], None]]] = {
    "home": (LAPTOP, _home),
    "dates": (LAPTOP, _dates),
    "today": (LAPTOP, _today),
    "team": (LAPTOP, _team),
    "child": (LAPTOP, _child),
    "visit": (PHONE, _visit),
}


if __name__ == "__main__":
    assert settings  # importing it points Django at the tests' settings
    sys.exit(main())
