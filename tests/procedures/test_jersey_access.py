"""Jersey: difficulty in seeing the child or carrying out the plan: who is told, in which order, how soon.

"Immediately" is the day itself (section 6: "the social worker should also be notified immediately").
"""

from typing import Any

import pytest

from tests.procedures.jersey import answer, check, none, registered
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2026-01-12")
BY_WORKER = event("access-difficulty", "2026-02-03", by="social-worker", obstruction="refused")
BY_VISITOR = event("access-difficulty", "2026-02-03", by="health-visitor", obstruction="absent")


def told(on: str, whom: str, **fields: Any) -> Event:
    """Write that somebody was told."""
    return event("told", on, whom=whom, **fields)


RECIPIENTS = [
    pytest.param("access-told-manager", "team-manager", "must", id="the team manager"),
    pytest.param("access-told", "core-group", "must", id="the other core group members"),
    pytest.param("access-told-chair", "conference-chair", "should", id="the conference chair"),
]


@pytest.mark.requirement("J-3.13")
@pytest.mark.parametrize(("duty", "whom", "modality"), RECIPIENTS)
def test_the_social_workers_difficulty_is_told(duty: str, whom: str, modality: str) -> None:
    happened = [CONFERENCE, BY_WORKER]
    found = check(happened, "2026-02-03", duty, "2026-02-03", "due", recipient=whom)
    assert found["modality"] == modality
    check(happened, "2026-02-04", duty, "2026-02-03", "overdue", recipient=whom)
    day = [*happened, told("2026-02-03", whom)]
    check(day, "2026-02-04", duty, "2026-02-03", "met", recipient=whom, met_on="2026-02-03")
    late = [*happened, told("2026-02-04", whom)]
    check(late, "2026-02-05", duty, "2026-02-03", "met-late", recipient=whom)
    another = [*happened, told("2026-02-03", "mother")]
    check(another, "2026-02-04", duty, "2026-02-03", "overdue", recipient=whom)


@pytest.mark.requirement("J-3.13")
def test_an_acknowledgement_is_shown_beside_what_was_told() -> None:
    happened = [
        CONFERENCE,
        BY_WORKER,
        told("2026-02-03", "team-manager"),
        event("acknowledged", "2026-02-05", by="team-manager", of="told"),
    ]
    found = check(
        happened, "2026-02-06", "access-told-manager", "2026-02-03", "met", recipient="team-manager"
    )
    assert found["acknowledged_on"] == "2026-02-05"


@pytest.mark.requirement("J-4.5")
def test_another_professionals_difficulty_is_told_to_the_core_group() -> None:
    happened = [CONFERENCE, BY_VISITOR]
    check(happened, "2026-02-04", "access-told", "2026-02-03", "overdue", recipient="core-group")
    by = told("2026-02-03", "core-group", by="health-visitor")
    check([*happened, by], "2026-02-04", "access-told", "2026-02-03", "met", recipient="core-group")


@pytest.mark.requirement("J-4.5")
@pytest.mark.parametrize(
    ("whom", "state"),
    [("team-manager", "met"), ("child-protection-adviser", "met"), ("social-worker", "overdue")],
)
def test_another_professionals_difficulty_is_told_to_manager_or_adviser(whom: str, state: str) -> None:
    happened = [CONFERENCE, BY_VISITOR, told("2026-02-03", whom, by="health-visitor")]
    check(happened, "2026-02-04", "access-told-manager-or-adviser", "2026-02-03", state)


@pytest.mark.requirement("J-4.5")
def test_the_social_workers_difficulty_is_told_to_the_team_manager_and_no_adviser_instead() -> None:
    happened = [CONFERENCE, BY_WORKER, told("2026-02-03", "child-protection-adviser")]
    check(happened, "2026-02-04", "access-told-manager", "2026-02-03", "overdue", recipient="team-manager")
    assert answer(case(*happened), "2026-02-04").all("access-told-manager-or-adviser") == ()


