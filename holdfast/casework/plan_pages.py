"""A version of a plan as its page shows it: laid out, who signed, the other versions and what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    families,
    plan_agreements,
    plan_care,
    plan_outlines,
    plan_readings,
    plan_records,
    plan_rows,
    plan_said,
    plan_shown,
    steps,
)
from holdfast.casework.plan_agreed import Agreement
from holdfast.casework.plan_care import CarePlans
from holdfast.casework.plan_outlines import OutlinePart
from holdfast.casework.plan_readings import Reading
from holdfast.casework.plan_shown import PlanShown
from holdfast.casework.plan_succession import DETAILED, OUTLINE
from holdfast.casework.steps import read
from holdfast.procedures import outline_words, plan_words
from holdfast.procedures.contents import Lack
from holdfast.records.models import Plan, PlanAnswer

RECORD, WRITE, GO_ON, CIRCULATE, AMEND = "record", "write", "go-on", "circulate", "amend"
"""What whoever works with the child does next with the plan."""


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version, among the others."""

    id: UUID
    part: str
    number: int
    made_on: date
    at: str
    why: str
    replaced_on: date | None
    is_signed: bool
    has_before: bool


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """A version as its page shows it. `adrift` are parts of the outline in neither plan; `lacks` by part."""

    child: UUID
    name: str
    shown: PlanShown
    agreement: Agreement
    versions: tuple[VersionLine, ...]
    draft: UUID | None
    adrift: tuple[OutlinePart, ...]
    beyond: tuple[str, ...]
    care: CarePlans
    lacks: Mapping[str, tuple[Lack, ...]]
    reading: Reading
    next: str
    may: frozenset[str]

    @property
    def id(self) -> UUID:
        """The key of the version."""
        return self.shown.said.id

    @property
    def is_signed(self) -> bool:
        """Whether somebody has signed it."""
        return any(each.is_signed for each in self.versions if each.id == self.id)

    @property
    def has_outline(self) -> bool:
        """Whether there is an outline plan beside this detailed one."""
        outlines = any(each.part == OUTLINE for each in self.versions)
        return outlines and self.shown.said.part == DETAILED

    @property
    def line(self) -> VersionLine:
        """The version among the others."""
        return next(each for each in self.versions if each.id == self.id)

    @property
    def bare(self) -> tuple[tuple[str, tuple[Lack, ...]], ...]:
        """What is lacking in parts that the version does not have, by what each is called."""
        shown = {part.name for each in self.shown.sections for part in each.parts}
        shown |= {"outcomes", "needs", "contacts"}
        known = {**outline_words.PARTS, **plan_words.PARTS}
        return tuple(
            (known[name].label if name in known else "", lacks)
            for name, lacks in self.lacks.items()
            if name not in shown
        )

    @property
    def lacking(self) -> int:
        """How much it lacks by the procedure."""
        return sum(len(each) for each in self.lacks.values())


@read
def show(*, plan: UUID, today: date) -> PlanView:
    """A version as it was made, with what happened since.

    Raises NotHere for none here and for a draft; Refused and NotHere as access says.
    """
    found: Plan | None = (
        Plan.standing.filter(id=plan, registration__withdrawn_at=None)
        .select_related("registration__child")
        .first()
    )
    if found is None:
        raise NotHere("There is no such plan here.", about="plan", about_id=plan)
    child = found.registration.child_id
    access_children.require(child=child, what=May.SEE, today=today)
    allowed = access_children.allowed(child=child, today=today)
    steps.log(about="person", about_id=child)
    rows = _of_child(child)
    may = frozenset(str(each) for each in allowed.may) if allowed else frozenset()
    this = next(each for each in rows if each.id == plan)
    return _view(this, rows, may=may, advice=False, today=today)


def of_child(*, child: UUID, may: frozenset[str], advice: bool, today: date) -> PlanView | None:
    """The plan of a child that counts now, else the last; None without one. For reads that asked access.

    With `advice`, beside each part what it lacks by the procedure: that asks the whole record once more.
    """
    rows = _of_child(child)
    made = [each for each in rows if each.state == "made"]
    if not made:
        return None
    last = max(made, key=_rank)
    return _view(last, rows, may=may, advice=advice, today=today)


def _rank(each: Any) -> tuple[object, ...]:
    """In order: of the newest registration, in force, the detailed one before an outline, the newest."""
    return (
        each.registration.from_on, each.replaced_on is None, each.replaced_on or date.max,
        each.part == DETAILED, each.made_on, each.number,
    )  # fmt: skip


def _of_child(child: UUID) -> list[Any]:
    """Every version, and the draft; in one query, the newest first."""
    signed = PlanAnswer.objects.filter(
        signatory__plan=OuterRef("pk"), signatory__withdrawn_at=None, signs=True
    )
    rows = Plan.drafts_too.filter(registration__child=child, registration__withdrawn_at=None)
    rows = rows.annotate(is_signed=Exists(signed)).select_related("registration__child")
    return list(rows.order_by("-registration__from_on", "-made_on", "part", "-number", "-id"))


def _view(plan: Any, rows: Sequence[Any], *, may: frozenset[str], advice: bool, today: date) -> PlanView:
    child: UUID = plan.registration.child_id
    own = [each for each in rows if each.registration_id == plan.registration_id]
    draft = next((each.id for each in own if each.state == "draft"), None)
    outline = next((each for each in own if each.part == OUTLINE and each.state == "made"), None)
    both = [plan, outline] if outline is not None and plan.part == DETAILED else [plan]
    hangs = plan_rows.of(plans=both)
    pages, told = plan_said.pages(plans=both, rows=hangs), hangs.told
    agreement = plan_agreements.agreement_of(plan=plan, today=today)
    before = pages[1] if len(pages) > 1 else None
    lacks = plan_records.lacks(plan=plan, today=today) if advice else {}
    return PlanView(
        child=child, name=families.name_of(person=plan.registration.child),
        shown=plan_shown.lay_out(page=pages[0], today=today, told=told, lacks=lacks), agreement=agreement,
        versions=tuple(_line(each) for each in rows if each.state == "made"), draft=draft,
        adrift=plan_outlines.adrift(outline=before, detailed=pages[0], told=told) if before else (),
        beyond=plan_outlines.beyond(outline=before, detailed=pages[0]) if before else (),
        care=plan_care.of(child=child, made_on=plan.made_on, today=today),
        lacks=lacks,
        reading=plan_readings.of_rows(plan=plan, rows=hangs),
        next=_next(plan, draft, agreement, may), may=may,
    )  # fmt: skip


def _next(plan: Plan, draft: UUID | None, agreement: Agreement, may: frozenset[str]) -> str:
    """What whoever looks does next: none where the plan is over, or where they write nothing in it."""
    if plan.registration.until_on is not None or plan.replaced_on is not None:
        return ""
    if draft is not None:
        return GO_ON if may & {May.WRITE, May.CONTRIBUTE} else ""
    if May.WRITE not in may:
        return ""
    if plan.part == OUTLINE:
        return WRITE
    unsent = any(each.circulated_on is None for each in agreement.waiting)
    return CIRCULATE if unsent else AMEND


def _line(each: Any) -> VersionLine:
    return VersionLine(
        id=each.id, part=each.part, number=each.number, made_on=each.made_on, at=each.at,
        why=each.changed_why, replaced_on=each.replaced_on, is_signed=each.is_signed,
        has_before=each.replaces_id is not None,
    )  # fmt: skip
