"""A core group got ready for brother and sister: arranged ahead, led, invited to, and moved with letters."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from holdfast.records.models import Attendance, Relationship
from tests import people
from tests.casework.recorded import at_work, make, meeting
from tests.signed_in import sign_in
from tests.standings import HEALTH
from tests.stories.conftest import Come
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(320, False, id="without scripts"),
]


def before() -> None:
    """A mother on the record, and an agency that stayed away twice."""
    today = timezone.localdate()
    with at_work():
        for child in (people.ADA.id, people.BEN.id):
            make(Relationship, person_id=people.MOTHER.id, to_id=child, kind="mother")
        for weeks in (1, 2):
            part = meeting(people.ADA.id, "core-group", held_on=today - timedelta(weeks=4 * weeks))
            make(Attendance, meeting=part.meeting, name="Penny Partner", role="health-visitor",
                 agency_id=HEALTH, how="absent")  # fmt: skip


def day(page: Page, label: str, ahead: int) -> None:
    on = timezone.localdate() + timedelta(days=ahead)
    group = page.get_by_role("group", name=label)
    for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part).fill(str(value))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_core_group_is_got_ready(site: Site, come: Come, width: int, scripts: bool) -> None:
    before()
    watched = come(width=width, scripts=scripts)
    page, way = watched.page, f"{width}"
    sign_in(page, site, people.WINIFRED, path=f"/children/{people.ADA.id}/meetings")
    page.get_by_role("link", name="Who is in the core group of Ada").click()
    expect(page.get_by_text("Example Health Visiting was away from the last 2.")).to_be_visible()
    watched.check(f"core-group-members-{way}")
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_label("Mary Example, mother").check()
    page.get_by_label("Malcolm Manager, Team Manager").check()
    page.get_by_label("Ben Example").check()
    watched.check(f"core-group-member-add-{way}")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_text("Somebody is missing by the procedure")).to_have_count(0)
    page.get_by_role("link", name="Arrange the next ones").click()
    day(page, "For which day?", 7)
    later = timezone.localdate() + timedelta(days=35)
    page.get_by_label("Further days").fill(f"{later.day} {later.month} {later.year}")
    page.get_by_label("Where", exact=True).fill("Example School")
    watched.check(f"core-group-arrange-{way}")
    page.get_by_role("button", name="Arrange it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("core group", ignore_case=True)
    watched.check(f"core-group-ready-{way}")
    page.get_by_role("link", name="Say who leads").click()
    page.get_by_role("group", name="Who leads?").get_by_label("Winifred Worker, social worker").check()
    page.get_by_label("Who takes the minutes?").select_option(label="Penny Partner, health visitor")
    watched.check(f"core-group-lead-{way}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Winifred Worker, social worker.")).to_be_visible()
    page.get_by_role("link", name="Invite", exact=True).click()
    page.get_by_label("How is the family encouraged to come?").fill("A lift is offered")
    page.get_by_label("By hand").check()
    watched.check(f"core-group-invite-{way}")
    page.get_by_role("button", name="They are invited").click()
    expect(page.get_by_text("All are invited.")).to_be_visible()
    page.get_by_role("link", name="Move it").first.click()
    day(page, "To which day?", 8)
    page.get_by_label("Why is it moved?").fill("The school is closed")
    page.get_by_role("button", name="Move it").click()
    watched.check(f"core-group-moved-{way}")
