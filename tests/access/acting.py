"""As somebody of the cast, in their authority; and what comes of asking whether they may."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from holdfast.access import children, entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from tests.people import Member
from tests.standings import TODAY


@contextmanager
def acting(member: Member, *, reason: str = "a test") -> Iterator[entry.Entered]:
    """Enter as a member of the cast."""
    found = entry.find_authority(host=f"{member.authority}.localhost")
    assert found is not None
    with entry.enter(actor=member.actor, authority=found.id, reason=reason) as entered:
        yield entered


def outcome(child: UUID, what: May, today: date = TODAY, *, afresh: bool = True) -> str:
    """The relation by which it may be done, `x` where it is refused, `-` where the child is not here."""
    if afresh:
        standing.forget()
    try:
        return children.require(child=child, what=what, today=today).value
    except NotHere:
        return "-"
    except Refused:
        return "x"
