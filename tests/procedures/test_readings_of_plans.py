"""The readings of the public form about plans and arrangements, tried on the islands' own procedures.

The dates were counted by hand; the comment beside each is the count.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_readings import (
    ENDED,
    MONDAY,
    PLAN,
    core_group,
    jersey,
    latest,
    man,
    reports,
    review,
    visit,
)
from tests.procedures.timelines import Case, Event, case, event

# ------------------------------------------------------------------ a plan and its duties


def ended_on(day: str, how: str) -> Case:
    if how == "review":
        return case(PLAN, core_group("2026-01-22"), review(day, "end", then="close"))
    if how == "plan-ended":
        return case(
            PLAN, core_group("2026-01-22"), event("plan-ended", day, grounds="left-for-good", then="close")
        )
    if how == "death":
        return case(PLAN, core_group("2026-01-22"), died=day)
    return case(PLAN, core_group("2026-01-22"), born=str(int(day[:4]) - 18) + day[4:])


@pytest.mark.parametrize("how", ["review", "plan-ended", "death", "eighteen"])
@pytest.mark.parametrize("procedure", ["isle_of_man", "jersey"])
def test_a_plan_runs_to_its_end_to_death_or_to_eighteen(procedure: str, how: str) -> None:
    # The next core group is due on Thu 19 Feb (22 Jan and 28 days), on both islands.
    row = {"isle_of_man": "M-2.3a", "jersey": "J-4.8"}[procedure]
    for day, state in [("2026-02-19", "lapsed"), ("2026-02-20", "missed")]:
        answer = timelines.ask(procedure, ended_on(day, how), as_of="2026-06-01")
        found = [each for each in answer.of_requirement(row) if each["due"] == "2026-02-19"]
        assert {each["state"] for each in found} == {state}
    still = timelines.ask(procedure, ended_on("2026-03-01", how), as_of="2026-02-20")
    assert {e["state"] for e in still.of_requirement(row) if e["due"] == "2026-02-19"} == {"overdue"}


def test_what_happened_outside_a_plan_does_not_count_within_it() -> None:
    second = event("initial-conference", "2026-05-11", decision="plan", categories=["neglect"])
    between = [core_group("2026-03-02"), visit("2026-05-05")]
    happened = [PLAN, ENDED | {"then": "close"}, *between, second]
    # Mon 11 May 2026: 12-15 (4), 18-22 (9), Mon 25 off, Tue 26 (10)
    first = man(*happened, as_of="2026-05-12").one("first-core-group", trigger_on="2026-05-11")
    assert (first["due"], first["state"]) == ("2026-05-26", "due")
    # Mon 11 May and 28 days: 20 to 31 May, Mon 8 June; not 5 May and 28 days
    assert latest(jersey(*happened, as_of="2026-05-12"), "J-3.7")["due"] == "2026-06-08"


def test_a_carried_in_plan_counts_reviews_from_the_last_one() -> None:
    carried = event(
        "plan-carried-in", "2026-03-02", began="2025-06-02", last_review="2025-12-01", from_="before-holdfast"
    )
    # six months after Mon 1 Dec 2025
    assert latest(jersey(carried, as_of="2026-03-02"), "J-6.15")["due"] == "2026-06-01"


def test_a_carried_in_plan_counts_other_duties_from_the_day_of_carrying_in() -> None:
    carried = event("plan-carried-in", "2026-03-02", began="2025-06-02", last_review="2025-12-01")
    # Mon 2 Mar and 28 days: 29 to 31 Mar, 30 March itself
    assert latest(jersey(carried, as_of="2026-03-02"), "J-3.7")["due"] == "2026-03-30"
    # from the last that counts, when that is known: Tue 17 Feb and 28 days is Tue 17 Mar
    known = jersey(visit("2026-02-17"), carried, as_of="2026-03-02")
    assert latest(known, "J-3.7")["due"] == "2026-03-17"


def test_nothing_is_due_before_the_day_of_carrying_in() -> None:
    # The last review was on 1 May 2025: six months is 1 Nov 2025, long before the plan was carried in.
    carried = event("plan-carried-in", "2026-03-02", began="2025-02-03", last_review="2025-05-01")
    dues = [each["due"] for each in jersey(visit("2025-12-01"), carried, as_of="2026-03-02").obligations]
    assert all(due is None or due >= "2026-03-02" for due in dues)


def test_duties_to_see_a_child_begin_at_birth() -> None:
    unborn = PLAN | {"kind": "pre-birth"}
    child: dict[str, str | None] = {"born": None, "expected": "2026-04-10"}
    assert not jersey(unborn, as_of="2026-03-01", **child).of_requirement("J-3.7")
    # Born on Wed 8 Apr 2026: 28 days on is Wed 6 May
    assert latest(jersey(unborn, as_of="2026-04-09", born="2026-04-08"), "J-3.7")["due"] == "2026-05-06"


def test_an_inquorate_review_satisfies_nothing_and_ends_nothing() -> None:
    # three months after Mon 12 Jan 2026 is Sun 12 April
    for decision in ("continue", "end"):
        answer = jersey(PLAN, review("2026-04-10", decision, quorate=False), as_of="2026-04-13")
        assert latest(answer, "J-6.15")["due"] == "2026-04-12"
        assert latest(answer, "J-6.15")["state"] == "overdue"
    quorate = jersey(PLAN, review("2026-04-10"), as_of="2026-04-13")
    assert quorate.of_requirement("J-6.15")[0]["state"] == "met"


def test_an_inquorate_conference_can_make_a_plan() -> None:
    # The reading speaks of satisfying a review and of ending a plan: what protects a child stands.
    answer = man(PLAN | {"quorate": False}, as_of=MONDAY)
    assert answer.one("first-core-group")["due"] == "2026-01-26"


def test_a_recurring_duty_has_one_open_obligation_and_counts_from_the_last_that_counts() -> None:
    # Mon 2 Feb and 28 days is Mon 2 March; the visit on the 16th did not see the child
    happened = [PLAN, visit("2026-02-02"), visit("2026-02-16", seen=False)]
    found = jersey(*happened, as_of="2026-08-01").of_requirement("J-3.7")
    still = [each for each in found if each["state"] not in ("met", "met-late")]
    assert [(each["due"], each["state"]) for each in still] == [("2026-03-02", "overdue")]


# ------------------------------------------------------------------ arrangements


def test_a_report_for_a_meeting_that_moves_counts_for_it_in_its_new_place() -> None:
    first = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-03-20")
    sent = event("report-to-chair", "2026-03-16", for_="2026-03-20")
    # Three working days before Fri 20 Mar: Thu 19 (1), Wed 18 (2), Tue 17 (3)
    assert reports(jersey(PLAN, first, sent, as_of="2026-03-16")) == {("2026-03-17", "met")}
    # Moved to Fri 27 Mar: Thu 26 (1), Wed 25 (2), Tue 24 (3). The report was sent before that: met.
    moved = event(
        "conference-arranged", "2026-03-18", conference="review-conference", for_="2026-03-27",
        instead_of="2026-03-20",
    )  # fmt: skip
    assert reports(jersey(PLAN, first, sent, moved, as_of="2026-03-18")) == {("2026-03-24", "met")}


def test_a_new_arrangement_of_a_conference_replaces_one_not_yet_held() -> None:
    first = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-03-20")
    again = event("conference-arranged", "2026-02-20", conference="review-conference", for_="2026-03-27")
    assert reports(jersey(PLAN, first, again, as_of="2026-02-20")) == {("2026-03-24", "due")}


def test_the_day_given_for_the_next_meeting_arranges_it_and_is_no_deadline() -> None:
    arranging = PLAN | {"next_review_on": "2026-03-20", "next_core_group_on": "2026-01-20"}
    answer = jersey(arranging, as_of="2026-01-13")
    assert latest(answer, "J-6.15")["due"] == "2026-04-12"  # three months, not the day arranged
    assert reports(answer) == {("2026-03-17", "due")}  # but reports are due for it
    assert man(arranging, as_of="2026-01-13").one("first-core-group")["due"] == "2026-01-26"


# ------------------------------------------------------------------ variations, breaches


def varied(**fields: object) -> Event:
    agreed = {
        "duty": "first-core-group",
        "until": "2026-02-02",
        "agreed_by": "team-manager",
        "reason": "The mother is in hospital.",
    }
    return event("varied", "2026-01-23", for_=MONDAY, **(agreed | fields))


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-01-22", "due"), ("2026-01-27", "varied"), ("2026-02-02", "varied"), ("2026-02-03", "overdue")],
)
def test_a_variation_holds_until_its_day_and_moves_no_date(as_of: str, state: str) -> None:
    # Due on Mon 26 Jan (10 working days); put off on the 23rd until Mon 2 Feb.
    found = man(PLAN, varied(), as_of=as_of).one("first-core-group")
    assert (found["due"], found["state"]) == ("2026-01-26", state)
    assert (found["varied"] or {}).get("until") == (None if as_of == "2026-01-22" else "2026-02-02")


@pytest.mark.parametrize("left_out", ["agreed_by", "reason"])
def test_a_variation_nobody_agreed_to_or_gave_a_reason_for_does_not_count(left_out: str) -> None:
    found = man(PLAN, varied(**{left_out: None}), as_of="2026-01-27").one("first-core-group")
    assert (found["state"], found["varied"]) == ("overdue", None)


def test_a_variation_of_no_known_duty_is_refused() -> None:
    unknown = varied(duty="first-coregroup")
    assert "first-coregroup" in timelines.refused("isle_of_man", case(PLAN, unknown), as_of="2026-02-01")


def test_a_report_never_given_before_its_meeting_is_breached() -> None:
    arranged = event("conference-arranged", "2026-02-02", conference="review-conference", for_="2026-03-20")
    # Three working days before Fri 20 Mar: Thu 19 (1), Wed 18 (2), Tue 17 (3)
    assert reports(jersey(PLAN, arranged, as_of="2026-03-18")) == {("2026-03-17", "overdue")}
    held = jersey(PLAN, arranged, review("2026-03-20"), as_of="2026-03-20")
    assert reports(held) == {("2026-03-17", "breached")}
