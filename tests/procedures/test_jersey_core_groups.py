"""Jersey: the first core group, those after it, closer intervals and meetings that move.

Every date was counted by hand from the calendar, day 0 being the day of the event.
"""

from typing import Any

import pytest

from tests.procedures.jersey import answer, check, core_group, none, registered, review
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2026-01-12")  # a Monday

FIRST = [
    # Tue 13 is 1, 14, 15, 16 (4), 19, 20, 21, 22, 23 (9), Mon 26 is 10.
    pytest.param([CONFERENCE], "2026-01-26", "2026-01-26", "due", id="still due on the tenth working day"),
    pytest.param([CONFERENCE], "2026-01-27", "2026-01-26", "overdue", id="overdue the day after"),
    pytest.param(
        [CONFERENCE, core_group("2026-01-26")], "2026-03-01", "2026-01-26", "met", id="met on the last day"
    ),
    pytest.param(
        [CONFERENCE, core_group("2026-01-27")], "2026-03-01", "2026-01-26", "met-late", id="a day late"
    ),
    pytest.param(
        [core_group("2026-01-09"), CONFERENCE],
        "2026-01-20",
        "2026-01-26",
        "due",
        id="a group before counts not",
    ),
    # Mon 28 April 2025: 29, 30, 1, 2 May (4), [5 bank holiday], 6, 7, 8 (7), [9 Liberation Day], 12, 13, 14.
    pytest.param(
        [registered("2025-04-28")], "2025-05-01", "2025-05-14", "due", id="a bank holiday and Liberation Day"
    ),
    # Fri 1 May 2026: [4 bank holiday], 5, 6, 7, 8 (4), 11, 12, 13, 14, 15 (9), 18. Liberation Day 2026 is a
    # Saturday and is not kept on another day.
    pytest.param(
        [registered("2026-05-01")], "2026-05-02", "2026-05-18", "due", id="Liberation Day on a Saturday"
    ),
    # Mon 22 Dec 2025: 23, 24 (2), [25, 26], 29, 30, 31 (5), [1 Jan], 2, 5, 6, 7, 8 (10).
    pytest.param([registered("2025-12-22")], "2025-12-23", "2026-01-08", "due", id="Christmas and New Year"),
    pytest.param(
        [registered("2026-01-12", kind="at-review")],
        "2026-01-13",
        "2026-01-26",
        "due",
        id="a child first registered at a review",
    ),
    pytest.param(
        [CONFERENCE, event("plan-ended", "2026-01-26", grounds="left-for-good")],
        "2026-02-10",
        "2026-01-26",
        "lapsed",
        id="the plan ended on the day it was due",
    ),
    pytest.param(
        [CONFERENCE, event("plan-ended", "2026-01-27", grounds="left-for-good")],
        "2026-02-10",
        "2026-01-26",
        "missed",
        id="the plan ended the day after it was due",
    ),
]


@pytest.mark.requirement("J-4.7")
@pytest.mark.parametrize(("happened", "as_of", "due", "state"), FIRST)
def test_first_core_group_within_ten_working_days(
    happened: list[Event], as_of: str, due: str, state: str
) -> None:
    check(happened, as_of, "first-core-group", due, state)


@pytest.mark.requirement("J-4.7")
def test_first_core_group_has_the_form_of_the_design() -> None:
    found = check(
        [CONFERENCE, core_group("2026-01-22")], "2026-03-01", "first-core-group", "2026-01-26", "met"
    )
    assert found["key"] == "first-core-group/initial-conference/2026-01-12/1"
    assert found["requirements"] == ["J-4.7"]
    assert found["cite"] == "Child Protection Plans, 4 The Core Group, Timing"
    assert found["trigger"] == {"event": "initial-conference", "on": "2026-01-12"}
    assert (found["modality"], found["responsible"]) == ("must", "team-manager")
    assert (found["met_on"], found["when"], found["not_before"]) == ("2026-01-22", None, None)


@pytest.mark.requirement("J-4.7")
def test_first_core_group_says_which_days_off_it_left_out() -> None:
    found = check([registered("2025-04-28")], "2025-05-01", "first-core-group", "2025-05-14", "due")
    assert found["because"] == (
        "10 working days after the initial conference on Mon 28 Apr 2025, not counting Mon 5 May "
        "(Early May bank holiday) and Fri 9 May (Liberation Day): Wed 14 May 2025"
    )


