"""The family tree as a page: the drawing, and the same in words."""

from holdfast.records.models import Household, HouseholdMember, Relationship
from tests import people, signed_in
from tests.caseload import here
from tests.casework.recorded import at_work
from tests.standings import BEGAN

ADA = people.ADA.id


def test_the_tree_is_drawn_and_said(db: None) -> None:
    with at_work(people.WINIFRED):
        here(Relationship, person_id=people.MOTHER.id, to_id=ADA, kind="mother")
        home = here(Household, address="2 Secret Lane", protected=True)
        here(HouseholdMember, household=home, person_id=ADA, from_on=BEGAN)
    text = signed_in.client_as(people.WINIFRED).get(f"/children/{ADA}/family-tree").content.decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in text
    assert "mother of Ada Example" in text
    assert "2 Secret Lane (protected address)" in text
    partner = signed_in.client_as(people.PENNY).get(f"/children/{ADA}/family-tree").content.decode()
    assert "Secret Lane" not in partner
    assert "A: protected address" in partner
