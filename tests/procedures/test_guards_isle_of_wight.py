"""The Isle of Wight's guards: invitations, chair and notes, units, and what a conference does not decide."""

import pytest

from tests.procedures.guarding import Facts, ask, because, stands

JUDGED = {"decided_by": "conference-chair", "reason": "She understands what the meeting is for."}
INVITED: Facts = {"conference": "initial-conference", "invited": ["social-worker", "mother"]} | JUDGED


@pytest.mark.requirement("W-5")
@pytest.mark.parametrize("meeting", ["initial-conference", "review-conference", "core-group"])
def test_parents_are_invited_to_every_relevant_meeting(meeting: str) -> None:
    facts = INVITED | {"conference": meeting, "invited": ["social-worker"]}
    assert stands("isle_of_wight", "invite", facts, "parents-invited") == "reason"
    assert ask("isle_of_wight", "invite", facts | {"invited": ["social-worker", "father"]}) == {}


@pytest.mark.requirement("W-5")
@pytest.mark.parametrize("age", [3, 9, 10, 11])
@pytest.mark.parametrize("invited", [True, False])
def test_about_ten_is_a_guide_that_never_decides_by_itself(age: int, invited: bool) -> None:
    facts = {
        "conference": "core-group",
        "invited": ["mother"],
        "child_age": age,
        "child_invited": invited,
    }
    assert stands("isle_of_wight", "invite", facts, "child-invitation-judged") == "refuse"
    assert ask("isle_of_wight", "invite", facts | JUDGED) == {}
    half = facts | {"reason": "old enough"}
    assert because("isle_of_wight", "invite", half, "child-invitation-judged") == ("Who decided is not said.")


@pytest.mark.requirement("W-5")
def test_an_unborn_child_needs_no_judgement() -> None:
    facts = {"conference": "initial-conference", "invited": ["mother"], "unborn": True}
    assert ask("isle_of_wight", "invite", facts) == {}


@pytest.mark.requirement("WC-5")
def test_the_chair_decides_whether_a_child_comes_to_a_conference() -> None:
    facts = INVITED | {"child_age": 12, "child_invited": True}
    assert ask("isle_of_wight", "invite", facts) == {}
    other = facts | {"decided_by": "social-worker"}
    assert stands("isle_of_wight", "invite", other, "child-invited-by-chair") == "refuse"
    assert because("isle_of_wight", "invite", other, "child-invited-by-chair") == (
        "Who decided is social worker: expected conference chair."
    )
    assert ask("isle_of_wight", "invite", other | {"conference": "core-group"}) == {}


@pytest.mark.requirement("WC-5")
def test_without_a_reason_the_chair_has_not_decided() -> None:
    facts = INVITED | {"child_invited": True, "reason": None}
    assert stands("isle_of_wight", "invite", facts, "child-invited-by-chair") == "refuse"


@pytest.mark.requirement("WC-15")
def test_who_was_involved_and_is_not_invited_is_named() -> None:
    facts = INVITED | {"involved": ["social-worker", "doctor", "probation"]}
    found = ask("isle_of_wight", "invite", facts)["involved-invited"]
    assert (found["effect"], found["because"]) == (
        "reason",
        "Left out of who is invited: doctor, probation.",
    )
    everybody = facts | {"invited": ["social-worker", "doctor", "probation", "mother"]}
    assert ask("isle_of_wight", "invite", everybody) == {}


@pytest.mark.requirement("WC-3")
@pytest.mark.parametrize(("kind", "effect"), [("plan", None), ("court", "refuse"), ("placement", "refuse")])
def test_a_conference_decides_neither_court_nor_home(kind: str, effect: str | None) -> None:
    facts = {"kind": kind, "at_risk": True, "professionals_views": ["social-worker"]}
    assert stands("isle_of_wight", "record-decision", facts, "no-court-or-home-decision") == effect


