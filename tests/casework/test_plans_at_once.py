"""Two people at once at a plan or a core group: neither overwrites the other, and the last is known."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    core_group_completions,
    core_group_leaders,
    core_group_meetings,
    core_group_memberships,
    core_group_papers,
    core_group_talks,
    outcome_progress,
    plan_answers,
    plan_circulations,
    plan_drafts,
    plan_signatories,
    plan_versions,
    renegotiations,
)
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.cli.clusters import Addresses
from holdfast.records.models import (
    CoreGroup,
    CoreGroupMember,
    Meeting,
    Milestone,
    PaperSent,
    Plan,
    PlanSignatory,
    Renegotiation,
)
from tests import people
from tests.casework import core_group_house, drafted
from tests.casework.core_group_house import ADA, BOILER, BOTH, WARM
from tests.casework.recorded import NOW, at_work, make
from tests.casework.test_at_once import until_somebody_waits
from tests.people import Member
from tests.standings import TODAY

YES = AnswerSaid(signs=True, accepts=True)
Step = Callable[[], object]


def both(addresses: Addresses, first: Step, second: Step, by: Member = people.MALCOLM) -> list[Exception]:
    """Two steps whose transactions overlap: the second begins before the first is saved. What it was told."""
    told: list[Exception] = []

    def late() -> None:
        try:
            with at_work(by):
                second()
        except (Refused, NotHere, ChangedMeanwhile) as refusal:
            told.append(refusal)
        finally:
            connections.close_all()

    thread = threading.Thread(target=late)
    with at_work(people.WINIFRED):
        first()
        thread.start()
        until_somebody_waits(addresses)
    thread.join(timeout=60)
    assert not thread.is_alive()
    return told


def group(children: tuple[UUID, ...] = BOTH) -> UUID:
    with at_work(people.WINIFRED):
        return core_group_house.core_group(children=children)


def test_of_two_who_complete_a_core_group_one_does_and_one_draft_becomes_one_version(
    committing: Addresses,
) -> None:
    meeting = group((ADA,))
    with at_work(people.WINIFRED):
        [draft] = plan_drafts.begin(children=[ADA], meeting=meeting, why="So", today=TODAY)

    def complete() -> object:
        return core_group_completions.complete(meeting=meeting, on=TODAY, plans=[draft], today=TODAY)

    told = both(committing, complete, complete)
    assert [str(each).startswith("This core group was completed already") for each in told] == [True]
    with at_work(people.WINIFRED):
        assert Plan.standing.filter(registration__child=ADA, part="detailed", replaced_on=None).count() == 1


@pytest.mark.parametrize("cancels_first", [True, False])
def test_a_core_group_is_completed_or_cancelled_and_never_both(
    committing: Addresses, cancels_first: bool
) -> None:
    meeting = group((ADA,))
    steps: list[Step] = [
        lambda: core_group_meetings.cancel(meeting=meeting, on=TODAY, reason="Snow", today=TODAY),
        lambda: core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY),
    ]
    first, second = steps if cancels_first else reversed(steps)
    assert len(both(committing, first, second)) == 1
    with at_work(people.WINIFRED):
        row = Meeting.objects.get(id=meeting)
    assert (row.cancelled_on is None, row.held_on is None) == (not cancels_first, cancels_first)


def test_of_two_who_make_the_same_draft_the_plan_one_does(committing: Addresses) -> None:
    with at_work(people.WINIFRED):
        core_group_house.plan(ADA)
        [draft] = plan_drafts.begin(children=[ADA], why="So", today=TODAY)

    def made() -> object:
        return plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)

    assert len(both(committing, made, made)) == 1


def test_a_draft_is_made_the_plan_or_given_up_and_a_plan_that_is_made_stays(committing: Addresses) -> None:
    with at_work(people.WINIFRED):
        core_group_house.plan(ADA)
        [draft] = plan_drafts.begin(children=[ADA], why="So", today=TODAY)
    told = both(
        committing,
        lambda: plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY),
        lambda: plan_drafts.drop(plan=draft, why="Not so", today=TODAY, now=NOW),
    )
    assert [type(each) for each in told] == [NotHere]
    with at_work(people.WINIFRED):
        row = Plan.objects.get(id=draft)
        assert (row.state, row.withdrawn_at) == ("made", None)


def test_of_two_who_begin_a_draft_both_have_the_same_one(committing: Addresses) -> None:
    with at_work(people.WINIFRED):
        core_group_house.plan(ADA)
    found: list[Any] = []

    def begin() -> None:
        found.append(plan_drafts.begin(children=[ADA], why="So", today=TODAY))

    assert both(committing, begin, begin) == []
    assert found[0] == found[1]


def test_what_is_written_upon_what_another_is_just_saving_is_told_so(committing: Addresses) -> None:
    with at_work(people.WINIFRED):
        core_group_house.plan(ADA)
        [draft] = plan_drafts.begin(children=[ADA], why="So", today=TODAY)
        seen = drafted.moment(draft, "child_views")

    def write(text: str) -> Step:
        line = drafted.line("child_views", text)
        return lambda: drafted.write(draft, "child_views", line, seen=seen)

    told = both(committing, write("I want to sleep"), write("I want a dog"))
    assert [type(each) for each in told] == [ChangedMeanwhile]


def signed_by(*accounts: Member) -> tuple[UUID, list[UUID]]:
    """A plan that these are to sign, and their rows."""
    with at_work(people.WINIFRED):
        plan = core_group_house.plan(ADA)
        rows = [
            make(PlanSignatory, plan=plan, name=each.name, account_id=each.account).id for each in accounts
        ]
        return plan.id, rows


def happened(event: str) -> int:
    with at_work(people.WINIFRED):
        return Milestone.objects.filter(event=event).count()


def test_where_the_last_two_sign_at_once_the_agreement_is_back(committing: Addresses) -> None:
    """Neither sees the other's signature while it is being saved: without waiting, neither was the last."""
    _, (own, others) = signed_by(people.WINIFRED, people.PENNY)

    def sign(row: UUID) -> Step:
        return lambda: plan_answers.answer(signatories=[row], said=YES, on=TODAY, how="screen", today=TODAY)

    assert both(committing, sign(own), sign(others), by=people.PENNY) == []
    assert happened("agreement-returned") == 1


