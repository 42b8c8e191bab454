"""The pages of who belongs to a core group, who is invited to a meeting of it, and which agency comes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.casework import core_group_memberships
from holdfast.casework.core_groups import MemberSaid
from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroupMember,
    MeetingChild,
    Need,
    Outcome,
    PaperSent,
    Plan,
    Registration,
    Relationship,
    Telling,
)
from tests import people
from tests.casework.recorded import at_work, in_authority, make, meeting
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.pages.test_core_group_meetings import ahead, arranged, elsewhere, text_of
from tests.signed_in import client_as
from tests.standings import HEALTH

ADA, BEN = people.ADA.id, people.BEN.id
GROUP = f"/children/{ADA}/core-group"


def join(*children: object, **roles: str) -> None:
    members = [MemberSaid(name=name, role=role.replace("_", "-")) for role, name in roles.items()]
    today = timezone.localdate()
    core_group_memberships.join(children=children, members=members, on=today, today=today)  # type: ignore[arg-type]


@pytest.mark.requirement("J-4.11")
def test_the_page_names_who_is_missing_and_lets_them_in_for_brother_and_sister(db: None) -> None:
    with at_work():
        make(Relationship, person_id=people.MOTHER.id, to_id=ADA, kind="mother")
    client = client_as(people.WINIFRED)
    before = text_of(client, GROUP)
    assert "Somebody is missing by the procedure" in before
    assert "Parents are members of the core group" in before
    sent = fill_in(
        client, f"{GROUP}/add", children=[str(ADA), str(BEN)],
        members=[f"{people.MOTHER.id}/mother", f"{people.MALCOLM.account}/team-manager"],
        **{"name-1": "Tilda Teacher", "role-1": "teacher"}, **dated("on", ahead(0)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    after = text_of(client, GROUP)
    assert "Somebody is missing by the procedure" not in after
    assert "Mary Example Mother" in after
    assert "Tilda Teacher" in text_of(client, f"/children/{BEN}/core-group")


@pytest.mark.requirement("J-4.11")
def test_the_manager_does_not_leave_it_on_the_page(db: None) -> None:
    with at_work():
        join(ADA, team_manager="Malcolm Manager", mother="Mary Example")
        manager = CoreGroupMember.objects.get(role="team-manager").id
    client, path = client_as(people.WINIFRED), f"{GROUP}/{manager}/leave"
    sent = fill_in(client, path, why="Is busy", **dated("on", ahead(0)))
    assert sent.status_code == 403
    assert "4 The Core Group, Membership" in sent.content.decode()
    assert "Malcolm Manager" in text_of(client, GROUP)


@pytest.mark.requirement("M-2.1b")
def test_a_member_reads_what_every_other_has_undertaken(db: None) -> None:
    with at_work():
        join(ADA, teacher="Tilda Teacher")
        plan = make(
            Plan, registration=Registration.standing.get(child_id=ADA), made_on=ahead(0), part="detailed"
        )
        outcome = make(Outcome, need=make(Need, plan=plan, text="Sleep"), text="Sleeps through")
        make(Action, outcome=outcome, text="Breakfast club", who="Tilda Teacher", by_on=ahead(-1))
    shown = text_of(client_as(people.PENNY), GROUP)
    assert "Tilda Teacher Teacher Late: Breakfast club" in shown
    assert "Add somebody" not in shown


@pytest.mark.requirement("W-3")
def test_unit_and_parents_stand_on_one_page_as_the_core_group(db: None) -> None:
    client, group = elsewhere("isle-of-wight")
    with in_authority("isle-of-wight"):
        child = make_child(group)
    add = f"/children/{child}/core-group/add"
    typed = {"name-1": "Una Unit", "role-1": "consultant-social-worker", "name-2": "Moira Example",
             "role-2": "mother"}  # fmt: skip
    assert fill_in(client, add, **typed, **dated("on", ahead(0))).status_code == 302
    shown = text_of(client, f"/children/{child}/core-group")
    assert "Moira Example Mother" in shown
    assert "Una Unit Consultant social worker" in shown.replace("Social Worker", "social worker")
    sent = fill_in(
        client, f"/core-groups/{group}/invite", who=["una unit/consultant-social-worker"], how="post",
        **dated("on", ahead(0)),
    )  # fmt: skip
    assert sent.status_code == 403


def make_child(group: object) -> object:
    return MeetingChild.objects.get(meeting=group).child_id


@pytest.mark.requirement("C-18")
def test_parents_are_invited_and_encouraged_on_one_page(db: None) -> None:
    client, group = elsewhere("council")
    with in_authority("council"):
        child = make_child(group)
    typed = {"name-1": "Moira Example", "role-1": "mother"}
    add = f"/children/{child}/core-group/add"
    assert fill_in(client, add, **typed, **dated("on", ahead(0))).status_code == 302
    assert "Moira Example: not yet encouraged to come." in text_of(client, f"/core-groups/{group}")
    path, who = f"/core-groups/{group}/invite", {"who": ["moira example/mother"], "how": "hand"}
    unsaid = fill_in(client, path, **who, **dated("on", ahead(0)))
    assert "Say how the family is encouraged to come" in unsaid.content.decode()
    sent = fill_in(client, path, **who, encouraged="A lift is offered", **dated("on", ahead(0)))
    assert sent.status_code == 302, sent.content.decode()
    assert "Parents and carers Done: Moira Example: A lift is offered." in text_of(
        client, f"/core-groups/{group}"
    )
    with in_authority("council"):
        assert PaperSent.objects.get(meeting_id=group).sent_on == ahead(0)
        assert Telling.objects.get(child_id=child, whom="mother").text == "A lift is offered"


def test_whether_the_child_is_asked_is_typed_with_who_judged_it(db: None) -> None:
    client, group = elsewhere("isle-of-wight")
    with in_authority("isle-of-wight"):
        child = make_child(group)
    typed = {"name-1": "Moira Example", "role-1": "mother"}
    assert fill_in(client, f"/children/{child}/core-group/add", **typed,
                   **dated("on", ahead(0))).status_code == 302  # fmt: skip
    path = f"/core-groups/{group}/invite"
    said = {"who": ["moira example/mother"], "how": "hand", "encouraged": "A lift", **dated("on", ahead(0))}
    assert fill_in(client, path, **said).status_code == 403
    judged = {f"asked-{child}": "no", f"by-{child}": "social-worker", f"why-{child}": "Wants to be told"}
    sent = fill_in(client, path, **said, **judged)
    assert sent.status_code == 302, sent.content.decode()


@pytest.mark.requirement("J-4.16")
def test_an_agency_that_stays_away_stands_on_the_page(db: None) -> None:
    with at_work():
        for number, how in enumerate(("absent", "apologies", "whole")):
            part = meeting(ADA, "core-group", held_on=ahead(0) - timedelta(days=7 * number + 1))
            make(Attendance, meeting=part.meeting, name="Penny Partner", role="health-visitor",
                 agency_id=HEALTH, how=how)  # fmt: skip
    shown = text_of(client_as(people.MALCOLM), GROUP)
    assert "Example Health Visiting was away from the last 2." in shown
    assert "Penny Partner Away Sent apologies Came" in shown


def test_nobody_in_it_and_nothing_held_say_what_to_do(db: None) -> None:
    shown = text_of(client_as(people.SERENA), f"/children/{people.NELL.id}/core-group")
    assert "Nobody is named. A conference names the group" in shown
    assert "None is arranged. Arrange the next ones." in shown
    assert "No core group is recorded as held" in shown


def test_those_invited_already_stand_unticked(db: None) -> None:
    with at_work():
        group = arranged(ADA)
        make(PaperSent, meeting_id=group, kind="invitation", to_name="Winifred Worker", role="social-worker",
             account_id=people.WINIFRED.account, sent_on=ahead(0), how="email")  # fmt: skip
    form = client_as(people.WINIFRED).get(f"/core-groups/{group}/invite").context["form"]
    assert form.fields["who"].initial == [f"{people.PENNY.account}/health-visitor"]
