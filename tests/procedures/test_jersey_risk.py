"""Jersey: weighing risk in supervision, after a year, when proceedings are considered; and nearing 18.

Every date was counted by hand from the calendar; months keep the day of the month.
"""

from typing import Any

import pytest

from tests.procedures.jersey import check, none, registered, review
from tests.procedures.timelines import Event, event

CONFERENCE = registered("2025-02-27")  # a year: 27 February 2026

YEAR = [
    pytest.param([], "2026-02-27", "due", id="due by the anniversary"),
    pytest.param([], "2026-02-28", "overdue", id="overdue the day after"),
    pytest.param(
        [event("risk-assessment", "2026-02-27", reason="year-on-register")],
        "2026-02-28",
        "met",
        id="on the last day",
    ),
    pytest.param(
        [event("risk-assessment", "2026-02-28", reason="year-on-register")],
        "2026-03-01",
        "met-late",
        id="a day late",
    ),
    pytest.param(
        [event("risk-assessment", "2025-04-01", reason="complex-case")],
        "2026-02-28",
        "overdue",
        id="one made for another reason",
    ),
    pytest.param(
        [event("supervision", "2026-02-20", risk_considered=True, assessment_needed=False)],
        "2026-02-28",
        "overdue",
        id="supervision is no assessment",
    ),
    pytest.param([review("2026-02-10", "end")], "2026-03-01", "lapsed", id="taken off the register before"),
    pytest.param([review("2026-02-28", "end")], "2026-03-01", "missed", id="taken off the day after"),
]


@pytest.mark.requirement("J-5.3")
@pytest.mark.parametrize(("later", "as_of", "state"), YEAR)
def test_risk_assessment_when_a_year_on_the_register(later: list[Event], as_of: str, state: str) -> None:
    happened = [CONFERENCE, *later]
    check(happened, as_of, "risk-assessment-at-a-year", "2026-02-27", state, trigger_on="2025-02-27")


@pytest.mark.requirement("J-5.3")
def test_a_year_from_the_29th_of_february_ends_on_the_28th() -> None:
    check([registered("2024-02-29")], "2024-03-01", "risk-assessment-at-a-year", "2025-02-28", "due")


@pytest.mark.requirement("J-5.3")
def test_the_year_counts_afresh_on_a_second_registration() -> None:
    happened = [CONFERENCE, review("2025-10-01", "end"), registered("2026-01-13")]
    check(happened, "2026-03-01", "risk-assessment-at-a-year", "2027-01-13", "due", trigger_on="2026-01-13")


@pytest.mark.requirement("J-5.3")
def test_a_plan_carried_in_has_been_on_the_register_since_it_began() -> None:
    carried = event("plan-carried-in", "2025-09-01", began="2025-02-27", last_review="2025-05-20")
    found = check([carried], "2025-09-02", "risk-assessment-at-a-year", "2026-02-27", "due")
    assert "12 months after the start of the plan on Thu 27 Feb 2025" in found["because"]


REASONS = [
    pytest.param(
        "proceedings-considered", "risk-assessment-proceedings", "proceedings", id="care proceedings"
    ),
    pytest.param(
        "complex-case", "risk-assessment-complex-case", "complex-case", id="a particularly complex case"
    ),
]


@pytest.mark.requirement("J-5.4")
@pytest.mark.parametrize(("cause", "duty", "reason"), REASONS)
def test_risk_assessment_for_proceedings_and_complex_cases(cause: str, duty: str, reason: str) -> None:
    happened = [CONFERENCE, event(cause, "2025-04-01")]
    found = check(happened, "2025-06-01", duty, None, "due", trigger_on="2025-04-01")
    assert (found["when"], found["modality"]) == ("not stated", "must")
    other = event("risk-assessment", "2025-04-20", reason="other")
    check([*happened, other], "2025-06-01", duty, None, "due")
    made = event("risk-assessment", "2025-04-20", reason=reason)
    check([*happened, made], "2025-06-01", duty, None, "met", met_on="2025-04-20")


