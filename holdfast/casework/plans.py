"""The plan of a child in small: recorded, corrected, and its actions done and outcomes reached.

A plan recorded after another of the same part is a change of it; the earlier one stays, and counts no more.
A correction is of what was written wrongly, with its reason, until somebody has signed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.casework import (
    given,
    guarded,
    impossible,
    obligations,
    plan_families,
    plan_said,
    plan_succession,
    plans_in_force,
    registrations,
    steps,
)
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid, PlanPage, Rhythm
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import Action, Contact, LegalStatus, Need, Outcome, Plan

__all__ = [
    "ActionSaid", "ContactSaid", "NeedSaid", "OutcomeSaid", "PlanPage", "correct", "finish_action",
    "may_change", "of_child", "reach_outcome", "record",
]  # fmt: skip

Part = TypeVar("Part", Action, Outcome)
PARTS = {"outline": "Outline plan", "detailed": "Detailed plan"}
CHANGED = (
    "Somebody else has changed this since you opened it. Nothing of yours was saved yet: "
    "look at what it says now, and correct that."
)


@step
def record(  # noqa: PLR0913 - a plan in small has these parts
    *,
    children: Sequence[UUID],
    part: str,
    made_on: date,
    today: date,
    aim: str = "",
    needs: Sequence[NeedSaid] = (),
    contacts: Sequence[ContactSaid] = (),
    visit_every: str = "",
    core_group_every: str = "",
    rooms_every: int | None = None,
    at: str = "",
    reasons: Mapping[str, str] | None = None,
) -> tuple[PlanPage, ...]:
    """Record a plan for each of several children, the same for all; the first, or a change of the one before.

    `at` says where it was changed (conference, core-group, looked-after-review), which a procedure may ask.
    Raises Refused for who may not, a part, role or interval that is none, a day ahead, a need, outcome or
    action left empty, where a guard stands before it, and for a child without a plan on that day;
    NotHere for a child who is not here.
    """
    wanted = given.several(children=children)
    given.known(word=part, words=PARTS, what="the part of the plan")
    # The outline is the conference's: whoever records meetings records it.
    may = May.MEET if part == "outline" else May.WRITE
    access_children.require_all(children=wanted, what=may, today=today)
    given.not_after(on=made_on, today=today, what="The plan")
    rhythm = Rhythm(visit_every=visit_every, core_group_every=core_group_every, rooms_every=rooms_every).read
    made: dict[UUID, tuple[Plan, Sequence[Plan]]] = {}
    for child in wanted:
        registration = registrations.current(child=child, on=made_on)
        why = ""
        if Plan.standing.filter(registration=registration, part=part).exists():
            why = may_change(child=child, part=part, at=at, on=made_on, today=today, reasons=reasons)
        with impossible.in_words(about="person", about_id=child):
            plan = Plan(
                authority_id=entry.current().authority, registration=registration, part=part, made_on=made_on,
                aim=aim.strip(), recorded_by_id=entry.current().actor.account, at=at, **rhythm,
            )  # fmt: skip
            before = plan_succession.in_force(registration=registration.id)
            plan_succession.follow(plan=plan)
            plan.save()
            _write(plan, needs, contacts)
        steps.log(about="person", about_id=child, why=why)
        made[child] = (plan, before)
    for family in plan_families.by_family(children=wanted, today=today):
        plan_succession.know_together(plans=[made[child] for child in family])
    obligations.refresh(children=wanted, today=today)
    return tuple(plan_said.page(plan=plan) for plan, _ in made.values())


@step
def correct(  # noqa: PLR0913 - a correction says the whole again
    *,
    plan: UUID,
    seen: datetime,
    reason: str,
    made_on: date,
    today: date,
    now: datetime,
    aim: str = "",
    visit_every: str = "",
    core_group_every: str = "",
    rooms_every: int | None = None,
    add: Sequence[NeedSaid] = (),
    outcomes: Mapping[UUID, Sequence[OutcomeSaid]] | None = None,
    actions: Mapping[UUID, Sequence[ActionSaid]] | None = None,
    remove: Sequence[UUID] = (),
) -> PlanPage:
    """Correct what was written wrongly in a plan: a new version with its reason; the earlier stays known.

    `add` writes needs that were left out, `outcomes` and `actions` what was left out under a need and under
    an outcome of this plan; `remove` withdraws needs, outcomes, actions or contacts that do
    not belong there. Raises ChangedMeanwhile where somebody has saved it since `seen`, NotHere for no such
    plan, Refused for who may not, without a reason, for what somebody has signed, and for what `record`
    refuses.
    """
    found = _find(plan, today)
    plan_succession.require_unsigned(plan=found)
    child = found.registration.child_id
    said = given.needed(text=reason, why="A correction needs its reason.", about="person", about_id=child)
    given.not_after(on=made_on, today=today, what="The plan")
    rhythm = Rhythm(visit_every=visit_every, core_group_every=core_group_every, rooms_every=rooms_every).read
    entered = entry.current()
    with (
        entry.enter(actor=entered.actor, authority=entered.authority, reason=said, using=entered.using),
        impossible.in_words(about="person", about_id=child),
    ):
        saved = Plan.standing.filter(id=plan, known_from=seen).update(
            made_on=made_on, aim=aim.strip(), **rhythm
        )
        if not saved:
            raise ChangedMeanwhile(CHANGED, about="person", about_id=child)
        _withdraw(found, remove, said, now)
        _write(found, add, ())
        _write_under(found, outcomes or {}, actions or {})
        steps.log(about="person", about_id=child, why=said)
    obligations.refresh(children=[child], today=today)
    found.refresh_from_db()
    return plan_said.page(plan=found)


@step
def finish_action(*, action: UUID, on: date, today: date) -> PlanPage:
    """Say that an action of a plan was done, on a day; said of a newer version where that has it too.

    Raises Refused for who may not, or a day ahead; NotHere for no such action.
    """
    found = Action.standing.filter(id=action).select_related("outcome__need__plan__registration").first()
    if found is None:
        raise NotHere("There is no such action here.", about="plan")
    found = _now(found, "outcome__need__plan")
    plan = _find(found.outcome.need.plan_id, today)
    found.done_on = given.not_after(on=on, today=today, what="The action")
    found.save(update_fields=["done_on"])
    steps.log(about="person", about_id=plan.registration.child_id)
    return plan_said.page(plan=plan)


@step
def reach_outcome(*, outcome: UUID, on: date, today: date) -> PlanPage:
    """Say that an outcome of a plan was reached, on a day; said of a newer version where that has it too.

    Raises Refused for who may not, or a day ahead; NotHere for no such outcome.
    """
    found = Outcome.standing.filter(id=outcome).select_related("need__plan__registration").first()
    if found is None:
        raise NotHere("There is no such outcome here.", about="plan")
    found = _now(found, "need__plan")
    plan = _find(found.need.plan_id, today)
    found.reached_on = given.not_after(on=on, today=today, what="The outcome")
    found.save(update_fields=["reached_on"])
    steps.log(about="person", about_id=plan.registration.child_id)
    return plan_said.page(plan=plan)


@read
def of_child(*, child: UUID, today: date) -> tuple[PlanPage, ...]:
    """Every plan of a child, the newest first. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    found = Plan.standing.filter(registration__child=child, registration__withdrawn_at=None)
    return tuple(plan_said.page(plan=plan) for plan in found.order_by("-made_on", "-id"))


