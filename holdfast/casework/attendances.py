"""Who was at a conference: everybody invited in one sending, whoever came uninvited, and who left the room.

A quorum is counted from those who were there; those heard apart or by telephone were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Max

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import convened, given, note_takers
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import ATTENDED, WAS_THERE
from holdfast.records.models import Attendance, ConferenceInvitation, Meeting, OutOfRoom

UNSAID = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a list on which nothing is said yet."""

CHANGED = "Somebody else has said who was here since you opened this."
ENDS_FIRST = "The time at the end is before the time at the beginning."


@dataclass(frozen=True, kw_only=True)
class Came:
    """Whether and how somebody was there; `invitation` for whoever was on the list, else name and role."""

    how: str
    invitation: UUID | None = None
    name: str = ""
    role: str = ""
    from_at: time | None = None
    until_at: time | None = None
    spoke_to_report: bool | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Away:
    """A time for which somebody was out of the room, and why."""

    from_at: time | None
    until_at: time | None
    item: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Somebody on the list of a meeting; `how` is empty where it is not recorded yet, `id` None then too."""

    id: UUID | None
    invitation: UUID | None
    name: str
    role: str
    invited: bool
    report_wanted: bool = False
    answer: str = ""  # to the invitation
    how: str = ""
    from_at: time | None = None
    until_at: time | None = None
    spoke_to_report: bool | None = None
    note: str = ""
    away: tuple[Away, ...] = field(default=())

    @property
    def was_there(self) -> bool:
        """Whether they were, for all of it, a part, apart from the others or by telephone."""
        return self.how in WAS_THERE

    @property
    def is_professional(self) -> bool:
        """Whether they come for an agency, and not as family or for somebody of the family."""
        return self.role not in words.FAMILY


@step
def record(
    *, meeting: UUID, came: Sequence[Came], today: date, seen: datetime | None = None
) -> tuple[Attended, ...]:
    """Record for several people at once whether and how each was there; what was said before is replaced.

    Somebody without `invitation` came uninvited: the same name and role is the same person. `seen` is the
    `version` that was shown; None asks nothing. Raises Refused for who may not, a conference completed or
    cancelled, a way of coming or a role that is none, and times out of order; ChangedMeanwhile where somebody
    else has saved since; NotHere for an invitation that is not this conference's.
    """
    found = note_takers.find_open(meeting=meeting, today=today)
    if not came:
        raise Refused("Say of one person at least whether they came.")
    list(Meeting.objects.select_for_update().filter(id=meeting))  # one after the other
    if seen is not None and seen != version(meeting=meeting):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.children[0])
    asked = {each.id: each for each in ConferenceInvitation.standing.filter(meeting=meeting)}
    for each in came:
        _save(found, each, asked)
    convened.log(children=found.children)
    return of_list(meeting=meeting)


@step
def out_of_room(
    *,
    attendance: UUID,
    today: date,
    from_at: time | None = None,
    until_at: time | None = None,
    item: str = "",
    why: str = "",
) -> tuple[Attended, ...]:
    """Record that somebody who was there left the room for a part, and why.

    Raises Refused for who may not, a conference completed, somebody who was not there, and times out of
    order; NotHere for no such person.
    """
    who = Attendance.objects.filter(id=attendance).first()
    if who is None:
        raise NotHere("There is nobody of that name at this conference.", about="attendance")
    found = note_takers.find_open(meeting=who.meeting_id, today=today)
    if who.how not in WAS_THERE:
        raise Refused(f"{who.name} was not there.", about="person", about_id=found.children[0])
    said = given.needed(text=why, why="Say why they were out of the room.")
    _in_order(from_at, until_at)
    OutOfRoom.objects.create(
        authority_id=who.authority_id, attendance=who, from_at=from_at, until_at=until_at, item=item.strip(),
        why=said,
    )  # fmt: skip
    convened.log(children=found.children)
    return of_list(meeting=who.meeting_id)


@read
def of_meeting(*, meeting: UUID, today: date) -> tuple[Attended, ...]:
    """Everybody invited, and whoever came uninvited, with whether and how each was there."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    return of_list(meeting=meeting)


