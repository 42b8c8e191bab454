"""Forms that lose nothing: what is typed survives a reload, a dead line, a time-out, a second click.

The pages are those of tests/pages/kept_site.py, dressed as every kept form is.
"""

import re
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from holdfast.cli.clusters import Addresses
from tests import people, signed_in
from tests.pages import kept_site
from tests.people import Member
from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

PHONE = {"width": 375, "height": 720}
LAPTOP = {"width": 1280, "height": 720}
RECORDED = re.compile(r"/recorded/")


@pytest.fixture(autouse=True)
def own_pages() -> Iterator[None]:
    """Before the site is served: it takes its middleware when it starts."""
    with kept_site.standing():
        yield


@pytest.fixture
def site(own_pages: None, site: Site) -> Site:
    return site


def sign_in(context: BrowserContext, site: Site, member: Member, *, seen: float | None = None) -> None:
    key = signed_in.session_of(member, seen=seen)
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.at("jersey")}])


def sign_out(context: BrowserContext) -> None:
    context.clear_cookies()


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Watched]:
    """Somebody signed in, with or without JavaScript."""
    yield from visiting(browser, site, scripts=request.param)


@pytest.fixture
def typing(browser: Browser, site: Site) -> Iterator[Watched]:
    """Somebody signed in, with JavaScript."""
    yield from visiting(browser, site, scripts=True)


def visiting(browser: Browser, site: Site, *, scripts: bool) -> Iterator[Watched]:
    size = PHONE if scripts else LAPTOP
    context = browser.new_context(viewport=size, java_script_enabled=scripts, locale="en-GB")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    sign_in(context, site, people.WINIFRED)
    watched = Watched(context.new_page(), scripts=scripts)
    watched.page.goto(site.at("jersey", "/record"))
    yield watched
    context.close()


def recorded(addresses: Addresses, name: str = "Cora") -> int:
    with psycopg.connect(addresses.owner) as owner:
        row = owner.execute("select count(*) from records_person where given_name = %s", [name]).fetchone()
    assert row is not None
    return int(row[0])


def until_kept(addresses: Addresses) -> None:
    """Whatever a page sends while it is left is shown by no event."""
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        while not owner.execute("select 1 from records_draft").fetchone():
            pass


def fill(page: Page) -> None:
    page.get_by_label("Given name").fill("Cora")
    page.get_by_label("Family name").fill("Example")
    page.get_by_label("What was said").fill("I like the dog.\nHe is called Rex.")
    page.get_by_label("Month").fill("feb")
    page.get_by_role("group", name="Where Ada saw them").get_by_label("At school").check()


def all_is_there(page: Page) -> None:
    expect(page.get_by_label("Given name")).to_have_value("Cora")
    expect(page.get_by_label("What was said")).to_have_value("I like the dog.\nHe is called Rex.")
    expect(page.get_by_label("Month")).to_have_value("feb")
    expect(page.get_by_role("group", name="Where Ada saw them").get_by_label("At school")).to_be_checked()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-kept-says]")).to_contain_text(words)


def test_what_is_typed_is_saved_as_it_is_typed(site: Site, typing: Watched) -> None:
    page = typing.page
    typing.check("kept-empty")
    fill(page)
    says(page, "Saved as you type, ")
    typing.check("kept-saved")
    page.reload()
    expect(page.get_by_text("You began this on")).to_be_visible()
    all_is_there(page)
    typing.check("kept-draft")
    page.get_by_role("button", name="Throw it away and start afresh").click()
    expect(page.get_by_label("Given name")).to_have_value("")


