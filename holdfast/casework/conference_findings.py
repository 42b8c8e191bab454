"""What a conference finds and decides for each child: the two questions apart, the purposes, the decision.

    conference_findings.record(meeting=…, children=[ada, ben], finding=Finding(at_risk=True, …), today=…)

Nothing takes effect until the conference is completed (`completions`). What a conference does not decide,
the law or where a child lives, cannot be written down here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import (
    conference_decisions,
    convened,
    given,
    guarded,
    impossible,
    obligations,
    professional_judgements,
    registrations,
)
from holdfast.casework.conference_decisions import INITIAL, REVIEW
from holdfast.casework.convened import Convened
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.records.models import Account, ConferenceChild, Meeting, MeetingChild

PLAN = "plan"
SAID = (
    *("risk_factors", "protective_factors", "support_needed", "support_by", "changes_needed"),
    *("category_decision", "safety", "health", "development", "welfare", "progress", "future_action"),
    *("current_plan", "child_response", "family_response", "assessment_findings", "related_assessments"),
    *("against_first_risks", "risk_changed", "other_children", "ending_discussed"),
)
"""What a conference writes down of each child in words; names of the form of the records."""

ANSWERED = (*("evidence_of_change", "safeguarded", "needs_met", "criteria_met", "risk_diminished"),)
"""What a review answers of each child with yes or no; names of the form of the records."""
WITH_A_PLAN = ("plan", "continue")
CHANGED = (
    "Somebody else has written what was decided since you opened this. Nothing of yours was saved yet: look "
    "at what it says now."
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found and decided, for one child or several alike.

    `said` and `answered` have the names of the form of the records (docs/record-form.md); what is not among
    them stays as it was.
    """

    at_risk: bool | None = None
    plan_needed: bool | None = None
    decision: str = ""  # a word of the public form; empty until it is decided
    decided_why: str = ""
    categories: Sequence[str] = ()
    grounds: Sequence[str] = ()
    then: str = ""
    then_why: str = ""
    social_worker: UUID | None = None
    worker_identified_by: str = ""
    role_explained: bool | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    answered: Mapping[str, bool | None] = field(default_factory=dict)


@step
def record(
    *,
    meeting: UUID,
    children: Sequence[UUID],
    finding: Finding,
    today: date,
    kind: str = PLAN,
    seen: datetime | None = None,
    reasons: Mapping[str, str] | None = None,
) -> None:
    """Write down what was found and decided for each of these children, the same for all.

    `kind` is what is decided about; `seen` the version of the first child's that it was written upon. Raises
    Refused for who may not, a conference that is over, words that are none, two answers that contradict each
    other, and where the procedure lets a conference not decide it; ChangedMeanwhile where somebody else has
    written it since; NotHere for a child whom it is not about.
    """
    wanted = given.several(children=children)
    list(Meeting.objects.select_for_update().filter(id=meeting))
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    must_decide(found=found)
    parts = [found.part(child=child) for child in wanted]
    why = _may_decide(found, wanted, finding, kind=kind, today=today, reasons=reasons)
    if seen is not None and seen != version(part=parts[0]):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=wanted[0])
    on = min(found.day or today, today)
    for part in parts:
        event = event_for(found=found, child=part.child_id, on=on)
        _check(finding, event, part.child_id)
        with impossible.in_words(about="person", about_id=part.child_id):
            _write(part, finding, counts_as_initial=found.is_review and event == INITIAL)
    convened.log(children=wanted, why=why)
    obligations.refresh(children=wanted, today=today)


def decides(*, found: Convened) -> bool:
    """Whether it decides about a plan: a looked-after review does not."""
    return found.meeting.kind in words.CONFERENCE_DECISIONS


def must_decide(*, found: Convened) -> None:
    """Raises Refused for a looked-after review, which decides nothing about a plan."""
    if not decides(found=found):
        raise Refused(
            "A looked-after review decides nothing about the plan: record that it was held.",
            who_can_help="the reviewing officer", about="person", about_id=found.children[0],
        )  # fmt: skip


def event_for(*, found: Convened, child: UUID, on: date) -> str:
    """What the conference is for this child: an initial one for a child who is added at a review."""
    return events(found=found, on=on)[found.part(child=child).child_id]


