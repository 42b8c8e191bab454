"""Who may carry a register in, and what stands in the way of undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import standing
from holdfast.access.refusals import Refused
from holdfast.access.roles import May, Role
from holdfast.records.models import (
    Allocation,
    CaseNoteChild,
    MeetingChild,
    MilestoneChild,
    Registration,
    RoleHeld,
    Team,
    Telling,
    VisitChild,
)

CARRIES = frozenset(
    {Role.SOCIAL_WORKER, Role.SENIOR_PRACTITIONER, Role.CONSULTANT_SOCIAL_WORKER, Role.TEAM_MANAGER}
)
"""Roles to whose holders children are allocated."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a row may name: team names, and the address and name of each worker's account."""

    teams: tuple[str, ...]
    workers: tuple[tuple[str, str], ...]


def choices(*, today: date) -> Choices:
    """Every team that has not ended, and whoever holds a role in which children are allocated."""
    held = RoleHeld.objects.filter(role__in=CARRIES, from_on__lte=today, account__left_at=None)
    workers = held.exclude(until_on__lt=today).order_by("account__name")
    return Choices(
        teams=tuple(Team.objects.filter(ended_on=None).order_by("name").values_list("name", flat=True)),
        workers=tuple(dict.fromkeys(workers.values_list("account__email", "account__name"))),
    )


def require(*, today: date) -> UUID:
    """The account that carries in. Raises Refused for somebody whose work it is not."""
    account = standing.require(may=May.CARRY_IN, today=today, about="carry-in").account
    if account is None:
        raise Refused("A register is carried in by a person.", about="carry-in")
    return account


def registered(*, children: Sequence[UUID]) -> list[UUID]:
    """Which of these have a plan in the record already."""
    found = Registration.standing.filter(child_id__in=children, until_on=None)
    return list(found.values_list("child_id", flat=True))


def worked_on(*, children: Sequence[UUID], carry_in: UUID) -> set[UUID]:
    """On which of these something has been recorded that the carrying in did not make."""
    found: set[UUID] = set()
    for table in (VisitChild, CaseNoteChild, MeetingChild, MilestoneChild, Telling, Allocation):
        own = table.standing.filter(child_id__in=children).exclude(carry_in_id=carry_in)
        found |= set(own.values_list("child_id", flat=True))
    return found
