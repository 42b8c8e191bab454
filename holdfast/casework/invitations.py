"""One-time addresses by which somebody sets a password: on joining, and after a reset."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from holdfast.access import accounts, actors, administrators, entry, passwords
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Invitation, Session

STAYS_OUT = "They have a password. If it or the second factor is lost, ask for a reset of both."
HOLDS = timedelta(days=7)
USED_UP = "This invitation was used, has been replaced, or is older than 7 days. Ask for another."


@dataclass(frozen=True, kw_only=True)
class Made:
    """An account, and the secret part of the address by which its owner sets a password, once."""

    account: UUID
    token: str


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Whom an invitation is for; `version` is that of the account."""

    account: UUID
    version: datetime
    name: str
    email: str


@step
def make(*, account: UUID, now: datetime) -> str:
    """Invite somebody who has no password; what is answered is kept nowhere. Earlier ones no longer hold.

    Raises Refused for who is no administrator, for a leaver and for who has a password; NotHere when there
    is no such account.
    """
    administrators.only_administrators(today=administrators.day(of=now), about_id=account)
    found = accounts.find(account=account)
    if found.left_at is not None:
        raise Refused("This account is closed.", about="account", about_id=account)
    if found.has_usable_password():
        raise Refused(STAYS_OUT, about="account", about_id=account)
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(account=found, used_at=None).update(used_at=now)
    Invitation.objects.create(
        authority_id=found.authority_id, account=found, until_at=now + HOLDS, digest=_digest(token)
    )
    steps.log(about="account", about_id=account)
    return token


@read
def show(*, token: str, now: datetime) -> Invited:
    """Whom an invitation is for, before they have signed in. Raises NotHere when it does not hold."""
    found = _find(token, now)
    steps.log(about="account", about_id=found.account_id)
    return _invited(found)


@step
def accept(*, token: str, password: str, now: datetime) -> Invited:
    """Set the password of whoever was invited; every session and other invitation of theirs ends.

    Raises NotHere when the invitation does not hold, Refused for a password that will not do: the reasons
    are in its `why`, one a line.
    """
    found = _find(token, now)
    account = found.account
    wrong = passwords.faults(password=password, name=account.name, email=account.email)
    if wrong:
        raise Refused("\n".join(wrong), about="account", about_id=account.id)
    entered = entry.current()
    with entry.enter(
        actor=actors.person(account=account.id), authority=entered.authority, reason="by invitation"
    ):
        account.set_password(password)
        account.save(update_fields=["password"])
        account.refresh_from_db(fields=["known_from"])
        Invitation.objects.filter(account=account, used_at=None).update(used_at=now)
        Session.objects.filter(account=account, ended_at=None).update(ended_at=now)
        steps.log(about="account", about_id=account.id)
    return _invited(found)


def _find(token: str, now: datetime) -> Invitation:
    found = (
        Invitation.objects.filter(
            digest=_digest(token), used_at=None, until_at__gt=now, account__left_at=None
        )
        .select_related("account")
        .first()
    )
    if found is None:
        raise NotHere(USED_UP, about="invitation")
    return found


def _invited(found: Invitation) -> Invited:
    account = found.account
    return Invited(account=account.id, version=account.known_from, name=account.name, email=account.email)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
