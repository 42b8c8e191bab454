"""Every role against every kind of child: how they stand to it and what they may do, written by hand.

The columns: Ada, allocated to Winifred in Team North, with a plan; her mother; Rex, of a restricted family,
allocated to Sasha under Martha in Team South; Olive, whose plan ended two years ago and whom nobody has;
Uma, of Unit One; Nell, with a plan, whom nobody has; Finlo, on the Isle of Man.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Q
from django.utils import timezone

from holdfast.access import actors, children, entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import ROLES, Role
from holdfast.casework import people as casework_people
from holdfast.records.models import (
    Account,
    Admitted,
    Allocation,
    Cover,
    EmergencyAccess,
    Family,
    Person,
    RoleHeld,
)
from tests import people, standings
from tests.access.acting import acting
from tests.people import Member
from tests.standings import TODAY

COLUMNS = {
    "ada": people.ADA, "mother": people.MOTHER, "rex": people.REX, "olive": people.OLIVE, "uma": people.UMA,
    "nell": people.NELL, "finlo": people.FINLO,
}  # fmt: skip
# - not here · x refused · s summary · r reads · c reads and contributes · m meets too · w writes · d decides
MATRIX = """
who          ada             mother          rex           olive         uma             nell          finlo
WINIFRED     allocated:w     family:w        -             x             x               x             -
WANDA        team:r          team:r          -             x             x               x             -
CASEY        team:r          team:r          -             x             x               x             -
SEBASTIAN    team:r          team:r          -             x             x               x             -
MALCOLM      manager:d       manager:d       -             unallocated:d x               unallocated:d -
SASHA        x               x               allocated:w   x             x               x             -
MARTHA       x               x               manager:d     unallocated:d x               unallocated:d -
CARLA        x               x               -             unallocated:d allocated:d     unallocated:d -
CHRIS        x               x               -             x             unit:w          x             -
THEA         x               x               -             x             unit:w          x             -
UNA          x               x               -             x             unit:w          x             -
SERENA       service:D       service:D       x             service:D     service:D       service:D     -
SAFIYA       service:D       service:D       x             service:D     service:D       service:D     -
CONNIE       conference:m    conference:m    -             x             conference:m    conference:m  -
CHLOE        conference:m    conference:m    -             x             conference:m    conference:m  -
RORY         conference:m    conference:m    -             x             conference:m    conference:m  -
DORA         plan:s          x               x             x             plan:s          plan:s        -
PENNY        partner:c       x               -             x             x               x             -
DAN          x               x               -             x             x               x             -
INES         reader:r        reader:r        -             reader:r      reader:r        reader:r      -
ADAM         x               x               -             x             x               x             -
NOBODY       x               x               -             x             x               x             -
LESTER       x               x               -             x             x               x             -
"""
SIGNS = {
    "s": {May.SUMMARY},
    "r": {May.SUMMARY, May.SEE},
    "c": {May.SUMMARY, May.SEE, May.CONTRIBUTE, May.TELL},
    "m": {May.SUMMARY, May.SEE, May.CONTRIBUTE, May.TELL, May.MEET},
    "w": {May.SUMMARY, May.SEE, May.CONTRIBUTE, May.TELL, May.MEET, May.WRITE},
    "d": {May.SUMMARY, May.SEE, May.CONTRIBUTE, May.TELL, May.MEET, May.WRITE, May.DECIDE},
    "D": {May.SUMMARY, May.SEE, May.CONTRIBUTE, May.TELL, May.MEET, May.DECIDE},
}
TO_A_CHILD = SIGNS["d"]
Queries = Callable[[int], AbstractContextManager[Any]]


def rows() -> list[Any]:
    names, *rows = [line.split() for line in MATRIX.strip().splitlines()]
    return [
        pytest.param(getattr(people, row[0]), dict(zip(names[1:], row[1:], strict=True)), id=row[0].lower())
        for row in rows
    ]


def outcome(child: UUID, what: May, today: date = TODAY, *, afresh: bool = True) -> str:
    if afresh:
        standing.forget()
    try:
        return children.require(child=child, what=what, today=today).value
    except NotHere:
        return "-"
    except Refused:
        return "x"


@pytest.mark.parametrize(("member", "row"), rows())
def test_each_role_stands_to_each_child_as_it_is_written(
    db: None, member: Member, row: dict[str, str]
) -> None:
    with acting(member):
        shown = seen(children.visible(today=TODAY))
        kept_from = seen(children.hidden(today=TODAY))
        for name, expected in row.items():
            found = {what: outcome(COLUMNS[name].id, what, afresh=False) for what in TO_A_CHILD}
            check(found, expected)
            may = SIGNS.get(expected.partition(":")[2], set())
            # Olive has no plan: a leader opens her record by its address, and finds her on no list of theirs.
            is_listed = May.SEE in may and (name, expected) != ("olive", "unallocated:d")
            assert (COLUMNS[name].id in shown) == is_listed, name
            assert (COLUMNS[name].id in kept_from) == (name == "rex" and May.SEE not in may), name


def seen(condition: Q) -> set[UUID]:
    return set(Person.standing.filter(condition).values_list("id", flat=True))


def check(found: dict[May, str], expected: str) -> None:
    relation, _, sign = expected.partition(":")
    may = SIGNS.get(sign, set())
    assert {what for what, by in found.items() if by not in {"-", "x"}} == may
    refusals = {by for by in found.values() if by in {"-", "x"}}
    assert refusals <= ({"x"} if may else {relation})
    if may:
        assert found[May.SUMMARY] == relation


def test_every_role_of_the_catalogue_is_tried() -> None:
    tried = {role for member, role, _ in standings.ROLES if member.authority == "jersey"}
    assert tried == {str(role) for role in Role} == {str(role) for role in ROLES}


def test_a_visitor_is_asked_to_sign_in_whoever_the_child_is(db: None) -> None:
    with acting(people.WINIFRED) as entered, entry.enter(actor=actors.VISITOR, authority=entered.authority):
        for child in (people.ADA.id, people.REX.id, uuid4()):
            with pytest.raises(Refused, match="Sign in") as refusal:
                children.require(child=child, what=May.SEE, today=TODAY)
            assert not isinstance(refusal.value, NotHere)


def test_a_refusal_says_the_same_of_a_hidden_child_and_of_nobody(db: None) -> None:
    said = set()
    with acting(people.WANDA):
        for child in (people.REX.id, uuid4(), people.FINLO.id):
            with pytest.raises(NotHere) as refusal:
                children.require(child=child, what=May.SEE, today=TODAY)
            said.add(str(refusal.value))
    assert len(said) == 1


def test_asking_costs_at_most_three_queries(db: None, django_assert_max_num_queries: Queries) -> None:
    for member in people.STAFF:
        with acting(member), django_assert_max_num_queries(3):
            children.allowed_each(children=[each.id for each in people.FAMILY], today=TODAY)


def test_standing_is_asked_once_a_transaction(db: None, django_assert_max_num_queries: Queries) -> None:
    with acting(people.MALCOLM):
        with django_assert_max_num_queries(2):
            first = standing.of(today=TODAY)
        with django_assert_max_num_queries(0):
            assert standing.of(today=TODAY) is first
        assert set(first.led) == set(first.teams) == {standings.TEAM_NORTH}


def test_a_role_holds_through_its_last_day_and_no_longer(db: None) -> None:
    with acting(people.WINIFRED):
        RoleHeld.objects.filter(account=people.WINIFRED.account).update(until_on=TODAY)
        assert outcome(people.ADA.id, May.WRITE) == "allocated"
        assert outcome(people.ADA.id, May.WRITE, TODAY + timedelta(days=1)) == "x"


def test_a_role_does_not_hold_before_it_begins(db: None) -> None:
    with acting(people.WINIFRED):
        RoleHeld.objects.filter(account=people.WINIFRED.account).update(from_on=TODAY + timedelta(days=1))
        assert outcome(people.ADA.id, May.SEE) == "x"


def test_whoever_leaves_stands_to_nobody_at_once(db: None) -> None:
    with acting(people.WINIFRED):
        Account.objects.filter(id=people.WINIFRED.account).update(left_at=timezone.now())
        assert outcome(people.ADA.id, May.SEE) == "x"
        assert not Person.standing.filter(children.visible(today=TODAY)).exists()


def test_cover_gives_the_same_children_for_as_long_as_it_lasts(db: None) -> None:
    with acting(people.SASHA) as entered:
        Cover.objects.create(
            authority_id=entered.authority, away_id=people.WINIFRED.account,
            covering_id=people.SASHA.account, from_on=TODAY, until_on=TODAY + timedelta(days=4),
        )  # fmt: skip
        for days, expected in ((-1, "x"), (0, "covering"), (4, "covering"), (5, "x")):
            assert outcome(people.ADA.id, May.WRITE, TODAY + timedelta(days=days)) == expected
        assert outcome(people.MOTHER.id, May.WRITE) == "family"
        assert outcome(people.ADA.id, May.DECIDE) == "x"


@pytest.mark.parametrize(
    ("covering", "expected"), [(people.SEBASTIAN, "manager"), (people.CASEY, "x"), (people.MARTHA, "manager")]
)
def test_a_manager_is_stood_in_for_by_whoever_may(db: None, covering: Member, expected: str) -> None:
    with acting(covering) as entered:
        Cover.objects.create(
            authority_id=entered.authority, away_id=people.MALCOLM.account, covering_id=covering.account,
            from_on=TODAY, until_on=TODAY,
        )  # fmt: skip
        assert outcome(people.ADA.id, May.DECIDE) == expected


def test_an_allocation_ends_on_the_day_the_next_begins(db: None) -> None:
    with acting(people.WINIFRED):
        Allocation.objects.filter(child=people.ADA.id).update(until_on=TODAY)
        assert outcome(people.ADA.id, May.WRITE, TODAY - timedelta(days=1)) == "allocated"
        # Ben is still hers: his sister is of the family.
        assert outcome(people.ADA.id, May.WRITE) == "family"


def test_a_withdrawn_allocation_gives_nothing(db: None) -> None:
    with acting(people.WINIFRED):
        Allocation.objects.filter(child__in=[people.ADA.id, people.BEN.id]).update(
            withdrawn_at=timezone.now(), withdrawn_why="the wrong child"
        )
        assert outcome(people.ADA.id, May.SEE) == "x"


def test_a_newborn_whom_nobody_has_is_the_managers_of_the_family(db: None) -> None:
    with acting(people.MALCOLM):
        assert outcome(people.UNBORN.id, May.DECIDE) == "manager"
    with acting(people.MARTHA):
        assert outcome(people.UNBORN.id, May.DECIDE) == "x"


def test_whoever_begins_a_record_goes_on_with_it_until_somebody_has_the_child(db: None) -> None:
    with acting(people.WANDA) as entered:
        made = casework_people.record(given_name="Cora", family_name="Example", today=TODAY)
        assert outcome(made.id, May.WRITE) == "recorder"
        assert Person.standing.filter(children.visible(today=TODAY), id=made.id).exists()
    with acting(people.CASEY):
        assert outcome(made.id, May.SEE) == "x"
        Allocation.objects.create(
            authority_id=entered.authority, child_id=made.id, account_id=people.SASHA.account,
            team_id=standings.TEAM_SOUTH, role="social-worker", from_on=TODAY,
        )  # fmt: skip
    with acting(people.WANDA):
        assert outcome(made.id, May.WRITE) == "x"
        assert not Person.standing.filter(children.visible(today=TODAY), id=made.id).exists()


def test_admission_lets_somebody_into_a_restricted_family(db: None) -> None:
    with acting(people.CHLOE) as entered:
        Admitted.objects.create(
            authority_id=entered.authority, family_id=standings.HIDDEN, account_id=people.CHLOE.account,
            why="chairs the conference", from_on=TODAY, until_on=TODAY,
        )  # fmt: skip
        assert outcome(people.REX.id, May.MEET) == "conference"
        assert outcome(people.REX.id, May.MEET, TODAY + timedelta(days=1)) == "-"
        assert Person.standing.filter(children.visible(today=TODAY), id=people.REX.id).exists()
        assert not Person.standing.filter(children.hidden(today=TODAY), id=people.REX.id).exists()


@pytest.mark.parametrize(
    "member", [people.WANDA, people.CONNIE, people.PENNY, people.INES], ids=lambda m: m.name
)
def test_a_restriction_shuts_out_whoever_does_not_hold_the_case(db: None, member: Member) -> None:
    with acting(member):
        assert outcome(people.ADA.id, May.SEE) != "-"
        Family.objects.filter(id=standings.EXAMPLES).update(
            restricted_from_on=TODAY, restricted_why="threats"
        )
        assert outcome(people.ADA.id, May.SEE) == "-"
        assert outcome(people.ADA.id, May.SEE, TODAY - timedelta(days=1)) != "-"


def opened(entered: entry.Entered, child: UUID, kind: str, hours: int) -> None:
    account = entered.actor.account
    assert account is not None
    EmergencyAccess.objects.create(
        authority_id=entered.authority, child_id=child, account_id=account, kind=kind,
        why="a call from the police", until_at=timezone.now() + timedelta(hours=hours),
    )  # fmt: skip


def test_an_emergency_opens_one_record_until_its_time_is_over(db: None) -> None:
    with acting(people.SASHA) as entered:
        opened(entered, people.ADA.id, "emergency", -1)
        assert outcome(people.ADA.id, May.SEE) == "x"
        opened(entered, people.ADA.id, "emergency", 1)
        assert outcome(people.ADA.id, May.CONTRIBUTE) == "emergency"
        assert outcome(people.ADA.id, May.WRITE) == "x"
        assert outcome(people.BEN.id, May.SEE) == "x"


def test_an_emergency_does_not_open_a_restricted_record(db: None) -> None:
    with acting(people.WINIFRED) as entered:
        opened(entered, people.REX.id, "emergency", 1)
        assert outcome(people.REX.id, May.SEE) == "-"


def test_duty_opens_the_whole_family_restricted_or_not(db: None) -> None:
    with acting(people.DORA) as entered:
        opened(entered, people.ADA.id, "duty", 1)
        assert outcome(people.BEN.id, May.WRITE) == "duty"
        assert outcome(people.REX.id, May.SUMMARY) == "x"
        opened(entered, people.REX.id, "duty", 1)
        assert outcome(people.REX.id, May.WRITE) == "duty"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("example", "system"),
        ("carry-in", "system"),
        ("obligations", "system"),
        ("seals", "x"),
        ("tests", "x"),
    ],
)
def test_a_part_of_the_program_may_only_if_it_is_named(db: None, part: str, expected: str) -> None:
    with (
        acting(people.WINIFRED) as entered,
        entry.enter(actor=actors.system(part=part), authority=entered.authority),
    ):
        assert outcome(people.ADA.id, May.WRITE) == expected
        assert outcome(people.REX.id, May.WRITE) == expected


def test_who_may_see_is_not_asked_of_the_past(db: None) -> None:
    with acting(people.WINIFRED), entry.as_known_at(moment=timezone.now()):
        with pytest.raises(entry.NotEntered, match="before"):
            children.require(child=people.ADA.id, what=May.SEE, today=TODAY)
        with pytest.raises(entry.NotEntered, match="before"):
            children.visible(today=TODAY)


def refusals() -> list[Refused]:
    """Every refusal that anybody gets about Ada."""
    found = []
    for member in (each for each in people.STAFF if each.authority == "jersey"):
        with acting(member):
            for what in TO_A_CHILD:
                try:
                    children.require(child=people.ADA.id, what=what, today=TODAY)
                except Refused as refusal:
                    found.append(refusal)
    return found


def test_refusals_say_why_and_who_can_help_and_nothing_of_the_child(db: None) -> None:
    found = refusals()
    assert len(found) > 60
    assert all(each.why.endswith(".") and each.who_can_help for each in found)
    assert not [each for each in found if people.ADA.given_name in str(each)]
