"""What a relation to a child comes from, when it begins and when it ends: boundaries, one by one."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.access import children, entry
from holdfast.access.children import May
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
from tests.access.acting import acting, outcome
from tests.people import Member
from tests.standings import TODAY


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
