"""What still stands between a conference and its completion: each with its clause, its page and its child.

Some can be passed over with a recorded reason, as what happened can always be recorded; what has not been
answered or decided cannot, nor what the procedure asks before a plan ends.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import attendances, conference_conclusions, conference_decisions, guarded, procedure
from holdfast.casework import professional_judgements as judgements
from holdfast.casework.conference_decisions import INITIAL, REVIEW, Conference
from holdfast.casework.convened import Convened
from holdfast.casework.guarded import StandsInTheWay
from holdfast.casework.wording import Wording
from holdfast.procedures import contents, guards, vocabulary
from holdfast.procedures.guards import Refusal
from holdfast.records.models import ConferenceChild, ConferenceOutline, CoreGroupMember, Person

DECIDE, FIX, ATTENDANCE, CORE_GROUP, OUTLINE = (
    *("conference-decide", "conference-fix", "attendance", "core-group-name", "outline-plan"),
)
WORKERS = {"social-worker", "senior-practitioner", "consultant-social-worker"}
# Where one puts right what a guard asks, by the fact that it asks about.
PUT_RIGHT = {
    "attended": ATTENDANCE,
    "risk_assessment_on": "risk-assessment",
    "professionals_views": "view-say",
    "plan": DECIDE,
    "at_risk": DECIDE,
    "grounds": DECIDE,
}


@dataclass(frozen=True, kw_only=True)
class Block:
    """One thing in the way: what, under which clause, where it is put right (the name of an address).

    `child` where it is about one child; `can_be_reason` where a recorded reason lets one pass; `of_guard`
    where the procedure's guard of a step says so.
    """

    say: str
    cite: str
    address_name: str
    child: UUID | None = None
    can_be_reason: bool = False
    of_guard: bool = False


def of(*, found: Convened, on: date, today: date) -> tuple[Block, ...]:
    """Everything in the way of completing it as held on a day: by child, then for all."""
    conference = conference_conclusions.of(found=found, on=on)
    written = conference_conclusions.rows(found=found)
    named = _names(found)
    blocks: list[Block] = []
    for child in found.children:
        blocks += _of_child(child, written.get(child), named[child])
        blocks += _follows(found, child, written.get(child), conference, named[child])
    blocks += _quorum(found, conference)
    blocks += _guards(conference, today)
    blocks += _endings(conference, today)
    blocks += _views(found, written, today)
    return tuple(dict.fromkeys(blocks))


def _names(found: Convened) -> dict[UUID, str]:
    return {each.child_id: _name(each.child) for each in found.parts}


def _name(person: Person) -> str:
    return str(person.given_name or "the unborn child")


def _of_child(child: UUID, row: ConferenceChild | None, name: str) -> Iterator[Block]:
    """The two questions, the decision, and what goes with it."""
    cite = _clause("conference-record", "two-questions", "five-purposes")
    wanted = (
        (row is None or row.at_risk is None, f"Say whether {name} is at risk of significant harm.", cite),
        (row is None or (row.plan_needed is None and row.decision != "deferred"),
         f"Say whether a plan is needed for {name}.", cite),
        (row is None or not row.decision, f"Say what is decided for {name}.", ""),
    )  # fmt: skip
    for missing, say, under in wanted:
        if missing:
            yield Block(say=say, cite=under, address_name=DECIDE, child=child)
    if row is None:
        return
    if row.decision == "plan" and not row.categories:
        yield Block(
            say=f"Say under which category {name} has a plan.", cite="", address_name=DECIDE, child=child
        )
    if row.decision == "end" and not row.grounds:
        yield Block(say=f"Say why the plan of {name} ends.", cite="", address_name=DECIDE, child=child)
    if row.decision == "end" and not row.then:
        after = Wording.of(pack=procedure.pack()).one(term="child-in-need-plan")
        yield Block(
            say=f"Say what follows for {name} when the plan ends: a {after}, or nothing more.",
            cite=_word_clause("child-in-need-plan"), address_name=DECIDE, child=child,
        )  # fmt: skip


def _follows(
    found: Convened, child: UUID, row: ConferenceChild | None, conference: Conference, name: str
) -> Iterator[Block]:
    """What a decision brings with it: the worker named, the core group, the outline plan, dissent noted."""
    decided = conference.children.get(child)
    if row is None or decided is None or decided.decision == "deferred":
        return
    for each in judgements.not_noted(meeting=found.meeting.id, child=child, has_plan=decided.has_plan):
        yield Block(
            say=f"{each.who} thinks otherwise than was decided for {name}: note the disagreement.",
            cite="", address_name="dissent", child=child, can_be_reason=True,
        )  # fmt: skip
    if not decided.has_plan:
        return
    wording = Wording.of(pack=procedure.pack())
    if decided.event == INITIAL and row.social_worker_id is None:
        yield Block(
            say=f"Name the {wording.one(term='social-worker')} of {name}.",
            cite=_word_clause("social-worker"), address_name=DECIDE, child=child, can_be_reason=True,
        )  # fmt: skip
    if decided.event == INITIAL:
        yield from _core_group(found, child, name, wording)
    if not _any(ConferenceOutline, found, child, None):
        yield Block(
            say=f"Write the outline plan of {name}.",
            cite=_clause("outline-plan"), address_name=OUTLINE, child=child, can_be_reason=True,
        )  # fmt: skip


def _core_group(found: Convened, child: UUID, name: str, wording: Wording) -> Iterator[Block]:
    """Who is in the core group is named, the child's social worker among them."""
    group, worker = wording.one(term="core-group"), wording.one(term="social-worker")
    rows = CoreGroupMember.standing.filter(meeting=found.meeting.id, child=child)
    roles = set(rows.values_list("role", flat=True))
    if roles and roles & WORKERS:
        return
    say = f"Name the {worker} in the {group} of {name}." if roles else f"Name the {group} of {name}."
    yield Block(
        say=say, cite=_word_clause("core-group"), address_name=CORE_GROUP, child=child, can_be_reason=True
    )


