"""What somebody says of a visit: who was seen and who was not, and how it was; and what cannot be.

Plain values from a door, checked here before anything is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.casework import given
from holdfast.procedures.record_words import OBSTRUCTION_OF, OBSTRUCTIONS, PLACES
from holdfast.procedures.words import ROLES
from holdfast.records.models import Person

NOT_BORN = "{} is not born yet: a visit to see a child begins at birth. Record a case note instead."
BEFORE_BIRTH = "{} was born after that day."
DIED = "{} had died by that day."


@dataclass(frozen=True, kw_only=True)
class Went:
    """Who went, where it was not whoever records it: by name and role of the public form."""

    by_role: str
    by_name: str = ""
    account: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ChildSaid:
    """What the visit was for one child.

    Not seen: `why_not_seen` (a word of WHY_NOT_SEEN) or `obstruction` (a kind of the procedure's). `why_…`
    are words of the record's lists, or the writer's own. `said` is what the child said or showed.
    """

    child: UUID
    seen: bool
    alone: bool | None = None
    why_not_alone: str = ""
    awake: bool | None = None
    why_not_awake: str = ""
    bedroom: bool | None = None
    other_rooms: bool | None = None
    said: str = ""
    wishes: str = ""
    note: str = ""
    why_not_seen: str = ""
    obstruction: str = ""
    done_about_it: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitSaid:
    """One going to see children. `went` is None where whoever records it went; `at` a time of that day."""

    on: date
    place: str
    children: tuple[ChildSaid, ...]
    at: time | None = None
    announced: bool | None = None
    how_things_are: str = ""
    home_note: str = ""
    went: Went | None = None


def checked(*, visit: VisitSaid, people: Mapping[UUID, Person], today: date) -> VisitSaid:
    """The visit as it is saved: blanks taken off, the kind of each obstacle filled in.

    Raises Refused, in words, for a day ahead, a place or kind that is none, and a child not there to be seen.
    """
    given.not_after(on=visit.on, today=today, what="The visit")
    given.known(word=visit.place, words=PLACES, what="where it was")
    if visit.went is not None:
        given.known(word=visit.went.by_role, words=ROLES, what="who went")
    if len({each.child for each in visit.children}) != len(visit.children):
        raise Refused("A child is in the visit twice.")
    given.several(children=(each.child for each in visit.children))
    return replace(
        visit,
        how_things_are=visit.how_things_are.strip(),
        home_note=visit.home_note.strip(),
        children=tuple(
            of_child(said=each, person=people[each.child], visit=visit) for each in visit.children
        ),
    )


def of_child(*, said: ChildSaid, person: Person, visit: VisitSaid) -> ChildSaid:
    """One child's part as it is saved. Raises Refused for a part that cannot be."""
    _there(person, visit.on)
    stripped = replace(
        said, said=said.said.strip(), wishes=said.wishes.strip(), note=said.note.strip(),
        why_not_alone=said.why_not_alone.strip(), why_not_awake=said.why_not_awake.strip(),
        done_about_it=said.done_about_it.strip(),
    )  # fmt: skip
    return _seen(stripped, visit) if said.seen else _not_seen(stripped, person)


def _seen(said: ChildSaid, visit: VisitSaid) -> ChildSaid:
    at_home = visit.place == "home"
    return replace(
        said,
        why_not_seen="", obstruction="", done_about_it="",
        why_not_alone="" if said.alone else said.why_not_alone,
        why_not_awake="" if said.awake else said.why_not_awake,
        bedroom=said.bedroom if at_home else None,
        other_rooms=said.other_rooms if at_home else None,
    )  # fmt: skip


def _not_seen(said: ChildSaid, person: Person) -> ChildSaid:
    if not said.why_not_seen and not said.obstruction:
        raise Refused(f"Say why {name(person=person)} was not seen.", about="person", about_id=person.id)
    kind = said.obstruction or OBSTRUCTION_OF.get(said.why_not_seen, "")
    if kind:
        given.known(word=kind, words=OBSTRUCTIONS, what="what happened")
    return replace(
        said, alone=None, why_not_alone="", awake=None, why_not_awake="", wishes="",
        why_not_seen=said.why_not_seen.strip(), obstruction=kind,
    )  # fmt: skip


def _there(person: Person, on: date) -> None:
    """Raises Refused for a child who was not born, or had died."""
    if person.born_on is None and person.expected_on is not None:
        raise Refused(NOT_BORN.format(name(person=person)), about="person", about_id=person.id)
    if person.born_on is not None and on < person.born_on:
        raise Refused(BEFORE_BIRTH.format(name(person=person)), about="person", about_id=person.id)
    if person.died_on is not None and on > person.died_on:
        raise Refused(DIED.format(name(person=person)), about="person", about_id=person.id)


def name(*, person: Person) -> str:
    """What a child is called in a sentence; an unborn child may have no name yet."""
    called = f"{person.given_name} {person.family_name}".strip()
    if person.born_on is None and person.expected_on is not None:
        return f"{called} (not born yet)" if person.given_name else f"the unborn child {called}".strip()
    return called


def age(*, born_on: date | None, on: date) -> int | None:
    """Full years of age on a day; None where the day of birth is not known or lies ahead."""
    if born_on is None or born_on > on:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
