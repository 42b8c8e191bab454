"""Signing in: an account is found within the authority of the host name alone."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.records.models import Account


class WithinAuthority(BaseBackend):
    """Django's way of asking who somebody is; inside `enter` only one authority's accounts are there."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django asks it so
        **credentials: Any,
    ) -> Account | None:
        """The account of this `email` and `password`; None where there is none, or somebody has left.

        An unknown address takes as long as a wrong password, so that time does not tell which accounts
        there are. Raises entry.NotEntered outside an authority.
        """
        authority = entry.current().authority
        email, password = str(credentials.get("email", "")), str(credentials.get("password", ""))
        account = Account.objects.filter(authority_id=authority, email=email.strip().lower()).first()
        if account is None or not account.is_active:
            Account().set_password(password)
            return None
        return account if account.check_password(password) else None

    def get_user(self, user_id: UUID) -> Account | None:
        """The account that a session belongs to, if it is of this authority and has not left."""
        authority = entry.current().authority
        return Account.objects.filter(authority_id=authority, id=user_id, left_at=None).first()


def own() -> Account:
    """The account of whoever acts. Raises Refused for a visitor and a leaver."""
    actor = entry.current().actor
    if actor.account is None:
        raise Refused("Sign in first.", who_can_help="an administrator of your authority", about="account")
    account = find(account=actor.account)
    if account.left_at is not None:
        raise Refused("This account is closed.", about="account", about_id=account.id)
    return account


def find(*, account: UUID) -> Account:
    """An account of this authority, a leaver's too. Raises NotHere."""
    found = Account.objects.filter(id=account).first()
    if found is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    return found
