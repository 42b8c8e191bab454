"""Accounts: who may sign in. Administrators make and close them; nobody makes their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access import accounts, administrators, entry, passwords, second_factors, standing
from holdfast.access.refusals import Refused
from holdfast.access.roles import ROLES, Role
from holdfast.casework import invitations, sessions, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, Authority, Invitation, RoleHeld, SecondFactorReset, Session

IMPOSSIBLE = {
    "account_email": "Somebody has an account with this email address already.",
    "account_email_at": "The email address needs an @.",
    "account_name": "An account needs a name.",
    "account_not_too_long": "The name or the email address is longer than 254 letters.",
}


@dataclass(frozen=True, kw_only=True)
class Held:
    """A role that somebody holds: its name, and what it is in one sentence."""

    name: str
    say: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An account in a list: who, in which roles, and what waits: a first password, a reset."""

    account: UUID
    name: str
    email: str
    roles: tuple[Held, ...]
    left_at: datetime | None = None
    is_waiting: bool = False
    reset_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Reset:
    """A reset that somebody has asked for and nobody has decided."""

    id: UUID
    account: UUID
    name: str
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """An account as an administrator sees it."""

    account: UUID
    name: str
    email: str
    roles: tuple[Held, ...]
    left_at: datetime | None
    has_password: bool
    has_second_factor: bool
    invited_until: datetime | None
    reset: Reset | None


@step
def create(*, email: str, name: str, now: datetime) -> invitations.Made:
    """Make an account for somebody, who sets a password by the one-time address within seven days.

    Raises Refused for who is no administrator, for an address that has an account, and for no name.
    """
    administrators.only_administrators(today=administrators.day(of=now))
    with _possible():
        account = Account(
            authority_id=entry.current().authority, email=email.strip().lower(), name=name.strip()
        )
        account.set_unusable_password()
        account.save(force_insert=True)
    steps.log(about="account", about_id=account.id)
    return invitations.Made(account=account.id, token=invitations.make(account=account.id, now=now))


@step
def close(*, account: UUID, reason: str, now: datetime) -> None:
    """Close the account of somebody who leaves: they are out with their next request. What they did stays.

    Raises Refused for who is no administrator, for one's own account, for the last administrator's, and
    without a reason; NotHere when there is no such account.
    """
    administrators.only_administrators(today=administrators.day(of=now), about_id=account)
    found = _staying(account)
    if entry.current().actor.account == account:
        raise Refused("Nobody closes their own account.", about="account", about_id=account)
    _reason(reason, account)
    for held in RoleHeld.objects.filter(account=found, role=Role.ADMINISTRATOR):
        standing.keep_an_administrator(without=held.id, on=administrators.day(of=now))
    found.left_at = now
    found.set_unusable_password()
    found.save(update_fields=["left_at", "password"])
    sessions.end_all(account=account, now=now, why="left")
    steps.log(about="account", about_id=account, why=reason.strip())


@step
def change_password(*, password: str, session: UUID, now: datetime) -> None:
    """Change one's own password; every other session of one's own ends.

    Raises Refused for a password that will not do: the reasons are in its `why`, one a line.
    """
    account = accounts.own()
    wrong = passwords.faults(password=password, name=account.name, email=account.email)
    if wrong:
        raise Refused("\n".join(wrong), about="account", about_id=account.id)
    account.set_password(password)
    account.save(update_fields=["password"])
    Session.objects.filter(account=account, ended_at=None).exclude(id=session).update(ended_at=now)
    steps.log(about="account", about_id=account.id)


@read
def show(*, account: UUID, today: date) -> AccountPage:
    """One account, for an administrator. Raises Refused for everybody else, NotHere when there is none."""
    administrators.only_administrators(today=today, about_id=account)
    found = accounts.find(account=account)
    steps.log(about="account", about_id=account)
    return _page(found, today)


@read
def everybody(*, today: date) -> tuple[Listed, ...]:
    """Everybody with an account, leavers last, for an administrator. Raises Refused for everybody else."""
    administrators.only_administrators(today=today)
    roles = _roles(today)
    asked = set(SecondFactorReset.objects.filter(decided_at=None).values_list("account_id", flat=True))
    steps.log(about="account")
    found = [
        Listed(
            account=each.id, name=each.name, email=each.email, roles=roles.get(each.id, ()),
            left_at=each.left_at, is_waiting=not each.has_usable_password(), reset_asked=each.id in asked,
        )
        for each in Account.objects.order_by("name", "email")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.left_at is not None))


@read
def list_demonstration(*, today: date) -> tuple[Listed, ...]:
    """The accounts that anybody may try in a demonstration, by role. Raises Refused elsewhere."""
    _only_in_a_demonstration()
    roles = _roles(today)
    steps.log(about="account")
    found = [
        Listed(account=each.id, name=each.name, email=each.email, roles=roles.get(each.id, ()))
        for each in Account.objects.filter(left_at=None).order_by("-name")
    ]
    return tuple(sorted(found, key=_as_tried))


def _as_tried(each: Listed) -> int:
    """Those who work with children first, as the catalogue of roles has them; whoever has no role last."""
    order = [known.name for known in ROLES.values()]
    return min([order.index(held.name) for held in each.roles], default=len(order))


@step
def try_role(*, account: UUID) -> None:
    """Let anybody act as one of a demonstration's people. Raises Refused elsewhere, NotHere for a leaver."""
    _only_in_a_demonstration()
    _staying(account)
    steps.log(about="account", about_id=account, why="demonstration")


def _only_in_a_demonstration() -> None:
    if not Authority.objects.filter(id=entry.current().authority, demonstration=True).exists():
        raise Refused("Roles can be tried in a demonstration alone.", about="account")


def _roles(today: date) -> dict[UUID, tuple[Held, ...]]:
    """The roles that each account holds on a day."""
    held = RoleHeld.objects.filter(from_on__lte=today).exclude(until_on__lt=today).order_by("role")
    found: dict[UUID, tuple[Held, ...]] = {}
    for account, role in held.values_list("account_id", "role").distinct():
        known = ROLES[Role(role)]
        found[account] = (*found.get(account, ()), Held(name=known.name, say=known.say))
    return found


def _page(account: Account, today: date) -> AccountPage:
    open_reset = SecondFactorReset.objects.filter(account=account, decided_at=None)
    reset = open_reset.select_related("account", "asked_by").first()
    invitation = Invitation.objects.filter(account=account, used_at=None).order_by("-until_at").first()
    return AccountPage(
        account=account.id, name=account.name, email=account.email,
        roles=_roles(today).get(account.id, ()), left_at=account.left_at,
        has_password=account.has_usable_password(),
        has_second_factor=second_factors.of(account=account).exists(),
        invited_until=invitation.until_at if invitation else None,
        reset=_reset(reset) if reset else None,
    )  # fmt: skip


def _reset(found: SecondFactorReset) -> Reset:
    return Reset(
        id=found.id, account=found.account_id, name=found.account.name, asked_by=found.asked_by_id,
        asked_by_name=found.asked_by.name, asked_at=found.asked_at, reason=found.why,
    )  # fmt: skip


def _staying(account: UUID) -> Account:
    found = accounts.find(account=account)
    if found.left_at is not None:
        raise Refused("This account is closed.", about="account", about_id=account)
    return found


def _reason(reason: str, account: UUID) -> None:
    if not reason.strip():
        raise Refused("Say why.", about="account", about_id=account)


@contextmanager
def _possible() -> Iterator[None]:
    """What the database holds to be impossible is refused in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None))
        if constraint not in IMPOSSIBLE:
            raise
        raise Refused(IMPOSSIBLE[constraint], about="account") from error
