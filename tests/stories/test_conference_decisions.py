"""Four children decided on side by side, at a desk and on a telephone, with and without scripts."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.casework import concluding
from tests.casework.recorded import at_work
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.hands import Hand
from tests.stories.server import Site
from tests.stories.watched import Watched

WAYS = [
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, True, id="telephone"),
    pytest.param(375, False, id="without scripts"),
]
PURPOSES = {
    "Risk factors": "Alone at night",
    "Protective factors": "Grandmother lives close by",
    "What support does the family need?": "Somebody at night",
    "Who might give it?": "The night team",
    "What must change for the child to be safe?": "A sober adult every night",
}


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_four_children_with_different_decisions(site: Site, come: Come, width: int, scripts: bool) -> None:
    meeting = arranged()
    watched = come(width=width, scripts=scripts)
    page, way = watched.page, f"{width}-{'scripts' if scripts else 'none'}"
    sign_in(page, site, people.CHLOE, path=f"/conferences/{meeting}/decisions")
    expect(page.get_by_role("heading", name="things stand in the way")).to_be_visible()
    watched.check(f"decisions-empty-{way}")
    decide_for_two(watched, way)
    decide(page, "Fay Example", risk="No", plan="No")
    decide(page, "Gus Example", risk="Yes", plan="Not decided today")
    fix(watched, way)
    expect(page.get_by_role("heading", name="Nothing stands in the way")).to_be_visible()
    watched.check(f"decisions-{way}")
    page.get_by_role("link", name="Complete the conference").click()
    watched.check(f"conference-complete-{way}")
    page.get_by_role("button", name="Complete the conference").click()
    expect(page.get_by_role("heading", name="What is due now")).to_be_visible()
    expect(page.get_by_text("First core group").first).to_be_visible()
    watched.check(f"conference-after-{way}")
    page.go_back()
    page.get_by_role("link", name="Decisions", exact=True).click()
    expect(page.get_by_text("This conference is over")).to_be_visible()


def arranged() -> UUID:
    """A conference of four, with who came; the core group and the outline plan of two are written already."""
    with at_work(people.CONNIE):
        children = [concluding.child(name) for name in ("Dee", "Eli", "Fay", "Gus")]
        meeting = concluding.convene(*children)
        concluding.attend(meeting)
        concluding.group(meeting, *children[:2])
    return meeting


def decide_for_two(watched: Watched, way: str) -> None:
    """Written once for two children; said at the top and at the field where something is missing."""
    page, hand = watched.page, Hand(watched.page)
    page.get_by_role("link", name="Decide for Dee Example").click()
    hand.answer("Is Dee Example at risk of significant harm?", "Yes")
    hand.answer("Is a Child Protection Plan needed?", "Yes")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one category")
    watched.check(f"conference-decide-errors-{way}")
    page.get_by_label("Eli Example").check()
    page.get_by_label("Neglect").check()
    page.get_by_label("Who is the social worker?").select_option(label="Winifred Worker, Team North")
    hand.write("Who named them?", "Malcolm Manager")
    for label, text in PURPOSES.items():
        hand.write(label, text)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Alone at night")).to_have_count(2)


def decide(page: Page, name: str, *, risk: str, plan: str) -> None:
    """The two questions of one child."""
    hand = Hand(page)
    page.get_by_role("link", name=f"Decide for {name}").click()
    hand.answer(f"Is {name} at risk of significant harm?", risk)
    hand.answer("Is a Child Protection Plan needed?", plan)
    page.get_by_role("button", name="Write it down").click()


def fix(watched: Watched, way: str) -> None:
    """Quorum, the first core group, how often; once for all of them."""
    page, hand = watched.page, Hand(watched.page)
    page.get_by_role("link", name="Quorum, dates and how often").click()
    hand.answer("Was there a quorum?", "Yes")
    for group, day in (("First Core Group", "13/3/2026"), ("Next Review Conference", "29/5/2026")):
        boxes = page.get_by_role("group", name=group, exact=True)
        for part, said in zip(("Day", "Month", "Year"), day.split("/"), strict=True):
            boxes.get_by_label(part).fill(said)
    hand.write("How often the Core Group meets", "4 weeks")
    watched.check(f"conference-fix-{way}")
    page.get_by_role("button", name="Fix it").click()
