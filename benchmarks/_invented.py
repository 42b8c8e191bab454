"""Invented people of a small town, and the ways in which their names and dates are remembered wrongly."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from string import digits
from uuid import UUID

from holdfast.audit import keys
from holdfast.casework.name_variants import Variants

TODAY = date(2026, 1, 12)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYLLABLES = """
b br c ch cl d f fl g gr h j k l m n p pr r s sh sm st t th tr v w wh
a e i o u ai ea ee oa ou
b ck d ff g l ll m n nd ng nt p r rd rt s ss st t th x
ley ton son ham field worth man well by den ford wick er ing
"""
STARTS, VOWELS, ENDS, TAILS = (line.split() for line in SYLLABLES.strip().splitlines())
BY_EAR = {
    "ph": "f", "ck": "k", "ee": "ea", "ea": "ee", "ai": "ay", "ou": "ow", "ll": "l", "ss": "s", "ff": "f",
    "th": "t", "wh": "w", "ie": "y", "ey": "y", "c": "k", "tt": "t", "oa": "o", "wr": "r",
}  # fmt: skip


@dataclass(frozen=True)
class Somebody:
    """An invented person, with another name they may go by."""

    id: UUID
    given: str
    family: str
    born_on: date
    alias: str


@dataclass(frozen=True)
class Query:
    """Somebody looked for, by what is remembered of them."""

    kind: str
    whom: Somebody
    name: str
    born_on: date | None = None
    born_year: int | None = None


class Town:
    """Draws people: the weight of a name falls with its rank, as it does among people.

    A third of the family names are another with a letter changed, put in or left out, and given names are
    some of those that have other forms and some that are made: a small town, in which many share a name.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        known = [circle[0] for part in Variants.load().circles.values() for circle in part]
        self.givens = self._distinct([*known[::2], *(self._made(given=True) for _ in range(400))])
        self.families = self._distinct([self._made(given=False) for _ in range(4_000)])
        self.families += [self._neighbour(name) for name in self.random.sample(self.families, 2_000)]
        self.random.shuffle(self.families)
        self.given_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.givens))))
        self.family_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.families))))

    def _distinct(self, names: list[str]) -> list[str]:
        found = list(dict.fromkeys(names))
        self.random.shuffle(found)
        return found

    def _neighbour(self, name: str) -> str:
        place = self.random.randrange(1, len(name))
        other = self.random.choice("aeioust")
        return self.random.choice([name[:place], name[:place] + other]) + name[place + 1 :]

    def _made(self, *, given: bool) -> str:
        draw = self.random.choice
        word = draw(STARTS) + draw(VOWELS) + draw(ENDS)
        if given:
            return word + draw(["a", "y", "ie", "an", "el", "in", "o", "us", "ra", "na"])
        return word if self.random.random() < 0.3 else word + draw(TAILS)

    def given(self) -> str:
        """A given name."""
        return self.random.choices(self.givens, cum_weights=self.given_weights)[0]

    def family(self) -> str:
        """A family name; one in twenty is double."""
        one = self.random.choices(self.families, cum_weights=self.family_weights)[0]
        if self.random.random() < 0.05:
            return f"{one}-{self.random.choices(self.families, cum_weights=self.family_weights)[0]}"
        return one

    def people(self, many: int) -> Iterator[Somebody]:
        """So many; four in five are children, one in ten has another name."""
        for _ in range(many):
            years = 18 if self.random.random() < 0.8 else 60
            born = TODAY - timedelta(days=1 + self.random.randrange(years * 365))
            given, family = self.given(), self.family()
            alias = f"{given} {self.family()}" if self.random.random() < 0.1 else ""
            yield Somebody(keys.new(), given.title(), family.title(), born, alias.title())


class Forgetful:
    """Remembers people wrongly, in the ways that people do."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.kinds: dict[str, Callable[[Somebody], Query | None]] = {
            "one name misspelt, date": lambda one: self._query(
                one, self.typo(one.given), one.family, dated=True
            ),
            "both misspelt, date": lambda one: self._query(
                one, self.typo(one.given), self.typo(one.family), dated=True
            ),
            "one name misspelt, no date": lambda one: self._query(one, one.given, self.typo(one.family)),
            "both misspelt, no date": lambda one: self._query(
                one, self.typo(one.given), self.typo(one.family)
            ),
            "names swapped, no date": lambda one: self._query(one, one.family, self.typo(one.given)),
            "day and month swapped": self.date_swapped,
            "a figure of the date wrong": self.date_near,
            "the year only": lambda one: Query(
                "", one, f"{one.given} {self.typo(one.family)}", born_year=one.born_on.year
            ),
            "another name": lambda one: Query("", one, self.typo(one.alias)) if one.alias else None,
            "another form": self.another_form,
            "by ear": self.by_ear,
            "by ear, swapped, date": self.by_ear_swapped,
        }

    def queries(self, people: list[Somebody], many: int) -> list[Query]:
        """As many of each kind."""
        found = []
        for place, (kind, forget) in enumerate(self.kinds.items()):
            wanted = many // len(self.kinds) + (place < many % len(self.kinds))
            while wanted:
                query = forget(self.random.choice(people))
                if query is not None:
                    found.append(Query(kind, query.whom, query.name, query.born_on, query.born_year))
                    wanted -= 1
        return found

    def _query(self, one: Somebody, first: str, second: str, *, dated: bool = False) -> Query:
        return Query("", one, f"{first} {second}", born_on=one.born_on if dated else None)

    def typo(self, word: str) -> str:
        """The word with a letter changed, left out, put in, or two exchanged; a long one at times twice."""
        once = self._slip(word.lower())
        return self._slip(once) if len(once) > 5 and self.random.random() < 0.3 else once

    def _slip(self, word: str) -> str:
        place = self.random.randrange(len(word))
        letter = self.random.choice(LETTERS)
        before = max(place - 1, 0)
        return self.random.choice(
            [
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:before] + word[before : place + 1][::-1] + word[place + 1 :],
            ]
        )

    def date_swapped(self, one: Somebody) -> Query | None:
        """Only where the day can be a month."""
        born = one.born_on
        if born.day > 12 or born.day == born.month:
            return None
        swapped = date(born.year, born.day, born.month)
        return Query("", one, f"{self.typo(one.given)} {one.family}", born_on=swapped)

    def date_near(self, one: Somebody) -> Query | None:
        """A figure of day, month or year is another."""
        text = list(one.born_on.isoformat())
        text[self.random.choice([3, 5, 6, 8, 9])] = self.random.choice(digits)
        try:
            born = date.fromisoformat("".join(text))
        except ValueError:
            return None
        if born == one.born_on:
            return None
        return Query("", one, f"{one.given} {self.typo(one.family)}", born_on=born)

    def another_form(self, one: Somebody) -> Query | None:
        """Where the given name has one."""
        forms = sorted(Variants.load().of(one.given.lower()))
        return self._query(one, self.random.choice(forms), one.family) if forms else None

    def by_ear(self, one: Somebody) -> Query | None:
        """The family name written as it is heard."""
        heard = one.family.lower()
        for letters, instead in BY_EAR.items():
            if letters in heard[1:]:
                heard = heard[0] + heard[1:].replace(letters, instead, 1)
                if self.random.random() < 0.5:
                    break
        return self._query(one, one.given, heard) if heard != one.family.lower() else None

    def by_ear_swapped(self, one: Somebody) -> Query | None:
        """The same, given and family name swapped, with the date."""
        heard = self.by_ear(one)
        return Query("", one, " ".join(heard.name.split()[::-1]), born_on=one.born_on) if heard else None
