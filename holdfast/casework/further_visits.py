"""What is decided when a child could not be seen: another visit, by whom and how soon, or the police's help.

Each decision is kept with who decided and when, as something considered of the visit that failed. An absent
manager is no cause for delay: whoever goes may decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import given, milestones, procedure, steps
from holdfast.casework.steps import step
from holdfast.casework.wording import Wording
from holdfast.procedures.words import ROLES
from holdfast.records.models import Milestone, MilestoneChild

WHAT: Mapping[str, str] = {
    "another-visit": "Another visit",
    "police-help": "Whether to ask the police to help",
    "strategy-meeting": "Whether to hold a strategy meeting, with legal advice",
}


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision: about what, what it was, who decided, on which day, and why."""

    what: str
    decision: str
    by: str
    on: date
    why: str


@step
def decide(
    *,
    children: Mapping[UUID, UUID],
    what: str,
    decision: str,
    by: str,
    on: date,
    today: date,
    why: str = "",
) -> tuple[UUID, ...]:
    """Record what was decided after a visit failed; `children` leads from each child to their part of it.

    `what` is a word of WHAT, `by` the role that decided. Answers the rows' keys. Raises Refused where access
    refuses, for words that are none and for an empty decision.
    """
    concerned = given.several(children=children)
    access_children.require_all(children=concerned, what=May.WRITE, today=today)
    given.known(word=what, words=WHAT, what="what was decided about")
    given.known(word=by, words=ROLES, what="who decided")
    said = {
        "what": what, "by": by, "decision": given.needed(text=decision, why="Say what was decided."),
        "of": str(children[concerned[0]]), "reason": why.strip(),
    }  # fmt: skip
    done = milestones.record(event="considered", children=concerned, on=on, today=today, said=said)
    for child in concerned:
        steps.log(about="person", about_id=child)
    return tuple(done.parts.values())


def of_event(*, parts: Mapping[UUID, UUID], whole: UUID) -> tuple[Decided, ...]:
    """What has been decided of a visit that failed, the first first; for a read that has asked `access`."""
    named = {str(whole), *(str(each) for each in parts.values())}
    wording = Wording.of(pack=procedure.pack())
    found = MilestoneChild.standing.filter(
        child__in=parts, milestone__event="considered", milestone__of__in=named
    ).select_related("milestone")
    unique: dict[UUID, Milestone] = {each.milestone_id: each.milestone for each in found.order_by("on", "id")}
    return tuple(
        Decided(
            what=WHAT.get(each.what, each.what.replace("-", " ")), decision=each.decision, on=each.on,
            by=wording.role(role=each.by_role) if each.by_role else "", why=each.why,
        )
        for each in unique.values()
    )  # fmt: skip
