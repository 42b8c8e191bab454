"""The engine's readings, one by one, on the packs of the tests; their dates are counted by hand."""

from datetime import date
from typing import Any

import pytest

from holdfast.procedures import case, obligations, pack
from holdfast.procedures.faults import CaseFault
from tests.procedures.asking import TESTED, conference, derive, event, of, review

# ---------------------------------------------------------------- what is dated later; order; keys


def test_what_is_dated_after_the_day_is_ignored_save_the_day_an_arrangement_is_for() -> None:
    later = [event("core-group", "2026-01-21"), review("2026-02-02", "end")]
    arranged = event("conference-arranged", "2026-01-13", conference="review-conference", for_="2026-03-12")
    found = derive("backward", conference(), arranged, *later, as_of="2026-01-20")
    assert [each["due"] for each in of(found, "report")] == ["2026-03-09"]
    assert [each["state"] for each in of(found, "review")] == ["due"]


def test_a_birth_to_come_is_only_expected() -> None:
    found = derive("recurring", conference(kind="pre-birth"), as_of="2026-01-20", born="2026-02-02")
    assert of(found, "visit") == []


def test_the_answer_is_ordered_by_due_date_with_what_has_none_last() -> None:
    found = derive("forward", conference(), event("core-group", "2026-01-20"), as_of="2026-02-01")
    dues = [each.due for each in found]
    known = [due for due in dues if due is not None]
    assert dues == [*sorted(known), *[None] * (len(dues) - len(known))]
    assert dues[-1] is None


def test_a_key_has_the_id_where_there_is_one_and_counts_twins() -> None:
    twins = [event("core-group", "2026-01-20", parents=parents) for parents in (True, False)]
    found = derive("forward", conference(id="c-1"), *twins, as_of="2026-02-01")
    assert [each["key"] for each in of(found, "first-core-group")] == [
        "first-core-group/initial-conference/c-1/1"
    ]
    assert [each["key"] for each in of(found, "minutes-by")] == [
        "minutes-by/core-group/2026-01-20/1",
        "minutes-by/core-group/2026-01-20/2",
    ]


def test_facts_that_were_read_before_are_taken_as_they_are() -> None:
    read = case.read({"child": {"born": "2018-05-04"}, "happened": [conference()]})
    found = obligations.derive(pack.load("forward", folder=TESTED), read, date(2026, 1, 13))
    assert of(found, "first-core-group")[0]["due"] == "2026-01-26"


# ---------------------------------------------------------------- where a plan begins and ends


@pytest.mark.parametrize(
    ("ending", "child"),
    [
        ([review("2026-02-09", "end")], {}),
        ([event("plan-ended", "2026-02-09", grounds="left-for-good")], {}),
        ([], {"died": "2026-02-09"}),
        ([], {"born": "2008-02-09"}),
    ],
    ids=["review", "without-a-conference", "death", "eighteen"],
)
def test_due_on_the_day_the_plan_ends_lapses_and_due_before_it_is_missed(
    ending: list[dict[str, Any]], child: dict[str, str]
) -> None:
    child = {"born": "2018-05-04"} | child
    on_the_day = derive("recurring", conference(), *ending, as_of="2026-03-01", **child)
    assert [(each["due"], each["state"]) for each in of(on_the_day, "visit")] == [("2026-02-09", "lapsed")]
    before = derive("recurring", conference("2026-01-11"), *ending, as_of="2026-03-01", **child)
    assert [(each["due"], each["state"]) for each in of(before, "visit")] == [("2026-02-08", "missed")]


def test_an_inquorate_review_ends_nothing() -> None:
    found = derive("recurring", conference(), review("2026-02-02", "end", quorate=False), as_of="2026-02-10")
    assert [each["state"] for each in of(found, "visit")] == ["overdue"]


def test_a_child_of_29_february_comes_of_age_on_1_march() -> None:
    start = conference("2026-02-02")
    found = derive("recurring", start, as_of="2026-02-28", born="2008-02-29")
    assert [each["state"] for each in of(found, "visit")] == ["due"]
    found = derive("recurring", start, as_of="2026-03-01", born="2008-02-29")
    assert [each["state"] for each in of(found, "visit")] == ["lapsed"]


def test_no_plan_begins_after_majority() -> None:
    assert derive("recurring", conference(), as_of="2026-01-13", born="2008-01-12") == []


def test_the_receiving_conference_takes_the_place_of_the_plan_carried_in() -> None:
    carried = event(
        "plan-carried-in", "2026-01-05", began="2025-09-01", last_review="2025-12-01", from_="transfer"
    )
    found = derive("recurring", carried, conference("2026-01-19", kind="transfer-in"), as_of="2026-01-20")
    reviews = [(each["trigger"]["event"], each["due"], each["state"]) for each in of(found, "review")]
    assert reviews == [
        ("initial-conference", "2026-04-19", "due"),
        ("plan-carried-in", "2026-06-01", "lapsed"),
    ]


def test_a_receiving_conference_that_makes_no_plan_ends_the_one_carried_in() -> None:
    carried = event("plan-carried-in", "2026-01-05", began="2025-09-01")
    none = event("initial-conference", "2026-01-19", kind="transfer-in", decision="no-plan")
    found = derive("recurring", carried, none, as_of="2026-06-01")
    assert {each["state"] for each in of(found, "visit")} == {"lapsed"}


def test_other_recurring_duties_of_a_plan_carried_in_count_from_the_last_qualifying_event() -> None:
    seen = event("visit", "2025-12-29", seen=True, at_home=True)
    carried = event("plan-carried-in", "2026-01-05")
    [only] = of(derive("recurring", seen, carried, as_of="2026-01-06"), "visit")
    assert (only["due"], only["trigger"]["event"]) == ("2026-01-26", "plan-carried-in")
    assert "the last one on Mon 29 Dec 2025" in only["because"]
    [only] = of(derive("recurring", carried, as_of="2026-01-06"), "visit")
    assert only["due"] == "2026-02-02"


