"""Who is invited to a conference: everybody at once; left out by name; each child judged."""

import pytest

from holdfast.access.refusals import NotHere
from holdfast.casework import (
    conference_invitations,
    meetings,
    papers_sent,
    views,
)
from holdfast.records.models import (
    Account,
    Conference,
)
from tests import people
from tests.casework import conference_list
from tests.casework.conference_list import ADA, BEN
from tests.casework.inviting import CHAIR, by_role, invite_all, judge, listed, send
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY


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


def test_a_conference_that_is_over_invites_nobody(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        meetings.cancel(meeting=meeting, on=TODAY, reason="Not needed", today=TODAY)
        with refused("This conference was cancelled already"):
            conference_invitations.add(
                meeting=meeting, role="police", why="expertise", name="Example Police", today=TODAY
            )
