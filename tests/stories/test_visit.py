"""A visit: on a telephone and a laptop, by taps, by keyboard, without scripts; and a door that stays shut."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from holdfast.records.models import VisitChild
from tests import people
from tests.casework.recorded import at_work
from tests.people import ADA, BEN
from tests.signed_in import sign_in
from tests.stories.server import Site
from tests.stories.watched import RESULTS, Watched

WIDTHS = [pytest.param(375, id="telephone"), pytest.param(1280, id="laptop")]
VISIT, NOT_SEEN = f"/children/{ADA.id}/visit", f"/children/{ADA.id}/not-seen"


Come = Callable[..., Watched]


@pytest.fixture
def come(site: Site, browser: Browser) -> Iterator[Come]:
    """Opens a page of a visitor's own; it is closed before the site is."""
    opened: list[BrowserContext] = []

    def come(*, width: int = 375, scripts: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 780}, java_script_enabled=scripts, has_touch=width < 600
        )
        opened.append(context)
        return Watched(context.new_page(), scripts=scripts)

    yield come
    for context in opened:
        context.close()


def answer(page: Page, question: str, word: str) -> None:
    """Choose one answer to one question, by its words."""
    page.get_by_role("group", name=question, exact=True).get_by_label(word, exact=True).check()


def parts() -> dict[object, VisitChild]:
    with at_work():
        return {each.child_id: each for each in VisitChild.standing.select_related("visit")}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_visit_to_two_children(site: Site, come: Come, width: int) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Record a visit")
    watched.check(f"visit-empty-{width}")
    answer(page, "Ada", "Seen")
    answer(page, "Ben", "Not seen")
    answer(page, "Where", "At home")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say whether you saw Ada alone")
    watched.check(f"visit-errors-{width}")
    answer(page, "Did the family know you were coming?", "No")
    answer(page, "Did you see Ada alone?", "No")
    answer(page, "Why not alone?", "Too young")
    answer(page, "Why was Ben not seen?", "Somebody refused")
    page.get_by_label("What Ada said or showed").fill("I like <b>the dog</b>.")
    page.get_by_label("Ada", exact=True).last.check()
    watched.check(f"visit-filled-{width}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    expect(page.get_by_text("I like <b>the dog</b>.")).to_be_visible()
    watched.check(f"visit-done-{width}")
    assert (parts()[ADA.id].said, parts()[BEN.id].obstruction) == ("I like <b>the dog</b>.", "refused")
    page.get_by_role("link", name="See who must be told").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who must be told")
    watched.check(f"visit-must-tell-{width}")


def test_the_usual_visit_is_nine_taps_and_under_a_minute(site: Site, come: Come) -> None:
    """The second one, as every one after it: where and whether announced stand as the last time."""
    watched = come()
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    for question, word in (
        *(("Ada", "Seen"), ("Ben", "Seen"), ("Where", "At home")),
        ("Did the family know you were coming?", "Yes"),
        *(("Did you see Ada alone?", "Yes"), ("Did you see Ben alone?", "Yes")),
    ):
        answer(page, question, word)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Another visit").click()
    began, taps = time.monotonic(), 0
    for question, word in (
        *(("Ada", "Seen"), ("Ben", "Seen"), ("Did you see Ada alone?", "Yes")),
        *(("Did you see Ben alone?", "Yes"), ("Bedrooms you saw", "Ada"), ("Bedrooms you saw", "Ben")),
        ("Did you see the other rooms agreed in the plan?", "Yes"),
    ):
        page.get_by_role("group", name=question, exact=True).get_by_text(word, exact=True).tap()
        taps += 1
    page.get_by_label("What Ada said or showed").press_sequentially("I like my new teacher.")
    page.get_by_role("button", name="Save", exact=True).tap()
    taps += 2
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    took = time.monotonic() - began
    (RESULTS / "usual-visit.txt").write_text(f"{taps} taps, 22 letters, {took:.1f} seconds", encoding="utf-8")
    assert taps == 9
    assert took < 60
    assert watched.complaints == []


def test_a_visit_without_scripts(site: Site, come: Come) -> None:
    watched = come(scripts=False)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    answer(page, "Ada", "Seen")
    answer(page, "Ben", "Not this visit")
    answer(page, "Where", "At school or nursery")
    answer(page, "Did the family know you were coming?", "No")
    answer(page, "Did you see Ada alone?", "Yes")
    watched.check("visit-without-scripts")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    assert set(parts()) == {ADA.id}
    assert parts()[ADA.id].bedroom is None


def test_a_visit_by_keyboard_alone(site: Site, come: Come) -> None:
    watched = come(width=1280)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    page.locator(f"#id_saw-{ADA.id}_0").focus()
    assert watched.focus_is_visible()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert watched.focused().startswith(f"id_saw-{BEN.id}")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.locator(f"#id_saw-{BEN.id}_2").is_checked()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert watched.focused().startswith(f"id_alone-{ADA.id}")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    assert parts()[ADA.id].alone is True


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.requirement("J-6.3")
def test_could_not_see_the_child_and_everybody_is_told(site: Site, come: Come, width: int) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=NOT_SEEN)
    watched.check(f"not-seen-empty-{width}")
    page.get_by_role("button", name="Save, and see who must be told").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what happened")
    watched.check(f"not-seen-errors-{width}")
    answer(page, "What happened?", "Entry was refused")
    page.get_by_label("What did you do?").fill("Knocked again, and rang.")
    page.get_by_role("button", name="Save, and see who must be told").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who must be told")
    watched.check(f"must-tell-{width}")
    for name in ("Malcolm Manager", "Penny Partner", "Chloe Chair"):
        page.get_by_role("button", name=f"Told {name}").click()
        expect(page.get_by_text(f"Recorded: {name} was told.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everybody has been told")
    watched.check(f"must-tell-done-{width}")
    assert parts()[ADA.id].obstruction == "refused"


def test_the_manager_acknowledges_what_they_were_told(site: Site, come: Come) -> None:
    watched = come()
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=f"/children/{ADA.id}/note")
    answer(page, "What is it?", "What the school said")
    page.get_by_label("What was said, written or heard").fill("Not in school since Thursday.")
    watched.check("note-filled-375")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Case note")
    watched.check("note-375")
    page.get_by_role("link", name="Tell somebody").click()
    page.get_by_label("Malcolm Manager").check()
    page.get_by_label("What did you say?").fill("She was not in school since Thursday.")
    watched.check("tell-filled-375")
    page.get_by_role("button", name="Save: they were told").click()
    expect(page.get_by_text("It is recorded that they were told.")).to_be_visible()
    theirs = come()
    sign_in(theirs.page, site, people.MALCOLM, path="/acknowledge")
    expect(theirs.page.get_by_text("She was not in school since Thursday.")).to_be_visible()
    theirs.check("acknowledge-375")
    theirs.page.get_by_role("button", name="I have seen this").click()
    expect(theirs.page.get_by_text("Nobody has told you anything that you have not seen.")).to_be_visible()
    theirs.check("acknowledge-empty-375")


