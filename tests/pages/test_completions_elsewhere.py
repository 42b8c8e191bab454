"""The pages of a completed conference in the other authorities: units, core groups, after a plan."""

from dataclasses import replace
from datetime import date

import pytest

from holdfast.casework import conferences_fixed
from holdfast.casework.conferences_fixed import Fixed
from holdfast.records.models import Allocation
from tests.casework.concluding import ENDS, convene, decide
from tests.casework.conference_list import FOR_ON, actor_of, at_service
from tests.casework.recorded import carried_in, in_authority
from tests.casework.test_completions_elsewhere import (
    ALL_OF_A_UNIT,
    COUNCIL,
    FIXED,
    MAN,
    PLAN,
    WIGHT,
    judged,
    named,
    unit,
)
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.pages.test_completions import page
from tests.signed_in import client_as
from tests.standings import TODAY

HELD = dated("on", FOR_ON)


@pytest.mark.requirement("W-1")
def test_a_conference_is_completed_into_a_unit(db: None) -> None:
    with at_service(WIGHT) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        whole = unit(*ALL_OF_A_UNIT)
    client = client_as(actor_of(WIGHT))
    path = f"/conferences/{meeting}/complete"
    assert "To which child protection unit" in client.get(path).content.decode()
    sent = fill_in(client, path, **HELD, unit=str(whole), breach="in a hurry")
    assert sent.status_code == 302, sent.content.decode()
    assert "Held by Invented social-worker, Unit One" in page(client, meeting, "after")
    with in_authority(WIGHT):
        assert Allocation.standing.get(child=child, until_on=None).team_id == whole


def test_without_a_unit_the_next_step_is_said(db: None) -> None:
    with at_service(WIGHT) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    client = client_as(actor_of(WIGHT))
    assert fill_in(client, f"/conferences/{meeting}/complete", **HELD, breach="x").status_code == 302
    assert "To be allocated to a child protection unit" in page(client, meeting, "after")


@pytest.mark.requirement("M-1.1")
def test_the_core_group_with_the_key_worker_is_set_going(db: None) -> None:
    with at_service(MAN) as (meeting, child):
        judged(meeting, at_risk=True)
        decide(meeting, PLAN, child)
        conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
        named(meeting, child, "health-visitor")
    client = client_as(actor_of(MAN))
    shown = page(client, meeting)
    assert "Name the key worker in the Core Group of Cora." in shown
    assert "3.7, 1.1" in shown
    with in_authority(MAN):
        named(meeting, child, "social-worker")
    assert "social-worker, key worker" in page(client, meeting)
    assert fill_in(client, f"/conferences/{meeting}/complete", **HELD, breach="x").status_code == 302
    after = page(client, meeting, "after")
    assert "Core Group</strong>, Tue\xa021\xa0Apr" in after
    assert "The first core group meets within 10 working days" in after


@pytest.mark.requirement("C-11")
def test_the_child_in_need_plan_that_follows_is_due(db: None) -> None:
    with at_service(COUNCIL) as (_, child):
        carried_in(child, date(2026, 1, 5), date(2026, 1, 5))
        meeting = convene(child, kind="review-conference", for_on=FOR_ON)
        judged(meeting, at_risk=False)
        decide(meeting, replace(ENDS, then="child-in-need"), child)
        conferences_fixed.fix(meeting=meeting, fixed=Fixed(quorate=True), today=TODAY)
    client = client_as(actor_of(COUNCIL))
    assert fill_in(client, f"/conferences/{meeting}/complete", **HELD).status_code == 302
    after = page(client, meeting, "after")
    assert "What follows: A child in need plan" in after
    assert "Where the plan ends and the child still needs support, a Child in Need plan is made." in after
