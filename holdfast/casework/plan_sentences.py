"""The sentences in which a plan is read to its family, chapter by chapter, from what is written in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Said = Mapping[str, Any]

AT_HOME = ("safety", "welfare", "family_support")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One part of the plan as it is read: `part` is its word in the form of the records."""

    part: str
    says: tuple[str, ...]
    title: str = ""
    key: str = ""  # of an outcome


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
    yield from _words(said, "assessment_information", "What we know so far")
    yield from _words(said, "recommendations", "The meeting wants this")


def _aims(said: Said, name: str) -> Iterator[Passage]:
    yield from _words(said, "objective")
    yield from _words(said, "safety", f"To keep {name} safe")
    yield from _words(said, "development", f"To help {name} grow and learn")
    yield from _words(said, "family_support", "To help the family")
    yield from _words(said, "protective_actions", f"What keeps {name} safe now")
    yield from _words(said, "short_term_aims", "Soon")
    yield from _words(said, "longer_term_aims", "Later")
    yield from _passage("objectives", (
        f"We want this: {each.get('objective', '')}" for each in said.get("objectives", ())
    ))  # fmt: skip
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
    yield from _words(said, "family_contact", "Seeing family")


def _sees(each: Said, said: Said, name: str) -> str:
    whom = each.get("with_whom", "")
    whom = name if whom == said.get("child") else whom
    often = re.sub(r"^every 1 ", "every ", each.get("frequency", ""))
    sees = f"{each.get('who', '')} sees {whom}{f' {often}' if often else ''}"
    nature = f": {each['nature']}" if each.get("nature") else ""
    return f"{sees}{nature}." + (f" What it is for: {each['purpose']}" if each.get("purpose") else "")


def _family(said: Said, _name: str) -> Iterator[Passage]:
    yield from _passage("family_commitments", (
        _by(each.get("who", ""), each.get("commitment", "")) for each in said.get("family_commitments", ())
    ))  # fmt: skip
    yield from _responsible(said, "family")
    yield from _passage("expectations", (
        _by(each.get("who", ""), each.get("expectation", "")) for each in said.get("expectations", ())
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
        _by(_who_with(each), each.get("role", ""))
        for each in said.get("family_roles", ())
    ))  # fmt: skip
    yield from _passage("adult_needs", (
        f"{each.get('who') or 'A grown-up'} gets help with this: {each.get('need', '')}"
        + (f". From: {each['service']}" if each.get("service") else "")
        for each in said.get("adult_needs", ())
    ))  # fmt: skip
    yield from _passage("specialist_assessments", (
        f"{each.get('by') or 'Somebody'} looks into this {in_words(when=each.get('by_when', ''))}: "
        f"{each.get('assessment', '')}"
        for each in said.get("specialist_assessments", ())
    ))  # fmt: skip
    if said.get("assessment_by"):
        ready = f"The assessment is to be ready {in_words(when=said['assessment_by'])}"
        yield from _passage("assessment_by", [ready])
    for part in ("parenting_work", "child_therapy", "witness_preparation"):
        yield from _words(said, part)


def _by(who: str, text: str) -> str:
    """`Moira Example: at home every night`; with nobody named, what is said alone."""
    return f"{who}: {text}" if who else text


def _who_with(each: Said) -> str:
    return f"{each['who']}, with {each.get('with_whom', 'the family')}" if each.get("who") else ""


def _responsible(said: Said, side: str) -> Iterator[Passage]:
    yield from _passage("responsibilities", (
        f"{_by(each.get('who', ''), each.get('responsibility', ''))}."
        + (f" If that cannot be: {each['if_unable']}" if each.get("if_unable") else "")
        for each in said.get("responsibilities", ())
        if (each.get("side") == "family") == (side == "family")
    ))  # fmt: skip


def _at_home(said: Said, _name: str) -> Iterator[Passage]:
    yield from _passage("household_children", (
        _by(each.get("child", ""), "; ".join(filter(None, (each.get(part, "") for part in AT_HOME))))
        for each in said.get("household_children", ())
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
    yield from _passage("parent_views", (
        f"{each.get('who') or 'The parents'} {'wants' if each.get('who') else 'want'} this: "
        f"{each.get('views', '')}."
        + (f" Why it cannot be so: {each['why_not']}" if each.get("why_not") else "")
        for each in said.get("parent_views", ())
    ))  # fmt: skip
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
    yield from _words(said, "monitoring", "How we look at it")
    yield from _words(said, "monitored_by", "Who looks at it")
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
    ("Each child at home", _at_home),
    ("What can be talked about, and what happens if", _agreed),
    ("How long it lasts", _end),
)