def _now(row: Part, path: str) -> Part:
    """The same part in the version in force, where the one that is meant stands in an earlier one."""
    rows = type(row).standing.filter(
        plans_in_force.of(path=path), Q(key=row.key or row.id) | Q(id=row.key or row.id),
        **{f"{path}__registration": _plan_of(row).registration_id},
    )  # fmt: skip
    newest: Part | None = None
    if _plan_of(row).replaced_on is not None:
        newest = rows.select_related(f"{path}__registration").first()
    return newest or row


def _plan_of(row: Action | Outcome) -> Plan:
    need = row.need if isinstance(row, Outcome) else row.outcome.need
    plan: Plan = need.plan
    return plan


def _find(plan: UUID, today: date) -> Plan:
    found: Plan | None = Plan.standing.filter(id=plan).select_related("registration").first()
    if found is None:
        raise NotHere("There is no such plan here.", about="plan", about_id=plan)
    access_children.require(child=found.registration.child_id, what=May.WRITE, today=today)
    return found


def may_change(
    *, child: UUID, part: str, at: str, on: date, today: date, reasons: Mapping[str, str] | None
) -> str:
    """Ask the procedure's guards before a plan is changed; answers what the log must say. A building block.

    Raises `guarded.StandsInTheWay` where one is not lifted.
    """
    looked_after = LegalStatus.objects.filter(child=child, looked_after=True, from_on__lte=on, until_on=None)
    facts = {"at": at or None, "looked_after": looked_after.exists(), "part": part}
    return guarded.ask(step="change-plan", facts=[facts], on=on, today=today, reasons=reasons, about_id=child)


