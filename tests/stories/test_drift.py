"""An outcome without progress, an agency that stays away, an action past its date: seen, and put right."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import people, standings
from tests.casework import undertaken
from tests.casework.recorded import at_work
from tests.pages.test_drifts import STANDS, drifting
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(320, False, id="without scripts"),
]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_what_drifts_is_found_where_people_look_and_says_what_would_end_it(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    child = drifting(hetty="absent")
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WANDA, path="/today")
    expect(page.get_by_text(f"{STANDS} And 1 more.")).to_be_visible()
    watched.check(f"drift-today-{way}")
    page.goto(site.at("jersey", f"/children/{child}"))
    part = page.locator("#drifts + ul > li")
    expect(part).to_have_count(2)
    expect(part.nth(1)).to_contain_text("Example Health Visiting was not at the last 3 core groups.")
    watched.check(f"drift-child-{way}")
    part.first.get_by_role("link", name="See the plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alfa")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_health_visitor_says_how_it_stands_and_the_manager_reads_it(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    late = timezone.localdate() - timedelta(days=4)
    with at_work():
        plan = undertaken.plan()
        undertaken.action(
            plan, "Weigh Ada each week", account_id=people.PENNY.account, by_on=late,
            why="Ada has lost weight",
        )  # fmt: skip
        undertaken.action(plan, "Hold the sleep clinic", agency_id=standings.HEALTH)
        undertaken.action(plan, "Report each term", who="Tom Teacher", role="teacher")
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.PENNY, path="/today")
    watched.check(f"undertakings-today-{way}")
    page.get_by_role("link", name="Say how it stands").click()
    expect(page.get_by_text("4 days late")).to_be_visible()
    watched.check(f"undertaking-{way}")
    page.get_by_label("How does it stand?").fill("Weighed twice; she was out on Friday")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It is kept how it stands.")).to_be_visible()
    page.get_by_role("link", name="Undertakings", exact=True).first.click()
    page.get_by_role("link", name="My agency’s").click()
    expect(page.get_by_text("2 open")).to_be_visible()
    expect(page.get_by_text("How it stands: Weighed twice; she was out on Friday")).to_be_visible()
    watched.check(f"undertakings-agency-{way}")
    manager = come(width=width, scripts=scripts)
    sign_in(manager.page, site, people.MALCOLM, path="/team")
    manager.page.get_by_role("link", name="What is undertaken for these children").click()
    expect(manager.page.get_by_role("heading", name="Tom Teacher")).to_be_visible()
    expect(manager.page.get_by_text("How it stands: Weighed twice; she was out on Friday")).to_be_visible()
    manager.check(f"undertakings-team-{way}")
