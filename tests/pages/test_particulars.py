"""What else is said of a child, as pages: the warning first, then languages, needs, numbers, a death."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from holdfast.casework import children, obligations, particulars, registrations
from holdfast.records.models import CommunicationNeed, Identifier, Language, ParentalResponsibility, Person
from tests import people as cast
from tests import signed_in
from tests.casework.recorded import at_work
from tests.pages.keeping import marks
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY

ADA, BEN, MOTHER = cast.ADA.id, cast.BEN.id, cast.MOTHER.id
CHILD = f"/children/{ADA}"


def sent(client: Any, path: str, **typed: Any) -> Any:
    answer = fill_in(client, f"{CHILD}/{path}", **typed)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def test_a_warning_is_set_and_stands_on_the_first_page(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    assert f'href="{CHILD}/describe"' in client.get(CHILD).content.decode()
    assert "Say why you change it" in fill_in(client, f"{CHILD}/describe", warning="A dog").content.decode()
    sent(client, "describe", warning="A large dog", sex="female", religion="Invented", reason="seen today")
    assert "A large dog" in client.get(CHILD).content.decode()
    page = client.get(f"{CHILD}/people").content.decode()
    assert "Female, Invented" in page
    assert "A large dog" in client.get(f"{CHILD}/describe").content.decode()


def test_two_who_describe_a_child_are_told_of_each_other(db: None) -> None:
    client = signed_in.client_as(cast.MALCOLM)
    page = client.get(f"{CHILD}/describe").content.decode()
    with at_work(cast.WINIFRED):
        seen = particulars.show(person=ADA, today=TODAY).version
        particulars.describe(person=ADA, seen=seen, reason="x", warning="A large dog", today=TODAY)
    answer = client.post(
        f"{CHILD}/describe", {**marks(page), "kept-do": "save", "warning": "No dog", "reason": "asked"}
    )
    assert answer.status_code == 409
    assert "A large dog" in answer.content.decode()
    with at_work(cast.WINIFRED):
        assert Person.objects.get(id=ADA).warning == "A large dog"


def test_a_language_of_the_mother_is_recorded(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    said = {"person": str(MOTHER), "main": "on", "interpreter_needed": "on"}
    answer = fill_in(client, f"{CHILD}/language", **said)
    assert "Say which language" in answer.content.decode()
    sent(client, "language", **said, language="Portuguese")
    with at_work(cast.WINIFRED):
        found = Language.objects.get(person=MOTHER)
    assert (found.language, found.main, found.interpreter_needed) == ("Portuguese", True, True)


def test_a_need_is_recorded_and_ends(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    assert "Say what they need" in fill_in(client, f"{CHILD}/need", person=str(ADA)).content.decode()
    sent(client, "need", person=str(ADA), need="Pictures")
    assert "Pictures" in client.get(f"{CHILD}/people").content.decode()
    with at_work(cast.WINIFRED):
        need = CommunicationNeed.objects.get(person=ADA)
    answer = fill_in(
        client, f"{CHILD}/need", person=str(ADA), ended=str(need.id), ended_on_day="", ended_on_month=""
    )
    assert "Say since when" in answer.content.decode()
    sent(client, "need", person=str(ADA), ended=str(need.id), **dated("ended_on", timezone.localdate()))
    assert "Pictures" not in client.get(f"{CHILD}/people").content.decode()


def test_a_number_is_recorded_once(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    said = {"person": str(ADA), "scheme": "upn"}
    assert "Enter the number" in fill_in(client, f"{CHILD}/number", **said).content.decode()
    sent(client, "number", **said, value="X000 0001")
    assert "Unique pupil number: X000 0001" in client.get(f"{CHILD}/people").content.decode()
    again = fill_in(client, f"{CHILD}/number", **{**said, "person": str(BEN)}, value="X000 0001")
    assert again.status_code == 403
    assert "Somebody here has this number already" in again.content.decode()
    with at_work(cast.WINIFRED):
        assert Identifier.objects.filter(value="X000 0001").count() == 1


def test_who_has_parental_responsibility_is_recorded(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    answer = fill_in(client, f"{CHILD}/responsibility", holder="", basis="birth")
    assert "Choose who has it" in answer.content.decode()
    sent(client, "responsibility", holder=str(MOTHER), basis="birth")
    with at_work(cast.WINIFRED):
        assert ParentalResponsibility.objects.get(child=ADA).holder_id == MOTHER
    assert "has parental responsibility: birth" in client.get(f"{CHILD}/people").content.decode()


def test_the_death_of_a_child_ends_the_plan_and_what_is_due(db: None) -> None:
    client, on = signed_in.client_as(cast.WINIFRED), timezone.localdate()
    with at_work(cast.WINIFRED):
        obligations.refresh(children=[ADA], today=on)
    text = client.get(f"{CHILD}/death").content.decode()
    assert "the plan ends that day too" in text
    assert "due no longer" in text
    answer = fill_in(client, f"{CHILD}/death", person="", **dated("on", on))
    assert "Choose who has died" in answer.content.decode()
    sent(client, "death", person=str(ADA), **dated("on", on))
    with at_work(cast.WINIFRED):
        assert registrations.of_child(child=ADA, today=on)[0].grounds == "died"
        assert children.show(child=ADA, today=on).head.died_on == on
        assert [each for each in obligations.open_of(children=[ADA], today=on) if each.due_on] == []


def test_the_death_of_the_mother_is_recorded(db: None) -> None:
    client, on = signed_in.client_as(cast.WINIFRED), date(2026, 2, 16)
    sent(client, "death", person=str(MOTHER), **dated("on", on))
    with at_work(cast.WINIFRED):
        assert Person.objects.get(id=MOTHER).died_on == on
        assert registrations.of_child(child=ADA, today=TODAY)[0].until_on is None


@pytest.mark.parametrize(
    "path", ["describe", "language", "need", "number", "responsibility", "death"]
)  # fmt: skip
def test_who_only_sees_is_shown_neither_form_nor_button(db: None, path: str) -> None:
    client = signed_in.client_as(cast.INES)
    assert client.get(f"{CHILD}/{path}").status_code == 403
    assert f'href="{CHILD}/{path}"' not in client.get(f"{CHILD}/people").content.decode()


def test_a_partner_reads_no_numbers(db: None) -> None:
    with at_work(cast.WINIFRED):
        particulars.record_identifier(person=ADA, scheme="upn", value="X000 0001", today=TODAY)
    page = signed_in.client_as(cast.PENNY).get(f"{CHILD}/people")
    assert page.status_code == 200
    assert "X000 0001" not in page.content.decode()
