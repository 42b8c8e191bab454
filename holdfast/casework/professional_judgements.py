"""What the professionals' views of a child mean for its decision: what a guard is told, who thinks otherwise.

Building blocks of the steps that decide; the views themselves are in `professional_views.py`.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from holdfast.casework import attendances, professional_views
from holdfast.casework.professional_views import ProfessionalView
from holdfast.procedures.conference_words import PARENTS
from holdfast.records.models import Disagreement


def parents_came(*, meeting: UUID) -> bool:
    """Whether a parent or carer was there."""
    return any(role in PARENTS for role in attendances.roles_there(meeting=meeting))


def at_risk(*, conference: bool | None, views: Iterable[ProfessionalView]) -> bool | None:
    """Whether the child counts as at risk: the conference said so, or half of the professionals do, or more.

    Where a text has the professionals judge, and the record says both, the child is protected.
    """
    said = [each.at_risk for each in views if each.at_risk is not None]
    return True if said and 2 * sum(said) >= len(said) else conference


def facts(*, meeting: UUID, child: UUID, at_risk: bool | None, kind: str = "plan") -> dict[str, Any]:
    """What the procedure asks before a decision is recorded: about what, and whose view is recorded."""
    return {
        "kind": kind,
        "at_risk": at_risk,
        "attended": list(attendances.roles_there(meeting=meeting)) or None,
        "professionals_views": dict(professional_views.as_facts(meeting=meeting, child=child)) or None,
    }


def not_noted(*, meeting: UUID, child: UUID, has_plan: bool) -> tuple[ProfessionalView, ...]:
    """The professionals who think otherwise than was decided, and whose disagreement nobody noted."""
    noted = set(Disagreement.standing.filter(meeting=meeting, child=child).values_list("who", flat=True))
    return tuple(
        each
        for each in professional_views.of_each(meeting=meeting, child=child)
        if each.plan_needed is not None and each.plan_needed != has_plan and each.who not in noted
    )
