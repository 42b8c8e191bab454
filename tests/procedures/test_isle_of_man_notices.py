"""What the Isle of Man has told to somebody (3.7, 2.5 and 6.4.3), as rule and as command.

The readings (open reading 19): "immediately" and "as a matter of urgency" are the day itself; a significant
aspect that cannot be done is enough for 6.4.3 as well as 2.5, for that is the safer of the two readings; "and
a Review Conference convened" shares the urgency of its sentence, and is met by calling one.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import conference, core_group, review
from tests.procedures.timelines import Answer, Event, case, event

ALERT = "alert-conference-chair"
TELL = "tell-review-chair"
CONVENE = "convene-review-conference"
TUESDAY = "2026-03-03"
FIRST = "2026-01-22"


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    return timelines.ask(
        "isle_of_man", case(conference(), core_group(FIRST), *happened, **child), as_of=as_of
    )


def difficulty(on: str = TUESDAY, extent: str | None = "whole", **fields: object) -> Event:
    said = {} if extent is None else {"extent": extent}
    return event("implementation-difficulty", on, by="social-worker", **said, **fields)


def told(on: str, whom: str = "conference-chair", *, for_: str = TUESDAY) -> Event:
    return event("told", on, whom=whom, of="implementation-difficulty", for_=for_, by="social-worker")


CHAIR = [
    pytest.param(ALERT, marks=pytest.mark.requirement("M-2.5c")),
    pytest.param(TELL, marks=pytest.mark.requirement("M-6.4.3")),
]


@pytest.mark.parametrize("duty", CHAIR)
@pytest.mark.parametrize(
    ("on", "as_of", "state"),
    [
        (TUESDAY, TUESDAY, "met"),  # the last day is the day itself
        ("2026-03-04", "2026-03-04", "met-late"),
        (None, TUESDAY, "due"),
        (None, "2026-03-04", "overdue"),
    ],
)
def test_the_chair_is_told_the_same_day(duty: str, on: str | None, as_of: str, state: str) -> None:
    telling = [told(on)] if on else []
    found = ask(difficulty(), *telling, as_of=as_of).one(duty)
    assert (found["due"], found["state"], found["met_on"]) == (TUESDAY, state, on)
    assert (found["responsible"], found["recipient"]) == ("social-worker", "conference-chair")
    assert found["acknowledged_on"] is None


@pytest.mark.parametrize("duty", CHAIR)
def test_telling_somebody_else_or_beforehand_does_not_count(duty: str) -> None:
    for telling in (told(TUESDAY, "team-manager"), told("2026-03-02")):
        assert ask(telling, difficulty(), as_of="2026-03-04").one(duty)["state"] == "overdue"


@pytest.mark.parametrize("duty", CHAIR)
def test_the_chair_acknowledges(duty: str) -> None:
    heard = event(
        "acknowledged", "2026-03-05", whom="conference-chair", by="conference-chair",
        of="implementation-difficulty", for_=TUESDAY,
    )  # fmt: skip
    found = ask(difficulty(), told(TUESDAY), heard, as_of="2026-03-05").one(duty)
    assert (found["state"], found["met_on"], found["acknowledged_on"]) == ("met", TUESDAY, "2026-03-05")
    before = ask(difficulty(), told(TUESDAY), heard, as_of="2026-03-04").one(duty)
    assert before["acknowledged_on"] is None


@pytest.mark.parametrize("duty", CHAIR)
def test_each_difficulty_is_told_by_itself(duty: str) -> None:
    answer = ask(difficulty(), told(TUESDAY), difficulty("2026-03-10"), as_of="2026-03-11")
    assert answer.one(duty, trigger_on=TUESDAY)["state"] == "met"
    assert answer.one(duty, trigger_on="2026-03-10")["state"] == "overdue"
    # Told on the 11th of the first one: that says nothing of the second.
    late = ask(difficulty(), difficulty("2026-03-10"), told("2026-03-11"), as_of="2026-03-12")
    assert late.one(duty, trigger_on=TUESDAY)["state"] == "met-late"
    assert late.one(duty, trigger_on="2026-03-10")["state"] == "overdue"


@pytest.mark.parametrize("duty", CHAIR)
def test_a_day_off_does_not_put_it_off(duty: str) -> None:
    # Mon 6 Jul 2026 is the day Tynwald Day is kept: the deadline stays there and says so.
    found = ask(difficulty("2026-07-06"), as_of="2026-07-07").one(duty)
    assert (found["due"], found["state"]) == ("2026-07-06", "overdue")
    assert "Tynwald Day" in found["day_off"]


@pytest.mark.parametrize("duty", CHAIR)
@pytest.mark.parametrize("extent", ["significant", "whole", None])
def test_a_significant_aspect_is_enough_and_so_is_one_whose_extent_is_not_said(
    duty: str, extent: str | None
) -> None:
    assert ask(difficulty(extent=extent), as_of="2026-03-04").one(duty)["state"] == "overdue"


@pytest.mark.parametrize("duty", CHAIR)
def test_a_part_that_is_not_significant_or_that_was_overcome_is_not_told(duty: str) -> None:
    assert not ask(difficulty(extent="part"), as_of="2026-03-04").all(duty)
    assert not ask(difficulty(overcome=True), as_of="2026-03-04").all(duty)


@pytest.mark.parametrize("duty", CHAIR)
def test_it_belongs_to_the_plan(duty: str) -> None:
    ended = review("2026-02-10", "end", then="close")
    assert not ask(ended, difficulty(), as_of="2026-03-04").all(duty)
    again = ask(ended, conference("2026-02-23"), difficulty(), as_of="2026-03-04")
    assert again.one(duty)["state"] == "overdue"
    # Due on the Tuesday; ended on the Wednesday: missed. Ended on the Tuesday itself: lapsed.
    missed = ask(difficulty(), review("2026-03-04", "end", then="close"), as_of="2026-04-01")
    assert missed.one(duty)["state"] == "missed"
    lapsed = ask(difficulty(), as_of="2026-04-01", born="2008-03-03")  # 18 on 3 Mar 2026
    assert [each["state"] for each in lapsed.all(duty)] in ([], ["lapsed"])


@pytest.mark.parametrize("duty", CHAIR)
def test_it_holds_for_an_unborn_child(duty: str) -> None:
    found = ask(difficulty(), told(TUESDAY), as_of=TUESDAY, born=None, expected="2026-04-10").one(duty)
    assert found["state"] == "met"


@pytest.mark.requirement("M-2.5c")
def test_the_alert_is_a_should_under_2_5() -> None:
    found = ask(difficulty(extent="significant"), as_of=TUESDAY).one(ALERT)
    assert (found["modality"], found["requirements"]) == ("should", ["M-2.5c"])
    assert "2.5" in found["cite"]


@pytest.mark.requirement("M-6.4.3")
def test_telling_the_review_chair_is_a_must_under_6_4_3() -> None:
    found = ask(difficulty(), as_of=TUESDAY).one(TELL)
    assert (found["modality"], found["requirements"]) == ("must", ["M-6.4.3"])
    assert "6.4.3" in found["cite"]


ARRANGED = event("conference-arranged", TUESDAY, conference="review-conference", for_="2026-03-12")


@pytest.mark.requirement("M-6.4.3")
@pytest.mark.parametrize(
    ("done", "as_of", "state"),
    [
        (ARRANGED, TUESDAY, "met"),
        (ARRANGED | {"on": "2026-03-04"}, "2026-03-04", "met-late"),
        (review(TUESDAY), TUESDAY, "met"),
        (review("2026-03-12"), "2026-03-12", "met-late"),
        (None, TUESDAY, "due"),
        (None, "2026-03-04", "overdue"),
        # called before it, a core group called, a review that was not quorate: none of them counts
        (ARRANGED | {"on": "2026-02-20"}, "2026-03-04", "overdue"),
        (ARRANGED | {"conference": "core-group"}, "2026-03-04", "overdue"),
        (review("2026-03-12", quorate=False), "2026-03-13", "overdue"),
    ],
)
def test_a_review_conference_is_convened(done: Event | None, as_of: str, state: str) -> None:
    found = ask(difficulty(), *([done] if done else []), as_of=as_of).one(CONVENE)
    assert (found["due"], found["state"], found["modality"]) == (TUESDAY, state, "must")
    assert "6.4.3" in found["cite"]


@pytest.mark.requirement("M-6.4.3")
def test_a_review_called_and_then_cancelled_is_not_convened() -> None:
    cancelled = event("meeting-cancelled", "2026-03-05", conference="review-conference", for_="2026-03-12")
    assert ask(difficulty(), ARRANGED, cancelled, as_of="2026-03-04").one(CONVENE)["state"] == "met"
    assert ask(difficulty(), ARRANGED, cancelled, as_of="2026-03-05").one(CONVENE)["state"] == "overdue"
    # Moved first, cancelled then: neither place stands. Called again: it stands, and is late.
    moved = ARRANGED | {"on": "2026-03-04", "for": "2026-03-16"}
    gone = cancelled | {"for": "2026-03-16"}
    assert ask(difficulty(), ARRANGED, moved, gone, as_of="2026-03-05").one(CONVENE)["state"] == "overdue"
    again = ARRANGED | {"on": "2026-03-06", "for": "2026-03-18"}
    found = ask(difficulty(), ARRANGED, cancelled, again, as_of="2026-03-06").one(CONVENE)
    assert (found["state"], found["met_on"]) == ("met-late", "2026-03-06")


@pytest.mark.requirement("M-6.4.3")
def test_a_review_that_is_moved_stays_convened() -> None:
    moved = ARRANGED | {"on": "2026-03-05", "for": "2026-03-16", "instead_of": "2026-03-12"}
    found = ask(difficulty(), ARRANGED, moved, as_of="2026-03-20").one(CONVENE)
    assert (found["state"], found["met_on"]) == ("met", TUESDAY)


@pytest.mark.requirement("M-6.4.3")
def test_no_review_is_convened_for_a_part_that_is_not_significant() -> None:
    assert not ask(difficulty(extent="part"), as_of="2026-03-04").all(CONVENE)
    assert ask(difficulty(extent="significant"), as_of="2026-03-04").one(CONVENE)["state"] == "overdue"
