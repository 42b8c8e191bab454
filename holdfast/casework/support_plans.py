"""What follows a child protection plan: a child in need plan, a CAF plan, a team around the child.

It begins with who leads it, the time that is named for it and the unit that holds the case, and it ends as
the procedure lets it end. That it was agreed by the agencies, that it began and that it ended are milestones,
from which the procedure counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    given,
    guarded,
    impossible,
    milestones,
    plan_completions,
    procedure,
    registrations,
    steps,
)
from holdfast.casework.steps import read, step
from holdfast.procedures import guards, words
from holdfast.procedures.conference_words import SUPPORT_PLANS
from holdfast.records.models import MilestoneChild, Registration, SupportPlan, Team

SOCIAL_WORK = "child-in-need"  # the one that social work goes on with
VOLUNTARY = "caf"


@dataclass(frozen=True, kw_only=True)
class SupportPlanPage:
    """A support plan as shown; `named` is how its kind is called."""

    id: UUID
    child: UUID
    kind: str
    named: str
    from_on: date
    agreed_on: date | None
    named_until_on: date | None
    lead: str
    team: str
    aims: str
    family_says: str
    ended_on: date | None
    ended_why: str
    ended_agreed_by: str


@step
def begin(  # noqa: PLR0913 - what it is, who leads it, for how long, who holds it, what the family says
    *,
    children: Sequence[UUID],
    kind: str,
    from_on: date,
    lead: str,
    today: date,
    agreed_on: date | None = None,
    named_until_on: date | None = None,
    team: UUID | None = None,
    aims: str = "",
    family_says: str = "",
    although: str = "",
    reasons: Mapping[str, str] | None = None,
) -> tuple[SupportPlanPage, ...]:
    """Begin a support plan for children whose child protection plan has ended, or who need none.

    `agreed_on` is the day of the agencies' meeting that agreed it; `although` why it is stepped down to a
    voluntary plan though a part of the plan was not carried out. Raises Refused for who may not, a child who
    still has a plan, one without a lead, a child in need plan without the team that holds the case or (where
    the procedure has a least duration) the time named for it, a voluntary plan that the family does not ask
    for, days that cannot be, and where a guard stands before the named end; NotHere as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.known(word=kind, words=SUPPORT_PLANS, what="the kind of plan")
    leads = given.needed(text=lead, why="Say who leads it.", about="person", about_id=wanted[0])
    given.not_after(on=from_on, today=today, what="The beginning")
    for child in wanted:
        _refuse_planned(child, from_on)
    why = _ask(kind, wanted, from_on, named_until_on, family_says, although, today, reasons)
    holds = _team(kind, team, wanted[0])
    if agreed_on is not None:
        given.not_after(on=agreed_on, today=today, what="The agencies’ meeting")
    began = _milestones(kind, wanted, agreed_on, from_on, today)
    made = []
    for child in wanted:
        with impossible.in_words(about="person", about_id=child):
            row = SupportPlan.objects.create(
                authority_id=entry.current().authority, child_id=child, kind=kind, when="after",
                meeting_id=None, from_on=from_on, agreed_on=agreed_on, named_until_on=named_until_on,
                team=holds, lead=leads, aims=aims.strip(), family_says=family_says.strip(),
                milestone_id=began,
            )  # fmt: skip
        made.append(_shown(row))
        steps.log(about="person", about_id=child, why=why)
    return tuple(made)


@step
def end(
    *,
    plan: UUID,
    on: date,
    why: str,
    today: date,
    agreed_by: Sequence[str] = (),
    reasons: Mapping[str, str] | None = None,
    breach: str = "",
) -> SupportPlanPage:
    """End a support plan, with why and who agreed, by role.

    Raises Refused for who may not, without a reason, for one that has ended, a day ahead or before it began,
    and where a guard stands before it; NotHere for none that is here.
    """
    found = _find(plan)
    access_children.require(child=found.child_id, what=May.WRITE, today=today)
    about = {"about": "person", "about_id": found.child_id}
    said = given.needed(text=why, why="Say why it ends.", **about)  # type: ignore[arg-type]
    if found.ended_on is not None:
        raise Refused("It has ended already.", about="person", about_id=found.child_id)
    agreed = given.all_known(found=agreed_by, words=words.ROLES, what="who agreed")
    given.not_after(on=on, today=today, what="The end")
    if on < found.from_on:
        raise Refused("It ends before it began.", about="person", about_id=found.child_id)
    if found.kind == SOCIAL_WORK:
        milestones.record(
            event="child-in-need-plan-ended", children=[found.child_id], on=on, today=today,
            said={"reason": said, "agreed_by": list(agreed)}, reasons=reasons, breach=breach,
        )  # fmt: skip
    found.ended_on, found.ended_why, found.ended_agreed_by = on, said, ", ".join(agreed)
    with impossible.in_words(about="person", about_id=found.child_id):
        found.save(update_fields=["ended_on", "ended_why", "ended_agreed_by"])
    steps.log(about="person", about_id=found.child_id, why="; ".join(filter(None, (said, breach.strip()))))
    return _shown(found)


