"""A conference closes a plan, or steps it down, where every part was carried out (Isle of Wight)."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access import actors
from holdfast.casework import meetings, registrations
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import (
    Account,
    Action,
    MeetingChild,
    Need,
    Outcome,
    Person,
    Plan,
    Registration,
    RegistrationCategory,
    RoleHeld,
)
from tests.casework.recorded import in_authority, make
from tests.standings import TODAY

BEGAN, HELD = date(2025, 12, 1), date(2026, 2, 23)
WHY = {"closed-when-carried-out": "The rota is kept; nobody ticked it."}


def _chair_and_child(*, done: bool) -> tuple[UUID, UUID]:
    """A conference chair, and a child whose plan has one action under one outcome that is reached."""
    with in_authority("isle-of-wight", actors.system(part="example")):
        chair = make(Account, name="Chloe Chair", email="chloe@isle-of-wight.example", password="!").id
        make(RoleHeld, account_id=chair, role="conference-chair", from_on=date(2024, 1, 1))
        child = make(Person, given_name="Cora", family_name="Example", born_on=date(2016, 5, 4)).id
        plan = make(Registration, child_id=child, began_as="initial-conference", from_on=BEGAN)
        make(RegistrationCategory, registration=plan, category="neglect", from_on=BEGAN)
        need = make(Need, plan=make(Plan, registration=plan, made_on=BEGAN), text="Nights")
        outcome = make(Outcome, need=need, text="Somebody is there", reached_on=HELD)
        make(Action, outcome=outcome, text="Keep the rota", who="Mother", done_on=HELD if done else None)
    return chair, child


def _end(chair: UUID, child: UUID, then: str, reasons: dict[str, str] | None = None) -> date | None:
    with in_authority("isle-of-wight", actors.person(account=chair)):
        meetings.hold(
            kind="review-conference", children=[child], held_on=HELD, decisions={child: "end"},
            grounds="no-longer-at-risk", then=then, members=["social-worker", "conference-chair"],
            quorate=True, today=TODAY, reasons=reasons, breach="An old review, written up late.",
        )  # fmt: skip
        assert MeetingChild.standing.get(child=child).then == then
        return registrations.of_child(child=child, today=TODAY)[0].until_on


@pytest.mark.requirement("W-12")
def test_a_plan_is_not_closed_with_a_part_left_undone(db: None) -> None:
    chair, child = _chair_and_child(done=False)
    with pytest.raises(StandsInTheWay, match="closed where every part") as refused:
        _end(chair, child, "close")
    assert refused.value.clause == "Child Protection, Possible outcomes, Closure"
    assert _end(chair, child, "close", WHY) == HELD  # the chair says why the record is behind


@pytest.mark.requirement("W-13")
def test_a_plan_is_not_stepped_down_with_a_part_left_undone(db: None) -> None:
    chair, child = _chair_and_child(done=False)
    with pytest.raises(StandsInTheWay, match="stepped down to CAF where every part"):
        _end(chair, child, "caf")


@pytest.mark.parametrize("then", ["close", "caf"])
def test_a_plan_carried_out_in_every_part_ends_so(db: None, then: str) -> None:
    assert _end(*_chair_and_child(done=True), then) == HELD


def test_further_social_work_may_follow_whatever_is_undone(db: None) -> None:
    assert _end(*_chair_and_child(done=False), "child-in-need") == HELD
