"""The page of a case note: for several children, added to and never changed."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.records.models import CaseNote, CaseNoteChild
from tests import people
from tests.casework.recorded import at_work
from tests.pages.test_visits import marks, words
from tests.people import ADA, BEN
from tests.signed_in import client_as

ADDRESS = f"/children/{ADA.id}/note"


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


def send(client: Client, address: str = ADDRESS, **changes: Any) -> Any:
    today = timezone.localdate()
    said = {
        "kind": "school", "children": [str(ADA.id), str(BEN.id)], "with_whom": "Tina Teacher",
        "on_day": today.day, "on_month": today.month, "on_year": today.year, "at": "9.05",
        "text": "Both were in school.", f"part-{BEN.id}": "Late twice.", **changes,
    }  # fmt: skip
    opened = client.get(address)
    sent = {**marks(opened.content.decode()), **said, "kept-do": "save"}
    return client.post(address, sent, follow=True)


def test_a_note_about_two_is_saved_and_shown(winifred: Client) -> None:
    page = words(send(winifred))
    assert "The note is recorded." in page
    assert "What the school said" in page
    assert "With Tina Teacher" in page
    assert "Ben Example: Late twice." in page
    assert "About Ada Example, Ben Example. Written by Winifred Worker, social worker" in page
    with at_work():
        assert CaseNoteChild.standing.count() == 2


@pytest.mark.requirement("C-19")
def test_council_what_was_learnt_of_home_and_school_and_what_is_still_without_an_entry(db: None) -> None:
    from datetime import date  # noqa: PLC0415

    from tests.casework import field_work  # noqa: PLC0415

    case = field_work.begin("council", born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    worker = people.Member(case.account, "council", "Field Worker", "field@council.example")
    client = client_as(worker)
    visit = f"/children/{case.child}/visit"
    assert "Nothing is recorded yet of Tess’s life at home and at school." in words(client.get(visit))
    today = timezone.localdate()
    said = {
        f"saw-{case.child}": "seen", "on_day": today.day, "on_month": today.month, "on_year": today.year,
        "place": "home", "announced": "no", f"alone-{case.child}": "yes",
        f"said-{case.child}": "I sleep well.",
    }  # fmt: skip
    done = client.post(
        visit, {**marks(client.get(visit).content.decode()), **said, "kept-do": "save"}, follow=True
    )
    assert "Nothing is recorded yet of Tess Example’s life at school." in words(done)
    send(client, f"/children/{case.child}/note", children=[str(case.child)])
    assert "Nothing is recorded yet" not in words(client.get(visit))


def test_another_is_added_to_it_and_the_first_stays(winifred: Client) -> None:
    first = send(winifred).redirect_chain[-1][0]
    part = first.rsplit("/", 1)[1]
    address = f"{ADDRESS}?adds-to={part}"
    assert "Both were in school." in words(winifred.get(address))
    send(winifred, address, text="It was Ada who was late.")
    page = words(winifred.get(first))
    assert "Both were in school." in page
    assert "It was Ada who was late." in page
    with at_work():
        assert CaseNote.objects.exclude(adds_to=None).count() == 1


def test_what_was_typed_comes_out_as_it_went_in(winifred: Client) -> None:
    answer = send(winifred, text='<script>alert(1)</script> & "quotes"\n\nnew paragraph ’ — ✓')
    page = answer.content.decode()
    assert "<script>alert(1)</script>" not in page
    with at_work():
        assert CaseNote.objects.get().text == '<script>alert(1)</script> & "quotes"\n\nnew paragraph ’ — ✓'


MISSING = {
    "what": ({"kind": ""}, "Say what it is"),
    "about whom": ({"children": []}, "Choose at least one child"),
    "text": ({"text": ""}, "Write what was said, written or heard"),
    "time": ({"at": "half past"}, "Time must be a time"),
}


@pytest.mark.parametrize(("changes", "error"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_said(winifred: Client, changes: dict[str, Any], error: str) -> None:
    assert error in words(send(winifred, **changes))
    with at_work():
        assert not CaseNote.objects.exists()


def test_saved_for_later_it_is_still_there(winifred: Client) -> None:
    opened = marks(winifred.get(ADDRESS).content.decode())
    winifred.post(ADDRESS, {**opened, "text": "Half a sentence", "kept-do": "later"})
    assert "Half a sentence" in winifred.get(ADDRESS).content.decode()


def test_a_partner_writes_one_about_the_child_they_work_with_alone(db: None) -> None:
    penny = client_as(people.PENNY)
    page = penny.get(ADDRESS).content.decode()
    assert re.findall(r'name="children" value="([^"]*)"', page) == [str(ADA.id)]
    assert "The note is recorded." in words(send(penny, children=[str(ADA.id)]))
    assert client_as(people.DAN).get(ADDRESS).status_code == 403
