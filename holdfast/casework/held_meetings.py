"""A meeting that was held, written down: a part of `meetings.hold`, which asks who may.

The one that was arranged for the day is the one that was held; what was fixed at it is arranged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    conference_decisions,
    given,
    impossible,
    obligations,
    steps,
)
from holdfast.casework.arrangements import CONFERENCES, Arranged
from holdfast.casework.conference_decisions import Conference
from holdfast.casework.plan_said import Rhythm
from holdfast.procedures import words
from holdfast.records.models import Meeting, MeetingChild


@dataclass(frozen=True, kw_only=True)
class Held:
    """What was said of a meeting; `children` are all it was about."""

    kind: str
    children: tuple[UUID, ...]
    held_on: date
    meeting: UUID | None
    decisions: Mapping[UUID, str]
    categories: Sequence[str]
    grounds: str
    then: str
    members: Sequence[str]
    quorate: bool | None
    parents_came: bool | None
    decisions_recorded: bool | None
    next_on: date | None
    next_core_group_on: date | None
    next_core_group_at: time | None
    rhythm: Rhythm
    note: str
    breach: str

    @property
    def conference(self) -> Conference | None:
        """What was decided, where it was a conference."""
        if self.kind not in CONFERENCES:
            return None
        return Conference(
            event=self.kind, held_on=self.held_on, members=self.members, quorate=self.quorate,
            children=conference_decisions.shared(
                event=self.kind, decisions=self.decisions, categories=self.categories, grounds=self.grounds,
                then=self.then,
            ),
            next_review_on=self.next_on, next_core_group_on=self.next_core_group_on,
            next_core_group_at=self.next_core_group_at,
            core_group_every=str(self.rhythm.read["core_group_every"]),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MeetingHeld:
    """A meeting as recorded: for whom, what was decided for each, and those arranged at it."""

    id: UUID
    kind: str
    held_on: date
    children: tuple[UUID, ...]
    decisions: Mapping[UUID, str]
    next: tuple[Arranged, ...]


def checked(*, held: Held, today: date) -> Held:
    """What was said, each thing once. Raises Refused for a day ahead and for what is unknown or left out."""
    given.known(word=held.kind, words=words.MEETINGS, what="the meeting")
    given.not_after(on=held.held_on, today=today, what="The meeting")
    came = given.all_known(found=held.members, words=words.ROLES, what="who came")
    found = replace(held, members=came)
    if found.conference is not None:
        conference_decisions.read(conference=found.conference, children=held.children)
    return found


def record(
    *, held: Held, arranged: Meeting | None, today: date, reasons: Mapping[str, str] | None
) -> MeetingHeld:
    """Write it down, carry out what was decided, log it about each child and derive what is due.

    `arranged` is the meeting that had been arranged. Raises Refused where a guard stands before it.
    """
    conference, children = held.conference, held.children
    why: Mapping[UUID, str] = {}
    if conference is not None:
        why = conference_decisions.ask(
            conference=conference, today=today, reasons=reasons, breach=held.breach
        )
    with impossible.in_words(about="person", about_id=children[0]):
        meeting = arranged or Meeting(authority_id=entry.current().authority, kind=held.kind)
        _write(meeting, held)
        _decide(meeting, children, conference)
        arrangements.convene(meeting=meeting, children=children)
    if conference is not None:
        conference_decisions.carry_out(conference=conference)
    following = _following(held)
    for child in children:
        steps.log(about="person", about_id=child, why=why.get(child, ""))
    obligations.refresh(children=children, today=today)
    return MeetingHeld(
        id=meeting.id, kind=held.kind, held_on=held.held_on, children=children,
        decisions=dict(held.decisions), next=following,
    )  # fmt: skip


def fits(*, held: Held, meeting: Meeting, children: Sequence[UUID]) -> None:
    """Raises Refused where the meeting arranged is of another kind, or for children who are not meant."""
    if meeting.kind != held.kind:
        raise Refused("That is another kind of meeting.", about="person", about_id=children[0])
    if not set(children) <= set(held.children):
        raise Refused(
            "This meeting was arranged for more children: choose them too, or record one that was not "
            "arranged.",
            about="person", about_id=children[0],
        )  # fmt: skip


def _write(meeting: Meeting, held: Held) -> None:
    meeting.held_on, meeting.members, meeting.quorate = held.held_on, list(held.members), held.quorate
    meeting.parents_came, meeting.decisions_recorded = held.parents_came, held.decisions_recorded
    meeting.note = _note(held)
    meeting.recorded_by_id = entry.current().actor.account
    for name, value in held.rhythm.read.items():
        setattr(meeting, name, value)
    meeting.save()


def _decide(meeting: Meeting, children: Sequence[UUID], conference: Conference | None) -> None:
    """Give each child its part, with what was decided for it."""
    there = {each.child_id: each for each in MeetingChild.standing.filter(meeting=meeting)}
    for child in children:
        part = there.get(child) or MeetingChild(
            authority_id=meeting.authority_id, meeting=meeting, child_id=child
        )
        if conference is not None:
            conference_decisions.write(part=part, said=conference.children[child])
        part.save()


def _following(held: Held) -> tuple[Arranged, ...]:
    """Arrange what was fixed at the meeting: its own next one, and at a conference the core group."""
    at, wanted = held.next_core_group_at, []
    if held.next_on is not None:
        kind = "review-conference" if held.kind in CONFERENCES else held.kind
        wanted.append((kind, held.next_on, at if kind == "core-group" else None))
    if held.next_core_group_on is not None and held.kind != "core-group":
        wanted.append(("core-group", held.next_core_group_on, at))
    return tuple(
        arrangements.make(kind=kind, children=held.children, for_on=for_on, on=held.held_on, at=hour)
        for kind, for_on, hour in wanted
    )


def _note(held: Held) -> str:
    said = [held.note.strip()]
    if held.breach.strip():
        said.append(f"Not as the procedure asks, because: {held.breach.strip()}")
    return "\n\n".join(filter(None, said))