def test_where_two_send_the_plan_to_half_of_them_at_once_it_went_to_all(committing: Addresses) -> None:
    _, (own, others) = signed_by(people.WINIFRED, people.PENNY)

    def send(row: UUID) -> Step:
        return lambda: plan_circulations.circulate(signatories=[row], on=TODAY, how="post", today=TODAY)

    assert both(committing, send(own), send(others)) == []
    assert happened("agreement-circulated") == 1


def test_somebody_who_is_added_twice_at_once_signs_once(committing: Addresses) -> None:
    plan, _ = signed_by(people.PENNY)

    def ask() -> object:
        who = plan_signatories.Who(name="Greta Example", side="family")
        return plan_signatories.ask(plans=[plan], who=who, today=TODAY)

    assert both(committing, ask, ask) == []
    with at_work(people.WINIFRED):
        assert PlanSignatory.standing.filter(name="Greta Example").count() == 1


def test_what_cannot_be_done_is_raised_once_and_agreed_once(committing: Addresses) -> None:
    plan, _ = signed_by(people.PENNY)

    def cannot() -> object:
        return renegotiations.raise_(
            plans=[plan], key=BOILER, why="No money", extent="part", on=TODAY, today=TODAY
        )  # fmt: skip

    assert [type(each) for each in both(committing, cannot, cannot)] == [Refused]
    with at_work(people.WINIFRED):
        row = Renegotiation.objects.get()

    def agree(instead: str) -> Step:
        return lambda: renegotiations.agree(
            renegotiation=row.id, instead=instead, agreed_with="Mary Example", on=TODAY, today=TODAY
        )

    assert [type(each) for each in both(committing, agree("Gran pays"), agree("Nothing"))] == [Refused]
    with at_work(people.WINIFRED):
        assert Renegotiation.objects.get().instead == "Gran pays"


def test_where_two_send_the_record_to_half_of_them_at_once_it_went_to_all(committing: Addresses) -> None:
    meeting = group((ADA,))
    with at_work(people.WINIFRED):
        core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
        papers = list(PaperSent.objects.filter(meeting=meeting, kind="record").values_list("id", flat=True))
    half, rest = papers[:1], papers[1:]
    assert rest

    def send(which: list[UUID]) -> Step:
        return lambda: core_group_papers.sent(papers=which, on=TODAY, how="post", today=TODAY)

    assert both(committing, send(half), send(rest)) == []
    assert happened("record-distributed") == 1


def test_who_leads_is_said_while_another_writes_what_was_talked_over_and_both_stay(
    committing: Addresses,
) -> None:
    meeting = group((ADA,))
    with at_work(people.WINIFRED):
        core_group_talks.write(meeting=meeting, said=TalkSaid(discussed="Begun"), today=TODAY)
    told = both(
        committing,
        lambda: core_group_talks.write(meeting=meeting, said=TalkSaid(discussed="Nights"), today=TODAY),
        lambda: core_group_leaders.appoint(
            meeting=meeting, role="team-manager", chair=people.MALCOLM.account, today=TODAY
        ),
    )
    assert told == []
    with at_work(people.WINIFRED):
        row = CoreGroup.objects.get(meeting=meeting)
        assert (row.discussed, row.chair_name) == ("Nights", "Malcolm Manager")


def test_of_two_who_say_how_far_it_has_come_the_second_is_told(committing: Addresses) -> None:
    meeting = group((ADA,))

    def say(scale: int) -> Step:
        return lambda: outcome_progress.record(
            meeting=meeting, outcome=WARM, children=[ADA], scale=scale, today=TODAY,
            seen=outcome_progress.UNSAID,
        )  # fmt: skip

    assert [type(each) for each in both(committing, say(3), say(0))] == [ChangedMeanwhile]


def test_who_is_let_in_by_two_at_once_is_in_it_once(committing: Addresses) -> None:
    group((ADA,))

    greta = MemberSaid(name="Greta Example", role="teacher")

    def join() -> object:
        return core_group_memberships.join(
            children=[ADA],
            members=[greta],
            on=TODAY,
            today=TODAY,
        )

    assert both(committing, join, join) == []
    with at_work(people.WINIFRED):
        assert CoreGroupMember.standing.filter(name="Greta Example").count() == 1
