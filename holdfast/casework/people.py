"""Recording, correcting and showing a person: the smallest whole steps and reads."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access import children, entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import obligations, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Alias, Person

# What the database refuses, in words.
IMPOSSIBLE = {
    "person_is_somebody": "A person needs a name; only a child expected on a day may have none.",
    "person_born_in_living_memory": "The date of birth is before 1880.",
    "person_not_born_after_recorded": "The date of birth is in the future.",
    "person_expected_within_310_days": "A birth is expected within 310 days, and not before 1880.",
    "person_born_about_when_expected": "The date of birth is too far from the day it was expected.",
    "person_name_not_too_long": "A name is longer than 254 letters.",
    "alias_once": "Another name is given twice.",
    "alias_name": "Another name is empty.",
    "alias_not_too_long": "Another name is longer than 254 letters.",
}


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """A person as shown. `version` is given back when correcting, so that nobody overwrites unseen."""

    id: UUID
    given_name: str
    family_name: str
    born_on: date | None
    expected_on: date | None
    aliases: tuple[str, ...]
    version: datetime


@step
def record(
    *,
    given_name: str,
    family_name: str,
    today: date,
    born_on: date | None = None,
    expected_on: date | None = None,
    aliases: Sequence[str] = (),
) -> PersonPage:
    """Record a person, born or expected, with the other names they go by.

    Raises Refused for whoever may not begin a record, for dates that cannot be, and for nobody at all.
    """
    standing.require(may=May.RECORD, today=today, about="person")
    with _possible():
        person = Person.objects.create(
            authority_id=entry.current().authority,
            given_name=given_name.strip(),
            family_name=family_name.strip(),
            born_on=born_on,
            expected_on=expected_on,
        )
        for name in aliases:
            Alias.objects.create(authority_id=person.authority_id, person=person, name=name.strip())
    steps.log(about="person", about_id=person.id)
    return _page(person)


@step
def correct(
    *,
    person: UUID,
    seen: datetime,
    reason: str,
    given_name: str,
    family_name: str,
    born_on: date | None,
    expected_on: date | None,
    today: date,
) -> PersonPage:
    """Correct a person: a new version, with its reason; the earlier one stays in the past.

    `seen` is the version that the correction was made upon. Raises ChangedMeanwhile when there has been
    another since, NotHere when there is no such person here, Refused for whoever may not write of the child
    or of a child of the same family, without a reason, or for dates that cannot be.
    """
    children.require(child=person, what=May.WRITE, today=today)
    if not reason.strip():
        raise Refused("A correction needs its reason.", about="person", about_id=person)
    found = _find(person)
    entered = entry.current()
    with entry.enter(
        actor=entered.actor, authority=entered.authority, reason=reason.strip(), using=entered.using
    ):
        with _possible(person):
            saved = Person.objects.filter(id=person, known_from=seen).update(
                given_name=given_name.strip(),
                family_name=family_name.strip(),
                born_on=born_on,
                expected_on=expected_on,
            )
        if not saved:
            raise ChangedMeanwhile(
                "Somebody else has changed this since you opened it. Nothing of yours was saved yet: "
                "look at what it says now, and correct that.",
                about="person",
                about_id=person,
            )
        steps.log(about="person", about_id=person)
    obligations.refresh(children=[person], today=today)  # what hangs on a birthday moves with it
    found.refresh_from_db()
    return _page(found)


@read
def show(*, person: UUID, today: date) -> PersonPage:
    """Show a person as known now. Raises NotHere for nobody here, Refused for who may not see them."""
    children.require(child=person, what=May.SEE, today=today)
    page = _page(_find(person))
    steps.log(about="person", about_id=person)
    return page


@read
def show_as_known_at(*, person: UUID, moment: datetime, today: date) -> PersonPage:
    """Show a person as the record knew them at a moment.

    Who may see is decided on the record as it is now. Raises NotHere when the person is not here, or was
    not known yet; Refused for who may not see them; ValueError for a moment without a time zone.
    """
    children.require(child=person, what=May.SEE, today=today)
    with entry.as_known_at(moment=moment):
        page = _page(_find(person))
    steps.log(about="person", about_id=person, why=f"as known at {moment.isoformat()}")
    return page


@contextmanager
def _possible(person: UUID | None = None) -> Iterator[None]:
    """What the database holds to be impossible is refused in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None))
        if constraint not in IMPOSSIBLE:
            raise
        raise Refused(IMPOSSIBLE[constraint], about="person", about_id=person) from error


def _find(person: UUID) -> Person:
    try:
        found: Person = Person.objects.get(id=person)
    except Person.DoesNotExist:
        raise NotHere("There is no such person in these records.", about="person", about_id=person) from None
    return found


def _page(person: Person) -> PersonPage:
    return PersonPage(
        id=person.id,
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        expected_on=person.expected_on,
        aliases=tuple(person.aliases.order_by("name").values_list("name", flat=True)),
        version=person.known_from,
    )
