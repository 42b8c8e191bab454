"""A conference is completed: what it decided takes effect at once, for each child, and is recorded once.

    completions.blocks(meeting=…, today=…)      what still stands in the way, each with its clause
    completions.complete(meeting=…, on=…, today=…)

Plans and registrations begin, go on or end; the outline plan becomes the child's; the core group and the next
review are arranged; who is to have the decisions and the record is noted; what then is due is derived. All of
it in one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    completion_blocks,
    completion_papers,
    conference_conclusions,
    conference_decisions,
    conference_findings,
    convened,
    core_groups,
    given,
    impossible,
    obligations,
    outline_plans,
    professional_judgements,
    transfers,
    unit_allocations,
)
from holdfast.casework.arrangements import Arranged
from holdfast.casework.completion_blocks import Block
from holdfast.casework.conference_decisions import INITIAL, Conference
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read, step
from holdfast.records.models import Conference as ConferenceRow
from holdfast.records.models import ConferenceOutline, Meeting

__all__ = ["Block", "Completed", "blocks", "complete"]

CAN_HELP = "the conference’s chair: put it right first"


@dataclass(frozen=True, kw_only=True)
class Completed:
    """A conference as completed: when it was held, what was decided for each child, what was arranged."""

    meeting: UUID
    held_on: date
    decisions: Mapping[UUID, str]
    next: tuple[Arranged, ...]


@read
def blocks(*, meeting: UUID, today: date, on: date | None = None) -> tuple[Block, ...]:
    """What stands in the way of completing it, as held on the day it is arranged for, or another.

    Nothing for one that is over. Raises NotHere and Refused as access says of the children.
    """
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    if not (found.is_open and conference_findings.decides(found=found)):
        return ()
    return completion_blocks.of(found=found, on=on or found.day or today, today=today)


@step
def complete(
    *,
    meeting: UUID,
    on: date,
    today: date,
    reasons: Mapping[str, str] | None = None,
    breach: str = "",
    unit: UUID | None = None,
) -> Completed:
    """Complete a conference that was held on a day; answers what followed.

    `breach` says why it did not keep to the procedure; it passes over what can be passed over with a reason,
    and ends no plan that the procedure does not let end. `unit` is the child protection unit to which the
    children with a new plan are allocated. Raises Refused for who may not, a day ahead, and where something
    stands in the way; NotHere for no such conference. Inquorate, it begins plans and ends none.
    """
    list(Meeting.objects.select_for_update().filter(id=meeting))
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    conference_findings.must_decide(found=found)
    given.not_after(on=on, today=today, what="The conference")
    conference = conference_conclusions.of(found=found, on=on)
    # The guards first: they name the clause, and who may lift them.
    why = conference_decisions.ask(conference=conference, today=today, reasons=reasons, breach=breach)
    _nothing_missing(found, on=on, today=today, breach=breach)
    conference_decisions.read(conference=conference, children=found.children)
    with impossible.in_words(about="person", about_id=found.children[0]):
        _hold(found, conference, breach=breach, today=today)
    conference_decisions.carry_out(conference=conference)
    received = [
        child
        for child, each in conference.of_event(event=INITIAL).items()
        if each.has_plan or conference.quorate is not False
    ]
    transfers.received(children=received, meeting=meeting, on=on, today=today)
    _make_plans(found, conference, today, reasons)
    planned = [child for child, each in conference.children.items() if each.has_plan]
    core_groups.settle(meeting=meeting, children=planned, on=on)
    following = _arrange(found, conference)
    if unit is not None:
        unit_allocations.allocate(children=_begun(conference), team=unit, on=on, today=today, reasons=reasons)
    for child in found.children:
        convened.log(children=[child], why=why.get(child, "") or breach.strip())
    obligations.refresh(children=found.children, today=today)
    completion_papers.want(found=found, on=on, today=today)
    return Completed(
        meeting=meeting, held_on=on, next=following,
        decisions={child: each.decision for child, each in conference.children.items()},
    )  # fmt: skip


def _nothing_missing(found: Convened, *, on: date, today: date, breach: str) -> None:
    """Raises Refused for what nobody answered or decided, and for what a reason would pass over."""
    own = [
        each
        for each in completion_blocks.of(found=found, on=on, today=today)
        if not each.of_guard and not (each.can_be_reason and breach.strip())
    ]
    if own:
        raise Refused(
            " ".join(each.say for each in own),
            clause="; ".join(dict.fromkeys(each.cite for each in own if each.cite)), who_can_help=CAN_HELP,
            about="person", about_id=found.children[0],
        )  # fmt: skip


def _hold(found: Convened, conference: Conference, *, breach: str, today: date) -> None:
    """Write the meeting as held, each child's decision in its part, and that it is completed."""
    meeting, row = found.meeting, ConferenceRow.objects.get(meeting=found.meeting)
    meeting.held_on, meeting.members = conference.held_on, list(conference.members)
    meeting.quorate = conference.quorate
    meeting.parents_came = professional_judgements.parents_came(meeting=meeting.id)
    meeting.recorded_by_id = entry.current().actor.account
    for name in ("core_group_every", "visit_every", "rooms_every"):
        setattr(meeting, name, getattr(row, name))
    meeting.save()
    for part in found.parts:
        conference_decisions.write(part=part, said=conference.children[part.child_id])
        part.save()
    row.completed_on, row.completed_by_id = today, entry.current().actor.account
    row.breach = breach.strip()
    row.save()


def _make_plans(
    found: Convened, conference: Conference, today: date, reasons: Mapping[str, str] | None
) -> None:
    """What was written of the outline plan becomes the plan of each child who has one."""
    written = set(ConferenceOutline.standing.filter(meeting=found.meeting).values_list("child", flat=True))
    children = [
        child for child, each in conference.children.items() if each.has_plan and ({child, None} & written)
    ]
    if children:
        outline_plans.make(
            meeting=found.meeting.id, children=children, on=conference.held_on, today=today, reasons=reasons
        )


def _arrange(found: Convened, conference: Conference) -> tuple[Arranged, ...]:
    """The core group and the next review, for the children who have a plan."""
    children = [child for child, each in conference.children.items() if each.has_plan]
    fixed = found.conference
    wanted = (
        ("core-group", fixed.first_core_group_on, fixed.first_core_group_at, fixed.core_group_venue),
        ("review-conference", fixed.next_review_on, fixed.next_review_at, ""),
    )
    made = []
    for kind, for_on, at, venue in wanted:
        if for_on is None or not children:
            continue
        arrangements.only_once(kind=kind, children=children)
        made.append(
            arrangements.make(
                kind=kind, children=children, for_on=for_on, on=conference.held_on, at=at, venue=venue
            )
        )
    return tuple(made)


def _begun(conference: Conference) -> Sequence[UUID]:
    return [
        child
        for child, each in conference.children.items()
        if each.event == INITIAL and each.decision == "plan"
    ]
