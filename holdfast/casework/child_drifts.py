"""What drifts on a child's own page: all the signs, what was not held, and what of the outline is nowhere."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from holdfast.casework import drifts, plan_outlines, plan_rows, plan_said, plan_succession, procedure
from holdfast.casework.child_facts import ChildFacts
from holdfast.casework.drifts import Drift
from holdfast.casework.dues import Due
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.records.models import Plan

MEETINGS = frozenset({"core-group", "review-conference", "initial-conference"})
VISIT = "visit"


def of(*, facts: ChildFacts, dues: Iterable[Due], today: date) -> tuple[Drift, ...]:
    """The signs of a child, `dues` being what is open; none without a plan. For reads that asked access."""
    if not facts.has_plan_now:
        return ()
    child = facts.child.id
    signs = drifts.of(children=[child], today=today, known={child: facts})[child]
    return (*signs, *_of_the_outline(child), *_not_held(dues, today))


def _not_held(dues: Iterable[Due], today: date) -> tuple[Drift, ...]:
    """The meetings that are overdue, each once, and the visit that is longest."""
    pack = procedure.pack()
    events = {each.id: {event for one in each.met_by for event in one.events} for each in pack.duties}
    wording = Wording.of(pack=pack)
    found: dict[str, Drift] = {}
    for due in dues:
        met_by = events.get(due.duty, set())
        is_visit = VISIT in met_by
        if due.late_after is None or due.late_after >= today or not (is_visit or met_by & MEETINGS):
            continue
        say = (
            f"{wording.duty(duty=due.duty)} has not taken place: it was due "
            f"{near_dates.day(due.late_after, today)}, {near_dates.away(due.late_after, today)}."
        )
        sign = Drift(
            kind=drifts.NOT_HELD, say=say, ends_it="the visit is made" if is_visit else "it is held",
            address="due", about=(due.child, due.key),
        )  # fmt: skip
        found.setdefault(VISIT if is_visit else due.duty, sign)
    return tuple(found.values())


def _of_the_outline(child: UUID) -> tuple[Drift, ...]:
    """What the conference asked and the detailed plan has not: one sign, in three queries."""
    standing = Plan.standing.filter(
        registration__child=child, registration__until_on=None, registration__withdrawn_at=None
    ).select_related("registration__child")
    rows = list(standing.order_by("-made_on", "-number", "-id"))
    detailed = next(
        (each for each in rows if each.part == plan_succession.DETAILED and each.replaced_on is None), None
    )
    outline = next((each for each in rows if each.part == plan_succession.OUTLINE), None)
    if detailed is None or outline is None:
        return ()
    hangs = plan_rows.of(plans=[outline, detailed])
    before, now = plan_said.pages(plans=[outline, detailed], rows=hangs)
    adrift = plan_outlines.adrift(outline=before, detailed=now, told=hangs.told)
    if not adrift:
        return ()
    many = len(adrift)
    more = f" and {many - 1} more" if many > 1 else ""
    return (
        Drift(
            kind=drifts.OUTLINE,
            say=f"Of the outline plan, “{drifts.short(text=adrift[0].text)}”{more} "
            f"{'are' if many > 1 else 'is'} not in the detailed plan and not done.",
            ends_it="it is written into the plan, or the chair is told that it cannot be done",
            address="plan-outline", about=(child,),
        ),
    )  # fmt: skip
