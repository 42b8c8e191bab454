"""What stands in the lists of a record: the parts of one need, outcome, action, contact and so on."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of value a part takes, as it is said where another is found."""

    TEXT = "words"
    FLAG = "true or false"
    DONE = "true, false or words that say how"
    DATE = 'a date ("2026-01-12")'
    WHEN = 'a date ("2026-01-12") or words'
    WORDS = "words, or a list of words"
    WORD = "one of the known words"
    NUMBER = "a whole number of 0 or more"
    LIST = "a list of objects"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its kind, what it holds, and for a known word its list."""

    kind: Kind
    holds: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list: what one thing in it is called, which part names it, and the parts it can have."""

    one: str
    named_by: str
    parts: dict[str, Part]


_SIDES = ("child", "family", "professional")

ITEMS: dict[str, Part] = {
    "id": Part(Kind.TEXT, "a name by which other parts refer to it; without one its number does"),
    "who": Part(Kind.TEXT, "who, by name or role"),
    "with_whom": Part(Kind.TEXT, "with whom"),
    "side": Part(Kind.WORD, "whether of the child, the family or the professionals", _SIDES),
    "child": Part(Kind.TEXT, "which child"),
    "by": Part(Kind.WORDS, "who does it or answers for it"),
    "by_when": Part(Kind.WHEN, "by when, or when"),
    "why": Part(Kind.TEXT, "why"),
    "need": Part(Kind.TEXT, "the need"),
    "needs": Part(Kind.WORDS, "which needs it answers, by id, number or the need's own words"),
    "whose": Part(Kind.WORD, "whose need it is", ("child", "adult", "family")),
    "finding": Part(Kind.TEXT, "the finding of the assessment it is traced to"),
    "service": Part(Kind.TEXT, "the service"),
    "help": Part(Kind.TEXT, "how professionals help the parents or carers meet it"),
    "risk": Part(Kind.TEXT, "the risk"),
    "risks": Part(Kind.WORDS, "which risks it brings down, by id, number or the risk's own words"),
    "protection": Part(Kind.TEXT, "what protects the child from it"),
    "outcome": Part(Kind.TEXT, "what will be different for the child"),
    "baseline": Part(Kind.TEXT, "how it is now"),
    "measure": Part(Kind.TEXT, "how it is known that it is reached"),
    "seen": Part(Kind.TEXT, "the exit test: what will be seen"),
    "for_how_long": Part(Kind.TEXT, "for how long it must be seen"),
    "strategy": Part(Kind.TEXT, "how it is to be reached"),
    "resources": Part(Kind.WORDS, "what it depends on, and how that stands"),
    "actions": Part(Kind.LIST, "what is done for it"),
    "action": Part(Kind.TEXT, "what is done"),
    "knowledge": Part(Kind.TEXT, "the knowledge of what works on which it was chosen"),
    "trigger": Part(Kind.TEXT, "what would call for it"),
    "kind": Part(Kind.WORD, "whether routine or specialist", ("routine", "specialist")),
    "nature": Part(Kind.TEXT, "what is done in it"),
    "frequency": Part(Kind.TEXT, "how often"),
    "purpose": Part(Kind.TEXT, "what it is for"),
    "responsibility": Part(Kind.TEXT, "what this one answers for"),
    "role": Part(Kind.TEXT, "the role"),
    "if_unable": Part(Kind.TEXT, "what this one does if unable to meet an obligation"),
    "understood": Part(Kind.DONE, "that this one understood it"),
    "for_whom": Part(Kind.TEXT, "for whom"),
    "commitment": Part(Kind.TEXT, "what this one commits to"),
    "judged_by": Part(Kind.TEXT, "how progress is judged"),
    "agrees": Part(Kind.FLAG, "whether this one agrees"),
    "why_not": Part(Kind.TEXT, "why not"),
    "in_core_group": Part(Kind.FLAG, "whether the adult service joins the core group, once considered"),
    "objective": Part(Kind.TEXT, "the objective"),
    "task": Part(Kind.TEXT, "the task"),
    "expectation": Part(Kind.TEXT, "what is expected"),
    "assessment": Part(Kind.TEXT, "the assessment"),
    "aspect": Part(Kind.TEXT, "the aspect of harm or impairment"),
    "change": Part(Kind.TEXT, "what needs to change"),
    "dimension": Part(Kind.TEXT, "the dimension, as developmental-needs"),
    "evidence": Part(Kind.TEXT, "the evidence"),
    "safety": Part(Kind.TEXT, "safety and prevention of further harm"),
    "welfare": Part(Kind.TEXT, "welfare by specific needs, health and development"),
    "family_support": Part(Kind.TEXT, "support to the family and wider family"),
    "at_risk": Part(Kind.FLAG, "whether the child is, or is likely to be, at risk of significant harm"),
    "plan_needed": Part(Kind.FLAG, "whether a plan is needed"),
    "risk_factors": Part(Kind.WORDS, "risk factors, or none"),
    "protective_factors": Part(Kind.WORDS, "protective factors, or none"),
    "support_needed": Part(Kind.WORDS, "what support the family needs, or none"),
    "support_by": Part(Kind.WORDS, "who might give it"),
    "changes_needed": Part(Kind.WORDS, "what changes safety calls for, or none"),
    "categories": Part(Kind.WORDS, "categories of abuse or neglect"),
    "sees_child": Part(Kind.TEXT, "how often this one sees the child"),
    "decision": Part(Kind.TEXT, "what was decided"),
    "about": Part(Kind.TEXT, "about what"),
    "views": Part(Kind.TEXT, "the views"),
    "view_on_ending": Part(Kind.TEXT, "the view on continuing or ending registration or the plan"),
    "section": Part(Kind.TEXT, "the section's title"),
    "facts": Part(Kind.TEXT, "facts"),
    "observations": Part(Kind.TEXT, "what the author saw"),
    "allegations": Part(Kind.TEXT, "what is alleged, by whom"),
    "opinions": Part(Kind.TEXT, "opinions"),
    "text": Part(Kind.TEXT, "text in which these are not kept apart"),
    "mark": Part(Kind.WORD, "why it is empty", ("not-known", "not-involved")),
}
"""Every part that one thing in a list can have."""


