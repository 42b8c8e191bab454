"""Jersey's guards of reviews: who is invited, what moves one, what it fixes, and what ends a registration."""

import pytest

from tests.procedures.guarding import Facts, ask, because, stands

FIXED: Facts = {
    "on": "2026-01-12",
    "kind": "initial",
    "at_risk": True,
    "plan": True,
    "first_core_group_on": "2026-01-26",
    "core_group_every": "4 weeks",
}
REVIEWED: Facts = {
    "on": "2026-01-12",
    "kind": "review",
    "plan": True,
    "at_risk": True,
    "next_core_group_at": "2026-02-02T10:00",
    "next_review_on": "2026-07-12",
}


def without(facts: Facts, *names: str) -> Facts:
    """Leave some facts unsaid."""
    return {name: value for name, value in facts.items() if name not in names}


@pytest.mark.requirement("J-6.33")
def test_who_took_part_in_core_groups_is_invited_to_the_review() -> None:
    facts = {"conference": "review-conference", "invited": ["mother"], "involved": ["mother", "teacher"]}
    assert stands("jersey", "invite", facts, "review-invites-core-group") == "reason"
    assert ask("jersey", "invite", facts | {"invited": ["teacher", "mother"]}) == {}


ENDED: Facts = {
    "on": "2026-01-12",
    "quorate": True,
    "risk_assessment_on": "2026-01-05",
    "grounds": "no-longer-at-risk",
}


@pytest.mark.requirement("J-5.2")
@pytest.mark.parametrize(
    ("assessed", "guards"),
    [
        pytest.param(None, {"risk-assessed-before-ending"}, id="none"),
        pytest.param("2026-01-12", set(), id="on the day"),
        pytest.param("2026-01-13", {"risk-assessed-in-time"}, id="only after it"),
    ],
)
def test_a_risk_assessment_comes_before_de_registration(assessed: str | None, guards: set[str]) -> None:
    found = ask("jersey", "end-plan", ENDED | {"risk_assessment_on": assessed})
    assert set(found) == guards
    assert {each["effect"] for each in found.values()} <= {"refuse"}


@pytest.mark.requirement("J-5.2")
@pytest.mark.parametrize(
    ("grounds", "effect"),
    [("died", None), ("eighteen", None), ("left-for-good", "refuse"), ("other", "refuse"), (None, "refuse")],
)
def test_death_and_eighteen_end_it_by_themselves(grounds: str | None, effect: str | None) -> None:
    facts = {"on": "2026-01-12", "quorate": True, "grounds": grounds}
    assert stands("jersey", "end-plan", facts, "risk-assessed-before-ending") == effect


@pytest.mark.requirement("J-6.20")
@pytest.mark.parametrize(("quorate", "effect"), [(True, None), (False, "refuse"), (None, "refuse")])
def test_only_a_quorate_review_de_registers(quorate: bool | None, effect: str | None) -> None:
    assert stands("jersey", "end-plan", ENDED | {"quorate": quorate}, "quorate-to-end") == effect


@pytest.mark.requirement("J-6.20")
@pytest.mark.parametrize("grounds", ["died", "eighteen", "left-for-good"])
def test_what_happens_by_itself_needs_no_quorum(grounds: str) -> None:
    facts = {"on": "2026-01-12", "grounds": [grounds], "quorate": False}
    assert stands("jersey", "end-plan", facts, "quorate-to-end") is None


QUORUM = "[quorum-to-end]\nagencies = 3\n"


@pytest.mark.requirement("J-6.20")
def test_the_number_is_not_stated_and_refuses_nobody_until_it_is_set() -> None:
    alone = ENDED | {"attended": ["social-worker"]}
    assert ask("jersey", "end-plan", alone) == {}
    found = ask("jersey", "end-plan", alone, settings=QUORUM)["quorum-to-end"]
    assert found["effect"] == "refuse"
    assert found["because"] == "1 agency came (social-care): expected 3 or more."


@pytest.mark.requirement("J-6.20")
@pytest.mark.parametrize(
    ("attended", "effect"),
    [
        pytest.param(["social-worker", "health-visitor", "teacher"], None, id="three agencies"),
        pytest.param(["social-worker", "team-manager", "teacher"], "refuse", id="two of one agency"),
        pytest.param(["social-worker", "health-visitor", "mother"], "refuse", id="a parent is no agency"),
        pytest.param(None, "refuse", id="nobody is said to have come"),
    ],
)
def test_agencies_are_counted_by_class(attended: list[str] | None, effect: str | None) -> None:
    facts = ENDED | {"attended": attended}
    assert stands("jersey", "end-plan", facts, "quorum-to-end", settings=QUORUM) == effect


