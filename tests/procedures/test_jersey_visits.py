"""Jersey: seeing the child at home every four weeks, as the plan sets, and the rooms on alternate visits.

Every date was counted by hand from the calendar, day 0 being the day of the event.
"""

from typing import Any

import pytest

from tests.procedures.jersey import answer, check, none, registered, review, visit
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2026-01-12")  # a Monday; 28 days: 19 to the 31st, 9 more to Mon 9 February.

AT_HOME = [
    pytest.param([], "2026-02-09", "due", id="due four weeks after registration"),
    pytest.param([], "2026-02-10", "overdue", id="overdue the day after"),
    pytest.param([visit("2026-02-09")], "2026-02-10", "met", id="met on the last day"),
    pytest.param([visit("2026-02-10")], "2026-02-11", "met-late", id="a day late"),
    pytest.param([visit("2026-02-02", seen=False)], "2026-02-10", "overdue", id="the child was not seen"),
    pytest.param([visit("2026-02-02", at_home=False)], "2026-02-10", "overdue", id="seen at school"),
    pytest.param(
        [event("visit", "2026-02-02", seen=True)],
        "2026-02-10",
        "overdue",
        id="where was not said: not at home",
    ),
    pytest.param(
        [visit("2026-02-02", by="health-visitor")], "2026-02-10", "overdue", id="seen by another agency"
    ),
    pytest.param(
        [visit("2026-02-02", by="duty-social-worker")],
        "2026-02-10",
        "overdue",
        id="seen by the duty social worker",
    ),
    pytest.param([visit("2026-01-05")], "2026-02-10", "overdue", id="seen before the registration"),
    pytest.param(
        [visit("2026-02-02", alone=False)], "2026-02-10", "met", id="not alone is still seen at home"
    ),
    pytest.param(
        [visit("2026-02-02", announced=False, bedroom=False)],
        "2026-02-10",
        "met",
        id="nor need the bedroom be seen",
    ),
    pytest.param([review("2026-02-09", "end")], "2026-03-01", "lapsed", id="the plan ended on the day"),
    pytest.param([review("2026-02-10", "end")], "2026-03-01", "missed", id="the plan ended the day after"),
    pytest.param(
        [review("2026-02-09", "end", quorate=False)], "2026-03-01", "overdue", id="inquorate: no end"
    ),
]


@pytest.mark.requirement("J-3.7")
@pytest.mark.parametrize(("later", "as_of", "state"), AT_HOME)
def test_seen_at_home_at_least_every_four_weeks(later: list[Event], as_of: str, state: str) -> None:
    check([CONFERENCE, *later], as_of, "visit-at-home", "2026-02-09", state, trigger_on="2026-01-12")


@pytest.mark.requirement("J-3.7")
def test_the_next_four_weeks_run_from_the_last_visit_that_counts() -> None:
    # Mon 2 February and 28 days is Mon 2 March. The school visit between is of no account.
    happened = [CONFERENCE, visit("2026-02-02"), visit("2026-02-16", at_home=False)]
    check(happened, "2026-03-03", "visit-at-home", "2026-03-02", "overdue", trigger_on="2026-02-02")


@pytest.mark.requirement("J-3.7")
@pytest.mark.parametrize(("awake", "state"), [(True, "met"), (False, "overdue")])
def test_a_baby_said_to_be_asleep_was_not_seen(awake: bool, state: str) -> None:
    happened = [CONFERENCE, visit("2026-02-02", awake=awake)]
    check(
        happened,
        "2026-02-10",
        "visit-at-home",
        "2026-02-09",
        state,
        trigger_on="2026-01-12",
        child={"born": "2025-09-01"},
    )


@pytest.mark.requirement("J-3.7")
def test_two_visits_of_one_day_count_as_one_day() -> None:
    happened = [CONFERENCE, visit("2026-02-02"), visit("2026-02-02", announced=False)]
    found = [
        each for each in answer(case(*happened), "2026-02-03").all("visit-at-home") if each["state"] == "due"
    ]
    assert [each["due"] for each in found] == ["2026-03-02"]


@pytest.mark.requirement("J-3.7")
def test_a_visit_due_on_a_bank_holiday_stays_and_says_so() -> None:
    # Fri 28 November 2025 and 28 days: 2 to the 30th, 26 more to Fri 26 December, a bank holiday.
    happened = [registered("2025-11-17"), visit("2025-11-28")]
    found = check(happened, "2025-12-01", "visit-at-home", "2025-12-26", "due", trigger_on="2025-11-28")
    assert found["day_off"]


