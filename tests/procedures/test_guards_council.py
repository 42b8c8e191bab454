"""The council's guards: who is invited, who chairs, and a plan for every child at risk."""

import pytest

from tests.procedures.guarding import Facts, ask, because, stands

INVITED = {"conference": "initial-conference", "invited": ["social-worker", "mother"]}


@pytest.mark.requirement("C-3")
@pytest.mark.parametrize("conference", ["initial-conference", "review-conference"])
def test_a_parent_or_carer_is_invited_to_every_conference(conference: str) -> None:
    nobody = INVITED | {"conference": conference, "invited": ["social-worker", "police"]}
    assert stands("council", "invite", nobody, "parents-invited") == "reason"
    for parent in ("mother", "father", "parent", "carer"):
        invited = nobody | {"invited": ["social-worker", parent]}
        assert stands("council", "invite", invited, "parents-invited") is None


@pytest.mark.requirement("C-3")
def test_the_page_says_nothing_of_parents_at_other_meetings() -> None:
    facts = {"conference": "looked-after-review", "invited": ["social-worker"]}
    assert ask("council", "invite", facts) == {}


@pytest.mark.requirement("C-3")
def test_that_nobody_was_invited_is_said() -> None:
    said = because("council", "invite", {"conference": "initial-conference"}, "parents-invited")
    assert said == "Who is invited is not said."


@pytest.mark.requirement("C-3")
@pytest.mark.parametrize(
    ("age", "effect"),
    [pytest.param(11, "reason"), pytest.param(12, "reason"), pytest.param(13, None), pytest.param(17, None)],
)
def test_over_twelve_is_thirteen_or_older(age: int, effect: str | None) -> None:
    facts = INVITED | {"child_age": age, "child_invited": True}
    assert stands("council", "invite", facts, "young-child-invited") == effect


@pytest.mark.requirement("C-3")
def test_a_younger_child_is_invited_with_a_recorded_reason() -> None:
    facts: Facts = INVITED | {"child_age": 12, "child_invited": True}
    assert stands("council", "invite", facts | {"reason": "asked to come"}, "young-child-invited") == "reason"
    judged = facts | {"reason": "asked to come", "decided_by": "conference-chair"}
    assert stands("council", "invite", judged, "young-child-invited") is None
    assert stands("council", "invite", facts | {"child_invited": False}, "young-child-invited") is None


@pytest.mark.requirement("C-3")
def test_a_parent_left_out_can_be_overridden_with_a_reason() -> None:
    facts = {"conference": "initial-conference", "invited": ["social-worker"]}
    reason = {"guard": "parents-invited", "by": "team-manager", "reason": "No parent is living."}
    assert ask("council", "invite", facts | {"overrides": [reason]}) == {}
    assert "parents-invited" in ask("council", "invite", facts | {"overrides": [reason | {"reason": " "}]})


@pytest.mark.requirement("C-2")
def test_professionals_who_work_with_the_family_are_invited() -> None:
    facts = INVITED | {"involved": ["social-worker", "health-visitor", "police"]}
    found = ask("council", "invite", facts)["professionals-invited"]
    assert found["because"] == "Left out of who is invited: health visitor, police."
    everybody = facts | {"invited": ["social-worker", "mother", "health-visitor", "police"]}
    assert ask("council", "invite", everybody) == {}


@pytest.mark.requirement("C-6")
@pytest.mark.parametrize("meeting", ["initial-conference", "review-conference"])
def test_the_chair_was_never_involved_with_the_family(meeting: str) -> None:
    facts = {"meeting": meeting, "profession": "social-worker"}
    assert stands("council", "appoint-chair", facts, "chair-not-involved") == "refuse"
    involved = facts | {"involved_with_family": True}
    assert stands("council", "appoint-chair", involved, "chair-not-involved") == "refuse"
    assert ask("council", "appoint-chair", facts | {"involved_with_family": False}) == {}


@pytest.mark.requirement("C-6")
def test_an_involved_chair_cannot_be_overridden() -> None:
    facts = {
        "meeting": "initial-conference",
        "involved_with_family": True,
        "overrides": [{"guard": "chair-not-involved", "by": "service-manager", "reason": "Nobody else."}],
    }
    found = ask("council", "appoint-chair", facts)["chair-not-involved"]
    assert (found["effect"], found["override_by"]) == ("refuse", None)
    assert found["because"].endswith("No reason overrides this.")


@pytest.mark.requirement("C-6")
def test_the_chair_is_a_social_worker() -> None:
    facts = {"meeting": "initial-conference", "involved_with_family": False}
    assert ask("council", "appoint-chair", facts) == {}
    other = facts | {"profession": "police"}
    assert stands("council", "appoint-chair", other, "chair-a-social-worker") == "refuse"


@pytest.mark.requirement("C-6")
def test_who_leads_a_core_group_is_not_said() -> None:
    assert ask("council", "appoint-chair", {"meeting": "core-group", "involved_with_family": True}) == {}


@pytest.mark.requirement("C-16")
@pytest.mark.parametrize(
    ("facts", "effect"),
    [
        pytest.param({"at_risk": True}, "refuse", id="no plan said"),
        pytest.param({"at_risk": True, "plan": False}, "refuse", id="no plan"),
        pytest.param({"at_risk": True, "plan": True}, None, id="a plan"),
        pytest.param({"at_risk": False, "plan": False}, None, id="not at risk"),
    ],
)
def test_a_child_at_risk_gets_a_plan(facts: Facts, effect: str | None) -> None:
    assert stands("council", "complete-conference", facts, "plan-where-at-risk") == effect


@pytest.mark.requirement("C-16")
def test_each_child_is_looked_at_by_itself() -> None:
    children = [
        {"child": "Ada", "at_risk": True, "plan": True},
        {"child": "Ben", "at_risk": True, "plan": False},
        {"child": "Cyd", "at_risk": False},
    ]
    found = ask("council", "complete-conference", {"kind": "initial", "children": children})
    assert found["plan-where-at-risk"]["because"] == "Ben: no plan is made."


@pytest.mark.requirement("C-16")
def test_what_each_professional_thought_is_recorded() -> None:
    facts = {"kind": "plan", "at_risk": True, "attended": ["social-worker", "police", "mother"]}
    assert stands("council", "record-decision", facts, "views-recorded") == "refuse"
    some = facts | {"professionals_views": {"social-worker": "at risk"}}
    assert because("council", "record-decision", some, "views-recorded") == (
        "Left out of those whose view is recorded: police."
    )
    each = facts | {"professionals_views": ["social-worker", "police"]}
    assert ask("council", "record-decision", each) == {}
