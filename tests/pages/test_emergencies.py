"""Opening a record in an emergency, and the manager's answer, as pages."""

from uuid import UUID

from holdfast.access import entry
from holdfast.records.models import EmergencyAccess, EmergencySeen
from tests import people, signed_in
from tests.pages.sending import fill_in

WHY = "the school rang: she has not come home"


def opened() -> str:
    """The key of an opening that Sasha makes of Ada's record."""
    sent = fill_in(signed_in.client_as(people.SASHA), f"/emergency/{people.ADA.id}", why=WHY)
    assert sent.headers["Location"] == f"/children/{people.ADA.id}", sent.content.decode()
    with entry.enter(actor=people.SASHA.actor, authority=signed_in.authority_of(people.SASHA)):
        return str(EmergencyAccess.objects.get(child=people.ADA.id).id)


def test_the_page_says_what_follows_and_nothing_of_the_child(db: None) -> None:
    text = signed_in.client_as(people.SASHA).get(f"/emergency/{people.ADA.id}").content.decode()
    assert "opens for 2 hours" in text
    assert "The manager of the child’s team is shown at once" in text
    assert "Ada" not in text


def test_the_manager_sees_it_and_says_whether_it_was_in_order(db: None) -> None:
    key = opened()
    manager = signed_in.client_as(people.MALCOLM)
    text = manager.get("/emergencies").content.decode()
    assert "Sasha South" in text
    assert WHY in text
    without = fill_in(manager, f"/emergencies/{key}", in_order="no", said="")
    assert "Say what was not in order." in without.content.decode()
    done = fill_in(manager, f"/emergencies/{key}", in_order="no", said="Ask the duty social worker")
    assert done.status_code == 302
    assert "None waits for you." in manager.get("/emergencies").content.decode()
    with entry.enter(actor=people.MALCOLM.actor, authority=signed_in.authority_of(people.MALCOLM)):
        assert EmergencySeen.objects.get(emergency=UUID(key)).in_order is False


def test_a_manager_of_another_team_is_shown_nothing(db: None) -> None:
    key = opened()
    manager = signed_in.client_as(people.MARTHA)
    assert "Ada" not in manager.get("/emergencies").content.decode()
    assert manager.get(f"/emergencies/{key}").status_code == 404


def test_without_a_reason_it_stays_shut_and_what_was_typed_stays(db: None) -> None:
    sent = fill_in(signed_in.client_as(people.SASHA), f"/emergency/{people.ADA.id}", why="   ")
    assert sent.status_code == 200
    assert "govuk-error-summary" in sent.content.decode()


def test_a_restricted_child_is_as_if_it_were_not_there(db: None) -> None:
    sent = fill_in(signed_in.client_as(people.SASHA), f"/emergency/{people.ADA.id}", why=WHY)
    assert sent.status_code == 302
    hidden = fill_in(signed_in.client_as(people.WINIFRED), f"/emergency/{people.REX.id}", why=WHY)
    nobody = fill_in(signed_in.client_as(people.WINIFRED), f"/emergency/{people.FINLO.id}", why=WHY)
    assert hidden.status_code == nobody.status_code == 404
