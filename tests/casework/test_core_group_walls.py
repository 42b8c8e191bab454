"""Who is kept out of another family's core group, and what of one family never stands in another's."""

from uuid import UUID

import pytest

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    core_group_attendances,
    core_group_completions,
    core_group_papers,
    core_group_parts,
    family_words,
    group_decisions,
    helps_asked,
    member_records,
    outcome_progress,
    plan_drafts,
    plan_versions,
    renegotiations,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_parts import PartSaid
from holdfast.records.models import (
    CoreGroup,
    Family,
    FamilyMember,
    MemberRecord,
    PaperSent,
)
from tests import people
from tests.casework import core_group_house
from tests.casework.core_group_house import ADA, BED, BEN, BOILER, BOTH, SCHOOL
from tests.casework.recorded import at_work, in_authority, make
from tests.casework.walled import (
    OTHERS,
    REX,
    UMA,
    allocate,
    arranging,
    at_the_meeting,
    group_of,
    kept_out,
    reads,
)
from tests.people import Member
from tests.standings import BEGAN, TODAY


@pytest.mark.parametrize("member", OTHERS, ids=lambda each: each.name)
def test_whoever_does_not_work_with_a_child_has_nothing_of_its_core_group_by_its_key(
    db: None, member: Member
) -> None:
    meeting = group_of(UMA)
    for of in (reads, arranging, at_the_meeting):
        kept_out(member, of(meeting, UMA))
    with at_work(member), pytest.raises((Refused, NotHere)):
        member_records.write(meeting=meeting, text="Mine", today=TODAY)


@pytest.mark.parametrize(
    "member", [people.WINIFRED, people.CONNIE, people.SERENA], ids=lambda each: each.name
)
def test_a_restricted_familys_core_group_is_not_there_for_others(db: None, member: Member) -> None:
    meeting = group_of(REX)
    for of in (reads, arranging, at_the_meeting):
        kept_out(member, of(meeting, REX))


def test_a_partner_sees_the_core_group_and_writes_their_own_record_alone(db: None) -> None:
    meeting = group_of(ADA)
    kept_out(people.PENNY, arranging(meeting, ADA) | at_the_meeting(meeting, ADA))
    with at_work(people.PENNY):
        for read in reads(meeting, ADA).values():
            read()
        member_records.write(meeting=meeting, text="Mine", today=TODAY)


def test_who_works_with_one_of_two_children_has_nothing_of_their_common_core_group(db: None) -> None:
    meeting = group_of(*BOTH)
    every = reads(meeting, ADA)
    kept_out(people.PENNY, {name: each for name, each in every.items() if name not in ("group", "report")})
    kept_out(people.PENNY, at_the_meeting(meeting, ADA))


def test_whoever_leads_or_minutes_in_name_sees_no_more_children_than_before(db: None) -> None:
    meeting = group_of(UMA)
    with in_authority("jersey"):
        make(
            CoreGroup, meeting_id=meeting, chair_id=people.SASHA.account, chair_name="Sasha South",
            note_taker_id=people.PENNY.account, note_taker_name="Penny Partner",
        )  # fmt: skip
    for member in (people.SASHA, people.PENNY):
        kept_out(member, reads(meeting, UMA) | at_the_meeting(meeting, UMA))


def test_a_partner_who_leads_writes_what_is_said_and_changes_no_plan(db: None) -> None:
    meeting = group_of(ADA)
    with in_authority("jersey"):
        make(CoreGroup, meeting_id=meeting, chair_id=people.PENNY.account, chair_name="Penny Partner")
    steps = at_the_meeting(meeting, ADA)
    kept_out(people.PENNY, {name: steps[name] for name in ("done", "carry", "add", "complete", "report")})
    with at_work(people.PENNY):
        steps["part"]()
        steps["words"]()


def test_whoever_only_reads_writes_nothing_at_a_core_group_though_they_are_named(db: None) -> None:
    meeting = group_of(ADA)
    with in_authority("jersey"):
        make(CoreGroup, meeting_id=meeting, chair_id=people.INES.account, chair_name="Ines Inspector")
    kept_out(people.INES, at_the_meeting(meeting, ADA))


def test_conference_roles_arrange_and_write_up_and_change_no_action_of_the_plan(db: None) -> None:
    meeting = group_of(ADA)
    steps = at_the_meeting(meeting, ADA)
    kept_out(people.CONNIE, {name: steps[name] for name in ("done", "carry", "add")})
    with at_work(people.CONNIE):
        steps["part"]()


# ---------------------------------------------------------------- keys that do not belong together


