"""Whose undertakings somebody may list: their own, their agency's, a team's they lead, their unit's.

A part of reads; which children's record is seen is asked of access for each child beside it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry, relations
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import Relation
from holdfast.access.standing import Standing
from holdfast.casework import undertaking_rows
from holdfast.records.models import CoreGroupMember, Involvement, Team

MINE, AGENCY, TEAM, UNIT = "mine", "agency", "team", "unit"
WHOSE = {MINE: "Mine", AGENCY: "My agency’s", TEAM: "The team’s", UNIT: "The unit’s"}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The lists whoever acts may have: the agencies they work for, and the teams they may look at."""

    who: Standing
    as_of: date
    agencies: frozenset[UUID]
    teams: tuple[tuple[UUID, str], ...]

    @classmethod
    def of(cls, *, who: Standing, today: date) -> "Scope":
        """Those of whoever acts, in three queries."""
        return cls(who=who, as_of=today, agencies=agencies_of(who=who, today=today), teams=_teams(who, today))

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The lists they may have, by word and name."""
        has = {MINE: True, AGENCY: bool(self.agencies), TEAM: bool(self.teams), UNIT: bool(self.who.units)}
        return tuple((each, name) for each, name in WHOSE.items() if has[each])

    def require(self, *, whose: str) -> None:
        """Raises Refused for a list that is not theirs."""
        if whose not in dict(self.choices):
            raise Refused(
                "This list is for whoever works for another agency, leads a team or belongs to a unit.",
                who_can_help="the administrator who gives roles", about="account", about_id=self.who.account,
            )  # fmt: skip

    def team(self, *, team: UUID | None) -> tuple[UUID, str]:
        """The team asked for, else the first. Raises NotHere for none of theirs."""
        found = next((each for each in self.teams if team is None or each[0] == team), None)
        if found is None:
            raise NotHere("There is no such team that you lead.", about="team", about_id=team)
        return found

    def children(self, *, whose: str, team: UUID | None) -> set[UUID]:
        """The children whom a list is about, before access is asked."""
        if whose == MINE:
            return undertaking_rows.children_of(account=self.who.account) if self.who.account else set()
        if whose == AGENCY:
            return {
                child
                for rows in _members(self.as_of)
                for child in rows.filter(agency__in=self.agencies).values_list("child", flat=True)
            }
        teams = self.who.units if whose == UNIT else {team}
        rows = relations.allocated(today=self.as_of).filter(team__in=teams)
        return set(rows.values_list("child", flat=True))


def agencies_of(*, who: Standing, today: date) -> frozenset[UUID]:
    """The agencies for which somebody works, by where they are involved and whose core group they are in."""
    if who.account is None:
        return frozenset()
    mine = Q(account=who.account, agency__isnull=False)
    return frozenset(
        agency for rows in _members(today) for agency in rows.filter(mine).values_list("agency", flat=True)
    )


def _members(today: date) -> tuple[relations.Rows, ...]:
    here = entry.current().authority
    involved = Involvement.standing.filter(relations.in_force(today=today), authority_id=here)
    named = CoreGroupMember.standing.filter(
        relations.in_force(today=today), relations.NAMED, authority_id=here
    )
    return (involved, named)


def _teams(who: Standing, today: date) -> tuple[tuple[UUID, str], ...]:
    """The teams whoever acts leads; every one, where they manage the service."""
    found = Team.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=today), authority_id=entry.current().authority
    )
    if not who.to_a_child(Relation.SERVICE):
        found = found.filter(id__in=who.led)
    return tuple(found.order_by("name").values_list("id", "name"))
