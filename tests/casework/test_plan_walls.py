"""Who is kept out of another family's plan, and from another one's signature: each tried by its key."""

from datetime import timedelta

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    plan_answers,
    plan_circulations,
    plan_differences,
    plan_draft_pages,
    plan_drafts,
    plan_keys,
    undertakings,
)
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import (
    Action,
    Contact,
    CoreGroupMember,
    Involvement,
    Need,
    Plan,
    PlanAnswer,
    PlanSignatory,
)
from tests import people
from tests.casework import drafted
from tests.casework.core_group_house import ADA, BEN
from tests.casework.drafted import HOT
from tests.casework.recorded import NOW, at_work, in_authority, make
from tests.casework.walled import (
    OTHERS,
    REX,
    UMA,
    YES,
    allocate,
    draft_for,
    kept_out,
    made_for,
    steps_on_a_draft,
    steps_on_a_version,
)
from tests.people import Member
from tests.standings import BEGAN, TODAY


@pytest.mark.parametrize("member", OTHERS, ids=lambda each: each.name)
def test_whoever_does_not_work_with_a_child_has_nothing_of_its_plan_by_its_key(
    db: None, member: Member
) -> None:
    plan = made_for(UMA)
    kept_out(member, steps_on_a_version(plan))
    kept_out(member, steps_on_a_draft(draft_for(UMA)))


@pytest.mark.parametrize(
    "member", [people.WINIFRED, people.SERENA, people.CONNIE], ids=lambda each: each.name
)
def test_a_restricted_familys_plan_is_not_there_for_others(db: None, member: Member) -> None:
    plan = made_for(REX)
    kept_out(member, steps_on_a_version(plan))
    kept_out(member, steps_on_a_draft(draft_for(REX)))


def test_a_partner_reads_and_contributes_and_does_no_more_in_the_plan_of_a_child_of_theirs(db: None) -> None:
    plan = made_for(ADA)
    every = steps_on_a_version(plan)
    allowed = ("show", "difference", "family", "round", "prepare", "answer", "explain", "explained",
               "commitment", "cannot", "undertaking", "over time")  # fmt: skip
    kept_out(people.PENNY, {name: each for name, each in every.items() if name not in allowed})
    draft = steps_on_a_draft(draft_for(ADA))
    kept_out(people.PENNY, {name: draft[name] for name in ("aim", "drop", "prepare", "make", "pass over")})


def test_the_key_of_another_familys_signatory_row_or_plan_goes_with_none_of_ones_own(db: None) -> None:
    own, others = made_for(ADA), made_for(UMA)
    with at_work(people.WINIFRED):
        rows = {each.plan_id: each.id for each in PlanSignatory.objects.all()}
        both = [rows[own.id], rows[others.id]]
        with pytest.raises(Refused):
            plan_answers.answer(signatories=both, said=YES, on=TODAY, how="paper", today=TODAY)
        with pytest.raises(Refused):
            plan_circulations.circulate(signatories=both, on=TODAY, how="post", today=TODAY)
        with pytest.raises(Refused):
            plan_circulations.circulate(
                signatories=both[:1], plans=[others.id], chair=True, on=TODAY, how="post", today=TODAY
            )
        with pytest.raises(NotHere):
            plan_differences.show(plan=own.id, before=others.id, today=TODAY)
        assert not PlanAnswer.objects.exists()


def test_nobody_answers_for_two_families_at_once_because_a_name_is_the_same(db: None) -> None:
    own, others = made_for(ADA), made_for(UMA)
    with in_authority("jersey"):
        allocate(UMA, people.WINIFRED)
        rows = [
            make(PlanSignatory, plan=each, name="Mary Example", side="parent").id for each in (own, others)
        ]
    with at_work(people.WINIFRED), pytest.raises(Refused):
        plan_answers.answer(signatories=rows, said=YES, on=TODAY, how="paper", today=TODAY)


# ---------------------------------------------------------------- whose signature it is


def test_a_partner_signs_for_nobody_else(db: None) -> None:
    plan = made_for(ADA)
    with in_authority("jersey"):
        mother = make(
            PlanSignatory, plan=plan, name="Mary Example", side="parent", person_id=people.MOTHER.id
        )
        teacher = make(PlanSignatory, plan=plan, name="Terry Teacher")
        worker = make(PlanSignatory, plan=plan, name="Winifred Worker", account_id=people.WINIFRED.account)
        own = PlanSignatory.objects.get(account=people.PENNY.account)
    with at_work(people.PENNY):
        for row in (mother, teacher, worker):
            for rows in ([row.id], [own.id, row.id]):
                for how in ("screen", "paper", "said"):
                    with pytest.raises(Refused):
                        plan_answers.answer(signatories=rows, said=YES, on=TODAY, how=how, today=TODAY)
        plan_answers.answer(signatories=[own.id], said=YES, on=TODAY, how="screen", today=TODAY)
        assert PlanAnswer.objects.count() == 1


