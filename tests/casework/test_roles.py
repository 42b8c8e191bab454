"""Roles are given and ended by administrators, and one administrator always stays."""

from datetime import date, timedelta

import pytest

from holdfast.access import children, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import roles
from holdfast.records.models import RoleHeld
from tests import people, standings
from tests.access.acting import acting
from tests.people import Member
from tests.standings import TODAY


def give(member: Member, role: str, until_on: date | None = None) -> None:
    team = standings.TEAM_NORTH if role in {"social-worker", "team-manager"} else None
    roles.give(account=member.account, role=role, team=team, from_on=TODAY, until_on=until_on, today=TODAY)


def held(member: Member, role: str) -> RoleHeld:
    found: RoleHeld = RoleHeld.objects.get(account=member.account, role=role)
    return found


def test_a_role_that_is_given_holds_at_once_and_is_logged(db: None) -> None:
    with acting(people.ADAM):
        give(people.NOBODY, "social-worker")
        assert Entry.objects.filter(what="roles.give", about_id=people.NOBODY.account).exists()
    with acting(people.NOBODY):
        assert children.require(child=people.ADA.id, what=May.SEE, today=TODAY) == "team"


def test_a_role_that_is_ended_is_gone_after_its_last_day(db: None) -> None:
    with acting(people.ADAM):
        roles.end(held=held(people.WANDA, "social-worker").id, on=TODAY - timedelta(days=1), today=TODAY)
    with acting(people.WANDA), pytest.raises(Refused):
        children.require(child=people.ADA.id, what=May.SEE, today=TODAY)


OTHERS = [people.MALCOLM, people.SERENA, people.SAFIYA, people.WINIFRED, people.DAN, people.INES]


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: str(member.name))
def test_nobody_but_an_administrator_gives_ends_or_lists_roles(db: None, member: Member) -> None:
    with acting(member):
        own = RoleHeld.objects.filter(account=member.account).first()
        assert own is not None
        with pytest.raises(Refused):
            give(member, "administrator")
        with pytest.raises(Refused):
            roles.end(held=own.id, on=TODAY, today=TODAY)
        with pytest.raises(Refused):
            roles.list_held(today=TODAY)
        with pytest.raises(Refused):
            roles.show(held=own.id, today=TODAY)


def test_the_last_administrator_stays(db: None) -> None:
    with acting(people.ADAM):
        with pytest.raises(Refused, match="last administrator"):
            roles.end(held=held(people.ADAM, "administrator").id, on=TODAY, today=TODAY)
        give(people.NOBODY, "administrator")
        roles.end(held=held(people.ADAM, "administrator").id, on=TODAY, today=TODAY)
        with pytest.raises(Refused, match="last administrator"):
            roles.end(held=held(people.NOBODY, "administrator").id, on=TODAY, today=TODAY)


def test_an_administrator_who_leaves_soon_is_no_other_administrator(db: None) -> None:
    with acting(people.ADAM):
        give(people.NOBODY, "administrator", until_on=TODAY + timedelta(days=3))
        with pytest.raises(Refused, match="last administrator"):
            roles.end(held=held(people.ADAM, "administrator").id, on=TODAY + timedelta(days=3), today=TODAY)


@pytest.mark.parametrize("member", [people.LESTER], ids=lambda member: str(member.name))
def test_a_leaver_gets_no_role(db: None, member: Member) -> None:
    with acting(people.ADAM), pytest.raises(Refused, match="has left"):
        give(member, "data-officer")


def test_an_inspector_needs_an_end(db: None) -> None:
    with acting(people.ADAM):
        with pytest.raises(Refused, match="until when"):
            give(people.NOBODY, "inspector")
        give(people.NOBODY, "inspector", until_on=TODAY + timedelta(days=30))


def test_the_list_has_everybody_and_says_who_holds_none(db: None) -> None:
    with acting(people.ADAM):
        page = roles.list_held(today=TODAY)
    assert ("Malcolm Manager", "Team manager", "Team North") in {
        (each.name, each.role_name, each.team_name) for each in page.held
    }
    assert page.without == ("Norman Norole",)
    assert "Lester Leaver" not in {name for _, name in page.accounts}


def test_a_role_of_another_authority_is_not_here(db: None) -> None:
    with acting(people.MONA):
        manx = RoleHeld.objects.filter(account=people.MONA.account).first()
    assert manx is not None
    with acting(people.ADAM):
        with pytest.raises(NotHere):
            roles.end(held=manx.id, on=TODAY, today=TODAY)
        standing.forget()
