"""A visitor's page that notes what goes wrong behind it, and asks axe about what is on it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import ConsoleMessage, Page, Request

RESULTS = Path(__file__).resolve().parents[2] / "test-results"
AXE = Axe()


@dataclass
class Watched:
    """A page, what it complained of, and every address it fetched."""

    page: Page
    scripts: bool
    complaints: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the start."""
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda problem: self.complaints.append(f"script: {problem}"))
        self.page.on("requestfailed", self.not_fetched)
        self.page.on("request", self.asked)

    def heard(self, message: ConsoleMessage) -> None:
        """Note warnings and errors, breaches of the content security policy among them."""
        is_the_page = "Failed to load resource" in message.text and message.location["url"] == self.page.url
        if message.type in {"error", "warning"} and not is_the_page:
            self.complaints.append(f"console: {message.text}")

    def not_fetched(self, request: Request) -> None:
        """Note what did not come; what the visitor did not wait for before going on is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"not fetched: {request.url} {request.failure}")

    def asked(self, request: Request) -> None:
        """Note where every byte came from."""
        self.fetched.append(request.url)

    def check(self, name: str) -> None:
        """Hold the page that stands to what every page is held to, and take its picture."""
        self.page.screenshot(path=RESULTS / f"{name}.png", full_page=True)
        assert self.complaints == []
        assert [url for url in self.fetched if not re.match(r"http://([a-z-]+\.)?localhost:", url)] == []
        wide = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], f"{name} is {wide[0]} pixels wide in a window of {wide[1]}"
        if self.scripts:
            found = AXE.run(self.page)
            assert found.violations_count == 0, found.generate_report()

    def focused(self) -> str:
        """The id of what has the focus, or its text where it has none."""
        return str(self.page.evaluate("(e => e.id || e.innerText || e.tagName)(document.activeElement)"))

    def focus_is_visible(self) -> bool:
        """Whether what has the focus is seen to have it: inside the window, and unlike itself without it."""
        return bool(self.page.evaluate(SEEN))


SEEN = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const drawn = s => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join();
  const look = e => drawn(getComputedStyle(e));
  const beside = it.parentElement.querySelector('label') || it;
  const shown = [it, beside].map(e => [look(e), getComputedStyle(e, '::before').boxShadow].join());
  const inside = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  it.blur();
  const hidden = [it, beside].map(e => [look(e), getComputedStyle(e, '::before').boxShadow].join());
  it.focus({preventScroll: true});
  return inside && shown.join() !== hidden.join();
}"""
