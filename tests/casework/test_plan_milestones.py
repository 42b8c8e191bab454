"""What is said of a plan that counts: work has begun, it is the full one, the reviewing officer has it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.casework import legal_statuses, obligations, plan_care, plan_milestones
from holdfast.casework.dues import Due
from holdfast.records.models import LegalStatus, PaperSent, Plan
from tests import people
from tests.casework import detailed, recorded
from tests.casework.core_grouped import DECIDED, FIRST, JERSEY, MAN, held, planned
from tests.casework.detailed import ADA, BEN, MADE
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def due(child: UUID, duty: str) -> list[Due]:
    """What is due of a child by a duty, met or not."""
    found = obligations.of_children(children=[child], today=TODAY)
    return [each for each in found if each.duty == duty]


@pytest.mark.requirement("J-2.20")
def test_work_on_the_plan_begins_on_the_day_of_the_decision(db: None) -> None:
    with planned(JERSEY) as child, at_work(people.WINIFRED):
        (open_,) = due(child, "plan-begun")
        assert (open_.due_on, open_.met_on) == (DECIDED, None)
        plan_milestones.begin_work(children=[child], on=DECIDED, today=TODAY, text="The health visitor went")
        assert [each.met_on for each in due(child, "plan-begun")] == [DECIDED]
        with refused("no plan"):
            plan_milestones.begin_work(children=[child], on=date(2025, 1, 1), today=TODAY)


@pytest.mark.requirement("J-6.19")
def test_the_full_plan_rests_on_the_completed_assessment(db: None) -> None:
    with planned(JERSEY) as child, at_work(people.WINIFRED):
        (open_,) = due(child, "full-plan")
        assert open_.met_on is None
        with refused("has no detailed plan"):
            plan_milestones.say_full(children=[child], on=TODAY, today=TODAY)
        detailed.made(children=[child], on=TODAY, outlined=DECIDED)
        with refused("rests on the assessment", helped_by="complete the assessment first"):
            plan_milestones.say_full(children=[child], on=TODAY, today=TODAY)
        recorded.milestone(child, "assessment-completed", TODAY)
        plan_milestones.say_full(children=[child], on=TODAY, today=TODAY)
        assert [each.met_on for each in due(child, "full-plan")] == [TODAY]


@pytest.mark.requirement("M-4.1a")
def test_the_reviewing_officer_of_a_looked_after_child_is_to_be_sent_the_plan(db: None) -> None:
    with planned(MAN) as child:
        recorded.plan(recorded.registration_of(child), TODAY, part="detailed")
        make(LegalStatus, child_id=child, status="care order", looked_after=True, from_on=DECIDED)
        held(child, FIRST)
        (open_,) = due(child, "send-plan-to-reviewing-officer")
        assert (open_.recipient, open_.met_on) == ("reviewing-officer", None)
        plan_milestones.send_to_reviewing_officer(children=[child], on=TODAY, how="email", today=TODAY)
        assert [each.met_on for each in due(child, "send-plan-to-reviewing-officer")] == [TODAY]


def test_the_reviewing_officer_of_a_looked_after_child_is_sent_the_plan(working: entry.Entered) -> None:
    first = recorded.meeting(ADA, "core-group", held_on=MADE).meeting
    plan = detailed.made(children=[ADA, BEN])[0]
    Plan.objects.filter(id=plan).update(meeting=first)
    with refused("Ada Example is not looked after"):
        plan_milestones.send_to_reviewing_officer(children=[ADA], on=TODAY, how="email", today=TODAY)
    legal_statuses.record(
        children=[ADA], status="Interim care order", looked_after=True, from_on=MADE, made_by="Royal Court",
        today=TODAY,
    )  # fmt: skip
    plan_milestones.send_to_reviewing_officer(
        children=[ADA], on=TODAY, how="email", to="Rory Reviewer", today=TODAY
    )
    (paper,) = PaperSent.standing.filter(kind="plan")
    assert (paper.to_name, paper.sent_on, paper.role) == ("Rory Reviewer", TODAY, "reviewing-officer")
    assert plan_care.of(child=ADA, made_on=MADE, today=TODAY).sent_on == TODAY
