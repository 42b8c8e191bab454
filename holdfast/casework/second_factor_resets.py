"""A lost second factor, reset by two: one administrator asks, another confirms. Both are logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access import accounts, administrators, entry, second_factors
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import invitations, sessions, steps
from holdfast.casework.steps import step
from holdfast.records.models import SecondFactorReset

IMPOSSIBLE = {
    "reset_open_once": "A reset of this second factor has been asked for already: another can confirm it.",
    "reset_asked_by_another": "Nobody asks for the reset of their own second factor: a colleague does.",
}


@step
def ask(*, account: UUID, reason: str, now: datetime) -> UUID:
    """Ask that somebody's lost second factor be reset; another administrator confirms. Answers the request.

    Raises Refused for who is no administrator, for one's own, without a reason, or when one is open.
    """
    administrators.only_administrators(today=administrators.day(of=now), about_id=account)
    asker, found = accounts.own(), accounts.find(account=account)
    if found.left_at is not None:
        raise Refused("This account is closed.", about="account", about_id=account)
    if not reason.strip():
        raise Refused("Say why.", about="account", about_id=account)
    with _possible(account):
        made = SecondFactorReset.objects.create(
            authority_id=found.authority_id, account=found, asked_by=asker,
            asked_at=now, why=reason.strip(),
        )  # fmt: skip
    steps.log(about="account", about_id=account, why=reason.strip())
    return made.id


@step
def confirm(*, reset: UUID, now: datetime) -> invitations.Made:
    """Reset a lost second factor that another administrator asked for, and the password with it.

    All second factors go, every session ends, and a new one-time address is made: whoever has found the
    password alone gains nothing. Raises Refused for who asked, whom it is about, or is no administrator;
    NotHere when there is no such request, or it was decided.
    """
    administrators.only_administrators(today=administrators.day(of=now), about_id=None)
    found = _undecided(reset)
    actor = entry.current().actor.account
    if actor is None or actor in (found.asked_by_id, found.account_id):
        raise Refused(
            "A reset takes two: another administrator than the one who asked confirms it.",
            who_can_help="another administrator",
            about="account",
            about_id=found.account_id,
        )
    account = found.account
    found.decided_by_id, found.decided_at, found.confirmed = actor, now, True
    found.save(update_fields=["decided_by", "decided_at", "confirmed"])
    second_factors.remove_all(account=account)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    sessions.end_all(account=account.id, now=now, why="second factor reset")
    steps.log(about="account", about_id=account.id, why=found.why)
    return invitations.Made(account=account.id, token=invitations.make(account=account.id, now=now))


@step
def turn_down(*, reset: UUID, now: datetime) -> None:
    """Turn a reset down, or take one's own request back. Raises Refused and NotHere as `confirm`."""
    administrators.only_administrators(today=administrators.day(of=now), about_id=None)
    found = _undecided(reset)
    found.decided_by_id, found.decided_at, found.confirmed = entry.current().actor.account, now, False
    found.save(update_fields=["decided_by", "decided_at", "confirmed"])
    steps.log(about="account", about_id=found.account_id)


def _undecided(reset: UUID) -> SecondFactorReset:
    found = SecondFactorReset.objects.select_for_update().filter(id=reset, decided_at=None).first()
    if found is None:
        raise NotHere("There is no such request, or it was decided.", about="account")
    return found


@contextmanager
def _possible(account: UUID) -> Iterator[None]:
    """What the database holds to be impossible is refused in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None))
        if constraint not in IMPOSSIBLE:
            raise
        raise Refused(IMPOSSIBLE[constraint], about="account", about_id=account) from error