@pytest.mark.requirement("WC-7")
@pytest.mark.parametrize(
    ("facts", "effect"),
    [
        pytest.param({"involved_with_family": False}, None, id="independent"),
        pytest.param({"involved_with_family": True}, "refuse", id="involved"),
        pytest.param({}, "refuse", id="not said"),
    ],
)
def test_the_chair_is_independent(facts: Facts, effect: str | None) -> None:
    asked = {"meeting": "review-conference", "role": "conference-chair", "note_taker": "note-taker"} | facts
    assert stands("isle_of_wight", "appoint-chair", asked, "chair-independent") == effect


@pytest.mark.requirement("WC-7")
def test_someone_else_takes_the_notes() -> None:
    facts: Facts = {
        "meeting": "initial-conference",
        "role": "conference-chair",
        "involved_with_family": False,
    }
    assert stands("isle_of_wight", "appoint-chair", facts, "someone-else-takes-notes") == "refuse"
    same = facts | {"note_taker": "conference-chair"}
    assert because("isle_of_wight", "appoint-chair", same, "someone-else-takes-notes") == (
        "The note taker is conference chair, the same as the one who chairs."
    )
    assert ask("isle_of_wight", "appoint-chair", facts | {"note_taker": "note-taker"}) == {}


@pytest.mark.requirement("WC-1")
def test_the_service_chairs_conferences_and_looked_after_reviews() -> None:
    facts = {"meeting": "looked-after-review", "role": "team-manager"}
    assert stands("isle_of_wight", "appoint-chair", facts, "chair-of-the-service") == "refuse"
    for role in ("conference-chair", "reviewing-officer"):
        assert ask("isle_of_wight", "appoint-chair", facts | {"role": role}) == {}


UNIT = [
    "consultant-social-worker",
    "social-worker",
    "child-practitioner",
    "therapeutic-worker",
    "unit-coordinator",
]


@pytest.mark.requirement("W-2")
def test_a_unit_has_exactly_one_of_each() -> None:
    assert ask("isle_of_wight", "form-unit", {"roles": UNIT}) == {}
    vacancy = because("isle_of_wight", "form-unit", {"roles": UNIT[1:]}, "unit-complete")
    assert vacancy == "Vacant: consultant social worker."
    double = because("isle_of_wight", "form-unit", {"roles": [*UNIT, "social-worker"]}, "unit-complete")
    assert double == "2 of social worker where there is 1."
    other = because("isle_of_wight", "form-unit", {"roles": [*UNIT, "team-manager"]}, "unit-complete")
    assert other == "No place for team manager."


@pytest.mark.requirement("W-2")
def test_a_unit_nobody_is_named_for_is_vacant() -> None:
    assert stands("isle_of_wight", "form-unit", {}, "unit-complete") == "reason"


# From Sun 1 March 2026 three months end on Mon 1 June 2026; from Sun 30 November 2025, on Sat 28 February.
@pytest.mark.requirement("WC-10")
@pytest.mark.parametrize(
    ("began", "on", "effect"),
    [
        pytest.param("2026-03-01", "2026-05-31", "refuse", id="a day short"),
        pytest.param("2026-03-01", "2026-06-01", None, id="exactly three months"),
        pytest.param("2025-11-30", "2026-02-27", "refuse", id="a day short of a short month's end"),
        pytest.param("2025-11-30", "2026-02-28", None, id="a short month's end"),
        pytest.param(None, "2026-06-01", "refuse", id="when it began is not said"),
    ],
)
def test_a_child_in_need_plan_lasts_three_months(began: str | None, on: str, effect: str | None) -> None:
    facts = {"began": began, "on": on, "reason": "the family is doing well"}
    assert stands("isle_of_wight", "end-child-in-need-plan", facts, "child-in-need-three-months") == effect


@pytest.mark.requirement("WC-10")
@pytest.mark.parametrize(
    "reason", ["died", "eighteen", "left-for-good", "new-child-protection-plan", "looked-after"]
)
def test_what_ends_it_without_breach(reason: str) -> None:
    facts = {"began": "2026-03-01", "on": "2026-03-20", "reason": reason}
    assert ask("isle_of_wight", "end-child-in-need-plan", facts) == {}
