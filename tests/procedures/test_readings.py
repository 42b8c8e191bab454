"""The readings of the public form, each sentence tried on the islands' own procedures: counting and facts.

How days are counted, what of a timeline counts, and what holds when something is left out. The dates were
counted by hand; the comment beside each is the count. `test_readings_of_plans.py` has those about a plan.
"""

import random
from typing import Any

import pytest

from tests.procedures import timelines
from tests.procedures.timelines import Answer, Event, Obligation, case, event

MONDAY = "2026-01-12"
PLAN = event(
    "initial-conference", MONDAY, decision="plan", categories=["neglect"], core_group_every="4 weeks"
)
ENDED = event("review-conference", "2026-02-09", decision="end", then="child-in-need")
SEEN = {"seen": True, "alone": True, "awake": True, "at_home": True, "bedroom": True, "other_rooms": True}


def man(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("isle_of_man", case(*happened, **child), as_of=as_of)


def jersey(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask("jersey", case(*happened, **child), as_of=as_of)


def latest(answer: Answer, requirement: str) -> Obligation:
    """Find the obligation of a requirement whose trigger is the latest."""
    found = answer.of_requirement(requirement)
    assert found, timelines.shown(answer.obligations)
    return max(found, key=lambda each: str(each["trigger"]["on"]))


def reports(answer: Answer) -> set[tuple[str, str]]:
    """When reports to the chair are due before a review, and how they stand (J-6.27)."""
    found = answer.of_requirement("J-6.27")
    return {(each["due"], each["state"]) for each in found if each["due"] is not None}


def core_group(on: str, **fields: Any) -> Event:
    return event("core-group", on, **fields)


def visit(on: str, **fields: Any) -> Event:
    return event("visit", on, **(SEEN | fields))


def review(on: str, decision: str = "continue", **fields: Any) -> Event:
    return event("review-conference", on, decision=decision, **fields)


# ------------------------------------------------------------------ counting


def test_the_day_of_the_event_is_day_nought() -> None:
    # Mon 12 Jan 2026: 13-16 (4), 19-23 (9), Mon 26 (10)
    assert man(PLAN, as_of=MONDAY).one("first-core-group")["due"] == "2026-01-26"


def test_working_days_before_are_counted_backwards() -> None:
    # J-6.27, three working days before Tue 7 Apr 2026: Mon 6 and Fri 3 off, Thu 2 (1), Wed 1 (2), Tue 31 Mar
    arranged = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-04-07")
    assert reports(jersey(PLAN, arranged, as_of="2026-02-02")) == {("2026-03-31", "due")}


def test_months_keep_the_day_of_the_month_and_are_clipped_to_its_end() -> None:
    # J-6.15, three months after Sun 30 Nov 2025: February 2026 ends on the 28th
    late = event("initial-conference", "2025-11-30", decision="plan", categories=["neglect"])
    assert latest(jersey(late, as_of="2025-12-01"), "J-6.15")["due"] == "2026-02-28"
    # three months after Mon 12 Jan 2026
    assert latest(jersey(PLAN, as_of=MONDAY), "J-6.15")["due"] == "2026-04-12"


def test_weeks_are_seven_days() -> None:
    # Thu 22 Jan and 28 days: 9 to 31 Jan, 19 in February
    found = man(PLAN, core_group("2026-01-22"), as_of="2026-01-23").one("later-core-group")
    assert found["due"] == "2026-02-19"


def test_a_deadline_on_a_day_off_stays_and_says_so() -> None:
    # Thu 27 Nov 2025 and 28 days: 3 to 30 Nov, Thu 25 Dec
    began = event("initial-conference", "2025-11-17", decision="plan", categories=["neglect"])
    found = man(began | {"core_group_every": "4 weeks"}, core_group("2025-11-27"), as_of="2025-11-27")
    later = found.one("later-core-group")
    assert later["due"] == "2025-12-25"
    assert "Christmas" in later["day_off"]
    assert found.one("first-core-group")["day_off"] is None


def test_a_date_beyond_the_confirmed_calendar_is_provisional() -> None:
    far = event("initial-conference", "2045-01-09", decision="plan", categories=["neglect"])
    child = {"born": "2035-05-04"}
    assert man(far, as_of="2045-01-10", **child).one("first-core-group")["provisional"] is True
    near = event("initial-conference", "2025-01-13", decision="plan", categories=["neglect"])
    assert man(near, as_of="2025-01-13").one("first-core-group")["provisional"] is False


# ------------------------------------------------------------------ what of the timeline counts


def test_what_is_dated_after_as_of_is_ignored() -> None:
    held = core_group("2026-01-22")
    assert man(PLAN, held, as_of="2026-01-21").one("first-core-group")["state"] == "due"
    assert man(PLAN, held, as_of="2026-01-22").one("first-core-group")["state"] == "met"
    assert man(PLAN, as_of="2026-01-11").obligations == ()


def test_an_arrangement_counts_for_the_day_it_is_for() -> None:
    # Arranged on the 2nd for the 20th of March. Thu 19 (1), Wed 18 (2), Tue 17 (3)
    arranged = event("conference-arranged", "2026-03-02", conference="review-conference", for_="2026-03-20")
    assert reports(jersey(PLAN, arranged, as_of="2026-03-02")) == {("2026-03-17", "due")}
    assert not reports(jersey(PLAN, arranged, as_of="2026-03-01"))


def test_events_are_taken_by_date_and_then_by_the_order_of_the_table() -> None:
    # Ended and met on one day: the review comes before the child in need meeting, in whatever order written.
    meeting = event("child-in-need-meeting", "2026-02-09")
    happened = [PLAN, core_group("2026-01-22"), ENDED, meeting]
    expected = man(*happened, as_of="2026-03-01").obligations
    shuffled = random.Random(3)
    for _ in range(5):
        shuffled.shuffle(happened)
        assert man(*happened, as_of="2026-03-01").obligations == expected
    assert Answer(expected).one("child-in-need-meeting")["state"] == "met"


def test_the_answer_is_ordered_by_due_date_with_what_has_none_last() -> None:
    for answer in (
        man(PLAN, core_group("2026-01-22"), ENDED, as_of="2026-02-10"),
        jersey(PLAN, core_group("2026-01-22"), visit("2026-02-02"), as_of="2026-02-10"),
    ):
        dues = [each["due"] for each in answer.obligations]
        dated = [due for due in dues if due is not None]
        assert dues == sorted(dated) + [None] * (len(dues) - len(dated))


FORM = {
    *(
        "duty",
        "key",
        "say",
        "requirements",
        "cite",
        "modality",
        "trigger",
        "due",
        "when",
        "not_before",
        "state",
    ),
    *("met_on", "responsible", "recipient", "acknowledged_on", "varied", "provisional", "day_off", "because"),
}


def test_the_form_of_an_obligation() -> None:
    found = man(PLAN, as_of=MONDAY).one("first-core-group")
    assert set(found) >= FORM
    assert found["key"] == f"first-core-group/initial-conference/{MONDAY}/1"
    named = man(PLAN | {"id": "icpc-7"}, as_of=MONDAY).one("first-core-group")
    assert named["key"] == "first-core-group/initial-conference/icpc-7/1"


# ------------------------------------------------------------------ words without a number


def test_immediately_and_as_a_matter_of_urgency_are_the_day_of_the_event() -> None:
    stuck = event("implementation-difficulty", "2026-03-03", extent="whole")
    answer = man(PLAN, stuck, as_of="2026-03-03")
    for row in ("M-2.5c", "M-6.4.3"):
        assert {each["due"] for each in answer.of_requirement(row)} == {"2026-03-03"}


def test_a_period_that_runs_from_an_act_runs_from_the_act_itself() -> None:
    # J-2.11. Core group Thu 22 Jan; sent round on Tue 27 Jan: 28-30 (3), 2, 3 Feb (5)
    sent = event(
        "agreement-circulated", "2026-01-27", for_="2026-01-22", to=["core-group", "conference-chair"]
    )
    answer = jersey(PLAN, core_group("2026-01-22"), sent, as_of="2026-01-28")
    assert {each["due"] for each in answer.of_requirement("J-2.11")} == {"2026-02-03"}


def test_no_number_in_the_source_is_not_stated_and_never_overdue() -> None:
    looked_after = event("looked-after-from", "2026-01-13")
    answer = man(PLAN, looked_after, core_group("2026-01-22"), as_of="2029-01-01")
    found = answer.one("send-plan-to-reviewing-officer")
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert answer.obligations[-1]["due"] is None


# ------------------------------------------------------------------ what is left out, what is refused


def test_what_is_left_out_of_an_event() -> None:
    # `by` is social-worker; `kind` initial; `quorate` true; `announced` true
    short = event("visit", "2026-02-02", seen=True, at_home=True)
    met = jersey(PLAN, short, as_of="2026-02-02").of_requirement("J-3.7")
    assert [each["met_on"] for each in met if each["state"] == "met"] == ["2026-02-02"]
    # anything demanded and unsaid counts as not done: nobody said that the child was seen at home
    for unsaid in ({"seen": True}, {"at_home": True}, {}):
        silent = jersey(PLAN, event("visit", "2026-02-02", **unsaid), as_of="2026-02-10").of_requirement(
            "J-3.7"
        )
        assert [each["state"] for each in silent] == ["overdue"]
    # `then` not known: what may follow an end stands
    unsaid_then = {name: value for name, value in ENDED.items() if name != "then"}
    assert man(PLAN, unsaid_then, as_of="2026-02-09").one("child-in-need-meeting")["due"] == "2026-02-23"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (event("coregroup", "2026-01-22"), "coregroup"),
        (event("visit", "2026-01-22", by="uncle"), "uncle"),
        (event("initial-conference", "2026-01-22", decision="maybe"), "maybe"),
        (event("initial-conference", "2026-01-22"), "decision"),
        (event("core-group", "2026-02-30"), "2026-02-30"),
        (event("review-conference", "2026-03-30", decision="continue", core_group_every="often"), "often"),
        (event("record-distributed", "2026-01-30", of="core-group", for_="2026-01-22"), "2026-01-22"),
    ],
)
@pytest.mark.parametrize("procedure", ["isle_of_man", "jersey"])
def test_what_is_unknown_or_impossible_is_refused_in_one_line(
    procedure: str, wrong: Event, named: str
) -> None:
    assert named in timelines.refused(procedure, case(PLAN, wrong), as_of="2026-06-01")


def test_unknown_grounds_and_reasons_are_kept() -> None:
    ended = event("plan-ended", "2026-02-09", grounds="moved in with the circus")
    assert man(PLAN, ended, as_of="2026-03-01").one("first-core-group")["state"] == "missed"
