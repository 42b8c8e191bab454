"""A living register is looked at, decided, carried in as a whole, and undone as a whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import carry_ins, obligations
from holdfast.casework.carry_in_pages import CarryInPage
from holdfast.procedures.words import State
from holdfast.records.models import (
    Allocation,
    FamilyMember,
    Household,
    HouseholdMember,
    Person,
    Registration,
    Relationship,
    VisitChild,
)
from tests import people
from tests.standings import TODAY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROW = {
    "given_name": "Cora", "family_name": "Carried", "born_on": "4/5/2017", "plan_began_on": "1/10/2025",
    "categories": "neglect", "last_review_on": "20/12/2025", "last_core_group_on": "10/2/2026",
    "last_visit_on": "12/2/2026", "last_visit_at_home": "yes", "last_visit_alone": "yes",
    "last_visit_bedroom": "no", "social_worker": people.WINIFRED.email, "team": "Team North",
    "address": "1 Invented Street", "mother": "Maud Carried", "visit_every": "2 weeks",
}  # fmt: skip
FOUR = [
    {**ROW, "given_name": name, "born_on": born}
    for name, born in (
        ("Cora", "4/5/2017"), ("Cyril", "6/7/2018"), ("Cleo", "8/9/2020"), ("Cuthbert", "1/2/2025"),
    )
]  # fmt: skip


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.MALCOLM.actor, authority=jersey.id, reason="at work") as entered:
        yield entered


def look(*rows: dict[str, str]) -> CarryInPage:
    return carry_ins.look(source="csv", said=rows or FOUR, today=TODAY)


def done(*rows: dict[str, str]) -> CarryInPage:
    return carry_ins.do(carry_in=look(*rows).id, today=TODAY, now=NOW)


def says(page: CarryInPage, number: int = 1) -> list[str]:
    return [each["says"] for each in page.rows[number - 1].doubts]


def test_looking_puts_nothing_into_the_record(inside: entry.Entered) -> None:
    before = Person.objects.count()
    page = look()
    assert [(row.decision, row.doubts, row.alike) for row in page.rows] == [("new", (), ())] * 4
    assert page.ready
    assert Person.objects.count() == before


def test_four_brothers_and_sisters_are_carried_in_as_one_family(inside: entry.Entered) -> None:
    page = done()
    children = [row.child for row in page.rows if row.child]
    families = set(FamilyMember.objects.filter(person_id__in=children).values_list("family_id", flat=True))
    assert len(families) == 1
    mothers = Relationship.objects.filter(to_id__in=children, kind="mother").values_list(
        "person_id", flat=True
    )
    assert len(mothers) == 4
    assert len(set(mothers)) == 1
    homes = HouseholdMember.objects.filter(person_id__in=children).values_list("household_id", flat=True)
    assert len(set(homes)) == 1


def dues(page: CarryInPage, number: int = 1) -> dict[str, tuple[date | None, str]]:
    child = page.rows[number - 1].child
    assert child is not None
    found = obligations.of_child(child=child, today=TODAY)
    return {each.duty: (each.due_on, str(each.state)) for each in found if each.met_on is None}


def test_from_then_on_every_date_is_right(inside: entry.Entered) -> None:
    """Counted by hand: 4 weeks from Thu 12 Feb and Tue 10 Feb 2026; 6 months from 20 Dec 2025."""
    found = dues(done({**ROW, "visit_every": ""}))
    assert found["visit-at-home"] == (date(2026, 3, 12), State.DUE)
    assert found["core-group"] == (date(2026, 3, 10), State.DUE)
    assert found["review"] == (date(2026, 6, 20), State.DUE)
    assert found["risk-assessment-at-a-year"] == (date(2026, 10, 1), State.DUE)


def test_what_the_plan_says_counts_where_it_is_stricter_and_nothing_is_due_before_that_day(
    inside: entry.Entered,
) -> None:
    """Two weeks from Thu 12 Feb would be Thu 26 Feb 2026: the day of carrying in, Mon 2 Mar, counts."""
    assert dues(done())["visit-at-home"] == (date(2026, 3, 2), State.DUE)
    found = dues(
        done(
            {
                **ROW,
                "given_name": "Boris",
                "family_name": "Different",
                "born_on": "9/9/2012",
                "last_visit_on": "20/2/2026",
            }
        )
    )
    assert found["visit-at-home"] == (date(2026, 3, 6), State.DUE)


def test_the_social_worker_has_them_and_the_log_says_who_carried_them_in(inside: entry.Entered) -> None:
    page = done()
    child = page.rows[0].child
    held = Allocation.standing.get(child_id=child)
    assert (held.account_id, held.role, held.from_on) == (
        people.WINIFRED.account, "social-worker", date(2025, 10, 1),
    )  # fmt: skip
    logged = Entry.objects.filter(about_id=child, what="carry_ins.do").get()
    assert logged.actor == inside.actor.label


DOUBTFUL: dict[str, tuple[dict[str, str], str, bool]] = {
    "born in the future": ({"born_on": "3/3/2026"}, "The date of birth is in the future.", True),
    "18": ({"born_on": "2/3/2008"}, "The child is 18 or older: a plan ends at 18.", True),
    "a plan long before the birth": (
        {"born_on": "1/1/2026", "plan_began_on": "1/2/2025"},
        "The plan began more than ten months before the birth.", True,
    ),
    "no such account": (
        {"social_worker": "nobody@jersey.example"},
        "Nobody signs in as nobody@jersey.example: make the account first, or correct the address.", True,
    ),
    "a leaver": (
        {"social_worker": people.LESTER.email},
        "Nobody signs in as lester@jersey.example: make the account first, or correct the address.", True,
    ),
    "no such team": ({"team": "Team Moon"}, "There is no team or unit named Team Moon.", True),
    "an old visit": ({"last_visit_on": "1/10/2025"}, "The last visit is more than three months ago.", False),
    "no visit": (
        {"last_visit_on": ""},
        "No visit is given: the child will show as not seen since the plan was carried in.", False,
    ),
    "an old review": ({"last_review_on": "", "plan_began_on": "1/8/2025"},
                      "The last review is more than six months ago.", False),
    "a review that is past": (
        {"next_review_on": "1/3/2026"}, "The next review is past. Was it held? Then put it as held.", False,
    ),
    "a visit before the plan": (
        {"plan_began_on": "13/2/2026", "last_review_on": ""},
        "The last visit is before the plan began.", False,
    ),
    "a late birth": (
        {"born_on": "", "expected_on": "1/1/2026"},
        "The birth was expected more than four weeks ago: is the child born?", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DOUBTFUL)
def test_what_is_doubtful_is_said_and_a_person_decides(inside: entry.Entered, what: str) -> None:
    changes, said, stops = DOUBTFUL[what]
    page = look({**ROW, **changes})
    assert said in says(page)
    assert not page.ready
    assert page.rows[0].stopped is stops
    page = carry_ins.accept(carry_in=page.id, numbers=[1], today=TODAY)
    assert page.ready is not stops


def test_a_row_twice_is_found(inside: entry.Entered) -> None:
    page = look(ROW, {**ROW, "given_name": "CORA"})
    assert all("twice" in says(page, number)[0] for number in (1, 2))
    carry_ins.decide(carry_in=page.id, number=2, decision="leave-out", today=TODAY)


def test_somebody_like_one_in_the_record_is_decided_one_by_one(inside: entry.Entered) -> None:
    page = look({**ROW, "given_name": "Oliv", "family_name": "Closed", "born_on": "2/3/2014"})
    alike = page.rows[0].alike
    assert alike[0]["person"] == str(people.OLIVE.id)
    assert not carry_ins.accept(carry_in=page.id, numbers=[1], today=TODAY).ready
    page = carry_ins.decide(carry_in=page.id, number=1, decision="same", person=people.OLIVE.id, today=TODAY)
    made = carry_ins.do(carry_in=page.id, today=TODAY, now=NOW)
    assert made.rows[0].child == people.OLIVE.id
    assert Registration.standing.get(child_id=people.OLIVE.id, until_on=None).carried_in_on == TODAY


def test_who_is_the_same_must_be_one_who_is_alike(inside: entry.Entered) -> None:
    page = look()
    with pytest.raises(Refused, match="Choose which"):
        carry_ins.decide(carry_in=page.id, number=1, decision="same", person=people.ADA.id, today=TODAY)


def test_a_child_with_a_plan_gets_no_second_one(inside: entry.Entered) -> None:
    page = look({**ROW, "given_name": "Ada", "family_name": "Example", "born_on": "4/5/2018"})
    carry_ins.decide(carry_in=page.id, number=1, decision="same", person=people.ADA.id, today=TODAY)
    with pytest.raises(Refused, match="has a plan in the record already"):
        carry_ins.do(carry_in=page.id, today=TODAY, now=NOW)


def test_nothing_is_carried_in_while_anything_is_to_decide(inside: entry.Entered) -> None:
    page = look(ROW, {**ROW, "given_name": "Cyril", "born_on": "4/5/2007"})
    before = Person.objects.count()
    with pytest.raises(Refused, match="still to be decided"):
        carry_ins.do(carry_in=page.id, today=TODAY, now=NOW)
    assert Person.objects.count() == before


def test_a_row_is_put_right(inside: entry.Entered) -> None:
    page = look({**ROW, "team": "Team Moon"})
    page = carry_ins.mend(carry_in=page.id, number=1, said={"team": "team north"}, today=TODAY)
    assert (says(page), page.ready) == ([], True)


def test_the_same_file_is_not_carried_in_twice(inside: entry.Entered) -> None:
    page = done()
    with pytest.raises(Refused, match="carried in already"):
        look()
    with pytest.raises(Refused, match="carried in already"):
        carry_ins.do(carry_in=page.id, today=TODAY, now=NOW)


def test_it_is_undone_whole(inside: entry.Entered) -> None:
    page = done()
    children = [row.child for row in page.rows if row.child]
    page = carry_ins.undo(carry_in=page.id, why="the wrong file", today=TODAY, now=NOW)
    assert page.undone_at == NOW
    for table in (Registration, Allocation, VisitChild):
        assert not table.standing.filter(child_id__in=children).exists()
    assert not Person.standing.filter(id__in=children).exists()
    assert Person.objects.filter(id__in=children).count() == 4
    assert dues(page) == {}


def test_after_it_was_undone_the_same_can_be_carried_in_again(inside: entry.Entered) -> None:
    numbered = {**ROW, "previous_number": "P-1"}
    page = done(numbered)
    carry_ins.undo(carry_in=page.id, why="the wrong day", today=TODAY, now=NOW)
    again = look(numbered)
    assert again.rows[0].alike == ()
    carry_ins.do(carry_in=again.id, today=TODAY, now=NOW)


def test_it_is_not_undone_when_somebody_has_worked_on_it_since(inside: entry.Entered) -> None:
    page = done()
    child: Any = page.rows[0].child
    Allocation.objects.create(
        authority_id=inside.authority, child_id=child, account_id=people.WANDA.account,
        team_id=Allocation.standing.get(child_id=child).team_id, role="child-practitioner", from_on=TODAY,
    )  # fmt: skip
    with pytest.raises(Refused, match="recorded since on 1 of these"):
        carry_ins.undo(carry_in=page.id, why="the wrong file", today=TODAY, now=NOW)


def test_undoing_needs_its_reason(inside: entry.Entered) -> None:
    with pytest.raises(Refused, match="Say why"):
        carry_ins.undo(carry_in=done().id, why=" ", today=TODAY, now=NOW)


def test_a_home_is_protected_where_the_row_says_so(inside: entry.Entered) -> None:
    child: Any = done({**ROW, "protected": "yes"}).rows[0].child
    assert Household.objects.get(members__person_id=child).protected


@pytest.mark.parametrize(
    "who", [people.WINIFRED, people.PENNY, people.DAN, people.ADAM], ids=lambda each: each.name
)
def test_only_those_whose_work_it_is_carry_in(db: None, who: people.Member) -> None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=who.actor, authority=jersey.id), pytest.raises(Refused):
        look()


def test_another_authoritys_carrying_in_is_not_there(inside: entry.Entered) -> None:
    with pytest.raises(NotHere):
        carry_ins.show(carry_in=people.ADA.id, today=TODAY)
