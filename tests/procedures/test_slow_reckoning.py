"""The engine against a slow reckoning from the clauses, on drawn timelines of Jersey's."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.procedures import obligations, pack
from tests.procedures import slow_reckoning
from tests.procedures.slow_reckoning import Event, Row
from tests.procedures.timelines import event

DUTIES = ("first-core-group", "core-group", "visit-at-home", "review")
# The order in which the events of one day are taken.
ORDER = ("review-conference", "core-group", "visit")

# Where counting is hardest: before Easter and Liberation Day, at a year's, a month's, a leap February's end.
STARTS = [
    *(date(2025, 4, day) for day in (10, 17, 28)),
    *(date(2025, 12, day) for day in (11, 24)),
    *(date(2025, month, 31) for month in (1, 8)),
    date(2024, 2, 29),
    date(2025, 11, 30),
    date(2026, 1, 12),
]
EVERY = st.sampled_from([None, "1 week", "10 working days", "20 days", "1 month", "6 weeks"])
YES_NO = st.booleans()
# Gaps between meetings, about the length of what is asked of them.
GAPS = st.sampled_from([1, 7, 14, 20, 27, 28, 29, 30, 45])
REVIEWED = st.sampled_from([14, 89, 90, 92, 181, 184, 190])


@st.composite
def _days(draw: st.DrawFn, start: date, gaps: st.SearchStrategy[int], most: int) -> list[str]:
    found, on = [], start
    for gap in draw(st.lists(gaps, max_size=most)):
        on += timedelta(days=gap)
        found.append(on.isoformat())
    return found


@st.composite
def plans(draw: st.DrawFn) -> tuple[date, list[Event], date]:
    """Draw a birth, a plan with what happened in it and perhaps its end, and the day of asking."""
    start = draw(st.sampled_from(STARTS))
    born = start + timedelta(days=draw(st.sampled_from([-3000, -700, -20, 0, 40])))
    registered = event("initial-conference", start.isoformat(), decision="plan")
    for field in ("core_group_every", "visit_every"):
        if (interval := draw(EVERY)) is not None:
            registered[field] = interval
    later = [event("core-group", on) for on in draw(_days(start - timedelta(days=1), GAPS, 8))]
    later += [draw(_visit(on)) for on in draw(_days(start, GAPS, 8)) if date.fromisoformat(on) >= born]
    later += [draw(_review(on)) for on in draw(_days(start, REVIEWED, 3))]
    later.sort(key=lambda each: (each["on"], ORDER.index(each["event"])))
    as_of = start + timedelta(days=draw(st.integers(0, 400)))
    return born, [registered, *later], as_of


def _visit(on: str) -> st.SearchStrategy[Event]:
    by = st.sampled_from(["social-worker", "social-worker", "duty-social-worker"])
    return st.builds(
        lambda **said: event("visit", on, **said), seen=YES_NO, at_home=YES_NO, awake=YES_NO, by=by
    )


def _review(on: str) -> st.SearchStrategy[Event]:
    decision = st.sampled_from(["continue", "continue", "deferred", "end"])
    return st.builds(lambda **said: event("review-conference", on, **said), quorate=YES_NO, decision=decision)


def engine(born: date, happened: list[Event], as_of: date) -> list[Row]:
    child: Any = {"child": {"born": born.isoformat()}, "happened": happened}
    found = [each.as_dict() for each in obligations.derive(pack.load("jersey"), child, as_of)]
    return sorted(
        Row(each["duty"], each["trigger"]["on"], each["due"], each["state"], each["met_on"])
        for each in found
        if each["duty"] in DUTIES
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=plans())
def test_the_engine_counts_as_a_slow_reckoning_does(drawn: tuple[date, list[Event], date]) -> None:
    born, happened, as_of = drawn
    mixed = [happened[0], *reversed(happened[1:])]
    assert engine(born, mixed, as_of) == slow_reckoning.jersey(born, happened, as_of)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-01-12", 3, "2026-04-12"),
        ("2025-12-31", 1, "2026-01-31"),
    ],
)
def test_the_slow_walk_over_months_is_right_itself(start: str, n: int, expected: str) -> None:
    assert slow_reckoning.months_after(date.fromisoformat(start), n).isoformat() == expected


def test_the_slow_reckoning_of_one_plan_by_hand() -> None:
    """Mon 28 Apr 2025: 29 Apr to 2 May is 4, 5 and 9 May off, 6-8 is 7, Wed 14 May is 10."""
    happened = [
        event("initial-conference", "2025-04-28", decision="plan"),
        event("core-group", "2025-05-15"),
        event("review-conference", "2025-07-29", decision="end", quorate=True),
    ]
    assert slow_reckoning.jersey(date(2018, 5, 4), happened, date(2025, 8, 1)) == [
        Row("core-group", "2025-05-15", "2025-06-12", "missed", None),
        Row("first-core-group", "2025-04-28", "2025-05-14", "met-late", "2025-05-15"),
        Row("review", "2025-04-28", "2025-07-28", "met-late", "2025-07-29"),
        Row("visit-at-home", "2025-04-28", "2025-05-26", "missed", None),
    ]
