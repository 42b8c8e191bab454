"""What somebody has undertaken in a plan: an action, a contact, or a line that says who does it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import families, plan_signatories, plans_in_force, steps
from holdfast.casework.steps import read
from holdfast.records.models import Action, Contact, Plan, PlanLine, Renegotiation

TABLES: tuple[tuple[type[Action | Contact | PlanLine], str], ...] = (
    (Action, "outcome__need__plan"),
    (Contact, "plan"),
    (PlanLine, "plan"),
)


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What stands in the plan, and who undertook it."""

    key: UUID
    text: str
    who: str
    agency: UUID | None
    by_on: date | None


@dataclass(frozen=True, kw_only=True)
class InPlan:
    """One child's plan that has the commitment."""

    plan: UUID
    child: UUID
    child_name: str


@dataclass(frozen=True, kw_only=True)
class Shared:
    """A commitment with the plans that have it, the asked one first; `raised` where it was said it cannot."""

    commitment: Commitment
    plans: tuple[InPlan, ...]
    raised: UUID | None


def find(*, plan: Plan, key: UUID) -> Commitment:
    """The commitment of that key in a plan; for steps and reads that have asked access. Raises NotHere."""
    for model, path in TABLES:
        row = model.standing.filter(Q(id=key, key=None) | Q(key=key), **{path: plan}).first()
        if row is not None:
            return Commitment(
                key=key, text=_text(row), who=row.who or "Not said", agency=row.agency_id,
                by_on=getattr(row, "by_on", None),
            )  # fmt: skip
    raise NotHere("That is no part of this plan.", about="plan", about_id=plan.id)


@read
def of_plan(*, plan: UUID, key: UUID, today: date) -> Shared:
    """A commitment, and the other children's plans in force that share it. Raises as access says."""
    row = plan_signatories.plans_of(plans=[plan])[0]
    child = row.registration.child_id
    access_children.require(child=child, what=May.CONTRIBUTE, today=today)
    found = find(plan=row, key=key)
    sharing = _sharing(row, key)
    allowed = access_children.allowed_each(
        children=[each.registration.child_id for each in sharing], today=today
    )
    own = [row, *(each for each in sharing if _may(allowed.get(each.registration.child_id)))]
    for each in own:
        steps.log(about="person", about_id=each.registration.child_id)
    still = Renegotiation.standing.filter(plan=plan, key=key, agreed_on=None)
    return Shared(
        commitment=found, raised=still.values_list("id", flat=True).first(),
        plans=tuple(
            InPlan(
                plan=each.id, child=each.registration.child_id,
                child_name=families.name_of(person=each.registration.child),
            )
            for each in own
        ),
    )  # fmt: skip


def _may(allowed: access_children.Allowed | None) -> bool:
    return allowed is not None and May.CONTRIBUTE in allowed.may


def _sharing(plan: Plan, key: UUID) -> list[Plan]:
    """The other plans in force with a part of this key: brothers' and sisters'."""
    found: dict[UUID, Plan] = {}
    for model, path in TABLES:
        rows = model.standing.filter(plans_in_force.of(path=path), Q(id=key) | Q(key=key))
        keys = rows.values_list(path, flat=True)
        for each in (
            Plan.standing.filter(id__in=keys).exclude(id=plan.id).select_related("registration__child")
        ):
            found.setdefault(each.id, each)
    return list(found.values())


def _text(row: Action | Contact | PlanLine) -> str:
    if isinstance(row, Contact):
        return ", ".join(filter(None, (row.nature or row.why or "Sees the child", row.when or row.every)))
    return str(row.text)
