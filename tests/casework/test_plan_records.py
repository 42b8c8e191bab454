"""The record of a plan, derived from what is written, and what it lacks in each authority."""

from datetime import date

import pytest

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import plan_records
from holdfast.records.models import Plan
from tests import people
from tests.casework import whole_plan
from tests.casework.recorded import at_work
from tests.casework.whole_plan import AUTHORITIES, MADE, Whole
from tests.standings import TODAY

MAN, JERSEY, COUNCIL, WIGHT = "isle-of-man", "jersey", "council", "isle-of-wight"
# Of which row; what is left out; the part beside which it is missed; what is missed.
LEFT_OUT = [
    (COUNCIL, "C-7", "safety", "safety", "no actions needed to protect the child"),
    (COUNCIL, "C-7", "family_support", "family_support", "no actions needed to support the family"),
    (COUNCIL, "C-7", "social_worker", "social_worker", "no word on who the social worker is"),
    (COUNCIL, "C-7", "needs.help", "needs", "need 1: no word on how professionals can help"),
    (COUNCIL, "C-7", "changes", "changes", "no word on what needs to happen to reduce the risks"),
    (COUNCIL, "C-7", "actions", "outcomes", "no work that needs to happen"),
    (COUNCIL, "C-7", "actions.by_on", "outcomes", "outcome 1, action 1: no word on when it needs to happen"),
    (COUNCIL, "C-7", "responsibilities.family", "responsibilities", "no family member responsible"),
    (COUNCIL, "C-7", "responsibilities.professional", "responsibilities", "no professional responsible"),
    (WIGHT, "W-7", "actions", "outcomes", "no action"),
    (WIGHT, "W-7", "actions.by_on", "outcomes", "outcome 1, action 1: no timescale"),
    (WIGHT, "W-18", "safety", "safety", "no word on how it will keep the child safe"),
    (WIGHT, "W-18", "development", "development", "no word on how it will promote the child's development"),
    (MAN, "M-1.2b", "risks", "risks", "no identified risk of harm to the child"),
    (MAN, "M-1.2b", "outcomes.answers", "risks", "risk 2: no part of the plan by which it is brought down"),
    (MAN, "M-3.1", "safety", "safety", "no aim to keep the child safe"),
    (MAN, "M-3.1", "development", "development", "no aim to promote the child's health or development"),
    (MAN, "M-3.1", "family_support", "family_support", "no aim to support the family and wider family"),
    (MAN, "M-3.2a", "needs", "needs", "no need of the child"),
    (MAN, "M-3.2a", "needs.finding", "needs", "need 1: no finding of the Core Assessment"),
    (MAN, "M-3.2b", "outcomes", "outcomes", "no planned outcome"),
    (MAN, "M-3.2c", "outcomes.strategy", "outcomes", "outcome 1: no strategy"),
    (MAN, "M-3.2c", "actions", "outcomes", "outcome 1: no specific action"),
    (MAN, "M-3.2c", "actions.by_on", "outcomes", "outcome 1, action 1: no date"),
    (MAN, "M-3.2d", "contingency", "contingency", "no Contingency Plan"),
    (MAN, "M-3.2d", "contingency.when", "contingency", "contingency plan 1: no change of circumstances"),
    (MAN, "M-3.2e", "contacts.nature", "contacts", "contact 1: no nature of the contact"),
    (MAN, "M-3.2e", "contacts.every", "contacts", "contact 1: no frequency of the contact"),
    (MAN, "M-3.2e", "contacts", "contacts", "no contact by professionals with routine contact"),
    (MAN, "M-3.2e", "responsibilities.family", "responsibilities", "no family member's role"),
    (MAN, "M-3.2e", "contacts", "responsibilities", "responsibility 1: no contact with the child"),
    (MAN, "M-3.2f", "review_points", "review_points", "no point at which progress is reviewed"),
    (MAN, "M-3.2f", "review_points.when", "review_points", "review point 1: no date or occasion"),
    (MAN, "M-3.3f", "assessment_findings", "assessment_findings", "no findings of the Core Assessment"),
    (MAN, "M-3.3f", "actions.knowledge", "outcomes", "outcome 1, action 1: no knowledge on which"),
    (MAN, "M-6.1.1", "responsibilities", "responsibilities", "no role and responsibility of anybody"),
    (MAN, "M-6.1.1", "responsibilities.otherwise", "responsibilities", "no word of what this one does"),
    (MAN, "M-6.1.1", "understood", "responsibilities", "no record that this one understood"),
    (MAN, "M-6.1.2a", "agreement", "agreement", "no word on whether the child or young person agrees"),
    (MAN, "M-6.1.3", "aim", "objective", "no objective of the plan"),
    (MAN, "M-6.1.3", "services", "services", "no service to be provided"),
    (MAN, "M-6.1.3", "services.why", "services", "service 1: no purpose of the service"),
    (MAN, "M-6.1.3", "contacts.why", "contacts", "contact 1: no purpose of the contact"),
    (MAN, "M-6.1.3", "family_commitments", "family_commitments", "no specific commitment of the family"),
    (MAN, "M-6.1.3", "negotiable", "negotiable", "no word on what is negotiable"),
    (MAN, "M-6.1.3", "not_negotiable", "not_negotiable", "no word on what is not negotiable"),
    (MAN, "M-6.1.3", "changes", "changes", "no goal: what needs to change"),
    (MAN, "M-6.1.3", "unacceptable_care", "unacceptable_care", "no word on what is unacceptable care"),
    (MAN, "M-6.1.3", "sanctions", "sanctions", "no sanctions if the child is placed in danger"),
    (MAN, "M-6.1.3", "witness_preparation", "witness_preparation", "no preparation of service users"),
    (MAN, "M-6.1.4", "outcomes.who", "outcomes", "outcome 1: specific: nobody is named"),
    (MAN, "M-6.1.4", "outcomes.how_known", "outcomes", "outcome 1: measurable: nothing says"),
    (MAN, "M-6.1.4", "outcomes.for_how_long", "outcomes", "outcome 1: measurable: it is not said for how"),
    (MAN, "M-6.1.4", "outcomes.by_on", "outcomes", "outcome 1: time: it has no date"),
    (MAN, "M-6.2", "actions.knowledge", "outcomes", "no knowledge of what is likely to work best"),
    (MAN, "M-6.3.1", "child_therapy", "child_therapy", "no therapy for the child"),
    (MAN, "M-6.3.1", "perpetrator_help", "perpetrator_help", "no support or therapy for a perpetrator"),
    (MAN, "M-6.3.3", "adult_needs", "adult_needs", "no need of a relevant adult"),
    (MAN, "M-6.3.3", "adult_needs.why", "adult_needs", "adult 1: no service that supports this one"),
    (MAN, "M-6.3.3", "adult_needs.when", "adult_needs", "adult 1: no word on whether the adult service"),
    (MAN, "M-6.4.2", "parenting_work", "parenting_work", "no detailed work to help the parents"),
    (JERSEY, "J-1.3", "concerns", "concerns", "no exact nature of the concerns"),
    (JERSEY, "J-1.4", "actions", "outcomes", "no work to be done"),
    (JERSEY, "J-1.4", "actions.by_on", "outcomes", "outcome 1, action 1: no word on when"),
    (JERSEY, "J-2.1", "household-welfare", "household_children", "child 1: no word on welfare"),
    (JERSEY, "J-2.7", "risks", "risks", "no risk to the child"),
    (JERSEY, "J-2.7", "risks.why", "risks", "risk 1: no means of protection"),
    (JERSEY, "J-2.7", "summary_of_harm", "summary_of_harm", "no summary of the maltreatment"),
    (JERSEY, "J-2.7", "needs.service", "needs", "need 1: no service to address it"),
    (JERSEY, "J-2.7", "needs.adult", "needs", "no need of another family member"),
    (JERSEY, "J-2.7", "culture", "culture", "no ethnic, cultural and religious considerations"),
    (JERSEY, "J-2.7", "disability", "disability", "no needs arising from any disability"),
    (JERSEY, "J-2.7", "child_views", "child_views", "no consideration of the child's views"),
    (JERSEY, "J-2.7", "why_not_followed", "why_not_followed", "no word on why the child's views cannot"),
    (JERSEY, "J-2.7", "parenting_strengths", "parenting_strengths", "no parenting strengths"),
    (JERSEY, "J-2.7", "parenting_difficulties", "parenting_difficulties", "no parenting difficulties"),
    (JERSEY, "J-2.7", "parenting_support", "parenting_support", "no support needed to overcome"),
    (JERSEY, "J-2.7", "changes.for_whom", "changes", "change 1: no aspect of harm"),
    (JERSEY, "J-2.7", "development", "development", "no actions to promote the child's health"),
    (JERSEY, "J-2.7", "contacts", "contacts", "no support to the child by professionals"),
    (JERSEY, "J-2.7", "family_roles", "family_roles", "no part of a professional with a family member"),
    (JERSEY, "J-2.7", "specialist_resources", "specialist_resources", "no specialist resources"),
    (JERSEY, "J-2.8", "assessment_findings", "assessment_findings", "no finding of the ongoing assessment"),
    (JERSEY, "J-2.8", "dimensions", "dimensions", "no word on parenting capacity"),
    (JERSEY, "J-4.3", "core_group", "core_group", "no member of the Core Group"),
    (JERSEY, "J-4.3", "contacts.every", "contacts", "contact 1: no frequency"),
    (JERSEY, "J-4.3", "contacts", "core_group", ": no frequency for this one to see the child"),
]


