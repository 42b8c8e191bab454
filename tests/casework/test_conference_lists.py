"""The service's calendar and worklist, and each chair's own."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import Refused
from holdfast.casework import conference_lists, meetings, obligations
from holdfast.records.models import (
    Conference,
    ConferenceInvitation,
    ConferenceRequest,
    ConferenceRequestChild,
    Meeting,
    MeetingChild,
    PaperSent,
)
from tests import people
from tests.caseload import here
from tests.casework.recorded import at_work
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
SOON = date(2026, 3, 17)


def _arrange(on: date = SOON, *, room: str = "Room One", children: tuple[UUID, ...] = (ADA, BEN)) -> UUID:
    return meetings.arrange(
        kind="review-conference", children=children, for_on=on, arranged_on=TODAY, today=TODAY,
        at=time(10, 0), venue=room,
    ).id  # fmt: skip


def test_what_is_arranged_stands_in_the_calendar_with_what_it_wants(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = _arrange()
        here(ConferenceInvitation, meeting_id=meeting, name="School", role="teacher", report_wanted=True)
        here(
            ConferenceInvitation, meeting_id=meeting, name="Police", role="police", answer="not-coming",
            sent_on=TODAY,
        )  # fmt: skip
        page = conference_lists.service(today=TODAY)
    (line,) = page.coming
    assert line.meeting == meeting
    assert [each.name for each in line.children] == ["Ben Example", "Ada Example"]
    assert line.wanting == (
        "No chair yet.", "No note taker yet.", "1 of 2 invitations not sent.",
        "Quorum at risk, not coming: police.", "1 of 1 reports not in.",
    )  # fmt: skip


def test_one_whose_day_is_past_is_to_be_completed(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = _arrange(TODAY)
        page = conference_lists.service(today=TODAY + timedelta(days=3))
    assert [each.meeting for each in page.late] == [meeting]
    assert page.late[0].wanting[0] == "Its day is past: complete it, or move it."


def test_two_in_one_room_at_one_hour_are_said(db: None) -> None:
    with at_work(people.CONNIE):
        _arrange(children=(ADA, BEN))
        _arrange(children=(people.UMA.id,))
        _arrange(date(2026, 3, 18), children=(people.NELL.id,))
        page = conference_lists.service(today=TODAY)
    assert [each.clashes for each in page.coming] == [True, True, False]


def test_a_moved_conference_stands_on_its_new_day_alone(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = _arrange()
        meetings.move(
            meeting=meeting, for_on=date(2026, 3, 20), on=TODAY, reason="snow", today=TODAY,
            agreed_by="safeguarding-manager", reasons={"*": "snow"},
        )  # fmt: skip
        page = conference_lists.service(today=TODAY)
    assert [each.on for each in page.coming] == [date(2026, 3, 20)]


def test_reviews_without_a_day_are_to_be_set_until_they_have_one(db: None) -> None:
    with at_work(people.CONNIE):
        obligations.refresh(children=[ADA, BEN], today=TODAY)
        (before,) = conference_lists.service(today=TODAY).to_set
        assert [each.name for each in before.children] == ["Ada Example", "Ben Example"]
        _arrange()
        assert conference_lists.service(today=TODAY).to_set == ()


def test_what_is_asked_and_what_is_to_be_sent(db: None) -> None:
    with at_work(people.CONNIE):
        asked = here(
            ConferenceRequest, kind="review", asked_on=TODAY, concern="Alone",
            asked_by_id=people.WINIFRED.account,
        )  # fmt: skip
        here(ConferenceRequestChild, request=asked, child_id=ADA)
        meeting = _arrange()
        here(PaperSent, meeting_id=meeting, kind="record", to_name="School")
        here(PaperSent, meeting_id=meeting, kind="record", to_name="Police")
        page = conference_lists.service(today=TODAY)
    assert [(each.id, each.asked_by) for each in page.requests] == [(asked.id, "Winifred Worker")]
    assert [(each.meeting, each.what, each.number) for each in page.to_send] == [
        (meeting, "Record of the meeting", 2)
    ]


def test_a_restricted_child_keeps_the_conference_off_the_list(db: None) -> None:
    with at_work(people.CONNIE):
        here_meeting = here(Meeting, kind="review-conference")
        from holdfast.records.models import MeetingDate  # noqa: PLC0415 - beside its one use

        here(MeetingDate, meeting=here_meeting, arranged_on=TODAY, for_on=SOON)
        here(MeetingChild, meeting=here_meeting, child_id=people.REX.id)
        assert conference_lists.service(today=TODAY).coming == ()


def test_a_chair_sees_their_own_and_the_plans_half_way(db: None) -> None:
    with at_work(people.CHLOE):
        meeting = _arrange()
        Conference.objects.filter(meeting=meeting).update(
            chair=people.CHLOE.account, chair_name="Chloe Chair"
        )
        held = here(Meeting, kind="review-conference", held_on=date(2026, 1, 12))
        here(MeetingChild, meeting=held, child_id=ADA, decision="continue")
        here(
            Conference, meeting=held, kind="review", chair_id=people.CHLOE.account,
            next_review_on=date(2026, 4, 20),
        )  # fmt: skip
        page = conference_lists.of_chair(today=TODAY)
        assert [each.meeting for each in page.coming] == [meeting]
        assert [(each.child.name, each.half_way_on) for each in page.to_check] == [
            ("Ada Example", date(2026, 3, 2))
        ]
    with at_work(people.RORY):
        assert conference_lists.of_chair(today=TODAY).coming == ()


def test_the_chairs_load_counts_four_weeks(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = _arrange()
        Conference.objects.filter(meeting=meeting).update(chair_name="Chloe Chair")
        (load,) = conference_lists.service(today=TODAY).loads
    assert (load.name, load.conferences, load.children) == ("Chloe Chair", 1, 2)


@pytest.mark.parametrize("member", [people.WINIFRED, people.PENNY, people.DAN])
def test_the_lists_are_for_those_who_run_conferences(db: None, member: people.Member) -> None:
    with at_work(member):
        for read in (conference_lists.service, conference_lists.of_chair):
            with pytest.raises(Refused, match="arrange and chair"):
                read(today=TODAY)
