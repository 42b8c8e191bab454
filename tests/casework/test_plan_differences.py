"""What a version changed: new, gone and changed, in the words of both, by whom and why."""

from collections.abc import Iterator
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import plan_differences, plan_drafts, plan_said, plan_versions, plans
from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Action, Plan
from tests import people
from tests.casework import detailed
from tests.casework.detailed import ADA, BEN, MADE
from tests.casework.recorded import NOW, at_work
from tests.casework.refused import refused
from tests.standings import TODAY


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def _amended() -> tuple[Plan, Plan]:
    """A plan, and one in which a worker and the health visitor changed a part each."""
    before = detailed.made()[0]
    draft = detailed.draft(why="The landlord mended it")[0]
    page = plan_said.page(plan=Plan.drafts_too.get(id=draft))
    need, outcome = page.needs[0], page.outcomes[0]
    action = outcome.actions[0]
    plan_drafts.write_outcome(
        plan=draft, outcome=outcome.key, need=NeedSaid(text=need.text, key=need.key), today=TODAY, now=NOW,
        said=OutcomeSaid(
            text="The home is warm", how_known=outcome.how_known, by_on=outcome.by_on, key=outcome.key,
            actions=[ActionSaid(text="Bleed the radiators", who="Housing", key=action.key)],
        ),
    )  # fmt: skip
    with at_work(people.MALCOLM):
        plan_drafts.write_lines(
            plan=draft, part="concerns", lines=[LineSaid(part="concerns", text="Cold nights")], today=TODAY,
            now=NOW,
        )  # fmt: skip
        plan_drafts.write_contacts(
            plan=draft, contacts=[ContactSaid(who="Penny Partner", every="2 weeks", why="To weigh")],
            today=TODAY, now=NOW,
        )  # fmt: skip
    plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    return Plan.objects.get(id=before), Plan.objects.get(id=draft)


def test_what_is_new_stands_in_the_order_of_the_plan_in_plain_words(working: entry.Entered) -> None:
    detailed.made()
    draft = detailed.draft(why="More is known")[0]
    said: dict[str, list[dict[str, Any]]] = {
        "child_views_followed": [{"text": "yes"}], "risks": [{"text": "Alone"}, {"text": "Drink"}],
        "child_therapy": [{"text": "", "not_relevant": True, "why": "Too young"}],
    }  # fmt: skip
    for part, rows in said.items():
        lines = [LineSaid(part=part, **row) for row in rows]
        plan_drafts.write_lines(plan=draft, part=part, lines=lines, today=TODAY, now=NOW)
    new = plan_differences.show(plan=draft, today=TODAY).new
    assert [each.text for each in new] == ["Alone", "Drink", "Yes", "Not needed"]
    assert [(each.what, each.now) for each in new[-1].words] == [("Why", "Too young")]


def test_each_part_says_what_became_of_it_in_the_words_of_both_and_by_whom(working: entry.Entered) -> None:
    before, now = _amended()
    page = plan_differences.show(plan=now.id, today=TODAY)
    assert (page.before.id, page.now.number, page.why) == (before.id, 2, "The landlord mended it")
    (concern,) = [each for each in page.new if each.title == "The concerns"]
    assert (concern.text, concern.by) == ("Cold nights", "Malcolm Manager")
    changed = {each.title: each for each in page.changed}
    outcome, action = changed["Outcomes"], changed["Who does what"]
    assert [(each.before, each.now) for each in outcome.words] == [("The home is heated", "The home is warm")]
    assert outcome.by == "Winifred Worker"
    assert action.under == "The home is warm"
    assert ("What it says", "Mend the boiler", "Bleed the radiators") in [
        (each.what, each.before, each.now) for each in action.words
    ]
    assert ("Who", "Winifred Worker", "Housing") in [
        (each.what, each.before, each.now) for each in action.words
    ]
    (gone,) = page.gone
    assert (gone.title, gone.text, gone.by) == ("Who sees whom", "Winifred Worker", "Malcolm Manager")
    assert Entry.objects.filter(what="plan_differences.show", about_id=ADA).exists()


def test_what_is_done_afterwards_is_no_change_of_whoever_says_so(working: entry.Entered) -> None:
    before, now = _amended()
    action = Action.standing.get(outcome__need__plan=now)
    with at_work(people.MALCOLM):
        plans.finish_action(action=action.id, on=TODAY, today=TODAY)
    page = plan_differences.show(plan=now.id, today=TODAY)
    assert {each.by for each in page.changed} == {"Winifred Worker"}
    assert [
        each.kind for each in plan_differences.show(plan=now.id, before=before.id, today=TODAY).changes
    ] == [each.kind for each in page.changes]


def test_a_first_plan_and_another_childs_are_compared_with_nothing(working: entry.Entered) -> None:
    ada, ben = detailed.outline(children=[ADA, BEN])
    with pytest.raises(NotHere):
        plan_differences.show(plan=ada.id, today=TODAY)
    with pytest.raises(NotHere):
        plan_differences.show(plan=ada.id, before=ben.id, today=TODAY)
    with at_work(people.SASHA), refused(""):
        plan_differences.show(plan=ada.id, before=ben.id, today=TODAY)
