"""Accounts by an administrator's hand: inviting, closing, and a reset that takes two."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from holdfast.access import actors, entry
from holdfast.records.models import Account, Invitation, SecondFactorReset
from tests import people, signed_in
from tests.pages.test_second_factors import set_up_app, stored
from tests.pages.test_sessions import make_administrator
from tests.pages.test_sign_in import give_password, logged, who_is_it
from tests.people import ADAM, MALCOLM, MONA, WANDA, WINIFRED, Member

NEW = {"name": "Nora Newcomer", "email": "Nora@jersey.example"}
GOOD = "copper kettle meadow"


def address_on(page: str) -> str:
    """The path of the one-time address that a page shows."""
    found = re.search(r"http://jersey\.localhost(/invitation/[\w-]+)", page)
    assert found is not None, page
    return found[1]


def invite() -> str:
    """Make an account for somebody new; answers the one-time address."""
    return address_on(signed_in.client_as(ADAM).post("/accounts/add", NEW).content.decode())


def ask_reset(asker: Member, member: Member = WINIFRED) -> str:
    """Ask for a reset; answers its key."""
    sent = signed_in.client_as(asker).post(
        f"/accounts/{member.account}/reset", {"reset-reason": "Lost phone"}
    )
    assert sent.status_code == 302, sent.content.decode()
    with entry.enter(actor=asker.actor, authority=signed_in.authority_of(asker)):
        return str(SecondFactorReset.objects.get(decided_at=None).id)


def test_somebody_invited_chooses_a_password_sets_up_an_app_and_is_in(db: None) -> None:
    address = invite()
    visitor = Client(headers={"host": "jersey.localhost"})
    assert "nora@jersey.example" in visitor.get(address).content.decode()
    sent = visitor.post(address, {"password": GOOD})
    assert sent.headers["Location"] == "/account/second-factor"
    assert who_is_it(visitor) == ""
    set_up_app(visitor)
    assert who_is_it(visitor) == "Nora Newcomer"
    assert [each[1] for each in logged("invitations.accept")] == ["done"]


def test_an_invitation_works_once_and_not_elsewhere(db: None) -> None:
    address = invite()
    visitor = Client(headers={"host": "jersey.localhost"})
    assert visitor.get(address, headers={"host": "isle-of-man.localhost"}).status_code == 404
    assert visitor.post(address, {"password": GOOD}).status_code == 302
    assert visitor.get(address).status_code == 404
    assert visitor.post(address, {"password": "another good password"}).status_code == 404


def test_an_invitation_ends_after_seven_days_or_when_another_is_made(db: None) -> None:
    address, visitor = invite(), Client(headers={"host": "jersey.localhost"})
    with entry.enter(actor=actors.system(part="tests"), authority=signed_in.authority_of(ADAM)):
        Invitation.objects.update(until_at=datetime.now(UTC) - timedelta(minutes=1))
        nora = Account.objects.get(email="nora@jersey.example").id
    assert visitor.get(address).status_code == 404
    second = address_on(signed_in.client_as(ADAM).post(f"/accounts/{nora}/invite").content.decode())
    third = address_on(signed_in.client_as(ADAM).post(f"/accounts/{nora}/invite").content.decode())
    assert [visitor.get(each).status_code for each in (second, third)] == [404, 200]


def test_the_secret_of_an_invitation_is_not_kept(db: None) -> None:
    token = invite().rpartition("/")[2]
    with entry.enter(actor=ADAM.actor, authority=signed_in.authority_of(ADAM)):
        assert token not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "12 characters or more"),
        ("passwordpassword", "Many people use this"),
        ("nora newcomer rules", "must not contain your name"),
    ],
)
def test_a_password_that_will_not_do_says_why(db: None, password: str, said: str) -> None:
    address, visitor = invite(), Client(headers={"host": "jersey.localhost"})
    sent = visitor.post(address, {"password": password})
    assert sent.status_code == 400
    assert said in sent.content.decode()
    assert visitor.get(address).status_code == 200


@pytest.mark.parametrize("member", [WINIFRED, MALCOLM, people.SERENA], ids=lambda each: each.name)
def test_only_an_administrator_looks_after_accounts(db: None, member: Member) -> None:
    client = signed_in.client_as(member)
    assert client.get("/accounts").status_code == 403
    assert client.get("/accounts/add").status_code == 403
    assert client.get(f"/accounts/{WANDA.account}").status_code == 403
    assert client.post("/accounts/add", NEW).status_code == 403
    for do in ("invite", "close", "reset"):
        data = {"close-reason": "x", "reset-reason": "x"}
        assert client.post(f"/accounts/{WANDA.account}/{do}", data).status_code == 403
    assert "People with accounts" not in client.get("/account").content.decode()


def test_another_authoritys_account_is_not_there(db: None) -> None:
    client = signed_in.client_as(ADAM)
    assert client.get(f"/accounts/{MONA.account}").status_code == 404
    assert client.post(f"/accounts/{MONA.account}/close", {"close-reason": "x"}).status_code == 404
    assert MONA.name not in client.get("/accounts").content.decode()
    assert who_is_it(signed_in.client_as(MONA)) == MONA.name


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"email": WINIFRED.email}, "has an account with this email"), ({"name": " "}, "Enter full name")],
)
def test_an_account_that_cannot_be_is_refused_at_its_field(
    db: None, changes: dict[str, str], said: str
) -> None:
    sent = signed_in.client_as(ADAM).post("/accounts/add", NEW | changes)
    assert sent.status_code == 400
    assert said in sent.content.decode()


def test_closing_an_account_needs_a_reason_and_another(db: None) -> None:
    client = signed_in.client_as(ADAM)
    sent = client.post(f"/accounts/{WANDA.account}/close", {"close-reason": " "})
    assert sent.status_code == 400
    assert client.post(f"/accounts/{ADAM.account}/close", {"close-reason": "me"}).status_code == 403
    make_administrator(WANDA)
    assert client.post(f"/accounts/{WANDA.account}/close", {"close-reason": "Left us"}).status_code == 302
    assert logged("accounts.close")[-1] == (f"account:{ADAM.account}", "done", "Left us")
    assert "Account closed" in client.get(f"/accounts/{WANDA.account}").content.decode()


def test_a_lost_second_factor_is_reset_by_two(db: None) -> None:
    make_administrator(WANDA)
    signed_in.give_app(WINIFRED)
    at_work = signed_in.client_as(WINIFRED)
    reset = ask_reset(ADAM)
    assert "Another administrator must confirm it" in (
        signed_in.client_as(ADAM).get(f"/accounts/{WINIFRED.account}").content.decode()
    )
    done = signed_in.client_as(WANDA).post(f"/resets/{reset}", {"do": "confirm"})
    address = address_on(done.content.decode())
    assert stored() == ""
    assert who_is_it(at_work) == ""
    visitor = Client(headers={"host": "jersey.localhost"})
    assert "There is a problem" in give_password(visitor, WINIFRED)  # the old password went with it
    assert visitor.post(address, {"password": GOOD}).headers["Location"] == "/account/second-factor"
    assert [logged(f"second_factor_resets.{what}")[-1][:2] for what in ("ask", "confirm")] == [
        (f"account:{ADAM.account}", "done"), (f"account:{WANDA.account}", "done"),
    ]  # fmt: skip


def test_who_asked_cannot_confirm(db: None) -> None:
    signed_in.give_app(WINIFRED)
    reset = ask_reset(ADAM)
    answer = signed_in.client_as(ADAM).post(f"/resets/{reset}", {"do": "confirm"})
    assert answer.status_code == 403
    assert "A reset takes two" in answer.content.decode()
    assert "totp" not in stored()
    assert stored() != ""
    assert logged("second_factor_resets.confirm")[-1][:2] == (f"account:{ADAM.account}", "refused")


def test_whom_it_is_about_can_neither_ask_nor_confirm(db: None) -> None:
    make_administrator(WANDA)
    sent = signed_in.client_as(WANDA).post(f"/accounts/{WANDA.account}/reset", {"reset-reason": "mine"})
    assert sent.status_code == 403
    reset = ask_reset(ADAM, WANDA)
    assert signed_in.client_as(WANDA).post(f"/resets/{reset}", {"do": "confirm"}).status_code == 403


def test_who_is_no_administrator_cannot_confirm(db: None) -> None:
    reset = ask_reset(ADAM)
    assert signed_in.client_as(MALCOLM).post(f"/resets/{reset}", {"do": "confirm"}).status_code == 403


def test_whoever_has_stolen_the_password_gains_nothing_by_a_reset(db: None) -> None:
    """They have given it and wait; when the second factor goes, so does what they gave."""
    make_administrator(WANDA)
    signed_in.give_app(WINIFRED)
    thief = Client(headers={"host": "jersey.localhost"})
    assert give_password(thief, WINIFRED) == "/sign-in/code"
    signed_in.client_as(WANDA).post(f"/resets/{ask_reset(ADAM)}", {"do": "confirm"})
    for address in ("/account/second-factor", "/account/second-factor/app", "/sign-in/code"):
        assert thief.get(address).headers["Location"] == "/sign-in"
    assert stored() == ""


def test_a_leaver_halfway_in_goes_no_further(db: None) -> None:
    halfway = Client(headers={"host": "jersey.localhost"})
    assert give_password(halfway, WANDA) == "/account/second-factor"
    signed_in.client_as(ADAM).post(f"/accounts/{WANDA.account}/close", {"close-reason": "Left us"})
    assert halfway.get("/account/second-factor").headers["Location"] == "/sign-in"


def test_a_reset_is_decided_once(db: None) -> None:
    make_administrator(WANDA)
    reset = ask_reset(ADAM)
    assert signed_in.client_as(WANDA).post(f"/resets/{reset}", {"do": "turn-down"}).status_code == 302
    assert signed_in.client_as(WANDA).post(f"/resets/{reset}", {"do": "confirm"}).status_code == 404
    ask_reset(ADAM)
    again = signed_in.client_as(ADAM).post(f"/accounts/{WINIFRED.account}/reset", {"reset-reason": "again"})
    assert "has been asked for already" in again.content.decode()


def test_a_changed_password_ends_the_other_sessions(db: None) -> None:
    here, there = signed_in.client_as(WINIFRED), signed_in.client_as(WINIFRED)
    wrong = here.post("/account/password", {"password": "winifred12345"})
    assert "must not contain your name" in wrong.content.decode()
    assert here.post("/account/password", {"password": GOOD}).status_code == 302
    assert [who_is_it(each) for each in (here, there)] == [WINIFRED.name, ""]
    assert "There is a problem" in give_password(there, WINIFRED)
    assert give_password(there, WINIFRED, GOOD) == "/account/second-factor"
