"""Whom the record itself would invite to a conference: everybody who has to do with any of its children.

Parents, carers and adults of the household; agencies and workers who are involved; the core group; for a
review also whoever took part in core groups since the last conference. Names and roles alone: no address.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.casework import families, invitee_rows, visit_said
from holdfast.casework.convened import Convened
from holdfast.casework.invitee_rows import Rows
from holdfast.procedures import words
from holdfast.records.models import (
    Agency,
    Attendance,
    ConferenceInvitation,
    CoreGroupMember,
    Involvement,
    Person,
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
    rows = invitee_rows.of(found=found, related=ROLE_OF, managers=MANAGERS, today=today)
    for part in found.parts:
        name = families.name_of(person=part.child)
        for each in _of_child(rows, found, part.child_id, today):
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


def _of_child(rows: Rows, found: Convened, child: UUID, today: date) -> Iterator[Invitee]:
    yield from _family(rows, found, child, today)
    yield from _workers(rows, child)
    for involved in rows.involved.get(child, ()):
        yield _of_row(involved, because="in the core group" if involved.core_group else "")
    for member in rows.members.get(child, ()):
        yield _of_row(member, name=member.name, because="in the core group")
    if found.is_review:
        yield from _took_part(rows, child)
    yield from _last_time(rows, child)


def _family(rows: Rows, found: Convened, child: UUID, today: date) -> Iterator[Invitee]:
    """Parents and carers, then whoever has parental responsibility, then the other adults of the home."""
    for one in rows.related.get(child, ()):
        yield from _somebody(one.person, ROLE_OF[one.kind], "", found, today)
    for each in rows.responsible.get(child, ()):
        yield from _somebody(each.holder, "parent", "has parental responsibility", found, today)
    for lives in rows.at_home.get(child, ()):
        yield from _somebody(lives.person, "family-member", "of the household", found, today)


def _somebody(person: Person, role: str, because: str, found: Convened, today: date) -> Iterator[Invitee]:
    years = visit_said.age(born_on=person.born_on, on=today)
    is_young = person.expected_on is not None or (years is not None and years < GROWN_UP)
    is_parent = role in PARENTS
    gone = person.died_on is not None or person.withdrawn_at is not None
    if gone or person.id in found.children or (is_young and not is_parent):
        return
    yield _invitee(families.name_of(person=person), role, why="family", because=because, person=person.id)


def _workers(rows: Rows, child: UUID) -> Iterator[Invitee]:
    """Those to whom the child is allocated, and who manages them."""
    for each in rows.allocated.get(child, ()):
        yield _invitee(each.account.name, each.role, account=each.account_id, must=True)
    for held in rows.managers.get(child, ()):
        yield _invitee(held.account.name, held.role, account=held.account_id)


def _took_part(rows: Rows, child: UUID) -> Iterator[Invitee]:
    """Whoever was at a core group since the last conference; by role, where no name was recorded."""
    meetings = rows.groups.get(child, [])
    came = [each for meeting in meetings for each in rows.came.get(meeting.id, ())]
    named: set[str] = set()
    for each in sorted(came, key=lambda each: (each.role, each.id)):
        if each.role != "child":
            named.add(each.role)
            yield _of_row(each, name=each.name, because="came to the core group")
    said = {role for each in meetings for role in each.members} - named
    yield from _by_role(rows.roles.get(child, set()), said)


def _by_role(known: set[str], roles: set[str]) -> Iterator[Invitee]:
    """Roles that came to a core group of which no name is recorded, and of whom the record knows nobody."""
    for role in sorted(roles - known - PARENTS - {"child", *MANAGERS}):
        if role in words.ROLES:
            name = role.replace("-", " ").capitalize()
            yield _invitee(name, role, because="came to the core group", must=True)


def _last_time(rows: Rows, child: UUID) -> Iterator[Invitee]:
    """Whoever was invited to the child's last conference."""
    last = rows.last.get(child)
    for each in rows.invited.get(last.id, ()) if last else ():
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
