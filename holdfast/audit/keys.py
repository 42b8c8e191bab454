"""Keys of all tables: UUID version 7, which begins with the time, so that new rows lie side by side.

Never a secret (the time can be read from it) and never an order of commits (two transactions may overlap).
What one process makes one after the other is in order: the time goes on below the millisecond, in the twelve
bits for which the RFC allows that. Source: RFC 9562, sections 5.7 and 6.2 (method 3).
"""

import secrets
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new() -> UUID:
    """A new key: 48 bits of milliseconds since 1970, the version 7, 12 bits of the fraction of a millisecond,
    the variant 10, and 62 random bits."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62))


def made_at(key: UUID) -> datetime:
    """The moment at which a key was made, to the millisecond; raises ValueError for another version."""
    if key.version != 7:
        raise ValueError(f"{key} is not a key of version 7")
    return EPOCH + timedelta(milliseconds=key.int >> 80)