@pytest.mark.requirement("J-4.5")
@pytest.mark.parametrize(
    ("with_", "state"),
    [
        pytest.param(["core-group", "police"], "met", id="core group and police"),
        pytest.param(["core-group"], "due", id="without the police"),
        pytest.param(["police"], "due", id="without the core group"),
    ],
)
def test_a_plan_of_action_is_agreed_between_core_group_and_police(with_: list[str], state: str) -> None:
    happened = [CONFERENCE, BY_VISITOR, event("action-agreed", "2026-02-05", with_=with_)]
    found = check(happened, "2026-02-10", "access-plan-agreed", None, state, trigger_on="2026-02-03")
    assert (found["when"], found["modality"]) == ("not stated", "must")


@pytest.mark.requirement("J-4.5")
def test_convening_a_review_is_considered_when_access_is_difficult() -> None:
    happened = [CONFERENCE, BY_VISITOR]
    check(happened, "2026-02-10", "access-review-considered", None, "due")
    considered = event("considered", "2026-02-05", what="early-review", decision="no")
    check([*happened, considered], "2026-02-10", "access-review-considered", None, "met")


CHAIN = [
    pytest.param([told("2026-02-03", "social-worker")], "met", "social-worker", id="the social worker"),
    pytest.param([told("2026-02-04", "social-worker")], "met-late", "social-worker", id="a day late"),
    pytest.param(
        [told("2026-02-03", "line-manager", unreached=["social-worker"])],
        "met",
        "line-manager",
        id="out of reach",
    ),
    pytest.param(
        [
            told(
                "2026-02-03",
                "duty-social-worker",
                unreached=["social-worker", "line-manager", "team-manager"],
            )
        ],
        "met",
        "duty-social-worker",
        id="the duty social worker after the others",
    ),
    pytest.param(
        [told("2026-02-03", "duty-social-worker", unreached=["social-worker"])],
        "met",
        "duty-social-worker",
        id="any of those who stand in",
    ),
    pytest.param([told("2026-02-03", "line-manager")], "overdue", None, id="nobody tried the social worker"),
    pytest.param(
        [told("2026-02-03", "teacher", unreached=["social-worker"])], "overdue", None, id="not of the chain"
    ),
    pytest.param([], "overdue", None, id="nobody told"),
]


@pytest.mark.requirement("J-6.2")
@pytest.mark.parametrize(("later", "state", "recipient"), CHAIN)
def test_the_first_who_can_be_reached_is_told_at_once(
    later: list[Event], state: str, recipient: str | None
) -> None:
    found = check([CONFERENCE, BY_VISITOR, *later], "2026-02-05", "access-told-first", "2026-02-03", state)
    assert recipient in (None, found["recipient"])


@pytest.mark.requirement("J-6.2")
def test_a_difficulty_before_the_registration_falls_under_other_clauses() -> None:
    before = event("access-difficulty", "2026-01-05", by="health-visitor", obstruction="absent")
    none([before, CONFERENCE], "2026-02-05", "access-told-first")


@pytest.mark.requirement("J-6.31")
@pytest.mark.parametrize(
    ("later", "state"),
    [
        pytest.param([told("2026-02-03", "line-manager", by="health-visitor")], "met", id="told that day"),
        pytest.param(
            [told("2026-02-04", "line-manager", by="health-visitor")], "met-late", id="told a day later"
        ),
        pytest.param(
            [told("2026-02-03", "social-worker", by="health-visitor")], "overdue", id="another was told"
        ),
        pytest.param(
            [told("2026-02-03", "line-manager", by="social-worker")], "overdue", id="another's manager"
        ),
    ],
)
def test_a_professional_tells_their_own_line_manager_too(later: list[Event], state: str) -> None:
    happened = [CONFERENCE, BY_VISITOR, *later]
    check(happened, "2026-02-05", "own-line-manager-told", "2026-02-03", state, responsible="health-visitor")


