"""A core group of Ada and Ben for tests: arranged by the step, with a plan each that they share in part."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import core_group_attendances, meetings
from holdfast.casework.core_group_attendances import Came
from holdfast.records.models import Action, CoreGroupMember, Need, Outcome, Plan, Registration
from tests import people
from tests.casework.recorded import make
from tests.standings import BEGAN, TODAY

ADA, BEN = people.ADA.id, people.BEN.id
BOTH = (ADA, BEN)
WARM, SCHOOL, BED = (UUID(f"01900000-0000-7000-8000-0000000007{place}0") for place in range(3))
BOILER = UUID("01900000-0000-7000-8000-000000000751")
BY = date(2026, 2, 20)  # when the boiler was to be mended: late
MUM, TEACHER = "Mary Mother", "Terry Teacher"


def core_group(
    *, children: tuple[UUID, ...] = BOTH, on: date = TODAY, today: date = TODAY, planned: bool = True
) -> UUID:
    """A core group arranged for a day; with a plan in force for each of its children."""
    if planned:
        for child in children:
            if not Plan.standing.filter(registration__child=child).exists():
                plan(child)
    return meetings.arrange(
        kind="core-group", children=children, for_on=on, arranged_on=min(on, today), venue="Example School",
        today=today,
    ).id  # fmt: skip


def plan(child: UUID, *, made_on: date = BEGAN) -> Plan:
    """A detailed plan: warmth, shared by all; school of Ada alone; bedtimes of Ben alone."""
    registration = Registration.standing.get(child=child, until_on=None)
    made: Plan = make(
        Plan, registration=registration, part="detailed", made_on=made_on, visit_every="3 weeks",
        core_group_every="4 weeks",
    )  # fmt: skip
    need = make(Need, plan=made, text="To be warm and cared for")
    warm = outcome(need, "The home is warm", WARM, how_known="Warm at each visit")
    make(Action, outcome=warm, key=BOILER, text="Mend the boiler", who="Housing", role="housing", by_on=BY)
    if child == ADA:
        outcome(need, "Ada is at school every day", SCHOOL, place=2)
    if child == BEN:
        outcome(need, "Ben sleeps in his own bed", BED, place=2)
    return made


def outcome(need: Need, text: str, key: UUID, **said: Any) -> Outcome:
    """An outcome under a need."""
    found: Outcome = make(Outcome, need=need, text=text, key=key, by_on=date(2026, 5, 1), **said)
    return found


def members() -> None:
    """Their mother and a teacher in the core group of both."""
    for child in BOTH:
        for name, role in ((MUM, "mother"), (TEACHER, "teacher")):
            make(CoreGroupMember, child_id=child, name=name, role=role, from_on=BEGAN)


def everybody(meeting: UUID, how: str = "whole", **instead: str) -> None:
    """Say of everybody on the list that they came, or otherwise by name."""
    rows = core_group_attendances.of_meeting(meeting=meeting, today=TODAY).rows
    core_group_attendances.record(
        meeting=meeting, today=TODAY,
        came=[Came(key=each.key, how=instead.get(each.name.split()[0], how)) for each in rows],
    )  # fmt: skip
