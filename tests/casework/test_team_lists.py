"""My team: who is late, who is away, whom to worry about."""

from datetime import timedelta

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import obligations, worklists
from holdfast.records.models import (
    Allocation,
    Cover,
    Obligation,
)
from tests import caseload, people, standings
from tests.casework.listing import BEGAN, TODAY, acting, give, mine, team

pytestmark = pytest.mark.usefixtures("db")


def test_a_team_shows_per_worker_what_is_late_due_and_who_is_away_next() -> None:
    with acting(people.WANDA) as entered:
        give(people.WANDA, 2, 1)
        Cover.objects.create(
            authority_id=entered.authority, away_id=people.WANDA.account, covering_id=people.CASEY.account,
            from_on=TODAY + timedelta(days=9), until_on=TODAY + timedelta(days=15),
        )  # fmt: skip
    page = team(people.MALCOLM)
    worker = next(each for each in page.workers if each.name == "Wanda Worker")
    own = mine(people.WANDA)
    assert len(worker.children) == 3
    assert (worker.overdue, worker.soon) == (len(own.overdue), len(own.soon))
    assert worker.absence is not None
    assert (worker.absence.from_on, worker.absence.covered_by) == (
        TODAY + timedelta(days=9),
        "Casey Covering",
    )
    assert {each.name for each in page.workers} >= {"Malcolm Manager", "Casey Covering"}
    assert "Lester Leaver" not in {each.name for each in page.workers}


def test_children_in_trouble_stand_in_the_order_of_worry() -> None:
    """Never seen comes before overdue longest, and that before drifting; who is well is not there."""
    with acting(people.WANDA):
        made = give(people.WANDA, 1, 1, 1, 1)
        never, late, drifts, well = made.children
        caseload.visit([late], people.WANDA, on=TODAY - timedelta(days=45), announced=False)
        caseload.visit([drifts, well], people.WANDA, on=TODAY, announced=False)
        caseload.plan(late, on=BEGAN, actions=[("Gran stays", None)])
        caseload.plan(well, on=BEGAN, actions=[("Gran stays", None)])
        caseload.plan(drifts, on=BEGAN)
        for row in (drifts, well):  # whatever else is due of them was done
            obligations.refresh(children=[row], today=TODAY)
            Obligation.objects.filter(child_id=row).update(gone=True)
        obligations.refresh(children=[late], today=TODAY)
    worries = [each.child.id for each in team(people.MALCOLM).worries if each.child.id in made.children]
    assert worries == [never, late, drifts]


def test_a_child_whom_nobody_has_any_more_stands_first_with_the_team_that_had_it() -> None:
    with acting(people.WANDA):
        made = give()
        Allocation.objects.filter(child_id=made.children[0]).update(until_on=TODAY)
    page = team(people.MALCOLM)
    assert [(each.child.id, each.whose) for each in page.nobodys] == [(made.children[0], "")]
    assert "Allocated to nobody." in page.nobodys[0].reasons
    assert team(people.MARTHA).nobodys == ()


def test_a_child_with_a_plan_who_never_had_anybody_is_on_the_list_of_every_leader() -> None:
    for member in (people.MALCOLM, people.MARTHA, people.CARLA, people.SERENA):
        with acting(member):
            found = worklists.unallocated(today=TODAY)
        assert [each.child.id for each in found] == [people.NELL.id], member.name
        assert "Allocated to nobody." in found[0].reasons
    with acting(people.WINIFRED), pytest.raises(Refused, match="leads a team"):
        worklists.unallocated(today=TODAY)


def test_a_service_manager_sees_every_team_and_a_worker_none() -> None:
    page = team(people.SERENA, team=standings.UNIT_ONE)
    assert (page.name, page.is_unit, len(page.others)) == ("Unit One", True, 2)
    for member in (people.WANDA, people.PENNY, people.CHLOE, people.INES):
        with pytest.raises(Refused, match="leads a team"):
            team(member)
    with pytest.raises(NotHere):
        team(people.MALCOLM, team=standings.TEAM_SOUTH)


def test_a_restricted_child_of_another_team_counts_in_its_own_teams_list_alone() -> None:
    assert people.REX.id in {child.id for each in team(people.MARTHA).workers for child in each.children}
    page = team(people.SERENA, team=standings.TEAM_SOUTH)
    assert people.REX.id not in {child.id for each in page.workers for child in each.children}
