"""Family groups: who belongs to one case, wherever they live; and the people of a child as its page has them.

A new person is looked for first (`search`), and recorded when nobody is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, people, relationships, steps
from holdfast.casework.steps import read, step
from holdfast.procedures.record_words import BACK, RELATIONS
from holdfast.records.models import Family, FamilyMember, HouseholdMember, Person, Relationship

PROTECTED = "A protected address"


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """A family group: its name and who belongs to it now."""

    id: UUID
    name: str
    members: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Home:
    """A home of somebody: the address, or that it is protected; from when until when."""

    member: UUID
    household: UUID
    address: str
    postcode: str
    phone: str
    protected: bool
    part_time: bool
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class Relative:
    """Somebody of the child's family: who, what to the child, whether in its group, and their homes."""

    id: UUID
    name: str
    born_on: date | None
    died_on: date | None
    kind: str
    in_family: bool
    homes: tuple[Home, ...]


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """The people of a child: the child's own homes, then everybody of the family and everybody related."""

    child: UUID
    name: str
    homes: tuple[Home, ...]
    relatives: tuple[Relative, ...]


@step
def record(*, name: str, members: Sequence[UUID], from_on: date, today: date) -> FamilyPage:
    """Record a family group with its first members.

    Raises Refused for who may not write of one of them, a name left out or a day ahead; NotHere for somebody
    who is not here.
    """
    wanted = given.several(children=members)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.not_after(on=from_on, today=today, what="The day")
    with impossible.in_words(about="family"):
        family = Family.objects.create(
            authority_id=entry.current().authority, name=given.name(text=name, what="A family")
        )
        for person in wanted:
            _join(family.id, person, from_on)
    for person in wanted:
        steps.log(about="person", about_id=person)
    return _page(family)


@step
def add_member(*, child: UUID, person: UUID, from_on: date, today: date) -> FamilyPage:
    """Add somebody who is recorded already to the family group of a child.

    Raises Refused for who may not write of the child or not see the person, a child in no group, somebody
    who belongs to it already, and a day ahead; NotHere for somebody who is not here.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    access_children.require(child=person, what=May.SEE, today=today)
    given.not_after(on=from_on, today=today, what="The day")
    family = of_person(person=child)
    with impossible.in_words(about="person", about_id=person):
        _join(family.id, person, from_on)
    steps.log(about="person", about_id=child)
    steps.log(about="person", about_id=person)
    return _page(family)


@step
def add_person(
    *,
    child: UUID,
    kind: str,
    given_name: str,
    family_name: str,
    today: date,
    born_on: date | None = None,
    expected_on: date | None = None,
    from_on: date | None = None,
) -> UUID:
    """Record a new person in the family group of a child, related to it by `kind` (record_words.RELATIONS).

    Answers the person's key. Raises Refused as `people.record`, `add_member` and `relationships.relate` do.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    given.known(word=kind, words=RELATIONS, what="how they are related")
    family = of_person(person=child)
    made = people.record(
        given_name=given_name, family_name=family_name, born_on=born_on, expected_on=expected_on, today=today
    )
    with impossible.in_words(about="person", about_id=made.id):
        _join(family.id, made.id, from_on or today)
    relationships.write(person=made.id, to=child, kind=kind, from_on=None)
    steps.log(about="person", about_id=child)
    return made.id