def missing(slug: str, *leave_out: str, state: str = "made", made_on: date = MADE) -> dict[str, list[str]]:
    """What the plan lacks by part, but for what is left out."""
    whole = whole_plan.begin(slug, leave_out=leave_out, state=state, made_on=made_on)
    with whole.at_work():
        found = plan_records.lacks(plan=plan_of(whole), today=TODAY)
        return {part: [each.missing for each in own] for part, own in found.items()}


def plan_of(whole: Whole) -> Plan:
    return plan_records.find(plan=whole.plan.id, what=May.SEE, today=TODAY)


@pytest.mark.parametrize(("state", "made_on"), [("made", MADE), ("draft", TODAY)])
@pytest.mark.parametrize("slug", AUTHORITIES)
def test_the_fullest_plan_lacks_nothing(db: None, slug: str, state: str, made_on: date) -> None:
    assert missing(slug, state=state, made_on=made_on) == {}


@pytest.mark.parametrize(
    ("slug", "left_out", "part", "line"),
    [
        pytest.param(slug, left, part, line, id=f"{row}: {left}", marks=pytest.mark.requirement(row))
        for slug, row, left, part, line in LEFT_OUT
    ],
)
def test_each_part_left_out_is_named_beside_it(
    db: None, slug: str, left_out: str, part: str, line: str
) -> None:
    found = missing(slug, left_out)
    assert [each for each in found.get(part, ()) if line in each], found


