"""A conference's record in the public form: what each table becomes there, and what is left out."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import conference_records, conference_written, convened, outline_plans
from holdfast.records.models import Attendance, ConferenceNote, Disagreement, Registration, View
from tests import people
from tests.casework import outlined
from tests.casework.recorded import NOW, at_work, make
from tests.standings import TODAY


def record(meeting: UUID, child: UUID, kind: str) -> dict[str, Any]:
    found = convened.find(meeting=meeting, what=May.SEE, today=TODAY)
    return conference_records.as_record(
        written=conference_written.of(found=found), child=child, record=kind, today=TODAY
    )


def test_an_initial_conference_is_told_for_each_child_apart(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        outlined.found(
            meeting=meeting, child=cora, at_risk=True, plan_needed=True, decision="plan",
            risk_factors="Alone at night\nDrink in the home", categories=["neglect"], support_needed="none",
        )  # fmt: skip
        make(ConferenceNote, meeting_id=meeting, item="introductions", text="Who is who")
        make(ConferenceNote, meeting_id=meeting, item="decision", text="")
        make(Attendance, meeting_id=meeting, name="Doctor Example", role="doctor", how="absent")
        make(View, meeting_id=meeting, child_id=dan, side="child", who="Dan Example", on=TODAY, text="Gran")
        make(View, meeting_id=meeting, side="parent", who="Mary Example", on=TODAY, text="It was once")
        make(
            Disagreement, meeting_id=meeting, child_id=cora, who="Mary Example", about="The category",
            why="It was once", raised_on=TODAY,
        )  # fmt: skip
        said, of_dan = record(meeting, cora, "conference-record"), record(meeting, dan, "conference-record")
    said["attended"] = sorted(said["attended"])  # those recorded in one moment have no order
    assert said == {
        "on": "2026-03-02", "child": "Cora Example", "kind": "initial", "categories": ["neglect"],
        "agenda": ["introductions"],
        "attended": ["conference-chair", "mother", "social-worker", "teacher"],
        "absent": [{"who": "Doctor Example"}],
        "views": [{"who": "Mary Example", "side": "family", "views": "It was once"}],
        "dissent": [{"who": "Mary Example", "about": "The category", "why": "It was once"}],
        "children": [
            {
                "child": "Cora Example", "at_risk": True, "plan_needed": True, "decision": "plan",
                "risk_factors": ["Alone at night", "Drink in the home"], "support_needed": ["none"],
                "categories": ["neglect"], "not_relevant": {"support_by": "no support is needed"},
            }
        ],
    }  # fmt: skip
    assert [each["who"] for each in of_dan["views"]] == ["Dan Example", "Mary Example"]
    assert of_dan["children"] == [{"child": "Dan Example"}]
    assert "dissent" not in of_dan


def test_a_child_added_at_a_review_is_told_as_at_an_initial_conference(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[people.ADA.id, cora], on=TODAY, kind="review-conference")
        found = convened.find(meeting=meeting, what=May.SEE, today=TODAY)
        kinds = conference_records.kinds_of(found=found)
        assert Registration.standing.filter(child=people.ADA.id).exists()
        said = record(meeting, cora, "conference-record")
    assert kinds == {people.ADA.id: "review-record", cora: "conference-record"}
    assert said["kind"] == "at-review"


def test_the_outline_plan_is_told_as_the_form_of_the_records_has_it(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        outline_plans.write(meeting=meeting, lines=outlined.full("Cora Example"), today=TODAY, now=NOW)
        said = record(meeting, cora, "outline-plan")
    assert said["assessment_by"] == date(2026, 4, 2).isoformat()
    assert said["objectives"] == [{"objective": "Looked after every night", "need": "Supervision"}]
    assert said["immediate_tasks"][0] == {
        "task": "Write the rota", "by": "Mary Example", "side": "family", "by_when": "2026-03-05",
    }  # fmt: skip
    assert said["contingency"] == [
        {"trigger": "Alone again", "action": "Gran takes them", "by": "Winifred Worker"}
    ]
    assert said["not_relevant"] == {"specialist_assessments": "None is wanted by anybody"}
    assert said["household_children"] == [
        {
            "child": "Cora Example", "safety": "Grandmother stays", "welfare": "Sleep and school",
            "not_relevant": {"family_support": "Charges stand"},
        }
    ]  # fmt: skip


def test_what_a_conference_lacks_is_told_for_each_child(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        outline_plans.write(meeting=meeting, lines=outlined.full("Cora Example"), today=TODAY, now=NOW)
        lines = [outline_plans.LineSaid(part="household-safety", text="At his aunt's", who="Dan Example")]
        outline_plans.write(meeting=meeting, child=dan, lines=lines, today=TODAY, now=NOW)
        found = {each.child: each for each in conference_records.show_lacks(meeting=meeting, today=TODAY)}
    assert found[cora].outline == ()
    assert [each.missing for each in found[dan].outline] == [
        "child 2: no word on welfare: specific needs, health and development",
        "child 2: no word on support to the family and wider family",
    ]
