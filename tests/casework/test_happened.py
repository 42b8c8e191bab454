"""What happened, as it is read from the tables: the events of every table, and what was withdrawn."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.casework import happened
from holdfast.procedures.case import read
from holdfast.records.models import Allocation, LegalStatus, Person
from tests import people
from tests.casework import recorded

D = date(2025, 1, 13)


def on(days: int) -> date:
    """So many days after the first."""
    return D + timedelta(days=days)


@pytest.fixture
def inside(db: None) -> Iterator[None]:
    with recorded.at_work():
        yield


def events(child: UUID) -> list[dict[str, Any]]:
    """A child's events by day; the case they make up can always be read."""
    form = happened.of(children=[child])[child]
    case = read(form)
    return [{"event": each.event, "on": each.on, "id": each.id, **each.fields} for each in case.happened]


def names(child: UUID) -> list[tuple[str, date]]:
    return [(each["event"], each["on"]) for each in events(child)]


def withdraw(row: Any) -> None:
    row.withdrawn_at = recorded.NOW
    row.withdrawn_why = "on the wrong child"
    row.save()


# ---------------------------------------------------------------- children


def test_a_child_of_whom_nothing_is_known_has_an_empty_case(inside: None) -> None:
    child = recorded.person(born_on=None)
    assert happened.of(children=[child])[child] == {
        "child": {"born": None, "expected": None, "died": None}, "happened": [],
    }  # fmt: skip


def test_whoever_is_not_here_has_no_case(inside: None) -> None:
    assert happened.of(children=[people.FINLO.id]) == {}


def test_birth_expected_birth_and_death(inside: None) -> None:
    child = recorded.person(expected_on=date(2018, 5, 1), died_on=D)
    assert happened.of(children=[child])[child]["child"] == {
        "born": "2018-05-04", "expected": "2018-05-01", "died": "2025-01-13",
    }  # fmt: skip


def test_a_death_without_a_birth_ends_the_plan(inside: None) -> None:
    child = recorded.person(born_on=None, died_on=on(3))
    recorded.carried_in(child, D, D)
    assert names(child) == [("plan-carried-in", D), ("plan-ended", on(3))]
    assert events(child)[1]["grounds"] == "died"


# ---------------------------------------------------------------- registrations and plans


def test_a_plan_carried_in_says_what_is_known_of_the_time_before(inside: None) -> None:
    child = recorded.person()
    registration = recorded.carried_in(child, D, on(60), last_review_on=on(50), carried_from="transfer")
    recorded.category(registration, "neglect", D)
    recorded.category(registration, "physical-abuse", D, until_on=on(50))
    recorded.category(registration, "sexual-abuse", on(90))
    withdraw(recorded.category(registration, "emotional-abuse", D))
    assert events(child) == [
        {
            "event": "plan-carried-in", "on": on(60), "id": str(registration.id), "began": D,
            "last_review": on(50), "from": "transfer", "categories": ("neglect",),
        }
    ]  # fmt: skip


def test_a_plan_made_at_a_conference_is_told_by_the_conference_alone(inside: None) -> None:
    child = recorded.person()
    part = recorded.meeting(child, "initial-conference", decision="plan", held_on=D, visit_every="3 weeks")
    registration = recorded.registration(child, D)
    recorded.category(registration, "neglect", D)
    (event,) = events(child)
    assert (event["event"], event["id"], event["decision"]) == ("initial-conference", str(part.id), "plan")
    assert (str(event["visit_every"]), event["categories"]) == ("3 weeks", ("neglect",))


def test_a_registration_whose_conference_does_not_stand_still_has_its_plan(inside: None) -> None:
    child = recorded.person()
    part = recorded.meeting(child, "initial-conference", decision="plan", held_on=D)
    registration = recorded.registration(child, D)
    withdraw(part)
    (event,) = events(child)
    assert (event["event"], event["id"], event["decision"]) == (
        "initial-conference", str(registration.id), "plan",
    )  # fmt: skip


