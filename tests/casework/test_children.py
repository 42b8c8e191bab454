"""The child’s first screen, and who sees nothing of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import children
from holdfast.records.models import (
    EmergencyAccess,
    Family,
    Household,
    HouseholdMember,
)
from tests import caseload, people
from tests.casework.opened import BABE, BEGAN, CORA, DEAN, FAMILY, READS, TODAY, acting, asked, family, told
from tests.people import Member

__all__ = ["family", "told"]
pytestmark = pytest.mark.usefixtures("family")


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
    assert "An action of the plan is 4 days late: “Gran stays”, Mary Example." in {
        each.say for each in page.drifts
    }
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
    assert (page.head.child.age, page.head.born_on) == ("unborn", None)
    assert page.head.state == "No Child Protection Plan"


def test_the_state_is_in_the_authoritys_own_words() -> None:
    page = asked(children.show, people.MONA, people.FINLO.id)
    assert page.head.state == "Child Protection Plan since Mon 5 Jan for neglect"
    ended = asked(children.show, people.SERENA, people.OLIVE.id)
    assert ended.head.state.startswith("Child Protection Plan ended Fri 1 Mar 2024")


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
