"""The pages of the agreement: who signed, sent round, answered, explained, and what cannot be done."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import (
    plan_agreements,
    plan_drafts,
    plan_explanations,
    plan_versions,
    plans,
    renegotiations,
)
from holdfast.casework.plans import NeedSaid, OutcomeSaid
from holdfast.records.models import (
    Action,
    CoreGroupMember,
    Meeting,
    MeetingChild,
    Outcome,
    PlanAnswer,
    Renegotiation,
)
from tests import people, signed_in
from tests.casework import signing
from tests.casework.recorded import at_work, make
from tests.casework.signing import ADA, BEN, FATHER, Planned
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member

WINIFRED, FINLO = people.WINIFRED, people.FINLO.id
REASONS = "He wants his Saturdays at home"


def today() -> date:
    return timezone.localdate()


def planned(member: Member = WINIFRED, **said: Any) -> Planned:
    with at_work(member):
        return signing.planned(on=today() - timedelta(days=2), today=today(), **said)


def who(found: Planned, name: str, member: Member = WINIFRED, plan: int = 0) -> UUID:
    with at_work(member):
        return signing.signatory(found.all[plan], name, today())


def page(path: str, member: Member = WINIFRED) -> str:
    answered = signed_in.client_as(member).get(path)
    assert answered.status_code == 200, answered.content.decode()
    return " ".join(answered.content.decode().split())


def send(path: str, member: Member = WINIFRED, /, **typed: Any) -> str:
    answered = fill_in(signed_in.client_as(member), path, **typed)
    assert answered.status_code == 302, answered.content.decode()
    return str(answered["Location"])


def signatures(found: Planned, member: Member = WINIFRED, plan: int = 0) -> str:
    return page(f"/plans/{found.all[plan]}/signatures", member)


def answer(found: Planned, name: str, member: Member = WINIFRED, **typed: Any) -> str:
    path = f"/plans/{found.all[0]}/signatures/{who(found, name, member)}"
    return send(path, member, **{"how": "paper", **dated("on", today()), **typed})


@pytest.mark.requirement("J-2.10")
def test_it_is_sent_round_by_its_clause_for_both_children_at_once(db: None) -> None:
    found = planned()
    before = signatures(found)
    assert "0 of 6 signed" in before
    assert "within 5 working days of each core group" in before
    form = page(f"/plans/{found.all[0]}/circulate")
    assert "within 5 working days of each core group" in form
    with at_work():
        keys = [each.key for each in signing.agreement(found.all[0], today()).asked]
        theirs = [each.key for each in signing.agreement(found.all[1], today()).asked]
    send(
        f"/plans/{found.all[0]}/circulate", plans=[str(each) for each in found.all],
        to=[*keys, *(each for each in theirs if each not in keys)], how="email", chair="on",
        **dated("on", today()),
    )  # fmt: skip
    with at_work():
        for plan in found.all:
            assert signing.agreement(plan, today()).circulated_on == today()
    assert "Sent to the core group" in signatures(found, plan=1)
    assert signatures(found, plan=1).count("Done ") >= 2


@pytest.mark.requirement("J-2.11")
def test_who_has_not_signed_is_named_with_the_day_by_which_it_is_to_be_back(db: None) -> None:
    found = planned(children=(ADA,))
    with at_work():
        keys = [each.key for each in signing.agreement(found.all[0], today()).asked]
    send(f"/plans/{found.all[0]}/circulate", to=keys, how="hand", **dated("on", today()))
    text = signatures(found)
    assert "Signed and back" in text
    assert "within another 5 working days" in text
    assert "6 not yet" in text
    answer(found, "Terry Teacher", signs="yes")
    assert "1 of 6 signed" in signatures(found)


@pytest.mark.requirement("J-2.12")
def test_dissent_stands_with_its_reasons_and_the_core_group_that_talked_it_over(db: None) -> None:
    found = planned()
    again = fill_in(
        signed_in.client_as(WINIFRED), f"/plans/{found.all[0]}/signatures/{who(found, FATHER)}",
        how="paper", accepts="no", signatories=[str(who(found, FATHER))], **dated("on", today()),
    )  # fmt: skip
    assert "Say why: the reasons stand in the plan" in again.content.decode()
    both = [str(who(found, FATHER, plan=each)) for each in (0, 1)]
    answer(found, FATHER, accepts="no", why_not=REASONS, signatories=both)
    assert "No core group has talked it over yet" in signatures(found, plan=1)
    answer(
        found, FATHER, accepts="no", why_not=REASONS, how="said", meeting=str(found.meeting),
        signatories=both,
    )  # fmt: skip
    text = signatures(found, plan=1)
    assert f"Because: {REASONS}" in text
    assert "Talked over at the core group" in text
    assert "1 does not agree" in text


@pytest.mark.requirement("J-4.17")
def test_a_parent_agrees_later_and_both_answers_stand(db: None) -> None:
    found = planned(children=(ADA,))
    answer(found, FATHER, accepts="no", why_not=REASONS)
    answer(found, FATHER, accepts="yes", willing="yes", how="said", meeting=str(found.meeting))
    text = signatures(found)
    assert "Did not agree" in text
    assert "(meeting of" in text
    assert REASONS in text
    assert "does not agree" not in text


@pytest.mark.requirement("J-2.16")
def test_understood_accepted_and_willing_are_asked_and_shown_apart(db: None) -> None:
    found = planned(children=(ADA,))
    answer(found, "Ada Example", understands="yes", accepts="yes", willing="no", how="said")
    text = signatures(found)
    for says, said in (
        ("Understands the planned outcomes", "Yes"),
        ("Accepts the plan", "Yes"),
        ("Is willing to work to it", "No"),
    ):
        assert f"<dt>{says}</dt><dd>{said}</dd>" in text


@pytest.mark.requirement("J-2.18")
def test_of_parents_it_is_asked_whether_they_understand_harm_change_and_expectations(db: None) -> None:
    found = planned(children=(ADA,))
    asked = "Do they understand the evidence of harm?"
    assert asked in page(f"/plans/{found.all[0]}/signatures/{who(found, FATHER)}")
    assert asked not in page(f"/plans/{found.all[0]}/signatures/{who(found, 'Terry Teacher')}")
    answer(found, FATHER, understands_harm="yes", understands_change="yes", understands_expected="no")
    text = signatures(found)
    assert "<dt>Understands the evidence of harm</dt><dd>Yes</dd>" in text
    assert "<dt>Understands what is expected of them</dt><dd>No</dd>" in text


@pytest.mark.requirement("J-2.21")
def test_the_words_of_an_e_mail_are_kept_and_shown_to_who_may_write_alone(db: None) -> None:
    found = planned(children=(ADA,))
    answer(found, "Terry Teacher", signs="yes", how="email", reply="The school accepts the breakfast club.")
    assert "The school accepts the breakfast club." in signatures(found)
    theirs = signatures(found, people.PENNY)
    assert "Terry Teacher" in theirs
    assert "The school accepts the breakfast club." not in theirs


def test_whoever_is_to_sign_signs_on_screen_for_both_children_and_for_nobody_else(db: None) -> None:
    found = planned()
    assert "This plan waits for your signature" in signatures(found, people.PENNY)
    today_says = page("/today", people.PENNY)
    assert "<strong>Ada Example, Ben Example</strong>" in today_says
    assert "The plan waits for your signature" in today_says
    rows = [str(who(found, "Penny Partner", plan=each)) for each in (0, 1)]
    send(
        f"/plans/{found.all[0]}/signatures/{rows[0]}", people.PENNY, signs="yes", understands="yes",
        signatories=rows,
    )  # fmt: skip
    with at_work(people.PENNY):
        assert plan_agreements.to_sign(today=today()) == ()
    assert "The plan waits for your signature" not in page("/today", people.PENNY)
    with at_work():
        hows = PlanAnswer.objects.values_list("how", "recorded_by__name")
        assert set(hows) == {("screen", "Penny Partner")}
    refused = fill_in(
        signed_in.client_as(people.PENNY), f"/plans/{found.all[0]}/signatures/{who(found, FATHER)}",
        how="paper", signs="yes", signatories=[str(who(found, FATHER))], **dated("on", today()),
    )  # fmt: skip
    assert refused.status_code == 403
    assert signed_in.client_as(people.SASHA).get(f"/plans/{found.all[0]}/signatures").status_code == 403


def test_somebody_is_left_out_with_the_reason_and_somebody_else_signs_too(db: None) -> None:
    found = planned(children=(ADA,))
    path = f"/plans/{found.all[0]}/signatures"
    send(f"{path}/{who(found, FATHER)}/not-asked", why="He does not know where they live")
    send(f"{path}/add", name="Grace Example", side="family")
    text = signatures(found)
    assert "Not asked to sign</strong>: He does not know where they live" in text
    assert "Grace Example" in text


@pytest.mark.requirement("J-2.13")
def test_what_was_not_told_is_named_until_the_right_to_complain_is_told(db: None) -> None:
    planned()
    path = f"/children/{ADA}/explained"
    assert f"The right to complain, and how: <strong>{FATHER}</strong>" in page(path)
    typed = {"children": [str(ADA), str(BEN)], "what": "complaint", **dated("on", today())}
    again = fill_in(signed_in.client_as(WINIFRED), path, whom="other", name=FATHER, side="parent", **typed)
    assert "Say to whom they can complain" in again.content.decode()
    send(
        path, whom="other", name=FATHER, side="parent", how="Read out, with the leaflet",
        complain_to=["agency", "board"], **typed,
    )  # fmt: skip
    for child in (ADA, BEN):
        text = page(f"/children/{child}/explained")
        assert f"The right to complain, and how: <strong>{FATHER}</strong>" not in text
        assert "by Winifred Worker, Read out, with the leaflet" in text


@pytest.mark.requirement("J-2.19")
def test_a_wish_that_is_not_followed_is_explained_with_the_right_to_complain(db: None) -> None:
    planned(children=(ADA,))
    with at_work():
        family = plan_explanations.of_child(child=ADA, today=today()).family
    father = next(str(number) for number, each in enumerate(family) if each.name == FATHER)
    send(
        f"/children/{ADA}/explained", children=[str(ADA)], what="preference", whom=father, how="At his home",
        text="Saturdays there are not safe yet", complain_to=["agency"], **dated("on", today()),
    )  # fmt: skip
    text = page(f"/children/{ADA}/explained")
    assert "Why something they wanted is not in the plan" in text
    assert "Saturdays there are not safe yet" in text
    assert "The agency of a professional" in text


@pytest.mark.requirement("J-2.14")
def test_a_school_that_cannot_do_its_part_is_renegotiated_into_the_next_version(db: None) -> None:
    found = planned(children=(ADA,))
    with at_work():
        key = Action.standing.get(outcome__need__plan=found.all[0]).id
    path = f"/plans/{found.all[0]}/cannot/{key}"
    assert "Terry Teacher: Breakfast club every morning" in page(path, people.PENNY)
    there = send(path, people.PENNY, why="No room", extent="part", **dated("on", today()))
    assert "Nothing is agreed instead yet" in page(there, people.PENNY)
    assert "Nothing is agreed instead yet" in signatures(found)
    send(
        there, instead="Breakfast at her grandmother’s", agreed_with="Mother and school", amend="yes",
        **dated("on", today()),
    )  # fmt: skip
    text = page(there)
    assert "Breakfast at her grandmother’s" in text
    with at_work():
        row = Renegotiation.standing.get()
        assert (row.agreed_on, row.agreed_with) == (today(), "Mother and school")
        assert renegotiations.of_plans(plans=found.all)


@pytest.mark.requirement("M-2.5c")
def test_what_matters_says_at_once_that_the_chair_is_to_be_told(db: None) -> None:
    found = planned(people.MONA, children=(FINLO,), account=None)
    with at_work(people.MONA):
        key = Action.standing.get(outcome__need__plan=found.all[0]).id
    there = send(
        f"/plans/{found.all[0]}/cannot/{key}", people.MONA, why="No room", extent="significant",
        **dated("on", today()),
    )  # fmt: skip
    text = page(there, people.MONA)
    assert "To be told" in text
    assert "a significant part of the outline plan cannot be carried out" in text


@pytest.mark.requirement("M-3.3c")
def test_why_a_parent_does_not_agree_stands_among_the_signatures(db: None) -> None:
    found = planned(people.MONA, children=(FINLO,), account=None)
    answer(found, FATHER, people.MONA, accepts="no", why_not=REASONS)
    text = signatures(found, people.MONA)
    assert "Who does not agree" in text
    assert f"Because: {REASONS}" in text


@pytest.mark.requirement("M-6.1.1")
def test_that_each_understood_is_asked_and_shown(db: None) -> None:
    found = planned(people.MONA, children=(FINLO,), account=None)
    answer(found, "Terry Teacher", people.MONA, understands="yes")
    text = signatures(found, people.MONA)
    assert "<dt>Understands the planned outcomes</dt><dd>Yes</dd>" in text


@pytest.mark.requirement("J-3.10")
def test_an_outline_becomes_the_detailed_plan_on_the_childs_file_and_goes_round_to_be_signed(
    db: None,
) -> None:
    on = today() - timedelta(days=2)
    with at_work():
        meeting = make(Meeting, kind="core-group", held_on=on)
        make(MeetingChild, meeting=meeting, child_id=ADA)
        make(CoreGroupMember, child_id=ADA, from_on=on, name="Mary Example", role="mother")
        need = NeedSaid(text="Warmth", outcomes=[OutcomeSaid(text="The home is warm", by_on=today())])
        plans.record(children=[ADA], part="outline", made_on=on, needs=[need], today=today())
        drafts = plan_drafts.begin(children=[ADA], today=today(), meeting=meeting.id)
        (plan,) = plan_versions.make(
            plans=drafts, made_on=on, at="core-group", today=today(), meeting=meeting.id
        )
        stands = signing.agreement(plan, today())
        assert {each.name for each in stands.asked} >= {"Mary Example", "Ada Example", "Winifred Worker"}
    text = page(f"/children/{ADA}/plan")
    assert "The home is warm" in text
    assert f"/plans/{plan}/signatures" in text
    send(
        f"/plans/{plan}/circulate", to=[each.key for each in stands.asked], how="hand", chair="on",
        **dated("on", today()),
    )  # fmt: skip
    with at_work():
        after = signing.agreement(plan, today())
    assert after.circulated_on == today()
    assert "Sent to the core group" in page(f"/plans/{plan}/signatures")


@pytest.mark.requirement("J-3.12")
def test_the_signed_plan_stays_on_the_childs_file_whatever_version_follows(db: None) -> None:
    found = planned(children=(ADA,))
    with at_work():
        names = [each.name for each in signing.agreement(found.all[0], today()).asked]
    for name in names:
        answer(found, name, signs="yes", how="paper")
    assert f"{len(names)} of {len(names)}" in page(f"/children/{ADA}/plan")
    with at_work():
        drafts = plan_drafts.begin(children=[ADA], today=today(), why="The school has no room")
        Outcome.objects.filter(need__plan__in=drafts).update(by_on=today())
        plan_versions.make(plans=drafts, made_on=today(), at="core-group", today=today())
    text = signatures(found)
    assert f"{len(names)} of {len(names)} signed" in text
    assert "A newer version is in force" in text
    assert f"0 of {len(names)}" in page(f"/children/{ADA}/plan")
