"""Whose child it is: allocated, handed over, ended; a child of a unit is allocated to the unit."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import allocations, meetings, obligations, people, teams
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import Account, Allocation, Team
from tests import people as cast
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import BEGAN, TEAM_NORTH, TEAM_SOUTH, TODAY, UNIT_ONE

ADA, BEN = cast.ADA.id, cast.BEN.id
WANDA, WINIFRED = cast.WANDA.account, cast.WINIFRED.account
ON = date(2026, 2, 16)
FIVE = (
    *("consultant-social-worker", "social-worker", "child-practitioner", "therapeutic-worker"),
    "unit-coordinator",
)


@pytest.fixture
def managing(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.MALCOLM) as entered:
        yield entered


def stand(child: object) -> list[tuple[object, date, date | None]]:
    found = Allocation.standing.filter(child=child).order_by("from_on")
    return [(each.account_id, each.from_on, each.until_on) for each in found]


def test_a_handover_ends_one_and_begins_the_next_on_the_same_day(managing: entry.Entered) -> None:
    made = allocations.hand_over(
        children=[ADA, BEN], account=WANDA, team=TEAM_NORTH, on=ON, note="Ada likes to draw", today=TODAY
    )
    assert [(each.child, each.name, each.note) for each in made] == [
        (ADA, "Wanda Worker", "Ada likes to draw"), (BEN, "Wanda Worker", "Ada likes to draw"),
    ]  # fmt: skip
    assert stand(ADA) == [(WINIFRED, BEGAN, ON), (WANDA, ON, None)]
    logged = Entry.objects.filter(what="allocations.hand_over").values_list("about_id", flat=True)
    assert set(logged) == {ADA, BEN}


def test_whoever_hands_over_loses_the_child_and_the_next_has_it(managing: entry.Entered) -> None:
    allocations.hand_over(
        children=[ADA, BEN], account=cast.SASHA.account, team=TEAM_SOUTH, on=ON, today=TODAY
    )
    with entry.enter(actor=cast.SASHA.actor, authority=managing.authority):
        people.show(person=ADA, today=TODAY)
    with (
        entry.enter(actor=cast.WINIFRED.actor, authority=managing.authority),
        refused("You open the records of the children you work with", helped_by="the manager"),
    ):
        people.show(person=ADA, today=TODAY)


def test_a_child_who_is_held_is_not_allocated_again(managing: entry.Entered) -> None:
    with refused("allocated to Winifred Worker already: hand over"):
        allocations.allocate(children=[ADA], account=WANDA, team=TEAM_NORTH, on=ON, today=TODAY)
    with refused("with Winifred Worker already"):
        allocations.hand_over(children=[ADA], account=WINIFRED, team=TEAM_NORTH, on=ON, today=TODAY)


def test_a_child_whom_nobody_holds_is_allocated_not_handed_over(managing: entry.Entered) -> None:
    allocations.end(children=[ADA], on=ON, why="left", today=TODAY)
    with refused("Nobody holds this child yet"):
        allocations.hand_over(children=[ADA], account=WANDA, team=TEAM_NORTH, on=ON, today=TODAY)
    made = allocations.allocate(children=[ADA], account=WANDA, team=TEAM_NORTH, on=TODAY, today=TODAY)
    assert made[0].from_on == TODAY


def test_what_cannot_be_is_refused_in_words(managing: entry.Entered) -> None:
    with refused("Sasha South does not work in Team North"):
        allocations.hand_over(children=[ADA], account=cast.SASHA.account, team=TEAM_NORTH, on=ON, today=TODAY)
    with refused("in the future"):
        allocations.hand_over(
            children=[ADA], account=WANDA, team=TEAM_NORTH, on=date(2026, 3, 3), today=TODAY
        )
    with refused("It ends before it begins"):
        allocations.hand_over(
            children=[ADA], account=WANDA, team=TEAM_NORTH, on=date(2026, 1, 2), today=TODAY
        )
    with refused("not one of the choices for the role"):
        allocations.hand_over(
            children=[ADA], account=WANDA, team=TEAM_NORTH, on=ON, role="friend", today=TODAY
        )
    with refused("Say why nobody holds the child"):
        allocations.end(children=[ADA], on=ON, why=" ", today=TODAY)
    with refused("Choose at least one child"):
        allocations.allocate(children=[], account=WANDA, team=TEAM_NORTH, on=ON, today=TODAY)
    with refused("Choose who is to work with the child"):
        allocations.hand_over(children=[ADA], team=TEAM_NORTH, on=ON, today=TODAY)
    with pytest.raises(NotHere):
        allocations.hand_over(children=[ADA], account=cast.MONA.account, team=TEAM_NORTH, on=ON, today=TODAY)


@pytest.mark.parametrize("member", [cast.WINIFRED, cast.CONNIE, cast.INES, cast.SEBASTIAN])
def test_a_manager_decides_and_nobody_else(db: None, member: cast.Member) -> None:
    with at_work(member), refused("but not decide as a manager", helped_by="the manager"):
        allocations.hand_over(children=[ADA], account=WANDA, team=TEAM_NORTH, on=ON, today=TODAY)


@pytest.mark.requirement("J-1.2")
def test_who_co_ordinates_the_plan_is_due_on_the_day_of_the_decision(db: None) -> None:
    """Decided on Mon 2 Feb 2026, nobody allocated: due that day; allocated three days later, met late."""
    decided = date(2026, 2, 2)
    with at_work(cast.CONNIE):
        made = people.record(
            given_name="Cora", family_name="Made-Up", born_on=date(2019, 1, 1), today=decided
        )
        meetings.hold(
            kind="initial-conference", children=[made.id], held_on=decided, decisions={made.id: "plan"},
            categories=["neglect"], next_core_group_on=date(2026, 2, 9), core_group_every="4 weeks",
            today=decided,
        )  # fmt: skip
        due = [
            each
            for each in obligations.of_child(child=made.id, today=decided)
            if "J-1.2" in each.requirements and each.met_on is None
        ]
        assert [each.due_on for each in due] == [decided]
    with at_work(cast.MALCOLM):
        allocations.allocate(
            children=[made.id], account=WANDA, team=TEAM_NORTH, on=date(2026, 2, 5), today=date(2026, 2, 5)
        )
        found = {each.key: each for each in obligations.of_child(child=made.id, today=TODAY)}
        assert found[due[0].key].met_on == date(2026, 2, 5)
        assert str(found[due[0].key].state) == "met-late"


# ---------------------------------------------------------------- units


@pytest.fixture
def wight(db: None) -> Iterator[entry.Entered]:
    """The Isle of Wight, which works in units, as the part of the program that makes the example."""
    found = next(each for each in entry.list_authorities() if each.slug == "isle-of-wight")
    actor = actors.system(part="example")
    with entry.enter(actor=actor, authority=found.id, reason="an example") as entered:
        yield entered


def unit(*roles: str, reasons: dict[str, str] | None = None) -> teams.TeamPage:
    members = {
        role: make(Account, name=f"Invented {role}", email=f"{role}@wight.example").id for role in roles
    }
    return teams.form_unit(name="Unit One", members=members, from_on=BEGAN, today=TODAY, reasons=reasons)


@pytest.mark.requirement("W-1")
def test_a_child_with_a_plan_is_allocated_to_the_unit(wight: entry.Entered) -> None:
    """Nobody is named: the unit's social worker holds the child, and the whole unit has it."""
    formed = unit(*FIVE)
    child = people.record(given_name="Cora", family_name="Made-Up", born_on=date(2019, 1, 1), today=TODAY)
    meetings.hold(
        kind="initial-conference", children=[child.id], held_on=ON, decisions={child.id: "plan"},
        categories=["neglect"], today=TODAY,
    )  # fmt: skip
    made = allocations.allocate(children=[child.id], team=formed.id, on=ON, today=TODAY)
    assert [(each.team_name, each.is_unit, each.name) for each in made] == [
        ("Unit One", True, "Invented social-worker")
    ]
    for holder in formed.holders:
        with entry.enter(actor=actors.person(account=holder.account), authority=wight.authority):
            assert people.show(person=child.id, today=TODAY).given_name == "Cora"


