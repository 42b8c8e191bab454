"""The Isle of Man's contents: what 3.7 asks of a plan and of a core group's record."""

import pytest

from holdfast.procedures import contents, pack
from tests.procedures.lacking import Record, ask, changed, command, left_out, missing, whole, without

PLAN = whole("detailed-plan")
CORE_GROUP = whole("core-group-record")


def plan_lacks(record: Record, content: str) -> list[str]:
    return missing("isle_of_man", "detailed-plan", record, content)


@pytest.mark.parametrize(("content", "kind", "part", "line"), left_out("isle_of_man"))
def test_each_part_left_out_is_named(content: str, kind: str, part: str, line: str) -> None:
    assert missing("isle_of_man", kind, whole(kind), content) == []
    assert missing("isle_of_man", kind, without(whole(kind), part), content) == [line]


def test_the_whole_plan_lacks_nothing() -> None:
    assert ask("isle_of_man", "detailed-plan", PLAN) == []


@pytest.mark.requirement("M-1.2b")
def test_a_risk_may_be_named_by_its_own_words_by_an_action_alone() -> None:
    plan = {
        "risks": [{"risk": "Alone at  night"}],
        "actions": [{"action": "Rota", "risks": "alone at night"}],
    }
    assert plan_lacks(plan, "plan-risks") == []


@pytest.mark.requirement("M-2.5b")
@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("progress", "no progress of the plan"),
        ("current_risk", "no assessment of the current risk to the child"),
        ("family_changes", "no change in the family's circumstances, or that there is none"),
    ],
)
def test_each_core_group_records_progress_risk_and_change(part: str, line: str) -> None:
    assert ask("isle_of_man", "core-group-record", CORE_GROUP) == []
    record = without(CORE_GROUP, part)
    assert missing("isle_of_man", "core-group-record", record, "core-group-record") == [line]
    blank = changed(CORE_GROUP, part, "  ")
    assert missing("isle_of_man", "core-group-record", blank, "core-group-record") == [line]


@pytest.mark.requirement("M-6.1.1")
@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("members.0.role", "member 1: no role"),
        ("members.0.if_unable", "member 1: no word of what this one does if unable to meet an obligation"),
        ("members.1.understood", "member 2: no record that this one understood"),
        ("members", "no member of the Core Group"),
    ],
)
def test_the_first_core_group_makes_each_role_clear(part: str, line: str) -> None:
    def lines(record: Record) -> list[str]:
        return missing("isle_of_man", "core-group-record", record, "first-core-group-roles")

    assert lines(CORE_GROUP) == []
    assert lines(without(CORE_GROUP, part)) == [line]
    assert lines(changed(without(CORE_GROUP, part), "first", False)) == []


@pytest.mark.requirement("M-6.1.1")
def test_that_one_did_not_understand_is_no_record_that_one_did() -> None:
    record = changed(PLAN, "responsibilities.0.understood", False)
    assert plan_lacks(record, "plan-roles-understood") == [
        "responsibility 1: no record that this one understood"
    ]


@pytest.mark.requirement("M-6.1.2a")
def test_a_child_too_young_to_agree_is_marked_with_why() -> None:
    alone = without(without(without(PLAN, "agreement.2"), "agreement.1"), "agreement.0")
    assert len(plan_lacks(alone, "plan-agreed")) == 2
    assert plan_lacks(alone | {"not_relevant": {"agreement": "Unborn; no parent known"}}, "plan-agreed") == []


@pytest.mark.requirement("M-6.1.3")
def test_only_the_preparation_of_witnesses_can_be_marked() -> None:
    plan = without(PLAN, "witness_preparation")
    assert (
        plan_lacks(plan | {"not_relevant": {"witness_preparation": "No proceedings"}}, "plan-measurable")
        == []
    )
    plan = without(PLAN, "sanctions") | {"not_relevant": {"sanctions": "We would rather not"}}
    assert plan_lacks(plan, "plan-measurable") == [
        "no sanctions if the child is placed in danger "
        "(marked not relevant, which this clause does not allow)"
    ]


@pytest.mark.requirement("M-6.2")
@pytest.mark.parametrize(
    ("part", "line"),
    [
        (
            "outcomes.0.actions.0.needs",
            "outcome 1, action 1: no developmental need of the child that it answers",
        ),
        (
            "outcomes.0.actions.0.knowledge",
            "outcome 1, action 1: no knowledge of what is likely to work best",
        ),
        ("actions.0.needs", "action 1: no developmental need of the child that it answers"),
        ("actions.0.knowledge", "action 1: no knowledge of what is likely to work best"),
    ],
)
def test_each_intervention_has_its_need_and_its_knowledge(part: str, line: str) -> None:
    plain = without(without(PLAN, "categories"), "circumstances")
    assert plan_lacks(plain, "plan-interventions") == []
    assert plan_lacks(without(plain, part), "plan-interventions") == [line]