@step
def leave(*, child: UUID, person: UUID, on: date, why: str, today: date) -> FamilyPage:
    """Say that somebody belongs to the child's family group no longer, from a day on.

    Raises Refused for who may not write of the child, without a reason and for a day ahead; NotHere for
    somebody who does not belong to it.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    said = given.needed(text=why, why="Say why they belong to it no longer.", about="person", about_id=person)
    given.not_after(on=on, today=today, what="The day")
    family = of_person(person=child)
    member = FamilyMember.objects.filter(family=family, person=person, until_on=None).first()
    if member is None:
        raise NotHere("They do not belong to this family.", about="person", about_id=person)
    with impossible.in_words(about="person", about_id=person):
        member.until_on = on
        member.save(update_fields=["until_on"])
    steps.log(about="person", about_id=child, why=said)
    steps.log(about="person", about_id=person, why=said)
    return _page(family)


@read
def people_of(*, child: UUID, today: date, protected: bool = False) -> PeoplePage:
    """The people of a child: relations read from both sides, homes with protected addresses masked.

    `protected` shows those addresses too, to who writes of the child. Raises as access says.
    """
    access_children.require(child=child, what=May.WRITE if protected else May.SEE, today=today)
    family = {
        each.person_id: each.person
        for each in FamilyMember.objects.filter(
            family__in=FamilyMember.objects.filter(person=child, until_on=None).values("family"),
            until_on=None,
        ).select_related("person")
    }
    related = _related(child)
    hidden = set(
        Person.objects.filter(access_children.hidden(today=today), id__in={*family, *related}).values_list(
            "id", flat=True
        )
    )
    shown = {each: who for each, (who, _) in related.items()} | family
    shown = {each: who for each, who in shown.items() if each not in hidden and who.withdrawn_at is None}
    homes = _homes({child, *shown}, protected=protected)
    own = shown.pop(child, None) or Person.objects.get(id=child)
    steps.log(about="person", about_id=child, why="with protected addresses" if protected else "")
    return PeoplePage(
        child=child, name=name_of(person=own), homes=homes.get(child, ()),
        relatives=tuple(
            Relative(
                id=who.id, name=name_of(person=who), born_on=who.born_on, died_on=who.died_on,
                kind=related[who.id][1] if who.id in related else "", in_family=who.id in family,
                homes=homes.get(who.id, ()),
            )
            for who in sorted(shown.values(), key=lambda each: (each.born_on or date.max, str(each.id)))
        ),
    )  # fmt: skip


def of_person(*, person: UUID) -> Family:
    """The family group somebody belongs to, the newest of several; raises Refused where there is none."""
    member = (
        FamilyMember.objects.filter(person=person, until_on=None)
        .select_related("family").order_by("-from_on", "-id").first()
    )  # fmt: skip
    if member is None:
        raise Refused("The child belongs to no family group yet.", about="person", about_id=person)
    found: Family = member.family
    return found


def name_of(*, person: Person) -> str:
    """What somebody is called; a child who is expected and has no name yet is *unborn*."""
    if not person.given_name and person.born_on is None and person.expected_on is not None:
        return f"Unborn child {person.family_name}".strip()
    return f"{person.given_name} {person.family_name}".strip()


def _join(family: UUID, person: UUID, from_on: date) -> None:
    FamilyMember.objects.create(
        authority_id=entry.current().authority, family_id=family, person_id=person, from_on=from_on
    )


def _related(child: UUID) -> dict[UUID, tuple[Person, str]]:
    """Everybody related, each with what they are to the child, from whichever side it was recorded."""
    found: dict[UUID, tuple[Person, str]] = {}
    rows = Relationship.objects.filter(Q(person=child) | Q(to=child), until_on=None)
    for each in rows.select_related("person", "to").order_by("id"):
        if each.to_id == child:
            found[each.person_id] = each.person, RELATIONS.get(each.kind, each.kind)
        else:
            found.setdefault(each.to_id, (each.to, BACK.get(each.kind, each.kind)))
    return found


def _homes(people_: set[UUID], *, protected: bool) -> dict[UUID, tuple[Home, ...]]:
    found: dict[UUID, tuple[Home, ...]] = {}
    rows = HouseholdMember.objects.filter(person__in=people_, until_on=None).select_related("household")
    for each in rows.order_by("from_on", "id"):
        home, masked = each.household, each.household.protected and not protected
        found[each.person_id] = (
            *found.get(each.person_id, ()),
            Home(
                member=each.id, household=home.id, address=PROTECTED if masked else home.address,
                postcode="" if masked else home.postcode, phone="" if masked else home.phone,
                protected=home.protected, part_time=each.part_time, from_on=each.from_on,
                until_on=each.until_on,
            ),
        )  # fmt: skip
    return found


def _page(family: Family) -> FamilyPage:
    members = FamilyMember.objects.filter(family=family, until_on=None).order_by("id")
    return FamilyPage(id=family.id, name=family.name, members=tuple(members.values_list("person", flat=True)))
