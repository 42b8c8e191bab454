"""What else happened that a procedure counts from: recorded for several children, with what it may ask of it.

The events here are exactly those of the public form that have no table of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import given, guarded, impossible, milestone_columns, obligations, steps
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.records.models import Milestone, MilestoneChild

# Recorded by steps of their own, in tables of their own.
OF_THEIR_OWN = frozenset(
    {
        *("plan-carried-in", "plan-ended", "allocated", "unallocated", "visit", "told", "acknowledged"),
        *("conference-arranged", "meeting-cancelled", "initial-conference", "review-conference"),
        *("core-group", "looked-after-review", "outline-plan-made", "plan-changed", "varied"),
        *("looked-after-from", "looked-after-until"),
    }
)
EVENTS = tuple(event for event in words.EVENTS if event not in OF_THEIR_OWN)

# What people of other agencies come to know too, and what those who run conferences record; the rest is the
# work of whoever works with the child.
ANYBODYS = frozenset(
    {
        *("appointment-missed", "access-difficulty", "implementation-difficulty", "new-concerns"),
        *("circumstances-changed", "not-adhered-to", "missing", "found"),
    }
)
OF_CONFERENCES = frozenset(
    {
        *("report-to-parents", "report-to-chair", "record-distributed", "agreement-circulated"),
        *("agreement-returned", "considered", "plan-sent-to-reviewing-officer", "transfer-asked"),
        *("receiving-conference", "comment-received", "dissent-raised"),
    }
)


@dataclass(frozen=True, kw_only=True)
class MilestoneDone:
    """What was recorded: which event, on which day, and each child's part of it."""

    id: UUID
    event: str
    on: date
    parts: Mapping[UUID, UUID]


@step
def record(
    *,
    event: str,
    children: Sequence[UUID],
    on: date,
    today: date,
    said: Mapping[str, Any] | None = None,
    text: str = "",
    reasons: Mapping[str, str] | None = None,
    breach: str = "",
) -> MilestoneDone:
    """Record an event for several children; `said` are its fields by their names in the public form.

    Raises Refused for who may not, an event that has a step of its own or is none, a field that the event
    has not, that is required and left out, or that is not what it takes, and a day ahead; where a guard
    stands before it, unless `breach` says why it happened all the same; NotHere for a child not here.
    """
    wanted = given.several(children=children)
    given.known(word=event, words=EVENTS, what="what happened")
    access_children.require_all(children=wanted, what=needed(event=event), today=today)
    given.not_after(on=on, today=today, what="What happened")
    why = _ask(event, wanted, on=on, today=today, said=said or {}, reasons=reasons, breach=breach)
    made = write(event=event, children=wanted, on=on, said=said, text=text)
    for child in wanted:
        steps.log(about="person", about_id=child, why=why)
    obligations.refresh(children=wanted, today=today)
    return made


def write(
    *, event: str, children: Sequence[UUID], on: date, said: Mapping[str, Any] | None = None, text: str = ""
) -> MilestoneDone:
    """Write an event: a part of steps that have asked access, and that log and refresh what is due.

    Raises Refused for a field that the event has not, that is left out or is not what it takes.
    """
    columns = milestone_columns.read(event=event, said=said or {})
    entered = entry.current()
    with impossible.in_words(about="person", about_id=children[0]):
        made = Milestone.objects.create(
            authority_id=entered.authority, event=event, on=on, account_id=entered.actor.account,
            text=text.strip(), **columns,
        )  # fmt: skip
        parts = {
            child: MilestoneChild.objects.create(
                authority_id=entered.authority, milestone=made, child_id=child, on=on
            ).id
            for child in children
        }
    return MilestoneDone(id=made.id, event=event, on=on, parts=parts)


def needed(*, event: str) -> May:
    """What one must be allowed to do to a child to record this of it."""
    if event in ANYBODYS:
        return May.CONTRIBUTE
    return May.MEET if event in OF_CONFERENCES else May.WRITE


def _ask(
    event: str, children: Sequence[UUID], *, on: date, today: date, said: Mapping[str, Any],
    reasons: Mapping[str, str] | None, breach: str,
) -> str:  # fmt: skip
    if event != "child-in-need-plan-ended":
        return ""
    facts = []
    for child in children:
        began = MilestoneChild.standing.filter(
            child=child, milestone__event="child-in-need-plan-started", on__lte=on
        )
        last = began.order_by("-on").values_list("on", flat=True).first()
        if last is None:
            raise Refused("No child in need plan has begun for this child.", about="person", about_id=child)
        facts.append({"began": last, "reason": said.get("reason"), "agreed_by": said.get("agreed_by")})
    return guarded.ask(
        step="end-child-in-need-plan", facts=facts, on=on, today=today, reasons=reasons, breach=breach,
        about_id=children[0],
    )  # fmt: skip
