"""Keys of all tables: UUID version 7, which begins with the time, so that new rows lie side by side.

Never a secret (the time can be read from it) and never an order of commits (two transactions may overlap).
Source: RFC 9562, section 5.7.
"""

import secrets
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new() -> UUID:
    """A new key: 48 bits of milliseconds since 1970, the version 7, the variant 10, and 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(74)
    return UUID(int=milliseconds << 80 | 7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1)


def made_at(key: UUID) -> datetime:
    """The moment at which a key was made, to the millisecond; raises ValueError for another version."""
    if key.version != 7:
        raise ValueError(f"{key} is not a key of version 7")
    return EPOCH + timedelta(milliseconds=key.int >> 80)