def test_categories_change_at_a_conference(inside: None) -> None:
    child = recorded.person()
    registration = recorded.carried_in(child, D, D)
    recorded.category(registration, "neglect", D, until_on=on(80))
    recorded.category(registration, "sexual-abuse", on(80))
    recorded.meeting(child, "review-conference", decision="continue", held_on=on(80))
    assert [each["categories"] for each in events(child)] == [("neglect",), ("sexual-abuse",)]


def test_a_plan_ends_once(inside: None) -> None:
    by_review, without, carried, died = (recorded.person() for _ in range(4))
    recorded.carried_in(by_review, D, D, until_on=on(90), grounds="no-longer-at-risk", then="child-in-need")
    recorded.meeting(
        by_review, "review-conference", decision="end", grounds="no-longer-at-risk", held_on=on(90)
    )
    assert names(by_review) == [("plan-carried-in", D), ("review-conference", on(90))]
    ended = recorded.carried_in(without, D, D, until_on=on(90), grounds="left-for-good", then="close")
    assert events(without)[1] == {
        "event": "plan-ended", "on": on(90), "id": f"{ended.id}.ended", "grounds": "left-for-good",
        "then": "close",
    }  # fmt: skip
    recorded.carried_in(carried, D, D, until_on=on(20), grounds="other")
    recorded.meeting(carried, "initial-conference", decision="plan", held_on=on(20))
    recorded.registration(carried, on(20))
    assert names(carried) == [("plan-carried-in", D), ("initial-conference", on(20))]
    recorded.carried_in(died, D, D, until_on=on(90), grounds="died")
    assert names(died)[1:] == [("plan-ended", on(90))]


def test_an_inquorate_review_does_not_end_a_plan_that_was_ended_otherwise(inside: None) -> None:
    child = recorded.person()
    recorded.carried_in(child, D, D, until_on=on(90), grounds="left-for-good")
    recorded.meeting(child, "review-conference", decision="end", held_on=on(80), quorate=False)
    assert names(child)[1:] == [("review-conference", on(80)), ("plan-ended", on(90))]


def test_a_plan_that_begins_on_the_day_another_ends_is_not_ended_with_it(inside: None) -> None:
    child = recorded.person()
    recorded.meeting(child, "initial-conference", decision="plan", held_on=D)
    recorded.registration(child, D, until_on=on(90), grounds="other")
    recorded.carried_in(child, on(90), on(90), carried_from="transfer")
    assert names(child) == [
        ("initial-conference", D), ("plan-ended", on(89)), ("plan-carried-in", on(90)),
    ]  # fmt: skip


def test_the_first_plan_is_the_outline_and_later_ones_change_it(inside: None) -> None:
    child = recorded.person()
    registration = recorded.carried_in(child, D, on(10))
    withdraw(recorded.plan(registration, on(30), visit_every="1 week"))
    before = recorded.plan(registration, on(1), "detailed", visit_every="2 weeks", rooms_every=2)
    nearer = recorded.plan(registration, on(5), core_group_every="4 weeks", visit_every="3 weeks")
    later = recorded.plan(registration, on(40), "detailed", visit_every="10 days")
    made, changed = [each for each in events(child) if each["event"] != "plan-carried-in"]
    assert (made["event"], made["on"], made["id"]) == ("outline-plan-made", on(10), str(nearer.id))
    assert (str(made["visit_every"]), str(made["core_group_every"]), made["rooms_every"]) == (
        "3 weeks", "4 weeks", 2,
    )  # fmt: skip
    assert (changed["event"], changed["on"], changed["id"]) == ("plan-changed", on(40), str(later.id))
    recorded.told(child, before.id, on(11))
    assert events(child)[2]["of"] == str(nearer.id)


# ---------------------------------------------------------------- allocations and care


