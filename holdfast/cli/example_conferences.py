"""The way to a conference in the example: from a referral to what is decided for each child.

Four brothers and sisters have their conference today, and everything for it is ready but the decisions:
whoever tries a chair completes it. Another was held last week, with different decisions for its two children.
A third is asked for and waits for the service.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from holdfast.casework import (
    allocations,
    assessments,
    chronologies,
    conference_requests,
    enquiries,
    families,
    households,
    involvements,
    people,
    relationships,
)
from holdfast.casework.conference_asked import Asked
from holdfast.casework.enquiry_pages import MemberSaid
from holdfast.cli import example_conference_days, example_invitations
from holdfast.cli.example_staff import Staff
from holdfast.cli.example_ways import Act, Child, Way

DIMENSIONS = ("developmental-needs", "parenting-capacity", "family-and-environment")
FOUND = {
    "developmental-needs": ("difficulty", "Tired in class on most days; behind in reading."),
    "parenting-capacity": ("difficulty", "Warm when sober; nobody looks after the children when she drinks."),
    "family-and-environment": (
        "strength",
        "The grandmother lives two streets away; she comes at week-ends.",
    ),
}

FAMILY_NAMES = ("Twofold", "Onefold", "Fourfold")  # nobody's, and each says how many children there are
FOURFOLD = (
    Child(name="Fay", age=13, sex="female"), Child(name="Finn", age=9, sex="male"),
    Child(name="Flo", age=5, sex="female"), Child(name="Fred", age=1, sex="male"),
)  # fmt: skip
DOUBLE = (Child(name="Dee", age=8, sex="female"), Child(name="Dot", age=3, sex="female"))
SINGLE = (Child(name="Sol", age=6, sex="male"),)


def diary(*, staff: Staff, until: date) -> Iterator[Act]:
    """What happened to the three families, in its order; the last day is `until`."""
    held = until - timedelta(days=6)
    double = Way(staff=staff, name="Twofold", children_said=DOUBLE, worker=staff.workers[-1])
    yield from up_to_the_request(double, held - timedelta(days=15))
    yield from example_invitations.diary(way=double, asked_on=held - timedelta(days=13), for_on=held)
    yield from example_conference_days.diary(way=double, on=held)

    single = Way(staff=staff, name="Onefold", children_said=SINGLE, worker=staff.workers[0])
    yield from up_to_the_request(single, until - timedelta(days=2))

    fourfold = Way(staff=staff, name="Fourfold", children_said=FOURFOLD, worker=staff.workers[0])
    yield from up_to_the_request(fourfold, until - timedelta(days=15))
    yield from example_invitations.diary(way=fourfold, asked_on=until - timedelta(days=13), for_on=until)


def up_to_the_request(way: Way, on: date) -> Iterator[Act]:
    """Referral, strategy discussion, enquiry, assessment, and the team asks: twelve days up to `on`."""
    first = on - timedelta(days=12)
    manager, why = way.staff.manager, "the way to a conference"
    yield Act(who=manager, why=why, act=partial(_begin, way, first))
    yield Act(who=manager, why=why, act=partial(_refer, way, first))
    yield Act(who=way.worker, why=why, act=partial(_enquire, way, first + timedelta(days=1)))
    yield Act(who=way.worker, why=why, act=partial(_assess, way, on))
    yield Act(who=way.worker, why=why, act=partial(_ask, way, on + timedelta(days=1)))


def _begin(way: Way, on: date) -> None:
    for each in way.children_said:
        born = on.replace(year=on.year - each.age, day=min(on.day, 28)) - timedelta(days=70)
        made = people.record(given_name=each.name, family_name=way.name, born_on=born, today=on)
        way.keys.append(made.id)
    families.record(name=f"{way.name} family", members=way.children, from_on=on, today=on)
    allocations.allocate(
        children=way.children, account=way.worker, team=way.staff.team, on=on, today=on,
        note="New to the team: the school rang.",
    )  # fmt: skip


def _refer(way: Way, on: date) -> None:
    enquiries.refer(
        children=way.children, on=on, today=on, from_name="Imaginary School", from_role="teacher", how="call",
        at=time(9, 40), categories=["neglect"], decided="strategy-discussion", decided_on=on,
        concern="Brought to school late and hungry all week; the mother smelt of drink on Monday.",
        decided_why="Third call from the school in a month.",
    )  # fmt: skip


def _enquire(way: Way, on: date) -> None:
    first = way.children[0]
    way.known["mother"] = families.add_person(
        child=first, kind="mother", given_name="Mary", family_name=way.name, today=on,
        born_on=date(on.year - 34, 5, 4), from_on=on,
    )  # fmt: skip
    for child in way.children[1:]:
        _mother_of(way, child, on)
    households.record(
        people=[*way.children, way.mother], address="14 Imaginary Row", postcode="ZZ99 9ZZ", today=on,
        from_on=on,
    )  # fmt: skip
    involvements.involve(
        children=way.children, role="health-visitor", account=way.staff.one("partner-professional"),
        phone="01632 960110", from_on=on, today=on,
    )  # fmt: skip
    enquiries.discuss(
        children=way.children, on=on, today=on, enquiry=True, joint=False, how="call",
        led_by="The team manager", said="The police know of no violence. The youngest was weighed last week.",
        members=[MemberSaid(name="Pretend Police", role="police"), MemberSaid(name="Imaginary School")],
        decided_why="The children are likely to go on being left to themselves.",
    )  # fmt: skip
    enquiry = enquiries.begin(children=way.children, on=on, today=on, led_by="The social worker")
    enquiries.end(
        enquiry=enquiry, on=on + timedelta(days=6), today=on + timedelta(days=6),
        outcome="substantiated-at-risk", conference_wanted=True,
        conclusion="Left alone in the evenings at least three times in a month.",
    )  # fmt: skip


def _mother_of(way: Way, child: UUID, on: date) -> None:
    relationships.relate(child=child, person=way.mother, kind="mother", today=on, from_on=on)


def _assess(way: Way, on: date) -> None:
    begun = assessments.begin(children=way.children, on=on - timedelta(days=9), today=on)
    for dimension in DIMENSIONS:
        nature, text = FOUND[dimension]
        assessments.find(
            assessment=begun, children=way.children, dimension=dimension, nature=nature, text=text, today=on
        )
    assessments.complete(
        assessment=begun, on=on, today=on, services="Alcohol service; breakfast club",
        analysis="Without help in the evenings the children will be left alone again.",
        motivation="She has rung the alcohol service herself.",
    )  # fmt: skip
    for child in way.children:
        chronologies.write_own(
            child=child, on=on - timedelta(days=20), today=on,
            text="The school rang: nobody fetched the children.", significance="Nobody was there for them.",
        )  # fmt: skip


def _ask(way: Way, on: date) -> None:
    way.known["request"] = conference_requests.ask(
        asked=Asked(
            kind="initial", children=way.children, categories=("neglect",), thought_by="The social worker",
            thought_on=on - timedelta(days=4), room_needs="Toys for a small child",
            concern="Left alone in the evenings; hungry; the mother drinks.",
        ),
        today=on,
    )  # fmt: skip