@pytest.mark.requirement("W-2")
def test_a_unit_with_a_vacancy_takes_a_child_for_a_recorded_reason(wight: entry.Entered) -> None:
    formed = unit(*FIVE[:4], reasons={"unit-complete": "the coordinator begins in May"})
    assert formed.lacks == ("Unit coordinator: vacant",)
    child = people.record(given_name="Cora", family_name="Made-Up", born_on=date(2019, 1, 1), today=TODAY)
    with pytest.raises(StandsInTheWay) as refusal:
        allocations.allocate(children=[child.id], team=formed.id, on=ON, today=TODAY)
    assert "one unit coordinator" in refusal.value.why
    assert refusal.value.clause == "Child Protection, Who is in the Child Protection Units?"
    allocations.allocate(
        children=[child.id], team=formed.id, on=ON, today=TODAY,
        reasons={"unit-complete": "the coordinator begins in May"},
    )  # fmt: skip
    entry_ = Entry.objects.get(what="allocations.allocate", about_id=child.id)
    assert entry_.why == "unit-complete: the coordinator begins in May"


def test_a_unit_without_a_social_worker_has_whoever_leads_it(db: None) -> None:
    with at_work(cast.CARLA):
        team = Team.objects.get(id=UNIT_ONE)
        assert team.kind == "unit"
        held = allocations.of_child(child=cast.UMA.id, today=TODAY)
        assert [(each.name, each.is_unit) for each in held] == [("Carla Consultant", True)]
        allocations.end(children=[cast.UMA.id], on=ON, why="a test", today=TODAY)
        made = allocations.allocate(children=[cast.UMA.id], team=UNIT_ONE, on=ON, today=TODAY)
        assert made[0].name == "Carla Consultant"
