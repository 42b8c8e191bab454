"""Signing in, by keyboard alone: invited, with an app, with a passkey, timed out, locked out and helped."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from holdfast.access import entry
from holdfast.access.actors import Actor
from holdfast.access.standing import OPERATOR
from holdfast.casework import accounts, teams
from tests import people, signed_in
from tests.people import ADAM, WANDA, WINIFRED, Member
from tests.stories.chromium import PATIENCE
from tests.stories.server import Site
from tests.stories.watched import Watched

SIZES = {"phone": (375, 720), "laptop": (1280, 720)}
PASSWORD = "copper kettle meadow"


@dataclass
class Desk:
    """A visit and the name of the pictures taken of it."""

    watched: Watched
    name: str

    @property
    def page(self) -> Page:
        return self.watched.page

    def check(self, what: str) -> None:
        self.watched.check(f"sign-in-{what}-{self.name}")


@pytest.fixture(
    params=[("phone", True), ("laptop", True), ("phone", False)], ids=lambda each: "-".join(map(str, each))
)
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Desk]:
    """A browser on a phone or a laptop, with or without JavaScript."""
    size, scripts = request.param
    yield from sitting_down(browser, size, scripts=scripts)


@pytest.fixture(params=["phone", "laptop"])
def scripted(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Desk]:
    """The same with JavaScript, which a passkey needs."""
    yield from sitting_down(browser, request.param, scripts=True)


def sitting_down(browser: Browser, size: str, *, scripts: bool) -> Iterator[Desk]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    yield Desk(
        Watched(context.new_page(), scripts=scripts), f"{width}-{'with' if scripts else 'without'}-scripts"
    )
    context.close()


def reach(page: Page, name: str, role: str = "") -> None:
    """Press Tab until what is named so has the focus, as whoever has no mouse does."""
    wanted = page.get_by_role(role, name=name) if role else page.get_by_label(name, exact=True)  # type: ignore[arg-type]
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.first.evaluate("it => it === document.activeElement"):
            return
    pytest.fail(f"{name!r} is not reached by keyboard on {page.url}")


def sign_out(page: Page) -> None:
    press(page, "Sign out")
    expect(page.get_by_role("banner")).to_contain_text("Not signed in")


def type_into(page: Page, label: str, text: str, role: str = "") -> None:
    reach(page, label, role)
    page.keyboard.type(text)


def press(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    reach(page, name, "button")
    page.keyboard.press("Enter")


def give_password(
    desk: Desk, site: Site, member: Member, *, at: str = "/sign-in", password: str = people.PASSWORD
) -> None:
    desk.page.goto(site.at(member.authority, at))
    type_into(desk.page, "Email address", member.email)
    type_into(desk.page, "Password", password, "textbox")
    desk.page.keyboard.press("Enter")


def is_in(desk: Desk, member_name: str) -> None:
    expect(desk.page.get_by_role("banner")).to_contain_text(member_name)


def set_up_app(page: Page) -> str:
    """Set an app up from the page that offers it; answers its secret."""
    page.get_by_text("I cannot scan it").click()
    secret = page.locator(".hf-letters").inner_text().replace(" ", "")
    type_into(page, "Code that the app shows", signed_in.code(secret))
    page.keyboard.press("Enter")
    return secret


def invite(name: str, email: str) -> str:
    """Make an account from the command line's side; answers the path of its one-time address."""
    with entry.enter(actor=Actor(label=OPERATOR), authority=signed_in.authority_of(WINIFRED)):
        now = timezone.now()
        made = accounts.create(email=email, name=name, now=now)
    return f"/invitation/{made.token}"


