"""The council's report to the parents: given by the social worker before the conference; rule and command.

Every date was counted by hand before the pack was written; the comment beside it is the count. "Before" has
no number: the day before, or the same day where it is said to have been before the meeting.
"""

import pytest

from holdfast.procedures import pack
from tests.procedures.test_council_core_groups import ask, conference, review
from tests.procedures.timelines import Event, event

REPORT = "report-to-parents"
FOR_REVIEW = "report-to-parents-for-review"


def arranged(for_: str, on: str = "2026-01-05", kind: str = "initial-conference", **fields: object) -> Event:
    return event("conference-arranged", on, conference=kind, for_=for_, **fields)


def report(on: str, **fields: object) -> Event:
    return event("report-to-parents", on, **fields)


TUESDAY = "2026-01-13"
ARRANGED = arranged(TUESDAY)
HELD = conference(TUESDAY)

GIVEN = {
    # Before Tue 13 Jan 2026: Mon 12 Jan
    "not yet": ([], "2026-01-12", "due"),
    "not the day before": ([], "2026-01-13", "overdue"),
    "the day before": ([report("2026-01-12"), HELD], "2026-02-01", "met"),
    "for it by its date": ([report("2026-01-08", for_=TUESDAY), HELD], "2026-02-01", "met"),
    "at the conference": ([report(TUESDAY), HELD], "2026-02-01", "breached"),
    "after it": ([report("2026-01-14", for_=TUESDAY), HELD], "2026-02-01", "breached"),
    "never": ([HELD], "2026-02-01", "breached"),
    "to the chair": ([event("report-to-chair", "2026-01-08", for_=TUESDAY), HELD], "2026-02-01", "breached"),
    "by another": ([report("2026-01-08", by="health-visitor"), HELD], "2026-02-01", "breached"),
    "for a core group": (
        [arranged("2026-01-22", "2026-01-06", "core-group"), report("2026-01-08", for_="2026-01-22"), HELD],
        "2026-02-01",
        "breached",
    ),
    "for the next one": ([report("2026-01-08", for_="initial-conference"), HELD], "2026-02-01", "met"),
}


@pytest.mark.requirement("C-4")
@pytest.mark.parametrize(("later", "as_of", "state"), GIVEN.values(), ids=GIVEN.keys())
def test_the_report_is_given_before_the_initial_conference(
    later: list[Event], as_of: str, state: str
) -> None:
    found = ask(ARRANGED, *later, as_of=as_of).one(REPORT)
    assert (found["due"], found["state"], found["modality"]) == ("2026-01-12", state, "must")
    assert (found["responsible"], found["recipient"]) == ("social-worker", "parent")


@pytest.mark.requirement("C-4")
def test_given_on_the_day_it_must_be_said_to_have_been_before_the_meeting() -> None:
    found = ask(ARRANGED, report(TUESDAY, before_meeting=True), HELD, as_of="2026-02-01").one(REPORT)
    assert (found["due"], found["state"], found["met_on"]) == (TUESDAY, "met", TUESDAY)
    at_it = ask(ARRANGED, report(TUESDAY, before_meeting=False), HELD, as_of="2026-02-01").one(REPORT)
    assert at_it["state"] == "breached"


BEFORE = {
    # Before Mon 12 Jan 2026: Sun 11
    "a Sunday": ("2026-01-12", "2026-01-11", "Sunday"),
    # Before Tue 7 Apr 2026: Mon 6, Easter Monday
    "Easter Monday": ("2026-04-07", "2026-04-06", "Easter Monday"),
    # Before Wed 1 Apr 2026: Tue 31 Mar
    "a month's end": ("2026-04-01", "2026-03-31", None),
    # Before Fri 1 Mar 2024: Thu 29 Feb
    "29 February": ("2024-03-01", "2024-02-29", None),
}


@pytest.mark.requirement("C-4")
@pytest.mark.parametrize(("for_", "due", "day_off"), BEFORE.values(), ids=BEFORE.keys())
def test_the_day_before_stays_where_it_falls(for_: str, due: str, day_off: str | None) -> None:
    found = ask(arranged(for_, "2024-01-05"), as_of="2024-01-08").one(REPORT)
    assert (found["due"], found["day_off"], found["state"]) == (due, day_off, "due")


@pytest.mark.requirement("C-4")
def test_a_conference_that_moves_takes_the_report_with_it() -> None:
    moved = arranged("2026-01-20", "2026-01-09", instead_of=TUESDAY)
    due = ask(ARRANGED, moved, as_of="2026-01-14").one(REPORT)
    assert (due["due"], due["state"]) == ("2026-01-19", "due")
    given = ask(ARRANGED, report("2026-01-08", for_=TUESDAY), moved, as_of="2026-01-14").one(REPORT)
    assert (given["due"], given["state"]) == ("2026-01-19", "met")


