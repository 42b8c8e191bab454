"""A commitment of a plan that cannot be met: said why, told to whom the procedure has it told, agreed anew.

What is raised is also the event by which the procedure counts who must be told (`implementation-difficulty`).
What is agreed in its place leads into the next version of the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    capacities,
    commitments,
    families,
    given,
    impossible,
    milestones,
    must_tell,
    plan_drafts,
    plan_signatories,
    steps,
)
from holdfast.casework.must_tell import MustTell, ToldLine
from holdfast.casework.steps import read, step
from holdfast.procedures.words import CLOSED
from holdfast.records.models import MilestoneChild, Renegotiation

REPLACED = "A newer version of this plan is in force: say it of that one."
DIFFICULTY = "implementation-difficulty"
EXTENTS = {
    "part": "A part that does not matter much to the child’s safety",
    "significant": "An important part of the plan",
    "whole": "The plan as a whole",
}
"""How much of the plan cannot be carried out; the words are those of the public form."""


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child whose plan has the commitment; `part` is the child's part of the event, where there is one."""

    renegotiation: UUID
    plan: UUID
    child: UUID
    name: str
    part: UUID | None


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A commitment that cannot be met, of one or several children's plans, and how far it has come.

    `must_tell` are those who are still to be told, each with the clause; `told` those who were.
    """

    id: UUID
    key: UUID
    text: str
    who: str
    agency: str
    raised_on: date
    raised_by: str
    why: str
    significant: bool | None
    children: tuple[Child, ...]
    must_tell: tuple[MustTell, ...]
    told: tuple[ToldLine, ...]
    agreed_on: date | None
    agreed_with: str
    instead: str
    may_agree: bool


@dataclass(frozen=True, kw_only=True)
class Short:
    """A commitment that cannot be met, as the plan's own page shows it beside what it is about (`key`)."""

    id: UUID
    key: UUID
    text: str
    who: str
    why: str
    raised_on: date
    agreed_on: date | None
    instead: str


@step
def raise_(
    *, plans: Sequence[UUID], key: UUID, why: str, extent: str, on: date, today: date
) -> tuple[UUID, ...]:
    """Say that a commitment of these plans cannot be met, and why; answers the rows' keys, one a plan.

    `key` is that of the action, contact or line; `extent` how much of the plan that is. Raises Refused for
    who may not, without why, for an extent that is none, a day ahead or before the plan, and where it was
    raised and is still open; NotHere for no such plan, and for what is no part of it.
    """
    plan_signatories.hold(plans=plans)
    rows = plan_signatories.plans_of(plans=plans)
    children = [each.registration.child_id for each in rows]
    relations = access_children.require_all(children=children, what=May.CONTRIBUTE, today=today)
    said = given.needed(text=why, why="Say why it cannot be done.", about="person", about_id=children[0])
    given.known(word=extent, words=CLOSED["extent"], what="how much of the plan it is")
    given.not_after(on=on, today=today, what="The difficulty")
    found = [commitments.find(plan=each, key=key) for each in rows]
    if any(on < each.made_on for each in rows):
        raise Refused("That is before the plan was made.", about="person", about_id=children[0])
    # What the detailed plan did not take over of the outline can still turn out to be impossible.
    if any(each.replaced_on is not None and each.part == "detailed" for each in rows):
        raise Refused(REPLACED, about="person", about_id=children[0])
    if Renegotiation.standing.filter(plan__in=rows, key=key, agreed_on=None).exists():
        raise Refused(
            "That this cannot be done was said already: agree what is done instead.", about="person",
            about_id=children[0],
        )  # fmt: skip
    by = capacities.own_role(child=children[0], relation=relations[children[0]], today=today)
    event = milestones.record(
        event=DIFFICULTY, children=children, on=on, today=today, said={"by": by, "extent": extent},
        text=f"{found[0].who}: {found[0].text}. {said}",
    )  # fmt: skip
    entered = entry.current()
    with impossible.in_words(about="person", about_id=children[0]):
        made = [
            Renegotiation.objects.create(
                authority_id=entered.authority, plan=plan, key=key, text=each.text, who=each.who,
                agency_id=each.agency, raised_on=on, raised_by_id=entered.actor.account, why=said,
                significant=extent != "part", milestone_id=event.id,
            ).id
            for plan, each in zip(rows, found, strict=True)
        ]  # fmt: skip
    for child in children:
        steps.log(about="person", about_id=child)
    return tuple(made)


