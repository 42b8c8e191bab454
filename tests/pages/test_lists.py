"""The data officer's page: the list on the page and as a file, without a name."""

import csv
import io

import pytest

from holdfast.access import entry
from holdfast.records.models import Identifier
from tests import people, signed_in
from tests.people import Member

ASKED = {
    "why": "the yearly return",
    "from_on_day": "5", "from_on_month": "1", "from_on_year": "2026",
    "until_on_day": "31", "until_on_month": "3", "until_on_year": "2026",
}  # fmt: skip


def identify(value: str) -> None:
    authority = signed_in.authority_of(people.DAN)
    with entry.enter(actor=people.DAN.actor, authority=authority):
        Identifier.objects.create(authority_id=authority, person_id=people.ADA.id, scheme="upn", value=value)


def test_the_list_stands_below_the_question(db: None) -> None:
    client = signed_in.client_as(people.DAN)
    assert "What is the list for?" in client.get("/lists").content.decode()
    text = client.post("/lists", {**ASKED, "do": "show"}).content.decode()
    assert "5 plans in force from 5 Jan 2026 to 31 Mar 2026" in text
    assert "Restricted" in text
    assert "Ada" not in text


def test_it_is_taken_away_as_csv_without_a_formula_in_it(db: None) -> None:
    identify('=HYPERLINK("http://invented.example")')
    answer = signed_in.client_as(people.DAN).post("/lists", {**ASKED, "do": "csv"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plans-2026-01-05-2026-03-31.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == 5
    (ada,) = [row for row in rows if row["key"] == str(people.ADA.id)]
    assert ada["upn"] == '\'=HYPERLINK("http://invented.example")'
    assert (ada["born"], ada["plan_from"], ada["categories"]) == ("2018-05-04", "2026-01-05", "neglect")
    assert [row["restricted"] for row in rows].count("restricted") == 1
    assert "Example" not in answer.content.decode()


def test_a_time_that_ends_before_it_begins_is_said_at_the_top(db: None) -> None:
    answer = signed_in.client_as(people.DAN).post("/lists", {**ASKED, "until_on_year": "2025"})
    assert answer.status_code == 400
    assert "The time ends before it begins." in answer.content.decode()


@pytest.mark.parametrize(
    "member", [people.WINIFRED, people.SERENA, people.ADAM, people.INES], ids=lambda member: str(member.name)
)
def test_nobody_else_opens_it(db: None, member: Member) -> None:
    client = signed_in.client_as(member)
    assert client.get("/lists").status_code == 403
    assert client.post("/lists", ASKED).status_code == 403
