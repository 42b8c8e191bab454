"""An outline becomes the plan, is amended and read as it was: on a telephone, a laptop, without scripts."""

import pytest
from playwright.sync_api import expect

from holdfast.casework import plan_drafts, plan_said
from holdfast.casework.plan_said import ActionSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Plan, Registration
from tests import people
from tests.casework import detailed, recorded, whole_plan
from tests.casework.detailed import ADA
from tests.casework.recorded import NOW, at_work
from tests.signed_in import sign_in
from tests.standings import TODAY
from tests.stories.conftest import Come
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, False, id="without scripts"),
]
PATH = f"/children/{ADA}/plan"


def change(draft: str) -> None:
    """Say in a draft that somebody else does something else."""
    with at_work(people.WINIFRED):
        page = plan_said.page(plan=Plan.drafts_too.get(id=draft))
        need, outcome = page.needs[0], page.outcomes[0]
        action = ActionSaid(text="Bleed the radiators", who="Housing", key=outcome.actions[0].key)
        plan_drafts.write_outcome(
            plan=page.id, outcome=outcome.key, need=NeedSaid(text=need.text, key=need.key), today=TODAY,
            now=NOW, said=OutcomeSaid(text=outcome.text, by_on=outcome.by_on, actions=[action]),
        )  # fmt: skip


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_an_outline_becomes_the_plan_is_amended_and_stays_readable(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    with at_work(people.WINIFRED):
        detailed.outline()
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=PATH)
    watched.check(f"plan-outline-{way}")
    page.get_by_role("link", name="Write the detailed plan").click()
    page.get_by_label("Ben Example").uncheck()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Make it the plan").click()
    watched.check(f"plan-make-{way}")
    page.get_by_role("button", name="Make it the plan").click()
    expect(page.get_by_text("Now send it round to be signed.")).to_be_visible()
    expect(page.get_by_role("link", name="Send it round to be signed")).to_be_visible()
    watched.check(f"plan-made-{way}")
    page.get_by_role("link", name="Amend the plan").click()
    page.get_by_label("Ben Example").uncheck()
    page.get_by_label("Why is the plan changed?").fill("The boiler is new")
    page.get_by_role("button", name="Begin").click()
    change(page.url.split("/")[-2])
    page.get_by_role("button", name="Make it the plan").click()
    page.get_by_role("link", name="What this draft changes").click()
    expect(page.get_by_text("Mend the boiler")).to_be_visible()
    watched.check(f"plan-difference-{way}")
    page.go_back()
    page.get_by_role("button", name="Make it the plan").click()
    expect(page.get_by_text("Version 2, made")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Bleed the radiators")).to_be_visible()
    page.get_by_text("All 3 versions").click()
    page.get_by_role("link", name="Detailed, version 1").click()
    expect(page.get_by_role("rowheader", name="Mend the boiler")).to_be_visible()
    expect(page.get_by_text("it stays as it was")).to_be_visible()
    watched.check(f"plan-version-{way}")
    page.goto(f"{page.url.partition('/plans/')[0]}{PATH}/outline")
    expect(page.get_by_role("heading", name="What became of the outline plan")).to_be_visible()
    watched.check(f"plan-outline-parts-{way}")
    page.goto(f"{page.url.partition('/children/')[0]}{PATH}/said/begun")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Work on the plan has begun: it is recorded.")).to_be_visible()


@pytest.mark.parametrize(("width", "scripts"), WAYS[:2])
def test_the_fullest_plan_is_read(site: Site, come: Come, width: int, scripts: bool) -> None:
    with at_work(people.MONA):
        registration = Registration.objects.get(child_id=people.FINLO.id)
        whole_plan.write(registration=registration)
        recorded.meeting(people.FINLO.id, "looked-after-review", held_on=TODAY)
    watched = come(width=width, scripts=scripts)
    sign_in(watched.page, site, people.MONA, path=f"/children/{people.FINLO.id}/plan?advice=yes")
    expect(watched.page.get_by_text("As the family will read it")).to_be_visible()
    watched.check(f"plan-fullest-{width}")