@pytest.mark.requirement("M-6.2")
@pytest.mark.parametrize(
    ("categories", "circumstances", "guidance"),
    [
        ("neglect", None, "Interventions with Neglect"),
        ("sexual-abuse", None, "Interventions and Child Sexual Abuse"),
        (None, "domestic-abuse", "Interventions and Domestic Abuse"),
        (None, "parent-learning-disability", "Parents with Learning Disabilities"),
    ],
)
def test_guidance_is_at_hand_where_it_applies(
    categories: str | None, circumstances: str | None, guidance: str
) -> None:
    plan = changed(changed(PLAN, "categories", categories), "circumstances", circumstances)
    assert plan_lacks(without(plan, "actions.0.knowledge"), "plan-interventions") == [
        f"action 1: no knowledge of what is likely to work best (guidance: {guidance})"
    ]


@pytest.mark.requirement("M-6.2")
def test_guidance_is_at_hand_though_nothing_is_missing() -> None:
    found = contents.guidance(pack.load("isle_of_man"), "detailed-plan", PLAN)
    assert found == ["Interventions with Neglect", "Interventions and Domestic Abuse"]
    status, out, _ = command("isle_of_man", "detailed-plan", PLAN)
    assert (status, out.splitlines()) == (
        0,
        ["Nothing is missing.", "", *("\n\n".join(f"Guidance: {title}" for title in found)).splitlines()],
    )
    assert contents.guidance(pack.load("isle_of_man"), "detailed-plan", {}) == []


@pytest.mark.requirement("M-6.3.1")
@pytest.mark.parametrize(
    "part", ["safety", "development", "family_support", "child_therapy", "perpetrator_help"]
)
def test_a_component_is_left_out_with_why(part: str) -> None:
    plan = {key: value for key, value in PLAN.items() if key not in {part, "not_relevant"}}
    others = {} if part == "perpetrator_help" else {"perpetrator_help": "Neglect"}
    assert len(plan_lacks(plan | {"not_relevant": others}, "plan-components")) == 1
    assert plan_lacks(plan | {"not_relevant": others | {part: "Not now"}}, "plan-components") == []
    (line,) = plan_lacks(plan | {"not_relevant": others | {part: None}}, "plan-components")
    assert line.endswith("(marked not relevant without saying why)")


@pytest.mark.requirement("M-6.3.3")
def test_that_an_adult_service_was_considered_and_not_asked_is_an_answer() -> None:
    assert plan_lacks(changed(PLAN, "adult_needs.0.in_core_group", False), "plan-adults") == []
    nobody = without(PLAN, "adult_needs") | {"not_relevant": {"adult_needs": "No parent is living"}}
    assert plan_lacks(nobody, "plan-adults") == []


@pytest.mark.requirement("M-6.4.2")
@pytest.mark.parametrize("flag", ["child_removed", "reunification_planned"])
def test_a_child_who_is_not_to_go_home_needs_no_such_work(flag: str) -> None:
    plan = without(PLAN, "parenting_work")
    assert len(plan_lacks(plan, "plan-reunification")) == 1
    assert plan_lacks(changed(plan, flag, False), "plan-reunification") == []
    assert plan_lacks(without(plan, flag), "plan-reunification") == []


@pytest.mark.requirement("M-3.2e")
def test_where_nobody_special_is_wanted_why_is_said() -> None:
    plan = without(PLAN, "contacts.2")
    marked = plan | {"not_relevant": {"contacts": "No specialist is needed yet"}}
    assert plan_lacks(marked, "plan-roles") == []


@pytest.mark.requirement("M-3.2f")
def test_the_exemplar_is_not_stated_and_can_be_filled() -> None:
    settings = '[plan-format]\nsections = ["Identity", "Health"]\n'
    assert plan_lacks(PLAN, "plan-format") == []
    filled = PLAN | {"sections": [{"section": "identity", "text": "Speaks Manx"}, {"section": "Health"}]}
    assert missing("isle_of_man", "detailed-plan", filled, "plan-format", settings=settings) == [
        "section Health: not there, or empty"
    ]
