"""A draft as its pages show it: part by part what is written, what it lacks and how the family reads it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    families,
    plan_advice,
    plan_families,
    plan_in_short,
    plan_keys,
    plan_outcomes,
    plan_outlines,
    plan_people,
    plan_readings,
    plan_records,
    plan_rows,
    plan_said,
    plan_shapes,
    plan_shared,
    plans_in_force,
    procedure,
    steps,
)
from holdfast.casework.plan_advice import PartLacks
from holdfast.casework.plan_families import Near, Relative
from holdfast.casework.plan_people import Named
from holdfast.casework.plan_rows import PlanRows
from holdfast.casework.plan_said import OutcomeSaid, PlanPage
from holdfast.casework.plan_shared import Other
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.procedures.contents import Lack
from holdfast.procedures.outline_words import OutlinePart
from holdfast.procedures.plan_words import PARTS, SECTIONS
from holdfast.records.models import Plan

AT_HOME_PART = OutlinePart(
    plan_shapes.AT_HOME, plan_shapes.AT_HOME_LABEL, "Safe, well, and what help the family gets for each"
)
ALWAYS = ("concerns", "objective", "needs", "outcomes", "responsibilities", "rhythm", "contacts",
          "child_views", "child_views_followed", "parent_views", "contingency")  # fmt: skip
"""The parts that every plan is asked for, whatever the procedure says."""


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """A part: what is written in it, line by line, what it lacks, and how the family reads it.

    `writes` where whoever looks may write it; `is_written` where anything stands there.
    """

    name: str
    label: str
    asks: str
    says: tuple[str, ...]
    lacks: tuple[Lack, ...]
    reads: tuple[str, ...]
    writes: bool

    @property
    def is_written(self) -> bool:
        """Whether anybody has written in it."""
        return bool(self.says)


@dataclass(frozen=True, kw_only=True)
class DraftPage:
    """A draft: its parts by section, those that nobody asks for apart, and what is mended elsewhere."""

    plan: PlanPage
    name: str
    family: tuple[Relative, ...]
    sections: tuple[tuple[str, tuple[PartShown, ...]], ...]
    more: tuple[tuple[str, tuple[PartShown, ...]], ...]
    elsewhere: tuple[PartLacks, ...]
    outline: tuple[tuple[str, tuple[str, ...]], ...]  # what the outline plan says and has no part here
    writes: bool  # whether whoever looks may give the draft up, and make it the plan

    @property
    def clause(self) -> str:
        """The clause by which most of what it lacks is asked for."""
        return _clause(lack for _, own in self.sections for each in own for lack in each.lacks)

    @property
    def lacking(self) -> int:
        """How many parts lack something."""
        parts = [each for _, own in (*self.sections, *self.more) for each in own]
        return sum(bool(each.lacks) for each in parts)


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """One part as it is written: the draft, who is named, and how it stands with brothers and sisters."""

    plan: PlanPage
    name: str
    part: str
    label: str
    asks: str
    lacks: tuple[Lack, ...]
    reads: tuple[str, ...]
    family: tuple[Relative, ...]  # those in whose drafts one may write too
    others: tuple[Other, ...]  # the same part in the drafts of the family
    people: tuple[Named, ...]
    household: tuple[str, ...]
    outcome: OutcomeSaid | None
    need: UUID | None  # the key of the need under which it stands
    version: datetime

    @property
    def children(self) -> tuple[UUID, ...]:
        """Whose drafts it may be written in."""
        return (self.plan.child, *(each.child for each in self.family))

    @property
    def shared(self) -> tuple[UUID, ...]:
        """The drafts in which the part stands as it does here."""
        return tuple(each.plan for each in self.others if each.is_same)

    @property
    def clause(self) -> str:
        """The clause by which most of what it lacks is asked for."""
        return _clause(self.lacks)


@read
def show(*, plan: UUID, today: date) -> DraftPage:
    """A draft with all its parts. Raises NotHere and Refused as `plan_drafts.find`."""
    found, near = plan_families.find(plan=plan, what=May.SEE, today=today)
    rows = plan_rows.of(plans=[found])
    [page] = plan_said.pages(plans=[found], rows=rows)
    said = plan_records.written(plan=found, today=today, rows=rows)
    lacks = plan_records.lacks(plan=found, today=today, said=said)
    reads = plan_readings.read_out(said=said, name=_called(found)).by_part
    asked = _asked(page, lacks)

    wording = Wording.of(pack=procedure.pack())

    def shown(part: OutlinePart) -> PartShown:
        return PartShown(
            name=part.name, label=part.label, asks=part.asks,
            says=tuple(plan_in_short.says(page=page, part=part.name, wording=wording)),
            lacks=lacks.get(part.name, ()), reads=reads.get(part.name, ()),
            writes=plan_shapes.may(part=part.name) in near.may,
        )  # fmt: skip

    every = [(title, [shown(each) for each in _parts(parts)]) for title, parts in SECTIONS]
    steps.log(about="person", about_id=page.child)
    return DraftPage(
        plan=page, name=families.name_of(person=found.registration.child),
        family=near.relatives,
        sections=_chosen(every, lambda each: each.is_written or each.name in asked),
        more=_chosen(every, lambda each: not (each.is_written or each.name in asked)),
        elsewhere=tuple(
            each
            for each in plan_advice.in_order(lacks=lacks)
            if each.part not in PARTS and each.part != plan_shapes.AT_HOME
        ),
        outline=plan_outlines.besides(registration=found.registration_id, today=today),
        writes=May.WRITE in near.may,
    )  # fmt: skip


@read
def amended(*, children: Sequence[UUID], today: date) -> frozenset[UUID]:
    """Those of several children who have a detailed plan: a draft amends it. Raises as access says."""
    access_children.require_all(children=children, what=May.SEE, today=today)
    for child in children:
        steps.log(about="person", about_id=child)
    rows = Plan.objects.filter(plans_in_force.of(), part="detailed", registration__child__in=children)
    return frozenset(rows.values_list("registration__child", flat=True))


@read
def show_part(*, plan: UUID, part: str, today: date, beside: bool = True) -> PartPage:
    """One part of a draft, to be written; without what it lacks and how it is read where not `beside`.

    Raises Refused for who may not write it and for no part; else as `show`.
    """
    plan_shapes.label(part=part)
    found, near = plan_families.find(plan=plan, what=plan_shapes.may(part=part), today=today)
    steps.log(about="person", about_id=found.registration.child_id)
    return _page(found, near, part, None, today, beside=beside)


@read
def written_by(*, page: PartPage, today: date) -> str:
    """Who wrote last in a part, by name; empty where that is not known. Raises Refused as `show_part`."""
    access_children.require_all(children=page.children, what=plan_shapes.may(part=page.part), today=today)
    for child in page.children:
        steps.log(about="person", about_id=child)
    return plan_families.written_by(children=page.children, label=page.label)


@read
def show_outcome(*, plan: UUID, outcome: UUID | None, today: date, beside: bool = True) -> PartPage:
    """One outcome of a draft, or room for a new one. Raises NotHere for none that it has; else as above."""
    found, near = plan_families.find(plan=plan, what=plan_shapes.may(part="outcomes"), today=today)
    steps.log(about="person", about_id=found.registration.child_id)
    key = plan_keys.key(row=plan_outcomes.find(plan=plan, outcome=outcome)) if outcome else None
    return _page(found, near, "outcomes", key, today, beside=beside)


def _page(found: Plan, near: Near, part: str, outcome: UUID | None, today: date, *, beside: bool) -> PartPage:
    own_rows = plan_rows.of(plans=[found])
    [page] = plan_said.pages(plans=[found], rows=own_rows)
    others = [each for each in near.relatives if each.is_draft and plan_shapes.may(part=part) in each.may]
    whole = [found.id, *(each.plan for each in others)]
    rows = plan_outcomes.rows(plans=whole, outcome=outcome) if outcome else None
    rows = rows or plan_shapes.rows(plans=whole, part=part)
    own = next((each for each in page.outcomes if each.key == outcome), None) if outcome else None
    new = part == "outcomes" and outcome is None
    lacks, reads = _beside(found, part, outcome, own_rows, today) if beside else ((), ())
    there = plan_shared.compare(plan=found, part=part, near=others, outcome=outcome)
    return PartPage(
        plan=page, name=families.name_of(person=found.registration.child), part=part,
        label=plan_shapes.label(part=part),
        asks=PARTS[part].asks if part in PARTS else AT_HOME_PART.asks, lacks=lacks, reads=reads,
        family=tuple(others), people=plan_people.of(children=[page.child], today=today),
        others=tuple(replace(each, is_same=True, says="") for each in there) if new else there,
        household=tuple(
            families.name_of(person=each)
            for each in near.family
            if each.id == page.child or each.id in near.seen
        ),
        outcome=own, need=next((each.key for each in page.needs if own in each.outcomes), None),
        version=plan_families.NOTHING_YET if new else plan_families.last_written(rows=rows),
    )  # fmt: skip


def _beside(
    found: Plan, part: str, outcome: UUID | None, rows: PlanRows, today: date
) -> tuple[tuple[Lack, ...], tuple[str, ...]]:
    """What stands beside a part, or one outcome: what it lacks, and how the family will read it."""
    said = plan_records.written(plan=found, today=today, rows=rows)
    lacks = plan_records.lacks(plan=found, today=today, said=said).get(part, ())
    reads = plan_readings.read_out(said=said, name=_called(found))
    if part != "outcomes":
        return lacks, reads.by_part.get(part, ())
    keys = [each.get("id") for each in said.get("outcomes", ())]
    number = keys.index(str(outcome)) + 1 if str(outcome) in keys else 0
    own = tuple(each for each in lacks if _is_of(each, number))
    return own, reads.of_outcome(key=str(outcome))


def _is_of(lack: Lack, number: int) -> bool:
    """Whether it is missing from the outcome of this number, or from none by its number."""
    found = re.match(r"outcome (\d+)", lack.missing, re.IGNORECASE)
    return found is None or int(found[1]) == number


def _asked(page: PlanPage, lacks: Mapping[str, Sequence[Lack]]) -> set[str]:
    """The parts that are open without anything in them: why not is asked of what is not followed alone."""
    asked = {*plan_records.asked(record=plan_records.DETAILED), *ALWAYS}
    is_followed = all(each.text != "no" for each in page.lines_of("child_views_followed"))
    return asked - {"why_not_followed"} if is_followed and not lacks.get("why_not_followed") else asked


def _clause(lacks: Iterable[Lack]) -> str:
    cites = [each.cite for each in lacks]
    return max(cites, key=cites.count, default="")


def _parts(parts: tuple[OutlinePart, ...]) -> tuple[OutlinePart, ...]:
    """The parts of a section; each child at home stands with the child and the family."""
    return (*parts, AT_HOME_PART) if any(each.name == "child_views" for each in parts) else parts


def _chosen(
    every: Iterable[tuple[str, list[PartShown]]], which: Any
) -> tuple[tuple[str, tuple[PartShown, ...]], ...]:
    chosen = ((title, tuple(each for each in own if which(each))) for title, own in every)
    return tuple((title, own) for title, own in chosen if own)


def _called(found: Plan) -> str:
    return found.registration.child.given_name or "the baby"
