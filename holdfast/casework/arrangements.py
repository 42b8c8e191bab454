"""A meeting that is arranged: its day, its children, and what the procedure asks before the day is set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import impossible
from holdfast.procedures import words
from holdfast.records.models import (
    Conference,
    FamilyMember,
    Language,
    Meeting,
    MeetingChild,
    MeetingDate,
    Person,
    Registration,
)

CONFERENCES = tuple(words.CONFERENCE_DECISIONS)
# Those whom no conference holds: they have a leader, and a core group row beside their meeting.
GROUPS = ("core-group", "professionals-meeting", "legal-planning-meeting")
# Brothers and sisters stand in this order wherever a meeting names them; the unborn last.
ELDEST_FIRST = ("child__born_on", "child__given_name", "child")


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """A meeting as arranged: of which kind, for which children, for which day; how often it was moved."""

    id: UUID
    kind: str
    children: tuple[UUID, ...]
    for_on: date
    at: time | None
    venue: str
    arranged_on: date
    moved: int


def make(
    *, kind: str, children: Sequence[UUID], for_on: date, on: date, at: time | None = None, venue: str = ""
) -> Arranged:
    """Write an arrangement: a part of steps that make one. Raises Refused for a day before it was made."""
    check_order(for_on=for_on, on=on)
    authority = entry.current().authority
    with impossible.in_words(about="person", about_id=children[0]):
        meeting = Meeting.objects.create(
            authority_id=authority,
            kind=kind,
            venue=venue.strip(),
            recorded_by_id=entry.current().actor.account,
        )
        MeetingDate.objects.create(
            authority_id=authority, meeting=meeting, arranged_on=on, for_on=for_on, at=at
        )
        for child in children:
            MeetingChild.objects.create(authority_id=authority, meeting=meeting, child_id=child)
        convene(meeting=meeting, children=children)
    return shown(meeting=meeting)


def convene(*, meeting: Meeting, children: Sequence[UUID]) -> None:
    """Give a conference or review what a meeting has not: chair, quorum and the rest are kept there."""
    if meeting.kind not in GROUPS and not Conference.objects.filter(meeting=meeting).exists():
        conference_of(meeting=meeting, children=children).save()


def conference_of(*, meeting: Meeting, children: Sequence[UUID]) -> Conference:
    """What a conference or review has beside its meeting; not yet written where it was arranged before."""
    found: Conference | None = Conference.objects.filter(meeting=meeting).first()
    if found is not None:
        return found
    kind = {"review-conference": "review", "looked-after-review": "looked-after"}.get(meeting.kind, "initial")
    if kind == "initial" and not Person.objects.filter(id__in=children, born_on__isnull=False).exists():
        kind = "pre-birth"
    return Conference(authority_id=meeting.authority_id, meeting=meeting, kind=kind)


def check_order(*, for_on: date, on: date) -> None:
    """Raises Refused where a meeting is set for a day before it was arranged."""
    if for_on < on:
        raise Refused("The meeting is set for a day before it was arranged.")


def only_once(*, kind: str, children: Sequence[UUID]) -> None:
    """Raises Refused where a conference or review of the kind is arranged already: that one is moved."""
    if kind in GROUPS:
        return  # these stand side by side
    part = _open_parts(children).filter(meeting__kind=kind).first()
    if part is not None:
        on = stands_for(meeting=part.meeting)
        when = f" for {on.day} {on:%B %Y}" if on else ""
        raise Refused(
            f"It is arranged{when} already: move that one.",
            about="person", about_id=part.child_id,
        )  # fmt: skip


def of_that_day(*, kind: str, children: Sequence[UUID], on: date) -> UUID | None:
    """The meeting of the kind that is arranged for that day for these children, and for no others."""
    for meeting in {part.meeting for part in _open_parts(children).filter(meeting__kind=kind)}:
        theirs = set(MeetingChild.standing.filter(meeting=meeting).values_list("child", flat=True))
        if theirs <= set(children) and stands_for(meeting=meeting) == on:
            key: UUID = meeting.id
            return key
    return None


def stands_for(*, meeting: Meeting) -> date | None:
    """The day for which a meeting stands arranged."""
    last = _last(meeting)
    return last.for_on if last else None


def last_dates(*, meetings: Sequence[UUID]) -> dict[UUID, MeetingDate]:
    """The day for which each of these stands arranged, in one query; a part of reads that have asked."""
    rows = MeetingDate.objects.filter(meeting__in=list(meetings))
    return {each.meeting_id: each for each in rows.order_by("arranged_on", "known_from", "id")}


def shown(*, meeting: Meeting) -> Arranged:
    """An arrangement as its readers have it."""
    dates = list(MeetingDate.objects.filter(meeting=meeting).order_by("arranged_on", "id"))
    rows = MeetingChild.standing.filter(meeting=meeting).order_by(*ELDEST_FIRST)
    parts = rows.values_list("child", flat=True)
    last = dates[-1]
    return Arranged(
        id=meeting.id, kind=meeting.kind, children=tuple(parts), for_on=last.for_on, at=last.at,
        venue=meeting.venue, arranged_on=last.arranged_on, moved=len(dates) - 1,
    )  # fmt: skip


def facts(
    *, kind: str, children: Sequence[UUID], for_on: date, interpreter: str, festivals: Sequence[date]
) -> list[dict[str, Any]]:
    """What the procedure may ask before a meeting is arranged, for each child."""
    stand, speak = _stand(children), need_interpreter(children=children)
    after = _conferences_on(kind, children, stand)
    return [
        {
            "meeting": kind,
            "for": for_on,
            "conference_on": after.get(child),
            "looked_after_review_on": stand.get((child, "looked-after-review")),
            "interpreter_needed": child in speak,
            "interpreter": interpreter.strip() or None,
            "festivals": list(festivals) or None,
        }
        for child in children
    ]


def _conferences_on(
    kind: str, children: Sequence[UUID], stand: Mapping[tuple[UUID, str], date]
) -> Mapping[UUID, date | None]:
    """The conference that this meeting must come after: the one that made the plan, or the review set."""
    if kind == "looked-after-review":
        return {child: stand.get((child, "review-conference")) for child in children}
    return plans_made_on(children=children) if kind == "core-group" else {}


def plans_made_on(*, children: Sequence[UUID]) -> Mapping[UUID, date | None]:
    """The conference that made each plan of which no core group was held yet: their first comes after it."""
    made = Registration.standing.filter(child__in=children, until_on=None).exclude(began_as="carried-in")
    began: dict[UUID, date | None] = dict(made.values_list("child_id", "from_on"))
    held = MeetingChild.standing.filter(
        child__in=list(began), meeting__kind="core-group", meeting__held_on__isnull=False
    )
    for child, on in held.values_list("child_id", "meeting__held_on"):
        start = began.get(child)
        if start is not None and on >= start:
            began[child] = None
    return began


def _stand(children: Sequence[UUID]) -> dict[tuple[UUID, str], date]:
    """The day for which each child's meeting of each kind stands arranged."""
    parts = list(_open_parts(children).order_by("-id"))
    rows = MeetingDate.objects.filter(meeting__in={each.meeting_id for each in parts})
    days = {each.meeting_id: each.for_on for each in rows.order_by("arranged_on", "id")}
    return {
        (each.child_id, each.meeting.kind): days[each.meeting_id] for each in parts if each.meeting_id in days
    }


def need_interpreter(*, children: Sequence[UUID]) -> frozenset[UUID]:
    """The children who need one at a meeting, or somebody of whose family does; a part of steps and reads."""
    families = FamilyMember.objects.filter(person__in=children, until_on=None)
    theirs = FamilyMember.objects.filter(family__in=families.values("family"), until_on=None)
    speak = Language.objects.filter(interpreter_needed=True).filter(
        Q(person__in=children) | Q(person__in=theirs.values("person"))
    )
    who = set(speak.values_list("person", flat=True))
    if not who:
        return frozenset()
    homes = set(theirs.filter(person__in=who).values_list("family", flat=True))
    of_family = families.filter(family__in=homes).values_list("person", flat=True)
    return frozenset({*of_family, *(who & set(children))})


def _open_parts(children: Sequence[UUID]) -> QuerySet[MeetingChild]:
    found: QuerySet[MeetingChild] = MeetingChild.standing.filter(
        child__in=children, meeting__held_on=None, meeting__cancelled_on=None
    ).select_related("meeting")
    return found


def _last(meeting: Meeting) -> MeetingDate | None:
    return MeetingDate.objects.filter(meeting=meeting).order_by("-arranged_on", "-id").first()
