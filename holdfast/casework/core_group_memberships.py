"""Who belongs to a child's core group now, whom a meeting of it waits for, and who joins or leaves it.

A conference names a group (`core_groups.py`); between conferences members join and leave here. Somebody the
record marks as a member, by an agency or as the child's social worker, is waited for too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, TextField, UUIDField, Value
from django.db.models.functions import Cast, Coalesce

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
    one query.
    """
    day = found.day
    there = of_children(children=found.children, on=day if day is not None and day < today else today)
    if found.meeting.kind == core_group_guards.CORE_GROUP:
        return there
    return tuple(each for each in there if not each.is_family)


def of_children(*, children: Sequence[UUID], on: date) -> tuple[Present, ...]:
    """Who belongs to the core groups of these children on a day, each once, the family first."""
    seen: dict[str, Present] = {}
    for each in _asked([_named(children, on), _held(children, on), _marked(children, on)]):
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
    involved = Involvement.standing.filter(relations.in_force(today=today), child__in=children)
    yield from _asked([_held(children, today), _involved(involved)])


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


def _named(children: Sequence[UUID], on: date) -> Any:
    rows = relations.in_core_group(today=on).filter(child__in=children)
    return _alike(
        rows, kind=NAMED, called=F("name"), person_key=F("person"), agency_key=F("agency"),
        agency_called=_text("agency__name"),
    )  # fmt: skip


def _held(children: Sequence[UUID], on: date) -> Any:
    rows = Allocation.standing.filter(
        relations.in_force(today=on), child__in=children, role=words.Role.SOCIAL_WORKER
    )
    return _alike(rows, kind=HELD, called=F("account__name"))


def _marked(children: Sequence[UUID], on: date) -> Any:
    in_force = relations.in_force(today=on)
    return _involved(Involvement.standing.filter(in_force, child__in=children, core_group=True))


def _involved(rows: Any) -> Any:
    return _alike(
        rows, kind=INVOLVED, called=_text("account__name"), person_key=F("person"), agency_key=F("agency"),
        agency_called=_text("agency__name"), given=_text("person__given_name"),
        family=_text("person__family_name"), born=F("person__born_on"), expected=F("person__expected_on"),
    )  # fmt: skip


def _text(path: str) -> Coalesce:
    return Coalesce(path, NO_TEXT, output_field=TextField())


NAMED, HELD, INVOLVED = 0, 1, 2  # in this order, the involved by their roles
NO_TEXT, NO_KEY, NO_DAY = (
    Value("", output_field=TextField()),
    Cast(Value(None), UUIDField()),
    Cast(Value(None), DateField()),
)
EMPTY: Mapping[str, Any] = {
    "person_key": NO_KEY, "agency_key": NO_KEY, "agency_called": NO_TEXT, "given": NO_TEXT,
    "family": NO_TEXT, "born": NO_DAY, "expected": NO_DAY,
}  # fmt: skip


def _alike(rows: Any, *, kind: int, called: Any, **own: Any) -> Any:
    """The rows of one table in the columns that all of them have."""
    return rows.order_by().values(
        kind=Value(kind), row=F("id"), child_key=F("child"), as_role=F("role"), account_key=F("account"),
        since=F("from_on"), called=called, **{name: own.get(name, each) for name, each in EMPTY.items()},
    )  # fmt: skip


def _asked(parts: Sequence[Any]) -> Iterator[Present]:
    """Those of several tables, in one query; who is involved for an agency by the name one has for them."""
    first, *others = parts
    found = list(first.union(*others, all=True))
    for each in sorted(found, key=lambda each: (
        each["kind"], each["as_role"] if each["kind"] == INVOLVED else "", each["row"]
    )):  # fmt: skip
        person = Person(given_name=each["given"], family_name=each["family"], born_on=each["born"],
                        expected_on=each["expected"])  # fmt: skip
        name = each["called"] or families.name_of(person=person) or each["agency_called"]
        said = MemberSaid(
            name=name, role=each["as_role"], account=each["account_key"], person=each["person_key"]
        )
        yield Present(
            key=said.key, name=name, role=each["as_role"], agency=each["agency_key"],
            agency_name=each["agency_called"], person=each["person_key"], account=each["account_key"],
            children=(each["child_key"],), member=each["row"] if each["kind"] == NAMED else None,
            from_on=each["since"],
        )  # fmt: skip


def _key(row: CoreGroupMember) -> str:
    return MemberSaid(name=row.name, role=row.role, person=row.person_id, account=row.account_id).key
