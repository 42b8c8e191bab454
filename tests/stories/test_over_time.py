"""How far the outcomes have come, and half a year against its dates: drawn, moved by keyboard, in a table."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import people
from tests.casework import plan_history
from tests.casework.recorded import at_work
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(320, False, id="without scripts"),
]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_years_of_a_child_are_seen_at_a_glance_and_gone_back_through(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    with at_work():
        history = plan_history.build(children=2, years=1, today=timezone.localdate())
    child, way = history.children[0], f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=f"/children/{child}")
    expect(page.get_by_text("than last time").first).to_be_visible()
    watched.check(f"over-time-glance-{way}")
    page.goto(site.at("jersey", f"/children/{child}/plan"))
    drawn = page.get_by_role("region", name="is put to bed")
    expect(drawn.get_by_role("img")).to_be_visible()
    page.get_by_text("The same in a table").first.click()
    table = page.get_by_role("table", name="is put to bed")
    expect(table.get_by_role("row")).to_have_count(1 + drawn.locator(".hf-over-time__mark").count())
    watched.check(f"over-time-plan-{way}")
    page.goto(site.at("jersey", f"/children/{child}/timeline"))
    expect(page.get_by_role("table", name="Conferences, core groups, visits and the plan")).to_contain_text(
        "Core Group"
    )
    expect(page.locator(".hf-over-time__today")).to_be_in_viewport()  # it opens at the newest
    watched.check(f"timeline-{way}")
    months = _months(page)
    page.get_by_role("link", name="Three months earlier").press("Enter")
    expect(page.locator("#months")).not_to_have_text(months)
    earlier = page.get_by_role("link", name="Three months earlier")
    page.keyboard.press("Tab")
    expect(earlier).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Three months later").press("Enter")
    page.get_by_role("link", name="Three months later").press("Enter")
    expect(page.locator("#months")).to_have_text(months)
    watched.check(f"timeline-back-{way}")


def _months(page: Page) -> str:
    return page.locator("#months").inner_text()
