"""The parts of an outline plan, as a conference writes it: what each asks, and which columns its lines use.

The names are those of the form of the records (docs/record-form.md, outline-plan); `household-…` are the
three words on each child of the household, which that form keeps together.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutlinePart:
    """One part: `shape` is words (one text), list (one a line) or rows; `columns` are those beside the text.

    `text` is what the text of a row is called, and `named` what each of its other columns is.
    """

    name: str
    label: str
    asks: str = ""
    shape: str = "words"
    text: str = ""
    named: tuple[tuple[str, str], ...] = ()
    may_be_none: bool = False  # the authority may say that none is needed, and why

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row beside its text."""
        return tuple(name for name, _ in self.named)


HOUSEHOLD = {
    "household-safety": "Safe from further harm",
    "household-welfare": "Own needs, health and development",
    "household-family-support": "Help to the family",
}
"""What is said of each child of the household, by the part of its line; `who` names the child."""

SECTIONS: tuple[tuple[str, tuple[OutlinePart, ...]], ...] = (
    (
        "What worries us",
        (
            OutlinePart("concerns", "The concerns", "Exactly what led to the plan, so that all understand"),
            OutlinePart("summary_of_harm", "The harm", "What was suffered, or is likely"),
            OutlinePart(
                "assessment_information", "What the assessment says so far", "Facts, strengths, difficulties"
            ),
            OutlinePart("risks", "The risks", "One on each line", shape="list"),
        ),
    ),
    (
        "What is to be different",
        (
            OutlinePart("objective", "What the plan is for", "In words the child can understand"),
            OutlinePart(
                "objectives", "What is to be reached", "For each need, what will be reached", shape="rows",
                text="To be reached", named=(("why", "For which need"),),
            ),
            OutlinePart("short_term_aims", "Soon", "Aims for the next weeks, one on each line", shape="list"),
            OutlinePart("longer_term_aims", "Later", "Longer-term aims, one on each line", shape="list"),
            OutlinePart("before_ending", "What must change before the plan can end"),
        ),
    ),
    (
        "What is done now",
        (
            OutlinePart(
                "protective_actions", "What protects the child now", "One on each line", shape="list"
            ),
            OutlinePart(
                "immediate_tasks", "At once", "Each by somebody who was there", shape="rows",
                text="What is done",
                named=(("who", "Who does it"), ("side", "Worker or family"), ("by_on", "By which day")),
            ),
            OutlinePart(
                "responsibilities", "What each one answers for", "", shape="rows", text="Answers for",
                named=(("who", "Who"), ("side", "Worker or family")),
            ),
            OutlinePart(
                "expectations", "What is expected of the parents", "Plainly, as you would say it to them",
                shape="rows", text="Is expected to", named=(("who", "Who"),),
            ),
        ),
    ),
    (
        "Help and assessments",
        (
            OutlinePart(
                "services", "Services and support", "", shape="rows", text="Which help",
                named=(("who", "Given by"), ("for_whom", "For whom")),
            ),
            OutlinePart(
                "specialist_assessments", "Specialist assessments", "", shape="rows", text="Which assessment",
                named=(("for_whom", "Of whom"), ("who", "By whom"), ("by_on", "By which day")),
                may_be_none=True,
            ),
            OutlinePart("assessment_by", "When the assessment is to be complete", "A day, or in words"),
            OutlinePart("family_contact", "Contact with family members", "Who, how often, where"),
            OutlinePart(
                "contacts", "Who sees the child, and how often", "", shape="rows", text="What for",
                named=(("who", "Who"), ("when", "How often, such as 2 weeks")),
            ),
            OutlinePart("culture", "Culture, religion, language, disability", "What to take care of"),
        ),
    ),
    (
        "Keeping watch",
        (
            OutlinePart("monitoring", "How progress is looked at"),
            OutlinePart(
                "monitored_by", "Who watches, and tells the social worker", "One on each line", shape="list"
            ),
            OutlinePart(
                "contingency", "What is done if it does not work", "", shape="rows", text="What is done",
                named=(("when", "If this happens"), ("who", "Who does it")),
            ),
            OutlinePart("recommendations", "Recommendations", "One on each line", shape="list"),
        ),
    ),
)  # fmt: skip
"""The parts in the order in which the page asks for them."""

PARTS: dict[str, OutlinePart] = {each.name: each for _, parts in SECTIONS for each in parts}
"""Each part by its name, without the three words on each child of the household."""

KNOWN = (*PARTS, *HOUSEHOLD)
"""Each word that a line's `part` can be."""

SIDES = {"professional": "Professionals", "family": "Family"}
"""Of whom somebody is who does a task or answers for something."""
