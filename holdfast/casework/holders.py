"""Who holds a role for a child today, and the number on which they can be reached.

The child's own first: whoever it is allocated to (or who covers for them), the team that has the child, then
whoever is involved from another agency, then the service as a whole. Nobody is guessed: a role that nobody
is known to hold answers an empty list, and the page asks for the name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import relations
from holdfast.procedures.words import FAMILY, Role
from holdfast.records.models import (
    Account,
    Allocation,
    Cover,
    Involvement,
    RoleHeld,
    Team,
)

# Held in the team or unit that has the child.
OF_THE_TEAM = frozenset(
    {"team-manager", "consultant-social-worker", "senior-practitioner", "unit-coordinator"}
)
# Held for the whole authority.
OF_THE_SERVICE = frozenset(
    {
        *("service-manager", "safeguarding-manager", "duty-social-worker", "conference-chair"),
        *("conference-administrator", "reviewing-officer"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody who holds a role for a child: `phone` is empty where none is known.

    `whom` is the role in which a procedure wants them told, where that is another: a line manager.
    """

    name: str
    role: str
    phone: str = ""
    account: UUID | None = None
    agency: str = ""
    covers: str = ""  # for whom they stand in
    whom: str = ""

    @property
    def key(self) -> str:
        """By what a form names them: the account, else the name."""
        return str(self.account) if self.account else self.name


def of(*, child: UUID, role: str, today: date, by_role: str = "social-worker") -> tuple[Holder, ...]:
    """Who holds a role for a child; `by_role` says whose line manager is meant, whose fellow core group."""
    if role == Role.CORE_GROUP:
        named = _named(child, today) or _involved(child, today, core_group=True)
        members = [*_allocated(child, Role.SOCIAL_WORKER, today), *named]
        return tuple(each for each in _once(members) if each.role != by_role)
    if role == Role.LINE_MANAGER:
        role = Role.TEAM_MANAGER if by_role in _OWN_TEAM else role
    found = [*_allocated(child, role, today)]
    if role in OF_THE_TEAM:
        found += _in_team(child, role, today)
    found += _involved(child, today, role=role)
    if role in OF_THE_SERVICE:
        found += _in_service(role, today)
    return _once(found)


_OWN_TEAM = frozenset({"social-worker", "child-practitioner", "therapeutic-worker", "unit-coordinator",
                       "senior-practitioner", "duty-social-worker"})  # fmt: skip


def around(*, child: UUID, today: date) -> tuple[Holder, ...]:
    """Everybody known to have to do with a child, to choose from: the worker, managers, agencies."""
    found = [*_allocated(child, None, today)]
    for role in ("team-manager", "consultant-social-worker", "conference-chair", "duty-social-worker"):
        found += of(child=child, role=role, today=today)
    found += _involved(child, today)
    return _once(found)


def _once(found: Iterable[Holder]) -> tuple[Holder, ...]:
    return tuple({(each.key, each.role): each for each in reversed([*found])}.values())[::-1]


def _allocated(child: UUID, role: str | None, today: date) -> list[Holder]:
    rows = relations.allocated(today=today).filter(child=child).select_related("account", "team")
    rows = rows.filter(role=role) if role else rows
    found: list[Holder] = []
    for each in rows.order_by("from_on", "id"):
        found += _standing_in(each, today)
        found.append(_holder(each.account, each.role, each.team))
    return found


def _standing_in(allocation: Allocation, today: date) -> list[Holder]:
    covers = Cover.objects.filter(
        away=allocation.account_id, from_on__lte=today, until_on__gte=today
    ).select_related("covering", "away")
    return [
        _holder(each.covering, allocation.role, allocation.team, covers=each.away.name) for each in covers
    ]


def _in_team(child: UUID, role: str, today: date) -> list[Holder]:
    teams = relations.allocated(today=today).filter(child=child).values("team")
    return _held(role, today, team__in=teams)


def _in_service(role: str, today: date) -> list[Holder]:
    return _held(role, today)


def _held(role: str, today: date, **where: object) -> list[Holder]:
    rows = RoleHeld.objects.filter(
        relations.lasting(today=today), role=role, account__left_at=None, **where
    ).select_related("account", "team")
    return [_holder(each.account, role, each.team) for each in rows.order_by("account__name", "id")]


def _holder(account: Account, role: str, team: Team | None, *, covers: str = "") -> Holder:
    return Holder(
        name=account.name, role=role, account=account.id, covers=covers,
        phone=account.phone or (team.phone if team else ""),
    )  # fmt: skip


def _involved(
    child: UUID, today: date, *, role: str | None = None, core_group: bool | None = None
) -> list[Holder]:
    rows = Involvement.standing.filter(relations.in_force(today=today), child=child)
    rows = rows.filter(role=role) if role else rows
    rows = rows.filter(core_group=core_group) if core_group is not None else rows
    rows = rows.select_related("agency", "person", "account").order_by("role", "from_on", "id")
    return [_of_agency(each) for each in rows]


def _named(child: UUID, today: date) -> list[Holder]:
    """The professionals of the core group, where a conference has named it."""
    rows = relations.in_core_group(today=today).filter(child=child)
    rows = rows.exclude(role__in=FAMILY).select_related("agency", "account").order_by("role", "id")
    return [
        Holder(
            name=each.name, role=each.role, account=each.account_id,
            phone=(each.account.phone if each.account else "") or (each.agency.phone if each.agency else ""),
            agency=each.agency.name if each.agency else "",
        )
        for each in rows
    ]  # fmt: skip


def _of_agency(each: Involvement) -> Holder:
    agency = each.agency.name if each.agency else ""
    person = f"{each.person.given_name} {each.person.family_name}".strip() if each.person else ""
    return Holder(
        name=(each.account.name if each.account else "") or person or agency,
        role=each.role, agency=agency, account=each.account_id,
        phone=each.phone or (each.account.phone if each.account else "")
        or (each.agency.phone if each.agency else ""),
    )  # fmt: skip
