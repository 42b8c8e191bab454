"""As somebody of the cast, in their authority."""

from collections.abc import Iterator
from contextlib import contextmanager

from holdfast.access import entry
from tests.people import Member


@contextmanager
def acting(member: Member, *, reason: str = "a test") -> Iterator[entry.Entered]:
    """Enter as a member of the cast."""
    found = entry.find_authority(host=f"{member.authority}.localhost")
    assert found is not None
    with entry.enter(actor=member.actor, authority=found.id, reason=reason) as entered:
        yield entered
