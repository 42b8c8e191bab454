"""Each member's own record of what came out of a core group: for the one who wrote it, and nobody else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import gathered, given
from holdfast.casework.gathered import Top
from holdfast.casework.steps import read, step
from holdfast.records.models import MemberRecord

UNWRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a record of one's own that is not written yet."""

CHANGED = "You have written here in another window since. Nothing was lost."


@dataclass(frozen=True, kw_only=True)
class OwnRecord:
    """One's own record of one meeting."""

    top: Top
    text: str
    version: datetime


@step
def write(*, meeting: UUID, text: str, today: date, seen: datetime | None = None) -> OwnRecord:
    """Write one's own record of a meeting, in place of what one had written; also after it was completed.

    `seen` is the version shown; None asks nothing. Raises Refused for who may not contribute to the plan,
    nothing written, and nobody in particular; ChangedMeanwhile where oneself has written since.
    """
    found = gathered.find(meeting=meeting, what=May.CONTRIBUTE, today=today)
    entered = entry.current()
    account = entered.actor.account
    if account is None:
        raise Refused("A record of one’s own is somebody’s.", about="person", about_id=found.children[0])
    row = _mine(meeting) or MemberRecord(
        authority_id=entered.authority, meeting=found.meeting, account_id=account
    )
    if seen is not None and seen != (UNWRITTEN if row._state.adding else row.known_from):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.children[0])
    row.text = given.needed(text=text, why="Write what came out of it for you.")
    row.save()
    gathered.log(children=found.children)
    row.refresh_from_db()
    return OwnRecord(top=gathered.top_of(found=found), text=row.text, version=row.known_from)


@read
def mine(*, meeting: UUID, today: date) -> OwnRecord:
    """One's own record of a meeting; empty where one has written none. Raises as access says."""
    found = gathered.find(meeting=meeting, what=May.CONTRIBUTE, today=today)
    gathered.log(children=found.children)
    row = _mine(meeting)
    return OwnRecord(
        top=gathered.top_of(found=found), text=row.text if row else "",
        version=row.known_from if row else UNWRITTEN,
    )  # fmt: skip


def _mine(meeting: UUID) -> MemberRecord | None:
    account = entry.current().actor.account
    row: MemberRecord | None = MemberRecord.objects.filter(meeting=meeting, account=account).first()
    return row
