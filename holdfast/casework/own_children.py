"""Whose duties are mine: the children one holds, covers or has in one's unit or team, and in which roles.

From the allocations, by index, as `access` reads them; a role held for the whole authority reaches every
child with something due from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.standing import Standing
from holdfast.casework.dues import Due
from holdfast.procedures.words import Role
from holdfast.records.models import Involvement, Obligation, Person
from holdfast.records.models.obligations import OPEN

MANAGERS = frozenset({"team-manager", "line-manager", "agency-manager"})
# Roles that somebody of the authority's own holds: their duties are on their own lists.
OTHERS = MANAGERS | {
    *("service-manager", "safeguarding-manager", "child-protection-adviser", "conference-chair"),
    *("conference-administrator", "note-taker", "reviewing-officer", "duty-social-worker"),
}
CONFERENCES = frozenset({"conference-chair", "conference-administrator", "note-taker"})
# For which duties a role answers that is held for the whole authority.
ANSWERS_FOR = {
    "service-manager": frozenset({"service-manager"}),
    "safeguarding-manager": frozenset({"safeguarding-manager", "child-protection-adviser"}),
    "conference-chair": CONFERENCES,
    "conference-administrator": CONFERENCES,
    "reviewing-officer": frozenset({"reviewing-officer"}),
    "duty-social-worker": frozenset({"duty-social-worker"}),
}
MOST = 120  # children of a whole authority with something due from one role, on one page
ROWS = 3 * MOST  # read to find them: a child may have several things due


@dataclass(frozen=True, kw_only=True)
class OwnChildren:
    """Children by how one answers for them. `worked` are held, covered or the unit's; `led` one's teams'.

    `of_whom` names the account to whom a covered child is allocated; `involved` a partner's roles.
    """

    worked: frozenset[UUID] = frozenset()
    led: frozenset[UUID] = frozenset()
    of_whom: dict[UUID, UUID] = field(default_factory=dict)
    involved: dict[UUID, frozenset[str]] = field(default_factory=dict)
    central: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *, who: Standing, today: date) -> "OwnChildren":
        """Those of whoever acts, in a query for the allocations and one where they are a partner."""
        rows: Iterable[tuple[UUID, UUID, UUID]] = ()
        if who.covering or who.led or who.units or who.teams or who.account:
            rows = relations.allocated(today=today).filter(
                _theirs(who)
            ).values_list("child_id", "account_id", "team_id")  # fmt: skip
        worked, led, of_whom = set(), set(), {}
        for child, account, team in rows:
            if account == who.account or account in who.covering or team in who.units:
                worked.add(child)
                if account in who.covering:
                    of_whom[child] = account
            if team in who.led:
                led.add(child)
        return cls(
            worked=frozenset(worked), led=frozenset(led), of_whom=of_whom,
            involved=_involved(who, today),
            central=frozenset(each for role in who.roles for each in ANSWERS_FOR.get(role, ())),
        )  # fmt: skip

    def central_children(self, *, today: date, until: date) -> list[UUID]:
        """Children of the whole authority of whom something is due by a day from one of one's roles."""
        if not self.central:
            return []
        hidden = Person.objects.filter(access_children.hidden(today=today)).values("id")
        rows = Obligation.objects.filter(
            OPEN, authority_id=entry.current().authority, gone=False, due_on__lte=until
        ).exclude(child__in=hidden)  # fmt: skip
        order = ("due_on", "child_id")
        # Each role by itself: of several at once the index gives no order, and all that is late is read.
        parts = [
            rows.filter(responsible=role).order_by(*order).values_list(*order)[:ROWS]
            for role in sorted(self.central)
        ]
        first = parts[0].union(*parts[1:], all=True).order_by(*order)[:ROWS] if parts[1:] else parts[0]
        return list(dict.fromkeys(child for _, child in first))[:MOST]

    def answers(self, *, due: Due) -> bool:
        """Whether what is due is mine to do, or to see to."""
        if due.responsible in self.central:
            return True
        if due.child in self.worked and due.responsible not in OTHERS:
            return True
        if due.child in self.led and due.responsible in MANAGERS | {Role.CONSULTANT_SOCIAL_WORKER}:
            return True
        return due.responsible in self.involved.get(due.child, ())

    @property
    def decided(self) -> frozenset[str]:
        """The roles in which one answers for children whom one does not work with."""
        managed = MANAGERS | {Role.CONSULTANT_SOCIAL_WORKER} if self.led else frozenset()
        return self.central | managed

    @property
    def listed(self) -> frozenset[UUID]:
        """The children whom one works with, as a worker or a partner."""
        return self.worked | frozenset(self.involved)


def _theirs(who: Standing) -> Q:
    return Q(account__in={who.account, *who.covering}) | Q(team__in=who.units) | Q(team__in=who.led)


def _involved(who: Standing, today: date) -> dict[UUID, frozenset[str]]:
    if not who.is_partner:
        return {}
    found: dict[UUID, frozenset[str]] = {}
    rows = Involvement.standing.filter(
        relations.in_force(today=today), authority_id=entry.current().authority, account=who.account
    )
    for child, role, core_group in rows.values_list("child_id", "role", "core_group"):
        more = {role, "core-group"} if core_group else {role}
        found[child] = found.get(child, frozenset()) | more
    named = relations.in_core_group(today=today).filter(account=who.account)
    for child, role in named.values_list("child_id", "role"):
        found[child] = found.get(child, frozenset()) | {role, "core-group"}
    return found
