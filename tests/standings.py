"""The cast's roles, teams, families, allocations and plans: how each of them stands to each child.

The same in every run, from `BEGAN` on; written past the steps, straight into the tables, so that a step
that is broken does not break every test.
"""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.records.models import (
    Agency,
    Allocation,
    Family,
    FamilyMember,
    Involvement,
    Registration,
    RegistrationCategory,
    RoleHeld,
    Team,
)
from tests import people
from tests.people import Member, Someone

BEGAN = date(2026, 1, 5)
TODAY = date(2026, 3, 2)  # a Monday on which tests may take place
LONG_AGO = date(2024, 1, 1)
INSPECTION_ENDS = date(2027, 12, 31)


def _key(number: int) -> UUID:
    return UUID(f"01900000-0000-7000-8000-{number:012d}")


TEAM_NORTH, TEAM_SOUTH, UNIT_ONE, MAN_TEAM = _key(201), _key(202), _key(203), _key(204)
EXAMPLES, HIDDEN, CLOSED, UNITS, NOBODYS, SAMPLES = (_key(number) for number in range(211, 217))
HEALTH = _key(221)
CONFERENCE = _key(231)  # of Ada's, where a test has it arranged
CORE_GROUP, DRAFT = _key(232), _key(233)  # of Ada's, where a test has them begun

TEAMS = (
    ("jersey", TEAM_NORTH, "Team North", "team"),
    ("jersey", TEAM_SOUTH, "Team South", "team"),
    ("jersey", UNIT_ONE, "Unit One", "unit"),
    ("isle-of-man", MAN_TEAM, "Team Mann", "team"),
)
ROLES: tuple[tuple[Member, str, UUID | None], ...] = (
    (people.WINIFRED, "social-worker", TEAM_NORTH),
    (people.WANDA, "social-worker", TEAM_NORTH),
    (people.CASEY, "social-worker", TEAM_NORTH),
    (people.LESTER, "social-worker", TEAM_NORTH),
    (people.MALCOLM, "team-manager", TEAM_NORTH),
    (people.SEBASTIAN, "senior-practitioner", TEAM_NORTH),
    (people.SASHA, "social-worker", TEAM_SOUTH),
    (people.MARTHA, "team-manager", TEAM_SOUTH),
    (people.CARLA, "consultant-social-worker", UNIT_ONE),
    (people.CHRIS, "child-practitioner", UNIT_ONE),
    (people.THEA, "therapeutic-worker", UNIT_ONE),
    (people.UNA, "unit-coordinator", UNIT_ONE),
    (people.SERENA, "service-manager", None),
    (people.SAFIYA, "safeguarding-manager", None),
    (people.CONNIE, "conference-administrator", None),
    (people.CHLOE, "conference-chair", None),
    (people.RORY, "reviewing-officer", None),
    (people.DORA, "duty-social-worker", None),
    (people.PENNY, "partner-professional", None),
    (people.DAN, "data-officer", None),
    (people.INES, "inspector", None),
    (people.ADAM, "administrator", None),
    (people.MONA, "social-worker", MAN_TEAM),
    (people.MAURA, "team-manager", MAN_TEAM),
)
FAMILIES: tuple[tuple[str, UUID, str, tuple[Someone, ...]], ...] = (
    ("jersey", EXAMPLES, "Example family", (people.ADA, people.BEN, people.MOTHER, people.UNBORN)),
    ("jersey", HIDDEN, "Hidden family", (people.REX,)),
    ("jersey", CLOSED, "Closed family", (people.OLIVE,)),
    ("jersey", UNITS, "Unit family", (people.UMA,)),
    ("jersey", NOBODYS, "Nobodys family", (people.NELL,)),
    ("isle-of-man", SAMPLES, "Sample family", (people.FINLO,)),
)
# Whose child, in which role and team, until when.
ALLOCATIONS: tuple[tuple[Someone, Member, str, UUID, date | None], ...] = (
    (people.ADA, people.WINIFRED, "social-worker", TEAM_NORTH, None),
    (people.BEN, people.WINIFRED, "social-worker", TEAM_NORTH, None),
    (people.REX, people.SASHA, "social-worker", TEAM_SOUTH, None),
    (people.UMA, people.CARLA, "social-worker", UNIT_ONE, None),
    (people.FINLO, people.MONA, "social-worker", MAN_TEAM, None),
)
# Who has a plan, all carried in; Olive's ended two years ago.
PLANS: tuple[tuple[Someone, str, date | None], ...] = (
    (people.ADA, "neglect", None),
    (people.BEN, "neglect", None),
    (people.REX, "physical-abuse", None),
    (people.UMA, "emotional-abuse", None),
    (people.NELL, "neglect", None),
    (people.FINLO, "neglect", None),
    (people.OLIVE, "neglect", date(2024, 3, 1)),
)


def settle(*, authority: entry.Authority) -> None:
    """Bring the standings of one authority into the database; inside `enter`."""
    _teams_and_roles(authority)
    _families(authority)
    _plans(authority)
    if authority.slug == "jersey":
        Agency.objects.create(
            id=HEALTH, authority_id=authority.id, name="Example Health Visiting", kind="health"
        )
        Involvement.objects.create(
            authority_id=authority.id, child_id=people.ADA.id, role="health-visitor", agency_id=HEALTH,
            account_id=people.PENNY.account, phone="01632 960015", core_group=True, from_on=BEGAN,
        )  # fmt: skip


def _teams_and_roles(authority: entry.Authority) -> None:
    for slug, key, name, kind in TEAMS:
        if slug == authority.slug:
            Team.objects.create(id=key, authority_id=authority.id, name=name, kind=kind)
    for member, role, team in ROLES:
        if member.authority == authority.slug:
            RoleHeld.objects.create(
                authority_id=authority.id, account_id=member.account, role=role, team_id=team,
                from_on=LONG_AGO, until_on=INSPECTION_ENDS if role == "inspector" else None,
            )  # fmt: skip


def _families(authority: entry.Authority) -> None:
    for slug, key, name, members in FAMILIES:
        if slug != authority.slug:
            continue
        restricted: dict[str, Any] = {}
        if key == HIDDEN:
            restricted = {
                "restricted_from_on": BEGAN,
                "restricted_why": "related to somebody on the staff",
            }
        Family.objects.create(id=key, authority_id=authority.id, name=name, **restricted)
        for each in members:
            FamilyMember.objects.create(
                authority_id=authority.id, family_id=key, person_id=each.id, from_on=LONG_AGO
            )


def _plans(authority: entry.Authority) -> None:
    for child, member, role, team, until in ALLOCATIONS:
        if child.authority == authority.slug:
            Allocation.objects.create(
                authority_id=authority.id, child_id=child.id, account_id=member.account, role=role,
                team_id=team, from_on=BEGAN, until_on=until,
            )  # fmt: skip
    for child, category, until in PLANS:
        if child.authority != authority.slug:
            continue
        began = LONG_AGO if until else BEGAN
        registration = Registration.objects.create(
            authority_id=authority.id, child_id=child.id, began_as="carried-in", from_on=began,
            carried_in_on=began, carried_from="before-holdfast", until_on=until,
            grounds="no-longer-at-risk" if until else "",
        )  # fmt: skip
        RegistrationCategory.objects.create(
            authority_id=authority.id, registration=registration, category=category, from_on=began
        )
