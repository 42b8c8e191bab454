"""What is said of a plan that counts towards a duty: work has begun, it is the full one, the officer has it.

Each is a milestone, from which the authority's procedure counts.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import families, given, milestones, plan_succession, registrations, steps
from holdfast.casework.milestones import MilestoneDone
from holdfast.casework.steps import step
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.records.models import LegalStatus, MilestoneChild, PaperSent, Person, Plan

BEGUN, FULL, SENT = "plan-work-begun", "full-plan-produced", "plan-sent-to-reviewing-officer"


@step
def begin_work(*, children: Sequence[UUID], on: date, today: date, text: str = "") -> MilestoneDone:
    """Say that work on the plan of several children has begun, on a day.

    Raises Refused for who may not, a child without a plan on that day, and a day ahead; NotHere as access
    says.
    """
    wanted = _asked(children, BEGUN, today)
    given.not_after(on=on, today=today, what="The beginning of the work")
    for child in wanted:
        registrations.current(child=child, on=on)
    return _record(BEGUN, wanted, on=on, today=today, text=text)


@step
def say_full(*, children: Sequence[UUID], on: date, today: date, text: str = "") -> MilestoneDone:
    """Say that the detailed plan of several children is the full one: it rests on the completed assessment.

    Raises Refused for who may not, a child without a detailed plan or without a completed assessment, and a
    day ahead; NotHere as access says.
    """
    wanted = _asked(children, FULL, today)
    given.not_after(on=on, today=today, what="The full plan")
    assessed = set(
        MilestoneChild.standing.filter(
            child__in=wanted, milestone__event="assessment-completed", on__lte=on
        ).values_list("child", flat=True)
    )
    for child in wanted:
        _detailed(child, on)
        if child not in assessed:
            raise Refused(
                f"The full plan rests on the assessment: {_name(child)}’s is not recorded as completed.",
                about="person", about_id=child, who_can_help="yourself: complete the assessment first",
            )  # fmt: skip
    return _record(FULL, wanted, on=on, today=today, text=text)


@step
def send_to_reviewing_officer(
    *, children: Sequence[UUID], on: date, how: str, today: date, to: str = ""
) -> MilestoneDone:
    """Say that the detailed plan of several looked-after children was sent to their reviewing officer.

    `how` is a word of SENT_HOWS, `to` the officer's name. Raises Refused for who may not, a child who is not
    looked after or has no detailed plan, and a day ahead; NotHere as access says.
    """
    wanted = _asked(children, SENT, today)
    given.not_after(on=on, today=today, what="The sending")
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    looked_after = set(
        LegalStatus.objects.filter(
            child__in=wanted, looked_after=True, from_on__lte=on, until_on=None
        ).values_list("child", flat=True)
    )
    plans = []
    for child in wanted:
        if child not in looked_after:
            raise Refused(
                f"{_name(child)} is not looked after: nobody reviews a care plan.", about="person",
                about_id=child, who_can_help="yourself: record the legal status first",
            )  # fmt: skip
        plans.append(_detailed(child, on))
    made = _record(SENT, wanted, on=on, today=today, text="")
    for plan in plans:
        _paper(plan, made.id, on=on, how=how, to=to)
    return made


def _asked(children: Sequence[UUID], event: str, today: date) -> tuple[UUID, ...]:
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=milestones.needed(event=event), today=today)
    return wanted


def _record(event: str, children: Sequence[UUID], *, on: date, today: date, text: str) -> MilestoneDone:
    made = milestones.record(event=event, children=children, on=on, today=today, text=text)
    for child in children:
        steps.log(about="person", about_id=child)
    return made


def _detailed(child: UUID, on: date) -> Plan:
    """The detailed plan of a child that counted on a day."""
    registration = registrations.current(child=child, on=on)
    made = Plan.standing.filter(
        registration=registration, part=plan_succession.DETAILED, made_on__lte=on
    ).order_by("-made_on", "-number", "-id")
    plan: Plan | None = made.first()
    if plan is None:
        raise Refused(
            f"{_name(child)} has no detailed plan on that day.", about="person", about_id=child,
            who_can_help="yourself: write the detailed plan first",
        )  # fmt: skip
    return plan


def _paper(plan: Plan, milestone: UUID, *, on: date, how: str, to: str) -> None:
    """Keep that it went, with the meeting at which it was worked out; without one the milestone says it."""
    if plan.meeting_id is None:
        return
    PaperSent.objects.create(
        authority_id=plan.authority_id, meeting_id=plan.meeting_id, kind="plan", role="reviewing-officer",
        to_name=to.strip() or "The reviewing officer", sent_on=on, how=how, milestone_id=milestone,
        by_id=entry.current().actor.account,
    )  # fmt: skip


def _name(child: UUID) -> str:
    return families.name_of(person=Person.objects.get(id=child))
