"""A child's family: everybody recorded, every household exactly, nobody of a restricted family."""

from datetime import date

import pytest

from holdfast.access.refusals import Refused
from holdfast.casework import family_trees, relationships
from holdfast.records.models import Household, HouseholdMember, Relationship
from tests import people
from tests.caseload import here, person
from tests.casework.recorded import at_work
from tests.standings import BEGAN, TODAY

ADA, BEN, MOTHER = people.ADA.id, people.BEN.id, people.MOTHER.id


def test_everybody_related_and_every_household_is_there(db: None) -> None:
    with at_work(people.WINIFRED):
        gran = person(given_name="Gwen", family_name="Example", sex="female")
        lodger = person(given_name="Lou", family_name="Example")
        here(Relationship, person_id=MOTHER, to_id=ADA, kind="mother")
        here(Relationship, person_id=gran, to_id=MOTHER, kind="mother")
        home = here(Household, address="1 Invented Lane", postcode="ZZ99 9ZZ")
        for each in (ADA, MOTHER, lodger):
            here(HouseholdMember, household=home, person_id=each, from_on=BEGAN, part_time=each == lodger)
        here(
            HouseholdMember, household=home, person_id=gran, from_on=BEGAN, until_on=date(2026, 2, 1)
        )  # she has moved out
        tree = family_trees.show(child=ADA, today=TODAY)
    assert {ADA, BEN, MOTHER, gran, lodger, people.UNBORN.id} <= {each.id for each in tree.people}
    (shown,) = tree.households
    assert (shown.letter, shown.address) == ("A", "1 Invented Lane, ZZ99 9ZZ")
    assert set(shown.members) == {ADA, MOTHER, lodger}
    assert shown.part_time == {lodger}
    assert gran in {each.id for each in tree.nowhere}
    assert tree.said_of(key=gran) == ("mother of Mary Example",)


def test_a_relation_that_has_ended_says_so(db: None) -> None:
    with at_work(people.WINIFRED):
        made = relationships.relate(child=ADA, person=MOTHER, kind="carer", today=TODAY, from_on=BEGAN)
        relationships.end(relationship=made.id, on=TODAY, today=TODAY)
        tree = family_trees.show(child=ADA, today=TODAY)
    assert "carer of Ada Example (no longer)" in tree.said_of(key=MOTHER)


def test_a_protected_address_is_for_those_who_work_with_the_child(db: None) -> None:
    with at_work(people.WINIFRED):
        home = here(Household, address="2 Secret Lane", protected=True)
        here(HouseholdMember, household=home, person_id=ADA, from_on=BEGAN)
        assert family_trees.show(child=ADA, today=TODAY).households[0].address == "2 Secret Lane"
    with at_work(people.PENNY):
        (shown,) = family_trees.show(child=ADA, today=TODAY).households
    assert (shown.address, shown.protected) == ("", True)


def test_nobody_of_a_restricted_family_is_shown(db: None) -> None:
    with at_work(people.WINIFRED):
        here(Relationship, person_id=people.REX.id, to_id=ADA, kind="half-brother-or-sister")
        tree = family_trees.show(child=ADA, today=TODAY)
    assert people.REX.id not in {each.id for each in tree.people}
    assert all(people.REX.id not in (each.person, each.to) for each in tree.ties)


def test_who_may_not_see_the_child_sees_no_family(db: None) -> None:
    with at_work(people.SASHA), pytest.raises(Refused):
        family_trees.show(child=ADA, today=TODAY)
