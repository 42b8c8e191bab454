"""Facts that are wrong are refused in one line that says where, what was found and what was expected."""

import json
from datetime import date
from typing import Any

import pytest

from holdfast.procedures import case
from holdfast.procedures.faults import CaseFault

CONFERENCE = {"event": "initial-conference", "on": "2026-01-12", "decision": "plan"}


def facts(*happened: Any, **child: Any) -> dict[str, Any]:
    return {"child": {"born": "2018-05-04"} | child, "happened": [CONFERENCE, *happened]}


def event(name: str, on: Any = "2026-01-20", **fields: Any) -> dict[str, Any]:
    return {"event": name, "on": on} | fields


WRONG = [
    (facts(event("coregroup")), 'event 2 is "coregroup": expected a known event (see the list of events)'),
    (facts("core-group"), 'event 2 is "core-group": expected {"event": ..., "on": ...}'),
    (facts({"event": "visit"}), "event 2 (visit): on is missing: expected a date (YYYY-MM-DD)"),
    (facts(event("visit", "2026-02-30")), 'event 2 (visit): on is "2026-02-30": there is no such day'),
    (facts(event("visit", "20260112")), 'event 2 (visit): on is "20260112": expected a date (YYYY-MM-DD)'),
    (
        facts(event("visit", "2026-W03-1")),
        'event 2 (visit): on is "2026-W03-1": expected a date',
    ),
    (facts(event("visit", 20260112)), "event 2 (visit): on is 20260112: expected a date (YYYY-MM-DD)"),
    (
        facts(event("visit", "9999-12-31")),
        "event 2 (visit): on is 9999-12-31: expected a date from 1900-01-01 to 2200-12-31",
    ),
    (facts(event("visit", seen="yes")), 'event 2 (visit): seen is "yes": expected true or false'),
    (facts(event("visit", by="wizard")), 'event 2 (visit): by is "wizard": expected a role'),
    (facts(event("visit", sene=True)), 'event 2 (visit): "sene" is no field: expected one'),
    (facts(event("told", whom=["wizard"])), 'event 2 (told): whom is ["wizard"]: expected a role or a list'),
    (
        facts(event("review-conference", decision="maybe")),
        'event 2 (review-conference): decision is "maybe": expected one of continue, deferred, end',
    ),
    (
        facts(event("review-conference")),
        "event 2 (review-conference): decision is missing: expected one of continue, deferred, end",
    ),
    (
        facts(event("core-group", visit_every="often")),
        'event 2 (core-group): visit_every is "often": expected an interval',
    ),
    (
        facts(event("core-group", rooms_every="0")),
        'event 2 (core-group): rooms_every is "0": expected',
    ),
    (facts(event("core-group", next_on="soon")), 'event 2 (core-group): next_on is "soon": expected a date'),
    (
        facts(event("initial-conference", decision="plan", categories=["cruelty"])),
        'event 2 (initial-conference): categories is ["cruelty"]: expected one of emotional-abuse',
    ),
    (
        facts(event("visit", "2018-05-03", seen=True)),
        "event 2 (visit): the child was seen on 2018-05-03, before the birth on 2018-05-04",
    ),
    (
        facts(event("visit", seen=True), born=None, expected="2026-03-01"),
        "event 2 (visit): the child was seen on 2026-01-20, but is not born yet (born is empty)",
    ),
    (
        facts(event("referral", "2017-07-03")),
        "event 2 (referral): on is 2017-07-03, more than ten months before the birth on 2018-05-04: "
        "expected 2017-07-04 or later",
    ),
    (
        facts(event("referral", "2025-04-30"), born=None, expected="2026-03-01"),
        "event 2 (referral): on is 2025-04-30, more than ten months before the expected birth on 2026-03-01: "
        "expected 2025-05-01 or later",
    ),
    (
        facts(event("plan-carried-in", began="2016-01-01")),
        "event 2 (plan-carried-in): began is 2016-01-01, more than ten months before the birth",
    ),
    (
        facts(event("told", whom="police", of="missing")),
        'event 2 (told): of is "missing", which refers to nothing: expected the date, event or id',
    ),
    (
        facts(event("record-distributed", **{"for": "2026-01-19"})),
        'event 2 (record-distributed): for is "2026-01-19", which refers to nothing',
    ),
    (facts(event("visit", id="a"), event("visit", id="a")), 'event 3 (visit): id "a" is used twice'),
    (facts(event("visit", id=7)), "event 2 (visit): id is 7: expected words"),
    (facts(died="2018-05-03"), "child: died is 2018-05-03: expected no date before born (2018-05-04)"),
    (facts(born="soon"), 'child: born is "soon": expected a date (YYYY-MM-DD)'),
    (facts(bron="2018-05-04"), 'child has "bron": expected only born, expected and died'),
    ({"happened": []}, 'child is missing or no object: expected {"born": "YYYY-MM-DD", ...}'),
    ({"child": {}}, "happened is missing or no list: expected a list of events"),
    ({"child": {}, "happened": {}}, "happened is missing or no list: expected a list of events"),
    ({"child": {}, "happened": [], "as_of": ""}, 'the case has "as_of": expected only child and happened'),
    ([], 'the case is no JSON object: expected {"child": {...}, "happened": [...]}'),
]


