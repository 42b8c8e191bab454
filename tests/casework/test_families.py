"""Families, homes, relations and what stands of single people: recorded, shown, refused in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.audit.models import Entry
from holdfast.casework import (
    families,
    happened,
    households,
    legal_statuses,
    particulars,
    people,
    relationships,
)
from holdfast.records.models import CommunicationNeed, Identifier, Language, Person, SafeContact
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN, MOTHER, REX = cast.ADA.id, cast.BEN.id, cast.MOTHER.id, cast.REX.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.WINIFRED) as entered:
        yield entered


def relative(child: UUID, who: UUID, **options: Any) -> families.Relative:
    page = families.people_of(child=child, today=TODAY, **options)
    return next(each for each in page.relatives if each.id == who)


def test_a_relation_is_read_from_both_sides(working: entry.Entered) -> None:
    relationships.relate(child=ADA, person=MOTHER, kind="mother", today=TODAY)
    relationships.relate(child=ADA, person=BEN, kind="half-brother-or-sister", today=TODAY)
    assert relative(ADA, MOTHER).kind == "mother"
    assert relative(MOTHER, ADA).kind == "child"
    assert relative(ADA, BEN).kind == relative(BEN, ADA).kind == "half-brother or half-sister"
    logged = Entry.objects.filter(what="relationships.relate").values_list("about_id", flat=True)
    assert set(logged) == {ADA, MOTHER, BEN}
    with refused("This relation is recorded already"):
        relationships.relate(child=BEN, person=ADA, kind="half-brother-or-sister", today=TODAY)
    with refused("Nobody is related to themselves"):
        relationships.relate(child=ADA, person=ADA, kind="cousin", today=TODAY)
    with refused("not one of the choices for how they are related"):
        relationships.relate(child=ADA, person=MOTHER, kind="friend", today=TODAY)


def test_somebody_new_is_recorded_in_the_family_and_related(working: entry.Entered) -> None:
    made = families.add_person(
        child=ADA, kind="grandparent", given_name="Greta", family_name="Example", today=TODAY
    )
    shown = relative(ADA, made)
    assert (shown.name, shown.kind, shown.in_family) == ("Greta Example", "grandparent", True)
    families.leave(child=ADA, person=made, on=TODAY, why="moved away", today=TODAY)
    assert not relative(ADA, made).in_family
    with pytest.raises(NotHere):
        families.leave(child=ADA, person=made, on=TODAY, why="moved away", today=TODAY)


def test_a_family_is_recorded_of_people_of_whom_one_writes(working: entry.Entered) -> None:
    child = people.record(given_name="Cora", family_name="Made-Up", today=TODAY).id
    with refused("belongs to no family group yet"):
        families.add_member(child=child, person=ADA, from_on=ON, today=TODAY)
    page = families.record(name="Made-Up family", members=[child], from_on=ON, today=TODAY)
    assert page.members == (child,)
    with refused("belongs to the family already"):
        families.add_member(child=child, person=child, from_on=ON, today=TODAY)
    with refused("A family needs a name"):
        families.record(name=" ", members=[child], from_on=ON, today=TODAY)
    with pytest.raises(NotHere):
        families.add_member(child=child, person=REX, from_on=ON, today=TODAY)


def test_a_protected_address_is_masked_unless_it_is_asked_for(working: entry.Entered) -> None:
    households.record(
        people=[ADA, MOTHER], address="2 Invented Street", postcode="ZZ1 1ZZ", phone="01632 960050",
        protected=True, from_on=ON, today=TODAY,
    )  # fmt: skip
    masked = relative(BEN, MOTHER).homes[0]
    assert (masked.address, masked.postcode, masked.phone) == ("A protected address", "", "")
    shown = relative(BEN, MOTHER, protected=True).homes[0]
    assert (shown.address, shown.phone) == ("2 Invented Street", "01632 960050")
    logged = Entry.objects.filter(what="families.people_of", about_id=BEN, why="with protected addresses")
    assert logged.count() == 1
    with (
        entry.enter(actor=cast.CONNIE.actor, authority=working.authority),
        refused("but not record the work"),
    ):
        families.people_of(child=BEN, today=TODAY, protected=True)


def test_somebody_moves_shares_and_leaves(working: entry.Entered) -> None:
    first = households.record(people=[ADA, MOTHER], address="1 Invented Street", from_on=ON, today=TODAY)
    second = households.record(people=[BEN], address="2 Invented Street", from_on=ON, today=TODAY)
    households.move(people=[ADA], household=second.id, on=date(2026, 2, 20), today=TODAY)
    homes = families.people_of(child=ADA, today=TODAY).homes
    assert [(each.address, each.from_on) for each in homes] == [("2 Invented Street", date(2026, 2, 20))]
    households.share(person=ADA, household=first.id, from_on=date(2026, 2, 21), today=TODAY)
    homes = families.people_of(child=ADA, today=TODAY).homes
    assert [(each.address, each.part_time) for each in homes] == [
        ("2 Invented Street", False), ("1 Invented Street", True),
    ]  # fmt: skip
    households.leave(member=homes[1].member, on=TODAY, today=TODAY)
    assert len(families.people_of(child=ADA, today=TODAY).homes) == 1
    with refused("They live there already"):
        households.move(people=[ADA], household=second.id, on=TODAY, today=TODAY)
    with refused("It ends before it begins"):
        households.leave(member=homes[0].member, on=date(2026, 2, 1), today=TODAY)
    with refused("A home needs an address"):
        households.record(people=[ADA], address=" ", today=TODAY)
    households.protect(household=second.id, protected=True, why="threats", today=TODAY)
    assert families.people_of(child=ADA, today=TODAY).homes[0].address == "A protected address"


def test_a_home_of_strangers_is_not_there(working: entry.Entered) -> None:
    with entry.enter(actor=cast.SASHA.actor, authority=working.authority):
        home = households.record(people=[REX], address="3 Invented Street", today=TODAY)
    with pytest.raises(NotHere):
        households.move(people=[ADA], household=home.id, on=ON, today=TODAY)


def test_care_begins_and_ends_with_a_legal_status(working: entry.Entered) -> None:
    made = legal_statuses.record(
        children=[ADA, BEN], status="Interim care order", made_by="An invented court", looked_after=True,
        from_on=ON, today=TODAY,
    )  # fmt: skip
    legal_statuses.end(status=made[0].id, on=date(2026, 2, 20), today=TODAY)
    events = {
        child: [each["event"] for each in case["happened"] if each["event"].startswith("looked-after")]
        for child, case in happened.of(children=[ADA, BEN]).items()
    }
    assert events == {ADA: ["looked-after-from", "looked-after-until"], BEN: ["looked-after-from"]}
    with refused("It has ended already"):
        legal_statuses.end(status=made[0].id, on=TODAY, today=TODAY)
    with refused("Say which legal status it is"):
        legal_statuses.record(children=[ADA], status=" ", from_on=ON, today=TODAY)
    with refused("It ends before it begins"):
        legal_statuses.end(status=made[1].id, on=date(2026, 2, 1), today=TODAY)


def test_parental_responsibility_is_held_once(working: entry.Entered) -> None:
    made = relationships.record_responsibility(child=ADA, holder=MOTHER, basis="birth", today=TODAY)
    with refused("They have parental responsibility already"):
        relationships.record_responsibility(child=ADA, holder=MOTHER, today=TODAY)
    with refused("Nobody has parental responsibility for themselves"):
        relationships.record_responsibility(child=ADA, holder=ADA, today=TODAY)
    ended = relationships.end_responsibility(responsibility=made.id, on=TODAY, today=TODAY)
    assert ended.until_on == TODAY


def test_how_somebody_is_reached_spoken_to_and_known(working: entry.Entered) -> None:
    particulars.record_safe_contact(person=MOTHER, how="by telephone", when="mornings", today=TODAY)
    particulars.record_safe_contact(person=MOTHER, never="by letter", today=TODAY)
    found = SafeContact.objects.filter(person=MOTHER).order_by("id").values_list("how", "never", "until_on")
    assert list(found) == [("by telephone", "", TODAY), ("", "by letter", None)]
    particulars.record_language(person=MOTHER, language="English", main=True, today=TODAY)
    for needed in (False, True):
        particulars.record_language(
            person=MOTHER, language="Portuguese", main=True, interpreter_needed=needed, today=TODAY
        )
    languages = Language.objects.filter(person=MOTHER).order_by("language")
    assert list(languages.values_list("language", "main", "interpreter_needed")) == [
        ("English", False, False), ("Portuguese", True, True),
    ]  # fmt: skip
    particulars.record_need(person=MOTHER, need="large print", today=TODAY)
    particulars.end_need(need=CommunicationNeed.objects.get(person=MOTHER).id, on=TODAY, today=TODAY)
    particulars.record_identifier(person=ADA, scheme="upn", value="invented 1", today=TODAY)
    assert Identifier.objects.get(person=ADA).value == "invented 1"
    with refused("Somebody here has this number already"):
        particulars.record_identifier(person=BEN, scheme="upn", value="invented 1", today=TODAY)
    with refused("Say how the person may be reached, or by what never"):
        particulars.record_safe_contact(person=MOTHER, when="mornings", today=TODAY)
    with refused("Say what the person needs"):
        particulars.record_need(person=MOTHER, need=" ", today=TODAY)
    with refused("A language needs a name"):
        particulars.record_language(person=MOTHER, language=" ", today=TODAY)
    with refused("not one of the choices for whose number it is"):
        particulars.record_identifier(person=BEN, scheme="shoe", value="9", today=TODAY)


def test_a_warning_is_a_new_version_with_its_reason(working: entry.Entered) -> None:
    seen = people.show(person=ADA, today=TODAY).version
    version = particulars.describe(
        person=ADA, seen=seen, reason="seen on a visit", warning="A dog bites", sex="female", today=TODAY
    )
    assert version > seen
    assert Person.objects.get(id=ADA).warning == "A dog bites"
    assert Entry.objects.filter(what="particulars.describe", about_id=ADA, why="seen on a visit").exists()
    with pytest.raises(ChangedMeanwhile):
        particulars.describe(person=ADA, seen=seen, reason="again", warning="", today=TODAY)
    with refused("A change needs its reason"):
        particulars.describe(person=ADA, seen=version, reason=" ", today=TODAY)


def test_a_death_is_recorded_once_and_after_the_birth(working: entry.Entered) -> None:
    with refused("before the date of birth"):
        particulars.record_death(person=MOTHER, on=date(1990, 2, 2), today=TODAY)
    with refused("in the future"):
        particulars.record_death(person=MOTHER, on=date(2026, 3, 3), today=TODAY)
    particulars.record_death(person=MOTHER, on=ON, today=TODAY)
    with refused("Their death is recorded already"):
        particulars.record_death(person=MOTHER, on=ON, today=TODAY)


@pytest.mark.parametrize("member", [cast.PENNY, cast.CONNIE, cast.INES, cast.SEBASTIAN])
def test_who_does_not_write_of_the_child_changes_nothing(db: None, member: cast.Member) -> None:
    calls: list[Any] = [
        lambda: families.leave(child=ADA, person=MOTHER, on=ON, why="x", today=TODAY),
        lambda: households.record(people=[ADA], address="x", today=TODAY),
        lambda: relationships.relate(child=ADA, person=BEN, kind="cousin", today=TODAY),
        lambda: legal_statuses.record(children=[ADA], status="x", from_on=ON, today=TODAY),
        lambda: particulars.record_need(person=ADA, need="x", today=TODAY),
        lambda: particulars.record_death(person=ADA, on=ON, today=TODAY),
    ]
    with at_work(member):
        for call in calls:
            with refused("but not record the work", helped_by="the manager"):
                call()
