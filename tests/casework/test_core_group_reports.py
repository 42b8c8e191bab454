"""The core group's report to the review, made from what its meetings recorded."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.casework import (
    core_group_completions,
    core_group_parts,
    core_group_reports,
    group_decisions,
    helps_asked,
    meetings,
    outcome_progress,
)
from holdfast.casework.core_group_parts import PartSaid
from holdfast.records.models import PaperSent
from tests import people
from tests.casework.core_group_house import ADA, BEN, TEACHER, WARM, core_group, everybody, members
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


@pytest.mark.requirement("J-4.1")
def test_the_report_has_the_groups_recommendation_and_the_childs_needs_with_their_outcomes(
    inside: entry.Entered,
) -> None:
    first = core_group(on=date(2026, 2, 9))
    said = PartSaid(recommendation="Go on", needs_ahead="A settled bedtime by June", risk_now="As before")
    core_group_parts.write(meeting=first, child=ADA, said=said, today=TODAY)
    outcome_progress.record(meeting=first, outcome=WARM, children=[ADA, BEN], scale=1, today=TODAY)
    core_group_completions.complete(meeting=first, on=date(2026, 2, 9), today=TODAY)
    second = core_group()
    members()
    everybody(second, Terry="absent")
    core_group_parts.write(meeting=second, child=ADA, said=PartSaid(recommendation="End it"), today=TODAY)
    outcome_progress.record(meeting=second, outcome=WARM, children=[ADA], scale=3, today=TODAY)
    helps_asked.ask(meeting=second, side="parent", who="Mother", text="A lift", child=BEN, today=TODAY)
    group_decisions.decide(meeting=second, text="The rota goes on", today=TODAY)
    core_group_completions.complete(meeting=second, on=TODAY, today=TODAY)
    found = core_group_reports.show(child=ADA, today=TODAY)
    assert (found.recommendation, found.needs_ahead) == ("End it", "A settled bedtime by June")
    warm = next(each for each in found.outcomes if each.key == WARM)
    assert [each.scale for each in warm.points] == [1, 3]
    assert [each.text for each in found.decisions] == ["The rota goes on"]
    assert found.helps == ()  # it was asked for Ben
    assert found.agencies[0] == (TEACHER, 0, 1)


def test_it_goes_to_the_chair_of_the_review_that_is_arranged(inside: entry.Entered) -> None:
    with refused("No review is arranged"):
        core_group_reports.send(child=ADA, on=TODAY, how="email", today=TODAY)
    with at_work(people.CONNIE):
        meetings.arrange(
            kind="review-conference", children=[ADA], for_on=date(2026, 4, 1), arranged_on=TODAY, today=TODAY
        )
    paper = core_group_reports.send(child=ADA, on=TODAY, how="email", today=TODAY)
    assert PaperSent.objects.get(id=paper).sent_on == TODAY
    assert core_group_reports.show(child=ADA, today=TODAY).sent_on == TODAY
