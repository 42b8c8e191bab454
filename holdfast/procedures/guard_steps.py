"""The steps that a guard may stand before, and the facts of each: kind, name in a sentence, known words.

The table of the design's section 3, which is public: added to, never renamed.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from holdfast.procedures import intervals, words


class Kind(StrEnum):
    """What kind of value a fact has, as it is said when it is wrong."""

    FLAG = "true or false"
    ROLE = "a known role"
    ROLES = "a known role or a list of them"
    VIEWS = "the roles whose view is recorded: a list of known roles, or an object from role to view"
    DATE = 'a date ("2026-01-12")'
    DATES = 'a list of dates (["2026-01-12"])'
    MOMENT = 'a date with a time ("2026-01-12T10:00")'
    INTERVAL = intervals.EXPECTED
    NUMBER = "a whole number of 0 or more"
    TEXT = "words"
    DONE = "true, false or words that say what was arranged"
    WORD = "one of the known words"
    WORDS = "words, or a list of words"
    CHILDREN = 'a list of children, each {"child": "…", "at_risk": true, "plan": true}, or their number'
    OVERRIDES = 'a list of {"guard": "…", "by": "a role", "reason": "…"}'


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its kind, its name in a sentence, for a flag the two sentences, for a word its list."""

    kind: Kind
    name: str
    no: str = ""
    known: tuple[str, ...] = ()


def _flag(yes: str, no: str) -> Fact:
    return Fact(Kind.FLAG, yes, no)


_CONFERENCES = Fact(Kind.WORD, "the meeting", known=words.MEETINGS)
_MEETINGS = Fact(
    Kind.WORD,
    "the meeting",
    known=(*words.MEETINGS, "professionals-meeting", "legal-planning-meeting", "strategy-meeting", "visit"),
)
_REASON = Fact(Kind.TEXT, "the reason")
_AGREED_BY = Fact(Kind.ROLES, "who agreed")
_ATTENDED = Fact(Kind.ROLES, "who came")
_AT_RISK = _flag("the child is at risk of significant harm", "the child is not at risk of significant harm")
_AT = Fact(Kind.WORD, "where it is changed", known=("conference", "core-group", "looked-after-review"))
_LOOKED_AFTER = _flag("the child is looked after", "the child is not looked after")
_PART = Fact(Kind.WORD, "the part of the plan", known=("outline", "detailed"))
_PLAN = _flag("a plan is made", "no plan is made")

COMMON: dict[str, Fact] = {
    "on": Fact(Kind.DATE, "the day of this step"),
    "overrides": Fact(Kind.OVERRIDES, "the reasons recorded"),
}
"""Facts that every step may have: its day, by which the version in force is found, and reasons recorded."""

STEPS: dict[str, dict[str, Fact]] = {
    "invite": {
        "conference": _CONFERENCES,
        "invited": Fact(Kind.ROLES, "who is invited"),
        "involved": Fact(Kind.ROLES, "who was involved"),
        "child_age": Fact(Kind.NUMBER, "the child's age"),
        "child_invited": _flag("the child is invited", "the child is not invited"),
        "unborn": _flag("the child is not yet born", "the child is born"),
        "decided_by": Fact(Kind.ROLE, "who decided"),
        "reason": _REASON,
    },
    "appoint-chair": {
        "meeting": _MEETINGS,
        "first": _flag("this is the first core group", "this is not the first core group"),
        "complex": _flag("the case is complex", "the case is not complex"),
        "involved_with_family": _flag(
            "the chair has been involved with the family", "the chair has not been involved with the family"
        ),
        "profession": Fact(Kind.ROLE, "the profession of who chairs"),
        "role": Fact(Kind.ROLE, "the one who chairs"),
        "note_taker": Fact(Kind.ROLE, "the note taker"),
        "agreed_by": _AGREED_BY,
    },
    "arrange": {
        "meeting": _MEETINGS,
        "for": Fact(Kind.DATE, "the date arranged"),
        "conference_on": Fact(Kind.DATE, "the date of the conference"),
        "looked_after_review_on": Fact(Kind.DATE, "the date of the looked-after review"),
        "interpreter_needed": _flag("an interpreter is needed", "no interpreter is needed"),
        "interpreter": Fact(Kind.DONE, "an interpreter is arranged", "no interpreter is arranged"),
        "festivals": Fact(Kind.DATES, "the family's festivals"),
    },
    "move-conference": {
        "from": Fact(Kind.DATE, "the date that stood"),
        "to": Fact(Kind.DATE, "the new date"),
        "reason": _REASON,
        "agreed_by": _AGREED_BY,
    },
    "record-decision": {
        "kind": Fact(Kind.WORD, "the kind of decision", known=("plan", "court", "placement")),
        "at_risk": _AT_RISK,
        "attended": _ATTENDED,
        "professionals_views": Fact(Kind.VIEWS, "those whose view is recorded"),
    },
    "complete-conference": {
        "on": Fact(Kind.DATE, "the day of the conference"),
        "attended": _ATTENDED,
        "kind": Fact(Kind.WORD, "the kind of conference", known=(*words.CLOSED["kind"], "review")),
        "children": Fact(Kind.CHILDREN, "the children"),
        "at_risk": _AT_RISK,
        "plan": _PLAN,
        "first_core_group_on": Fact(Kind.DATE, "the date of the first core group"),
        "core_group_every": Fact(Kind.INTERVAL, "the interval of core groups"),
        "next_core_group_at": Fact(Kind.MOMENT, "the date and time of the next core group"),
        "next_review_on": Fact(Kind.DATE, "the date of the next review"),
        "by_reports": _flag("it is done by written reports", "it is held face to face"),
        "reason": _REASON,
    },
    "end-plan": {
        "on": Fact(Kind.DATE, "the day on which the plan ends"),
        "attended": _ATTENDED,
        "quorate": _flag("the review is quorate", "the review is not quorate"),
        "risk_assessment_on": Fact(Kind.DATE, "the date of the risk assessment"),
        "grounds": Fact(Kind.WORDS, "the grounds", known=tuple(words.Grounds)),
        "review_number": Fact(Kind.NUMBER, "the number of the review"),
        "then": Fact(Kind.WORD, "what follows the plan", known=words.CLOSED["then"]),
        "parts_undone": Fact(Kind.NUMBER, "the parts of the plan not carried out"),
    },
    "end-child-in-need-plan": {
        "on": Fact(Kind.DATE, "the day on which the plan ends"),
        "began": Fact(Kind.DATE, "the day on which the plan began"),
        "reason": _REASON,
        "agreed_by": _AGREED_BY,
    },
    "change-plan": {"at": _AT, "looked_after": _LOOKED_AFTER, "part": _PART},
    "change-care-plan": {"at": _AT, "looked_after": _LOOKED_AFTER, "part": _PART},
    "record-visit": {
        "alone": _flag("the child was seen alone", "the child was not seen alone"),
        "why_not_alone": Fact(Kind.TEXT, "why the child was not seen alone"),
        "awake": _flag("the child was awake", "the child was not awake"),
        "age": Fact(Kind.NUMBER, "the child's age"),
    },
    "form-unit": {"roles": Fact(Kind.ROLES, "who is in the unit")},
}

ASSUMED: dict[str, dict[str, Any]] = {"complete-conference": {"kind": "initial"}}
"""What holds when it is left out, as the event of the same kind has it."""

SAME_KIND = {"initial-conference": "initial", "review-conference": "review"}
"""A conference may be named by its event; it is of this kind."""

EACH_CHILD = ("at_risk", "plan")
"""What is said for each child of a conference apart."""