@pytest.mark.parametrize(("found", "line"), WRONG, ids=[line[:50] for _, line in WRONG])
def test_what_is_wrong_is_named_in_one_line(found: Any, line: str) -> None:
    with pytest.raises(CaseFault) as refused:
        case.parse(json.dumps(found))
    assert str(refused.value).startswith(line)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", "the case is not JSON: Expecting value in line 1"),
        (b"{", "the case is not JSON: "),
        (b"{\xff}", "the case is not JSON: byte 1 is not UTF-8 text"),
        (b'{"child": NaN}', "the case is not JSON: NaN is no JSON value"),
        (b'{"child": {}, "child": {}}', 'the case says "child" twice in one place: expected each name once'),
        (b"[" * 200_000, "the case is nested too deeply"),
        (b'{"child": ' + b"1" * 5_000 + b"}", "the case has a number with too many digits"),
        (b'["' + b"x" * 10_000_000 + b'"]', "the case is larger than 10 MB: expected one child's events"),
    ],
    ids=["empty", "broken", "bytes", "nan", "twice", "deep", "digits", "large"],
)
def test_what_is_no_case_at_all_is_named_in_one_line(text: bytes, line: str) -> None:
    with pytest.raises(CaseFault) as refused:
        case.parse(text)
    assert str(refused.value).startswith(line)
    assert len(str(refused.value)) < 300


def test_unknown_grounds_and_reasons_are_kept() -> None:
    found = case.read(
        facts(event("plan-ended", grounds="emigrated"), event("risk-assessment", reason="hunch"))
    )
    assert [each.get("grounds") or each.get("reason") for each in found.happened[1:]] == [
        "emigrated",
        "hunch",
    ]


def test_what_is_left_out_has_its_meaning() -> None:
    first, second = case.read(facts(event("visit"))).happened
    assert (first.get("kind"), first.get("quorate"), first.get("by")) == ("initial", True, "social-worker")
    assert (second.get("announced"), second.get("seen"), second.get("significant")) == (True, None, True)


def test_null_is_as_good_as_left_out() -> None:
    with_null = case.read(facts(event("visit", by=None, seen=None)))
    assert with_null == case.read(facts(event("visit")))


def test_events_of_one_day_stand_in_the_order_of_the_table_and_twins_by_their_json() -> None:
    day = [event("visit", by="teacher"), event("visit", by="police"), event("core-group"), event("told")]
    for given in (day, day[::-1]):
        found = case.read(facts(*given)).happened
        assert [each.event for each in found] == [
            "initial-conference",
            "core-group",
            "visit",
            "visit",
            "told",
        ]
        assert [each.get("by") for each in found[2:4]] == ["police", "teacher"]


def test_references_may_name_a_date_an_event_an_id_or_an_arranged_day() -> None:
    case.read(
        facts(
            event("core-group", id="cg-1", next_on="2026-02-17"),
            event("record-distributed", **{"of": "core-group", "for": "cg-1"}),
            event("report-to-chair", **{"for": "2026-02-17"}),
            event("told", whom="police", of="2026-01-12"),
        )
    )


def test_a_single_role_may_stand_for_a_list() -> None:
    found = case.read(facts(event("told", whom="police")))
    assert found.happened[1].get("whom") == ("police",)


def test_ten_months_before_birth_is_still_possible() -> None:
    found = case.read({"child": {"born": "2018-05-04"}, "happened": [event("referral", "2017-07-04")]})
    assert found.happened[0].on == date(2017, 7, 4)
