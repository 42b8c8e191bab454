"""The council's contents: what the written plan covers, and the two questions of a conference."""

import pytest

from tests.procedures.lacking import ask, changed, missing, whole, without

PLAN = whole("detailed-plan")
CONFERENCE = whole("conference-record")

PLAN_PARTS = {
    "safety": "no actions needed to protect the child",
    "family_support": "no actions needed to support the family",
    "social_worker": "no word on who the social worker is",
    "needs": "no need of the child",
    "needs.1.help": "need 2: no word on how professionals can help the parents or carers meet it",
    "changes": "no word on what needs to happen to reduce the risks",
    "actions.0.by_when": "action 1: no word on when it needs to happen",
    "actions.0.by": "action 1: no one who is responsible for it",
    "outcomes.0.actions.0.by_when": "outcome 1, action 1: no word on when it needs to happen",
    "outcomes.0.actions.0.by": "outcome 1, action 1: no one who is responsible for it",
    "responsibilities.2": "no family member responsible for a part of the plan",
}


@pytest.mark.requirement("C-7")
@pytest.mark.parametrize(("part", "line"), PLAN_PARTS.items())
def test_each_part_of_the_plan_left_out_is_named(part: str, line: str) -> None:
    assert missing("council", "detailed-plan", PLAN, "plan-covers") == []
    assert missing("council", "detailed-plan", without(PLAN, part), "plan-covers") == [line]


@pytest.mark.requirement("C-7")
def test_a_plan_for_the_family_alone_to_carry_out_names_the_professionals() -> None:
    alone = changed(PLAN, "responsibilities", [PLAN["responsibilities"][2]])
    assert missing("council", "detailed-plan", alone, "plan-covers") == [
        "no professional responsible for a part of the plan"
    ]


@pytest.mark.requirement("C-7")
def test_work_may_stand_under_an_outcome_or_by_itself() -> None:
    assert missing("council", "detailed-plan", without(PLAN, "actions"), "plan-covers") == []
    nowhere = without(without(PLAN, "actions"), "outcomes")
    assert missing("council", "detailed-plan", nowhere, "plan-covers") == ["no work that needs to happen"]


@pytest.mark.requirement("C-7")
def test_nothing_of_the_plan_can_be_marked_not_relevant() -> None:
    marked = without(PLAN, "social_worker") | {"not_relevant": {"social_worker": "Nobody is allocated"}}
    assert missing("council", "detailed-plan", marked, "plan-covers") == [
        "no word on who the social worker is (marked not relevant, which this clause does not allow)"
    ]


@pytest.mark.requirement("C-15")
@pytest.mark.parametrize("place", [0, 1])
def test_the_two_questions_are_answered_apart_for_each_child(place: int) -> None:
    assert ask("council", "conference-record", CONFERENCE) == []
    for part, words in {
        "at_risk": "whether the child is at risk of significant harm",
        "plan_needed": "whether a child protection plan is needed",
    }.items():
        record = without(CONFERENCE, f"children.{place}.{part}")
        assert missing("council", "conference-record", record, "two-questions") == [
            f"child {place + 1}: no answer to {words}"
        ]


@pytest.mark.requirement("C-15")
def test_no_is_an_answer_and_no_child_is_none() -> None:
    child = {"child": "Ada Example", "at_risk": False, "plan_needed": False}
    assert ask("council", "conference-record", {"children": [child]}) == []
    assert missing("council", "conference-record", {}, "two-questions") == ["no child"]
