"""Today and My team: what is mine, in which order, once a duty; and at what price."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import obligations, worklists
from holdfast.casework.due_rows import Row
from holdfast.casework.team_lists import TeamPage
from holdfast.casework.today_page import TodayPage
from holdfast.records.models import (
    Acknowledgement,
    Allocation,
    Cover,
    EmergencyAccess,
    EmergencySeen,
    Family,
    Person,
    RoleHeld,
)
from tests import caseload, people, standings
from tests.people import Member

TODAY = standings.TODAY  # a Monday
BEGAN = TODAY - timedelta(days=60)
LATER = datetime.now(UTC) + timedelta(hours=2)  # what this test does is then more than an hour ago
pytestmark = pytest.mark.usefixtures("db")


@contextmanager
def acting(member: Member) -> Iterator[entry.Entered]:
    """As a member of the cast, in their authority."""
    authority = entry.find_authority(host=f"{member.authority}.localhost")
    assert authority is not None
    with entry.enter(actor=member.actor, authority=authority.id, reason="at work") as entered:
        yield entered


def mine(member: Member, *, today: date = TODAY, now: datetime = LATER) -> TodayPage:
    with acting(member):
        return worklists.mine(today=today, now=now)


def team(member: Member, **asked: object) -> TeamPage:
    with acting(member):
        return worklists.my_team(today=TODAY, **asked)  # type: ignore[arg-type]


def titles(rows: tuple[Row, ...]) -> list[str]:
    return [row.title for row in rows]


def give(worker: Member = people.WANDA, *families: int, **more: object) -> caseload.Caseload:
    return caseload.give(worker, families=families or (1,), today=TODAY, began=BEGAN, **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- what is mine, and in which order


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
    assert ("Social worker allocated", child) in [
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


# ---------------------------------------------------------------- drift


def drift_of(child: object) -> str:
    return next(line.drift for line in mine(people.WANDA).children if line.child.id == child)


def test_a_child_never_seen_since_the_plan_began_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), seen=False)
    assert drift_of(made.children[0]) == "Not seen since the plan began 8 weeks ago."


def test_an_action_past_its_date_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), announced=False)
        caseload.plan(made.children[0], on=BEGAN, actions=[("Gran stays", TODAY - timedelta(days=4))])
    assert drift_of(made.children[0]) == "An action of the plan is 4 days late."


def test_announced_visits_alone_drift() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.plan(made.children[0], on=BEGAN, actions=[("Gran stays", None)])
        for days in (10, 20):
            caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=days), announced=True)
    assert drift_of(made.children[0]) == "Every visit since the plan began was announced."
    with acting(people.WANDA):
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=30), announced=False)
    assert drift_of(made.children[0]) == ""


def test_a_plan_without_actions_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), announced=False)
    assert drift_of(made.children[0]) == "No plan is recorded."
    with acting(people.WANDA):
        caseload.plan(made.children[0], on=BEGAN)
    assert drift_of(made.children[0]) == "The plan has no actions."


# ---------------------------------------------------------------- told, new, opened


def test_what_i_was_told_waits_until_it_is_acknowledged() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 2)
        keys = [
            caseload.tell(child, people.MALCOLM, people.WANDA, on=TODAY, text="Not in school")
            for child in made.children
        ]
    waiting = mine(people.WANDA).to_acknowledge
    assert [(each.who, each.text, set(each.tellings), len(each.children)) for each in waiting] == [
        ("Malcolm Manager", "Not in school", set(keys), 2)
    ]
    assert mine(people.MALCOLM).to_acknowledge == ()
    with acting(people.WANDA) as entered:
        for key in keys:
            Acknowledgement.objects.create(
                authority_id=entered.authority, telling_id=key, account_id=people.WANDA.account, on=TODAY
            )
    assert mine(people.WANDA).to_acknowledge == ()


def test_what_others_recorded_since_i_was_last_here_is_told_once_for_brothers_and_sisters() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 2)
    assert mine(people.WANDA).news_since is None  # never here before
    with acting(people.CASEY):
        caseload.visit(made.children, people.CASEY, on=TODAY)
    with acting(people.WANDA):
        caseload.note(made.children, people.WANDA, on=TODAY, text="My own")
    page = mine(people.WANDA)
    assert page.news_since is not None
    assert [(each.who, each.did, len(each.children)) for each in page.news] == [
        ("Casey Covering", "visited", 2)
    ]


def test_an_hour_of_reading_does_not_make_the_news_vanish() -> None:
    with acting(people.WANDA):
        give()
    now = datetime.now(UTC)
    mine(people.WANDA, now=now)
    assert mine(people.WANDA, now=now + timedelta(minutes=50)).news_since is None
    assert mine(people.WANDA, now=now + timedelta(minutes=70)).news_since is not None


def test_an_emergency_access_is_shown_to_the_manager_until_they_have_looked_at_it() -> None:
    with acting(people.SASHA) as entered:
        opened = EmergencyAccess.objects.create(
            authority_id=entered.authority, child_id=people.ADA.id, account_id=people.SASHA.account,
            kind="emergency", why="The school rang", until_at=LATER,
        )  # fmt: skip
    found = mine(people.MALCOLM).emergencies
    assert [(each.child.id, each.who, each.why) for each in found] == [
        (people.ADA.id, "Sasha South", "The school rang")
    ]
    assert mine(people.MARTHA).emergencies == ()
    assert mine(people.WINIFRED).emergencies == ()
    with acting(people.MALCOLM) as entered:
        EmergencySeen.objects.create(
            authority_id=entered.authority, emergency=opened, account_id=people.MALCOLM.account, in_order=True
        )
    assert mine(people.MALCOLM).emergencies == ()


# ---------------------------------------------------------------- walls


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


# ---------------------------------------------------------------- my team


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
            from holdfast.records.models import Obligation  # noqa: PLC0415

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
