"""What a version of a plan lacks, by part: with clauses, guidance that applies, and advice passed over.

Advice on how a plan is written may be passed over with a reason; then it is listed apart, with who and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    families,
    given,
    impossible,
    plan_passed,
    plan_readings,
    plan_records,
    plan_signatories,
    procedure,
    steps,
)
from holdfast.casework.plan_readings import Reading
from holdfast.casework.steps import read, step
from holdfast.procedures import content_records, content_rules, contents, guidance_words, plan_words
from holdfast.procedures.contents import Lack
from holdfast.records.models import AdvicePassed, Plan

# Parts that are derived, and where each is mended.
ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "social_worker": ("The child’s social worker", "Allocate the child to a social worker."),
    "core_group": ("The core group", "Say who is in it, and in the contacts how often each sees the child."),
    "agreement": ("Who agrees to it", "Circulate the plan, and write down what each answered."),
    "dimensions": ("The assessment", "Write down what the assessment found, dimension by dimension."),
    "household_children": ("Each child at home", "Say it for each child of the household."),
    "": ("The plan as a whole", ""),
}


@dataclass(frozen=True, kw_only=True)
class PartLacks:
    """What is missing from one part; `mend` says where, for a part that is written elsewhere."""

    part: str
    label: str
    mend: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, kw_only=True)
class Passed:
    """Advice that was passed over: what it said, why, by whom and when."""

    content: str
    missing: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Guide:
    """What the authority has to read where it applies, where it stands, and a few words of ours."""

    title: str
    cite: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanHead:
    """Which version of whose plan it is."""

    plan: UUID
    child: UUID
    name: str
    part: str
    state: str
    number: int
    made_on: date


@dataclass(frozen=True, kw_only=True)
class LacksPage:
    """What one version lacks, in the order in which the plan is written."""

    head: PlanHead
    parts: tuple[PartLacks, ...]
    passed: tuple[Passed, ...]
    guidance: tuple[Guide, ...]
    writes: bool

    @property
    def count(self) -> int:
        """How many things are missing, advice left out."""
        return sum(1 for part in self.parts for each in part.lacks if not each.advice)


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """One version as the family will read it."""

    head: PlanHead
    reading: Reading


@read
def show(*, plan: UUID, today: date) -> LacksPage:
    """What a version lacks, with guidance that applies. Raises NotHere and Refused as access says."""
    found = plan_records.find(plan=plan, what=May.SEE, today=today)
    child = found.registration.child_id
    steps.log(about="person", about_id=child)
    record = plan_records.as_record(plan=found, today=today)
    passed = _passed(found, record)
    said = {(each.content, each.missing) for each in passed}
    standing = [
        each
        for each in plan_records.every_lack(plan=found, record=record)
        if (each.content, each.missing) not in said
    ]
    allowed = access_children.allowed(child=child, today=today)
    by_part = plan_records.by_part(
        lacks_found=standing, record=plan_records.record_of(plan=found), said=record
    )
    return LacksPage(
        head=_head(found), parts=in_order(lacks=by_part), passed=passed,
        guidance=guidance(plan=found, record=record),
        writes=allowed is not None and May.WRITE in allowed.may,
    )  # fmt: skip


@read
def read_as_family(*, plan: UUID, today: date) -> FamilyPage:
    """A version as the family will read it. Raises NotHere and Refused as access says."""
    found = plan_records.find(plan=plan, what=May.SEE, today=today)
    steps.log(about="person", about_id=found.registration.child_id)
    return FamilyPage(head=_head(found), reading=plan_readings.of_plan(plan=found, today=today))


@step
def pass_over(*, plan: UUID, content: str, missing: str, why: str, today: date) -> UUID:
    """Pass over advice on how a version is written, with why; answers the key of what is kept of it.

    `content` and `missing` are the advice's own. Raises Refused without a reason, for what is no advice or
    is not given on this version, and for who may not; NotHere for no such plan.
    """
    plan_signatories.hold(plans=[plan])  # said twice at once it is kept once
    found = plan_records.find(plan=plan, what=May.WRITE, today=today)
    child = found.registration.child_id
    said = given.needed(text=why, why="Say why you pass it over.", about="person", about_id=child)
    record = plan_records.as_record(plan=found, today=today)
    own = [
        each
        for each in plan_records.every_lack(plan=found, record=record)
        if (each.content, each.missing) == (content, missing)
    ]
    if not own:
        raise Refused("The plan no longer has this advice.", about="person", about_id=child)
    if not own[0].advice:
        raise Refused(
            "The procedure asks for this: write it, or say in the part why it is not needed.",
            clause=own[0].cite, about="person", about_id=child, who_can_help="your manager",
        )  # fmt: skip
    with impossible.in_words(about="person", about_id=child):
        made, _ = AdvicePassed.standing.get_or_create(
            authority_id=found.authority_id, plan=found, content=content,
            missing=plan_passed.by_key(missing=missing, record=record) or missing,
            defaults={"why": said, "account_id": entry.current().actor.account},
        )  # fmt: skip
    steps.log(about="person", about_id=child, why=said)
    key: UUID = made.id
    return key


def in_order(*, lacks: Mapping[str, tuple[Lack, ...]]) -> tuple[PartLacks, ...]:
    """What is missing, in the order in which a plan is written, what is written elsewhere last."""
    own = [
        PartLacks(part=name, label=part.label, mend="", lacks=lacks[name])
        for name, part in plan_words.PARTS.items()
        if name in lacks
    ]
    other = [name for name in lacks if name not in plan_words.PARTS]
    return (*own, *(
        PartLacks(
            part=name, lacks=lacks[name], mend=ELSEWHERE.get(name, ("", ""))[1],
            label=ELSEWHERE.get(name, (name.replace("_", " ").capitalize(), ""))[0],
        )
        for name in sorted(other, key=lambda each: (each == "", each))
    ))  # fmt: skip


def guidance(*, plan: Plan, record: Mapping[str, Any]) -> tuple[Guide, ...]:
    """What the authority has to read on what the plan is about, also where nothing is missing."""
    kind, own = plan_records.record_of(plan=plan), procedure.pack()
    said = content_records.read(kind, record)
    titles = contents.guidance(own, kind, record)
    found: dict[str, Guide] = {}
    for rule in contents.of(own):
        for each in rule.guidance:
            if each.title in titles and content_rules.all_hold(each.when, said):
                about = [word for test in each.when for word in test.among]
                points = [line for word in about for line in guidance_words.POINTS.get(word, ())]
                found[each.title] = Guide(title=each.title, cite=rule.cite, points=tuple(points))
    return tuple(found.values())


def _head(plan: Plan) -> PlanHead:
    child = plan.registration.child
    return PlanHead(
        plan=plan.id, child=child.id, name=families.name_of(person=child), part=plan.part, state=plan.state,
        number=plan.number, made_on=plan.made_on,
    )  # fmt: skip


def _passed(plan: Plan, record: Mapping[str, Any]) -> tuple[Passed, ...]:
    return tuple(
        Passed(
            content=content, missing=missing, why=each.why, at=each.known_from,
            by=each.account.name if each.account else "",
        )
        for (content, missing), each in plan_passed.of(plan=plan, record=record).items()
    )  # fmt: skip
