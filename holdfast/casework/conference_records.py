"""A conference's record in the public form (docs/record-form.md), and what it lacks by the procedure.

One record for each child: the conference's own, a review's, and the outline plan. Nothing that it lacks stops
anything here; the pages say it beside the part concerned, each with its clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    conference_findings,
    conference_written,
    convened,
    families,
    outline_records,
    procedure,
)
from holdfast.casework.conference_decisions import INITIAL
from holdfast.casework.conference_written import Written
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read
from holdfast.procedures import contents
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.procedures.content_rules import Content
from holdfast.procedures.contents import Lack
from holdfast.records.models import (
    Attendance,
    ConferenceChild,
    View,
)

RECORD, REVIEW, OUTLINE = "conference-record", "review-record", "outline-plan"
MAKES_A_PLAN = ("plan", "continue")
CHAIRED = "conference-chair"
TEXTS = (
    *("safety", "health", "development", "welfare", "progress", "future_action", "current_plan"),
    *("child_response", "family_response", "assessment_findings", "related_assessments"),
    *("against_first_risks", "risk_changed", "other_children", "ending_discussed", "category_decision"),
)
ANSWERS = ("evidence_of_change", "safeguarded", "needs_met", "criteria_met", "risk_diminished")
LISTED = ("risk_factors", "protective_factors", "support_needed", "support_by", "changes_needed")
SIDES = {"child": "child", "parent": "family", "family": "family", "professional": "professional"}


@dataclass(frozen=True, kw_only=True)
class ChildLacks:
    """What the records of one child lack: by the kind of record, as `contents.lacks` says it."""

    child: UUID
    name: str
    record: tuple[Lack, ...]
    outline: tuple[Lack, ...]

    @property
    def every(self) -> tuple[Lack, ...]:
        """All of them, the conference's own record first."""
        return (*self.record, *self.outline)


@read
def show_lacks(*, meeting: UUID, today: date) -> tuple[ChildLacks, ...]:
    """What the records of each child of a conference lack. Raises NotHere and Refused as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    written, kinds = conference_written.of(found=found), kinds_of(found=found)
    return tuple(
        ChildLacks(
            child=part.child_id, name=families.name_of(person=part.child),
            record=lacks(written=written, child=part.child_id, record=kinds[part.child_id], today=today),
            outline=lacks(written=written, child=part.child_id, record=OUTLINE, today=today),
        )
        for part in found.parts
    )  # fmt: skip


def lacks(*, written: Written, child: UUID, record: str, today: date) -> tuple[Lack, ...]:
    """What one record of a child lacks by the authority's procedure, each with its clause.

    `record` is conference-record, review-record or outline-plan. The outline plan of a child for whom the
    conference makes none lacks nothing.
    """
    if record == OUTLINE and not needs_plan(written=written, child=child):
        return ()
    said = as_record(written=written, child=child, record=record, today=today)
    return tuple(contents.lacks(procedure.pack(), record, said))


def beside(*, lacks_found: Iterable[Lack], record: str) -> dict[str, tuple[Lack, ...]]:
    """What is missing, by the part of the record that it is missing from; under "" what is of no one part."""
    rules = {each.id: each for each in contents.of(procedure.pack()) if record in each.record}
    by_part: dict[str, list[Lack]] = {}
    for each in lacks_found:
        rule = rules.get(each.content)
        by_part.setdefault(_part_of(rule, each.missing) if rule else "", []).append(each)
    return {part: tuple(own) for part, own in by_part.items()}


def asked(*, record: str) -> frozenset[str]:
    """The parts of a record that the authority's procedure asks for by name."""
    own = procedure.pack()
    silent = {each.id for each in own.carried["content"] if each.silent}
    rules = [each for each in contents.of(own) if record in each.record and each.id not in silent]
    return frozenset(part for rule in rules for part in (*rule.parts, *(some.path for some in rule.some)))


def _part_of(rule: Content, missing: str) -> str:
    named = [(path, words) for path, words in rule.parts.items()]
    named += [(each.path, each.words) for each in rule.some]
    named += [(path, words) for path, own in rule.each.items() for words in own.values()]
    # The longest words first: "immediate task" also stands in "immediate task ascribed to a family member".
    for path, words in sorted(named, key=lambda each: -len(each[1])):
        if words in missing:
            return path
    return ""


