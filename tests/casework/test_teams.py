"""Teams and units: roles given and ended, and what a unit lacks shown."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import teams
from holdfast.records.models import RoleHeld
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TEAM_NORTH, TODAY, UNIT_ONE

ON = date(2026, 2, 2)


@pytest.fixture
def administering(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.ADAM) as entered:
        yield entered


@pytest.mark.requirement("W-2")
def test_a_vacancy_and_a_double_of_a_unit_are_shown(administering: entry.Entered) -> None:
    shown = teams.show(team=UNIT_ONE, today=TODAY)
    assert shown.lacks == ("Social worker: vacant",)
    teams.give_role(
        account=cast.WANDA.account, role="child-practitioner", team=UNIT_ONE, from_on=ON, today=TODAY
    )
    shown = teams.show(team=UNIT_ONE, today=TODAY)
    assert shown.lacks == (
        "Social worker: vacant",
        "Child practitioner: held by Chris Practitioner and Wanda Worker",
    )
    assert [each.role for each in shown.places if each.is_vacant] == ["social-worker"]
    assert [each.role for each in shown.places if each.is_double] == ["child-practitioner"]


def test_a_whole_unit_lacks_nothing(administering: entry.Entered) -> None:
    teams.give_role(account=cast.WANDA.account, role="social-worker", team=UNIT_ONE, from_on=ON, today=TODAY)
    assert teams.show(team=UNIT_ONE, today=TODAY).lacks == ()


def test_a_role_begins_and_ends_with_its_days(administering: entry.Entered) -> None:
    made = teams.give_role(
        account=cast.NOBODY.account, role="social-worker", team=TEAM_NORTH, from_on=ON, today=TODAY
    )
    named = [each.name for each in teams.show(team=TEAM_NORTH, today=TODAY).holders]
    assert "Norman Norole" in named
    teams.end_role(held=made.held, on=date(2026, 2, 27), today=TODAY)
    named = [each.name for each in teams.show(team=TEAM_NORTH, today=TODAY).holders]
    assert "Norman Norole" not in named
    assert [each.what for each in Entry.objects.filter(about_id=cast.NOBODY.account).order_by("at")] == [
        "teams.give_role",
        "teams.end_role",
    ]


def test_what_cannot_be_is_refused_in_words(administering: entry.Entered) -> None:
    who = cast.NOBODY.account
    with refused("Social worker is held in a team: choose which"):
        teams.give_role(account=who, role="social-worker", from_on=ON, today=TODAY)
    with refused("is not held in a team"):
        teams.give_role(account=who, role="data-officer", team=TEAM_NORTH, from_on=ON, today=TODAY)
    with refused("An inspector reads for a period"):
        teams.give_role(account=who, role="inspector", from_on=ON, today=TODAY)
    with refused("It ends before it begins"):
        teams.give_role(account=who, role="data-officer", from_on=ON, until_on=date(2026, 1, 1), today=TODAY)
    with refused("Lester Leaver has left"):
        teams.give_role(account=cast.LESTER.account, role="data-officer", from_on=ON, today=TODAY)
    with refused("holds this role already"):
        teams.give_role(account=cast.DAN.account, role="data-officer", from_on=ON, today=TODAY)
    with refused("There is a team of this name already"):
        teams.record(name="Team North", today=TODAY)
    with refused("A team needs a name"):
        teams.record(name="  ", today=TODAY)
    with refused("longer than 254"):
        teams.record(name="E" * 255, today=TODAY)


@pytest.mark.parametrize("member", [cast.MALCOLM, cast.SERENA, cast.WINIFRED, cast.NOBODY])
def test_whoever_looks_after_roles_gives_them_and_nobody_else(db: None, member: cast.Member) -> None:
    with at_work(member):
        with pytest.raises(Refused) as refusal:
            teams.give_role(account=cast.NOBODY.account, role="data-officer", from_on=ON, today=TODAY)
        assert "administrator" in refusal.value.who_can_help
        assert not RoleHeld.objects.filter(account=cast.NOBODY.account).exists()


def test_a_partner_and_somebody_without_a_role_see_no_teams(db: None) -> None:
    for member in (cast.PENNY, cast.NOBODY):
        with at_work(member), refused("Only the authority’s own people"):
            teams.list_teams(today=TODAY)
