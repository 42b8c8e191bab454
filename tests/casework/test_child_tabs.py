"""The tabs of a child: timeline, notes, people, meetings, history, why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access.refusals import NotHere
from holdfast.casework import children, due_reasons, obligations
from holdfast.records.models import (
    CaseNoteChild,
    Involvement,
    Meeting,
    MeetingChild,
    MeetingDate,
    VisitChild,
)
from tests import caseload, people
from tests.casework.opened import BEGAN, CORA, DEAN, READS, TODAY, acting, asked, family, told

__all__ = ["family", "told"]
pytestmark = pytest.mark.usefixtures("family")


def test_the_timeline_is_newest_first_and_says_what_was_written_late() -> None:
    with acting(people.WINIFRED):
        caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=9))
        caseload.note([CORA], people.WINIFRED, on=TODAY, text="The school rang")
        caseload.tell(CORA, people.MALCOLM, people.WINIFRED, on=TODAY - timedelta(days=1), text="Absent")
    rows = asked(children.timeline).rows
    assert [(each.kind, each.on) for each in rows] == [
        ("note", TODAY),
        ("telling", TODAY - timedelta(days=1)),
        ("visit", TODAY - timedelta(days=9)),
        *[(each.kind, BEGAN) for each in rows[3:]],
    ]
    assert {each.kind for each in rows[3:]} == {"allocation", "plan-began"}
    visit = rows[2]
    assert (visit.title, visit.detail, visit.who) == (
        "Visit", "Seen alone, at home, announced, bedroom seen", "Winifred Worker",
    )  # fmt: skip
    assert visit.late_written == datetime.now(UTC).date()


def test_notes_and_visits_are_newest_first_by_kind_and_by_pages() -> None:
    with acting(people.WINIFRED):
        for days in range(30):
            caseload.note([CORA], people.WINIFRED, on=TODAY - timedelta(days=days), text=f"Note {days}")
        caseload.visit([CORA], people.WINIFRED, on=TODAY, said="Likes the dog", seen=True)
        caseload.note([DEAN], people.WINIFRED, on=TODAY, text="About Dean alone")
    first = asked(children.notes)
    assert (len(first.rows), first.more) == (25, True)
    second = asked(children.notes, page=2)
    assert (len(second.rows), second.more) == (6, False)
    written = [text for row in (*first.rows, *second.rows) for _, text in row.texts]
    assert "About Dean alone" not in written
    visits = asked(children.notes, kind="visit")
    assert [(row.title, dict(row.texts)["What the child said or showed"]) for row in visits.rows] == [
        ("Visit", "Likes the dog")
    ]
    assert asked(children.notes, kind="school").rows == ()
    assert asked(children.notes, kind="no such kind").kind == ""


def test_a_note_added_to_another_says_so() -> None:
    with acting(people.WINIFRED):
        first = caseload.note([CORA], people.WINIFRED, on=TODAY, text="At two")
        caseload.note([CORA], people.WINIFRED, on=TODAY, text="At three, not two", adds_to=first)
    assert [(row.texts[0][1], row.adds_to) for row in asked(children.notes).rows] == [
        ("At three, not two", True),
        ("At two", False),
    ]


@pytest.mark.usefixtures("told")
def test_people_are_family_by_relation_and_professionals_by_role() -> None:
    page = asked(children.people)
    first = page.family[0]
    assert (first.name, first.relation, first.responsible) == ("Marge Example", "mother", "birth")
    assert ("health visitor", "Penny Partner", True) in [
        (each.role, each.name, each.core_group) for each in page.professionals
    ]


def test_meetings_to_come_stand_before_those_held() -> None:
    with acting(people.WINIFRED) as entered:
        here = {"authority_id": entered.authority}
        coming = Meeting.objects.create(**here, kind="core-group", venue="The school")
        held = Meeting.objects.create(**here, kind="review-conference", held_on=BEGAN)
        for meeting, decision in ((coming, ""), (held, "continue")):
            MeetingChild.objects.create(**here, meeting=meeting, child_id=CORA, decision=decision)
        for days in (5, 9):
            MeetingDate.objects.create(
                **here,
                meeting=coming,
                arranged_on=BEGAN,
                for_on=TODAY + timedelta(days=days),
                at=time(10, 30),
            )
    page = asked(children.meetings)
    (ahead,), (past,) = page.ahead, page.past
    assert (ahead.title, ahead.for_on, ahead.at, ahead.moved) == (
        "Core Group", TODAY + timedelta(days=9), "10:30", (TODAY + timedelta(days=5),),
    )  # fmt: skip
    assert (past.title, past.held_on, past.decision) == ("Review Conference", BEGAN, "The plan continues")


def test_what_was_withdrawn_is_gone_from_the_tabs_and_said_in_the_history() -> None:
    with acting(people.WINIFRED):
        part = caseload.visit([CORA], people.WINIFRED, on=TODAY)
        caseload.note([CORA], people.WINIFRED, on=TODAY, text="The wrong child")
        at = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
        VisitChild.objects.filter(id=part).update(withdrawn_at=at, withdrawn_why="The wrong child")
        CaseNoteChild.objects.filter(child_id=CORA).update(withdrawn_at=at, withdrawn_why="The wrong child")
    assert asked(children.notes).rows == ()
    assert asked(children.show).seen is None
    assert {(each.title, each.on, each.why) for each in asked(children.history).withdrawn} == {
        ("Visit", TODAY, "The wrong child"),
        ("Case note", TODAY, "The wrong child"),
    }


def test_why_something_is_due_counts_cites_and_leads_on() -> None:
    with acting(people.WINIFRED):
        caseload.visit([CORA], people.WINIFRED, on=date(2026, 2, 2))
        obligations.refresh(children=[CORA], today=TODAY)
        due = next(
            each
            for each in obligations.of_child(child=CORA, today=TODAY)
            if each.duty == "visit-at-home" and each.trigger_event == "visit"
        )
    page = asked(due_reasons.show, key=due.key)
    assert page.because == "4 weeks after the visit on Mon 2 Feb 2026: Mon 2 Mar 2026."
    assert (page.state, page.strength, page.responsible) == ("To do", "must", "social worker")
    assert page.row.doings[0].address == "visit-record"
    with pytest.raises(NotHere):
        asked(due_reasons.show, key="no/such/key/1")


# ---------------------------------------------------------------- the price


@pytest.mark.parametrize("read", READS, ids=[read.__name__ for read in READS])
def test_a_full_record_costs_no_more_queries_than_an_empty_one(read: Callable[..., Any]) -> None:
    def counted() -> int:
        with acting(people.WINIFRED), CaptureQueriesContext(connection) as queries:
            read(child=CORA, today=TODAY)
        return len(queries)

    with acting(people.WINIFRED):
        caseload.plan(CORA, on=BEGAN, actions=[("Gran comes", TODAY)])  # without a plan nothing is laid out
    empty = counted()
    with acting(people.WINIFRED) as entered:
        for days in range(20):
            caseload.visit([CORA, DEAN], people.WANDA, on=TODAY - timedelta(days=days))
            caseload.note([CORA], people.WANDA, on=TODAY - timedelta(days=days), text="A note")
            Involvement.objects.create(
                authority_id=entered.authority, child_id=CORA, role="teacher",
                account_id=people.CASEY.account, from_on=BEGAN,
            )  # fmt: skip
        caseload.plan(CORA, on=BEGAN, actions=[("Gran stays", TODAY)] * 10)
        obligations.refresh(children=[CORA, DEAN], today=TODAY)
    assert counted() == empty
    assert empty <= (20 if read is children.plan else 14)
