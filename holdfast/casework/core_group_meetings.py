"""Core groups arranged ahead, several days at once; their place, and each moved, confirmed and cancelled.

Also a professionals' meeting and a legal planning meeting. What the procedure asks of the day (the day of
the conference is barred to the first, a festival, an interpreter) is asked of each day before it is saved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    core_group_letters,
    gathered,
    given,
    guarded,
    impossible,
    meetings,
    obligations,
    papers_sent,
    tellings,
)
from holdfast.casework.arrangements import GROUPS
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.records.models import Meeting, MeetingDate, PaperSent

CORE_GROUP = "core-group"


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day for which one is arranged, and the time."""

    for_on: date
    at: time | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is held: whether all can get in, and the family feels at ease there; None is not said."""

    venue: str = ""
    accessible: bool | None = None
    at_ease: bool | None = None
    why: str = ""  # where it is not so: why it is held there all the same
    interpreter_needed: bool | None = None
    interpreter: str = ""


@dataclass(frozen=True, kw_only=True)
class Plans:
    """What is arranged: which meeting, for whom, for which days, where and for what."""

    children: Sequence[UUID]
    days: Sequence[Day]
    place: Place = field(default_factory=Place)
    kind: str = CORE_GROUP
    purpose: str = ""
    festivals: Sequence[date] = ()


@step
def arrange(
    *, plans: Plans, arranged_on: date, today: date, reasons: Mapping[str, str] | None = None
) -> tuple[UUID, ...]:
    """Arrange one meeting or several ahead, for all the children at once; answers them in order of the days.

    Raises Refused for who may not, no day, the same day twice, a day before it was arranged, and where a
    guard stands before one of the days; NotHere for a child who is not here.
    """
    children = given.several(children=plans.children)
    access_children.require_all(children=children, what=May.MEET, today=today)
    given.known(word=plans.kind, words=GROUPS, what="the meeting")
    given.not_after(on=arranged_on, today=today, what="The day on which it was arranged")
    days = _days(plans.days, children)
    facts = [
        each
        for day in days
        for each in arrangements.facts(
            kind=plans.kind, children=children, for_on=day.for_on, interpreter=plans.place.interpreter,
            festivals=plans.festivals,
        )
    ]  # fmt: skip
    why = guarded.ask(
        step="arrange", facts=facts, on=arranged_on, today=today, reasons=reasons, about_id=children[0]
    )
    made = []
    for day in days:
        found = arrangements.make(
            kind=plans.kind, children=children, for_on=day.for_on, on=arranged_on, at=day.at,
            venue=plans.place.venue,
        )  # fmt: skip
        _put(Meeting.objects.get(id=found.id), children, plans.place, plans.purpose)
        made.append(found.id)
    gathered.log(children=children, why=why)
    obligations.refresh(children=children, today=today)
    return tuple(made)


@step
def say_place(*, meeting: UUID, place: Place, purpose: str = "", today: date) -> None:
    """Say where it is held, whether all can get in and the family feels at ease, and who interprets.

    Raises Refused for who may not, one completed or cancelled, and a place that fails either without why;
    NotHere for a meeting that is not here.
    """
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    found.meeting.venue = place.venue.strip()
    with impossible.in_words(about="person", about_id=found.children[0]):
        found.meeting.save(update_fields=["venue"])
    _put(found.meeting, found.children, place, purpose or found.group.purpose)
    gathered.log(children=found.children)


@step
def move(  # noqa: PLR0913 - to when, why, and what the procedure may ask
    *,
    meeting: UUID,
    for_on: date,
    on: date,
    reason: str,
    today: date,
    at: time | None = None,
    interpreter: str = "",
    festivals: Sequence[date] = (),
    reasons: Mapping[str, str] | None = None,
) -> tuple[UUID, ...]:
    """Move it to another day; answers the letters that now wait, one for everybody whom it concerns.

    Raises Refused for who may not, without a reason, for one completed or cancelled, and where a guard stands
    before the new day; NotHere for a meeting that is not here.
    """
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    facts = arrangements.facts(
        kind=found.meeting.kind, children=found.children, for_on=for_on,
        interpreter=interpreter or found.group.interpreter, festivals=festivals,
    )  # fmt: skip
    why = guarded.ask(
        step="arrange", facts=facts, on=on, today=today, reasons=reasons, about_id=found.children[0]
    )
    meetings.move(meeting=meeting, for_on=for_on, at=at, on=on, reason=reason, today=today)
    if interpreter.strip():
        group = found.group
        group.interpreter = interpreter.strip()
        with impossible.in_words(about="person", about_id=found.children[0]):
            group.save(update_fields=["interpreter"])
    gathered.log(children=found.children, why=why)
    waiting = PaperSent.standing.filter(meeting=meeting, kind="moved", sent_on=None).order_by("id")
    return tuple(waiting.values_list("id", flat=True))


@step
def confirm_in_writing(
    *, meeting: UUID, on: date, how: str, today: date, papers: Sequence[UUID] = ()
) -> tuple[UUID, ...]:
    """Say that the new day went in writing to those whose letters wait, or to some; answers who had it.

    Once everybody has it, the procedure's duty to confirm it is met. Raises Refused for who may not, nobody
    who waits, a day ahead and a way that is none; NotHere for a meeting that is not here.
    """
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    given.not_after(on=on, today=today, what="The day on which it was sent")
    waiting = list(PaperSent.standing.filter(meeting=meeting, kind="moved", sent_on=None).order_by("id"))
    going = [each for each in waiting if not papers or each.id in set(papers)]
    if not going:
        raise Refused(
            "Everybody has been told in writing.", about="person", about_id=found.children[0],
            who_can_help="yourself: nothing is to be done",
        )  # fmt: skip
    papers_sent.mark(papers=going, on=on, how=how)
    if len(going) == len(waiting):
        _told(found, on, today)
    gathered.log(children=found.children)
    return tuple(each.id for each in going)


@step
def cancel(*, meeting: UUID, on: date, reason: str, today: date) -> None:
    """Cancel it, with why. Raises Refused and NotHere as `move` does."""
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    meetings.cancel(meeting=meeting, on=on, reason=reason, today=today)
    gathered.log(children=found.children)


def _days(days: Iterable[Day], children: Sequence[UUID]) -> list[Day]:
    found = sorted(days, key=lambda each: each.for_on)
    if not found:
        raise Refused("Say for which day.", about="person", about_id=children[0])
    if len({each.for_on for each in found}) != len(found):
        raise Refused("The same day stands there twice.", about="person", about_id=children[0])
    return found


def _put(meeting: Meeting, children: Sequence[UUID], place: Place, purpose: str) -> None:
    """Write the place beside the meeting. Raises Refused for one that fails and no word on why."""
    if False in (place.accessible, place.at_ease) and not place.why.strip():
        raise Refused(
            "Say why it is held there all the same, or choose another place.",
            about="person", about_id=children[0], who_can_help="yourself: a school or a health centre may do",
        )  # fmt: skip
    group = gathered.group_of(meeting=meeting, children=children)
    group.accessible, group.at_ease, group.venue_why = place.accessible, place.at_ease, place.why.strip()
    group.interpreter_needed, group.interpreter = place.interpreter_needed, place.interpreter.strip()
    group.purpose = purpose.strip()
    with impossible.in_words(about="person", about_id=children[0]):
        group.save()


def _told(found: Gathered, on: date, today: date) -> None:
    """Everybody whom it concerns has it in writing: the day it was moved to, by its own key."""
    dates = MeetingDate.objects.filter(meeting=found.meeting)
    last = dates.order_by("-arranged_on", "-known_from", "-id").first()
    if last is None or dates.count() == 1:
        return
    papers = PaperSent.standing.filter(meeting=found.meeting, kind="moved", sent_on__gte=last.arranged_on)
    to = [tellings.To(name=each.to_name, account=each.account_id) for each in papers.order_by("id")]
    tellings.tell(
        children=found.children, whom=str(words.Role.ALL_INVITED), of=str(last.id), of_kind="meeting", on=on,
        to=to, in_writing=True, how="message", today=today, text=core_group_letters.new_day(found=found),
    )  # fmt: skip
