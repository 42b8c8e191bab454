"""Rows of the record for tests of what is derived from them, written as the steps would leave them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import actors, entry
from holdfast.access.actors import Actor
from holdfast.records.models import (
    Account,
    Meeting,
    MeetingChild,
    MeetingDate,
    Milestone,
    MilestoneChild,
    Person,
    Plan,
    Registration,
    RegistrationCategory,
    Team,
    Telling,
    Visit,
    VisitChild,
)
from tests import people
from tests.people import Member

NOW = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
SYSTEM = actors.system(part="tests")


@contextmanager
def at_work(member: Member = people.WINIFRED) -> Iterator[entry.Entered]:
    """Inside a member's authority, as that member."""
    with in_authority(member.authority, member.actor) as entered:
        yield entered


@contextmanager
def in_authority(slug: str, actor: Actor = SYSTEM) -> Iterator[entry.Entered]:
    """Inside an authority."""
    authority = next(each for each in entry.list_authorities() if each.slug == slug)
    with entry.enter(actor=actor, authority=authority.id, reason="at work") as entered:
        yield entered


def make(model: type[Any], **said: Any) -> Any:
    """A row in the authority one is in."""
    return model.objects.create(authority_id=entry.current().authority, **said)


def person(**said: Any) -> UUID:
    """A child of whom nothing is recorded yet."""
    named = {"given_name": "Cora", "family_name": "Example", "born_on": date(2018, 5, 4)}
    found: UUID = make(Person, **{**named, **said}).id
    return found


def visit(child: UUID, on: date, *, seen: bool = True, of: Visit | None = None, **said: Any) -> VisitChild:
    """A visit to a child, or a child's part of one."""
    shared = ("place", "by_role", "announced", "other_rooms_seen")
    own = {name: said.pop(name) for name in shared if name in said}
    whole = of or make(Visit, **{"on": on, "by_role": "social-worker", "place": "home", **own})
    found: VisitChild = make(VisitChild, visit=whole, child_id=child, on=on, seen=seen, **said)
    return found


def meeting(child: UUID, kind: str, *, decision: str = "", grounds: str = "", **said: Any) -> MeetingChild:
    """A meeting about a child."""
    whole = make(Meeting, kind=kind, **said)
    found: MeetingChild = make(
        MeetingChild, meeting=whole, child_id=child, decision=decision, grounds=grounds
    )
    return found


def arranged(part: MeetingChild, for_on: date, *, on: date, **said: Any) -> MeetingDate:
    """A day for which a meeting was arranged."""
    found: MeetingDate = make(MeetingDate, meeting=part.meeting, arranged_on=on, for_on=for_on, **said)
    return found


def milestone(child: UUID, event: str, on: date, **said: Any) -> MilestoneChild:
    """Something that happened to a child."""
    whole = make(Milestone, event=event, on=on, **said)
    found: MilestoneChild = make(MilestoneChild, milestone=whole, child_id=child, on=on)
    return found


def carried_in(child: UUID, began: date, on: date, **said: Any) -> Registration:
    """A registration that began before Holdfast."""
    found: Registration = make(
        Registration,
        **{
            "child_id": child, "began_as": "carried-in", "from_on": began, "carried_in_on": on,
            "carried_from": "before-holdfast", **said,
        },
    )  # fmt: skip
    return found


def category(registration: Registration, name: str, from_on: date, until_on: date | None = None) -> Any:
    """What a child is registered under, from a day until a day."""
    return make(
        RegistrationCategory, registration=registration, category=name, from_on=from_on, until_on=until_on
    )


def plan(registration: Registration, made_on: date, part: str = "outline", **said: Any) -> Plan:
    """A plan in small."""
    found: Plan = make(Plan, registration=registration, part=part, made_on=made_on, **said)
    return found


def told(child: UUID, of: object, on: date, whom: str = "team-manager", **said: Any) -> Telling:
    """Somebody was told of something."""
    found: Telling = make(Telling, child_id=child, of=str(of), on=on, whom=whom, **said)
    return found


def registration(child: UUID, from_on: date, **said: Any) -> Registration:
    """A registration that began at a conference."""
    found: Registration = make(
        Registration, child_id=child, began_as="initial-conference", from_on=from_on, **said
    )
    return found


def team() -> Team:
    """A team."""
    found: Team = Team.objects.first() or make(Team, name="Example team")
    return found


def registration_of(child: UUID) -> Registration:
    """A child's only registration."""
    found: Registration = Registration.objects.get(child_id=child)
    return found


def account() -> UUID:
    """The key of somebody's account."""
    found = Account.objects.order_by("email").first()
    name = "Example Worker"
    made: UUID = (found or make(Account, email="worker@example.example", name=name, password="!")).id
    return made
