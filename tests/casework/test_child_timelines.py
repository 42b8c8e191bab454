"""A child's months: what was held against its date, what is still to come, moved along by three months."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.casework import child_timelines, children, obligations
from holdfast.casework.child_months import DONE, DUE, LATE, NOT_DONE, OVERDUE, PLAN, VISIT, Mark
from holdfast.records.models import Plan, PlanAnswer, PlanSignatory, Registration
from tests import caseload, people
from tests.caseload import here
from tests.casework.opened import BEGAN, CORA, DEAN, TODAY, acting, asked, family, told

__all__ = ["family", "told"]
pytestmark = pytest.mark.usefixtures("family")


def _marks() -> tuple[Mark, ...]:
    found: tuple[Mark, ...] = asked(children.timeline).months.marks
    return found


def _fortnightly() -> None:
    registration = Registration.standing.get(child=CORA)
    here(Plan, registration=registration, made_on=BEGAN, visit_every="2 weeks")


def test_the_window_is_half_a_year() -> None:
    assert child_timelines.window(upto=date(2026, 3, 15)) == (date(2025, 10, 1), date(2026, 3, 31))
    assert child_timelines.window(upto=date(2026, 12, 1)) == (date(2026, 7, 1), date(2026, 12, 31))


def test_a_visit_stands_against_its_date_and_the_next_is_awaited() -> None:
    with acting(people.WINIFRED):
        _fortnightly()
        first = TODAY - timedelta(days=40)
        for days in (40, 30, 2):
            caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=days))
        caseload.visit([CORA], people.WINIFRED, on=TODAY, seen=False, obstruction="refused")
        obligations.refresh(children=[CORA], today=TODAY)
    marks = [each for each in _marks() if each.lane == VISIT]
    states = {each.on: each.state for each in marks if each.state not in (DUE, OVERDUE)}
    assert states[TODAY] == NOT_DONE
    assert states[first + timedelta(days=10)] == DONE
    assert states[TODAY - timedelta(days=2)] == LATE
    late = next(each for each in marks if each.state == LATE and each.on == TODAY - timedelta(days=2))
    assert "14 days late: due by" in late.against
    assert any(each.state == DUE and each.on > TODAY for each in marks)


def test_what_is_overdue_stands_on_its_day_in_words() -> None:
    with acting(people.WINIFRED):
        _fortnightly()
        caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=30))
        obligations.refresh(children=[CORA], today=TODAY)
    overdue = [each for each in _marks() if each.lane == VISIT and each.state == OVERDUE]
    assert overdue
    assert any("16 days late: not done yet" in each.against for each in overdue)


def test_versions_and_signatures_stand_on_the_plans_line() -> None:
    with acting(people.WINIFRED):
        caseload.plan(CORA, on=TODAY - timedelta(days=9))
        found = Plan.standing.get(registration__child=CORA)
        for name in ("Mary Example", "Tilda Teacher"):
            asked_to = here(PlanSignatory, plan=found, name=name, side="professional", role="teacher")
            here(PlanAnswer, signatory=asked_to, on=TODAY - timedelta(days=3), how="paper", signs=True)
    marks = [each for each in _marks() if each.lane == PLAN]
    assert [(each.on, each.title, each.detail) for each in marks if each.state == DONE] == [
        (TODAY - timedelta(days=3), "Plan signed", "Mary Example, Tilda Teacher"),
        (TODAY - timedelta(days=9), "Outline Child Protection Plan made", "Safe evenings at home"),
    ]  # fmt: skip


def test_it_is_moved_along_and_another_child_is_none_of_it() -> None:
    with acting(people.WINIFRED):
        caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=200))
        caseload.visit([DEAN], people.WINIFRED, on=TODAY - timedelta(days=3))
    assert not any(each.lane == VISIT and each.state == DONE for each in _marks())
    earlier = asked(children.timeline, upto=TODAY - timedelta(days=180)).months
    assert [each.on for each in earlier.marks if each.lane == VISIT] == [TODAY - timedelta(days=200)]
    assert earlier.later is not None
    assert earlier.later > earlier.last


def test_a_partner_sees_the_day_of_a_visit_and_no_more() -> None:
    with acting(people.WINIFRED):
        caseload.visit([CORA], people.WINIFRED, on=TODAY, seen=False, obstruction="refused")
    marks = [each for each in asked(children.timeline, people.PENNY).months.marks if each.lane == VISIT]
    assert [(each.title, each.detail, each.state) for each in marks if each.on == TODAY] == [
        ("Visit", "", DONE)
    ]


def test_more_history_costs_no_more_queries() -> None:
    def counted() -> int:
        with acting(people.WINIFRED), CaptureQueriesContext(connection) as queries:
            children.timeline(child=CORA, today=TODAY)
        return len(queries)

    before = counted()
    with acting(people.WINIFRED):
        for days in range(0, 150, 3):
            caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=days))
        obligations.refresh(children=[CORA], today=TODAY)
    assert counted() == before
