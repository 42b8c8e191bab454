"""Cover: somebody does another's work while they are away, and sees the same children on the same lists."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry, standing
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import Role
from holdfast.casework import impossible, steps, teams
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, Cover, RoleHeld

WHO = "their manager, or they themselves"
MANAGERS = frozenset({Role.SERVICE_MANAGER, Role.SAFEGUARDING_MANAGER})


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A cover as shown: who is away, who covers, from the first day to the last."""

    id: UUID
    away: UUID
    away_name: str
    covering: UUID
    covering_name: str
    from_on: date
    until_on: date
    why: str


@step
def arrange(
    *, away: UUID, covering: UUID, from_on: date, until_on: date, today: date, why: str = ""
) -> Covered:
    """Arrange that one person covers for another, from a day through a last day.

    Raises Refused for whoever is neither the one away nor their manager, for days out of order or past, a
    cover for oneself, and somebody without a role to cover in; NotHere for an account that is not here.
    """
    first, second = _account(away), _account(covering)
    _may(away, today)
    if until_on < today:
        raise Refused("The last day of the cover is past.", about="account", about_id=away)
    if not _roles(covering, today):
        raise Refused(
            f"{second.name} holds no role in which to cover.", who_can_help=standing.ACCOUNTS,
            about="account", about_id=covering,
        )  # fmt: skip
    with impossible.in_words(about="account", about_id=away):
        made = Cover.objects.create(
            authority_id=entry.current().authority, away=first, covering=second, from_on=from_on,
            until_on=until_on, why=why.strip(),
        )  # fmt: skip
    standing.forget()
    steps.log(about="account", about_id=away)
    steps.log(about="account", about_id=covering)
    return _shown(made)


@step
def end(*, cover: UUID, on: date, today: date) -> Covered:
    """End a cover early: the day given is its last. Raises as `arrange` does, and for a day after its end."""
    found = Cover.objects.filter(id=cover).select_related("away", "covering").first()
    if found is None:
        raise NotHere("There is no such cover here.", about="account")
    _may(found.away_id, today)
    if on > found.until_on:
        raise Refused("It ends before that day already.", about="account", about_id=found.away_id)
    with impossible.in_words(about="account", about_id=found.away_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    standing.forget()
    steps.log(about="account", about_id=found.away_id)
    return _shown(found)


@read
def list_covers(*, today: date) -> tuple[Covered, ...]:
    """Covers of today and to come that one may arrange or takes part in, the soonest first.

    Raises Refused for a visitor and a partner.
    """
    teams.only_staff(today=today)
    who = standing.of(today=today)
    found = Cover.objects.filter(until_on__gte=today).select_related("away", "covering")
    if not who.is_system and not who.roles & MANAGERS:
        mine = Q(away=who.account) | Q(covering=who.account)
        found = found.filter(mine | Q(away__in=_in_teams(who.led, today)))
    steps.log(about="account")
    return tuple(_shown(each) for each in found.order_by("from_on", "away__name"))


@read
def who_can(*, today: date) -> tuple[tuple[UUID, str], ...]:
    """Accounts that hold a role of the authority's own, by name: who can be away, and who can cover.

    Raises Refused for a visitor and a partner.
    """
    teams.only_staff(today=today)
    held = RoleHeld.objects.filter(Q(until_on=None) | Q(until_on__gte=today), account__left_at=None)
    found = held.exclude(role=Role.PARTNER_PROFESSIONAL).values_list("account_id", "account__name")
    steps.log(about="account")
    return tuple(sorted(set(found), key=lambda each: (each[1], each[0])))


def _may(away: UUID, today: date) -> None:
    """Oneself, whoever leads a team in which they are, and the managers of the service."""
    who = standing.of(today=today)
    if who.account is None and not who.is_system:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS, about="account", about_id=away)
    theirs = set(RoleHeld.objects.filter(account=away).values_list("team_id", flat=True))
    if not (who.is_system or who.account == away or who.roles & MANAGERS or who.led & theirs):
        raise Refused(
            "Cover is arranged by the manager, or by whoever is away.", who_can_help=WHO,
            about="account", about_id=away,
        )  # fmt: skip


def _in_teams(led: frozenset[UUID], today: date) -> set[UUID]:
    held = RoleHeld.objects.filter(Q(until_on=None) | Q(until_on__gte=today), team__in=led)
    return set(held.values_list("account_id", flat=True))


def _roles(account: UUID, today: date) -> set[str]:
    held = RoleHeld.objects.filter(Q(until_on=None) | Q(until_on__gte=today), account=account)
    return set(held.exclude(role=Role.PARTNER_PROFESSIONAL).values_list("role", flat=True))


def _account(account: UUID) -> Account:
    found = Account.objects.filter(id=account).first()
    if found is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    if found.left_at is not None:
        raise Refused(f"{found.name} has left.", about="account", about_id=account)
    return found


def _shown(each: Cover) -> Covered:
    return Covered(
        id=each.id, away=each.away_id, away_name=each.away.name, covering=each.covering_id,
        covering_name=each.covering.name, from_on=each.from_on, until_on=each.until_on, why=each.why,
    )  # fmt: skip
