"""The council's visits: the social worker sees the child, at times unannounced; rule and command.

How often, and how many of them unannounced, the page does not say: not stated, never overdue, for the
authority to fill. Dates were counted by hand before the pack was written; the comment beside is the count.
"""

import pytest

from holdfast.procedures import pack
from tests.procedures.test_council_core_groups import MONDAY, ask, conference, review
from tests.procedures.timelines import Event, event

VISIT = "visit"
UNANNOUNCED = "unannounced-visits"
TWO_WEEKS = '[visit]\nevery = "2 weeks"\n'
ONE_OF_THREE = "[unannounced-visits]\nof_any = 3\n"


def visit(on: str, **fields: object) -> Event:
    return event("visit", on, **{"seen": True, **fields})


# ------------------------------------------------------------------ visits


@pytest.mark.requirement("C-12")
def test_how_often_the_child_is_visited_is_not_stated_and_never_overdue() -> None:
    found = ask(conference(), as_of="2029-01-01").one(VISIT)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert (found["responsible"], found["modality"]) == ("social-worker", "states")
    assert found["cite"] == "Reviewing the plan"
    assert pack.load("council").unset()[VISIT] == ("every",)


SEEN = [
    (visit("2026-01-26"), "2026-01-26", "met"),  # Mon 12 Jan and 14 days
    (visit("2026-01-27"), "2026-01-27", "met-late"),
    (visit("2026-01-20", seen=False), "2026-01-27", "overdue"),
    (event("visit", "2026-01-20"), "2026-01-27", "overdue"),  # nobody said that the child was seen
    (visit("2026-01-20", by="health-visitor"), "2026-01-27", "overdue"),
    (event("access-difficulty", "2026-01-20", obstruction="refused"), "2026-01-27", "overdue"),
    (None, "2026-01-26", "due"),
    (None, "2026-01-27", "overdue"),
]


@pytest.mark.requirement("C-12")
@pytest.mark.parametrize(("seen", "as_of", "state"), SEEN)
def test_an_authority_that_says_how_often_has_it_counted(seen: Event | None, as_of: str, state: str) -> None:
    happened = [conference(), *([seen] if seen else [])]
    found = ask(*happened, as_of=as_of, settings=TWO_WEEKS).one(VISIT, trigger_on=MONDAY)
    assert (found["due"], found["when"], found["state"]) == ("2026-01-26", None, state)


@pytest.mark.requirement("C-12")
@pytest.mark.parametrize(("seen", "as_of", "state"), SEEN)
def test_a_plan_that_says_how_often_has_it_counted(seen: Event | None, as_of: str, state: str) -> None:
    happened = [conference(visit_every="2 weeks"), *([seen] if seen else [])]
    found = ask(*happened, as_of=as_of).one(VISIT, trigger_on=MONDAY)
    assert (found["due"], found["state"]) == ("2026-01-26", state)


@pytest.mark.requirement("C-12")
@pytest.mark.parametrize(
    ("on", "due"),
    [
        # Mon 30 Mar 2026: 31, 1, 2 Apr (3), 3 off, 6 off, 7-10 (7), 13, 14, Wed 15 (10)
        ("2026-03-30", "2026-04-15"),
        # Fri 25 Apr 2025: 28 Apr - 2 May (5), 5 off, 6-9 (9), Mon 12 (10): 9 May is no day off in England
        ("2025-04-25", "2025-05-12"),
    ],
)
def test_working_days_are_those_of_england_and_wales(on: str, due: str) -> None:
    own = '[visit]\nevery = "10 working days"\n'
    assert ask(conference(on), as_of=on, settings=own).one(VISIT)["due"] == due


@pytest.mark.requirement("C-12")
def test_visits_begin_at_birth_and_stop_with_the_plan_and_at_eighteen() -> None:
    unborn = conference(kind="pre-birth")
    assert not ask(unborn, as_of="2026-04-01", settings=TWO_WEEKS, born=None, expected="2026-04-10").all(
        VISIT
    )
    # Wed 8 Apr 2026 and 14 days
    born = ask(unborn, as_of="2026-04-08", settings=TWO_WEEKS, born="2026-04-08").one(VISIT)
    assert born["due"] == "2026-04-22"
    ended = [conference(), review("2026-01-20", "end", then="close")]
    assert ask(*ended, as_of="2026-06-01", settings=TWO_WEEKS).one(VISIT)["state"] == "lapsed"
    grown = ask(conference(), as_of="2026-06-01", settings=TWO_WEEKS, born="2008-01-20")
    assert grown.one(VISIT)["state"] == "lapsed"


@pytest.mark.requirement("C-12")
def test_a_second_plan_counts_its_own_visits() -> None:
    # Mon 2 Mar 2026 and 14 days is Mon 16 Mar; the visit of 20 Feb lay between the plans.
    happened = [conference(), review("2026-02-10", "end", then="close"), visit("2026-02-20")]
    answer = ask(*happened, conference("2026-03-02"), as_of="2026-03-17", settings=TWO_WEEKS)
    assert answer.one(VISIT, trigger_on=MONDAY)["state"] == "missed"
    second = answer.one(VISIT, trigger_on="2026-03-02")
    assert (second["due"], second["state"]) == ("2026-03-16", "overdue")