@step
def agree(
    *, renegotiation: UUID, instead: str, agreed_with: str, on: date, today: date, amend: bool = True
) -> tuple[UUID, ...]:
    """Record what is done instead, for every child whose plan had it; answers the drafts that were begun.

    `amend`: the next version of each plan is begun, or gone on with, so that it says so. Raises Refused for
    who may not, without what or with whom, for what was agreed already, a day ahead or before it was raised;
    NotHere for no such row.
    """
    plan_signatories.hold(plans=Renegotiation.standing.filter(id=renegotiation).values("plan"))
    rows = _together(renegotiation)
    children = [each.plan.registration.child_id for each in rows]
    access_children.require_all(children=children, what=May.WRITE, today=today)
    about = children[0]
    if rows[0].agreed_on is not None:
        raise Refused("What is done instead was agreed already.", about="person", about_id=about)
    given.not_after(on=on, today=today, what="The agreement")
    if on < rows[0].raised_on:
        raise Refused("That is before it was raised.", about="person", about_id=about)
    what = given.needed(text=instead, why="Say what is done instead.", about="person", about_id=about)
    whom = given.needed(text=agreed_with, why="Say with whom it was agreed.", about="person", about_id=about)
    with impossible.in_words(about="person", about_id=about):
        for each in rows:
            each.agreed_on, each.agreed_with, each.instead = on, whom, what
            each.save(update_fields=["agreed_on", "agreed_with", "instead"])
    for child in children:
        steps.log(about="person", about_id=child)
    if not amend:
        return ()
    return plan_drafts.begin(children=children, today=today, why=f"{rows[0].text}: {what}")


@read
def show(*, renegotiation: UUID, today: date) -> Raised:
    """A commitment that cannot be met, who is to be told, and what was agreed: of those whom one may see.

    Raises as access says of the child in whose plan it was asked for.
    """
    every = _together(renegotiation)
    access_children.require(child=_child(every[0]), what=May.SEE, today=today)
    allowed = access_children.allowed_each(children=map(_child, every), today=today)
    rows = [each for each in every if (own := allowed.get(_child(each))) and May.SEE in own.may]
    for each in rows:
        steps.log(about="person", about_id=_child(each))
    return _shown(rows, all(May.WRITE in each.may for each in allowed.values()), today)


def of_plans(*, plans: Iterable[UUID]) -> dict[UUID, tuple[Short, ...]]:
    """What cannot be met of each of several versions, those still open first; for reads that asked access."""
    found: dict[UUID, list[Short]] = {}
    rows = Renegotiation.standing.filter(plan__in=list(plans)).order_by("raised_on", "id")
    for each in sorted(rows, key=lambda row: row.agreed_on is not None):
        found.setdefault(each.plan_id, []).append(
            Short(
                id=each.id, key=each.key, text=each.text, who=each.who, why=each.why,
                raised_on=each.raised_on, agreed_on=each.agreed_on, instead=each.instead,
            )
        )  # fmt: skip
    return {plan: tuple(own) for plan, own in found.items()}


def _together(key: UUID) -> list[Renegotiation]:
    """The row and those raised with it for brothers and sisters, this first. Raises NotHere."""
    row = Renegotiation.standing.filter(id=key).first()
    if row is None:
        raise NotHere("There is no such commitment here.", about="renegotiation", about_id=key)
    rows = Renegotiation.standing.filter(key=row.key, milestone=row.milestone_id, raised_on=row.raised_on)
    if row.milestone_id is None:
        rows = rows.filter(id=key)
    found = rows.select_related("plan__registration__child", "agency", "raised_by").order_by("id")
    return sorted(found, key=lambda each: each.id != key)


def _child(row: Renegotiation) -> UUID:
    found: UUID = row.plan.registration.child_id
    return found


def _shown(rows: Sequence[Renegotiation], may_write: bool, today: date) -> Raised:
    first, children = rows[0], [_child(each) for each in rows]
    parts: dict[UUID, UUID] = {}
    if first.milestone_id is not None:
        of_event = MilestoneChild.standing.filter(milestone=first.milestone_id, child__in=children)
        parts = dict(of_event.values_list("child", "id"))
    return Raised(
        id=first.id, key=first.key, text=first.text, who=first.who, why=first.why,
        agency=first.agency.name if first.agency else "", raised_on=first.raised_on,
        raised_by=first.raised_by.name if first.raised_by else "", significant=first.significant,
        children=tuple(
            Child(
                renegotiation=each.id, plan=each.plan_id, child=each.plan.registration.child_id,
                name=families.name_of(person=each.plan.registration.child),
                part=parts.get(each.plan.registration.child_id),
            )
            for each in rows
        ),
        must_tell=_must_tell(parts, first.milestone_id, today),
        told=must_tell.told_of(parts=parts, whole=first.milestone_id) if first.milestone_id else (),
        agreed_on=first.agreed_on, agreed_with=first.agreed_with, instead=first.instead,
        may_agree=first.agreed_on is None and may_write,
    )  # fmt: skip


def _must_tell(parts: dict[UUID, UUID], whole: UUID | None, today: date) -> tuple[MustTell, ...]:
    return must_tell.of_event(parts=parts, whole=whole, today=today) if whole and parts else ()
