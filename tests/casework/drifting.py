"""Children with whom something drifts, or nothing: what the tests of drift begin with."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from holdfast.casework import drifts
from holdfast.casework.drifts import Drift
from holdfast.records.models import (
    Attendance,
    Meeting,
    MeetingChild,
    Outcome,
    OutcomeProgress,
    Plan,
    PlanSignatory,
)
from tests import caseload, people, standings
from tests.caseload import here
from tests.casework.listing import BEGAN, TODAY, acting, give, mine

WORDS = "I like it when Gran is there"


def drift_of(child: object) -> str:
    return next(line.drift for line in mine(people.WANDA).children if line.child.id == child)


def signs_of(child: UUID, *, today: date = TODAY) -> dict[str, list[Drift]]:
    found: dict[str, list[Drift]] = {}
    with acting(people.WANDA):
        for each in drifts.of(children=[child], today=today)[child]:
            found.setdefault(each.kind, []).append(each)
    return found


def well() -> UUID:
    """A child of Wanda's with whom nothing drifts: seen unannounced, with words, a plan and an action."""
    child = give().children[0]
    caseload.visit([child], people.WANDA, on=BEGAN + timedelta(days=3), announced=False, said=WORDS)
    caseload.plan(child, on=BEGAN, actions=[("Gran stays", None)])
    return child


def core_group(
    child: UUID, on: date, *, scale: int | None = None, came: Sequence[tuple[str, str]] = ()
) -> Meeting:
    """A core group that was held: how far the child's only outcome had come, and who was there or not."""
    meeting: Meeting = here(Meeting, kind="core-group", held_on=on)
    here(MeetingChild, meeting=meeting, child_id=child)
    if scale is not None:
        progress(meeting, child, scale)
    for name, how in came:
        agency = standings.HEALTH if name == "Hetty Example" else None
        role = "health-visitor" if agency else "mother"
        here(Attendance, meeting=meeting, name=name, role=role, agency_id=agency, how=how)
    return meeting


def progress(meeting: Meeting, child: UUID, scale: int) -> None:
    outcome = outcome_of(child)
    here(
        OutcomeProgress, meeting=meeting, child_id=child, outcome=outcome, key=outcome.key or outcome.id,
        scale=scale,
    )  # fmt: skip


def outcome_of(child: UUID) -> Outcome:
    found: Outcome = Outcome.standing.get(
        need__plan__registration__child=child, need__plan__replaced_on=None, place=1
    )
    return found


def days(number: int) -> date:
    return BEGAN + timedelta(days=number)


def signatory(child: UUID, name: str, **said: object) -> PlanSignatory:
    plan = Plan.standing.get(registration__child=child)
    found: PlanSignatory = here(PlanSignatory, plan=plan, name=name, **said)
    return found
