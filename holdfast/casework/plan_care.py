"""A child's other plans, seen together with the child protection plan: legal status, care, support plans.

For a looked-after child the plan is a part of the whole care planning: the reviewing officer has it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections
from django.db.models import OuterRef, Subquery

from holdfast.access import entry
from holdfast.procedures.conference_words import SUPPORT_PLANS
from holdfast.records.models import (
    MeetingChild,
    MeetingDate,
    MilestoneChild,
)

SENT = "plan-sent-to-reviewing-officer"


@dataclass(frozen=True, kw_only=True)
class OtherPlan:
    """One of them: what it is, since when, what it is for."""

    named: str
    from_on: date
    text: str
    is_care: bool = False


@dataclass(frozen=True, kw_only=True)
class CarePlans:
    """What else is planned for a child; `sent_on` is when the reviewing officer was sent this plan."""

    plans: tuple[OtherPlan, ...]
    looked_after: bool
    reviewed_on: date | None
    review_on: date | None
    sent_on: date | None
    group_says: str


ASK = """
select 'status', r.status, r.made_by, r.from_on, r.looked_after from records_legalstatus r
 where r.child_id = %(child)s and r.from_on <= %(today)s
   and (r.until_on is null or r.until_on > %(today)s)
union all
select 'support', r.kind, r.aims, r.from_on, false from records_supportplan r
 where r.child_id = %(child)s and r.ended_on is null and r.withdrawn_at is null
union all
(select 'group', '', g.care_plans, m.held_on, false from records_coregroupchild g
   join records_meetingchild p on p.id = g.part_id and p.withdrawn_at is null
   join records_meeting m on m.id = p.meeting_id
  where p.child_id = %(child)s and g.care_plans <> ''
  order by m.held_on desc nulls first, g.id desc limit 1)
order by 1, 5 desc, 4, 2"""
"""Asked at once, for the plan's page has much else to ask."""


def of(*, child: UUID, made_on: date | None, today: date) -> CarePlans:
    """A child's other plans, beside a plan made on a day; for reads that have asked access.

    One query, and two more for a looked-after child.
    """
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute(ASK, {"child": child, "today": today})
        rows = cursor.fetchall()
    own = [
        OtherPlan(named=_named(of_kind, name), from_on=from_on, text=text, is_care=is_care)
        for of_kind, name, text, from_on, is_care in rows
        if of_kind != "group"
    ]
    looked_after = any(each.is_care for each in own)
    reviewed_on, review_on = _reviews(child, today) if looked_after else (None, None)
    return CarePlans(
        plans=tuple(own), looked_after=looked_after, reviewed_on=reviewed_on, review_on=review_on,
        sent_on=_sent(child, made_on) if looked_after else None,
        group_says=next((text for of_kind, _, text, *_ in rows if of_kind == "group"), ""),
    )  # fmt: skip


def _named(of_kind: str, name: str) -> str:
    return SUPPORT_PLANS.get(name, name) if of_kind == "support" else name[:1].upper() + name[1:]


def _reviews(child: UUID, today: date) -> tuple[date | None, date | None]:
    """The last looked-after review that was held, and the day of the next."""
    last = MeetingDate.objects.filter(meeting=OuterRef("meeting")).order_by("-arranged_on", "-known_from")
    rows = MeetingChild.standing.filter(
        child=child, meeting__kind="looked-after-review", meeting__cancelled_on=None
    ).annotate(for_on=Subquery(last.values("for_on")[:1]))
    days = list(rows.values_list("meeting__held_on", "for_on"))
    held = [on for on, _ in days if on is not None]
    ahead = [for_on for on, for_on in days if on is None and for_on is not None and for_on >= today]
    return max(held, default=None), min(ahead, default=None)


def _sent(child: UUID, made_on: date | None) -> date | None:
    rows = MilestoneChild.standing.filter(child=child, milestone__event=SENT)
    if made_on is not None:
        rows = rows.filter(on__gte=made_on)
    found: date | None = rows.order_by("-on").values_list("on", flat=True).first()
    return found
