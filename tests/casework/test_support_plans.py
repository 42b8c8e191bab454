"""What follows a child protection plan: who leads it, for how long, who holds the case; and who helps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.casework import afterwards, obligations, registrations, support_plans, supports
from holdfast.casework.guarded import StandsInTheWay
from holdfast.casework.support_plans import SupportPlanPage
from holdfast.records.models import Action, MilestoneChild, Need, Outcome, Plan, Support, SupportPlan
from tests import people
from tests.casework import field_work
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TEAM_NORTH, TODAY

ADA = people.ADA.id
BEGAN, ENDED = date(2025, 6, 2), date(2026, 2, 9)  # Mondays


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A child whose plan has ended, and the team that worked with it."""

    child: UUID
    team: UUID

    def begin(self, kind: str = "child-in-need", **said: Any) -> SupportPlanPage:
        """Begin the plan that follows."""
        given = {
            "children": [self.child], "kind": kind, "from_on": date(2026, 2, 16), "lead": "Field Worker",
            "team": self.team, "named_until_on": date(2026, 6, 1), "today": TODAY, **said,
        }  # fmt: skip
        return support_plans.begin(**given)[0]

    def helped(self, **said: Any) -> supports.SupportLine:
        """Record who goes on helping."""
        given = {
            "children": [self.child], "who": "Hetty Example", "what": "weighs her weekly",
            "discussed_with": "Tess and her mother", "today": TODAY, **said,
        }  # fmt: skip
        return supports.record(**given)[0]

    @property
    def page(self) -> afterwards.AfterwardsPage:
        """The page of what comes after."""
        return afterwards.of_child(child=self.child, today=TODAY)

    @property
    def missing(self) -> str:
        """What it says is missing, in one text."""
        return " ".join(each.say for each in self.page.missing)

    def due(self) -> dict[str, Any]:
        """What is due, by duty."""
        return {each.duty: each for each in obligations.open_of(children=[self.child], today=TODAY)}


@contextmanager
def ended(
    slug: str, then: str, *, undone: bool = False, grounds: str = "no-longer-at-risk"
) -> Iterator[Ended]:
    """In an authority, as the worker of a child whose plan a review has just ended."""
    case = field_work.begin(slug, born_on=date(2016, 5, 4), plan_on=BEGAN)
    with field_work.inside(slug, case.account):
        row = registrations.current(child=case.child, on=TODAY)
        plan = make(Plan, registration=row, part="detailed", made_on=BEGAN)
        need = make(Need, plan=plan, text="To be safe at night")
        outcome = make(Outcome, need=need, text="A sober adult every night", reached_on=ENDED)
        make(Action, outcome=outcome, text="Draw up a rota", who="Mother", done_on=None if undone else ENDED)
        registrations.close(registration=row, on=ENDED, grounds=grounds, then=then)
        obligations.refresh(children=[case.child], today=TODAY)
        yield Ended(child=case.child, team=case.team)


# ---------------------------------------------------------------- the Isle of Wight


@pytest.mark.requirement("W-14")
def test_isle_of_wight_social_work_goes_on_for_a_time_that_is_named(db: None) -> None:
    with ended("isle-of-wight", "child-in-need") as case:
        assert "decided to follow, and not begun" in case.missing
        with refused("Say which team or unit goes on holding the case"):
            case.begin(team=None)
        with refused("until when it is to last", clause="Child in need plan"):
            case.begin(named_until_on=None)
        made = case.begin(aims="Breakfast before school")
        assert (made.team, made.lead, made.named_until_on) == ("Team Field", "Field Worker", date(2026, 6, 1))
        assert SupportPlan.standing.get().when == "after"
        assert "not begun" not in case.missing
        assert case.page.support_plans == (made,)


@pytest.mark.requirement("WC-10")
def test_isle_of_wight_it_is_started_and_lasts_three_months(db: None) -> None:
    """Mon 16 Feb: three months run to 16 May; a reason of one's own does not shorten them."""
    with ended("isle-of-wight", "child-in-need") as case:
        with pytest.raises(StandsInTheWay) as short:
            case.begin(named_until_on=date(2026, 5, 15), reasons={"*": "all is well"})
        assert [each.guard for each in short.value.refusals] == ["child-in-need-three-months"]
        made = case.begin(named_until_on=date(2026, 5, 16))
        started = MilestoneChild.standing.get(milestone__event="child-in-need-plan-started")
        assert (started.child_id, started.on) == (case.child, date(2026, 2, 16))
        assert SupportPlan.standing.get().milestone_id == started.milestone_id
        with pytest.raises(StandsInTheWay):
            support_plans.end(plan=made.id, on=TODAY, why="all is well", today=TODAY)
        assert SupportPlan.standing.get().ended_on is None
        on = date(2026, 5, 18)
        done = support_plans.end(plan=made.id, on=on, why="all is well", agreed_by=["mother"], today=on)
        assert (done.ended_on, done.ended_why, done.ended_agreed_by) == (on, "all is well", "mother")
        assert MilestoneChild.standing.filter(milestone__event="child-in-need-plan-ended").count() == 1


