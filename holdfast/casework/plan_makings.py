"""A draft made the plan: checked, put in the place of the version before, and given to those who sign it.

`plan_versions.make` is the step; these are its parts. What happened to the version in force while the draft
was being written (an action done, an outcome reached) is taken over: nothing done is asked for twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import families, given, plan_keys, plan_said, plan_succession
from holdfast.casework.plan_said import PlanPage
from holdfast.records.models import Action, Meeting, MeetingChild, Outcome, Plan

ATS: Mapping[str, str] = {
    "conference": "A conference",
    "core-group": "A core group",
    "looked-after-review": "A looked-after review",
}
"""Where a plan can be agreed."""

TIMESCALES = "timescales"
"""In `reasons`: why an outcome has no time yet."""

CANCELLED = "This meeting was cancelled: nothing was worked out at it."
NO_OUTCOME = "does not say yet what will be different for the child: write an outcome first."
NO_TIME = "says no time by which it is to be reached: say by when, or when it is looked at."
CARRIED: Mapping[type[Any], tuple[str, tuple[str, ...]]] = {
    Outcome: ("need__plan", ("reached_on",)),
    Action: ("outcome__need__plan", ("done_on", "progress")),
}


def drafts(*, plans: Sequence[UUID]) -> list[Plan]:
    """The drafts, held until the step is over. Raises NotHere for none, Refused for one that is made."""
    wanted = given.several(children=plans)
    rows = Plan.drafts_too.filter(id__in=wanted, registration__withdrawn_at=None)
    rows = rows.select_for_update(of=("self",)).select_related("registration__child")
    found = {each.id: each for each in rows}
    if len(found) < len(wanted):
        raise NotHere("There is no such draft here.", about="plan", about_id=wanted[0])
    for each in found.values():
        if each.state != "draft":
            raise Refused(
                "This version has been made already.", about="person", about_id=each.registration.child_id,
                who_can_help="yourself: begin a new draft from it",
            )  # fmt: skip
    return [found[each] for each in wanted]


def of_meeting(*, children: Iterable[UUID], meeting: UUID) -> None:
    """Raises NotHere where the meeting at which plans are worked out is not about each of the children.

    Raises Refused for one that was cancelled.
    """
    wanted = set(children)
    rows = MeetingChild.standing.filter(meeting=meeting, child__in=wanted)
    there = dict(rows.values_list("child", "meeting__cancelled_on"))
    if len(there) < len(wanted):
        raise NotHere("This meeting is not about that child.", about="meeting", about_id=meeting)
    if any(there.values()):
        raise Refused(CANCELLED, about="meeting", about_id=meeting, who_can_help="whoever cancelled it")


def needed(*, meeting: UUID | None) -> May:
    """What one must be allowed to do to make a draft the plan.

    Whoever runs a core group makes what it worked out, once it was held; before that, and by oneself, only
    whoever works with the child.
    """
    held = meeting is not None and Meeting.objects.filter(id=meeting, held_on__isnull=False).exists()
    return May.MEET if held else May.WRITE


def not_over(*, plan: Plan, today: date) -> None:
    """Raises Refused for a draft of a child whose plan has ended."""
    over = plan.registration.until_on
    if over is not None and over <= today:
        raise Refused(
            f"The plan of {families.name_of(person=plan.registration.child)} has ended: there is nothing to "
            "change.",
            about="person", about_id=plan.registration.child_id, who_can_help="the child’s manager",
        )  # fmt: skip


def dated(*, plan: Plan, reasons: Mapping[str, str] | None) -> str:
    """Raises Refused for a plan without outcomes, or with one without a time; answers why one has none.

    A detailed plan has expected outcomes and timescales (Jersey 2): an outcome's own, or those of what is
    done for it.
    """
    about = {"about": "person", "about_id": plan.registration.child_id}
    page, name = plan_said.page(plan=plan), families.name_of(person=plan.registration.child)
    if not page.outcomes:
        raise Refused(
            f"The plan of {name} {NO_OUTCOME}", who_can_help="yourself: go on with the draft", **about
        )
    bare = untimed(page=page)
    why = (reasons or {}).get(TIMESCALES, "").strip()
    if bare and not why:
        raise Refused(
            f"In the plan of {name}, “{bare[0]}” {NO_TIME}",
            who_can_help="yourself: write it, or say why there is none yet",
            **about,
        )
    return f"no timescale: {why}" if bare else ""


def take_over(*, before: Plan, plan: Plan) -> None:
    """Say in the draft what was done and reached in the version in force since it was copied."""
    for model, (path, columns) in CARRIED.items():
        old = {plan_keys.key(row=each): each for each in model.standing.filter(**{path: before})}
        for row in model.standing.filter(**{path: plan}):
            was = old.get(plan_keys.key(row=row))
            since = [
                name for name in columns if was is not None and getattr(was, name) and not getattr(row, name)
            ]
            for name in since:
                setattr(row, name, getattr(was, name))
            if since:
                row.save(update_fields=since)


def put_in_force(*, plan: Plan, made_on: date, before: Sequence[Plan]) -> None:
    """Make it the version in force. Raises Refused for a day before that of one whose place it takes."""
    if any(made_on < each.made_on for each in before):
        raise Refused(
            "It was made before the plan that it changes: give a day on or after that one’s.",
            about="person", about_id=plan.registration.child_id,
        )  # fmt: skip
    for each in before:
        take_over(before=each, plan=plan)
    plan.state, plan.made_on = "made", made_on
    plan_succession.follow(plan=plan)
    plan.save()


def untimed(*, page: PlanPage) -> tuple[str, ...]:
    """The outcomes of a plan that have no time of their own, nor of what is done for them."""
    return tuple(
        each.text
        for each in page.outcomes
        if not (each.by_on or each.when or each.reached_on or any(a.by_on or a.when for a in each.actions))
    )
