"""A call comes in: somebody is looked for from whatever page one is on, and found or not."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import people, signed_in
from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 720}


@pytest.fixture(params=[(NARROW, True), (WIDE, True), (WIDE, False)], ids=["narrow", "wide", "no-scripts"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Watched]:
    """Winifred, signed in, on a telephone and on a laptop."""
    size, scripts = request.param
    context = browser.new_context(viewport=size, java_script_enabled=scripts, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    key = signed_in.session_of(people.WINIFRED)
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.at("jersey")}])
    yield Watched(context.new_page(), scripts=scripts)
    context.close()


def named(visit: Watched, what: str) -> str:
    size = visit.page.viewport_size
    assert size is not None
    return f"search-{what}-{size['width']}-{'with' if visit.scripts else 'without'}-scripts"


def test_a_child_is_found_from_any_page_by_keyboard(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/procedures"))
    page.get_by_role("search", name="Find somebody, from any page").get_by_role("searchbox").fill(
        "ada exmaple 5.4.2018"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find somebody")
    first = page.locator(".hf-found__one").first
    expect(first.get_by_role("link", name="Ada Example")).to_have_attribute(
        "href", f"/children/{people.ADA.id}"
    )
    expect(first).to_contain_text("born 4 May 2018")
    expect(first).to_contain_text("Spelt alike; date of birth with day and month swapped")
    visit.check(named(visit, "found"))


def test_nobody_found_says_what_was_looked_for_and_what_to_try(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/search?q=Zebulon+Qwertzui+1.2.1999"))
    expect(page.get_by_role("heading", name="This search found nobody")).to_be_visible()
    visit.check(named(visit, "nobody"))
    page.get_by_role("link", name="The same name without a date").press("Enter")
    expect(page).to_have_url(re.compile(r"q=Zebulon\+Qwertzui$"))


def test_a_mistake_is_said_at_the_top_and_at_the_field(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/search?q=%3F"))
    expect(page).to_have_title(re.compile("^Error: Find somebody"))
    page.get_by_role("link", name="Type a name, or a date of birth, or both").press("Enter")
    assert visit.focused() == "q"
    visit.check(named(visit, "mistake"))