def test_somebody_invited_sets_up_everything_and_comes_again(site: Site, desk: Desk) -> None:
    page = desk.page
    page.goto(site.at("jersey", invite("Nora Newcomer", "nora@jersey.example")))
    desk.check("invitation")
    type_into(page, "New password", "nora", "textbox")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("12 characters or more")
    desk.check("invitation-error")
    type_into(page, "New password", PASSWORD, "textbox")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("set up a second factor")
    desk.check("choice")
    reach(page, "Use an authenticator app", "link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="A code for your app")).to_be_visible()
    expect(page.locator(".hf-code-picture")).to_have_js_property("complete", True)
    assert page.locator(".hf-code-picture").evaluate("it => it.naturalWidth > 50")
    desk.check("app")
    type_into(page, "Code that the app shows", "123")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The code is not right")
    desk.check("app-error")
    secret = set_up_app(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Write down your recovery codes")
    desk.check("codes")
    press(page, "I have kept them: go on")
    is_in(desk, "Nora Newcomer")
    sign_out(page)
    nora = Member(WINIFRED.account, "jersey", "Nora Newcomer", "nora@jersey.example")
    give_password(desk, site, nora, at="/sign-in?next=/account", password=PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter the code of your app")
    desk.check("code")
    type_into(page, "Code", "000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The code is not right")
    desk.check("code-error")
    page.get_by_label("Code", exact=True).fill("")
    page.keyboard.type(signed_in.code(secret, ahead=1))  # this half-minute's code was the first
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.at("jersey", "/account"))
    is_in(desk, "Nora Newcomer")
    desk.check("own-account")


def test_a_wrong_password_is_said_at_the_top_and_takes_the_focus(site: Site, desk: Desk) -> None:
    give_password(desk, site, WINIFRED, password="not the password")
    expect(desk.page.get_by_role("alert")).to_contain_text("The email address or the password is not right.")
    assert desk.page.get_by_label("Email address").input_value() == WINIFRED.email
    assert desk.page.get_by_role("textbox", name="Password").input_value() == ""
    desk.check("wrong")


def test_an_administrator_lets_somebody_in_again_with_a_colleague(
    site: Site, scripted: Desk, browser: Browser
) -> None:
    signed_in.give_app(WINIFRED)
    with entry.enter(actor=Actor(label=OPERATOR), authority=signed_in.authority_of(WINIFRED)):
        today = timezone.localdate()
        teams.give_role(account=WANDA.account, role="administrator", from_on=today, today=today)
    page = scripted.page
    signed_in.sign_in(page, site, ADAM, path="/accounts")
    scripted.check("people")
    reach(page, WINIFRED.name, "link")
    page.keyboard.press("Enter")
    scripted.check("account")
    press(page, "Ask for a reset")
    expect(page.get_by_role("alert")).to_contain_text("Enter why")
    scripted.check("account-error")
    page.get_by_label("Why").first.fill("Her phone is lost; I spoke to her in person")
    press(page, "Ask for a reset")
    expect(page.get_by_text("Another administrator must confirm it.")).to_be_visible()
    sign_out(page)
    signed_in.sign_in(page, site, WANDA, path=f"/accounts/{WINIFRED.account}")
    scripted.check("account-to-confirm")
    press(page, "Confirm the reset")
    address = page.locator("code").inner_text()
    scripted.check("hand-over")
    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text(WINIFRED.name)


def with_a_key(page: Page) -> None:
    """Give the browser a security key that says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_set_up_and_shown(site: Site, scripted: Desk) -> None:
    page = scripted.page
    give_password(scripted, site, WINIFRED)
    with_a_key(page)
    reach(page, "Use a passkey", "link")
    page.keyboard.press("Enter")
    scripted.check("passkey")
    type_into(page, "Name of this passkey", "Blue key")
    press(page, "Make the passkey")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write down your recovery codes")
    press(page, "I have kept them: go on")
    is_in(scripted, WINIFRED.name)
    page.goto(site.at("jersey", "/account"))
    expect(page.get_by_text("Blue key")).to_be_visible()
    scripted.check("own-account-passkey")
    sign_out(page)
    give_password(scripted, site, WINIFRED, at="/sign-in?next=/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show your passkey")
    scripted.check("show-passkey")
    press(page, "Use a passkey")
    expect(page).to_have_url(site.at("jersey", "/account"))
    is_in(scripted, WINIFRED.name)


def test_a_browser_that_has_no_passkey_says_so(site: Site, scripted: Desk) -> None:
    give_password(scripted, site, WINIFRED)
    page = scripted.page
    reach(page, "Use a passkey", "link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a passkey")
    page.evaluate("void (navigator.credentials.create = async () => { throw new DOMException('none') })")
    press(page, "Make the passkey")
    expect(page.get_by_text("Your device made no passkey.")).to_be_visible()
    scripted.check("no-passkey")


def test_whoever_was_timed_out_comes_back_to_the_page(site: Site, desk: Desk) -> None:
    signed_in.give_app(WINIFRED)
    key = signed_in.session_of(WINIFRED, seen=time.time() - 31 * 60)
    desk.page.context.add_cookies([{"name": "sessionid", "value": key, "url": site.at("jersey")}])
    desk.page.goto(site.at("jersey", "/account"))
    expect(
        desk.page.get_by_text("You were signed out because Holdfast was not used for 30 minutes")
    ).to_be_visible()
    desk.check("timed-out")
    type_into(desk.page, "Email address", WINIFRED.email)
    type_into(desk.page, "Password", people.PASSWORD, "textbox")
    desk.page.keyboard.press("Enter")
    type_into(desk.page, "Code", signed_in.code())
    desk.page.keyboard.press("Enter")
    expect(desk.page).to_have_url(site.at("jersey", "/account"))


def test_in_a_demonstration_one_click_tries_a_role(site: Site, desk: Desk) -> None:
    page = desk.page
    page.goto(site.at("jersey"))
    reach(page, "Try a role", "button")
    page.keyboard.press("Enter")
    desk.check("try-a-role")
    press(page, f"Be {WINIFRED.name}")
    is_in(desk, WINIFRED.name)
    expect(page.get_by_text("every person in it is invented")).to_be_visible()
