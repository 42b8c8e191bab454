"""Fifteen invented families for one authority: who they are and what becomes of them, drawn from a seed.

Nobody here resembles anybody: each family's name says that it is invented. The same seed and authority
give the same families; nothing here knows a database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FAMILY_NAMES = (
    *("Example", "Sample", "Specimen", "Invented", "Pretend", "Fictional", "Madeup", "Storybook"),
    *("Imaginary", "Makebelieve", "Notreal", "Fable", "Placeholder", "Nowhere", "Whatif"),
)
GIVEN = (
    *("Ada", "Ben", "Cora", "Dov", "Edie", "Finn", "Gwen", "Hal", "Isla", "Jude", "Kit", "Lila", "Milo"),
    *("Nora", "Otis", "Pia", "Quin", "Rosa", "Sol", "Tess", "Uri", "Vera", "Wren", "Xan", "Yara", "Zeb"),
)
MOTHERS = ("Mary", "Maud", "Mina", "Moira", "Mabel", "Marta", "Minnie", "Myra")
FATHERS = ("Fred", "Felix", "Frank", "Fabian", "Forbes", "Francis", "Farid", "Finbar")
STREETS = ("Invented Street", "Pretend Lane", "Sample Road", "Example Close", "Storybook Way")
SCHOOLS = ("Example Primary School", "Sample Academy", "Pretend Nursery")
CATEGORIES = ("neglect", "emotional-abuse", "physical-abuse", "sexual-abuse")
LANGUAGES = ("", "", "", "", "Portuguese", "Polish", "British Sign Language")

# What becomes of a family; the first of them come in each authority, whatever the seed.
STEADY, LATE, UNSEEN, DRIFTING, NEW, PROTECTED, RESTRICTED, ENDED, HANDED_OVER, CARED_FOR, BABY = (
    *("steady", "late", "unseen", "drifting", "new", "protected", "restricted", "ended", "handed-over"),
    *("cared-for", "baby"),
)
STORIES = (
    *(UNSEEN, STEADY, LATE, DRIFTING, BABY, NEW, PROTECTED, RESTRICTED, ENDED, HANDED_OVER, CARED_FOR),
    *(STEADY, LATE, STEADY, UNSEEN),
)
# Children of each family, in the order of the stories: the first has four.
SIZES = (4, 2, 3, 1, 1, 2, 2, 1, 2, 3, 1, 1, 2, 3, 2)


@dataclass(frozen=True, kw_only=True)
class Child:
    """An invented child; one who is not born yet is expected."""

    given_name: str
    born_on: date | None
    expected_on: date | None = None
    sex: str = ""


@dataclass(frozen=True, kw_only=True)
class Family:
    """An invented family and its story."""

    number: int
    name: str
    story: str
    children: tuple[Child, ...]
    mother: str
    mother_born_on: date
    father: str
    address: str
    postcode: str
    school: str
    language: str
    categories: tuple[str, ...]
    began_on: date
    last_review_on: date | None
    worker: int  # which of the team's workers

    @property
    def is_protected(self) -> bool:
        """Whether their address must not be told."""
        return self.story == PROTECTED


def draw(*, seed: int, slug: str, start_on: date, count: int = 15) -> tuple[Family, ...]:
    """The families of an authority, as they are on the day on which the register is carried in."""
    chance = Random(f"{seed}/{slug}")  # noqa: S311 - families are drawn alike each time, no secret
    given = list(GIVEN)
    chance.shuffle(given)
    names = iter(given * 2)
    return tuple(_family(chance, number, names, start_on) for number in range(count))


def _family(chance: Random, number: int, names: Iterator[str], start_on: date) -> Family:
    story = STORIES[number % len(STORIES)]
    name = FAMILY_NAMES[number % len(FAMILY_NAMES)]
    began = start_on - timedelta(days=chance.randint(20, 330) if story != BABY else 30)
    review = _review(chance, began, start_on)
    return Family(
        number=number,
        name=name,
        story=story,
        children=_children(chance, story, SIZES[number % len(SIZES)], names, start_on),
        mother=f"{chance.choice(MOTHERS)} {name}",
        mother_born_on=start_on - timedelta(days=chance.randint(22 * 365, 40 * 365)),
        father=f"{chance.choice(FATHERS)} {name}" if chance.random() < 0.7 else "",
        address=f"{chance.randint(1, 99)} {chance.choice(STREETS)}",
        postcode=f"XX{number + 1} {chance.randint(1, 9)}XX",
        school=chance.choice(SCHOOLS),
        language=chance.choice(LANGUAGES),
        categories=tuple(
            chance.sample(CATEGORIES[:3] if story != "late" else CATEGORIES, k=1 + (number % 2))
        ),
        began_on=began,
        last_review_on=review,
        worker=number % 3,
    )


def _review(chance: Random, began: date, start_on: date) -> date | None:
    """The last review before the register was carried in: none in a plan's first three months."""
    days = (start_on - began).days
    if days < 92:
        return None
    if days < 260:
        return min(began + timedelta(days=chance.randint(75, 88)), start_on - timedelta(days=2))
    return start_on - timedelta(days=chance.randint(20, 120))


def _children(
    chance: Random, story: str, size: int, names: Iterator[str], start_on: date
) -> tuple[Child, ...]:
    if story == BABY:
        return (Child(given_name="", born_on=None, expected_on=start_on + timedelta(days=60)),)
    ages = _ages(chance, size)
    return tuple(
        Child(
            given_name=next(names),
            born_on=start_on - timedelta(days=round(age * 365.25)),
            sex=chance.choice(("female", "male")),
        )
        for age in ages
    )


def _ages(chance: Random, size: int) -> Sequence[float]:
    """Brothers and sisters some years apart; the first family has school children and younger."""
    youngest = chance.uniform(0.3, 6)
    return sorted((youngest + place * chance.uniform(1.4, 3.2) for place in range(size)), reverse=True)
