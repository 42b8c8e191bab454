"""The lines of a conference's outline plan: read, written, and what the pages know of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from holdfast.access.refusals import Refused
from holdfast.casework import given
from holdfast.procedures import outline_words
from holdfast.records.models import ConferenceOutline, Meeting

LEFT_OUT = "left out when it was written again"
COLUMNS = ("text", "who", "side", "for_whom", "by_on", "when", "why", "not_relevant")


@dataclass(frozen=True, kw_only=True)
class LineSaid:
    """One line of an outline plan. `part` is a word of `outline_words`; `not_relevant` needs its `why`."""

    part: str
    text: str = ""
    who: str = ""
    side: str = ""
    for_whom: str = ""
    by_on: date | None = None
    when: str = ""
    why: str = ""
    not_relevant: bool = False


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A line that the record already holds, and where it comes from: `the assessment of 2 March 2026`."""

    line: LineSaid
    whence: str


def of(*, meeting: UUID, child: UUID | None) -> tuple[LineSaid, ...]:
    """The lines written for one child alone; for None, those written once for all of them."""
    rows = ConferenceOutline.standing.filter(meeting=meeting, child=child)
    return tuple(said(row=each) for each in rows.order_by("part", "place", "id"))


def of_child(*, meeting: UUID, child: UUID) -> tuple[LineSaid, ...]:
    """All that holds for a child, each line once: what was written for all, then what is the child's own."""
    return tuple(dict.fromkeys([*of(meeting=meeting, child=None), *of(meeting=meeting, child=child)]))


def of_children(*, meeting: UUID, children: Iterable[UUID]) -> dict[UUID, tuple[LineSaid, ...]]:
    """The same for each child, in one query."""
    rows = ConferenceOutline.standing.filter(meeting=meeting).order_by("part", "place", "id")
    lines = [(each.child_id, said(row=each)) for each in rows]
    for_all = [line for key, line in lines if key is None]
    return {
        child: tuple(dict.fromkeys([*for_all, *(line for key, line in lines if key == child)]))
        for child in children
    }


def version(*, meeting: Meeting, child: UUID | None) -> datetime:
    """By which two who write it at once are told of each other: when it was last written."""
    rows = ConferenceOutline.objects.filter(meeting=meeting, child=child)
    last: datetime | None = rows.order_by("-known_from").values_list("known_from", flat=True).first()
    return last or meeting.known_from


def is_begun(*, meeting: UUID) -> bool:
    """Whether anything is written of it, for whichever child."""
    return bool(ConferenceOutline.standing.filter(meeting=meeting).exists())


def checked(*, lines: Iterable[LineSaid]) -> tuple[LineSaid, ...]:
    """The lines that say something, tidied. Raises Refused for an unknown part or side, or without why.

    A part that is not needed says why; everything else says what it is.
    """
    found = []
    for each in lines:
        given.known(word=each.part, words=outline_words.KNOWN, what="the part of the plan")
        if each.side:
            given.known(word=each.side, words=outline_words.SIDES, what="whose it is")
        if each.part == "contacts":
            given.interval(text=each.when, what="How often somebody sees the child")
            given.needed(text=each.who, why="Say who sees the child.")
        if each.not_relevant:
            given.needed(text=each.why, why="Say why it is not needed.")
        elif not each.text.strip():
            raise Refused("Say what it is, or leave the line out.")
        found.append(each)
    return tuple(found)


def write(*, meeting: Meeting, child: UUID | None, lines: Sequence[LineSaid], now: datetime) -> None:
    """Write the lines of one child, or of all, in place of what stood there; what is gone stays known."""
    standing: dict[tuple[str, int], ConferenceOutline] = {
        (each.part, each.place): each
        for each in ConferenceOutline.standing.filter(meeting=meeting, child=child)
    }
    places: dict[str, int] = {}
    for line in lines:
        places[line.part] = place = places.get(line.part, 0) + 1
        row = standing.pop((line.part, place), None)
        if row is not None and said(row=row) == _row(line):
            continue
        row = row or ConferenceOutline(
            authority_id=meeting.authority_id, meeting=meeting, child_id=child, part=line.part, place=place
        )
        for name in COLUMNS:
            setattr(row, name, getattr(_row(line), name))
        row.save()
    gone = ConferenceOutline.standing.filter(Q(id__in=[each.id for each in standing.values()]))
    gone.update(withdrawn_at=now, withdrawn_why=LEFT_OUT)


def said(*, row: ConferenceOutline) -> LineSaid:
    """A line as it stands."""
    return LineSaid(part=row.part, **{name: getattr(row, name) for name in COLUMNS})


def _row(line: LineSaid) -> LineSaid:
    """A line as it is kept: one that is not needed says so in its text too."""
    return LineSaid(
        part=line.part, text=line.text.strip() or ("Not needed" if line.not_relevant else ""),
        who=line.who.strip(), side=line.side, for_whom=line.for_whom.strip(), by_on=line.by_on,
        when=line.when.strip(), why=line.why.strip(), not_relevant=line.not_relevant,
    )  # fmt: skip
