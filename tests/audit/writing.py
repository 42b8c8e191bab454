"""Writing, sealing, checking and falsifying a log, each step committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg

from holdfast.access import entry
from holdfast.audit import log, seals
from holdfast.cli.clusters import Addresses
from tests import people

REDIGEST = "update audit_entry e set digest = holdfast.entry_digest(e) where id = %(key)s"


def jersey() -> UUID:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found.id


@contextmanager
def inside() -> Iterator[None]:
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey(), reason="at work"):
        yield


def write(number: int = 1) -> list[UUID]:
    """So many entries, each committed."""
    made = []
    for _ in range(number):
        with inside():
            made.append(log.record(what="people.show", about="person", about_id=people.ADA.id))
    return made


def seal() -> int:
    with inside():
        return seals.seal()


def verdict() -> seals.Verdict:
    with inside():
        return seals.verify()


def tamper(addresses: Addresses, *statements: str, **values: UUID) -> None:
    """As the owner, who alone can: with the triggers off, and on again afterwards."""
    tables = ("audit_entry", "audit_seal")
    with psycopg.connect(addresses.owner) as owner:
        for table in tables:
            owner.execute(f"alter table {table} disable trigger user")
        for statement in statements:
            owner.execute(statement, values)
        for table in tables:
            owner.execute(f"alter table {table} enable trigger user")
