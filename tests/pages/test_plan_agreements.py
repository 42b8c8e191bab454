"""The pages of the agreement: who signed, sent round, answered, explained, and what cannot be done."""

import pytest

from holdfast.casework import (
    plan_agreements,
)
from holdfast.records.models import (
    PlanAnswer,
)
from tests import people, signed_in
from tests.casework import signing
from tests.casework.recorded import at_work
from tests.casework.signing import ADA, FATHER
from tests.pages.agreement_pages import (
    REASONS,
    WINIFRED,
    answer,
    page,
    planned,
    send,
    signatures,
    today,
    who,
)
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated


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
def test_why_somebody_does_not_sign_stands_open_though_acceptance_was_not_asked(db: None) -> None:
    found = planned()
    answer(found, FATHER, signs="no", why_not=REASONS, signatories=[str(who(found, FATHER))])
    text = signatures(found)
    assert f"Because: {REASONS}</p>" in text.replace("&#x27;", "'")
    assert text.index(f"Because: {REASONS}</p>") < text.index("Every answer")


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
