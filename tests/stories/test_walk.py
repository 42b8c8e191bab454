"""Every page there is, on a record as full as one gets: with axe, at each width, by keyboard.

At 320 pixels each address is opened, found by asking Django for all of them; at the other widths those with
the most on them, and forms with something wrong in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests import people
from tests.pages import addresses, full_house
from tests.pages.full_house import House
from tests.people import Member
from tests.signed_in import client_as, session_of
from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import AXE

EVERYBODY = (
    people.WINIFRED, people.MALCOLM, people.ADAM, people.DORA, people.DAN, people.SASHA,
)  # fmt: skip
# The fullest pages, by the names of their addresses, with what is asked of them.
FULLEST = (
    "today", "team", "child", "child-plan", "child-timeline", "child-people", "child-notes", "child-meetings",
    "child-history", "child-log", "due", "visit", "must-tell", "carry-in", "carry-in-review", "accounts",
    "account", "own-account", "roles", "duty", "lists", "emergency", "cover", "search?q=Ada",
    "milestone-record?event=new-concerns",
)  # fmt: skip
# Forms that are sent as they stand, so that what is wrong in them is seen.
WRONG = (
    "visit-record", "visit-not-seen", "note-record", "tell", "allocate", "meeting-record?do=arrange",
    "agency-record", "person-add", "carry-in-family",
)  # fmt: skip
SAVE = "form[data-kept] button[value=save]"
ON_THE_WAY = "document.activeElement.classList.contains('govuk-skip-link')"
IN_SIGHT = "(b => b.top >= 0 && b.height > 1)(document.activeElement.getBoundingClientRect())"
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => (b => b.right > innerWidth + 1 && b.width > 1)(e.getBoundingClientRect()))
  .slice(-3).map(e => e.tagName + '.' + e.className)"""


class Tried:
    """One person's browser after another's, and what is wrong with the pages they see."""

    def __init__(self, site: Site, page: Page, house: House) -> None:
        self.site, self.page, self.house = site, page, house
        self.cookies = {member: session_of(member) for member in EVERYBODY}
        self.wrong: list[str] = []
        page.on("pageerror", lambda problem: self.wrong.append(f"{page.url}: script: {problem}"))
        page.on("console", self.heard)

    def heard(self, said: ConsoleMessage) -> None:
        """Note what the browser complains of, breaches of the content security policy among them."""
        if said.type == "error":
            self.wrong.append(f"{self.page.url}: {said.text}")

    def path(self, name: str) -> str:
        """The path of an address by its name, and what is asked of it."""
        name, mark, query = name.partition("?")
        address = next(each for each in addresses.every() if each.name == name)
        return address.filled(self.house) + mark + query

    def who(self, path: str) -> Member | None:
        """The first who may open it."""
        for member in EVERYBODY:
            answer = client_as(member).get(path)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                return member
        return None

    def open(self, member: Member, path: str) -> None:
        """Open a page as somebody."""
        cookie = {"name": "sessionid", "value": self.cookies[member], "url": self.site.at(member.authority)}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]
        there = self.site.at(member.authority, path)
        self.page.goto(there)
        assert self.page.url == there, f"{member.name} does not get to {path}"

    def check(self, name: str) -> None:
        """No wider than the window, and nothing that axe finds."""
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if wide[0] > wide[1]:
            self.wrong.append(f"{name} is {wide[0]} pixels wide in {wide[1]}: {self.page.evaluate(WIDE)}")
        for each in AXE.run(self.page).response["violations"]:
            where = [node["target"] for node in each["nodes"]][:3]
            self.wrong.append(f"{name}: {each['id']}: {where}")

    def check_first_stop(self, name: str) -> None:
        """The first stop of the keyboard leads past the top, and is seen."""
        self.page.keyboard.press("Tab")
        if not self.page.evaluate(ON_THE_WAY) or not self.page.evaluate(IN_SIGHT):
            self.wrong.append(f"{name}: the first stop is no skip link, or is not seen")


@contextmanager
def trying(site: Site, browser: Browser, width: int) -> Iterator[Tried]:
    house = full_house.build()
    context = browser.new_context(viewport={"width": width, "height": 780}, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    try:
        yield Tried(site, context.new_page(), house)
    finally:
        context.close()


def test_every_page_on_the_smallest_telephone(site: Site, browser: Browser) -> None:
    opened = 0
    with trying(site, browser, 320) as tried:
        for address in addresses.every():
            path = address.filled(tried.house)
            member = tried.who(path)
            if member is not None:
                tried.open(member, path)
                tried.check(f"{address.name} ({member.name})")
                opened += 1
        assert tried.wrong == []
    assert opened > 60


@pytest.mark.parametrize("width", [375, 1280], ids=["telephone", "laptop"])
def test_the_fullest_pages(site: Site, browser: Browser, width: int) -> None:
    with trying(site, browser, width) as tried:
        for name in (*FULLEST, *WRONG):
            path = tried.path(name)
            member = tried.who(path)
            assert member is not None, name
            tried.open(member, path)
            if name in WRONG:
                with tried.page.expect_navigation():
                    tried.page.locator(SAVE).click()
                assert tried.page.locator(".govuk-error-summary").count() == 1, name
            else:
                tried.check_first_stop(name)
            tried.check(f"{name} ({member.name})")
        assert tried.wrong == []
