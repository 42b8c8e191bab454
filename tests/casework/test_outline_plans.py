"""A conference's outline plan: begun from the record, written once for several, made each child's plan."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    conference_records,
    conference_written,
    convened,
    outline_lines,
    outline_plans,
    plans,
)
from holdfast.casework.outline_lines import LineSaid
from holdfast.records.models import (
    Assessment,
    ConferenceOutline,
    ConferenceReport,
    Finding,
    Meeting,
    PlanLine,
    ReportPart,
)
from tests import people
from tests.casework import outlined, recorded
from tests.casework.recorded import NOW, at_work, make
from tests.standings import TODAY

RISK = LineSaid(part="risks", text="Alone at night")


def lacking(meeting: UUID, child: UUID) -> set[str]:
    found = convened.find(meeting=meeting, what=May.SEE, today=TODAY)
    return {
        each.missing
        for each in conference_records.lacks(
            written=conference_written.of(found=found),
            child=child,
            record=conference_records.OUTLINE,
            today=TODAY,
        )
    }


def write(meeting: UUID, *lines: LineSaid, child: UUID | None = None, **options: object) -> None:
    outline_plans.write(meeting=meeting, lines=lines, child=child, today=TODAY, now=NOW, **options)  # type: ignore[arg-type]


@pytest.mark.requirement("J-2.4")
def test_what_a_conference_wrote_becomes_each_childs_outline_plan(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        write(meeting, *outlined.full("Cora Example", "Dan Example"))
        write(meeting, RISK, LineSaid(part="risks", text="Asthma"), child=dan)
        for child in (cora, dan):
            recorded.registration(child, TODAY)
        made = outline_plans.make(meeting=meeting, children=[cora, dan], on=TODAY, today=TODAY)
        assert len(made) == 2
        [of_cora] = plans.of_child(child=cora, today=TODAY)
        [of_dan] = plans.of_child(child=dan, today=TODAY)
    assert (of_cora.part, of_cora.made_on, of_cora.aim) == ("outline", TODAY, "Safe nights")
    [supervision, at_once] = of_cora.needs
    assert supervision.text == "Supervision"
    assert [each.text for each in supervision.outcomes] == ["Looked after every night"]
    tasks = at_once.outcomes[0].actions
    assert [(each.text, each.who, each.role, each.by_on) for each in tasks] == [
        ("Write the rota", "Mary Example", "mother", date(2026, 3, 5)),
        ("Ring the night team", "Winifred Worker", "social-worker", None),
    ]
    assert tasks[1].account == people.WINIFRED.account
    assert [(each.who, each.role, each.every) for each in of_cora.contacts] == [
        ("Tilda Teacher", "teacher", "1 week")
    ]
    with at_work(people.CONNIE):
        own = PlanLine.standing.filter(plan=of_cora.id)
        assert list(own.filter(part="contingency").values_list("text", "when", "who")) == [
            ("Gran takes them", "Alone again", "Winifred Worker")
        ]
        assert own.get(part="specialist_assessments").not_relevant
        risks = PlanLine.standing.filter(plan=of_dan.id, part="risks").order_by("place")
        assert list(risks.values_list("text", flat=True)) == ["Alone at night", "Asthma"]
        assert own.filter(part="risks").count() == 1


def test_how_often_is_as_the_conference_fixed_it(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        fixed = Meeting.objects.get(id=meeting).conferences.get()
        fixed.visit_every, fixed.core_group_every = "2 weeks", "4 weeks"
        fixed.save()
        recorded.registration(cora, TODAY)
        outline_plans.make(meeting=meeting, children=[cora], on=TODAY, today=TODAY)
        [made] = plans.of_child(child=cora, today=TODAY)
    assert (made.visit_every, made.core_group_every) == ("2 weeks", "4 weeks")


@pytest.mark.requirement("J-2.6")
def test_each_part_that_is_left_out_of_an_outline_plan_is_named(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        everything = outlined.full("Cora Example", "Dan Example")
        write(meeting, *everything)
        assert lacking(meeting, cora) == lacking(meeting, dan) == set()
        for part in {each.part for each in everything} - {"objective", "contacts"}:
            write(meeting, *(each for each in everything if each.part != part))
            assert lacking(meeting, cora), part


@pytest.mark.requirement("J-2.1")
def test_each_child_of_the_household_is_asked_for(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        household = outlined.full("Cora Example", "Dan Example")
        write(
            meeting,
            *(each for each in household if (each.part, each.who) != ("household-welfare", "Dan Example")),
        )
        assert lacking(meeting, cora) == {
            "child 2: no word on welfare: specific needs, health and development"
        }


@pytest.mark.requirement("J-2.5")
def test_what_must_change_before_the_end_is_asked_for(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        write(meeting, *(each for each in outlined.full("Cora Example") if each.part != "before_ending"))
        assert lacking(meeting, cora) == {
            "no word on what needs to change before de-registration can be considered"
        }


def test_a_child_for_whom_none_is_made_lacks_nothing(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        outlined.found(meeting=meeting, child=dan, decision="no-plan")
        assert lacking(meeting, cora)
        assert lacking(meeting, dan) == set()


def test_what_is_written_again_takes_the_place_of_what_stood(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        write(
            meeting,
            RISK,
            LineSaid(part="risks", text="Drunk visitors"),
            LineSaid(part="culture", text="Portuguese"),
        )
        write(meeting, LineSaid(part="risks", text="Drunk visitors"))
        assert [each.text for each in outline_lines.of(meeting=meeting, child=None)] == ["Drunk visitors"]
        assert ConferenceOutline.objects.filter(meeting=meeting).count() == 3
        assert set(ConferenceOutline.objects.exclude(withdrawn_at=None).values_list("part", flat=True)) == {
            "risks", "culture",
        }  # fmt: skip


def test_two_who_write_at_once_are_told_of_each_other(db: None) -> None:
    with at_work(people.CONNIE):
        cora, _ = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        seen = outline_plans.show(meeting=meeting, child=None, today=TODAY).version
        write(meeting, RISK, seen=seen)
        with pytest.raises(ChangedMeanwhile):
            write(meeting, LineSaid(part="risks", text="Another"), seen=seen)
        assert [each.text for each in outline_lines.of(meeting=meeting, child=None)] == ["Alone at night"]


def test_a_line_that_says_nothing_and_a_child_it_is_not_about_are_refused(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora], on=TODAY)
        with pytest.raises(Refused, match="leave the line out"):
            write(meeting, LineSaid(part="risks", text=" "))
        with pytest.raises(Refused, match="why it is not needed"):
            write(meeting, LineSaid(part="services", not_relevant=True))
        with pytest.raises(Refused, match="choices for the part"):
            write(meeting, LineSaid(part="punishment", text="None"))
        with pytest.raises(NotHere):
            write(meeting, RISK, child=dan)
        assert not outline_lines.is_begun(meeting=meeting)


def test_who_only_contributes_does_not_write_it(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = outlined.conference(children=[people.ADA.id], on=TODAY, kind="review-conference")
    with at_work(people.PENNY):
        assert not outline_plans.show(meeting=meeting, child=None, today=TODAY).writes
        with pytest.raises(Refused):
            write(meeting, RISK)


def _suggested(meeting: UUID, child: UUID | None) -> list[tuple[str, str, str]]:
    found = outline_plans.begin_from(child=child, meeting=meeting, today=TODAY)
    return [(each.line.part, each.line.text or each.line.why, each.whence) for each in found]


def test_it_is_begun_from_what_the_record_holds(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        meeting = outlined.conference(children=[cora, dan], on=TODAY)
        outlined.found(
            meeting=meeting,
            child=cora,
            risk_factors="Alone at night\nDrink in the home",
            support_needed="none",
        )
        started = recorded.milestone(cora, "assessment-started", date(2026, 2, 2)).milestone
        assessment = make(Assessment, started=started, services="Night support")
        for child, nature, text in ((cora, "need", "Supervision"), (dan, "risk", "Asthma")):
            make(
                Finding,
                assessment=assessment,
                child_id=child,
                dimension="parenting-capacity",
                nature=nature,
                text=text,
            )
        report = make(
            ConferenceReport,
            meeting_id=meeting,
            author="Tilda Teacher",
            role="teacher",
            sent_on=TODAY,
            state="sent",
        )
        make(ReportPart, report=report, section="What is wanted", nature="opinion", text="Breakfast club")
        make(
            ReportPart,
            report=report,
            section="What is wanted",
            nature="allegation",
            text="They say he drinks",
        )
        assert _suggested(meeting, None) == [
            ("services", "Night support", "the assessment of 2 February 2026"),
            ("recommendations", "Breakfast club", "the report of Tilda Teacher"),
        ]
        assert _suggested(meeting, cora) == [
            ("risks", "Alone at night", "what this conference found"),
            ("risks", "Drink in the home", "what this conference found"),
            ("objectives", "Supervision", "the assessment of 2 February 2026"),
        ]
        assert _suggested(meeting, dan) == [("risks", "Asthma", "the assessment of 2 February 2026")]


def test_what_is_still_open_of_the_last_plan_is_offered(db: None) -> None:
    with at_work(people.WINIFRED):
        need = plans.NeedSaid(
            text="To be warm",
            outcomes=[
                plans.OutcomeSaid(
                    text="The home is heated",
                    actions=[plans.ActionSaid(text="Mend the boiler", who="Housing", role="housing")],
                )
            ],
        )
        plans.record(
            children=[people.ADA.id], part="outline", made_on=date(2026, 2, 2), needs=[need], today=TODAY
        )
    with at_work(people.CONNIE):
        meeting = outlined.conference(children=[people.ADA.id], on=TODAY, kind="review-conference")
        found = _suggested(meeting, None)
    assert ("immediate_tasks", "Mend the boiler", "the plan of 2 February 2026, not done yet") in found
    assert ("objectives", "The home is heated", "the plan of 2 February 2026, not reached yet") in found
