"""The Isle of Man's meeting after a plan: within 10 working days, to agree a child in need plan (3.7, 5.2).

5.2 does not say of what; read as of the plan's end (open reading 21). "Likely to be necessary": it stands
until another way is recorded. Every date was counted by hand before the pack was written; the comment beside
it is the count.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import conference, review
from tests.procedures.timelines import Answer, Event, case, event

MEETING = "child-in-need-meeting"
ENDED = "2026-02-09"  # a Monday; 10-13 (4), 16-20 (9), Mon 23 (10): due Mon 23 Feb 2026


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(conference(), *happened, **child), as_of=as_of)


def end(on: str = ENDED, **fields: object) -> Event:
    return review(on, "end", **{"then": "child-in-need", **fields})


COUNTED = {
    "no day off inside": ("2026-01-12", ENDED, "2026-02-23"),
    # Thu 25 Jun 2026: 26 (1), 29 Jun - 3 Jul (6), Mon 6 off, 7-10 (10)
    "Tynwald Day moved to Mon 6 Jul 2026": ("2026-03-02", "2026-06-25", "2026-07-10"),
    # Mon 30 Jun 2025: 1-4 Jul (4), Mon 7 off, 8-11 (8), 14, 15 (10)
    "Tynwald Day moved to Mon 7 Jul 2025": ("2025-03-03", "2025-06-30", "2025-07-15"),
    # Mon 3 Jun 2024: 4-6 (3), Fri 7 off, 10-14 (8), 17, 18 (10)
    "Senior Race Day 2024": ("2024-02-05", "2024-06-03", "2024-06-18"),
    # Fri 11 Apr 2025: 14-17 (4), Fri 18 off, Mon 21 off, 22-25 (8), 28, 29 (10)
    "Easter 2025": ("2025-01-13", "2025-04-11", "2025-04-29"),
    # Fri 19 Dec 2025: 22-24 (3), 25 and 26 off, 29-31 (6), 1 Jan off, 2 (7), 5-7 (10)
    "Christmas and New Year": ("2025-09-15", "2025-12-19", "2026-01-07"),
}


@pytest.mark.requirement("M-5.2a")
@pytest.mark.parametrize(("began", "ended", "due"), COUNTED.values(), ids=COUNTED.keys())
def test_meeting_within_ten_working_days_of_the_end_of_the_plan(began: str, ended: str, due: str) -> None:
    found = timelines.ask("isle_of_man", case(conference(began), end(ended)), as_of=ended).one(MEETING)
    assert (found["due"], found["state"], found["trigger"]["on"]) == (due, "due", ended)
    assert found["modality"] == "should"
    assert "5.2" in found["cite"]


@pytest.mark.requirement("M-5.2a")
@pytest.mark.parametrize(
    ("held", "as_of", "state"),
    [
        (ENDED, ENDED, "met"),
        ("2026-02-23", "2026-02-23", "met"),  # the last day
        ("2026-02-24", "2026-02-24", "met-late"),
        (None, "2026-02-23", "due"),
        (None, "2026-02-24", "overdue"),
    ],
)
def test_the_meeting_met_late_and_overdue(held: str | None, as_of: str, state: str) -> None:
    meeting = [event("child-in-need-meeting", held)] if held else []
    found = ask(end(), *meeting, as_of=as_of).one(MEETING)
    assert (found["due"], found["state"], found["met_on"]) == ("2026-02-23", state, held)


@pytest.mark.requirement("M-5.2a")
def test_what_follows_not_being_said_it_stands() -> None:
    """5.2: a child in need plan "is likely to be necessary", so silence asks for the meeting."""
    unsaid = review(ENDED, "end")
    assert ask(unsaid, as_of=ENDED).one(MEETING)["due"] == "2026-02-23"
    without_conference = event("plan-ended", ENDED, grounds="no-longer-at-risk")
    assert ask(without_conference, as_of=ENDED).one(MEETING)["due"] == "2026-02-23"


@pytest.mark.requirement("M-5.2a")
@pytest.mark.parametrize("then", ["close", "caf", "team-around-child", "legal-planning"])
def test_another_way_recorded_asks_for_no_meeting(then: str) -> None:
    assert not ask(end(then=then), as_of="2026-06-01").all(MEETING)
    assert not ask(event("plan-ended", ENDED, grounds="other", then=then), as_of="2026-06-01").all(MEETING)


@pytest.mark.requirement("M-5.2a")
def test_a_plan_ended_without_a_conference_asks_for_it_too() -> None:
    ended = event("plan-ended", ENDED, grounds="no-longer-at-risk", then="child-in-need")
    assert ask(ended, as_of=ENDED).one(MEETING)["due"] == "2026-02-23"


@pytest.mark.requirement("M-5.2a")
def test_a_review_that_continues_or_is_not_quorate_ends_nothing() -> None:
    assert not ask(review(ENDED), as_of="2026-06-01").all(MEETING)
    assert not ask(end(quorate=False), as_of="2026-06-01").all(MEETING)
    assert not ask(review(ENDED, "deferred"), as_of="2026-06-01").all(MEETING)


@pytest.mark.requirement("M-5.2a")
def test_a_meeting_before_the_end_or_of_another_kind_does_not_count() -> None:
    earlier = event("child-in-need-meeting", "2026-02-06")
    assert ask(earlier, end(), as_of="2026-02-24").one(MEETING)["state"] == "overdue"
    others = [event("core-group", "2026-02-16"), event("child-in-need-plan-started", "2026-02-17")]
    assert ask(end(), *others, as_of="2026-02-24").one(MEETING)["state"] == "overdue"


@pytest.mark.requirement("M-5.2a")
def test_death_and_the_eighteenth_birthday_ask_for_none() -> None:
    assert not ask(as_of="2026-06-01", died=ENDED).all(MEETING)
    assert not ask(as_of="2026-06-01", born="2008-02-09").all(MEETING)  # 18 on 9 Feb 2026
    for grounds in ("died", "eighteen"):
        assert not ask(event("plan-ended", ENDED, grounds=grounds), as_of="2026-06-01").all(MEETING)


@pytest.mark.requirement("M-5.2a")
def test_death_after_the_end_closes_it() -> None:
    assert ask(end(), as_of="2026-06-01", died="2026-02-16").one(MEETING)["state"] == "lapsed"


@pytest.mark.requirement("M-5.2a")
def test_each_plan_that_ends_asks_for_a_meeting_of_its_own() -> None:
    # Mon 20 Jul 2026: 21-24 (4), 27-31 (9), Mon 3 Aug (10)
    answer = ask(
        end(),
        event("child-in-need-meeting", "2026-02-18"),
        conference("2026-05-11"),
        end("2026-07-20"),
        as_of="2026-08-04",
    )
    first, second = answer.one(MEETING, trigger_on=ENDED), answer.one(MEETING, trigger_on="2026-07-20")
    assert (first["due"], first["state"]) == ("2026-02-23", "met")
    assert (second["due"], second["state"]) == ("2026-08-03", "overdue")


@pytest.mark.requirement("M-5.2a")
def test_the_end_of_a_plan_carried_in_asks_for_it() -> None:
    carried = event(
        "plan-carried-in", "2026-01-05", began="2025-03-03", last_review="2025-09-01", from_="transfer"
    )
    answer = timelines.ask("isle_of_man", case(carried, end()), as_of=ENDED)
    assert answer.one(MEETING)["due"] == "2026-02-23"


@pytest.mark.requirement("M-5.2a")
def test_a_plan_carried_in_that_a_conference_takes_over_has_not_ended() -> None:
    carried = event("plan-carried-in", "2026-01-05", began="2025-03-03", from_="transfer")
    for decision, due in [("plan", []), ("no-plan", ["2026-02-23"])]:
        receiving = event("initial-conference", ENDED, kind="transfer-in", decision=decision)
        answer = timelines.ask("isle_of_man", case(carried, receiving), as_of=ENDED)
        assert (decision, [each["due"] for each in answer.all(MEETING)]) == (decision, due)


@pytest.mark.requirement("M-5.2a")
def test_a_new_plan_takes_the_place_of_the_meeting() -> None:
    assert ask(end(), conference("2026-02-16"), as_of="2026-06-01").one(MEETING)["state"] == "lapsed"
    # Due on Mon 23 Feb and not held; the new plan came a day too late to excuse it.
    assert ask(end(), conference("2026-02-24"), as_of="2026-06-01").one(MEETING)["state"] == "missed"


@pytest.mark.requirement("M-5.2a")
def test_a_child_never_on_a_plan_has_no_such_meeting() -> None:
    none = case(event("initial-conference", "2026-01-12", decision="no-plan"))
    assert not timelines.ask("isle_of_man", none, as_of="2026-06-01").all(MEETING)
