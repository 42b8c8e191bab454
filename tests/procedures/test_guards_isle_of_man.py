"""The Isle of Man's guards: core groups, the order of reviews, which meeting changes which plan."""

import pytest

from tests.procedures.guarding import Facts, ask, because, stands

ARRANGED: Facts = {"meeting": "core-group", "conference_on": "2026-01-12"}


@pytest.mark.requirement("M-2.2b")
@pytest.mark.parametrize(("on", "effect"), [("2026-01-12", "reason"), ("2026-01-13", None)])
def test_the_first_core_group_is_not_on_the_conference_s_day(on: str, effect: str | None) -> None:
    facts = ARRANGED | {"for": on}
    assert stands("isle_of_man", "arrange", facts, "first-core-group-not-at-once") == effect
    fixed = {"kind": "initial", "on": "2026-01-12", "first_core_group_on": on, "core_group_every": "4 weeks"}
    assert stands("isle_of_man", "complete-conference", fixed, "first-core-group-date-not-at-once") == effect


@pytest.mark.requirement("M-2.2b")
def test_a_later_core_group_knows_no_conference() -> None:
    assert ask("isle_of_man", "arrange", {"meeting": "core-group", "for": "2026-03-12"}) == {}


@pytest.mark.requirement("M-2.2b")
def test_the_same_day_can_be_overridden_with_a_recorded_reason() -> None:
    reason = {"guard": "first-core-group-not-at-once", "by": "team-manager", "reason": "The family asked."}
    facts = ARRANGED | {"for": "2026-01-12"}
    found = ask("isle_of_man", "arrange", facts)["first-core-group-not-at-once"]
    assert (found["effect"], found["override_by"]) == ("reason", None)
    assert ask("isle_of_man", "arrange", facts | {"overrides": [reason]}) == {}


@pytest.mark.requirement("M-2.2b")
def test_an_authority_can_say_who_may_give_the_reason() -> None:
    settings = '[first-core-group-not-at-once]\noverride_by = "service-manager"\n'
    reason = {"guard": "first-core-group-not-at-once", "by": "team-manager", "reason": "The family asked."}
    facts = ARRANGED | {"for": "2026-01-12", "overrides": [reason]}
    found = ask("isle_of_man", "arrange", facts, settings=settings)["first-core-group-not-at-once"]
    assert found["override_by"] == "service-manager"
    assert found["because"].endswith("Only the service manager can give the reason, not the team manager.")
    facts["overrides"] = [reason | {"by": "service-manager"}]
    assert ask("isle_of_man", "arrange", facts, settings=settings) == {}


@pytest.mark.requirement("M-2.2c")
@pytest.mark.parametrize(
    ("role", "effect"),
    [
        ("team-manager", None),
        ("senior-practitioner", None),
        ("social-worker", "reason"),
        (None, "reason"),
    ],
)
def test_who_chairs_the_first_core_group(role: str | None, effect: str | None) -> None:
    facts = {"meeting": "core-group", "first": True, "role": role, "note_taker": "health-visitor"}
    assert stands("isle_of_man", "appoint-chair", facts, "first-core-group-chair") == effect


LATER: Facts = {"meeting": "core-group", "first": False, "note_taker": "teacher", "role": "social-worker"}


@pytest.mark.requirement("M-2.3b")
@pytest.mark.parametrize(
    ("agreed_by", "effect"),
    [
        pytest.param(None, "refuse", id="nobody"),
        pytest.param(["senior-practitioner"], "refuse", id="someone else"),
        pytest.param("team-manager", None, id="the team manager"),
    ],
)
def test_the_key_worker_chairs_with_the_team_manager_s_agreement(
    agreed_by: object, effect: str | None
) -> None:
    facts = LATER | {"agreed_by": agreed_by}
    assert stands("isle_of_man", "appoint-chair", facts, "later-core-group-chair-agreed") == effect


@pytest.mark.requirement("M-2.3b")
def test_the_team_manager_needs_no_agreement() -> None:
    assert ask("isle_of_man", "appoint-chair", LATER | {"role": "team-manager"}) == {}


@pytest.mark.requirement("M-2.4b")
@pytest.mark.parametrize(
    ("taker", "effect"), [("health-visitor", None), ("team-manager", "reason"), (None, "reason")]
)
def test_somebody_other_than_the_chair_takes_the_minutes(taker: str | None, effect: str | None) -> None:
    facts = {"meeting": "core-group", "role": "team-manager", "note_taker": taker}
    assert stands("isle_of_man", "appoint-chair", facts, "minuted-by-another") == effect


