"""A version of a plan that is withdrawn: what it took the place of counts again."""

from collections.abc import Iterator

import pytest

from holdfast.casework import plan_differences, plan_versions, plans, withdrawals
from holdfast.records.models import Action, Plan
from tests import people
from tests.casework import detailed
from tests.casework.detailed import ADA, MADE
from tests.casework.recorded import NOW, at_work
from tests.standings import TODAY


@pytest.fixture(autouse=True)
def working(db: None) -> Iterator[None]:
    with at_work(people.WINIFRED):
        yield


def in_force() -> list[tuple[str, int]]:
    rows = Plan.standing.filter(registration__child=ADA, replaced_on=None).order_by("part")
    return [(each.part, each.number) for each in rows]


def withdraw(plan: object) -> None:
    withdrawals.withdraw(what="plan", part=plan, why="Another child's", today=TODAY, now=NOW)  # type: ignore[arg-type]


def test_the_version_before_counts_again_and_what_was_done_since_stays_done() -> None:
    first = detailed.made()[0]
    second = detailed.amended()
    done = Action.standing.get(outcome__need__plan=second)
    plans.finish_action(action=done.id, on=TODAY, today=TODAY)
    withdraw(second)
    assert in_force() == [("detailed", 1)]
    assert Action.standing.get(outcome__need__plan=first).done_on == TODAY


def test_the_outline_counts_again_where_the_first_detailed_plan_is_withdrawn() -> None:
    withdraw(detailed.made()[0])
    assert in_force() == [("outline", 1)]


def test_one_in_the_middle_leaves_what_came_after_it_and_that_can_still_be_compared() -> None:
    first, second, third = detailed.made()[0], detailed.amended(), detailed.amended()
    withdraw(second)
    assert in_force() == [("detailed", 3)]
    assert Plan.objects.get(id=first).replaced_on == MADE
    assert plan_differences.show(plan=third, today=TODAY).before.id == first
    draft = detailed.draft(why="More")
    plan_versions.make(plans=draft, made_on=TODAY, at="core-group", today=TODAY)
    assert in_force() == [("detailed", 4)]


def test_a_draft_of_it_goes_on_from_the_version_before() -> None:
    first = detailed.made()[0]
    second = detailed.amended()
    draft = detailed.draft(why="More")[0]
    withdraw(second)
    assert plan_differences.show(plan=draft, today=TODAY).before.id == first
