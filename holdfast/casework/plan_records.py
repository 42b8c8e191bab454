"""A version of a child's plan in the public form (docs/record-form.md), and what it lacks by the procedure.

Nothing that it lacks stops anything; the pages say it beside the part concerned, each with its clause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    conference_records,
    families,
    outline_records,
    plan_passed,
    plan_record_parts,
    plan_rows,
    procedure,
)
from holdfast.casework import plan_record_people as around
from holdfast.casework.outline_lines import COLUMNS, LineSaid
from holdfast.casework.plan_record_parts import key, told
from holdfast.casework.plan_rows import PlanRows
from holdfast.procedures import contents
from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import LISTS
from holdfast.procedures.contents import Lack
from holdfast.records.models import Plan, PlanLine

DETAILED, OUTLINE = "detailed-plan", "outline-plan"
AFTER_IT_IS_MADE = ("agreement",)  # what only those who are to sign it can say
UNDERSTOOD = "understood"


def find(*, plan: UUID, what: May, today: date) -> Plan:
    """A version of a plan, a draft too, that whoever acts may have; part of steps and reads.

    Raises NotHere for none that is here, Refused and NotHere as access says.
    """
    rows = Plan.drafts_too.filter(id=plan, registration__withdrawn_at=None)
    found: Plan | None = rows.select_related("registration__child").first()
    if found is None:
        raise NotHere("There is no such plan here.", about="plan", about_id=plan)
    access_children.require(child=found.registration.child_id, what=what, today=today)
    return found


def record_of(*, plan: Plan) -> str:
    """Which record of the public form a version is: detailed-plan or outline-plan."""
    return OUTLINE if plan.part == "outline" else DETAILED


def asked(*, record: str) -> frozenset[str]:
    """The parts of a plan that the authority's procedure asks for: `actions` stand under their outcomes."""
    own = {_root(each) for path in conference_records.asked(record=record) for each in path.split(" or ")}
    rules = [each for each in contents.of(procedure.pack()) if record in each.record]
    own |= {_root(path) for rule in rules for path in (*rule.each, *rule.holds)}
    return frozenset(own | {each.path for rule in rules for each in rule.linked})


