"""Roles by an administrator's hand, as pages."""

import pytest

from holdfast.access import entry
from holdfast.records.models import RoleHeld
from tests import people, signed_in, standings
from tests.pages.sending import fill_in
from tests.people import Member

FROM = {"from_on_day": "1", "from_on_month": "2", "from_on_year": "2026"}


def roles_of(member: Member) -> list[str]:
    with entry.enter(actor=people.ADAM.actor, authority=signed_in.authority_of(people.ADAM)):
        return sorted(RoleHeld.objects.filter(account=member.account).values_list("role", flat=True))


def key_of(member: Member) -> str:
    with entry.enter(actor=people.ADAM.actor, authority=signed_in.authority_of(people.ADAM)):
        return str(RoleHeld.objects.get(account=member.account).id)


def test_everybody_is_listed_with_their_role(db: None) -> None:
    text = signed_in.client_as(people.ADAM).get("/roles").content.decode()
    assert "Malcolm Manager" in text
    assert "Team North" in text
    assert "With an account and no role: Norman Norole." in text


def test_a_role_is_given(db: None) -> None:
    sent = fill_in(
        signed_in.client_as(people.ADAM), "/roles/give", account=str(people.NOBODY.account),
        role="social-worker", team=str(standings.TEAM_NORTH), **FROM,
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert roles_of(people.NOBODY) == ["social-worker"]


def test_a_role_without_its_team_is_refused_and_what_was_chosen_stays(db: None) -> None:
    sent = fill_in(
        signed_in.client_as(people.ADAM), "/roles/give", account=str(people.NOBODY.account),
        role="team-manager", team="", **FROM,
    )  # fmt: skip
    text = sent.content.decode()
    assert "Team manager is held in a team" in text
    assert 'value="team-manager" class="govuk-radios__input"' in text or "checked" in text
    assert roles_of(people.NOBODY) == []


def test_the_last_administrator_is_told_why_not(db: None) -> None:
    sent = fill_in(
        signed_in.client_as(people.ADAM), f"/roles/{key_of(people.ADAM)}/end",
        on_day="1", on_month="11", on_year="2026",
    )  # fmt: skip
    assert "This is the last administrator" in sent.content.decode()


def test_a_role_is_ended(db: None) -> None:
    sent = fill_in(
        signed_in.client_as(people.ADAM), f"/roles/{key_of(people.WANDA)}/end",
        on_day="1", on_month="11", on_year="2026",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert signed_in.client_as(people.WANDA).get(f"/emergency/{people.ADA.id}").status_code in {200, 403}


@pytest.mark.parametrize("path", ["/roles", "/roles/give"])
@pytest.mark.parametrize(
    "member", [people.MALCOLM, people.SERENA, people.WINIFRED], ids=lambda member: str(member.name)
)
def test_a_manager_gives_no_roles(db: None, member: Member, path: str) -> None:
    assert signed_in.client_as(member).get(path).status_code == 403
