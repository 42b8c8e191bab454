"""A conference asked for, sent back, asked again, arranged and got ready: on a telephone and on a laptop."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import people
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.server import Site
from tests.stories.watched import Watched

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, False, id="without scripts"),
]


def fill_day(page: Page, question: str, on: date) -> None:
    group = page.get_by_role("group", name=question)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part).fill(str(number))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_what_the_team_asks_is_arranged_without_typing_it_again(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    way = f"{width}-{'scripts' if scripts else 'none'}"
    team, service = come(width=width, scripts=scripts), come(width=width, scripts=scripts)
    page, desk = team.page, service.page
    sign_in(page, site, people.WINIFRED, path=f"/children/{people.ADA.id}")
    page.get_by_role("link", name="Ask for a conference").click()
    team.check(f"conference-ask-{way}")
    page.get_by_label("Initial conference").check()
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what the concern is")
    team.check(f"conference-ask-errors-{way}")
    page.get_by_label("What is the concern?").fill("Bruises that nobody can explain")
    page.get_by_label("Physical abuse").check()
    page.get_by_label("What the room must have").fill("A ramp")
    page.get_by_label("Religious festivals of the family").fill("20 3 2027")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initial conference asked for")
    team.check(f"conference-request-{way}")
    request = page.url

    sign_in(desk, site, people.CONNIE)
    desk.goto(request)
    service.check(f"conference-request-decide-{way}")
    desk.get_by_role("link", name="Send it back").click()
    desk.get_by_label("Why?").fill("Who is to come?")
    desk.get_by_role("button", name="Send it back").click()
    page.reload()
    page.get_by_role("link", name="Mend it and ask again").click()
    page.get_by_label("Who should come?").fill("The school nurse")
    team.check(f"conference-mend-{way}")
    page.get_by_role("button", name="Ask again").click()

    desk.goto(request)
    desk.get_by_role("link", name="Accept and arrange it").click()
    expect(desk.get_by_label("What the room must have")).to_have_value("A ramp")
    fill_day(desk, "For which day?", timezone.localdate() + timedelta(days=14))
    desk.get_by_role("textbox", name="Where", exact=True).fill("Room 4")
    service.check(f"conference-arrange-{way}")
    desk.get_by_role("button", name="Arrange it").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Conference")
    expect(desk.get_by_text("Bruises that nobody can explain")).to_be_visible()
    _get_ready(service, way)


def _get_ready(service: Watched, way: str) -> None:
    """Every page that leads on from the checklist; then the chair."""
    desk = service.page
    service.check(f"conference-ready-{way}")
    for link, button in (
        ("Chair and note taker", "Save"), ("Room and needs", "Save"), ("Move it", "Move it"),
        ("Record whom the chair met", "Save"),
    ):  # fmt: skip
        desk.get_by_role("link", name=link).first.click()
        expect(desk.get_by_role("button", name=button, exact=True)).to_be_visible()
        service.check(f"conference-{link.split()[0].lower()}-{way}")
        desk.get_by_role("link", name="Back to the conference").click()
    desk.get_by_role("link", name="Chair and note taker").click()
    desk.get_by_label("Chloe Chair").check()
    desk.get_by_label("Who takes the notes?").select_option("Connie Conference")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Chloe Chair").first).to_be_visible()
    service.check(f"conference-ready-more-{way}")
