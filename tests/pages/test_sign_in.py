"""Signing in: a password, a second factor, and then alone the pages answer."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings

from tests import people, signed_in
from tests.people import LESTER, MONA, NOBODY, WANDA, WINIFRED, Member

STRANGER = Member(NOBODY.account, "jersey", "Nobody", "nobody-at-all@jersey.example")


@pytest.fixture(autouse=True)
def _nothing_tried_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(headers={"host": "jersey.localhost"})


def give_password(client: Client, member: Member, password: str = people.PASSWORD, path: str = "") -> str:
    """Give the first factor; answers where it leads, or what the page says."""
    sent = client.post(f"/sign-in{path}", {"email": member.email, "password": password})
    return str(sent.headers.get("Location", "")) or sent.content.decode()


def give_code(client: Client, code: str) -> str:
    """Give the second factor; answers where it leads, or what the page says."""
    sent = client.post("/sign-in/code", {"code": code})
    return str(sent.headers.get("Location", "")) or sent.content.decode()


def who_is_it(client: Client) -> str:
    """The name in the band of a page that is open to everybody."""
    page = client.get("/procedures").content.decode()
    found = re.search(r'hf-band__person[^>]*href="/account">([^<]+)<', page)
    return found[1] if found else ""


def logged(what: str) -> list[tuple[str, str, str]]:
    """Actor, outcome and reason of each entry of a step in Jersey, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('holdfast.authority', id::text, true)"
            " from holdfast.list_authorities() where slug = 'jersey'"
        )
        cursor.execute("select actor, outcome, why from audit_entry where what = %s order by at", [what])
        return list(cursor.fetchall())


def test_with_password_and_code_one_is_in_and_comes_back_to_where_one_was_going(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    asked = visitor.get("/account?from=here")
    assert (asked.status_code, asked.headers["Location"]) == (302, "/sign-in?next=%2Faccount%3Ffrom%3Dhere")
    assert give_password(visitor, WINIFRED, path="?next=%2Faccount%3Ffrom%3Dhere") == "/sign-in/code"
    assert who_is_it(visitor) == ""
    assert visitor.get("/account").headers["Location"].startswith("/sign-in")
    assert give_code(visitor, signed_in.code()) == "/account?from=here"
    assert who_is_it(visitor) == WINIFRED.name
    assert [each[:2] for each in logged("sessions.begin")] == [(f"account:{WINIFRED.account}", "done")]


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", ""]
)
def test_nobody_is_led_off_the_site(visitor: Client, elsewhere: str) -> None:
    signed_in.give_app(WINIFRED)
    give_password(visitor, WINIFRED, path=f"?next={elsewhere}")
    assert give_code(visitor, signed_in.code()) == "/"


@pytest.mark.parametrize(
    ("member", "password"),
    [(WINIFRED, "another password"), (WINIFRED, ""), (LESTER, people.PASSWORD), (MONA, people.PASSWORD),
     (STRANGER, people.PASSWORD)],
    ids=["wrong password", "no password", "a leaver", "another authority's", "nobody's"],
)  # fmt: skip
def test_nobody_else_passes_the_first_factor(visitor: Client, member: Member, password: str) -> None:
    page = give_password(visitor, member, password)
    assert "There is a problem" in page
    assert who_is_it(visitor) == ""
    assert visitor.get("/sign-in/code").headers["Location"] == "/sign-in"


def test_an_account_signs_in_at_its_own_authority(db: None) -> None:
    there = Client(headers={"host": "isle-of-man.localhost"})
    assert give_password(there, MONA) == "/account/second-factor"
    assert "There is a problem" in give_password(there, WINIFRED)


