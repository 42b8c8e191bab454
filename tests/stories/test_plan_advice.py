"""What a plan lacks and how the family reads it: on a telephone, a laptop and without scripts."""

import pytest
from playwright.sync_api import expect

from holdfast.records.models import Registration
from tests import people
from tests.casework import core_group_said, whole_plan
from tests.casework.recorded import at_work
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, False, id="without scripts"),
]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_advice_is_read_and_passed_over_and_the_family_reads_the_plan(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    with at_work(people.MONA):
        registration = Registration.objects.get(child_id=people.FINLO.id)
        left = ["outcomes.for_how_long", "contingency", "risks.why", "core_group"]
        plan = whole_plan.write(registration=registration, leave_out=left)
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.MONA, path=f"/plans/{plan.id}/lacks")
    expect(page.get_by_role("heading", level=1)).to_contain_text("What the plan still lacks")
    expect(page.get_by_text("No Contingency Plan").first).to_be_visible()
    watched.check(f"plan-lacks-{way}")
    advice = "outcome 1: measurable: it is not said for how long it must be seen"
    page.get_by_role("link", name=f"Pass over this advice: {advice}").click()
    page.get_by_role("button", name="Pass it over").click()
    expect(page.get_by_role("link", name="Say why you pass it over")).to_be_visible()
    watched.check(f"advice-pass-{way}")
    page.get_by_label("Why do you pass it over?").fill("It is a thing done once")
    page.get_by_role("button", name="Pass it over").click()
    expect(page.get_by_text("“It is a thing done once”")).to_be_visible()
    expect(page.get_by_role("link", name=f"Pass over this advice: {advice}")).to_have_count(0)
    watched.check(f"plan-lacks-passed-{way}")
    page.get_by_role("link", name="Read the plan as the family will").click()
    expect(page.get_by_role("heading", name="Why there is a plan for Finlo")).to_be_visible()
    watched.check(f"plan-family-{way}")


@pytest.mark.parametrize(("width", "scripts"), WAYS[:2])
def test_what_the_record_of_a_core_group_lacks_is_read(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    with at_work(people.MONA):
        registration = Registration.objects.get(child_id=people.FINLO.id)
        whole = whole_plan.Whole(
            slug="isle-of-man", child=people.FINLO.id, account=people.MONA.account,
            registration=registration.id, plan=whole_plan.write(registration=registration),
        )  # fmt: skip
        meeting = core_group_said.held(whole, leave_out=["risk_now", "family_changes"])
    watched = come(width=width, scripts=scripts)
    sign_in(watched.page, site, people.MONA, path=f"/core-groups/{meeting}/lacks")
    expect(watched.page.get_by_text("No assessment of the current risk to the child")).to_be_visible()
    watched.check(f"core-group-lacks-{width}")
