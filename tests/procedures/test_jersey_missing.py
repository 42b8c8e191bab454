"""Jersey: a registered child who is missing, or kept out of sight again and again, or perhaps moved away."""

import pytest

from tests.procedures.jersey import answer, check, none, registered, visit
from tests.procedures.timelines import Event, case, event

CONFERENCE = registered("2026-01-12")
MISSING = event("missing", "2026-02-14", by="teacher")  # a Saturday: at once is that day all the same

MANAGERS = ["team-manager", "police-sergeant", "designated-nurse", "head-teacher"]


@pytest.mark.requirement("J-6.7")
@pytest.mark.parametrize("whom", MANAGERS)
def test_every_agency_tells_its_own_manager_at_once(whom: str) -> None:
    happened = [CONFERENCE, MISSING]
    check(happened, "2026-02-14", "missing-told", "2026-02-14", "due", recipient=whom)
    check(happened, "2026-02-15", "missing-told", "2026-02-14", "overdue", recipient=whom)
    at_once = [*happened, event("told", "2026-02-14", whom=whom)]
    check(at_once, "2026-02-15", "missing-told", "2026-02-14", "met", recipient=whom)
    late = [*happened, event("told", "2026-02-15", whom=whom)]
    check(late, "2026-02-16", "missing-told", "2026-02-14", "met-late", recipient=whom)


@pytest.mark.requirement("J-6.7")
def test_telling_one_manager_does_not_tell_another() -> None:
    happened = [CONFERENCE, MISSING, event("told", "2026-02-14", whom="head-teacher")]
    check(happened, "2026-02-15", "missing-told", "2026-02-14", "overdue", recipient="police-sergeant")


@pytest.mark.requirement("J-6.7")
def test_the_duty_social_worker_is_told_as_soon_as_possible() -> None:
    happened = [CONFERENCE, MISSING]
    check(
        happened, "2026-02-15", "missing-told-duty", "2026-02-14", "overdue", recipient="duty-social-worker"
    )
    told = event("told", "2026-02-14", whom="duty-social-worker", by="teacher")
    check([*happened, told], "2026-02-15", "missing-told-duty", "2026-02-14", "met")


@pytest.mark.requirement("J-6.7")
def test_a_child_missing_before_registration_falls_under_other_clauses() -> None:
    before = event("missing", "2026-01-05", by="teacher")
    none([before, CONFERENCE], "2026-02-15", "missing-told")


def missed(on: str) -> Event:
    """Write an appointment that the family did not keep."""
    return event("appointment-missed", on, with_="health-visitor")


def failed(on: str) -> Event:
    """Write a home visit on which nobody was found."""
    return event("visit", on, seen=False, at_home=True, obstruction="absent")


RUNS = [
    pytest.param([missed("2026-02-02"), missed("2026-02-09")], "2026-02-09", id="two missed appointments"),
    pytest.param([failed("2026-02-02"), failed("2026-02-09")], "2026-02-09", id="two failed home visits"),
    pytest.param([missed("2026-02-02"), failed("2026-02-09")], "2026-02-09", id="one of each"),
]


@pytest.mark.requirement("J-6.5")
@pytest.mark.parametrize(("run", "on"), RUNS)
def test_a_run_of_missed_contacts_is_shown_as_a_possible_move(run: list[Event], on: str) -> None:
    happened = [CONFERENCE, *run]
    found = check(happened, "2026-02-20", "possible-move-shown", None, "due", trigger_on=on)
    assert (found["when"], found["recipient"]) == ("not stated", "core-group")
    told = event("told", "2026-02-10", whom="core-group")
    check([*happened, told], "2026-02-20", "possible-move-shown", None, "met")


@pytest.mark.requirement("J-6.5")
@pytest.mark.parametrize(("run", "on"), RUNS)
def test_the_likely_reason_of_a_run_is_considered(run: list[Event], on: str) -> None:
    happened = [CONFERENCE, *run]
    check(happened, "2026-02-20", "possible-move-considered", None, "due", trigger_on=on)
    considered = event(
        "considered", "2026-02-10", what="possible-move", decision="innocent", reason="holiday"
    )
    check([*happened, considered], "2026-02-20", "possible-move-considered", None, "met")


@pytest.mark.requirement("J-6.5")
@pytest.mark.parametrize(
    "happened",
    [
        pytest.param([missed("2026-02-02")], id="one is no run"),
        pytest.param([missed("2026-02-02"), visit("2026-02-05"), missed("2026-02-09")], id="seen in between"),
    ],
)
def test_what_is_no_run_is_not_shown(happened: list[Event]) -> None:
    none([CONFERENCE, *happened], "2026-02-20", "possible-move-considered")


def kept_out(on: str, by: str) -> Event:
    """Write that a professional was prevented from seeing the child."""
    return event("access-difficulty", on, by=by, obstruction="said-unavailable")


@pytest.mark.requirement("J-6.32")
def test_professionals_of_any_agency_kept_out_again_are_shown_as_one_pattern() -> None:
    happened = [CONFERENCE, kept_out("2026-02-02", "teacher"), kept_out("2026-02-11", "health-visitor")]
    found = check(happened, "2026-02-20", "kept-from-seeing", None, "due", trigger_on="2026-02-11")
    assert (found["modality"], found["recipient"]) == ("states", "core-group")
    told = event("told", "2026-02-12", whom="core-group")
    check([*happened, told], "2026-02-20", "kept-from-seeing", None, "met")


@pytest.mark.requirement("J-6.32")
def test_being_kept_out_once_is_no_pattern() -> None:
    none([CONFERENCE, kept_out("2026-02-02", "teacher")], "2026-02-20", "kept-from-seeing")


@pytest.mark.requirement("J-6.32")
def test_seeing_the_child_in_between_breaks_the_pattern() -> None:
    happened = [kept_out("2026-02-02", "teacher"), visit("2026-02-05"), kept_out("2026-02-11", "teacher")]
    assert answer(case(CONFERENCE, *happened), "2026-02-20").all("kept-from-seeing") == ()
