"""Examples of teams, roles, allocations, cover, agencies and restriction."""

from datetime import date

from holdfast.casework import allocations, covers, involvements, restrictions, teams
from holdfast.records.models import Allocation, RoleHeld
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import HEALTH, TEAM_NORTH, TODAY, UNIT_ONE

ON = date(2026, 2, 2)
ADA, BEN = people.ADA.id, people.BEN.id


@example("teams.record", by=people.ADAM)
def record_team() -> Call:
    return lambda: teams.record(name="Team East", today=TODAY)


@example("teams.form_unit", by=people.ADAM)
def form_unit() -> Call:
    members = {
        "consultant-social-worker": people.CARLA, "social-worker": people.WANDA,
        "unit-coordinator": people.UNA, "child-practitioner": people.CHRIS, "therapeutic-worker": people.THEA,
    }  # fmt: skip
    return lambda: teams.form_unit(
        name="Unit Two", members={role: each.account for role, each in members.items()}, from_on=ON,
        today=TODAY,
    )  # fmt: skip


@example("teams.give_role", by=people.ADAM)
def give_role() -> Call:
    return lambda: teams.give_role(
        account=people.WANDA.account, role="social-worker", team=UNIT_ONE, from_on=ON, today=TODAY
    )


@example("teams.end_role", by=people.ADAM)
def end_role() -> Call:
    held = RoleHeld.objects.get(account=people.WANDA.account)
    return lambda: teams.end_role(held=held.id, on=ON, today=TODAY)


@example("allocations.allocate", by=people.MALCOLM)
def allocate() -> Call:
    Allocation.objects.filter(child__in=[ADA, BEN]).update(until_on=ON)
    return lambda: allocations.allocate(
        children=[ADA, BEN], account=people.WANDA.account, team=TEAM_NORTH, on=ON, today=ON
    )


@example("allocations.hand_over", by=people.MALCOLM)
def hand_over() -> Call:
    return lambda: allocations.hand_over(
        children=[ADA, BEN], account=people.WANDA.account, team=TEAM_NORTH, on=ON, note="what to know",
        today=TODAY,
    )  # fmt: skip


@example("allocations.end", by=people.MALCOLM)
def end_allocation() -> Call:
    return lambda: allocations.end(children=[ADA, BEN], on=ON, why="left the authority", today=TODAY)


@example("covers.arrange", by=people.MALCOLM)
def arrange_cover() -> Call:
    return lambda: covers.arrange(
        away=people.WINIFRED.account, covering=people.CASEY.account, from_on=TODAY, until_on=date(2026, 3, 6),
        today=TODAY,
    )  # fmt: skip


@example("covers.end", by=people.MALCOLM)
def end_cover() -> Call:
    made = arrange_cover()()
    assert isinstance(made, covers.Covered)
    return lambda: covers.end(cover=made.id, on=date(2026, 3, 4), today=TODAY)


@example("involvements.record_agency")
def record_agency() -> Call:
    return lambda: involvements.record_agency(name="Invented School", kind="school", today=TODAY)


@example("involvements.involve")
def involve() -> Call:
    return lambda: involvements.involve(
        children=[ADA, BEN], role="health-visitor", agency=HEALTH, from_on=ON, instead=True, today=TODAY
    )


@example("involvements.end")
def end_involvement() -> Call:
    made = involvements.involve(children=[ADA], role="doctor", agency=HEALTH, from_on=ON, today=TODAY)
    return lambda: involvements.end(involvement=made[0].id, on=TODAY, today=TODAY)


@example("involvements.put_in_core_group")
def put_in_core_group() -> Call:
    made = involvements.involve(children=[ADA], role="doctor", agency=HEALTH, from_on=ON, today=TODAY)
    return lambda: involvements.put_in_core_group(involvement=made[0].id, core_group=True, today=TODAY)


@example("restrictions.restrict", by=people.MALCOLM)
def restrict() -> Call:
    return lambda: restrictions.restrict(
        child=ADA, why="a relative on the staff", admit=[people.SASHA.account], today=TODAY
    )


@example("restrictions.lift", by=people.MALCOLM)
def lift() -> Call:
    restrictions.restrict(child=ADA, why="a relative on the staff", today=TODAY)
    return lambda: restrictions.lift(child=ADA, why="they have left", today=TODAY)


@example("restrictions.admit", by=people.MALCOLM)
def admit() -> Call:
    restrictions.restrict(child=ADA, why="a relative on the staff", today=TODAY)
    return lambda: restrictions.admit(
        child=ADA, account=people.SASHA.account, why="chairs the review", today=TODAY
    )


@example("restrictions.shut_out", by=people.MALCOLM)
def shut_out() -> Call:
    restrictions.restrict(child=ADA, why="a relative on the staff", admit=[people.SASHA.account], today=TODAY)
    return lambda: restrictions.shut_out(
        child=ADA, account=people.SASHA.account, why="the review was held", today=TODAY
    )
