"""Turns of recurring duties that a slow reading of the clauses counts otherwise than one might write them."""

import pytest

from tests.procedures import jersey
from tests.procedures.timelines import ask, case, event, refused


@pytest.mark.requirement("J-4.18")
def test_the_meeting_that_sets_an_interval_sets_it_for_the_next_one() -> None:
    """Wed 4 Feb and 1 week is Wed 11 Feb; what the group of the 11th agrees is of no account to that date."""
    happened = [
        jersey.registered("2026-01-12", core_group_every="1 week"),
        jersey.core_group("2026-01-26"),
        jersey.core_group("2026-02-20", core_group_every="20 days"),
    ]
    jersey.check(happened, "2026-02-20", "core-group", "2026-02-02", "met-late", trigger_on="2026-01-26")
    happened = [
        jersey.registered("2026-01-12"),
        jersey.core_group("2026-01-26"),
        jersey.core_group("2026-02-20", core_group_every="3 weeks"),
    ]
    found = jersey.check(happened, "2026-02-21", "core-group", "2026-02-23", "met", trigger_on="2026-01-26")
    assert found["because"] == "4 weeks after the core group on Mon 26 Jan 2026: Mon 23 Feb 2026"
    jersey.check(happened, "2026-02-21", "core-group", "2026-03-13", "due", trigger_on="2026-02-20")


@pytest.mark.requirement("M-2.3a")
def test_a_turn_that_had_no_date_gets_none_by_being_met() -> None:
    answer = ask(
        "isle_of_man",
        case(
            event("initial-conference", "2026-01-12", decision="plan"),
            event("core-group", "2026-01-20"),
            event("core-group", "2026-02-03", core_group_every="2 weeks"),
        ),
        as_of="2026-02-04",
    )
    first = answer.one("later-core-group", trigger_on="2026-01-20")
    assert (first["due"], first["when"], first["state"]) == (None, "not stated", "met")
    assert answer.one("later-core-group", trigger_on="2026-02-03")["due"] == "2026-02-17"


@pytest.mark.requirement("J-4.18")
def test_the_last_of_two_intervals_set_on_one_day_is_the_one_that_is_told() -> None:
    """Mon 26 Jan and 1 week had run out on the 16th; 4 weeks, agreed the same day, is Mon 23 Feb."""
    happened = [
        jersey.registered("2026-01-12", core_group_every="6 weeks"),
        jersey.core_group("2026-01-26"),
        event("plan-changed", "2026-02-16", core_group_every="1 week", id="a"),
        event("plan-changed", "2026-02-16", core_group_every="4 weeks", id="b"),
    ]
    found = jersey.check(happened, "2026-02-17", "core-group", "2026-02-23", "due", trigger_on="2026-01-26")
    assert "run out" not in found["because"]


@pytest.mark.requirement("J-3.7")
def test_a_child_born_after_the_plan_has_ended_is_not_visited_under_it() -> None:
    happened = [
        jersey.registered("2026-01-12", kind="pre-birth"),
        jersey.review("2026-04-10", "end", grounds="no-longer-at-risk"),
    ]
    jersey.none(happened, "2026-06-01", "visit-at-home", born="2026-05-04")
    jersey.none(happened, "2026-06-01", "visit-as-planned", born="2026-05-04")
    jersey.check(
        happened,
        "2026-06-01",
        "visit-at-home",
        "2026-05-07",
        "lapsed",
        child={"born": "2026-04-09"},
    )


@pytest.mark.requirement("J-6.19")
def test_a_review_held_too_late_forgives_no_full_plan() -> None:
    """Mon 12 Jan and 3 months is Sun 12 Apr: overdue on the 15th, and not in time again on the 20th."""
    late = [jersey.registered("2026-01-12"), jersey.review("2026-04-20")]
    jersey.check(late, "2026-04-15", "full-plan", "2026-04-12", "overdue")
    found = jersey.check(late, "2026-04-20", "full-plan", "2026-04-12", "overdue")
    assert found["because"].startswith("due at the review conference, itself due by Sun 12 Apr 2026")
    late.append(event("full-plan-produced", "2026-04-20"))
    jersey.check(late, "2026-04-20", "full-plan", "2026-04-12", "met-late")


@pytest.mark.requirement("J-4.14")
@pytest.mark.parametrize("place", ["2026-04-09", "2026-04-10"])
def test_a_new_date_moves_a_review_whether_or_not_it_names_the_old_one(place: str) -> None:
    """Of conferences a new arrangement replaces one not yet held; the same day again moves nothing."""
    again = event("conference-arranged", "2026-03-20", conference="review-conference", for_=place)
    happened = [jersey.registered("2026-01-12", next_review_on="2026-04-09"), again]
    if place == "2026-04-09":
        jersey.none(happened, "2026-03-21", "rescheduled-in-writing")
    else:
        jersey.check(happened, "2026-03-21", "rescheduled-in-writing", None, "due", trigger_on="2026-03-20")


@pytest.mark.requirement("J-2.11")
def test_a_return_is_of_the_agreement_of_the_core_group_that_it_names() -> None:
    """Two agreements go out on Mon 16 Feb, itself a core group's day: each comes back for its own."""
    happened = [
        jersey.registered("2026-01-12"),
        jersey.core_group("2026-02-09"),
        event("agreement-circulated", "2026-02-16", for_="2026-02-09", to=["core-group", "conference-chair"]),
        jersey.core_group("2026-02-16"),
        event("agreement-circulated", "2026-02-16", for_="2026-02-16", to=["core-group", "conference-chair"]),
        event("agreement-returned", "2026-02-19", for_="2026-02-16"),
        event("agreement-returned", "2026-02-24", for_="2026-02-09"),
    ]
    found = jersey.answer(case(*happened), "2026-02-24").all("agreement-returned")
    assert [(each["state"], each["met_on"]) for each in found] == [
        ("met-late", "2026-02-24"),
        ("met", "2026-02-19"),
    ]


@pytest.mark.parametrize("field", ["began", "last_review"])
def test_a_plan_carried_in_began_and_was_reviewed_before_that(field: str) -> None:
    carried = event("plan-carried-in", "2026-01-12", **{"began": "2025-12-01", field: "2026-01-13"})
    told = refused("jersey", case(carried), as_of="2026-02-01")
    assert told.endswith(
        f"event 1 (plan-carried-in): {field} is 2026-01-13: expected no date after on (2026-01-12)"
    )
