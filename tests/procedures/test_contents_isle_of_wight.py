"""The Isle of Wight's contents: the plan's actions, its two purposes, and what a conference records."""

import pytest

from tests.procedures.lacking import ask, changed, missing, whole, without

PLAN = whole("detailed-plan")
CONFERENCE = whole("conference-record")


@pytest.mark.requirement("W-7")
@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("actions.0.by", "action 1: no one who carries it out"),
        ("actions.0.by_when", "action 1: no timescale"),
        ("actions.0.action", "action 1: no words for what is done"),
        ("outcomes.0.actions.0.by", "outcome 1, action 1: no one who carries it out"),
        ("outcomes.0.actions.0.by_when", "outcome 1, action 1: no timescale"),
        ("outcomes.0.actions.0.action", "outcome 1, action 1: no words for what is done"),
    ],
)
def test_each_action_has_who_and_over_what_timescale(part: str, line: str) -> None:
    assert missing("isle_of_wight", "detailed-plan", PLAN, "plan-actions") == []
    assert missing("isle_of_wight", "detailed-plan", without(PLAN, part), "plan-actions") == [line]


@pytest.mark.requirement("W-7")
def test_a_plan_is_a_list_of_actions() -> None:
    empty = changed(without(PLAN, "outcomes"), "actions", [])
    assert missing("isle_of_wight", "detailed-plan", empty, "plan-actions") == ["no action"]


@pytest.mark.requirement("W-18")
@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("safety", "no word on how it will keep the child safe"),
        ("development", "no word on how it will promote the child's development"),
    ],
)
def test_safety_alone_is_not_enough_nor_development_alone(part: str, line: str) -> None:
    assert ask("isle_of_wight", "detailed-plan", PLAN) == []
    assert missing("isle_of_wight", "detailed-plan", without(PLAN, part), "plan-safety-and-development") == [
        line
    ]


PURPOSES = {
    "at_risk": "no answer to whether the child is suffering or likely to suffer significant harm",
    "risk_factors": "no risk factors",
    "protective_factors": "no protective factors",
    "support_needed": "no support needed by the family, or that none is",
    "support_by": "no professionals or agencies who might be able to provide the support",
    "changes_needed": "no changes needed to ensure the child's safety, or that none are",
    "plan_needed": "no decision whether the child needs a child protection plan",
}


@pytest.mark.requirement("WC-2")
@pytest.mark.parametrize(("part", "line"), PURPOSES.items())
def test_each_purpose_left_out_is_named_for_the_child(part: str, line: str) -> None:
    assert missing("isle_of_wight", "conference-record", CONFERENCE, "five-purposes") == []
    record = without(CONFERENCE, f"children.0.{part}")
    assert missing("isle_of_wight", "conference-record", record, "five-purposes") == [f"child 1: {line}"]


@pytest.mark.requirement("WC-2")
def test_where_no_support_is_needed_nobody_gives_it_and_why_is_said() -> None:
    silent = changed(CONFERENCE, "children.1.not_relevant", {"support_by": " "})
    assert missing("isle_of_wight", "conference-record", silent, "five-purposes") == [
        "child 2: no professionals or agencies who might be able to provide the support "
        "(marked not relevant without saying why)"
    ]


@pytest.mark.requirement("WC-9")
@pytest.mark.parametrize("kind", ["conference-record", "review-record"])
def test_introductions_are_at_the_start(kind: str) -> None:
    line = "agenda: introductions not at its start"
    record = whole(kind)
    assert missing("isle_of_wight", kind, record, "agenda-introductions") == []
    turned = changed(record, "agenda", list(reversed(record["agenda"])))
    assert missing("isle_of_wight", kind, turned, "agenda-introductions") == [line]
    assert missing("isle_of_wight", kind, without(record, "agenda"), "agenda-introductions") == [line]
    assert (
        missing("isle_of_wight", kind, changed(record, "agenda", "Introductions"), "agenda-introductions")
        == []
    )
