"""Teams and child protection units: who holds which role in them, and what a unit lacks.

A unit has exactly five roles. One that is vacant or held twice is shown; the procedure asks why it stands so.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access import entry, standing
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import ROLES, May, Role
from holdfast.casework import given, guarded, impossible, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, RoleHeld, Team

KINDS = {"team": "A team", "unit": "A child protection unit", "service": "A service"}
UNIT = (
    Role.CONSULTANT_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.CHILD_PRACTITIONER, Role.THERAPEUTIC_WORKER,
    Role.UNIT_COORDINATOR,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody who holds a role, from when until when."""

    held: UUID
    account: UUID
    name: str
    role: str
    role_name: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class Place:
    """One of the five roles of a unit: `holders` is empty for a vacancy, of several for a double."""

    role: str
    name: str
    holders: tuple[str, ...]

    @property
    def is_vacant(self) -> bool:
        """Nobody holds it."""
        return not self.holders

    @property
    def is_double(self) -> bool:
        """More than one holds it."""
        return len(self.holders) > 1


@dataclass(frozen=True, kw_only=True)
class TeamPage:
    """A team as shown; `places` are the five of a unit, `lacks` what is vacant or double, in words."""

    id: UUID
    name: str
    kind: str
    phone: str
    ended_on: date | None
    holders: tuple[Holder, ...]
    places: tuple[Place, ...]
    lacks: tuple[str, ...]


@step
def record(*, name: str, today: date, kind: str = "team", phone: str = "") -> TeamPage:
    """Record a team, a unit or a service; a unit is empty at first.

    Raises Refused for who does not look after accounts and roles, for a name that is taken or missing.
    """
    standing.require(may=May.ADMINISTER, today=today, about="team")
    given.known(word=kind, words=KINDS, what="the kind of team")
    with impossible.in_words(about="team"):
        team = Team.objects.create(
            authority_id=entry.current().authority, name=given.name(text=name, what="A team"), kind=kind,
            phone=phone.strip(),
        )  # fmt: skip
    steps.log(about="team", about_id=team.id)
    return _page(team, today)


@step
def form_unit(
    *,
    name: str,
    members: Mapping[str, UUID],
    from_on: date,
    today: date,
    phone: str = "",
    reasons: Mapping[str, str] | None = None,
) -> TeamPage:
    """Form a child protection unit of its members by role, at once.

    Raises Refused for who does not look after accounts and roles, for a role that a unit has not, and for a
    unit that is not whole unless `reasons` say why; NotHere for an account that is not here.
    """
    page = record(name=name, kind="unit", phone=phone, today=today)
    for role in members:
        given.known(word=role, words=UNIT, what="a role of a unit")
    why = guarded.ask(
        step="form-unit", facts=[{"roles": list(members)}], on=from_on, today=today, reasons=reasons,
        about="team", about_id=page.id,
    )  # fmt: skip
    team = _find(page.id)
    for role, account in members.items():
        _hold(_account(account), role, team, from_on, None)
    standing.forget()
    steps.log(about="team", about_id=team.id, why=why)
    return _page(team, today)


