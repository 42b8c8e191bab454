"""Signing in: a password, then a second factor, then a session. Each try is logged, right or wrong."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib.auth import authenticate

from holdfast.access import accounts, entry, second_factors, tries
from holdfast.access.refusals import Refused
from holdfast.casework import steps
from holdfast.casework.steps import step
from holdfast.records.models import Account

TRIES = 10  # wrong passwords within a quarter of an hour
WRONG = "The email address or the password is not right."
NOT_RIGHT = "The password is not right."
HELP = "an administrator of your authority"


@dataclass(frozen=True, kw_only=True)
class Halfway:
    """Somebody who has given the right password, and whether they have a second factor to give.

    `version` is that of the account: with another password, the half is worth nothing.
    """

    account: UUID
    version: datetime
    has_second_factor: bool


@step
def give_password(*, email: str, password: str, now: datetime) -> Halfway:
    """The account of an address and a password, as the first of two factors.

    An address that nobody has is treated like one that somebody has: the same words, the same time, the same
    limit. Raises Refused when they are not right, when somebody has left, or after too many wrong tries.
    """
    authority, address = entry.current().authority, email.strip().lower()
    known = Account.objects.filter(authority_id=authority, email=address).values_list("id", flat=True).first()
    about = known or uuid5(NAMESPACE_OID, f"{authority}:{address}")
    tries.only_so_often(what="sign_in.give_password", about_id=about, wrong=WRONG, tries=TRIES, now=now)
    account = authenticate(None, email=address, password=password)
    if not isinstance(account, Account):
        raise Refused(WRONG, who_can_help=HELP, about="account", about_id=about)
    steps.log(about="account", about_id=account.id)
    return Halfway(
        account=account.id,
        version=account.known_from,
        has_second_factor=second_factors.of(account=account).exists(),
    )


@step
def confirm_password(*, password: str, now: datetime) -> None:
    """Say again who one is, before one's own ways of signing in are changed.

    Raises Refused when the password is not right, or after too many wrong tries.
    """
    account = accounts.own()
    what = "sign_in.confirm_password"
    tries.only_so_often(what=what, about_id=account.id, wrong=NOT_RIGHT, tries=TRIES, now=now)
    if not account.check_password(password):
        raise Refused(NOT_RIGHT, about="account", about_id=account.id)
    steps.log(about="account", about_id=account.id)