def test_what_only_signing_can_say_is_not_missed_in_a_draft(db: None) -> None:
    assert missing("isle-of-man", "agreement", "understood", state="draft", made_on=TODAY) == {}


def test_what_signing_says_is_missed_once_it_is_made(db: None) -> None:
    assert missing("isle-of-man", "agreement").keys() == {"agreement", "responsibilities"}


def test_what_was_written_goes_into_the_record_by_its_key(db: None) -> None:
    whole = whole_plan.begin("isle-of-man")
    with whole.at_work():
        record = plan_records.as_record(plan=plan_of(whole), today=TODAY)
    assert (record["child"], record["child_age"], record["social_worker"]) == (
        "Tess Example",
        7,
        "Field Worker",
    )
    assert (record["on"], record["categories"], record["looked_after"]) == ("2026-01-22", ["neglect"], False)
    risks, first = [each["id"] for each in record["risks"]], record["outcomes"][0]
    assert first["risks"] == risks
    assert first["needs"] == [each["id"] for each in record["needs"][:2]]
    assert first["actions"][0]["risks"] == risks[:1]
    sees = {each["who"]: each["sees_child"] for each in record["core_group"]}
    assert (sees["Field Worker"], sees["Tilda Teacher"]) == ("every 2 weeks", "every school morning")
    assert {each["who"]: each["agrees"] for each in record["agreement"]}["Fred Example"] is False
    assert record["dissent"] == [
        {"who": "Fred Example", "about": "the plan", "why": "Wants his Saturdays at home"}
    ]
    assert record["not_relevant"] == {"perpetrator_help": "Nobody harmed her on purpose"}
    assert "motivation" not in record


def test_what_is_asked_for_is_what_the_authority_names(db: None) -> None:
    with at_work(people.WINIFRED):
        asked = plan_records.asked(record=plan_records.DETAILED)
    assert {"concerns", "outcomes", "culture", "dimensions"} <= asked
    assert not {"sanctions", "actions"} & asked


def test_a_plan_of_another_authority_is_not_here(db: None) -> None:
    whole = whole_plan.begin("isle-of-man")
    with at_work(people.WINIFRED), pytest.raises(NotHere):
        plan_of(whole)


def test_what_two_clauses_miss_in_the_same_words_stands_once(db: None) -> None:
    whole = whole_plan.begin("isle-of-man", leave_out=["contingency"])
    with whole.at_work():
        (lack,) = plan_records.lacks(plan=plan_of(whole), today=TODAY)["contingency"]
    assert (lack.cite, lack.requirements) == ("3.7, 3.2, fourth point; 3.7, 6.1.3", ("M-3.2d", "M-6.1.3"))
