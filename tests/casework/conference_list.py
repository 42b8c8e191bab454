"""A conference with a family to invite, for tests: arranged as the steps do, in any of the authorities."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from holdfast.access import actors
from holdfast.casework import meetings
from holdfast.records.models import (
    Account,
    Agency,
    Allocation,
    Household,
    HouseholdMember,
    Involvement,
    Person,
    Relationship,
    RoleHeld,
    Team,
)
from tests import people
from tests.casework.recorded import in_authority, make
from tests.standings import TODAY

FOR_ON = date(2026, 4, 14)
SECRET = "14 Hidden Lane Example"  # nobody reads this on the pages of a list
ADA, BEN = people.ADA.id, people.BEN.id


def family() -> dict[str, UUID]:
    """Ada and Ben's mother, a father who lives elsewhere, a grown-up at home, school and doctor."""
    father = make(Person, given_name="Fred", family_name="Example", born_on=date(1988, 1, 2)).id
    gran = make(Person, given_name="Gwen", family_name="Example", born_on=date(1960, 1, 2)).id
    home = make(Household, address=SECRET, postcode="ZZ9 9ZZ", phone="01632 960444", protected=True)
    for person in (ADA, BEN, people.MOTHER.id, gran):
        make(HouseholdMember, household=home, person_id=person, from_on=date(2020, 1, 1))
    school = make(Agency, name="Example Primary School", kind="school").id
    surgery = make(Agency, name="Example Surgery", kind="gp").id
    for child in (ADA, BEN):
        make(Relationship, person_id=people.MOTHER.id, to_id=child, kind="mother")
        make(Relationship, person_id=father, to_id=child, kind="father")
        make(Involvement, child_id=child, role="doctor", agency_id=surgery, from_on=date(2026, 1, 5))
    make(Involvement, child_id=ADA, role="teacher", agency_id=school, from_on=date(2026, 1, 5))
    return {"father": father, "gran": gran, "school": school, "surgery": surgery}


def conference(kind: str = "initial-conference", children: tuple[UUID, ...] = (ADA, BEN)) -> UUID:
    """Arranged for the children; inside an authority."""
    return meetings.arrange(kind=kind, children=children, for_on=FOR_ON, arranged_on=TODAY, today=TODAY).id


@contextmanager
def at_service(slug: str) -> Iterator[tuple[UUID, UUID]]:
    """As a conference administrator where there is no cast; answers the conference and its child of 9.

    A mother, a doctor and a teacher are on the record, and the social worker to whom the child is allocated.
    """
    with in_authority(slug, actors.system(part="example")):
        account = make(Account, name="Connie Conference", email=f"connie@{slug}.example", password="!").id
        make(RoleHeld, account_id=account, role="conference-administrator", from_on=date(2024, 1, 1))
        team = make(Team, name="Example team").id
        worker = make(Account, name="Will Worker", email=f"will@{slug}.example", password="!").id
        child = make(Person, given_name="Cora", family_name="Example", born_on=date(2016, 5, 4)).id
        make(
            Allocation, child_id=child, account_id=worker, team_id=team, role="social-worker",
            from_on=date(2026, 1, 5),
        )  # fmt: skip
        mother = make(Person, given_name="Moira", family_name="Example", born_on=date(1990, 1, 2)).id
        make(Relationship, person_id=mother, to_id=child, kind="mother")
        for role, name, kind in (
            ("doctor", "Example Surgery", "gp"),
            ("teacher", "Example School", "school"),
        ):
            agency = make(Agency, name=name, kind=kind).id
            make(Involvement, child_id=child, role=role, agency_id=agency, from_on=date(2026, 1, 5))
        meeting = meetings.arrange(
            kind="initial-conference", children=[child], for_on=FOR_ON, arranged_on=TODAY, today=TODAY
        ).id
    with in_authority(slug, actors.person(account=account)):
        yield meeting, child


def actor_of(slug: str) -> people.Member:
    """The administrator of `at_service`, as somebody of the cast, to sign in as."""
    with in_authority(slug):
        found = Account.objects.get(email=f"connie@{slug}.example")
        return people.Member(found.id, slug, found.name, found.email)