def kinds_of(*, found: Convened) -> dict[UUID, str]:
    """Which record it makes of each child: a review's, or that of a conference which makes a plan."""
    events = conference_findings.events(found=found, on=found.day or date.max)
    return {child: RECORD if event == INITIAL else REVIEW for child, event in events.items()}


def needs_plan(*, written: Written, child: UUID) -> bool:
    """Whether the conference makes the child an outline plan: it decided so, or has not decided yet."""
    row = written.children.get(child)
    decision = (row.decision if row else "") or written.found.part(child=child).decision
    return not decision or decision in MAKES_A_PLAN


def as_record(*, written: Written, child: UUID, record: str, today: date) -> dict[str, Any]:
    """One record of a child in the public form; what was not said is left out.

    It is judged by the procedure in force on the conference's day, or today while none is set.
    """
    found, own = written.found, written.children.get(child)
    named = families.name_of(person=found.part(child=child).child)
    categories = own.categories if own and own.categories else found.conference.categories
    said = {"on": (found.day or today).isoformat(), "child": named, "categories": list(categories)}
    if record == OUTLINE:
        return _told(said | outline_records.of_lines(lines=written.outlines[child]))
    said |= _meeting(written, child)
    return _told(said | (_review(written, child, own) if record == REVIEW else _initial(found, own, named)))


def _initial(found: Convened, own: ConferenceChild | None, named: str) -> dict[str, Any]:
    kinds = {"initial": "initial", "pre-birth": "pre-birth", "transfer-in": "transfer-in"}
    of_child: dict[str, Any] = {"child": named}
    if own is not None:
        of_child |= {name: _lines(getattr(own, name)) for name in LISTED}
        of_child |= {"at_risk": own.at_risk, "plan_needed": own.plan_needed, "decision": own.decision}
        of_child |= {"categories": list(own.categories)}
        if _none(own.support_needed) and not own.support_by:
            of_child["not_relevant"] = {"support_by": "no support is needed"}
    return {"kind": kinds.get(found.conference.kind, "at-review"), "children": [_told(of_child)]}


def _review(written: Written, child: UUID, own: ConferenceChild | None) -> dict[str, Any]:
    if own is None:
        return {}
    said: dict[str, Any] = {name: getattr(own, name) for name in (*TEXTS, *ANSWERS)}
    outline, found = outline_records.of_lines(lines=written.outlines[child]), written.found
    said["plan_decision"] = {"continue": "continue", "end": "end"}.get(own.decision)
    said["risk_continues"] = None if own.risk_diminished is None else not own.risk_diminished
    said["contingency"] = outline.get("contingency")
    said["new_plan"] = f"Outline plan of {found.day}" if outline and found.day else None
    return said


def _meeting(written: Written, child: UUID) -> dict[str, Any]:
    """What the record of every conference has: who chaired, who came, the agenda, views and dissent."""
    conference, there = written.found.conference, written.attended
    views = written.views_of(child=child)
    chair = conference.chair.name if conference.chair else conference.chair_name
    return {
        "chair": chair,
        "agenda": list(written.agenda),
        "attended": [each.role for each in there if each.how in WAS_THERE],
        "absent": [_absent(each, views) for each in there if each.how not in WAS_THERE],
        "views": [
            _told({"who": each.who, "side": SIDES[each.side], "views": each.text})
            for each in views
            if each.text
        ],
        "dissent": [
            _told({"who": each.who, "about": each.about, "why": each.why})
            for each in written.dissent_of(child=child)
        ],
    }


def _absent(absent: Attendance, views: Sequence[View]) -> dict[str, Any]:
    """Somebody who was not there, with their view on ending the plan where they sent one."""
    own = (
        each.ending
        for each in views
        if each.ending
        and (
            (absent.account_id is not None and each.account_id == absent.account_id)
            or (absent.person_id is not None and each.person_id == absent.person_id)
            or each.who.casefold() == absent.name.casefold()
        )
    )
    return _told({"who": absent.name, "view_on_ending": next(own, None)})


def _lines(text: str) -> list[str]:
    return [each.strip() for each in text.splitlines() if each.strip()]


def _none(text: str) -> bool:
    return text.strip().casefold().rstrip(".") == "none"


def _told(said: dict[str, Any]) -> dict[str, Any]:
    """What was said; an empty list or text was not."""
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}