def test_nothing_of_another_family_is_said_at_a_core_group(db: None) -> None:
    own, others = group_of(*BOTH), group_of(UMA)
    with in_authority("jersey"):
        allocate(UMA, people.WINIFRED)
    with at_work(people.WINIFRED):
        for name, step in at_the_meeting(own, UMA).items():
            if name in ("progress", "part", "add"):
                with pytest.raises(NotHere):
                    step()
        for child, outcome in ((ADA, BED), (BEN, SCHOOL), (ADA, UUID(int=7))):
            with pytest.raises(NotHere):
                outcome_progress.record(meeting=own, outcome=outcome, children=[child], scale=2, today=TODAY)
        with pytest.raises(NotHere):
            core_group_parts.write(
                meeting=own, child=ADA, also=[UMA], said=PartSaid(risk_now="x"), today=TODAY
            )
        with pytest.raises(NotHere):
            group_decisions.decide(meeting=own, text="x", child=UMA, today=TODAY)
        with pytest.raises(NotHere):
            helps_asked.ask(meeting=own, side="parent", who="Me", text="x", child=UMA, today=TODAY)
        with pytest.raises(NotHere):
            family_words.say(meeting=own, side="parent", who="Me", text="x", child=UMA, today=TODAY)
        with pytest.raises(NotHere):
            core_group_attendances.record(meeting=own, came=[Came(key="x", how="whole")], today=TODAY)
        drafts = plan_drafts.begin(children=[ADA, UMA], today=TODAY)
        with pytest.raises(NotHere):
            core_group_completions.complete(meeting=own, on=TODAY, plans=[drafts[1]], today=TODAY)
        with pytest.raises(NotHere):
            plan_versions.make(plans=[drafts[1]], made_on=TODAY, at="core-group", meeting=own, today=TODAY)
        for meeting in (own, UUID(int=9)):
            with pytest.raises(NotHere):
                plan_drafts.begin(children=[UMA], meeting=meeting, today=TODAY)
        core_group_completions.complete(meeting=own, on=TODAY, today=TODAY)
        core_group_completions.complete(meeting=others, on=TODAY, today=TODAY)
        papers = [PaperSent.objects.filter(meeting=each, kind="record")[0].id for each in (own, others)]
        with pytest.raises(NotHere):
            core_group_papers.sent(papers=papers, on=TODAY, how="post", today=TODAY)


# ---------------------------------------------------------------- one's own record


def test_ones_own_record_is_nobody_elses(db: None) -> None:
    meeting = group_of(ADA)
    secret = "What I alone wrote"
    with at_work(people.PENNY):
        member_records.write(meeting=meeting, text=secret, today=TODAY)
    for member in (people.WINIFRED, people.MALCOLM, people.CONNIE, people.SAFIYA):
        with at_work(member):
            assert member_records.mine(meeting=meeting, today=TODAY).text == ""
            for name, read in reads(meeting, ADA).items():
                assert secret not in repr(read()), name
            member_records.write(meeting=meeting, text=f"Of {member.name}", today=TODAY)
    with at_work(people.PENNY):
        mine = member_records.mine(meeting=meeting, today=TODAY)
        assert mine.text == secret
        member_records.write(meeting=meeting, text="Anew", seen=mine.version, today=TODAY)
        with pytest.raises(ChangedMeanwhile):
            member_records.write(meeting=meeting, text="From another window", seen=mine.version, today=TODAY)
        assert MemberRecord.objects.count() == 5
    kept_out(
        people.INES,
        {"own": lambda: member_records.write(meeting=meeting, text="x", today=TODAY),
         "mine": lambda: member_records.mine(meeting=meeting, today=TODAY)},
    )  # fmt: skip


# ---------------------------------------------------------------- a sister whose record one may not open


def restricted(child: UUID) -> None:
    """Inside an authority: one of the children belongs to a restricted family of her own, too."""
    own = make(Family, name="Example at Gran's", restricted_from_on=BEGAN, restricted_why="threats")
    make(FamilyMember, family=own, person_id=child, from_on=BEGAN)


def test_what_cannot_be_done_is_read_of_those_whom_one_may_see(db: None) -> None:
    """A partner of one child opens what was raised for both, and learns nothing of the other."""
    with at_work(people.WINIFRED):
        plans = [core_group_house.plan(each).id for each in BOTH]
        rows = renegotiations.raise_(
            plans=plans, key=BOILER, why="No money", extent="part", on=TODAY, today=TODAY
        )
    with at_work(people.PENNY):
        found = renegotiations.show(renegotiation=rows[0], today=TODAY)
        assert [each.child for each in found.children] == [ADA]
        assert "Ben" not in repr(found)
        assert not found.may_agree
        with pytest.raises((Refused, NotHere)):
            renegotiations.show(renegotiation=rows[1], today=TODAY)
        with pytest.raises((Refused, NotHere)):
            renegotiations.agree(
                renegotiation=rows[0], instead="x", agreed_with="y", on=TODAY, today=TODAY
            )  # fmt: skip
