"""Who does not agree: about each child, from stage to stage, until it is settled."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    disagreements,
)
from tests import people
from tests.casework.conference_house import ADA, BOTH, conference
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

TEACHER = "Terry Teacher"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.CONNIE) as entered:
        yield entered


def disagree(**more: Any) -> tuple[disagreements.Disagreed, ...]:
    return disagreements.record(
        **{
            "children": BOTH, "kind": "agency", "who": TEACHER, "role": "teacher", "about": "Who pays",
            "why": "No money", "on": TODAY, "today": TODAY, **more,
        }
    )  # fmt: skip


def test_a_disagreement_is_about_each_child_and_goes_from_stage_to_stage(inside: entry.Entered) -> None:
    meeting = conference()
    made = disagree(meeting=meeting, kind="decision")
    assert [each.child for each in made] == list(BOTH)
    assert made[0].next == "discussion"
    further = disagreements.take_further(
        disagreement=made[0].id, stage="managers", on=TODAY, with_whom="Both managers", text="No end",
        today=TODAY,
    )  # fmt: skip
    assert (further.next, further.left_out) == ("policy", ("discussion",))
    assert further.stages[0].by == "Connie Conference"
    ended = disagreements.settle(disagreement=made[0].id, on=TODAY, result="Shared", today=TODAY)
    assert (ended.is_open, ended.result, ended.next) == (False, "Shared", "")
    open_now = {each.id for each in disagreements.list_open(today=TODAY)}
    assert made[0].id not in open_now
    assert made[1].id in open_now
    with refused("This disagreement was settled already."):
        disagreements.settle(disagreement=made[0].id, on=TODAY, result="Again", today=TODAY)
    assert [each.who for each in disagreements.of_meeting(meeting=meeting)] == [TEACHER, TEACHER]


def test_a_disagreement_is_refused_where_it_cannot_be(inside: entry.Entered) -> None:
    with refused("Say why they disagree"):
        disagree(why=" ")
    with refused("The disagreement is in the future"):
        disagree(on=TODAY + timedelta(days=1))
    made = disagree()[0]
    with refused("That is before anybody disagreed."):
        disagreements.settle(disagreement=made.id, on=YESTERDAY, result="x", today=TODAY)
    with pytest.raises(NotHere):
        disagree(children=[people.UNBORN.id], meeting=conference())


def test_nobody_lists_a_disagreement_about_a_child_whom_they_do_not_see(db: None) -> None:
    with at_work(people.WINIFRED):
        disagree()
    with at_work(people.SASHA):
        assert disagreements.list_open(today=TODAY) == ()
    with at_work(people.DAN), pytest.raises(Refused):
        disagreements.of_child(child=ADA, today=TODAY)
