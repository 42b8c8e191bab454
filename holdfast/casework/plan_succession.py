"""How one version of a plan follows another: which it takes the place of, and since when it no longer counts.

The outline is the conference's, the detailed plan the core group's, worked out of it: once there is a
detailed plan, what the outline asked is done there, and the outline it came from counts no more.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from holdfast.access.refusals import Refused
from holdfast.casework import plan_keys, plan_rows, plans_in_force
from holdfast.records.models import Action, Plan, PlanAnswer

DETAILED, OUTLINE = "detailed", "outline"


def follow(*, plan: Plan) -> Plan | None:
    """Let a plan that is being made take its place among the versions; answers the one whose place it takes.

    A building block of the steps that make a plan, which save it afterwards. One that is recorded late, with
    a day before that of the version in force, takes its place behind it and is replaced from the first.
    """
    own = Plan.standing.filter(registration=plan.registration_id).exclude(id=plan.id)
    of_part = own.filter(part=plan.part)
    before = of_part.filter(made_on__lte=plan.made_on).order_by("-made_on", "-number", "-id").first()
    after = of_part.filter(made_on__gt=plan.made_on).order_by("made_on", "number", "id").first()
    came_from = outline_of(plan=plan) if plan.part == DETAILED else None
    plan.number = (of_part.aggregate(last=Max("number"))["last"] or 0) + 1
    plan.replaces = before or came_from
    plan.replaced_on = after.made_on if after else None
    worn = own.filter(plans_in_force.of(), made_on__lte=plan.made_on)
    ends = Q(part=plan.part)
    if plan.part == DETAILED:
        ends |= Q(part=OUTLINE)
    for each in worn.filter(ends):
        each.replaced_on = plan.made_on
        each.save(update_fields=["replaced_on"])
    return before or came_from


def know_again(*, plan: Plan, before: Sequence[Plan]) -> None:
    """Give what a plan says again, in the same words, the key that it has in the plans it comes after.

    So nobody is asked twice for what stands both in a new outline and in the detailed plan in force.
    """
    if not before:
        return
    old, new = plan_rows.of(plans=before), plan_rows.of(plans=[plan])
    needs = {each.text.casefold(): each for each in old.needs}
    outcomes = {each.text.casefold(): each for each in old.outcomes}
    actions: Mapping[tuple[UUID | None, str, str], Action] = {
        (each.outcome_id, each.text.casefold(), each.who.casefold()): each for each in old.actions
    }
    known: dict[UUID, UUID] = {}  # the outcome before, by the outcome now
    for need in new.needs:
        _same_key(need, needs.get(need.text.casefold()))
    for outcome in new.outcomes:
        was = outcomes.get(outcome.text.casefold())
        if was is not None:
            _same_key(outcome, was)
            known[outcome.id] = was.id
    for action in new.actions:
        said = (known.get(action.outcome_id), action.text.casefold(), action.who.casefold())
        _same_key(action, actions.get(said))


def know_together(*, plans: Sequence[tuple[Plan, Sequence[Plan]]]) -> None:
    """Know again what several children's plans say, each beside those it comes after; and share the new.

    What is recorded once for brothers and sisters is one part of each plan, and is asked of once.
    """
    plan_keys.share(plans=[each for _, before in plans for each in before if each.part == OUTLINE])
    for plan, before in plans:
        know_again(plan=plan, before=before)
    plan_keys.share(plans=[plan for plan, before in plans if not before])


def _same_key(row: Any, was: Any) -> None:
    if was is not None:
        row.key = plan_keys.key(row=was)
        row.save(update_fields=["key"])


def outline_of(*, plan: Plan) -> Plan | None:
    """The outline that a detailed plan was worked out of: the newest made by its day."""
    found = Plan.standing.filter(
        registration=plan.registration_id, part=OUTLINE, made_on__lte=plan.made_on
    ).exclude(id=plan.id)
    last: Plan | None = found.order_by("-made_on", "-number", "-id").first()
    return last


def in_force(*, registration: UUID) -> tuple[Plan, ...]:
    """What counts now of one registration: the detailed plan first, then an outline that is newer than it."""
    rows = Plan.standing.filter(plans_in_force.of(), registration=registration)
    return tuple(rows.select_related("registration").order_by("part", "-made_on", "-number", "-id"))


def is_signed(*, plan: UUID) -> bool:
    """Whether somebody has signed a version: from then on its words stay as they are."""
    signed = PlanAnswer.objects.filter(signatory__plan=plan, signatory__withdrawn_at=None, signs=True)
    return bool(signed.exists())


def require_unsigned(*, plan: Plan) -> None:
    """Raises Refused for a version that somebody has signed, saying what to do in its place."""
    if is_signed(plan=plan.id):
        raise Refused(
            "This version has been signed, and stays as it was signed. Amend the plan instead: "
            "begin a new draft from it.",
            about="person", about_id=plan.registration.child_id, who_can_help="yourself: amend the plan",
        )  # fmt: skip