@pytest.mark.requirement("W-13")
def test_isle_of_wight_a_voluntary_plan_is_what_the_family_asks_for(db: None) -> None:
    """With a named lead, what each agency commits to, and every part of the plan carried out."""
    with ended("isle-of-wight", "caf") as case:
        with refused("what the family itself says"):
            case.begin("caf")
        with refused("Say who leads it"):
            case.begin("caf", lead="", family_says="We want help with mornings")
        made = case.begin("caf", family_says="We want help with mornings", team=None, named_until_on=None)
        assert (made.lead, made.family_says) == ("Field Worker", "We want help with mornings")
        assert "What each agency commits to" in case.missing
        case.helped(plan=made.id)
        assert "What each agency commits to" not in case.missing
        assert not MilestoneChild.standing.filter(milestone__event="child-in-need-plan-started").exists()


@pytest.mark.requirement("WC-11")
def test_isle_of_wight_what_was_not_carried_out_is_said_before_stepping_down(db: None) -> None:
    with ended("isle-of-wight", "caf", undone=True) as case:
        said = {"family_says": "We want help", "team": None, "named_until_on": None}
        assert case.page.undone == ("Draw up a rota",)
        with refused("Not every part of the plan was carried out: Draw up a rota"):
            case.begin("caf", **said)
        assert case.begin("caf", although="The father has left", **said).kind == "caf"


@pytest.mark.requirement("WC-11")
def test_isle_of_wight_a_legal_planning_meeting_that_was_decided_is_missed(db: None) -> None:
    from holdfast.casework import milestones  # noqa: PLC0415

    with ended("isle-of-wight", "legal-planning", grounds="other") as case:
        assert "A legal planning meeting was decided, and none is recorded" in case.missing
        milestones.record(
            event="legal-planning-meeting", children=[case.child], on=date(2026, 2, 20), today=TODAY
        )
        assert "legal planning" not in case.missing


@pytest.mark.requirement("W-12")
def test_isle_of_wight_closed_with_who_goes_on_helping_or_that_nobody_does(db: None) -> None:
    with ended("isle-of-wight", "close", undone=True) as case:
        assert "Nobody has recorded who goes on helping" in case.missing
        assert "1 of its parts not recorded as carried out" in case.missing
        case.helped(from_on=date(2026, 2, 16))
        kept = Support.standing.get()
        assert (kept.who, kept.what, kept.child_id) == ("Hetty Example", "weighs her weekly", case.child)
        assert "who goes on helping" not in case.missing
    with ended("council", "close") as case:
        case.helped(who="", what="", none_why="School and doctor see her anyway")
        assert case.page.supports[0].none_why == "School and doctor see her anyway"
        assert case.page.missing == ()


# ---------------------------------------------------------------- the Isle of Man


@pytest.mark.requirement("M-5.2a")
def test_isle_of_man_the_agencies_meet_within_ten_working_days(db: None) -> None:
    """Mon 9 Feb: 10-13 is 4, 16-20 is 9, Mon 23 is 10. Begun with the day on which they met, it is met."""
    with ended("isle-of-man", "child-in-need") as case:
        meeting = case.due()["child-in-need-meeting"]
        assert (meeting.due_on, case.page.dues[0].on) == (date(2026, 2, 23), date(2026, 2, 23))
        made = case.begin(agreed_on=date(2026, 2, 20), from_on=date(2026, 2, 20))
        assert made.agreed_on == date(2026, 2, 20)
        assert MilestoneChild.standing.get(milestone__event="child-in-need-meeting").on == date(2026, 2, 20)
        assert "child-in-need-meeting" not in case.due()


