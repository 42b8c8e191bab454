"""The detailed plan while it is written: begun from what there is, written part by part, and given up.

A draft is no plan yet: `plan_versions.make` makes it one. Its parts are written one by one, by several people
at once: who writes in the same part is told of the other, who writes in another is not. With `also`, the
drafts of brothers and sisters, a part is written once for several; what is theirs alone stays.
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
    plan_families,
    plan_keys,
    plan_makings,
    plan_outcomes,
    plan_parts,
    plan_people,
    plan_shapes,
    registrations,
    steps,
)
from holdfast.casework.plan_families import Held
from holdfast.casework.plan_said import ContactSaid, LineSaid, NeedSaid, OutcomeSaid, Rhythm
from holdfast.casework.steps import step
from holdfast.records.models import Contact, Need, Plan, PlanLine, Registration

__all__ = [
    "begin", "drop", "find", "leave_out_outcome", "of_child", "write_aim", "write_contacts", "write_lines",
    "write_needs", "write_outcome",
]  # fmt: skip

PART = "detailed"


@step
def begin(
    *, children: Sequence[UUID], today: date, why: str = "", meeting: UUID | None = None
) -> tuple[UUID, ...]:
    """Begin a draft of the detailed plan for each of several children; answers the drafts, in their order.

    It says what the detailed plan in force says, and what a newer outline plan says besides; without one,
    what the outline plan says. What the children's outline plans say alike is one part of each (its key). A
    child who has a draft keeps it. `why` says why the plan is changed, `meeting` the core group that works
    it out. Raises Refused for who may not, a child without a plan today and a meeting that was cancelled;
    NotHere as access says, and for a meeting that is not about each of them.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    if meeting is not None:
        plan_makings.of_meeting(children=wanted, meeting=meeting)
    held = {child: registrations.current(child=child, on=today) for child in wanted}
    # Two who begin it at once wait for each other here: the second finds the draft of the first.
    list(Registration.objects.select_for_update().filter(id__in=[each.id for each in held.values()]))
    drafts = {child: _draft_of(held[child]) for child in wanted}
    new = [child for child in wanted if drafts[child] is None]
    sources = {child: plan_copies.sources(registration=held[child]) for child in new}
    for family in plan_families.by_family(children=new, today=today):
        own = [each for child in family for each in sources[child] if each.part == "outline"]
        plan_keys.share(plans=own)
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
    # Whoever makes it the plan at the same moment goes first: a plan is not given up.
    list(Plan.drafts_too.filter(id=plan).select_for_update(of=("self",)))
    found = find(plan=plan, what=May.WRITE, today=today)
    child: UUID = found.registration.child_id
    said = given.needed(text=why, why="Say why it is given up.")
    found.withdrawn_at, found.withdrawn_why = now, said
    found.save(update_fields=["withdrawn_at", "withdrawn_why"])
    steps.log(about="person", about_id=child, why=said)
    return child


@step
def write_aim(
    *,
    plan: UUID,
    today: date,
    aim: str | None = None,
    seen: datetime | None = None,
    also: Sequence[UUID] = (),
    rhythm: Rhythm | None = None,
) -> None:
    """Say what the plan is for, or with `rhythm` how often the child is visited and the core group meets.

    `seen` is the version that was shown (None: it is not asked). Raises ChangedMeanwhile where somebody else
    has written there since, Refused for who may not, NotHere where there is no such draft.
    """
    held, label = _hold(plan, "rhythm" if aim is None else "objective", also, seen, today)
    columns = {**({} if aim is None else {"aim": aim.strip()}), **(rhythm.read if rhythm else {})}
    for each in held.plans:
        if plan_parts.assign(row=each, columns=columns):
            each.save()
    _log(held, label)


@step
def write_lines(
    *,
    plan: UUID,
    part: str,
    lines: Sequence[LineSaid],
    today: date,
    now: datetime,
    seen: datetime | None = None,
    also: Sequence[UUID] = (),
) -> None:
    """Write a part that has no table of its own, in place of what stood there.

    The words on each child at home are one part, `household_children`. A line with a `key` is the one that
    has it. Raises Refused too for a line that says nothing, a part or side that is none, and what is not
    needed without why; else as `write_aim`.
    """
    said = plan_shapes.checked(lines=lines, part=part)
    held, label = _hold(plan, part, also, seen, today)
    people = plan_people.of(children=held.children, today=today)
    wanted = [plan_shapes.line(said=each, people=people) for each in said]
    plan_parts.write_for(
        held=held, model=PlanLine, which={"part__in": plan_shapes.names(part=part)}, wanted=wanted,
        only=plan_shapes.is_one_text(part=part), now=now,
    )  # fmt: skip
    _log(held, label)


