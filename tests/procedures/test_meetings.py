"""Meetings that are arranged, moved, held and cancelled: what hangs on them moves with them."""

from tests.procedures.asking import conference, derive, event, of, review


def test_core_groups_stand_side_by_side_and_a_conference_replaces_the_one_not_yet_held() -> None:
    happened = [
        conference(next_review_on="2026-03-12"),
        event("conference-arranged", "2026-01-13", conference="review-conference", for_="2026-03-19"),
    ]
    [only] = of(derive("backward", *happened, as_of="2026-01-14"), "report")
    assert (only["due"], only["key"]) == ("2026-03-16", "report/initial-conference/2026-01-12/1")
    assert "the review conference was moved from Thu 12 Mar 2026 to Thu 19 Mar 2026" in only["because"]


def test_after_a_review_is_held_a_further_arrangement_is_another_meeting() -> None:
    happened = [
        conference(next_review_on="2026-03-12"),
        review("2026-03-12", next_review_on="2026-09-10"),
        event("report-to-chair", "2026-03-05"),
    ]
    first, second = of(derive("backward", *happened, as_of="2026-03-13"), "report")
    assert (first["due"], first["state"]) == ("2026-03-09", "met")
    assert (second["due"], second["state"], second["trigger"]["on"]) == ("2026-09-07", "due", "2026-03-12")


def test_held_on_another_day_than_arranged_counts_on_the_day_it_was_held() -> None:
    happened = [
        conference(next_review_on="2026-03-12"),
        review("2026-03-10"),
        event("report-to-chair", "2026-03-06"),
    ]
    [only] = of(derive("backward", *happened, as_of="2026-03-13"), "report")
    assert (only["due"], only["state"], only["met_on"]) == ("2026-03-05", "met-late", "2026-03-06")


def test_what_was_arranged_for_one_plan_is_not_moved_into_the_next() -> None:
    happened = [
        conference(next_review_on="2026-03-12"),
        event("plan-ended", "2026-02-02"),
        conference("2026-02-16"),
        event("conference-arranged", "2026-02-17", conference="review-conference", for_="2026-05-05"),
    ]
    first, second = of(derive("backward", *happened, as_of="2026-02-18"), "report")
    assert (first["due"], first["state"]) == ("2026-03-09", "lapsed")
    # Tue 5 May 2026: Fri 1 (1), Thu 30 (2), Wed 29 (3); Mon 4 is a bank holiday.
    assert (second["due"], second["state"]) == ("2026-04-29", "due")


def test_a_report_that_names_the_meeting_by_its_kind_counts_for_the_next_one() -> None:
    happened = [
        conference(next_review_on="2026-03-12"),
        review("2026-03-12", next_review_on="2026-09-10"),
        event("report-to-chair", "2026-09-01", for_="review-conference"),
    ]
    _, second = of(derive("backward", *happened, as_of="2026-09-02"), "report")
    assert second["state"] == "met"
