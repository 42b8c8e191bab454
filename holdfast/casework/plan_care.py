"""A child's other plans, seen together with the child protection plan: legal status, care, support plans.

For a looked-after child the plan is a part of the whole care planning: the reviewing officer has it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from holdfast.procedures.conference_words import SUPPORT_PLANS
from holdfast.records.models import (
    CoreGroupChild,
    LegalStatus,
    MeetingChild,
    MeetingDate,
    MilestoneChild,
    SupportPlan,
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


def of(*, child: UUID, made_on: date | None, today: date) -> CarePlans:
    """A child's other plans, beside a plan made on a day; for reads that have asked access.

    Five queries at most.
    """
    statuses = LegalStatus.objects.filter(
        Q(until_on=None) | Q(until_on__gt=today), child=child, from_on__lte=today
    ).order_by("-looked_after", "from_on", "id")
    own = [
        OtherPlan(
            named=each.status[:1].upper() + each.status[1:], from_on=each.from_on, text=each.made_by,
            is_care=each.looked_after,
        )
        for each in statuses
    ]  # fmt: skip
    support = SupportPlan.standing.filter(child=child, ended_on=None).order_by("from_on", "id")
    own += [
        OtherPlan(named=SUPPORT_PLANS.get(each.kind, each.kind), from_on=each.from_on, text=each.aims)
        for each in support
    ]
    looked_after = any(each.is_care for each in own)
    reviewed_on, review_on = _reviews(child, today) if looked_after else (None, None)
    said = CoreGroupChild.objects.filter(part__child=child, part__withdrawn_at=None).exclude(care_plans="")
    words = said.order_by("-part__meeting__held_on", "-id").values_list("care_plans", flat=True).first()
    return CarePlans(
        plans=tuple(own), looked_after=looked_after, reviewed_on=reviewed_on, review_on=review_on,
        sent_on=_sent(child, made_on) if looked_after else None, group_says=words or "",
    )  # fmt: skip


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