# ------------------------------------------------------------------ some of them unannounced


@pytest.mark.requirement("C-12")
def test_announced_visits_alone_are_shown_until_one_is_not() -> None:
    announced = [visit("2026-01-20", announced=True), visit("2026-02-03")]  # unsaid: announced
    found = ask(conference(), *announced, as_of="2029-01-01").one(UNANNOUNCED)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert (found["trigger"]["on"], found["responsible"]) == ("2026-01-20", "social-worker")
    met = ask(conference(), *announced, visit("2026-02-17", announced=False), as_of="2026-03-01")
    assert (met.one(UNANNOUNCED)["state"], met.one(UNANNOUNCED)["met_on"]) == ("met", "2026-02-17")
    assert set(pack.load("council").unset()[UNANNOUNCED]) == {"of_any", "at_least"}


@pytest.mark.requirement("C-12")
def test_a_plan_with_unannounced_visits_has_nothing_to_show_and_announced_ones_after_them_do() -> None:
    unannounced = visit("2026-01-20", announced=False)
    assert not ask(conference(), unannounced, as_of="2026-03-01").all(UNANNOUNCED)
    then = [visit("2026-02-03"), visit("2026-02-17")]
    found = ask(conference(), unannounced, *then, as_of="2026-03-01").one(UNANNOUNCED)
    assert (found["trigger"]["on"], found["state"]) == ("2026-02-03", "due")


@pytest.mark.requirement("C-12")
@pytest.mark.parametrize(
    "other",
    [
        visit("2026-02-03", announced=False, seen=False),  # nobody saw the child
        visit("2026-02-03", announced=False, by="health-visitor"),
        visit("2026-02-03", announced=True),
        event("access-difficulty", "2026-02-03", obstruction="absent"),
    ],
)
def test_what_is_no_unannounced_visit_of_the_social_workers(other: Event) -> None:
    answer = ask(conference(), visit("2026-01-20"), other, as_of="2026-03-01")
    assert answer.one(UNANNOUNCED)["state"] == "due"


@pytest.mark.requirement("C-12")
def test_an_authority_that_says_how_many_has_them_counted() -> None:
    two = [visit("2026-01-20"), visit("2026-02-03")]
    coming = ask(conference(), *two, as_of="2026-02-10", settings=ONE_OF_THREE).one(UNANNOUNCED)
    assert (coming["due"], coming["when"], coming["state"]) == (None, "at the next visit", "due")
    kept = ask(
        conference(), *two, visit("2026-02-17", announced=False), as_of="2026-02-17", settings=ONE_OF_THREE
    ).one(UNANNOUNCED)
    assert (kept["due"], kept["state"]) == ("2026-02-17", "met")
    third = [*two, visit("2026-02-17")]
    late = ask(conference(), *third, as_of="2026-02-18", settings=ONE_OF_THREE).one(UNANNOUNCED)
    assert (late["due"], late["state"]) == ("2026-02-17", "overdue")
    mended = visit("2026-02-24", announced=False)
    met = ask(conference(), *third, mended, as_of="2026-02-24", settings=ONE_OF_THREE).one(UNANNOUNCED)
    assert (met["due"], met["state"], met["met_on"]) == ("2026-02-17", "met-late", "2026-02-24")


@pytest.mark.requirement("C-12")
def test_an_authority_may_ask_for_two_of_four() -> None:
    own = "[unannounced-visits]\nof_any = 4\nat_least = 2\n"
    # Two announced in a row: both of the next two must not be.
    two = [visit("2026-01-20"), visit("2026-02-03")]
    coming = ask(conference(), *two, as_of="2026-02-10", settings=own).one(UNANNOUNCED)
    assert (coming["when"], coming["trigger"]["on"]) == ("at the next visit", "2026-02-03")


@pytest.mark.requirement("C-12")
def test_the_end_of_the_plan_eighteen_and_a_second_plan_begin_afresh() -> None:
    announced = [conference(), visit("2026-01-20")]
    ended = ask(*announced, review("2026-02-10", "end", then="close"), as_of="2026-06-01")
    assert ended.one(UNANNOUNCED)["state"] == "lapsed"
    assert ask(*announced, as_of="2026-06-01", born="2008-02-01").one(UNANNOUNCED)["state"] == "lapsed"
    again = [review("2026-02-10", "end", then="close"), conference("2026-03-02")]
    assert [each["state"] for each in ask(*announced, *again, as_of="2026-06-01").all(UNANNOUNCED)] == [
        "lapsed"
    ]


@pytest.mark.requirement("C-12")
def test_visits_before_the_birth_are_none_of_these() -> None:
    unborn = conference(kind="pre-birth")
    before = [unborn, event("visit", "2026-01-20")]
    assert not ask(*before, as_of="2026-03-01", born=None, expected="2026-04-10").all(UNANNOUNCED)
