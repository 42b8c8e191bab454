"""Opening a record without a relation to the child; and the manager who is shown it."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from holdfast.access import children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import emergencies
from holdfast.casework.emergencies import DUTY, EMERGENCY
from holdfast.records.models import EmergencyAccess, Person
from tests import people
from tests.access.acting import acting
from tests.people import Member, Someone
from tests.standings import TODAY

WHY = "the school rang: she has not come home"


def opening(
    child: Someone, kind: str = EMERGENCY, *, why: str = WHY, now: datetime | None = None
) -> emergencies.Opening:
    return emergencies.open(child=child.id, kind=kind, why=why, now=now or timezone.now(), today=TODAY)


def test_with_a_reason_the_record_opens_for_two_hours_and_the_log_says_why(db: None) -> None:
    now = timezone.now()
    with acting(people.SASHA):
        with pytest.raises(Refused, match="do not work with this child"):
            children.require(child=people.ADA.id, what=May.SEE, today=TODAY)
        made = opening(people.ADA, now=now)
        assert children.require(child=people.ADA.id, what=May.SEE, today=TODAY) == "emergency"
        assert Person.standing.filter(children.visible(today=TODAY), id=people.ADA.id).exists()
        logged = Entry.objects.get(what="emergencies.open")
    assert made.until_at == now + timedelta(hours=2)
    assert (logged.about_id, logged.why) == (people.ADA.id, f"in an emergency: {WHY}")


def test_after_its_time_the_record_is_shut_again(db: None) -> None:
    with acting(people.SASHA):
        opening(people.ADA, now=timezone.now() - timedelta(hours=2))
        with pytest.raises(Refused):
            children.require(child=people.ADA.id, what=May.SEE, today=TODAY)


@pytest.mark.parametrize("why", ["", "  \n"])
def test_without_a_reason_nothing_opens(db: None, why: str) -> None:
    with acting(people.SASHA):
        with pytest.raises(Refused, match="Say why"):
            opening(people.ADA, why=why)
        assert not EmergencyAccess.objects.exists()


MAY_NOT = [people.DAN, people.ADAM, people.INES, people.LESTER, people.NOBODY]


@pytest.mark.parametrize("member", MAY_NOT, ids=lambda member: str(member.name))
def test_who_has_no_role_in_a_case_opens_nothing(db: None, member: Member) -> None:
    with acting(member), pytest.raises(Refused, match="role does not let you"):
        opening(people.ADA)


def test_only_who_is_on_duty_opens_on_duty(db: None) -> None:
    with acting(people.SASHA), pytest.raises(Refused, match="role does not let you"):
        opening(people.ADA, DUTY)
    with acting(people.DORA):
        opening(people.ADA, DUTY)
        assert children.require(child=people.BEN.id, what=May.WRITE, today=TODAY) == "duty"


def test_a_record_that_is_ones_own_needs_no_emergency(db: None) -> None:
    with acting(people.WINIFRED), pytest.raises(Refused, match="already"):
        opening(people.ADA)


def test_a_restricted_record_is_as_if_it_were_not_there_save_on_duty(db: None) -> None:
    with acting(people.WINIFRED):
        with pytest.raises(NotHere) as hidden:
            opening(people.REX)
        with pytest.raises(NotHere) as nobody:
            emergencies.open(child=uuid4(), kind=EMERGENCY, why=WHY, now=timezone.now(), today=TODAY)
        assert str(hidden.value) == str(nobody.value)
    with acting(people.DORA):
        opening(people.REX, DUTY)
        assert children.require(child=people.REX.id, what=May.SEE, today=TODAY) == "duty"


def test_the_manager_of_the_team_is_shown_it_and_says_whether_it_was_in_order(db: None) -> None:
    with acting(people.SASHA):
        made = opening(people.ADA)
    with acting(people.MARTHA):
        assert emergencies.list_to_see(today=TODAY) == ()
        with pytest.raises(Refused):
            emergencies.see(emergency=made.id, in_order=True, said="", today=TODAY)
    with acting(people.MALCOLM):
        (shown,) = emergencies.list_to_see(today=TODAY)
        assert (shown.child_name, shown.who, shown.why) == ("Ada Example", "Sasha South", WHY)
        with pytest.raises(Refused, match="what was not in order"):
            emergencies.see(emergency=made.id, in_order=False, said=" ", today=TODAY)
        emergencies.see(emergency=made.id, in_order=False, said="not hers to see", today=TODAY)
        assert emergencies.list_to_see(today=TODAY) == ()
        with pytest.raises(Refused, match="already"):
            emergencies.see(emergency=made.id, in_order=True, said="", today=TODAY)


def test_nobody_judges_their_own_opening(db: None) -> None:
    with acting(people.MARTHA):
        made = opening(people.ADA)
    with acting(people.MARTHA) as entered:
        EmergencyAccess.objects.create(
            authority_id=entered.authority, child_id=people.REX.id, account_id=people.MARTHA.account,
            kind=EMERGENCY, why=WHY, until_at=timezone.now(),
        )  # fmt: skip
        own = EmergencyAccess.objects.get(child=people.REX.id)
        assert [each.id for each in emergencies.list_to_see(today=TODAY)] == []
        with pytest.raises(Refused, match="yourself"):
            emergencies.see(emergency=own.id, in_order=True, said="", today=TODAY)
    with acting(people.SERENA):
        assert [each.id for each in emergencies.list_to_see(today=TODAY)] == [made.id]


def test_a_restricted_opening_is_shown_to_the_manager_of_the_team_alone(db: None) -> None:
    with acting(people.DORA):
        made = opening(people.REX, DUTY)
    for member, expected in ((people.MARTHA, [made.id]), (people.MALCOLM, []), (people.SERENA, [])):
        with acting(member):
            assert [each.id for each in emergencies.list_to_see(today=TODAY)] == expected


def test_there_is_nothing_to_judge_where_nothing_was_opened(db: None) -> None:
    with acting(people.MALCOLM), pytest.raises(NotHere):
        emergencies.see(emergency=uuid4(), in_order=True, said="", today=TODAY)
