"""Makes the README's pictures in docs/pictures/: `python -m tests.stories.picture`."""

import sys
from pathlib import Path

from tests import conftest as settings
from tests import databases
from tests.pages.conftest import load_assets
from tests.stories import chromium, server

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def main() -> int:
    """Serve the site on a database of its own and photograph two of its pages, as a laptop shows them."""
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
        databases.clone(cluster, "picture") as addresses,
        databases.pointed_at(addresses),
        server.serving() as site,
        chromium.browser() as browser,
    ):
        page = browser.new_page(viewport={"width": 1100, "height": 680})
        page.goto(site.at(""))
        page.screenshot(path=PICTURES / "home.png")
        page.goto(site.at("jersey", "/procedures/jersey/dates"))
        page.get_by_text("Try it with an example").click()
        page.get_by_role("button", name="Work out the dates").click()
        page.get_by_role("heading", name="Still to do").wait_for()
        page.set_viewport_size({"width": 1100, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=PICTURES / "dates.png")
    sys.stdout.write("docs/pictures/home.png docs/pictures/dates.png\n")
    return 0


if __name__ == "__main__":
    assert settings  # importing it points Django at the tests' settings
    sys.exit(main())
