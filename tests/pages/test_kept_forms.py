"""The form that loses nothing: drafts, one sending, what is refused, what somebody else changed meanwhile."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from holdfast.access import entry
from holdfast.casework import people as casework_people
from tests import people, signed_in, standings
from tests.pages import kept_site
from tests.pages.keeping import RIGHT, TYPED, draft, marks, opened, recorded


@pytest.fixture(autouse=True)
def own_pages(db: None) -> Iterator[None]:
    with kept_site.standing():
        yield


@pytest.fixture
def winifred() -> Client:
    return signed_in.client_as(people.WINIFRED)


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
