"""An authority's procedure as a book: every entry of its pack by stage of the work, in the authority's words.

    procedures.book(procedure=pack.load("jersey"))

A pure read: no clock, no database. The same book is written as Markdown and shown on the pages; its anchors
(`duty-first-core-group`) stand as long as the entry's id does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from holdfast.documents import (
    event_words,
    procedure_contents,
    procedure_examples,
    procedure_guards,
    procedure_stages,
    procedure_timing,
)
from holdfast.documents.procedure_examples import Example
from holdfast.documents.procedure_stages import Stage
from holdfast.procedures import guards, openings, vocabulary
from holdfast.procedures.duties import Duty
from holdfast.procedures.pack import Carried, Pack
from holdfast.procedures.vocabulary import Vocabulary

MODALITIES = {
    "must": "must",
    "should": "should",
    "usually": "usually",
    "good-practice": "good practice",
    "states": "the procedure says",
    "may": "may",
}
KINDS = {
    "duty": "What is due",
    "guard": "What stands in the way",
    "content": "What must be written down",
    "quality": "What makes it good",
    "paper": "What is sent to whom",
}
OPEN = {
    "within": "by when",
    "every": "how often",
    "at_least": "how many at least",
    "at_most": "how many at most",
    "lasts": "how long",
    "of_any": "how many",
    "run": "how many in a row",
    "override_by": "who may decide otherwise",
    "sections": "the sections of the authority’s own form",
    "agencies": "how many agencies",
    "recipients": "to whom",
    "responsible": "who does it",
    "no_sooner": "how soon at the earliest",
}
WRITERS = {
    "invited": "every professional who is invited",
    "members": "every professional in the core group",
    "to": "everyone it was sent to",
    "whom": "everyone who was told",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One entry: its anchor, its sentence, and what stands beside it, each a name and its words."""

    anchor: str
    kind: str
    title: str
    say: str
    modality: str
    strength: str
    cite: str
    beside: tuple[tuple[str, str], ...]
    unset: tuple[str, ...]
    examples: tuple[Example, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The entries of one kind at one stage."""

    kind: str
    heading: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One stage of the work."""

    anchor: str
    heading: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many entries it has."""
        return sum(len(each.pages) for each in self.groups)


@dataclass(frozen=True, kw_only=True)
class Book:
    """An authority's procedure, whole."""

    name: str
    slug: str
    title: str
    source: str
    source_date: str
    calendar: str
    chapters: tuple[Chapter, ...]
    words: tuple[tuple[str, str, str], ...]
    roles: tuple[tuple[str, str, str], ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many entries of each kind."""
        groups = [group for chapter in self.chapters for group in chapter.groups]
        found = {kind: sum(len(each.pages) for each in groups if each.kind == kind) for kind in KINDS}
        return tuple((kind, number) for kind, number in found.items() if number)

    @property
    def unset(self) -> int:
        """In how many entries something is not stated."""
        groups = [group for chapter in self.chapters for group in chapter.groups]
        return sum(bool(each.unset) for group in groups for each in group.pages)


def slug(*, name: str) -> str:
    """A pack's name as it stands in addresses: `isle_of_man` is isle-of-man."""
    return name.replace("_", "-")


def book(*, procedure: Pack) -> Book:
    """Put a pack in the order of the work; what is silent says nothing. Made once for each version."""
    return _book(_Version(procedure.name, procedure.version, procedure))


@dataclass(frozen=True, slots=True)
class _Version:
    """A pack, known by its name and version."""

    name: str
    version: str
    pack: Pack = field(compare=False, repr=False)


@lru_cache(maxsize=32)
def _book(version: _Version) -> Book:
    procedure = version.pack
    own = vocabulary.of(procedure)
    pages: dict[tuple[Stage, str], list[Page]] = {}
    for duty in (each for each in procedure.duties if not each.silent):
        pages.setdefault((procedure_stages.of_duty(duty=duty), "duty"), []).append(_duty(duty, own))
    for section, entries in procedure.carried.items():
        for each in (one for one in entries if not one.silent):
            stage = procedure_stages.of_carried(section=section, raw=each.raw)
            pages.setdefault((stage, section), []).append(_carried(procedure, section, each, own))
    return Book(
        name=procedure.name,
        slug=slug(name=procedure.name),
        title=procedure.title,
        source=procedure.source,
        source_date=_spoken_date(procedure.source_date) if procedure.source_date else "no date given",
        calendar=procedure.calendar.title,
        chapters=tuple(chapter for stage in Stage if (chapter := _chapter(stage, pages)).groups),
        words=_words(own),
        roles=_roles(own),
    )


def _chapter(stage: Stage, pages: Mapping[tuple[Stage, str], list[Page]]) -> Chapter:
    kinds = dict.fromkeys([*KINDS, *(kind for _, kind in pages)])
    return Chapter(
        anchor=stage.name.lower().replace("_", "-"),
        heading=stage,
        groups=tuple(
            Group(
                kind=kind,
                heading=KINDS.get(kind, event_words.plain(text=kind)),
                pages=tuple(pages[stage, kind]),
            )
            for kind in kinds
            if (stage, kind) in pages
        ),
    )


def _duty(duty: Duty, own: Vocabulary) -> Page:
    beside = [
        ("When", procedure_timing.timing(duty=duty, vocabulary=own)),
        ("Who", _responsible(duty, own)),
        ("To whom", _recipients(duty, own)),
        ("Who may put it off", " and ".join(_role(each, own) for each in duty.varied_by)),
    ]
    return _page("duty", duty, beside, procedure_examples.of_duty(raw=duty.raw, vocabulary=own))


def _responsible(duty: Duty, own: Vocabulary) -> str:
    if duty.responsible is not None:
        return _role(duty.responsible, own)
    if duty.authors is not None:
        listed = WRITERS.get(duty.authors.field or "", "")
        return "; ".join(
            part for part in (listed, *(_role(each, own) for each in duty.authors.always)) if part
        )
    return "whoever it concerns" if duty.responsible_field else ""


def _recipients(duty: Duty, own: Vocabulary) -> str:
    if duty.recipient_chain:
        ranks = [" or ".join(_role(each, own) for each in rank) for rank in duty.recipient_chain]
        return "; if out of reach, ".join(ranks)
    return ", ".join(_role(each, own) for each in duty.recipients)


def _role(role: str, own: Vocabulary) -> str:
    return own.role_name(role)


def _carried(procedure: Pack, section: str, each: Carried, own: Vocabulary) -> Page:
    beside = (
        procedure_guards.beside(procedure=procedure, own_id=each.id, vocabulary=own)
        if section == "guard"
        else procedure_contents.beside(raw=each.raw)
    )
    examples = procedure_examples.of_carried(section=section, raw=each.raw, vocabulary=own)
    return _page(section, each, beside, examples)


def _page(
    kind: str, entry: Duty | Carried, beside: list[tuple[str, str]], examples: tuple[Example, ...]
) -> Page:
    unset = tuple(dict.fromkeys(_open(key, entry) for key in sorted(openings.unset_keys(entry.raw))))
    further = [("In force", _in_force(entry.raw)), ("Reading taken", str(entry.raw.get("reading") or ""))]
    return Page(
        anchor=f"{kind}-{entry.id}",
        kind=kind,
        title=event_words.plain(text=entry.id).replace("Smart ", "SMART: "),
        say=entry.say,
        modality=entry.modality,
        strength=MODALITIES.get(entry.modality, entry.modality),
        cite=entry.cite,
        beside=tuple((name, words) for name, words in [*beside, *further] if words),
        unset=unset,
        examples=examples,
        requirements=entry.requirement,
    )


def _open(key: str, entry: Duty | Carried) -> str:
    if key == "at_least" and "before" in entry.raw:
        return "how long before"
    return OPEN.get(key, key.replace("_", " "))


def _in_force(raw: Mapping[str, Any]) -> str:
    since, until = (str(raw[key]) if raw.get(key) is not None else "" for key in ("from", "until"))
    parts = [f"from {_spoken_date(since)}" if since else "", f"until {_spoken_date(until)}" if until else ""]
    return " ".join(part for part in parts if part) or "always (the source gives no date)"


def _spoken_date(text: str) -> str:
    """`2017-03` is March 2017, `2017-03-09` is 9 March 2017."""
    on = date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    return f"{on:%B %Y}" if len(text) == 7 else f"{on.day} {on:%B %Y}"


def _words(own: Vocabulary) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            vocabulary.COMMON[name][0],
            found.one + (f" ({found.statute})" if found.statute else "") if found else guards.NOT_STATED,
            found.cite if found else "",
        )
        for name, found in own.terms.items()
    )


def _roles(own: Vocabulary) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (found.name, found.held_by or guards.NOT_STATED, found.cite) for _, found in own.roles.items()
    )
