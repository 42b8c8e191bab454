"""The versions of a child's plan: made of a draft, read as they were, and what each changed.

A version that is made stays as it is; what happens since (an action done, an outcome reached) is said of it.
To change it, a draft is begun from it (plan_drafts.py) and made in its place.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.casework import (
    given,
    impossible,
    obligations,
    plan_makings,
    plan_signatories,
    plan_succession,
    steps,
)
from holdfast.casework.plan_makings import ATS, TIMESCALES
from holdfast.casework.plans import may_change
from holdfast.casework.steps import step
from holdfast.records.models import Plan

__all__ = ["ATS", "TIMESCALES", "make"]

CHANGE_SAYS_WHY = "Say why the plan is changed: those who sign it again will ask."
AT_THE_MEETING = "Worked out at the meeting"


@step
def make(
    *,
    plans: Sequence[UUID],
    made_on: date,
    at: str,
    today: date,
    meeting: UUID | None = None,
    why: str = "",
    reasons: Mapping[str, str] | None = None,
) -> tuple[UUID, ...]:
    """Make drafts the plans of their children: brothers' and sisters' at once; answers their keys.

    Each takes the place of the version before, a first detailed plan that of the outline; whoever is to sign
    is noted. `at` is where it was agreed (ATS), `meeting` the core group at which it was worked out, `why`
    what changed where the draft does not say so. `reasons` lift a guard that takes one, and under TIMESCALES
    an outcome without a time. Raises Refused for who may not, an ended plan, a draft without outcomes or
    times, a change without its reason, a day that cannot be, one made already, and where a guard stands
    before it; NotHere for none.
    """
    found = plan_makings.drafts(plans=plans)
    children = [each.registration.child_id for each in found]
    access_children.require_all(children=children, what=plan_makings.needed(meeting=meeting), today=today)
    given.known(word=at, words=ATS, what="where it was agreed")
    given.not_after(on=made_on, today=today, what="The plan")
    if meeting is not None:
        plan_makings.of_meeting(children=children, meeting=meeting)
    for plan, child in zip(found, children, strict=True):
        noted = _make(plan, made_on=made_on, at=at, today=today, meeting=meeting, why=why, reasons=reasons)
        steps.log(about="person", about_id=child, why=noted)
    plan_signatories.want(plans=found)
    obligations.refresh(children=children, today=today)
    return tuple(each.id for each in found)


def _make(
    plan: Plan, *, made_on: date, at: str, today: date, meeting: UUID | None, why: str,
    reasons: Mapping[str, str] | None,
) -> str:  # fmt: skip
    child: UUID = plan.registration.child_id
    plan_makings.not_over(plan=plan, today=today)
    before = plan_succession.in_force(registration=plan.registration_id)
    said = why.strip() or plan.changed_why or (AT_THE_MEETING if meeting is not None else "")
    noted = [plan_makings.dated(plan=plan, reasons=reasons)]
    if before:
        noted.append(may_change(child=child, part=plan.part, at=at, on=made_on, today=today, reasons=reasons))
    if any(each.part == plan.part for each in before):
        given.needed(text=said, why=CHANGE_SAYS_WHY, about="person", about_id=child)
    plan.at, plan.meeting_id, plan.changed_why = at, meeting, said
    plan.recorded_by_id = entry.current().actor.account
    with impossible.in_words(about="person", about_id=child):
        plan_makings.put_in_force(plan=plan, made_on=made_on, before=before)
    return "; ".join(filter(None, noted))
