"""Conferences completed by the other authorities' procedures: judgements, courts, units, core groups."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.casework import completions, conferences_fixed, happened, obligations
from holdfast.casework.conferences_fixed import Fixed
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import (
    Account,
    Allocation,
    ConferenceChild,
    CoreGroupMember,
    MeetingChild,
    Plan,
    RoleHeld,
    Team,
)
from tests.casework.concluding import ENDS, NEEDS_A_PLAN, NO_PLAN, attend, convene, decide, think
from tests.casework.conference_list import FOR_ON, at_service
from tests.casework.recorded import carried_in, make
from tests.casework.refused import refused
from tests.standings import TODAY

COUNCIL, WIGHT, MAN = "council", "isle-of-wight", "isle-of-man"
PLAN = replace(NEEDS_A_PLAN, social_worker=None, worker_identified_by="", role_explained=None)
CAME = ("conference-chair", "social-worker", "mother")
FIXED = Fixed(quorate=True, first_core_group_on=date(2026, 4, 21), core_group_every="4 weeks")
ALL_OF_A_UNIT = (
    *("consultant-social-worker", "social-worker", "child-practitioner", "therapeutic-worker"),
    "unit-coordinator",
)


def complete(meeting: UUID, **said: Any) -> completions.Completed:
    default = {"meeting": meeting, "on": FOR_ON, "today": FOR_ON, "breach": "in a hurry"}
    return completions.complete(**{**default, **said})


def judged(meeting: UUID, *, at_risk: bool) -> None:
    """Those who came, and what the professionals among them think."""
    attend(meeting, *CAME)
    for role in CAME[:2]:
        think(meeting, role, at_risk=at_risk, plan_needed=at_risk)


def named(meeting: UUID, child: UUID, *roles: str) -> None:
    """A core group of these roles."""
    for role in roles:
        make(CoreGroupMember, meeting_id=meeting, child_id=child, role=role, name=role, from_on=TODAY)


def unit(*roles: str) -> UUID:
    """A child protection unit of these roles."""
    team = make(Team, name="Unit One", kind="unit").id
    for role in roles:
        member = make(Account, name=f"Invented {role}", email=f"{role}@unit.example", password="!").id
        make(RoleHeld, account_id=member, role=role, team_id=team, from_on=date(2024, 1, 1))
    return UUID(str(team))


def refusals(refusal: pytest.ExceptionInfo[StandsInTheWay]) -> set[str]:
    return {each.guard for each in refusal.value.refusals}


@pytest.mark.requirement("C-16")
def test_nothing_is_decided_before_each_professional_has_said_what_they_think(db: None) -> None:
    with at_service(COUNCIL) as (meeting, child):
        attend(meeting, *CAME)
        think(meeting, "conference-chair", at_risk=True, plan_needed=True)
        with pytest.raises(StandsInTheWay) as refusal:
            decide(meeting, PLAN, child)
        assert refusals(refusal) == {"views-recorded"}
        think(meeting, "social-worker", at_risk=True, plan_needed=True)
        decide(meeting, PLAN, child)


@pytest.mark.requirement("C-16")
def test_where_the_professionals_judge_a_child_at_risk_a_plan_is_made(db: None) -> None:
    with at_service(COUNCIL) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, NO_PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        found = completions.blocks(meeting=meeting, today=FOR_ON)
        (block,) = [each for each in found if each.of_guard]
        assert (block.child, block.cite) == (child, "What to expect from a child protection conference")
        with pytest.raises(StandsInTheWay) as refusal:
            complete(meeting, breach="", reasons={"*": "the parents do not want it"})
        assert refusals(refusal) == {"plan-where-at-risk"}
        assert MeetingChild.objects.get(meeting=meeting).decision == ""


@pytest.mark.requirement("WC-3")
@pytest.mark.parametrize("kind", ["court", "placement"])
def test_a_conference_decides_nothing_about_court_or_home(db: None, kind: str) -> None:
    with at_service(WIGHT) as (meeting, child):
        attend(meeting, *CAME)
        with pytest.raises(StandsInTheWay) as refusal:
            decide(meeting, PLAN, child, kind=kind)
        assert refusals(refusal) == {"no-court-or-home-decision"}
        assert "Conferencing Service" in refusal.value.clause
        assert not ConferenceChild.objects.filter(part__meeting=meeting).exists()


def test_where_no_clause_says_so_it_is_no_conferences_decision_either(db: None) -> None:
    with at_service(MAN) as (meeting, child), refused("is recorded where it was decided"):
        decide(meeting, PLAN, child, kind="court")


@pytest.mark.requirement("W-1")
def test_the_conference_that_makes_a_plan_gives_the_child_to_a_unit(db: None) -> None:
    with at_service(WIGHT) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        whole = unit(*ALL_OF_A_UNIT)
        complete(meeting, unit=whole)
        rows = Allocation.standing.filter(child=child).order_by("from_on")
        assert [(each.until_on, each.team_id == whole) for each in rows] == [(FOR_ON, False), (None, True)]
        assert rows[1].account.name == "Invented social-worker"


def test_a_unit_that_is_not_whole_takes_no_child_without_a_reason(db: None) -> None:
    with at_service(WIGHT) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        short = unit("social-worker")
        with pytest.raises(StandsInTheWay) as refusal:
            complete(meeting, unit=short)
        assert refusals(refusal) == {"unit-complete"}
        complete(meeting, unit=short, reasons={"*": "the others start on Monday"})
        assert Allocation.standing.get(child=child, until_on=None).team_id == short


@pytest.mark.requirement("M-1.1")
def test_continuing_risk_leads_to_a_plan_and_a_core_group_with_the_key_worker(db: None) -> None:
    with at_service(MAN) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        named(meeting, child, "health-visitor")
        blocks = {each.say: each.cite for each in completions.blocks(meeting=meeting, today=FOR_ON)}
        assert blocks["Name the key worker in the Core Group of Cora."] == "3.7, 1.1"
        named(meeting, child, "social-worker")
        done = complete(meeting)
        assert [(each.kind, each.children) for each in done.next] == [("core-group", (child,))]
        members = CoreGroupMember.standing.filter(child=child, until_on=None).values_list("role", flat=True)
        assert set(members) == {"health-visitor", "social-worker"}
        assert told(child, "initial-conference")["decision"] == "plan"


@pytest.mark.requirement("M-2.2a")
def test_the_first_core_group_is_due_ten_working_days_later(db: None) -> None:
    """Held on Tue 14 April 2026: the tenth working day after it is Tue 28 April."""
    with at_service(MAN) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        complete(meeting)
        found = obligations.open_of(children=[child], today=FOR_ON)
        assert [each.due_on for each in found if each.duty == "first-core-group"] == [date(2026, 4, 28)]


@pytest.mark.requirement("C-11")
def test_the_plan_ends_when_nobody_thinks_the_child_at_risk_and_support_follows(db: None) -> None:
    with at_service(COUNCIL) as (_, child):
        carried_in(child, date(2026, 1, 5), date(2026, 1, 5))
        meeting = convene(child, kind="review-conference", for_on=FOR_ON)
        judged(meeting, at_risk=False)
        decide(meeting, replace(ENDS, then="child-in-need"), child)
        conferences_fixed.fix(meeting=meeting, fixed=Fixed(quorate=True), today=TODAY)
        complete(meeting, breach="")
        found = obligations.open_of(children=[child], today=FOR_ON)
        assert "child-in-need-plan" in {each.duty for each in found}
        assert not Plan.standing.filter(registration__child=child, made_on=FOR_ON).exists()


def told(child: UUID, event: str) -> Mapping[str, Any]:
    (found,) = [each for each in happened.of(children=[child])[child]["happened"] if each["event"] == event]
    return dict(found)
