"""When the next review is due by each procedure, after conferences that steps record; risk at a year."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access import actors
from holdfast.casework import meetings, obligations, risk_assessments
from tests.casework.recorded import carried_in, in_authority, person

pytestmark = pytest.mark.usefixtures("db")
INITIAL, FIRST, SECOND = date(2025, 1, 13), date(2025, 4, 13), date(2025, 10, 13)
EXAMPLE = actors.system(part="example")
BREACH = "the record was made in a hurry"


def due_on(child: UUID, duty: str, *, today: date) -> list[date | None]:
    return [each.due_on for each in obligations.open_of(children=[child], today=today) if each.duty == duty]


def hold(child: UUID, kind: str, decision: str, on: date, *, quorate: bool = True, grounds: str = "") -> None:
    meetings.hold(
        kind=kind, children=[child], held_on=on, today=on, decisions={child: decision}, grounds=grounds,
        categories=["neglect"] if decision == "plan" else (), quorate=quorate, breach=BREACH,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "duty"),
    [
        pytest.param("council", "review", marks=pytest.mark.requirement("C-10")),
        pytest.param("jersey", "review", marks=pytest.mark.requirement("J-6.15")),
        pytest.param("isle-of-wight", "review-conference", marks=pytest.mark.requirement("W-9")),
    ],
)
def test_a_review_is_due_within_three_months_and_then_within_six_of_the_last_one_held(
    slug: str, duty: str
) -> None:
    with in_authority(slug, EXAMPLE):
        child = person()
        hold(child, "initial-conference", "plan", INITIAL)
        assert due_on(child, duty, today=INITIAL) == [FIRST]
        hold(child, "review-conference", "continue", date(2025, 3, 3), quorate=False)
        assert due_on(child, duty, today=date(2025, 3, 3)) == [FIRST]
        hold(child, "review-conference", "continue", FIRST)
        assert due_on(child, duty, today=FIRST) == [SECOND]


@pytest.mark.requirement("J-5.3")
def test_risk_is_assessed_when_a_child_has_been_on_the_register_for_a_year() -> None:
    """By the anniversary; an assessment made for another reason does not stand for it."""
    duty, year = "risk-assessment-at-a-year", date(2026, 1, 5)
    with in_authority("jersey", EXAMPLE):
        child = person()
        carried_in(child, date(2025, 1, 5), date(2025, 6, 2))
        obligations.refresh(children=[child], today=date(2025, 12, 1))
        assert due_on(child, duty, today=date(2025, 12, 1)) == [year]
        for reason, then in (("other", [year]), ("year-on-register", [])):
            risk_assessments.record(
                children=[child], on=date(2025, 12, 1), reason=reason, text="No less", today=date(2025, 12, 1)
            )
            assert due_on(child, duty, today=date(2025, 12, 1)) == then
