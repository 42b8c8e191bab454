"""A child's other plans, seen together with the child protection plan: legal status, care, support plans.

For a looked-after child the plan is a part of the whole care planning: the reviewing officer has it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections

from holdfast.access import entry
from holdfast.procedures.conference_words import SUPPORT_PLANS

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
union all
select 'held', '', '', max(m.held_on), false from records_meetingchild p
  join records_meeting m on m.id = p.meeting_id
 where p.child_id = %(child)s and p.withdrawn_at is null and m.kind = 'looked-after-review'
   and m.cancelled_on is null
union all
select 'ahead', '', '', min(last.for_on), false from records_meetingchild p
  join records_meeting m on m.id = p.meeting_id
  cross join lateral (select d.for_on from records_meetingdate d where d.meeting_id = m.id
                       order by d.arranged_on desc, d.known_from desc limit 1) last
 where p.child_id = %(child)s and p.withdrawn_at is null and m.kind = 'looked-after-review'
   and m.cancelled_on is null and m.held_on is null and last.for_on >= %(today)s
union all
select 'sent', '', '', max(p."on"), false from records_milestonechild p
  join records_milestone m on m.id = p.milestone_id
 where p.child_id = %(child)s and p.withdrawn_at is null and m.event = %(sent)s
   and p."on" >= %(made_on)s
order by 1, 5 desc, 4, 2"""
"""Asked at once, for the plan's page has much else to ask."""
OTHERS = ("status", "support")


def of(*, child: UUID, made_on: date | None, today: date) -> CarePlans:
    """A child's other plans, beside a plan made on a day; for reads that have asked access. One query."""
    asked: dict[str, UUID | date | str] = {
        "child": child,
        "today": today,
        "sent": SENT,
        "made_on": made_on or date.min,
    }
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute(ASK, asked)
        rows = cursor.fetchall()
    own = [
        OtherPlan(named=_named(of_kind, name), from_on=from_on, text=text, is_care=is_care)
        for of_kind, name, text, from_on, is_care in rows
        if of_kind in OTHERS
    ]
    days = {of_kind: on for of_kind, _, _, on, _ in rows if of_kind not in OTHERS}
    return CarePlans(
        plans=tuple(own), looked_after=any(each.is_care for each in own), reviewed_on=days["held"],
        review_on=days["ahead"], sent_on=days["sent"],
        group_says=next((text for of_kind, _, text, *_ in rows if of_kind == "group"), ""),
    )  # fmt: skip


def _named(of_kind: str, name: str) -> str:
    return SUPPORT_PLANS.get(name, name) if of_kind == "support" else name[:1].upper() + name[1:]
