"""How like a recorded name and day of birth are to those that are sought, and in which words to say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from string import digits
from typing import Any
from uuid import UUID

from rapidfuzz.distance import OSA, JaroWinkler

EARLIEST = date(1880, 1, 1)
MOST_WORDS = 5  # beyond these a name says nothing new
# How much a day of birth says: the same, with day and month swapped, one figure off, the same year, unknown
# of the one recorded, or another altogether.
SAME_DAY, SWAPPED, NEAR, SAME_YEAR, UNKNOWN, ANOTHER = 1.0, 0.9, 0.8, 0.5, 0.45, 0.1
# What a word counts that is another form of the same name, or sounds alike.
FORM, SOUND = 0.95, 0.85
UNLIKE = 0.62  # of letters; below it two words only happen to share some


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word of the name that is sought: how it sounds, and the other forms of it."""

    plain: str
    sounds: frozenset[str]
    forms: frozenset[str]

    @property
    def keys(self) -> str:
        """All that it is looked for by, with spaces between."""
        return " ".join(sorted({self.plain, *self.sounds, *self.forms}))


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A recorded name that may be the one sought, as `holdfast.find_people` gives it."""

    person: UUID
    own: bool  # the person's own name; otherwise another that they go by
    words: tuple[str, ...]
    keys: frozenset[str]
    born_on: date | None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A candidate with how like it is (0 to 1), the two parts of that, and why, in words."""

    candidate: Candidate
    score: float
    name: float
    day: float
    why: tuple[str, ...]


class BirthDays:
    """A day of birth that is sought, and the days that may have been meant or written instead."""

    def __init__(self, born_on: date) -> None:
        self.born_on = born_on
        self.swapped = _date(born_on.year, born_on.day, born_on.month)
        near = {*self._one_figure_off(), *self._figures_exchanged()}
        near |= {born_on + timedelta(days=days) for days in (-1, 1)}
        self.near = frozenset(day for day in near if day >= EARLIEST) - {born_on, self.swapped}

    @property
    def every(self) -> list[date]:
        """All of them, the day itself first, then as it stands in the calendar."""
        others = {*self.near, *([self.swapped] if self.swapped else [])} - {self.born_on}
        return [self.born_on, *sorted(others)]

    def likeness(self, born_on: date | None) -> tuple[float, str]:
        """How like a recorded day is, and the words for it."""
        if born_on is None:
            return UNKNOWN, ""
        if born_on == self.born_on:
            return SAME_DAY, "same date of birth"
        if born_on == self.swapped:
            return SWAPPED, "date of birth with day and month swapped"
        if born_on in self.near:
            return NEAR, "nearly the same date of birth"
        if born_on.year == self.born_on.year:
            return SAME_YEAR, "same year of birth"
        return ANOTHER, ""

    def _one_figure_off(self) -> Iterator[date]:
        year, month, day = self.born_on.year, self.born_on.month, self.born_on.day
        years = {*_figure_off(f"{year:04}")} | {year - 1, year + 1}
        months = {*_figure_off(f"{month:02}")} | {month - 1, month + 1}
        for parts in (
            *((other, month, day) for other in years if abs(other - year) < 100),
            *((year, other, day) for other in months),
            *((year, month, other) for other in _figure_off(f"{day:02}")),
        ):
            found = _date(*parts)
            if found:
                yield found

    def _figures_exchanged(self) -> Iterator[date]:
        year, month, day = self.born_on.year, self.born_on.month, self.born_on.day
        turned = int(f"{year:04}"[:2] + f"{year:04}"[:1:-1])
        for parts in ((turned, month, day), (year, _turned(month), day), (year, month, _turned(day))):
            found = _date(*parts)
            if found and abs(found.year - year) < 100:
                yield found


