"""A conference as it is by the end of the day: attended, found, fixed; for tests of what follows."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.casework import conference_findings, conferences_fixed, meetings, people
from holdfast.casework.conference_findings import Finding
from holdfast.casework.conferences_fixed import Fixed
from holdfast.records.models import Attendance, ConferenceOutline, CoreGroupMember, FamilyMember, View
from tests import people as cast
from tests.casework.recorded import make
from tests.standings import EXAMPLES, LONG_AGO, TODAY

WINIFRED = cast.WINIFRED.account
CAME = ("conference-chair", "social-worker", "health-visitor", "mother")
NEEDS_A_PLAN = Finding(
    at_risk=True, plan_needed=True, decision="plan", categories=["neglect"], social_worker=WINIFRED,
    worker_identified_by="Malcolm Manager", role_explained=True,
    said={
        "risk_factors": "Alone at night", "protective_factors": "Grandmother lives close by",
        "support_needed": "Somebody at night", "support_by": "Night support team",
        "changes_needed": "A sober adult every night",
    },
)  # fmt: skip
NO_PLAN = Finding(at_risk=False, plan_needed=False, decision="no-plan", said={"risk_factors": "None"})
CONTINUES = Finding(at_risk=True, plan_needed=True, decision="continue")
ENDS = Finding(
    at_risk=False, plan_needed=False, decision="end", grounds=["no-longer-at-risk"], then="child-in-need"
)  # fmt: skip
FIXED = Fixed(
    quorate=True, first_core_group_on=date(2026, 3, 13), first_core_group_at=time(10, 0),
    core_group_venue="The school", core_group_every="4 weeks", visit_every="3 weeks",
    next_review_on=date(2026, 5, 29),
)  # fmt: skip


def child(name: str) -> UUID:
    """One more child of the Example family, of whom nothing is recorded yet."""
    made = people.record(given_name=name, family_name="Example", born_on=date(2019, 1, 1), today=TODAY).id
    make(FamilyMember, family_id=EXAMPLES, person_id=made, from_on=LONG_AGO)
    return made


def convene(*children: UUID, kind: str = "initial-conference", for_on: date = TODAY) -> UUID:
    """A conference that is arranged for a day, for these children."""
    return meetings.arrange(
        kind=kind, children=children, for_on=for_on, arranged_on=date(2026, 2, 2), at=time(14, 0), today=TODAY
    ).id


def attend(meeting: UUID, *roles: str) -> None:
    """Who came, by role."""
    for role in roles or CAME:
        make(Attendance, meeting_id=meeting, name=f"Invented {role}", role=role, how="whole")


def think(meeting: UUID, role: str, *, at_risk: bool, plan_needed: bool, of: UUID | None = None) -> None:
    """What a professional thinks of the risk and of a plan."""
    make(
        View, meeting_id=meeting, child_id=of, side="professional", who=f"Invented {role}", role=role,
        on=TODAY, text="As said", at_risk=at_risk, plan_needed=plan_needed,
    )  # fmt: skip


def group(meeting: UUID, *children: UUID) -> None:
    """A core group and an outline plan for each child, as they are named and written at the conference."""
    for each in children:
        make(
            CoreGroupMember, child_id=each, meeting_id=meeting, role="social-worker",
            name=cast.WINIFRED.name, account_id=WINIFRED, from_on=TODAY,
        )  # fmt: skip
        make(ConferenceOutline, meeting_id=meeting, child_id=each, part="concerns", text="Alone at night")


def decide(meeting: UUID, finding: Finding, *children: UUID, **said: Any) -> None:
    """What was found and decided."""
    conference_findings.record(meeting=meeting, children=children, finding=finding, today=TODAY, **said)


def ready(
    *children: UUID,
    kind: str = "initial-conference",
    finding: Finding = NEEDS_A_PLAN,
    others: Mapping[UUID, Finding] | None = None,
) -> UUID:
    """A conference that only waits to be completed: the same for each child, but for `others`."""
    meeting = convene(*children, kind=kind)
    attend(meeting)
    for each in children:
        said = (others or {}).get(each, finding)
        decide(meeting, said, each)
        for role in ("conference-chair", "social-worker", "health-visitor"):
            think(meeting, role, at_risk=said.at_risk is True, plan_needed=said.plan_needed is True, of=each)
    group(meeting, *children)
    conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    return meeting
