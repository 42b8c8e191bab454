"""Makes the README's picture, docs/pictures/home.png: `python -m tests.stories.picture`."""

import sys
from pathlib import Path

from tests import conftest as settings
from tests import databases
from tests.pages.conftest import load_assets
from tests.stories import chromium, server

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "home.png"


def main() -> int:
    """Serve the site on a database of its own and photograph its first page, as a laptop shows it."""
    if load_assets().main():
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
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
        page.screenshot(path=PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(PICTURE.parents[2])}\n")
    return 0


if __name__ == "__main__":
    assert settings  # importing it points Django at the tests' settings
    sys.exit(main())
