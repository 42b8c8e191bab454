"""Conferences, core groups and reviews in small: arranged, moved, held and cancelled, for several children.

What a conference decides for each child, and what follows from it, is in `conference_decisions.py`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    arrangements,
    core_groups,
    given,
    guarded,
    held_meetings,
    impossible,
    moved_letters,
    obligations,
    steps,
)
from holdfast.casework.arrangements import CONFERENCES, Arranged
from holdfast.casework.held_meetings import Held, MeetingHeld
from holdfast.casework.plan_said import Rhythm
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import Meeting, MeetingChild, MeetingDate

Decided = Mapping[UUID, str]
__all__ = ["CONFERENCES", "Arranged", "MeetingHeld", "arrange", "cancel", "hold", "list_arranged", "move"]


@step
def arrange(  # noqa: PLR0913 - which, for whom, when, where and what the procedure may ask
    *,
    kind: str,
    children: Sequence[UUID],
    for_on: date,
    arranged_on: date,
    today: date,
    at: time | None = None,
    venue: str = "",
    interpreter: str = "",
    festivals: Sequence[date] = (),
    reasons: Mapping[str, str] | None = None,
) -> Arranged:
    """Arrange a meeting for several children, for a day. `interpreter` says who is arranged.

    Raises Refused for who may not, a kind that is none, a day before it was arranged, a conference that is
    arranged for a child already, and where a guard stands before it; NotHere for a child who is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    given.known(word=kind, words=words.MEETINGS, what="the meeting")
    given.not_after(on=arranged_on, today=today, what="The day on which it was arranged")
    arrangements.only_once(kind=kind, children=wanted)
    facts = arrangements.facts(
        kind=kind, children=wanted, for_on=for_on, interpreter=interpreter, festivals=festivals
    )
    why = guarded.ask(
        step="arrange", facts=facts, on=arranged_on, today=today, reasons=reasons, about_id=wanted[0]
    )
    made = arrangements.make(kind=kind, children=wanted, for_on=for_on, on=arranged_on, at=at, venue=venue)
    _log(wanted, today, why)
    return made


