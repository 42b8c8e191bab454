"""A version of a plan on its way to those who sign it, beside brothers’ and sisters’ of the same day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.casework import families, plan_agreements, plan_signatories, renegotiations, steps, visit_facts
from holdfast.casework.plan_agreed import Agreement, Signatory
from holdfast.casework.renegotiations import Short
from holdfast.casework.steps import read
from holdfast.records.models import Plan


@dataclass(frozen=True, kw_only=True)
class InRound:
    """One child's version of that day."""

    plan: UUID
    child: UUID
    child_name: str
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One who is to sign, in whichever of the children's plans; `rows` are the places in them."""

    key: str
    name: str
    role: str
    side: str
    rows: tuple[Signatory, ...]

    @property
    def has_it(self) -> bool:
        """Whether it went to them, for each child."""
        return all(each.circulated_on is not None for each in self.rows)


@dataclass(frozen=True, kw_only=True)
class Round:
    """The version asked for, first among those of the same day; what cannot be met of it.

    `group_on` is the core group at which it was worked out, or the last before it. `me` is whoever acts.
    """

    plan: UUID
    child: UUID
    child_name: str
    part: str
    number: int
    made_on: date
    replaced_on: date | None
    group_on: date | None
    plans: tuple[InRound, ...]
    cannot: tuple[Short, ...]
    may_write: bool
    me: UUID | None

    @property
    def agreement(self) -> Agreement:
        """How the version asked for stands."""
        return self.plans[0].agreement

    @property
    def others(self) -> tuple[InRound, ...]:
        """Brothers' and sisters' of the same day."""
        return self.plans[1:]

    @property
    def people(self) -> tuple[Somebody, ...]:
        """Everybody who is to sign one of them, each once, the family first."""
        found: dict[str, list[Signatory]] = {}
        for plan in self.plans:
            for each in plan.agreement.asked:
                found.setdefault(each.key, []).append(each)
        return tuple(
            Somebody(
                key=key, name=rows[0].name, role=rows[0].role, side=rows[0].side, rows=tuple(rows)
            )
            for key, rows in found.items()
        )  # fmt: skip


@read
def show(*, plan: UUID, today: date) -> Round:
    """A version going round, with those of the same day that one may see. Raises as access says."""
    row = plan_signatories.plans_of(plans=[plan])[0]
    child = row.registration.child_id
    access_children.require(child=child, what=May.SEE, today=today)
    near = list(_near(row, today))
    keys = [child, *(each.registration.child_id for each in near)]
    allowed = access_children.allowed_each(children=keys, today=today)
    seen = [row, *(each for each in near if _may(allowed, each.registration.child_id, May.SEE))]
    stands = plan_agreements.agreements_of(plans=seen, today=today)
    steps.log_each(about="person", about_ids=[each.registration.child_id for each in seen])
    return Round(
        plan=row.id, child=child, child_name=families.name_of(person=row.registration.child), part=row.part,
        number=row.number, made_on=row.made_on, replaced_on=row.replaced_on,
        group_on=plan_agreements.group_days(plans=[row]).get(row.id),
        plans=tuple(
            InRound(
                plan=each.id, child=each.registration.child_id, agreement=stands[each.id],
                child_name=families.name_of(person=each.registration.child),
            )
            for each in seen
        ),
        cannot=renegotiations.of_plans(plans=[row.id]).get(row.id, ()),
        may_write=_may(allowed, child, May.WRITE), me=entry.current().actor.account,
    )  # fmt: skip


def _near(row: Plan, today: date) -> Iterable[Plan]:
    """Brothers' and sisters' versions that were made with it and stand as it does."""
    family = visit_facts.family_children(child=row.registration.child_id, today=today)
    rows = Plan.standing.filter(
        registration__child__in=[each.id for each in family], part=row.part, made_on=row.made_on,
        registration__withdrawn_at=None,
    ).exclude(registration__child=row.registration.child_id)  # fmt: skip
    stands = rows.filter(replaced_on=None) if row.replaced_on is None else rows.exclude(replaced_on=None)
    found: Iterable[Plan] = stands.select_related("registration__child", "meeting").order_by("id")
    return found


def _may(allowed: dict[UUID, access_children.Allowed], child: UUID, what: May) -> bool:
    return child in allowed and what in allowed[child].may
