"""Every step and read of a plan and of a core group by its key, to be tried by whoever it is not for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    commitments,
    core_group_actions,
    core_group_afterwards,
    core_group_attendances,
    core_group_candidates,
    core_group_checklist,
    core_group_completions,
    core_group_days,
    core_group_invitations,
    core_group_leaders,
    core_group_meetings,
    core_group_memberships,
    core_group_pages,
    core_group_papers,
    core_group_parts,
    core_group_places,
    core_group_records,
    core_group_reports,
    core_group_talks,
    family_words,
    gathered,
    group_decisions,
    helps_asked,
    member_records,
    outcome_progress,
    plan_advice,
    plan_answers,
    plan_circulations,
    plan_differences,
    plan_draft_pages,
    plan_drafts,
    plan_explanations,
    plan_keys,
    plan_making_pages,
    plan_milestones,
    plan_pages,
    plan_rounds,
    plan_signatories,
    plan_versions,
    renegotiations,
    undertakings,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_meetings import Day, Place, Plans
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.casework.plan_said import ContactSaid, OutcomeSaid, Rhythm
from holdfast.casework.plan_signatories import Who
from holdfast.records.models import (
    Action,
    Allocation,
    Contact,
    Plan,
    PlanSignatory,
)
from tests import people, standings
from tests.casework import core_group_house, drafted
from tests.casework.core_group_house import ADA, BEN, BOILER, WARM
from tests.casework.drafted import HOT
from tests.casework.recorded import NOW, at_work, in_authority, make
from tests.people import Member
from tests.standings import TODAY

UMA, REX = people.UMA.id, people.REX.id
OTHERS = (people.PENNY, people.SASHA, people.MARTHA, people.NOBODY, people.DAN, people.ADAM)
HOLDS = {UMA: people.CARLA, REX: people.SASHA, ADA: people.WINIFRED, BEN: people.WINIFRED}
YES = AnswerSaid(signs=True, understands=True, accepts=True)


def allocate(child: UUID, member: Member) -> None:
    """Inside an authority: a child of another family comes to a worker, too."""
    Allocation.standing.filter(child=child).update(account=member.account, team=standings.TEAM_NORTH)


def made_for(child: UUID) -> Plan:
    """Past the steps: a version of a plan that is in force, with everything that has a key of its own."""
    with in_authority("jersey"):
        plan = core_group_house.plan(child)
        make(Contact, plan=plan, who="Penny Partner", why="To see")
        make(PlanSignatory, plan=plan, name="Penny Partner", account_id=people.PENNY.account)
        return plan


def draft_for(child: UUID) -> UUID:
    with at_work(HOLDS[child]):
        return plan_drafts.begin(children=[child], today=TODAY)[0]


# ---------------------------------------------------------------- another family's, by its key


def steps_on_a_draft(draft: UUID) -> dict[str, Callable[[], object]]:
    every: Any = {"plan": draft, "today": TODAY}
    return {
        "show": lambda: plan_draft_pages.show(**every),
        "show_part": lambda: plan_draft_pages.show_part(part="child_views", **every),
        "show_outcome": lambda: plan_draft_pages.show_outcome(outcome=WARM, **every),
        "aim": lambda: plan_drafts.write_aim(aim="Another", rhythm=Rhythm(), **every),
        "lines": lambda: drafted.write(draft, "child_views", drafted.line("child_views", "Mine")),
        "needs": lambda: plan_drafts.write_needs(needs=[HOT], now=NOW, **every),
        "outcome": lambda: plan_drafts.write_outcome(
            outcome=WARM, said=OutcomeSaid(text="Mine"), need=HOT, now=NOW, **every
        ),
        "leave out": lambda: plan_drafts.leave_out_outcome(outcome=WARM, now=NOW, **every),
        "contacts": lambda: plan_drafts.write_contacts(contacts=[ContactSaid(who="Me")], now=NOW, **every),
        "drop": lambda: plan_drafts.drop(why="Mine", now=NOW, **every),
        "prepare": lambda: plan_making_pages.prepare(**every),
        "make": lambda: plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY),
        "advice": lambda: plan_advice.show(**every),
        "family": lambda: plan_advice.read_as_family(**every),
        "difference": lambda: plan_differences.show(**every),
        "pass over": lambda: plan_advice.pass_over(content="a", missing="b", why="c", **every),
    }  # fmt: skip


def steps_on_a_version(plan: Plan) -> dict[str, Callable[[], object]]:
    with in_authority("jersey"):
        row = PlanSignatory.objects.get(plan=plan).id
        action = Action.objects.get(outcome__need__plan=plan)
    child, key = plan.registration.child_id, plan_keys.key(row=action)
    every: Any = {"plan": plan.id, "today": TODAY}
    return {
        "begin": lambda: plan_drafts.begin(children=[child], today=TODAY),
        "show": lambda: plan_pages.show(**every),
        "difference": lambda: plan_differences.show(**every),
        "family": lambda: plan_advice.read_as_family(**every),
        "round": lambda: plan_rounds.show(**every),
        "ask": lambda: plan_signatories.ask(plans=[plan.id], who=Who(name="Me Example"), today=TODAY),
        "not asked": lambda: plan_signatories.leave_out(signatories=[row], why="So", today=TODAY),
        "prepare": lambda: plan_answers.prepare(signatory=row, today=TODAY),
        "answer": lambda: plan_answers.answer(
            signatories=[row], said=YES, on=TODAY, how="screen", today=TODAY
        ),
        "circulate": lambda: plan_circulations.circulate(
            signatories=[row], on=TODAY, how="post", today=TODAY
        ),
        "chair": lambda: plan_circulations.circulate(
            signatories=[], plans=[plan.id], chair=True, on=TODAY, how="post", today=TODAY
        ),
        "explain": lambda: plan_explanations.explain(
            children=[child], what="plan", whom="Me", side="family", on=TODAY, today=TODAY
        ),
        "explained": lambda: plan_explanations.of_child(child=child, today=TODAY),
        "commitment": lambda: commitments.of_plan(key=key, **every),
        "cannot": lambda: renegotiations.raise_(
            plans=[plan.id], key=key, why="So", extent="part", on=TODAY, today=TODAY
        ),
        "undertaking": lambda: undertakings.find(action=action.id, today=TODAY),
        "progress": lambda: undertakings.say_progress(
            action=action.id, progress="Done", seen=action.known_from, today=TODAY
        ),
        "begun": lambda: plan_milestones.begin_work(children=[child], on=TODAY, today=TODAY),
        "full": lambda: plan_milestones.say_full(children=[child], on=TODAY, today=TODAY),
        "over time": lambda: outcome_progress.over_time(child=child, today=TODAY),
    }  # fmt: skip


def kept_out(member: Member, steps: dict[str, Callable[[], object]]) -> None:
    """Each of the steps refuses a member, or knows nothing of it."""
    let_in = [name for name, step in steps.items() if not is_refused(member, step)]
    assert not let_in, f"{member.name}: {let_in}"


def is_refused(member: Member, step: Callable[[], object]) -> bool:
    """Whether a step refuses whoever tries it."""
    with at_work(member):
        try:
            step()
        except (Refused, NotHere):
            return True
    return False


# ---------------------------------------------------------------- a core group


def group_of(*children: UUID) -> UUID:
    with at_work(HOLDS[children[0]]):
        return core_group_house.core_group(children=children)


def reads(meeting: UUID, child: UUID) -> dict[str, Callable[[], object]]:
    here: Any = {"meeting": meeting, "today": TODAY}
    return {
        "top": lambda: gathered.top(**here),
        "ready": lambda: core_group_checklist.show(**here),
        "day": lambda: core_group_days.show(**here),
        "parts": lambda: core_group_parts.show(**here),
        "talk": lambda: core_group_talks.show(**here),
        "came": lambda: core_group_attendances.of_meeting(**here),
        "helps": lambda: helps_asked.of_meeting(**here),
        "words": lambda: family_words.of_meeting(**here),
        "decisions": lambda: group_decisions.of_meeting(**here),
        "before": lambda: core_group_completions.before(**here),
        "after": lambda: core_group_afterwards.show(**here),
        "lacks": lambda: core_group_records.show_lacks(**here),
        "own": lambda: member_records.mine(**here),
        "group": lambda: core_group_pages.show(child=child, today=TODAY),
        "report": lambda: core_group_reports.show(child=child, today=TODAY),
    }


def arranging(meeting: UUID, child: UUID) -> dict[str, Callable[[], object]]:
    here: Any = {"meeting": meeting, "today": TODAY}
    return {
        "lead": lambda: core_group_leaders.prepare(**here),
        "place": lambda: core_group_places.show(**here),
        "invitations": lambda: core_group_invitations.prepare(**here),
        "candidates": lambda: core_group_candidates.prepare(child=child, today=TODAY),
        "arrange": lambda: core_group_meetings.arrange(
            plans=Plans(children=[child], days=[Day(for_on=TODAY)]), arranged_on=TODAY, today=TODAY
        ),
        "say place": lambda: core_group_meetings.say_place(place=Place(venue="Mine"), **here),
        "move": lambda: core_group_meetings.move(for_on=TODAY, on=TODAY, reason="So", **here),
        "confirm": lambda: core_group_meetings.confirm_in_writing(on=TODAY, how="post", **here),
        "cancel": lambda: core_group_meetings.cancel(on=TODAY, reason="So", **here),
        "appoint": lambda: core_group_leaders.appoint(role="social-worker", chair_name="Me", **here),
        "invite": lambda: core_group_invitations.invite(who=["x"], on=TODAY, how="post", **here),
        "join": lambda: core_group_memberships.join(
            children=[child], members=[MemberSaid(name="Me", role="teacher")], on=TODAY, today=TODAY
        ),
    }


def at_the_meeting(meeting: UUID, child: UUID) -> dict[str, Callable[[], object]]:
    here: Any = {"meeting": meeting, "today": TODAY}
    return {
        "progress": lambda: outcome_progress.record(outcome=WARM, children=[child], scale=3, **here),
        "part": lambda: core_group_parts.write(child=child, said=PartSaid(risk_now="None"), **here),
        "talk": lambda: core_group_talks.write(said=TalkSaid(discussed="So"), **here),
        "attendance": lambda: core_group_attendances.record(
            came=[Came(name="Me", role="teacher", how="whole")], **here
        ),
        "help": lambda: helps_asked.ask(side="parent", who="Me", text="Money", **here),
        "words": lambda: family_words.say(side="parent", who="Me", text="So", **here),
        "decide": lambda: group_decisions.decide(text="So", **here),
        "done": lambda: core_group_actions.done(action=BOILER, on=TODAY, **here),
        "carry": lambda: core_group_actions.carry(action=BOILER, by_on=TODAY, **here),
        "add": lambda: core_group_actions.add(
            outcome=WARM, children=[child], text="So", who="Me", **here
        ),
        "complete": lambda: core_group_completions.complete(on=TODAY, **here),
        "sign": lambda: core_group_papers.sign(on=TODAY, **here),
        "report": lambda: core_group_reports.send(child=child, on=TODAY, how="post", today=TODAY),
    }  # fmt: skip
