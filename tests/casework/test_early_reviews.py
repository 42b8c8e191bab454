"""Bringing a review forward: considered with its decision; then asked for, or moved to an earlier day."""

from datetime import date
from typing import Any

import pytest

from holdfast.casework import (
    conference_requests,
    conferences,
    early_reviews,
    happened,
    meetings,
    milestones,
    obligations,
)
from holdfast.records.models import Conference, ConferenceRequest
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id


def consider(**said: Any) -> early_reviews.Considered:
    default = {
        "children": [ADA, BEN], "why": "new-concerns", "decision": "bring-forward",
        "text": "A neighbour saw bruises", "today": TODAY,
    }  # fmt: skip
    return early_reviews.consider(**{**default, **said})


def open_duties(duty: str) -> list[Any]:
    found = obligations.open_of(children=[ADA], today=TODAY)
    return [each for each in found if each.duty == duty]


@pytest.mark.requirement("J-6.17")
@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("missing", {}), ("not-adhered-to", {"significant": True}), ("new-concerns", {"significant": True}),
        ("circumstances-changed", {"significant": True}),
    ],
)  # fmt: skip
def test_bringing_it_forward_is_considered_and_the_decision_recorded(
    db: None, event: str, said: dict[str, Any]
) -> None:
    with at_work(people.WINIFRED):
        milestones.record(event=event, children=[ADA], on=TODAY, said=said, today=TODAY)
        assert len(open_duties("early-review-considered")) == 1
        facts = early_reviews.prepare(child=ADA, today=TODAY)
        assert [each.since for each in facts.clauses if each.since] == [TODAY]
        with refused("Say why it was decided so"):
            consider(children=[ADA], decision="leave", text="")
        made = consider(children=[ADA], decision="leave", text="She was found within the hour")
        assert (made.meeting, made.request) == (None, None)
        assert open_duties("early-review-considered") == []
        told = [
            (each["what"], each["decision"]) for each in happened.of(children=[ADA])[ADA]["happened"]
            if each["event"] == "considered"
        ]  # fmt: skip
        assert told == [("early-review", "leave")]


@pytest.mark.requirement("J-1.5")
def test_an_obstacle_that_stays_has_an_early_review_convened(db: None) -> None:
    with at_work(people.WINIFRED):
        milestones.record(
            event="implementation-difficulty", children=[ADA, BEN], on=TODAY, today=TODAY,
            said={"by": "social-worker", "overcome": False},
        )  # fmt: skip
        assert len(open_duties("early-review")) == 1
        made = consider(why="obstacles", text="The family has no home any more")
        assert made.request is not None
        asked = ConferenceRequest.objects.get(id=made.request)
        assert (asked.kind, asked.why_early, asked.concern) == (
            "review", "obstacles", "The family has no home any more",
        )  # fmt: skip
    with at_work(people.CONNIE):
        meeting = conferences.arrange(
            kind="review", children=[ADA, BEN], for_on=date(2026, 3, 9), arranged_on=TODAY, today=TODAY,
            request=made.request,
        )  # fmt: skip
        assert Conference.objects.get(meeting=meeting).why_early == "obstacles"
        assert len(open_duties("early-review")) == 1  # convened is held, and not only arranged
        meetings.hold(
            kind="review-conference", children=[ADA, BEN], held_on=TODAY, today=TODAY, quorate=True,
            decisions={ADA: "continue", BEN: "continue"}, core_group_every="4 weeks",
            next_on=date(2026, 7, 31), next_core_group_on=date(2026, 3, 16),
            breach="held for the test",
        )  # fmt: skip
        assert open_duties("early-review") == []


@pytest.mark.requirement("J-6.17")
def test_a_review_that_stands_is_moved_to_an_earlier_day(db: None) -> None:
    with at_work(people.WINIFRED):
        meeting = conferences.arrange(
            kind="review", children=[ADA, BEN], for_on=date(2026, 4, 20), arranged_on=TODAY, today=TODAY
        )
        with refused("The review stands for 20 April 2026: say an earlier day"):
            consider(for_on=date(2026, 4, 20))
        made = consider(for_on=date(2026, 3, 9))
        assert (made.meeting, made.request) == (meeting, None)
        assert Conference.objects.get(meeting=meeting).why_early == "new-concerns"
        assert [each.for_on for each in meetings.list_arranged(child=BEN, today=TODAY)] == [date(2026, 3, 9)]
        assert conference_requests.of_child(child=ADA, today=TODAY) == ()
