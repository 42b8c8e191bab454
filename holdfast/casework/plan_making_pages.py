"""Before a draft is made the plan: whose drafts go with it, and what is still open in it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    families,
    plan_drafts,
    plan_families,
    plan_makings,
    plan_outlines,
    plan_records,
    plan_said,
    plan_succession,
    steps,
)
from holdfast.casework.plan_outlines import OutlinePart
from holdfast.casework.steps import read
from holdfast.records.models import Meeting, Outcome, Plan


@dataclass(frozen=True, kw_only=True)
class OtherDraft:
    """The draft of a brother or sister."""

    plan: UUID
    name: str
    is_written: bool  # it says what will be different for the child


@dataclass(frozen=True, kw_only=True)
class MakePage:
    """What whoever makes a draft the plan is told first; `changes`: it takes the place of a detailed plan."""

    plan: UUID
    child: UUID
    name: str
    why: str
    changes: bool
    meeting: UUID | None
    meeting_on: date | None
    others: tuple[OtherDraft, ...]
    untimed: tuple[str, ...]
    outcomes: int
    lacking: int
    adrift: tuple[OutlinePart, ...]
    beyond: tuple[str, ...]


@read
def prepare(*, plan: UUID, today: date) -> MakePage:
    """What is open in a draft before it is made the plan. Raises NotHere for none, and as access says."""
    found = plan_drafts.find(plan=plan, what=May.SEE, today=today)
    child: UUID = found.registration.child_id
    access_children.require(child=child, what=plan_makings.needed(meeting=found.meeting_id), today=today)
    before = plan_succession.in_force(registration=found.registration_id)
    outlines = [each for each in before if each.part == plan_succession.OUTLINE]
    came_from = outlines[0] if outlines else plan_succession.outline_of(plan=found)
    pages = plan_said.pages(plans=[found, *([came_from] if came_from else [])])
    told = plan_outlines.told(registrations=[found.registration_id])
    outline = pages[1] if came_from else None
    met = Meeting.objects.filter(id=found.meeting_id).first() if found.meeting_id else None
    steps.log(about="person", about_id=child)
    return MakePage(
        plan=plan, child=child, name=families.name_of(person=found.registration.child),
        why=found.changed_why, changes=any(each.part == found.part for each in before),
        meeting=found.meeting_id, meeting_on=met.held_on if met else None,
        others=_others(found, today),
        untimed=plan_makings.untimed(page=pages[0]), outcomes=len(pages[0].outcomes),
        lacking=sum(len(each) for each in plan_records.lacks(plan=found, today=today).values()),
        adrift=plan_outlines.adrift(outline=outline, detailed=pages[0], told=told) if outline else (),
        beyond=plan_outlines.beyond(outline=outline, detailed=pages[0]) if outline else (),
    )  # fmt: skip


def _others(plan: Plan, today: date) -> tuple[OtherDraft, ...]:
    """The drafts of brothers and sisters in which whoever acts may write."""
    own = [each for each in plan_families.of(plan=plan, today=today) if each.is_draft and each.writes]
    written = set(
        Outcome.standing.filter(
            need__plan__in=[each.plan for each in own], need__withdrawn_at=None
        ).values_list("need__plan", flat=True)
    )
    return tuple(OtherDraft(plan=each.plan, name=each.name, is_written=each.plan in written) for each in own)
