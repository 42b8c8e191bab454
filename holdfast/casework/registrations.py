"""The time during which a child has a plan and is on the register: what ends it without a conference.

A conference begins it (`meetings.hold`) or carrying in does. A review conference ends it; death, the 18th
birthday and leaving for good end it by themselves.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Greatest

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    derivations,
    families,
    given,
    guarded,
    happened,
    impossible,
    obligations,
    plan_ends,
    procedure,
    steps,
)
from holdfast.casework.plan_ends import EndOfItself
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.procedures import words
from holdfast.procedures.working_days import add_months
from holdfast.records.models import (
    CoreGroupMember,
    MilestoneChild,
    Person,
    Registration,
    RegistrationCategory,
)

BY_THEMSELVES = ("died", "eighteen", "left-for-good")
OF_AGE = 18 * 12  # months


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A registration as shown: since when, until when and why, under which categories now."""

    id: UUID
    child: UUID
    began_as: str
    from_on: date
    until_on: date | None
    grounds: str
    then: str
    temporary: bool
    categories: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What may be ended of a child's plan: by whom, and which duties `stops` names end with it."""

    name: str
    found: Registered | None
    decides: bool
    writes: bool
    stops: tuple[str, ...]


@step
def end(
    *,
    child: UUID,
    on: date,
    grounds: str,
    today: date,
    then: str = "",
    reasons: Mapping[str, str] | None = None,
) -> Registered:
    """End a child's plan without a conference: the child died, turned 18 or left for good.

    A temporary plan ends on other grounds too. A death is recorded with the person. Raises Refused for who
    may not, for other grounds (a review conference ends those), for a day ahead or before the 18th birthday,
    and where a guard stands before it; NotHere for a child who is not here.
    """
    of_itself = grounds in BY_THEMSELVES
    needed = May.WRITE if grounds in {"died", "eighteen"} else May.DECIDE
    access_children.require(child=child, what=needed, today=today)
    given.known(word=grounds, words=words.OPEN["grounds"], what="why the plan ends")
    if then:
        given.known(word=then, words=words.CLOSED["then"], what="what follows")
    found = current(child=child, on=on)
    if not (of_itself or found.temporary):
        raise Refused(
            "Only a review conference ends a plan on these grounds.",
            who_can_help="the conference chair", about="person", about_id=child,
        )  # fmt: skip
    given.not_after(on=on, today=today, what="The end of the plan")
    _facts_of_the_person(child, on, grounds)
    if of_itself:
        why = guarded.ask(
            step="end-plan", facts=[ending_facts(child=child, on=on, grounds=grounds)], on=on, today=today,
            reasons=reasons, about_id=child,
        )  # fmt: skip
    else:  # it is the other authority's plan, which goes on there: nobody here finds it needed no more
        why, then = "their time here is over", then or "close"
    close(registration=found, on=on, grounds=grounds, then=then)
    steps.log(about="person", about_id=child, why=why)
    obligations.refresh(children=[child], today=today)
    return _shown(found)


@step
def change_categories(
    *, child: UUID, categories: Sequence[str], on: date, today: date, why: str = ""
) -> Registered:
    """Change the categories of abuse under which a child is registered, from a day on.

    Those that stay go on, those left out end that day. Raises Refused for who may not, without a category,
    for an unknown one and for a day ahead or a child without a plan; NotHere for a child who is not here.
    """
    access_children.require(child=child, what=May.MEET, today=today)
    wanted = given.all_known(found=categories, words=tuple(words.Category), what="the category")
    if not wanted:
        raise Refused("A child is registered under one category at least.", about="person", about_id=child)
    given.not_after(on=on, today=today, what="The change")
    found = categorise(child=child, categories=wanted, on=on)
    steps.log(about="person", about_id=child, why=why)
    obligations.refresh(children=[child], today=today)
    return _shown(found)


@read
def of_child(*, child: UUID, today: date) -> tuple[Registered, ...]:
    """Every registration of a child, the newest first. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    found = Registration.standing.filter(child=child).select_related("child").order_by("-from_on")
    return tuple(_ended(_shown(each), each, today) for each in found)


@read
def look_at_end(*, child: UUID, today: date) -> Ending:
    """What ending a child's plan today would end. Raises Refused for who may neither write nor decide."""
    allowed = access_children.allowed(child=child, today=today)
    decides = allowed is not None and May.DECIDE in allowed.may
    access_children.require(child=child, what=May.DECIDE if decides else May.WRITE, today=today)
    found = find(child=child, on=today)
    steps.log(about="person", about_id=child)
    return Ending(
        name=families.name_of(person=Person.objects.get(id=child)), found=_shown(found) if found else None,
        decides=decides, writes=allowed is not None and May.WRITE in allowed.may,
        stops=_stops(child, today) if found else (),
    )  # fmt: skip


def _stops(child: UUID, today: date) -> tuple[str, ...]:
    """What is open now, and would be no longer if the plan had ended today: derived, and stored nowhere."""
    pack = procedure.pack()
    form = happened.of(children=[child])[child]
    ended = {"event": "plan-ended", "id": "to-end", "on": today.isoformat(), "grounds": "left-for-good"}
    after = derivations.derive(
        form={**form, "happened": [*form["happened"], ended]}, pack=pack, today=today
    ).columns  # fmt: skip
    open_now = obligations.open_of(children=[child], today=today)
    gone = [each for each in open_now if each.key not in after or after[each.key]["closed_on"] is not None]
    wording = Wording.of(pack=pack)
    return tuple(dict.fromkeys(wording.duty(duty=each.duty, recipient=each.recipient) for each in gone))