def of_list(*, meeting: UUID) -> tuple[Attended, ...]:
    """The same, for a step or read that has found the conference: family first, then professionals."""
    rows = list(Attendance.objects.filter(meeting=meeting).order_by("id"))
    by_invitation = {each.invitation_id: each for each in rows if each.invitation_id}
    away = _away([each.id for each in rows])
    asked = ConferenceInvitation.standing.filter(meeting=meeting).order_by("id")
    listed = [
        _shown(by_invitation.get(each.id), each, away)
        for each in asked
        if each.invited or each.id in by_invitation
    ]
    listed += [_shown(each, None, away) for each in rows if each.invitation_id is None]
    return tuple(sorted(listed, key=lambda each: each.is_professional))


def version(*, meeting: UUID) -> datetime:
    """When it was last said of anybody whether they came; the version of the whole list."""
    last = Attendance.objects.filter(meeting=meeting).aggregate(last=Max("known_from"))["last"]
    return last or UNSAID


def roles_there(*, meeting: UUID) -> tuple[str, ...]:
    """The roles, by the words of the public form, of those who were there; each once."""
    rows = Attendance.objects.filter(meeting=meeting, how__in=WAS_THERE).order_by("id")
    return tuple(dict.fromkeys(rows.values_list("role", flat=True)))


def _save(found: Convened, came: Came, asked: Mapping[UUID, ConferenceInvitation]) -> None:
    given.known(word=came.how, words=ATTENDED, what="whether they came")
    _in_order(came.from_at, came.until_at)
    row = _row(found, came, asked)
    row.how, row.note, row.spoke_to_report = came.how, came.note.strip(), came.spoke_to_report
    is_part = came.how in WAS_THERE and came.how != "whole"
    row.from_at, row.until_at = (came.from_at, came.until_at) if is_part else (None, None)
    row.save()


def _row(found: Convened, came: Came, asked: Mapping[UUID, ConferenceInvitation]) -> Attendance:
    """The row to write: that of the invitation, or of whoever came uninvited under that name and role."""
    mine = Attendance.objects.filter(meeting=found.meeting)
    fresh = {"authority_id": found.meeting.authority_id, "meeting": found.meeting}
    if came.invitation is None:
        name = given.name(text=came.name, what="Whoever came uninvited")
        role = given.known(word=came.role, words=words.ROLES, what="their role")
        there = mine.filter(invitation=None, name=name, role=role).first()
        return there or Attendance(**fresh, name=name, role=role)
    who = asked.get(came.invitation)
    if who is None:
        raise NotHere("They are not on the list of this conference.", about="meeting")
    return mine.filter(invitation=who).first() or Attendance(
        **fresh, invitation=who, name=who.name, role=who.role, person_id=who.person_id,
        account_id=who.account_id, agency_id=who.agency_id,
    )  # fmt: skip


def _in_order(from_at: time | None, until_at: time | None) -> None:
    if from_at is not None and until_at is not None and until_at < from_at:
        raise Refused(ENDS_FIRST)


def _away(keys: Sequence[UUID]) -> dict[UUID, list[Away]]:
    found: dict[UUID, list[Away]] = {}
    for each in OutOfRoom.objects.filter(attendance__in=keys).order_by("from_at", "id"):
        found.setdefault(each.attendance_id, []).append(
            Away(from_at=each.from_at, until_at=each.until_at, item=each.item, why=each.why)
        )
    return found


def _shown(
    row: Attendance | None, asked: ConferenceInvitation | None, away: Mapping[UUID, list[Away]]
) -> Attended:
    """Somebody as invited, with what is recorded of how they came; one of the two is there."""
    unsaid = row or Attendance(name=asked.name if asked else "", role=asked.role if asked else "", how="")
    return Attended(
        id=row.id if row else None, invitation=asked.id if asked else None, name=unsaid.name,
        role=unsaid.role, invited=asked is not None and asked.invited,
        report_wanted=asked is not None and asked.report_wanted, answer=asked.answer if asked else "",
        how=unsaid.how, from_at=unsaid.from_at,
        until_at=unsaid.until_at, spoke_to_report=unsaid.spoke_to_report, note=unsaid.note,
        away=tuple(away.get(unsaid.id, ())),
    )  # fmt: skip
