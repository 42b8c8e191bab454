"""What a core group says of each child: progress, risk now, the family's changes, the child's own words.

Written for one child, and for brothers and sisters with it; one who has words of their own keeps them.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile
from holdfast.casework import core_group_writers, families, gathered, given, impossible
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.records.models import CoreGroupChild

UNWRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a part of which nothing is written yet."""

ONES_OWN = ("child_view", "child_told", "child_told_on", "care_plans")
"""What is of one child alone, and never said for a brother or sister with it."""

CHANGED = "Somebody else has written of this child since you opened it. Nothing of theirs was lost."


@dataclass(frozen=True, kw_only=True)
class PartSaid:
    """What is said of a child; empty where nothing is."""

    progress: str = ""
    evidence_of_change: bool | None = None
    risk_now: str = ""
    family_changes: str = ""
    child_view: str = ""
    child_told: str = ""
    child_told_on: date | None = None
    care_plans: str = ""
    recommendation: str = ""
    needs_ahead: str = ""

    @property
    def is_said(self) -> bool:
        """Whether anything is."""
        return any(value not in ("", None) for value in asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """The same with whose it is and its version."""

    child: UUID
    name: str
    said: PartSaid
    version: datetime


@step
def write(
    *,
    meeting: UUID,
    child: UUID,
    said: PartSaid,
    today: date,
    also: Sequence[UUID] = (),
    seen: datetime | None = None,
) -> tuple[PartShown, ...]:
    """Write what a core group says of a child, and with it of the brothers and sisters in `also`.

    Of those it fills what is empty or the same as it was; what is of one child alone stays out. `seen` is the
    version shown; None asks nothing. Raises Refused for who may not, a day ahead, a meeting cancelled or
    signed; NotHere for a child whom it is not about; ChangedMeanwhile where somebody else has written.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    wanted = list(dict.fromkeys([child, *also]))
    for each in wanted:
        found.part(child=each)
    if said.child_told_on is not None:
        given.not_after(on=said.child_told_on, today=today, what="The day on which the child was told")
    there = rows(found=found)
    if seen is not None and seen != (there[child].known_from if child in there else UNWRITTEN):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=child)
    before = said_of(row=there.get(child))
    with impossible.in_words(about="person", about_id=child):
        for each in wanted:
            row = there.get(each) or CoreGroupChild(
                authority_id=found.meeting.authority_id, part=found.part(child=each)
            )
            _fill(row, said, None if each == child else before)
            row.save()
    gathered.log(children=wanted)
    return of_found(found=found)


@read
def show(*, meeting: UUID, today: date) -> tuple[PartShown, ...]:
    """What is said of each child, the eldest first. Raises NotHere and Refused as access says."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found)


def of_found(*, found: Gathered) -> tuple[PartShown, ...]:
    """The same of a meeting that was found already."""
    there = rows(found=found)
    return tuple(
        PartShown(
            child=each.child_id, name=families.name_of(person=each.child),
            said=said_of(row=there.get(each.child_id)),
            version=there[each.child_id].known_from if each.child_id in there else UNWRITTEN,
        )
        for each in found.parts
    )  # fmt: skip


def rows(*, found: Gathered) -> dict[UUID, CoreGroupChild]:
    """What is written of each child so far; for steps and reads that have asked access."""
    written = CoreGroupChild.objects.filter(part__in=[each.id for each in found.parts])
    return {each.part.child_id: each for each in written.select_related("part")}


def said_of(*, row: CoreGroupChild | None) -> PartSaid:
    """A row as what it says."""
    if row is None:
        return PartSaid()
    return PartSaid(**{name: getattr(row, name) for name in PartSaid.__dataclass_fields__})


def _fill(row: CoreGroupChild, said: PartSaid, before: PartSaid | None) -> None:
    """Put it into a row; `before` is given for a brother or sister: what was said of the child until now."""
    for name in PartSaid.__dataclass_fields__:
        value = getattr(said, name)
        if before is None:
            setattr(row, name, value.strip() if isinstance(value, str) else value)
        elif name not in ONES_OWN and getattr(row, name) in ("", None, getattr(before, name)):
            setattr(row, name, value)
