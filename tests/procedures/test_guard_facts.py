"""The facts of a step: what is unsaid is not done, and what is wrong is one line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from holdfast.procedures import guard_facts, guards, pack
from holdfast.procedures.guard_facts import FactsFault
from holdfast.procedures.guard_steps import COMMON, STEPS, Kind

# The table of the design's section 3, by hand: it is public, so it may grow and never shrink.
PUBLIC = {
    "invite": "conference invited involved child_age child_invited decided_by reason",
    "appoint-chair": "meeting first complex involved_with_family profession role note_taker agreed_by",
    "arrange": "meeting for conference_on looked_after_review_on interpreter_needed interpreter festivals",
    "move-conference": "from to reason agreed_by",
    "record-decision": "kind at_risk professionals_views",
    "complete-conference": "on attended kind children at_risk plan first_core_group_on core_group_every "
    "next_core_group_at next_review_on by_reports reason",
    "end-plan": "on attended quorate risk_assessment_on grounds review_number then parts_undone",
    "end-child-in-need-plan": "began on reason agreed_by",
    "change-plan": "at looked_after part",
    "change-care-plan": "at looked_after part",
    "record-visit": "alone why_not_alone awake age",
    "form-unit": "roles",
}


def test_every_step_and_fact_of_the_public_table_is_there() -> None:
    assert set(STEPS) == set(PUBLIC)
    for step, names in PUBLIC.items():
        assert set(names.split()) <= set(STEPS[step] | COMMON), step


def test_the_page_for_people_has_every_step_with_its_facts_and_words() -> None:
    page = Path(__file__).parents[2].joinpath("docs/asking-before-a-step.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for step, facts in STEPS.items():
        for name, fact in facts.items():
            assert f"`{name}` (" in rows[step], (step, name)
            assert fact.kind is not Kind.WORD or ", ".join(fact.known) in rows[step], (step, name)


CONFERENCE = "complete-conference"
WRONG: list[tuple[str, Any, str]] = [
    (
        "finish",
        {},
        'no step "finish": expected one of appoint-chair, arrange, change-care-plan, change-plan, '
        "complete-conference, end-child-in-need-plan, end-plan, form-unit, invite, move-conference, "
        "record-decision, record-visit",
    ),
    ("record-visit", [], "the facts are []: expected an object, as {}"),
    (
        "record-visit",
        {"seen": True},
        'record-visit has no fact "seen": expected one of age, alone, awake, on, overrides, why_not_alone',
    ),
    ("record-visit", {"alone": "yes"}, 'record-visit: alone is "yes": expected true or false'),
    ("record-visit", {"alone": 1}, "record-visit: alone is 1: expected true or false"),
    ("record-visit", {"age": -1}, "record-visit: age is -1: expected a whole number of 0 or more"),
    ("record-visit", {"age": True}, "record-visit: age is true: expected a whole number of 0 or more"),
    ("record-visit", {"why_not_alone": 7}, "record-visit: why_not_alone is 7: expected words"),
    (
        "form-unit",
        {"roles": ["boss"]},
        'form-unit: roles is ["boss"]: expected a known role or a list of them',
    ),
    ("form-unit", {"roles": {}}, "form-unit: roles is {}: expected a known role or a list of them"),
    ("appoint-chair", {"role": "boss"}, 'appoint-chair: role is "boss": expected a known role'),
    ("end-plan", {"on": "2026-02-30"}, 'end-plan: on is "2026-02-30": expected a date ("2026-01-12")'),
    ("end-plan", {"on": "20260112"}, 'end-plan: on is "20260112": expected a date ("2026-01-12")'),
    ("end-plan", {"on": "1026-01-12"}, 'end-plan: on is "1026-01-12": expected a date ("2026-01-12")'),
    ("end-plan", {"grounds": [1]}, "end-plan: grounds is [1]: expected words, or a list of words"),
    (
        "arrange",
        {"festivals": "2026-01-12"},
        'arrange: festivals is "2026-01-12": expected a list of dates (["2026-01-12"])',
    ),
    (
        "arrange",
        {"interpreter": 1},
        "arrange: interpreter is 1: expected true, false or words that say what was arranged",
    ),
    (
        "invite",
        {"conference": "party"},
        'invite: conference is "party": expected one of core-group, initial-conference, looked-after-review, '
        "review-conference",
    ),
    (
        CONFERENCE,
        {"next_core_group_at": "2026-02-02T25:00"},
        'complete-conference: next_core_group_at is "2026-02-02T25:00": '
        'expected a date with a time ("2026-01-12T10:00")',
    ),
    (
        CONFERENCE,
        {"core_group_every": "4"},
        'complete-conference: core_group_every is "4": expected "N days|working days|weeks|months"',
    ),
    (
        CONFERENCE,
        {"children": [{"name": "Ada"}]},
        'complete-conference: children is [{"name": "Ada"}]: expected a list of children, '
        'each {"child": "…", "at_risk": true, "plan": true}, or their number',
    ),
    (
        "record-decision",
        {"professionals_views": {"boss": "at risk"}},
        'record-decision: professionals_views is {"boss": "at risk"}: expected the roles whose view is '
        "recorded: a list of known roles, or an object from role to view",
    ),
    (
        "move-conference",
        {"overrides": [{"by": "police"}]},
        'move-conference: overrides is [{"by": "police"}]: '
        'expected a list of {"guard": "…", "by": "a role", "reason": "…"}',
    ),
    (
        "move-conference",
        {"overrides": [{"guard": "moved"}]},
        'move-conference: overrides names guard "moved": expected one of move-agreed',
    ),
]


@pytest.mark.parametrize(("step", "facts", "line"), WRONG)
def test_wrong_facts_are_one_line(step: str, facts: Any, line: str) -> None:
    with pytest.raises(FactsFault) as fault:
        guards.check(pack.load("jersey"), step, facts)
    assert str(fault.value) == line


def test_an_override_where_no_guard_stands() -> None:
    with pytest.raises(FactsFault, match="expected no overrides, since no guard stands before it"):
        guards.check(pack.load("council"), "form-unit", {"overrides": [{"guard": "any"}]})


@pytest.mark.parametrize("nothing", [None, "", "  ", []])
def test_what_is_left_out_is_unsaid(nothing: object) -> None:
    assert guard_facts.read("invite", {"invited": nothing})["invited"] is None


def test_dates_may_come_as_dates() -> None:
    assert guard_facts.read("end-plan", {"on": date(2026, 1, 12)})["on"] == date(2026, 1, 12)


def test_children_may_come_by_name_by_number_or_one_by_one() -> None:
    def children(found: object) -> Any:
        return guard_facts.read(CONFERENCE, {"children": found})["children"]

    assert children(2) is None
    assert children(["Ada"]) == ({"child": "Ada", "at_risk": None, "plan": None},)
    assert children([{"at_risk": True}, {"child": "Ben", "plan": None}]) == (
        {"child": "child 1", "at_risk": True, "plan": None},
        {"child": "Ben", "at_risk": None, "plan": None},
    )


@pytest.mark.parametrize(
    ("plans", "whole"),
    [([True, False], True), ([False, False], False), ([False, None], None), ([None], None)],
)
def test_a_plan_for_any_child_is_one_of_the_conference(plans: list[bool | None], whole: bool | None) -> None:
    children = [{"child": f"Child {place}", "plan": plan} for place, plan in enumerate(plans)]
    assert guard_facts.read(CONFERENCE, {"children": children})["plan"] is whole
    assert guard_facts.read(CONFERENCE, {"children": children, "plan": True})["plan"] is True


def test_a_conference_without_a_kind_is_an_initial_one() -> None:
    assert guard_facts.read(CONFERENCE, {})["kind"] == "initial"


@pytest.mark.parametrize(
    ("kind", "read"), [("review-conference", "review"), ("initial-conference", "initial")]
)
def test_a_conference_may_be_named_by_its_event(kind: str, read: str) -> None:
    assert guard_facts.read(CONFERENCE, {"kind": kind})["kind"] == read


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "the facts are not JSON: Expecting property name enclosed in double quotes in line 1"),
        (b"\xff", "the facts are not JSON: byte 0 is not UTF-8 text"),
        ('{"age": NaN}', "the facts are not JSON: NaN is no JSON value"),
        ('{"age": 1, "age": 2}', 'the facts say "age" twice in one place: expected each name once'),
        ("[" * 100_000, "the facts are nested too deeply: expected lists of words at most"),
        (
            '{"age": ' + "1" * 5000 + "}",
            "the facts have a number with too many digits: expected dates and words",
        ),
        (" " * 1_000_001, "the facts are larger than 1 MB: expected one step's facts"),
    ],
)
def test_what_is_no_json_is_one_line(text: str | bytes, line: str) -> None:
    with pytest.raises(FactsFault) as fault:
        guard_facts.parse(text)
    assert str(fault.value) == line
