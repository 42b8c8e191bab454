"""Who belongs to a child's core group now, whom a meeting of it waits for, and who joins or leaves it.

A conference names a group (`core_groups.py`); between conferences members join and leave here. Somebody the
record marks as a member, by an agency or as the child's social worker, is waited for too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import core_group_guards, families, given, impossible, steps
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.records.models import Allocation, CoreGroupMember, Involvement, Person


@dataclass(frozen=True, kw_only=True)
class Present:
    """Somebody whom a meeting of the group waits for: who, in which role, for whose group.

    `member` is the row by which they were named; None for one whom the record alone puts there.
    """

    key: str
    name: str
    role: str
    agency: UUID | None
    agency_name: str
    person: UUID | None
    account: UUID | None
    children: tuple[UUID, ...]
    member: UUID | None
    from_on: date | None

    @property
    def is_family(self) -> bool:
        """Whether they come as family, and not for an agency."""
        return self.role in words.FAMILY

    @property
    def said(self) -> MemberSaid:
        """As a step takes them."""
        return MemberSaid(
            name=self.name, role=self.role, person=self.person, account=self.account, agency=self.agency,
            children=self.children,
        )  # fmt: skip


def present_list(*, found: Gathered, today: date) -> tuple[Present, ...]:
    """Whom this meeting waits for, the family first: who belonged on its day, or belongs today.

    No family at a meeting of professionals. A part of steps and reads that have asked access and that log; in
    three queries.
    """
    day = found.day
    there = of_children(children=found.children, on=day if day is not None and day < today else today)
    if found.meeting.kind == core_group_guards.CORE_GROUP:
        return there
    return tuple(each for each in there if not each.is_family)


def of_children(*, children: Sequence[UUID], on: date) -> tuple[Present, ...]:
    """Who belongs to the core groups of these children on a day, each once, the family first."""
    seen: dict[str, Present] = {}
    for each in (*_named(children, on), *_on_the_record(children, on)):
        before = seen.get(each.key)
        seen[each.key] = each if before is None else replace(
            before, children=tuple(dict.fromkeys((*before.children, *each.children)))
        )  # fmt: skip
    return tuple(sorted(seen.values(), key=lambda each: not each.is_family))


@step
def join(
    *,
    children: Sequence[UUID],
    members: Sequence[MemberSaid],
    on: date,
    today: date,
) -> tuple[UUID, ...]:
    """Let people into the core groups of several children from a day on; answers the rows' keys.

    Somebody who belongs already is left as they are. Raises Refused for who may not, nobody, a day ahead, and
    a member without name or known role; NotHere as access says, and for a member of a child not meant.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    # One after the other: nobody is let in twice.
    list(Person.objects.filter(id__in=wanted).order_by("id").select_for_update(no_key=True))
    given.not_after(on=on, today=today, what="The day from which they belong to it")
    said = _checked(members, wanted)
    made = []
    with impossible.in_words(about="person", about_id=wanted[0]):
        for child in wanted:
            there = {_key(row) for row in _rows([child], on)}
            for each in said:
                if (each.children and child not in each.children) or each.key in there:
                    continue
                row = CoreGroupMember.objects.create(
                    authority_id=entry.current().authority, child_id=child, from_on=on,
                    name=each.name.strip(), role=each.role, person_id=each.person, account_id=each.account,
                    agency_id=each.agency,
                )  # fmt: skip
                made.append(row.id)
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@step
def leave(*, member: UUID, on: date, why: str, today: date, reasons: Mapping[str, str] | None = None) -> None:
    """Let a member go from a child's core group, from a day on, with why.

    Raises Refused for who may not, without why, for a day ahead or before they belonged to it, and where a
    guard says that who is left makes no core group; NotHere for a member who is not here.
    """
    row = CoreGroupMember.standing.filter(relations.NAMED, id=member, until_on=None).first()
    if row is None:
        raise NotHere("There is no such member of a core group here.", about="member", about_id=member)
    child: UUID = row.child_id
    access_children.require(child=child, what=May.MEET, today=today)
    said = given.needed(text=why, why="Say why they leave.", about="person", about_id=child)
    given.not_after(on=on, today=today, what="The day on which they leave")
    if on < row.from_on:
        raise Refused("They did not belong to it yet on that day.", about="person", about_id=child)
    before = of_children(children=[child], on=today)
    noted = core_group_guards.ask_leaving(
        child=child, before=before, after=[each for each in before if each.member != row.id], today=today,
        reasons=reasons,
    )  # fmt: skip
    row.until_on = on
    with impossible.in_words(about="person", about_id=child):
        row.save(update_fields=["until_on"])
    steps.log(about="person", about_id=child, why="; ".join(filter(None, (said, noted))))


