"""The fullest plan of tests/full_plan.py in the tables of any authority, or with some of it left out.

    whole = whole_plan.begin("jersey", leave_out=["risks", "needs.finding"])
    with whole.at_work():
        plan_records.lacks(plan=whole.plan, today=TODAY)

What is left out: a part of lines by its name; `needs`, `outcomes`, `actions`, `contacts`; one column of these
as `outcomes.strategy`, of a part of lines as `contingency.when`; `aim`, `core_group`, `agreement`,
`understood`, `dimensions`, `social_worker`.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.audit import keys
from holdfast.casework import families
from holdfast.records.models import (
    Account,
    Action,
    Allocation,
    Assessment,
    Contact,
    CoreGroupMember,
    Finding,
    Meeting,
    Need,
    Outcome,
    Person,
    Plan,
    PlanAnswer,
    PlanLine,
    PlanSignatory,
    Registration,
    RegistrationCategory,
)
from tests import full_plan
from tests.casework import field_work, recorded
from tests.casework.recorded import make
from tests.full_plan import FullPlan
from tests.people import Member

AUTHORITIES = ("council", "isle-of-wight", "isle-of-man", "jersey")
BORN, BEGAN, MADE = date(2018, 6, 1), date(2026, 1, 5), date(2026, 1, 22)
EMPTY: Mapping[str, Any] = {"by_on": None, "answers": []}


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A child with a plan in one authority, and the worker who may write it."""

    slug: str
    child: UUID
    account: UUID
    registration: UUID
    plan: Plan

    @contextmanager
    def at_work(self) -> Iterator[entry.Entered]:
        """Inside the authority, as the worker."""
        with field_work.inside(self.slug, self.account) as entered:
            yield entered

    @property
    def member(self) -> Member:
        """The worker as somebody of the cast, to sign in as."""
        return Member(self.account, self.slug, "Field Worker", f"field@{self.slug}.example")


def begin(
    slug: str,
    *,
    leave_out: Collection[str] = (),
    state: str = "made",
    made_on: date = MADE,
    categories: Collection[str] = (),
) -> Whole:
    """A child of an authority, allocated and registered, with the fullest plan but for what is left out.

    A draft is judged by today: give the day on which the test takes place as `made_on`.
    """
    case = field_work.begin(slug, born_on=BORN, plan_on=BEGAN)
    with field_work.inside(slug):
        registration = Registration.objects.get(id=case.registration)
        for category in categories or ["neglect"]:
            make(RegistrationCategory, registration=registration, category=category, from_on=BEGAN)
        plan = write(
            registration=registration, leave_out=leave_out, state=state, worker=case.account, made_on=made_on
        )
        if "dimensions" not in leave_out:
            assess(child=case.child)
        if "social_worker" in leave_out:
            Allocation.objects.filter(child=case.child).update(role="senior-practitioner")
    return Whole(slug=slug, child=case.child, account=case.account, registration=registration.id, plan=plan)


def write(
    *,
    registration: Registration,
    leave_out: Collection[str] = (),
    state: str = "made",
    worker: UUID | None = None,
    made_on: date = MADE,
    meeting: Meeting | None = None,
) -> Plan:
    """The fullest plan of a registration, inside its authority; its core group and its answers too."""
    child = Person.objects.get(id=registration.child_id)
    named = Account.objects.get(id=worker).name if worker else "Field Worker"
    said = full_plan.of(child=families.name_of(person=child), worker=named, made_on=made_on)
    plan: Plan = make(
        Plan, registration=registration, part="detailed", state=state, made_on=made_on, meeting=meeting,
        aim="" if "aim" in leave_out else said.aim, visit_every="2 weeks", core_group_every="4 weeks",
    )  # fmt: skip
    refs = {each["ref"]: keys.new() for each in (*said.needs, *said.lines) if "ref" in each}
    _lines(plan, said, refs, leave_out)
    _needs(plan, said, refs, leave_out)
    if "contacts" not in leave_out:
        for place, each in enumerate(said.contacts, 1):
            make(Contact, plan=plan, place=place, **_without("contacts", each, leave_out))
    if "core_group" not in leave_out:
        for each in said.members:
            account = worker if each["role"] == "social-worker" else None
            make(CoreGroupMember, child_id=child.id, from_on=BEGAN, account_id=account, **each)
    if state == "made" and "agreement" not in leave_out:
        agree(plan=plan, said=said, understood="understood" not in leave_out)
    return plan


def agree(*, plan: Plan, said: FullPlan, understood: bool = True) -> None:
    """Everybody who is to sign answers, one of them that they do not agree."""
    for each in said.signatories:
        asked = make(PlanSignatory, plan=plan, name=each["name"], side=each["side"], role=each["role"])
        make(
            PlanAnswer, signatory=asked, on=plan.made_on, how="paper", signs=True, accepts=each["accepts"],
            understands=understood or None, why_not=each.get("why_not", ""),
        )  # fmt: skip


def assess(*, child: UUID) -> None:
    """What the assessment found of the child in each dimension."""
    started = recorded.milestone(child, "assessment-started", BEGAN).milestone
    assessment = make(Assessment, started=started)
    said = full_plan.of(child="Tess Example", worker="", made_on=MADE)
    for place, (dimension, text) in enumerate(said.findings, 1):
        make(Finding, assessment=assessment, child_id=child, dimension=dimension, text=text, place=place)


def _without(part: str, said: Mapping[str, Any], leave_out: Collection[str]) -> dict[str, Any]:
    """The columns of a row, with those that are left out empty."""
    found = {name: value for name, value in said.items() if name not in {"ref", "need", "actions"}}
    for name in found:
        if f"{part}.{name}" in leave_out:
            found[name] = EMPTY.get(name, "")
    return found


def _lines(plan: Plan, said: FullPlan, refs: Mapping[str, UUID], leave_out: Collection[str]) -> None:
    places: dict[str, int] = {}
    for each in said.lines:
        part = each["part"]
        if part in leave_out or (each.get("side") and f"{part}.{each['side']}" in leave_out):
            continue
        places[part] = places.get(part, 0) + 1
        make(
            PlanLine, plan=plan, place=places[part], key=refs.get(each.get("ref", "")),
            **_without(part, each, leave_out),
        )  # fmt: skip


def _needs(plan: Plan, said: FullPlan, refs: Mapping[str, UUID], leave_out: Collection[str]) -> None:
    if "needs" in leave_out:
        return
    for place, each in enumerate(said.needs, 1):
        if f"needs.{each['whose']}" in leave_out:
            continue
        need = make(Need, plan=plan, place=place, key=refs[each["ref"]], **_without("needs", each, leave_out))
        own = [outcome for outcome in said.outcomes if outcome["need"] == each["ref"]]
        for number, outcome in enumerate(own if "outcomes" not in leave_out else (), 1):
            _outcome(need, number, outcome, refs, leave_out)


def _outcome(
    need: Need, place: int, said: Mapping[str, Any], refs: Mapping[str, UUID], leave_out: Collection[str]
) -> None:
    columns = _without("outcomes", _answering(said, refs), leave_out)
    outcome = make(Outcome, need=need, place=place, **columns)
    for number, each in enumerate(said["actions"] if "actions" not in leave_out else (), 1):
        make(
            Action, outcome=outcome, place=number,
            **_without("actions", _answering(each, refs), leave_out),
        )  # fmt: skip


def _answering(said: Mapping[str, Any], refs: Mapping[str, UUID]) -> dict[str, Any]:
    return {**said, "answers": [str(refs[ref]) for ref in said["answers"]]}
