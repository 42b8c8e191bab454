"""Jersey: every invited professional's report, with the chair three working days before a review.

Every date was counted by hand from the calendar, backwards from the day of the review, which is day 0.
"""

import pytest

from tests.procedures.jersey import answer, check, none, registered
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2025-02-13")
INVITED = ["social-worker", "health-visitor", "teacher", "mother", "child"]


def arranged(on: str, for_: str, **fields: object) -> Event:
    """Write that a review conference was arranged."""
    return event(
        "conference-arranged",
        on,
        **{"conference": "review-conference", "for_": for_, "invited": INVITED} | fields,
    )


def report(on: str, for_: str = "2025-05-13", by: str = "health-visitor") -> Event:
    """Write that a report reached the chair."""
    return event("report-to-chair", on, for_=for_, by=by)


ARRANGED = arranged("2025-04-10", "2025-05-13")

REPORT = [
    # The review is on Tue 13 May 2025: back Mon 12 (1), [Fri 9 Liberation Day], Thu 8 (2), Wed 7 (3).
    pytest.param([], "2025-05-07", "due", id="due on the third working day before"),
    pytest.param([], "2025-05-08", "overdue", id="overdue the day after"),
    pytest.param([report("2025-05-07")], "2025-05-08", "met", id="met on the last day"),
    pytest.param([report("2025-05-08")], "2025-05-09", "met-late", id="a day late"),
    pytest.param([report("2025-05-06", by="teacher")], "2025-05-08", "overdue", id="another's report"),
    pytest.param(
        [report("2025-02-10", "2025-02-13")], "2025-05-08", "overdue", id="for the conference before"
    ),
    pytest.param(
        [event("report-to-parents", "2025-05-06", for_="2025-05-13", by="health-visitor")],
        "2025-05-08",
        "overdue",
        id="to the parents and not the chair",
    ),
]


@pytest.mark.requirement("J-6.27")
@pytest.mark.parametrize(("later", "as_of", "state"), REPORT)
def test_report_with_the_chair_three_working_days_before(later: list[Event], as_of: str, state: str) -> None:
    happened = [CONFERENCE, ARRANGED, *later]
    check(happened, as_of, "report-to-chair", "2025-05-07", state, responsible="health-visitor")


@pytest.mark.requirement("J-6.27")
def test_every_professional_invited_has_a_report_to_make_and_no_one_of_the_family() -> None:
    found = answer(case(CONFERENCE, ARRANGED), "2025-05-01").all("report-to-chair")
    assert {each["responsible"] for each in found} == {"social-worker", "health-visitor", "teacher"}
    assert {each["due"] for each in found} == {"2025-05-07"}


@pytest.mark.requirement("J-6.27")
def test_moving_the_review_moves_the_reports_and_keeps_those_sent() -> None:
    # Tue 20 May 2025: back Mon 19 (1), Fri 16 (2), Thu 15 (3).
    moved = arranged("2025-05-01", "2025-05-20", instead_of="2025-05-13")
    happened = [CONFERENCE, ARRANGED, report("2025-04-30"), moved]
    check(happened, "2025-05-08", "report-to-chair", "2025-05-15", "due", responsible="teacher")
    check(happened, "2025-05-08", "report-to-chair", "2025-05-15", "met", responsible="health-visitor")


@pytest.mark.requirement("J-6.27")
@pytest.mark.parametrize(
    ("review_on", "due"),
    [
        # Wed 23 April 2025: back Tue 22 (1), [Easter Monday 21, Good Friday 18], Thu 17 (2), Wed 16 (3).
        pytest.param("2025-04-23", "2025-04-16", id="over Easter"),
        # Thu 17 April 2025: back Wed 16 (1), Tue 15 (2), Mon 14 (3).
        pytest.param("2025-04-17", "2025-04-14", id="with no day off inside"),
    ],
)
def test_days_off_are_left_out_of_the_three(review_on: str, due: str) -> None:
    happened = [CONFERENCE, arranged("2025-03-10", review_on)]
    check(happened, "2025-03-11", "report-to-chair", due, "due", responsible="social-worker")


@pytest.mark.requirement("J-6.27")
def test_a_review_called_off_wants_no_report() -> None:
    off = event("meeting-cancelled", "2025-05-01", conference="review-conference", for_="2025-05-13")
    found = answer(case(CONFERENCE, ARRANGED, off), "2025-05-08").all("report-to-chair")
    assert {each["state"] for each in found} <= {"lapsed"}


@pytest.mark.requirement("J-6.27")
def test_a_report_for_an_initial_conference_has_no_number_of_days() -> None:
    first = arranged("2026-01-05", "2026-01-13", conference="initial-conference")
    found = check([first], "2026-01-06", "initial-report", None, "due", responsible="health-visitor")
    assert found["when"] == "not stated"
    sent = report("2026-01-12", "2026-01-13")
    check([first, sent], "2026-01-13", "initial-report", None, "met", responsible="health-visitor")


@pytest.mark.requirement("J-6.27")
def test_a_core_group_wants_no_report_to_the_chair() -> None:
    none(
        [CONFERENCE, arranged("2025-02-20", "2025-03-03", conference="core-group")],
        "2025-03-01",
        "report-to-chair",
    )
