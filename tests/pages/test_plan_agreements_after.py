"""What goes on from an agreement: told, renegotiated, disagreed with, and kept with its version."""

from datetime import timedelta

import pytest

from holdfast.casework import (
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
    Renegotiation,
)
from tests import people, signed_in
from tests.casework import signing
from tests.casework.recorded import at_work, make
from tests.casework.signing import ADA, BEN, FATHER
from tests.pages.agreement_pages import (
    FINLO,
    REASONS,
    WINIFRED,
    answer,
    page,
    planned,
    send,
    signatures,
    today,
)
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated


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
