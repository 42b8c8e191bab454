"""Where somebody is signed in: a session begins past the second factor, and ends by itself or by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from holdfast.access import accounts, administrators
from holdfast.access.refusals import NotHere
from holdfast.casework import steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Session


@dataclass(frozen=True, kw_only=True)
class Open:
    """A session that has not ended: since when and in which browser; `here` is the one that asks."""

    began_at: datetime
    browser: str
    here: bool


@step
def begin(*, browser: str, now: datetime) -> UUID:
    """Begin a session of whoever acts, both factors given; answers its key. Raises Refused for a visitor."""
    account = accounts.own()
    made = Session.objects.create(
        authority_id=account.authority_id, account=account, began_at=now, browser=browser[:60]
    )
    steps.log(about="session", about_id=made.id)
    return made.id


@step
def end(*, session: UUID, now: datetime, why: str) -> None:
    """End one of one's own sessions. Raises NotHere when it is not there, Refused for a visitor."""
    account = accounts.own()
    found = Session.objects.filter(id=session, account=account)
    if not found.exists():
        raise NotHere("There is no such session.", about="session", about_id=session)
    found.filter(ended_at=None).update(ended_at=now)
    steps.log(about="session", about_id=session, why=why)


@step
def end_others(*, session: UUID, now: datetime) -> int:
    """End all of one's own sessions but this; answers how many. Raises Refused for a visitor."""
    account = accounts.own()
    others = Session.objects.filter(account=account, ended_at=None).exclude(id=session)
    steps.log(about="account", about_id=account.id)
    return others.update(ended_at=now)


@step
def end_all(*, account: UUID, now: datetime, why: str) -> None:
    """End every session of somebody who leaves or whose second factor is reset.

    Raises Refused for who is no administrator.
    """
    administrators.only_administrators(today=administrators.day(of=now), about_id=account)
    Session.objects.filter(account_id=account, ended_at=None).update(ended_at=now)
    steps.log(about="account", about_id=account, why=why)


@read
def show(*, session: UUID, now: datetime, longest: timedelta) -> tuple[Open, ...]:
    """One's own sessions that can still be used, the newest first. Raises Refused for a visitor."""
    account = accounts.own()
    found = Session.objects.filter(account=account, ended_at=None, began_at__gt=now - longest)
    steps.log(about="account", about_id=account.id)
    return tuple(
        Open(began_at=each.began_at, browser=each.browser, here=each.id == session)
        for each in found.order_by("-began_at")
    )
