"""The duty summary as a page: a reason first, then names and numbers; nothing of it in an address."""

import pytest

from holdfast.access import entry
from holdfast.audit.models import Entry
from tests import people, signed_in
from tests.pages.sending import fill_in
from tests.people import Member

WHY = "the police rang about a child"


def test_a_reason_opens_the_summary(db: None) -> None:
    client = signed_in.client_as(people.DORA)
    asked = client.get("/duty").content.decode()
    assert "Why do you open the summary?" in asked
    assert "Example" not in asked
    shown = client.post("/duty", {"why": WHY, "named": ""})
    assert shown.status_code == 200
    text = shown.content.decode()
    assert "Ada Example" in text
    assert "Winifred Worker" in text
    assert "5 children with a plan" in text


def test_without_a_reason_the_error_stands_at_the_field(db: None) -> None:
    shown = signed_in.client_as(people.DORA).post("/duty", {"why": " ", "named": ""})
    assert shown.status_code == 400
    text = shown.content.decode()
    assert 'href="#id_why"' in text
    assert "Ada" not in text


def test_of_a_restricted_child_it_says_so_and_no_more(db: None) -> None:
    text = (
        signed_in.client_as(people.DORA)
        .post("/duty", {"why": WHY, "named": "rex"})
        .content.decode()
    )  # fmt: skip
    assert "Restricted" in text
    assert "Sasha South" in text
    assert "physical abuse" not in text


OTHERS = [people.WINIFRED, people.SERENA, people.DAN, people.ADAM, people.PENNY]


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: str(member.name))
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_not_on_duty_is_refused_and_that_is_logged(db: None, member: Member, method: str) -> None:
    client = signed_in.client_as(member)
    answer = client.get("/duty") if method == "get" else client.post("/duty", {"why": WHY})
    assert answer.status_code == 403
    assert "Ada Example" not in answer.content.decode()
    with entry.enter(actor=member.actor, authority=signed_in.authority_of(member)):
        assert Entry.objects.filter(what__startswith="duty.", outcome="refused").exists()


def test_a_record_opens_on_duty_with_a_reason(db: None) -> None:
    client = signed_in.client_as(people.DORA)
    sent = fill_in(client, f"/duty/{people.ADA.id}", why=WHY)
    assert sent.status_code == 302, sent.content.decode()
    assert sent.headers["Location"] == f"/children/{people.ADA.id}"