def allocate(child: UUID, from_on: date, until_on: date | None, role: str = "social-worker") -> Allocation:
    team = recorded.team()
    found: Allocation = recorded.make(
        Allocation, child_id=child, account_id=people.WINIFRED.account, team=team, role=role,
        from_on=from_on, until_on=until_on,
    )  # fmt: skip
    return found


def test_a_handover_leaves_nobody_unallocated(inside: None) -> None:
    child = recorded.person()
    first, second = allocate(child, D, on(10)), allocate(child, on(10), on(20))
    allocate(child, D, None, role="child-practitioner")
    withdraw(allocate(child, on(20), None))
    found = [each for each in events(child) if each["role"] == "social-worker"]
    assert [(each["event"], each["on"], each["id"]) for each in found] == [
        ("allocated", D, str(first.id)),
        ("allocated", on(10), str(second.id)),
        ("unallocated", on(20), f"{second.id}.ended"),
    ]


def test_one_order_after_another_is_one_time_in_care(inside: None) -> None:
    child = recorded.person()
    for since, until in ((0, 10), (10, 20), (15, 30), (40, None)):
        recorded.make(
            LegalStatus, child_id=child, status="an order", looked_after=True, from_on=on(since),
            until_on=on(until) if until else None,
        )  # fmt: skip
    recorded.make(LegalStatus, child_id=child, status="supervision order", from_on=on(31))
    assert names(child) == [
        ("looked-after-from", D), ("looked-after-until", on(30)), ("looked-after-from", on(40)),
    ]  # fmt: skip


# ---------------------------------------------------------------- visits


def test_a_visit_says_what_was_seen_and_nothing_that_was_not_said(inside: None) -> None:
    child = recorded.person()
    part = recorded.visit(
        child, D, alone=False, why_not_alone="too-young", awake=True, bedroom=True, other_rooms_seen=True,
        announced=False,
    )  # fmt: skip
    recorded.visit(child, on(1), seen=False, obstruction="refused", place="other", by_role="teacher")
    assert events(child) == [
        {
            "event": "visit", "on": D, "id": str(part.id), "by": "social-worker", "seen": True,
            "alone": False, "why_not_alone": "too-young", "awake": True, "at_home": True, "bedroom": True,
            "other_rooms": True, "announced": False,
        },
        {
            "event": "visit", "on": on(1), "id": events(child)[1]["id"], "by": "teacher", "seen": False,
            "at_home": False, "obstruction": "refused",
        },
    ]  # fmt: skip


def test_each_child_of_a_visit_has_a_part_of_its_own_and_a_withdrawn_one_does_not_count(inside: None) -> None:
    ada, ben = recorded.person(), recorded.person(given_name="Ben")
    part = recorded.visit(ada, D)
    other = recorded.visit(ben, D, of=part.visit, seen=False)
    assert [each["seen"] for each in (*events(ada), *events(ben))] == [True, False]
    withdraw(part)
    assert (events(ada), events(ben)[0]["id"]) == ([], str(other.id))


def test_a_role_that_no_procedure_knows_is_not_taken_for_the_social_worker(inside: None) -> None:
    child = recorded.person()
    recorded.visit(child, D, by_role="scout-leader")
    assert events(child)[0]["by"] == "other-professional"


# ---------------------------------------------------------------- how it is read


def test_any_number_of_children_are_read_with_the_same_few_queries(inside: None) -> None:
    children = [recorded.person() for _ in range(6)]
    for child in children:
        registration = recorded.carried_in(child, D, D)
        recorded.plan(registration, D)
        recorded.visit(child, on(1))
        recorded.meeting(child, "core-group", held_on=on(2))
        recorded.told(child, "visit", on(3))

    def asked(those: list[UUID]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            happened.of(children=those)
        return len(queries)

    assert asked(children) == asked(children[:1]) <= 14


def test_a_person_of_another_authority_is_not_read(inside: None) -> None:
    assert Person.objects.filter(id=people.FINLO.id).count() == 0
    assert happened.of(children=[people.FINLO.id, people.ADA.id]).keys() == {people.ADA.id}
