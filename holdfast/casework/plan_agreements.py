"""How a version of a plan stands with those who are to sign it: who has, who has not, who disagrees and why.

Read for the plan's page, for its record in the public form, and for lists; by when it is to go round and be
back says the authority's own procedure, with its clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.casework import families, obligations, plan_signatories, plans_in_force, procedure, steps
from holdfast.casework.dues import Due
from holdfast.casework.plan_agreed import QUESTIONS, Agreement, Answered, Limit, Signatory
from holdfast.casework.steps import read
from holdfast.procedures.plan_words import SIGN_SIDES
from holdfast.records.models import MeetingChild, Person, Plan, PlanAnswer, PlanSignatory

__all__ = [
    "Agreement", "Answered", "Limit", "Signatory", "ToSign", "agreement_of", "agreements_of", "group_days",
    "show", "to_sign",
]  # fmt: skip

SIDES = tuple(SIGN_SIDES)  # the order in which they are shown: the family first
CIRCULATED, RETURNED = "agreement-circulated", "agreement-returned"


@dataclass(frozen=True, kw_only=True)
class ToSign:
    """A plan that waits for one's own signature; brothers and sisters' of the same day beside it."""

    signatory: UUID
    plan: UUID
    names: tuple[str, ...]
    made_on: date
    circulated_on: date | None


def agreement_of(*, plan: Plan, today: date) -> Agreement:
    """How one version stands; for steps and reads that have asked access. Five queries at most."""
    return agreements_of(plans=[plan], today=today)[plan.id]


def agreements_of(*, plans: Iterable[Plan], today: date) -> dict[UUID, Agreement]:
    """The same for several, by the plan's key, in the same number of queries."""
    wanted = list(plans)
    rows = PlanSignatory.standing.filter(plan__in=wanted).select_related("agency").order_by("id")
    answers = _answers(wanted)
    by_plan: dict[UUID, list[Signatory]] = {}
    for row in rows:
        by_plan.setdefault(row.plan_id, []).append(_shown(row, answers.get(row.id, [])))
    days = group_days(plans=wanted)
    events = {
        duty.id: each
        for duty in procedure.pack().duties
        for each in (CIRCULATED, RETURNED)
        if any(each in one.events for one in duty.met_by)
    }
    children = {each.registration.child_id for each in wanted}
    dues = obligations.of_children(children=children, today=today, duties=events) if events else ()
    found = {}
    for plan in wanted:
        own = tuple(sorted(by_plan.get(plan.id, ()), key=lambda each: (SIDES.index(each.side), each.name)))
        sent = {each.circulated_on for each in own}
        on = {CIRCULATED: {days.get(plan.id)}, RETURNED: sent}
        limits = [
            _limit(due, event)
            for due in dues
            if due.child == plan.registration.child_id and (event := events.get(due.duty))
            if due.trigger_on in on[event]
            # What went round before this version was made was the version before.
            if due.met_on is None or due.met_on >= plan.made_on
        ]
        found[plan.id] = Agreement(
            plan=plan.id, child=plan.registration.child_id, signatories=own, limits=tuple(limits)
        )
    return found


def group_days(*, plans: Sequence[Plan]) -> dict[UUID, date]:
    """The day of the core group that each version is from: where it was worked out, else the last before it.

    One query. Without an entry where the child has had none.
    """
    children = {each.registration.child_id for each in plans}
    held = MeetingChild.standing.filter(child__in=children, meeting__kind="core-group")
    rows = held.exclude(meeting__held_on=None).values_list("child", "meeting", "meeting__held_on")
    known: dict[UUID, dict[UUID, date]] = {}
    for child, meeting, on in rows:
        known.setdefault(child, {})[meeting] = on
    found = {}
    for plan in plans:
        own = known.get(plan.registration.child_id, {})
        if plan.meeting_id in own:
            found[plan.id] = own[plan.meeting_id]
        elif before := [on for on in own.values() if on <= plan.made_on]:
            found[plan.id] = max(before)
    return found


@read
def show(*, plan: UUID, today: date) -> Agreement:
    """How one version stands with those who are to sign it. Raises NotHere and Refused as access says."""
    found = plan_signatories.plans_of(plans=[plan])[0]
    access_children.require(child=found.registration.child_id, what=May.SEE, today=today)
    steps.log(about="person", about_id=found.registration.child_id)
    return agreement_of(plan=found, today=today)


@read
def to_sign(*, today: date) -> tuple[ToSign, ...]:
    """The plans in force that wait for the signature of whoever acts, the oldest first. Three queries."""
    me = entry.current().actor.account
    seen = Person.standing.filter(access_children.visible(today=today)).values("id")
    rows = PlanSignatory.standing.filter(
        plans_in_force.of(path="plan"), account=me, not_asked_why="", plan__registration__child__in=seen,
        plan__registration__until_on=None,
    ).exclude(account=None)  # fmt: skip
    found = list(rows.select_related("plan__registration__child").order_by("plan__made_on", "id"))
    said = PlanAnswer.objects.filter(signatory__in=found).exclude(signs=None, accepts=None)
    answered = set(said.values_list("signatory", flat=True))
    together: dict[tuple[date, UUID | None], list[PlanSignatory]] = {}
    for each in found:
        if each.id not in answered:
            together.setdefault((each.plan.made_on, each.plan.meeting_id or each.plan_id), []).append(each)
    for each in found:
        steps.log(about="person", about_id=each.plan.registration.child_id)
    if not found:
        steps.log(about="plan")
    return tuple(
        ToSign(
            signatory=rows_of[0].id, plan=rows_of[0].plan_id, made_on=on,
            circulated_on=rows_of[0].circulated_on,
            names=tuple(families.name_of(person=each.plan.registration.child) for each in rows_of),
        )
        for (on, _), rows_of in together.items()
    )  # fmt: skip


def _answers(plans: Sequence[Plan]) -> dict[UUID, list[Answered]]:
    rows = PlanAnswer.objects.filter(signatory__plan__in=plans).select_related("meeting", "recorded_by")
    found: dict[UUID, list[Answered]] = {}
    for each in rows.order_by("-on", "-known_from", "-id"):
        said = {name: getattr(each, name) for name in QUESTIONS}
        found.setdefault(each.signatory_id, []).append(
            Answered(
                id=each.id, on=each.on, how=each.how, meeting=each.meeting_id, why_not=each.why_not,
                meeting_kind=each.meeting.kind if each.meeting else "",
                meeting_on=each.meeting.held_on if each.meeting else None, reply=each.reply,
                by=each.recorded_by.name if each.recorded_by else "", **said,
            )
        )  # fmt: skip
    return found


def _shown(row: PlanSignatory, answers: Sequence[Answered]) -> Signatory:
    return Signatory(
        id=row.id, plan=row.plan_id, name=row.name, role=row.role, side=row.side, account=row.account_id,
        key=plan_signatories.key_of(account=row.account_id, person=row.person_id, name=row.name),
        person=row.person_id, agency=row.agency.name if row.agency else "", circulated_on=row.circulated_on,
        circulated_how=row.circulated_how, not_asked_why=row.not_asked_why, answers=tuple(answers),
    )  # fmt: skip


def _limit(due: Due, event: str) -> Limit:
    late = due.is_open and due.days is not None and due.days < 0
    return Limit(
        event=event, duty=due.duty, say=due.say, cite=due.cite, key=due.key, recipient=due.recipient,
        by_on=due.late_after, met_on=due.met_on, late=late,
    )  # fmt: skip
