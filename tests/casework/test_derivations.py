"""What is stored stays true until the day it is derived again; where it stands is a comparison of dates."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.casework import derivations, dues
from holdfast.procedures import obligations as engine
from holdfast.procedures import pack as packs
from holdfast.procedures.pack import Pack
from holdfast.records.models import Obligation
from tests.procedures import invented

PACKS = packs.names()
CHILD = UUID("01900000-0000-7000-8000-000000000101")
TO_COME = date(2040, 1, 1)
# Of any age: what hangs on birthdays, and the end at 18, lie within the invented days.
BORN = st.dates(date(2006, 6, 1), date(2025, 6, 1)).map(date.isoformat)
DAYS = st.integers(120, invented.DAYS + 400).map(lambda days: invented.FIRST + timedelta(days=days))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """An invented case of a child of any age, some of it still to come."""
    case = draw(invented.cases(most=10))
    case["child"]["born"] = draw(BORN)
    if draw(st.booleans()):
        case["child"]["died"] = None
    return case


def derive(case: dict[str, Any], pack: Pack, on: date) -> derivations.Derivation:
    return derivations.derive(form=case, pack=pack, today=on)


def days_between(draw: st.DataObject, first: date, last: date) -> list[date]:
    """A few days of a stretch, its ends always."""
    within = st.dates(first, last)
    return [first, last, *draw.draw(st.lists(within, min_size=2, max_size=3))]


@pytest.mark.parametrize("name", PACKS)
@given(case=cases(), today=DAYS, data=st.data())
@settings(max_examples=150)
def test_nothing_stored_changes_before_the_day_it_is_derived_again(
    name: str, case: dict[str, Any], today: date, data: st.DataObject
) -> None:
    pack = packs.load(name)
    found = derive(case, pack, today)
    assert not found.fault or "before the birth" in found.fault or "died" in found.fault, found.fault
    last = (found.again_on or TO_COME) - timedelta(days=1)
    for on in days_between(data, today, last):
        assert derive(case, pack, on).columns == found.columns


@pytest.mark.parametrize("name", PACKS)
@given(case=cases(), today=DAYS, data=st.data())
@settings(max_examples=150)
def test_where_a_stored_row_stands_is_what_the_engine_says_on_that_day(
    name: str, case: dict[str, Any], today: date, data: st.DataObject
) -> None:
    pack = packs.load(name)
    duties = {duty.id: duty for duty in pack.duties}
    found = derive(case, pack, today)
    rows = {key: Obligation(child_id=CHILD, key=key, **columns) for key, columns in found.columns.items()}
    last = (found.again_on or TO_COME) - timedelta(days=1)
    for on in [] if found.fault else days_between(data, today, last):
        for each in engine.derive(pack, case, on):
            shown = dues.show(row=rows[each.key], pack=pack, duties=duties, today=on)
            said = each.as_dict()
            assert (shown.say, shown.cite, shown.modality) == (said["say"], said["cite"], said["modality"])
            assert shown.state == said["state"]
            assert shown.day_off == said["day_off"]
            assert (shown.due_on, shown.unset or None) == (each.due, each.when)
            assert (shown.responsible or None, shown.recipient or None) == (each.responsible, each.recipient)


@pytest.mark.parametrize(
    ("today", "again_on"),
    [
        (date(2025, 1, 20), date(2025, 5, 4)),  # 17
        (date(2025, 5, 3), date(2025, 5, 4)),
        (date(2025, 5, 4), date(2026, 5, 4)),  # 18
        (date(2026, 5, 4), None),
    ],
)
def test_a_birthday_that_a_duty_hangs_on_is_the_day_to_derive_again(
    today: date, again_on: date | None
) -> None:
    case = {
        "child": {"born": "2008-05-04"},
        "happened": [{"event": "initial-conference", "on": "2025-01-13", "decision": "plan"}],
    }
    pack = packs.load("jersey")
    found = derive(case, pack, today)
    assert found.again_on == again_on
    if again_on is not None:
        later = derive(case, pack, again_on).columns
        assert later != found.columns
        assert ("young-person-consulted" in {each["duty"] for each in later.values()}) is (
            again_on >= date(2025, 5, 4)
        )


def test_a_plan_that_must_last_is_derived_again_when_it_has() -> None:
    pack = packs.load("isle_of_wight")
    case = {
        "child": {"born": "2018-05-04"},
        "happened": [{"event": "child-in-need-plan-started", "on": "2026-01-13"}],
    }
    found = derive(case, pack, date(2026, 1, 14))
    assert found.again_on == date(2026, 4, 13)
    assert [
        each["met_on"] for each in derive(case, pack, date(2026, 4, 13)).columns.values() if each["met_on"]
    ]


def test_a_duty_that_the_procedure_no_longer_has_varies_nothing() -> None:
    case = {
        "child": {"born": "2018-05-04"},
        "happened": [
            {"event": "initial-conference", "on": "2026-01-13", "decision": "plan"},
            {"event": "varied", "on": "2026-01-14", "duty": "no-such-duty", "until": "2026-03-01"},
        ],
    }
    found = derive(case, packs.load("jersey"), date(2026, 2, 1))
    assert not found.fault
    assert found.columns


def test_a_record_that_contradicts_itself_says_how_in_words() -> None:
    case = {
        "child": {"born": "2026-05-04"},
        "happened": [{"event": "visit", "on": "2026-05-01", "seen": True}],
    }
    found = derive(case, packs.load("jersey"), date(2026, 6, 1))
    assert found.fault == "visit: the child was seen on Fri 1 May 2026, before the birth on Mon 4 May 2026"
    assert found.columns == {}