SUPERVISED = event("supervision", "2025-03-10", risk_considered=True, assessment_needed=False)


@pytest.mark.requirement("J-5.1")
def test_supervision_weighs_the_risk_and_how_often_is_not_stated() -> None:
    found = check([CONFERENCE], "2025-06-01", "risk-in-supervision", None, "due")
    assert (found["when"], found["modality"]) == ("not stated", "must")


EVERY_FOUR_WEEKS = '[risk-in-supervision]\nevery = "4 weeks"\n'


@pytest.mark.requirement("J-5.1")
@pytest.mark.parametrize(
    ("later", "state"),
    [
        # Thu 27 February 2025 and 28 days: 1 to the 28th, 27 more to Thu 27 March.
        pytest.param([], "overdue", id="none held"),
        pytest.param([SUPERVISED], "met", id="both considered"),
        pytest.param(
            [event("supervision", "2025-03-10", risk_considered=False, assessment_needed=False)],
            "overdue",
            id="the risks were not considered",
        ),
        pytest.param(
            [event("supervision", "2025-03-10", risk_considered=True)],
            "overdue",
            id="whether an assessment is needed was not said",
        ),
    ],
)
def test_supervision_as_often_as_the_authority_sets(later: list[Event], state: str) -> None:
    check(
        [CONFERENCE, *later],
        "2025-03-28",
        "risk-in-supervision",
        "2025-03-27",
        state,
        trigger_on="2025-02-27",
        settings=EVERY_FOUR_WEEKS,
    )


NEARING = {"born": "2008-03-10"}  # 18 on Tue 10 March 2026
REGISTERED = registered("2025-11-10")


@pytest.mark.requirement("J-6.14")
@pytest.mark.parametrize(
    ("later", "as_of", "due", "state"),
    [
        pytest.param([], "2026-03-09", "2026-03-09", "due", id="due the day before the birthday"),
        pytest.param([], "2026-03-10", "2026-03-09", "missed", id="missed when registration ended at 18"),
        pytest.param(
            [event("young-person-consulted", "2026-03-09")],
            "2026-03-10",
            "2026-03-09",
            "met",
            id="on the last day",
        ),
        pytest.param(
            [event("young-person-consulted", "2026-01-20")],
            "2026-03-10",
            "2026-03-09",
            "met",
            id="well before",
        ),
        pytest.param(
            [event("plan-ended", "2026-02-02", grounds="other")],
            "2026-03-10",
            None,
            "lapsed",
            id="ended before",
        ),
    ],
)
def test_the_young_person_is_consulted_before_eighteen(
    later: list[Event], as_of: str, due: str | None, state: str
) -> None:
    found = check([REGISTERED, *later], as_of, "young-person-consulted", due, state, child=NEARING)
    assert found["modality"] == "good-practice"


@pytest.mark.requirement("J-6.14")
def test_a_child_who_turns_seventeen_on_the_plan_is_to_be_consulted() -> None:
    # 17 on Tue 2 December 2025, 18 on Wed 2 December 2026: due Tue 1 December 2026.
    check(
        [REGISTERED],
        "2025-12-02",
        "young-person-consulted",
        "2026-12-01",
        "due",
        child={"born": "2008-12-02"},
    )
    none([REGISTERED], "2025-12-01", "young-person-consulted", born="2008-12-02")


@pytest.mark.requirement("J-6.14")
@pytest.mark.parametrize(
    "child",
    [
        pytest.param({"born": "2018-05-04"}, id="a child of seven"),
        pytest.param({"born": None, "expected": "2026-02-01"}, id="an unborn child"),
    ],
)
def test_a_child_far_from_eighteen_is_not_consulted_on_leaving(child: dict[str, Any]) -> None:
    none([REGISTERED], "2025-12-01", "young-person-consulted", **child)
