"""The Isle of Man's core group minutes: circulated within 5 working days (3.7, 2.4), as rule and as command.

2.4 does not say of what; read as of the meeting (open reading 21). Every date was counted by hand before the
pack was written; the comment beside it is the count.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import conference, core_group, review
from tests.procedures.timelines import Answer, Event, case, event

MINUTES = "core-group-minutes"
MEETING = "2026-01-22"  # a Thursday; 23 (1), 26-29 (5): due Thu 29 Jan 2026


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(conference(), *happened, **child), as_of=as_of)


def circulated(on: str, *, of: str = "core-group", for_: str = MEETING) -> Event:
    return event("record-distributed", on, of=of, for_=for_, to="core-group")


COUNTED = {
    "no day off inside": ("2026-01-12", MEETING, "2026-01-29"),
    # Wed 1 Jul 2026: 2, 3 (2), Mon 6 off, 7-9 (5)
    "Tynwald Day moved to Mon 6 Jul 2026": ("2026-06-22", "2026-07-01", "2026-07-09"),
    # Thu 3 Jul 2025: 4 (1), Mon 7 off, 8-11 (5)
    "Tynwald Day moved to Mon 7 Jul 2025": ("2025-06-23", "2025-07-03", "2025-07-11"),
    # Mon 2 Jun 2025: 3-5 (3), Fri 6 off, 9, 10 (5)
    "Senior Race Day 2025": ("2025-05-20", "2025-06-02", "2025-06-10"),
    # Tue 31 Mar 2026: 1, 2 Apr (2), Fri 3 off, Mon 6 off, 7-9 (5)
    "Easter 2026": ("2026-03-20", "2026-03-31", "2026-04-09"),
    # Mon 22 Dec 2025: 23, 24 (2), 25 and 26 off, 29-31 (5)
    "Christmas 2025": ("2025-12-15", "2025-12-22", "2025-12-31"),
}


@pytest.mark.requirement("M-2.4c")
@pytest.mark.parametrize(("conference_on", "held", "due"), COUNTED.values(), ids=COUNTED.keys())
def test_minutes_within_five_working_days_of_the_meeting(conference_on: str, held: str, due: str) -> None:
    timeline = case(conference(conference_on), core_group(held))
    found = timelines.ask("isle_of_man", timeline, as_of=held).one(MINUTES)
    assert (found["due"], found["state"], found["modality"]) == (due, "due", "should")
    assert found["trigger"] == {"event": "core-group", "on": held}
    assert "2.4" in found["cite"]


@pytest.mark.requirement("M-2.4c")
@pytest.mark.parametrize(
    ("sent", "as_of", "state"),
    [
        (MEETING, MEETING, "met"),
        ("2026-01-29", "2026-01-29", "met"),  # the last day
        ("2026-01-30", "2026-01-30", "met-late"),
        (None, "2026-01-29", "due"),
        (None, "2026-01-30", "overdue"),
    ],
)
def test_minutes_met_late_and_overdue(sent: str | None, as_of: str, state: str) -> None:
    sending = [circulated(sent)] if sent else []
    found = ask(core_group(MEETING), *sending, as_of=as_of).one(MINUTES)
    assert (found["due"], found["state"]) == ("2026-01-29", state)
    assert found["met_on"] == sent


@pytest.mark.requirement("M-2.4c")
def test_every_core_group_has_minutes_of_its_own() -> None:
    # Thu 19 Feb 2026: 20 (1), 23-26 (5). The minutes of the first do not count for the second.
    answer = ask(core_group(MEETING), core_group("2026-02-19"), circulated("2026-02-24"), as_of="2026-02-27")
    first, second = answer.one(MINUTES, trigger_on=MEETING), answer.one(MINUTES, trigger_on="2026-02-19")
    assert (first["due"], first["state"], first["met_on"]) == ("2026-01-29", "met-late", "2026-02-24")
    assert (second["due"], second["state"], second["met_on"]) == ("2026-02-26", "overdue", None)


@pytest.mark.requirement("M-2.4c")
def test_a_second_copy_of_the_first_minutes_is_not_the_second_ones() -> None:
    happened = [
        core_group(MEETING),
        circulated("2026-01-28"),
        core_group("2026-02-19"),
        circulated("2026-02-24"),
    ]
    answer = ask(*happened, as_of="2026-02-27")
    assert answer.one(MINUTES, trigger_on=MEETING)["met_on"] == "2026-01-28"
    assert answer.one(MINUTES, trigger_on="2026-02-19")["state"] == "overdue"


@pytest.mark.requirement("M-2.4c")
def test_the_record_of_the_conference_of_the_same_day_is_not_its_minutes() -> None:
    sent = circulated("2026-01-14", of="initial-conference", for_="2026-01-12")
    assert ask(core_group("2026-01-12"), sent, as_of="2026-01-20").one(MINUTES)["state"] == "overdue"
    own = circulated("2026-01-14", for_="2026-01-12")
    assert ask(core_group("2026-01-12"), sent, own, as_of="2026-01-20").one(MINUTES)["state"] == "met"


@pytest.mark.requirement("M-2.4c")
def test_minutes_name_their_meeting_by_its_id() -> None:
    meetings = [core_group(MEETING, id="cg-1"), core_group("2026-02-19", id="cg-2")]
    answer = ask(*meetings, circulated("2026-02-24", for_="cg-2"), as_of="2026-02-24")
    assert answer.one(MINUTES, trigger_on="2026-02-19")["state"] == "met"
    assert answer.one(MINUTES, trigger_on=MEETING)["state"] == "overdue"


@pytest.mark.requirement("M-2.4c")
def test_the_record_of_a_conference_is_not_the_minutes_of_a_core_group() -> None:
    sent = circulated("2026-01-23", of="initial-conference", for_="2026-01-12")
    assert ask(core_group(MEETING), sent, as_of="2026-01-30").one(MINUTES)["state"] == "overdue"


@pytest.mark.requirement("M-2.4c")
def test_a_core_group_on_the_day_of_the_conference_has_minutes_too() -> None:
    """2.4: "All Core Group meetings", so also one held too soon. Mon 12 Jan 2026: 13-16 (4), Mon 19 (5)."""
    assert ask(core_group("2026-01-12"), as_of="2026-01-12").one(MINUTES)["due"] == "2026-01-19"


@pytest.mark.requirement("M-2.4c")
def test_a_meeting_that_was_only_arranged_or_was_cancelled_has_none() -> None:
    arranged = event("conference-arranged", "2026-01-13", conference="core-group", for_=MEETING)
    cancelled = event("meeting-cancelled", "2026-01-21", conference="core-group", for_=MEETING)
    assert not ask(arranged, as_of="2026-03-01").all(MINUTES)
    assert not ask(arranged, cancelled, as_of="2026-03-01").all(MINUTES)


@pytest.mark.requirement("M-2.4c")
def test_the_end_of_the_plan_does_not_swallow_the_minutes() -> None:
    """2.4 says all meetings: what was held is written up and sent, also when the plan ended the day after."""
    ended = review("2026-01-23", "end", then="close")
    assert ask(core_group(MEETING), ended, as_of="2026-01-29").one(MINUTES)["state"] == "due"
    assert ask(core_group(MEETING), ended, as_of="2026-01-30").one(MINUTES)["state"] == "overdue"
    late = ask(core_group(MEETING), ended, circulated("2026-01-28"), as_of="2026-01-30").one(MINUTES)
    assert (late["state"], late["met_on"]) == ("met", "2026-01-28")
    dead = ask(core_group(MEETING), as_of="2026-01-30", died="2026-01-23").one(MINUTES)
    assert dead["state"] == "overdue"


@pytest.mark.requirement("M-2.4c")
def test_minutes_of_a_second_plan_and_of_an_unborn_child() -> None:
    # Wed 20 May 2026: 21, 22 (2), Mon 25 off (Spring bank holiday), 26-28 (5)
    again = [review("2026-02-10", "end", then="close"), conference("2026-05-11"), core_group("2026-05-20")]
    assert ask(*again, as_of="2026-05-20").one(MINUTES)["due"] == "2026-05-28"
    unborn = ask(core_group(MEETING), as_of=MEETING, born=None, expected="2026-04-10")
    assert unborn.one(MINUTES)["due"] == "2026-01-29"
