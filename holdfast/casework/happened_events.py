"""Visits, milestones, what was told and acknowledged, and what was put off: each by its child's part."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from holdfast.casework.happened_case import OF_A_VARIATION, Cases, one_of, role, roles
from holdfast.procedures import words
from holdfast.records.models import Acknowledgement, Milestone, MilestoneChild, Telling, Variation, VisitChild

OTHER = "other-professional"
"""Whoever did it in a role that no procedure knows: left out, a social worker would be meant."""


def gather(*, cases: Cases) -> None:
    """Add what happened on one day to every child, in five queries."""
    _visits(cases)
    _milestones(cases)
    _tellings(cases)
    for each in Variation.objects.filter(child_id__in=cases).order_by("on", "id"):
        cases[each.child_id].add(
            "varied", each.on, each.id, duty=each.duty, until=each.until_on.isoformat(),
            agreed_by=roles(said=each.agreed_by), reason=each.reason,
            **{"for": each.trigger or trigger_in(key=each.key)},
        )  # fmt: skip


def trigger_in(*, key: str) -> str:
    """What an obligation's key says it hangs on: the third of its four parts."""
    parts = key.split("/")
    return parts[OF_A_VARIATION] if len(parts) > OF_A_VARIATION else key


def _visits(cases: Cases) -> None:
    found = VisitChild.standing.filter(child_id__in=cases).select_related("visit")
    for part in found.order_by("on", "id"):
        visit = part.visit
        cases[part.child_id].call(visit.id, part.id)
        cases[part.child_id].add(
            "visit", part.on, part.id, by=role(said=visit.by_role, otherwise=OTHER), seen=part.seen,
            alone=part.alone, why_not_alone=part.why_not_alone.strip(), awake=part.awake,
            at_home=visit.place == "home", bedroom=part.bedroom,
            other_rooms=visit.other_rooms_seen if part.other_rooms is None else part.other_rooms,
            announced=visit.announced, obstruction=part.obstruction,
        )  # fmt: skip


def _milestones(cases: Cases) -> None:
    found = MilestoneChild.standing.filter(child_id__in=cases).select_related("milestone")
    for part in found.order_by("on", "id"):
        milestone = part.milestone
        cases[part.child_id].call(milestone.id, part.id)
        own = set(words.EVENTS.get(milestone.event, ()))
        said = {name: each for name, each in _said(milestone).items() if name in own}
        cases[part.child_id].add(milestone.event, part.on, part.id, **said)


def _said(milestone: Milestone) -> dict[str, Any]:
    """A milestone's columns under the names that events know them by; each event has some of them."""
    event, to = milestone.event, roles(said=milestone.to_role)
    reason = milestone.what if milestone.what in words.OPEN["reason"] else milestone.why.strip()
    return {
        "by": role(said=milestone.by_role, otherwise=OTHER) if milestone.by_role else None,
        "what": one_of(name="what", said=milestone.what),
        "of": milestone.of,
        "for": milestone.for_on.isoformat() if milestone.for_on else None,
        "to": to,
        "whom": to,
        "with": roles(said=milestone.with_roles or ()),
        "decision": milestone.decision.strip(),
        "agreed_by": roles(said=milestone.agreed_by),
        "role": role(said=milestone.role),
        "reason": reason,
        "obstruction": one_of(name="obstruction", said=milestone.what)
        if event == "access-difficulty"
        else None,
        "initiates_enquiry": True if milestone.decision == "enquiry" else None,
        "in_writing": milestone.in_writing,
        "before_meeting": milestone.before_meeting,
        "significant": milestone.significant,
        "extent": one_of(name="extent", said=milestone.extent),
        "overcome": milestone.overcome,
        "risk_considered": milestone.risk_considered,
        "assessment_needed": milestone.assessment_needed,
    }


def _tellings(cases: Cases) -> None:
    told: dict[UUID, Telling] = {}
    for each in Telling.standing.filter(child_id__in=cases).order_by("on", "id"):
        told[each.id] = each
        of = trigger_in(key=each.of) if "/" in each.of else each.of
        cases[each.child_id].add(
            "told", each.on, each.id, whom=[role(said=each.whom, otherwise=OTHER)], of=of,
            by=role(said=each.by_role, otherwise=OTHER) if each.by_role else None,
            in_writing=each.in_writing, unreached=roles(said=each.unreached or ()),
        )  # fmt: skip
    for seen in Acknowledgement.objects.filter(telling_id__in=told).order_by("on", "id"):
        telling = told[seen.telling_id]
        cases[telling.child_id].add(
            "acknowledged", max(seen.on, telling.on), seen.id, of=str(telling.id),
            whom=[role(said=telling.whom, otherwise=OTHER)],
        )  # fmt: skip


def parts_of(*, names: Iterable[UUID]) -> Mapping[str, str]:
    """Lead from the keys of other children's parts of a visit or a milestone to the whole."""
    asked = list(names)
    if not asked:
        return {}
    pairs = [
        *VisitChild.objects.filter(id__in=asked).values_list("id", "visit_id"),
        *MilestoneChild.objects.filter(id__in=asked).values_list("id", "milestone_id"),
    ]
    return {str(part): str(whole) for part, whole in pairs}