@pytest.mark.requirement("M-5.2a")
def test_isle_of_man_where_none_follows_why_is_recorded(db: None) -> None:
    with ended("isle-of-man", "close") as case:
        assert "child-in-need-meeting" not in case.due()
        assert case.missing
        case.helped(who="", what="", none_why="The family has moved to her sister’s")
        assert case.page.missing == ()


@pytest.mark.requirement("M-5.2b")
def test_isle_of_man_ended_within_three_months_it_needs_a_reason_in_words(db: None) -> None:
    with ended("isle-of-man", "child-in-need") as case:
        made = case.begin()
        with refused("Say why it ends"):
            support_plans.end(plan=made.id, on=TODAY, why=" ", today=TODAY)
        done = support_plans.end(plan=made.id, on=TODAY, why="no longer needed", today=TODAY)
        assert (done.ended_on, done.ended_why) == (TODAY, "no longer needed")
        kept = MilestoneChild.standing.get(milestone__event="child-in-need-plan-ended").milestone
        assert kept.why == "no longer needed"
        with refused("It has ended already"):
            support_plans.end(plan=made.id, on=TODAY, why="again", today=TODAY)


# ---------------------------------------------------------------- Jersey and the council


@pytest.mark.requirement("J-6.12")
def test_jersey_support_is_talked_over_and_recorded(db: None) -> None:
    with at_work(people.WINIFRED):
        row = registrations.current(child=ADA, on=TODAY)
        registrations.close(registration=row, on=ENDED, grounds="no-longer-at-risk", then="close")
        case = Ended(child=ADA, team=TEAM_NORTH)
        with refused("Say with whom it was talked over"):
            case.helped(discussed_with=" ")
        with refused("one of the two"):
            case.helped(who="", what="")
        with refused("one of the two"):
            case.helped(none_why="none")
        case.helped(discussed_with="Ada, and her mother")
        assert Support.standing.get().discussed_with == "Ada, and her mother"
        assert [each.discussed_with for each in case.page.supports] == ["Ada, and her mother"]
    with at_work(people.PENNY), refused("but not"):
        case.helped()


@pytest.mark.requirement("J-6.24")
def test_jersey_whether_a_plan_follows_is_asked_until_it_is_said(db: None) -> None:
    with at_work(people.WINIFRED):
        row = registrations.current(child=ADA, on=TODAY)
        registrations.close(registration=row, on=ENDED, grounds="no-longer-at-risk", then="")
        case = Ended(child=ADA, team=TEAM_NORTH)
        found = next(each for each in case.page.missing if "whether a plan is to follow" in each.say)
        assert "Factors to be Decided" in found.cite
        case.begin("team-around-child", team=None, named_until_on=None)
        assert "whether a plan is to follow" not in case.missing


@pytest.mark.requirement("C-11")
def test_council_where_support_is_still_needed_a_plan_is_made(db: None) -> None:
    with ended("council", "child-in-need") as case:
        assert "child-in-need-plan" in case.due()
        assert [row.title for row in case.page.dues]
        case.begin(named_until_on=None)
        assert "child-in-need-plan" not in case.due()


# ---------------------------------------------------------------- anywhere


def test_nobody_has_two_plans_at_once(db: None) -> None:
    with at_work(people.WINIFRED):
        case = Ended(child=ADA, team=TEAM_NORTH)
        with refused("has a child protection plan on that day", helped_by="conference chair"):
            case.begin()
        with refused("not one of the choices for the kind of plan"):
            case.begin("wish-list")
        with refused("The beginning is in the future"):
            case.begin(from_on=date(2026, 3, 3))


def test_two_children_begin_together_and_the_meeting_is_one(db: None) -> None:
    with at_work(people.WINIFRED):
        for child in (ADA, people.BEN.id):
            row = registrations.current(child=child, on=TODAY)
            registrations.close(registration=row, on=ENDED, grounds="no-longer-at-risk")
        case = Ended(child=ADA, team=TEAM_NORTH)
        case.begin(children=[ADA, people.BEN.id], agreed_on=ENDED)
        assert SupportPlan.standing.count() == 2
        held = MilestoneChild.standing.filter(milestone__event="child-in-need-meeting")
        assert len({each.milestone_id for each in held}) == 1
        assert held.count() == 2


def test_a_plan_goes_on_while_it_goes_on(db: None) -> None:
    with at_work(people.WINIFRED):
        page = Ended(child=ADA, team=TEAM_NORTH).page
        assert page.has_plan
        assert (page.missing, page.dues, page.undone) == ((), (), ())
