"""A version of a plan is withdrawn: those whose place it took count again, with what was done meanwhile."""

from typing import Any

from django.db.models import Q

from holdfast.casework import plan_makings
from holdfast.casework.plan_succession import DETAILED, OUTLINE
from holdfast.records.models import Plan


def give_back(*, plan: Plan) -> None:
    """Let the versions count again whose place a withdrawn one took, so that a child is not without a plan.

    A building block of the step that withdraws it, after it has. What was done or reached in it stays done.
    Drafts and versions that came after it come after the one before it.
    """
    own = Plan.standing.filter(registration=plan.registration_id).exclude(id=plan.id)
    parts = {plan.part, OUTLINE} if plan.part == DETAILED else {plan.part}
    for each in own.filter(part__in=parts, replaced_on=plan.made_on):
        after = _after(own, each)
        if after is None:
            plan_makings.take_over(before=plan, plan=each)
        each.replaced_on = after.made_on if after else None
        each.save(update_fields=["replaced_on"])
    for later in Plan.drafts_too.filter(replaces=plan.id):
        later.replaces_id = plan.replaces_id
        later.save(update_fields=["replaces"])


def _after(own: Any, version: Plan) -> Plan | None:
    """The first that took its place: the next of its part, or a detailed plan that of an outline."""
    of_part = Q(part=version.part) & (
        Q(made_on__gt=version.made_on) | Q(made_on=version.made_on, number__gt=version.number)
    )
    if version.part == OUTLINE:
        of_part |= Q(part=DETAILED, made_on__gte=version.made_on)
    found: Plan | None = own.filter(of_part).order_by("made_on", "number", "id").first()
    return found
