"""Risk assessed systematically, about several children at once: why, how, how great, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import entry
from holdfast.casework import given, milestones, own_agency, steps
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import RISK_LEVELS, RISK_REASONS
from holdfast.records.models import MilestoneChild, RiskAssessment


@dataclass(frozen=True, kw_only=True)
class RiskShown:
    """A risk assessment; `reason` and `level` in words, `level_word` as it is kept."""

    id: UUID
    part: UUID
    on: date
    reason: str
    method: str
    level: str
    level_word: str
    text: str
    by: str


@step
def record(
    *,
    children: Sequence[UUID],
    on: date,
    reason: str,
    text: str,
    today: date,
    level: str = "",
    method: str = "",
) -> UUID:
    """Record a risk assessment of several children: `reason` one of RISK_REASONS, `level` of RISK_LEVELS.

    Answers its key. Raises Refused for a word that is none and without what it found; else as
    `milestones.record` does.
    """
    given.known(word=reason, words=RISK_REASONS, what="why risk was assessed")
    if level:
        given.known(word=level, words=RISK_LEVELS, what="how great the risk is")
    said = given.needed(text=text, why="Write what the assessment found.")
    made = milestones.record(
        event="risk-assessment", children=children, on=on, today=today, text=said, said={"reason": reason}
    )
    found = RiskAssessment.objects.create(
        authority_id=entry.current().authority, milestone_id=made.id, method=method.strip(), level=level,
        text=said,
    )  # fmt: skip
    for child in made.parts:
        steps.log(about="person", about_id=child)
    key: UUID = found.id
    return key


@read
def of_child(*, child: UUID, today: date) -> tuple[RiskShown, ...]:
    """The risk assessments of a child, in order of their day. Raises Refused for a partner."""
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    rows = MilestoneChild.standing.filter(child=child, milestone__event="risk-assessment", on__lte=today)
    parts: dict[UUID, UUID] = dict(rows.values_list("milestone_id", "id"))
    found = RiskAssessment.objects.filter(milestone__in=list(parts)).select_related(
        "milestone", "milestone__account"
    )
    return tuple(
        RiskShown(
            id=each.id, part=parts[each.milestone_id], on=each.milestone.on, method=each.method,
            reason=RISK_REASONS.get(each.milestone.what, each.milestone.why or each.milestone.what),
            level=RISK_LEVELS.get(each.level, ""), level_word=each.level, text=each.text,
            by=each.milestone.account.name if each.milestone.account else "",
        )
        for each in found.order_by("milestone__on", "milestone__known_from", "id")
    )  # fmt: skip
