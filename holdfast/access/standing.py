"""What somebody is at the moment: the roles they hold, their teams, and for whom they stand in.

Asked once a transaction, in two queries. A leaver, a visitor and a part of the system hold nothing.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.access.roles import LEADS, MAY_SAY, ROLES, STANDS_IN, May, Relation, Role
from holdfast.records.models import Cover, RoleHeld

# The parts of the program that may do all that a step asks; no other part may.
OPERATOR = "system:operator"  # the command line: looks after accounts, for somebody must be the first
SYSTEM = frozenset({"system:example", "system:carry-in", "system:obligations"})
SIGN_IN = "Sign in first: only people with an account see or change the record."
ACCOUNTS = "whoever manages accounts in your authority"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Roles and teams on one day; `covering` are the accounts for whom somebody stands in."""

    account: UUID | None
    roles: frozenset[Role] = frozenset()
    led: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()
    units: frozenset[UUID] = frozenset()
    covering: frozenset[UUID] = frozenset()
    is_system: bool = False

    @property
    def is_partner(self) -> bool:
        """Whether somebody works for another agency and holds no role of the authority's own."""
        return self.roles == {Role.PARTNER_PROFESSIONAL}

    @property
    def anywhere(self) -> frozenset[May]:
        """What may be done in the whole authority."""
        return frozenset(may for role in self.roles for may in ROLES[role].anywhere)

    def to_a_child(self, relation: Relation) -> frozenset[May]:
        """What may be done to a child to whom one stands so."""
        if self.is_system:
            return frozenset(May)
        return frozenset(may for role in self.roles for may in ROLES[role].to_a_child.get(relation, ()))


def of(*, today: date) -> Standing:
    """Whoever acts, as they stand today. Raises entry.NotEntered outside `enter`.

    Kept for the transaction; after a change of roles or cover, `forget()`.
    """
    remembered = entry.current().remembered
    if today not in remembered:
        remembered[today] = _ask(today)
    found: Standing = remembered[today]
    return found


def forget() -> None:
    """Have it asked again: roles or covers have changed in this transaction."""
    entry.current().remembered.clear()


def require(*, may: May, today: date, about: str = "", about_id: UUID | None = None) -> Standing:
    """Raises Refused unless whoever acts may do this in the whole authority."""
    found = of(today=today)
    if may is May.ADMINISTER and entry.current().actor.label == OPERATOR:
        return found
    if not found.is_system and may not in found.anywhere:
        if found.account is None:
            raise Refused(SIGN_IN, who_can_help=ACCOUNTS, about=about, about_id=about_id)
        raise Refused(
            f"Your role does not let you {MAY_SAY[may]}.",
            who_can_help=_holders(may), about=about, about_id=about_id,
        )  # fmt: skip
    return found


def keep_an_administrator(*, without: UUID, on: date) -> None:
    """Raises Refused where nobody would be an administrator on a day if this role held were not there.

    Locks the rows, so that of two who end each other's role at once the second is refused.
    """
    held = RoleHeld.objects.filter(
        Q(until_on=None) | Q(until_on__gt=on), authority_id=entry.current().authority,
        role=Role.ADMINISTRATOR, account__left_at=None, from_on__lte=on,
    )  # fmt: skip
    rows = set(held.select_for_update(of=("self",)).order_by("id").values_list("id", flat=True))
    if without in rows and rows == {without}:
        raise Refused(
            "This is the last administrator: make somebody else one first.",
            who_can_help="an administrator of your authority", about="account",
        )  # fmt: skip


def _holders(may: May) -> str:
    """The roles that may, in words."""
    names = [each.name.lower() for each in ROLES.values() if may in each.anywhere]
    return "a " + " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _ask(today: date) -> Standing:
    entered = entry.current()
    account = entered.actor.account
    if account is None:
        return Standing(account=None, is_system=entered.actor.label in SYSTEM)
    away = frozenset(
        Cover.objects.filter(
            authority_id=entered.authority, covering=account, from_on__lte=today, until_on__gte=today
        ).values_list("away_id", flat=True)
    )
    held = (
        RoleHeld.objects.filter(
            Q(until_on=None) | Q(until_on__gte=today),
            Q(account=account, account__left_at=None) | Q(account__in=away),
            authority_id=entered.authority, from_on__lte=today, role__in=list(Role),
        ).values_list("account_id", "role", "team_id", "team__kind")
    )  # fmt: skip
    return _standing(account, away, [(whose, Role(role), team, kind) for whose, role, team, kind in held])


def _standing(
    account: UUID, away: frozenset[UUID], held: list[tuple[UUID, Role, UUID | None, str | None]]
) -> Standing:
    own = [(role, team, kind) for whose, role, team, kind in held if whose == account]
    roles = frozenset(role for role, _, _ in own)
    stands_in = bool(roles & STANDS_IN)
    return Standing(
        account=account,
        roles=roles,
        led=frozenset(
            team for whose, role, team, _ in held
            if team and role in LEADS and (whose == account or stands_in)
        ),
        teams=frozenset(team for _, team, kind in own if team and kind != "unit"),
        units=frozenset(team for _, team, kind in own if team and kind == "unit"),
        covering=away if roles else frozenset(),
    )  # fmt: skip
