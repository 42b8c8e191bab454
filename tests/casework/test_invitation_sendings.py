"""The invitations of a conference go when nobody is forgotten, and again when its day moves."""

from datetime import date, timedelta

import pytest

from holdfast.casework import (
    conference_invitations,
    meetings,
    papers_sent,
)
from holdfast.records.models import (
    Agency,
    Attendance,
    CoreGroupMember,
    Involvement,
    MeetingDate,
)
from tests import people
from tests.casework import conference_list, recorded
from tests.casework.conference_list import ADA, BEN
from tests.casework.inviting import CHAIR, by_role, invite_all, judge, listed, send
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import BEGAN, TODAY


@pytest.mark.requirement("C-2")
def test_the_professionals_who_work_with_the_family_are_invited(db: None) -> None:
    with conference_list.at_service("council") as (meeting, child):
        invite_all(meeting, but="doctor")
        judge(meeting, child, invited=False)
        with refused("Example Surgery (doctor)", clause="What to expect"):
            send(meeting)
        conference_invitations.add(
            meeting=meeting, role="police", why="able-to-help", name="Example Police", today=TODAY
        )
        roles = set(invite_all(meeting))
        assert {"social-worker", "doctor", "teacher", "police", "mother"} <= roles
        assert len(send(meeting)) == 5


@pytest.mark.requirement("C-3")
def test_parents_are_invited_and_a_child_under_13_with_a_reason(db: None) -> None:
    with conference_list.at_service("council") as (meeting, child):
        invite_all(meeting, but="mother")
        with refused("arents", clause="What to expect"):
            send(meeting)
        with refused("who decided it and why is recorded", clause="What to expect"):
            judge(meeting, child, by="", why="")
        judge(meeting, child, why="She asked to come, and understands what it is")
        invite_all(meeting)
        send(meeting)
        assert {each.role for each in listed(meeting).listed if each.sent_on} >= {"mother", "child"}


@pytest.mark.requirement("W-5")
def test_whether_a_child_is_old_enough_is_judged_at_every_age(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        invite_all(meeting)
        with refused("judged for each child"):
            send(meeting)
        with refused("judged for each child"):
            judge(meeting, child, invited=False, by="", why="")
        judge(meeting, child, invited=False, by="social-worker", why="Too young to follow it")
        send(meeting)
        found = listed(meeting).children[0].judged
        assert found is not None
        assert (found.invited, found.decided_by_role, found.judged_why) == (
            False, "social-worker", "Too young to follow it",
        )  # fmt: skip


@pytest.mark.requirement("WC-15")
def test_who_is_involved_and_left_out_is_named_before_the_invitations_go(db: None) -> None:
    """By name, though another teacher is invited; a reason recorded with the exclusion is enough."""
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        second = make(Agency, name="Example College", kind="school").id
        make(Involvement, child_id=child, role="teacher", agency_id=second, from_on=BEGAN)
        judge(meeting, child, invited=False)
        keys = [each.key for each in listed(meeting).proposed if each.name != "Example College"]
        conference_invitations.invite(meeting=meeting, who=keys, today=TODAY)
        assert [each.name for each in listed(meeting).left_out] == ["Example College"]
        with refused("Example College (teacher)", clause="Other people and professionals"):
            send(meeting)
        assert not any(each.sent_on for each in listed(meeting).listed)
        conference_invitations.exclude(
            meeting=meeting, who=listed(meeting).left_out[0].key, why="The child left it a year ago",
            decided_by=CHAIR, today=TODAY,
        )  # fmt: skip
        assert listed(meeting).left_out == ()
        assert send(meeting)


def test_a_reason_given_when_sending_lifts_what_may_be_lifted(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        invite_all(meeting, but="doctor")
        judge(meeting, child, invited=False)
        assert send(meeting, reasons={"*": "The surgery knows only the brother"})


@pytest.mark.requirement("J-6.33")
def test_to_a_review_come_those_who_took_part_in_core_groups(db: None) -> None:
    """By name where one was recorded, else by role; not of core groups before the last conference."""
    with at_work(people.CONNIE):
        group = recorded.meeting(ADA, "core-group", held_on=date(2026, 2, 13), members=["police", "housing"])
        make(Attendance, meeting_id=group.meeting_id, name="Percy Police", role="police", how="whole")
        make(Attendance, meeting_id=group.meeting_id, name="Aunt Example", role="family-member", how="part")
        make(Attendance, meeting_id=group.meeting_id, name="Nora Notthere", role="school-nurse", how="absent")
        make(CoreGroupMember, child_id=ADA, role="midwife", name="Milly Midwife", from_on=BEGAN)
        meeting = conference_list.conference("review-conference", (ADA,))
        found = {each.name: each.must for each in listed(meeting).proposed}
        named = ("Percy Police", "Aunt Example", "Housing", "Milly Midwife")
        assert [found[each] for each in named] == [True] * 4
        assert "Nora Notthere" not in found
        invite_all(meeting, but="police")
        with refused("Percy Police (police)", clause="6 Difficulties in Implementing"):
            send(meeting)
        invite_all(meeting)
        assert send(meeting)
        meetings.cancel(meeting=meeting, on=TODAY, reason="Nobody can come", today=TODAY)
        recorded.meeting(ADA, "review-conference", decision="continue", held_on=date(2026, 2, 20))
        later = conference_list.conference("review-conference", (ADA,))
        assert "Aunt Example" not in {each.name for each in listed(later).proposed}


@pytest.mark.requirement("WC-4")
def test_parents_are_invited_and_their_supporter_is_recorded_as_such(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        found = invite_all(meeting)
        judge(meeting, child, invited=False)
        conference_invitations.bring_supporter(
            meeting=meeting, invitation=found["mother"].id, name="Sis Example", what="a sister", today=TODAY
        )
        send(meeting)
        found = by_role(meeting)
        assert found["mother"].sent_on == TODAY
        assert found["supporter"].supports_name == "Moira Example"


def test_invitations_go_with_the_form_for_views_and_are_answered(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        found = invite_all(meeting)
        judge(meeting, BEN)
        assert len(send(meeting)) == 9
        with refused("Everybody who is invited has had the invitation"):
            send(meeting)
        papers = papers_sent.of_meeting(meeting=meeting, today=TODAY)
        assert len(papers.of_kind(kind="invitation")) == 9
        assert {each.to_name for each in papers.of_kind(kind="views-form")} == {
            "Mary Example", "Fred Example", "Gwen Example", "Ben Example",
        }  # fmt: skip
        assert all(each.sent_on == TODAY for each in papers.papers)
        conference_invitations.answer(
            meeting=meeting, invitation=found["teacher"].id, answer="part", on=TODAY, today=TODAY
        )
        assert by_role(meeting)["teacher"].answer == "part"


def test_a_moved_date_is_to_be_confirmed_again(db: None) -> None:
    """By everybody who had an invitation; the letter says so, and what they answered counts no longer."""
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        found = invite_all(meeting)
        send(meeting)
        conference_invitations.answer(
            meeting=meeting, invitation=found["teacher"].id, answer="coming", on=TODAY, today=TODAY
        )
        later = TODAY + timedelta(days=2)
        make(MeetingDate, meeting_id=meeting, arranged_on=later, for_on=date(2026, 4, 20), reason="No room")
        assert len(listed(meeting).to_confirm) == 8
        assert len(send(meeting, on=later)) == 8
        assert listed(meeting).to_confirm == frozenset()
        assert by_role(meeting)["teacher"].answer == ""
        papers = papers_sent.of_meeting(meeting=meeting, today=later)
        assert len(papers.of_kind(kind="moved")) == 8
