"""A detailed plan made at a core group, with those who are to sign it noted: for tests of the agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import plan_agreements, plan_signatories, plans
from holdfast.casework.plan_agreed import Agreement
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Agency, CoreGroupMember, Meeting, MeetingChild, Plan
from tests import people
from tests.casework.recorded import make
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 16)  # a Monday: the core group, and the plan
FATHER = "Frank Example"
SCHOOL = "Example School"
NEED = NeedSaid(
    text="Somebody sober at night",
    outcomes=[
        OutcomeSaid(
            text="A sober adult is there every night",
            by_on=date(2027, 4, 1),
            actions=[ActionSaid(text="Breakfast club every morning", who="Terry Teacher", role="teacher")],
        )
    ],
)


@dataclass(frozen=True)
class Planned:
    """The plan of each child, and the core group at which it was worked out."""

    meeting: UUID
    plans: Mapping[UUID, UUID]

    @property
    def all(self) -> list[UUID]:
        """The plans, in the order of the children."""
        return list(self.plans.values())


def planned(
    *,
    children: tuple[UUID, ...] = (ADA, BEN),
    on: date = ON,
    today: date = TODAY,
    mother: UUID | None = None,
    account: UUID | None = people.PENNY.account,
    grouped: bool = True,
) -> Planned:
    """Inside an authority, as who works with the children. `grouped` where a core group was held for it."""
    meeting = make(Meeting, kind="core-group", held_on=on) if grouped else None
    for child in children:
        if meeting:
            make(MeetingChild, meeting=meeting, child_id=child)
        _members(child, on, mother, account)
    made = plans.record(
        children=children, part="detailed", made_on=on, aim="Safe at night", needs=[NEED],
        contacts=[ContactSaid(who="Penny Partner", role="health-visitor", every="2 weeks", why="To see")],
        at="core-group", today=today,
    )  # fmt: skip
    keys = {each.child: each.id for each in made}
    Plan.objects.filter(id__in=keys.values()).update(meeting=meeting)
    rows = Plan.standing.filter(id__in=keys.values()).select_related("registration__child")
    plan_signatories.want(plans=list(rows))
    return Planned(meeting=meeting.id if meeting else UUID(int=0), plans=keys)


def _members(child: UUID, on: date, mother: UUID | None, account: UUID | None) -> None:
    school = Agency.objects.filter(name=SCHOOL).first() or make(Agency, name=SCHOOL, kind="education")
    said: tuple[dict[str, Any], ...] = (
        {"name": "Mary Example", "role": "mother", "person_id": mother},
        {"name": FATHER, "role": "father"},
        {"name": "Terry Teacher", "role": "teacher", "agency": school},
        {"name": "Penny Partner", "role": "health-visitor", "account_id": account},
    )
    for each in said:
        make(CoreGroupMember, child_id=child, from_on=on, **each)


def agreement(plan: UUID, today: date = TODAY) -> Agreement:
    """How a plan stands, inside an authority."""
    return plan_agreements.show(plan=plan, today=today)


def signatory(plan: UUID, name: str, today: date = TODAY) -> UUID:
    """The row of one who is to sign."""
    return next(each.id for each in agreement(plan, today).signatories if each.name == name)


def everybody(found: Planned, today: date = TODAY) -> list[UUID]:
    """All who are asked to sign, of each plan."""
    return [each.id for plan in found.all for each in agreement(plan, today).asked]
