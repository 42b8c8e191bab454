"""Every part of the outline stays in view: done, in the detailed plan, told to the chair, or adrift."""

from collections.abc import Iterator

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.casework import plan_outlines, plan_versions, plans
from holdfast.records.models import Action, Contact, Milestone, Need, Outcome, Plan, Renegotiation
from tests import people
from tests.casework import detailed
from tests.casework.detailed import ADA, MADE
from tests.casework.recorded import NOW, at_work, make
from tests.standings import TODAY


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def states() -> dict[str, str]:
    """What became of each part, by its words."""
    return {each.text: each.state for each in plan_outlines.show(child=ADA, today=TODAY).parts}


@pytest.mark.requirement("M-2.5a")
def test_the_detailed_plan_is_worked_out_of_the_outline_and_stays_within_it(working: entry.Entered) -> None:
    with pytest.raises(NotHere):
        plan_outlines.show(child=ADA, today=TODAY)
    detailed.outline()
    assert set(states().values()) == {"outline"}
    draft = detailed.draft()[0]
    plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    assert states() == {
        "The home is heated": "in-plan", "Mend the boiler": "in-plan", "To see": "in-plan",
    }  # fmt: skip
    assert plan_outlines.show(child=ADA, today=TODAY).beyond == ()
    more = detailed.draft(why="School")[0]
    need = make(Need, plan=Plan.drafts_too.get(id=more), text="To learn", place=9)
    make(Outcome, need=need, text="At school each day", by_on=TODAY)
    plan_versions.make(plans=[more], made_on=MADE, at="core-group", today=TODAY)
    assert plan_outlines.show(child=ADA, today=TODAY).beyond == ("At school each day",)


@pytest.mark.requirement("M-2.5e")
def test_a_part_stays_in_view_until_it_is_done_or_the_chair_knows(working: entry.Entered) -> None:
    first = detailed.made()[0]
    draft = detailed.draft(why="Shorter")[0]
    kept = Action.objects.get(outcome__need__plan=draft)
    key = kept.key
    Action.objects.filter(id=kept.id).update(withdrawn_at=NOW, withdrawn_why="left out")
    Contact.objects.filter(plan=draft).update(withdrawn_at=NOW, withdrawn_why="left out")
    plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    assert states() == {
        "The home is heated": "in-plan", "Mend the boiler": "adrift", "To see": "adrift",
    }  # fmt: skip
    milestone = make(Milestone, event="implementation-difficulty", on=TODAY)
    make(
        Renegotiation, plan_id=first, key=key, text="Mend the boiler", who="Winifred Worker", why="No money",
        raised_on=TODAY, milestone=milestone,
    )  # fmt: skip
    assert states()["Mend the boiler"] == "told"
    plans.reach_outcome(outcome=Outcome.standing.get(need__plan=draft).id, on=TODAY, today=TODAY)
    assert states()["The home is heated"] == "done"
    assert [each.text for each in plan_outlines.show(child=ADA, today=TODAY).adrift] == ["To see"]
