"""What holds for every timeline: of the engine, on the packs of the tests and on every real one."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.procedures import case, examples, obligations, pack
from holdfast.procedures.faults import CaseFault, Fault, PackFault
from holdfast.procedures.obligations import Obligation
from holdfast.procedures.words import State
from tests.procedures import slow_count
from tests.procedures.invented import DATES, LAST, Event, cases, events

TESTED = Path(__file__).parent / "packs"
OPEN = {State.DUE, State.OVERDUE, State.VARIED}
PACKS = [(name, folder) for folder in (TESTED, pack.PACKS) for name in pack.names(folder)]

each_pack = pytest.mark.parametrize(("name", "folder"), PACKS, ids=[name for name, _ in PACKS])
often = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def derive(name: str, folder: Path, found: dict[str, Any], as_of: date = LAST) -> list[Obligation]:
    return obligations.derive(pack.load(name, folder=folder), found, as_of)


def fault_of(call: Callable[[], object], own: type[Fault]) -> str:
    """Give the line a call is refused with, or nothing; any other error goes on."""
    try:
        call()
    except own as fault:
        return str(fault)
    return ""


def written(found: list[Obligation]) -> list[dict[str, Any]]:
    return [each.as_dict() for each in found]


@each_pack
@often
@given(found=cases(), chance=st.randoms(use_true_random=False))
def test_the_facts_in_any_order_give_the_same_answer(
    name: str, folder: Path, found: Any, chance: Any
) -> None:
    mixed = {**found, "happened": list(found["happened"])}
    chance.shuffle(mixed["happened"])
    assert written(derive(name, folder, found)) == written(derive(name, folder, mixed))


@each_pack
@often
@given(found=cases(), on=DATES)
def test_an_unrelated_event_changes_nothing(name: str, folder: Path, found: Any, on: str) -> None:
    unrelated = {"event": "comment-received", "on": on, "by": "mother"}
    assert "comment-received" not in (folder / f"{name}.toml").read_text(encoding="utf-8")
    more = {**found, "happened": [*found["happened"], unrelated]}
    assert written(derive(name, folder, found)) == written(derive(name, folder, more))


@each_pack
@often
@given(found=cases(), later=st.integers(1, 400))
def test_a_later_day_unmeets_nothing_and_moves_no_date(
    name: str, folder: Path, found: Any, later: int
) -> None:
    before = {each.key: each for each in derive(name, folder, found)}
    after = {each.key: each for each in derive(name, folder, found, LAST + timedelta(days=later))}
    assert before.keys() == after.keys()
    for key, each in before.items():
        assert (each.due, each.when, each.not_before) == (
            after[key].due,
            after[key].when,
            after[key].not_before,
        )
        if each.state in {State.MET, State.MET_LATE}:
            assert (after[key].state, after[key].met_on) == (each.state, each.met_on)


SENTENCE = re.compile(
    r"^(?P<number>\d+) (?P<unit>days?|working days?|weeks?|months?) (?P<way>after|before) .*? on "
    r"\w{3} (?P<start>\d{1,2} \w{3} \d{4})(?P<itself>, counting that day)?(?P<left>[^:]*): "
    r"\w{3} (?P<end>\d{1,2} \w{3} \d{4})"
)


@each_pack
@often
@given(found=cases())
def test_each_sentence_counts_as_a_slow_count_does(name: str, folder: Path, found: Any) -> None:
    for each in derive(name, folder, found):
        told = SENTENCE.match(each.because)
        if told is None:
            assert each.because
            assert not re.match(r"\d+ \w", each.because), each.because
            continue
        start, end = _day(told["start"]), _day(told["end"])
        assert _slow(name, folder, each, told, start) == end, each.because


def _day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()  # noqa: DTZ007 - a day has no zone


def _slow(name: str, folder: Path, each: Obligation, told: re.Match[str], start: date) -> date:
    number, unit = int(told["number"]), told["unit"].rstrip("s")
    way = 1 if told["way"] == "after" else -1
    if unit == "month":
        return _slow_months(start, way * number, itself=told["itself"] is not None)
    if told["itself"]:
        start -= timedelta(days=way)
    if unit != "working day":
        return start + timedelta(days=way * number * (7 if unit == "week" else 1))
    procedure = pack.load(name, folder=folder)
    holidays = "bank holidays counted" in told["left"]
    off = set() if holidays else {day.on for day in procedure.calendar.days_off}
    return slow_count.add(start, way * number, off)


def _slow_months(start: date, number: int, *, itself: bool) -> date:
    year, month, step = start.year, start.month, 1 if number > 0 else -1
    for _ in range(abs(number)):
        month += step
        if month in {0, 13}:
            year, month = year + step, 12 if month == 0 else 1
    day = start.day
    while True:
        try:
            found = date(year, month, day)
        except ValueError:
            day -= 1
        else:
            return found - timedelta(days=1 if itself else 0)


@each_pack
@often
@given(found=cases(), ended=DATES)
def test_the_end_of_a_plan_leaves_nothing_due_but_what_outlives_it(
    name: str, folder: Path, found: Any, ended: str
) -> None:
    until = [each for each in found["happened"] if each["on"] <= ended]
    end = {"event": "plan-ended", "on": ended, "grounds": "other"}
    closed = {**found, "happened": [*(_without_reference(each) for each in until), end]}
    procedure = pack.load(name, folder=folder)
    starting = {"initial-conference", "plan-carried-in"}
    if any(each["event"] in starting and each["on"] == ended for each in until):
        return  # a plan of the same day may begin after the other's end
    for each in obligations.derive(procedure, closed, LAST + timedelta(days=400)):
        duty = procedure.duty(each.duty)
        assert duty is not None
        if each.state in OPEN and each.trigger.on <= date.fromisoformat(ended):
            assert duty.outlives or not duty.on_plan, each.key


def _without_reference(event: Event) -> Event:
    kept = event["event"] == "conference-arranged"
    return {name: value for name, value in event.items() if kept or name not in {"of", "for"}}


@each_pack
@often
@given(event=events(), told=st.text(max_size=8))
def test_nothing_but_its_own_errors_is_raised_by_an_event(
    name: str, folder: Path, event: Event, told: str
) -> None:
    for spoilt in (
        {**event, "on": told},
        {**event, told: told},
        {**event, "by": told},
        {**event, "of": told},
    ):
        found = {"child": {"born": None, "expected": "2025-06-01"}, "happened": [spoilt]}
        assert "\n" not in fault_of(partial(derive, name, folder, found), CaseFault)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(found=st.fixed_dictionaries({"child": JSON, "happened": JSON | st.lists(JSON)}) | JSON)
def test_nothing_but_its_own_errors_is_raised_by_any_json(found: Any) -> None:
    assert "\n" not in fault_of(partial(case.read, found), CaseFault)


@settings(max_examples=200, deadline=None)
@given(text=st.binary(max_size=60))
def test_nothing_but_its_own_errors_is_raised_by_any_bytes(text: bytes) -> None:
    with pytest.raises(CaseFault):
        case.parse(text)


FORWARD = (TESTED / "forward.toml").read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    place=st.integers(0, len(FORWARD) - 1),
    put=st.sampled_from(
        ["", '"', "{", "}", "unset", "0", "-1", "true", "[]", " ", "=", "\n", "9" * 30, "visit"]
    ),
    taken=st.integers(0, 12),
)
def test_nothing_but_its_own_errors_is_raised_by_a_spoilt_pack(
    tmp_path: Path, place: int, put: str, taken: int
) -> None:
    spoilt = FORWARD[:place] + put + FORWARD[place + taken :]
    (tmp_path / "spoilt.toml").write_text(spoilt, encoding="utf-8")
    line = fault_of(lambda: examples.prove(pack.load("spoilt", folder=tmp_path)), PackFault)
    assert "\n" not in line
    assert line == "" or line.startswith("spoilt.toml")


# ---------------------------------------------------------------- moving a meeting; the plan's own interval


@given(moves=st.lists(st.integers(1, 300), min_size=1, max_size=4), given_on=st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_moving_a_meeting_moves_what_hangs_on_it_and_orphans_nothing(moves: list[int], given_on: int) -> None:
    start = date(2025, 1, 6)
    happened: list[Event] = [{"event": "initial-conference", "on": "2025-01-06", "decision": "plan"}]
    keys = set()
    for number, days in enumerate(moves):
        meeting = start + timedelta(days=100 + days)
        arranged: Event = {
            "event": "conference-arranged",
            "on": (start + timedelta(days=number)).isoformat(),
            "conference": "review-conference",
            "for": meeting.isoformat(),
            "id": f"arranged-{number}",
        }
        happened.append(arranged)
        if number == 0:
            report = (start + timedelta(days=given_on)).isoformat()
            happened.append({"event": "report-to-chair", "on": report, "for": "arranged-0"})
        found = [each for each in derive("backward", TESTED, facts(happened)) if each.duty == "report"]
        assert len(found) == 1
        keys.add(found[0].key)
        assert found[0].due == slow_count.add(meeting, -3, holidays())
        reported = date.fromisoformat(report)
        assert found[0].met_on == (reported if reported <= meeting else None)
    assert keys == {"report/conference-arranged/arranged-0/1"}


def facts(happened: list[Event]) -> dict[str, Any]:
    return {"child": {"born": "2018-05-04"}, "happened": happened}


def holidays() -> set[date]:
    return {day.on for day in pack.load("backward", folder=TESTED).calendar.days_off}


@given(days=st.integers(1, 60), on=DATES)
@settings(max_examples=80, deadline=None)
def test_a_stricter_plan_tightens_and_a_laxer_one_changes_nothing_and_is_said(days: int, on: str) -> None:
    conference = {"event": "initial-conference", "on": on, "decision": "plan", "visit_every": f"{days} days"}
    if days == 1:
        conference["visit_every"] = "1 day"
    found = next(each for each in derive("recurring", TESTED, facts([conference])) if each.duty == "visit")
    start = date.fromisoformat(on)
    assert found.due == start + timedelta(days=min(days, 28))
    assert ("laxer" in found.because) == (days >= 29 or days == 28), found.because
    assert ("the plan asks for every" in found.because) == (days < 28), found.because