def test_a_health_visitor_at_a_closed_door_finds_whom_to_ring(site: Site, come: Come) -> None:
    watched = come()
    page = watched.page
    sign_in(page, site, people.PENNY, path=NOT_SEEN)
    answer(page, "What happened?", "Nobody was there, or seemed to be")
    page.get_by_role("button", name="Save, and see who must be told").click()
    expect(page.get_by_text("If the social worker cannot be reached").first).to_be_visible()
    watched.check("must-tell-partner-375")
    page.get_by_role("button", name="Told the line manager").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the name of whoever was told")
    watched.check("must-tell-partner-errors-375")
    page.get_by_label("Nobody is known here. Who was it?").last.fill("Lena Lead")
    page.get_by_role("button", name="Told the line manager").click()
    expect(page.get_by_text("Recorded: Lena Lead was told.")).to_be_visible()


@pytest.mark.requirement("J-6.4")
def test_who_goes_again_and_what_then_is_decided_and_stays_to_be_seen(site: Site, come: Come) -> None:
    """Kept out twice: first who goes again, then whether the police are asked, each with who decided it."""
    watched = come()
    page = watched.page
    sign_in(page, site, people.WINIFRED)
    for what, decision in (
        ("Another visit", "The duty social worker, tonight"),
        ("Whether to ask the police to help", "Yes: the police come along tomorrow at nine"),
    ):
        page.goto(site.at("jersey", NOT_SEEN))
        answer(page, "What happened?", "Entry was refused")
        page.get_by_role("button", name="Save, and see who must be told").click()
        expect(page.get_by_text("Nobody has decided yet who goes again, and how soon.")).to_be_visible()
        if not page.get_by_label("What was decided", exact=True).is_visible():
            page.get_by_text("Record a decision", exact=True).click()
        answer(page, "What was decided about?", what)
        page.get_by_label("What was decided", exact=True).fill(decision)
        page.get_by_label("Who decided").select_option(label="Team Manager")
        page.get_by_role("button", name="Record the decision").click()
        expect(page.get_by_text(decision)).to_be_visible()
        expect(page.get_by_text("by the Team Manager")).to_be_visible()
        expect(page.get_by_text("Nobody has decided yet who goes again")).to_have_count(0)
    watched.check("must-tell-decided-375")
    page.goto(site.at("jersey", f"/children/{ADA.id}/timeline"))
    expect(page.get_by_text("Winifred Worker").first).to_be_visible()
    expect(page.get_by_text("the police come along tomorrow at nine")).to_be_visible()