@pytest.mark.requirement("M-2.3a")
@pytest.mark.parametrize("kind", ["initial", "pre-birth", "review"])
def test_the_conference_sets_the_interval_of_core_groups(kind: str) -> None:
    facts = {"kind": kind, "on": "2026-01-12", "plan": True}
    assert stands("isle_of_man", "complete-conference", facts, "core-group-interval-set") == "reason"
    said = facts | {"core_group_every": "6 weeks"}
    assert ask("isle_of_man", "complete-conference", said) == {}
    assert ask("isle_of_man", "complete-conference", facts | {"plan": False}) == {}


@pytest.mark.requirement("M-4.1b")
@pytest.mark.parametrize(
    ("on", "effect"), [("2026-04-13", None), ("2026-04-14", "reason"), ("2026-04-15", "reason")]
)
def test_the_review_conference_comes_before_the_care_review(on: str, effect: str | None) -> None:
    facts = {"meeting": "review-conference", "for": on, "looked_after_review_on": "2026-04-14"}
    assert stands("isle_of_man", "arrange", facts, "review-before-care-review") == effect


@pytest.mark.requirement("M-4.1b")
@pytest.mark.parametrize(
    ("on", "effect"), [("2026-04-15", None), ("2026-04-14", "reason"), ("2026-04-13", "reason")]
)
def test_the_care_review_comes_after_the_review_conference(on: str, effect: str | None) -> None:
    facts = {"meeting": "looked-after-review", "for": on, "conference_on": "2026-04-14"}
    assert stands("isle_of_man", "arrange", facts, "care-review-after-conference") == effect


@pytest.mark.requirement("M-4.1b")
def test_a_child_not_looked_after_has_no_care_review() -> None:
    assert ask("isle_of_man", "arrange", {"meeting": "review-conference", "for": "2026-04-14"}) == {}


@pytest.mark.requirement("M-4.1c")
@pytest.mark.parametrize(
    ("at", "part", "effect"),
    [
        pytest.param("conference", "outline", None),
        pytest.param("conference", "detailed", None),
        pytest.param("core-group", "detailed", None),
        pytest.param("core-group", "outline", "refuse"),
        pytest.param("core-group", None, "refuse"),
        pytest.param("looked-after-review", "outline", "refuse"),
        pytest.param("looked-after-review", "detailed", "refuse"),
        pytest.param(None, "detailed", "refuse"),
    ],
)
@pytest.mark.parametrize("looked_after", [True, False])
def test_a_conference_alone_changes_the_child_protection_plan(
    at: str | None, part: str | None, effect: str | None, looked_after: bool
) -> None:
    facts = {"at": at, "part": part, "looked_after": looked_after}
    assert stands("isle_of_man", "change-plan", facts, "plan-changed-at-conference") == effect


@pytest.mark.requirement("M-4.1c")
@pytest.mark.parametrize(
    ("at", "effect"),
    [("looked-after-review", None), ("conference", "refuse"), ("core-group", "refuse"), (None, "refuse")],
)
def test_a_looked_after_review_alone_changes_the_care_plan(at: str | None, effect: str | None) -> None:
    facts = {"at": at, "looked_after": True}
    assert stands("isle_of_man", "change-care-plan", facts, "care-plan-changed-at-review") == effect


# From Sun 1 March 2026 three months end on Mon 1 June 2026.
@pytest.mark.requirement("M-5.2b")
@pytest.mark.parametrize(
    ("on", "reason", "effect"),
    [
        pytest.param("2026-05-31", None, "reason", id="a day short, no reason"),
        pytest.param("2026-05-31", "no longer needed", None, id="a day short, a reason"),
        pytest.param("2026-05-31", "  ", "reason", id="an empty reason"),
        pytest.param("2026-06-01", None, None, id="exactly three months"),
    ],
)
def test_a_child_in_need_plan_ended_sooner_says_why(on: str, reason: str | None, effect: str | None) -> None:
    facts = {"began": "2026-03-01", "on": on, "reason": reason}
    assert stands("isle_of_man", "end-child-in-need-plan", facts, "child-in-need-three-months") == effect


@pytest.mark.requirement("M-5.2b")
def test_the_sentence_counts_the_three_months() -> None:
    facts = {"began": "2026-03-01", "on": "2026-05-31"}
    assert because("isle_of_man", "end-child-in-need-plan", facts, "child-in-need-three-months") == (
        "The day on which the plan ends is Sun 31 May 2026: expected Mon 1 Jun 2026 or later, 3 months after "
        "the day on which the plan began, Sun 1 Mar 2026."
    )
