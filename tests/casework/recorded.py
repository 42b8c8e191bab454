"""Rows of the record for tests of what is derived from them, written as the steps would leave them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from holdfast.access import entry
from holdfast.records.models import (
    Meeting,
    MeetingChild,
    MeetingDate,
    Milestone,
    MilestoneChild,
    Registration,
    Visit,
    VisitChild,
)
from tests import people
from tests.people import Member, Someone


@contextmanager
def at_work(member: Member = people.WINIFRED) -> Iterator[entry.Entered]:
    """Inside a member's authority, as that member."""
    authority = next(each for each in entry.list_authorities() if each.slug == member.authority)
    with entry.enter(actor=member.actor, authority=authority.id, reason="at work") as entered:
        yield entered


def make(model: type[Any], **said: Any) -> Any:
    """A row in the authority one is in."""
    return model.objects.create(authority_id=entry.current().authority, **said)


def visit(child: Someone, on: date, *, seen: bool = True, of: Visit | None = None, **said: Any) -> VisitChild:
    """A visit to a child, or a child's part of one."""
    shared = ("place", "by_role", "announced", "other_rooms_seen")
    own = {name: said.pop(name) for name in shared if name in said}
    whole = of or make(Visit, **{"on": on, "by_role": "social-worker", "place": "home", **own})
    found: VisitChild = make(VisitChild, visit=whole, child_id=child.id, on=on, seen=seen, **said)
    return found


def meeting(child: Someone, kind: str, *, decision: str = "", grounds: str = "", **said: Any) -> MeetingChild:
    """A meeting about a child."""
    whole = make(Meeting, kind=kind, **said)
    found: MeetingChild = make(
        MeetingChild, meeting=whole, child_id=child.id, decision=decision, grounds=grounds
    )
    return found


def arranged(part: MeetingChild, for_on: date, *, on: date, **said: Any) -> MeetingDate:
    """A day for which a meeting was arranged."""
    found: MeetingDate = make(MeetingDate, meeting=part.meeting, arranged_on=on, for_on=for_on, **said)
    return found


def milestone(child: Someone, event: str, on: date, **said: Any) -> MilestoneChild:
    """Something that happened to a child."""
    whole = make(Milestone, event=event, on=on, **said)
    found: MilestoneChild = make(MilestoneChild, milestone=whole, child_id=child.id, on=on)
    return found


def carried_in(child: Someone, began: date, on: date, **said: Any) -> Registration:
    """A registration that began before Holdfast."""
    found: Registration = make(
        Registration,
        **{
            "child_id": child.id, "began_as": "carried-in", "from_on": began, "carried_in_on": on,
            "carried_from": "before-holdfast", **said,
        },
    )  # fmt: skip
    return found
