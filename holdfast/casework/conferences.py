"""A conference arranged: from what was asked, for a day, a chair appointed who had no part in the case.

The day and the children are a meeting's (`meetings.py`), which this goes through; who is invited, who came
and what was decided have modules of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    conference_asked,
    conference_requests,
    convened,
    given,
    guarded,
    impossible,
    meetings,
)
from holdfast.casework.chairs import appoint, name_note_taker
from holdfast.casework.steps import step
from holdfast.casework.wording import CATEGORIES
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS, MEETING_OF
from holdfast.records.models import Conference, ConferenceRequest

__all__ = ["Needs", "appoint", "arrange", "cancel", "move", "name_note_taker", "say_needs"]


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What a conference takes; `interpreter` and `advocate` say who is arranged."""

    interpreter_needed: bool | None = None
    interpreter: str = ""
    advocate: str = ""
    room_needs: str = ""
    festivals: tuple[date, ...] = ()
    concern: str = ""
    categories: tuple[str, ...] = ()
    complex: bool | None = None
    venue: str = ""


@step
def arrange(  # noqa: PLR0913 - which, for whom, when, where, from what was asked
    *,
    kind: str,
    children: Sequence[UUID],
    for_on: date,
    arranged_on: date,
    today: date,
    at: time | None = None,
    venue: str = "",
    request: UUID | None = None,
    needs: Needs | None = None,
    why_early: str = "",
    reasons: Mapping[str, str] | None = None,
) -> UUID:
    """Arrange a conference or looked-after review; answers the meeting's id.

    `request` carries over all that was asked: `needs` says only what is otherwise, or arranged by now. A
    request that is not yet accepted is accepted by it, where whoever acts may accept. Raises Refused for who
    may not, what is unknown, a request that was decided otherwise, and where a guard stands before it;
    NotHere for what is not here.
    """
    given.known(word=kind, words=CONFERENCE_KINDS, what="the conference")
    asked = _taken(request, kind, children, today) if request is not None else None
    wanted = _carried(needs or Needs(), asked)
    why = _ask(wanted, asked, kind, children, for_on=for_on, on=arranged_on, today=today, reasons=reasons)
    made = meetings.arrange(
        kind=MEETING_OF[kind], children=children, for_on=for_on, arranged_on=arranged_on, today=today, at=at,
        venue=venue or wanted.venue, interpreter=wanted.interpreter, festivals=wanted.festivals,
        reasons=reasons,
    )  # fmt: skip
    conference = Conference.objects.get(meeting=made.id)
    conference.kind, conference.why_early = kind, why_early or (asked.why_early if asked else "")
    conference.request = asked
    if conference.why_early:
        given.known(word=conference.why_early, words=EARLY_REASONS, what="why it is brought forward")
    _set(conference, wanted)
    if asked is not None:
        asked.meeting_id = made.id
        asked.save(update_fields=["meeting"])
    convened.log(children=given.several(children=children), why=why)
    return made.id


@step
def say_needs(*, meeting: UUID, needs: Needs, today: date) -> None:
    """Say what a conference takes: interpreter, advocate, room, festivals, concern, kinds of harm, venue.

    Raises Refused for who may not, what is unknown and one that is completed or cancelled; NotHere.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    found.meeting.venue = needs.venue.strip()
    found.meeting.save(update_fields=["venue"])
    _set(Conference.objects.get(meeting=meeting), needs)
    convened.log(children=found.children)


@step
def move(  # noqa: PLR0913 - which, when, why, agreed by whom
    *,
    meeting: UUID,
    for_on: date,
    on: date,
    reason: str,
    today: date,
    agreed_by: str = "",
    at: time | None = None,
    why_early: str = "",
    reasons: Mapping[str, str] | None = None,
) -> None:
    """Move a conference to another day, as the procedure allows; everybody invited is to be told in writing.

    `why_early` is a word of EARLY_REASONS where a review is brought forward. Raises Refused and NotHere as
    `meetings.move`, and where a guard stands before the new day.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    conference = Conference.objects.get(meeting=meeting)
    if why_early:
        conference.why_early = given.known(
            word=why_early, words=EARLY_REASONS, what="why it is brought forward"
        )
        conference.save(update_fields=["why_early"])
    facts = arrangements.facts(
        kind=found.meeting.kind, children=found.children, for_on=for_on, interpreter=conference.interpreter,
        festivals=[date.fromisoformat(each) for each in conference.festivals],
    )  # fmt: skip
    why = guarded.ask(
        step="arrange", facts=facts, on=on, today=today, reasons=reasons, about_id=found.children[0]
    )
    meetings.move(
        meeting=meeting, for_on=for_on, on=on, reason=reason, today=today, agreed_by=agreed_by, at=at,
        reasons=reasons,
    )  # fmt: skip
    convened.log(children=found.children, why=why)