def test_what_was_typed_last_is_kept_when_one_goes_elsewhere(
    site: Site, typing: Watched, committing: Addresses
) -> None:
    """At once, without waiting for the pause after the last key."""
    page = typing.page
    fill(page)
    page.get_by_role("link", name="Holdfast").click()
    expect(page).not_to_have_url(re.compile("/record$"))
    until_kept(committing)
    page.goto(site.at("jersey", "/drafts"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Begun and not saved")
    typing.check("drafts")
    page.get_by_role("link", name="Somebody new").click()
    all_is_there(page)


def test_save_and_come_back(site: Site, visit: Watched) -> None:
    page = visit.page
    fill(page)
    page.get_by_role("button", name="Save and come back").press("Enter")
    expect(page).to_have_url(site.at("jersey", "/later"))
    expect(page.get_by_role("alert")).to_contain_text("What you typed is kept as a draft.")
    page.goto(site.at("jersey", "/record"))
    all_is_there(page)
    visit.check(f"kept-come-back-{visit.scripts}")


def test_sent_by_two_clicks_it_is_recorded_once(site: Site, visit: Watched, committing: Addresses) -> None:
    page = visit.page
    fill(page)
    page.get_by_label("Month").fill("")
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(page).to_have_url(RECORDED)
    assert recorded(committing) == 1


SEND_AGAIN = """async (body) => (await fetch('/record', {
  method: 'POST', body, headers: {'Content-Type': 'application/x-www-form-urlencoded'},
})).url"""


def test_sent_again_from_the_page_before_it_is_recorded_once(
    site: Site, visit: Watched, committing: Addresses
) -> None:
    page = visit.page
    fill(page)
    page.get_by_label("Month").fill("")
    with page.expect_request(lambda request: request.url.endswith("/record")) as sending:
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(RECORDED)
    where = page.url
    for _ in range(2):  # as a browser does that shows the page as it was, and sends it as it was
        assert page.evaluate(SEND_AGAIN, sending.value.post_data or "") == where
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody new")
    assert recorded(committing) == 1


def test_the_line_goes_and_comes_back(site: Site, typing: Watched, committing: Addresses) -> None:
    page, context = typing.page, typing.page.context
    page.get_by_label("Given name").fill("Cora")
    says(page, "Saved as you type, ")
    context.set_offline(True)
    fill(page)
    page.get_by_label("Month").fill("")
    says(page, "There is no connection. What you type is not saved yet")
    assert not [each for each in typing.complaints if "ERR_INTERNET_DISCONNECTED" not in each]
    typing.complaints.clear()
    typing.check("kept-offline")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label("What was said")).to_have_value("I like the dog.\nHe is called Rex.")
    assert recorded(committing) == 0
    context.set_offline(False)
    says(page, "Saved as you type, ")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(RECORDED)
    assert recorded(committing) == 1


def test_whoever_leaves_while_the_line_is_dead_is_warned(site: Site, typing: Watched) -> None:
    page = typing.page
    page.context.set_offline(True)
    fill(page)
    says(page, "There is no connection.")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("location.reload()")
    assert asked.value.type == "beforeunload"
    all_is_there(page)


def test_a_session_ends_while_typing_and_one_goes_on_where_one_was(
    site: Site, typing: Watched, committing: Addresses
) -> None:
    page, context = typing.page, typing.page.context
    page.get_by_label("Given name").fill("Cora")
    says(page, "Saved as you type, ")
    sign_out(context)
    fill(page)
    page.get_by_label("Month").fill("")
    says(page, "You have been signed out. What you typed is still on this page.")
    typing.complaints.clear()
    typing.check("kept-signed-out")
    sign_in(context, site, people.WINIFRED)  # in another tab; the form's token has become old
    says(page, "Saved as you type, ")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(RECORDED)
    assert recorded(committing) == 1


def test_what_one_typed_is_not_kept_in_anothers_name(
    site: Site, typing: Watched, committing: Addresses
) -> None:
    page, context = typing.page, typing.page.context
    sign_out(context)
    sign_in(context, site, people.MALCOLM)
    fill(page)
    says(page, "Somebody else is signed in now.")
    with psycopg.connect(committing.owner) as owner:
        assert owner.execute("select count(*) from records_draft").fetchone() == (0,)


def test_a_form_that_arrives_after_time_out_is_there_after_signing_in(site: Site, visit: Watched) -> None:
    page, context = visit.page, visit.page.context
    fill(page)
    sign_in(context, site, people.WINIFRED, seen=0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile(r"/sign-in\?next=%2Frecord"))
    sign_in(context, site, people.WINIFRED)
    page.goto(site.at("jersey", "/record"))
    all_is_there(page)


def test_two_people_saving_the_same_thing(site: Site, visit: Watched, browser: Browser) -> None:
    page, address = visit.page, site.at("jersey", f"/correct/{people.ADA.id}")
    page.goto(address)
    page.get_by_label("Given name").fill("Adah")
    other = browser.new_context(locale="en-GB")
    sign_in(other, site, people.MALCOLM)
    theirs = other.new_page()
    theirs.goto(address)
    theirs.get_by_label("Given name").fill("Adda")
    theirs.get_by_role("button", name="Save", exact=True).click()
    expect(theirs).to_have_url(RECORDED)
    other.close()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.get_by_text("It says now: Adda")).to_be_visible()
    expect(page.get_by_label("Given name")).to_have_value("Adah")
    visit.check(f"kept-changed-{visit.scripts}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(RECORDED)
    page.goto(address)
    expect(page.get_by_label("Given name")).to_have_value("Adah")


def test_what_is_refused_is_said_above_everything_typed(site: Site, visit: Watched) -> None:
    page = visit.page
    fill(page)
    page.get_by_label("Month").fill("")
    page.get_by_label("Given name").fill("Refused")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    for said in ("Not today.", "What you typed is still here.", "The clause: 4.7.", "the team manager"):
        expect(summary).to_contain_text(said)
    expect(page.get_by_label("Given name")).to_have_value("Refused")
    visit.check(f"kept-refused-{visit.scripts}")
