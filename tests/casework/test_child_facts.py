"""Drift: the first sign of it, in one sentence."""

from datetime import timedelta

import pytest

from tests import caseload, people
from tests.casework.listing import BEGAN, TODAY, acting, give, mine

pytestmark = pytest.mark.usefixtures("db")


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
