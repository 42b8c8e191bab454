"""An assessment: what it found of each child by dimension, completed, and gone through again."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import assessments, happened
from holdfast.records.models import Milestone, MilestoneChild
from tests import people
from tests.casework.recorded import NOW, at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def begun(*children: UUID, on: date = ON) -> UUID:
    return assessments.begin(children=children or [ADA, BEN], on=on, today=TODAY)


def found(assessment: UUID, child: UUID, dimension: str, text: str) -> None:
    assessments.find(
        assessment=assessment, children=[child], dimension=dimension, nature="need", text=text, today=TODAY
    )


def test_each_child_has_findings_of_its_own_by_the_packs_dimensions(working: entry.Entered) -> None:
    made = begun()
    found(made, ADA, "family-and-environment", "The flat is damp")
    found(made, ADA, "developmental-needs", "She is tired at school")
    assessments.find(
        assessment=made,
        children=[ADA, BEN],
        dimension="parenting-capacity",
        text="Nobody gets up",
        today=TODAY,
    )
    page = assessments.show(assessment=made, today=TODAY)
    assert [each.name for each in page.children] == ["Ada Example", "Ben Example"]
    ada, ben = page.children
    assert [(each.name, [one.text for one in each.findings]) for each in ada.dimensions] == [
        ("The child’s developmental needs", ["She is tired at school"]),
        ("Parenting capacity", ["Nobody gets up"]),
        ("Family and environmental factors", ["The flat is damp"]),
    ]
    assert ben.missing == ("The child’s developmental needs", "Family and environmental factors")
    assert "Child Protection Plans, 2 Formulation" in page.says
    assert Entry.objects.filter(what="assessments.find", about_id=ADA).count() == 3


def test_the_days_are_events_of_each_child(working: entry.Entered) -> None:
    made = begun()
    assessments.complete(assessment=made, on=date(2026, 2, 20), analysis="They are left alone", today=TODAY)
    for child in (ADA, BEN):
        case = happened.of(children=[child])[child]
        days = {each["event"]: each["on"] for each in case["happened"]}
        assert days["assessment-started"] == "2026-02-02"
        assert days["assessment-completed"] == "2026-02-20"


def test_the_newest_assessment_with_findings_is_built_upon(working: entry.Entered) -> None:
    older, newer = begun(on=date(2025, 6, 2)), begun()
    found(older, ADA, "developmental-needs", "Of last year")
    assert [each.text for each in assessments.latest_findings(children=[ADA], today=TODAY)[ADA]] == [
        "Of last year"
    ]
    found(newer, ADA, "developmental-needs", "Of this year")
    latest = assessments.latest_findings(children=[ADA, BEN], today=TODAY)
    assert [(each.text, each.nature_name, each.dimension) for each in latest[ADA]] == [
        ("Of this year", "A need", "developmental-needs")
    ]
    assert latest[BEN] == ()
    shown = assessments.of_child(child=ADA, today=TODAY)
    assert [each.started_on for each in shown] == [ON, date(2025, 6, 2)]


def test_what_was_withdrawn_of_a_child_is_shown_no_more(working: entry.Entered) -> None:
    made = begun()
    found(made, ADA, "developmental-needs", "It was of somebody else")
    MilestoneChild.objects.filter(child=ADA).update(withdrawn_at=NOW, withdrawn_why="the wrong child")
    assert assessments.latest_findings(children=[ADA], today=TODAY)[ADA] == ()
    assert [each.id for each in assessments.show(assessment=made, today=TODAY).children] == [BEN]


@pytest.mark.requirement("M-6.4.1")
def test_whether_parents_can_change_in_time_is_kept_and_kept_up(working: entry.Entered) -> None:
    made = begun()
    assessments.complete(
        assessment=made,
        on=TODAY,
        analysis="They are left alone",
        motivation="Not before the summer",
        today=TODAY,
    )
    assert assessments.show(assessment=made, today=TODAY).motivation == "Not before the summer"
    assessments.update(assessment=made, on=TODAY, text="Seen again", motivation="By Easter", today=TODAY)
    assert assessments.show(assessment=made, today=TODAY).motivation == "By Easter"


@pytest.mark.requirement("W-11")
def test_the_unit_goes_through_it_again_and_names_the_services(db: None) -> None:
    """What another of the unit began, completed and went through again; what is left empty stays."""
    uma = people.UMA.id
    with at_work(people.CARLA):
        made = begun(uma)
        assessments.complete(
            assessment=made, on=date(2026, 2, 20), analysis="She is left alone", services="Breakfast club",
            today=TODAY,
        )  # fmt: skip
        assessments.update(assessment=made, on=date(2026, 2, 25), text="Nothing has changed", today=TODAY)
        assert assessments.show(assessment=made, today=TODAY).services == "Breakfast club"
    with at_work(people.CHRIS):
        assessments.update(
            assessment=made,
            on=TODAY,
            text="Her aunt has moved in",
            services="Aunt, breakfast club",
            today=TODAY,
        )
        page = assessments.show(assessment=made, today=TODAY)
    assert page.services == "Aunt, breakfast club"
    assert page.analysis == "She is left alone"
    assert [(each.on, each.by, each.text) for each in page.updates] == [
        (date(2026, 2, 25), "Carla Consultant", "Nothing has changed"),
        (TODAY, "Chris Practitioner", "Her aunt has moved in"),
    ]


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    made = begun(ADA)
    with refused("is not one of the choices for the dimension"):
        found(made, ADA, "star-sign", "A ram")
    with refused("Write what was found"):
        found(made, ADA, "developmental-needs", " ")
    with pytest.raises(NotHere):
        found(made, BEN, "developmental-needs", "Not his")
    with refused("That is before it began"):
        assessments.complete(assessment=made, on=date(2026, 2, 1), analysis="Done", today=TODAY)
    with refused("Write what it comes to"):
        assessments.complete(assessment=made, on=TODAY, analysis=" ", today=TODAY)
    with refused("Say what has changed"):
        assessments.update(assessment=made, on=TODAY, text="", today=TODAY)
    assert not Milestone.objects.filter(event="assessment-completed").exists()
    assessments.complete(assessment=made, on=TODAY, analysis="Done", today=TODAY)
    with refused("completed already"):
        assessments.complete(assessment=made, on=TODAY, analysis="Done", today=TODAY)


def test_a_partner_reads_none_of_it(working: entry.Entered) -> None:
    made = begun()
    with at_work(people.PENNY):
        with refused("not shared with other agencies"):
            assessments.show(assessment=made, today=TODAY)
        with refused("not shared with other agencies"):
            assessments.of_child(child=ADA, today=TODAY)
