"""The plan's actions at a core group: done, carried forward to another day, or new.

What is done is said of the plan in force. Another day and a new action go into the draft of the next version,
begun here where there is none: the plan changes when the core group is completed.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    core_group_outcomes,
    core_group_writers,
    gathered,
    given,
    impossible,
    plan_drafts,
    plan_keys,
    plans,
)
from holdfast.casework.core_group_outcomes import SharedOutcome
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.records.models import Action, Outcome

WHY = "Changed at the core group"


@step
def done(*, meeting: UUID, action: UUID, on: date, today: date) -> tuple[SharedOutcome, ...]:
    """Say that an action, by its key, was done, for each child in whose plan it stands.

    Raises Refused for who may not, a day ahead, a meeting completed or cancelled; NotHere for no such action.
    """
    found = core_group_writers.find_open(meeting=meeting, today=today)
    theirs = [each for each in _in_force(found, action) if each.done_on is None]
    for each in theirs:
        plans.finish_action(action=each.id, on=on, today=today)
    _in_drafts(found, action).update(done_on=on)
    gathered.log(children=found.children)
    return core_group_outcomes.shared(children=found.children)


@step
def carry(*, meeting: UUID, action: UUID, by_on: date, today: date) -> tuple[SharedOutcome, ...]:
    """Carry an action, by its key, forward to another day, in the next version of each plan it stands in.

    Raises Refused for who may not, a day before the meeting, a meeting completed or cancelled; NotHere for no
    such action, and for one that was taken out of the next version.
    """
    found = core_group_writers.find_open(meeting=meeting, today=today)
    if by_on < (found.day or today):
        raise Refused(
            "The day lies before this core group: say a day to come.", about="person",
            about_id=found.children[0],
        )  # fmt: skip
    theirs = {each.outcome.need.plan.registration.child_id for each in _in_force(found, action)}
    _begin(found, [child for child in found.children if child in theirs], today)
    changed = _in_drafts(found, action).update(by_on=by_on, when="", meeting=found.meeting)
    if not changed:
        raise NotHere("This action was taken out of the next version of the plan.", about="plan")
    gathered.log(children=found.children)
    return core_group_outcomes.shared(children=found.children)


@step
def add(  # noqa: PLR0913 - for which outcome, for whom, what, who, by when
    *,
    meeting: UUID,
    outcome: UUID,
    children: Sequence[UUID],
    text: str,
    who: str,
    today: date,
    by_on: date | None = None,
    role: str = "",
    account: UUID | None = None,
    agency: UUID | None = None,
) -> tuple[SharedOutcome, ...]:
    """Add an action towards an outcome, by its key, to the next version of the plans of the children chosen.

    Raises Refused for who may not, without what or who, a role that is none, a meeting completed or
    cancelled; NotHere for an outcome that is not in the plan of one of them.
    """
    found = core_group_writers.find_open(meeting=meeting, today=today)
    wanted = given.several(children=children)
    for child in wanted:
        found.part(child=child)
    said = {
        "text": given.needed(text=text, why="Say what is to be done."),
        "who": given.name(text=who, what="Whoever does it"),
        "role": given.known(word=role, words=words.ROLES, what="the role") if role else "",
    }
    _begin(found, wanted, today)
    key: UUID | None = None
    with impossible.in_words(about="person", about_id=wanted[0]):
        for child in wanted:
            into = _drafted_outcome(child, outcome)
            made = Action.objects.create(
                authority_id=found.meeting.authority_id, outcome=into, key=key, by_on=by_on,
                place=Action.objects.filter(outcome=into).count() + 1, account_id=account, agency_id=agency,
                meeting=found.meeting, **said,
            )  # fmt: skip
            key = key or made.id
    gathered.log(children=wanted)
    return core_group_outcomes.shared(children=found.children)


def _begin(found: Gathered, children: Sequence[UUID], today: date) -> None:
    plan_drafts.begin(children=children, today=today, why=WHY, meeting=found.meeting.id)


def _in_force(found: Gathered, key: UUID) -> list[Action]:
    """The action in each plan in force in which it stands. Raises NotHere where it stands in none."""
    outcomes = core_group_outcomes.rows(children=found.children)
    rows = Action.standing.filter(outcome__in=[each.id for each in outcomes])
    theirs = [
        each
        for each in rows.select_related("outcome__need__plan__registration").order_by("id")
        if plan_keys.key(row=each) == key
    ]
    if not theirs:
        raise NotHere("There is no such action in these plans.", about="plan")
    return theirs


def _in_drafts(found: Gathered, key: UUID) -> QuerySet[Action]:
    drafted = core_group_outcomes.in_drafts(children=found.children)
    rows: QuerySet[Action] = Action.objects.filter(
        id__in=[each.id for each in drafted if plan_keys.key(row=each) == key]
    )
    return rows


def _drafted_outcome(child: UUID, key: UUID) -> Outcome:
    rows = Outcome.standing.filter(
        need__plan__state="draft", need__plan__withdrawn_at=None, need__withdrawn_at=None,
        need__plan__registration__child=child,
    )  # fmt: skip
    found: Outcome | None = next(
        (each for each in rows.order_by("id") if plan_keys.key(row=each) == key), None
    )
    if found is None:
        raise NotHere("This outcome is not in the child’s next plan.", about="person", about_id=child)
    return found
