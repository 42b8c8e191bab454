"""Who is invited to a conference: from the record, at once; left out by name; each child judged; sent."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_invitations,
    conference_people,
    invitation_sendings,
    meetings,
    papers_sent,
    views,
)
from holdfast.casework.conference_people import People
from holdfast.records.models import (
    Account,
    Agency,
    Attendance,
    Conference,
    ConferenceInvitation,
    CoreGroupMember,
    Family,
    FamilyMember,
    Involvement,
    MeetingDate,
    Person,
    Relationship,
)
from tests import people
from tests.casework import conference_list, recorded
from tests.casework.conference_list import ADA, BEN
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import BEGAN, TODAY

CHAIR = "conference-chair"


def listed(meeting: UUID) -> People:
    return conference_people.of_meeting(meeting=meeting, today=TODAY)


def invite_all(meeting: UUID, *, but: str = "") -> dict[str, Any]:
    keys = [each.key for each in listed(meeting).proposed if each.role != but]
    conference_invitations.invite(meeting=meeting, who=keys, today=TODAY)
    return by_role(meeting)


def by_role(meeting: UUID) -> dict[str, Any]:
    return {each.role: each for each in listed(meeting).listed}


def judge(
    meeting: UUID, child: UUID, *, invited: bool = True, by: str = CHAIR, why: str = "Asked to come"
) -> UUID:
    return conference_invitations.judge_child(
        meeting=meeting, child=child, invited=invited, why=why, decided_by=by, today=TODAY
    )


def send(meeting: UUID, *, reasons: dict[str, str] | None = None, on: date = TODAY) -> tuple[UUID, ...]:
    return invitation_sendings.send(meeting=meeting, on=on, how="post", today=on, reasons=reasons)


def test_the_record_of_every_child_says_whom_to_invite(db: None) -> None:
    """Each once for both children, no child among them, nobody's address."""
    with at_work(people.CONNIE):
        conference_list.family()
        make(Agency, name="Example Police", kind="police")
        page = listed(conference_list.conference())
        found = {each.name: (each.role, each.why, each.must, each.children) for each in page.proposed}
        both = ("Ada Example", "Ben Example")
        assert found == {
            "Mary Example": ("mother", "family", False, both),
            "Fred Example": ("father", "family", False, both),
            "Gwen Example": ("family-member", "family", False, both),
            "Winifred Worker": ("social-worker", "involved", True, both),
            "Malcolm Manager": ("team-manager", "involved", False, both),
            "Example Primary School": ("teacher", "involved", True, ("Ada Example",)),
            "Example Surgery": ("doctor", "involved", True, both),
            "Penny Partner": ("health-visitor", "involved", True, ("Ada Example",)),
            "Example Police": ("police", "expertise", False, ()),
        }
        assert [(each.name, each.age) for each in page.children] == [("Ada Example", 7), ("Ben Example", 10)]
        assert conference_list.SECRET not in repr(page)
        assert "JE9 9ZZ" not in repr(page)


