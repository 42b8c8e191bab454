"""A core group at which everything is said that any procedure asks for, or all but some of it.

    found = core_group_said.held(whole, leave_out=["risk_now"])

What is left out: a column of the child's part or of the group; `members`, `decisions`, `actions`.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroup,
    CoreGroupChild,
    CoreGroupMember,
    GroupDecision,
    Meeting,
    MeetingChild,
    MeetingDate,
)
from tests.casework.recorded import make
from tests.casework.whole_plan import BEGAN, Whole

ON = date(2026, 2, 19)
GROUP: dict[str, Any] = {
    "membership_reviewed": True, "membership": "The night team comes, too", "roles_clarified": True,
    "roles": "Each said back what they do", "meetings_agreed": True, "meets_every": "4 weeks",
    "meets_at": "The school", "meets_for": "Nights, and whether Tess is better off",
}  # fmt: skip
PART: dict[str, Any] = {
    "progress": "The rota is written; two nights were missed", "evidence_of_change": False,
    "risk_now": "Lower on rota nights, the same on Saturdays", "family_changes": "Fred has moved out",
}  # fmt: skip


def held(whole: Whole, *, leave_out: Collection[str] = (), on: date = ON, completed: bool = True) -> UUID:
    """A core group of the child of a whole plan, inside its authority."""
    meeting = make(
        Meeting, kind="core-group", held_on=on if completed else None,
        venue="" if "meets_at" in leave_out else "The school",
    )  # fmt: skip
    make(MeetingDate, meeting=meeting, arranged_on=date(2026, 1, 26), for_on=on)
    part = make(MeetingChild, meeting=meeting, child_id=whole.child)
    for model, link, said in (
        (CoreGroup, {"meeting": meeting}, GROUP),
        (CoreGroupChild, {"part": part}, PART),
    ):
        make(model, **link, **{name: value for name, value in said.items() if name not in leave_out})
    for name, role in (("Moira Example", "mother"), ("Field Worker", "social-worker")):
        make(Attendance, meeting=meeting, name=name, role=role, how="whole")
    if "decisions" not in leave_out:
        make(GroupDecision, meeting=meeting, text="The rota goes on")
    if "actions" not in leave_out:
        Action.objects.filter(outcome__need__plan=whole.plan).update(meeting=meeting)
    if "members" in leave_out:
        CoreGroupMember.objects.filter(child=whole.child).update(until_on=BEGAN)
    found: UUID = meeting.id
    return found


def decide(meeting: UUID, **said: Any) -> None:
    """One decision more."""
    make(GroupDecision, meeting_id=meeting, place=2, **said)
