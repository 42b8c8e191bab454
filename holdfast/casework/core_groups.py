"""The core group as a conference names it, for several children at once, and who belongs to a child's.

Named from those who were invited, came, or are on the record as involved. The day of the conference is the
first of their membership; `settle` is a part of the step that completes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from holdfast.access import children as access_children
from holdfast.access import relations
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import convened, families, given, impossible, steps
from holdfast.casework.convened import Convened, Top
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.records.models import (
    Allocation,
    Attendance,
    ConferenceInvitation,
    CoreGroupMember,
    Involvement,
    Meeting,
    MeetingDate,
)

# They run a conference, or are there to help one person through it: no part of a core group by that.
NOT_BY_ITSELF = frozenset(
    {"conference-chair", "conference-administrator", "note-taker", "reviewing-officer", "legal-adviser",
     "interpreter", "supporter", "advocate", "safeguarding-manager", "team-manager"}
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MemberSaid:
    """Somebody to be in the core group: by name and role, of these children; without any, of all of them."""

    name: str
    role: str
    person: UUID | None = None
    account: UUID | None = None
    agency: UUID | None = None
    children: Sequence[UUID] = ()

    @property
    def key(self) -> str:
        """Who it is: the account, else the person of the record, else the name; with the role."""
        return f"{self.account or self.person or self.name.casefold()}/{self.role}"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who could be in it: `came` says whether they were at the conference, `of` whose it is now.

    `usual` where the role is one of those that a core group has: not the chair, not a supporter.
    """

    said: MemberSaid
    agency: str
    came: bool
    invited: bool
    usual: bool
    of: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Whom a conference could name; `named` once it has named any."""

    top: Top
    candidates: tuple[Candidate, ...]
    named: bool


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who belongs to a child's core group, and since when."""

    id: UUID
    name: str
    role: str
    agency: str
    person: UUID | None
    account: UUID | None
    from_on: date


@read
def propose(*, meeting: UUID, today: date) -> Choices:
    """Whom a conference could name to the core group, those who came first. Raises as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    own: dict[str, set[UUID]] = {}
    for row in _standing(found.children):
        own.setdefault(_of_row(row).key, set()).add(row.child_id)
    seen: dict[str, Candidate] = {}
    for said, agency, came, invited in _known(found, today):
        before = seen.get(said.key)
        seen[said.key] = Candidate(
            said=before.said if before else said, agency=(before.agency if before else "") or agency,
            came=came or bool(before and before.came), invited=invited or bool(before and before.invited),
            usual=said.role not in NOT_BY_ITSELF, of=tuple(sorted(own.get(said.key, ()))),
        )  # fmt: skip
    return Choices(
        top=convened.top_of(found=found),
        candidates=tuple(
            sorted(seen.values(), key=lambda each: (not each.of, not each.came, not each.usual))
        ),
        named=is_named(meeting=meeting),
    )


@step
def name(*, meeting: UUID, members: Sequence[MemberSaid], today: date) -> None:
    """Name the core group of a conference's children, in place of whom it named before.

    A member belongs from the conference's day; one who is no longer named belongs until then. Raises Refused
    for who may not, a completed conference, nobody named, and a member without name or known role; NotHere
    as access says, and for a child whom the conference is not about.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    said = _checked(members)
    for each in said:
        for child in each.children:
            found.part(child=child)
    on = found.day or today
    with impossible.in_words(about="person", about_id=found.children[0]):
        for child in found.children:
            wanted = {each.key: each for each in said if not each.children or child in each.children}
            _replace(found, child, wanted, on)
    convened.log(children=found.children)


@read
def of_child(*, child: UUID, today: date) -> tuple[Member, ...]:
    """Who belongs to a child's core group on a day, the professionals last. Raises as access says.

    Empty where no conference here has named it, and for a child without a plan.
    """
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    return members(child=child, today=today)


def members(*, child: UUID, today: date) -> tuple[Member, ...]:
    """The same for reads that have asked access; in one query."""
    rows = relations.in_core_group(today=today).filter(child=child)
    return tuple(
        Member(
            id=each.id, name=each.name, role=each.role, agency=each.agency.name if each.agency else "",
            person=each.person_id, account=each.account_id, from_on=each.from_on,
        )
        for each in rows.select_related("agency").order_by("id")
    )  # fmt: skip


def is_named(*, meeting: UUID, child: UUID | None = None) -> bool:
    """Whether a conference has named a core group, of one child or of any."""
    rows = CoreGroupMember.standing.filter(meeting=meeting, until_on=None)
    return bool((rows.filter(child=child) if child else rows).exists())