@pytest.mark.requirement("J-6.20")
def test_the_conference_s_own_quorum_is_the_same_kind_of_value() -> None:
    settings = "[quorum-of-conference]\nagencies = 2\n"
    facts = FIXED | {"attended": ["social-worker"]}
    assert ask("jersey", "complete-conference", facts) == {}
    effect = stands("jersey", "complete-conference", facts, "quorum-of-conference", settings=settings)
    assert effect == "reason"


MOVED: Facts = {"from": "2026-03-02", "to": "2026-03-16", "reason": "the only interpreter is away"}


@pytest.mark.requirement("J-6.16")
@pytest.mark.parametrize(
    ("facts", "effect"),
    [
        pytest.param(MOVED, "reason", id="a reason alone"),
        pytest.param(MOVED | {"agreed_by": "team-manager"}, "reason", id="agreed by someone else"),
        pytest.param(MOVED | {"agreed_by": "safeguarding-manager"}, None, id="both"),
        pytest.param(MOVED | {"agreed_by": ["safeguarding-manager"], "reason": ""}, "reason", id="no reason"),
    ],
)
def test_a_conference_moves_with_reason_and_agreement(facts: Facts, effect: str | None) -> None:
    assert stands("jersey", "move-conference", facts, "move-agreed") == effect


@pytest.mark.requirement("J-6.16")
def test_the_manager_of_the_service_overrides_and_nobody_else() -> None:
    found = ask("jersey", "move-conference", MOVED)["move-agreed"]
    assert (found["override_by"], found["modality"]) == ("safeguarding-manager", "usually")
    reason = {"guard": "move-agreed", "by": "safeguarding-manager", "reason": "exceptional"}
    assert ask("jersey", "move-conference", MOVED | {"overrides": [reason]}) == {}
    other = reason | {"by": "social-worker"}
    assert "move-agreed" in ask("jersey", "move-conference", MOVED | {"overrides": [other]})


@pytest.mark.requirement("J-6.16")
def test_a_conference_brought_forward_waits_for_no_agreement() -> None:
    earlier = MOVED | {"to": "2026-02-23"}
    assert ask("jersey", "move-conference", earlier) == {}
    assert "move-agreed" in ask("jersey", "move-conference", without(earlier, "reason"))


@pytest.mark.requirement("J-6.25")
@pytest.mark.parametrize("missing", ["next_core_group_at", "next_review_on"])
def test_a_review_fixes_the_next_core_group_and_the_next_review(missing: str) -> None:
    assert ask("jersey", "complete-conference", REVIEWED) == {}
    facts = without(REVIEWED, missing)
    assert stands("jersey", "complete-conference", facts, "next-meetings-fixed") == "refuse"


@pytest.mark.requirement("J-6.25")
def test_the_next_core_group_has_a_time_too() -> None:
    facts = REVIEWED | {"next_core_group_at": "2026-02-02"}
    assert because("jersey", "complete-conference", facts, "next-meetings-fixed") == (
        "The date and time of the next core group have no time."
    )


@pytest.mark.requirement("J-6.25")
@pytest.mark.parametrize(("next_on", "effect"), [("2026-07-12", None), ("2026-07-13", "refuse")])
def test_the_next_review_is_at_most_six_months_away(next_on: str, effect: str | None) -> None:
    facts = REVIEWED | {"next_review_on": next_on}
    assert stands("jersey", "complete-conference", facts, "next-review-in-time") == effect


@pytest.mark.requirement("J-6.25")
def test_a_review_that_ends_the_plan_fixes_nothing() -> None:
    facts = {"on": "2026-01-12", "kind": "review", "plan": False, "at_risk": False}
    assert ask("jersey", "complete-conference", facts) == {}


@pytest.mark.requirement("J-6.26")
def test_a_review_by_written_reports_says_why() -> None:
    facts = REVIEWED | {"by_reports": True}
    assert stands("jersey", "complete-conference", facts, "face-to-face") == "reason"
    assert ask("jersey", "complete-conference", facts | {"reason": "looked after off island"}) == {}
    assert ask("jersey", "complete-conference", REVIEWED | {"by_reports": False}) == {}


@pytest.mark.requirement("J-6.26")
def test_reports_alone_do_not_de_register() -> None:
    facts = {"on": "2026-01-12", "kind": "review", "by_reports": True, "plan": False, "reason": "off island"}
    assert stands("jersey", "complete-conference", facts, "not-ended-by-reports") == "refuse"