@pytest.mark.requirement("J-6.31")
def test_one_professionals_telling_does_not_stand_for_anothers() -> None:
    teacher = event("access-difficulty", "2026-02-03", by="teacher", obstruction="absent")
    happened = [CONFERENCE, BY_VISITOR, teacher, told("2026-02-03", "line-manager", by="teacher")]
    for who, state in [("teacher", "met"), ("health-visitor", "overdue")]:
        check(happened, "2026-02-05", "own-line-manager-told", "2026-02-03", state, responsible=who)


OBSTRUCTED = event(
    "visit", "2026-02-03", by="health-visitor", at_home=True, seen=False, obstruction="refused"
)


@pytest.mark.requirement("J-6.2")
def test_a_visit_kept_from_seeing_the_child_is_told_like_any_difficulty() -> None:
    check([CONFERENCE, OBSTRUCTED], "2026-02-05", "access-told-first", "2026-02-03", "overdue")
    seen = {**OBSTRUCTED, "seen": True}
    none([CONFERENCE, seen], "2026-02-05", "access-told-first")


@pytest.mark.requirement("J-4.5")
def test_a_visit_kept_from_seeing_the_child_is_told_to_manager_and_core_group() -> None:
    for duty in ("access-told", "access-told-manager-or-adviser"):
        check([CONFERENCE, OBSTRUCTED], "2026-02-05", duty, "2026-02-03", "overdue")


DIFFICULTY = event("implementation-difficulty", "2026-02-03", by="teacher", extent="part", overcome=True)


@pytest.mark.requirement("J-6.1")
def test_a_difficulty_with_the_plan_is_told_to_the_social_worker_at_once() -> None:
    happened = [CONFERENCE, DIFFICULTY]
    check(happened, "2026-02-04", "difficulty-told", "2026-02-03", "overdue", recipient="social-worker")
    at_once = [*happened, told("2026-02-03", "social-worker", by="teacher")]
    check(at_once, "2026-02-04", "difficulty-told", "2026-02-03", "met", recipient="social-worker")
    late = [*happened, told("2026-02-04", "social-worker", by="teacher")]
    check(late, "2026-02-05", "difficulty-told", "2026-02-03", "met-late", recipient="social-worker")


@pytest.mark.requirement("J-6.1")
def test_the_social_worker_need_not_be_told_what_they_found_themselves() -> None:
    own = event("implementation-difficulty", "2026-02-03", by="social-worker", extent="part")
    asked = answer(case(CONFERENCE, own, BY_WORKER), "2026-02-04")
    assert asked.all("difficulty-told") == ()
    assert asked.all("access-told-first") == ()


@pytest.mark.requirement("J-6.1")
@pytest.mark.parametrize("cause", [DIFFICULTY, BY_VISITOR, BY_WORKER])
@pytest.mark.parametrize(
    ("answered", "state"),
    [
        pytest.param([], "due", id="nothing yet"),
        pytest.param([event("core-group", "2026-02-06")], "met", id="a core group"),
        pytest.param([event("strategy-discussion", "2026-02-06")], "met", id="a strategy discussion"),
        pytest.param([event("supervision", "2026-02-06", risk_considered=True)], "due", id="supervision"),
    ],
)
def test_the_plan_is_reconsidered_by_core_group_or_strategy_discussion(
    cause: Event, answered: list[Event], state: str
) -> None:
    found = check(
        [CONFERENCE, cause, *answered],
        "2026-02-10",
        "plan-reconsidered",
        None,
        state,
        trigger_on="2026-02-03",
    )
    assert found["when"] == "not stated"


@pytest.mark.requirement("J-6.1")
def test_a_legal_planning_meeting_is_considered_with_the_line_manager() -> None:
    happened = [CONFERENCE, DIFFICULTY]
    check(happened, "2026-02-10", "legal-planning-considered", None, "due", trigger_on="2026-02-03")
    other = event("considered", "2026-02-05", what="police-help", decision="no")
    check([*happened, other], "2026-02-10", "legal-planning-considered", None, "due")
    considered = event("considered", "2026-02-05", what="legal-planning", decision="no")
    check([*happened, considered], "2026-02-10", "legal-planning-considered", None, "met")
