"""A birth: the plan made before it goes on, and seeing the child begins."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import births, obligations, registrations
from holdfast.records.models import Person, Registration
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

UNBORN = people.UNBORN.id
MADE, EXPECTED, BORN = date(2026, 1, 12), date(2026, 2, 20), date(2026, 2, 18)


@pytest.fixture
def expecting(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        Person.objects.filter(id=UNBORN).update(expected_on=EXPECTED)
        registrations.begin(child=UNBORN, on=MADE, began_as="initial-conference", categories=["neglect"])
        obligations.refresh(children=[UNBORN], today=TODAY)
        yield entered


def due() -> set[str]:
    return {each.duty for each in obligations.open_of(children=[UNBORN], today=TODAY)}


def test_the_plan_goes_on_and_the_child_is_to_be_seen(expecting: entry.Entered) -> None:
    assert births.look(child=UNBORN, today=TODAY).plan_since == MADE
    assert "visit" not in due()
    before = due()
    done = births.record(child=UNBORN, born_on=BORN, given_name="Bella", sex="female", today=TODAY)
    found = Person.objects.get(id=UNBORN)
    assert (found.born_on, found.expected_on, found.given_name) == (BORN, EXPECTED, "Bella")
    assert (found.family_name, found.sex) == ("Example", "female")
    row = Registration.standing.get(child=UNBORN)
    assert (row.from_on, row.until_on) == (MADE, None)
    assert done.plan_since == MADE
    assert done.name == "Bella Example"
    assert due() > before
    assert done.begins
    visits = [each for each in obligations.open_of(children=[UNBORN], today=TODAY) if "visit" in each.duty]
    assert visits
    assert all(each.due_on is None or each.due_on > BORN for each in visits)


def test_a_birth_is_recorded_once_and_of_the_expected(expecting: entry.Entered) -> None:
    births.record(child=UNBORN, born_on=BORN, given_name="Bella", today=TODAY)
    with refused("recorded already"):
        births.record(child=UNBORN, born_on=BORN, given_name="Bella", today=TODAY)
    with refused("recorded already"):
        births.look(child=people.ADA.id, today=TODAY)


def test_what_cannot_be(expecting: entry.Entered) -> None:
    with refused("The birth is in the future"):
        births.record(child=UNBORN, born_on=date(2026, 3, 3), given_name="Bella", today=TODAY)
    with refused("needs a name"):
        births.record(child=UNBORN, born_on=BORN, given_name=" ", today=TODAY)
    with refused("too far from the day it was expected"):
        births.record(child=UNBORN, born_on=date(2025, 2, 1), given_name="Bella", today=TODAY)
    with refused("not one of the choices for the sex"):
        births.record(child=UNBORN, born_on=BORN, given_name="Bella", sex="blue", today=TODAY)
    assert Person.objects.get(id=UNBORN).born_on is None


@pytest.mark.parametrize("member", [people.CONNIE, people.PENNY])
def test_who_does_not_work_with_the_child_records_no_birth(db: None, member: people.Member) -> None:
    with at_work(member), pytest.raises(Refused):
        births.record(child=UNBORN, born_on=BORN, given_name="Bella", today=TODAY)
