"""Examples of what is recorded of families, homes, relations and single people."""

from datetime import date

from holdfast.casework import families, households, legal_statuses, particulars, people, relationships
from holdfast.records.models import CommunicationNeed, HouseholdMember, ParentalResponsibility, Relationship
from tests import people as cast
from tests.casework.recorded import make
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN, MOTHER = cast.ADA.id, cast.BEN.id, cast.MOTHER.id
ON = date(2026, 2, 2)


@example("people.record")
def record_person() -> Call:
    return lambda: people.record(given_name="Cora", family_name="Example", aliases=["Corrie"], today=TODAY)


@example("people.correct")
def correct_person() -> Call:
    seen = people.show(person=ADA, today=TODAY)
    return lambda: people.correct(
        person=ADA, seen=seen.version, reason="misspelt", given_name="Adah", family_name="Example",
        born_on=seen.born_on, expected_on=None, today=TODAY,
    )  # fmt: skip


@example("families.record")
def record_family() -> Call:
    return lambda: families.record(name="Another family", members=[ADA, BEN], from_on=ON, today=TODAY)


@example("families.add_member")
def add_member() -> Call:
    made = people.record(given_name="Cora", family_name="Example", today=TODAY)
    return lambda: families.add_member(child=ADA, person=made.id, from_on=ON, today=TODAY)


@example("families.add_person")
def add_person() -> Call:
    return lambda: families.add_person(
        child=ADA, kind="grandparent", given_name="Greta", family_name="Example", today=TODAY
    )


@example("families.leave")
def leave() -> Call:
    return lambda: families.leave(child=ADA, person=MOTHER, on=ON, why="moved away", today=TODAY)


@example("relationships.relate")
def relate() -> Call:
    return lambda: relationships.relate(child=ADA, person=MOTHER, kind="mother", today=TODAY)


@example("relationships.end")
def end_relation() -> Call:
    made = make(Relationship, person_id=MOTHER, to_id=ADA, kind="carer")
    return lambda: relationships.end(relationship=made.id, on=ON, today=TODAY)


@example("relationships.record_responsibility")
def record_responsibility() -> Call:
    return lambda: relationships.record_responsibility(child=ADA, holder=MOTHER, basis="birth", today=TODAY)


@example("relationships.end_responsibility")
def end_responsibility() -> Call:
    made = make(ParentalResponsibility, child_id=ADA, holder_id=MOTHER)
    return lambda: relationships.end_responsibility(responsibility=made.id, on=ON, today=TODAY)


@example("households.record")
def record_household() -> Call:
    households.record(people=[ADA], address="1 Invented Street", today=TODAY)
    return lambda: households.record(
        people=[ADA, BEN], address="2 Invented Street", from_on=ON, moved=True, today=TODAY
    )


@example("households.move")
def move() -> Call:
    home = households.record(people=[MOTHER], address="1 Invented Street", today=TODAY)
    return lambda: households.move(people=[ADA], household=home.id, on=ON, today=TODAY)


@example("households.share")
def share() -> Call:
    home = households.record(people=[MOTHER], address="1 Invented Street", today=TODAY)
    return lambda: households.share(person=ADA, household=home.id, today=TODAY)


@example("households.leave")
def leave_home() -> Call:
    home = households.record(people=[MOTHER], address="1 Invented Street", today=TODAY)
    member = HouseholdMember.objects.get(household=home.id)
    return lambda: households.leave(member=member.id, on=ON, today=TODAY)


@example("households.protect")
def protect() -> Call:
    home = households.record(people=[MOTHER], address="1 Invented Street", today=TODAY)
    return lambda: households.protect(household=home.id, protected=True, why="threats", today=TODAY)


@example("legal_statuses.record")
def record_status() -> Call:
    return lambda: legal_statuses.record(
        children=[ADA, BEN], status="Interim care order", looked_after=True, from_on=ON, today=TODAY
    )


@example("legal_statuses.end")
def end_status() -> Call:
    made = legal_statuses.record(
        children=[ADA], status="Interim care order", looked_after=True, from_on=ON, today=TODAY
    )
    return lambda: legal_statuses.end(status=made[0].id, on=date(2026, 2, 20), today=TODAY)


@example("particulars.describe")
def describe() -> Call:
    seen = people.show(person=ADA, today=TODAY)
    return lambda: particulars.describe(
        person=ADA, seen=seen.version, reason="seen on a visit", warning="A dog bites", today=TODAY
    )


@example("particulars.record_death")
def record_death() -> Call:
    return lambda: particulars.record_death(person=MOTHER, on=ON, today=TODAY)


@example("particulars.record_safe_contact")
def record_safe_contact() -> Call:
    particulars.record_safe_contact(person=MOTHER, how="by telephone", today=TODAY)
    return lambda: particulars.record_safe_contact(person=MOTHER, never="by letter", today=TODAY)


@example("particulars.record_language")
def record_language() -> Call:
    return lambda: particulars.record_language(
        person=MOTHER, language="Portuguese", main=True, interpreter_needed=True, today=TODAY
    )


@example("particulars.record_need")
def record_need() -> Call:
    return lambda: particulars.record_need(person=MOTHER, need="large print", today=TODAY)


@example("particulars.end_need")
def end_need() -> Call:
    made = make(CommunicationNeed, person_id=MOTHER, need="large print", from_on=date(2026, 1, 5))
    return lambda: particulars.end_need(need=made.id, on=ON, today=TODAY)


@example("particulars.record_identifier")
def record_identifier() -> Call:
    return lambda: particulars.record_identifier(
        person=ADA, scheme="upn", value="invented 960001", today=TODAY
    )
