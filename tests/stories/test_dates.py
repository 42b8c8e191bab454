"""Somebody works out the dates of one child: by keyboard, on each width, with and without JavaScript.

One timeline for each authority; every date below was counted by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

WIDTHS = {"narrow": (320, 640), "phone": (375, 720), "laptop": (1280, 720)}


@dataclass(frozen=True)
class Story:
    """One authority, on which machine, and what it must answer: what is due, and on which day."""

    authority: str
    width: str
    scripts: bool
    conference: str
    answers: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return f"dates-{self.authority}-{self.width}-{'with' if self.scripts else 'without'}-scripts"


STORIES = [
    # From Mon 28 Apr 2025: 29 April to 2 May (4), not 5, 6 to 8 (7), not Liberation Day, 12 to 14 May (10).
    # Visits: 28 days, 2 to the end of April and 26. Review: three months.
    Story("jersey", "phone", False, "28 4 2025", (
        ("First core group", "Wed 14 May 2025"),
        ("Visit at home", "Mon 26 May 2025"),
        ("Review", "Mon 28 Jul 2025"),
    )),
    # From Mon 12 Jan 2026: Tue 13 to Fri 16 (4), Mon 19 to Fri 23 (9), Mon 26 January (10).
    Story("isle-of-man", "laptop", True, "12 January 2026", (("First core group", "Mon 26 Jan"),)),
    # Six weeks: 19 days to the end of January and 23. Three months: Sun 12 April.
    Story("isle-of-wight", "narrow", True, "12 jan 2026", (
        ("Core group", "Mon 23 Feb"), ("Review conference", "Sun 12 Apr"),
    )),
    # Two weeks: Mon 26 January. Three months: Sun 12 April.
    Story("council", "laptop", False, "12 1 2026", (
        ("First core group", "Mon 26 Jan"), ("Review", "Sun 12 Apr"),
    )),
]  # fmt: skip


@pytest.fixture(params=STORIES, ids=lambda each: each.name)
def story(request: pytest.FixtureRequest) -> Story:
    found: Story = request.param
    return found


@pytest.fixture
def visit(story: Story, browser: Browser) -> Iterator[Watched]:
    """A visitor with the window of this story."""
    width, height = WIDTHS[story.width]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=story.scripts,
        locale="en-GB",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    yield Watched(context.new_page(), scripts=story.scripts)
    context.close()


def type_date(within: Locator, words: str) -> None:
    """Put a date into three boxes by keyboard alone."""
    within.get_by_label("Day").focus()
    keys = within.page.keyboard
    for place, part in enumerate(words.split()):
        if place:
            keys.press("Tab")
        keys.press("Control+A")
        keys.type(part)


def answer(page: Page, title: str) -> Locator:
    """The row of what is due."""
    return page.get_by_role("row").filter(has=page.locator("strong", has_text=title)).first


def test_the_dates_of_one_child(site: Site, story: Story, visit: Watched, tmp_path: Path) -> None:
    page = visit.page
    page.goto(site.at(story.authority))
    page.get_by_role("link", name="Work out the dates").press("Enter")
    expect(page).to_have_url(site.at(story.authority, f"/procedures/{story.authority}/dates"))
    visit.check(f"{story.name}-empty")
    make_mistakes(visit, story)
    fill_in(page, story)
    page.keyboard.press("Enter")  # in a box: works the dates out, and takes nothing away
    expect(page.locator("#answer")).to_be_focused()
    for title, due in story.answers:
        expect(answer(page, title)).to_contain_text(due)
    visit.check(f"{story.name}-answer")
    add_a_visit(visit, story)
    take_it_along(page, tmp_path)
    the_clause_is_one_step_away(page, story)


def make_mistakes(visit: Watched, story: Story) -> None:
    """Nothing filled in: the mistakes come first, and each leads to where it can be mended."""
    page = visit.page
    page.get_by_role("button", name="Work out the dates").last.press("Enter")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error: Work out the dates: ")
    visit.check(f"{story.name}-errors")
    links = summary.get_by_role("link")
    expect(links).to_have_count(3)
    for number in range(3):
        target = str(links.nth(number).get_attribute("href"))
        links.nth(number).press("Enter")
        expect(page.locator(target)).to_be_focused()


def fill_in(page: Page, story: Story) -> None:
    """The child, the conference and the day asked about, which has the last box."""
    type_date(page.get_by_role("group", name="Date of birth"), "4 5 2018")
    conference = page.locator("#e1")
    type_date(conference.get_by_role("group", name="Date").first, story.conference)
    conference.get_by_label("What was decided").select_option("plan")
    type_date(page.get_by_role("group", name="Which day to answer for"), "20 1 2026")


def add_a_visit(visit: Watched, story: Story) -> None:
    """One event more, with everything that can be said of it on the page; then all is worked out again."""
    page = visit.page
    page.get_by_label("What else happened?").select_option("visit")
    page.get_by_role("button", name="Add it").press("Enter")
    expect(page.locator("#e2-title")).to_be_focused()
    assert page.get_by_label("Year").first.input_value() == "2018"
    added = page.locator("#e2")
    type_date(added.get_by_role("group", name="Date").first, "19 1 2026")
    for question in ("Was the child seen?", "Was it at home?", "Was the child seen alone?"):
        added.get_by_label(question).select_option("yes")
    for more in page.locator(".hf-event summary").all():
        more.press("Enter")
    visit.check(f"{story.name}-fullest")
    page.get_by_role("button", name="Work out the dates").last.press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    expect(page.get_by_role("heading", name="2. Visit to the child")).to_be_visible()
    page.emulate_media(media="print")
    page.screenshot(path=f"test-results/{story.name}-paper.png", full_page=True)
    page.emulate_media(media="screen")


def take_it_along(page: Page, folder: Path) -> None:
    """The case file leads to the same answer when it is brought back."""
    asked = page.locator("#answer").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="The timeline (case file)").press("Enter")
    download.value.save_as(folder / "case.json")
    page.locator("summary", has_text="Use a case file instead").press("Enter")
    page.get_by_label("Or choose a file").set_input_files(folder / "case.json")
    page.get_by_role("button", name="Use this case").press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    expect(page.locator("#answer")).to_have_text(asked)


def the_clause_is_one_step_away(page: Page, story: Story) -> None:
    """From a row to the entry of the procedure that asks for it."""
    title, _ = story.answers[0]
    link = answer(page, title).get_by_role("link")
    anchor = str(link.get_attribute("href")).rpartition("#")[2]
    link.press("Enter")
    expect(page).to_have_url(site_address(page, story, anchor))
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{anchor}").get_by_role("heading")).to_have_text(title)


def site_address(page: Page, story: Story, anchor: str) -> str:
    start = page.url.partition("/procedures")[0]
    return f"{start}/procedures/{story.authority}#{anchor}"


def test_every_stop_of_the_keyboard_is_seen(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 720}, locale="en-GB")
    visit = Watched(context.new_page(), scripts=True)
    visit.page.goto(site.at("", "/procedures/jersey/dates"))
    visit.page.get_by_role("button", name="Try it with an example").press("Enter")
    expect(visit.page.locator("#answer")).to_be_focused()
    stops = 0
    while True:
        visit.page.keyboard.press("Tab")
        if (
            visit.focused() == "as_of_year"
            or visit.page.evaluate("document.activeElement.id") == "id_as_of_year"
        ):
            break
        stops += 1
        assert visit.focus_is_visible(), visit.focused()
        assert stops < 200
    assert stops > 40
    context.close()
