"""The child's page and its tabs in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.access import entry
from holdfast.casework import obligations, plans, visits
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.records.models import Family, Involvement, Person, VisitChild
from tests import caseload, people, standings
from tests.pages.test_today import give, text_of
from tests.people import Member
from tests.signed_in import authority_of, client_as

pytestmark = pytest.mark.usefixtures("db")
TABS = ("", "/plan", "/notes", "/timeline", "/people", "/meetings", "/papers", "/history", "/log")


@contextmanager
def at_work(member: Member = people.WANDA) -> Iterator[None]:
    """Inside a member's authority, as that member."""
    with entry.enter(actor=member.actor, authority=authority_of(member), reason="at work"):
        yield


@pytest.fixture
def child() -> UUID:
    """One of two children of Wanda's, visited three weeks ago."""
    return give(2, visited=21).children[0]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_an_address_with_one_heading_and_says_which_it_is(child: UUID, tab: str) -> None:
    page = client_as(people.WANDA).get(f"/children/{child}{tab}").content.decode()
    assert len(re.findall(r"<h1\b", page)) == 1
    assert page.count('aria-current="page"') == 1
    assert "Alfa Example-0" in page
    assert "Bravo Example-0" in page  # brothers and sisters, on every tab


def test_an_empty_tab_says_why_and_what_comes_there() -> None:
    made = give(1, visited=None)
    client = client_as(people.WANDA)
    said = {
        "/notes": "No visit and no note is recorded yet",
        "/meetings": "No meeting is arranged",
        "/papers": "No paper was made or filed",
        "/plan": "No plan is recorded in Holdfast yet",
        "/history": "Nothing was withdrawn",
    }
    for tab, words in said.items():
        assert words in text_of(client, f"/children/{made.children[0]}{tab}")


def test_the_first_screen_answers_who_where_how_safe_and_what_next(child: UUID) -> None:
    words = text_of(client_as(people.WANDA), f"/children/{child}")
    for part in (
        "What happens next", "Last seen", "21 days ago", "by Wanda Worker", "1 Example Lane",
        "Who is responsible", "On the Child Protection Register since", "the child is allocated to you",
    ):  # fmt: skip
        assert part in words


def test_why_shows_the_clause_the_count_the_reading_and_the_requirement(child: UUID) -> None:
    client = client_as(people.WANDA)
    page = client.get(f"/children/{child}").content.decode()
    links = re.findall(rf'href="(/children/{child}/due/[^"]+)"', page)
    core_group = next(link for link in links if "/due/core-group/" in link)
    words = text_of(client, core_group)
    assert "4 weeks after the carrying in of the plan on" in words
    assert "4 The Core Group, Responsibilities" in words
    assert "How it is read" in words
    assert "J-4.8" in words
    assert client.get(f"/children/{child}/due/no/such/key").status_code == 404


def test_notes_are_chosen_by_kind_and_turned_by_page(child: UUID) -> None:
    today = timezone.localdate()
    with at_work():
        for number in range(26):
            caseload.note([child], people.WANDA, on=today, text=f"Call number {number}")
    client = client_as(people.WANDA)
    first = client.get(f"/children/{child}/notes?kind=call").content.decode()
    assert 'href="?kind=call&amp;page=2"' in first
    assert "Call number 25" in first
    assert "What the child said" not in first
    assert "Call number 0" in client.get(f"/children/{child}/notes?kind=call&page=2").content.decode()
    for nonsense in ("0", "-1", "x", "²", "99999999999"):
        assert client.get(f"/children/{child}/notes?page={nonsense}").status_code == 200


def test_looking_back_shows_the_record_before_a_correction_and_offers_nothing_to_write(child: UUID) -> None:
    today = timezone.localdate()
    with at_work():
        VisitChild.standing.filter(child=child).update(seen=False, alone=None, bedroom=None)
        Person.objects.filter(id=child).update(given_name="Corrected")
    client = client_as(people.WANDA)
    asked = f"on_day={today.day}&on_month={today.month}&on_year={today.year}"
    back = client.get(f"/children/{child}/history?{asked}").content.decode()
    assert "as it was known at the end of" in back
    for button in ("Record a visit", "Case note", "Record the visit"):
        assert button not in back
    assert client.get(f"/children/{child}/history?on_day=1&on_month=1&on_year=2020").status_code == 404
    wrong = client.get(f"/children/{child}/history?on_day=31&on_month=2&on_year=2026").content.decode()
    assert "There is a problem" in wrong
    ahead = today + timedelta(days=2)
    asked = f"on_day={ahead.day}&on_month={ahead.month}&on_year={ahead.year}"
    assert "There is a problem" in client.get(f"/children/{child}/history?{asked}").content.decode()


