"""Whom the record itself would invite to a conference: everybody who has to do with any of its children.

Parents, carers and adults of the household; agencies and workers who are involved; the core group; for a
review also whoever took part in core groups since the last conference. Names and roles alone: no address.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import relations
from holdfast.casework import families, holders, visit_said
from holdfast.casework.convened import Convened
from holdfast.procedures import words
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.records.models import (
    Agency,
    Allocation,
    Attendance,
    ConferenceInvitation,
    CoreGroupMember,
    HouseholdMember,
    Involvement,
    MeetingChild,
    ParentalResponsibility,
    Person,
    Relationship,
)

ROLE_OF = {
    **{"mother": "mother", "father": "father", "step-parent": "carer", "parents-partner": "carer"},
    **{"carer": "carer", "guardian": "carer", "foster-carer": "foster-carer"},
}
"""What a relation to the child makes of somebody at a meeting; the others are family members."""
PARENTS = frozenset({"mother", "father", "parent", "carer", "foster-carer"})
MANAGERS = ("team-manager", "consultant-social-worker")
GROWN_UP = 18


@dataclass(frozen=True, kw_only=True)
class Invitee:
    """Somebody whom the record would invite: `must` where leaving them out has to be shown by name.

    `key` names them from one reading to the next; `because` says what the record has beside the role.
    """

    key: str
    name: str
    role: str
    why: str
    because: str = ""
    must: bool = False
    person: UUID | None = None
    account: UUID | None = None
    agency: UUID | None = None
    agency_name: str = ""
    children: tuple[str, ...] = ()


def key_of(*, name: str, role: str, person: UUID | None, account: UUID | None, agency: UUID | None) -> str:
    """By what somebody is known again: the account, the person, the agency with the role, or the name."""
    if account is not None:
        return f"account {account}"
    if person is not None:
        return f"person {person}"
    return f"agency {agency} {role}" if agency is not None else f"name {role} {name.casefold()}"


def propose(*, found: Convened, today: date) -> tuple[Invitee, ...]:
    """Everybody whom the record would invite, each once; a part of reads and steps that have asked access."""
    merged: dict[str, Invitee] = {}
    hidden = set(Person.objects.filter(access_children.hidden(today=today)).values_list("id", flat=True))
    for part in found.parts:
        name = families.name_of(person=part.child)
        for each in _of_child(found, part.child_id, today):
            if each.person not in hidden:
                _merge(merged, replace(each, children=(name,)))
    for each in _of_service(found):
        _merge(merged, each)
    if found.meeting.kind != "looked-after-review" and "police" not in {e.role for e in merged.values()}:
        for each in _police():
            _merge(merged, each)
    return tuple(merged.values())


def _merge(merged: dict[str, Invitee], each: Invitee) -> None:
    known = merged.get(each.key)
    if known is None:
        merged[each.key] = each
        return
    merged[each.key] = replace(
        known, must=known.must or each.must, because=known.because or each.because,
        children=tuple(dict.fromkeys([*known.children, *each.children])),
    )  # fmt: skip


def _of_child(found: Convened, child: UUID, today: date) -> Iterator[Invitee]:
    yield from _family(found, child, today)
    yield from _workers(child, today)
    yield from _involved(child, today)
    yield from _members(child, today)
    if found.is_review:
        yield from _took_part(child)
    yield from _last_time(found, child)


def _family(found: Convened, child: UUID, today: date) -> Iterator[Invitee]:
    """Parents and carers, then whoever has parental responsibility, then the other adults of the home."""
    theirs = Relationship.objects.filter(to=child, until_on=None, kind__in=ROLE_OF).select_related("person")
    for one in theirs.order_by("id"):
        yield from _somebody(one.person, ROLE_OF[one.kind], "", found, today)
    held = ParentalResponsibility.objects.filter(child=child, until_on=None).select_related("holder")
    for each in held.order_by("id"):
        yield from _somebody(each.holder, "parent", "has parental responsibility", found, today)
    homes = HouseholdMember.objects.filter(person=child, until_on=None).values("household")
    at_home = HouseholdMember.objects.filter(household__in=homes, until_on=None).select_related("person")
    for lives in at_home.order_by("id"):
        yield from _somebody(lives.person, "family-member", "of the household", found, today)


def _somebody(person: Person, role: str, because: str, found: Convened, today: date) -> Iterator[Invitee]:
    years = visit_said.age(born_on=person.born_on, on=today)
    is_young = person.expected_on is not None or (years is not None and years < GROWN_UP)
    is_parent = role in PARENTS
    gone = person.died_on is not None or person.withdrawn_at is not None
    if gone or person.id in found.children or (is_young and not is_parent):
        return
    yield _invitee(families.name_of(person=person), role, why="family", because=because, person=person.id)


def _workers(child: UUID, today: date) -> Iterator[Invitee]:
    """Those to whom the child is allocated, and who manages them."""
    rows = relations.allocated(today=today).filter(child=child).select_related("account")
    for each in rows.order_by("from_on", "id"):
        yield _invitee(each.account.name, each.role, account=each.account_id, must=True)
    for role in MANAGERS:
        for manager in holders.of(child=child, role=role, today=today):
            if not manager.covers:
                yield _invitee(manager.name, role, account=manager.account)


def _involved(child: UUID, today: date) -> Iterator[Invitee]:
    rows = Involvement.standing.filter(relations.in_force(today=today), child=child)
    for each in rows.select_related("agency", "person", "account").order_by("role", "from_on", "id"):
        yield _of_row(each, because="in the core group" if each.core_group else "")


def _members(child: UUID, today: date) -> Iterator[Invitee]:
    rows = CoreGroupMember.standing.filter(relations.in_force(today=today), child=child)
    for each in rows.select_related("agency", "person", "account").order_by("role", "id"):
        yield _of_row(each, name=each.name, because="in the core group")


def _took_part(child: UUID) -> Iterator[Invitee]:
    """Whoever was at a core group since the last conference; by role, where no name was recorded."""
    held = MeetingChild.standing.filter(child=child, meeting__held_on__isnull=False)
    conferences = held.filter(meeting__kind__in=("initial-conference", "review-conference"))
    last = conferences.order_by("-meeting__held_on").values_list("meeting__held_on", flat=True).first()
    groups = held.filter(meeting__kind="core-group")
    groups = groups.filter(meeting__held_on__gte=last) if last else groups
    meetings = [each.meeting for each in groups.select_related("meeting").order_by("meeting__held_on")]
    came = Attendance.objects.filter(meeting__in=meetings, how__in=WAS_THERE)
    named: set[str] = set()
    for each in came.select_related("agency", "person", "account").order_by("role", "id"):
        if each.role != "child":
            named.add(each.role)
            yield _of_row(each, name=each.name, because="came to the core group")
    yield from _by_role(child, {role for each in meetings for role in each.members} - named)


def _by_role(child: UUID, roles: Iterable[str]) -> Iterator[Invitee]:
    """Roles that came to a core group of which no name is recorded, and of whom the record knows nobody."""
    known = set(Involvement.standing.filter(child=child, until_on=None).values_list("role", flat=True))
    known |= set(Allocation.standing.filter(child=child, until_on=None).values_list("role", flat=True))
    for role in sorted(set(roles) - known - PARENTS - {"child", *MANAGERS}):
        if role in words.ROLES:
            name = role.replace("-", " ").capitalize()
            yield _invitee(name, role, because="came to the core group", must=True)


def _last_time(found: Convened, child: UUID) -> Iterator[Invitee]:
    """Whoever was invited to the child's last conference."""
    last = (
        MeetingChild.standing.filter(child=child, meeting__held_on__isnull=False)
        .filter(meeting__kind__in=("initial-conference", "review-conference"))
        .exclude(meeting=found.meeting).order_by("-meeting__held_on", "-id").first()
    )  # fmt: skip
    if last is None:
        return
    rows = ConferenceInvitation.standing.filter(meeting=last.meeting_id, invited=True).filter(
        ~Q(role="child"), supports=None
    )
    for each in rows.exclude(why="service").select_related("agency", "person", "account").order_by("id"):
        yield _of_row(each, name=each.name, because="invited to the last conference", must=False)


