"""Who is to sign a version of a plan: the core group, the child and the parents, each of them once.

Noted when the version is made. Whoever is not asked (a child too young) has the reason beside the name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import families, given, impossible, steps, visit_said
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.procedures.conference_words import PARENTS
from holdfast.procedures.plan_words import SIGN_SIDES
from holdfast.records.models import Allocation, CoreGroupMember, ParentalResponsibility, Plan, PlanSignatory

TOO_YOUNG_UNDER = 2  # years: nobody asks an infant, and whoever works with the child can still do so
TOO_YOUNG = "Not yet two years old"
NONE_HERE = "There is no such signature here."


@dataclass(frozen=True, kw_only=True)
class Who:
    """Somebody who is to sign: of the record, with an account, of an agency, or by name alone."""

    name: str
    role: str = ""
    side: str = "professional"
    person: UUID | None = None
    account: UUID | None = None
    agency: UUID | None = None
    not_asked_why: str = ""

    @property
    def key(self) -> str:
        """Who it is, whichever plan it is of: the account, else the person of the record, else the name."""
        return key_of(account=self.account, person=self.person, name=self.name)


def key_of(*, account: UUID | None, person: UUID | None, name: str) -> str:
    """The same for a row; one who is in it in two roles signs once."""
    return str(account or person or name.strip().casefold())


def side_of(*, role: str) -> str:
    """Of whom somebody in a role is: the child, a parent, the wider family, the professionals."""
    if role == words.Role.CHILD:
        return "child"
    if role in PARENTS:
        return "parent"
    return "family" if role in words.FAMILY else "professional"


def want(*, plans: Sequence[Plan]) -> tuple[UUID, ...]:
    """Note who is to sign these versions; answers the rows made, and none for who stands there already.

    A part of steps that have asked access and that log. The core group as it is on the day the plan was
    made, with the child, the social worker, and, where no parent is in it, who has parental responsibility.
    """
    found = _Around(plans)
    made = []
    for plan in plans:
        known = {_key(row) for row in found.there if row.plan_id == plan.id}
        for who in found.of(plan):
            if who.key not in known:
                known.add(who.key)
                made.append(write(plan=plan, who=who).id)
    return tuple(made)


def write(*, plan: Plan, who: Who) -> PlanSignatory:
    """Write one row; a part of steps that have asked access and that log."""
    found: PlanSignatory = PlanSignatory.objects.create(
        authority_id=entry.current().authority, plan=plan, name=who.name, role=who.role, side=who.side,
        person_id=who.person, account_id=who.account, agency_id=who.agency, not_asked_why=who.not_asked_why,
    )  # fmt: skip
    return found


def hold(*, plans: Any = (), signatories: Iterable[UUID] = ()) -> None:
    """Hold the versions until the step is over: of two who sign or send them at once, the second waits.

    So whoever is the last to answer knows it. `plans` are keys, or a query for them. Part of steps.
    """
    of_rows = PlanSignatory.objects.filter(id__in=list(signatories)).values("plan")
    rows = Plan.objects.filter(Q(id__in=plans) | Q(id__in=of_rows))
    list(rows.order_by("id").select_for_update(no_key=True).values_list("id"))


def find(*, signatories: Iterable[UUID]) -> list[PlanSignatory]:
    """The rows, each with its plan; part of steps and reads. Raises NotHere where one is of no made plan."""
    wanted = list(dict.fromkeys(signatories))
    rows = PlanSignatory.standing.filter(
        id__in=wanted, plan__withdrawn_at=None, plan__state="made", plan__registration__withdrawn_at=None
    ).select_related("plan__registration__child", "plan__meeting", "agency")
    found = {each.id: each for each in rows}
    if not wanted or len(found) < len(wanted):
        raise NotHere(NONE_HERE, about="plan", about_id=next(iter(wanted), None))
    return [found[each] for each in wanted]


def plans_of(*, plans: Iterable[UUID]) -> list[Plan]:
    """The versions, each made and with its child. Raises NotHere where one is not."""
    wanted = list(dict.fromkeys(plans))
    rows = Plan.standing.filter(id__in=wanted, registration__withdrawn_at=None)
    rows = rows.select_related("registration__child", "meeting")
    found = {each.id: each for each in rows}
    if not wanted or len(found) < len(wanted):
        raise NotHere("There is no such plan here.", about="plan", about_id=next(iter(wanted), None))
    return [found[each] for each in wanted]


@step
def ask(*, plans: Sequence[UUID], who: Who, today: date) -> tuple[UUID, ...]:
    """Add somebody who is to sign these versions too; answers the rows, also of where they stood already.

    Raises Refused for who may not, without a name, and for a role or side that is none; NotHere for no plan.
    """
    hold(plans=plans)
    rows = plans_of(plans=plans)
    children = [each.registration.child_id for each in rows]
    access_children.require_all(children=children, what=May.WRITE, today=today)
    given.name(text=who.name, what="Whoever is to sign")
    given.known(word=who.side, words=SIGN_SIDES, what="of whom they are")
    if who.role:
        given.known(word=who.role, words=words.ROLES, what="their role")
    there = {(each.plan_id, _key(each)): each for each in PlanSignatory.standing.filter(plan__in=rows)}
    found = []
    with impossible.in_words(about="person", about_id=children[0]):
        for plan in rows:
            found.append((there.get((plan.id, who.key)) or write(plan=plan, who=who)).id)
    for child in children:
        steps.log(about="person", about_id=child)
    return tuple(found)


@step
def leave_out(*, signatories: Sequence[UUID], why: str, today: date) -> None:
    """Say that somebody is not asked to sign, and why; with no reason, that they are asked after all.

    Raises Refused for who may not, and for one who has answered already; NotHere for no such row.
    """
    hold(signatories=signatories)
    rows = find(signatories=signatories)
    children = [each.plan.registration.child_id for each in rows]
    access_children.require_all(children=children, what=May.WRITE, today=today)
    for each in rows:
        if why.strip() and each.answers.exists():
            raise Refused(
                f"{each.name} has answered already: that stays in the plan.", about="person",
                about_id=each.plan.registration.child_id,
            )  # fmt: skip
        each.not_asked_why = why.strip()
        each.save(update_fields=["not_asked_why"])
    for child in children:
        steps.log(about="person", about_id=child, why=why.strip())


class _Around:
    """Everybody around the children of some plans, in a fixed number of queries."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        children = [each.registration.child_id for each in plans]
        on = max(each.made_on for each in plans) if plans else date.min
        self.on = on
        held = Allocation.standing.filter(
            relations.in_force(today=on), child__in=children, role="social-worker"
        )
        self.held = list(held.select_related("account").order_by("id"))
        self.members: list[CoreGroupMember] = list(
            relations.in_core_group(today=on).filter(child__in=children).order_by("id")
        )
        responsible = ParentalResponsibility.objects.filter(child__in=children, until_on=None)
        self.responsible = list(responsible.select_related("holder").order_by("id"))
        before = {each.replaces_id for each in plans if each.replaces_id}
        rows = PlanSignatory.standing.filter(plan__in={*before, *(each.id for each in plans)})
        self.there = list(rows)

    def of(self, plan: Plan) -> list[Who]:
        """Who is to sign one child's plan: the child, the family, the professionals; none of them twice."""
        child = plan.registration.child_id
        left_out = {
            _key(row): row.not_asked_why
            for row in self.there
            if row.plan_id == plan.replaces_id and row.not_asked_why
        }
        found = [*self._child(plan), *(self._member(each) for each in self.members if each.child_id == child)]
        if not any(each.side == "parent" for each in found):
            found += [
                Who(
                    name=families.name_of(person=each.holder),
                    role="parent",
                    side="parent",
                    person=each.holder_id,
                )
                for each in self.responsible
                if each.child_id == child
            ]
        found += [
            Who(name=each.account.name, role=each.role, account=each.account_id)
            for each in self.held
            if each.child_id == child
        ]
        order = list(SIGN_SIDES)
        unique = {each.key: each for each in reversed(found)}
        ordered = sorted(unique.values(), key=lambda each: (order.index(each.side), each.name))
        return [_carried(each, left_out) for each in ordered]

    def _child(self, plan: Plan) -> list[Who]:
        person = plan.registration.child
        if person.born_on is None:
            return []
        age = visit_said.age(born_on=person.born_on, on=self.on) or 0
        return [
            Who(
                name=families.name_of(person=person), role="child", side="child", person=person.id,
                not_asked_why=TOO_YOUNG if age < TOO_YOUNG_UNDER else "",
            )
        ]  # fmt: skip

    def _member(self, each: CoreGroupMember) -> Who:
        return Who(
            name=each.name, role=each.role, side=side_of(role=each.role), person=each.person_id,
            account=each.account_id, agency=each.agency_id,
        )  # fmt: skip


def _carried(who: Who, left_out: dict[str, str]) -> Who:
    """With why the version before did not ask them, where it said so."""
    why = who.not_asked_why or left_out.get(who.key, "")
    return Who(
        name=who.name, role=who.role, side=who.side, person=who.person, account=who.account,
        agency=who.agency, not_asked_why=why,
    )  # fmt: skip


def _key(row: PlanSignatory) -> str:
    return key_of(account=row.account_id, person=row.person_id, name=row.name)
