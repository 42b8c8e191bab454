"""Who belongs to a child's family, how they are related, who lives with whom: for a genogram and its text.

Everybody who is recorded is there, and every household as it is recorded; nobody is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import May
from holdfast.casework import families, steps
from holdfast.casework.steps import read
from holdfast.procedures.record_words import RELATIONS
from holdfast.records.models import FamilyMember, HouseholdMember, Person, Relationship

STEPS_AWAY = 3  # how many relations away from the child somebody is still drawn
PARENTS = ("mother", "father", "carer", "foster-carer", "guardian", "step-parent")
MOST = 120


@dataclass(frozen=True, kw_only=True)
class Kin:
    """One person of the family: `homes` are letters of households, in their order."""

    id: UUID
    name: str
    sex: str
    born_on: date | None
    expected_on: date | None
    died_on: date | None
    homes: tuple[str, ...]

    @property
    def is_unborn(self) -> bool:
        """Whether the person is yet to be born."""
        return self.born_on is None and self.expected_on is not None


@dataclass(frozen=True, kw_only=True)
class Tie:
    """`person` is the `kind` of `to`; `ended` where it lasts no longer."""

    person: UUID
    to: UUID
    kind: str
    ended: bool

    @property
    def says(self) -> str:
        """The relation in words."""
        return RELATIONS.get(self.kind, self.kind.replace("-", " "))


@dataclass(frozen=True, kw_only=True)
class LivingTogether:
    """A household: its letter, its address where it may be shown, who lives there, who part of the time."""

    letter: str
    address: str
    protected: bool
    members: tuple[UUID, ...]
    part_time: frozenset[UUID]


@dataclass(frozen=True, kw_only=True)
class FamilyTree:
    """A child's family as it is recorded on a day."""

    child: UUID
    today: date
    people: tuple[Kin, ...]
    ties: tuple[Tie, ...]
    households: tuple[LivingTogether, ...]

    def person(self, *, key: UUID) -> Kin:
        """One of the people. Raises StopIteration for somebody who is not among them."""
        return next(each for each in self.people if each.id == key)

    @property
    def nowhere(self) -> tuple[Kin, ...]:
        """Those of whom no household is recorded."""
        return tuple(each for each in self.people if not each.homes)

    def said_of(self, *, key: UUID) -> tuple[str, ...]:
        """What each tie says of somebody, in words: `mother of Ada Example`."""
        return tuple(
            f"{each.says} of {self.person(key=each.to).name}" + (" (no longer)" if each.ended else "")
            for each in self.ties
            if each.person == key
        )


@read
def show(*, child: UUID, today: date) -> FamilyTree:
    """A child's family, as whoever acts may know of it: without people of a restricted family.

    Raises NotHere and Refused as access says.
    """
    access_children.require(child=child, what=May.SEE, today=today)
    allowed = access_children.allowed(child=child, today=today)
    works = allowed is not None and bool(allowed.may & {May.WRITE, May.DECIDE})
    ties = _ties(child, today)
    wanted = _members(child, today) | {child} | {key for each in ties for key in (each.person, each.to)}
    homes = _homes(wanted, today)
    wanted |= {row.person_id for row in homes}
    people = _people(wanted, today)
    letters = _letters(child, [row for row in homes if row.person_id in people])
    steps.log(about="person", about_id=child)
    kept = tuple(each for each in ties if each.person in people and each.to in people)
    return FamilyTree(
        child=child, today=today, ties=kept,
        people=tuple(_kin(each, letters, homes) for each in people.values()),
        households=_households(letters, homes, people, shows_all=works),
    )  # fmt: skip


def _ties(child: UUID, today: date) -> list[Tie]:
    """The relations of the child, of those related, and so on, `STEPS_AWAY` times."""
    found: dict[UUID, Relationship] = {}
    known, edge = {child}, {child} | _members(child, today)
    for _ in range(STEPS_AWAY):
        rows = Relationship.objects.filter(
            Q(person__in=edge) | Q(to__in=edge), authority_id=entry.current().authority
        ).order_by("id")[: 4 * MOST]
        found |= {each.id: each for each in rows}
        known |= edge
        edge = {key for each in rows for key in (each.person_id, each.to_id)} - known
        if not edge:
            break
    return [
        Tie(
            person=each.person_id, to=each.to_id, kind=each.kind,
            ended=each.until_on is not None and each.until_on <= today,
        )
        for each in found.values()
    ]  # fmt: skip


def _members(child: UUID, today: date) -> set[UUID]:
    own = FamilyMember.objects.filter(relations.in_force(today=today), person=child).values("family")
    rows = FamilyMember.objects.filter(relations.in_force(today=today), family__in=own)
    return set(rows.values_list("person", flat=True)[:MOST])


def _homes(people: set[UUID], today: date) -> list[HouseholdMember]:
    """Where these people live, with everybody else who lives there."""
    lives = Q(until_on=None) | Q(until_on__gt=today)
    theirs = HouseholdMember.objects.filter(lives, person__in=people).values("household")
    rows = HouseholdMember.objects.filter(
        lives, authority_id=entry.current().authority, household__in=theirs
    ).select_related("household")
    return list(rows.order_by("household", "from_on", "id")[: 4 * MOST])


def _people(wanted: set[UUID], today: date) -> dict[UUID, Person]:
    shown = Person.standing.filter(~access_children.hidden(today=today), id__in=wanted)
    return {each.id: each for each in shown.order_by("born_on", "expected_on", "id")}


def _letters(child: UUID, homes: Iterable[HouseholdMember]) -> dict[UUID, str]:
    """A letter for each household, the child's own first."""
    rows = list(homes)
    own = [row.household_id for row in rows if row.person_id == child]
    ordered = dict.fromkeys([*own, *(row.household_id for row in rows)])
    return {key: _letter(place) for place, key in enumerate(ordered)}


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else f"{chr(ord('A') + place // 26 - 1)}{_letter(place % 26)}"


def _kin(each: Person, letters: dict[UUID, str], homes: Iterable[HouseholdMember]) -> Kin:
    own = [letters[row.household_id] for row in homes if row.person_id == each.id]
    return Kin(
        id=each.id, name=families.name_of(person=each), sex=each.sex, born_on=each.born_on,
        expected_on=each.expected_on, died_on=each.died_on, homes=tuple(dict.fromkeys(own)),
    )  # fmt: skip


def _households(
    letters: dict[UUID, str], homes: list[HouseholdMember], people: dict[UUID, Person], *, shows_all: bool
) -> tuple[LivingTogether, ...]:
    rows: dict[UUID, list[HouseholdMember]] = defaultdict(list)
    for row in homes:
        if row.person_id in people and row.household_id in letters:
            rows[row.household_id].append(row)
    return tuple(
        LivingTogether(
            letter=letter, protected=rows[key][0].household.protected,
            address=_address(rows[key][0]) if shows_all or not rows[key][0].household.protected else "",
            members=tuple(dict.fromkeys(row.person_id for row in rows[key])),
            part_time=frozenset(row.person_id for row in rows[key] if row.part_time),
        )
        for key, letter in letters.items()
    )  # fmt: skip


def _address(row: HouseholdMember) -> str:
    home = row.household
    return ", ".join(filter(None, (home.address.replace("\n", ", "), home.postcode)))
