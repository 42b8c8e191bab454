"""Drift of a plan: not signed, without the child's own view, or leaving out what the outline asked."""

from datetime import timedelta

import pytest

from holdfast.casework import children, obligations
from holdfast.records.models import (
    Action,
    CoreGroupChild,
    Meeting,
    MeetingChild,
    Need,
    Obligation,
    Outcome,
    Plan,
    PlanAnswer,
    Registration,
    View,
)
from holdfast.records.models.obligations import OPEN
from tests import caseload, people
from tests.caseload import here
from tests.casework.drifting import core_group, days, outcome_of, signatory, signs_of, well
from tests.casework.listing import BEGAN, TODAY, acting

pytestmark = pytest.mark.usefixtures("db")


# ---------------------------------------------------------------- a plan that is not signed


def test_a_plan_unsigned_when_the_next_core_group_has_met_drifts() -> None:
    """No day for it is stated before it goes round: the next meeting is the measure."""
    with acting(people.WANDA):
        child = well()
        mother = signatory(child, "Mary Example", side="parent")
        nurse = signatory(child, "Hetty Example")
        signatory(child, "Gran Example", side="family", not_asked_why="not in the core group")
    assert "unsigned" not in signs_of(child)
    with acting(people.WANDA):
        core_group(child, days(10), scale=1)
    (sign,) = signs_of(child)["unsigned"]
    assert sign.say == "Mary Example and 1 more have not signed the plan of Thu 1 Jan."
    with acting(people.WANDA):
        here(PlanAnswer, signatory=nurse, on=days(11), how="screen", signs=True)
        here(PlanAnswer, signatory=mother, on=days(11), how="said", accepts=False, why_not="Too much")
    assert "unsigned" not in signs_of(child)


def test_a_plan_unsigned_past_the_day_the_procedure_wants_it_back_drifts() -> None:
    with acting(people.WANDA):
        child = well()
        signatory(child, "Mary Example", side="parent")
        obligations.refresh(children=[child], today=TODAY)
        row = Obligation.objects.filter(OPEN, child_id=child, gone=False).first()
        assert row is not None
        Obligation.objects.filter(id=row.id).update(duty="agreement-returned", due_on=TODAY)
    assert "unsigned" not in signs_of(child)
    (sign,) = signs_of(child, today=TODAY + timedelta(days=1))["unsigned"]
    assert sign.say == ("Mary Example has not signed the plan of Thu 1 Jan; it was to be back Mon 2 Mar.")


# ---------------------------------------------------------------- the child's own view


def test_no_view_of_the_childs_own_drifts_until_one_is_written_down_anywhere() -> None:
    with acting(people.WANDA):
        child = well()
        caseload.plan(child, on=days(5), actions=[("Gran stays", None)])
        Plan.objects.filter(registration__child=child, made_on=BEGAN).update(replaced_on=days(5))
        caseload.visit([child], people.WANDA, on=days(8))
    assert "no-view" not in signs_of(child)
    with acting(people.WANDA):
        caseload.visit([child], people.WANDA, on=days(12))
    (sign,) = signs_of(child)["no-view"]
    assert sign.say == "No view of Alfa’s own is recorded since the plan of Tue 6 Jan."
    with acting(people.WANDA):
        meeting = core_group(child, days(14))
    assert "no-view" in signs_of(child)
    with acting(people.WANDA):
        part = MeetingChild.objects.get(meeting=meeting)
        said = here(CoreGroupChild, part=part, child_view="Alfa wants to see Gran more")
    assert "no-view" not in signs_of(child)
    with acting(people.WANDA):
        CoreGroupChild.objects.filter(id=said.id).update(child_view="")
        here(View, meeting=meeting, side="child", who="Alfa", on=days(14), text="More of Gran")
    assert "no-view" not in signs_of(child)


def test_after_a_review_a_view_is_wanted_anew() -> None:
    with acting(people.WANDA):
        child = well()
        review = here(Meeting, kind="review-conference", held_on=days(20))
        here(MeetingChild, meeting=review, child_id=child)
        core_group(child, days(25), scale=1)
    (sign,) = signs_of(child)["no-view"]
    assert sign.say == "No view of Alfa’s own is recorded since the review of Wed 21 Jan."


# ---------------------------------------------------------------- the outline


def test_what_the_outline_asked_and_the_plan_has_not_drifts_until_it_is_done() -> None:
    with acting(people.WANDA):
        child = well()
        outline = outcome_of(child)
        registration = Registration.standing.get(child_id=child)
        detailed = here(Plan, registration=registration, part="detailed", made_on=days(10))
        need = here(Need, plan=detailed, text="To be safe in the evening")
        same = here(Outcome, need=need, text=outline.text, key=outline.id)
        here(Action, outcome=same, text="Read at bedtime", who="Mary Example")
        Plan.objects.filter(id=outline.need.plan_id).update(replaced_on=days(10))
        page = children.show(child=child, today=TODAY)
    (sign,) = (each for each in page.drifts if each.kind == "outline")
    assert sign.say == "Of the outline plan, “Gran stays” is not in the detailed plan and not done."
    assert (sign.address, sign.about) == ("plan-outline", (child,))
    with acting(people.WANDA):
        Action.objects.filter(text="Gran stays").update(done_on=days(12))
        page = children.show(child=child, today=TODAY)
    assert not any(each.kind == "outline" for each in page.drifts)


# ---------------------------------------------------------------- where it is shown
