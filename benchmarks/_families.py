"""Invented families with a plan, and what happens to them in a quarter of a year: fifteen things a child.

The same number and seed always give the same family, whichever process draws it. What happens is said in the
same words in which the steps are told of it (`VisitSaid`, `NeedSaid`), so that one timeline can be taken
through the steps and written in bulk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from _invented import Town

from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.casework.visit_said import ChildSaid, VisitSaid

DAYS = 91
CHILDREN_A_WORKER = 25
# Children of each family, again and again: two on average.
SIZES = (4, 2, 3, 1, 1, 2, 2, 1, 2, 3, 1, 1, 2, 3, 2)
CATEGORIES = ("neglect", "emotional-abuse", "physical-abuse")
CORE_GROUP = ("social-worker", "team-manager", "health-visitor", "teacher", "mother")
ONE_CLASS = 300  # children of one school, surgery or health team
AGENCIES = (("school", "school"), ("gp", "gp"), ("health_visitor", "health"))


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A social worker: the account, its address, the team and whoever leads it."""

    account: UUID
    email: str
    team: UUID
    team_name: str
    manager: UUID


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened: on a day, done by an account, with what was said of it, by `kind`."""

    on: date
    kind: str
    by: UUID
    said: Any = None


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family: its children as rows of the register that is carried in on `start`, and what follows."""

    number: int
    worker: Worker
    start: date
    register: tuple[dict[str, str], ...]
    happened: tuple[Happening, ...]

    @property
    def size(self) -> int:
        """How many children."""
        return len(self.register)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a family stands among all: its number, how many children, and how many came before."""

    number: int
    size: int
    before: int

    @property
    def worker(self) -> int:
        """The number of its worker."""
        return self.before // CHILDREN_A_WORKER


def places(*, children: int) -> Iterator[Place]:
    """The families in which so many children live."""
    number = before = 0
    while before < children:
        size = min(SIZES[number % len(SIZES)], children - before)
        yield Place(number=number, size=size, before=before)
        number, before = number + 1, before + size


class Drawing:
    """Draws families of one authority, whose register is carried in thirteen weeks before `until`."""

    def __init__(self, *, seed: int, until: date, administrator: UUID) -> None:
        self.seed, self.until, self.administrator = seed, until, administrator
        self.start = until - timedelta(days=DAYS)
        self.town = Town(seed)

    def family(self, *, place: Place, worker: Worker) -> Family:
        """The family of a place."""
        chance = Random(f"{self.seed}/{place.number}")
        self.town.random = chance
        began = self.start - timedelta(days=chance.randint(20, 330))
        return Family(
            number=place.number, worker=worker, start=self.start,
            register=tuple(self._register(place, worker, chance, began)),
            happened=tuple(sorted(self._happened(place, worker, chance), key=lambda each: each.on)),
        )  # fmt: skip

    def _register(
        self, place: Place, worker: Worker, chance: Random, began: date
    ) -> Iterator[dict[str, str]]:
        surname, number = self.town.family().title(), place.number
        review = ""
        if (self.start - began).days > 92:
            review = min(began + timedelta(days=85), self.start - timedelta(days=2)).isoformat()
        shared = {
            "family_name": surname, "family": f"{surname} {number}", "plan_began_on": began.isoformat(),
            "last_review_on": review, "categories": chance.choice(CATEGORIES),
            "carried_from": "before-holdfast",
            "address": f"{number + 1} Invented Street", "postcode": f"XX{number % 90 + 1} 1XX",
            "protected": "yes" if number % 20 == 0 else "no",
            "mother": f"{self.town.given().title()} {surname}", "social_worker": worker.email,
            "father": f"{self.town.given().title()} {surname}" if chance.random() < 0.7 else "",
            "team": worker.team_name, "main_language": "Portuguese" if number % 9 == 0 else "",
            "warning": "Two dogs. Ring before you go in." if number % 30 == 2 else "",
            "aim": "Home is safe and predictable.",
        }  # fmt: skip
        youngest = chance.uniform(2.2, 6)
        for child in range(place.size):
            born = self.start - timedelta(days=round((youngest + child * chance.uniform(1.4, 3.2)) * 365))
            yield {
                **shared, "given_name": self.town.given().title(), "born_on": born.isoformat(),
                "sex": chance.choice(("female", "male")),
                "school": f"Sample School {place.before // ONE_CLASS}",
                "gp": f"Pretend Surgery {place.before // ONE_CLASS}",
                "health_visitor": f"Example Health Team {place.before // ONE_CLASS}",
            }  # fmt: skip

    def _happened(self, place: Place, worker: Worker, chance: Random) -> Iterator[Happening]:
        yield Happening(
            on=working(self.start, 1), kind="plan", by=worker.account, said=self._plan(place, worker)
        )
        yield from self._visits(place, worker, chance)
        yield from self._core_groups(place, worker, chance)
        yield from self._notes(worker, chance)
        review = working(self.until, 20 + place.number % 40)
        yield Happening(on=working(self.start, 9), kind="review", by=self.administrator, said=review)
        yield Happening(on=working(self.until, -2), kind="supervision", by=worker.manager)
        if place.number % 7 == 0:
            failed = working(self.until, -3)
            yield Happening(on=failed, kind="failed", by=worker.account, said=_failed(place, failed))
            yield Happening(on=failed, kind="told", by=worker.account, said=worker.manager)
            if place.number % 14 == 0:
                yield Happening(on=failed, kind="acknowledged", by=worker.manager)

    def _visits(self, place: Place, worker: Worker, chance: Random) -> Iterator[Happening]:
        """About every three weeks; of one family in five the last is long ago."""
        stop = self.until - timedelta(days=38 if place.number % 5 == 0 else 4)
        on, number = working(self.start, chance.randint(2, 12)), 0
        while on <= stop:
            yield Happening(on=on, kind="visit", by=worker.account, said=_visit(place, on, number))
            on, number = working(on, 19 + chance.randint(-4, 4)), number + 1

    def _core_groups(self, place: Place, worker: Worker, chance: Random) -> Iterator[Happening]:
        on = working(self.start, chance.randint(5, 18))
        while on <= self.until - timedelta(days=5):
            following = working(on, 26)
            yield Happening(on=on, kind="core-group", by=worker.account, said=following)
            if place.number % 3:
                yield Happening(on=working(on, 2), kind="sent", by=worker.account)
            on = following

    def _notes(self, worker: Worker, chance: Random) -> Iterator[Happening]:
        on = working(self.start, chance.randint(3, 10))
        while on < self.until - timedelta(days=1):
            yield Happening(
                on=on, kind="note", by=worker.account,
                said="Rang to move the appointment; it was made again for the same week.",
            )  # fmt: skip
            on = working(on, chance.randint(20, 34))

    def _plan(self, place: Place, worker: Worker) -> tuple[list[NeedSaid], list[ContactSaid]]:
        soon, later = self.start + timedelta(days=40 + place.number % 90), self.until + timedelta(days=30)
        at_home = OutcomeSaid(
            text="An adult who has not been drinking is at home every evening", by_on=later,
            how_known="No report of drinking for three months; the children say who was there",
            actions=(
                ActionSaid(text="See the alcohol service weekly", who="Mother", role="mother", by_on=soon),
                ActionSaid(
                    text="Ask the service how it goes", who="Social worker", role="social-worker", by_on=soon,
                    account=worker.account if place.number % 10 == 0 else None,
                ),
            ),
        )  # fmt: skip
        at_school = OutcomeSaid(
            text="At school by nine on four days of five", how_known="The school’s register", by_on=later,
            actions=(
                ActionSaid(text="Ring on the first day away", who="School", role="teacher", by_on=soon),
            ),
        )  # fmt: skip
        needs = [
            NeedSaid(text="To be looked after by somebody who is sober and awake", outcomes=(at_home,)),
            NeedSaid(text="To be in school, rested and fed", outcomes=(at_school,)),
        ]
        seen = ContactSaid(who="Social worker", role="social-worker", every="3 weeks", why="To see them")
        return needs, [seen]


def child(number: int) -> UUID:
    """What stands for a child of a family by its place until it has a key."""
    return UUID(int=number)


def _visit(place: Place, on: date, number: int) -> VisitSaid:
    return VisitSaid(
        on=on, place="home", at=time(15, 30), announced=number % 3 != 1,
        how_things_are="Home tidy and warm, food in the cupboard. Mother spoke openly about the week.",
        children=tuple(
            ChildSaid(
                child=child(each), seen=True, alone=True, bedroom=number % 2 == 0,
                other_rooms=number % 3 == 0,
                said="Showed me the new bed and said it is the best one.",
                wishes="Wants to see the grandmother more." if number % 2 else "",
            )
            for each in range(place.size)
        ),
    )  # fmt: skip


def _failed(place: Place, on: date) -> VisitSaid:
    return VisitSaid(
        on=on, place="home", at=time(16), announced=False,
        children=tuple(
            ChildSaid(child=child(each), seen=False, obstruction="refused", done_about_it="Rang twice.")
            for each in range(place.size)
        ),
    )  # fmt: skip


def working(on: date, days: int) -> date:
    """So many days on, or back, and never at a weekend: on to Monday, back to Friday."""
    day = on + timedelta(days=days)
    if day.weekday() < 5:
        return day
    return day + timedelta(days=7 - day.weekday() if days >= 0 else 4 - day.weekday())
