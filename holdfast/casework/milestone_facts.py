"""What somebody about to record an event should find filled in: the children, their role, what it is on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import arrangements, capacities, milestones, steps, together
from holdfast.casework.steps import read
from holdfast.casework.together import Together
from holdfast.records.models import MeetingChild, MeetingDate, Obligation


@dataclass(frozen=True, kw_only=True)
class MilestoneFacts:
    """`events` are those one may record of the child; `for_on` and `of` say what one of them is about."""

    together: Together
    events: tuple[str, ...]
    own_role: str
    for_on: date | None
    of: str


@read
def prepare(*, child: UUID, today: date, event: str = "", about: str = "", key: str = "") -> MilestoneFacts:
    """What to fill in. `about` is the id or day of what it is about, `key` of what is due.

    Raises NotHere and Refused as access says of recording this event of the child, or any.
    """
    found = access_children.allowed(child=child, today=today)
    may = found.may if found else frozenset()
    events = tuple(each for each in milestones.EVENTS if milestones.needed(event=each) in may)
    what = milestones.needed(event=event) if event in milestones.EVENTS else May.CONTRIBUTE
    relation = access_children.require(child=child, what=what, today=today)
    for_on = _day(about) or _triggered(child, key)
    steps.log(about="person", about_id=child)
    return MilestoneFacts(
        together=together.show(child=child, what=what, today=today), events=events, for_on=for_on,
        own_role=capacities.own_role(child=child, relation=relation, today=today),
        of="" if _meeting_day(about) else about,
    )  # fmt: skip


def _day(about: str) -> date | None:
    try:
        return date.fromisoformat(about)
    except ValueError:
        return _meeting_day(about)


def _meeting_day(about: str) -> date | None:
    """The day of the meeting, or of the arrangement, that an id stands for."""
    try:
        key = UUID(about)
    except ValueError:
        return None
    arranged = MeetingDate.objects.filter(id=key).first()
    if arranged is not None:
        found: date = arranged.for_on
        return found
    part = MeetingChild.standing.filter(id=key).select_related("meeting").first()
    return part.meeting.held_on or arrangements.stands_for(meeting=part.meeting) if part else None


def _triggered(child: UUID, key: str) -> date | None:
    found = Obligation.objects.filter(child=child, key=key).first() if key else None
    return found.trigger_on if found else None
