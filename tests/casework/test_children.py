"""The child's pages: who, where, how safe, what next; what a partner is not shown; and the past."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import children, due_reasons, obligations
from holdfast.records.models import (
    Account,
    Alias,
    CaseNoteChild,
    Cover,
    EmergencyAccess,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Involvement,
    Language,
    LegalStatus,
    Meeting,
    MeetingChild,
    MeetingDate,
    ParentalResponsibility,
    Person,
    Relationship,
    SafeContact,
    VisitChild,
)
from tests import caseload, people, standings
from tests.people import Member

TODAY = standings.TODAY
BEGAN = standings.BEGAN
# A family of this module's own: what others record of the cast is not on its pages.
CORA, DEAN, BABE, MARGE, FAMILY = (UUID(f"01900000-0000-7000-8000-00000000090{place}") for place in range(5))
pytestmark = pytest.mark.usefixtures("family")
READS: tuple[Callable[..., Any], ...] = (
    *(children.show, children.plan, children.timeline, children.notes, children.people),
    *(children.meetings, children.papers, children.history),
)


@contextmanager
def acting(member: Member) -> Iterator[entry.Entered]:
    """As a member of the cast, in their authority."""
    authority = entry.find_authority(host=f"{member.authority}.localhost")
    assert authority is not None
    with entry.enter(actor=member.actor, authority=authority.id, reason="at work") as entered:
        yield entered


@pytest.fixture
def family(db: None) -> None:
    """Two children with a plan, one expected, and their mother; Winifred's, and Penny's to visit."""
    with acting(people.WINIFRED) as entered:
        caseload.here(Family, id=FAMILY, name="Example family of this module")
        caseload.person(id=CORA, given_name="Cora", family_name="Example", born_on=date(2018, 5, 4))
        caseload.person(id=DEAN, given_name="Dean", family_name="Example", born_on=date(2015, 9, 1))
        caseload.person(id=BABE, family_name="Example", expected_on=date(2026, 5, 24))
        caseload.person(id=MARGE, given_name="Marge", family_name="Example", born_on=date(1990, 2, 3))
        for each in (CORA, DEAN, BABE, MARGE):
            caseload.here(FamilyMember, family_id=FAMILY, person_id=each, from_on=BEGAN)
        for each in (CORA, DEAN):
            caseload.allocate(each, people.WINIFRED, team=standings.TEAM_NORTH, on=BEGAN)
            caseload.register(each, on=BEGAN)
        Involvement.objects.create(
            authority_id=entered.authority, child_id=CORA, role="health-visitor", core_group=True,
            account_id=people.PENNY.account, from_on=BEGAN,
        )  # fmt: skip
        obligations.refresh(children=[CORA, DEAN], today=TODAY)


def asked(read: Callable[..., Any], member: Member = people.WINIFRED, child: UUID = CORA, **more: Any) -> Any:
    with acting(member):
        return read(child=child, today=TODAY, **more)


# ---------------------------------------------------------------- the first screen


@pytest.fixture
def told(family: None) -> None:
    """Everything that the first screen shows of Cora, recorded."""
    with acting(people.WINIFRED) as entered:
        here = {"authority_id": entered.authority}
        Person.objects.filter(id=CORA).update(warning="A large dog is loose")
        Account.objects.filter(id=people.WINIFRED.account).update(phone="01632 960001")
        home = Household.objects.create(**here, address="1 Example Lane", postcode="ZZ1 1ZZ")
        for person in (CORA, DEAN, MARGE):
            HouseholdMember.objects.create(**here, household=home, person_id=person, from_on=BEGAN)
        Relationship.objects.create(**here, person_id=MARGE, to_id=CORA, kind="mother")
        ParentalResponsibility.objects.create(**here, child_id=CORA, holder_id=MARGE, basis="birth")
        SafeContact.objects.create(**here, person_id=MARGE, how="by text", when="before noon", never="letter")
        Language.objects.create(**here, person_id=CORA, language="Polish", main=True, interpreter_needed=True)
        Alias.objects.create(**here, person_id=CORA, name="Corrie")
        LegalStatus.objects.create(
            **here,
            child_id=CORA,
            status="care-order",
            made_by="Royal Court",
            looked_after=True,
            from_on=BEGAN,
        )
        Cover.objects.create(
            **here, away_id=people.WINIFRED.account, covering_id=people.CASEY.account,
            from_on=TODAY, until_on=TODAY,
        )  # fmt: skip
        caseload.visit([CORA], people.WANDA, on=TODAY - timedelta(days=3), announced=False)
        caseload.plan(
            CORA, on=BEGAN, actions=[("Gran stays", TODAY - timedelta(days=4)), ("Alcohol team", None)]
        )
        obligations.refresh(children=[CORA, DEAN], today=TODAY)


@pytest.mark.usefixtures("told")
def test_the_first_screen_says_who_where_with_whom_and_who_is_responsible() -> None:
    page = asked(children.show)
    assert (page.head.child.name, page.head.child.age, page.head.born_on) == (
        "Cora Example", "7", date(2018, 5, 4),
    )  # fmt: skip
    assert page.head.state == "On the Child Protection Register since Mon 5 Jan for neglect"
    assert page.head.because == "the child is allocated to you"
    (home,) = page.homes
    assert home.address == "1 Example Lane, ZZ1 1ZZ"
    assert [(each.name, each.relation) for each in home.with_whom] == [
        ("Marge Example", "mother"),
        ("Dean Example", ""),
    ]
    assert [(each.status, each.made_by, each.looked_after) for each in page.statuses] == [
        ("Care order", "Royal Court", True)
    ]
    assert page.warning == "A large dog is loose"
    assert [(each.whose, each.how, each.never) for each in page.safe_contacts] == [
        ("Marge", "by text", "letter")
    ]
    assert page.languages == ("Polish (interpreter needed)",)
    assert page.aliases == ("Corrie",)
    assert [(each.name, each.phone, each.agency, each.covered_by) for each in page.responsible] == [
        ("Winifred Worker", "01632 960001", "Team North", "Casey Covering")
    ]


@pytest.mark.usefixtures("told")
def test_the_first_screen_says_last_seen_what_is_next_and_the_plan_at_a_glance() -> None:
    page = asked(children.show)
    assert (page.seen.on, page.seen.by, page.seen.alone, page.seen.announced) == (
        TODAY - timedelta(days=3), "Wanda Worker", True, False,
    )  # fmt: skip
    assert len(page.next_due) == 3
    dated = [row.on for row in page.next_due]
    assert dated == sorted(dated)
    assert page.more_due > 0
    assert page.drift == "An action of the plan is 4 days late."
    (outcome,) = page.plan.outcomes
    assert (outcome.stands, outcome.late, page.plan.late) == ("0 of 2 actions done, 1 late", 1, 1)


def test_brothers_and_sisters_are_one_step_away_and_grown_ups_are_not_among_them() -> None:
    head = asked(children.show).head
    assert [(each.id, each.age) for each in head.brothers_and_sisters] == [
        (DEAN, "10"),
        (BABE, "unborn"),
    ]


def test_a_child_not_born_yet_has_a_page() -> None:
    page = asked(children.show, child=BABE)
    assert (page.head.child.age, page.head.born_on, page.drift) == ("unborn", None, "")
    assert page.head.state == "No Child Protection Plan"


def test_the_state_is_in_the_authoritys_own_words() -> None:
    page = asked(children.show, people.MONA, people.FINLO.id)
    assert page.head.state == "Child Protection Plan since Mon 5 Jan for neglect"
    ended = asked(children.show, people.SERENA, people.OLIVE.id)
    assert ended.head.state.startswith("Child Protection Plan ended Fri 1 Mar 2024")


# ---------------------------------------------------------------- the tabs


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


# ---------------------------------------------------------------- what is not for everybody


def protect() -> None:
    with acting(people.WINIFRED) as entered:
        here = {"authority_id": entered.authority}
        home = Household.objects.create(
            **here, address="9 Secret Street", postcode="ZZ9 9ZZ", phone="01632 960009", protected=True
        )
        HouseholdMember.objects.create(**here, household=home, person_id=CORA)
        EmergencyAccess.objects.create(
            **here, child_id=CORA, account_id=people.DORA.account, kind="duty", why="The police rang",
            until_at=datetime.now(UTC) + timedelta(hours=2),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("member", "sees"),
    [
        (people.WINIFRED, True), (people.MALCOLM, True), (people.DORA, True), (people.SERENA, True),
        (people.PENNY, False), (people.INES, False), (people.WANDA, False), (people.CHLOE, False),
    ],
    ids=lambda each: each.name if isinstance(each, Member) else "",
)  # fmt: skip
def test_a_protected_address_is_for_whoever_works_with_the_child(member: Member, sees: bool) -> None:
    protect()
    for read in (children.show, children.people):
        (home,) = asked(read, member).homes
        assert home.protected
        assert ("Secret" in home.address, bool(home.phone)) == (sees, sees)


def test_a_partner_sees_days_of_visits_and_their_own_notes_alone() -> None:
    with acting(people.WINIFRED):
        caseload.visit([CORA], people.WINIFRED, on=TODAY, said="A secret of the child", seen=True)
        caseload.note([CORA], people.WINIFRED, on=TODAY, text="Not for partners")
        caseload.tell(CORA, people.WINIFRED, people.MALCOLM, on=TODAY, text="Told in confidence")
    with acting(people.PENNY):
        caseload.note([CORA], people.PENNY, on=TODAY, text="Weighed today")
    page = asked(children.notes, people.PENNY)
    assert page.head.is_partner
    assert sorted((row.title, row.facts, row.texts) for row in page.rows) == [
        ("Telephone call", (), (("", "Weighed today"),)),
        ("Visit", (), ()),
    ]
    lines = asked(children.timeline, people.PENNY).rows
    assert {each.kind for each in lines} == {"visit", "allocation", "plan-began"}
    assert all(each.detail == "" for each in lines if each.kind == "visit")
    everything = repr([asked(read, people.PENNY) for read in READS])
    for kept_back in ("A secret", "Not for partners", "in confidence"):
        assert kept_back not in everything


def test_a_restricted_child_is_not_here_for_others_and_said_to_be_restricted_to_whoever_holds_it() -> None:
    with acting(people.WINIFRED):
        Family.objects.filter(id=FAMILY).update(
            restricted_from_on=BEGAN, restricted_why="A colleague’s family"
        )
    assert asked(children.show).head.restricted
    assert asked(children.show, people.MALCOLM).head.restricted
    for member in (people.WANDA, people.CHLOE, people.PENNY, people.INES, people.SASHA):
        for read in READS:
            with pytest.raises(NotHere):
                asked(read, member)
    with pytest.raises(Refused, match="restricted"):
        asked(children.show, people.SERENA)


@pytest.mark.parametrize("read", READS, ids=[read.__name__ for read in READS])
def test_strangers_leavers_visitors_and_the_other_authority_see_nothing(read: Callable[..., Any]) -> None:
    for member in (people.SASHA, people.LESTER, people.ADAM, people.DAN, people.NOBODY):
        with pytest.raises(Refused):
            asked(read, member)
    with pytest.raises(NotHere):
        asked(read, people.MONA)
    with acting(people.WINIFRED) as entered:
        authority = entered.authority
    with entry.enter(actor=actors.VISITOR, authority=authority), pytest.raises(Refused, match="Sign in"):
        read(child=CORA, today=TODAY)


@pytest.mark.parametrize("read", READS, ids=[read.__name__ for read in READS])
def test_each_reading_leaves_one_entry_about_the_child(read: Callable[..., Any]) -> None:
    with acting(people.WINIFRED):
        read(child=CORA, today=TODAY)
        found = Entry.objects.filter(about_id=CORA, what=f"children.{read.__name__}")
        assert [(each.about, each.actor) for each in found] == [("person", people.WINIFRED.actor.label)]


# ---------------------------------------------------------------- the past


def test_before_a_correction_one_sees_what_was_known_then() -> None:
    with acting(people.WINIFRED):
        part = caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=1))
        known = VisitChild.objects.get(id=part).known_from
        VisitChild.objects.filter(id=part).update(seen=False, alone=None, why_not_seen="out", bedroom=None)
        Person.objects.filter(id=CORA).update(given_name="Corah")
    now = asked(children.show)
    then = asked(children.show_as_known_at, moment=known)
    before = asked(children.show_as_known_at, moment=known - timedelta(microseconds=1))
    assert (now.head.child.name, now.seen) == ("Corah Example", None)
    assert then.head.child.name == "Cora Example"
    assert then.seen is not None
    assert (then.seen.alone, then.head.known_at) == (True, known)
    assert before.seen is None
    with acting(people.WINIFRED):
        logged = Entry.objects.filter(about_id=CORA, what="children.show_as_known_at")
        assert next(each.why for each in logged.order_by("at")) == f"as known at {known.isoformat()}"


def test_who_may_see_the_past_is_decided_on_the_record_as_it_is_now() -> None:
    moment = datetime.now(UTC)
    with acting(people.WINIFRED):
        Family.objects.filter(id=FAMILY).update(
            restricted_from_on=BEGAN, restricted_why="A colleague’s family"
        )
    with pytest.raises(NotHere):
        asked(children.show_as_known_at, people.CHLOE, moment=moment)
    asked(children.show_as_known_at, moment=moment)


def test_a_child_not_known_yet_is_not_here() -> None:
    with pytest.raises(NotHere):
        asked(children.show_as_known_at, moment=datetime(2020, 1, 1, tzinfo=UTC))


def test_the_past_cannot_be_written() -> None:
    with acting(people.WINIFRED):
        moment = datetime.now(UTC)
        with entry.as_known_at(moment=moment), pytest.raises(Error), transaction.atomic():
            caseload.note([CORA], people.WINIFRED, on=TODAY, text="Into the past")
        assert asked(children.notes).rows == ()


# ---------------------------------------------------------------- the price


@pytest.mark.parametrize("read", READS, ids=[read.__name__ for read in READS])
def test_a_full_record_costs_no_more_queries_than_an_empty_one(read: Callable[..., Any]) -> None:
    def counted() -> int:
        with acting(people.WINIFRED), CaptureQueriesContext(connection) as queries:
            read(child=CORA, today=TODAY)
        return len(queries)

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
    assert empty <= 14
