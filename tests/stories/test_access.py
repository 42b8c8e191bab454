"""Duty, an emergency, the data officer's list and roles in a browser: at two widths, with axe, in error."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests import people
from tests.signed_in import sign_in
from tests.stories.server import Site
from tests.stories.watched import Watched

WIDTHS = [pytest.param(320, id="small"), pytest.param(1280, id="laptop")]
WHY = "The police rang about a child in the street"
Come = Callable[..., Watched]


@pytest.fixture
def come(site: Site, browser: Browser) -> Iterator[Come]:
    """Opens a page of a visitor's own; it is closed before the site is."""
    opened: list[BrowserContext] = []

    def come(*, width: int, scripts: bool = True) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": 780}, java_script_enabled=scripts)
        opened.append(context)
        return Watched(context.new_page(), scripts=scripts)

    yield come
    for context in opened:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_night_on_duty(site: Site, come: Come, width: int) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, people.DORA, path="/duty")
    expect(page.get_by_role("heading", level=1)).to_have_text("Duty summary")
    page.get_by_role("button", name="Open the summary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    watched.check(f"duty-error-{width}")
    page.get_by_label("Why do you open the summary?").fill(WHY)
    page.get_by_role("button", name="Open the summary").click()
    expect(page.get_by_role("heading", name="5 children with a plan")).to_be_visible()
    watched.check(f"duty-{width}")
    page.get_by_label("Name, if you know it").fill("hidden")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("Ring them; in need, open it with a reason.")).to_be_visible()
    page.get_by_role("link", name=re.compile("with a reason.*Rex Hidden")).click()
    watched.check(f"duty-open-{width}")
    page.get_by_label("Why must you see this record now?").fill(WHY)
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rex")


def test_an_emergency_is_shown_to_the_manager(site: Site, come: Come) -> None:
    watched = come(width=375, scripts=False)
    page = watched.page
    sign_in(page, site, people.SASHA, path=f"/emergency/{people.ADA.id}")
    page.get_by_label("Why must you see this record now?").fill(WHY)
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada")
    manager = come(width=1280)
    page = manager.page
    sign_in(page, site, people.MALCOLM, path="/emergencies")
    manager.check("emergencies")
    page.get_by_role("link", name=re.compile("Say whether.*Ada Example")).click()
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("Say what was not in order.")
    manager.check("emergency-see-error")
    page.get_by_label("What you say to it").fill("The duty social worker should have been asked.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("None waits for you.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_data_officers_list(site: Site, come: Come, width: int) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, people.DAN, path="/lists")
    page.get_by_role("button", name="Show the list").click()
    watched.check(f"lists-error-{width}")
    page.get_by_label("What is the list for?").fill("the yearly return")
    for name, year in (("From", "2026"), ("Until", "2026")):
        group = page.get_by_role("group", name=name, exact=True)
        group.get_by_label("Day").fill("5")
        group.get_by_label("Month").fill("1")
        group.get_by_label("Year").fill(year)
    page.get_by_role("button", name="Show the list").click()
    expect(page.get_by_text("5 plans in force")).to_be_visible()
    watched.check(f"lists-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_roles(site: Site, come: Come, width: int) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, people.ADAM, path="/roles")
    watched.check(f"roles-{width}")
    page.get_by_role("link", name="Give somebody a role").click()
    watched.check(f"role-give-{width}")
    page.get_by_label("Who", exact=True).select_option(label="Norman Norole")
    page.get_by_label("Data officer").check()
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("The role is given.")).to_be_visible()
    page.get_by_role("link", name="End the role Administrator of Adam Administrator").click()
    page.get_by_label("Day").fill("1")
    page.get_by_label("Month").fill("1")
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="End the role").click()
    expect(page.get_by_role("alert").first).to_contain_text("This is the last administrator")
    watched.check(f"role-end-error-{width}")
