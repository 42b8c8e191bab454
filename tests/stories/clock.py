"""Days that pass within a story: Django's clock and the database's are moved together.

The walls stamp what they keep by the database's own clock, which nobody can set; in a clone that one story
alone writes to, the owner may have their functions add an offset to it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.utils import timezone

from holdfast.cli.clusters import Addresses

FUNCTIONS = """
    select pg_get_functiondef(oid) from pg_proc
    where pronamespace = 'holdfast'::regnamespace and prosrc like '%clock_timestamp()%'
"""


@dataclass
class Clock:
    """The time in a story. It goes on by itself from the moment that was set."""

    addresses: Addresses
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        """Know the functions as they are before the clock is moved."""
        with psycopg.connect(self.addresses.owner) as owner:
            self.functions = [str(row[0]) for row in owner.execute(FUNCTIONS).fetchall()]
        assert len(self.functions) >= 3, "the walls ask for the time in another way"

    def set(self, moment: datetime) -> None:
        """It is now this moment."""
        offset = moment - datetime.now(UTC)
        self.monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC) + offset)
        shifted = f"(clock_timestamp() + interval '{offset / timedelta(microseconds=1):.0f} microseconds')"
        with psycopg.connect(self.addresses.owner) as owner:
            for each in self.functions:
                owner.execute(each.replace("clock_timestamp()", shifted).encode())