def current(*, child: UUID, on: date) -> Registration:
    """The registration that stands on a day; raises Refused where the child has no plan then."""
    found = find(child=child, on=on)
    if found is None:
        raise Refused(f"The child has no plan on {on.day} {on:%B %Y}.", about="person", about_id=child)
    return found


def find(*, child: UUID, on: date) -> Registration | None:
    """The registration that stands on a day, or None."""
    return of_children(children=[child], on=on).get(child)


def of_children(*, children: Collection[UUID], on: date) -> dict[UUID, Registration]:
    """The registration that stands on a day of each child who has one, in one query."""
    stands = Q(until_on=None) | Q(until_on__gt=on)
    rows = Registration.standing.filter(stands, child__in=children, from_on__lte=on)
    return {each.child_id: each for each in rows.order_by("-id")}


def begin(
    *,
    child: UUID,
    on: date,
    began_as: str,
    categories: Collection[str],
    temporary: bool = False,
    carried_from: str = "",
    carried_in_on: date | None = None,
) -> Registration:
    """Begin a registration: a part of the step that records the conference, or the coming from elsewhere.

    Carried in, `on` is the day of the plan there. Raises Refused for an overlap.
    """
    with impossible.in_words(about="person", about_id=child):
        made: Registration = Registration.objects.create(
            authority_id=entry.current().authority, child_id=child, began_as=began_as, from_on=on,
            temporary=temporary, carried_from=carried_from, carried_in_on=carried_in_on,
        )  # fmt: skip
        _categorise(made, categories, on)
    return made


def categorise(*, child: UUID, categories: Collection[str], on: date) -> Registration:
    """Have a child registered under these categories from a day on: a part of the steps that change them.

    Those that stay go on, those left out end that day. Raises Refused for a child without a plan then.
    """
    found = current(child=child, on=on)
    stand = {each.category: each for each in found.categories.filter(until_on=None, withdrawn_at=None)}
    with impossible.in_words(about="person", about_id=child):
        for category, each in stand.items():
            if category not in categories:
                each.until_on = on
                each.save(update_fields=["until_on"])
        _categorise(found, [each for each in categories if each not in stand], on)
    return found


def close(*, registration: Registration, on: date, grounds: str, then: str = "") -> None:
    """End a registration, its categories and the core group: a part of the step that ends the plan."""
    with impossible.in_words(about="person", about_id=registration.child_id):
        registration.until_on, registration.grounds, registration.then = on, grounds, then
        registration.save(update_fields=["until_on", "grounds", "then"])
        for each in registration.categories.filter(until_on=None, withdrawn_at=None):
            each.until_on = on
            each.save(update_fields=["until_on"])
        group = CoreGroupMember.standing.filter(child=registration.child_id, until_on=None)
        group.update(until_on=Greatest(F("from_on"), on))


def ending_facts(*, child: UUID, on: date, grounds: str) -> dict[str, object]:
    """What the record itself says before a plan ends: on which grounds, and when risk was last assessed."""
    assessed = MilestoneChild.standing.filter(child=child, milestone__event="risk-assessment", on__lte=on)
    last = assessed.order_by("-on").values_list("on", flat=True).first()
    return {"grounds": [grounds] if grounds else None, "risk_assessment_on": last}


def _categorise(registration: Registration, categories: Collection[str], on: date) -> None:
    for category in categories:
        RegistrationCategory.objects.create(
            authority_id=registration.authority_id, registration=registration, category=category, from_on=on
        )


def _facts_of_the_person(child: UUID, on: date, grounds: str) -> None:
    """The 18th birthday must have come; a death is kept with the person."""
    person = Person.objects.get(id=child)
    if grounds == "eighteen" and (person.born_on is None or on < add_months(person.born_on, OF_AGE)):
        raise Refused("The child is not 18 by that day.", about="person", about_id=child)
    if grounds == "died" and person.died_on is None:
        with impossible.in_words(about="person", about_id=child):
            person.died_on = on
            person.save(update_fields=["died_on"])
    elif grounds == "died" and person.died_on != on:
        day = person.died_on
        raise Refused(
            f"The day of death is recorded as {day.day} {day:%B %Y}: correct that first.",
            about="person", about_id=child,
        )  # fmt: skip


def ended_of_itself(*, registration: Registration, today: date) -> EndOfItself | None:
    """What has ended an open registration by itself, where nobody has recorded it yet."""
    person = registration.child
    return plan_ends.by_itself(born_on=person.born_on, died_on=person.died_on, today=today)


def _ended(found: Registered, row: Registration, today: date) -> Registered:
    """As it stands on a day, whether or not anybody has recorded its end."""
    end = ended_of_itself(registration=row, today=today) if found.until_on is None else None
    return replace(found, until_on=max(end.on, found.from_on), grounds=end.grounds) if end else found


def _shown(each: Registration) -> Registered:
    standing = each.categories.filter(withdrawn_at=None)
    if each.until_on is None:
        standing = standing.filter(until_on=None)
    return Registered(
        id=each.id, child=each.child_id, began_as=each.began_as, from_on=each.from_on, until_on=each.until_on,
        grounds=each.grounds, then=each.then, temporary=each.temporary,
        categories=tuple(sorted(set(standing.values_list("category", flat=True)))),
    )  # fmt: skip