def test_everybody_is_invited_at_once_and_once(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        keys = [each.key for each in listed(meeting).proposed]
        made = conference_invitations.invite(meeting=meeting, who=keys, today=TODAY)
        assert len(made) == len(keys) == 8
        assert conference_invitations.invite(meeting=meeting, who=keys, today=TODAY) == ()
        assert listed(meeting).proposed == ()
        found = by_role(meeting)
        assert (found["teacher"].report_wanted, found["mother"].report_wanted) == (True, False)
        assert found["health-visitor"].account == people.PENNY.account
        names = {each.name for each in conference_invitations.invited(meeting=meeting)}
        assert {"Mary Example", "Example Surgery"} <= names
        with refused("Choose at least one person"):
            conference_invitations.invite(meeting=meeting, who=[], today=TODAY)
        with refused("The record has changed since"):
            conference_invitations.invite(meeting=meeting, who=["person x"], today=TODAY)


def test_who_may_not_meet_changes_nothing(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference(children=(ADA,))
        conference_invitations.exclude(
            meeting=meeting,
            who=listed(meeting).proposed[1].key,
            why="A threat",
            decided_by=CHAIR,
            today=TODAY,
        )
    with at_work(people.PENNY):
        page = listed(meeting)
        assert (page.may_invite, page.proposed) == (False, ())
        assert [each.excluded_why for each in page.excluded] == [""]
        with refused("You may see this record, but not"):
            conference_invitations.invite(meeting=meeting, who=["x"], today=TODAY)
    with at_work(people.MONA), pytest.raises(NotHere):
        listed(meeting)


def test_a_restricted_family_stays_restricted_for_who_is_invited(db: None) -> None:
    """An invitation opens no restricted record, and a relative in such a family is named to nobody else."""
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        conference_invitations.add(
            meeting=meeting, role="doctor", why="expertise", account=people.NOBODY.account, today=TODAY
        )
        secret = make(Person, given_name="Rita", family_name="Hidden", born_on=date(1985, 1, 1)).id
        hidden = Family.objects.get(name="Hidden family")
        make(FamilyMember, family=hidden, person_id=secret, from_on=BEGAN)
        make(Relationship, person_id=secret, to_id=ADA, kind="step-parent")
        assert "Rita Hidden" not in {each.name for each in listed(meeting).proposed}
        Family.objects.filter(name="Example family").update(restricted_from_on=BEGAN, restricted_why="staff")
    with at_work(people.NOBODY):
        allowed = access_children.allowed(child=ADA, today=TODAY)
        assert allowed is None or May.SEE not in allowed.may
        with pytest.raises((NotHere, Refused)):
            listed(meeting)


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


@pytest.mark.requirement("WC-5")
def test_it_is_the_chair_who_invites_a_child(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        with refused("It is the chair who may invite a child", clause="Conferencing Service"):
            judge(meeting, child, by="social-worker")
        with refused("It is the chair who may invite a child"):
            judge(meeting, child, why="")
        judge(meeting, child)
        found = listed(meeting).children[0].judged
        assert found is not None
        assert (found.invited, found.decided_by_role) == (True, CHAIR)


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


def test_who_was_invited_last_time_is_proposed_again(db: None) -> None:
    with at_work(people.CONNIE):
        last = recorded.meeting(ADA, "review-conference", decision="continue", held_on=date(2026, 2, 20))
        make(ConferenceInvitation, meeting_id=last.meeting_id, name="Hetty Housing", role="housing")
        found = listed(conference_list.conference("review-conference", (ADA,))).proposed
        again = next(each for each in found if each.name == "Hetty Housing")
        assert (again.because, again.must) == ("invited to the last conference", False)


@pytest.mark.requirement("WC-8")
def test_each_professional_is_marked_involved_expert_or_able_to_help(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, _):
        for why, role in (("expertise", "mental-health-worker"), ("able-to-help", "domestic-abuse-service")):
            conference_invitations.add(
                meeting=meeting, role=role, why=why, name=f"Example {role}", today=TODAY
            )
        found = {role: each.why for role, each in invite_all(meeting).items()}
        assert found["teacher"] == "involved"
        assert found["mental-health-worker"] == "expertise"
        assert found["domestic-abuse-service"] == "able-to-help"
        with refused("is not one of the choices for why they are invited"):
            conference_invitations.add(meeting=meeting, role="police", why="curious", name="X", today=TODAY)
        with refused("stands on the list already"):
            conference_invitations.add(
                meeting=meeting, role="mental-health-worker", why="expertise",
                name="Example mental-health-worker", today=TODAY,
            )  # fmt: skip


@pytest.mark.requirement("C-5")
def test_a_parent_brings_somebody_as_support(db: None) -> None:
    with conference_list.at_service("council") as (meeting, _):
        found = invite_all(meeting)
        conference_invitations.bring_supporter(
            meeting=meeting, invitation=found["mother"].id, name="Fran Friend", what="a friend", today=TODAY
        )
        made = by_role(meeting)["supporter"]
        assert (made.name, made.supports, made.why, made.answer_note) == (
            "Fran Friend", found["mother"].id, "supporter", "a friend",
        )  # fmt: skip
        with refused("A supporter comes with somebody of the family"):
            conference_invitations.bring_supporter(
                meeting=meeting, invitation=found["teacher"].id, name="Fran Friend", today=TODAY
            )


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


def test_a_parent_who_is_left_out_is_still_asked(db: None) -> None:
    """With the reason and who decided; a form for views is to go; the day on which it goes is when asked."""
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        found = invite_all(meeting)
        with refused("Say why they are left out"):
            conference_invitations.exclude(
                meeting=meeting, invitation=found["father"].id, why=" ", decided_by=CHAIR, today=TODAY
            )
        conference_invitations.exclude(
            meeting=meeting, invitation=found["father"].id, why="A threat", decided_by=CHAIR, today=TODAY
        )
        father = by_role(meeting)["father"]
        assert (father.invited, father.excluded, father.decided_by_role) == (False, True, CHAIR)
        assert father not in conference_invitations.invited(meeting=meeting)
        send(meeting)
        assert by_role(meeting)["father"].sent_on is None
        forms = papers_sent.of_meeting(meeting=meeting, today=TODAY).of_kind(kind="views-form")
        waiting = [each for each in forms if each.sent_on is None]
        assert [each.to_name for each in waiting] == ["Fred Example"]
        papers_sent.sent(papers=[waiting[0].id], on=TODAY, how="hand", today=TODAY)
        asked = views.of_meeting(meeting=meeting, today=TODAY).asked
        assert "Fred Example" in {each.name for each in asked}
        conference_invitations.bring_in(meeting=meeting, invitation=father.id, today=TODAY)
        assert by_role(meeting)["father"].invited


def test_an_unborn_child_is_not_judged(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference(children=(people.UNBORN.id,))
        with refused("An unborn child is not invited"):
            judge(meeting, people.UNBORN.id)
        assert listed(meeting).children[0].unborn
        with pytest.raises(NotHere):
            judge(meeting, BEN)


def test_a_judgement_names_the_chair(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference()
        account = Account.objects.get(id=people.CHLOE.account)
        made = Conference.objects.get(meeting=meeting)
        made.chair = account
        made.save()
        judge(meeting, ADA)
        judge(meeting, ADA, invited=False, why="On second thoughts too long")
        found = [each for each in listed(meeting).listed if each.role == "child"]
        assert [(each.invited, each.decided_by) for each in found] == [(False, "Chloe Chair")]


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


def test_a_conference_that_is_over_invites_nobody(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        meetings.cancel(meeting=meeting, on=TODAY, reason="Not needed", today=TODAY)
        with refused("This conference was cancelled already"):
            conference_invitations.add(
                meeting=meeting, role="police", why="expertise", name="Example Police", today=TODAY
            )