def test_a_worker_signs_on_screen_for_nobody_who_has_an_account(db: None) -> None:
    plan = made_for(ADA)
    with at_work(people.WINIFRED):
        row = PlanSignatory.objects.get(plan=plan)
        with pytest.raises(Refused):
            plan_answers.answer(signatories=[row.id], said=YES, on=TODAY, how="screen", today=TODAY)


def test_an_account_that_left_the_core_group_signs_writes_and_says_nothing_any_more(db: None) -> None:
    plan, draft = made_for(ADA), draft_for(ADA)
    with in_authority("jersey"):
        Involvement.objects.filter(account=people.PENNY.account).update(until_on=TODAY)
        make(
            CoreGroupMember, child_id=ADA, name="Penny Partner", role="health-visitor",
            account_id=people.PENNY.account, from_on=BEGAN, until_on=TODAY,
        )  # fmt: skip
        Action.objects.filter(outcome__need__plan=plan).update(account=people.PENNY.account)
    kept_out(people.PENNY, steps_on_a_version(plan))
    kept_out(people.PENNY, steps_on_a_draft(draft))
    with at_work(people.PENNY):
        assert undertakings.show(whose="mine", today=TODAY).groups == ()


def test_who_is_invited_once_to_a_conference_writes_in_no_draft(db: None) -> None:
    """Those in the core group write the plan; whoever else is involved reads it."""
    draft = draft_for(ADA)
    with in_authority("jersey"):
        Involvement.objects.filter(account=people.PENNY.account).update(core_group=False)
    steps = steps_on_a_draft(draft)
    kept_out(
        people.PENNY, {name: steps[name] for name in ("lines", "needs", "outcome", "leave out", "contacts")}
    )
    with at_work(people.PENNY):
        page = plan_draft_pages.show(plan=draft, today=TODAY)
        assert not any(part.writes for _, parts in page.sections for part in parts)


def test_nobody_signs_a_version_that_another_has_replaced(db: None) -> None:
    """What came before that day can still be written down; who signs today signs the one in force."""
    plan = made_for(ADA)
    with at_work(people.PENNY):
        Plan.objects.filter(id=plan.id).update(replaced_on=TODAY - timedelta(days=3))
        own = [PlanSignatory.objects.get(account=people.PENNY.account).id]
        with pytest.raises(Refused, match="newer version"):
            plan_answers.answer(signatories=own, said=YES, on=TODAY, how="screen", today=TODAY)
        earlier = TODAY - timedelta(days=4)
        plan_answers.answer(signatories=own, said=YES, on=earlier, how="paper", today=TODAY)


# ---------------------------------------------------------------- brothers and sisters, and who is none


def test_another_familys_draft_is_never_written_with_ones_own(db: None) -> None:
    own, others = draft_for(ADA), draft_for(UMA)
    with in_authority("jersey"):
        allocate(UMA, people.WINIFRED)
    with at_work(people.WINIFRED), pytest.raises(NotHere):
        drafted.write(own, "child_views", drafted.line("child_views", "Both"), also=[others])


def test_what_two_families_plans_say_alike_is_not_one_part_of_both(db: None) -> None:
    with in_authority("jersey"):
        allocate(UMA, people.WINIFRED)
    with at_work(people.WINIFRED):
        own, sibling, others = drafted.begun(ADA, BEN, UMA)
        keys = plan_keys.of_plans(plans=[own, sibling, others])
    assert keys[own] == keys[sibling]
    assert not keys[own] & keys[others]


def test_a_key_that_is_typed_makes_nothing_a_part_of_another_familys_plan(db: None) -> None:
    """The keys stand in hidden fields: whoever types another family's shares nothing with it."""
    made_for(UMA)
    with at_work(people.WINIFRED):
        [own] = drafted.begun(ADA)
        theirs = Need.objects.get(plan__registration__child=UMA)
        plan_drafts.write_needs(
            plan=own,
            needs=[*drafted.page(own).needs, NeedSaid(text="Ours", key=theirs.id)],
            today=TODAY,
            now=NOW,
        )
        assert [each.text for each in drafted.page(own).needs][-1] == "Ours"
        contact = Contact.objects.get(plan__registration__child=UMA)
        plan_drafts.write_contacts(
            plan=own, contacts=[ContactSaid(who="Me Example", key=contact.id)], today=TODAY, now=NOW
        )
        action = Action.objects.get(outcome__need__plan__registration__child=UMA)
        said = OutcomeSaid(text="Ours", actions=[ActionSaid(text="Mine", who="Me Example", key=action.key)])
        key = drafted.outcome(own, said, HOT)
        others = plan_keys.of_plans(plans=[theirs.plan_id])[theirs.plan_id]
        assert not plan_keys.of_plans(plans=[own])[own] & others
        assert key not in others