def involved(*, children: Sequence[UUID], today: date) -> Iterator[Present]:
    """Who holds these children or is involved with them, member or not: for whoever is to join."""
    yield from _held(children, today)
    in_force = relations.in_force(today=today)
    yield from _involved(Involvement.standing.filter(in_force, child__in=children))


def _checked(members: Iterable[MemberSaid], children: Sequence[UUID]) -> tuple[MemberSaid, ...]:
    found = []
    for each in members:
        given.name(text=each.name, what="Each member of the core group")
        given.known(word=each.role, words=words.ROLES, what="the role in the core group")
        for child in each.children:
            if child not in children:
                raise NotHere("It is not about that child.", about="person", about_id=child)
        found.append(each)
    if not found:
        raise Refused("Name at least one member of the core group.", about="person", about_id=children[0])
    return tuple(found)


def _rows(children: Sequence[UUID], on: date) -> Any:
    rows = relations.in_core_group(today=on).filter(child__in=children)
    return rows.select_related("agency").order_by("id")


def _named(children: Sequence[UUID], on: date) -> Iterator[Present]:
    for row in _rows(children, on):
        yield Present(
            key=_key(row), name=row.name, role=row.role, agency=row.agency_id, person=row.person_id,
            agency_name=row.agency.name if row.agency else "", account=row.account_id,
            children=(row.child_id,), member=row.id, from_on=row.from_on,
        )  # fmt: skip


def _on_the_record(children: Sequence[UUID], on: date) -> Iterator[Present]:
    """The children's social worker, and whom an agency's involvement marks as a member."""
    yield from _held(children, on)
    in_force = relations.in_force(today=on)
    yield from _involved(Involvement.standing.filter(in_force, child__in=children, core_group=True))


def _held(children: Sequence[UUID], on: date) -> Iterator[Present]:
    held = Allocation.standing.filter(
        relations.in_force(today=on), child__in=children, role=words.Role.SOCIAL_WORKER
    )
    for each in held.select_related("account").order_by("id"):
        yield _of_record(each, each.account.name, each.role, None)


def _involved(rows: Any) -> Iterator[Present]:
    for row in rows.select_related("agency", "account", "person").order_by("role", "id"):
        person = families.name_of(person=row.person) if row.person else ""
        agency = row.agency.name if row.agency else ""
        yield _of_record(row, (row.account.name if row.account else "") or person or agency, row.role, row)


def _of_record(row: Any, name: str, role: str, involvement: Any) -> Present:
    agency = involvement.agency if involvement else None
    said = MemberSaid(name=name, role=role, account=row.account_id,
                      person=involvement.person_id if involvement else None)  # fmt: skip
    return Present(
        key=said.key, name=name, role=role, agency=agency.id if agency else None,
        agency_name=agency.name if agency else "", person=said.person, account=row.account_id,
        children=(row.child_id,), member=None, from_on=row.from_on,
    )  # fmt: skip


def _key(row: CoreGroupMember) -> str:
    return MemberSaid(name=row.name, role=row.role, person=row.person_id, account=row.account_id).key
