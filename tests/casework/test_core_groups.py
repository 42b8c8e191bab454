"""The core group as a conference names it: for several children at once, from its day on."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import completions, core_groups, meetings, registrations
from holdfast.casework.core_groups import MemberSaid
from holdfast.records.models import CoreGroupMember
from tests import people
from tests.casework import concluding, outlined, recorded
from tests.casework.recorded import at_work
from tests.standings import TODAY

TEACHER = MemberSaid(name="Tilda Teacher", role="teacher")
MOTHER = MemberSaid(name="Mary Example", role="mother", person=people.MOTHER.id)
PENNY = MemberSaid(name="Penny Partner", role="health-visitor", account=people.PENNY.account)
NEXT = TODAY + timedelta(days=90)


def names(child: UUID, today: date = TODAY) -> list[str]:
    return sorted(each.name for each in core_groups.of_child(child=child, today=today))


def conference() -> tuple[UUID, UUID, UUID]:
    cora, dan = outlined.brother_and_sister()
    for child in (cora, dan):
        recorded.registration(child, TODAY)
    return outlined.conference(children=[cora, dan], on=TODAY), cora, dan


@pytest.mark.requirement("J-1.8")
def test_the_core_group_is_named_for_brother_and_sister_at_once(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, dan = conference()
        only_dans = MemberSaid(name="Nora Nursery", role="nursery", children=[dan])
        core_groups.name(meeting=meeting, members=[TEACHER, MOTHER, only_dans], today=TODAY)
        assert names(cora) == ["Mary Example", "Tilda Teacher"]
        assert names(dan) == ["Mary Example", "Nora Nursery", "Tilda Teacher"]
        [mother] = [each for each in core_groups.of_child(child=cora, today=TODAY) if each.role == "mother"]
    assert (mother.person, mother.from_on) == (people.MOTHER.id, TODAY)


@pytest.mark.requirement("C-8")
def test_who_came_is_offered_first_and_a_chair_is_not_meant(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, _ = conference()
        offered = core_groups.propose(meeting=meeting, today=TODAY).candidates
        usual = {each.said.role for each in offered if each.usual and each.came}
        assert usual == {"mother", "teacher", "social-worker"}
        chair = next(each for each in offered if each.said.role == "conference-chair")
        assert (chair.came, chair.usual) == (True, False)
        ticked = [each.said for each in offered if each.usual]
        core_groups.name(meeting=meeting, members=ticked, today=TODAY)
        assert names(cora) == ["Mary Example", "Tilda Teacher", "Winifred Worker"]


def test_who_is_no_longer_named_belongs_until_the_next_conference(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, dan = conference()
        core_groups.name(meeting=meeting, members=[TEACHER, MOTHER], today=TODAY)
        review = outlined.conference(children=[cora, dan], on=NEXT, kind="review-conference")
        core_groups.name(meeting=review, members=[MOTHER, PENNY], today=NEXT)
        assert names(cora, NEXT - timedelta(days=1)) == ["Mary Example", "Tilda Teacher"]
        assert names(cora, NEXT) == ["Mary Example", "Penny Partner"]
        stayed = CoreGroupMember.standing.filter(child=cora, name="Mary Example")
        assert list(stayed.values_list("from_on", "until_on")) == [(TODAY, None)]


def test_named_again_at_the_same_conference_nobody_stands_twice(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, _ = conference()
        for _again in range(2):
            core_groups.name(meeting=meeting, members=[TEACHER, TEACHER, MOTHER], today=TODAY)
        assert names(cora) == ["Mary Example", "Tilda Teacher"]
        core_groups.name(meeting=meeting, members=[MOTHER], today=TODAY)
        assert names(cora) == ["Mary Example"]


def test_a_named_partner_sees_the_child(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, _ = conference()
    with at_work(people.PENNY), pytest.raises((NotHere, Refused)):
        core_groups.of_child(child=cora, today=TODAY)
    with at_work(people.CONNIE):
        core_groups.name(meeting=meeting, members=[PENNY], today=TODAY)
    with at_work(people.PENNY):
        assert names(cora) == ["Penny Partner"]


def test_a_child_without_a_plan_has_no_core_group_in_the_end(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY - timedelta(days=1))
        core_groups.name(meeting=meeting, members=[MOTHER], today=TODAY)
        assert core_groups.is_named(meeting=meeting, child=dan)
        recorded.registration(cora, TODAY)
        core_groups.settle(meeting=meeting, children=[cora], on=TODAY)
        assert names(cora) == ["Mary Example"]
        assert names(dan) == []
        assert not core_groups.is_named(meeting=meeting, child=dan)


def test_a_core_group_of_nobody_or_of_an_unknown_role_is_refused(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, _ = conference()
        with pytest.raises(Refused, match="at least one"):
            core_groups.name(meeting=meeting, members=[], today=TODAY)
        with pytest.raises(Refused, match="role in the core group"):
            core_groups.name(meeting=meeting, members=[MemberSaid(name="Ned", role="neighbour")], today=TODAY)
        elsewhere = MemberSaid(name="Ned", role="teacher", children=[people.FINLO.id])
        with pytest.raises(NotHere):
            core_groups.name(meeting=meeting, members=[elsewhere], today=TODAY)
        assert names(cora) == []


def test_completing_the_conference_gives_its_core_group_its_first_day(db: None) -> None:
    with at_work(people.CONNIE):
        dee, eli = concluding.child("Dee"), concluding.child("Eli")
        meeting = concluding.ready(dee, eli, others={eli: concluding.NO_PLAN})
        CoreGroupMember.standing.filter(meeting=meeting).update(from_on=TODAY - timedelta(days=3))
        completions.complete(meeting=meeting, on=TODAY, today=TODAY)
        assert [each.from_on for each in core_groups.of_child(child=dee, today=TODAY)] == [TODAY]
        assert names(eli) == []
        assert not core_groups.is_named(meeting=meeting, child=eli)


def test_a_conference_that_is_called_off_has_named_nobody(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, dan = conference()
        core_groups.name(meeting=meeting, members=[TEACHER, MOTHER], today=TODAY)
        review = outlined.conference(children=[cora, dan], on=NEXT, kind="review-conference")
        core_groups.name(meeting=review, members=[MOTHER, PENNY], today=NEXT)
    with at_work(people.PENNY):
        assert names(cora, NEXT) == ["Mary Example", "Penny Partner"]
    with at_work(people.CONNIE):
        meetings.cancel(meeting=review, on=NEXT, reason="Snow", today=NEXT)
        assert names(cora, NEXT) == names(dan, NEXT) == ["Mary Example", "Tilda Teacher"]
    with at_work(people.PENNY), pytest.raises((NotHere, Refused)):
        core_groups.of_child(child=cora, today=NEXT)


def test_who_was_named_at_a_conference_called_off_is_named_at_the_next(db: None) -> None:
    with at_work(people.CONNIE):
        dee = concluding.child("Dee")
        first = concluding.convene(dee)
        core_groups.name(meeting=first, members=[MOTHER, PENNY], today=TODAY)
        meetings.cancel(meeting=first, on=TODAY, reason="Snow", today=TODAY)
        again = concluding.convene(dee)
        core_groups.name(meeting=again, members=[MOTHER, PENNY], today=TODAY)
        assert core_groups.is_named(meeting=again, child=dee)
        assert not core_groups.is_named(meeting=first, child=dee)


def test_with_the_plan_the_core_group_ends_and_the_next_plan_has_one_of_its_own(db: None) -> None:
    with at_work(people.CONNIE):
        meeting, cora, _ = conference()
        core_groups.name(meeting=meeting, members=[PENNY], today=TODAY)
        found = registrations.current(child=cora, on=TODAY)
        registrations.close(registration=found, on=TODAY, grounds="no-longer-at-risk")
    with at_work(people.PENNY), pytest.raises((NotHere, Refused)):
        core_groups.of_child(child=cora, today=NEXT)
    with at_work(people.CONNIE):
        later = outlined.conference(children=[cora], on=NEXT)
        core_groups.name(meeting=later, members=[PENNY], today=NEXT)
        assert core_groups.is_named(meeting=later, child=cora)