@pytest.mark.requirement("J-3.7")
@pytest.mark.parametrize(
    ("every", "due"),
    [
        # Mon 12 January and 14 days is Mon 26 January; and 28 days is Mon 9 February.
        pytest.param("2 weeks", "2026-01-26", id="the plan tightens"),
        pytest.param("6 weeks", "2026-02-09", id="the plan cannot loosen"),
        pytest.param("1 months", "2026-02-09", id="a month would be 12 February"),
    ],
)
def test_the_plan_may_tighten_the_four_weeks_and_not_loosen_them(every: str, due: str) -> None:
    happened = [registered("2026-01-12", visit_every=every)]
    check(happened, "2026-01-13", "visit-at-home", due, "due")


@pytest.mark.requirement("J-3.7")
@pytest.mark.parametrize(
    ("child", "state"),
    [
        pytest.param({"died": "2026-02-01"}, "lapsed", id="the child died"),
        pytest.param({"born": "2008-02-01"}, "lapsed", id="the child turned 18"),
        pytest.param({"born": "2008-02-10"}, "missed", id="the child turned 18 the day after"),
    ],
)
def test_seeing_stops_with_death_and_at_eighteen(child: dict[str, Any], state: str) -> None:
    check([CONFERENCE], "2026-03-01", "visit-at-home", "2026-02-09", state, child=child)


@pytest.mark.requirement("J-3.7")
def test_seeing_begins_at_birth() -> None:
    unborn = [registered("2026-01-12", kind="pre-birth")]
    none(unborn, "2026-02-28", "visit-at-home", born=None, expected="2026-02-20")
    # Wed 18 February and 28 days: 10 to the 28th, 18 more to Wed 18 March.
    check(unborn, "2026-03-01", "visit-at-home", "2026-03-18", "due", child={"born": "2026-02-18"})


@pytest.mark.requirement("J-3.7")
def test_a_second_registration_counts_from_its_own_day() -> None:
    happened = [registered("2025-01-13"), visit("2025-02-03"), review("2025-02-10", "end"), CONFERENCE]
    check(happened, "2026-02-10", "visit-at-home", "2026-02-09", "overdue", trigger_on="2026-01-12")


@pytest.mark.requirement("J-3.7")
def test_a_plan_carried_in_counts_from_the_last_visit_elsewhere() -> None:
    # Fri 6 February and 28 days is Fri 6 March; without it Mon 2 March and 28 days is Mon 30 March.
    carried = event("plan-carried-in", "2026-03-02", began="2026-01-05")
    check([visit("2026-02-06"), carried], "2026-03-03", "visit-at-home", "2026-03-06", "due")
    check([carried], "2026-03-03", "visit-at-home", "2026-03-30", "due")


AS_PLANNED = [
    # Mon 12 January and 14 days is Mon 26 January.
    pytest.param([], "2026-01-27", "overdue", id="not seen in two weeks"),
    pytest.param([visit("2026-01-26")], "2026-01-27", "met", id="met on the last day"),
    pytest.param([visit("2026-01-27")], "2026-01-28", "met-late", id="a day late"),
    pytest.param([visit("2026-01-20", at_home=False)], "2026-01-27", "met", id="seen at school is seen"),
    pytest.param([visit("2026-01-20", seen=False)], "2026-01-27", "overdue", id="the child was not seen"),
    pytest.param([visit("2026-01-20", by="teacher")], "2026-01-27", "overdue", id="seen by another"),
    pytest.param([review("2026-01-26", "end")], "2026-02-10", "lapsed", id="the plan ended"),
]


@pytest.mark.requirement("J-3.4")
@pytest.mark.parametrize(("later", "as_of", "state"), AS_PLANNED)
def test_seen_as_often_as_the_plan_sets(later: list[Event], as_of: str, state: str) -> None:
    happened = [registered("2026-01-12", visit_every="2 weeks"), *later]
    check(happened, as_of, "visit-as-planned", "2026-01-26", state, trigger_on="2026-01-12")


@pytest.mark.requirement("J-3.4")
@pytest.mark.parametrize(
    ("awake", "state"),
    [
        pytest.param({"awake": True}, "met", id="awake"),
        pytest.param({"awake": False}, "overdue", id="asleep"),
        pytest.param({"awake": None}, "overdue", id="not said: not awake"),
    ],
)
def test_a_baby_is_seen_awake(awake: dict[str, bool | None], state: str) -> None:
    seen = {name: value for name, value in visit("2026-01-20").items() if name != "awake"}
    seen |= {name: value for name, value in awake.items() if value is not None}
    happened = [registered("2026-01-12", visit_every="2 weeks"), seen]
    check(
        happened,
        "2026-01-27",
        "visit-as-planned",
        "2026-01-26",
        state,
        trigger_on="2026-01-12",
        child={"born": "2025-09-01"},
    )