@pytest.mark.requirement("J-4.7")
@pytest.mark.parametrize(
    ("child", "state"),
    [
        pytest.param({"died": "2026-01-20"}, "lapsed", id="the child died before it was due"),
        pytest.param({"born": "2008-01-20"}, "lapsed", id="the child turned 18 before it was due"),
        pytest.param({"born": "2008-01-27"}, "missed", id="the child turned 18 the day after it was due"),
        pytest.param({"born": None, "expected": "2026-04-01"}, "overdue", id="an unborn child has one too"),
    ],
)
def test_first_core_group_by_what_becomes_of_the_child(child: dict[str, Any], state: str) -> None:
    check([CONFERENCE], "2026-02-10", "first-core-group", "2026-01-26", state, child=child)


@pytest.mark.requirement("J-4.7")
@pytest.mark.parametrize(
    "happened",
    [
        pytest.param([registered("2026-01-12", decision="no-plan")], id="no plan was made"),
        pytest.param([registered("2026-01-12", decision="deferred")], id="the decision was put off"),
        pytest.param(
            [event("plan-carried-in", "2026-01-12", began="2025-10-06")], id="the plan was carried in"
        ),
    ],
)
def test_no_first_core_group_without_a_conference_that_registers(happened: list[Event]) -> None:
    none(happened, "2026-02-10", "first-core-group")


@pytest.mark.requirement("J-4.7")
def test_a_second_registration_has_a_first_core_group_of_its_own() -> None:
    happened = [
        registered("2025-01-13"),
        core_group("2025-01-20"),
        review("2025-04-10", "end", grounds="no-longer-at-risk"),
        registered("2026-01-12"),
    ]
    check(happened, "2026-01-27", "first-core-group", "2026-01-26", "overdue", trigger_on="2026-01-12")


AFTER = [
    # Thu 22 January and 28 days: 9 to the 31st, 19 more to Thu 19 February.
    pytest.param([], "2026-02-19", "2026-02-19", "due", id="four weeks after the last, before any review"),
    pytest.param([], "2026-02-20", "2026-02-19", "overdue", id="overdue the day after"),
    pytest.param([core_group("2026-02-19")], "2026-02-20", "2026-02-19", "met", id="met on the last day"),
    pytest.param([core_group("2026-02-20")], "2026-03-01", "2026-02-19", "met-late", id="a day late"),
    pytest.param(
        [review("2026-02-10")], "2026-02-20", "2026-02-19", "overdue", id="a review is no core group"
    ),
    pytest.param(
        [review("2026-02-19", "end")], "2026-03-01", "2026-02-19", "lapsed", id="the plan ended that day"
    ),
    pytest.param(
        [review("2026-02-20", "end")], "2026-03-01", "2026-02-19", "missed", id="the plan ended the day after"
    ),
    pytest.param(
        [review("2026-02-20", "end", quorate=False)],
        "2026-03-01",
        "2026-02-19",
        "overdue",
        id="an inquorate review ends no plan",
    ),
]


@pytest.mark.requirement("J-4.8")
@pytest.mark.parametrize(("later", "as_of", "due", "state"), AFTER)
def test_core_groups_at_least_every_four_weeks(later: list[Event], as_of: str, due: str, state: str) -> None:
    happened = [CONFERENCE, core_group("2026-01-22"), *later]
    check(happened, as_of, "core-group", due, state, trigger_on="2026-01-22")


@pytest.mark.requirement("J-4.8")
def test_core_group_due_on_a_day_off_stays_and_says_so() -> None:
    # Fri 28 November 2025 and 28 days: 2 to the 30th, 26 more to Fri 26 December, Boxing Day.
    happened = [registered("2025-11-17"), core_group("2025-11-28")]
    found = check(happened, "2025-12-01", "core-group", "2025-12-26", "due", trigger_on="2025-11-28")
    assert found["day_off"]


@pytest.mark.requirement("J-4.8")
def test_core_group_arranged_later_moves_no_deadline() -> None:
    happened = [CONFERENCE, core_group("2026-01-22", next_on="2026-03-05")]
    check(happened, "2026-02-01", "core-group", "2026-02-19", "due", trigger_on="2026-01-22")


@pytest.mark.requirement("J-4.8")
@pytest.mark.parametrize(
    ("before", "due"),
    [
        # Mon 2 March and 28 days is Mon 30 March; Fri 20 February and 28 days (8 to the 28th) is 20 March.
        pytest.param([], "2026-03-30", id="from the day of carrying in"),
        pytest.param([core_group("2026-02-20")], "2026-03-20", id="from the last core group elsewhere"),
    ],
)
def test_core_group_of_a_plan_carried_in(before: list[Event], due: str) -> None:
    happened = [*before, event("plan-carried-in", "2026-03-02", began="2026-01-05", from_="transfer")]
    check(happened, "2026-03-03", "core-group", due, "due")


