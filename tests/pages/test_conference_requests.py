"""Asking for a conference, as pages: asked, sent back by the service, mended and asked again."""

from typing import Any

import pytest
from django.utils import timezone

from holdfast.records.models import Conference, ConferenceRequest, ConferenceRequestChild
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA, BEN = people.ADA.id, people.BEN.id
PATH = f"/children/{ADA}/ask-conference"
BOTH = [str(ADA), str(BEN)]


def ask(client: Any, **said: Any) -> Any:
    default = {
        "children": BOTH, "kind": "initial", "concern": "Bruises that nobody can explain",
        "categories": ["physical-abuse", "neglect"], "thought_by": "The school nurse",
        **dated("thought_on", timezone.localdate()), "who": "The nurse", "room_needs": "A ramp",
        "festivals": "20 3 2027\n21/3/2027",
    }  # fmt: skip
    return fill_in(client, PATH, **{**default, **said})


def asked() -> ConferenceRequest:
    with at_work(people.WINIFRED):
        found: ConferenceRequest = ConferenceRequest.objects.get()
        return found


@pytest.mark.requirement("C-14")
def test_who_thinks_the_child_at_risk_and_since_when_is_asked(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    text = ask(
        client, thought_by="", thought_on_day="", thought_on_month="", thought_on_year=""
    ).content.decode()
    assert "Say who thinks that the child is at risk" in text
    assert "Say since when they think so" in text
    sent = ask(client)
    assert sent.status_code == 302, sent.content.decode()
    found = asked()
    assert (found.thought_by, found.thought_on, found.kind) == (
        "The school nurse", timezone.localdate(), "initial",
    )  # fmt: skip
    text = client.get(sent["Location"]).content.decode()
    assert "The school nurse, since" in text
    with at_work(people.WINIFRED):
        rows = ConferenceRequestChild.objects.filter(request=found)
        assert set(rows.values_list("child", flat=True)) == {ADA, BEN}


@pytest.mark.requirement("C-1")
def test_the_kinds_of_harm_are_asked_and_shown(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    assert "Choose at least one kind of harm" in ask(client, categories=[]).content.decode()
    sent = ask(client)
    assert asked().categories == ["physical-abuse", "neglect"]
    assert "Physical abuse and neglect" in client.get(sent["Location"]).content.decode()


@pytest.mark.requirement("WC-13")
def test_the_concern_is_asked_shown_and_carried_to_the_conference(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    assert "Say what the concern is" in ask(client, concern="").content.decode()
    sent = ask(client)
    assert "Bruises that nobody can explain" in client.get(sent["Location"]).content.decode()
    service = signed_in.client_as(people.CONNIE)
    made = fill_in(
        service, f"{sent['Location']}/arrange", at="10am", venue="Room 4", room_needs="A ramp",
        **dated("for_on", timezone.localdate()), **dated("arranged_on", timezone.localdate()),
    )  # fmt: skip
    assert made.status_code == 302, made.content.decode()
    assert "Bruises that nobody can explain" in service.get(made["Location"]).content.decode()
    with at_work(people.CONNIE):
        found = Conference.objects.get(request=asked())
        assert (found.concern, found.room_needs) == ("Bruises that nobody can explain", "A ramp")


@pytest.mark.requirement("J-6.9")
def test_an_agency_asks_for_a_review_with_a_view_to_ending(db: None) -> None:
    client = signed_in.client_as(people.PENNY)
    text = client.get(PATH).content.decode()
    assert "As an agency that is involved, you may ask for a review at any time." in text
    assert "Initial conference" not in text
    sent = ask(
        client, children=[str(ADA)], kind="review", why_early="agency-asks", categories=[],
        concern="Ada is safe by now, and needs no plan",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert (asked().kind, asked().why_early, asked().asked_by_id) == (
        "review", "agency-asks", people.PENNY.account,
    )  # fmt: skip
    service = signed_in.client_as(people.CONNIE)
    text = service.get(sent["Location"]).content.decode()
    assert "Ada is safe by now, and needs no plan" in text
    assert "Accept and arrange it" in text


def test_it_is_sent_back_mended_and_asked_again(db: None) -> None:
    client, service = signed_in.client_as(people.WINIFRED), signed_in.client_as(people.CONNIE)
    path = ask(client, kind="review")["Location"]
    assert "Accept and arrange it" not in client.get(path).content.decode()
    assert fill_in(service, f"{path}?do=send-back", why="Whom do you want there?").status_code == 302
    assert asked().state == "sent-back"
    text = client.get(path).content.decode()
    assert "Whom do you want there?" in text
    form = client.get(f"{path}?do=mend").content.decode()
    assert "Bruises that nobody can explain" in form
    assert "20 3 2027" in form
    sent = fill_in(
        client, f"{path}?do=mend", kind="review", concern="Bruises again", who="The teacher",
        festivals="20 3 2027",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert (asked().state, asked().who, asked().festivals) == ("asked", "The teacher", ["2027-03-20"])
    assert fill_in(service, f"{path}?do=accept").status_code == 302
    assert asked().state == "accepted"
    assert fill_in(client, f"{path}?do=withdraw", why="No longer needed").status_code == 302
    assert asked().state == "withdrawn"


def test_the_childs_meetings_show_what_is_asked_and_lead_to_what_is_arranged(db: None) -> None:
    client, service = signed_in.client_as(people.WINIFRED), signed_in.client_as(people.CONNIE)
    path = ask(client)["Location"]
    text = client.get(f"/children/{BEN}/meetings").content.decode()
    assert path in text
    assert "asked for" in text
    made = fill_in(
        service, f"{path}/arrange", **dated("for_on", timezone.localdate()),
        **dated("arranged_on", timezone.localdate()),
    )  # fmt: skip
    text = client.get(f"/children/{BEN}/meetings").content.decode()
    assert path not in text
    assert made["Location"] in text


def test_a_festival_that_is_no_day_is_said_at_the_field(db: None) -> None:
    text = ask(signed_in.client_as(people.WINIFRED), festivals="Easter").content.decode()
    assert "“Easter” must be a day, such as 20 3 2026" in text


def test_the_childs_page_leads_to_asking(db: None) -> None:
    for member in (people.WINIFRED, people.PENNY):
        assert PATH in signed_in.client_as(member).get(f"/children/{ADA}").content.decode()
    assert PATH not in signed_in.client_as(people.INES).get(f"/children/{ADA}").content.decode()
