"""Restricting a family, as a page: restricted, somebody let in, lifted."""

from tests import people, signed_in
from tests.pages.sending import fill_in

PATH = f"/children/{people.ADA.id}/restrict"


def test_a_family_is_restricted_changed_and_lifted(db: None) -> None:
    client, other = signed_in.client_as(people.MALCOLM), signed_in.client_as(people.CONNIE)
    child = f"/children/{people.ADA.id}"
    assert other.get(child).status_code == 200
    assert "Example family: 4 people" in client.get(PATH).content.decode()
    sent = fill_in(client, PATH, why="")
    assert "Say why it is restricted" in sent.content.decode()
    sent = fill_in(client, PATH, why="A relative on the staff", account="")
    assert sent.status_code == 302, sent.content.decode()
    assert other.get(child).status_code == 404
    assert "A relative on the staff" in client.get(PATH).content.decode()
    sent = fill_in(client, PATH, do="admit", account="", why="Arranges the review")
    assert "Choose whom" in sent.content.decode()
    sent = fill_in(client, PATH, do="admit", account=str(people.CONNIE.account), why="Arranges the review")
    assert sent.status_code == 302, sent.content.decode()
    assert other.get(child).status_code == 200
    sent = fill_in(client, PATH, do="lift", account="", why="They have left")
    assert sent.status_code == 302, sent.content.decode()
    assert "Restrict the family" in client.get(PATH).content.decode()


def test_a_worker_does_not_restrict(db: None) -> None:
    assert signed_in.client_as(people.WINIFRED).get(PATH).status_code == 403


def test_a_manager_of_the_service_restricts_and_is_not_let_in_by_it(db: None) -> None:
    client = signed_in.client_as(people.SERENA)
    sent = fill_in(client, PATH, why="A relative on the staff", account="")
    assert (sent.status_code, sent["Location"]) == (302, "/today"), sent.content.decode()
    assert client.get(PATH).status_code == 403
