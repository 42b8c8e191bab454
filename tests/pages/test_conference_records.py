"""What the record of a conference still lacks, on the card of each child, by the authority's own clauses."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import outline_plans
from holdfast.records.models import Attendance, ConferenceNote, Meeting, View
from tests import people, signed_in
from tests.casework import conference_list, outlined
from tests.casework.recorded import at_work, in_authority, make
from tests.people import Member

ADA = people.ADA.id
SAID = {
    "safety": "Not alone since February", "health": "Sleeps, eats", "development": "Speech comes on",
    "welfare": "Happy at school", "safeguarded": True, "needs_met": True,
    "future_action": "Mother takes Saturdays", "criteria_met": False, "decision": "continue",
    "current_plan": "Four of five on the way", "child_response": "Says who puts her to bed",
    "family_response": "Keeps the rota", "assessment_findings": "Neglect at night",
    "related_assessments": "Drinks less", "against_first_risks": "Alone at night: covered",
    "risk_changed": "Lower", "risk_diminished": True, "other_children": "Ben is not at risk",
    "ending_discussed": "All for continuing", "category_decision": "Neglect, kept",
    "progress": "Nights covered", "evidence_of_change": True,
}  # fmt: skip
PURPOSE = {
    "safety": "no review of safety", "health": "no review of health", "development": "review of development",
    "welfare": "no review of welfare", "safeguarded": "adequately safeguarded", "needs_met": "needs continue",
    "decision": "no decision whether the plan continues", "future_action": "no decision on future action",
    "criteria_met": "criteria for de-registration have been met",
}  # fmt: skip
FACTORS = {
    "current_plan": "no review of the current", "child_response": "response to the support",
    "family_response": "family&#x27;s response", "assessment_findings": "core assessment",
    "related_assessments": "related assessments", "against_first_risks": "original risk assessment",
    "risk_changed": "level of risk have changed", "risk_diminished": "diminished sufficiently",
    "other_children": "any other child in the household",
}  # fmt: skip
AGENDA = ("introductions", "reasons", "current-plan", "progress", "change-needed")


def review(*, absent: str = "", view: str = "", **instead: Any) -> UUID:
    """A review about Ada of which everything is recorded but what is `instead`."""
    today = timezone.localdate()
    with at_work(people.CONNIE):
        meeting = outlined.conference(children=[ADA], on=today, kind="review-conference")
        outlined.found(meeting=meeting, child=ADA, **{**SAID, **instead})
        for item in AGENDA:
            make(ConferenceNote, meeting_id=meeting, item=item, text="Talked over")
        if absent:
            make(Attendance, meeting_id=meeting, name=absent, role="doctor", how="apologies")
        if view:
            make(View, meeting_id=meeting, side="professional", who=absent, on=today, ending=view)
    return meeting


def missing(meeting: UUID, *, by: Member = people.CONNIE) -> str:
    """What the card says is lacking; nothing where it says nothing."""
    answer = signed_in.client_as(by).get(f"/conferences/{meeting}/decisions")
    assert answer.status_code == 200, answer.content.decode()
    text = str(answer.content.decode())
    if "hf-decision__lacks" not in text:
        return ""
    part = text[text.index("hf-decision__lacks") :]
    return part[: part.index("</details>")]


def empty(name: str) -> Any:
    return None if isinstance(SAID[name], bool) else ""


@pytest.mark.requirement("J-6.18")
def test_a_review_lacks_each_of_its_purposes_that_nobody_recorded(db: None) -> None:
    assert missing(review()) == ""
    lacking = missing(review(**{name: empty(name) for name in PURPOSE}))
    assert [each for each in PURPOSE.values() if each not in lacking] == []
    assert "6 Difficulties in Implementing the Child Protection Plan, Purpose" in lacking


@pytest.mark.requirement("J-6.22")
def test_a_review_lacks_each_factor_that_nobody_considered_and_the_new_plan(db: None) -> None:
    lacking = missing(review(**{name: empty(name) for name in FACTORS}))
    assert [each for each in FACTORS.values() if each not in lacking] == []
    meeting = review(risk_diminished=False)
    assert "no new Child Protection Plan, though the risk continues" in missing(meeting)
    with at_work(people.CONNIE):
        outline_plans.write(
            meeting=meeting,
            lines=outlined.full("Ada Example"),
            today=timezone.localdate(),
            now=timezone.now(),
        )
    assert missing(meeting) == ""


@pytest.mark.requirement("J-6.29")
def test_a_review_lacks_the_talk_of_ending_and_the_view_of_who_was_absent(db: None) -> None:
    assert "no discussion of continuing registration" in missing(review(ending_discussed=""))
    lacking = missing(review(absent="Doctor Example"))
    assert "no view on de-registration, though not there" in lacking
    assert "De-Registration" in lacking
    assert missing(review(absent="Doctor Example", view="Too early to end")) == ""


@pytest.mark.requirement("J-6.34")
def test_a_review_says_whether_the_category_was_kept(db: None) -> None:
    assert "no word on whether the present category is kept or changed" in missing(
        review(category_decision="")
    )
    assert "category" not in missing(review())


def initial(slug: str, **said: Any) -> tuple[UUID, UUID, Member]:
    """An initial conference elsewhere, with what it found of its child."""
    with conference_list.at_service(slug) as (meeting, child):
        outlined.found(meeting=meeting, child=child, **said)
        make(ConferenceNote, meeting_id=meeting, item="introductions", text="Everybody said who they are")
    return meeting, child, conference_list.actor_of(slug)


PURPOSES = {
    "at_risk": True, "plan_needed": True, "risk_factors": "Alone at night",
    "protective_factors": "Grandmother lives close by", "support_needed": "Somebody at night",
    "support_by": "Night support team", "changes_needed": "A sober adult every night", "decision": "plan",
}  # fmt: skip


@pytest.mark.requirement("C-15")
def test_the_record_of_a_conference_lacks_each_of_two_questions_until_it_is_answered(db: None) -> None:
    meeting, child, member = initial("council")
    lacking = missing(meeting, by=member)
    assert "at risk of significant harm" in lacking
    assert "plan is needed" in lacking
    with in_authority("council", member.actor):
        part = Meeting.objects.get(id=meeting).children.get(child=child).conference.get()
        part.at_risk = True
        part.save()
    lacking = missing(meeting, by=member)
    assert "at risk of significant harm" not in lacking
    assert "plan is needed" in lacking


@pytest.mark.requirement("WC-2")
def test_the_record_of_a_conference_lacks_each_of_its_five_purposes(db: None) -> None:
    meeting, _, member = initial("isle-of-wight", decision="plan")
    lacking = missing(meeting, by=member)
    for each in (
        "significant harm",
        "risk factor",
        "protective factor",
        "support",
        "change",
        "protection plan",
    ):
        assert each in lacking, each
    assert "Conferencing Service, Child Protection Conferences" in lacking


@pytest.mark.requirement("WC-2")
def test_a_conference_that_covers_its_five_purposes_lacks_nothing_and_none_is_an_answer(db: None) -> None:
    meeting, _, member = initial("isle-of-wight", **PURPOSES)
    assert missing(meeting, by=member) == ""
