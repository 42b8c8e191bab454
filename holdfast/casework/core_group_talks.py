"""What a core group says of all its children together: what was talked over, and how the group goes on.

Conflicts of interest in the family, a family group conference, adult services, membership, roles, meetings.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import core_group_writers, gathered, impossible
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step

FAMILY_GROUP = {
    "yes": "Yes, hold one",
    "no": "No, it is not right here",
    "later": "Not now, look again later",
}
"""What the group can decide about a family group conference."""

UNWRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of one of which nothing is written yet."""

CHANGED = "Somebody else has written here since you opened it. Nothing of theirs was lost."


@dataclass(frozen=True, kw_only=True)
class TalkSaid:
    """What is said of all of them; empty where nothing is."""

    discussed: str = ""
    interests: str = ""
    family_group_decision: str = ""
    family_group: str = ""
    adult_services: str = ""
    membership_reviewed: bool | None = None
    membership: str = ""
    roles_clarified: bool | None = None
    roles: str = ""
    meetings_agreed: bool | None = None
    meets_every: str = ""
    meets_at: str = ""
    meets_for: str = ""


@dataclass(frozen=True, kw_only=True)
class TalkShown:
    """The same, with its version."""

    said: TalkSaid
    version: datetime


@step
def write(*, meeting: UUID, said: TalkSaid, today: date, seen: datetime | None = None) -> TalkShown:
    """Write what was talked over, in place of what stood.

    `seen` is the version shown; None asks nothing. Raises Refused for who may not, a family group decision
    that is none or without its reason, a meeting cancelled or signed; ChangedMeanwhile where somebody else
    has written since.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    first = found.children[0]
    if seen is not None and seen != version(found=found):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=first)
    if said.family_group_decision and said.family_group_decision not in FAMILY_GROUP:
        raise Refused("Say yes, no or later to a family group conference.", about="person", about_id=first)
    if said.family_group_decision and not said.family_group.strip():
        raise Refused("Say why, and the part that the wider family takes.", about="person", about_id=first)
    for name in TalkSaid.__dataclass_fields__:
        value = getattr(said, name)
        setattr(found.group, name, value.strip() if isinstance(value, str) else value)
    with impossible.in_words(about="person", about_id=first):
        found.group.save()
    found.group.refresh_from_db()
    gathered.log(children=found.children)
    return of_found(found=found)


@read
def show(*, meeting: UUID, today: date) -> TalkShown:
    """What is said of all of them. Raises NotHere and Refused as access says of the children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found)


def of_found(*, found: Gathered) -> TalkShown:
    """The same of a meeting that was found already."""
    return TalkShown(said=_said(found), version=version(found=found))


def version(*, found: Gathered) -> datetime:
    """The version of what is said of all of them."""
    known: datetime = found.group.known_from
    return UNWRITTEN if _said(found) == TalkSaid() else known


def _said(found: Gathered) -> TalkSaid:
    return TalkSaid(**{name: getattr(found.group, name) for name in TalkSaid.__dataclass_fields__})
