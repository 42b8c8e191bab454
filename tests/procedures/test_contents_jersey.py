"""Jersey's contents: outline and detailed plan, core group records, reviews and reports."""

import pytest

from tests.procedures.lacking import Record, ask, changed, left_out, missing, whole, without

KINDS = ("outline-plan", "detailed-plan", "core-group-record", "review-record", "report")
RECORDS = {kind: whole(kind) for kind in KINDS}

OUTLINE, DETAILED, CORE_GROUP, REVIEW, REPORT = KINDS


def lines(kind: str, record: Record, content: str) -> list[str]:
    return missing("jersey", kind, record, content)


@pytest.mark.parametrize(("content", "kind", "part", "line"), left_out("jersey"))
def test_each_part_left_out_is_named(content: str, kind: str, part: str, line: str) -> None:
    assert missing("jersey", kind, whole(kind), content) == []
    assert missing("jersey", kind, without(whole(kind), part), content) == [line]


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_record_lacks_nothing(kind: str) -> None:
    assert ask("jersey", kind, RECORDS[kind]) == []


@pytest.mark.requirement("J-1.4")
def test_a_plan_without_work_is_none() -> None:
    plan = without(without(RECORDS[DETAILED], "actions"), "outcomes")
    assert lines(DETAILED, plan, "plan-work") == ["no work to be done"]


@pytest.mark.requirement("J-2.1")
def test_support_to_the_family_that_is_not_in_the_childs_interest_is_marked() -> None:
    outline = RECORDS[OUTLINE]
    assert outline["household_children"][1]["not_relevant"]["family_support"]
    silent = changed(outline, "household_children.1.not_relevant", {"family_support": ""})
    assert lines(OUTLINE, silent, "household-children") == [
        "child 2: no word on support to the family and wider family (marked not relevant without saying why)"
    ]
    marked = without(outline, "household_children.0.safety")
    marked["household_children"][0]["not_relevant"] = {"safety": "Nobody asked"}
    assert lines(OUTLINE, marked, "household-children") == [
        "child 1: no word on safety and prevention of further harm "
        "(marked not relevant, which this clause does not allow)"
    ]


@pytest.mark.requirement("J-2.3")
@pytest.mark.parametrize("kind", [CORE_GROUP, REVIEW])
def test_contingency_is_asked_for_where_there_is_no_evidence_of_change(kind: str) -> None:
    record = without(RECORDS[kind], "contingency")
    assert len(lines(kind, record, "no-change-contingency")) == 1
    assert lines(kind, changed(record, "evidence_of_change", True), "no-change-contingency") == []


@pytest.mark.requirement("J-2.6")
def test_an_outline_plan_without_tasks_names_them() -> None:
    assert lines(OUTLINE, without(RECORDS[OUTLINE], "immediate_tasks"), "outline-plan-contents") == [
        "no immediate task",
        "no immediate task ascribed to a family member",
    ]


@pytest.mark.requirement("J-2.6")
def test_no_specialist_assessment_may_be_wanted() -> None:
    outline = without(RECORDS[OUTLINE], "specialist_assessments")
    marked = outline | {"not_relevant": {"specialist_assessments": "None so far"}}
    assert lines(OUTLINE, marked, "outline-plan-contents") == []


@pytest.mark.requirement("J-2.7")
@pytest.mark.parametrize("part", ["disability", "specialist_resources", "family_roles"])
def test_what_there_is_not_is_marked_with_why(part: str) -> None:
    plan = without(RECORDS[DETAILED], part)
    assert lines(DETAILED, plan | {"not_relevant": {part: "There is none"}}, "detailed-plan-contents") == []


@pytest.mark.requirement("J-2.7")
def test_why_is_asked_only_where_the_childs_views_are_not_followed() -> None:
    followed = changed(without(RECORDS[DETAILED], "why_not_followed"), "child_views_followed", True)
    assert lines(DETAILED, followed, "child-views-not-followed") == []


@pytest.mark.requirement("J-2.7")
def test_the_plan_names_what_professionals_do() -> None:
    family = changed(
        RECORDS[DETAILED],
        "responsibilities",
        [{"who": "Mother", "side": "family", "responsibility": "Nights"}],
    )
    assert lines(DETAILED, family, "detailed-plan-contents") == [
        "no role and responsibility of a professional"
    ]


@pytest.mark.requirement("J-6.22")
def test_a_new_plan_is_asked_for_only_where_risk_continues() -> None:
    review = changed(without(RECORDS[REVIEW], "new_plan"), "risk_continues", False)
    assert lines(REVIEW, review, "review-new-plan") == []


@pytest.mark.requirement("J-6.28")
def test_text_that_mixes_fact_and_opinion_must_not_be_there() -> None:
    report = RECORDS[REPORT]
    assert lines(REPORT, report, "report-kept-apart") == []
    mixed = report | {
        "sections": [*report["sections"], {"section": "Home", "text": "Filthy, they say he drinks"}]
    }
    (found,) = ask("jersey", REPORT, mixed)
    assert (found["content"], found["modality"]) == ("report-kept-apart", "good-practice")
    assert found["missing"] == (
        "section 4: text in which fact, observation, allegation and opinion are not kept apart "
        "must not be there"
    )


@pytest.mark.requirement("J-6.29")
def test_whoever_comes_speaks_for_themselves() -> None:
    report = changed(without(RECORDS[REPORT], "view_on_ending"), "attends", True)
    assert lines(REPORT, report, "report-view-of-the-absent") == []


@pytest.mark.requirement("J-6.34")
def test_what_a_review_may_record_is_advice() -> None:
    (found,) = ask("jersey", REVIEW, without(RECORDS[REVIEW], "category_decision"))
    assert (found["modality"], found["advice"]) == ("may", True)


@pytest.mark.requirement("J-6.36")
def test_the_handbooks_sections_are_not_stated_and_can_be_filled() -> None:
    settings = '[report-contents]\nsections = ["Health", "Education", "Housing"]\n'
    assert lines(REPORT, RECORDS[REPORT], "report-contents") == []
    assert missing("jersey", REPORT, RECORDS[REPORT], "report-contents", settings=settings) == [
        "section Housing: not there, or empty"
    ]


@pytest.mark.requirement("J-6.37")
def test_an_empty_section_never_stops_a_report() -> None:
    report = RECORDS[REPORT] | {
        "sections": [{"section": "Health"}, {"section": "Police", "mark": "not-known"}]
    }
    (found,) = ask("jersey", REPORT, report)
    assert (found["content"], found["advice"]) == ("report-empty-sections", True)
    assert ask("jersey", REPORT, without(report, "sections")) == []


@pytest.mark.requirement("J-6.37")
@pytest.mark.parametrize("filled", ["facts", "observations", "allegations", "opinions"])
def test_one_kind_of_content_fills_a_section(filled: str) -> None:
    report = RECORDS[REPORT] | {"sections": [{"section": "Health", filled: "Two clinics missed"}]}
    assert ask("jersey", REPORT, report) == []
