"""A core group in any authority, for tests: a child whose plan a conference made, and who belongs to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import core_group_meetings, core_group_memberships, meetings
from holdfast.casework.core_group_meetings import Day, Plans
from holdfast.casework.core_groups import MemberSaid
from holdfast.records.models import Allocation, FamilyMember
from tests import people, standings
from tests.casework.conference_list import at_service
from tests.casework.recorded import at_work, make, person
from tests.standings import TODAY

COUNCIL, WIGHT, MAN, JERSEY = "council", "isle-of-wight", "isle-of-man", "jersey"
DECIDED = date(2026, 2, 16)
FIRST = date(2026, 2, 24)
NEXT = date(2026, 3, 10)


@contextmanager
def planned(slug: str, **said: Any) -> Iterator[UUID]:
    """As a conference administrator; a conference on 16 February 2026 has made a plan for the child.

    In Jersey the child is one of the Example family, and allocated to Winifred.
    """
    if slug == JERSEY:
        with at_work(people.CONNIE):
            cora = person()
            make(FamilyMember, family_id=standings.EXAMPLES, person_id=cora, from_on=standings.LONG_AGO)
            make(
                Allocation, child_id=cora, account_id=people.WINIFRED.account, role="social-worker",
                team_id=standings.TEAM_NORTH, from_on=standings.BEGAN,
            )  # fmt: skip
            conference(cora, **{"core_group_every": "4 weeks", "next_core_group_on": None, **said})
            yield cora
        return
    with at_service(slug) as (_, child):
        conference(child, **said)
        yield child


def conference(*children: UUID, **said: Any) -> None:
    """An initial conference that makes a plan for these; written down whatever was left out at it."""
    default = {
        "kind": "initial-conference", "children": children, "held_on": DECIDED, "quorate": True,
        "decisions": dict.fromkeys(children, "plan"), "categories": ["neglect"], "today": TODAY,
        "breach": "written down afterwards",
    }  # fmt: skip
    meetings.hold(**{**default, **said})


def arrange(*children: UUID, days: tuple[date, ...] = (NEXT,), on: date = TODAY, **said: Any) -> UUID:
    """A core group for each of the days; answers the first."""
    plans = Plans(children=children, days=[Day(for_on=each) for each in days], **said)
    return core_group_meetings.arrange(plans=plans, arranged_on=on, today=TODAY)[0]


def join(*children: UUID, **roles: str) -> tuple[UUID, ...]:
    """Members by role: `join(child, mother="Moira Example")`; `_` in a role stands for `-`."""
    members = [MemberSaid(name=name, role=role.replace("_", "-")) for role, name in roles.items()]
    return core_group_memberships.join(children=children, members=members, on=TODAY, today=TODAY)


def held(child: UUID, on: date, **said: Any) -> None:
    """A core group that was held."""
    meetings.hold(
        kind="core-group", children=[child], held_on=on, decisions_recorded=True, today=TODAY, **said
    )