def _list(one: str, named_by: str, *others: str) -> ListOf:
    return ListOf(one, named_by, {name: ITEMS[name] for name in ("id", named_by, *others)})


_ACTION = ("why", "by", "by_when", "needs", "risks", "knowledge", "resources", "outcome")
_OUTCOME = ("needs", "risks", "by", "by_when", "baseline", "measure", "seen", "for_how_long", "strategy")
_CHILD = ("at_risk", "plan_needed", "risk_factors", "protective_factors", "support_needed", "support_by")

LISTS: dict[str, ListOf] = {
    "needs": _list("need", "need", "whose", "finding", "service", "help"),
    "risks": _list("risk", "risk", "protection"),
    "outcomes": _list("outcome", "outcome", *_OUTCOME, "resources", "actions"),
    "actions": _list("action", "action", *_ACTION),
    "services": _list("service", "service", "by", "for_whom", "purpose"),
    "contacts": _list("contact", "who", "with_whom", "kind", "nature", "frequency", "by_when", "purpose"),
    "responsibilities": _list("responsibility", "who", "side", "responsibility", "if_unable", "understood"),
    "contingency": _list("contingency plan", "trigger", "action", "by"),
    "changes": _list("change", "aspect", "change"),
    "household_children": _list("child", "child", "safety", "welfare", "family_support"),
    "children": _list("child", "child", *_CHILD, "changes_needed", "categories", "decision"),
    "specialist_assessments": _list("specialist assessment", "assessment", "for_whom", "by", "by_when"),
    "objectives": _list("objective", "objective", "need"),
    "immediate_tasks": _list("task", "task", "by", "side", "by_when"),
    "expectations": _list("expectation", "who", "expectation"),
    "review_points": _list("review point", "by_when", "judged_by"),
    "core_group": _list("core group member", "who", "role", "side", "sees_child"),
    "members": _list("member", "who", "role", "side", "if_unable", "understood"),
    "agreement": _list("agreement", "who", "side", "agrees", "why_not"),
    "family_commitments": _list("commitment", "who", "commitment"),
    "adult_needs": _list("adult", "who", "need", "service", "in_core_group"),
    "family_roles": _list("part with a family member", "who", "with_whom", "role"),
    "dimensions": _list("dimension", "dimension", "finding"),
    "findings": _list("finding", "finding", "evidence", "dimension"),
    "decisions": _list("decision", "decision", "by", "by_when", "child"),
    "absent": _list("absent person", "who", "view_on_ending"),
    "views": _list("view", "who", "side", "views"),
    "dissent": _list("dissent", "who", "about", "why"),
    "sections": _list(
        "section", "section", "facts", "observations", "allegations", "opinions", "text", "mark"
    ),
}
"""Each list that a record can have, wherever it stands."""
