"""Jersey's guards: what a conference must fix, who leads which meeting, and how children are seen."""

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


@pytest.mark.requirement("J-1.1")
@pytest.mark.parametrize("kind", ["initial", "pre-birth", "transfer-in", "at-review", "review"])
def test_no_child_is_registered_without_a_plan(kind: str) -> None:
    facts = FIXED | REVIEWED | {"kind": kind}
    assert ask("jersey", "complete-conference", facts) == {}
    for plan in (False, None):
        lacking = facts | {"plan": plan}
        assert stands("jersey", "complete-conference", lacking, "plan-for-every-child") == "refuse"


@pytest.mark.requirement("J-1.1")
def test_every_child_of_a_conference_has_a_plan() -> None:
    children = [{"child": "Ada", "at_risk": True, "plan": True}, {"child": "Ben", "at_risk": True}]
    facts = without(FIXED, "at_risk", "plan") | {"children": children}
    for plan in (None, True):
        assert because("jersey", "complete-conference", facts | {"plan": plan}, "plan-for-every-child") == (
            "Ben: whether a plan is made is not said."
        )


@pytest.mark.requirement("J-1.1")
def test_children_who_are_only_named_are_as_the_conference_has_it() -> None:
    facts = FIXED | {"children": ["Ada", "Ben"]}
    assert ask("jersey", "complete-conference", facts) == {}
    lacking = facts | {"plan": False}
    assert because("jersey", "complete-conference", lacking, "plan-for-every-child") == (
        "Ada: no plan is made; Ben: no plan is made."
    )


@pytest.mark.requirement("J-4.12")
@pytest.mark.parametrize("missing", ["first_core_group_on", "core_group_every"])
def test_the_conference_fixes_the_first_core_group_and_how_often(missing: str) -> None:
    assert ask("jersey", "complete-conference", FIXED) == {}
    facts = without(FIXED, missing)
    assert stands("jersey", "complete-conference", facts, "first-core-group-fixed") == "refuse"


@pytest.mark.requirement("J-4.12")
def test_what_is_unsaid_is_not_fixed() -> None:
    found = ask("jersey", "complete-conference", {})["first-core-group-fixed"]
    assert found["because"] == (
        "The date of the first core group is not said; the interval of core groups is not said."
    )
    assert (found["modality"], found["requirements"]) == ("must", ["J-4.12"])


@pytest.mark.requirement("J-4.12")
def test_a_conference_without_a_plan_or_at_a_review_fixes_no_first_core_group() -> None:
    nothing = {"kind": "initial", "on": "2026-01-12", "at_risk": False, "plan": False}
    assert ask("jersey", "complete-conference", nothing) == {}
    assert ask("jersey", "complete-conference", REVIEWED) == {}


# 10 working days after Mon 12 January 2026, with no day off between: Mon 26 January. After Mon 27 April they
# pass over Mon 4 May (bank holiday); Sat 9 May (Liberation Day) has no day off in its stead: Tue 12 May.
@pytest.mark.requirement("J-4.12")
@pytest.mark.parametrize(
    ("on", "first", "effect"),
    [
        pytest.param("2026-01-12", "2026-01-26", None, id="tenth working day"),
        pytest.param("2026-01-12", "2026-01-27", "refuse", id="eleventh"),
        pytest.param("2026-04-27", "2026-05-12", None, id="tenth, over a bank holiday"),
        pytest.param("2026-04-27", "2026-05-13", "refuse", id="eleventh, over a bank holiday"),
    ],
)
def test_the_first_core_group_is_fixed_within_ten_working_days(
    on: str, first: str, effect: str | None
) -> None:
    facts = FIXED | {"on": on, "first_core_group_on": first}
    assert stands("jersey", "complete-conference", facts, "first-core-group-in-time") == effect


@pytest.mark.requirement("J-4.12")
def test_a_plan_for_one_of_several_children_fixes_the_dates() -> None:
    facts = {"on": "2026-01-12", "kind": "initial"}
    one = [{"child": "Ada", "at_risk": True, "plan": True}, {"child": "Ben", "at_risk": False, "plan": False}]
    assert set(ask("jersey", "complete-conference", facts | {"children": one})) == {"first-core-group-fixed"}
    assert ask("jersey", "complete-conference", facts | {"children": one[1:]}) == {}


@pytest.mark.requirement("J-4.12")
def test_the_sentence_counts_the_working_days() -> None:
    facts = FIXED | {"on": "2026-04-27", "first_core_group_on": "2026-05-13"}
    assert because("jersey", "complete-conference", facts, "first-core-group-in-time") == (
        "The date of the first core group is Wed 13 May 2026: expected Tue 12 May 2026 or earlier, "
        "10 working days after the day of the conference, Mon 27 Apr 2026, "
        "not counting Mon 4 May (Early May bank holiday)."
    )


@pytest.mark.requirement("J-4.12")
def test_a_first_core_group_before_the_conference_is_none() -> None:
    facts = FIXED | {"first_core_group_on": "2026-01-09"}
    assert stands("jersey", "complete-conference", facts, "first-core-group-in-time") == "refuse"


@pytest.mark.requirement("J-4.12")
@pytest.mark.parametrize(
    ("every", "effect"),
    [
        ("4 weeks", None),
        ("28 days", None),
        ("20 working days", None),
        ("2 weeks", None),
        ("29 days", "refuse"),
        ("5 weeks", "refuse"),
        ("1 month", "refuse"),
    ],
)
def test_core_groups_are_set_four_weeks_apart_at_most(every: str, effect: str | None) -> None:
    facts = FIXED | {"core_group_every": every}
    assert stands("jersey", "complete-conference", facts, "core-groups-often-enough") == effect