def events(*, found: Convened, on: date) -> dict[UUID, str]:
    """The same for each of its children, in one query."""
    if not found.is_review:
        return dict.fromkeys(found.children, INITIAL)
    if not found.is_open:
        parts = [each.id for each in found.parts]
        rows = ConferenceChild.objects.filter(part__in=parts, counts_as_initial=True)
        added = set(rows.values_list("part__child", flat=True))
        return {child: INITIAL if child in added else REVIEW for child in found.children}
    registered = registrations.of_children(children=found.children, on=on)
    return {child: REVIEW if child in registered else INITIAL for child in found.children}


def version(*, part: MeetingChild) -> datetime:
    """The version of what was written for a child; of the part itself while nothing was."""
    return version_of(row=ConferenceChild.objects.filter(part=part).first(), part=part)


def version_of(*, row: ConferenceChild | None, part: MeetingChild) -> datetime:
    """The same of what was read already."""
    stands: datetime = (row or part).known_from
    return stands


def _may_decide(
    found: Convened,
    children: Sequence[UUID],
    finding: Finding,
    *,
    kind: str,
    today: date,
    reasons: Mapping[str, str] | None,
) -> str:
    """Ask what the procedure lets a conference decide, once something is decided."""
    if finding.decision in {"", "deferred"} and kind == PLAN:
        return ""
    facts = [
        professional_judgements.facts(
            meeting=found.meeting.id, child=child, at_risk=finding.at_risk, kind=kind
        )
        for child in children
    ]
    why = guarded.ask(
        step="record-decision", facts=facts, on=found.day or today, today=today, reasons=reasons,
        about_id=children[0],
    )  # fmt: skip
    if kind != PLAN:
        raise Refused(
            "A conference decides whether a child needs a plan. What a court decides, and where a child "
            "lives, is recorded where it was decided.",
            who_can_help="the child’s social worker", about="person", about_id=children[0],
        )  # fmt: skip
    return why


def _check(finding: Finding, event: str, child: UUID) -> None:
    given.all_known(found=finding.categories, words=tuple(words.Category), what="the category")
    given.all_known(found=finding.grounds, words=words.OPEN["grounds"], what="why the plan ends")
    given.all_known(found=finding.said, words=SAID, what="what was said")
    given.all_known(found=finding.answered, words=ANSWERED, what="what was answered")
    if finding.then:
        given.known(word=finding.then, words=words.CLOSED["then"], what="what follows")
    if finding.social_worker and not Account.objects.filter(id=finding.social_worker).exists():
        raise Refused("The social worker has no account here.", about="person", about_id=child)
    if not finding.decision:
        return
    given.known(word=finding.decision, words=words.CONFERENCE_DECISIONS[event], what="the decision")
    agreed = {True: WITH_A_PLAN, False: conference_decisions.ENDS}
    if finding.decision != "deferred" and finding.decision not in agreed.get(finding.plan_needed, ()):  # type: ignore[arg-type]
        raise Refused(
            "The decision and the answer whether a plan is needed say different things.",
            about="person", about_id=child,
        )  # fmt: skip


def _write(part: MeetingChild, finding: Finding, *, counts_as_initial: bool) -> None:
    row = ConferenceChild.objects.filter(part=part).first() or ConferenceChild(
        authority_id=entry.current().authority, part=part
    )
    row.at_risk, row.plan_needed, row.decision = finding.at_risk, finding.plan_needed, finding.decision
    row.categories = list(dict.fromkeys(finding.categories)) if finding.decision in WITH_A_PLAN else []
    ends = finding.decision in conference_decisions.ENDS
    row.grounds = list(dict.fromkeys(finding.grounds)) if ends else []
    row.then = finding.then if ends else ""
    row.then_why = finding.then_why.strip() if ends else ""
    row.decided_why, row.counts_as_initial = finding.decided_why.strip(), counts_as_initial
    row.social_worker_id = finding.social_worker
    row.worker_identified_by = finding.worker_identified_by.strip()
    row.role_explained = finding.role_explained
    for name, text in finding.said.items():
        setattr(row, name, text.strip())
    for name, answer in finding.answered.items():
        setattr(row, name, answer)
    row.save()
