"""Who came to a core group and who did not: everybody whom it waits for in one sending, and who came besides.

An agency that stays away is recorded as such, with what it sent to say; nobody is put down as having come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Max

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import core_group_memberships, core_group_writers, gathered, given, impossible
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import ATTENDED, PARENTS, WAS_THERE
from holdfast.records.models import Attendance

UNSAID = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a list on which nothing is said yet."""

CHANGED = "Somebody else has said who was here since you opened it. Nothing of theirs was lost."


@dataclass(frozen=True, kw_only=True)
class Came:
    """Whether somebody came: by the key on the list, else by name and role; `note` what they sent to say."""

    how: str
    key: str = ""
    name: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Somebody whom the meeting waits for, or who came besides; `how` is empty where nobody has said yet."""

    key: str
    name: str
    role: str
    agency: str
    is_member: bool
    how: str
    note: str
    account: UUID | None = None
    agency_id: UUID | None = None

    @property
    def was_there(self) -> bool:
        """Whether they were, for all of it, a part, apart from the others or by telephone."""
        return self.how in WAS_THERE

    @property
    def is_family(self) -> bool:
        """Whether they come as family, and not for an agency."""
        return self.role in words.FAMILY

    @property
    def is_parent(self) -> bool:
        """Whether they are a parent or carer."""
        return self.role in PARENTS


@dataclass(frozen=True, kw_only=True)
class AttendanceList:
    """Everybody, the family first; with the version of the list."""

    rows: tuple[Attended, ...]
    version: datetime

    @property
    def there(self) -> tuple[Attended, ...]:
        """Those who came."""
        return tuple(each for each in self.rows if each.was_there)

    @property
    def away(self) -> tuple[Attended, ...]:
        """Those who did not, with apologies or without."""
        return tuple(each for each in self.rows if each.how and not each.was_there)

    @property
    def unsaid(self) -> tuple[Attended, ...]:
        """Those of whom nobody has said yet."""
        return tuple(each for each in self.rows if not each.how)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of those who came, each once."""
        return tuple(dict.fromkeys(each.role for each in self.there))

    @property
    def parents_came(self) -> bool | None:
        """Whether a parent or carer came; None as long as it is not said of any of them."""
        said = [each.was_there for each in self.rows if each.is_parent and each.how]
        return any(said) if said else None


@step
def record(
    *, meeting: UUID, came: Sequence[Came], today: date, seen: datetime | None = None
) -> AttendanceList:
    """Record for several people at once whether each came; what was said of them before is replaced.

    `seen` is the version shown; None asks nothing. Raises Refused for who may not, nobody, a way of coming or
    a role that is none, a meeting cancelled or signed; NotHere for somebody who is not on the list;
    ChangedMeanwhile where somebody else has said it since.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    first = found.children[0]
    if not came:
        raise Refused("Say of one person at least whether they came.", about="person", about_id=first)
    if seen is not None and seen != version(meeting=meeting):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=first)
    waited = {each.key: each for each in core_group_memberships.present_list(found=found, today=today)}
    there = {_key(each): each for each in Attendance.objects.filter(meeting=meeting)}
    with impossible.in_words(about="person", about_id=first):
        for each in came:
            given.known(word=each.how, words=ATTENDED, what="whether they came")
            row = _row(found, each, waited, there)
            row.how, row.note = each.how, each.note.strip()
            row.save()
    gathered.log(children=found.children)
    return of_found(found=found, today=today)


@read
def of_meeting(*, meeting: UUID, today: date) -> AttendanceList:
    """Everybody on the list of one core group. Raises NotHere and Refused as access says of the children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found, today=today)


def of_found(*, found: Gathered, today: date) -> AttendanceList:
    """The same of a meeting that was found already; four queries."""
    written = list(Attendance.objects.filter(meeting=found.meeting).select_related("agency").order_by("id"))
    there = {_key(each): each for each in written}
    waited = core_group_memberships.present_list(found=found, today=today)
    rows = [_shown(each, there.get(each.key)) for each in waited]
    known = {each.key for each in waited}
    rows += [
        Attended(
            key=key, name=each.name, role=each.role, agency=each.agency.name if each.agency else "",
            is_member=False, how=each.how, note=each.note, account=each.account_id, agency_id=each.agency_id,
        )
        for key, each in there.items()
        if key not in known
    ]  # fmt: skip
    last = max((each.known_from for each in written), default=UNSAID)
    return AttendanceList(rows=tuple(sorted(rows, key=lambda each: not each.is_family)), version=last)


def version(*, meeting: UUID) -> datetime:
    """When it was last said of anybody whether they came."""
    rows = Attendance.objects.filter(meeting=meeting)
    return rows.aggregate(last=Max("known_from"))["last"] or UNSAID


def _row(found: Gathered, came: Came, waited: dict[str, Present], there: dict[str, Attendance]) -> Attendance:
    """The row to write: of a member, of one who came besides before, or of one who comes now."""
    if came.key and came.key in there:
        return there[came.key]
    fresh = {"authority_id": found.meeting.authority_id, "meeting": found.meeting}
    if came.key:
        who = waited.get(came.key)
        if who is None:
            raise NotHere("They are not on the list of this core group.", about="meeting")
        return Attendance(
            **fresh, name=who.name, role=who.role, person_id=who.person, account_id=who.account,
            agency_id=who.agency,
        )  # fmt: skip
    name = given.name(text=came.name, what="Whoever came besides")
    role = given.known(word=came.role, words=words.ROLES, what="their role")
    return there.get(MemberSaid(name=name, role=role).key) or Attendance(**fresh, name=name, role=role)


def _key(row: Attendance) -> str:
    """Who it is, as the list of members has it."""
    return MemberSaid(name=row.name, role=row.role, person=row.person_id, account=row.account_id).key


def _shown(who: Present, row: Attendance | None) -> Attended:
    return Attended(
        key=who.key, name=who.name, role=who.role, agency=who.agency_name, is_member=True,
        how=row.how if row else "", note=row.note if row else "", account=who.account, agency_id=who.agency,
    )  # fmt: skip
