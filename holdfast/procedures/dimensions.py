"""By which dimensions an assessment is made: those that the authority's pack asks a plan to follow.

found = dimensions.of(pack.load("jersey"))
found.words["parenting-capacity"]   "Parenting capacity"
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.procedures import contents
from holdfast.procedures.conference_words import DIMENSIONS
from holdfast.procedures.pack import Pack

PART = "dimensions"
FRAMEWORK = "Framework for the Assessment of Children in Need and their Families (2000)"


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The words of the dimensions with their names; `cite` is the clause, empty where the source has none."""

    words: Mapping[str, str]
    cite: str

    @property
    def say(self) -> str:
        """Where they come from, in a sentence."""
        if self.cite:
            return f"The procedure asks for them: {self.cite}."
        return f"This authority’s procedure names none; these are the domains of the {FRAMEWORK}."


def of(own: Pack) -> Dimensions:
    """Read a pack's dimensions; those of the English framework where its source names none."""
    for rule in contents.of(own):
        if PART in rule.holds:
            return Dimensions({word: _name(word, say) for word, say in rule.holds[PART].items()}, rule.cite)
    return Dimensions(dict(DIMENSIONS), "")


def _name(word: str, say: str) -> str:
    """The name of a dimension, from the pack’s words for what is missing: `word on parenting capacity`."""
    named = DIMENSIONS.get(word) or say.removeprefix("word on ").removeprefix("the ")
    return named[:1].upper() + named[1:]
