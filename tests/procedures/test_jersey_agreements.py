"""Jersey: the notes and written agreement of a core group: sent round in 5 working days, signed in 5 more.

Every date was counted by hand from the calendar, day 0 being the day of the event.
"""

import pytest

from tests.procedures.jersey import check, core_group, none, registered
from tests.procedures.timelines import Event, event

CONFERENCE = registered("2026-02-23")
GROUP = core_group("2026-03-02")  # a Monday


def circulated(on: str, *to: str, for_: str = "2026-03-02") -> Event:
    """Write that notes and agreement of a core group went out."""
    return event("agreement-circulated", on, for_=for_, to=list(to or ("core-group", "conference-chair")))


CIRCULATION = [
    # Mon 2 March 2026: Tue 3 (1), 4, 5, 6 (4), Mon 9 (5).
    pytest.param([], "2026-03-09", "core-group", "due", id="due on the fifth working day"),
    pytest.param([], "2026-03-10", "core-group", "overdue", id="overdue the day after"),
    pytest.param([circulated("2026-03-09")], "2026-03-11", "core-group", "met", id="met on the last day"),
    pytest.param(
        [circulated("2026-03-09")], "2026-03-11", "conference-chair", "met", id="the chair has it too"
    ),
    pytest.param([circulated("2026-03-10")], "2026-03-11", "core-group", "met-late", id="a day late"),
    pytest.param(
        [circulated("2026-03-05", "core-group")],
        "2026-03-10",
        "conference-chair",
        "overdue",
        id="sent to the members and not the chair",
    ),
    pytest.param(
        [circulated("2026-03-05", for_="2026-02-23")],
        "2026-03-10",
        "core-group",
        "overdue",
        id="sent for something else",
    ),
    pytest.param(
        [event("record-distributed", "2026-03-05", for_="2026-03-02", to=["core-group", "conference-chair"])],
        "2026-03-10",
        "core-group",
        "overdue",
        id="a record alone is no agreement",
    ),
    pytest.param(
        [event("plan-ended", "2026-03-06", grounds="left-for-good")],
        "2026-03-10",
        "core-group",
        "lapsed",
        id="the plan ended before it was due",
    ),
    pytest.param(
        [event("plan-ended", "2026-03-10", grounds="left-for-good")],
        "2026-03-12",
        "core-group",
        "missed",
        id="the plan ended after it was due",
    ),
]


@pytest.mark.requirement("J-2.10")
@pytest.mark.parametrize(("later", "as_of", "recipient", "state"), CIRCULATION)
def test_agreement_circulated_within_five_working_days(
    later: list[Event], as_of: str, recipient: str, state: str
) -> None:
    happened = [CONFERENCE, GROUP, *later]
    check(
        happened,
        as_of,
        "agreement-circulated",
        "2026-03-09",
        state,
        trigger_on="2026-03-02",
        recipient=recipient,
    )


@pytest.mark.requirement("J-2.10")
@pytest.mark.parametrize(
    ("conference", "group", "due"),
    [
        # Tue 6 May 2025: 7, 8 (2), [Fri 9 Liberation Day], 12, 13, 14 (5).
        pytest.param("2025-04-28", "2025-05-06", "2025-05-14", id="Liberation Day inside"),
        # Fri 19 December 2025: 22, 23, 24 (3), [25, 26], 29, 30 (5).
        pytest.param("2025-12-15", "2025-12-19", "2025-12-30", id="Christmas inside"),
    ],
)
def test_days_off_are_left_out_of_the_five(conference: str, group: str, due: str) -> None:
    happened = [registered(conference), core_group(group)]
    check(happened, group, "agreement-circulated", due, "due", recipient="core-group")


@pytest.mark.requirement("J-2.10")
def test_every_core_group_has_its_notes_circulated_not_the_first_alone() -> None:
    # Mon 30 March 2026: 31, 1, 2 April (3), [Good Friday 3, Easter Monday 6], 7, 8 (5).
    happened = [CONFERENCE, GROUP, circulated("2026-03-05"), core_group("2026-03-30")]
    check(
        happened,
        "2026-04-09",
        "agreement-circulated",
        "2026-04-08",
        "overdue",
        trigger_on="2026-03-30",
        recipient="conference-chair",
    )


RETURN = [
    # Circulated Thu 5 March: 6 (1), 9, 10, 11, 12 (5). From the end of the first five it would be 16 March:
    # the period runs from the act itself.
    pytest.param([], "2026-03-12", "2026-03-12", "due", id="from the day it was really sent round"),
    pytest.param([], "2026-03-13", "2026-03-12", "overdue", id="overdue the day after"),
    pytest.param(
        [event("agreement-returned", "2026-03-12", for_="2026-03-02", by="mother")],
        "2026-03-13",
        "2026-03-12",
        "met",
        id="met on the last day",
    ),
    pytest.param(
        [event("agreement-returned", "2026-03-13", for_="2026-03-02", by="mother")],
        "2026-03-14",
        "2026-03-12",
        "met-late",
        id="a day late",
    ),
    pytest.param(
        [event("agreement-returned", "2026-03-11", for_="2026-02-23", by="mother")],
        "2026-03-13",
        "2026-03-12",
        "overdue",
        id="another agreement came back",
    ),
    pytest.param(
        [event("plan-ended", "2026-03-11", grounds="left-for-good")],
        "2026-03-13",
        "2026-03-12",
        "lapsed",
        id="the plan ended before it was due",
    ),
]


@pytest.mark.requirement("J-2.11")
@pytest.mark.parametrize(("later", "as_of", "due", "state"), RETURN)
def test_signed_agreement_returned_within_another_five_working_days(
    later: list[Event], as_of: str, due: str, state: str
) -> None:
    happened = [CONFERENCE, GROUP, circulated("2026-03-05"), *later]
    check(happened, as_of, "agreement-returned", due, state, trigger_on="2026-03-05")


@pytest.mark.requirement("J-2.11")
def test_liberation_day_is_left_out_of_the_second_five() -> None:
    # Circulated Wed 7 May 2025: 8 (1), [Fri 9 Liberation Day], 12, 13, 14, 15 (5).
    happened = [
        registered("2025-04-28"),
        core_group("2025-05-06"),
        circulated("2025-05-07", for_="2025-05-06"),
    ]
    check(happened, "2025-05-08", "agreement-returned", "2025-05-15", "due")


@pytest.mark.requirement("J-2.11")
def test_nothing_is_to_be_returned_before_it_was_sent_round() -> None:
    none([CONFERENCE, GROUP], "2026-03-20", "agreement-returned")
    none(
        [CONFERENCE, GROUP, circulated("2026-03-05", "conference-chair")], "2026-03-20", "agreement-returned"
    )
