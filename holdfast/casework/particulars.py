"""What else the record says of one person: how to reach them safely, languages, needs, numbers, warnings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import families, given, impossible, obligations, steps
from holdfast.casework.steps import read, step
from holdfast.procedures.record_words import IDENTIFIER_SCHEMES, SEXES
from holdfast.records.models import CommunicationNeed, Identifier, Language, Person, SafeContact

CHANGED = (
    "Somebody else has changed this since you opened it. Nothing of yours was saved yet: "
    "look at what it says now, and change that."
)


@dataclass(frozen=True, kw_only=True)
class Described:
    """What is said of a person; `version` is given back when it is said anew."""

    id: UUID
    name: str
    sex: str
    ethnicity: str
    religion: str
    warning: str
    died_on: date | None
    version: datetime


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """What somebody needs to understand and be understood."""

    id: UUID
    name: str
    need: str


@read
def show(*, person: UUID, today: date) -> Described:
    """What is said of a person, to whoever may write of them. Raises as `describe`."""
    access_children.require(child=person, what=May.WRITE, today=today)
    found = Person.objects.get(id=person)
    steps.log(about="person", about_id=person)
    return Described(
        id=person, name=families.name_of(person=found), sex=found.sex, ethnicity=found.ethnicity,
        religion=found.religion, warning=found.warning, died_on=found.died_on, version=found.known_from,
    )  # fmt: skip


@read
def list_needs(*, child: UUID, people: Iterable[UUID], today: date) -> tuple[NeedLine, ...]:
    """List what these people of a child need to be understood: of those whose record may be written alone.

    Raises as `record_need` of the child.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    allowed = access_children.allowed_each(children=people, today=today)
    may = [person for person, each in allowed.items() if May.WRITE in each.may]
    rows = CommunicationNeed.objects.filter(person__in=may, until_on=None).select_related("person")
    steps.log(about="person", about_id=child)
    return tuple(
        NeedLine(id=each.id, name=families.name_of(person=each.person), need=each.need)
        for each in rows.order_by("id")
    )


@step
def describe(
    *,
    person: UUID,
    seen: datetime,
    reason: str,
    today: date,
    sex: str = "",
    ethnicity: str = "",
    religion: str = "",
    warning: str = "",
) -> datetime:
    """Say a person's sex, ethnicity, religion and what whoever goes there must know; answers the version.

    Raises ChangedMeanwhile where somebody has saved since `seen`, Refused for who may not write of them,
    without a reason and for a sex that is none of the choices, NotHere for nobody here.
    """
    access_children.require(child=person, what=May.WRITE, today=today)
    said = given.needed(text=reason, why="A change needs its reason.", about="person", about_id=person)
    if sex:
        given.known(word=sex, words=SEXES, what="the sex")
    entered = entry.current()
    with entry.enter(actor=entered.actor, authority=entered.authority, reason=said, using=entered.using):
        saved = Person.objects.filter(id=person, known_from=seen).update(
            sex=sex, ethnicity=ethnicity.strip(), religion=religion.strip(), warning=warning.strip()
        )
        if not saved:
            raise ChangedMeanwhile(CHANGED, about="person", about_id=person)
        steps.log(about="person", about_id=person, why=said)
    found: datetime = Person.objects.values_list("known_from", flat=True).get(id=person)
    return found


@step
def record_death(*, person: UUID, on: date, today: date) -> None:
    """Record that somebody died. A child's plan ends that day by `registrations.end`.

    Raises Refused for who may not write of them, a day ahead or before the birth, and a death recorded
    already; NotHere for nobody here.
    """
    access_children.require(child=person, what=May.WRITE, today=today)
    given.not_after(on=on, today=today, what="The death")
    found = Person.objects.get(id=person)
    if found.died_on is not None:
        raise Refused("Their death is recorded already.", about="person", about_id=person)
    with impossible.in_words(about="person", about_id=person):
        found.died_on = on
        found.save(update_fields=["died_on"])
    steps.log(about="person", about_id=person)
    obligations.refresh(children=[person], today=today)


@step
def record_safe_contact(
    *,
    person: UUID,
    today: date,
    how: str = "",
    when: str = "",
    never: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
    instead: bool = True,
) -> None:
    """Say how and when a person may be reached, and by what never; `instead` ends what was said before.

    Raises Refused for who may not write of them, and where neither is said; NotHere for nobody here.
    """
    access_children.require(child=person, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=person):
        if instead:
            for each in SafeContact.objects.filter(person=person, until_on=None):
                each.until_on = max(each.from_on or today, today)
                each.save(update_fields=["until_on"])
        SafeContact.objects.create(
            authority_id=entry.current().authority, person_id=person, how=how.strip(), when=when.strip(),
            never=never.strip(), from_on=from_on or today, until_on=until_on,
        )  # fmt: skip
    steps.log(about="person", about_id=person)


@step
def record_language(
    *, person: UUID, language: str, today: date, main: bool = False, interpreter_needed: bool = False
) -> None:
    """Say which language a person speaks or signs, and whether an interpreter is needed for it.

    Said again of the same language, it is changed. Raises Refused for who may not write of them and for no
    language; NotHere for nobody here.
    """
    access_children.require(child=person, what=May.WRITE, today=today)
    named = given.name(text=language, what="A language")
    with impossible.in_words(about="person", about_id=person):
        if main:
            Language.objects.filter(person=person, main=True).exclude(language=named).update(main=False)
        Language.objects.update_or_create(
            authority_id=entry.current().authority, person_id=person, language=named,
            defaults={"main": main, "interpreter_needed": interpreter_needed},
        )  # fmt: skip
    steps.log(about="person", about_id=person)


@step
def record_need(*, person: UUID, need: str, today: date, from_on: date | None = None) -> None:
    """Say what a person needs to understand and be understood. Raises as `record_language` does."""
    access_children.require(child=person, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=person):
        CommunicationNeed.objects.create(
            authority_id=entry.current().authority, person_id=person, need=need.strip(), from_on=from_on
        )
    steps.log(about="person", about_id=person)


@step
def end_need(*, need: UUID, on: date, today: date) -> None:
    """Say that somebody needs this no longer, from a day on. Raises as `record_need` does."""
    found = CommunicationNeed.objects.filter(id=need).first()
    if found is None:
        raise NotHere("There is no such need here.", about="person")
    access_children.require(child=found.person_id, what=May.WRITE, today=today)
    with impossible.in_words(about="person", about_id=found.person_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.person_id)


@step
def record_identifier(*, person: UUID, scheme: str, value: str, today: date) -> None:
    """Record a number by which another system knows a person; `scheme` says whose.

    Raises Refused for who may not write of them, a scheme that is none of the choices, a number that is
    empty, too long or somebody's already; NotHere for nobody here.
    """
    access_children.require(child=person, what=May.WRITE, today=today)
    given.known(word=scheme, words=IDENTIFIER_SCHEMES, what="whose number it is")
    with impossible.in_words(about="person", about_id=person):
        Identifier.objects.create(
            authority_id=entry.current().authority, person_id=person, scheme=scheme,
            value=given.name(text=value, what="A number"),
        )  # fmt: skip
    steps.log(about="person", about_id=person)