@step
def write_needs(
    *,
    plan: UUID,
    needs: Sequence[NeedSaid],
    today: date,
    now: datetime,
    seen: datetime | None = None,
    also: Sequence[UUID] = (),
) -> None:
    """Write the needs; their outcomes stay under them (`write_outcome` writes those).

    Raises Refused too for a need that is left out while an outcome stands under it; else as `write_lines`.
    """
    held, label = _hold(plan, "needs", also, seen, today)
    wanted = [plan_shapes.need(said=each) for each in needs]
    plan_parts.write_for(held=held, model=Need, wanted=wanted, now=now)
    plan_outcomes.none_left_behind(plans=held.plans)
    _log(held, label)


@step
def write_contacts(
    *,
    plan: UUID,
    contacts: Sequence[ContactSaid],
    today: date,
    now: datetime,
    seen: datetime | None = None,
    also: Sequence[UUID] = (),
) -> None:
    """Write who sees whom, how often and why. Raises as `write_lines`, and Refused for no interval."""
    held, label = _hold(plan, "contacts", also, seen, today)
    people = plan_people.of(children=held.children, today=today)
    wanted = [plan_shapes.contact(said=each, people=people) for each in contacts]
    plan_parts.write_for(held=held, model=Contact, wanted=wanted, now=now)
    _log(held, label)


@step
def write_outcome(
    *,
    plan: UUID,
    outcome: UUID | None,
    said: OutcomeSaid,
    need: NeedSaid,
    today: date,
    now: datetime,
    seen: datetime | None = None,
    also: Sequence[UUID] = (),
) -> UUID:
    """Write an outcome with its actions under a need; answers its key. `outcome` is its key, None a new one.

    `need` is one of the plan by its key, else one of those words; a new one is written. Raises NotHere where
    the plan has no such outcome, Refused for one that says nothing; else as `write_lines`.
    """
    wanted = plan_shapes.outcome(said=said)
    held, label = _hold(plan, "outcomes", also, None, today)
    people = plan_people.of(children=held.children, today=today)
    key = plan_outcomes.write(
        held=held, outcome=outcome, wanted=wanted, need=plan_shapes.need(said=need), seen=seen, now=now,
        actions=[plan_shapes.action(said=each, people=people) for each in said.actions], label=label,
    )  # fmt: skip
    _log(held, label)
    return key


@step
def leave_out_outcome(
    *, plan: UUID, outcome: UUID, today: date, now: datetime, seen: datetime | None = None,
    also: Sequence[UUID] = (),
) -> None:  # fmt: skip
    """Take an outcome with its actions out of a draft; it stays in the versions before. Raises as above."""
    held, label = _hold(plan, "outcomes", also, None, today)
    plan_outcomes.leave_out(held=held, outcome=outcome, seen=seen, label=label, now=now)
    _log(held, label)


def find(*, plan: UUID, what: May, today: date) -> Plan:
    """A draft that whoever acts may have, with its registration: a part of reads and steps.

    Raises NotHere for none that is here and for a plan that is made, Refused and NotHere as access says.
    """
    rows = Plan.drafts_too.filter(id=plan, state="draft", registration__withdrawn_at=None)
    found: Plan | None = rows.select_related("registration__child").first()
    if found is None:
        raise NotHere(plan_families.NO_DRAFT, about="plan", about_id=plan)
    access_children.require(child=found.registration.child_id, what=what, today=today)
    return found


def of_child(*, child: UUID) -> UUID | None:
    """The draft of a child, if one is written: a part of reads that have asked access."""
    found = Plan.drafts_too.filter(registration__child=child, state="draft", part=PART).first()
    return found.id if found else None


def _draft_of(registration: Registration) -> Plan | None:
    found: Plan | None = Plan.drafts_too.filter(registration=registration, state="draft", part=PART).first()
    return found


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


def _hold(
    plan: UUID, part: str, also: Sequence[UUID], seen: datetime | None, today: date
) -> tuple[Held, str]:
    """The drafts for a part, and how the part is called; nobody else has written there since `seen`."""
    held = plan_families.hold(plan=plan, also=also, what=plan_shapes.may(part=part), today=today)
    label = plan_shapes.label(part=part)
    rows = plan_shapes.rows(plans=[each.id for each in held.plans], part=part)
    plan_families.check(held=held, label=label, seen=seen, rows=rows)
    return held, label


def _log(held: Held, label: str) -> None:
    for child in held.children:
        steps.log(about="person", about_id=child, why=label)
