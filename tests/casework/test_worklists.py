"""Today: what is mine, in which order, once a duty."""

from datetime import date, timedelta

import pytest

from holdfast.access import entry
from holdfast.casework import obligations, worklists
from holdfast.records.models import (
    Allocation,
    Cover,
)
from tests import caseload, people, standings
from tests.casework.listing import BEGAN, LATER, TODAY, acting, give, mine, titles

pytestmark = pytest.mark.usefixtures("db")


def test_what_is_late_comes_first_then_the_week_then_what_has_no_date() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 1, 1)
        caseload.visit(made.families[0], people.WANDA, on=TODAY - timedelta(days=40))
        caseload.visit(made.families[1], people.WANDA, on=TODAY - timedelta(days=25))
        obligations.refresh(children=made.children, today=TODAY)
    page = mine(people.WANDA)
    visits = [row for row in (*page.overdue, *page.soon) if row.title == "Visit at home"]
    assert [(row.child.id, row.on, row.days) for row in visits] == [
        (made.children[0], TODAY - timedelta(days=12), -12),
        (made.children[1], TODAY + timedelta(days=3), 3),
    ]
    assert visits[0] in page.overdue
    assert visits[1] in page.soon
    assert [row.on for row in page.overdue] == sorted(row.on for row in page.overdue if row.on)
    assert all(row.on is None for row in page.undated)


def test_a_row_counts_from_what_set_it_off_and_leads_to_where_it_is_done() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=TODAY - timedelta(days=40))
        obligations.refresh(children=made.children, today=TODAY)
    row = next(row for row in mine(people.WANDA).overdue if row.title == "Visit at home")
    assert row.after == "4 weeks after the visit of Wed 21 Jan"
    assert row.say
    assert row.cite
    assert [(each.label, each.address, each.child) for each in row.doings] == [
        ("Record the visit", "visit-record", made.children[0]),
        ("Could not see", "visit-not-seen", made.children[0]),
    ]


def test_brothers_and_sisters_with_the_same_duty_stand_on_one_row() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 3, 1)
        caseload.visit(made.families[0], people.WANDA, on=TODAY - timedelta(days=40))
        caseload.visit(made.families[1], people.WANDA, on=TODAY - timedelta(days=40))
        obligations.refresh(children=made.children, today=TODAY)
    visits = [row for row in mine(people.WANDA).overdue if row.title == "Visit at home"]
    assert sorted(len(row.others) for row in visits) == [0, 2]
    together = next(row for row in visits if row.others)
    assert {together.child.id, *(each.id for each in together.others)} == set(made.families[0])


def test_the_same_duty_of_another_day_is_another_row() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 2)
        caseload.visit(made.children[:1], people.WANDA, on=TODAY - timedelta(days=40))
        caseload.visit(made.children[1:], people.WANDA, on=TODAY - timedelta(days=41))
        obligations.refresh(children=made.children, today=TODAY)
    visits = [row for row in mine(people.WANDA).overdue if row.title == "Visit at home"]
    assert [row.others for row in visits] == [(), ()]


def test_each_duty_is_on_the_list_of_whoever_is_responsible() -> None:
    """The worker's, the manager's, the chair's: nobody sees the others', and nothing is on no list."""
    with acting(people.WANDA):
        give()
    worker, manager, chair = mine(people.WANDA), mine(people.MALCOLM), mine(people.CHLOE)
    assert "Visit at home" in titles(worker.overdue)
    assert "Outline plan" not in titles(worker.overdue)
    assert "Outline plan" in titles(chair.overdue)
    assert "Visit at home" not in titles((*manager.overdue, *chair.overdue))
    assert "Outline plan" in titles(mine(people.CONNIE).overdue)
    assert mine(people.SASHA).overdue == ()


def test_a_manager_has_the_duties_of_a_manager_for_the_whole_team() -> None:
    with acting(people.MALCOLM):
        child = caseload.person(given_name="Alfa", family_name="Example", born_on=date(2015, 1, 1))
        caseload.register(child, on=BEGAN)
        Allocation.objects.create(
            authority_id=entry.current().authority, child_id=child, account_id=people.UNA.account,
            team_id=standings.TEAM_NORTH, role="unit-coordinator", from_on=BEGAN,
        )  # fmt: skip
        obligations.refresh(children=[child], today=TODAY)
    assert ("Allocate a social worker", child) in [
        (row.title, row.child.id) for row in mine(people.MALCOLM).overdue
    ]
    assert mine(people.MARTHA).overdue == ()


def test_whoever_covers_has_the_same_list_until_the_cover_ends() -> None:
    until = TODAY + timedelta(days=4)
    with acting(people.WANDA) as entered:
        made = give()
        Cover.objects.create(
            authority_id=entered.authority, away_id=people.WANDA.account, from_on=TODAY, until_on=until,
            covering_id=people.CASEY.account,
        )  # fmt: skip
    page = mine(people.CASEY)
    assert [(each.name, each.until_on) for each in page.covering] == [("Wanda Worker", until)]
    assert titles(page.overdue) == titles(mine(people.WANDA).overdue)
    assert [(line.child.id, line.whose) for line in page.children] == [(made.children[0], "Wanda Worker")]
    after = mine(people.CASEY, today=until + timedelta(days=1))
    assert (after.children, after.overdue, after.covering) == ((), (), ())


def test_a_partner_has_what_their_own_role_is_to_do() -> None:
    with acting(people.PENNY):
        page = worklists.mine(today=TODAY, now=LATER)
    assert [line.child.id for line in page.children] == [people.ADA.id]
    assert all(line.drift == "" for line in page.children)
    assert page.news == ()


def test_unit_members_share_the_units_children() -> None:
    for member in (people.CARLA, people.CHRIS, people.THEA, people.UNA):
        assert [line.child.id for line in mine(member).children] == [people.UMA.id]


def test_nothing_due_says_what_comes_next_and_when() -> None:
    with acting(people.WANDA):
        made = caseload.give(people.WANDA, families=(1,), today=TODAY, began=TODAY)
        caseload.visit(made.children, people.WANDA, on=TODAY)
        obligations.refresh(children=made.children, today=TODAY)
    page = mine(people.WANDA)
    dated = [row for row in page.soon if row.title in {"Visit at home", "Core group"}]
    assert dated == []
    assert page.later is not None
    assert page.later.on == TODAY + timedelta(weeks=4)


def test_children_stand_in_the_order_of_their_next_date_with_plan_age_and_who_saw_them() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 1, 1, 1)
        for days, family in zip((10, 40, 20), made.families, strict=True):
            caseload.visit(family, people.CASEY, on=TODAY - timedelta(days=days), announced=False)
        obligations.refresh(children=made.children, today=TODAY)
    lines = mine(people.WANDA).children
    assert [line.next_on for line in lines] == sorted(line.next_on for line in lines if line.next_on)
    first = next(line for line in lines if line.child.id == made.families[1][0])
    assert first.seen is not None
    assert (first.seen.on, first.seen.by, first.seen.alone) == (
        TODAY - timedelta(days=40), "Casey Covering", True,
    )  # fmt: skip
    assert first.state == "On the Child Protection Register since Thu 1 Jan for neglect"
    assert first.child.age == "14"
