"""The birth of a child who was expected: the plan made before it goes on, and seeing the child begins."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import families, given, impossible, obligations, procedure, registrations, steps
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.procedures.record_words import SEXES
from holdfast.records.models import Person

BORN = "The birth is recorded already: correct the date of birth with the person."


@dataclass(frozen=True, kw_only=True)
class Expected:
    """A child who is expected: the name so far, the day, and since when there is a plan, if there is."""

    name: str
    given_name: str
    family_name: str
    expected_on: date | None
    plan_since: date | None


@dataclass(frozen=True, kw_only=True)
class Born:
    """A birth as recorded: since when the plan goes on, and which duties begin with it, in words."""

    name: str
    plan_since: date | None
    begins: tuple[str, ...]


@read
def look(*, child: UUID, today: date) -> Expected:
    """The child who is expected, for whoever may record the birth. Raises as `record` does."""
    found = _expected(child, today)
    steps.log(about="person", about_id=child)
    return Expected(
        name=families.name_of(person=found), given_name=found.given_name, family_name=found.family_name,
        expected_on=found.expected_on, plan_since=_since(child, today),
    )  # fmt: skip


@step
def record(
    *, child: UUID, born_on: date, given_name: str, today: date, family_name: str = "", sex: str = ""
) -> Born:
    """Record that an expected child was born, with the name given; the registration goes on as it is.

    Raises Refused for who may not write of the child, for one who is born already, without a name, for a day
    ahead or too far from the day expected, and for a sex that is none of the choices; ChangedMeanwhile where
    somebody recorded the birth meanwhile; NotHere for a child who is not here.
    """
    found = _expected(child, today)
    given.not_after(on=born_on, today=today, what="The birth")
    named = given.name(text=given_name, what="The child")
    if sex:
        given.known(word=sex, words=SEXES, what="the sex")
    before = {each.key for each in obligations.open_of(children=[child], today=today)}
    with impossible.in_words(about="person", about_id=child):
        saved = Person.objects.filter(id=child, born_on=None, known_from=found.known_from).update(
            born_on=born_on, given_name=named, family_name=family_name.strip() or found.family_name,
            sex=sex or found.sex,
        )  # fmt: skip
    if not saved:
        raise ChangedMeanwhile(
            "Somebody else has changed this child’s record since you opened it. Nothing of yours was saved "
            "yet: look at what it says now.",
            about="person", about_id=child,
        )  # fmt: skip
    obligations.refresh(children=[child], today=today)
    found.refresh_from_db()
    wording = Wording.of(pack=procedure.pack())
    after = [each for each in obligations.open_of(children=[child], today=today) if each.key not in before]
    steps.log(about="person", about_id=child, why="the child was born")
    return Born(
        name=families.name_of(person=found), plan_since=_since(child, today),
        begins=tuple(
            dict.fromkeys(wording.duty(duty=each.duty, recipient=each.recipient or "") for each in after)
        ),
    )  # fmt: skip


def _expected(child: UUID, today: date) -> Person:
    access_children.require(child=child, what=May.WRITE, today=today)
    found: Person = Person.objects.get(id=child)
    if found.born_on is not None:
        raise Refused(BORN, about="person", about_id=child)
    if found.expected_on is None:
        raise Refused(
            "This child is not one who is expected: put in the date of birth with the person.",
            about="person", about_id=child,
        )  # fmt: skip
    return found


def _since(child: UUID, today: date) -> date | None:
    found = registrations.find(child=child, on=today)
    return found.from_on if found else None