@pytest.mark.requirement("J-2.23")
def test_an_interpreter_who_is_needed_is_arranged() -> None:
    facts: Facts = {"meeting": "visit", "for": "2026-03-02", "interpreter_needed": True}
    assert stands("jersey", "arrange", facts, "interpreter-arranged") == "reason"
    assert stands("jersey", "arrange", facts | {"interpreter": False}, "interpreter-arranged") == "reason"
    assert ask("jersey", "arrange", facts | {"interpreter": True}) == {}
    assert ask("jersey", "arrange", facts | {"interpreter": "Portuguese, booked"}) == {}
    assert ask("jersey", "arrange", facts | {"interpreter_needed": False}) == {}


@pytest.mark.requirement("J-2.23")
def test_a_family_s_festival_is_warned_of() -> None:
    facts = {"meeting": "core-group", "for": "2026-03-20", "festivals": ["2026-03-20", "2026-04-05"]}
    assert because("jersey", "arrange", facts, "festival-avoided") == (
        "The date arranged is Fri 20 Mar 2026, one of the family's festivals."
    )
    assert ask("jersey", "arrange", facts | {"for": "2026-03-21"}) == {}
    reason = {"guard": "festival-avoided", "by": "social-worker", "reason": "The family wishes it."}
    assert ask("jersey", "arrange", facts | {"overrides": [reason]}) == {}


@pytest.mark.requirement("J-3.5")
@pytest.mark.parametrize(
    ("facts", "effect"),
    [
        pytest.param({"alone": True}, None, id="alone"),
        pytest.param({"alone": False, "why_not_alone": "a baby"}, None, id="not alone, and why"),
        pytest.param({"alone": False}, "reason", id="not alone"),
        pytest.param({}, "reason", id="not said"),
        pytest.param({"why_not_alone": " "}, "reason", id="nothing in the reason"),
    ],
)
def test_a_child_not_seen_alone_says_why(facts: Facts, effect: str | None) -> None:
    assert stands("jersey", "record-visit", facts | {"age": 7}, "seen-alone") == effect


@pytest.mark.requirement("J-3.4")
@pytest.mark.parametrize(
    ("age", "awake", "effect"), [(0, None, "reason"), (1, False, "reason"), (1, True, None), (2, None, None)]
)
def test_a_baby_is_seen_awake(age: int, awake: bool | None, effect: str | None) -> None:
    facts = {"alone": True, "age": age, "awake": awake}
    assert stands("jersey", "record-visit", facts, "baby-awake") == effect


CHAIRED: Facts = {"meeting": "core-group", "note_taker": "health-visitor"}


@pytest.mark.requirement("J-3.8")
@pytest.mark.parametrize(
    ("more", "refused"),
    [
        pytest.param({"first": True, "role": "team-manager"}, set(), id="first, manager"),
        pytest.param({"first": True, "role": "social-worker"}, {"first-core-group-led"}, id="first, worker"),
        pytest.param({"role": "social-worker"}, set(), id="later, worker"),
        pytest.param({"role": "team-manager"}, set(), id="later, manager"),
        pytest.param({"role": "social-worker", "complex": True}, {"complex-case-led"}, id="complex, worker"),
        pytest.param({"role": "team-manager", "complex": True}, set(), id="complex, manager"),
    ],
)
def test_who_leads_which_core_group(more: Facts, refused: set[str]) -> None:
    found = ask("jersey", "appoint-chair", CHAIRED | more)
    assert set(found) == refused
    assert {each["effect"] for each in found.values()} <= {"reason"}


@pytest.mark.requirement("J-4.11")
def test_only_the_social_worker_or_the_manager_leads_a_core_group() -> None:
    assert stands("jersey", "appoint-chair", CHAIRED | {"role": "teacher"}, "core-group-led") == "refuse"
    assert stands("jersey", "appoint-chair", CHAIRED | {"role": "team-manager"}, "core-group-led") is None


MEMBERS = ["social-worker", "team-manager", "mother", "foster-carer"]


@pytest.mark.requirement("J-4.11")
@pytest.mark.parametrize(
    ("left_out", "guard", "effect"),
    [
        ("social-worker", "core-group-members", "refuse"),
        ("team-manager", "core-group-members", "refuse"),
        ("foster-carer", "core-group-involved", "refuse"),
        ("mother", "core-group-parents", "reason"),
    ],
)
def test_who_belongs_to_a_core_group(left_out: str, guard: str, effect: str) -> None:
    facts = {"conference": "core-group", "invited": MEMBERS, "involved": ["foster-carer"]}
    assert ask("jersey", "invite", facts) == {}
    fewer = facts | {"invited": [each for each in MEMBERS if each != left_out]}
    assert stands("jersey", "invite", fewer, guard) == effect


@pytest.mark.requirement("J-3.16")
@pytest.mark.parametrize("meeting", ["professionals-meeting", "legal-planning-meeting"])
def test_who_leads_professionals_and_legal_advice_meetings(meeting: str) -> None:
    facts = {"meeting": meeting, "role": "social-worker"}
    assert ask("jersey", "appoint-chair", facts) == {}
    assert stands("jersey", "appoint-chair", facts | {"role": "teacher"}, "other-meeting-led") == "reason"
    complex_case = facts | {"complex": True}
    assert stands("jersey", "appoint-chair", complex_case, "complex-case-led") == "reason"


@pytest.mark.requirement("J-4.12")
def test_a_conference_before_the_text_was_in_force_is_not_judged_by_it() -> None:
    assert ask("jersey", "complete-conference", {"on": "2017-02-28", "kind": "initial"}) == {}
    assert "first-core-group-fixed" in ask("jersey", "complete-conference", {"on": "2017-03-01"})
