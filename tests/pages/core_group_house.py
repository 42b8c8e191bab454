"""The core group of the full house: one that is arranged, its place and leader, a member, who came before."""

from datetime import date, time, timedelta
from uuid import UUID

from holdfast.records.models import (
    Attendance,
    CoreGroup,
    CoreGroupMember,
    GroupDecision,
    HelpAsked,
    Meeting,
    MeetingChild,
    MeetingDate,
    PaperSent,
    View,
)
from tests import people, standings
from tests.caseload import here

LONG = "A-very-long-invented-name-that-goes-on-and-on-and-is-not-broken-anywhere"


def build(*, child: UUID, today: date) -> dict[str, UUID]:
    """Bring it in; answers the keys by the names that addresses have for them."""
    meeting = here(Meeting, kind="core-group", venue=f"Example School, {LONG}")
    here(MeetingChild, meeting=meeting, child_id=child)
    here(MeetingDate, meeting=meeting, arranged_on=today - timedelta(days=9), for_on=today, at=time(14, 0))
    here(
        MeetingDate, meeting=meeting, arranged_on=today - timedelta(days=2), for_on=today + timedelta(days=4),
        at=time(14, 30), reason=f"The school is closed. {LONG}",
    )  # fmt: skip
    here(
        CoreGroup, meeting=meeting, chair_id=people.WINIFRED.account, chair_name="Winifred Worker",
        chair_role="social-worker", accessible=True, at_ease=False, venue_why=f"Nothing else is free. {LONG}",
    )  # fmt: skip
    member = here(
        CoreGroupMember, child_id=child, role="mother", name="Mary Example", person_id=people.MOTHER.id,
        from_on=today - timedelta(days=20),
    )  # fmt: skip
    here(
        CoreGroupMember, child_id=child, role="team-manager", name="Malcolm Manager",
        account_id=people.MALCOLM.account, from_on=today - timedelta(days=20),
    )  # fmt: skip
    here(PaperSent, meeting=meeting, kind="moved", to_name="Mary Example", role="mother",
         person_id=people.MOTHER.id)  # fmt: skip
    for name, how in (("Tilda Teacher", "absent"), ("Penny Partner", "whole")):
        here(
            Attendance, meeting=_held(child), name=f"{name} {LONG}", role="teacher", how=how,
            agency_id=standings.HEALTH,
        )  # fmt: skip
    asked = here(
        HelpAsked, meeting=meeting, side="parent", who="Mary Example", text=f"A lift to school. {LONG}"
    )
    decided = here(
        GroupDecision, meeting=meeting, text=f"The rota goes on. {LONG}", who=LONG, by_on=today,
        child_id=child,
    )  # fmt: skip
    here(View, meeting=meeting, side="parent", who="Mary Example", text=f"It is calmer. {LONG}", on=today)
    return {
        "core group": meeting.id, "member": member.id, "help asked": asked.id, "group decision": decided.id,
    }  # fmt: skip


def _held(child: UUID) -> Meeting:
    return Meeting.objects.filter(children__child=child, kind="core-group", held_on__isnull=False)[0]
