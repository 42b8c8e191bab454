"""The staff of an authority that nobody has an account in yet: made by the steps, as an operator would."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from holdfast.access import entry
from holdfast.access.actors import Actor
from holdfast.access.standing import OPERATOR
from holdfast.casework import accounts, teams
from holdfast.records.models import Account
from tests import people
from tests.people import Member

TEAM, UNIT = "Team East", "Unit East"
NAMES = {
    "social-worker": "Willa Worker",
    "team-manager": "Mabel Manager",
    "conference-chair": "Cheryl Chair",
    "conference-administrator": "Cuthbert Conference",
    "reviewing-officer": "Rona Reviewer",
}
UNIT_NAMES = {
    "consultant-social-worker": "Cora Consultant",
    "social-worker": NAMES["social-worker"],
    "child-practitioner": "Carey Practitioner",
    "therapeutic-worker": "Theo Therapeutic",
    "unit-coordinator": "Ursula Coordinator",
}


@dataclass(frozen=True)
class Staff:
    """Who there is, by role; and the team or unit they work in."""

    of: dict[str, Member]
    team: str

    @property
    def manager(self) -> Member:
        """Who leads it."""
        return self.of.get("team-manager") or self.of["consultant-social-worker"]


def hire(*, slug: str, in_unit: bool, on: date, now: datetime) -> Staff:
    """Make accounts, a team or a unit, and the roles."""
    authority = next(each for each in entry.list_authorities() if each.slug == slug)
    alone = {role: name for role, name in NAMES.items() if not in_unit or role != "team-manager"}
    names = {**alone, **UNIT_NAMES} if in_unit else alone
    with entry.enter(actor=Actor(label=OPERATOR), authority=authority.id, reason="a team begins"):
        made = {role: _account(slug, name, now) for role, name in names.items()}
        if in_unit:
            members = {role: made[role].account for role in UNIT_NAMES}
            team = teams.form_unit(name=UNIT, members=members, from_on=on, today=on)
        else:
            team = teams.record(name=TEAM, today=on)
        for role, member in made.items():
            if not (in_unit and role in UNIT_NAMES):
                there = team.id if role in {"social-worker", "team-manager"} else None
                teams.give_role(account=member.account, role=role, team=there, from_on=on, today=on)
    return Staff(of=made, team=team.name)


def _account(slug: str, name: str, now: datetime) -> Member:
    email = f"{name.lower().replace(' ', '.')}@{slug}.example"
    key = accounts.create(email=email, name=name, now=now).account
    Account.objects.filter(id=key).update(password=make_password(people.PASSWORD))
    return Member(key, slug, name, email)