@pytest.mark.requirement("C-4")
def test_a_conference_called_off_death_and_eighteen_want_no_report() -> None:
    off = event("meeting-cancelled", "2026-01-08", conference="initial-conference", for_=TUESDAY)
    assert ask(ARRANGED, off, as_of="2026-02-01").one(REPORT)["state"] == "lapsed"
    assert ask(ARRANGED, as_of="2026-02-01", died="2026-01-10").one(REPORT)["state"] == "lapsed"
    assert ask(ARRANGED, as_of="2026-02-01", born="2008-01-12").one(REPORT)["state"] == "lapsed"


@pytest.mark.requirement("C-4")
@pytest.mark.parametrize("decision", ["no-plan", "deferred"])
def test_the_report_was_owed_whatever_the_conference_decided(decision: str) -> None:
    held = event("initial-conference", TUESDAY, decision=decision)
    assert ask(ARRANGED, held, as_of="2026-02-01").one(REPORT)["state"] == "breached"
    assert ask(ARRANGED, report("2026-01-12"), held, as_of="2026-02-01").one(REPORT)["state"] == "met"


@pytest.mark.requirement("C-4")
def test_the_parents_of_an_unborn_child_have_it_too() -> None:
    held = conference(TUESDAY, kind="pre-birth")
    found = ask(ARRANGED, held, as_of="2026-02-01", born=None, expected="2026-04-10").one(REPORT)
    assert found["state"] == "breached"


REVIEW_ON = "2026-04-14"
REVIEWED = [report("2026-01-12"), HELD, arranged(REVIEW_ON, "2026-03-02", "review-conference")]


@pytest.mark.requirement("C-4")
@pytest.mark.parametrize(
    ("later", "as_of", "state"),
    [
        ([], "2026-04-13", "due"),  # before Tue 14 Apr 2026: Mon 13
        ([], "2026-04-14", "overdue"),  # the initial conference's report is not the review's
        ([report("2026-04-13"), review(REVIEW_ON)], "2026-05-01", "met"),
        ([report(REVIEW_ON), review(REVIEW_ON)], "2026-05-01", "breached"),
        ([report(REVIEW_ON, before_meeting=True), review(REVIEW_ON)], "2026-05-01", "met"),
        ([report("2026-04-10", for_="review-conference"), review(REVIEW_ON)], "2026-05-01", "met"),
        ([review(REVIEW_ON)], "2026-05-01", "breached"),
        ([report("2026-04-10", by="teacher"), review(REVIEW_ON)], "2026-05-01", "breached"),
        ([event("plan-ended", "2026-04-01", grounds="left-for-good")], "2026-05-01", "lapsed"),
    ],
)
def test_review_conferences_are_read_as_meant_too(later: list[Event], as_of: str, state: str) -> None:
    found = ask(ARRANGED, *REVIEWED, *later, as_of=as_of).one(FOR_REVIEW)
    same_day = {"before_meeting": True}.items() <= (later[0] if later else {}).items()
    assert (found["due"], found["state"]) == (REVIEW_ON if same_day else "2026-04-13", state)


@pytest.mark.requirement("C-4")
def test_each_conference_has_a_report_of_its_own() -> None:
    """What was given for a review, without saying so, is not the report for a second plan's conference."""
    first = [ARRANGED, *REVIEWED, report("2026-04-10"), review(REVIEW_ON, "end", then="close")]
    second = [arranged("2026-07-07", "2026-06-30"), conference("2026-07-07")]
    answer = ask(*first, *second, as_of="2026-08-01")
    assert [each["state"] for each in answer.all(REPORT)] == ["met", "breached"]
    assert answer.one(FOR_REVIEW)["state"] == "met"
    given = ask(*first, second[0], report("2026-07-06"), second[1], as_of="2026-08-01")
    assert [each["state"] for each in given.all(REPORT)] == ["met", "met"]


@pytest.mark.requirement("C-4")
def test_a_child_who_has_a_plan_already_has_a_report_for_the_conference_on_moving_here() -> None:
    # Before Tue 3 Mar 2026: Mon 2
    here = event("plan-carried-in", "2026-02-02", began="2025-11-03", from_="temporary")
    happened = [here, arranged("2026-03-03", "2026-02-10"), report("2026-02-27", for_="2026-03-03")]
    held = conference("2026-03-03", kind="transfer-in")
    found = ask(*happened, held, as_of="2026-04-01").one(REPORT)
    assert (found["due"], found["state"], found["met_on"]) == ("2026-03-02", "met", "2026-02-27")


@pytest.mark.requirement("C-4")
def test_a_core_group_wants_no_report() -> None:
    core = arranged("2026-01-22", "2026-01-13", "core-group")
    answer = ask(ARRANGED, report("2026-01-12"), HELD, core, as_of="2026-02-01")
    assert len(answer.of_requirement("C-4")) == 1


@pytest.mark.parametrize("name", ["council", "isle_of_wight"])
def test_every_duty_says_how_its_open_words_are_read(name: str) -> None:
    """Each of these rows stands in `requirements/open-readings.md`, so none is read in silence."""
    assert [each.id for each in pack.load(name).duties if not each.reading] == []
