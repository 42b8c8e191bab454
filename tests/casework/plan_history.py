"""A family with years of plans and core groups behind it: for what the pages ask, and what they cost.

    history = plan_history.build(children=6, years=5, today=today)   # inside Jersey, as who works with them

Every version of the fullest plan is signed; at every core group each outcome is said something of.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from holdfast.casework import obligations, plan_copies, plan_drafts, plan_keys
from holdfast.records.models import (
    Attendance,
    CoreGroup,
    CoreGroupChild,
    CoreGroupMember,
    GroupDecision,
    HelpAsked,
    Meeting,
    MeetingChild,
    MeetingDate,
    Outcome,
    OutcomeProgress,
    PaperSent,
    Plan,
    Registration,
    VisitChild,
)
from tests import caseload, full_plan, people
from tests.casework import whole_plan
from tests.casework.recorded import make

VERSION, GROUP, VISIT = timedelta(days=180), timedelta(days=28), timedelta(days=21)


@dataclass(frozen=True, kw_only=True)
class History:
    """The children, the eldest first; their plans in force, their drafts, and today's core group."""

    children: tuple[UUID, ...]
    plans: tuple[UUID, ...]
    before: UUID  # the first version of the first child
    drafts: tuple[UUID, ...]
    meeting: UUID
    outcomes: tuple[UUID, ...]  # their keys


def build(*, children: int, years: int, today: date) -> History:
    """Bring it in, for children of Winifred's."""
    began = today - timedelta(days=365 * years)
    keys = caseload.give(people.WINIFRED, families=(children,), today=today, began=began).families[0]
    plans, before = _plans(keys, began, today)
    outcomes = list(Outcome.standing.filter(need__plan=plans[0]).order_by("need__place", "place"))
    _groups(keys, plans[0], began, today)
    _visits(keys, began, today)
    meeting = _today(keys, today)
    obligations.refresh(children=keys, today=today)
    drafts = plan_drafts.begin(children=keys, today=today, why="The rota is changed")
    return History(
        children=tuple(keys), plans=tuple(each.id for each in plans), before=before, drafts=drafts,
        meeting=meeting, outcomes=tuple(plan_keys.key(row=each) for each in outcomes),
    )  # fmt: skip


def _plans(children: list[UUID], began: date, today: date) -> tuple[list[Plan], UUID]:
    """Every version of every child's plan; the parts have the same keys in all of them."""
    last: list[Plan] = []
    first: UUID | None = None
    on, number = began + timedelta(days=14), 1
    while on < today:
        made: list[Plan] = []
        for place, child in enumerate(children):
            registration = Registration.standing.get(child=child, until_on=None)
            if not place and not last:
                plan = whole_plan.write(registration=registration, worker=people.WINIFRED.account, made_on=on)
            else:
                plan = _copied(registration, last[place] if last else None, made or last, number, on)
            made.append(plan)
            first = first or plan.id
        last, on, number = made, on + VERSION, number + 1
    if first is None:
        raise ValueError("no version was made: give it more years")
    return last, first


def _copied(
    registration: Registration, replaces: Plan | None, of: list[Plan], number: int, on: date
) -> Plan:  # fmt: skip
    source = replaces or of[0]
    plan: Plan = make(
        Plan, registration=registration, part="detailed", state="draft", made_on=on, number=number,
        replaces=replaces, aim=source.aim, visit_every="3 weeks", core_group_every="4 weeks", at="core-group",
        changed_why="Looked at again" if replaces else "",
    )  # fmt: skip
    plan_copies.add(plan=source, to=plan)
    plan.state = "made"
    plan.save()
    if replaces is not None:
        replaces.replaced_on = on
        replaces.save(update_fields=["replaced_on"])
    said = full_plan.of(child="Alfa Example-0", worker="Winifred Worker", made_on=on)
    if replaces is None:
        for each in said.members:
            account = people.WINIFRED.account if each["role"] == "social-worker" else None
            make(CoreGroupMember, child_id=registration.child_id, from_on=on, account_id=account, **each)
    whole_plan.agree(plan=plan, said=said)
    return plan


def _groups(children: list[UUID], plan: Plan, began: date, today: date) -> None:
    outcomes = list(Outcome.standing.filter(need__plan=plan))
    on, number = began + timedelta(days=28), 0
    while on < today - GROUP:
        meeting = _meeting(children, on, held=True)
        for child in children:
            for each in outcomes:
                make(
                    OutcomeProgress, meeting=meeting, child_id=child, outcome=each, scale=1 + number % 3,
                    key=plan_keys.key(row=each), evidence="Kept on most nights", whose="The school",
                )  # fmt: skip
        make(GroupDecision, meeting=meeting, text="The rota goes on", who="Mother", done_on=on)
        make(HelpAsked, meeting=meeting, side="parent", who="Mary Mother", text="A lift on Mondays")
        on, number = on + GROUP, number + 1


def _meeting(children: list[UUID], on: date, *, held: bool) -> Meeting:
    meeting: Meeting = make(
        Meeting, kind="core-group", held_on=on if held else None, venue="Example School",
        decisions_recorded=True if held else None, parents_came=True if held else None,
        members=["mother", "teacher", "social-worker"] if held else [],
    )  # fmt: skip
    make(
        CoreGroup, meeting=meeting, chair_id=people.WINIFRED.account, chair_name="Winifred Worker",
        chair_role="social-worker", completed_on=on if held else None, signed_on=on if held else None,
    )  # fmt: skip
    make(MeetingDate, meeting=meeting, arranged_on=on - timedelta(days=20), for_on=on, at=time(14))
    for child in children:
        part = make(MeetingChild, meeting=meeting, child_id=child)
        make(CoreGroupChild, part=part, risk_now="Lower", child_view="Wants Gran on Fridays")
    if held:
        for name, role in (("Moira Example", "mother"), ("Tilda Teacher", "teacher")):
            make(Attendance, meeting=meeting, name=name, role=role, how="whole")
            make(PaperSent, meeting=meeting, kind="record", to_name=name, role=role, sent_on=on, how="email")
    return meeting


def _visits(children: list[UUID], began: date, today: date) -> None:
    on = began + timedelta(days=7)
    while on < today:
        caseload.visit(children, people.WINIFRED, on=on)
        on += VISIT
    assert VisitChild.standing.filter(child=children[0]).exists()


def _today(children: list[UUID], today: date) -> UUID:
    found: UUID = _meeting(children, today, held=False).id
    return found
