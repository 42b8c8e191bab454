"""The register as a page, an agency's enquiry, and children who come from elsewhere or are born."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from holdfast.casework import registrations
from holdfast.procedures import near_dates
from holdfast.records.models import Person, RegisterEnquiry, Registration, Transfer
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member

ADA, OLIVE, UNBORN = people.ADA.id, people.OLIVE.id, people.UNBORN.id
REGISTER, ENQUIRY = "/register", "/register/enquiry"
ASKED = {
    "by_name": "Norma Night", "agency_name": "Example Hospital", "why": "a broken arm",
    "called_back_on": "01632 960100", "known_number": "the hospital’s switchboard",
}  # fmt: skip


def text_of(member: Member, path: str) -> str:
    found = signed_in.client_as(member).get(path)
    assert found.status_code == 200, found.content.decode()
    return found.content.decode().replace("\xa0", " ")


def look(name: str) -> str:
    return f"{ENQUIRY}?{urlencode({'q': name})}"


def test_the_register_says_who_since_when_and_for_what(db: None) -> None:
    text = text_of(people.CONNIE, REGISTER)
    assert "On the Child Protection Register today" in text
    for said in ("Ada Example", "5 Jan", "Neglect", "Winifred Worker", "An agency asks about a child"):
        assert said in text
    assert "Hidden" not in text
    assert "Olive" not in text


def test_of_a_restricted_child_duty_reads_the_name_and_whom_to_ring(db: None) -> None:
    text = text_of(people.DORA, REGISTER)
    assert "Rex Hidden" in text
    assert "Sasha South" in text
    assert "Physical" not in text


@pytest.mark.requirement("J-6.14")
def test_who_is_18_today_stands_nowhere_and_who_soon_is_stands_first(db: None) -> None:
    with at_work(people.WINIFRED):
        today = timezone.localdate()
        soon = near_dates.years_before(today + timedelta(days=10), 18)
        Person.objects.filter(id=ADA).update(born_on=soon)
        Person.objects.filter(id=people.BEN.id).update(born_on=near_dates.years_before(today, 18))
    text = text_of(people.CONNIE, REGISTER)
    assert "Turning 18 within 30 days" in text
    assert "Ada Example" in text[: text.index("<table")]
    assert "Ben Example" not in text
    assert "turned 18" in text_of(people.WINIFRED, f"/children/{people.BEN.id}")
    assert "Turned 18" in text_of(people.WINIFRED, f"/children/{people.BEN.id}/afterwards")


def test_an_enquiry_shows_what_was_searched_with_every_match(db: None) -> None:
    text = text_of(people.DORA, look("Ada Exmaple"))
    for said in ("Ada Example", "What was searched", "as it may be misspelt", "If you are not sure"):
        assert said in text
    assert "Winifred Worker" in text
    nobody = text_of(people.DORA, look("Zebedee Nowhere"))
    assert "This search found nobody" in nobody
    assert "does not say that the child is not known" in nobody
    assert "restricted" in nobody


def test_an_enquiry_is_answered_logged_and_listed_with_the_child(db: None) -> None:
    client = signed_in.client_as(people.DORA)
    sent = fill_in(client, look("Ada Example"), child=str(ADA), out_of_hours="on", **ASKED)
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.DORA):
        kept = RegisterEnquiry.objects.get()
        assert (kept.child_id, kept.by_name, kept.out_of_hours) == (ADA, "Norma Night", True)
    listed = text_of(people.WINIFRED, f"/children/{ADA}/afterwards")
    for said in ("Agencies that asked about Ada Example", "Norma Night", "Example Hospital", "Dora Duty"):
        assert said in listed
    assert "Norma Night" not in text_of(people.PENNY, f"/children/{ADA}/afterwards")


def test_an_enquiry_about_nobody_who_was_found_is_known_again(db: None) -> None:
    """It stands with no child; whoever answers next reads it, and not those about a restricted family."""
    client = signed_in.client_as(people.DORA)
    assert "No agency has asked in the last two weeks" in text_of(people.DORA, "/register/enquiry")
    sent = fill_in(client, look("Nobody Known"), child="none", **ASKED)
    assert sent.status_code == 302, sent.content.decode()
    listed = text_of(people.DORA, "/register/enquiry")
    for said in ("norma night", "example hospital", "nobody known"):
        assert said in listed.casefold()
    sent = fill_in(client, look("Rex Hidden"), child=str(people.REX.id), **{**ASKED, "by_name": "Ned Night"})
    assert sent.status_code == 302, sent.content.decode()
    assert "Ned Night" not in text_of(people.DORA, "/register/enquiry")


def test_whoever_was_not_rung_back_is_not_answered(db: None) -> None:
    client = signed_in.client_as(people.DORA)
    said = {**ASKED, "called_back_on": "", "known_number": ""}
    answer = fill_in(client, look("Ada Example"), child=str(ADA), **said)
    assert answer.status_code == 200
    assert "Ring back before you answer" in answer.content.decode()
    assert "a broken arm" in answer.content.decode()
    unsearched = fill_in(client, ENQUIRY, child="none", **ASKED)
    assert "Look for the child first" in unsearched.content.decode()
    with at_work(people.DORA):
        assert not RegisterEnquiry.objects.exists()


@pytest.mark.parametrize("member", [people.WINIFRED, people.PENNY, people.DAN])
def test_who_has_no_part_in_the_register(db: None, member: Member) -> None:
    client = signed_in.client_as(member)
    assert client.get(REGISTER).status_code == 403
    assert client.get(ENQUIRY).status_code == 403


def test_a_child_is_entered_for_a_time_and_stays_longer(db: None) -> None:
    client = signed_in.client_as(people.SERENA)
    today = timezone.localdate()
    sent = fill_in(
        client, f"/children/{OLIVE}/temporary", other="Elsewhere Council", categories=["neglect"],
        **dated("began_on", today - timedelta(days=90)), **dated("on", today - timedelta(days=30)),
        **dated("expected_until_on", today - timedelta(days=1)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.SERENA):
        assert Registration.standing.get(child=OLIVE, until_on=None).temporary
        made = Transfer.standing.get()
    page = text_of(people.SERENA, f"/children/{OLIVE}/afterwards")
    for said in ("Elsewhere Council is responsible until the receiving conference", "The time is over"):
        assert said in page
    assert "Here for a time that is over" in text_of(people.SERENA, REGISTER)
    sent = fill_in(
        client, f"/children/{OLIVE}/temporary/{made.id}", why="the term",
        **dated("until_on", today + timedelta(days=30)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert "Here for a time that is over" not in text_of(people.SERENA, REGISTER)
    assert "here for a time" in text_of(people.SERENA, REGISTER)


def test_a_transfer_is_asked_for(db: None) -> None:
    client = signed_in.client_as(people.SERENA)
    path = f"/children/{OLIVE}/transfer"
    assert "stays responsible for the plan" in text_of(people.SERENA, path)
    wrong = fill_in(client, path, other="", **dated("asked_on", timezone.localdate()))
    assert "Say which authority" in wrong.content.decode()
    sent = fill_in(client, path, other="Elsewhere Council", **dated("asked_on", timezone.localdate()))
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.SERENA):
        assert Transfer.standing.get().responsible_from_on is None
    assert "is responsible until the receiving" in text_of(people.SERENA, f"/children/{OLIVE}/afterwards")


def test_a_birth_keeps_the_plan_and_says_what_begins(db: None) -> None:
    today = timezone.localdate()
    with at_work(people.WINIFRED):
        Person.objects.filter(id=UNBORN).update(expected_on=today)
        registrations.begin(
            child=UNBORN, on=today - timedelta(days=30), began_as="initial-conference", categories=["neglect"]
        )
    client = signed_in.client_as(people.WINIFRED)
    path = f"/children/{UNBORN}/birth"
    assert "goes on, without a new decision" in text_of(people.WINIFRED, path)
    assert path in text_of(people.WINIFRED, f"/children/{UNBORN}/afterwards")
    wrong = fill_in(client, path, given_name="")
    assert "Give the child’s name" in wrong.content.decode()
    sent = fill_in(client, path, given_name="Bella", **dated("born_on", today))
    assert sent.status_code == 302, sent.content.decode()
    shown = client.get(sent["Location"]).content.decode()
    assert "From the birth on this is due:" in shown
    with at_work(people.WINIFRED):
        assert Person.objects.get(id=UNBORN).born_on == today
        assert Registration.standing.get(child=UNBORN).until_on is None
    assert client.get(path).status_code == 403