@step
def cancel(*, meeting: UUID, on: date, reason: str, today: date) -> None:
    """Cancel a conference that is arranged. Raises Refused and NotHere as `meetings.cancel`."""
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    meetings.cancel(meeting=meeting, on=on, reason=reason, today=today)
    convened.log(children=found.children, why=reason)


def _taken(request: UUID, kind: str, children: Sequence[UUID], today: date) -> ConferenceRequest:
    """A request that is accepted, now at the latest."""
    found, theirs = conference_asked.find(request=request, what=May.MEET, today=today)
    about: dict[str, Any] = {"about": "person", "about_id": theirs[0]}
    if found.meeting_id is not None:
        raise Refused("The conference that was asked for is arranged already.", **about)
    if found.kind != kind or set(theirs) != set(children):
        raise Refused("What is arranged is not the conference that was asked for.", **about)
    if found.state == "asked":
        conference_requests.accept(request=request, today=today)
        found.refresh_from_db()
    if found.state != "accepted":
        raise Refused(f"This request was {found.state.replace('-', ' ')}.", **about)
    return found


def _carried(needs: Needs, asked: ConferenceRequest | None) -> Needs:
    """What it takes: as it is said now, else as it was asked."""
    if asked is None:
        return needs
    return replace(
        needs,
        interpreter_needed=True if asked.interpreter else needs.interpreter_needed,
        advocate=needs.advocate or asked.advocate, room_needs=needs.room_needs or asked.room_needs,
        festivals=needs.festivals or tuple(date.fromisoformat(each) for each in asked.festivals),
        concern=needs.concern or asked.concern, categories=needs.categories or tuple(asked.categories),
    )  # fmt: skip


def _ask(
    needs: Needs, asked: ConferenceRequest | None, kind: str, children: Sequence[UUID], *, for_on: date,
    on: date, today: date, reasons: Mapping[str, str] | None,
) -> str:  # fmt: skip
    """Ask about the interpreter whom the team says the family needs: the record may not have it yet."""
    if asked is None or not needs.interpreter_needed:
        return ""
    facts = {
        "meeting": MEETING_OF[kind], "for": for_on, "interpreter_needed": True,
        "interpreter": needs.interpreter.strip() or None,
        "festivals": list(needs.festivals) or None,
    }  # fmt: skip
    return guarded.ask(
        step="arrange", facts=[facts], on=on, today=today, reasons=reasons, about_id=children[0]
    )


def _set(conference: Conference, needs: Needs) -> None:
    categories = given.all_known(found=needs.categories, words=CATEGORIES, what="the kinds of harm")
    conference.interpreter_needed, conference.complex = needs.interpreter_needed, needs.complex
    conference.interpreter, conference.advocate = needs.interpreter.strip(), needs.advocate.strip()
    conference.room_needs, conference.concern = needs.room_needs.strip(), needs.concern.strip()
    conference.categories = list(categories)
    conference.festivals = [each.isoformat() for each in sorted(set(needs.festivals))]
    with impossible.in_words():
        conference.save()
