"""Signing in: a password, a second factor, and then alone the pages answer."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from holdfast.access import entry, second_factors
from holdfast.records.models import Account, Session
from tests import people, signed_in
from tests.people import ADAM, LESTER, MONA, WINIFRED, Member


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(headers={"host": "jersey.localhost"})


def give_password(client: Client, member: Member, password: str = people.PASSWORD, path: str = "") -> str:
    """Give the first factor; answers where it leads, or what the page says."""
    sent = client.post(f"/sign-in{path}", {"email": member.email, "password": password})
    return str(sent.headers.get("Location", "")) or sent.content.decode()


def who_is_it(client: Client) -> str:
    """The name in the band of the first page."""
    page = client.get("/").content.decode()
    found = re.search(r'href="/account">([^<]+)<', page)
    return found[1] if found else ""


def logged(what: str) -> list[tuple[str, str, str]]:
    """Actor, outcome and reason of each entry of a step, in order."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('holdfast.authority', id::text, true)"
                       " from holdfast.list_authorities() where slug = 'jersey'")  # fmt: skip
        cursor.execute("select actor, outcome, why from audit_entry where what = %s order by at", [what])
        return list(cursor.fetchall())


def test_with_password_and_code_one_is_in_and_comes_back_to_where_one_was_going(visitor: Client) -> None:
    signed_in.give_app(WINIFRED)
    asked = visitor.get("/account?from=here")
    assert (asked.status_code, asked.headers["Location"]) == (302, "/sign-in?next=%2Faccount%3Ffrom%3Dhere")
    assert give_password(visitor, WINIFRED, path="?next=%2Faccount%3Ffrom%3Dhere") == "/sign-in/code"
    assert who_is_it(visitor) == ""
    assert visitor.get("/account").headers["Location"].startswith("/sign-in")
    done = visitor.post("/sign-in/code", {"code": signed_in.code()})
    assert done.headers["Location"] == "/account?from=here"
    assert who_is_it(visitor) == WINIFRED.name
    assert [entry[:2] for entry in logged("sessions.begin")] == [(f"account:{WINIFRED.account}", "done")]


@pytest.mark.parametrize(
    ("member", "password"),
    [(WINIFRED, "another password"), (WINIFRED, ""), (LESTER, people.PASSWORD), (MONA, people.PASSWORD)],
    ids=["wrong password", "no password", "a leaver", "another authority's"],
)
def test_nobody_else_passes_the_first_factor(visitor: Client, member: Member, password: str) -> None:
    page = give_password(visitor, member, password)
    assert "There is a problem" in page
    assert who_is_it(visitor) == ""
    assert visitor.get("/sign-in/code").headers["Location"] == "/sign-in"
