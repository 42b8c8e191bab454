"""Setting up second factors: required of everybody, kept encrypted, and never the last one removed."""

import json
import re

import pytest
from django.db import connection
from django.test import Client

from holdfast.access import encryption, entry
from holdfast.casework import second_factors
from tests import people, signed_in
from tests.pages.test_sign_in import give_code, give_password, logged, who_is_it
from tests.people import MONA, WINIFRED


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(headers={"host": "jersey.localhost"})


def set_up_app(client: Client) -> tuple[str, str]:
    """Set an app up; answers its secret and the page that follows."""
    page = client.get("/account/second-factor/app").content.decode()
    found = re.search(r'hf-letters">([A-Z2-7 ]+)<', page)
    assert found is not None
    secret = found[1].replace(" ", "")
    sent = client.post("/account/second-factor/app", {"code": signed_in.code(secret)})
    return secret, sent.content.decode()


def codes_on(page: str) -> list[str]:
    return re.findall(r"<code>(\d{4} \d{4})</code>", page)


def stored() -> str:
    """All that is stored of second factors in Jersey, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('holdfast.authority', id::text, true)"
            " from holdfast.list_authorities() where slug = 'jersey'"
        )
        cursor.execute("select coalesce(string_agg(data::text, ' '), '') from mfa_authenticator")
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("member", people.STAFF, ids=lambda each: each.name)
def test_nobody_is_in_without_a_second_factor(db: None, member: people.Member) -> None:
    """Whoever has the right password and none yet is led to set one up, and nothing else answers."""
    client = Client(headers={"host": f"{member.authority}.localhost"})
    led = give_password(client, member)
    assert led == ("/account/second-factor" if member is not people.LESTER else led)
    for address in ("/account", "/accounts", "/account/password", "/account/recovery-codes"):
        assert client.get(address).headers["Location"].startswith("/sign-in?next=")
    assert who_is_it(client) == ""


def test_with_an_app_set_up_one_is_in_and_gets_recovery_codes(visitor: Client) -> None:
    give_password(visitor, WINIFRED, path="?next=/procedures")
    picture = visitor.get("/account/second-factor/app.svg")
    assert picture.status_code == 404
    _secret, page = set_up_app(visitor)
    assert len(set(codes_on(page))) == 10
    assert 'href="/procedures"' in page
    assert who_is_it(visitor) == WINIFRED.name
    assert logged("second_factors.add_app")[-1][:2] == (f"account:{WINIFRED.account}", "done")


def test_the_picture_is_of_the_same_secret(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    first = visitor.get("/account/second-factor/app").content
    picture = visitor.get("/account/second-factor/app.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml")
    assert re.findall(rb"hf-letters[^<]+", visitor.get("/account/second-factor/app").content) == re.findall(
        rb"hf-letters[^<]+", first
    )


def test_a_wrong_first_code_sets_nothing_up(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    visitor.get("/account/second-factor/app")
    sent = visitor.post("/account/second-factor/app", {"code": "000000"})
    assert (sent.status_code, stored()) == (400, "")
    assert who_is_it(visitor) == ""


def test_secrets_are_unreadable_in_the_database(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    secret, page = set_up_app(visitor)
    kept = stored()
    assert "secret" in kept
    assert "seed" in kept
    assert secret not in kept
    assert not [code for code in codes_on(page) if code.replace(" ", "") in kept]
    for word in re.findall(r'"(?:secret|seed)": "([^"]+)"', kept):
        assert encryption.is_newest(text=word)
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(session_data, ' ') from django_session")
        assert secret not in str(cursor.fetchone()[0])


def test_a_recovery_code_lets_one_in_once(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    _secret, page = set_up_app(visitor)
    code = codes_on(page)[3]
    for lets_in in (True, False):
        other = Client(headers={"host": "jersey.localhost"})
        give_password(other, WINIFRED)
        assert (give_code(other, code) == "/") is lets_in
        assert (who_is_it(other) == WINIFRED.name) is lets_in
    told = Client(headers={"host": "jersey.localhost"})
    give_password(told, WINIFRED)
    give_code(told, codes_on(page)[4])
    assert "You used a recovery code: 8 are left." in told.get("/account").content.decode()
    assert "8 recovery codes left" in visitor.get("/account").content.decode()


def test_new_recovery_codes_end_the_old(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    _secret, page = set_up_app(visitor)
    old = codes_on(page)
    new = codes_on(visitor.post("/account/recovery-codes").content.decode())
    assert len(new) == 10
    assert not set(new) & set(old)
    other = Client(headers={"host": "jersey.localhost"})
    give_password(other, WINIFRED)
    assert "is not right" in give_code(other, old[0])


def test_the_last_second_factor_stays(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    set_up_app(visitor)
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        factor = second_factors.show().apps[0].id
    assert visitor.post(f"/account/second-factor/{factor}/remove").status_code == 403
    assert len(stored()) > 10


def test_nobody_removes_anothers(db: None) -> None:
    signed_in.give_app(WINIFRED)
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        factor = second_factors.show().apps[0].id
    signed_in.give_app(people.WANDA)
    assert (
        signed_in.client_as(people.WANDA).post(f"/account/second-factor/{factor}/remove").status_code == 404
    )
    assert stored() != ""
    signed_in.give_app(MONA)
    assert signed_in.client_as(MONA).post(f"/account/second-factor/{factor}/remove").status_code == 404


def test_what_changes_how_one_signs_in_asks_for_the_password_again(db: None) -> None:
    client = signed_in.client_as(WINIFRED)
    kept = client.session
    kept["confirmed"] = 0
    kept.save()
    for address in (
        "second-factor",
        "second-factor/app",
        "second-factor/passkey",
        "recovery-codes",
        "password",
    ):
        led = client.get(f"/account/{address}").headers["Location"]
        assert led == f"/account/confirm?next=%2Faccount%2F{address.replace('/', '%2F')}"
        assert client.post(f"/account/{address}", {"password": "x" * 20}).status_code in {302, 405}
    wrong = client.post("/account/confirm", {"password": "not the password"})
    assert "The password is not right." in wrong.content.decode()
    right = client.post("/account/confirm?next=/account/password", {"password": people.PASSWORD})
    assert right.headers["Location"] == "/account/password"
    assert client.get("/account/password").status_code == 200


@pytest.mark.parametrize("answer", ["", "[]", "{}", "null", '{"id": 1}', '{"id": "x", "response": {}}', "{{"])
@pytest.mark.parametrize("address", ["/sign-in/passkey", "/account/second-factor/passkey"])
def test_what_is_no_passkey_is_refused_in_words(visitor: Client, address: str, answer: str) -> None:
    if address.startswith("/sign-in"):
        signed_in.give_app(WINIFRED)
    give_password(visitor, WINIFRED)
    visitor.get("/account/second-factor/passkey")
    sent = visitor.post(address, {"answer": answer, "name": "Laptop"})
    assert sent.status_code == 400
    assert "passkey" in sent.content.decode()
    assert who_is_it(visitor) == ""


def test_a_passkey_is_asked_for_this_host_alone(visitor: Client) -> None:
    give_password(visitor, WINIFRED)
    page = visitor.get("/account/second-factor/passkey").content.decode()
    found = re.search(r'id="passkey-asked" type="application/json">(.+?)</script>', page)
    assert found is not None
    assert json.loads(found[1])["publicKey"]["rp"] == {"id": "jersey.localhost", "name": "Holdfast Jersey"}
