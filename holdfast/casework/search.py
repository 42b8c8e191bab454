"""Finding people by what is known of them: a name as it was heard or typed, a day or year of birth.

`find` is asked by a person who looks for somebody; `find_similar` and `find_similar_many` before anybody is
recorded, so that nobody is recorded twice. All three try the name by its letters, its sounds, the other forms
of given names and the other names that people go by, in any order of the words, and a day of birth also with
day and month swapped or a figure off.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connections

from holdfast.access import children, entry, relations, standing
from holdfast.access.refusals import Refused
from holdfast.access.roles import ROLES, May
from holdfast.casework import steps
from holdfast.casework.name_matching import BirthDays, Candidate, Judged, Sought, Word
from holdfast.casework.name_variants import Variants
from holdfast.casework.steps import read
from holdfast.records.models import Alias, Person

LONGEST = 254
FEW = 5
CHUNK = 200  # rows asked about in one statement
# How alike in trigrams a name must be to be looked at, and how many are enough; with fewer it is loosened.
# For duplicates, of which there may be thousands to ask about, only what is close.
WIDE, NARROW = (0.4, 60), (0.55, 0)
LEAST = 0.45  # what is less like than this helps nobody
# From which likeness a person may be the one about to be recorded.
ALIKE, SAME_NAME = 0.8, 0.99
# Whoever may do any of these must be able to learn that there is a record.
KNOWING = frozenset({May.RECORD, May.CARRY_IN, May.EMERGENCY, May.ON_DUTY})
SAME, CLOSE = "same name and date", "alike"

READ = """
select asked.number, read.word, read.sounds
  from unnest(%s::text[]) with ordinality asked (name, number), lateral holdfast.read_name(asked.name) read"""
FIND = """
select asked.number, found.person_id, found.own, found.name, found.keys, found.born_on
  from jsonb_to_recordset(%s::jsonb)
       asked (number int, words text, sought text[], born date[], first_on date, last_on date),
       lateral holdfast.find_people(
         asked.words, asked.sought, asked.born, asked.first_on, asked.last_on, %s, %s) found"""


@dataclass(frozen=True, kw_only=True)
class Match:
    """Somebody who may be the one sought. `score` is 0 to 1; `other_names` are all they go by.

    Where the one who searches may not open the person's page (`may_open`), there is the name and the year of
    birth alone: no date, no other name, not why.
    """

    person: UUID
    given_name: str
    family_name: str
    born_year: int | None
    born_on: date | None
    expected_on: date | None
    other_names: tuple[str, ...]
    why: tuple[str, ...]
    score: float
    may_open: bool

    @property
    def name(self) -> str:
        """The whole name; empty for an unborn child without one."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """What was found, and what was looked for: an empty list says no more than that.

    `name` is the name as it was read, `other_forms` the other given names tried for it, `dates` the days of
    birth tried, the one asked for first; `more` says that there were further, less like.
    """

    name: str
    other_forms: tuple[str, ...]
    dates: tuple[date, ...]
    year: int | None
    matches: tuple[Match, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody about to be recorded."""

    given_name: str
    family_name: str
    born_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Similar(Match):
    """Somebody recorded who may be the one about to be; `strength` is *same name and date* or *alike*."""

    strength: str


@read
def find(
    *,
    name: str = "",
    born_on: date | None = None,
    born_year: int | None = None,
    limit: int = 20,
    today: date,
) -> SearchPage:
    """Find people by name, day or year of birth, the likeliest first.

    Of those whose page one may not open only name and year are told; of a restricted family nothing.
    Without a name and a day there is nothing to look for, and nobody is found. Raises Refused for a
    visitor, and for a role that has to do with no child.
    """
    _may_search(today)
    steps.log(about="search")
    sought = next(_read([(name, born_on, born_year)]))
    found = _candidates([sought], alike=WIDE)[0]
    judged = [each for each in _best(sought, found) if each.score >= LEAST][: limit * 5]
    shown = islice(_shown(judged, today), limit + 1)
    matches = [Match(**said) for _, said in shown]
    return SearchPage(
        name=sought.plain,
        other_forms=tuple(sorted(set().union(*(word.forms for word in sought.words)))),
        dates=tuple(sought.days.every) if sought.days else (),
        year=sought.year,
        matches=tuple(matches[:limit]),
        more=len(matches) > limit,
    )


@read
def find_similar(
    *, given_name: str, family_name: str, born_on: date | None, today: date
) -> tuple[Similar, ...]:
    """Find who may already be recorded, before a person is: the likeliest first, five at most.

    Raises Refused as `find` does.
    """
    _may_search(today)
    steps.log(about="search")
    one = Newcomer(given_name=given_name, family_name=family_name, born_on=born_on)
    return next(_similar([one], today))


@read
def find_similar_many(*, newcomers: Sequence[Newcomer], today: date) -> tuple[tuple[Similar, ...], ...]:
    """Find the same for many, in their order: one answer each. Raises Refused as `find` does."""
    _may_search(today)
    steps.log(about="search")
    found: list[tuple[Similar, ...]] = []
    for start in range(0, len(newcomers), CHUNK):
        found += _similar(newcomers[start : start + CHUNK], today)
    return tuple(found)


