"""Somebody reads a procedure: finds the stage, the entry, why it is asked and how it was counted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

VISITS = [(320, False), (1280, True)]


@pytest.fixture(params=VISITS, ids=lambda each: f"{each[0]}-{'with' if each[1] else 'without'}-scripts")
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Watched]:
    """A visitor with a window of this width, with or without JavaScript."""
    width, scripts = request.param
    context = browser.new_context(viewport={"width": width, "height": 720}, java_script_enabled=scripts)
    context.set_default_timeout(PATIENCE)
    yield Watched(context.new_page(), scripts=scripts)
    context.close()


def named(visit: Watched, what: str) -> str:
    size = visit.page.viewport_size
    assert size is not None
    return f"procedures-{what}-{size['width']}-{'with' if visit.scripts else 'without'}-scripts"


def test_a_practitioner_finds_why_something_is_asked(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at(""))
    page.get_by_role("link", name="See what a procedure asks").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Procedures")
    visit.check(named(visit, "list"))
    page.locator("a[href='/procedures/jersey']").press("Enter")
    page.get_by_role("link", name="Visits", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Visits", exact=True)).to_be_in_viewport()
    entry = page.locator("#duty-visit-at-home")
    expect(entry).to_contain_text("at least every 4 weeks")
    expect(entry).to_contain_text("must")
    expect(entry).to_contain_text("Child Protection Plans, 3 The Social Worker Role")
    example = entry.get_by_text("Mon 12 January and 28 days is Mon 9 February")
    expect(example).not_to_be_visible()
    entry.locator("summary").press("Enter")
    expect(example).to_be_visible()
    if (
        not visit.scripts
    ):  # axe takes half a minute over so long a page: it is asked about a shorter one below
        visit.check(named(visit, "jersey"))


def test_a_whole_book_stands_up_to_axe(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("", "/procedures/isle-of-wight"))
    for more in page.locator(".hf-examples summary").all()[:5]:
        more.press("Enter")
    visit.check(named(visit, "isle-of-wight"))


def test_a_link_to_one_entry_shows_it_with_what_is_left_open(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/procedures/jersey#duty-initial-report"))
    entry = page.locator("#duty-initial-report")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Not stated by this authority")
    expect(entry).to_contain_text("how long before")


def test_on_paper_it_is_the_procedure_alone(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 1100})
    page.goto(site.at("", "/procedures/isle-of-wight"))
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("#duty-core-group")).to_be_visible()
    expect(page.get_by_text("Back to the contents").first).not_to_be_visible()
    page.screenshot(path="test-results/procedures-paper.png", full_page=True)
    page.close()
