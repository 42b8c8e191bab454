"""A plan signed: a parent disagrees and later agrees, a partner signs; a school cannot do its part."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import people
from tests.casework import signing
from tests.casework.recorded import at_work
from tests.casework.signing import FATHER, Planned
from tests.people import Member
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.hands import Hand
from tests.stories.server import Site
from tests.stories.watched import Watched

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, False, id="without scripts"),
]
REASONS = "He wants his Saturdays at home"


def planned(member: Member, *children: UUID, account: UUID | None = None) -> Planned:
    """The plan of the day before yesterday, from its core group."""
    today = timezone.localdate()
    with at_work(member):
        return signing.planned(children=children, on=today - timedelta(days=2), today=today, account=account)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_parent_disagrees_and_later_agrees_and_a_partner_signs_for_both_children(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    found = planned(people.WINIFRED, signing.ADA, signing.BEN, account=people.PENNY.account)
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page, hand = watched.page, Hand(watched.page)
    sign_in(page, site, people.WINIFRED, path=f"/plans/{found.all[0]}/signatures")
    watched.check(f"plan-signatures-{way}")
    hand.press("Send it round", role="link")
    hand.press("Save to whom it went")
    expect(page.get_by_role("alert")).to_contain_text("Say how it went")
    watched.check(f"plan-circulate-errors-{way}")
    page.get_by_label("By hand").check()
    page.get_by_label("The Conference Chair has it too").check()
    hand.press("Save to whom it went")
    expect(page.get_by_text("Sent to the core group")).to_be_visible()
    _answer(watched, FATHER, f"plan-answer-errors-{way}")
    hand.press("Save the answer")
    expect(page.get_by_text("No core group has talked it over yet")).to_be_visible()
    _record(page, FATHER)
    hand.answer("Do they accept the plan?", "Yes")
    page.get_by_label("Said at a meeting").check()
    page.get_by_label("At which meeting was it said or talked over?").select_option(index=1)
    hand.press("Save the answer")
    expect(page.get_by_text("Did not agree")).to_be_visible()
    expect(page.get_by_text("Agrees, not signed yet")).to_be_visible()
    watched.check(f"plan-agreed-later-{way}")
    _sign(site, come(width=width, scripts=scripts), f"plan-sign-{way}")
    page.goto(site.at("jersey", f"/plans/{found.all[1]}/signatures"))
    expect(page.get_by_text("1 of 6 signed").first).to_be_visible()


def _record(page: Page, name: str) -> None:
    page.get_by_role("link", name="Record the answer").filter(has_text=name).click()


def _answer(watched: Watched, name: str, picture: str) -> None:
    """A no without its reasons is asked for them."""
    page, hand = watched.page, Hand(watched.page)
    _record(page, name)
    hand.answer("Do they accept the plan?", "No")
    page.get_by_label("On paper").check()
    hand.press("Save the answer")
    expect(page.get_by_role("alert")).to_contain_text("Say why: the reasons stand in the plan")
    watched.check(picture)
    hand.write("If they do not accept it, why?", REASONS)


def _sign(site: Site, partner: Watched, picture: str) -> None:
    """From their own Today, for both children at once."""
    page, hand = partner.page, Hand(partner.page)
    sign_in(page, site, people.PENNY, path="/today")
    page.get_by_role("link", name="Sign it, or say why not").click()
    hand.answer("Do you sign the plan?", "Yes")
    hand.answer("Do you understand the planned outcomes?", "Yes")
    partner.check(picture)
    hand.press("Save the answer")
    expect(page.get_by_text("2 of")).to_have_count(0)
    page.goto(site.at("jersey", "/today"))
    expect(page.get_by_text("The plan waits for your signature")).to_have_count(0)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_school_cannot_do_its_part_the_chair_is_told_and_the_plan_is_signed_anew(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    found = planned(people.MONA, people.FINLO.id)
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page, hand = watched.page, Hand(watched.page)
    sign_in(page, site, people.MONA, path=f"/plans/{found.all[0]}/signatures")
    _record(page, "Terry Teacher")
    hand.answer("Is it signed?", "Yes")
    page.get_by_label("On paper").check()
    hand.press("Save the answer")
    expect(page.get_by_text("1 of 6 signed").first).to_be_visible()
    page.goto(site.at("isle-of-man", f"/children/{people.FINLO.id}/plan"))
    page.get_by_role("link", name="Cannot be done").first.click()
    watched.check(f"plan-cannot-{way}")
    hand.write("Why can it not be done?", "The club has lost its room")
    page.get_by_label("An important part of the plan").check()
    hand.press("Save")
    expect(page.get_by_role("heading", name="To be told")).to_be_visible()
    watched.check(f"plan-renegotiation-{way}")
    hand.write("What is done instead?", "Breakfast at her grandmother’s")
    hand.write("With whom is it agreed?", "Mother and school")
    hand.press("Save what is done instead")
    draft = page.url.rstrip("/").split("/")[-2]
    page.goto(site.at("isle-of-man", f"/plans/{draft}/make"))
    hand.press("Make it the plan")
    page.goto(site.at("isle-of-man", f"/plans/{draft}/signatures"))
    expect(page.get_by_text("0 of 6 signed").first).to_be_visible()
    watched.check(f"plan-signed-anew-{way}")
    page.goto(site.at("isle-of-man", f"/plans/{found.all[0]}/signatures"))
    expect(page.get_by_text("1 of 6 signed").first).to_be_visible()
    expect(page.get_by_text("A newer version is in force")).to_be_visible()
    page.goto(site.at("isle-of-man", f"/plans/{found.all[0]}"))
    expect(page.get_by_text("Breakfast club every morning").filter(visible=True).first).to_be_visible()
