"""Today and My team as members of the cast see them: what tests of the lists have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from holdfast.access import entry
from holdfast.casework import worklists
from holdfast.casework.due_rows import Row
from holdfast.casework.team_lists import TeamPage
from holdfast.casework.today_page import TodayPage
from tests import caseload, people, standings
from tests.people import Member

TODAY = standings.TODAY  # a Monday
BEGAN = TODAY - timedelta(days=60)
LATER = datetime.now(UTC) + timedelta(hours=2)  # what this test does is then more than an hour ago


@contextmanager
def acting(member: Member) -> Iterator[entry.Entered]:
    """As a member of the cast, in their authority."""
    authority = entry.find_authority(host=f"{member.authority}.localhost")
    assert authority is not None
    with entry.enter(actor=member.actor, authority=authority.id, reason="at work") as entered:
        yield entered


def mine(member: Member, *, today: date = TODAY, now: datetime = LATER) -> TodayPage:
    with acting(member):
        return worklists.mine(today=today, now=now)


def team(member: Member, **asked: object) -> TeamPage:
    with acting(member):
        return worklists.my_team(today=TODAY, **asked)  # type: ignore[arg-type]


def titles(rows: tuple[Row, ...]) -> list[str]:
    return [row.title for row in rows]


def give(worker: Member = people.WANDA, *families: int, **more: object) -> caseload.Caseload:
    return caseload.give(worker, families=families or (1,), today=TODAY, began=BEGAN, **more)  # type: ignore[arg-type]
