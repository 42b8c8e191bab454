"""Digests of entries and seals, reckoned here anew and apart from the database's own functions.

The canonical form of what is digested: each part as its length in bytes, a colon and itself; the parts one
after the other, in UTF-8; SHA-256 of that. A moment is its microseconds since 1970, a digest its
hexadecimal letters.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from holdfast.audit.models import Entry, Seal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def of_entry(entry: Entry) -> bytes:
    """What an entry's digest must be."""
    about_id = "" if entry.about_id is None else str(entry.about_id)
    return _digest(
        [
            *(str(entry.id), str(entry.authority_id), _microseconds(entry.at), entry.actor, entry.what),
            *(entry.about, about_id, entry.why, entry.outcome, str(entry.cluster), str(entry.transaction)),
        ]
    )


def of_seal(seal: Seal, *, before: bytes, sealed: Sequence[tuple[UUID, bytes]]) -> bytes:
    """What a seal's digest must be, after the digest of the seal before it and over the entries it seals."""
    parts = [before.hex(), str(seal.authority_id), str(seal.number), _microseconds(seal.at), str(seal.count)]
    for key, digest in sealed:
        parts += [str(key), digest.hex()]
    return _digest(parts)


def _digest(parts: Sequence[str]) -> bytes:
    written = b"".join(b"%d:%b" % (len(each), each) for each in (part.encode() for part in parts))
    return hashlib.sha256(written).digest()


def _microseconds(moment: datetime) -> str:
    return str((moment - EPOCH) // timedelta(microseconds=1))
