"""Homes: where people live, from when until when; a protected address is for those who must know alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, steps
from holdfast.casework.steps import step
from holdfast.records.models import Household, HouseholdMember


@dataclass(frozen=True, kw_only=True)
class HouseholdPage:
    """A home and who lives there now."""

    id: UUID
    address: str
    postcode: str
    phone: str
    protected: bool
    members: tuple[UUID, ...]


@step
def record(  # noqa: PLR0913 - who, where and since when
    *,
    people: Sequence[UUID],
    address: str,
    today: date,
    postcode: str = "",
    phone: str = "",
    protected: bool = False,
    from_on: date | None = None,
    part_time: bool = False,
    moved: bool = False,
) -> HouseholdPage:
    """Record a home and who lives there. With `moved`, their other homes end on the day they came.

    Raises Refused for who may not write of one of them, an address left out, and days out of order; NotHere
    for somebody who is not here.
    """
    wanted = given.several(children=people)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=wanted[0]):
        home = Household.objects.create(
            authority_id=entry.current().authority, address=address.strip(), postcode=postcode.strip(),
            phone=phone.strip(), protected=protected,
        )  # fmt: skip
    _settle(home, wanted, from_on, part_time=part_time, moved_on=(from_on or today) if moved else None)
    return _page(home)


@step
def move(*, people: Sequence[UUID], household: UUID, on: date, today: date) -> HouseholdPage:
    """Say that people moved into a home that is recorded already; their other homes end that day.

    Raises Refused for who may not write of one of them or knows nobody there, and a day ahead; NotHere for
    a home or somebody not here.
    """
    wanted = given.several(children=people)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.not_after(on=on, today=today, what="The move")
    home = _find(household, today)
    _settle(home, wanted, on, part_time=False, moved_on=on)
    return _page(home)


@step
def share(*, person: UUID, household: UUID, today: date, from_on: date | None = None) -> HouseholdPage:
    """Say that somebody lives in a home part of the time, besides another. Raises as `move` does."""
    access_children.require(child=person, what=May.WRITE, today=today)
    home = _find(household, today)
    _settle(home, [person], from_on, part_time=True, moved_on=None)
    return _page(home)


@step
def leave(*, member: UUID, on: date, today: date) -> HouseholdPage:
    """Say that somebody lives in a home no longer, from a day on; `member` is their place in it.

    Raises Refused for who may not write of them or an end before its beginning; NotHere for no such place.
    """
    found = HouseholdMember.objects.filter(id=member, until_on=None).select_related("household").first()
    if found is None:
        raise NotHere("They do not live there.", about="person")
    access_children.require(child=found.person_id, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=found.person_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.person_id)
    return _page(found.household)


@step
def protect(*, household: UUID, protected: bool, why: str, today: date) -> HouseholdPage:
    """Protect an address, or protect it no longer, with a reason. Raises as `move` does."""
    home = _find(household, today)
    said = given.needed(text=why, why="Say why.", about="household", about_id=household)
    home.protected = protected
    home.save(update_fields=["protected"])
    for person in _living(home):
        steps.log(about="person", about_id=person, why=said)
    return _page(home)


def _find(household: UUID, today: date) -> Household:
    """A home; only who writes of somebody there learns that there is one."""
    found = Household.objects.filter(id=household).first()
    if found is not None:
        for person in _living(found):
            allowed = access_children.allowed(child=person, today=today)
            if allowed is not None and May.WRITE in allowed.may:
                return found
    raise NotHere("There is no such home here.", about="household", about_id=household)


def _settle(
    home: Household,
    people: Sequence[UUID],
    from_on: date | None,
    *,
    part_time: bool,
    moved_on: date | None,
) -> None:
    for person in people:
        with impossible.in_words(about="person", about_id=person):
            if HouseholdMember.objects.filter(household=home, person=person, until_on=None).exists():
                raise Refused("They live there already.", about="person", about_id=person)
            if moved_on is not None:
                for each in HouseholdMember.objects.filter(person=person, until_on=None):
                    each.until_on = moved_on
                    each.save(update_fields=["until_on"])
            HouseholdMember.objects.create(
                authority_id=home.authority_id, household=home, person_id=person, from_on=from_on,
                part_time=part_time,
            )  # fmt: skip
        steps.log(about="person", about_id=person)


def _living(home: Household) -> tuple[UUID, ...]:
    members = HouseholdMember.objects.filter(household=home, until_on=None).order_by("id")
    return tuple(members.values_list("person", flat=True))


def _page(home: Household) -> HouseholdPage:
    return HouseholdPage(
        id=home.id, address=home.address, postcode=home.postcode, phone=home.phone, protected=home.protected,
        members=_living(home),
    )  # fmt: skip