@pytest.mark.requirement("J-4.8")
def test_core_groups_of_a_second_registration_start_afresh() -> None:
    happened = [
        registered("2025-01-13"),
        core_group("2025-01-20"),
        review("2025-02-10", "end"),
        CONFERENCE,
        core_group("2026-01-22"),
    ]
    found = [
        each for each in answer(case(*happened), "2026-02-20").all("core-group") if each["due"] > "2026-01-12"
    ]
    assert [(each["due"], each["state"]) for each in found if each["state"] != "met"] == [
        ("2026-02-19", "overdue")
    ]


CLOSER = [
    # Thu 22 January and 14 days is Thu 5 February; and 21 days is Thu 12 February.
    pytest.param("2 weeks", None, None, "2026-02-05", id="closer by the conference"),
    pytest.param(None, "3 weeks", None, "2026-02-12", id="closer by the core group"),
    pytest.param(None, None, "2 weeks", "2026-02-05", id="closer by a change of the plan"),
    pytest.param("6 weeks", None, None, "2026-02-19", id="a longer interval changes nothing"),
    pytest.param("1 months", None, None, "2026-02-19", id="a month is longer than four weeks"),
    # Fri 23 (1), 26 to 30 (6), 2 to 5 February (10): Thu 5 February.
    pytest.param("10 working days", None, None, "2026-02-05", id="closer in working days"),
]


@pytest.mark.requirement("J-4.18")
@pytest.mark.parametrize(("at_conference", "at_core_group", "changed", "due"), CLOSER)
def test_the_shorter_interval_once_set_counts(
    at_conference: str | None, at_core_group: str | None, changed: str | None, due: str
) -> None:
    conference = registered("2026-01-12", **({"core_group_every": at_conference} if at_conference else {}))
    group = core_group("2026-01-22", **({"core_group_every": at_core_group} if at_core_group else {}))
    change = [event("plan-changed", "2026-01-23", core_group_every=changed)] if changed else []
    check([conference, group, *change], "2026-01-30", "core-group", due, "due", trigger_on="2026-01-22")


@pytest.mark.requirement("J-4.18")
def test_a_closer_interval_can_be_late_where_four_weeks_are_not_over() -> None:
    happened = [
        registered("2026-01-12", core_group_every="2 weeks"),
        core_group("2026-01-22"),
        core_group("2026-02-06"),
    ]
    check(happened, "2026-02-06", "core-group", "2026-02-05", "met-late", trigger_on="2026-01-22")


FIRST_PLACE = event("conference-arranged", "2026-01-22", conference="core-group", for_="2026-02-19")
MOVED = event(
    "conference-arranged",
    "2026-02-13",
    conference="core-group",
    for_="2026-02-17",
    instead_of="2026-02-19",
    id="moved",
)


@pytest.mark.requirement("J-4.14")
@pytest.mark.parametrize(
    ("told", "state"),
    [
        pytest.param([], "due", id="not told yet"),
        pytest.param(
            [event("told", "2026-02-14", whom="all-invited", of="moved", in_writing=True)],
            "met",
            id="in writing",
        ),
        pytest.param(
            [event("told", "2026-02-14", whom="all-invited", of="moved")], "due", id="by word of mouth"
        ),
        pytest.param(
            [event("told", "2026-02-14", whom="mother", of="moved", in_writing=True)],
            "due",
            id="one of them alone",
        ),
    ],
)
def test_a_rescheduled_core_group_is_confirmed_in_writing(told: list[Event], state: str) -> None:
    happened = [CONFERENCE, core_group("2026-01-22"), FIRST_PLACE, MOVED, *told]
    found = check(happened, "2026-02-16", "rescheduled-in-writing", None, state, trigger_on="2026-02-13")
    assert found["when"] == "not stated"


@pytest.mark.requirement("J-4.14")
def test_a_core_group_arranged_for_the_first_time_is_not_rescheduled() -> None:
    none([CONFERENCE, core_group("2026-01-22"), FIRST_PLACE], "2026-02-16", "rescheduled-in-writing")


@pytest.mark.requirement("J-4.14")
def test_a_review_that_is_moved_is_confirmed_in_writing_too() -> None:
    moved = event(
        "conference-arranged",
        "2026-03-20",
        conference="review-conference",
        for_="2026-04-10",
        instead_of="2026-04-09",
    )
    happened = [registered("2026-01-12", next_review_on="2026-04-09"), moved]
    check(happened, "2026-03-21", "rescheduled-in-writing", None, "due", trigger_on="2026-03-20")
