"""Sealing the log, and checking that it still says what it said when it was sealed.

Both work in the authority that one has entered, and say so in each query: an auditor may be somebody whom
row security does not bind. What the check cannot see by itself: the newest seals removed together with all
they sealed, by somebody with the owner's power. Therefore the newest digest leaves the machine, and the
check tells it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections

from holdfast.audit import digests
from holdfast.audit.models import Entry, Seal

# Entries that no seal names, and whether each waits for one. One statement, so one view of a log that is
# written to and sealed meanwhile.
UNSEALED = """
select entry.id, waiting.id is not null
from public.audit_entry entry
left join (select unnest(entries) as id from public.audit_seal) sealed on sealed.id = entry.id
left join public.audit_waiting waiting on waiting.id = entry.id
where sealed.id is null and entry.authority_id = current_setting('holdfast.authority')::uuid
order by entry.at, entry.id"""
# What waits for a seal and is no longer there to be sealed.
GONE = """
select waiting.id
from public.audit_waiting waiting
left join public.audit_entry entry on entry.id = waiting.id
where entry.id is null and waiting.authority_id = current_setting('holdfast.authority')::uuid
order by waiting.id limit 1"""
BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How the log stands: how much is sealed, how much waits, and the first thing that does not fit."""

    seals: int
    sealed: int
    unsealed: int
    newest: str  # the digest of the last seal that fits, in hexadecimal letters; empty without seals
    fault: str | None

    @property
    def fits(self) -> bool:
        """Whether everything is as it was sealed."""
        return self.fault is None


def seal(*, using: str = "default") -> int:
    """Seal what can be sealed in this authority and answer how many seals that took.

    Entries of transactions that may still be open stay for the next time.
    """
    made = 0
    with connections[using].cursor() as cursor:
        while True:
            cursor.execute("select holdfast.seal_log()")
            if cursor.fetchone()[0] is None:
                return made
            made += 1


def verify(*, using: str = "default") -> Verdict:
    """Reckon every digest of this authority's log anew and name the first entry or seal that does not fit."""
    chain = _Chain(using)
    fault = next(chain.faults(), None)
    unsealed = [] if fault else _ask(using, UNSEALED)
    return Verdict(
        seals=chain.number,
        sealed=chain.sealed,
        unsealed=len(unsealed),
        newest=chain.newest.hex(),
        fault=fault or next(_unsealed_faults(using, unsealed), None),
    )


class _Chain:
    """The walk along the seals, as far as they fit."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.authority = _ask(using, "select current_setting('holdfast.authority')::uuid")[0][0]
        self.number = 0
        self.sealed = 0
        self.newest = b""

    def faults(self) -> Iterator[str]:
        """Each thing that does not fit; the first ends the check, for all after it hangs on it."""
        seals = Seal.objects.using(self.using).filter(authority_id=self.authority).order_by("number")
        for seal in seals.iterator(chunk_size=10):
            if seal.number != self.number + 1:
                yield f"seal {self.number + 1} is missing: the next one found is seal {seal.number}"
            yield from self._faults_of(seal)
            self.number, self.newest = seal.number, bytes(seal.digest)
            self.sealed += seal.count

    def _faults_of(self, seal: Seal) -> Iterator[str]:
        """What does not fit within one seal."""
        if len(seal.entries) != seal.count or len(set(seal.entries)) != seal.count:
            yield f"seal {seal.number} says it seals {seal.count} entries and names {len(set(seal.entries))}"
        sealed = []
        for start in range(0, len(seal.entries), BATCH):
            keys = seal.entries[start : start + BATCH]
            found = Entry.objects.using(self.using).in_bulk(keys)
            for key in keys:
                entry = found.get(key)
                if entry is None:
                    yield f"entry {key}, sealed by seal {seal.number}, has been removed"
                    return
                if digests.of_entry(entry) != bytes(entry.digest):
                    yield f"entry {key}, sealed by seal {seal.number}, has been changed"
                sealed.append((key, bytes(entry.digest)))
        if digests.of_seal(seal, before=self.newest, sealed=sealed) != bytes(seal.digest):
            yield (
                f"seal {seal.number} does not fit: its entries, their order, the seal itself "
                "or the seal before it have been changed"
            )


def _unsealed_faults(using: str, unsealed: list[Any]) -> Iterator[str]:
    """What does not fit among the entries that no seal names: each must wait for one and be there."""
    for start in range(0, len(unsealed), BATCH):
        rows = unsealed[start : start + BATCH]
        found = Entry.objects.using(using).in_bulk([key for key, _waits in rows])
        for key, waits in rows:
            if not waits:
                yield f"entry {key} is in no seal and waits for none: it was slipped in, or its seal removed"
            elif digests.of_entry(found[key]) != bytes(found[key].digest):
                yield f"entry {key}, not yet sealed, has been changed"
    for (key,) in _ask(using, GONE):
        yield f"entry {key}, not yet sealed, has been removed"


def _ask(using: str, query: str) -> list[Any]:
    with connections[using].cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
