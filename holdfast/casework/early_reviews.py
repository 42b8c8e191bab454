"""A review brought forward: considered, decided and recorded; then asked for, or moved to an earlier day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    conference_requests,
    conferences,
    convened,
    given,
    milestones,
    procedure,
    steps,
)
from holdfast.casework.conference_requests import Asked
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import EARLY_REASONS
from holdfast.records.models import Meeting, MeetingChild, Obligation

REVIEW = "review-conference"
BRING_FORWARD, LEAVE = "bring-forward", "leave"
DECISIONS: Mapping[str, str] = {
    BRING_FORWARD: "The review is brought forward",
    LEAVE: "The review stays where it is",
}
"""What is decided; the words that the event keeps."""


@dataclass(frozen=True, kw_only=True)
class Considered:
    """What came of it: the event, and the meeting that was moved or the request that was made."""

    milestone: UUID
    meeting: UUID | None
    request: UUID | None


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A duty of the procedure about early reviews, open for the child now where `since` is said."""

    say: str
    cite: str
    since: date | None


@dataclass(frozen=True, kw_only=True)
class EarlyFacts:
    """The review that stands arranged for a child, and what the procedure says of bringing it forward."""

    meeting: UUID | None
    for_on: date | None
    children: tuple[UUID, ...]
    clauses: tuple[Clause, ...]


@step
def consider(  # noqa: PLR0913 - why, what was decided, and what it sets going
    *,
    children: Sequence[UUID],
    why: str,
    decision: str,
    text: str,
    today: date,
    on: date | None = None,
    by_role: str = "social-worker",
    for_on: date | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Considered:
    """Record that an early review was considered, `why` (EARLY_REASONS), and what was decided (DECISIONS).

    `text` says the grounds. Brought forward: the review that stands arranged moves to `for_on`; where none
    does, or no day is said, one is asked for. Raises Refused for who may not, what is unknown or left out, a
    day ahead and a new day that is not earlier; where a guard stands before the move; NotHere.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    given.known(word=why, words=EARLY_REASONS, what="why it is brought forward")
    given.known(word=decision, words=DECISIONS, what="what was decided")
    said = given.needed(text=text, why="Say why it was decided so.", about="person", about_id=wanted[0])
    day = given.not_after(on=on or today, today=today, what="The day on which it was considered")
    made = milestones.record(
        event="considered", children=wanted, on=day, today=today, text=said,
        said={"what": "early-review", "decision": decision, "reason": EARLY_REASONS[why], "by": by_role},
    )  # fmt: skip
    if decision == LEAVE:
        convened.log(children=wanted)
        return Considered(milestone=made.id, meeting=None, request=None)
    meeting = _arranged(wanted)
    if meeting is not None and for_on is not None:
        _earlier(meeting, for_on)
        conferences.move(
            meeting=meeting.id, for_on=for_on, on=day, reason=said, today=today, why_early=why,
            at=arrangements.shown(meeting=meeting).at, reasons=reasons,
        )  # fmt: skip
        convened.log(children=wanted)
        return Considered(milestone=made.id, meeting=meeting.id, request=None)
    request = conference_requests.ask(
        asked=Asked(kind="review", children=wanted, concern=said, why_early=why, wanted_by_on=for_on),
        today=today, asked_on=day,
    )  # fmt: skip
    convened.log(children=wanted)
    return Considered(milestone=made.id, meeting=None, request=request)


@read
def prepare(*, child: UUID, today: date) -> EarlyFacts:
    """What stands arranged, and what the procedure says of it. Raises as access says of its meetings."""
    access_children.require(child=child, what=May.MEET, today=today)
    steps.log(about="person", about_id=child)
    meeting = _arranged([child])
    theirs = MeetingChild.standing.filter(meeting=meeting).order_by("id") if meeting else []
    return EarlyFacts(
        meeting=meeting.id if meeting else None,
        for_on=arrangements.stands_for(meeting=meeting) if meeting else None,
        children=tuple(each.child_id for each in theirs), clauses=_clauses(child, today),
    )  # fmt: skip


def _arranged(children: Sequence[UUID]) -> Meeting | None:
    """The review that stands arranged for the first of the children."""
    part = MeetingChild.standing.filter(
        child=children[0], meeting__kind=REVIEW, meeting__held_on=None, meeting__cancelled_on=None
    ).select_related("meeting").first()  # fmt: skip
    found: Meeting | None = part.meeting if part else None
    return found


def _earlier(meeting: Meeting, for_on: date) -> None:
    stands = arrangements.stands_for(meeting=meeting)
    if stands is not None and for_on >= stands:
        raise Refused(f"The review stands for {stands.day} {stands:%B %Y}: say an earlier day.")


def _clauses(child: UUID, today: date) -> tuple[Clause, ...]:
    """The duties to consider or convene an early review, those that are open now first."""
    own = procedure.pack()
    rows = Obligation.objects.filter(child=child, gone=False, met_on=None, closed_on=None)
    since = {each.duty: each.trigger_on for each in rows.order_by("trigger_on")}
    found = [
        Clause(say=duty.say, cite=duty.cite, since=since.get(duty.id))
        for duty in own.duties
        if duty.in_force(today) and "early" in duty.id and "review" in duty.id
    ]
    return tuple(sorted(found, key=lambda each: each.since is None))