def _write(plan: Plan, needs: Sequence[NeedSaid], contacts: Sequence[ContactSaid]) -> None:
    authority = plan.authority_id
    after = plan.needs.count()
    for place, need in enumerate(needs, after + 1):
        of_need = Need.objects.create(authority_id=authority, plan=plan, place=place, text=need.text.strip())
        _write_outcomes(of_need, need.outcomes)
    for place, contact in enumerate(contacts, 1):
        Contact.objects.create(
            authority_id=authority, plan=plan, place=place, who=contact.who.strip(),
            role=_role(contact.role), every=given.interval(text=contact.every, what="How often"),
            why=contact.why.strip(),
        )  # fmt: skip


def _write_under(
    plan: Plan,
    outcomes: Mapping[UUID, Sequence[OutcomeSaid]],
    actions: Mapping[UUID, Sequence[ActionSaid]],
) -> None:
    """Write outcomes under needs, and actions under outcomes, that the plan has already."""
    needs = {each.id: each for each in Need.standing.filter(id__in=list(outcomes), plan=plan)}
    reached = {each.id: each for each in Outcome.standing.filter(id__in=list(actions), need__plan=plan)}
    if len(needs) < len(outcomes) or len(reached) < len(actions):
        raise NotHere("That is no part of this plan.", about="plan", about_id=plan.id)
    for need, said in outcomes.items():
        _write_outcomes(needs[need], said)
    for outcome, done in actions.items():
        _write_actions(reached[outcome], done)


def _write_outcomes(need: Need, outcomes: Sequence[OutcomeSaid]) -> None:
    for place, outcome in enumerate(outcomes, need.outcomes.count() + 1):
        made = Outcome.objects.create(
            authority_id=need.authority_id, need=need, place=place, text=outcome.text.strip(),
            how_known=outcome.how_known.strip(), by_on=outcome.by_on,
        )  # fmt: skip
        _write_actions(made, outcome.actions)


def _write_actions(outcome: Outcome, actions: Sequence[ActionSaid]) -> None:
    for place, action in enumerate(actions, outcome.actions.count() + 1):
        Action.objects.create(
            authority_id=outcome.authority_id, outcome=outcome, place=place, text=action.text.strip(),
            who=action.who.strip(), role=_role(action.role), by_on=action.by_on, account_id=action.account,
        )  # fmt: skip


def _role(role: str) -> str:
    return given.known(word=role, words=words.ROLES, what="the role") if role else ""


def _withdraw(plan: Plan, parts: Sequence[UUID], why: str, now: datetime) -> None:
    wanted = set(parts)
    of_plan: tuple[tuple[type[Need | Outcome | Action | Contact], str], ...] = (
        (Need, "plan"), (Outcome, "need__plan"), (Action, "outcome__need__plan"), (Contact, "plan"),
    )  # fmt: skip
    for model, path in of_plan:
        rows = model.standing.filter(id__in=wanted, **{path: plan})
        wanted -= set(rows.values_list("id", flat=True))
        rows.update(withdrawn_at=now, withdrawn_why=why)
    if wanted:
        raise NotHere("That is no part of this plan.", about="plan", about_id=plan.id)
