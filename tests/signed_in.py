"""Somebody who is signed in, for tests: quickly, past both factors, by the same session that the pages make.

`client_as(member)` is a Django client; `sign_in(page, site, member)` signs a browser's page in, the whole
way, with a real code.
"""

import base64
import time
from uuid import UUID

from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from holdfast.access import actors, entry, second_factors
from holdfast.casework import sessions
from holdfast.records.models import Account
from tests import people
from tests.people import Member
from tests.stories.server import Site

APP = base64.b32encode(b"an invented app: 20b").decode()  # what it makes its codes from


def client_as(member: Member, **options: object) -> Client:
    """A client in which a member of the cast is signed in, at their authority's host."""
    client = Client(headers={"host": f"{member.authority}.localhost"}, **options)  # type: ignore[arg-type]
    client.cookies["sessionid"] = session_of(member)
    return client


def session_of(member: Member, *, seen: float | None = None) -> str:
    """The cookie of a session of a member, begun now."""
    authority = authority_of(member)
    now = timezone.now()
    with entry.enter(actor=member.actor, authority=authority, reason="signed in by a test"):
        key = sessions.begin(browser="A test", now=now)
        store = SessionStore()
        moment = int(now.timestamp() if seen is None else seen)
        store.update({"session": str(key), "seen": moment, "confirmed": moment})
        store.create()
    return str(store.session_key)


def authority_of(member: Member) -> UUID:
    """The key of a member's authority."""
    found = entry.find_authority(host=f"{member.authority}.localhost")
    assert found is not None
    return found.id


def give_app(member: Member) -> None:
    """Set an authenticator app up for a member."""
    with entry.enter(actor=actors.system(part="tests"), authority=authority_of(member), reason="an app"):
        second_factors.add_app(account=Account.objects.get(id=member.account), secret=APP, used=0)


def code(secret: str = APP, *, ahead: int = 0) -> str:
    """The code that an app shows now, or some half-minutes ahead."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + ahead)))


def sign_in(page: Page, site: Site, member: Member, *, path: str = "/") -> None:
    """Sign a page in as a member, with password and an app's code, and go to a path."""
    give_app(member)
    page.goto(site.at(member.authority, "/sign-in"))
    page.get_by_label("Email address").fill(member.email)
    page.get_by_role("textbox", name="Password").fill(people.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Code", exact=True).fill(code())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
    if path != "/":
        page.goto(site.at(member.authority, path))