def _of_service(found: Convened) -> Iterator[Invitee]:
    """Who chairs and who takes the note, as appointed."""
    conference = found.conference
    for account, name, role in (
        (conference.chair, conference.chair_name, "conference-chair"),
        (conference.note_taker, conference.note_taker_name, "note-taker"),
    ):
        called = name or (account.name if account else "")
        if called:
            yield _invitee(called, role, why="service", account=account.id if account else None)


def _police() -> Iterator[Invitee]:
    """The police, where the authority has one station on its list: a key agency at every conference."""
    stations = list(Agency.objects.filter(kind="police").order_by("name")[:2])
    if len(stations) == 1:
        yield _invitee(
            stations[0].name, "police", why="expertise", agency=stations[0].id, agency_name=stations[0].name
        )


Row = Involvement | CoreGroupMember | Attendance | ConferenceInvitation


def _of_row(each: Row, *, because: str, name: str = "", must: bool = True) -> Invitee:
    """From a row that names a person, an account or an agency in a role."""
    agency = each.agency.name if each.agency else ""
    person = families.name_of(person=each.person) if each.person else ""
    is_family = each.role in words.FAMILY
    return _invitee(
        (each.account.name if each.account else "") or person or name or agency, each.role,
        why="family" if is_family else "involved", because=because, must=must, person=each.person_id,
        account=each.account_id, agency=each.agency_id, agency_name=agency,
    )  # fmt: skip


def _invitee(  # noqa: PLR0913 - who, as what and from where
    name: str, role: str, *, why: str = "involved", because: str = "", must: bool = False,
    person: UUID | None = None, account: UUID | None = None, agency: UUID | None = None,
    agency_name: str = "",
) -> Invitee:  # fmt: skip
    key = key_of(name=name, role=role, person=person, account=account, agency=agency)
    return Invitee(
        key=key, name=name, role=role, why=why, because=because, must=must, person=person, account=account,
        agency=agency, agency_name=agency_name,
    )  # fmt: skip
