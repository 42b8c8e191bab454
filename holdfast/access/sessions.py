"""Whose session a request comes with: asked once a request, so that a leaver is out with the next one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from holdfast.records.models import Account, Session


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody who is signed in: the session, since when, and whose it is."""

    session: UUID
    account: UUID
    name: str
    email: str
    began_at: datetime


def find(*, session: UUID) -> Known | None:
    """The session of this key, if it has not ended and whoever it belongs to has not left.

    Inside `enter` only sessions of the authority are there. No reading of the record: it is not logged.
    """
    row = (
        Session.objects.filter(id=session, ended_at=None, account__left_at=None)
        .values_list("account_id", "account__name", "account__email", "began_at")
        .first()
    )
    if row is None:
        return None
    account, name, email, began_at = row
    return Known(session=session, account=account, name=name, email=email, began_at=began_at)


def is_as_it_was(*, account: UUID, version: str) -> bool:
    """Whether an account is still as it was when its password was given: no new password, no reset, not left.

    `version` is its `known_from` in ISO form. Who has given an old password has given nothing.
    """
    found = Account.objects.filter(id=account, left_at=None).values_list("known_from", flat=True).first()
    return found is not None and found.isoformat() == version