def likely(
    *, name: str = "", born_on: date | None = None, born_year: int | None = None, limit: int = 100
) -> list[UUID]:
    """Whoever may be meant of all who are here, the likeliest first: for a read that itself says who of them
    may be shown, and how much."""
    sought = next(_read([(name, born_on, born_year)]))
    found = _candidates([sought], alike=WIDE)[0]
    return [each.candidate.person for each in _best(sought, found) if each.score >= LEAST][:limit]


def _may_search(today: date) -> None:
    who = standing.of(today=today)
    if who.account is None and not who.is_system:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS, about="search")
    if not (who.is_system or who.anywhere & KNOWING or any(ROLES[role].to_a_child for role in who.roles)):
        raise Refused(
            "Your role does not let you look for anybody in the record.",
            who_can_help=standing.ACCOUNTS, about="search",
        )  # fmt: skip


def _read(asked: Sequence[tuple[str, date | None, int | None]]) -> Iterator[Sought]:
    """Each name as the database reads it, with the forms and days to try."""
    variants = Variants.load()
    words: list[list[Word]] = [[] for _ in asked]
    for number, word, sounds in _rows(READ, [[name[:LONGEST].replace("\0", "") for name, *_ in asked]]):
        words[number - 1].append(Word(plain=word, sounds=frozenset(sounds), forms=variants.of(word)))
    for (_, born_on, year), of_name in zip(asked, words, strict=True):
        yield Sought(of_name, days=BirthDays(born_on) if born_on else None, year=year)


def _candidates(asked: Sequence[Sought], *, alike: tuple[float, int]) -> list[list[Candidate]]:
    """Who may be meant, for each: one statement for all."""
    found: list[list[Candidate]] = [[] for _ in asked]
    questions = [{"number": number, **each.as_json()} for number, each in enumerate(asked)]
    for number, person, own, name, keys, born_on in _rows(FIND, [json.dumps(questions), *alike]):
        found[number].append(
            Candidate(
                person=person, own=own, words=tuple(name.split()), keys=frozenset(keys), born_on=born_on
            )
        )
    return found


def _best(sought: Sought, candidates: Iterable[Candidate]) -> list[Judged]:
    """Each person once, by the name that is likest; the likeliest first."""
    best: dict[UUID, Judged] = {}
    for candidate in set(candidates):
        judged = sought.judge(candidate)
        before = best.get(candidate.person)
        if before is None or (judged.score, candidate.own) > (before.score, before.candidate.own):
            best[candidate.person] = judged
    return sorted(best.values(), key=lambda each: (-each.score, each.candidate.words, each.candidate.person))


def _shown(judged: Iterable[Judged], today: date) -> Iterator[tuple[Judged, dict[str, Any]]]:
    """Whoever of these may be known of, in their order, with what is shown of them."""
    listed = list(judged)
    opened, known = _in_sight({each.candidate.person for each in listed}, today)
    others: dict[UUID, list[str]] = {}
    aliases = Alias.objects.filter(person_id__in=opened).order_by("name")
    for person_id, name in aliases.values_list("person_id", "name"):
        others.setdefault(person_id, []).append(name)
    for each in listed:
        key, born = each.candidate.person, each.candidate.born_on
        opens, person = key in opened, opened.get(key) or known.get(key)
        if person is not None:
            yield each, {
                "person": key, "given_name": person.given_name, "family_name": person.family_name,
                "born_year": born.year if born else None, "born_on": person.born_on if opens else None,
                "expected_on": person.expected_on if opens else None,
                "other_names": tuple(others.get(key, ())), "why": each.why if opens else (),
                "score": each.score, "may_open": opens,
            }  # fmt: skip


def _in_sight(keys: Iterable[UUID], today: date) -> tuple[dict[UUID, Person], dict[UUID, Person]]:
    """Whose pages the one who searches may open, and whom else they may know of: THE ONE PLACE for it.

    Whoever is in neither is not shown at all: withdrawn, or of a family restricted to others. That somebody
    is recorded whose page one may not open is told only to those who begin records or may have to open one:
    a partner learns of nobody else's children.
    """
    there = Person.standing.filter(id__in=list(keys))
    opened = {each.id: each for each in there.filter(children.visible(today=today))}
    who = standing.of(today=today)
    if who.is_partner or not (who.is_system or who.anywhere & KNOWING):
        return opened, {}
    restricted = relations.restricted(standing=who, today=today).values("person")
    others = there.exclude(id__in=list(opened)).exclude(id__in=restricted)
    return opened, {each.id: each for each in others}


def _similar(newcomers: Sequence[Newcomer], today: date) -> Iterator[tuple[Similar, ...]]:
    """Who may already be recorded, for each; the same few statements for one and for many."""
    asked = list(_read([(f"{each.given_name} {each.family_name}", each.born_on, None) for each in newcomers]))
    likely = [
        [judged for judged in _best(sought, found) if sought.words and judged.score >= ALIKE][:FEW]
        for sought, found in zip(asked, _candidates(asked, alike=NARROW), strict=True)
    ]
    shown = {
        id(judged): said for judged, said in _shown((judged for each in likely for judged in each), today)
    }
    for each in likely:
        yield tuple(
            Similar(**shown[id(judged)], strength=_strength(judged)) for judged in each if id(judged) in shown
        )


def _strength(judged: Judged) -> str:
    return SAME if judged.name >= SAME_NAME and judged.day == 1.0 else CLOSE


def _rows(query: str, values: list[Any]) -> list[Any]:
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
