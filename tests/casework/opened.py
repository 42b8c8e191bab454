"""A family of their own for tests of the child’s pages: what others record of the cast is not on them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.casework import children, obligations
from holdfast.records.models import (
    Account,
    Alias,
    Cover,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Involvement,
    Language,
    LegalStatus,
    ParentalResponsibility,
    Person,
    Relationship,
    SafeContact,
)
from tests import caseload, people, standings
from tests.people import Member

TODAY = standings.TODAY
BEGAN = standings.BEGAN
# A family of this module's own: what others record of the cast is not on its pages.
CORA, DEAN, BABE, MARGE, FAMILY = (UUID(f"01900000-0000-7000-8000-00000000090{place}") for place in range(5))
READS: tuple[Callable[..., Any], ...] = (
    *(children.show, children.plan, children.timeline, children.notes, children.people),
    *(children.meetings, children.papers, children.history),
)


@contextmanager
def acting(member: Member) -> Iterator[entry.Entered]:
    """As a member of the cast, in their authority."""
    authority = entry.find_authority(host=f"{member.authority}.localhost")
    assert authority is not None
    with entry.enter(actor=member.actor, authority=authority.id, reason="at work") as entered:
        yield entered


@pytest.fixture
def family(db: None) -> None:
    """Two children with a plan, one expected, and their mother; Winifred's, and Penny's to visit."""
    with acting(people.WINIFRED) as entered:
        caseload.here(Family, id=FAMILY, name="Example family of this module")
        caseload.person(id=CORA, given_name="Cora", family_name="Example", born_on=date(2018, 5, 4))
        caseload.person(id=DEAN, given_name="Dean", family_name="Example", born_on=date(2015, 9, 1))
        caseload.person(id=BABE, family_name="Example", expected_on=date(2026, 5, 24))
        caseload.person(id=MARGE, given_name="Marge", family_name="Example", born_on=date(1990, 2, 3))
        for each in (CORA, DEAN, BABE, MARGE):
            caseload.here(FamilyMember, family_id=FAMILY, person_id=each, from_on=BEGAN)
        for each in (CORA, DEAN):
            caseload.allocate(each, people.WINIFRED, team=standings.TEAM_NORTH, on=BEGAN)
            caseload.register(each, on=BEGAN)
        Involvement.objects.create(
            authority_id=entered.authority, child_id=CORA, role="health-visitor", core_group=True,
            account_id=people.PENNY.account, from_on=BEGAN,
        )  # fmt: skip
        obligations.refresh(children=[CORA, DEAN], today=TODAY)


def asked(read: Callable[..., Any], member: Member = people.WINIFRED, child: UUID = CORA, **more: Any) -> Any:
    with acting(member):
        return read(child=child, today=TODAY, **more)


@pytest.fixture
def told(family: None) -> None:
    """Everything that the first screen shows of Cora, recorded."""
    with acting(people.WINIFRED) as entered:
        here = {"authority_id": entered.authority}
        Person.objects.filter(id=CORA).update(warning="A large dog is loose")
        Account.objects.filter(id=people.WINIFRED.account).update(phone="01632 960001")
        home = Household.objects.create(**here, address="1 Example Lane", postcode="ZZ1 1ZZ")
        for person in (CORA, DEAN, MARGE):
            HouseholdMember.objects.create(**here, household=home, person_id=person, from_on=BEGAN)
        Relationship.objects.create(**here, person_id=MARGE, to_id=CORA, kind="mother")
        ParentalResponsibility.objects.create(**here, child_id=CORA, holder_id=MARGE, basis="birth")
        SafeContact.objects.create(**here, person_id=MARGE, how="by text", when="before noon", never="letter")
        Language.objects.create(**here, person_id=CORA, language="Polish", main=True, interpreter_needed=True)
        Alias.objects.create(**here, person_id=CORA, name="Corrie")
        LegalStatus.objects.create(
            **here,
            child_id=CORA,
            status="care order",
            made_by="Royal Court",
            looked_after=True,
            from_on=BEGAN,
        )
        Cover.objects.create(
            **here, away_id=people.WINIFRED.account, covering_id=people.CASEY.account,
            from_on=TODAY, until_on=TODAY,
        )  # fmt: skip
        caseload.visit([CORA], people.WANDA, on=TODAY - timedelta(days=3), announced=False)
        caseload.plan(
            CORA, on=BEGAN, actions=[("Gran stays", TODAY - timedelta(days=4)), ("Alcohol team", None)]
        )
        obligations.refresh(children=[CORA, DEAN], today=TODAY)
