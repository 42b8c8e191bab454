"""Sessions end by themselves, by hand, elsewhere and with leaving; a page that is not marked is closed."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver

from holdfast.access import actors, entry
from holdfast.config.urls import urlpatterns
from holdfast.pages.authorities import is_open
from holdfast.records.models import Account, RoleHeld, Session
from tests import signed_in
from tests.pages.test_sign_in import give_code, give_password, logged, who_is_it
from tests.people import ADAM, WANDA, WINIFRED, Member

# What answers before anybody has signed in, and why. A new name here is a door opened.
OPEN = {
    "home": "what Holdfast is",
    "looks": "every kind of field, outside production",
    "procedures": "published texts", "procedure": "published texts", "dates": "nothing is stored",
    "sign-in": "the way in", "second-factor": "asks for the password first",
    "give-passkey": "asks for the password first", "sign-out": "whoever is out is out",
    "invitation": "the address is the secret",
    "set-up-second-factor": "asks for the password first", "set-up-app": "asks for the password first",
    "app-picture": "asks for the password first", "set-up-passkey": "asks for the password first",
    "try-a-role": "a demonstration's, outside production",
}  # fmt: skip


def patterns(found: Sequence[URLPattern | URLResolver]) -> list[URLPattern]:
    """Every address, also the included."""
    flat: list[URLPattern] = []
    for each in found:
        flat += patterns(each.url_patterns) if isinstance(each, URLResolver) else [each]
    return flat


def test_only_what_is_written_here_answers_before_signing_in() -> None:
    opened = {str(each.name) for each in patterns(urlpatterns) if is_open(each.callback)}
    assert opened == OPEN.keys()


def test_every_other_address_asks_for_signing_in(db: None) -> None:
    visitor = Client(headers={"host": "jersey.localhost"})
    key = "01900000-0000-7000-8000-000000000001"
    tried = 0
    for each in patterns(urlpatterns):
        if each.name in OPEN:
            continue
        kinds = {"uuid": key, "int": "1", "str": "a", "slug": "a", "path": "a"}
        parts = [part.partition(">") for part in str(each.pattern).split("<")]
        address = (
            "/" + parts[0][0] + "".join(kinds[name.partition(":")[0]] + rest for name, _, rest in parts[1:])
        )
        for answer in (visitor.get(address), visitor.post(address)):
            assert answer.status_code in {302, 303}, address
            assert answer.headers["Location"].startswith("/sign-in?next=%2F"), address
        tried += 1
    assert tried > 10


def test_a_session_ends_after_half_an_hour_without_use(db: None) -> None:
    client = Client(headers={"host": "jersey.localhost"})
    client.cookies["sessionid"] = signed_in.session_of(WINIFRED, seen=time.time() - 29 * 60)
    assert who_is_it(client) == WINIFRED.name
    client.cookies["sessionid"] = signed_in.session_of(WINIFRED, seen=time.time() - 31 * 60)
    answer = client.get("/account")
    assert answer.headers["Location"] == "/sign-in?next=%2Faccount"
    assert (
        "You were signed out because Holdfast was not used for 30 minutes"
        in client.get("/sign-in").content.decode()
    )
    assert logged("sessions.end")[-1] == (f"account:{WINIFRED.account}", "done", "timed out")
    assert client.get("/account").status_code == 302


@override_settings(IDLE_MINUTES=5)
def test_the_half_hour_is_a_setting(db: None) -> None:
    client = Client(headers={"host": "jersey.localhost"})
    client.cookies["sessionid"] = signed_in.session_of(WINIFRED, seen=time.time() - 6 * 60)
    assert who_is_it(client) == ""


def test_use_keeps_a_session_but_not_beyond_twelve_hours(db: None) -> None:
    client = signed_in.client_as(WINIFRED)
    kept = client.session
    kept["seen"] = int(time.time()) - 25 * 60
    kept.save()
    assert who_is_it(client) == WINIFRED.name
    assert client.session["seen"] > time.time() - 60
    began = datetime.now(UTC) - timedelta(hours=12, minutes=1)
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        Session.objects.update(began_at=began)
    assert who_is_it(client) == ""


def test_whoever_was_timed_out_comes_back_to_where_they_were(db: None) -> None:
    signed_in.give_app(WINIFRED)
    client = Client(headers={"host": "jersey.localhost"})
    client.cookies["sessionid"] = signed_in.session_of(WINIFRED, seen=0)
    led = client.post("/account/other-sessions", headers={"referer": "http://jersey.localhost/account?a=1"})
    assert (led.status_code, led.headers["Location"]) == (303, "/sign-in?next=%2Faccount%3Fa%3D1")
    led = client.post("/account/other-sessions", headers={"referer": "http://elsewhere.example/account"})
    assert led.headers["Location"] == "/sign-in?next=%2Faccount%2Fother-sessions"
    assert give_password(client, WINIFRED, path="?next=%2Faccount") == "/sign-in/code"
    assert give_code(client, signed_in.code()) == "/account"


def test_a_leaver_is_out_with_the_next_request(db: None) -> None:
    client, administrator = signed_in.client_as(WINIFRED), signed_in.client_as(ADAM)
    assert who_is_it(client) == WINIFRED.name
    closed = administrator.post(f"/accounts/{WINIFRED.account}/close", {"close-reason": "Moved away"})
    assert closed.status_code == 302
    assert who_is_it(client) == ""
    assert client.get("/account").status_code == 302
    assert "There is a problem" in give_password(client, WINIFRED)


def test_a_leaver_is_out_whoever_wrote_that_they_left(db: None) -> None:
    """Also where no session was ended: the account itself is asked at each request."""
    client = signed_in.client_as(WINIFRED)
    with entry.enter(actor=actors.system(part="tests"), authority=signed_in.authority_of(WINIFRED)):
        Account.objects.filter(id=WINIFRED.account).update(left_at=datetime.now(UTC))
    assert who_is_it(client) == ""


def test_ones_sessions_are_listed_and_the_others_signed_out(db: None) -> None:
    here, there, other = (signed_in.client_as(each) for each in (WINIFRED, WINIFRED, WANDA))
    page = here.get("/account").content.decode()
    assert page.count("A test") == 2
    assert page.count("this one") == 1
    here.post("/account/other-sessions")
    assert "Signed out in 1 other place." in here.get("/account").content.decode()
    assert [who_is_it(each) for each in (here, there, other)] == [WINIFRED.name, "", WANDA.name]


def test_a_role_is_asked_afresh_at_each_request(db: None) -> None:
    client = signed_in.client_as(WINIFRED)
    assert client.get("/accounts").status_code == 403
    make_administrator(WINIFRED)
    assert client.get("/accounts").status_code == 200


def make_administrator(member: Member) -> None:
    """Give somebody the role, past the steps."""
    authority = signed_in.authority_of(member)
    with entry.enter(actor=actors.system(part="tests"), authority=authority):
        RoleHeld.objects.create(
            authority_id=authority, account_id=member.account, role="administrator", from_on="2026-01-01"
        )


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_told_from_another(db: None, agent: str, words: str) -> None:
    signed_in.give_app(WINIFRED)
    client = Client(headers={"host": "jersey.localhost", "user-agent": agent})
    give_password(client, WINIFRED)
    give_code(client, signed_in.code())
    assert words in client.get("/account").content.decode()
