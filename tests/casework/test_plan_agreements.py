"""Who is to sign a plan, to whom it went, what each answered, and how it then stands."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    disagreements,
    obligations,
    plan_agreements,
    plan_answers,
    plan_circulations,
    plan_signatories,
    plans,
)
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.casework.plan_signatories import Who
from holdfast.records.models import MilestoneChild, PaperSent, Plan
from tests import people
from tests.casework.recorded import at_work
from tests.casework.signing import ADA, BEN, FATHER, ON, agreement, everybody, planned, signatory
from tests.standings import TODAY

SENT = date(2026, 2, 19)
YES = AnswerSaid(signs=True, understands=True, accepts=True, willing=True)
NO = AnswerSaid(signs=False, accepts=False, why_not="He wants his Saturdays at home")


def events(event: str, child: UUID = ADA) -> list[tuple[date, date | None]]:
    rows = MilestoneChild.standing.filter(child=child, milestone__event=event).order_by("on")
    return list(rows.values_list("on", "milestone__for_on"))


def test_the_core_group_the_child_and_the_social_worker_are_to_sign_each_once(db: None) -> None:
    with at_work():
        found = planned()
        names = [(each.name, each.side, each.state) for each in agreement(found.plans[ADA]).signatories]
        again = plan_signatories.want(
            plans=list(Plan.standing.filter(id__in=found.all).select_related("registration__child"))
        )
    assert names == [
        ("Ada Example", "child", "waiting"),
        (FATHER, "parent", "waiting"),
        ("Mary Example", "parent", "waiting"),
        ("Penny Partner", "professional", "waiting"),
        ("Terry Teacher", "professional", "waiting"),
        ("Winifred Worker", "professional", "waiting"),
    ]
    assert again == ()


def test_who_is_left_out_has_the_reason_and_is_left_out_of_the_next_version_too(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        plan = found.plans[ADA]
        plan_signatories.leave_out(
            signatories=[signatory(plan, FATHER)], why="He is not to know where they live", today=TODAY
        )
        left = next(each for each in agreement(plan).signatories if each.name == FATHER)
        after = plans.record(children=[ADA], part="detailed", made_on=TODAY, at="core-group", today=TODAY)[0]
        Plan.objects.filter(id=after.id).update(replaces=plan)
        plan_signatories.want(plans=[Plan.standing.select_related("registration__child").get(id=after.id)])
        carried = next(each for each in agreement(after.id).signatories if each.name == FATHER)
        plan_signatories.ask(plans=[after.id], who=Who(name="Grace Example", side="family"), today=TODAY)
        names = [each.name for each in agreement(after.id).signatories]
    assert (left.state, left.not_asked_why) == ("not-asked", "He is not to know where they live")
    assert carried.not_asked_why == left.not_asked_why
    assert "Grace Example" in names


@pytest.mark.requirement("J-2.10")
def test_it_is_circulated_when_the_last_member_has_it_and_the_duty_is_met_for_its_core_group(
    db: None,
) -> None:
    with at_work():
        found = planned()
        first, *rest = everybody(found)
        before = agreement(found.plans[ADA])
        plan_circulations.circulate(signatories=rest, on=SENT, how="email", today=TODAY)
        assert events("agreement-circulated", BEN) == [(SENT, ON)]
        assert events("agreement-circulated") == []
        plan_circulations.circulate(
            signatories=[first], on=date(2026, 2, 20), how="hand", today=TODAY, chair=True
        )
        after = agreement(found.plans[ADA])
        papers = PaperSent.standing.filter(meeting=found.meeting, kind="plan").order_by("to_name")
        sent = {(each.to_name, each.sent_on) for each in papers}
    # Core group Mon 16 Feb: 17-20 (4), Mon 23 Feb (5).
    due = {(each.recipient, each.by_on, each.late) for each in before.limits}
    assert due == {("core-group", date(2026, 2, 23), True), ("conference-chair", date(2026, 2, 23), True)}
    assert before.late_since == date(2026, 2, 23)
    assert before.circulated_on is None
    assert after.circulated_on == date(2026, 2, 20)
    assert {each.met_on for each in after.limits if each.event == "agreement-circulated"} == {
        date(2026, 2, 20)
    }
    assert ("Mary Example", SENT) in sent
    assert ("The chair of the conference", date(2026, 2, 20)) in sent


def test_what_went_round_before_a_version_was_made_is_not_said_of_it(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        plan_circulations.circulate(signatories=everybody(found), on=SENT, how="email", today=TODAY)
        after = plans.record(children=[ADA], part="detailed", made_on=TODAY, at="core-group", today=TODAY)[0]
        met = {each.met_on for each in agreement(found.plans[ADA]).limits}
        assert SENT in met
        assert not any(each.met_on for each in agreement(after.id).limits)


@pytest.mark.requirement("J-2.11")
def test_it_is_back_when_the_last_has_answered_and_late_until_then(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        plan = found.plans[ADA]
        plan_circulations.circulate(signatories=everybody(found), on=SENT, how="email", today=TODAY)
        waiting = agreement(plan)
        *most, last = [each.id for each in waiting.asked if each.name != "Penny Partner"]
        for each in most:
            plan_answers.answer(signatories=[each], said=YES, on=SENT, how="paper", today=TODAY)
        plan_answers.answer(
            signatories=[last], said=AnswerSaid(signs=True, reply="We do it."), on=TODAY, how="email",
            today=TODAY,
        )  # fmt: skip
        assert events("agreement-returned") == []
    with at_work(people.PENNY):
        assert [each.names for each in plan_agreements.to_sign(today=TODAY)] == [("Ada Example",)]
        mine = plan_agreements.to_sign(today=TODAY)[0].signatory
        plan_answers.answer(signatories=[mine], said=YES, on=TODAY, how="screen", today=TODAY)
        assert plan_agreements.to_sign(today=TODAY) == ()
    with at_work():
        after = agreement(plan)
        assert events("agreement-returned") == [(TODAY, ON)]
    returned = [each for each in waiting.limits if each.event == "agreement-returned"]
    # Sent Thu 19 Feb: 20 (1), 23-26 (5).
    assert [(each.by_on, each.late) for each in returned] == [(date(2026, 2, 26), True)]
    assert after.is_answered
    assert after.late_since == date(2026, 2, 23)  # the chair never had it
    assert not any(each.late for each in after.limits if each.event == "agreement-returned")


@pytest.mark.requirement("J-2.12")
def test_who_disagrees_has_the_reasons_in_the_plan_and_the_core_group_that_talked_it_over(db: None) -> None:
    with at_work():
        found = planned()
        rows = [signatory(plan, FATHER) for plan in found.all]
        with pytest.raises(Refused, match="why they do not accept"):
            plan_answers.answer(
                signatories=rows, said=AnswerSaid(accepts=False), on=ON, how="said", today=TODAY
            )
        plan_answers.answer(signatories=rows, said=NO, on=ON, how="said", meeting=found.meeting, today=TODAY)
        stands = agreement(found.plans[BEN])
        raised = disagreements.of_child(child=BEN, today=TODAY)
    assert [(each.name, each.dissent.why_not, each.dissent.meeting_on) for each in stands.disagree
            if each.dissent] == [(FATHER, NO.why_not, ON)]  # fmt: skip
    assert stands.undiscussed == ()
    assert stands.as_rows() == [{"who": FATHER, "side": "family", "agrees": False, "why_not": NO.why_not}]
    assert [(each.kind, each.who, each.meeting) for each in raised] == [("plan", FATHER, found.meeting)]


@pytest.mark.requirement("J-4.17")
def test_a_parent_who_agrees_later_has_both_answers_with_their_day_and_meeting(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        who = signatory(found.plans[ADA], FATHER)
        plan_answers.answer(signatories=[who], said=NO, on=ON, how="paper", today=TODAY)
        assert len(agreement(found.plans[ADA]).undiscussed) == 1
        plan_answers.answer(
            signatories=[who], said=AnswerSaid(accepts=True, willing=True), on=TODAY, how="said",
            meeting=found.meeting, today=TODAY,
        )  # fmt: skip
        stands = next(each for each in agreement(found.plans[ADA]).signatories if each.name == FATHER)
        settled = disagreements.of_child(child=ADA, today=TODAY)
    assert [(each.on, each.accepts, each.meeting_on) for each in stands.answers] == [
        (TODAY, True, ON),
        (ON, False, None),
    ]
    assert stands.agreed_later is not None
    assert [each.on for each in stands.agreed_later] == [ON, TODAY]
    assert stands.dissent is None
    assert [(each.ended_on, each.result) for each in settled] == [(TODAY, "Agreed to the plan")]


@pytest.mark.requirement("J-2.16")
def test_understood_accepted_and_willing_are_each_said_apart(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        who = signatory(found.plans[ADA], "Ada Example")
        said = AnswerSaid(understands=True, accepts=True, willing=False)
        plan_answers.answer(signatories=[who], said=said, on=ON, how="said", today=TODAY)
        plan_answers.answer(
            signatories=[who], said=AnswerSaid(willing=True), on=TODAY, how="said", today=TODAY
        )
        stands = next(each for each in agreement(found.plans[ADA]).signatories if each.side == "child")
    assert [stands.said(of=each) for each in ("understands", "accepts", "willing", "signs")] == [
        True, True, True, None,
    ]  # fmt: skip
    assert [each.willing for each in stands.answers] == [True, False]


@pytest.mark.requirement("J-2.18")
def test_what_parents_understand_of_harm_change_and_expectations_is_kept_apart(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        who = signatory(found.plans[ADA], "Mary Example")
        said = AnswerSaid(understands_harm=True, understands_change=True, understands_expected=False)
        plan_answers.answer(signatories=[who], said=said, on=ON, how="said", today=TODAY)
        stands = next(each for each in agreement(found.plans[ADA]).signatories if each.id == who)
    of_parents = ("understands_harm", "understands_change", "understands_expected")
    assert [stands.said(of=each) for each in of_parents] == [True, True, False]
    assert stands.state == "waiting"


@pytest.mark.requirement("J-2.21")
def test_an_e_mail_that_accepts_counts_and_its_words_stay(db: None) -> None:
    with at_work():
        found = planned()
        rows = [signatory(plan, "Terry Teacher") for plan in found.all]
        with pytest.raises(Refused, match="words of the e-mail"):
            plan_answers.answer(signatories=rows, said=YES, on=ON, how="email", today=TODAY)
        said = AnswerSaid(signs=True, reply="The school does the breakfast club.")
        plan_answers.answer(signatories=rows, said=said, on=ON, how="email", today=TODAY)
        for plan in found.all:
            (one,) = agreement(plan).signed
            assert (one.name, one.signed_on, one.agrees) == ("Terry Teacher", ON, True)
            assert [each.reply for each in one.answers] == ["The school does the breakfast club."]


@pytest.mark.requirement("M-6.1.1")
def test_that_each_understood_the_plan_is_recorded(db: None) -> None:
    with at_work(people.MONA):
        found = planned(children=(people.FINLO.id,), account=None)
        plan = found.plans[people.FINLO.id]
        plan_answers.answer(
            signatories=[signatory(plan, "Terry Teacher")], said=AnswerSaid(understands=True), on=ON,
            how="said", meeting=found.meeting, today=TODAY,
        )  # fmt: skip
        assert agreement(plan).understood == {"terry teacher": True}
        assert agreement(plan).limits == ()


@pytest.mark.requirement("M-3.3c")
def test_a_disagreement_of_the_family_stands_in_the_plan_with_its_reasons(db: None) -> None:
    with at_work(people.MONA):
        found = planned(children=(people.FINLO.id,), account=None)
        plan = found.plans[people.FINLO.id]
        plan_answers.answer(signatories=[signatory(plan, FATHER)], said=NO, on=ON, how="paper", today=TODAY)
        assert agreement(plan).as_rows()[0]["why_not"] == NO.why_not


def test_nobody_signs_for_another_or_for_two_people_or_a_plan_of_another_family(db: None) -> None:
    with at_work():
        found = planned()
        penny, mary = (signatory(found.plans[ADA], name) for name in ("Penny Partner", "Mary Example"))
        with pytest.raises(Refused, match="sign for themselves"):
            plan_answers.answer(signatories=[penny], said=YES, on=ON, how="screen", today=TODAY)
        with pytest.raises(Refused, match="one person at a time"):
            plan_answers.answer(signatories=[penny, mary], said=YES, on=ON, how="paper", today=TODAY)
        with pytest.raises(Refused, match="is no signature"):
            plan_answers.answer(signatories=[mary], said=YES, on=ON, how="said", today=TODAY)
        with pytest.raises(Refused, match="before the plan was made"):
            plan_answers.answer(signatories=[mary], said=YES, on=date(2026, 2, 1), how="paper", today=TODAY)
    with at_work(people.PENNY), pytest.raises(Refused):
        plan_answers.answer(signatories=[mary], said=YES, on=ON, how="paper", today=TODAY)
    with at_work(people.SASHA), pytest.raises(Refused):
        plan_agreements.show(plan=found.plans[ADA], today=TODAY)
    with at_work(people.MONA), pytest.raises(NotHere):
        plan_agreements.show(plan=found.plans[ADA], today=TODAY)
    with at_work(people.PENNY):
        facts = plan_answers.prepare(signatory=penny, today=TODAY)
    assert facts.own
    assert not facts.may_write
    assert [each.child_name for each in facts.all_of] == ["Ada Example", "Ben Example"]


def test_a_meeting_that_was_not_about_the_child_is_not_taken(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        other = planned(children=(BEN,), on=date(2026, 2, 17))
        with pytest.raises(NotHere):
            plan_answers.answer(
                signatories=[signatory(found.plans[ADA], FATHER)], said=NO, on=ON, how="said",
                meeting=other.meeting, today=TODAY,
            )  # fmt: skip


def test_a_plan_from_no_core_group_is_circulated_without_breaking_the_record(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,), grouped=False)
        plan_circulations.circulate(signatories=everybody(found), on=SENT, how="post", today=TODAY)
        assert events("agreement-circulated") == [(SENT, None)]
        assert obligations.of_child(child=ADA, today=TODAY)
        with pytest.raises(Refused, match="at least one"):
            plan_circulations.circulate(signatories=[], on=SENT, how="post", today=TODAY)
