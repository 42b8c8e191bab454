"""A draft of the plan is begun and written part by part: on a telephone, a laptop and without scripts."""

import pytest
from playwright.sync_api import expect

from tests import people
from tests.casework import drafted
from tests.casework.drafted import ADA, BEN
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
def test_a_plan_is_written_part_by_part_once_for_brother_and_sister(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    with at_work():
        drafted.outlined(ADA, BEN)
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=f"/children/{ADA}/plan/begin")
    watched.check(f"plan-begin-{way}")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The plan of Ada Example")
    expect(page.get_by_text("Alone on three nights").first).to_be_visible()
    watched.check(f"plan-draft-{way}")
    page.get_by_role("link", name="Write Risks, and what protects the child").click()
    page.get_by_label("The risk 1").fill("Alone at night")
    page.get_by_label("What protects the child from it 1").fill("A rota of adults")
    watched.check(f"plan-part-{way}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Alone at night").first).to_be_visible()
    page.get_by_role("link", name="Add an outcome").click()
    page.get_by_label("What will be different for the child?").fill("Ada is never alone after dark")
    page.get_by_label("What is done 1").fill("Be at home by six")
    watched.check(f"plan-outcome-{way}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Say who does it, or clear row 1")).to_be_visible()
    watched.check(f"plan-outcome-wrong-{way}")
    page.get_by_label("Who does it 1").fill("Mary Example")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Ada is never alone after dark").first).to_be_visible()
    page.get_by_role("link", name="Ben Example").click()
    expect(page.get_by_text("Ada is never alone after dark").first).to_be_visible()
    page.get_by_text("Add another part").click()
    watched.check(f"plan-draft-written-{way}")
    page.get_by_role("link", name="Give the draft up").click()
    page.get_by_label("Why do you give it up?").fill("Begun too early")
    page.get_by_role("button", name="Give the draft up").click()
    expect(page.get_by_text("The draft is given up.")).to_be_visible()


def test_two_authors_at_once_see_each_other_and_lose_nothing(site: Site, come: Come) -> None:
    with at_work():
        [plan] = drafted.begun(ADA)
    first, second = come(width=1280), come(width=1280)
    for watched, who in ((first, people.WINIFRED), (second, people.MALCOLM)):
        sign_in(watched.page, site, who, path=f"/plans/{plan}/write/safety")
    first.page.get_by_label("Keeping the child safe").fill("Gran every night")
    first.page.get_by_role("button", name="Save", exact=True).click()
    expect(first.page.get_by_text("It is saved in the draft.")).to_be_visible()
    second.page.get_by_label("Keeping the child safe").fill("The night team")
    second.page.get_by_role("button", name="Save", exact=True).click()
    said = second.page.get_by_text("Winifred Worker changed this while you were typing").first
    expect(said).to_be_visible()
    expect(second.page.get_by_label("Keeping the child safe")).to_have_value("The night team")
    expect(second.page.get_by_text("Gran every night").first).to_be_visible()
