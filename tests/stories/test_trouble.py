"""What goes wrong on the way to a saved visit, on its real page: nothing is lost, nothing saved twice."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from playwright.sync_api import Page, expect

from holdfast.casework import visits
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.cli.clusters import Addresses
from holdfast.records.models import Draft, Visit, VisitChild
from tests import people
from tests.casework.recorded import at_work
from tests.people import ADA, BEN
from tests.signed_in import code, sign_in
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.server import Site

VISIT = f"/children/{ADA.id}/visit"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def answer(page: Page, question: str, word: str) -> None:
    """Choose one answer to one question, by its words."""
    page.get_by_role("group", name=question, exact=True).get_by_label(word, exact=True).check()


def fill(page: Page) -> None:
    """A visit at school, of Ada alone."""
    answer(page, "Ada", "Seen")
    answer(page, "Ben", "Not this visit")
    answer(page, "Where", "At school or nursery")
    answer(page, "Did the family know you were coming?", "No")
    answer(page, "Did you see Ada alone?", "Yes")
    page.get_by_label("What Ada said or showed").fill("I like the dog.\nHe is called Rex.")


def all_is_there(page: Page) -> None:
    """Every answer stands as it was given."""
    for question, word in (
        ("Ada", "Seen"), ("Ben", "Not this visit"), ("Where", "At school or nursery"),
        ("Did the family know you were coming?", "No"), ("Did you see Ada alone?", "Yes"),
    ):  # fmt: skip
        group = page.get_by_role("group", name=question, exact=True)
        expect(group.get_by_label(word, exact=True)).to_be_checked()
    expect(page.get_by_label("What Ada said or showed")).to_have_value("I like the dog.\nHe is called Rex.")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def is_recorded_once() -> None:
    """One visit, with one part."""
    with at_work():
        assert Visit.objects.count() == 1
        assert [each.said for each in VisitChild.standing.all()] == ["I like the dog.\nHe is called Rex."]


def no_draft_is_left() -> None:
    with at_work():
        assert not Draft.objects.exists()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-kept-says]")).to_contain_text(words)


@SCRIPTS
def test_two_correct_the_same_visit_and_neither_loses_a_word(
    site: Site, come: Come, committing: Addresses, scripts: bool
) -> None:
    now = datetime.now(UTC)
    part = ChildSaid(child=ADA.id, seen=True, alone=True, said="I like the dog.")
    with at_work():
        said = VisitSaid(on=now.date(), place="school", children=(part,), announced=True)
        made = visits.record(visit=said, today=now.date(), now=now).page.parts[0].id
    path = f"/children/{ADA.id}/visits/{made}/correct"
    hers, his = come(width=1280, scripts=scripts), come(width=375, scripts=scripts)
    sign_in(hers.page, site, people.WINIFRED, path=path)
    sign_in(his.page, site, people.MALCOLM, path=path)
    answer(hers.page, "Did the family know you were coming?", "No")
    hers.page.get_by_label("Why do you correct it?").fill("I had not rung")
    his.page.get_by_label("What Ada said or showed").fill("I like the dog. He bites.")
    his.page.get_by_label("Why do you correct it?").fill("Winifred rang me")
    his.page.get_by_role("button", name="Save the correction").click()
    expect(his.page.get_by_text("The visit is corrected.")).to_be_visible()

    hers.page.get_by_role("button", name="Save the correction").click()
    expect(hers.page.get_by_role("heading", name="What Malcolm Manager saved")).to_be_visible()
    expect(hers.page.get_by_text("It says now: I like the dog. He bites.")).to_be_visible()
    expect(hers.page.get_by_label("Why do you correct it?")).to_have_value("I had not rung")
    hers.check(f"trouble-two-correct-{scripts}")
    hers.page.get_by_label("What Ada said or showed").fill("I like the dog. He bites.")
    hers.page.get_by_role("button", name="Save the correction").click()
    expect(hers.page.get_by_text("The visit is corrected.")).to_be_visible()
    expect(hers.page.get_by_text("I like the dog. He bites.")).to_be_visible()
    expect(hers.page.get_by_text("At school or nursery, unannounced")).to_be_visible()
    with psycopg.connect(committing.owner) as owner:
        past = owner.execute(
            "select said, reason from history.records_visitchild order by known_to"
        ).fetchall()
    assert past[0] == ("I like the dog.", "Winifred rang me")


@SCRIPTS
def test_a_visit_sent_by_two_clicks_and_again_from_the_page_before(
    site: Site, come: Come, scripts: bool
) -> None:
    page = come(scripts=scripts).page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    fill(page)
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(page.get_by_text("I like the dog.")).to_be_visible()
    is_recorded_once()
    no_draft_is_left()
    page.go_back()  # never kept by the browser: the form comes anew, with nothing in it and a key of its own
    expect(page.get_by_role("heading", level=1)).to_have_text("Record a visit")
    save(page)
    expect(page.get_by_text("There is a problem")).to_be_visible()
    with at_work():
        assert Visit.objects.count() == 1


def test_the_session_ends_while_one_types_and_all_is_saved_after_signing_in_beside_it(
    site: Site, come: Come, committing: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = come(width=1280).page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    answer(page, "Ada", "Seen")
    Clock(committing, monkeypatch).set(datetime.now(UTC) + timedelta(minutes=31))
    fill(page)
    says(page, "You have been signed out. What you typed is still on this page.")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in a new tab, then go on here").click()
    sign_in_again(opened.value, leads_to="/today")
    page.bring_to_front()
    says(page, "Saved as you type, ")
    all_is_there(page)
    save(page)
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    is_recorded_once()
    no_draft_is_left()


@SCRIPTS
def test_a_visit_that_arrives_after_the_session_ended_is_there_after_signing_in(
    site: Site, come: Come, committing: Addresses, monkeypatch: pytest.MonkeyPatch, scripts: bool
) -> None:
    watched = come(scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    fill(page)
    Clock(committing, monkeypatch).set(datetime.now(UTC) + timedelta(minutes=31))
    save(page)
    expect(page.get_by_text("What you had typed is kept for you")).to_be_visible()
    watched.check(f"trouble-timed-out-{scripts}")
    sign_in_again(page, leads_to=VISIT)
    expect(page.get_by_text("You began this on")).to_be_visible()
    all_is_there(page)
    watched.check(f"trouble-back-again-{scripts}")
    save(page)
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    is_recorded_once()
    no_draft_is_left()


def sign_in_again(page: Page, *, leads_to: str) -> None:
    """With password and the app's next code: this half-minute's was the first."""
    if page.get_by_label("Email address").count() == 0:
        page.get_by_role("link", name="Sign in").first.click()
    page.get_by_label("Email address").fill(people.WINIFRED.email)
    page.get_by_role("textbox", name="Password").fill(people.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Code", exact=True).fill(code(ahead=1))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: address.endswith(leads_to))


def test_the_line_goes_while_one_types_and_comes_back(site: Site, come: Come) -> None:
    page = come().page
    sign_in(page, site, people.WINIFRED, path=VISIT)
    answer(page, "Ada", "Seen")
    says(page, "Saved as you type, ")
    page.context.set_offline(True)
    fill(page)
    says(page, "There is no connection. What you type is not saved yet")
    save(page)
    says(page, "There is no connection.")
    all_is_there(page)
    with at_work():
        assert not Visit.objects.exists()
    page.context.set_offline(False)
    says(page, "Saved as you type, ")
    save(page)
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    is_recorded_once()
    no_draft_is_left()
    with at_work():
        assert not VisitChild.standing.filter(child=BEN.id).exists()
