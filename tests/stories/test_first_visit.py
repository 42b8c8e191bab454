"""A first visit: from the bare address to an authority's page, past every kind of field, by keyboard.

With and without JavaScript, on a telephone and on a laptop.
"""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

WIDTHS = {"phone": (375, 720), "laptop": (1280, 720), "narrow": (320, 640)}
ERRORS = 13  # fields of /looks that may not be left empty


VISITS = [("phone", True), ("phone", False), ("laptop", True), ("laptop", False), ("narrow", True)]


@pytest.fixture(params=VISITS, ids=lambda each: f"{each[0]}-{'with' if each[1] else 'without'}-scripts")
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Watched]:
    """A visitor with a window of this width, with or without JavaScript."""
    width, scripts = request.param
    size = {"width": WIDTHS[width][0], "height": WIDTHS[width][1]}
    context = browser.new_context(viewport=size, java_script_enabled=scripts, locale="en-GB")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield Watched(context.new_page(), scripts=scripts)
    context.close()


def named(visit: Watched, what: str) -> str:
    """The name of a picture."""
    size = visit.page.viewport_size
    assert size is not None
    return f"{what}-{size['width']}-{'with' if visit.scripts else 'without'}-scripts"


def test_a_visitor_finds_the_authority_and_what_holdfast_is(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at(""))
    expect(page.get_by_text("No authority chosen")).to_be_visible()
    visit.check(named(visit, "chooses"))
    page.get_by_role("link", name="Jersey").click()
    expect(page).to_have_url(site.at("jersey"))
    expect(page.get_by_role("banner")).to_contain_text("Jersey")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep every child’s plan on course")
    visit.check(named(visit, "home"))
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Skip to main content")).not_to_be_visible()
    page.screenshot(path=f"test-results/{named(visit, 'paper')}.png", full_page=True)


def test_the_first_key_leads_past_the_band_to_the_page(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert visit.focus_is_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.at("jersey", "/#main-content"))
    if visit.scripts:
        expect(page.locator("#main-content")).to_be_focused()


def test_every_stop_of_the_keyboard_is_seen(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/looks"))
    stops = []
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body") or visit.focused() in stops:
            break
        stops.append(visit.focused())
        assert visit.focus_is_visible(), stops[-1]
    assert len(stops) > 25
    assert (
        stops.index("id_name")
        < stops.index("id_born_day")
        < stops.index("id_told_time")
        < stops.index("Save")
    )


def test_what_is_wrong_is_said_first_and_leads_to_where_it_can_be_mended(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/looks"))
    visit.check(named(visit, "looks"))
    page.get_by_label("Day").first.fill("31")
    page.get_by_label("Month").first.fill("feb")
    page.get_by_label("Year").first.fill("2018")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page).to_have_title("Error: Every kind of field – Holdfast, Jersey")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    visit.check(named(visit, "errors"))
    links = summary.get_by_role("link")
    expect(links).to_have_count(ERRORS)
    for number in range(ERRORS):
        link = links.nth(number)
        target = str(link.get_attribute("href")).removeprefix("#")
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#{target}")).to_be_focused()
        expect(page.locator(f"#{target}")).to_be_in_viewport()
    assert page.get_by_label("Month").first.input_value() == "feb"


def fill(page: Page) -> None:
    """Every field as it should be, by its label."""
    page.get_by_label("Full name").fill("Ada Example")
    page.get_by_label("Your email address").fill("ada@example.com")
    page.get_by_role("textbox", name="Your password").fill("an invented password")
    page.get_by_label("Number of children").fill("2")
    page.get_by_label("What the child said").fill("I like the dog.\nHe is called Rex.")
    page.get_by_label("Agency").select_option("School")
    page.get_by_role("group", name="Where was the child seen?").get_by_label("At home").check()
    page.get_by_role("group", name="Was the child seen alone?").get_by_label("Yes").check()
    page.get_by_label("English").check()
    for group, parts in {
        "Date of birth": ("7", "March", "2018"),
        "When you told": ("12", "1", "2026"),
    }.items():
        for label, part in zip(("Day", "Month", "Year"), parts, strict=True):
            page.get_by_role("group", name=group).get_by_label(label).fill(part)
    page.get_by_label("Time", exact=True).fill("9:05")
    page.get_by_label("Time of the meeting").fill("2pm")
    page.get_by_label("I have read this to the family").check()


def test_what_is_right_is_taken(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/looks"))
    fill(page)
    if visit.scripts:
        expect(page.get_by_text("You have 167 characters remaining").first).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Everything was in order")
    visit.check(named(visit, "done"))


def test_whoever_loses_the_way_is_helped_back(site: Site, visit: Watched) -> None:
    page = visit.page
    page.goto(site.at("jersey", "/nowhere"))
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    visit.check(named(visit, "not-found"))
    page.get_by_role("link", name="Go to the first page").click()
    expect(page).to_have_url(site.at("jersey"))
    page.goto(site.at("atlantis"))
    expect(page.get_by_role("heading", level=1)).to_have_text("No authority has this address")
    visit.check(named(visit, "unknown-authority"))
    page.get_by_role("link", name="See the authorities on this machine").click()
    expect(page).to_have_url(site.at(""))


def test_a_database_that_goes_away_is_said_to_be_and_comes_back(site: Site, visit: Watched) -> None:
    page, settings = visit.page, connections.settings["default"]
    page.goto(site.at("jersey"))
    there, settings["HOST"] = settings["HOST"], "/nonexistent"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Holdfast cannot reach its records just now")
    expect(page.get_by_text("give this reference")).to_be_visible()
    visit.check(named(visit, "away"))
    settings["HOST"] = there
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep every child’s plan on course")


def test_a_readers_own_colours_leave_everything_to_be_seen(site: Site, browser: Browser) -> None:
    context = browser.new_context(
        forced_colors="active", color_scheme="dark", viewport={"width": 1280, "height": 720}
    )
    visit = Watched(context.new_page(), scripts=True)
    visit.page.goto(site.at("jersey", "/looks"))
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.locator(".govuk-error-summary")).to_be_focused()
    visit.page.screenshot(path="test-results/forced-colours.png", full_page=True)
    assert visit.complaints == []
    context.close()