@pytest.mark.parametrize("member", [WINIFRED, STRANGER, LESTER, MONA], ids=lambda each: each.name)
def test_an_unknown_address_takes_as_long_as_a_known_one(
    visitor: Client, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One reckoning of a digest each, which is all that takes time; and the same words."""
    reckoned: list[str] = []
    for name in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, name)

        def noted(self: object, *given: str, real: object = real, name: str = name) -> object:
            reckoned.append(name)
            return real(self, *given)  # type: ignore[operator]

        monkeypatch.setattr(Argon2PasswordHasher, name, noted)
    page = give_password(visitor, member, "not the password")
    assert len(reckoned) == 1
    assert "The email address or the password is not right." in page


@pytest.mark.parametrize("member", [WINIFRED, STRANGER], ids=["known", "unknown"])
def test_after_ten_wrong_passwords_the_right_one_waits_too(visitor: Client, member: Member) -> None:
    for _ in range(10):
        assert "is not right" in give_password(visitor, member, "not the password")
    assert "too many wrong tries" in give_password(visitor, member)
    assert [each[1] for each in logged("sign_in.give_password")] == ["refused"] * 11
    assert give_password(visitor, WANDA) == "/account/second-factor"


def test_a_network_that_tries_many_accounts_waits(visitor: Client) -> None:
    for number in range(30):
        member = Member(NOBODY.account, "jersey", "Nobody", f"nobody-{number}@jersey.example")
        give_password(visitor, member, "not the password")
    assert "from your network" in give_password(visitor, WINIFRED)


def test_after_five_wrong_codes_the_right_one_waits_too(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    give_password(visitor, WINIFRED)
    for _ in range(5):
        assert "The code is not right" in give_code(visitor, "000000")
    assert "too many wrong tries" in give_code(visitor, signed_in.code())
    assert who_is_it(visitor) == ""


def test_a_code_is_good_once(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    code = signed_in.code()
    give_password(visitor, WINIFRED)
    assert give_code(visitor, code) == "/"
    other = Client(headers={"host": "jersey.localhost"})
    give_password(other, WINIFRED)
    assert "was used before" in give_code(other, code)


def test_the_half_that_the_password_gives_is_good_for_ten_minutes(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    give_password(visitor, WINIFRED)
    kept = visitor.session
    kept["half"] = {**kept["half"], "at": kept["half"]["at"] - 601}
    kept.save()
    assert give_code(visitor, signed_in.code()) == "/sign-in"


def test_whoever_has_a_second_factor_cannot_add_another_with_the_password_alone(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    give_password(visitor, WINIFRED)
    for address in ("", "/app", "/app.svg", "/passkey"):
        answer = visitor.get(f"/account/second-factor{address}")
        assert answer.headers["Location"] == "/sign-in/code"
        assert visitor.post(f"/account/second-factor{address}").status_code in {302, 405}


def test_the_cookie_changes_at_each_step(visitor: Client) -> None:
    """Whoever planted a cookie before is not signed in by it."""
    signed_in.give_app(WINIFRED)
    seen = {visitor.session.session_key}
    give_password(visitor, WINIFRED)
    seen.add(visitor.cookies["sessionid"].value)
    give_code(visitor, signed_in.code())
    seen.add(visitor.cookies["sessionid"].value)
    assert len(seen) == 3


def test_whoever_signs_out_is_out(db: None) -> None:
    client = signed_in.client_as(WINIFRED)
    key = client.cookies["sessionid"].value
    assert who_is_it(client) == WINIFRED.name
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert who_is_it(client) == ""
    client.cookies["sessionid"] = key
    assert who_is_it(client) == ""


def test_a_form_of_another_site_signs_nobody_in_or_out(db: None) -> None:
    strict = signed_in.client_as(WINIFRED, enforce_csrf_checks=True)
    assert strict.post("/sign-out").status_code == 403
    assert who_is_it(strict) == WINIFRED.name


def test_nobody_signs_up(visitor: Client) -> None:
    for address in ("/signup", "/accounts/signup", "/accounts/signup/", "/accounts/login/", "/sign-up"):
        assert visitor.get(address).status_code == 404


@override_settings(IDLE_MINUTES=30)
def test_a_session_is_of_one_authority(db: None) -> None:
    """The cookie of Jersey, shown on the Isle of Man."""
    elsewhere = signed_in.client_as(WINIFRED)
    assert elsewhere.get("/account", headers={"host": "isle-of-man.localhost"}).status_code == 302