def as_record(*, plan: Plan, today: date, said: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A version in the public form; what was not said is left out. `said` where `written` was read already.

    It is judged by the procedure in force on the day it was made, a draft by that of today.
    """
    known = FORMS[record_of(plan=plan)]
    said = written(plan=plan, today=today) if said is None else said
    found = {name: value for name, value in said.items() if name in known}
    not_relevant = {name: why for name, why in said.get("not_relevant", {}).items() if name in known}
    return told(said=found | {"not_relevant": not_relevant})


def written(*, plan: Plan, today: date, rows: PlanRows | None = None) -> dict[str, Any]:
    """The same, with the parts that only Holdfast has: what must change before it can end."""
    rows = rows or plan_rows.of(plans=[plan])
    said = around.of_child(plan=plan, today=today) | own_words(plan=plan, rows=rows)
    if record_of(plan=plan) == OUTLINE:
        return told(said=said)
    said |= {"core_group": around.core_group(plan=plan, contacts=rows.contacts, today=today)}
    said = around.answered(plan=plan, said=said, lines=rows.lines)
    return told(said=said | {"circumstances": around.circumstances(said=said)})


def own_words(*, plan: Plan, rows: PlanRows) -> dict[str, Any]:
    """What the version itself says, from its rows alone: without a query."""
    child = families.name_of(person=plan.registration.child)
    said: dict[str, Any] = {"objective": plan.aim, "child": child}
    if record_of(plan=plan) == OUTLINE:
        return told(said=said | outline_records.of_lines(lines=[_line(each) for each in rows.lines]))
    return said | plan_record_parts.lines(rows=rows.lines) | {
        "needs": plan_record_parts.needs(rows=rows.needs),
        "outcomes": plan_record_parts.outcomes(
            needs_of=rows.needs, rows=rows.outcomes, doing=rows.actions,
            risks=[key(row=each) for each in rows.lines if each.part == "risks"],
        ),
        "contacts": plan_record_parts.contacts(rows=rows.contacts, child=child),
    }  # fmt: skip


def lacks(
    *, plan: Plan, today: date, said: Mapping[str, Any] | None = None
) -> Mapping[str, tuple[Lack, ...]]:
    """What a version lacks, by the part it is missing from; advice that was passed over is left out.

    What only those who sign can say is missing once it is made, not while it is a draft.
    """
    record = as_record(plan=plan, today=today, said=said)
    passed = plan_passed.of(plan=plan, record=record)
    found = every_lack(plan=plan, record=record)
    standing = [each for each in found if (each.content, each.missing) not in passed]
    return by_part(lacks_found=standing, record=record_of(plan=plan), said=record)


def every_lack(*, plan: Plan, record: Mapping[str, Any]) -> tuple[Lack, ...]:
    """All that its record lacks, in the pack's order, what was passed over too."""
    kind = record_of(plan=plan)
    found = contents.lacks(procedure.pack(), kind, record)
    if plan.state == "draft":
        later = _said_by_signing(kind)
        found = [each for each in found if not any(each.missing.endswith(words) for words in later)]
    return tuple(found)


def by_part(
    *, lacks_found: Sequence[Lack], record: str, said: Mapping[str, Any]
) -> dict[str, tuple[Lack, ...]]:
    """What is missing, by the part of the plan where it is written; under "" what is of no one part.

    Of the core group it says who it is, by what was `said`: its members have no numbers on any page.
    """
    held = {words: part for rule in contents.of(procedure.pack()) if record in rule.record
            for part, own in rule.holds.items() for words in own.values()}  # fmt: skip
    found: dict[str, list[Lack]] = {}
    for part, own in conference_records.beside(lacks_found=lacks_found, record=record).items():
        for each in own:
            named = _list_of(each.missing, record) or _root(part)
            named = named or held.get(each.missing.removeprefix("no "), "")
            found.setdefault(named, []).append(each)
    return {
        part: _once([_by_name(each, said) for each in own] if part == "core_group" else own)
        for part, own in found.items()
    }


def _by_name(lack: Lack, said: Mapping[str, Any]) -> Lack:
    """`core group member 2: no frequency` with the member’s name in place of the number."""
    number = re.match(rf"{LISTS['core_group'].one} (\d+)", lack.missing, re.IGNORECASE)
    members = said.get("core_group", ())
    if number is None or int(number[1]) > len(members):
        return lack
    return replace(lack, missing=f"{members[int(number[1]) - 1]['who']}{lack.missing[number.end() :]}")


def _once(found: Sequence[Lack]) -> tuple[Lack, ...]:
    """What two clauses miss in the same words stands once, with both of them."""
    kept: dict[tuple[str, bool], Lack] = {}
    for each in found:
        words = each.missing.casefold(), each.advice
        before = kept.get(words)
        if before is not None and before.cite != each.cite and not each.advice:
            rows = tuple(dict.fromkeys([*before.requirements, *each.requirements]))
            kept[words] = replace(before, cite=f"{before.cite}; {each.cite}", requirements=rows)
        kept.setdefault(words, each)
    return tuple(kept.values())


def _said_by_signing(kind: str) -> set[str]:
    """The words by which a pack names what is missing until it is signed."""
    rules = [each for each in contents.of(procedure.pack()) if kind in each.record]
    words = {said for rule in rules for own in rule.each.values() for part, said in own.items()
             if part == UNDERSTOOD}  # fmt: skip
    words |= {said for rule in rules for path, said in rule.parts.items() if path in AFTER_IT_IS_MADE}
    return words | {each.words for rule in rules for each in rule.some if each.path in AFTER_IT_IS_MADE}


def _list_of(missing: str, record: str) -> str:
    """Of which list a line speaks: `need 2: no finding` of the needs; empty where of none."""
    start = re.split("[:,]", missing, maxsplit=1)[0]
    named, _, number = start.rpartition(" ")
    if not number.isdigit():
        return ""
    found = (name for name, own in LISTS.items() if own.one == named and name in FORMS[record])
    return _root(next(found, ""))


def _root(path: str) -> str:
    """The part of the plan in which something stands: an action under its outcome."""
    first = re.split(" or |[.]", path, maxsplit=1)[0]
    return "outcomes" if first == "actions" else first


def _line(row: PlanLine) -> LineSaid:
    return LineSaid(part=row.part, **{name: getattr(row, name) for name in COLUMNS})
