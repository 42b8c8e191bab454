"""What agencies are asked to contribute, and what comes back."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import assessments, contributions
from holdfast.records.models import Contribution
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


@pytest.mark.requirement("J-3.2")
def test_each_contribution_is_asked_for_tracked_late_and_received(working: entry.Entered) -> None:
    assessment = assessments.begin(children=[ADA, BEN], on=ON, today=TODAY)
    late = contributions.ask(
        children=[ADA, BEN], who="Example School", role="teacher", asked="How they are in class", asked_on=ON,
        wanted_by_on=date(2026, 2, 16), assessment=assessment, today=TODAY,
    )  # fmt: skip
    contributions.ask(
        children=[ADA], who="Example Health Visiting", asked_on=ON, wanted_by_on=date(2026, 3, 9), today=TODAY
    )
    shown = contributions.of_child(child=ADA, today=TODAY)
    assert [(each.who, each.days, each.is_late) for each in shown] == [
        ("Example School", -14, True), ("Example Health Visiting", 7, False)
    ]  # fmt: skip
    contributions.receive(contributions=late, on=TODAY, text="They come late and tired", today=TODAY)
    shown = contributions.of_child(child=BEN, today=TODAY)
    assert [(each.received_on, each.text, each.is_late) for each in shown] == [
        (TODAY, "They come late and tired", False)
    ]
    assert Entry.objects.filter(what="contributions.receive", about_id=BEN).count() == 1


def test_whoever_is_asked_answers_themselves(working: entry.Entered) -> None:
    asked = contributions.ask(
        children=[ADA], who="Penny Partner", asked_on=ON, account=people.PENNY.account, today=TODAY
    )
    school = contributions.ask(children=[ADA], who="Example School", asked_on=ON, today=TODAY)
    with at_work(people.PENNY):
        assert [each.id for each in contributions.mine(today=TODAY)] == list(asked)
        with refused("You may see this record, but not"):
            contributions.receive(contributions=school, on=TODAY, text="Not hers", today=TODAY)
        with refused("not shared with other agencies"):
            contributions.of_child(child=ADA, today=TODAY)
        contributions.receive(contributions=asked, on=TODAY, text="She grows well", today=TODAY)
        assert contributions.mine(today=TODAY) == ()
    assert Contribution.objects.get(id=asked[0]).text == "She grows well"


def test_brothers_and_sisters_asked_for_together_are_answered_together(working: entry.Entered) -> None:
    both = contributions.ask(children=[ADA, BEN], who="Example School", asked_on=ON, today=TODAY)
    contributions.ask(children=[ADA], who="Example Clinic", asked_on=ON, today=TODAY)
    found = contributions.together(contribution=both[1], today=TODAY)
    assert [each.id for each in found] == [both[1], both[0]]
    with at_work(people.PENNY), pytest.raises(Refused):
        contributions.together(contribution=both[0], today=TODAY)


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    other = assessments.begin(children=[BEN], on=ON, today=TODAY)
    with refused("wanted before it was asked for"):
        contributions.ask(children=[ADA], who="x", asked_on=ON, wanted_by_on=date(2026, 2, 1), today=TODAY)
    with refused("needs a name"):
        contributions.ask(children=[ADA], who=" ", asked_on=ON, today=TODAY)
    with refused("has left"):
        contributions.ask(children=[ADA], who="x", asked_on=ON, account=people.LESTER.account, today=TODAY)
    with pytest.raises(NotHere):
        contributions.ask(children=[ADA], who="x", asked_on=ON, assessment=other, today=TODAY)
    assert not Contribution.objects.exists()
    made = contributions.ask(children=[ADA], who="x", asked_on=ON, today=TODAY)
    with refused("or why nothing will"):
        contributions.receive(contributions=made, on=TODAY, today=TODAY)
    with refused("before it was asked for"):
        contributions.receive(contributions=made, on=date(2026, 2, 1), text="x", today=TODAY)
    contributions.receive(contributions=made, on=TODAY, none_why="Not known there", today=TODAY)
    with refused("come already"):
        contributions.receive(contributions=made, on=TODAY, text="x", today=TODAY)
