"""Who walks on the Isle of Man: the cast's two there, who serve its conferences, and a second family."""

from uuid import UUID

from holdfast.procedures.words import Role
from holdfast.records.models import (
    Account,
    Allocation,
    FamilyMember,
    Involvement,
    Person,
    Registration,
    RegistrationCategory,
    Relationship,
    RoleHeld,
)
from tests import people, standings
from tests.casework.recorded import make
from tests.casework.walks.cast import NOWHERE, Cast
from tests.people import Member

ADMINISTRATOR, CHAIR = Role.CONFERENCE_ADMINISTRATOR.value, Role.CONFERENCE_CHAIR.value


def _key(number: int) -> UUID:
    return UUID(f"01900000-0000-7000-8000-{number:012d}")


MOIRA = Member(_key(901), "isle-of-man", "Moira Manx", "moira@man.example")
CALUM = Member(_key(902), "isle-of-man", "Calum Chair", "calum@man.example")
PAIGE = Member(_key(903), "isle-of-man", "Paige Partner", "paige@health.example")
NED = Member(_key(904), "isle-of-man", "Ned Norole", "ned@man.example")
SISTER, MOTHER, ALONE = _key(911), _key(912), _key(913)
FINLO = people.FINLO.id
ROLES = ((MOIRA, ADMINISTRATOR), (CALUM, CHAIR), (PAIGE, "partner-professional"), (NED, ""))
BORN = ((SISTER, "Fenella", 2014), (MOTHER, "Mair", 1990), (ALONE, "Orry", 2017))
MAN = Cast(
    slug="isle-of-man", often=(FINLO, FINLO, SISTER, FINLO, SISTER, ALONE),
    families=((FINLO, SISTER), (FINLO, SISTER), (FINLO,), (SISTER,), (ALONE,)),
    wrong=(people.ADA.id, MOTHER, NOWHERE), workers=(people.MONA, people.MONA, people.MAURA),
    managers=(people.MAURA,), service=(MOIRA, CALUM, MOIRA), partner=PAIGE,
    planners=(people.MONA, people.MAURA, PAIGE, MOIRA),
    staff=(people.MONA, people.MAURA, MOIRA, CALUM, PAIGE, NED, people.WINIFRED),
    watched=(people.MONA, people.MAURA, MOIRA, CALUM, PAIGE, NED),
)  # fmt: skip


def settle() -> None:
    """Bring them in; inside the Isle of Man."""
    for member, role in ROLES:
        make(Account, id=member.account, name=member.name, email=member.email, password="!")
        if role:
            make(RoleHeld, account_id=member.account, role=role, from_on=standings.LONG_AGO)
    for key, name, year in BORN:
        family = "Other" if key == ALONE else "Sample"
        make(Person, id=key, given_name=name, family_name=family, born_on=standings.TODAY.replace(year=year))
    for each in (SISTER, MOTHER):
        make(FamilyMember, family_id=standings.SAMPLES, person_id=each, from_on=standings.LONG_AGO)
    for each in (FINLO, SISTER):
        make(Relationship, person_id=MOTHER, to_id=each, kind="mother")
    for each in (SISTER, ALONE):
        _planned(each)
    make(
        Involvement, child_id=FINLO, role="health-visitor", account_id=PAIGE.account, core_group=True,
        from_on=standings.BEGAN,
    )  # fmt: skip


def _planned(child: UUID) -> None:
    began = standings.BEGAN
    make(
        Allocation, child_id=child, account_id=people.MONA.account, role="social-worker", from_on=began,
        team_id=standings.MAN_TEAM,
    )  # fmt: skip
    registration = make(
        Registration, child_id=child, began_as="carried-in", from_on=began, carried_in_on=began,
        carried_from="before-holdfast",
    )  # fmt: skip
    make(RegistrationCategory, registration=registration, category="neglect", from_on=began)
