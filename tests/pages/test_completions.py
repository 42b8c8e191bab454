"""The decisions of a conference as pages: cards, what blocks, decide, fix, complete, afterwards."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from holdfast.casework import conferences_fixed
from holdfast.records.models import Conference, ConferenceChild, Meeting, Registration
from tests import people as cast
from tests.casework import concluding
from tests.casework.concluding import CONTINUES, ENDS, FIXED, NEEDS_A_PLAN, NO_PLAN
from tests.casework.recorded import at_work, milestone
from tests.casework.refused import refused
from tests.pages.sending import HIDDEN, fill_in
from tests.pages.test_allocations import dated
from tests.signed_in import client_as
from tests.standings import TODAY

ADA = cast.ADA.id
PLAN = {
    "at_risk": "yes", "plan_needed": "yes", "categories": ["neglect"],
    "social_worker": str(cast.WINIFRED.account), "worker_identified_by": "Malcolm Manager",
    "role_explained": "yes", "risk_factors": "Alone at night", "protective_factors": "Grandmother",
    "support_needed": "Somebody at night", "support_by": "Night team", "changes_needed": "A sober adult",
}  # fmt: skip


@pytest.fixture
def connie(db: None) -> Client:
    return client_as(cast.CONNIE)


def page(client: Client, meeting: UUID, name: str = "decisions") -> str:
    answer = client.get(f"/conferences/{meeting}/{name}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def complete(client: Client, meeting: UUID, **said: Any) -> Any:
    return fill_in(client, f"/conferences/{meeting}/complete", **dated("on", TODAY), **said)


def written(meeting: UUID) -> dict[str, tuple[bool | None, str]]:
    rows = ConferenceChild.objects.filter(part__meeting=meeting).select_related("part__child")
    return {each.part.child.given_name: (each.at_risk, each.decision) for each in rows}


def test_two_questions_are_answered_apart_for_each_child_and_once_for_those_alike(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee, eli, fay, gus = (concluding.child(name) for name in ("Dee", "Eli", "Fay", "Gus"))
        meeting = concluding.convene(dee, eli, fay, gus)
    shown = page(connie, meeting)
    assert shown.count("Is a Child Protection Plan needed?") == 4
    assert "Say whether Gus is at risk of significant harm." in shown
    sent = fill_in(connie, f"/conferences/{meeting}/decisions/{dee}", **PLAN, others=[str(eli), str(fay)])
    assert sent.status_code == 302, sent.content.decode()
    assert fill_in(
        connie, f"/conferences/{meeting}/decisions/{gus}", at_risk="yes", plan_needed="deferred"
    ).status_code == 302  # fmt: skip
    with at_work(cast.CONNIE):
        assert written(meeting) == {
            "Dee": (True, "plan"), "Eli": (True, "plan"), "Fay": (True, "plan"), "Gus": (True, "deferred"),
        }  # fmt: skip
    shown = page(connie, meeting)
    assert "Not decided today" in shown
    assert shown.count("Grandmother") == 3


def test_the_childs_own_worker_is_offered_and_named_for_no_plan_that_is_not_made(connie: Client) -> None:
    with at_work(cast.CONNIE):
        meeting = concluding.convene(ADA)
    path = f"/conferences/{meeting}/decisions/{ADA}"
    offered = connie.get(path).context["form"]["social_worker"].value()
    assert offered == str(cast.WINIFRED.account)
    sent = fill_in(connie, path, at_risk="yes", plan_needed="deferred", social_worker=offered)
    assert sent.status_code == 302, sent.content.decode()
    with at_work(cast.CONNIE):
        assert ConferenceChild.objects.get(part__meeting=meeting).social_worker_id is None


def test_what_stands_in_the_way_is_gathered_by_where_it_is_put_right(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee, eli = concluding.child("Dee"), concluding.child("Eli")
        meeting = concluding.convene(dee, eli)
    shown = page(connie, meeting)
    blocks = shown[shown.index('class="hf-blocks__list"') : shown.index("</section>")]
    assert "Say whether a plan is needed for Dee." in blocks
    assert blocks.count(f"/conferences/{meeting}/decisions/{dee}") == 1
    assert blocks.count(f"/conferences/{meeting}/decisions/{eli}") == 1


@pytest.mark.requirement("J-3.1")
def test_the_card_says_who_the_social_worker_is_and_who_named_them(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.convene(dee)
    path = f"/conferences/{meeting}/decisions/{dee}"
    assert fill_in(connie, path, **{**PLAN, "social_worker": ""}).status_code == 302
    shown = page(connie, meeting)
    assert "Name the social worker of Dee." in shown
    assert "3 The Social Worker Role" in shown
    assert fill_in(connie, path, **PLAN).status_code == 302
    shown = page(connie, meeting)
    assert "Winifred Worker, named by Malcolm Manager; the role was explained" in shown
    assert "Name the social worker of Dee." not in shown


def test_what_is_fixed_is_typed_once_and_shown(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.convene(dee)
    sent = fill_in(
        connie, f"/conferences/{meeting}/fixed", quorate="yes",
        **dated("first_core_group_on", date(2026, 3, 13)), first_core_group_at="10am",
        core_group_venue="The school", core_group_every="4 weeks",
        visit_every="3 weeks", rooms_every="2", **dated("next_review_on", date(2026, 5, 29)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    shown = page(connie, meeting)
    assert "10:00, The school, then every 4 weeks" in shown.replace("at 10:00", "10:00")
    assert "Every 3 weeks; the bedroom once in 2" in shown
    sent = fill_in(connie, f"/conferences/{meeting}/fixed", core_group_every="often")
    assert "such as 3 weeks" in sent.content.decode()


def test_completing_sets_it_going_once_and_the_page_after_says_what(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee, eli = concluding.child("Dee"), concluding.child("Eli")
        meeting = concluding.ready(dee, eli, others={eli: NO_PLAN})
    assert "Nothing stands in the way" in page(connie, meeting)
    assert "Nothing is set in motion yet" in page(connie, meeting, "after")
    sent = complete(connie, meeting)
    assert sent.status_code == 302, sent.content.decode()
    assert sent["Location"] == f"/conferences/{meeting}/after"
    after = page(connie, meeting, "after")
    assert "The first core group meets within 10 working days of the initial conference" in after
    assert "Child Protection Plans, 4 The Core Group, Timing" in after
    assert "4 of 4 still to go" in after
    assert "nobody holds Dee Example yet" in after
    assert "nobody holds Eli Example yet" not in after
    assert "This conference is over" in page(connie, meeting)
    assert connie.get(f"/conferences/{meeting}/complete")["Location"] == sent["Location"]
    assert connie.get(f"/conferences/{meeting}/decisions/{dee}").status_code == 403
    with at_work(cast.CONNIE):
        assert list(Registration.standing.filter(child__in=[dee, eli]).values_list("child", flat=True)) == [
            dee
        ]


def test_sent_twice_it_is_recorded_once(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.ready(dee)
    path = f"/conferences/{meeting}/complete"
    form = connie.get(path).content.decode()
    said = {**dict(HIDDEN.findall(form)), "kept-do": "save", **dated("on", TODAY)}
    first, second = connie.post(path, said), connie.post(path, said)
    assert first.status_code == 302
    assert second["Location"] == first["Location"]
    with at_work(cast.CONNIE):
        assert Registration.standing.filter(child=dee).count() == 1


@pytest.mark.requirement("J-6.20")
def test_without_a_quorum_what_follows_is_said(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.ready(ADA, dee, kind="review-conference", others={ADA: ENDS})
        milestone(ADA, "risk-assessment", date(2026, 2, 20))
        fixed = replace(FIXED, quorate=False)
        conferences_fixed.fix(meeting=meeting, fixed=fixed, today=TODAY)
    shown = page(connie, meeting)
    assert (
        "Only a review conference that is quorate decides that registration is no longer necessary." in shown
    )
    sent = complete(connie, meeting, breach="Two agencies stayed away")
    assert sent.status_code == 403
    assert "Only a review conference that is quorate" in sent.content.decode()
    sent = fill_in(connie, f"/conferences/{meeting}/decisions/{ADA}", at_risk="no", plan_needed="deferred")
    assert sent.status_code == 302
    assert complete(connie, meeting, breach="Two agencies stayed away").status_code == 302
    assert "There was no quorum: no plan ended" in page(connie, meeting, "after")


@pytest.mark.requirement("J-6.11")
def test_an_ending_says_its_grounds_one_or_more(connie: Client) -> None:
    with at_work(cast.CONNIE):
        milestone(ADA, "risk-assessment", date(2026, 2, 20))
        meeting = concluding.ready(ADA, kind="review-conference", finding=CONTINUES)
    path = f"/conferences/{meeting}/decisions/{ADA}"
    sent = fill_in(connie, path, at_risk="no", plan_needed="no")
    assert "Say why the plan ends" in sent.content.decode()
    said = {"at_risk": "no", "plan_needed": "no", "then": "child-in-need"}
    assert fill_in(connie, path, **said, grounds=["no-longer-at-risk", "abuser-gone"]).status_code == 302
    assert "no longer at risk; whoever harmed the child has gone" in page(connie, meeting)


@pytest.mark.requirement("J-6.24")
def test_an_ending_says_what_follows(connie: Client) -> None:
    with at_work(cast.CONNIE):
        milestone(ADA, "risk-assessment", date(2026, 2, 20))
        meeting = concluding.ready(ADA, kind="review-conference", finding=ENDS)
    path = f"/conferences/{meeting}/decisions/{ADA}"
    said = {"at_risk": "no", "plan_needed": "no", "grounds": ["abuser-gone"]}
    assert "or that nothing more does" in fill_in(connie, path, **said).content.decode()
    assert fill_in(connie, path, **said, then="team-around-child").status_code == 302
    assert complete(connie, meeting).status_code == 302
    assert "What follows: Team around the child" in page(connie, meeting, "after")


@pytest.mark.requirement("J-6.23")
def test_a_child_added_at_a_review_is_shown_as_new(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.convene(ADA, dee, kind="review-conference")
    assert page(connie, meeting).count("new at this review") == 1
    form = connie.get(f"/conferences/{meeting}/decisions/{dee}").content.decode()
    assert "for Dee Example this review is an initial conference" in form
    assert fill_in(connie, f"/conferences/{meeting}/decisions/{dee}", **PLAN).status_code == 302
    with at_work(cast.CONNIE):
        (row,) = ConferenceChild.objects.filter(part__meeting=meeting)
        assert (row.decision, row.counts_as_initial) == ("plan", True)


@pytest.mark.requirement("J-6.26")
def test_written_reports_alone_need_their_reason(connie: Client) -> None:
    with at_work(cast.CONNIE):
        meeting = concluding.convene(ADA, kind="review-conference")
    path = f"/conferences/{meeting}/fixed"
    assert "Say why it was done by written reports alone" in fill_in(
        connie, path, by_reports="yes"
    ).content.decode()  # fmt: skip
    said = {"by_reports": "yes", "by_reports_why": "Looked after off island"}
    assert fill_in(connie, path, **said).status_code == 302
    assert "By written reports alone: Looked after off island" in page(connie, meeting)


def test_a_conference_cannot_be_completed_for_children_one_may_not_have(db: None) -> None:
    with at_work(cast.CONNIE):
        meeting = concluding.ready(concluding.child("Dee"))
    assert client_as(cast.MONA).get(f"/conferences/{meeting}/complete").status_code == 404
    assert client_as(cast.NOBODY).get(f"/conferences/{meeting}/decisions").status_code in {403, 404}
    with at_work(cast.CONNIE):
        assert Meeting.objects.get(id=meeting).held_on is None
        assert Conference.objects.get(meeting=meeting).completed_on is None


def test_somebody_elses_finding_is_not_overwritten(connie: Client) -> None:
    with at_work(cast.CONNIE):
        dee = concluding.child("Dee")
        meeting = concluding.convene(dee)
    path = f"/conferences/{meeting}/decisions/{dee}"
    form = connie.get(path).content.decode()
    marks = dict(HIDDEN.findall(form))
    with at_work(cast.CHLOE):
        concluding.decide(meeting, NEEDS_A_PLAN, dee)
    sent = connie.post(path, {**marks, "kept-do": "save", **PLAN, "at_risk": "no"})
    assert sent.status_code == 409
    with at_work(cast.CONNIE):
        assert written(meeting) == {"Dee": (True, "plan")}


def test_a_looked_after_review_decides_nothing_about_the_plan(connie: Client) -> None:
    with at_work(cast.CONNIE):
        meeting = concluding.convene(ADA, kind="looked-after-review")
        with refused("decides nothing about the plan"):
            concluding.decide(meeting, NEEDS_A_PLAN, ADA)
        with refused("decides nothing about the plan"):
            conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    assert "A looked-after review decides nothing" in page(connie, meeting)
    for path in ("complete", "fixed", f"decisions/{ADA}"):
        assert connie.get(f"/conferences/{meeting}/{path}").status_code == 403
