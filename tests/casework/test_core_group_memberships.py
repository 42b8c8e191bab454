"""Who belongs to a core group between conferences, who is invited to a meeting of it, and who comes."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere
from holdfast.casework import (
    core_group_candidates,
    core_group_checklist,
    core_group_invitations,
    core_group_memberships,
    core_group_pages,
)
from holdfast.casework.core_group_guards import Judged
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import (
    Action,
    Attendance,
    Contact,
    CoreGroupMember,
    MeetingChild,
    Need,
    Outcome,
    PaperSent,
    Plan,
    PlanLine,
    Registration,
    Relationship,
    Telling,
)
from tests import people
from tests.casework import core_grouped as grouped
from tests.casework.core_grouped import COUNCIL, JERSEY, WIGHT
from tests.casework.recorded import at_work, make, meeting
from tests.casework.refused import refused
from tests.standings import HEALTH, TODAY

ADA, BEN = people.ADA.id, people.BEN.id
MALCOLM = MemberSaid(name="Malcolm Manager", role="team-manager", account=people.MALCOLM.account)
PENNY = MemberSaid(name="Penny Partner", role="health-visitor", account=people.PENNY.account, agency=HEALTH)


def names(child: UUID, on: date = TODAY) -> list[str]:
    return [each.name for each in core_group_memberships.of_children(children=[child], on=on)]


def invite(meeting: UUID, **said: Any) -> tuple[UUID, ...]:
    rows = core_group_invitations.prepare(meeting=meeting, today=TODAY).rows
    default = {
        "who": [each.who.key for each in rows], "on": TODAY, "how": "post", "today": TODAY,
        "encouraged": "A lift is offered, and her sister may come too",
    }  # fmt: skip
    return core_group_invitations.invite(meeting=meeting, **{**default, **said})


def line(meeting: UUID, title: str) -> Any:
    found = core_group_checklist.show(meeting=meeting, today=TODAY).lines
    return next(each for each in found if each.title == title)


@pytest.mark.requirement("J-4.11")
def test_worker_manager_parent_and_those_involved_are_invited_or_no_invitation_goes(db: None) -> None:
    with at_work():
        made = grouped.arrange(ADA)
        with pytest.raises(StandsInTheWay) as refusal:
            invite(made)
        assert {each.guard for each in refusal.value.refusals} == {"core-group-members", "core-group-parents"}
        assert not PaperSent.objects.filter(meeting_id=made).exists()
        grouped.join(ADA, mother="Mary Example")
        core_group_memberships.join(children=[ADA], members=[MALCOLM], on=TODAY, today=TODAY)
        rows = core_group_invitations.prepare(meeting=made, today=TODAY).rows
        without = [each.who.key for each in rows if each.who.role != "health-visitor"]
        with pytest.raises(StandsInTheWay) as refusal:
            invite(made, who=without)
        assert {each.guard for each in refusal.value.refusals} == {"core-group-involved"}
        assert line(made, "Who belongs to it").done
        assert len(invite(made)) == 4
        assert line(made, "Invitations").done


@pytest.mark.requirement("J-4.11")
def test_a_member_who_must_be_in_it_does_not_leave(db: None) -> None:
    with at_work():
        grouped.join(ADA, mother="Mary Example", teacher="Tilda Teacher")
        manager, _ = core_group_memberships.join(
            children=[ADA], members=[MALCOLM, PENNY], on=TODAY, today=TODAY
        )
        with pytest.raises(StandsInTheWay) as refusal:
            core_group_memberships.leave(member=manager, on=TODAY, why="Is busy", today=TODAY)
        assert {each.guard for each in refusal.value.refusals} == {"core-group-members"}
        assert CoreGroupMember.objects.get(id=manager).until_on is None
        teacher = CoreGroupMember.objects.get(role="teacher").id
        core_group_memberships.leave(member=teacher, on=TODAY, why="Has moved", today=TODAY)
        assert "Tilda Teacher" not in names(ADA)


@pytest.mark.requirement("W-3")
def test_unit_parents_and_the_others_are_together_the_core_group(db: None) -> None:
    with grouped.planned(WIGHT) as child:
        grouped.join(
            child, mother="Moira Example", consultant_social_worker="Una Unit", teacher="Tilda Teacher"
        )
        page = core_group_pages.show(child=child, today=TODAY)
        assert [each.who.name for each in page.members] == [
            "Moira Example", "Una Unit", "Tilda Teacher", "Will Worker",
        ]  # fmt: skip
        made = grouped.arrange(child)
        judged = {child: Judged(invited=False, decided_by="social-worker", why="Wants to be told instead")}
        without = [
            each.who.key
            for each in core_group_invitations.prepare(meeting=made, today=TODAY).rows
            if each.who.role != "mother"
        ]
        with pytest.raises(StandsInTheWay) as refusal:
            invite(made, who=without, judged=judged)
        assert {each.guard for each in refusal.value.refusals} == {"parents-invited"}
        assert len(invite(made, judged=judged)) == 4


def test_whether_the_child_comes_is_judged_where_the_procedure_says_so(db: None) -> None:
    with grouped.planned(WIGHT) as child:
        grouped.join(child, mother="Moira Example")
        made = grouped.arrange(child)
        assert core_group_invitations.prepare(meeting=made, today=TODAY).judged
        with pytest.raises(StandsInTheWay) as refusal:
            invite(made)
        assert {each.guard for each in refusal.value.refusals} == {"child-invitation-judged"}


@pytest.mark.requirement("C-18")
def test_parents_are_invited_and_encouraged_to_come_and_that_is_kept(db: None) -> None:
    with grouped.planned(COUNCIL) as child:
        grouped.join(child, mother="Moira Example")
        made = grouped.arrange(child)
        assert (line(made, "Parents and carers").done, line(made, "Parents and carers").says) == (
            False, "Moira Example: not yet encouraged to come.",
        )  # fmt: skip
        with refused("Say how the family is encouraged to come"):
            invite(made, encouraged=" ")
        invite(made)
        paper = PaperSent.objects.get(meeting_id=made, to_name="Moira Example")
        assert (paper.kind, paper.sent_on, paper.how) == ("invitation", TODAY, "post")
        told = Telling.objects.get(child_id=child, whom="mother")
        assert told.text == "A lift is offered, and her sister may come too"
        assert line(made, "Parents and carers").done


@pytest.mark.requirement("M-2.1b")
def test_each_member_sees_what_the_others_are_there_for_and_have_undertaken(db: None) -> None:
    with at_work():
        grouped.join(ADA, teacher="Tilda Teacher")
        core_group_memberships.join(children=[ADA], members=[PENNY], on=TODAY, today=TODAY)
        plan = make(
            Plan, registration=Registration.standing.get(child_id=ADA), made_on=TODAY, part="detailed"
        )
        outcome = make(Outcome, need=make(Need, plan=plan, text="Sleep"), text="Sleeps through")
        late = TODAY - timedelta(days=1)
        make(Action, outcome=outcome, text="Weigh her", who="Health visiting", agency_id=HEALTH, by_on=late)
        make(Action, outcome=outcome, text="Breakfast club", who="Tilda Teacher", by_on=TODAY)
        make(PlanLine, plan=plan, part="responsibilities", text="Eyes on her at school", who="tilda teacher")
        make(Contact, plan=plan, who="Penny", account_id=people.PENNY.account, every="2 weeks", why="weight")
    with at_work(people.PENNY):
        page = core_group_pages.show(child=ADA, today=TODAY)
    by_name = {each.who.name: each for each in page.members}
    assert by_name["Tilda Teacher"].there_for == ("Eyes on her at school",)
    assert [(each.text, each.late) for each in by_name["Tilda Teacher"].undertaken] == [
        ("Breakfast club", False)
    ]
    assert by_name["Penny Partner"].there_for == ("Sees the child every 2 weeks, weight",)
    assert [(each.text, each.late) for each in by_name["Penny Partner"].undertaken] == [("Weigh her", True)]


def test_who_belongs_already_is_let_in_once_and_who_left_is_gone_from_that_day(db: None) -> None:
    with grouped.planned(COUNCIL) as child:
        (mother,) = grouped.join(child, mother="Moira Example")
        assert grouped.join(child, mother="Moira Example") == ()
        with refused("did not belong to it yet"):
            core_group_memberships.leave(member=mother, on=TODAY - timedelta(days=1), why="x", today=TODAY)
        with refused("Say why they leave"):
            core_group_memberships.leave(member=mother, on=TODAY, why=" ", today=TODAY)
        core_group_memberships.leave(member=mother, on=TODAY, why="Has moved", today=TODAY)
        assert names(child) == ["Will Worker"]
        with pytest.raises(NotHere):
            core_group_memberships.leave(member=mother, on=TODAY, why="Has moved", today=TODAY)


def test_nobody_joins_without_a_name_a_role_or_ahead(db: None) -> None:
    with at_work():
        for member, on, says in (
            (MemberSaid(name=" ", role="teacher"), TODAY, "needs a name"),
            (MemberSaid(name="Tilda Teacher", role="king"), TODAY, "is not one of the choices"),
            (MemberSaid(name="Tilda Teacher", role="teacher"), TODAY + timedelta(days=1), "in the future"),
        ):
            with refused(says):
                core_group_memberships.join(children=[ADA], members=[member], on=on, today=TODAY)
        with refused("Name at least one"):
            core_group_memberships.join(children=[ADA], members=[], on=TODAY, today=TODAY)
        assert not CoreGroupMember.objects.exists()


def test_the_record_proposes_parents_workers_their_manager_and_the_child(db: None) -> None:
    with at_work():
        make(Relationship, person_id=people.MOTHER.id, to_id=ADA, kind="mother")
        found = core_group_candidates.prepare(child=ADA, today=TODAY)
        assert [(each.name, each.role) for each in found.proposed] == [
            ("Mary Example", "mother"), ("Winifred Worker", "social-worker"),
            ("Penny Partner", "health-visitor"), ("Malcolm Manager", "team-manager"),
            ("Ada Example", "child"),
        ]  # fmt: skip


@pytest.mark.requirement("J-4.16")
def test_an_agency_that_stays_away_is_seen(db: None) -> None:
    with grouped.planned(JERSEY) as child:
        for number, (how, mother) in enumerate(
            (("absent", "whole"), ("apologies", "absent"), ("whole", "whole"))
        ):
            part: MeetingChild = meeting(child, "core-group", held_on=TODAY - timedelta(days=7 * number + 1))
            make(Attendance, meeting=part.meeting, name="Penny Partner", role="health-visitor",
                 agency_id=HEALTH, how=how)  # fmt: skip
            make(Attendance, meeting=part.meeting, name="Mary Example", role="mother", how=mother)
        found = core_group_pages.show(child=child, today=TODAY).turnouts
        assert [(each.who, each.away_in_a_row, each.stays_away) for each in found] == [
            ("Example Health Visiting", 2, True), ("Mary Example", 0, False),
        ]  # fmt: skip
        assert [how for _, how in found[0].at] == ["away", "apologies", "came"]