@read
def show(*, plan: UUID, today: date) -> SupportPlanPage:
    """A support plan, for whoever may end it. Raises Refused and NotHere as `end` does."""
    found = _find(plan)
    access_children.require(child=found.child_id, what=May.WRITE, today=today)
    steps.log(about="person", about_id=found.child_id)
    return _shown(found)


@read
def of_child(*, child: UUID, today: date) -> tuple[SupportPlanPage, ...]:
    """The support plans of a child that followed, the newest first. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    return after(child=child)


def after(*, child: UUID) -> tuple[SupportPlanPage, ...]:
    """The same, for a read that has asked `access` about the child."""
    rows = SupportPlan.standing.filter(child=child, when="after").select_related("team")
    return tuple(_shown(each) for each in rows.order_by("-from_on", "-id"))


def _ask(
    kind: str, children: Sequence[UUID], from_on: date, until_on: date | None, family_says: str,
    although: str, today: date, reasons: Mapping[str, str] | None,
) -> str:  # fmt: skip
    """What must be said of this kind; answers what the log says."""
    first = children[0]
    if until_on is not None and until_on <= from_on:
        raise Refused("The time named for it is over before it begins.", about="person", about_id=first)
    if kind == VOLUNTARY:
        return _of_the_family(children, family_says, although)
    if kind == SOCIAL_WORK and guards.listed(procedure.pack(), "end-child-in-need-plan"):
        if until_on is None:
            raise Refused(
                "Say until when it is to last: the procedure asks for a time that is named.",
                clause=guards.listed(procedure.pack(), "end-child-in-need-plan")[0].cite,
                about="person", about_id=first,
            )  # fmt: skip
        facts = [{"began": from_on, "reason": (reasons or {}).get(guarded.ANY)}]
        return guarded.ask(
            step="end-child-in-need-plan", facts=facts, on=until_on, today=today, reasons=reasons,
            about_id=first,
        )  # fmt: skip
    return ""


def _of_the_family(children: Sequence[UUID], family_says: str, although: str) -> str:
    """A voluntary plan: the family itself says that it needs it, and the plan before was carried out."""
    given.needed(
        text=family_says, why="Say what the family itself says that it still needs: this plan is voluntary.",
        about="person", about_id=children[0],
    )  # fmt: skip
    undone = [each for child in children for each in plan_completions.undone(child=child)]
    if undone and not although.strip():
        raise Refused(
            f"Not every part of the plan was carried out: {'; '.join(undone[:5])}. Say why it is stepped "
            "down all the same, or record what was done.",
            who_can_help="whoever keeps the plan", about="person", about_id=children[0],
        )  # fmt: skip
    return f"although not all was carried out: {although.strip()}" if undone else ""


def _refuse_planned(child: UUID, on: date) -> None:
    """Nobody has both: a review decides first."""
    found = registrations.find(child=child, on=on)
    if found is not None and not _is_over(found, on):
        raise Refused(
            "The child has a child protection plan on that day: a review conference ends it first.",
            who_can_help="the conference chair", about="person", about_id=child,
        )  # fmt: skip


def _is_over(found: Registration, on: date) -> bool:
    return registrations.ended_of_itself(registration=found, today=on) is not None


def _team(kind: str, team: UUID | None, child: UUID) -> Team | None:
    found: Team | None = Team.objects.filter(id=team).first() if team else None
    if team is not None and found is None:
        raise NotHere("There is no such team here.", about="team", about_id=team)
    if kind == SOCIAL_WORK and found is None:
        raise Refused("Say which team or unit goes on holding the case.", about="person", about_id=child)
    return found


def _milestones(
    kind: str, children: Sequence[UUID], agreed_on: date | None, from_on: date, today: date
) -> UUID | None:
    """What the procedure counts: the agencies' meeting, and the beginning."""
    if kind != SOCIAL_WORK:
        return None
    if agreed_on is not None:
        held = MilestoneChild.standing.filter(milestone__event="child-in-need-meeting", on=agreed_on)
        new = [each for each in children if not held.filter(child=each).exists()]
        if new:
            milestones.record(event="child-in-need-meeting", children=new, on=agreed_on, today=today)
    return milestones.record(
        event="child-in-need-plan-started", children=children, on=from_on, today=today
    ).id


def _find(plan: UUID) -> SupportPlan:
    rows = SupportPlan.standing.select_related("team").filter(id=plan, when="after")
    found: SupportPlan | None = rows.first()
    if found is None:
        raise NotHere("There is no such plan here.", about="support-plan", about_id=plan)
    return found


def _shown(each: SupportPlan) -> SupportPlanPage:
    return SupportPlanPage(
        id=each.id, child=each.child_id, kind=each.kind, named=SUPPORT_PLANS[each.kind],
        from_on=each.from_on, agreed_on=each.agreed_on, named_until_on=each.named_until_on, lead=each.lead,
        team=each.team.name if each.team else "", aims=each.aims, family_says=each.family_says,
        ended_on=each.ended_on, ended_why=each.ended_why, ended_agreed_by=each.ended_agreed_by,
    )  # fmt: skip
