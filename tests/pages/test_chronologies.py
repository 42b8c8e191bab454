"""The chronology as pages: chosen from the record without typing it again, its meaning beside it."""

from holdfast.casework import chronologies
from tests import caseload, people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.standings import BEGAN, TODAY

ADA = people.ADA.id


def test_something_recorded_is_put_into_the_chronology(db: None) -> None:
    with at_work(people.WINIFRED):
        part = caseload.visit([ADA], people.WINIFRED, on=BEGAN)
    client = signed_in.client_as(people.WINIFRED)
    path = f"/children/{ADA}/chronology/choose?part={part}"
    assert "Visit" in client.get(path).content.decode().partition("<textarea")[2]
    answer = fill_in(client, path, text="Seen alone at home", significance="She spoke freely")
    assert answer.status_code == 302, answer.content.decode()
    text = client.get(f"/children/{ADA}/chronology").content.decode()
    assert "Seen alone at home" in text
    assert "She spoke freely" in text


def test_an_entry_is_changed_on_its_page(db: None) -> None:
    with at_work(people.WINIFRED):
        entry = chronologies.write_own(child=ADA, on=BEGAN, text="Alone", today=TODAY)
    client = signed_in.client_as(people.WINIFRED)
    fill_in(client, f"/chronology/{entry}", text="Alone at night", significance="Not safe", out="")
    assert "Not safe" in client.get(f"/children/{ADA}/chronology").content.decode()
    fill_in(client, f"/chronology/{entry}", text="Alone at night", significance="", out="It was Ben")
    assert "Nothing is in the chronology yet" in client.get(f"/children/{ADA}/chronology").content.decode()


def test_any_page_number_is_answered(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    for said in ("0", "-1", "x", "2", "99999999999"):
        assert client.get(f"/children/{ADA}/chronology/choose", {"page": said}).status_code == 200