@step
def give_role(
    *,
    account: UUID,
    role: str,
    from_on: date,
    today: date,
    team: UUID | None = None,
    until_on: date | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Holder:
    """Give a role to an account, in a team where the role has one, from a day, until a day where it ends.

    Raises Refused for who does not look after roles, for a role that needs or has no team, an inspector
    without an end, and a unit that is then not whole unless `reasons` say why; NotHere as for `form_unit`.
    """
    standing.require(may=May.ADMINISTER, today=today, about="account", about_id=account)
    wanted = Role(given.known(word=role, words=list(Role), what="the role"))
    found = _team_for(wanted, team)
    whom = _account(account)
    if _held(today).filter(account=whom, role=role, team=found).exists():
        raise Refused(f"{whom.name} holds this role already.", about="account", about_id=account)
    made = _hold(whom, role, found, from_on, until_on)
    why = _unit_stands(found, from_on, today, reasons)
    standing.forget()
    steps.log(about="account", about_id=account, why=why)
    return _holder(made)


@step
def end_role(*, held: UUID, on: date, today: date, reasons: Mapping[str, str] | None = None) -> Holder:
    """End a role that somebody holds: the day given is its last.

    Raises Refused for who does not look after roles, for a role that has ended, for the last administrator's,
    and for a unit that is then not whole unless `reasons` say why; NotHere for a role that nobody holds here.
    """
    standing.require(may=May.ADMINISTER, today=today, about="account")
    found = RoleHeld.objects.filter(id=held).select_related("account", "team").first()
    if found is None:
        raise NotHere("There is no such role here.", about="account")
    if found.until_on is not None and found.until_on < today:
        raise Refused("This role has ended.", about="account", about_id=found.account_id)
    standing.keep_an_administrator(without=held, on=on)
    with impossible.in_words(about="account", about_id=found.account_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    why = _unit_stands(found.team, on, today, reasons) if on < today else ""
    standing.forget()
    steps.log(about="account", about_id=found.account_id, why=why)
    return _holder(found)


@read
def list_teams(*, today: date) -> tuple[TeamPage, ...]:
    """Every team that has not ended, by name, with who is in it. Raises Refused for a visitor."""
    only_staff(today=today)
    steps.log(about="team")
    return tuple(_page(team, today) for team in Team.objects.filter(ended_on=None).order_by("name"))


@read
def show(*, team: UUID, today: date) -> TeamPage:
    """One team, with who is in it and what a unit lacks. Raises Refused for a visitor, NotHere for none."""
    only_staff(today=today)
    page = _page(_find(team), today)
    steps.log(about="team", about_id=team)
    return page


def only_staff(*, today: date) -> None:
    """Raises Refused for a visitor, and for whoever holds no role."""
    who = standing.of(today=today)
    if who.account is None and not who.is_system:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS)
    if not who.is_system and (not who.roles or who.is_partner):
        raise Refused("Only the authority’s own people see its teams.", who_can_help=standing.ACCOUNTS)


def holding(*, team: UUID, today: date) -> QuerySet[RoleHeld]:
    """The roles held in a team today, by role and name."""
    return _held(today).filter(team=team).select_related("account", "team").order_by("role", "account__name")


def composition(*, team: UUID, today: date) -> list[str]:
    """The roles held in a team today, one for each holder."""
    return [each.role for each in holding(team=team, today=today)]


def _held(today: date) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today, account__left_at=None
    )


def _unit_stands(team: Team | None, on: date, today: date, reasons: Mapping[str, str] | None) -> str:
    """Why a unit stands as it does after a change, where it is not whole."""
    if team is None or team.kind != "unit":
        return ""
    return guarded.ask(
        step="form-unit", facts=[{"roles": composition(team=team.id, today=today)}], on=on, today=today,
        reasons=reasons, about="team", about_id=team.id,
    )  # fmt: skip


def _team_for(role: Role, team: UUID | None) -> Team | None:
    if ROLES[role].in_a_team != (team is not None):
        needs = "is held in a team: choose which" if team is None else "is not held in a team"
        raise Refused(f"{ROLES[role].name} {needs}.", about="team", about_id=team)
    return _find(team) if team is not None else None


def _find(team: UUID) -> Team:
    found = Team.objects.filter(id=team).first()
    if found is None:
        raise NotHere("There is no such team here.", about="team", about_id=team)
    return found


def _account(account: UUID) -> Account:
    found = Account.objects.filter(id=account).first()
    if found is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    if found.left_at is not None:
        raise Refused(f"{found.name} has left.", about="account", about_id=account)
    return found


def _hold(account: Account, role: str, team: Team | None, from_on: date, until_on: date | None) -> RoleHeld:
    with impossible.in_words(about="account", about_id=account.id):
        return RoleHeld.objects.create(
            authority_id=entry.current().authority, account=account, role=role, team=team, from_on=from_on,
            until_on=until_on,
        )  # fmt: skip


def _holder(each: RoleHeld) -> Holder:
    return Holder(
        held=each.id, account=each.account_id, name=each.account.name, role=each.role,
        role_name=ROLES[Role(each.role)].name, from_on=each.from_on, until_on=each.until_on,
    )  # fmt: skip


def _page(team: Team, today: date) -> TeamPage:
    holders = tuple(_holder(each) for each in holding(team=team.id, today=today))
    counted = Counter(each.role for each in holders)
    places = tuple(
        Place(
            role=role, name=ROLES[role].name,
            holders=tuple(each.name for each in holders if each.role == role),
        )
        for role in (UNIT if team.kind == "unit" else ())
    )  # fmt: skip
    lacks = [f"{each.name}: vacant" for each in places if each.is_vacant]
    lacks += [f"{each.name}: held by {' and '.join(each.holders)}" for each in places if each.is_double]
    if team.kind == "unit":
        lacks += [
            f"{ROLES[Role(role)].name}: not a role of a unit" for role in sorted(counted) if role not in UNIT
        ]
    return TeamPage(
        id=team.id, name=team.name, kind=team.kind, phone=team.phone, ended_on=team.ended_on,
        holders=holders, places=places, lacks=tuple(lacks),
    )  # fmt: skip
