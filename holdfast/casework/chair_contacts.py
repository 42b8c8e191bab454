"""The chair meets a parent or a child before a conference: whom, when, and whether it was explained."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import convened, families, given, impossible
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import ChairContact, FamilyMember, Person


@dataclass(frozen=True, kw_only=True)
class Contacted:
    """Somebody whom the chair met before the conference, and what came of it."""

    id: UUID
    on: date
    who: str
    role: str
    explained: bool | None
    text: str


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """Whom the chair might meet, and whom they have met already."""

    people: tuple[tuple[UUID, str], ...]
    met: tuple[Contacted, ...]


@step
def record(
    *,
    meeting: UUID,
    on: date,
    today: date,
    person: UUID | None = None,
    who: str = "",
    role: str = "",
    explained: bool | None = None,
    text: str = "",
) -> UUID:
    """Record that the chair met somebody beforehand; `person` is one of the children or of their family.

    Raises Refused for who may not, nobody, an unknown role, a day ahead and a conference that is completed
    or cancelled; NotHere for a conference that is not here and a person who is not of the family.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.not_after(on=on, today=today, what="The day on which the chair met them")
    if role:
        given.known(word=role, words=words.ROLES, what="who it was")
    known = _people(found.children)
    name = _name(person, who, known, found.children[0])
    with impossible.in_words(about="person", about_id=found.children[0]):
        made = ChairContact.objects.create(
            authority_id=entry.current().authority, meeting_id=meeting, on=on, person_id=person, who=name,
            role=role, account_id=entry.current().actor.account, explained=explained, text=text.strip(),
        )  # fmt: skip
    convened.log(children=found.children)
    key: UUID = made.id
    return key


@read
def prepare(*, meeting: UUID, today: date) -> ContactFacts:
    """Whom the chair might meet, and has met. Raises Refused and NotHere as access says."""
    found = convened.find(meeting=meeting, what=May.MEET, today=today)
    convened.log(children=found.children)
    return ContactFacts(people=tuple(_people(found.children).items()), met=of_list(meeting=meeting))


def of_list(*, meeting: UUID) -> tuple[Contacted, ...]:
    """Whom the chair has met, by day; for reads that have asked access."""
    return tuple(
        Contacted(
            id=each.id, on=each.on, who=each.who, role=each.role, explained=each.explained, text=each.text
        )
        for each in ChairContact.objects.filter(meeting=meeting).order_by("on", "id")
    )


def _people(children: tuple[UUID, ...]) -> dict[UUID, str]:
    """The children, then everybody of their family groups."""
    groups = FamilyMember.objects.filter(person__in=children, until_on=None).values("family")
    members = FamilyMember.objects.filter(family__in=groups, until_on=None).values("person")
    found = Person.standing.filter(Q(id__in=members) | Q(id__in=children))
    rows = sorted(found, key=lambda each: (each.id not in children, families.name_of(person=each)))
    return {each.id: families.name_of(person=each) for each in rows}


def _name(person: UUID | None, who: str, known: dict[UUID, str], child: UUID) -> str:
    if person is None:
        return given.needed(text=who, why="Say whom the chair met.", about="person", about_id=child)
    if person not in known:
        raise NotHere("There is no such person in this family.", about="person", about_id=person)
    return known[person]
