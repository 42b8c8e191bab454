"""The data officer's list: identifiers, dates and categories; no name, and nothing of a restricted child."""

from dataclasses import fields
from datetime import date

import pytest

from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import lists
from holdfast.records.models import Identifier
from tests import people
from tests.access.acting import acting
from tests.people import Member
from tests.standings import BEGAN, TODAY

WHY = "the yearly return"


def listed(from_on: date = BEGAN, until_on: date = TODAY, why: str = WHY) -> lists.IdentifierList:
    return lists.identifiers(why=why, from_on=from_on, until_on=until_on, today=TODAY)


def test_it_lists_the_plans_in_force_in_a_time(db: None) -> None:
    with acting(people.DAN):
        now = {row.key for row in listed().rows}
        then = {row.key for row in listed(date(2024, 2, 1), date(2024, 2, 29)).rows}
        after = listed(date(2024, 3, 1), date(2024, 3, 31)).rows
    assert now == {each.id for each in (people.ADA, people.BEN, people.REX, people.UMA, people.NELL)}
    assert then == {people.OLIVE.id}
    assert after == ()


def test_a_row_has_identifiers_dates_and_categories_and_never_a_name(db: None) -> None:
    with acting(people.DAN) as entered:
        for child in (people.ADA, people.REX):
            Identifier.objects.create(
                authority_id=entered.authority, person_id=child.id, scheme="upn", value=f"INVENTED-{child.id}"
            )
        found = listed()
        rows = {row.key: row for row in found.rows}
    ada, rex = rows[people.ADA.id], rows[people.REX.id]
    assert (ada.categories, ada.born_on, ada.from_on) == (("neglect",), date(2018, 5, 4), BEGAN)
    assert ada.identifiers == (("upn", f"INVENTED-{people.ADA.id}"),)
    assert found.schemes == ("upn",)
    assert (rex.restricted, rex.identifiers) == (True, ())
    assert not {"name", "given_name", "family_name", "note", "warning"} & {each.name for each in fields(ada)}
    assert "Example" not in repr(found)


def test_it_is_logged_with_what_it_is_for(db: None) -> None:
    with acting(people.DAN):
        listed()
        assert Entry.objects.get(what="lists.identifiers").why == WHY
        with pytest.raises(Refused, match="what the list is for"):
            listed(why="  ")


def test_a_time_ends_after_it_begins(db: None) -> None:
    with acting(people.DAN), pytest.raises(Refused, match="ends before"):
        listed(TODAY, BEGAN)


OTHERS = [people.WINIFRED, people.MALCOLM, people.SERENA, people.INES, people.ADAM, people.DORA, people.PENNY]


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: str(member.name))
def test_nobody_else_lists_identifiers(db: None, member: Member) -> None:
    with acting(member):
        with pytest.raises(Refused, match="role does not let you"):
            listed()
        with pytest.raises(Refused):
            lists.ask(today=TODAY)
