"""Who is on nobody’s list, and what a list costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import obligations, worklists
from holdfast.records.models import (
    Family,
    Person,
    RoleHeld,
)
from tests import caseload, people, standings
from tests.casework import undertaken
from tests.casework.listing import BEGAN, LATER, TODAY, acting, give, mine, team
from tests.people import Member

pytestmark = pytest.mark.usefixtures("db")


def test_a_restricted_family_is_on_the_list_of_whoever_holds_it_and_of_nobody_else() -> None:
    with acting(people.SASHA) as entered:
        Family.objects.filter(id=standings.UNITS).update(
            restricted_from_on=BEGAN, restricted_why="A colleague’s family"
        )
        obligations.refresh(children=[people.UMA.id], today=TODAY)
        assert entered.authority
    assert [line.child.id for line in mine(people.CARLA).children] == [people.UMA.id]
    for member in (people.CHRIS, people.CHLOE, people.SERENA):
        page = mine(member)
        seen = {row.child.id for row in (*page.overdue, *page.soon)} | {
            line.child.id for line in page.children
        }
        assert people.UMA.id not in seen, member.name


def test_a_withdrawn_child_is_on_no_list() -> None:
    with acting(people.WANDA):
        made = give()
        Person.objects.filter(id=made.children[0]).update(withdrawn_at=LATER, withdrawn_why="Twice here")
    page = mine(people.WANDA)
    assert (page.children, page.overdue) == ((), ())


def test_what_a_plan_gives_one_to_do_for_a_child_whom_one_may_not_see_is_not_on_the_list() -> None:
    with acting(people.WINIFRED):
        for child, text in ((people.ADA.id, "Weigh Ada"), (people.BEN.id, "Weigh Ben")):
            undertaken.action(undertaken.plan(child), text, account_id=people.PENNY.account)
    assert [each.text for each in mine(people.PENNY).own_actions] == ["Weigh Ada"]


def test_another_authority_has_its_own_list() -> None:
    with acting(people.WANDA):
        give()
    assert {line.child.id for line in mine(people.MONA).children} == {people.FINLO.id}
    with pytest.raises(NotHere):
        team(people.MAURA, team=standings.TEAM_NORTH)


def test_a_leaver_and_somebody_without_a_role_have_nothing() -> None:
    for member in (people.LESTER, people.NOBODY, people.ADAM, people.DAN):
        page = mine(member)
        assert (page.children, page.overdue, page.to_acknowledge) == ((), (), ()), member.name


def test_a_visitor_is_asked_to_sign_in() -> None:
    with acting(people.WANDA) as entered:
        authority = entered.authority
    with entry.enter(actor=actors.VISITOR, authority=authority):
        with pytest.raises(Refused, match="Sign in"):
            worklists.mine(today=TODAY, now=LATER)
        with pytest.raises(Refused, match="Sign in"):
            worklists.my_team(today=TODAY)


def test_each_reading_is_logged_once() -> None:
    with acting(people.WANDA):
        before = Entry.objects.count()
        worklists.mine(today=TODAY, now=LATER)
        assert Entry.objects.count() == before + 1
        assert Entry.objects.order_by("-at").values_list("what", flat=True)[0] == "worklists.mine"


# ---------------------------------------------------------------- the price


def counted(member: Member, *, of_team: bool = False) -> int:
    with acting(member), CaptureQueriesContext(connection) as queries:
        if of_team:
            worklists.my_team(today=TODAY)
        else:
            worklists.mine(today=TODAY, now=LATER)
    return len(queries)


@pytest.mark.parametrize("of_team", [False, True], ids=["Today", "My team"])
def test_thirty_children_cost_no_more_queries_than_three(of_team: bool) -> None:
    member = people.MALCOLM if of_team else people.WANDA
    with acting(people.WANDA):
        give(people.WANDA, 2, 1)
    mine(people.WANDA)  # so that there is a last time
    few = counted(member, of_team=of_team)
    with acting(people.WANDA):
        made = caseload.give(people.WANDA, families=(3,) * 9, today=TODAY, began=BEGAN)
        caseload.visit(made.children, people.CASEY, on=TODAY - timedelta(days=30))
        caseload.tell(made.children[0], people.MALCOLM, people.WANDA, on=TODAY, text="Not in school")
    assert counted(member, of_team=of_team) == few
    assert few <= 16


def test_a_role_of_the_whole_authority_is_held_to_the_day_of_its_end() -> None:
    with acting(people.CHLOE) as entered:
        RoleHeld.objects.filter(account_id=people.CHLOE.account).update(until_on=TODAY - timedelta(days=1))
        assert entered.authority
    with acting(people.WANDA):
        give()
    assert mine(people.CHLOE).overdue == ()
