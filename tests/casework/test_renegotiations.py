"""A commitment that cannot be met: raised, told to whom the procedure has it told, and agreed anew."""

from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import commitments, obligations, plans, renegotiations
from holdfast.records.models import Action, Milestone, Plan, Renegotiation
from tests import people
from tests.casework import signing
from tests.casework.recorded import at_work
from tests.casework.signing import ADA, ON, Planned, planned
from tests.standings import TODAY

FINLO = people.FINLO.id
WHY = "The club has lost its room"


def club(plan: UUID) -> UUID:
    """The key of the school's action."""
    found: UUID = Action.standing.get(outcome__need__plan=plan).id
    return found


def shared(found: Planned) -> UUID:
    """The same action given one key in all the plans."""
    key = club(found.all[0])
    Action.objects.filter(outcome__need__plan__in=found.all).update(key=key)
    return key


@pytest.mark.requirement("J-2.14")
def test_what_an_agency_cannot_do_is_raised_and_what_is_done_instead_begins_the_next_version(
    db: None,
) -> None:
    with at_work():
        found = planned()
        key = shared(found)
    with at_work(people.PENNY):
        stands = commitments.of_plan(plan=found.all[0], key=key, today=TODAY)
        assert stands.commitment.who == "Terry Teacher"
    with at_work():
        both = commitments.of_plan(plan=found.all[0], key=key, today=TODAY)
        assert {each.plan for each in both.plans} == set(found.all)
        rows = renegotiations.raise_(plans=found.all, key=key, why=WHY, extent="part", on=TODAY, today=TODAY)
        with pytest.raises(Refused, match="was said already"):
            renegotiations.raise_(plans=found.all[:1], key=key, why=WHY, extent="part", on=TODAY, today=TODAY)
        raised = renegotiations.show(renegotiation=rows[0], today=TODAY)
        drafts = renegotiations.agree(
            renegotiation=rows[0], instead="Breakfast at the grandmother’s", agreed_with="Terry and Mary",
            on=TODAY, today=TODAY,
        )  # fmt: skip
        after = renegotiations.show(renegotiation=rows[1], today=TODAY)
        short = renegotiations.of_plans(plans=found.all)
        drafted = Plan.drafts_too.filter(id__in=drafts, state="draft")
        assert {each.changed_why for each in drafted} == {
            "Breakfast club every morning: Breakfast at the grandmother’s"
        }
    assert (raised.text, raised.who, raised.why, raised.raised_by) == (
        "Breakfast club every morning", "Terry Teacher", WHY, "Winifred Worker",
    )  # fmt: skip
    assert len(raised.children) == 2
    assert (after.agreed_on, after.instead, after.may_agree) == (
        TODAY, "Breakfast at the grandmother’s", False,
    )  # fmt: skip
    assert [each.agreed_on for own in short.values() for each in own] == [TODAY, TODAY]
    assert len(drafts) == 2


@pytest.mark.requirement("M-2.5c")
def test_what_matters_is_told_to_the_conference_chair_at_once(db: None) -> None:
    with at_work(people.MONA):
        found = planned(children=(FINLO,), account=None)
        (row,) = renegotiations.raise_(
            plans=found.all, key=club(found.all[0]), why=WHY, extent="significant", on=TODAY, today=TODAY
        )
        stands = renegotiations.show(renegotiation=row, today=TODAY)
        dues = {each.duty: each for each in obligations.of_child(child=FINLO, today=TODAY) if each.is_open}
        assert Milestone.objects.get(id=Renegotiation.objects.get(id=row).milestone_id).extent == (
            "significant"
        )
    assert stands.significant
    assert "alert-conference-chair" in {each.duty for each in stands.must_tell}
    assert {each.role for each in stands.must_tell} == {"conference-chair"}
    assert dues["alert-conference-chair"].due_on == TODAY


@pytest.mark.requirement("M-6.4.3")
def test_a_plan_that_cannot_be_carried_out_tells_the_review_chair_and_calls_a_review(db: None) -> None:
    with at_work(people.MONA):
        found = planned(children=(FINLO,), account=None)
        renegotiations.raise_(
            plans=found.all, key=club(found.all[0]), why=WHY, extent="whole", on=TODAY, today=TODAY
        )
        dues = {each.duty: each for each in obligations.of_child(child=FINLO, today=TODAY) if each.is_open}
    assert dues["tell-review-chair"].due_on == TODAY
    assert dues["convene-review-conference"].due_on == TODAY


def test_a_small_part_is_told_to_nobody_and_what_is_no_part_is_not_here(db: None) -> None:
    with at_work(people.MONA):
        found = planned(children=(FINLO,), account=None)
        (row,) = renegotiations.raise_(
            plans=found.all, key=club(found.all[0]), why=WHY, extent="part", on=TODAY, today=TODAY
        )
        assert renegotiations.show(renegotiation=row, today=TODAY).must_tell == ()
        with pytest.raises(NotHere):
            renegotiations.raise_(plans=found.all, key=row, why=WHY, extent="part", on=TODAY, today=TODAY)


def test_an_older_version_is_not_renegotiated_and_another_family_is_not_seen(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        key = club(found.all[0])
        (row,) = renegotiations.raise_(
            plans=found.all, key=key, why=WHY, extent="part", on=TODAY, today=TODAY
        )
        with pytest.raises(Refused, match="before it was raised"):
            renegotiations.agree(
                renegotiation=row, instead="x", agreed_with="y", on=ON, today=TODAY, amend=False
            )
        renegotiations.agree(
            renegotiation=row, instead="x", agreed_with="y", on=TODAY, today=TODAY, amend=False
        )
        Plan.objects.filter(id=found.all[0]).update(replaced_on=TODAY)
        with pytest.raises(Refused, match="newer version"):
            renegotiations.raise_(plans=found.all, key=key, why=WHY, extent="part", on=TODAY, today=TODAY)
    with at_work(people.SASHA), pytest.raises(Refused):
        renegotiations.show(renegotiation=row, today=TODAY)
    with at_work(people.PENNY), pytest.raises(Refused):
        renegotiations.agree(renegotiation=row, instead="x", agreed_with="y", on=TODAY, today=TODAY)


def test_what_was_left_of_the_outline_can_still_turn_out_to_be_impossible(db: None) -> None:
    with at_work(people.MONA):
        outline = plans.record(
            children=[FINLO], part="outline", made_on=ON, needs=[signing.NEED], today=TODAY
        )[0].id
        Plan.objects.filter(id=outline).update(replaced_on=TODAY)
        (row,) = renegotiations.raise_(
            plans=[outline], key=club(outline), why=WHY, extent="significant", on=TODAY, today=TODAY
        )
        told = {each.duty for each in renegotiations.show(renegotiation=row, today=TODAY).must_tell}
    assert "alert-conference-chair" in told
