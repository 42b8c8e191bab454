"""The register, an agency that rings at night, and what follows a plan: on a telephone and a wide window."""

from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.casework import registrations, support_plans, supports
from holdfast.procedures import near_dates
from holdfast.records.models import Person
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.standings import TEAM_NORTH
from tests.stories.conftest import Come
from tests.stories.server import Site

ADA, BEN, UNBORN = people.ADA.id, people.BEN.id, people.UNBORN.id


def _afterwards() -> None:
    """Ben's plan has ended, with one that follows and help that goes on; Ada turns 18 soon."""
    today = timezone.localdate()
    with at_work(people.WINIFRED):
        row = registrations.current(child=BEN, on=today)
        ended = today - timedelta(days=20)
        registrations.close(registration=row, on=ended, grounds="no-longer-at-risk", then="team-around-child")
        support_plans.begin(
            children=[BEN], kind="child-in-need", from_on=ended, agreed_on=ended, team=TEAM_NORTH,
            lead="Winifred Worker, social worker", named_until_on=today + timedelta(days=90),
            aims="Breakfast before school, and somebody sober at night.", today=today,
        )  # fmt: skip
        supports.record(
            children=[BEN], who="Hetty Example, health visiting", what="Rings every week",
            discussed_with="Ben and his mother", today=today,
        )  # fmt: skip
        born = near_dates.years_before(today + timedelta(days=12), 18)
        Person.objects.filter(id=ADA).update(born_on=born)
        Person.objects.filter(id=UNBORN).update(expected_on=today)


@pytest.mark.parametrize("width", [375, 1280])
def test_an_agency_rings_at_night_and_is_answered(site: Site, come: Come, width: int) -> None:
    _afterwards()
    duty = come(width=width)
    signed_in.sign_in(duty.page, site, people.DORA, path="/register")
    duty.check(f"register-{width}")
    duty.page.get_by_role("link", name="An agency asks about a child").click()
    duty.page.get_by_label("The child’s name, date of birth, or both").fill("Ada Exmaple")
    duty.page.get_by_role("button", name="Look", exact=True).click()
    duty.page.get_by_role("heading", name="What was searched").wait_for()
    duty.check(f"register-enquiry-{width}")
    duty.page.get_by_label("Who asks?").fill("Norma Night")
    duty.page.get_by_label("Of which agency?").fill("Example Hospital")
    duty.page.get_by_label("Why do they ask?").fill("A broken arm")
    duty.page.get_by_label("On which number did you ring back?").fill("01632 960100")
    duty.page.get_by_label("How do you know it to be theirs?").fill("The switchboard")
    duty.page.get_by_role("radio", name="Ada Example").check()
    duty.page.get_by_role("button", name="Log the enquiry and its answer").click()
    duty.page.get_by_text("The enquiry is logged").wait_for()
    duty.check(f"register-logged-{width}")


@pytest.mark.parametrize("width", [375, 1280])
def test_what_follows_a_plan_is_read_and_begun(site: Site, come: Come, width: int) -> None:
    _afterwards()
    worker = come(width=width)
    signed_in.sign_in(worker.page, site, people.WINIFRED, path=f"/children/{BEN}/afterwards")
    worker.check(f"afterwards-{width}")
    worker.page.get_by_role("link", name="Begin a plan that follows").first.click()
    worker.check(f"support-plan-{width}")
    for path in (f"{BEN}/support", f"{BEN}/temporary", f"{BEN}/transfer", f"{UNBORN}/birth"):
        worker.page.goto(site.at("jersey", f"/children/{path}"))
        worker.check(f"{path.rpartition('/')[2]}-{width}")