def test_a_restricted_child_is_as_if_not_there_for_others_and_marked_for_its_own(child: UUID) -> None:
    with at_work():
        family = Family.objects.get(members__person=child)
        Family.objects.filter(id=family.id).update(
            restricted_from_on=date(2026, 1, 1), restricted_why="A colleague’s family"
        )
    assert "Restricted" in text_of(client_as(people.WANDA), f"/children/{child}")
    for tab in TABS:
        nobody = client_as(people.CHLOE).get(f"/children/{child}{tab}")
        never = client_as(people.CHLOE).get(f"/children/{UUID(int=7)}{tab}")
        assert (nobody.status_code, never.status_code) == (404, 404)


def test_the_log_is_a_tab_for_the_authoritys_own_people_alone(child: UUID) -> None:
    client_as(people.WANDA).get(f"/children/{child}/timeline")
    words = text_of(client_as(people.WANDA), f"/children/{child}/log")
    assert "Read the timeline" in words
    assert (
        str(people.WANDA.account)
        not in client_as(people.WANDA).get(f"/children/{child}/log").content.decode()
    )
    partner = client_as(people.PENNY)
    page = partner.get(f"/children/{people.ADA.id}").content.decode()
    assert f"/children/{people.ADA.id}/log" not in page
    assert partner.get(f"/children/{people.ADA.id}/log").status_code == 403


def test_something_is_wrong_leads_on_for_the_child_one_comes_from(child: UUID) -> None:
    client = client_as(people.WANDA)
    assert f'href="/wrong?child={child}"' in client.get(f"/children/{child}").content.decode()
    page = client.get(f"/wrong?child={child}").content.decode()
    for part in ("Ring 999", f"/children/{child}/not-seen", f"/children/{child}/notes", "event=new-concerns"):
        assert part in page
    assert client.get("/wrong").status_code == 200
    assert client.get("/wrong?child=nonsense").status_code == 200


# ---------------------------------------------------------------- what the procedures ask of the record


def visit_said(child: UUID, on: date, place: str, said: str, wishes: str) -> VisitSaid:
    part = ChildSaid(child=child, seen=True, alone=True, bedroom=True, said=said, wishes=wishes)
    return VisitSaid(on=on, place=place, children=(part,), announced=True, how_things_are="Quiet")


@pytest.mark.requirement("J-3.14")
def test_direct_work_is_recorded_with_wishes_and_feelings_and_read_among_the_visits(child: UUID) -> None:
    today = timezone.localdate()
    with at_work():
        visits.record(
            visit=visit_said(child, today, "home", "Drew the house", "Wants Gran to stay"),
            today=today, now=timezone.now(),
        )  # fmt: skip
    words = text_of(client_as(people.WANDA), f"/children/{child}/notes?kind=visit")
    for part in (
        "What the child said or showed",
        "Drew the house",
        "Wishes and feelings",
        "Wants Gran to stay",
    ):
        assert part in words


@pytest.mark.requirement("J-2.24")
def test_every_party_reads_what_family_and_agencies_each_have_to_do(child: UUID) -> None:
    today = timezone.localdate()
    with at_work():
        plans.record(
            children=[child], part="outline", made_on=today, today=today, aim="Safe evenings",
            needs=[
                NeedSaid(
                    text="Somebody awake in the evening",
                    outcomes=[
                        OutcomeSaid(
                            text="An adult is awake until the children sleep",
                            actions=[
                                ActionSaid(text="Stays on weekday evenings", who="Grandmother"),
                                ActionSaid(
                                    text="Weighs the baby each week", who="Penny Partner",
                                    role="health-visitor", by_on=today + timedelta(days=7),
                                    account=people.PENNY.account,
                                ),
                            ],
                        )
                    ],
                )
            ],
            contacts=[ContactSaid(who="Penny Partner", role="health-visitor", every="2 weeks")],
        )  # fmt: skip
        Involvement.objects.create(
            authority_id=authority_of(people.WANDA), child_id=child, role="health-visitor",
            account_id=people.PENNY.account, core_group=True, from_on=today,
        )  # fmt: skip
    for member in (people.WANDA, people.PENNY, people.MALCOLM):
        words = text_of(client_as(member), f"/children/{child}/plan")
        assert "Stays on weekday eveningsGrandmother" in words  # a row of the table: what, who
        assert "Weighs the baby each week" in words
        assert "Penny Partner" in words
    assert "Weighs the baby each week" in text_of(client_as(people.PENNY))  # on her own Today


def test_the_words_are_the_authoritys_own() -> None:
    today = timezone.localdate()
    with at_work(people.MONA):
        made = caseload.give(
            people.MONA, families=(1,), today=today, team=standings.MAN_TEAM, began=today - timedelta(days=60)
        )
        obligations.refresh(children=made.children, today=today)
    words = text_of(client_as(people.MONA), f"/children/{made.children[0]}")
    assert "key worker" in words
    assert "Child Protection Plan since" in words
    assert "Register" not in words
