"""Whose a draft is: of whoever typed it, also after time-out, by script, and whatever is typed."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from holdfast.access import actors, entry
from holdfast.pages.drafts import keep_post
from tests import people, signed_in
from tests.pages import kept_site
from tests.pages.keeping import RIGHT, TYPED, draft, marks, opened, recorded
from tests.people import Member


@pytest.fixture(autouse=True)
def own_pages(db: None) -> Iterator[None]:
    with kept_site.standing():
        yield


@pytest.fixture
def winifred() -> Client:
    return signed_in.client_as(people.WINIFRED)


def test_nothing_is_saved_in_the_name_of_whoever_signed_in_next(winifred: Client) -> None:
    sent = {**opened(winifred), **RIGHT}
    answer = signed_in.client_as(people.MALCOLM).post("/record", sent)
    assert answer.status_code == 403
    assert "begun by somebody else" in answer.content.decode()
    assert (recorded(), draft(of=people.MALCOLM)) == (0, None)


def test_a_visitor_signs_in_first(db: None) -> None:
    visitor = Client(headers={"host": "jersey.localhost"})
    assert visitor.get("/record")["Location"] == "/sign-in?next=%2Frecord"
    assert visitor.post("/drafts", {"kept-form": "record-person"})["Location"].startswith("/sign-in")
    assert visitor.get("/drafts/key")["Location"].startswith("/sign-in")


def timed_out(member: Member, **options: Any) -> Client:
    client = signed_in.client_as(member, **options)
    client.cookies["sessionid"] = signed_in.session_of(member, seen=0)
    return client


def test_what_arrives_after_time_out_is_there_after_signing_in(winifred: Client) -> None:
    answer = timed_out(people.WINIFRED).post("/record", {**opened(winifred), **TYPED})
    assert answer["Location"].startswith("/sign-in?next=%2Frecord")
    assert 'value="Cora"' in winifred.get("/record").content.decode()


def test_nothing_is_planted_after_time_out(winifred: Client) -> None:
    """Neither by another site, which has no token, nor in another’s name, nor by what is no kept form."""
    sent = {**opened(winifred), **TYPED}
    timed_out(people.WINIFRED, enforce_csrf_checks=True).post("/record", sent)
    timed_out(people.MALCOLM).post("/record", sent)
    timed_out(people.WINIFRED).post("/record", {**sent, "kept-form": "../x"})
    assert (draft(), draft(of=people.MALCOLM)) == (None, None)


@pytest.mark.parametrize(("token", "is_kept"), [("a" * 32, True), ("b" * 32, False), ("", False)])
def test_keeping_after_time_out_asks_for_the_token_itself(token: str, is_kept: bool) -> None:
    """Wherever it is called from: no other middleware may have looked yet."""
    sent = {
        "kept-form": "record-person",
        "kept-by": str(people.WINIFRED.account),
        "csrfmiddlewaretoken": token,
    }
    request = RequestFactory().post("/record", sent)
    request.COOKIES[settings.CSRF_COOKIE_NAME] = "a" * 32
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=actors.VISITOR, authority=jersey.id):
        assert keep_post(request, account=people.WINIFRED.account) is is_kept
        assert entry.current().actor == actors.VISITOR
    assert (draft(about="") is not None) is is_kept


def test_with_the_token_what_arrives_after_time_out_is_kept(winifred: Client) -> None:
    client = signed_in.client_as(people.WINIFRED, enforce_csrf_checks=True)
    page = client.get("/record").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    client.cookies["sessionid"] = signed_in.session_of(people.WINIFRED, seen=0)
    client.post("/record", {**marks(page), **TYPED, "csrfmiddlewaretoken": token[1]})
    assert draft() is not None


def test_the_script_keeps_what_is_typed(winifred: Client) -> None:
    sent = {**opened(winifred), **TYPED}
    answer = winifred.post("/drafts", sent)
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["kept"])
    kept = draft()
    assert kept is not None
    assert kept.once == UUID(str(sent["kept-once"]))
    winifred.post("/record", {**sent, **RIGHT})
    assert winifred.post("/drafts", sent).json() == {"kept": None}
    assert draft() is None


def test_the_script_is_told_why_nothing_was_kept(winifred: Client) -> None:
    sent = {**opened(winifred), **TYPED}
    assert signed_in.client_as(people.MALCOLM).post("/drafts", sent).json() == {"why": "somebody else"}
    assert winifred.post("/drafts", {**sent, "kept-form": ""}).status_code == 400
    assert winifred.get("/drafts/key").json()["by"] == str(people.WINIFRED.account)
    assert draft() is None


@pytest.mark.parametrize(
    "address", ["//evil.example/x", "https://evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_a_draft_leads_nowhere_but_to_this_site(winifred: Client, address: str) -> None:
    winifred.post("/drafts", {**opened(winifred), **TYPED, "kept-address": address})
    assert '<a class="govuk-link" href="/">Somebody new</a>' in winifred.get("/drafts").content.decode()


HOSTILE = [
    "\x00",
    "\ud83d\ude00",
    "'; drop table records_draft; --",
    "<script>alert(1)</script>",
    "{{ form }}",
    "\u202e",
]


@pytest.mark.parametrize(
    "text", [each.encode("utf-16", "surrogatepass").decode("utf-16") for each in HOSTILE]
)
def test_whatever_is_typed_comes_back(winifred: Client, text: str) -> None:
    winifred.post("/drafts", {**opened(winifred), **TYPED, "note": text, "kept-title": text})
    kept = draft()
    assert kept is not None
    assert kept.content["note"] == [text.replace("\x00", "\ufffd")]
    page = winifred.get("/record").content.decode()
    assert "<script>alert" not in page


def test_what_one_began_is_listed_with_its_way_back(winifred: Client) -> None:
    assert "There is nothing here" in winifred.get("/drafts").content.decode()
    winifred.post("/record", {**opened(winifred), **TYPED, "kept-do": "later"})
    page = winifred.get("/drafts").content.decode()
    assert '<a class="govuk-link" href="/record">Somebody new</a>' in page
    assert "Somebody new" not in signed_in.client_as(people.MALCOLM).get("/drafts").content.decode()


def test_an_unknown_key_is_no_key(winifred: Client) -> None:
    page = winifred.post("/record", {**opened(winifred), **RIGHT, "kept-once": "one"}).content.decode()
    assert "came without the key" in page
    assert UUID(marks(page)["kept-once"]) != uuid4()