def _any(model: Any, found: Convened, *children: UUID | None) -> bool:
    rows = model.standing.filter(meeting=found.meeting.id).values_list("child", flat=True)
    return bool(set(children) & set(rows))


def _quorum(found: Convened, conference: Conference) -> Iterator[Block]:
    """Who came and whether that was a quorum; to written reports nobody comes."""
    if conference.by_reports:
        return
    if not attendances.roles_there(meeting=found.meeting.id):
        yield Block(say="Record who came.", cite="", address_name=ATTENDANCE)
    if conference.quorate is None:
        yield Block(
            say="Say whether there was a quorum.",
            cite=_guard_clause("complete-conference", "attended"), address_name=FIX,
        )  # fmt: skip
    if conference.quorate is False and not found.conference.quorum_why:
        yield Block(
            say="Say why it was held without a quorum.",
            cite=_guard_clause("complete-conference", "attended"), address_name=FIX, can_be_reason=True,
        )  # fmt: skip


def _guards(conference: Conference, today: date) -> Iterator[Block]:
    """What the procedure asks before the conference is complete: of all, and of each child."""
    for event in (INITIAL, REVIEW):
        decided = conference.of_event(event=event)
        if not decided:
            continue
        facts = conference_decisions.facts(conference=conference, event=event)
        each_child = {each.id for each in guards.of(procedure.pack()) if each.each_child}
        for refusal in _refusals("complete-conference", facts, conference.held_on, today):
            if refusal.guard not in each_child:
                yield _block(refusal, None, can_be_reason=True)
                continue
            for child, one in zip(decided, facts["children"], strict=True):
                own = _refusals(
                    "complete-conference", {**facts, "children": [one]}, conference.held_on, today
                )
                if any(each.guard == refusal.guard for each in own):
                    yield _block(refusal, child, can_be_reason=True)


def _endings(conference: Conference, today: date) -> Iterator[Block]:
    """What the procedure asks before a plan ends; no reason passes over what it refuses."""
    for child, each in conference.children.items():
        if each.decision != "end":
            continue
        facts = conference_decisions.ending(conference=conference, child=child)
        for refusal in _refusals("end-plan", facts, conference.held_on, today):
            yield _block(refusal, child, can_be_reason=refusal.effect == "reason")


def _views(found: Convened, written: Mapping[UUID, ConferenceChild], today: date) -> Iterator[Block]:
    """Whose view of the risk is to be recorded with the decision, and is not yet."""
    for child, row in written.items():
        if row.decision in {"", "deferred"}:
            continue
        facts = judgements.facts(meeting=found.meeting.id, child=child, at_risk=row.at_risk)
        for refusal in _refusals("record-decision", facts, found.day or today, today):
            yield replace(_block(refusal, child, can_be_reason=True), of_guard=False)


def _refusals(step: str, facts: Mapping[str, Any], on: date, today: date) -> tuple[Refusal, ...]:
    try:
        guarded.ask(step=step, facts=[facts], on=on, today=today)
    except StandsInTheWay as refused:
        return refused.refusals
    return ()


def _block(refusal: Refusal, child: UUID | None, *, can_be_reason: bool) -> Block:
    return Block(
        say=f"{refusal.say} {refusal.because}".strip(), cite=refusal.cite, child=child,
        address_name=_put_right(refusal.guard), can_be_reason=can_be_reason, of_guard=True,
    )  # fmt: skip


def _put_right(guard: str) -> str:
    asked = next(each for each in guards.of(procedure.pack()) if each.id == guard)
    facts = [one.fact for conditions in asked.demand for one in conditions]
    return next((PUT_RIGHT[fact] for fact in facts if fact in PUT_RIGHT), FIX)


def _clause(record: str, *ids: str) -> str:
    """The clause of the first of these demands on a record that the authority has; of the first at all."""
    listed = contents.listed(procedure.pack(), record)
    return next((each.cite for each in listed if not ids or each.content in ids), "")


def _guard_clause(step: str, fact: str) -> str:
    found = (
        each
        for each in guards.of(procedure.pack())
        if step in each.steps and any(one.fact == fact for conditions in each.demand for one in conditions)
    )
    return next((each.cite for each in found), "")


def _word_clause(term: str) -> str:
    """Where the authority's procedure has a word: the clause that gives whoever is called so their part."""
    found = vocabulary.of(procedure.pack()).term(term)
    return found.cite if found is not None else ""