def settle(*, meeting: UUID, children: Sequence[UUID], on: date) -> None:
    """Give the named their first day, of those children who have a plan now; the others' belong nowhere."""
    named = CoreGroupMember.standing.filter(meeting=meeting, until_on=None)
    named.filter(child__in=children).update(from_on=on)
    named.exclude(child__in=children).update(from_on=on, until_on=on)


def take_back(*, meeting: Meeting, children: Sequence[UUID]) -> None:
    """Undo what a conference that is called off had named: the group is again the one that it was.

    A part of the step that cancels it.
    """
    named = CoreGroupMember.standing.filter(meeting=meeting, child__in=children)
    days = {*MeetingDate.objects.filter(meeting=meeting).values_list("for_on", flat=True)}
    days |= {*named.values_list("from_on", flat=True)}
    named.update(until_on=F("from_on"))
    before = CoreGroupMember.standing.filter(
        relations.NAMED, child__in=children, until_on__in=days, until_on__gt=F("from_on")
    )
    before.exclude(meeting=meeting).update(until_on=None)


def _checked(members_said: Iterable[MemberSaid]) -> tuple[MemberSaid, ...]:
    found = []
    for each in members_said:
        given.name(text=each.name, what="Each member of the core group")
        given.known(word=each.role, words=words.ROLES, what="the role in the core group")
        found.append(each)
    if not found:
        raise Refused("Name at least one member of the core group.")
    return tuple({each.key: each for each in found}.values())


def _replace(found: Convened, child: UUID, wanted: dict[str, MemberSaid], on: date) -> None:
    stand = {_of_row(row).key: row for row in _standing([child])}
    for key, row in stand.items():
        if key not in wanted:
            row.until_on = max(on, row.from_on)
            row.save(update_fields=["until_on"])
        elif row.meeting_id is None:
            row.meeting = found.meeting
            row.save(update_fields=["meeting"])
    for key, each in wanted.items():
        if key not in stand:
            CoreGroupMember.objects.create(
                authority_id=found.meeting.authority_id, child_id=child, meeting=found.meeting, from_on=on,
                name=each.name.strip(), role=each.role, person_id=each.person, account_id=each.account,
                agency_id=each.agency,
            )  # fmt: skip


def _standing(children: Sequence[UUID]) -> QuerySet[CoreGroupMember]:
    rows: QuerySet[CoreGroupMember] = CoreGroupMember.standing.filter(
        relations.NAMED, child__in=children, until_on=None
    )
    return rows.order_by("id")


def _of_row(row: CoreGroupMember) -> MemberSaid:
    return MemberSaid(
        name=row.name, role=row.role, person=row.person_id, account=row.account_id, agency=row.agency_id
    )


def _known(found: Convened, today: date) -> Iterator[tuple[MemberSaid, str, bool, bool]]:
    """Each who could be named: who, of which agency, whether they came and were invited."""
    for row in _standing(found.children).select_related("agency"):
        yield _of_row(row), row.agency.name if row.agency else "", False, False
    came = Attendance.objects.filter(meeting=found.meeting, how__in=WAS_THERE).select_related("agency")
    for each in came.order_by("id"):
        yield _said(each, each.name), each.agency.name if each.agency else "", True, True
    asked = ConferenceInvitation.standing.filter(meeting=found.meeting, invited=True)
    for each in asked.select_related("agency").order_by("id"):
        yield _said(each, each.name), each.agency.name if each.agency else "", False, True
    yield from _on_the_record(found, today)


def _on_the_record(found: Convened, today: date) -> Iterator[tuple[MemberSaid, str, bool, bool]]:
    in_force = relations.in_force(today=today)
    held = Allocation.standing.filter(in_force, child__in=found.children).select_related("account")
    for each in held.order_by("id"):
        yield MemberSaid(name=each.account.name, role=each.role, account=each.account_id), "", False, False
    involved = Involvement.standing.filter(in_force, child__in=found.children)
    for row in involved.select_related("agency", "account", "person").order_by("role", "id"):
        agency = row.agency.name if row.agency else ""
        person = families.name_of(person=row.person) if row.person else ""
        called = (row.account.name if row.account else "") or person or agency
        yield _said(row, called), agency, False, False


def _said(row: Attendance | ConferenceInvitation | Involvement, called: str) -> MemberSaid:
    return MemberSaid(
        name=called, role=row.role, person=row.person_id, account=row.account_id, agency=row.agency_id
    )