@step
def move(
    *,
    meeting: UUID,
    for_on: date,
    on: date,
    reason: str,
    today: date,
    agreed_by: str = "",
    at: time | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Arranged:
    """Move a meeting to another day. `agreed_by` has roles, with commas between.

    Raises Refused for who may not, without a reason, for a meeting held or cancelled, and where a guard
    stands before it; NotHere for a meeting that is not here.
    """
    found, parts = _open(meeting, today)
    said = given.needed(text=reason, why="Say why it is moved.", about="person", about_id=parts[0])
    agreed = given.all_known(found=agreed_by.replace(",", " ").split(), words=words.ROLES, what="who agreed")
    given.not_after(on=on, today=today, what="The day on which it was moved")
    why = ""
    if found.kind in CONFERENCES:
        facts = {
            "from": arrangements.stands_for(meeting=found), "to": for_on, "reason": said,
            "agreed_by": list(agreed) or None,
        }  # fmt: skip
        why = guarded.ask(
            step="move-conference", facts=[facts], on=on, today=today, reasons=reasons, about_id=parts[0]
        )
    arrangements.check_order(for_on=for_on, on=on)
    MeetingDate.objects.create(
        authority_id=found.authority_id, meeting=found, arranged_on=on, for_on=for_on, at=at, reason=said,
        agreed_by=", ".join(agreed),
    )  # fmt: skip
    moved_letters.want(meeting=found, children=parts, today=today)
    _log(parts, today, "; ".join(filter(None, (said, why))))
    return arrangements.shown(meeting=found)


@step
def cancel(*, meeting: UUID, on: date, reason: str, today: date) -> Arranged:
    """Cancel a meeting that is arranged. Raises Refused and NotHere as `move` does."""
    found, parts = _open(meeting, today)
    said = given.needed(text=reason, why="Say why it is cancelled.", about="person", about_id=parts[0])
    found.cancelled_on = given.not_after(on=on, today=today, what="The day on which it was cancelled")
    found.cancelled_why = said
    with impossible.in_words(about="person", about_id=parts[0]):
        found.save(update_fields=["cancelled_on", "cancelled_why"])
    core_groups.take_back(meeting=found, children=parts)
    _log(parts, today, said)
    return arrangements.shown(meeting=found)


@step
def hold(  # noqa: PLR0913 - a meeting in small has these parts
    *,
    kind: str,
    children: Sequence[UUID],
    held_on: date,
    today: date,
    meeting: UUID | None = None,
    decisions: Decided | None = None,
    categories: Sequence[str] = (),
    grounds: str = "",
    then: str = "",
    members: Sequence[str] = (),
    quorate: bool | None = None,
    parents_came: bool | None = None,
    decisions_recorded: bool | None = None,
    next_on: date | None = None,
    next_core_group_on: date | None = None,
    next_core_group_at: time | None = None,
    visit_every: str = "",
    core_group_every: str = "",
    rooms_every: int | None = None,
    note: str = "",
    reasons: Mapping[str, str] | None = None,
    breach: str = "",
) -> MeetingHeld:
    """Record that a meeting was held, for several children, with a decision for each at a conference.

    `meeting` is the one that was arranged, if it was. `next_on` arranges the next one: the next core group
    at a core group, the next review at a conference. `breach` says why a conference did not keep to the
    procedure; it ends no plan that the procedure does not let end. Raises Refused for who may not, a day
    ahead, what is left out or unknown, and where a guard stands before it; NotHere for what is not here.
    """
    held = Held(
        kind=kind, children=given.several(children=children), held_on=held_on, meeting=meeting,
        decisions=decisions or {}, categories=categories, grounds=grounds, then=then, members=members,
        quorate=quorate, parents_came=parents_came, decisions_recorded=decisions_recorded, next_on=next_on,
        next_core_group_on=next_core_group_on, next_core_group_at=next_core_group_at, note=note,
        rhythm=Rhythm(visit_every=visit_every, core_group_every=core_group_every, rooms_every=rooms_every),
        breach=breach,
    )  # fmt: skip
    access_children.require_all(children=held.children, what=May.MEET, today=today)
    held = held_meetings.checked(held=held, today=today)
    return held_meetings.record(held=held, arranged=_arranged(held, today), today=today, reasons=reasons)


@read
def list_arranged(*, child: UUID, today: date) -> tuple[Arranged, ...]:
    """The meetings arranged for a child and not yet held, the next first. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    found = Meeting.objects.filter(
        children__child=child, children__withdrawn_at=None, held_on=None, cancelled_on=None
    )
    shown = [arrangements.shown(meeting=each) for each in found.distinct()]
    return tuple(sorted(shown, key=lambda each: (each.for_on, str(each.id))))


def _open(meeting: UUID, today: date) -> tuple[Meeting, list[UUID]]:
    """A meeting that is arranged and not yet held, and its children."""
    found = Meeting.objects.filter(id=meeting).first()
    rows = MeetingChild.standing.filter(meeting=meeting).order_by(*arrangements.ELDEST_FIRST)
    parts = list(rows.values_list("child", flat=True))
    if found is None or not parts:
        raise NotHere("There is no such meeting here.", about="meeting", about_id=meeting)
    access_children.require_all(children=parts, what=May.MEET, today=today)
    if found.held_on is not None or found.cancelled_on is not None:
        said = "held" if found.held_on is not None else "cancelled"
        raise Refused(f"This meeting was {said} already.", about="person", about_id=parts[0])
    return found, parts


def _arranged(held: Held, today: date) -> Meeting | None:
    """The meeting that had been arranged: the one named, or the one of that day."""
    key = held.meeting or arrangements.of_that_day(kind=held.kind, children=held.children, on=held.held_on)
    if key is None:
        return None
    found, parts = _open(key, today)
    held_meetings.fits(held=held, meeting=found, children=parts)
    return found


def _log(children: Sequence[UUID], today: date, why: str) -> None:
    for child in children:
        steps.log(about="person", about_id=child, why=why)
    obligations.refresh(children=children, today=today)