@pytest.mark.requirement("J-3.4")
def test_an_older_child_need_not_be_said_to_be_awake() -> None:
    seen = {name: value for name, value in visit("2026-01-20").items() if name != "awake"}
    happened = [registered("2026-01-12", visit_every="2 weeks"), seen]
    check(happened, "2026-01-27", "visit-as-planned", "2026-01-26", "met", trigger_on="2026-01-12")


@pytest.mark.requirement("J-3.4")
def test_a_plan_without_a_frequency_is_said_to_have_none() -> None:
    found = check([CONFERENCE], "2026-06-01", "visit-as-planned", None, "due")
    assert found["when"] == "not stated"


@pytest.mark.requirement("J-3.4")
def test_the_core_group_reviews_the_frequency() -> None:
    # Tue 20 January and 10 days is Fri 30 January.
    happened = [
        registered("2026-01-12", visit_every="2 weeks"),
        visit("2026-01-20"),
        event("core-group", "2026-01-22", visit_every="10 days"),
    ]
    check(happened, "2026-01-23", "visit-as-planned", "2026-01-30", "due", trigger_on="2026-01-20")


@pytest.mark.requirement("J-3.4")
def test_an_unborn_child_is_seen_from_birth_as_the_plan_sets() -> None:
    unborn = [registered("2026-01-12", kind="pre-birth", visit_every="2 weeks")]
    none(unborn, "2026-02-28", "visit-as-planned", born=None, expected="2026-02-20")
    # Wed 18 February and 14 days: 10 to the 28th, 4 more to Wed 4 March.
    check(unborn, "2026-02-19", "visit-as-planned", "2026-03-04", "due", child={"born": "2026-02-18"})


def rooms(happened: list[Event], as_of: str, duty: str) -> list[tuple[str | None, str]]:
    """Find what is due or late for the rooms."""
    found = answer(case(registered("2026-01-12"), *happened), as_of).all(duty)
    return [(each["due"], each["state"]) for each in found if each["state"] in ("due", "overdue")]


WITHOUT = [
    pytest.param("bedroom", {"bedroom": False}, id="the bedroom"),
    pytest.param("other-rooms", {"other_rooms": False}, id="other areas of the home"),
]


@pytest.mark.requirement("J-3.6")
@pytest.mark.parametrize(("duty", "unseen"), WITHOUT)
def test_the_rooms_are_late_after_two_visits_without_them(duty: str, unseen: dict[str, bool]) -> None:
    happened = [visit("2026-01-20", **unseen), visit("2026-02-03", **unseen)]
    assert rooms(happened, "2026-02-04", duty) == [("2026-02-03", "overdue")]


@pytest.mark.requirement("J-3.6")
@pytest.mark.parametrize(("duty", "unseen"), WITHOUT)
def test_the_rooms_are_not_late_when_seen_on_alternate_visits(duty: str, unseen: dict[str, bool]) -> None:
    happened = [visit("2026-01-20", **unseen), visit("2026-02-03"), visit("2026-02-17", **unseen)]
    assert [state for _, state in rooms(happened, "2026-02-18", duty)] in ([], ["due"])


@pytest.mark.requirement("J-3.6")
def test_a_visit_at_school_is_no_occasion_to_see_the_bedroom() -> None:
    happened = [visit("2026-01-20", bedroom=False), visit("2026-02-03", bedroom=False, at_home=False)]
    assert [state for _, state in rooms(happened, "2026-02-04", "bedroom")] in ([], ["due"])


@pytest.mark.requirement("J-3.6")
def test_the_plan_may_want_the_bedroom_seen_on_every_visit() -> None:
    change = event("plan-changed", "2026-01-13", rooms_every=1)
    happened = [change, visit("2026-01-20", bedroom=False)]
    assert rooms(happened, "2026-01-21", "bedroom") == [("2026-01-20", "overdue")]


@pytest.mark.requirement("J-3.6")
def test_the_plan_cannot_have_the_bedroom_seen_less_often() -> None:
    change = event("plan-changed", "2026-01-13", rooms_every=4)
    happened = [change, visit("2026-01-20", bedroom=False), visit("2026-02-03", bedroom=False)]
    assert rooms(happened, "2026-02-04", "bedroom") == [("2026-02-03", "overdue")]


@pytest.mark.requirement("J-3.6")
def test_before_birth_there_is_no_bedroom_to_see() -> None:
    visits = [event("visit", "2026-01-20", at_home=True), event("visit", "2026-02-03", at_home=True)]
    none([CONFERENCE, *visits], "2026-02-04", "bedroom", born=None, expected="2026-04-01")
