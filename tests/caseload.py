"""Children for a worker to have on their lists: made straight in the tables, as many as a test wants.

    with entry.enter(actor=…, authority=…):
        made = caseload.give(WINIFRED, families=(3, 1), today=TODAY)   # brothers and sisters together

Everybody is unmistakably invented: Example children with the names of letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from holdfast.access import entry
from holdfast.casework import obligations
from holdfast.records.models import (
    Action,
    Allocation,
    CaseNote,
    CaseNoteChild,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Need,
    Outcome,
    Person,
    Plan,
    Registration,
    RegistrationCategory,
    Telling,
    Visit,
    VisitChild,
)
from tests import standings
from tests.people import Member

NAMES = ("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo",
         "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform",
         "Victor", "Whiskey", "Xray", "Yankee", "Zulu")  # fmt: skip


@dataclass
class Caseload:
    """Whom was given to a worker; families as lists of children, the eldest first."""

    families: list[list[UUID]] = field(default_factory=list)

    @property
    def children(self) -> list[UUID]:
        """All of them."""
        return [child for family in self.families for child in family]


def give(
    worker: Member,
    *,
    families: Sequence[int],
    today: date,
    team: UUID = standings.TEAM_NORTH,
    began: date | None = None,
) -> Caseload:
    """Give a worker families of so many children each, every one with a plan carried in; derived."""
    began = began or today - timedelta(days=60)
    made = Caseload()
    number = 0
    for size in families:
        household = here(Household, address=f"{number + 1} Example Lane", postcode="ZZ1 1ZZ")
        family = here(Family, name=f"Example family {number}")
        children = []
        for place in range(size):
            child = person(
                given_name=NAMES[(number + place) % len(NAMES)], family_name=f"Example-{number}",
                born_on=date(2012 + place % 8, 1 + number % 12, 1 + place),
            )  # fmt: skip
            here(FamilyMember, family=family, person_id=child, from_on=began)
            here(HouseholdMember, household=household, person_id=child, from_on=began)
            allocate(child, worker, team=team, on=began)
            register(child, on=began)
            children.append(child)
        made.families.append(children)
        number += size
    obligations.refresh(children=made.children, today=today)
    return made


def here(model: type[Any], **values: Any) -> Any:
    """A row of this authority."""
    return model.objects.create(authority_id=entry.current().authority, **values)


def person(**values: Any) -> UUID:
    """Somebody; their key."""
    key: UUID = here(Person, **values).id
    return key


def allocate(child: UUID, worker: Member, *, team: UUID, on: date) -> None:
    """Allocate a child to a social worker."""
    here(
        Allocation, child_id=child, account_id=worker.account, team_id=team, role="social-worker", from_on=on
    )


def register(child: UUID, *, on: date, category: str = "neglect") -> UUID:
    """A plan that was carried in on the day it began."""
    made = here(
        Registration, child_id=child, began_as="carried-in", from_on=on, carried_in_on=on,
        carried_from="before-holdfast",
    )  # fmt: skip
    here(RegistrationCategory, registration=made, category=category, from_on=on)
    key: UUID = made.id
    return key


def visit(
    children: Sequence[UUID], by: Member, *, on: date, seen: bool = True, announced: bool | None = True,
    **parts: Any,
) -> UUID:  # fmt: skip
    """A visit to children at home; the key of the first child's part of it."""
    made = here(
        Visit, on=on, at=time(14, 10), account_id=by.account, recorded_by_id=by.account,
        by_role="social-worker", place="home", announced=announced, how_things_are="Quiet at home",
    )  # fmt: skip
    said: dict[str, Any] = {"alone": True, "bedroom": True} if seen else {"why_not_seen": "out"}
    rows = [
        here(VisitChild, visit=made, child_id=child, on=on, seen=seen, **said | parts) for child in children
    ]
    key: UUID = rows[0].id
    return key


def note(
    children: Sequence[UUID], by: Member, *, on: date, text: str, kind: str = "call",
    adds_to: UUID | None = None,
) -> UUID:  # fmt: skip
    """A case note about children; its key."""
    made = here(
        CaseNote, kind=kind, on=on, account_id=by.account, by_role="social-worker", text=text,
        adds_to_id=adds_to,
    )  # fmt: skip
    for child in children:
        here(CaseNoteChild, note=made, child_id=child, on=on)
    key: UUID = made.id
    return key


def tell(child: UUID, by: Member, to: Member, *, on: date, text: str) -> UUID:
    """Somebody told somebody about a child; its key."""
    made = here(
        Telling, child_id=child, on=on, at=time(8, 52), account_id=by.account, by_role="teacher",
        whom="social-worker", to_account_id=to.account, of="new-concerns", how="call", text=text,
    )  # fmt: skip
    key: UUID = made.id
    return key


def plan(child: UUID, *, on: date, actions: Sequence[tuple[str, date | None]] = ()) -> None:
    """An outline plan with one need and one outcome, and actions by their dates."""
    registration = Registration.standing.get(child_id=child, until_on=None)
    made = here(Plan, registration=registration, part="outline", made_on=on, aim="Safe evenings at home")
    need = here(Need, plan=made, text="Somebody awake and sober in the evening")
    outcome = here(Outcome, need=need, text="An adult is awake until the children sleep", by_on=on)
    for place, (text, by_on) in enumerate(actions, start=1):
        here(Action, outcome=outcome, place=place, text=text, who="Mary Example", by_on=by_on)
