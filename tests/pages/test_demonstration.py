"""Trying a role with one click: in a demonstration, outside production, and nowhere else."""

import base64
import os
import subprocess
import sys

import psycopg
import pytest
from django.test import Client, override_settings

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.casework import accounts
from holdfast.cli.clusters import Addresses
from tests.pages.test_sign_in import logged, who_is_it
from tests.people import LESTER, MONA, WINIFRED, Member


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(headers={"host": "jersey.localhost"})


def make_real(addresses: Addresses) -> None:
    """The authority is no demonstration."""
    with psycopg.connect(addresses.owner) as owner:
        owner.execute("select set_config('holdfast.actor', 'system:tests', true)")
        owner.execute("update records_authority set demonstration = false")


def test_one_click_tries_a_role(visitor: Client) -> None:
    page = visitor.get("/try").content.decode()
    assert f"Be {WINIFRED.name}" in page
    assert "Works with the children allocated to them" in page
    assert LESTER.name not in page
    assert visitor.post("/try", {"account": str(WINIFRED.account)}).headers["Location"] == "/"
    assert who_is_it(visitor) == WINIFRED.name
    assert logged("accounts.try_role")[-1] == ("visitor", "done", "demonstration")


def test_the_first_page_and_the_sign_in_page_lead_there(visitor: Client) -> None:
    assert 'href="/try"' in visitor.get("/").content.decode()
    assert 'href="/try"' in visitor.get("/sign-in").content.decode()


def test_every_page_of_a_demonstration_says_so(visitor: Client) -> None:
    visitor.post("/try", {"account": str(WINIFRED.account)})
    for address in ("/account", "/procedures", "/nowhere", "/try"):
        assert "every person in it is invented" in visitor.get(address).content.decode()


@pytest.mark.parametrize("member", [MONA, LESTER], ids=["another authority's", "a leaver"])
def test_nobody_else_can_be_tried(visitor: Client, member: Member) -> None:
    assert visitor.post("/try", {"account": str(member.account)}).status_code in {403, 404}
    assert visitor.post("/try", {"account": "nobody"}).status_code == 404
    assert who_is_it(visitor) == ""


def test_a_real_authority_has_no_such_page(committing: Addresses) -> None:
    make_real(committing)
    visitor = Client(headers={"host": "jersey.localhost"})
    assert visitor.get("/try").status_code == 404
    assert visitor.post("/try", {"account": str(WINIFRED.account)}).status_code == 404
    assert who_is_it(visitor) == ""
    for address in ("/", "/sign-in"):
        page = visitor.get(address).content.decode()
        assert "/try" not in page
        assert "invented" not in page


def test_the_step_itself_asks_whether_this_is_a_demonstration(committing: Addresses) -> None:
    make_real(committing)
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    with entry.enter(actor=actors.VISITOR, authority=found.id), pytest.raises(Refused):
        accounts.try_role(account=WINIFRED.account)


@override_settings(PRODUCTION=True, ALLOWED_HOSTS=["*"])
def test_in_production_the_page_answers_nobody(visitor: Client) -> None:
    assert visitor.get("/try").status_code == 404
    assert visitor.post("/try", {"account": str(WINIFRED.account)}).status_code == 404
    assert "/try" not in visitor.get("/sign-in").content.decode()


def test_in_production_the_address_is_not_routed() -> None:
    asked = (
        "import django; django.setup(); from django.urls import resolve, Resolver404\n"
        "try: resolve('/try')\nexcept Resolver404: print('not there')"
    )
    env = {
        **os.environ, "HOLDFAST_MODE": "production", "HOLDFAST_HOSTS": "jersey.example",
        "HOLDFAST_SECRET_KEYS": "k" * 50, "HOLDFAST_KEYS": base64.b64encode(b"k" * 32).decode(),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", asked], env=env, check=True, capture_output=True, text=True)
    assert done.stdout == "not there\n"
