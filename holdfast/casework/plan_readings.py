"""A plan as the family will read it: plain sentences, outcome by outcome, who does what by when.

Made from what is written (plan_records.written), never written itself: so both say the same. Words of the
trade that were written are explained at the end.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from holdfast.casework import plan_records
from holdfast.casework.plan_rows import PlanRows
from holdfast.casework.plan_sentences import CHAPTERS, Passage, Said
from holdfast.records.models import Plan

# What a family may not know, in a few words of our own.
HARD_WORDS: Mapping[str, str] = {
    "core group": "the family and the people who work with you on this plan; they meet every few weeks",
    "conference": "the meeting at which it was decided that there is a plan",
    "contingency": "what is done if things do not go as planned",
    "legal planning meeting": "social workers and a lawyer look at whether a court should be asked to help",
    "neglect": "a child does not get what every child needs, such as food, warmth or comfort",
    "perpetrator": "the person who did the harm",
    "registration": "the child’s name is on a list of children who need a plan",
    "strategy meeting": "social workers, police and others agree quickly what to do",
    "assessment": "getting to know how things are, by asking and looking",
    "unannounced": "without telling you the day before",
    "reunification": "a child who lived elsewhere comes home",
    "safeguard": "keep safe",
}


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """What belongs together, under a heading."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The whole, with the words of the trade that stand in it and what they mean."""

    name: str
    chapters: tuple[Chapter, ...]
    hard_words: tuple[tuple[str, str], ...]

    @property
    def by_part(self) -> Mapping[str, tuple[str, ...]]:
        """What is read of each part, to stand beside it."""
        found: dict[str, tuple[str, ...]] = {}
        for chapter in self.chapters:
            for each in chapter.passages:
                own = (f"{each.title}.", *each.says) if each.title else each.says
                found[each.part] = (*found.get(each.part, ()), *own)
        return found

    def of_outcome(self, *, key: str) -> tuple[str, ...]:
        """What is read of one outcome alone, to stand beside it."""
        passages = (each for chapter in self.chapters for each in chapter.passages if each.key == key)
        return tuple(line for each in passages for line in (f"{each.title}.", *each.says))


def of_plan(*, plan: Plan, today: date) -> Reading:
    """A version as the family will read it; for steps and reads that have asked access and that log."""
    child = plan.registration.child
    name = child.given_name or "the baby"
    return read_out(said=plan_records.written(plan=plan, today=today), name=name)


def of_rows(*, plan: Plan, rows: PlanRows) -> Reading:
    """The same from the rows of a version that are read already, by its own words alone: without a query."""
    name = plan.registration.child.given_name or "the baby"
    return read_out(said=plan_records.own_words(plan=plan, rows=rows.of_plan(plan=plan.id)), name=name)


def read_out(*, said: Said, name: str) -> Reading:
    """The same from what is written; `name` is what the child is called at home."""
    chapters = tuple(
        Chapter(heading=heading.format(name=name), passages=tuple(passages))
        for heading, make in CHAPTERS
        if (passages := list(make(said, name)))
    )
    whole = " ".join(
        text for each in chapters for passage in each.passages for text in (passage.title, *passage.says)
    )
    hard = [(word, means) for word, means in HARD_WORDS.items() if re.search(rf"\b{word}", whole, re.I)]
    return Reading(name=name, chapters=chapters, hard_words=tuple(hard))
