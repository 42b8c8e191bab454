"""A plan as the family will read it: plain sentences, outcome by outcome, who does what by when.

Made from what is written (plan_records.written), never written itself: so both say the same. Words of the
trade that were written are explained at the end.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdfast.casework import plan_records
from holdfast.casework.plan_rows import PlanRows
from holdfast.records.models import Plan

Said = Mapping[str, Any]

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
class Passage:
    """One part of the plan as it is read: `part` is its word in the form of the records."""

    part: str
    says: tuple[str, ...]
    title: str = ""
    key: str = ""  # of an outcome


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


def in_words(*, when: str) -> str:
    """A day as one says it: `by Monday 26 January 2026`; words are left as they are."""
    try:
        on = date.fromisoformat(when)
    except ValueError:
        return when
    return f"by {on:%A} {on.day} {on:%B %Y}"


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        return ""
    return f"{plain[0].upper()}{plain[1:]}" + ("" if plain[-1] in ".!?" else ".")


def _passage(part: str, says: Iterable[str], **named: str) -> Iterator[Passage]:
    kept = tuple(filter(None, (_sentence(each) for each in says)))
    if kept or named.get("title"):
        yield Passage(part=part, says=kept, **named)


def _words(said: Said, part: str, before: str = "") -> Iterator[Passage]:
    """Parts in words or lists, each text behind a few words of ours."""
    value = said.get(part)
    texts = [value] if isinstance(value, str) else value or []
    if before and len(texts) > 1:
        return (yield from _passage(part, [f"{before}: {'; '.join(texts)}"]))
    yield from _passage(part, [f"{before}: {each}" if before else each for each in texts])


def _why(said: Said, name: str) -> Iterator[Passage]:
    yield from _words(said, "concerns")
    yield from _words(said, "summary_of_harm", "What happened, or could happen")
    yield from _passage("risks", (
        f"We are worried about this: {each.get('risk', '')}."
        + (f" What protects {name}: {each['protection']}" if each.get("protection") else "")
        for each in said.get("risks", ())
    ))  # fmt: skip
    yield from _words(said, "assessment_findings", "What we found out")


def _aims(said: Said, name: str) -> Iterator[Passage]:
    yield from _words(said, "objective")
    yield from _words(said, "safety", f"To keep {name} safe")
    yield from _words(said, "development", f"To help {name} grow and learn")
    yield from _words(said, "family_support", "To help the family")
    yield from _passage("needs", (
        f"{each.get('need', '')}." + (f" Help with it: {each['help']}" if each.get("help") else "")
        for each in said.get("needs", ())
    ))  # fmt: skip
    yield from _passage("changes", (
        f"This must change: {each.get('change', '')}" for each in said.get("changes", ())
    ))  # fmt: skip


def _outcomes(said: Said, _name: str) -> Iterator[Passage]:
    for each in said.get("outcomes", ()):
        title = _sentence(each.get("outcome", "")).rstrip(".")
        yield from _passage("outcomes", _of_outcome(each), title=title, key=each.get("id", ""))


def _of_outcome(each: Said) -> Iterator[str]:
    if each.get("baseline"):
        yield f"How it is now: {each['baseline']}"
    if each.get("by_when"):
        yield f"It is to be so {in_words(when=each['by_when'])}"
    if each.get("seen"):
        long = f". We want to see it for {each['for_how_long']}" if each.get("for_how_long") else ""
        yield f"How we shall know: {each['seen']}{long}"
    if each.get("by"):
        yield f"{each['by']} answers for it"
    if each.get("strategy"):
        yield f"How we get there: {each['strategy']}"
    for action in each.get("actions", ()):
        yield does(action=action)


def does(*, action: Said) -> str:
    """Who does what by when: `Moira Example does this by Monday 26 January 2026: write the rota.`"""
    who, when = action.get("by", ""), in_words(when=action.get("by_when", ""))
    text = _sentence(action.get("action", ""))
    why = f" {_sentence(action['why'])}" if action.get("why") else ""
    return f"{who or 'Nobody yet'} does this{f' {when}' if when else ', no day is set'}: {text}{why}"


def _contacts(said: Said, name: str) -> Iterator[Passage]:
    yield from _passage("contacts", (_sees(each, said, name) for each in said.get("contacts", ())))


def _sees(each: Said, said: Said, name: str) -> str:
    whom = each.get("with_whom", "")
    whom = name if whom == said.get("child") else whom
    often = re.sub(r"^every 1 ", "every ", each.get("frequency", ""))
    sees = f"{each.get('who', '')} sees {whom}{f' {often}' if often else ''}"
    nature = f": {each['nature']}" if each.get("nature") else ""
    return f"{sees}{nature}." + (f" What it is for: {each['purpose']}" if each.get("purpose") else "")


def _family(said: Said, _name: str) -> Iterator[Passage]:
    yield from _passage("family_commitments", (
        f"{each.get('who', '')}: {each.get('commitment', '')}" for each in said.get("family_commitments", ())
    ))  # fmt: skip
    yield from _responsible(said, "family")
    yield from _passage("expectations", (
        f"{each.get('who', '')}: {each.get('expectation', '')}" for each in said.get("expectations", ())
    ))  # fmt: skip
    yield from _passage("immediate_tasks", (
        does(action={**each, "action": each.get("task", "")}) for each in said.get("immediate_tasks", ())
    ))  # fmt: skip


def _workers(said: Said, _name: str) -> Iterator[Passage]:
    yield from _responsible(said, "professional")
    yield from _passage("services", (
        f"{each.get('service', '')}"
        + (f", for {each['for_whom']}" if each.get("for_whom") else "")
        + (f", from {each['by']}" if each.get("by") else "")
        + (f". What it is for: {each['purpose']}" if each.get("purpose") else "")
        for each in said.get("services", ())
    ))  # fmt: skip
    yield from _passage("family_roles", (
        f"{each.get('who', '')}, with {each.get('with_whom', 'the family')}: {each.get('role', '')}"
        for each in said.get("family_roles", ())
    ))  # fmt: skip
    yield from _passage("adult_needs", (
        f"{each.get('who') or 'A grown-up'} gets help with this: {each.get('need', '')}"
        + (f". From: {each['service']}" if each.get("service") else "")
        for each in said.get("adult_needs", ())
    ))  # fmt: skip
    for part in ("parenting_work", "child_therapy", "witness_preparation"):
        yield from _words(said, part)


def _responsible(said: Said, side: str) -> Iterator[Passage]:
    yield from _passage("responsibilities", (
        f"{each.get('who', '')}: {each.get('responsibility', '')}."
        + (f" If that cannot be: {each['if_unable']}" if each.get("if_unable") else "")
        for each in said.get("responsibilities", ())
        if (each.get("side") == "family") == (side == "family")
    ))  # fmt: skip


def _agreed(said: Said, name: str) -> Iterator[Passage]:
    yield from _words(said, "negotiable", "We can talk about this")
    yield from _words(said, "not_negotiable", "This has to be so")
    yield from _words(said, "unacceptable_care", "This is not good enough care")
    yield from _passage("contingency", (
        f"If this happens: {each.get('trigger', '')}. Then: {each.get('action', '')}"
        + (f". {each['by']} sees to it" if each.get("by") else "")
        for each in said.get("contingency", ())
    ))  # fmt: skip
    yield from _words(said, "sanctions", f"If {name} is put in danger")


def _views(said: Said, name: str) -> Iterator[Passage]:
    yield from _words(said, "child_views")
    followed = said.get("child_views_followed")
    if followed is not None:
        yes = f"The plan does what {name} wants"
        yield from _passage("child_views_followed", [yes if followed else "The plan cannot do all of that"])
    yield from _words(said, "why_not_followed", "Why not")
    yield from _words(said, "culture", "We take care of this")
    yield from _words(said, "disability", "We take care of this, too")
    yield from _words(said, "parenting_strengths", "What goes well")
    yield from _words(said, "parenting_difficulties", "What is difficult")
    yield from _words(said, "parenting_support", "Help with it")


def _end(said: Said, _name: str) -> Iterator[Passage]:
    yield from _passage("review_points", (
        f"We look at how it goes {_point(each.get('by_when', ''))}. What we look at: {each['judged_by']}"
        for each in said.get("review_points", ())
        if each.get("judged_by")
    ))  # fmt: skip
    yield from _words(said, "before_ending", "The plan can end when this is so")


def _point(when: str) -> str:
    said = in_words(when=when).replace("by ", "on ", 1)
    return said[:1].lower() + said[1:] if said else "together"


CHAPTERS: tuple[tuple[str, Callable[[Said, str], Iterator[Passage]]], ...] = (
    ("Why there is a plan for {name}", _why),
    ("What we all want", _aims),
    ("What will be different, and who does what", _outcomes),
    ("Who sees whom, and how often", _contacts),
    ("What the family does", _family),
    ("What the others do for you", _workers),
    ("What {name} wants, and how your family is", _views),
    ("What can be talked about, and what happens if", _agreed),
    ("How long it lasts", _end),
)
