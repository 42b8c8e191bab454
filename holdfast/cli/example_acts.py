"""The single things that happen in the example: each one step of casework, in an invented family's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from holdfast.casework import (
    allocations,
    involvements,
    legal_statuses,
    milestones,
    notes,
    obligations,
    people,
    plans,
    restrictions,
    tellings,
    visits,
)
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.casework.tellings import To
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.cli.example_families import DRIFTING, UNSEEN, Family
from holdfast.cli.example_staff import Staff

SAID = (
    "Showed me the new bed and said it is “the best one”.",
    "Was quiet at first, then drew the family with everybody smiling.",
    "Said that school is good and that breakfast comes before it now.",
    "Did not want to talk about the weekend.",
    "Told me about the dog next door for a long while.",
)
THINGS = (
    "Home tidy and warm, food in the cupboard. Mother spoke openly about how the week went.",
    "The family was getting ready for school. Routines are written on the fridge as agreed.",
    "Mother tired; we talked about what help the grandmother can give.",
    "Calm. The agreed bedtime is kept on most days, by what everybody says.",
)
NOTES = (
    ("call", "the mother", "Rang to move the appointment; it was made again for the same week."),
    ("school", "the class teacher", "Every day on time since last week, and joined the reading group."),
    ("health", "the health visitor", "Weight gain as it should be. Next weighing in two weeks."),
    ("email", "the housing officer", "The repair of the heating is ordered for this week."),
    (
        "office",
        "the father",
        "Came without an appointment, asked how often he can see the children, was told.",
    ),
)
CORE_GROUP = ["social-worker", "team-manager", "health-visitor", "teacher", "mother"]


@dataclass(kw_only=True)
class Case:
    """A family of the example, and the keys of its children and of whoever holds them."""

    family: Family
    children: tuple[UUID, ...]
    worker: UUID
    meeting: UUID | None = None
    failed: tuple[UUID, UUID] | None = None  # a child and the visit's part that saw nobody

    is_born: bool = False
    actions: tuple[UUID, ...] = ()  # of the plan, in their order, for each child
    counted: frozenset[str] = frozenset()  # the events that the authority's procedure counts

    def born(self, on: date) -> tuple[UUID, ...]:
        """The children who are born by a day."""
        known = zip(self.children, self.family.children, strict=True)
        return tuple(key for key, each in known if self.is_born or (each.born_on and each.born_on <= on))


def at(on: date, hour: int = 15) -> datetime:
    """A moment of a simulated day."""
    return timezone.make_aware(datetime.combine(on, time(hour)))


def milestone(case: Case, **said: Any) -> None:
    """Record what else happened, where the authority's procedure counts it."""
    if said["event"] in case.counted:
        milestones.record(**said)


def plan(case: Case, on: date) -> None:
    """The plan in detail, the same for brothers and sisters."""
    soon, later = on + timedelta(days=20 if case.family.story == DRIFTING else 40), on + timedelta(days=90)
    made = plans.record(
        children=case.children, part="detailed", made_on=on, today=on, needs=_needs(soon, later),
        aim="Home is safe and predictable, with adults who notice and act.",
        contacts=[ContactSaid(who="Social worker", role="social-worker", every="3 weeks", why="To see them")],
        visit_every="3 weeks", core_group_every="4 weeks", at="core-group",
    )  # fmt: skip
    case.actions = tuple(
        action.id
        for page in made
        for need in page.needs
        for outcome in need.outcomes
        for action in outcome.actions
        if action.id is not None and action.by_on is not None
    )


def finish(case: Case, on: date) -> None:
    """What was undertaken is done, in time."""
    for action in case.actions:
        plans.finish_action(action=action, on=on, today=on)


def _needs(soon: date, later: date) -> list[NeedSaid]:
    at_home = OutcomeSaid(
        text="An adult who has not been drinking is at home every evening",
        how_known="No report of drinking for three months; the children say who was there",
        by_on=later,
        actions=(
            ActionSaid(text="See the alcohol service every week", who="Mother", role="mother", by_on=soon),
            ActionSaid(text="Ring the grandmother when it gets hard", who="Mother", role="mother"),
        ),
    )
    at_school = OutcomeSaid(
        text="At school by nine on four days of five",
        how_known="The school’s register",
        by_on=later,
        actions=(
            ActionSaid(text="Ring on the first day away", who="The school", role="teacher", by_on=soon),
        ),
    )
    return [
        NeedSaid(text="To be looked after by somebody who is sober and awake", outcomes=(at_home,)),
        NeedSaid(text="To be in school, rested and fed", outcomes=(at_school,)),
    ]


def involve(case: Case, staff: Staff, on: date) -> None:
    """The partner in health, with an account, for the first families."""
    if case.family.number < 5 or case.family.story == UNSEEN:
        involvements.involve(
            children=case.children, role="health-visitor", account=staff.one("partner-professional"),
            phone="01632 960110", from_on=on, core_group=True, today=on, instead=True,
        )  # fmt: skip