def test_nothing_is_due_before_the_day_of_carrying_in() -> None:
    carried = event("plan-carried-in", "2026-03-02", began="2025-01-06")
    arranged = event("conference-arranged", "2026-03-02", conference="review-conference", for_="2026-03-03")
    found = derive("backward", carried, arranged, as_of="2026-03-02")
    assert {each.due for each in found if each.duty in {"report", "review"}} == {date(2026, 3, 2)}
    assert all("nothing is due before" in each.because for each in found if each.duty in {"report", "review"})


def test_duties_before_the_plan_are_reckoned_by_themselves() -> None:
    talk = event("strategy-discussion", "2026-01-05", initiates_enquiry=True)
    found = derive("forward", talk, conference(), review("2026-01-20", "end"), as_of="2026-02-01")
    assert [each["state"] for each in of(found, "conference-of-the-initiating")] == ["met"]


def test_after_death_nothing_of_the_case_is_left_due() -> None:
    talk = event("strategy-discussion", "2026-01-05")
    found = derive("forward", talk, as_of="2026-03-01", born="2018-05-04", died="2026-01-10")
    assert {each.state for each in found} == {"lapsed"}


# ---------------------------------------------------------------- variation and acknowledgement


def varied(**fields: Any) -> dict[str, Any]:
    agreed = {"agreed_by": ["team-manager", "conference-chair"], "reason": "snow", "until": "2026-02-02"}
    return event("varied", "2026-01-20", **{"duty": "first-core-group"} | agreed | fields)


def test_met_within_a_variation_is_met_and_after_it_late() -> None:
    for held, state in (("2026-02-02", "met"), ("2026-02-03", "met-late")):
        found = derive("notices", conference(), varied(), event("core-group", held), as_of="2026-02-10")
        [only] = of(found, "first-core-group")
        assert (only["due"], only["state"], only["varied"]["until"]) == ("2026-01-26", state, "2026-02-02")
        assert only["varied"]["agreed_by"] == ["team-manager", "conference-chair"]


@pytest.mark.parametrize("lacking", ["agreed_by", "reason"])
def test_a_variation_without_who_or_why_does_not_count_and_is_said(lacking: str) -> None:
    found = derive("notices", conference(), varied(**{lacking: None}), as_of="2026-01-27")
    [only] = of(found, "first-core-group")
    assert (only["state"], only["varied"]) == ("overdue", None)
    assert "the variation of Tue 20 Jan 2026 does not count" in only["because"]


def test_a_variation_is_of_the_trigger_it_names() -> None:
    happened = [
        conference(),
        event("plan-ended", "2026-01-14"),
        conference("2026-01-19"),
        varied(for_="2026-01-19"),
    ]
    first, second = of(derive("notices", *happened, as_of="2026-02-03"), "first-core-group")
    assert (first["state"], first["varied"]) == ("lapsed", None)
    assert (second["due"], second["state"], second["varied"]["reason"]) == ("2026-02-02", "overdue", "snow")


def test_a_variation_of_no_duty_is_refused() -> None:
    with pytest.raises(CaseFault, match='duty is "tea"'):
        derive("notices", conference(), varied(duty="tea"), as_of="2026-02-03")


def test_an_acknowledgement_is_of_what_it_names() -> None:
    happened = [
        conference(),
        event("missing", "2026-02-02", id="m-1"),
        event("told", "2026-02-02", whom=["head-teacher", "team-manager"], of="m-1", id="t-1"),
        event("acknowledged", "2026-02-03", whom="head-teacher", of="t-1"),
        event("acknowledged", "2026-02-04", by="team-manager", of="m-1"),
    ]
    teacher, manager = of(derive("notices", *happened, as_of="2026-02-05"), "managers-told")
    assert (teacher["acknowledged_on"], manager["acknowledged_on"]) == ("2026-02-03", "2026-02-04")


# ---------------------------------------------------------------- sentences


def test_a_sentence_tells_the_conventions_it_counted_by() -> None:
    found = {
        each.duty: each.because for each in derive("forward", conference("2025-04-28"), as_of="2025-04-29")
    }
    assert found["bank-holidays-count"] == (
        "10 working days after the initial conference on Mon 28 Apr 2025, "
        "bank holidays counted as working days: Mon 12 May 2025"
    )
    assert found["the-day-itself"] == (
        "14 days after the initial conference on Mon 28 Apr 2025, counting that day: Sun 11 May 2025; "
        "Sun 11 May 2025 is a day off (Sunday) and the date stays"
    )


def test_a_sentence_tells_the_later_of_two_dates_too() -> None:
    start = conference(kind="pre-birth")
    found = derive("forward", start, as_of="2026-02-03", born="2026-02-02")
    [only] = of(found, "first-review")
    assert only["because"] == (
        "20 working days after the birth on Mon 2 Feb 2026: Mon 2 Mar 2026; "
        "3 months after the initial conference on Mon 12 Jan 2026 would be Sun 12 Apr 2026"
    )


def test_a_date_beyond_the_confirmed_calendar_is_provisional_and_says_so() -> None:
    [only] = of(derive("forward", conference("2028-12-20"), as_of="2028-12-21"), "first-core-group")
    assert only["provisional"]
    assert "so the date is provisional" in only["because"]


def test_sentences_and_days_off_are_made_when_asked_for() -> None:
    found = derive("forward", conference(), as_of="2026-01-13")
    found[0]._draft.notes.append(("said {}", "late"))
    assert found[0].because.endswith("said late")
