"""The Isle of Wight's minutes of conferences and looked-after reviews, sent out; rule and command.

The page gives them no time: they are asked for from the meeting on, and are never overdue.
"""

import pytest

from tests.procedures.test_isle_of_wight_core_groups import ask, conference, core_group, review
from tests.procedures.timelines import Event, event

MINUTES = "minutes-distributed"
MONDAY = "2026-01-12"


def sent(on: str, of: str, for_: str) -> Event:
    return event("record-distributed", on, of=of, for_=for_, to=["social-worker", "mother"])


@pytest.mark.requirement("WC-12")
@pytest.mark.parametrize(
    "meeting",
    [
        conference(),
        event("initial-conference", MONDAY, decision="no-plan"),
        review(MONDAY, "deferred", quorate=False),
        event("looked-after-review", MONDAY),
    ],
)
def test_the_minutes_of_every_one_are_sent_out_by_no_stated_day(meeting: Event) -> None:
    found = ask(meeting, as_of="2029-01-01").one(MINUTES)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert (found["trigger"]["on"], found["responsible"]) == (MONDAY, "conference-administrator")
    met = ask(meeting, sent("2026-01-20", meeting["event"], MONDAY), as_of="2029-01-01").one(MINUTES)
    assert (met["state"], met["met_on"]) == ("met", "2026-01-20")


@pytest.mark.requirement("WC-12")
def test_each_conference_has_minutes_of_its_own_and_a_core_group_none_of_these() -> None:
    happened = [conference(), core_group("2026-01-22"), review("2026-04-10")]
    answer = ask(*happened, sent("2026-04-20", "review-conference", "2026-04-10"), as_of="2026-06-01")
    found = {each["trigger"]["on"]: each["state"] for each in answer.all(MINUTES)}
    assert found == {MONDAY: "due", "2026-04-10": "met"}
    core = ask(
        conference(),
        core_group("2026-01-22"),
        sent("2026-01-30", "core-group", "2026-01-22"),
        as_of="2026-06-01",
    )
    assert core.one(MINUTES)["state"] == "due"


@pytest.mark.requirement("WC-12")
def test_minutes_that_do_not_say_whose_they_are_are_those_owed_longest() -> None:
    happened = [conference(), review("2026-04-10"), event("record-distributed", "2026-04-20")]
    found = {each["trigger"]["on"]: each["state"] for each in ask(*happened, as_of="2026-06-01").all(MINUTES)}
    assert found == {MONDAY: "met", "2026-04-10": "due"}


@pytest.mark.requirement("WC-12")
def test_they_are_owed_though_the_plan_has_ended_since() -> None:
    answer = ask(
        conference(), review("2026-04-10", "end", then="close"), as_of="2026-06-01", born="2008-05-01"
    )
    assert [each["state"] for each in answer.all(MINUTES)] == ["due", "due"]


@pytest.mark.requirement("WC-12")
def test_an_authority_that_sets_a_time_has_it_counted() -> None:
    # Mon 30 Mar 2026: 31, 1, 2 Apr is 3, 3 and 6 off, 7 and Wed 8 is 5
    own = '[minutes-distributed]\nwithin = "5 working days"\n'
    found = ask(conference("2026-03-30"), as_of="2026-04-09", settings=own).one(MINUTES)
    assert (found["due"], found["state"]) == ("2026-04-08", "overdue")