def visit(case: Case, on: date, *, number: int, drawn: float) -> None:
    """The usual visit at home: everybody seen, alone where they are old enough."""
    children = case.born(on)
    if not children:
        return
    visits.record(
        visit=VisitSaid(
            on=on, place="home", at=time(15, 30), announced=case.family.story == DRIFTING or number % 3 != 1,
            how_things_are=THINGS[number % len(THINGS)],
            children=tuple(_seen(case, child, on, number, drawn) for child in children),
        ),
        today=on, now=at(on, 17),
    )  # fmt: skip


def _seen(case: Case, child: UUID, on: date, number: int, drawn: float) -> ChildSaid:
    born = case.family.children[case.children.index(child)].born_on or on
    infant = (on - born).days < 2 * 365
    return ChildSaid(
        child=child, seen=True, alone=not infant, why_not_alone="too-young" if infant else "",
        awake=True if infant else None, bedroom=number % 2 == 0, other_rooms=number % 3 == 0,
        said="" if infant else SAID[(number + case.children.index(child)) % len(SAID)],
        wishes="" if infant or drawn < 0.5 else "Wants to see the grandmother more.",
    )  # fmt: skip


def assess(case: Case, on: date, *, reason: str) -> None:
    """A systematic risk assessment: before the plan ends, or after a year."""
    milestone(case, event="risk-assessment", children=case.children, on=on, today=on, said={"reason": reason})


def supervise(case: Case, on: date) -> None:
    """The manager and the worker go through the case."""
    milestone(
        case,
        event="supervision", children=case.children, on=on, today=on,
        said={"risk_considered": True, "assessment_needed": False},
        text="Went through the plan outcome by outcome.",
    )  # fmt: skip


def note(case: Case, on: date, *, number: int) -> None:
    """A case note for all of them."""
    kind, whom, text = NOTES[number % len(NOTES)]
    notes.record(
        kind=kind,
        on=on,
        children=dict.fromkeys(case.children, ""),
        text=text,
        with_whom=whom,
        at=time(11),
        today=on,
    )


def fail(case: Case, on: date) -> None:
    """Somebody refuses at the door."""
    children = case.born(on)
    visits.record_failed(
        visit=VisitSaid(
            on=on, place="home", at=time(16), announced=False,
            children=tuple(
                ChildSaid(child=child, seen=False, obstruction="refused", done_about_it="Rang twice.")
                for child in children
            ),
        ),
        today=on, now=at(on, 16),
    )  # fmt: skip


def tell_manager(case: Case, staff: Staff, on: date) -> None:
    """The manager is told of it at once, where the procedure wants it."""
    for child in case.born(on):
        for due in obligations.open_of(children=[child], today=on):
            if due.recipient == "team-manager" and due.trigger_event == "visit" and due.trigger_id:
                tellings.tell(
                    children=[child], whom="team-manager", of=due.trigger_id, of_kind="visit", on=on,
                    to=[To(account=staff.manager)], at=time(16, 20), today=on,
                    text="Entry was refused; nobody was seen.",
                )  # fmt: skip


def school(case: Case, on: date) -> None:
    """The partner tells the social worker what she saw."""
    child = case.children[0]
    made = notes.record(
        kind="school", on=on, children={child: ""}, text="Not in school since Thursday, no call from home.",
        with_whom="the school office", at=time(9), today=on,
    )  # fmt: skip
    tellings.tell(
        children=[child], whom="social-worker", of=str(made.id), of_kind="note", on=on,
        to=[To(account=case.worker)], at=time(9, 5), today=on, text="Not in school since Thursday.",
        by_role="health-visitor",
    )  # fmt: skip


def concern(case: Case, on: date) -> None:
    """Something new suggests harm."""
    milestone(
        case,
        event="new-concerns", children=case.children[:1], on=on, today=on, said={"significant": True},
        text="A bruise on the arm that nobody could explain.",
    )  # fmt: skip


def restrict(case: Case, staff: Staff, on: date) -> None:
    """The family is known to somebody of the team: few may see it."""
    restrictions.restrict(
        child=case.children[0], why="Somebody of the service lives next door.", today=on,
        admit=[staff.one("conference-chair"), staff.one("conference-administrator")],
    )  # fmt: skip


def hand_over(case: Case, staff: Staff, on: date) -> None:
    """Another worker takes the children over."""
    others = [each for each in staff.workers if each != case.worker]
    allocations.hand_over(
        children=case.children, team=staff.team, account=others[0], on=on, today=on,
        note="Go on with the visits on Tuesdays; the mother prefers a call before.",
    )  # fmt: skip
    case.worker = others[0]


def look_after(case: Case, on: date) -> None:
    """The authority looks after the children, with the parents' agreement."""
    legal_statuses.record(
        children=case.children, status="Accommodated with the parents’ agreement", from_on=on, today=on,
        looked_after=True,
    )  # fmt: skip


def birth(case: Case, on: date) -> None:
    """The child is born."""
    for child in case.children:
        found = people.show(person=child, today=on)
        people.correct(
            person=child, seen=found.version, reason="born", given_name="Bea", family_name=case.family.name,
            born_on=on, expected_on=found.expected_on, today=on,
        )  # fmt: skip
    case.is_born = True


def all_of(cases: Sequence[Case]) -> tuple[UUID, ...]:
    """Every child of the example."""
    return tuple(child for case in cases for child in case.children)
