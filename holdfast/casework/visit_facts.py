"""What somebody about to record a visit should find filled in: the children, the last visit, the duties."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import relations
from holdfast.access.children import May
from holdfast.casework import plan_ends, steps, visit_duties, visit_guards, visit_said
from holdfast.casework.steps import read
from holdfast.casework.visit_duties import DutyLine
from holdfast.casework.visit_guards import Rule
from holdfast.records.models import CaseNoteChild, FamilyMember, Involvement, Person, Registration, VisitChild

GROWN = 18


@dataclass(frozen=True, kw_only=True)
class VisitChildFacts:
    """One child whom a visit may be about. `asks_awake`: the procedure wants them seen awake, so young."""

    id: UUID
    name: str
    given_name: str
    age: int | None
    is_infant: bool
    asks_awake: bool
    has_plan: bool
    warning: str
    last_seen_on: date | None
    rooms_seen_last: bool | None


@dataclass(frozen=True, kw_only=True)
class Tried:
    """Somebody of another agency who may have tried to see the child: a choice for whose visit it was."""

    role: str
    name: str
    account: UUID | None


@dataclass(frozen=True, kw_only=True)
class VisitFacts:
    """What the page of a visit knows beforehand; `place` and `announced` are those of the last visit.

    What was seen is never filled in. `nothing_of` says of which part of the child's life, `home` or `school`,
    nothing has been recorded yet.
    """

    child: UUID
    children: tuple[VisitChildFacts, ...]
    place: str
    announced: bool | None
    last_on: date | None
    will_meet: tuple[DutyLine, ...]
    others: tuple[Tried, ...]
    nothing_of: tuple[str, ...]
    alone_rule: Rule | None
    awake_rule: Rule | None

    @property
    def names(self) -> dict[UUID, str]:
        """Each child's name."""
        return {each.id: each.name for each in self.children}

    def only(self, *, child: UUID) -> "VisitFacts":
        """The same of one child alone, for a correction."""
        return replace(self, children=tuple(each for each in self.children if each.id == child))


@read
def prepare(*, child: UUID, today: date, what: May = May.WRITE) -> VisitFacts:
    """What to fill in for a visit to a child and to those brothers and sisters one may record for.

    Raises NotHere and Refused as access says of the child itself; brothers and sisters one may not record for
    are left out.
    """
    access_children.require(child=child, what=what, today=today)
    people = _together(child, what, today)
    names = {each.id: visit_said.name(person=each) for each in people}
    last = _last(child)
    for each in people:
        steps.log(about="person", about_id=each.id)
    return VisitFacts(
        child=child,
        children=tuple(_facts(each, today) for each in people),
        place=last.visit.place if last else "home",
        announced=last.visit.announced if last else None,
        last_on=last.on if last else None,
        will_meet=visit_duties.will_meet(names=names, today=today),
        others=_others(child, today),
        nothing_of=nothing_of(child=child),
        alone_rule=visit_guards.rule(of="alone", on=today),
        awake_rule=visit_guards.rule(of="awake", on=today),
    )


def nothing_of(*, child: UUID) -> tuple[str, ...]:
    """Of which parts of a child's life nothing has been learnt yet, by a visit there or by a note."""
    words = ~Q(said="") | ~Q(wishes="") | ~Q(note="") | ~Q(visit__how_things_are="")
    visited = set(
        VisitChild.standing.filter(words, child=child, seen=True).values_list("visit__place", flat=True)
    )
    if CaseNoteChild.standing.filter(child=child, note__kind="school").exists():
        visited.add("school")
    return tuple(each for each in ("home", "school") if each not in visited)


def family_children(*, child: UUID, today: date) -> list[Person]:
    """The child, then the brothers and sisters of the family group under 18, born or expected, by age."""
    current = FamilyMember.objects.filter(relations.in_force(today=today))
    families = current.filter(person=child).values("family")
    members = current.filter(family__in=families).values("person")
    # The keys as one union: with an `or` the planner would read everybody.
    found = Person.standing.filter(id__in=members.union(Person.standing.filter(id=child).values("id")))
    own = [each for each in found if each.id == child or _is_child(each, today)]
    return sorted(own, key=lambda each: (each.id != child, each.born_on or date.max, each.id))


def _is_child(person: Person, today: date) -> bool:
    if person.died_on is not None:
        return False
    if person.born_on is None:
        return person.expected_on is not None
    age = visit_said.age(born_on=person.born_on, on=today)
    return age is None or age < GROWN


def _together(child: UUID, what: May, today: date) -> list[Person]:
    """Those born, the child first, for whom whoever asks may do this."""
    found = []
    for each in family_children(child=child, today=today):
        if each.born_on is None and each.expected_on is not None:
            continue
        allowed = access_children.allowed(child=each.id, today=today)
        if allowed is not None and what in allowed.may:
            found.append(each)
    return found


def _last(child: UUID) -> VisitChild | None:
    found: VisitChild | None = (
        VisitChild.standing.filter(child=child).select_related("visit").order_by("-on", "-id").first()
    )
    return found


def _facts(person: Person, today: date) -> VisitChildFacts:
    visits = VisitChild.standing.filter(child=person.id).order_by("-on", "-id")
    seen, at_home = visits.filter(seen=True).first(), visits.filter(visit__place="home").first()
    age = visit_said.age(born_on=person.born_on, on=today)
    asked = visit_guards.asks_awake(born_on=person.born_on, on=today)
    return VisitChildFacts(
        id=person.id, name=visit_said.name(person=person), given_name=person.given_name, age=age,
        is_infant=asked or (age is not None and age < visit_guards.AWAKE_UNDER), asks_awake=asked,
        has_plan=not plan_ends.is_over(person=person, today=today)
        and Registration.standing.filter(child=person.id, until_on=None).exists(),
        warning=person.warning, last_seen_on=seen.on if seen else None,
        rooms_seen_last=at_home.bedroom if at_home else None,
    )  # fmt: skip


def _others(child: UUID, today: date) -> tuple[Tried, ...]:
    rows = Involvement.standing.filter(relations.in_force(today=today), child=child)
    found = []
    for each in rows.select_related("account", "person", "agency").order_by("role", "id"):
        person = f"{each.person.given_name} {each.person.family_name}".strip() if each.person else ""
        names = (each.account.name if each.account else "", person, each.agency.name if each.agency else "")
        found.append(Tried(role=each.role, name=next(filter(None, names), ""), account=each.account_id))
    return tuple(found)
