"""Trying a statement against a wall: what must be refused, by what, and what must work."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
from psycopg import errors

from tests.records.walled import Ground

Attempt = Callable[[Ground], None]
Refusal = type[psycopg.Error]

NO_RIGHT = errors.InsufficientPrivilege
# A view over now and then has no way to be written through, whatever the rights.
VIEW = (NO_RIGHT, errors.ObjectNotInPrerequisiteState)
UNSET = (errors.UndefinedObject, errors.InvalidTextRepresentation)


class Breached(AssertionError):
    """A wall let something through, or refused what must work."""


# The same statement refused by a trigger, where the grants are not what stops it.
BY_TRIGGER = errors.RestrictViolation


def must_be(condition: bool, what: str) -> None:
    """Raise Breached unless."""
    if not condition:
        raise Breached(what)


def must_refuse(
    ground: Ground,
    statement: str,
    values: Any = None,
    *,
    by: Refusal | tuple[Refusal, ...] = NO_RIGHT,
    saying: str = "",
    owner: bool = False,
    **way_in: Any,
) -> None:
    """Raise Breached unless the database refuses, and for this reason."""
    try:
        with ground.owner() if owner else ground.application(**way_in) as connection:
            connection.execute(statement, values)
    except by as refusal:
        must_be(saying in str(refusal), f"{statement}: refused, but not by what should: {refusal}")
        return
    except psycopg.Error as error:
        raise Breached(f"{statement}: refused for another reason: {error}") from error
    raise Breached(f"{statement}: not refused")


def refused(statement: str, *, by: Refusal | tuple[Refusal, ...] = NO_RIGHT, owner: bool = False) -> Attempt:
    by = BY_TRIGGER if owner else by
    return lambda ground: must_refuse(ground, statement, by=by, owner=owner)


def breaches(ground: Ground, attempts: dict[str, Attempt]) -> Iterator[str]:
    """The names of the attempts that a wall let through."""
    for name, attempt in attempts.items():
        try:
            attempt(ground)
        except (Breached, psycopg.Error):  # either fails the test that makes this attempt
            yield name
