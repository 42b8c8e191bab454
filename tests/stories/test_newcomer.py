"""Somebody new tries Holdfast: a small register of their own, Today right, and a visit in under a minute.

What it took is written to test-results and not held to: a busy machine is slow, not wrong.
"""

import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from holdfast.cli.clusters import Addresses
from tests import people
from tests.people import Member
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.hands import Hand
from tests.stories.server import Site
from tests.stories.watched import RESULTS

# The plan says nothing of visits: 4 weeks at home. From Mon 26 Jan that is Mon 23 Feb, and nothing is due
# before the day of carrying in, Mon 2 Mar; from Thu 5 Feb it is Thu 5 Mar; whoever was not said to be seen is
# counted from the carrying in, to Mon 30 Mar. It is looked at on Tuesday.
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REGISTER = """\
given_name,family_name,born_on,family,plan_began_on,categories,social_worker,team,last_visit_on,last_visit_at_home,last_core_group_on
Cora,Carried,4/5/2014,one,5/1/2026,neglect,winifred@jersey.example,Team North,26/1/2026,yes,23/2/2026
Cyril,Carried,6/7/2016,one,5/1/2026,neglect,winifred@jersey.example,Team North,5/2/2026,yes,23/2/2026
Nina,Newly,8/9/2018,two,5/1/2026,neglect; emotional-abuse,winifred@jersey.example,Team North,,,23/2/2026
"""


def be(page: Page, site: Site, member: Member) -> None:
    """Try a role, from the first page on."""
    page.goto(site.at("jersey"))
    page.get_by_role("button", name="Try a role", exact=True).click()
    page.get_by_role("button", name=f"Be {member.name}", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Today, ")


@pytest.mark.parametrize("width", [pytest.param(1280, id="laptop"), pytest.param(375, id="telephone")])
def test_a_newcomer_carries_in_a_register_and_records_a_visit(
    site: Site, come: Come, committing: Addresses, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    clock = Clock(committing, monkeypatch)
    clock.set(MONDAY)
    watched = come(width=width)
    page = watched.page
    began = time.monotonic()
    be(page, site, people.MALCOLM)
    carry_in(page)
    page.get_by_role("button", name="Sign out").click()
    clock.set(MONDAY + timedelta(days=1))
    be(page, site, people.WINIFRED)
    today_is_right(page)
    watched.check(f"newcomer-today-{width}")
    ready = time.monotonic() - began
    hand = Hand(page)
    visit(page, hand)
    took = time.monotonic() - began - ready
    visit_in = f"a visit in {hand.touches} touches and {hand.letters} letters, {took:.1f} s"
    says = f"{width}: Today right after {ready:.1f} s; {visit_in}"
    print(says)  # noqa: T201 - what it took is told, and held to nowhere
    (RESULTS / f"newcomer-{width}.txt").write_text(says, encoding="utf-8")


def carry_in(page: Page) -> None:
    """The file, what is doubtful of it, and the button."""
    page.get_by_role("link", name="Carry in", exact=True).click()
    register = {"name": "register.csv", "mimeType": "text/csv", "buffer": REGISTER.encode()}
    page.get_by_label("The register, saved as CSV").set_input_files(register)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 3 to decide")
    expect(page.get_by_text("No visit is given")).to_be_visible()
    page.get_by_role("button", name="Take these 1 as they are").click()
    page.get_by_role("button", name="Carry in 3").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 of 3 carried in")


def today_is_right(page: Page) -> None:
    """One overdue, one this week, one later."""
    late = page.locator("#overdue + ul > li").filter(has_text="Cora Carried")
    expect(late.filter(has_text="Visit at home")).to_contain_text("was due Mon 2 Mar")
    soon = page.locator("#soon + ul > li").filter(has_text="Cyril Carried")
    expect(soon.filter(has_text="Visit at home")).to_contain_text("Thu 5 Mar")
    expect(page.locator("#soon + ul").get_by_text("Nina Newly")).to_have_count(0)
    page.get_by_role("row").filter(has_text="Nina Newly").get_by_role("link", name="Nina Newly").click()
    due = page.get_by_role("listitem").filter(has_text="Visit at home")
    expect(due.first).to_contain_text("Mon 30 Mar")
    page.get_by_role("link", name="Today", exact=True).click()


def visit(page: Page, hand: Hand) -> None:
    """From the row on Today to what comes next."""
    late = page.locator("#overdue + ul > li").filter(has_text="Cora Carried").filter(has_text="Visit at home")
    hand.use(late.get_by_role("link", name="Record the visit"))
    for question, word in (
        ("Cora", "Seen"), ("Cyril", "Seen"), ("Where", "At home"),
        ("Did the family know you were coming?", "No"), ("Did you see Cora alone?", "Yes"),
        ("Did you see Cyril alone?", "Yes"), ("Bedrooms you saw", "Cora"), ("Bedrooms you saw", "Cyril"),
    ):  # fmt: skip
        hand.answer(question, word)
    hand.write("What Cora said or showed", "I like my new teacher.")
    hand.press("Save")
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    # Tue 3 Mar and 4 weeks.
    next_ = page.get_by_role("region", name="Next").get_by_role("listitem").filter(has_text="Visit at home")
    expect(next_).to_contain_text("Tue 31 Mar")
