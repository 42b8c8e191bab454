"""`enter`: the one way in, which opens the one transaction as one actor in one authority.

The database sees only what this says: row security reads `holdfast.authority`, the log and every version
`holdfast.actor` and `holdfast.reason`. All three are set LOCAL to the transaction, so that a connection
used again carries nothing over.

    authority = entry.find_authority(host="jersey.localhost")
    with entry.enter(actor=actors.person(account=…), authority=authority.id, reason="planned visit"):
        …

Entering again inside is allowed in the same authority alone, as another actor or for another reason: a
visitor who signs in, a job that acts for somebody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from holdfast.access.actors import Actor
from holdfast.access.authorities import Authority, find_authority, list_authorities
from holdfast.audit import log

__all__ = [
    "Actor",
    "Authority",
    "Entered",
    "as_known_at",
    "current",
    "enter",
    "find_authority",
    "list_authorities",
]


class NotEntered(RuntimeError):
    """A fault of the program: a step or read outside `enter`, or a way in that must not be."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Something refused, to be logged when the transaction has ended."""

    actor: Actor
    what: str
    about: str
    about_id: UUID | None
    why: str


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Where one is: as whom, in which authority, why, and at which moment of the past, if any."""

    actor: Actor
    authority: UUID
    reason: str
    using: str = "default"
    known_at: datetime | None = None
    procedure: str = ""  # the name of the authority's pack, where whoever entered had just read it
    attempts: list["Attempt"] = field(default_factory=list, compare=False, repr=False)
    # What was asked once and need not be asked again: a standing by its day, the procedure by its name.
    remembered: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)


_current: ContextVar[Entered | None] = ContextVar("holdfast_entered", default=None)


def current() -> Entered:
    """Where one is; raises NotEntered outside `enter`."""
    entered = _current.get()
    if entered is None:
        raise NotEntered("nobody has entered an authority: wrap this in access.entry.enter(...)")
    return entered


@contextmanager
def enter(
    *, actor: Actor, authority: UUID, reason: str = "", using: str = "default", procedure: str = ""
) -> Iterator[Entered]:
    """Open the one transaction as an actor in an authority; what happens inside happens wholly or not at all.

    Attempts refused inside are logged when it has ended, in a transaction of their own, so that they stay
    when all else is undone. `procedure` names the authority's pack, where that was just read. Raises
    NotEntered when it is already open in another authority, in the past, or without an actor.
    """
    if not isinstance(actor, Actor) or not isinstance(authority, UUID):
        raise NotEntered(f"enter needs an Actor and an authority's key, not {actor!r} and {authority!r}")
    outer = _current.get()
    if outer is not None:
        with _enter_again(outer, actor=actor, authority=authority, reason=reason, using=using) as entered:
            yield entered
        return
    entered = Entered(actor=actor, authority=authority, reason=reason, using=using, procedure=procedure)
    try:
        with transaction.atomic(using=using, durable=True), _inside(entered):
            yield entered
    finally:
        _log_attempts(entered)


@contextmanager
def _enter_again(
    outer: Entered, *, actor: Actor, authority: UUID, reason: str, using: str
) -> Iterator[Entered]:
    """Another actor or reason within the same transaction."""
    if (authority, using) != (outer.authority, outer.using):
        raise NotEntered(f"already inside authority {outer.authority}: leave it before entering {authority}")
    if outer.known_at is not None:
        raise NotEntered("reading the past: leave it before entering again")
    entered = Entered(
        actor=actor, authority=authority, reason=reason, using=using, attempts=outer.attempts,
        remembered=outer.remembered if actor == outer.actor else {}, procedure=outer.procedure,
    )  # fmt: skip
    with transaction.atomic(using=using), _inside(entered, after=outer):
        yield entered


@contextmanager
def _inside(entered: Entered, *, after: Entered | None = None) -> Iterator[None]:
    """Tell the database and the program where one is, and afterwards where one was."""
    token = _current.set(entered)
    try:
        _tell(entered)
        yield
        connection = connections[entered.using]
        if connection.needs_rollback:
            pass  # as on an error, the savepoint puts the settings back
        elif after is not None:
            _tell(after)
        elif connection.savepoint_ids:  # a test's own transaction goes on after ours
            _tell_nobody(entered.using)
    finally:
        _current.reset(token)


def _tell(entered: Entered) -> None:
    with connections[entered.using].cursor() as cursor:
        cursor.execute(
            "select set_config('holdfast.authority', %s, true), set_config('holdfast.actor', %s, true),"
            " set_config('holdfast.reason', %s, true)",
            [str(entered.authority), entered.actor.label, entered.reason],
        )


def _tell_nobody(using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select set_config('holdfast.authority', '', true), set_config('holdfast.actor', '', true),"
            " set_config('holdfast.reason', '', true)"
        )


def _log_attempts(entered: Entered) -> None:
    """Log what was refused, in a transaction of its own."""
    if not entered.attempts:
        return
    for attempt in entered.attempts:
        one = Entered(
            actor=attempt.actor, authority=entered.authority, reason=entered.reason, using=entered.using
        )
        with transaction.atomic(using=entered.using), _inside(one):
            log.record(
                what=attempt.what, about=attempt.about, about_id=attempt.about_id, why=attempt.why,
                outcome=log.REFUSED, using=entered.using,
            )  # fmt: skip


@contextmanager
def as_known_at(*, moment: datetime) -> Iterator[Entered]:
    """Read the record as it was known at a moment: the same queries; nothing can be written.

    Only inside `enter`, and after `access` has decided on the tables as they are now. Raises ValueError for
    a moment without a time zone. The log stays open: it records this reading too.
    """
    outer = current()
    if moment.tzinfo is None:
        raise ValueError("a moment of the past needs its time zone")
    past = Entered(
        actor=outer.actor, authority=outer.authority, reason=outer.reason, using=outer.using, known_at=moment,
        attempts=outer.attempts, remembered=outer.remembered,
    )  # fmt: skip
    token = _current.set(past)
    try:
        with transaction.atomic(using=outer.using), connections[outer.using].cursor() as cursor:
            before, path = _look_back(outer)
            settings = "select set_config('holdfast.known_at', %s, true), set_config('search_path', %s, true)"
            cursor.execute(settings, [moment.isoformat(), "known, public"])
            yield past
            cursor.execute(settings, [before, path])
    finally:
        _current.reset(token)


def _look_back(outer: Entered) -> tuple[str, str]:
    """The settings to go back to."""
    with connections[outer.using].cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('holdfast.known_at', true), ''), current_setting('search_path')"
        )
        known_at, path = cursor.fetchone()
    return str(known_at), str(path)
