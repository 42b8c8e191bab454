"""Carrying in, as it is done on its pages: a file, a family by hand, what is doubtful, and back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from holdfast.access import actors, entry
from holdfast.records.models import CarryIn, Registration
from tests import people
from tests.signed_in import authority_of, client_as

FILE = (
    "given_name,family_name,born_on,plan_began_on,categories,social_worker,team,last_visit_on,last_review_on,family\n"
    "Cora,Carried,4/5/2017,1/10/2026,neglect,winifred@jersey.example,Team North,20/11/2026,,carried\n"
    "Cyril,Carried,6/7/2019,1/10/2026,neglect,winifred@jersey.example,Team North,20/11/2026,,carried\n"
)


@pytest.fixture
def manager(db: None) -> Client:
    return client_as(people.MALCOLM)


def send(client: Client, text: str) -> str:
    answer = client.post(
        "/carry-in/send", {"register": SimpleUploadedFile("register.csv", text.encode())}, follow=True
    )
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


@contextmanager
def looking() -> Iterator[None]:
    """The record, as a test looks at it."""
    with entry.enter(actor=actors.system(part="tests"), authority=authority_of(people.MALCOLM)):
        yield


def here() -> str:
    with looking():
        return f"/carry-in/{CarryIn.objects.latest('known_from').id}"


def registered() -> int:
    with looking():
        return Registration.standing.filter(child__family_name="Carried").count()


def test_a_file_is_looked_at_carried_in_and_undone(manager: Client) -> None:
    page = send(manager, FILE)
    assert "Ready: 2 of 2 to carry in" in page
    assert registered() == 0
    page = manager.post(f"{here()}/do", follow=True).content.decode()
    assert "2 children are carried in" in page
    assert registered() == 2
    assert "Open Cora Carried" in page
    page = manager.post(f"{here()}/undo", {"why": ""}).content.decode()
    assert "Say why it is undone." in page
    page = manager.post(f"{here()}/undo", {"why": "the wrong team’s"}, follow=True).content.decode()
    assert "It is undone." in page
    assert registered() == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file is empty."),
        ("given_name,age\nCora,8\n", "There is no column named age."),
        ("given_name,family_name\n", "There is no row in it"),
    ],
)
def test_what_is_no_register_is_said_beside_the_file(manager: Client, text: str, says: str) -> None:
    answer = manager.post("/carry-in/send", {"register": SimpleUploadedFile("register.csv", text.encode())})
    assert answer.status_code == 400
    assert answer.content.decode().count(says) == 2  # at the top, and at the field


def test_a_row_that_is_wrong_is_put_right_or_left_out(manager: Client) -> None:
    page = send(manager, FILE.replace("6/7/2019", "6/7/2031"))
    assert "1 of 2 to decide" in page
    assert "The date of birth is in the future." in page
    form = manager.get(f"{here()}/2/mend").content.decode()
    fields = {**dict(re.findall(r'name="([a-z_-]+)"[^>]* value="([^"]*)"', form))}
    assert fields["born_on"] == "6/7/2031"
    right = {**fields, "born_on": "6/7/2019", "categories": ["neglect"], "kept-do": "save",
             "social_worker": "winifred@jersey.example", "team": "Team North"}  # fmt: skip
    page = manager.post(f"{here()}/2/mend", right, follow=True).content.decode()
    assert "Ready: 2 of 2 to carry in" in page
    manager.post(f"{here()}/2", {"decision": "leave-out"})
    page = manager.get(here()).content.decode()
    assert "1 new · 0 known already · 1 left out · 0 to decide" in page


def test_a_decision_that_is_none_is_said_on_the_page(manager: Client) -> None:
    send(manager, FILE)
    answer = manager.post(f"{here()}/1", {"decision": ""})
    assert answer.status_code == 400
    assert "Say whether this is a new child" in answer.content.decode()


FAMILY = {
    "1-given_name": "Cora", "1-family_name": "Carried", "1-born_on": "4/5/2017",
    "2-given_name": "Cyril", "2-born_on": "6/7/2019", "2-last_visit_on": "19/11/2026",
    "all-plan_began_on": "1/10/2026", "all-categories": ["neglect", "emotional-abuse"],
    "all-social_worker": "winifred@jersey.example", "all-team": "Team North",
    "all-carried_from": "before-holdfast",
    "all-last_visit_on": "20/11/2026", "all-address": "1 Invented Street", "kept-do": "save",
}  # fmt: skip


def family(client: Client, **changes: str) -> str:
    opened = client.get("/carry-in/family").content.decode()
    marks = dict(re.findall(r'<input type="hidden" name="(kept-[a-z]+)" value="([^"]*)"', opened))
    answer = client.post("/carry-in/family", {**FAMILY, **marks, **changes}, follow=True)
    return answer.content.decode()


def test_a_family_by_hand_asks_once_what_they_have_in_common(manager: Client) -> None:
    page = family(manager)
    assert "Ready: 2 of 2 to carry in" in page
    with looking():
        rows = list(CarryIn.objects.latest("known_from").rows.order_by("number"))
    assert [(row.said["given_name"], row.said["family_name"], row.said["last_visit_on"]) for row in rows] == [
        ("Cora", "Carried", "20/11/2026"),
        ("Cyril", "Carried", "19/11/2026"),
    ]
    assert rows[0].said["family"] == rows[1].said["family"]


def test_what_is_wrong_of_a_family_stands_at_its_field_and_nothing_is_lost(manager: Client) -> None:
    page = family(manager, **{"1-born_on": "4/5/17", "all-team": ""})
    assert "There is a problem" in page
    assert "“4/5/17”: put a date, as 12/01/2026 or 2026-01-12." in page
    assert "Fill this in: team or unit" in page
    assert 'value="Cyril"' in page


def test_the_empty_register_has_the_headings(manager: Client) -> None:
    answer = manager.get("/carry-in/headings.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig").startswith("given_name,family_name,born_on,")