class Sought:
    """The name, and the day or year of birth, that are sought."""

    def __init__(
        self, words: Sequence[Word], *, days: BirthDays | None = None, year: int | None = None
    ) -> None:
        self.words = tuple(words[:MOST_WORDS])
        self.plain = " ".join(word.plain for word in self.words)
        self.days = days
        self.year = year

    def as_json(self) -> dict[str, Any]:
        """What `holdfast.find_people` is asked, with dates in figures."""
        years = range(self.year, self.year + 1) if self.year else ()
        return {
            "words": self.plain,
            "sought": [word.keys for word in self.words],
            "born": [day.isoformat() for day in self.days.every] if self.days else [],
            "first_on": next((f"{year:04}-01-01" for year in years), None),
            "last_on": next((f"{year:04}-12-31" for year in years), None),
        }

    def judge(self, candidate: Candidate) -> Judged:
        """How like a candidate is."""
        name, said = self._name(candidate)
        day, about_day = self._day(candidate.born_on)
        score = name
        if not self.words:
            score = day
        elif self.days is not None:
            score = 0.7 * name + 0.3 * day
        elif self.year is not None:
            score = 0.85 * name + 0.15 * day
        if not candidate.own and said:
            said = f"another name: {said}"
        why = tuple(each for each in (said, about_day) if each)
        return Judged(candidate=candidate, score=round(score, 4), name=name, day=day, why=why)

    def _day(self, born_on: date | None) -> tuple[float, str]:
        if self.days is not None:
            return self.days.likeness(born_on)
        if self.year is None or born_on is None:
            return UNKNOWN, ""
        if born_on.year == self.year:
            return SAME_DAY, "same year of birth"
        return (NEAR, "born in a year beside it") if abs(born_on.year - self.year) == 1 else (ANOTHER, "")

    def _name(self, candidate: Candidate) -> tuple[float, str]:
        """How like the words are, paired as they fit best, whatever their order."""
        if not self.words or not candidate.words:
            return 0.0, ""
        pairs = sorted(
            (
                (*_word_likeness(word, recorded, candidate.keys), place, there)
                for place, word in enumerate(self.words)
                for there, recorded in enumerate(candidate.words)
            ),
            reverse=True,
        )
        paired: dict[int, tuple[float, str, int]] = {}
        for likeness, said, place, there in pairs:
            if place not in paired and all(there != taken for _, _, taken in paired.values()):
                paired[place] = likeness, said, there
        total = sum(likeness for likeness, _, _ in paired.values()) / len(self.words)
        surplus = max(len(candidate.words) - len(self.words), 0) if len(self.words) > 1 else 0
        total -= 0.03 * min(surplus, 3)
        together = _together(self.plain.split(), candidate.words)
        if together > total:
            return together, "same name, its words divided otherwise" if together > 0.96 else "spelt alike"
        return max(total, 0.0), _in_words(paired, recorded=len(candidate.words))


def _word_likeness(word: Word, recorded: str, keys: frozenset[str]) -> tuple[float, str]:
    """How like one word is to one that is recorded, and the words for it."""
    if word.plain == recorded:
        return 1.0, "same"
    if recorded in word.forms:
        return FORM, "another form of the name"
    letters = max(
        JaroWinkler.normalized_similarity(word.plain, recorded),
        OSA.normalized_similarity(word.plain, recorded),
    )
    if len(word.plain) == 1 and recorded.startswith(word.plain):
        return 0.8, "same first letter"
    if letters < SOUND and word.sounds & keys and letters > 0.5:
        return SOUND, "sounds alike"
    return (letters, "spelt alike") if letters > UNLIKE else (letters * 0.4, "")


def _together(sought: Sequence[str], recorded: Sequence[str]) -> float:
    """How like the names are when their words are written as one; less, since much can come together so."""
    if len(sought) == len(recorded) and len(sought) < 3:
        return 0.0
    return 0.97 * float(OSA.normalized_similarity("".join(sought), "".join(recorded)))


def _in_words(paired: dict[int, tuple[float, str, int]], *, recorded: int) -> str:
    said = {said for likeness, said, _ in paired.values() if likeness > UNLIKE}
    places = [paired[place][2] for place in sorted(paired)]
    swapped = ", given and family name swapped" if places != sorted(places) and len(places) > 1 else ""
    if said == {"same"} and all(likeness == 1.0 for likeness, _, _ in paired.values()):
        return ("same name" if recorded == len(paired) else "part of the name is the same") + swapped
    for words in ("another form of the name", "sounds alike", "spelt alike", "same first letter"):
        if words in said:
            return words + swapped
    return "part of the name is the same" if said else ""


def _figure_off(figures: str) -> Iterator[int]:
    """Each number that has one of these figures different."""
    for place in range(len(figures)):
        for figure in digits:
            yield int(figures[:place] + figure + figures[place + 1 :])


def _turned(number: int) -> int:
    return int(f"{number:02}"[::-1])


def _date(year: int, month: int, day: int) -> date | None:
    """The date, where there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
