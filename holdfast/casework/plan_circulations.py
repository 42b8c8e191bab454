"""Sending a version of a plan round to be signed: to whom, when and how, for brothers and sisters at once.

When the last of those who are to sign has it, the agreement went to the core group: the event by which the
procedure's duty is met. It counts for the core group at which the plan was worked out.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    given,
    impossible,
    milestones,
    obligations,
    papers_sent,
    plan_agreements,
    plan_signatories,
    steps,
)
from holdfast.casework.plan_agreements import CIRCULATED
from holdfast.casework.steps import step
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.procedures.words import Role
from holdfast.records.models import PaperSent, Plan, PlanSignatory

CHAIR = "The chair of the conference"
NOBODY = "Say to whom it went: choose at least one."


@step
def circulate(
    *, signatories: Sequence[UUID], on: date, how: str, today: date, plans: Sequence[UUID] = (),
    chair: bool = False,
) -> tuple[UUID, ...]:  # fmt: skip
    """Say that versions went to those who are to sign, on a day and how; answers the events it made.

    `signatories` are rows of one plan or of brothers' and sisters' plans; what went before stays as it was.
    `chair`: the conference chair has it too, of those plans and of `plans`. Raises Refused for who may not,
    a day ahead or before the plan, a way that is none and nobody chosen; NotHere for no such row or plan.
    """
    plan_signatories.hold(plans=list(plans), signatories=signatories)
    rows = plan_signatories.find(signatories=signatories) if signatories else []
    if not rows and not (chair and plans):
        raise Refused(NOBODY)
    concerned = plan_signatories.plans_of(plans=[*(each.plan_id for each in rows), *plans])
    children = [each.registration.child_id for each in concerned]
    access_children.require_all(children=children, what=May.WRITE, today=today)
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    given.not_after(on=on, today=today, what="The day on which it was sent")
    if any(on < each.made_on for each in concerned):
        raise Refused("That is before the plan was made.", about="person", about_id=children[0])
    with impossible.in_words(about="person", about_id=children[0]):
        for each in rows:
            if each.circulated_on is None:
                each.circulated_on, each.circulated_how = on, how
                each.save(update_fields=["circulated_on", "circulated_how"])
        made = _events(concerned, {each.plan_id for each in rows}, on=on, chair=chair, today=today)
        _papers(concerned, rows, on=on, how=how, chair=chair)
    for child in children:
        steps.log(about="person", about_id=child)
    obligations.refresh(children=children, today=today)
    return made


def _events(
    concerned: Sequence[Plan], sent: set[UUID], *, on: date, chair: bool, today: date
) -> tuple[UUID, ...]:
    """The event, for those whose plan the whole core group now has, or whose conference chair has it."""
    stands = plan_agreements.agreements_of(plans=concerned, today=today)
    days = plan_agreements.group_days(plans=concerned)
    together: dict[tuple[date | None, tuple[str, ...], date], list[UUID]] = {}
    for plan in concerned:
        all_have = stands[plan.id].circulated_on
        complete = plan.id in sent and all_have is not None
        to = [*(["core-group"] if complete else []), *([Role.CONFERENCE_CHAIR.value] if chair else [])]
        if to:
            when = max(on, all_have) if complete and all_have else on
            key = (days.get(plan.id), tuple(to), when)
            together.setdefault(key, []).append(plan.registration.child_id)
    return tuple(
        milestones.write(
            event=CIRCULATED, children=list(dict.fromkeys(children)), on=when,
            said={"to": list(to), **({"for": day} if day else {})},
        ).id
        for (day, to, when), children in together.items()
    )  # fmt: skip


def _papers(
    concerned: Sequence[Plan], rows: Sequence[PlanSignatory], *, on: date, how: str, chair: bool
) -> None:
    """Among the papers of the meeting at which the plan was worked out, where there was one."""
    for meeting in dict.fromkeys(each.meeting_id for each in concerned if each.meeting_id):
        to = [
            papers_sent.To(
                name=each.name, role=each.role, person=each.person_id, account=each.account_id,
                agency=each.agency_id,
            )
            for each in rows
            if each.plan.meeting_id == meeting
        ]  # fmt: skip
        to += [papers_sent.To(name=CHAIR, role=Role.CONFERENCE_CHAIR.value)] if chair else []
        wanted = papers_sent.want(meeting=meeting, kind="plan", to=dict.fromkeys(to))
        papers_sent.mark(papers=PaperSent.standing.filter(id__in=wanted, sent_on=None), on=on, how=how)
