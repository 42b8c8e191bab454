"""Who holds which role: the whole list, for administrators alone. Given and ended by `teams`.

A manager gives no role: whoever decides about children does not decide who sees them.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry, standing
from holdfast.access.refusals import NotHere
from holdfast.access.roles import ROLES, May, Role
from holdfast.casework import steps, teams
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, RoleHeld, Team


@dataclass(frozen=True, kw_only=True)
class Held:
    """A role that somebody holds or will hold."""

    id: UUID
    account: UUID
    name: str
    role: str
    role_name: str
    team_name: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class RolesPage:
    """Every role held today or later, by name; and whom and what one can choose to give one."""

    held: tuple[Held, ...]
    accounts: tuple[tuple[UUID, str], ...]
    teams: tuple[tuple[UUID, str], ...]
    without: tuple[str, ...]  # the names of those who hold no role


@read
def list_held(*, today: date) -> RolesPage:
    """Everybody's roles, by name. Raises Refused for who is no administrator."""
    standing.require(may=May.ADMINISTER, today=today, about="account")
    here = entry.current().authority
    rows = RoleHeld.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), authority_id=here, account__left_at=None
    ).select_related("account", "team")
    held = tuple(_held(each) for each in rows.order_by("account__name", "role", "id"))
    accounts = Account.objects.filter(authority_id=here, left_at=None).order_by("name", "id")
    known = {each.account for each in held}
    steps.log(about="account")
    return RolesPage(
        held=held,
        accounts=tuple(accounts.values_list("id", "name")),
        teams=tuple(
            Team.objects.filter(authority_id=here, ended_on=None).order_by("name").values_list("id", "name")
        ),
        without=tuple(each.name for each in accounts if each.id not in known),
    )


@read
def show(*, held: UUID, today: date) -> Held:
    """One role that somebody holds. Raises Refused for who is no administrator, NotHere for none."""
    standing.require(may=May.ADMINISTER, today=today, about="account")
    found = RoleHeld.objects.filter(id=held).select_related("account", "team").first()
    if found is None:
        raise NotHere("There is no such role here.", about="account")
    steps.log(about="account", about_id=found.account_id)
    return _held(found)


@step
def give(
    *, account: UUID, role: str, team: UUID | None, from_on: date, until_on: date | None, today: date
) -> None:
    """Give a role, as `teams.give_role`; Raises what it does."""
    teams.give_role(account=account, role=role, team=team, from_on=from_on, until_on=until_on, today=today)
    steps.log(about="account", about_id=account, why=role)


@step
def end(*, held: UUID, on: date, today: date) -> None:
    """End a role after its last day, as `teams.end_role`; Raises what it does."""
    ended = teams.end_role(held=held, on=on, today=today)
    steps.log(about="account", about_id=ended.account, why=ended.role)


def _held(each: RoleHeld) -> Held:
    return Held(
        id=each.id, account=each.account_id, name=each.account.name, role=each.role,
        role_name=ROLES[Role(each.role)].name if each.role in list(Role) else each.role,
        team_name=each.team.name if each.team else "", from_on=each.from_on, until_on=each.until_on,
    )  # fmt: skip
