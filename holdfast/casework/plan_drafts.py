"""The detailed plan while it is written: begun from what there is, found, and dropped.

A draft is no plan yet: `plan_versions.make` makes it one. Its parts are written one by one
(plan_draft_parts.py), by several people at once.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    given,
    impossible,
    plan_copies,
    plan_keys,
    plans_in_force,
    registrations,
    steps,
)
from holdfast.casework.steps import step
from holdfast.records.models import Plan, Registration

__all__ = ["begin", "drop", "find", "of_child"]

PART = "detailed"


@step
def begin(
    *, children: Sequence[UUID], today: date, why: str = "", meeting: UUID | None = None
) -> tuple[UUID, ...]:
    """Begin a draft of the detailed plan for each of several children; answers the drafts, in their order.

    It says what the detailed plan in force says, and what a newer outline plan says besides; without one,
    what the outline plan says. What the children's outline plans say alike is one part of each (its key). A
    child who has a draft keeps it. `why` says why the plan is changed, `meeting` the core group that works
    it out. Raises Refused for who may not and for a child without a plan today, NotHere as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    held = {child: registrations.current(child=child, on=today) for child in wanted}
    # Two who begin it at once wait for each other here: the second finds the draft of the first.
    list(Registration.objects.select_for_update().filter(id__in=[each.id for each in held.values()]))
    drafts = {child: _draft_of(held[child]) for child in wanted}
    new = [child for child in wanted if drafts[child] is None]
    sources = {child: _sources(held[child]) for child in new}
    plan_keys.share(plans=[each for own in sources.values() for each in own if each.part == "outline"])
    made = []
    for child in wanted:
        draft = drafts[child] or _make(held[child], sources[child], why.strip(), today)
        if meeting is not None and draft.meeting_id != meeting:
            draft.meeting_id = meeting
            draft.save(update_fields=["meeting"])
        steps.log(about="person", about_id=child, why=why.strip())
        made.append(draft.id)
    return tuple(made)


@step
def drop(*, plan: UUID, why: str, today: date, now: datetime) -> UUID:
    """Give a draft up, with its reason; it stays known. Answers the child.

    Raises Refused without a reason and for who may not, NotHere where there is no such draft.
    """
    found = find(plan=plan, what=May.WRITE, today=today)
    child: UUID = found.registration.child_id
    said = given.needed(text=why, why="Say why it is given up.", about="person", about_id=child)
    found.withdrawn_at, found.withdrawn_why = now, said
    found.save(update_fields=["withdrawn_at", "withdrawn_why"])
    steps.log(about="person", about_id=child, why=said)
    return child


def find(*, plan: UUID, what: May, today: date) -> Plan:
    """A draft that whoever acts may have, with its registration: a part of reads and steps.

    Raises NotHere for none that is here and for a plan that is made, Refused and NotHere as access says.
    """
    rows = Plan.drafts_too.filter(id=plan, state="draft").select_related("registration__child")
    found: Plan | None = rows.first()
    if found is None:
        raise NotHere(
            "There is no such draft here: it was made the plan, or given up.", about="plan", about_id=plan
        )
    access_children.require(child=found.registration.child_id, what=what, today=today)
    return found


def of_child(*, child: UUID) -> UUID | None:
    """The draft of a child, if one is written: a part of reads that have asked access."""
    rows = Plan.drafts_too.filter(registration__child=child, state="draft", part=PART)
    found: UUID | None = rows.values_list("id", flat=True).first()
    return found


def _draft_of(registration: Registration) -> Plan | None:
    found: Plan | None = Plan.drafts_too.filter(registration=registration, state="draft", part=PART).first()
    return found


def _sources(registration: Registration) -> list[Plan]:
    """From what a draft begins, in order: the detailed plan in force, then an outline plan made after it."""
    rows = Plan.objects.filter(plans_in_force.of(), registration=registration)
    found = {each.part: each for each in rows.order_by("made_on", "id")}
    detailed, outline = found.get(PART), found.get("outline")
    if detailed is None:
        return [outline] if outline else []
    newer = outline is not None and outline.made_on > detailed.made_on
    return [detailed, outline] if newer and outline else [detailed]


def _make(registration: Registration, sources: Sequence[Plan], why: str, today: date) -> Plan:
    first = sources[0] if sources else None
    before = first if first is not None and first.part == PART else None
    last = Plan.standing.filter(registration=registration, part=PART).aggregate(last=Max("number"))["last"]
    with impossible.in_words(about="person", about_id=registration.child_id):
        draft: Plan = Plan.objects.create(
            authority_id=entry.current().authority, registration=registration, part=PART, state="draft",
            number=(last or 0) + 1, replaces=before, made_on=today, changed_why=why,
            aim=first.aim if first else "", visit_every=first.visit_every if first else "",
            core_group_every=first.core_group_every if first else "",
            rooms_every=first.rooms_every if first else None, recorded_by_id=entry.current().actor.account,
        )  # fmt: skip
    for each in sources:
        plan_copies.add(plan=each, to=draft)
    return draft
