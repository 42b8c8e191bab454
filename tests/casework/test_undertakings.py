"""Who has undertaken what: mine, the agency's, the team's, the unit's; how it stands, and what is late."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import undertakings
from holdfast.casework.undertakings import UndertakingsPage
from holdfast.records.models import (
    Action,
    Agency,
    Contact,
    GroupDecision,
    Involvement,
    Meeting,
    MeetingChild,
    Plan,
    PlanLine,
    Registration,
)
from tests import people, standings
from tests.caseload import here
from tests.casework import undertaken
from tests.casework.recorded import at_work
from tests.casework.undertaken import LATE, SOON
from tests.people import Member
from tests.standings import TODAY

pytestmark = pytest.mark.usefixtures("db")
OLD = datetime(2020, 1, 1, tzinfo=UTC)


def listed(member: Member, whose: str = "mine", team: UUID | None = None) -> UndertakingsPage:
    with at_work(member):
        return undertakings.show(whose=whose, today=TODAY, team=team)


def texts(page: UndertakingsPage) -> list[str]:
    return [line.what.text for group in page.groups for line in group.lines]


def version(action: Action) -> datetime:
    found: datetime = Action.objects.get(id=action.id).known_from
    return found


# ---------------------------------------------------------------- lists


@pytest.mark.requirement("J-4.15")
def test_an_agency_sees_all_that_its_own_have_undertaken_and_what_is_late() -> None:
    with at_work():
        plan = undertaken.plan()
        undertaken.health_visitors(plan)
        undertaken.action(plan, "Visit each week", who="Winifred Worker", account_id=people.WINIFRED.account)
        undertaken.action(plan, "Report each term", who="Tom Teacher", role="teacher", by_on=LATE)
    page = listed(people.PENNY, "agency")
    assert texts(page) == ["Weigh Ada each week", "Hold the sleep clinic", "Bring the growth chart"]
    assert [group.name for group in page.groups] == ["Example Health Visiting"]
    assert (page.number, page.late) == (3, 1)
    assert page.groups[0].lines[0].what.days == -4
    assert texts(listed(people.PENNY)) == ["Weigh Ada each week"]


def test_an_agencys_list_is_of_children_one_may_see_and_of_no_other() -> None:
    with at_work():
        undertaken.health_visitors(undertaken.plan())
        plan = undertaken.plan(people.UMA.id)
        undertaken.action(plan, "See Uma", agency_id=standings.HEALTH)
        here(Involvement, child_id=people.UMA.id, role="health-visitor", agency_id=standings.HEALTH,
             from_on=standings.BEGAN)  # fmt: skip
    assert "See Uma" not in texts(listed(people.PENNY, "agency"))
    with at_work():
        Involvement.objects.filter(child_id=people.UMA.id).update(account_id=people.PENNY.account)
    assert "See Uma" in texts(listed(people.PENNY, "agency"))


@pytest.mark.requirement("M-1.2")
def test_every_agency_named_on_a_plan_has_its_own_list_before_the_manager() -> None:
    """On the Isle of Man: by agency in the order of the alphabet, each with what is late."""
    with at_work(people.MONA):
        school = here(Agency, name="Example School", kind="school")
        health = here(Agency, name="Example Clinic", kind="health")
        plan = undertaken.plan(people.FINLO.id)
        undertaken.action(plan, "Keep a place at breakfast", agency=school, by_on=LATE, progress="Begun")
        undertaken.action(plan, "Weigh Finlo", agency=health, by_on=SOON)
        undertaken.action(plan, "Cook in the evening", who="Mary Sample")
    page = listed(people.MAURA, "team")
    assert [(each.name, len(each.lines), each.late) for each in page.groups] == [
        ("Example Clinic", 1, 0), ("Example School", 1, 1), ("Mary Sample", 1, 0),
    ]  # fmt: skip
    assert page.groups[1].lines[0].what.progress == "Begun"


def test_responsibilities_contacts_and_decisions_of_core_groups_are_undertakings_too() -> None:
    with at_work():
        plan = undertaken.plan()
        own = {"account_id": people.PENNY.account}
        here(PlanLine, plan=plan, part="responsibilities", text="Watches Ada’s weight", who="Penny", **own)
        here(PlanLine, plan=plan, part="concerns", text="Ada was hungry", who="Penny", **own)
        here(Contact, plan=plan, who="Penny", why="to weigh her", every="2 weeks", **own)
        meeting = here(Meeting, kind="core-group", held_on=TODAY)
        for child in (people.ADA, people.BEN):
            here(MeetingChild, meeting=meeting, child_id=child.id)
        here(GroupDecision, meeting=meeting, text="Ask the clinic", who="Penny", by_on=LATE, **own)
        here(GroupDecision, meeting=meeting, text="Was done", who="Penny", done_on=TODAY, **own)
    page = listed(people.PENNY)
    found = [(line.what.kind_name, line.what.text, line.what.when) for group in page.groups
             for line in group.lines]  # fmt: skip
    assert found == [
        ("Decided", "Ask the clinic", ""),
        ("Contact", "Sees the child: to weigh her", "2 weeks"),
        ("Answers for", "Watches Ada’s weight", ""),
    ]
    # Ben is not hers to see: the decision about both is for Ada alone here.
    assert [child.id for child in page.groups[0].lines[0].children] == [people.ADA.id]
    assert page.late == 1


def test_what_is_done_stands_apart_and_what_is_no_longer_in_force_is_gone() -> None:
    with at_work():
        plan = undertaken.plan()
        own, _, _ = undertaken.health_visitors(plan)
        Action.objects.filter(id=own.id).update(done_on=TODAY)
    page = listed(people.PENNY, "agency")
    assert [each.what.text for each in page.done] == ["Weigh Ada each week"]
    assert page.late == 0
    with at_work():
        Plan.objects.filter(id=plan.id).update(replaced_on=TODAY)
    assert listed(people.PENNY, "agency").number == 0
    with at_work():
        Plan.objects.filter(id=plan.id).update(replaced_on=None)
        Registration.objects.filter(child=people.ADA.id).update(until_on=TODAY, grounds="died")
    assert listed(people.PENNY, "agency").number == 0


def test_one_action_for_brothers_and_sisters_is_one_undertaking() -> None:
    with at_work():
        first = undertaken.action(undertaken.plan(), "Cook supper", account_id=people.WINIFRED.account)
        undertaken.action(undertaken.plan(people.BEN.id), "Cook supper", key=first.id,
                          account_id=people.WINIFRED.account)  # fmt: skip
    (group,) = listed(people.WINIFRED).groups
    assert [child.id for child in group.lines[0].children] == [people.BEN.id, people.ADA.id]


def test_what_is_late_can_be_listed_alone_and_a_long_list_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_work():
        plan = undertaken.plan()
        for number in range(4):
            undertaken.action(plan, f"Act {number}", by_on=LATE if number == 3 else SOON)
    with at_work(people.MALCOLM):
        page = undertakings.show(whose="team", today=TODAY, only_late=True)
    assert (texts(page), page.number, page.late, page.more) == (["Act 3"], 4, 1, 0)
    monkeypatch.setattr(undertakings, "MOST", 2)
    page = listed(people.MALCOLM, "team")
    assert (texts(page), page.number, page.more) == (["Act 3", "Act 0"], 4, 2)


def test_each_has_the_lists_that_are_theirs_and_no_other() -> None:
    def choices(member: Member) -> list[str]:
        return [word for word, _ in listed(member).choices]

    assert choices(people.WINIFRED) == ["mine"]
    assert choices(people.PENNY) == ["mine", "agency"]
    assert choices(people.MALCOLM) == ["mine", "team"]
    assert choices(people.CHRIS) == ["mine", "unit"]
    assert choices(people.CARLA) == ["mine", "team", "unit"]
    for member, whose in (
        (people.WINIFRED, "team"), (people.PENNY, "team"), (people.MALCOLM, "agency"),
        (people.WINIFRED, "everybody’s"),
    ):  # fmt: skip
        with pytest.raises(Refused, match="another agency, leads a team"):
            listed(member, whose)
    with pytest.raises(NotHere):
        listed(people.MALCOLM, "team", team=standings.TEAM_SOUTH)
    assert {name for _, name in listed(people.SERENA, "team").teams} == {
        "Team North",
        "Team South",
        "Unit One",
    }


def test_the_units_and_the_managers_are_of_their_own_children() -> None:
    with at_work():
        undertaken.action(undertaken.plan(), "Cook supper")
        undertaken.action(undertaken.plan(people.UMA.id), "Play with Uma", role="unit-coordinator")
        undertaken.action(undertaken.plan(people.REX.id), "Watch Rex")
    assert texts(listed(people.MALCOLM, "team")) == ["Cook supper"]
    assert texts(listed(people.CHRIS, "unit")) == ["Play with Uma"]
    assert texts(listed(people.SERENA, "team", team=standings.TEAM_SOUTH)) == []
    assert texts(listed(people.MARTHA, "team")) == ["Watch Rex"]


def test_a_list_costs_the_same_queries_for_one_undertaking_and_for_many() -> None:
    def queries() -> int:
        with at_work(people.MALCOLM), CaptureQueriesContext(connection) as asked:
            undertakings.show(whose="team", today=TODAY)
        return len(asked)

    with at_work():
        plan = undertaken.plan()
        undertaken.action(plan, "Cook supper")
    before = queries()
    with at_work():
        for number in range(12):
            undertaken.action(plan, f"Cook supper {number}", agency_id=standings.HEALTH)
        undertaken.action(undertaken.plan(people.BEN.id), "Cook supper")
    assert queries() == before


# ---------------------------------------------------------------- how it stands


@pytest.mark.requirement("J-4.15")
def test_whoever_does_it_says_how_it_stands() -> None:
    with at_work():
        own, _, by_role = undertaken.health_visitors(undertaken.plan())
    with at_work(people.PENNY):
        page = undertakings.find(action=own.id, today=TODAY)
        assert (page.may_say, page.may_finish, page.outcome) == (True, False, "Ada has her checks")
        for each in (own, by_role):
            undertakings.say_progress(
                action=each.id, progress=" Twice so far ", seen=version(each), today=TODAY
            )
        line = undertakings.show(whose="mine", today=TODAY).groups[0].lines[0]
    assert (line.what.progress, line.is_mine) == ("Twice so far", True)
    with at_work(people.WINIFRED):
        assert undertakings.find(action=by_role.id, today=TODAY).line.what.progress == "Twice so far"


@pytest.mark.requirement("M-1.2")
def test_progress_is_written_for_each_child_of_the_family_whose_action_it_is() -> None:
    with at_work(people.MONA):
        first = undertaken.action(undertaken.plan(people.FINLO.id), "Mend the boiler", who="Housing")
        undertakings.say_progress(action=first.id, progress="Ordered", seen=version(first), today=TODAY)
        assert undertakings.find(action=first.id, today=TODAY).line.what.progress == "Ordered"
    with at_work():
        here_ = undertaken.action(undertaken.plan(), "Cook supper")
        other = undertaken.action(undertaken.plan(people.BEN.id), "Cook supper", key=here_.id)
        undertakings.say_progress(action=here_.id, progress="Each day", seen=version(here_), today=TODAY)
        assert Action.objects.get(id=other.id).progress == "Each day"


def test_nobody_says_it_of_what_is_not_theirs() -> None:
    with at_work():
        plan = undertaken.plan()
        others = [
            undertaken.action(plan, "Visit", who="Winifred Worker", account_id=people.WINIFRED.account),
            undertaken.action(plan, "Report each term", who="Tom Teacher", role="teacher"),
        ]
    for each in others:
        with at_work(people.PENNY), pytest.raises(Refused, match="see this record, but not"):
            undertakings.say_progress(action=each.id, progress="Done", seen=version(each), today=TODAY)
        with at_work(people.PENNY):
            assert not undertakings.find(action=each.id, today=TODAY).may_say
    with at_work(people.SASHA), pytest.raises(Refused):
        undertakings.find(action=others[0].id, today=TODAY)


def test_two_who_say_it_at_once_do_not_overwrite_each_other() -> None:
    with at_work():
        own, _, _ = undertaken.health_visitors(undertaken.plan())
        with pytest.raises(ChangedMeanwhile):
            undertakings.say_progress(action=own.id, progress="Once", seen=OLD, today=TODAY)
        with pytest.raises(Refused, match="how it stands"):
            undertakings.say_progress(action=own.id, progress=" ", seen=version(own), today=TODAY)
        assert Action.objects.get(id=own.id).progress == ""


def test_the_address_of_an_earlier_versions_action_leads_to_the_one_in_force() -> None:
    with at_work():
        before = undertaken.plan(made_on=standings.BEGAN)
        old = undertaken.action(before, "Weigh Ada", account_id=people.PENNY.account)
        Plan.objects.filter(id=before.id).update(replaced_on=TODAY - timedelta(days=3))
        with pytest.raises(NotHere):
            undertakings.find(action=old.id, today=TODAY)
        new = undertaken.action(undertaken.plan(number=2), "Weigh Ada twice", key=old.id)
        assert undertakings.find(action=old.id, today=TODAY).line.what.id == new.id


def test_who_holds_no_role_has_an_empty_list() -> None:
    with at_work(people.NOBODY):
        assert undertakings.show(whose="mine", today=TODAY).number == 0
