"""The pages of a telling and of what is to be acknowledged."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import notes, visits
from holdfast.records.models import Telling
from tests import people
from tests.casework import field_work
from tests.casework.recorded import at_work
from tests.pages.test_visits import marks, words
from tests.people import ADA, BEN
from tests.signed_in import client_as

ADDRESS = f"/children/{ADA.id}/tell"


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


def note() -> str:
    with at_work():
        today = timezone.localdate()
        made = notes.record(kind="school", on=today, children={ADA.id: ""}, text="Not in.", today=today)
        return str(made.parts[0].id)


def send(client: Client, address: str, **changes: Any) -> Any:
    page = client.get(address).content.decode()
    today = timezone.localdate()
    whom = re.findall(r'name="whom" value="([^"]*)"[^>]*>\s*<label[^>]*>Malcolm', page)
    of = re.findall(r'name="of" value="([^"]*)"', page)
    said = {
        "whom": whom[0], "of": of[0], "children": [str(ADA.id)], "how": "call", "text": "Not in school.",
        "on_day": today.day, "on_month": today.month, "on_year": today.year, "at": "9.05", **changes,
    }  # fmt: skip
    return client.post(address, {**marks(page), **said, "kept-do": "save"}, follow=True)


def told() -> list[Telling]:
    with at_work():
        return list(Telling.standing.all())


def test_somebody_with_an_account_is_told_of_a_note_and_acknowledges_it(winifred: Client) -> None:
    of = note()
    answer = send(winifred, f"{ADDRESS}?of={of}")
    assert answer.status_code in {200, 404}  # where it leads is the child's own page
    (made,) = told()
    assert (made.whom, made.of, made.of_kind, made.to_account_id) == (
        "team-manager", of, "note", people.MALCOLM.account,
    )  # fmt: skip
    malcolm = client_as(people.MALCOLM)
    page = malcolm.get("/acknowledge")
    assert "Not in school." in words(page)
    assert "Winifred Worker, social worker" in words(page)
    keys = re.findall(r'name="telling" value="([^"]*)"', page.content.decode())
    done = malcolm.post("/acknowledge", {"telling": keys}, follow=True)
    assert "It is recorded that you have seen this." in words(done)
    assert "Nobody has told you anything that you have not seen." in words(done)


def test_acknowledging_leads_back_to_where_one_was_and_nowhere_else(winifred: Client) -> None:
    send(winifred, f"{ADDRESS}?of={note()}")
    malcolm = client_as(people.MALCOLM)
    keys = re.findall(r'name="telling" value="([^"]*)"', malcolm.get("/acknowledge").content.decode())
    away = malcolm.post("/acknowledge", {"telling": keys, "next": "https://elsewhere.example/"})
    assert away.headers["Location"] == "/"
    back = malcolm.post("/acknowledge", {"telling": keys, "next": "/team"})
    assert back.headers["Location"] == "/team"


def test_somebody_else_by_role_and_name_about_both(winifred: Client) -> None:
    of = note()
    both = [str(ADA.id), str(BEN.id)]
    send(winifred, f"{ADDRESS}?of={of}", whom="other", role="teacher", name="Tina Teacher", children=both)
    assert {(each.whom, each.to_name, each.child_id) for each in told()} == {
        ("teacher", "Tina Teacher", ADA.id),
        ("teacher", "Tina Teacher", BEN.id),
    }


MISSING = {
    "whom": ({"whom": ""}, "Say whom you told"),
    "what": ({"of": ""}, "Say what you told them of"),
    "their role": ({"whom": "other", "name": "Tina"}, "Say what they are"),
    "their name": ({"whom": "other", "role": "teacher"}, "Write their name"),
}


@pytest.mark.parametrize(("changes", "error"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_said(winifred: Client, changes: dict[str, Any], error: str) -> None:
    assert error in words(send(winifred, f"{ADDRESS}?of={note()}", **changes))
    assert told() == []


def test_what_is_due_leads_to_the_page_of_those_who_must_be_told(winifred: Client) -> None:
    with at_work():
        today = timezone.localdate()
        failed = field_work.visit(today, field_work.not_seen(ADA.id))
        page = visits.record_failed(visit=failed, today=today, now=timezone.now()).done.page
    part = page.parts[0].id
    answer = winifred.get(f"{ADDRESS}?of={part}&whom=team-manager&key=x")
    assert answer.headers["Location"] == f"/children/{ADA.id}/must-tell/{part}"


def test_whom_is_filled_in_from_what_is_due(winifred: Client) -> None:
    page = winifred.get(f"{ADDRESS}?of=2026-01-05&whom=conference-chair").content.decode()
    chosen = re.findall(r'name="whom" value="([^"]*)"[^>]* checked', page)
    assert chosen
    assert re.search(rf'name="whom" value="{chosen[0]}"[^>]*>\s*<label[^>]*>Chloe Chair', page)


def test_nobody_says_for_another_that_they_have_seen_it(winifred: Client) -> None:
    send(winifred, f"{ADDRESS}?of={note()}")
    answer = winifred.post("/acknowledge", {"telling": [str(told()[0].id)]})
    assert answer.status_code == 403
