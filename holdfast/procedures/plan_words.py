"""The parts of a detailed plan, as the core group writes it: what each asks, and which columns its lines use.

The names are those of the form of the records (docs/record-form.md, detailed-plan). Needs, outcomes with
their actions, and contacts have tables of their own; the aim (`objective`) and how often (`rhythm`) are
columns of the plan. All else is lines.
"""

from collections.abc import Mapping

from holdfast.procedures.outline_words import HOUSEHOLD, SIDES, OutlinePart

__all__ = ["HOUSEHOLD", "KNOWN", "OWN_TABLES", "PARTS", "SCALE", "SECTIONS", "SIDES", "OutlinePart"]

OWN_TABLES = ("objective", "rhythm", "needs", "outcomes", "contacts")
"""The parts that are no lines."""

WHOSE: Mapping[str, str] = {"child": "The child", "adult": "An adult", "family": "The family"}
"""Whose need it is."""

CONTACT_KINDS: Mapping[str, str] = {"routine": "Routine", "specialist": "Specialist"}
"""Whether a contact is routine or specialist."""

FLAGS: Mapping[str, str] = {"yes": "Yes", "no": "No"}
"""What the text of a part of shape `flag` can be."""

SECTIONS: tuple[tuple[str, tuple[OutlinePart, ...]], ...] = (
    (
        "Why there is a plan",
        (
            OutlinePart("concerns", "The concerns", "Exactly what led to the plan, so that all understand"),
            OutlinePart("summary_of_harm", "The harm", "What was suffered, or is likely without the plan"),
            OutlinePart(
                "risks", "Risks, and what protects the child", "", shape="rows", text="The risk",
                named=(("why", "What protects the child from it"),),
            ),
            OutlinePart("assessment_findings", "What the assessment found", "That the plan rests on"),
        ),
    ),
    (
        "What the plan is for",
        (
            OutlinePart("objective", "The aim", "In words the child can understand"),
            OutlinePart("safety", "Keeping the child safe", "And how further harm is prevented"),
            OutlinePart("development", "Helping the child to grow well", "Health, learning, development"),
            OutlinePart("family_support", "Helping the family to keep the child safe"),
        ),
    ),
    (
        "What must change",
        (
            OutlinePart(
                "needs", "Needs", "Each traced to what the assessment found", shape="needs", text="The need",
                named=(
                    ("whose", "Whose need"), ("finding", "What the assessment found"),
                    ("service", "The service for it"), ("help", "How professionals help to meet it"),
                ),
            ),
            OutlinePart(
                "changes", "What needs to change", "By kind of harm", shape="rows", text="What must change",
                named=(("for_whom", "Kind of harm"),),
            ),
            OutlinePart(
                "outcomes", "Outcomes, and what is done for each", "What will be different for the child",
                shape="outcomes", text="What will be different",
            ),
            OutlinePart("before_ending", "What must change before the plan can end"),
        ),
    ),
    (
        "Who does what",
        (
            OutlinePart(
                "responsibilities", "What each one answers for", "With what each does if unable to",
                shape="rows", text="Answers for",
                named=(("who", "Who"), ("side", "Worker or family"), ("otherwise", "If unable to")),
            ),
            OutlinePart(
                "family_commitments", "What the family takes on", "", shape="rows", text="Takes on",
                named=(("who", "Who"),),
            ),
            OutlinePart(
                "family_roles", "Each professional’s part with each family member", "", shape="rows",
                text="What they do together", named=(("who", "Professional"), ("for_whom", "With whom")),
                may_be_none=True,
            ),
            OutlinePart(
                "services", "Services", "", shape="rows", text="Which service",
                named=(("who", "Given by"), ("for_whom", "For whom"), ("why", "What it is for")),
            ),
            OutlinePart(
                "rhythm", "Visits and core groups", "How often the child is visited and the core group meets",
                shape="rhythm",
            ),
            OutlinePart(
                "contacts", "Who sees whom, and how often", "Routine contact too", shape="contacts",
                text="What it is for",
            ),
        ),
    ),
    (
        "The child and the family",
        (
            OutlinePart("child_views", "What the child wants", "In the child’s own words where you can"),
            OutlinePart("child_views_followed", "Does the plan do what the child wants?", shape="flag"),
            OutlinePart("why_not_followed", "Why that cannot be followed", "As you would tell the child"),
            OutlinePart(
                "parent_views", "What the parents want", "In their own words where you can", shape="rows",
                text="What they want", named=(("who", "Who"), ("why", "If it cannot be followed, why not")),
            ),
            OutlinePart("parenting_strengths", "What goes well in the parenting"),
            OutlinePart("parenting_difficulties", "What is difficult"),
            OutlinePart("parenting_support", "Help with what is difficult"),
            OutlinePart("motivation", "Will to change", "And whether change is likely in time for the child"),
            OutlinePart(
                "adult_needs", "What the adults need", "", shape="rows", text="The need",
                named=(("who", "Who"), ("why", "The service"), ("when", "Is it in the core group?")),
            ),
            OutlinePart("culture", "Culture, religion, language", "What to take care of"),
            OutlinePart("disability", "Disability", "Of the child or the parents", may_be_none=True),
        ),
    ),
    (
        "What is agreed, and what happens if not",
        (
            OutlinePart("negotiable", "Can be talked about", "One on each line", shape="list"),
            OutlinePart("not_negotiable", "Cannot be talked about", "One on each line", shape="list"),
            OutlinePart("unacceptable_care", "Care that is not good enough", "One a line", shape="list"),
            OutlinePart("sanctions", "What happens if the child is put in danger"),
            OutlinePart(
                "contingency", "What is done if things change", "", shape="rows", text="What is done",
                named=(("when", "If this happens"), ("who", "Who does it")),
            ),
        ),
    ),
    (
        "Where it applies",
        (
            OutlinePart("child_therapy", "Therapy for the child", may_be_none=True),
            OutlinePart("perpetrator_help", "Help for whoever harmed the child", may_be_none=True),
            OutlinePart("witness_preparation", "Preparation of witnesses", may_be_none=True),
            OutlinePart(
                "specialist_resources", "Specialist resources", "One on each line", shape="list",
                may_be_none=True,
            ),
            OutlinePart("child_removed", "Was the child taken from the family?", shape="flag"),
            OutlinePart("reunification_planned", "Is the child to go home?", shape="flag"),
            OutlinePart("parenting_work", "Work to build the parents’ skills", "Before the child goes home"),
        ),
    ),
    (
        "Keeping track",
        (
            OutlinePart(
                "review_points", "When progress is looked at", "", shape="rows", text="How it is judged",
                named=(("when", "When"), ("by_on", "On which day, if one is set")),
            ),
        ),
    ),
)  # fmt: skip
"""The parts in the order in which the page shows them; `HOUSEHOLD` beside them, for each child at home."""

PARTS: Mapping[str, OutlinePart] = {each.name: each for _, parts in SECTIONS for each in parts}
"""Each part by its name."""

KNOWN = (*PARTS, *HOUSEHOLD)
"""Each word that a line's `part` can be."""

SCALE: Mapping[int, str] = {
    0: "Worse than before",
    1: "No change yet",
    2: "Some change",
    3: "Nearly there",
    4: "Reached",
}
"""How far an outcome has come, at a core group."""

SIGNED_HOWS: Mapping[str, str] = {
    "paper": "On paper",
    "email": "By e-mail",
    "screen": "On screen",
    "said": "Said at a meeting",
}
"""How somebody signed or answered."""

SIGN_SIDES: Mapping[str, str] = {
    "child": "Child",
    "parent": "Parent or carer",
    "family": "Wider family",
    "professional": "Professional",
}
"""Of whom somebody is who signs."""

EXPLAINED: Mapping[str, str] = {
    "plan": "The plan",
    "progress": "How the plan goes on",
    "complaint": "The right to complain, and how",
    "preference": "Why something they wanted is not in the plan",
    "harm": "The evidence of harm, what must change and what is expected",
}
"""What is explained to a child, a parent or the family."""
