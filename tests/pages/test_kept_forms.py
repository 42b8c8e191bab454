"""The form that loses nothing: drafts, one sending, what is refused, what somebody else changed meanwhile."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory

from holdfast.access import actors, entry
from holdfast.casework import drafts
from holdfast.casework import people as casework_people
from holdfast.casework.drafts import DraftPage
from holdfast.pages.drafts import keep_post
from tests import people, signed_in, standings
from tests.pages import kept_site
from tests.people import Member

TYPED = {
    "given_name": "Cora", "family_name": "Example", "note": "I like <b>the dog</b>.\r\nHe is called Rex.",
    "born_on_day": "31", "born_on_month": "feb", "born_on_year": "",
    f"seen-{people.ADA.id}": ["home", "school"],
}  # fmt: skip
RIGHT = {**TYPED, "born_on_day": "28", "born_on_year": "2018"}


@pytest.fixture(autouse=True)
def own_pages(db: None) -> Iterator[None]:
    with kept_site.standing():
        yield


@pytest.fixture
def winifred() -> Client:
    return signed_in.client_as(people.WINIFRED)


def marks(page: str) -> dict[str, str]:
    """The hidden fields of the kept form on a page."""
    form = page[page.index("data-kept ") :]
    return dict(re.findall(r'<input type="hidden" name="(kept-[a-z]+)" value="([^"]*)"', form))


def opened(client: Client, address: str = "/record") -> dict[str, str]:
    return marks(client.get(address).content.decode())


def draft(
    form: str = "record-person", about: str = "family", *, of: Member = people.WINIFRED
) -> DraftPage | None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=of.actor, authority=jersey.id):
        return drafts.find(form=form, about=about)


def recorded(name: str = "Cora") -> int:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id), connection.cursor() as cursor:
        cursor.execute("select count(*) from records_person where given_name = %s", [name])
        return int(cursor.fetchone()[0])


def test_what_is_right_is_saved_said_and_leaves_no_draft(winifred: Client) -> None:
    sent = {**opened(winifred), **RIGHT}
    winifred.post("/record", {**sent, "kept-do": "later"})
    assert draft() is not None
    answer = winifred.post("/record", {**sent, "kept-do": "save"}, follow=True)
    assert answer.redirect_chain[0][0].startswith("/recorded/")
    assert "The person is recorded." in answer.content.decode()
    assert (recorded(), draft()) == (1, None)


def test_save_and_come_back_keeps_all_of_it_right_or_wrong(winifred: Client) -> None:
    answer = winifred.post("/record", {**opened(winifred), **TYPED, "kept-do": "later"}, follow=True)
    assert answer.redirect_chain == [("/later", 302)]
    assert "kept as a draft" in answer.content.decode()
    page = winifred.get("/record").content.decode()
    assert "You began this on" in page
    assert "There is a problem" not in page
    assert "Error:" not in page
    for value in (
        'value="Cora"',
        'value="31"',
        'value="feb"',
        "&lt;b&gt;the dog&lt;/b&gt;.\nHe is called Rex.",
    ):
        assert value in page
    ticked = re.findall(r'name="(seen-[^"]*)" value="(\w+)"[^>]* checked', page)
    assert ticked == [(f"seen-{people.ADA.id}", "home"), (f"seen-{people.ADA.id}", "school")]


def test_what_is_wrong_is_shown_again_and_kept(winifred: Client) -> None:
    answer = winifred.post("/record", {**opened(winifred), **TYPED})
    assert "Date of birth must include a year" in answer.content.decode()
    kept = draft()
    assert kept is not None
    assert kept.content["given_name"] == ["Cora"]
    assert kept.content[f"seen-{people.ADA.id}"] == ["home", "school"]
    assert not [name for name in kept.content if "csrf" in name]
    assert (kept.address, kept.title) == ("/record", "Somebody new")


def test_a_draft_is_sent_under_the_key_it_was_begun_with(winifred: Client) -> None:
    sent = {**opened(winifred), **RIGHT}
    winifred.post("/record", {**sent, "kept-do": "later"})
    assert opened(winifred)["kept-once"] == sent["kept-once"]


def test_to_start_afresh_throws_the_draft_away(winifred: Client) -> None:
    winifred.post("/record", {**opened(winifred), **TYPED, "kept-do": "later"})
    answer = winifred.post("/record", {**opened(winifred), "kept-do": "afresh"})
    assert (answer.status_code, answer["Location"]) == (302, "/record")
    assert draft() is None
    assert "You began this" not in winifred.get("/record").content.decode()


def test_nobody_else_sees_the_draft(winifred: Client) -> None:
    winifred.post("/record", {**opened(winifred), **TYPED, "kept-do": "later"})
    page = signed_in.client_as(people.MALCOLM).get("/record").content.decode()
    assert "Cora" not in page
    assert "You began this" not in page


def test_a_form_sent_twice_records_once(winifred: Client) -> None:
    sent = {**opened(winifred), **RIGHT}
    first = winifred.post("/record", sent)
    second = winifred.post("/record", sent, follow=True)
    assert second.redirect_chain == [(first["Location"], 302)]
    assert "saved already" in second.content.decode()
    assert recorded() == 1


def test_the_same_form_with_something_else_in_it_is_neither_lost_nor_recorded_unasked(
    winifred: Client,
) -> None:
    sent = {**opened(winifred), **RIGHT}
    winifred.post("/record", sent)
    answer = winifred.post("/record", {**sent, "note": "And the cat."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "You have saved this form already, with something else in it." in page
    assert "And the cat." in page
    assert recorded() == 1
    winifred.post("/record", {**sent, **marks(page), "note": "And the cat."})
    assert recorded() == 2


def test_a_form_without_its_key_is_asked_for_again(winifred: Client) -> None:
    answer = winifred.post("/record", RIGHT)
    assert "came without the key" in answer.content.decode()
    assert recorded() == 0
    winifred.post("/record", {**RIGHT, **marks(answer.content.decode())})
    assert recorded() == 1


@pytest.mark.parametrize(("name", "status"), [("Refused", 403), ("Gone", 404)])
def test_what_is_refused_is_said_with_everything_typed(winifred: Client, name: str, status: int) -> None:
    answer = winifred.post("/record", {**opened(winifred), **RIGHT, "given_name": name})
    page = answer.content.decode()
    assert answer.status_code == status
    assert "There is a problem" in page
    assert "What you typed is still here." in page
    assert f'value="{name}"' in page
    if name == "Refused":
        assert "The clause: 4.7." in page
        assert "Who can help: the team manager." in page
    assert recorded(name) == 0
    kept = draft()
    assert kept is not None
    assert kept.content["given_name"] == [name]


def changed_by_malcolm(name: str) -> None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.MALCOLM.actor, authority=jersey.id):
        shown = casework_people.show(person=people.ADA.id, today=standings.TODAY)
        casework_people.correct(
            person=shown.id, seen=shown.version, reason="misspelt", given_name=name,
            family_name=shown.family_name, born_on=shown.born_on, expected_on=None,
            today=standings.TODAY,
        )  # fmt: skip


def ada() -> str:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
        return casework_people.show(person=people.ADA.id, today=standings.TODAY).given_name


ADA = f"/correct/{people.ADA.id}"


def test_of_two_who_save_the_second_is_shown_what_the_first_changed_and_chooses(winifred: Client) -> None:
    sent = {**opened(winifred, ADA), "given_name": "Adah", "family_name": "Sample"}
    changed_by_malcolm("Adda")
    answer = winifred.post(ADA, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Malcolm Manager changed this while you were typing." in page
    for said in ("It says now:</strong> Adda", "You typed:</strong> Adah", "You typed:</strong> Sample"):
        assert said in page
    assert 'value="Adah"' in page
    assert ada() == "Adda"
    assert winifred.post(ADA, {**sent, **marks(page)}).status_code == 302
    assert ada() == "Adah"


def test_whoever_leaves_theirs_sees_what_it_says_now(winifred: Client) -> None:
    sent = {**opened(winifred, ADA), "given_name": "Adah", "family_name": "Sample"}
    changed_by_malcolm("Adda")
    winifred.post(ADA, sent)
    winifred.post(ADA, {**sent, "kept-do": "afresh"})
    page = winifred.get(ADA).content.decode()
    assert 'value="Adda"' in page
    assert "Adah" not in page


def test_a_draft_upon_what_was_changed_since_says_so_and_overwrites_nothing(winifred: Client) -> None:
    sent = {**opened(winifred, ADA), "given_name": "Adah", "family_name": "Sample"}
    winifred.post(ADA, {**sent, "kept-do": "later"})
    changed_by_malcolm("Adda")
    page = winifred.get(ADA).content.decode()
    assert "Somebody has changed it since." in page
    assert winifred.post(ADA, {**sent, **marks(page)}).status_code == 409
    assert ada() == "Adda"


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
