"""The pages of a conference ask the database no more of four children than of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from holdfast.records.models import Conference, ConferenceChild, FamilyMember, Meeting, MeetingChild
from tests import caseload, people, signed_in, standings
from tests.caseload import here
from tests.casework.recorded import at_work
from tests.pages import full_house

MORE = 3
MOST = 50
PAGES = {
    "": people.CONNIE, "/people": people.CONNIE, "/reports": people.CONNIE, "/papers": people.CONNIE,
    "/views": people.CONNIE, "/attendance": people.CONNIE, "/day": people.CHLOE, "/decisions": people.CHLOE,
    "/core-group": people.CHLOE, "/after": people.CHLOE,
}  # fmt: skip
MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def asked() -> Iterator[list[str]]:
    """What the database was asked, without the lines of the log: each child has one of its own."""
    found: list[str] = []

    def note(execute: Any, sql: Any, *given: Any) -> Any:
        text = str(sql)
        if not text.startswith(MARKS) and "audit" not in text:
            found.append(text)
        return execute(sql, *given)

    with connection.execute_wrapper(note):
        yield found


def counted(meeting: UUID) -> dict[str, int]:
    """How many queries each page takes."""
    found = {}
    for page, member in PAGES.items():
        client, path = signed_in.client_as(member), f"/conferences/{meeting}{page}"
        with asked() as sent:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.content.decode())
        found[page] = len(sent)
    return found


def add_children(meeting: UUID) -> None:
    today = timezone.localdate()
    for number in range(MORE):
        made = caseload.person(
            given_name=f"More{number}", family_name="Example", born_on=today - timedelta(days=900 + number)
        )
        here(FamilyMember, family_id=standings.EXAMPLES, person_id=made, from_on=standings.BEGAN)
        caseload.allocate(made, people.WINIFRED, team=standings.TEAM_NORTH, on=standings.BEGAN)
        caseload.register(made, on=max(standings.BEGAN, today - timedelta(days=190)))
        part = here(MeetingChild, meeting_id=meeting, child_id=made)
        here(ConferenceChild, part=part)


@pytest.mark.parametrize(
    ("meets", "kind"), [("initial-conference", "initial"), ("review-conference", "review")]
)
def test_no_page_asks_more_for_more_children(db: None, meets: str, kind: str) -> None:
    meeting = full_house.build(fullest=False).parts["meeting"]
    with at_work(people.WINIFRED):
        Meeting.objects.filter(id=meeting).update(kind=meets)
        Conference.objects.filter(meeting=meeting).update(kind=kind)
    few = counted(meeting)
    with at_work(people.WINIFRED):
        add_children(meeting)
    many = counted(meeting)
    grown = {page: (few[page], many[page]) for page in PAGES if many[page] > few[page] + 1}
    assert grown == {}
    assert {page: count for page, count in many.items() if count > MOST} == {}
