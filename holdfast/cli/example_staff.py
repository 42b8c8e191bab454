"""The invented staff of an authority's example: an account a role, a team or a unit, a partner in health."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

# Who there is, in the order in which a newcomer wants to try them: role, invented name.
PEOPLE: tuple[tuple[str, str], ...] = (
    ("social-worker", "Winnie Worker"),
    ("social-worker", "Wilf Worker"),
    ("social-worker", "Wanda Worker"),
    ("team-manager", "Max Manager"),
    ("senior-practitioner", "Sid Senior"),
    ("service-manager", "Sara Service"),
    ("duty-social-worker", "Dora Duty"),
    ("conference-chair", "Chloe Chair"),
    ("conference-administrator", "Connie Conference"),
    ("reviewing-officer", "Rory Reviewer"),
    ("safeguarding-manager", "Saffi Safeguarding"),
    ("partner-professional", "Penny Partner"),
    ("data-officer", "Dan Data"),
    ("inspector", "Ines Inspector"),
    ("administrator", "Adam Administrator"),
    ("administrator", "Alma Administrator"),
)
UNIT_PEOPLE = tuple(
    each for each in PEOPLE if each[0] not in {"social-worker", "team-manager", "senior-practitioner"}
)
UNIT = (
    ("consultant-social-worker", "Carla Consultant"),
    ("social-worker", "Winnie Worker"),
    ("child-practitioner", "Chris Practitioner"),
    ("therapeutic-worker", "Thea Therapeutic"),
    ("unit-coordinator", "Una Coordinator"),
)
IN_TEAM = frozenset({"social-worker", "team-manager", "senior-practitioner"})
HAS_UNITS = "isle_of_wight"


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Who there is: accounts by invented name, and the team that holds the families."""

    by_name: dict[str, UUID]
    team: UUID
    team_name: str
    workers: tuple[UUID, ...]
    emails: dict[UUID, str]

    def one(self, role: str) -> UUID:
        """The first who holds a role."""
        held = (name for known, name in (*PEOPLE, *UNIT) if known == role)
        return next(self.by_name[name] for name in held if name in self.by_name)

    @property
    def is_unit(self) -> bool:
        """Whether the families are held by a child protection unit."""
        return "Max Manager" not in self.by_name

    @property
    def manager(self) -> UUID:
        """Who leads the team or the unit."""
        return self.one("consultant-social-worker" if self.is_unit else "team-manager")


def email(name: str, slug: str) -> str:
    """The invented address of somebody."""
    return f"{name.lower().replace(' ', '.')}@{slug}.example"


def hire(
    *, slug: str, procedure: str, on: date, now: datetime, until: date, team_name: str = "Team North"
) -> Staff:
    """Make the accounts, the teams and the roles, on the first simulated day; entered as the operator."""
    from holdfast.casework import accounts, teams  # noqa: PLC0415 - Django is ready only when a command runs

    there = UNIT_PEOPLE if procedure == HAS_UNITS else PEOPLE
    names = dict.fromkeys(name for _role, name in (*there, *(UNIT if procedure == HAS_UNITS else ())))
    made = {name: accounts.create(email=email(name, slug), name=name, now=now).account for name in names}
    if procedure == HAS_UNITS:
        members = {role: made[name] for role, name in UNIT}
        team = teams.form_unit(name="Unit One", members=members, from_on=on, today=on, phone="01632 960100")
    else:
        team = teams.record(name=team_name, today=on, phone="01632 960100")
    for role, name in there:
        teams.give_role(
            account=made[name], role=role, team=team.id if role in IN_TEAM else None, from_on=on, today=on,
            until_on=until if role == "inspector" else None,
        )  # fmt: skip
    workers = [made[name] for role, name in (*there, *UNIT) if role == "social-worker" and name in made]
    return Staff(
        by_name=made, team=team.id, team_name=team.name, workers=tuple(dict.fromkeys(workers)),
        emails={made[name]: email(name, slug) for name in made},
    )  # fmt: skip
