"""A conference arranged from what was asked, for a day the procedure lets it have; moved and cancelled."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.casework import conference_requests, conferences, legal_statuses, meetings
from holdfast.casework.conference_requests import Asked
from holdfast.casework.conferences import Needs
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import Conference, ConferenceInvitation, ConferenceRequest, PaperSent
from tests import people
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
FOR = date(2026, 3, 23)


@pytest.fixture
def arranging(db: None) -> Iterator[entry.Entered]:
    with at_work(people.CONNIE) as entered:
        yield entered


def arrange(**said: Any) -> UUID:
    default = {
        "kind": "review", "children": [ADA, BEN], "for_on": FOR, "arranged_on": TODAY, "today": TODAY,
    }  # fmt: skip
    return conferences.arrange(**{**default, **said})


def asked(**said: Any) -> UUID:
    default = {
        "kind": "review", "children": (ADA, BEN), "concern": "Nobody has seen Ben", "advocate": "An advocate",
        "room_needs": "A ramp", "festivals": (date(2026, 3, 20),), "categories": ("neglect",),
        "why_early": "not-adhered-to",
    }  # fmt: skip
    with at_work(people.WINIFRED):
        return conference_requests.ask(asked=Asked(**{**default, **said}), today=TODAY)


def row(meeting: UUID) -> Conference:
    found: Conference = Conference.objects.get(meeting=meeting)
    return found


@pytest.mark.requirement("C-1")
def test_all_that_was_asked_is_carried_over(db: None) -> None:
    request = asked()
    with at_work(people.CONNIE):
        made = arrange(request=request, at=time(10, 0), venue="Room 4", needs=Needs(advocate="Ava Advocate"))
        found = row(made)
        assert (found.kind, found.concern, found.categories) == ("review", "Nobody has seen Ben", ["neglect"])
        assert (found.advocate, found.room_needs, found.festivals) == (
            "Ava Advocate", "A ramp", ["2026-03-20"],
        )  # fmt: skip
        assert (found.why_early, found.request_id, found.interpreter_needed) == (
            "not-adhered-to", request, None,
        )  # fmt: skip
        kept = ConferenceRequest.objects.get(id=request)
        assert (kept.state, kept.meeting_id) == ("accepted", made)
        assert [each.id for each in meetings.list_arranged(child=BEN, today=TODAY)] == [made]
        with refused("arranged already"):
            arrange(request=request)


def test_what_is_arranged_is_what_was_asked(db: None) -> None:
    request = asked()
    with at_work(people.CONNIE):
        with refused("not the conference that was asked for"):
            arrange(request=request, children=[ADA])
        conference_requests.send_back(request=request, why="Who is to come?", today=TODAY)
        with refused("This request was sent back"):
            arrange(request=request)


def test_who_may_not_accept_arranges_nothing_that_is_only_asked(db: None) -> None:
    request = asked()
    with at_work(people.WINIFRED), refused("Only the conference service accepts it"):
        arrange(request=request)


@pytest.mark.requirement("J-2.23")
def test_a_festival_that_the_team_named_is_warned_of_before_the_day_is_set(db: None) -> None:
    request = asked()
    with at_work(people.CONNIE):
        with pytest.raises(StandsInTheWay) as refusal:
            arrange(request=request, for_on=date(2026, 3, 20))
        assert {each.guard for each in refusal.value.refusals} == {"festival-avoided"}
        assert arrange(
            request=request, for_on=date(2026, 3, 20), reasons={"festival-avoided": "they asked for it"}
        )


@pytest.mark.requirement("J-2.23")
def test_an_interpreter_whom_the_team_asks_for_is_arranged(db: None) -> None:
    request = asked(interpreter="Portuguese, for the mother")
    with at_work(people.CONNIE):
        with pytest.raises(StandsInTheWay) as refusal:
            arrange(request=request)
        assert {each.guard for each in refusal.value.refusals} == {"interpreter-arranged"}
        made = arrange(request=request, needs=Needs(interpreter="An invented interpreter"))
        assert (row(made).interpreter_needed, row(made).interpreter) == (True, "An invented interpreter")


@pytest.mark.requirement("M-4.1b")
def test_a_looked_after_childs_review_is_before_the_care_review(db: None) -> None:
    with at_work(people.MONA):
        legal_statuses.record(
            children=[FINLO], status="care order", looked_after=True, from_on=date(2026, 1, 6), today=TODAY
        )
        arrange(kind="looked-after", children=[FINLO], for_on=date(2026, 4, 14))
        for day in (date(2026, 4, 14), date(2026, 4, 20)):
            with pytest.raises(StandsInTheWay) as refusal:
                arrange(children=[FINLO], for_on=day)
            assert {each.guard for each in refusal.value.refusals} == {"review-before-care-review"}
            assert "4.1" in refusal.value.clause
        made = arrange(children=[FINLO], for_on=date(2026, 4, 13))
        with pytest.raises(StandsInTheWay):
            conferences.move(
                meeting=made, for_on=date(2026, 4, 15), on=TODAY, reason="the chair is away", today=TODAY
            )
        assert [each.for_on for each in meetings.list_arranged(child=FINLO, today=TODAY)] == [
            date(2026, 4, 13), date(2026, 4, 14),
        ]  # fmt: skip


@pytest.mark.requirement("M-4.1b")
def test_the_care_review_is_after_the_review_conference(db: None) -> None:
    with at_work(people.MONA):
        arrange(children=[FINLO], for_on=date(2026, 4, 13))
        with pytest.raises(StandsInTheWay) as refusal:
            arrange(kind="looked-after", children=[FINLO], for_on=date(2026, 4, 13))
        assert {each.guard for each in refusal.value.refusals} == {"care-review-after-conference"}
        assert arrange(kind="looked-after", children=[FINLO], for_on=date(2026, 4, 14))


@pytest.mark.requirement("J-6.16")
def test_a_later_day_wants_the_managers_agreement_and_everybody_is_written_to(
    arranging: entry.Entered,
) -> None:
    made = arrange()
    for name, invited in (("Tilda Teacher", True), ("Norman Notcome", False)):
        make(ConferenceInvitation, meeting_id=made, name=name, role="teacher", invited=invited)
    later: dict[str, Any] = {"meeting": made, "for_on": date(2026, 4, 3), "on": TODAY, "today": TODAY}
    with pytest.raises(StandsInTheWay) as refusal:
        conferences.move(**later, reason="the chair is ill")
    assert {each.guard for each in refusal.value.refusals} == {"move-agreed"}
    assert not PaperSent.objects.filter(meeting=made).exists()
    conferences.move(**later, reason="the chair is ill", agreed_by="safeguarding-manager")
    wanted = PaperSent.objects.filter(meeting=made, kind="moved", sent_on=None)
    assert list(wanted.values_list("to_name", "role")) == [("Tilda Teacher", "teacher")]
    conferences.move(
        **{**later, "for_on": date(2026, 3, 16)}, reason="fresh concerns", why_early="new-concerns"
    )
    assert (wanted.count(), row(made).why_early) == (1, "new-concerns")
    assert [each.for_on for each in meetings.list_arranged(child=ADA, today=TODAY)] == [date(2026, 3, 16)]


def test_what_it_takes_is_said_and_a_cancelled_one_stays_as_it_is(arranging: entry.Entered) -> None:
    made = arrange()
    conferences.say_needs(
        meeting=made, needs=Needs(venue="Room 5", room_needs="A ramp", interpreter_needed=True), today=TODAY
    )
    assert (row(made).meeting.venue, row(made).room_needs, row(made).interpreter_needed) == (
        "Room 5", "A ramp", True,
    )  # fmt: skip
    conferences.cancel(meeting=made, on=TODAY, reason="the family has moved", today=TODAY)
    assert row(made).meeting.cancelled_why == "the family has moved"
    with refused("This conference was cancelled already"):
        conferences.say_needs(meeting=made, needs=Needs(), today=TODAY)
