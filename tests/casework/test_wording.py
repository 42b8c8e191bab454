"""The authority's own words, and the state of plan or register in a sentence."""

from datetime import date

import pytest

from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates, pack

TODAY = date(2026, 3, 2)


def wording(name: str) -> Wording:
    return Wording.of(pack=pack.load(name))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jersey", "On the Child Protection Register since Mon 12 Jan for neglect and emotional abuse"),
        ("isle_of_man", "Child Protection Plan since Mon 12 Jan for neglect and emotional abuse"),
        ("isle_of_wight", "Child protection plan since Mon 12 Jan for neglect and emotional abuse"),
        ("council", "Child protection plan since Mon 12 Jan for neglect and emotional abuse"),
    ],
)
def test_the_state_of_a_child_with_a_plan(name: str, said: str) -> None:
    found = wording(name).state(
        from_on=date(2026, 1, 12), categories=["neglect", "emotional-abuse"], today=TODAY
    )
    assert found == said


def test_the_state_of_a_child_whose_plan_ended_and_of_one_without() -> None:
    ended = wording("isle_of_man").state(
        from_on=date(2025, 1, 13), until_on=date(2025, 10, 3), grounds="no-longer-at-risk", today=TODAY
    )
    assert ended == "Child Protection Plan ended Fri 3 Oct 2025: no longer at risk"
    assert wording("council").state(from_on=None, today=TODAY) == "No child protection plan"
    assert wording("jersey").state(from_on=TODAY, temporary=True, today=TODAY).endswith("(temporarily here)")


def test_a_key_worker_is_called_so_where_the_authority_does() -> None:
    assert wording("isle_of_man").role(role="social-worker") == "key worker"
    assert wording("jersey").role(role="social-worker") == "social worker"
    assert wording("jersey").role(role="health-visitor") == "health visitor"
    assert wording("jersey").role(role="a-role-of-ours") == "a role of ours"
    assert wording("jersey").roles(roles=["teacher", "police", "doctor"]) == "teacher, police and doctor"


def test_events_and_duties_head_a_row() -> None:
    assert (wording("jersey").begun, wording("jersey").ended) == (
        "Put on the Child Protection Register", "Taken off the Child Protection Register",
    )  # fmt: skip
    assert wording("council").begun == "Child protection plan began"
    assert wording("council").ended == "Child protection plan ended"
    assert wording("jersey").title(event="core-group") == "Core Group"
    assert wording("council").title(event="core-group") == "Core group"
    assert wording("jersey").event(event="plan-carried-in") == "the carrying in of the plan"
    assert wording("jersey").duty(duty="visit-at-home") == "Visit at home"


@pytest.mark.parametrize(
    ("days", "away"),
    [(-4, "4 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (3, "in 3 days")],
)
def test_how_far_away_a_date_is(days: int, away: str) -> None:
    assert near_dates.away(date.fromordinal(TODAY.toordinal() + days), TODAY) == away


@pytest.mark.parametrize(
    ("on", "ago"),
    [
        (date(2026, 3, 2), "today"), (date(2026, 3, 1), "yesterday"), (date(2026, 2, 3), "27 days ago"),
        (date(2026, 2, 2), "4 weeks ago"), (date(2025, 9, 1), "6 months ago"),
    ],
)  # fmt: skip
def test_how_long_ago_a_day_is(on: date, ago: str) -> None:
    assert near_dates.ago(on, TODAY) == ago


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2026, 3, 2), "0 days"), (date(2026, 3, 1), "1 day"), (date(2026, 2, 2), "1 month"),
        (date(2024, 3, 3), "23 months"), (date(2024, 3, 2), "2"), (date(2018, 5, 4), "7"),
    ],
)  # fmt: skip
def test_how_old_somebody_is(born: date, age: str) -> None:
    assert near_dates.age(born, TODAY) == age


def test_a_leap_day_has_a_day_years_before() -> None:
    assert near_dates.years_before(date(2024, 2, 29), 18) == date(2006, 2, 28)
