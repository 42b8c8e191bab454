"""School, GP and health visitor of a child with dates, and who is in the core group."""

from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import involvements, people
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import HEALTH, TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id
ON, CHANGED = date(2026, 2, 2), date(2026, 2, 16)


def test_a_change_of_school_ends_the_one_before_that_day(db: None) -> None:
    with at_work(cast.WINIFRED):
        schools = [
            involvements.record_agency(name=name, kind="school", phone="01632 960040", today=TODAY)
            for name in ("Invented School", "Another School")
        ]
        involvements.involve(
            children=[ADA, BEN], role="teacher", agency=schools[0].id, from_on=ON, today=TODAY
        )
        involvements.involve(
            children=[ADA], role="teacher", agency=schools[1].id, from_on=CHANGED, instead=True, today=TODAY
        )
        found = [each for each in involvements.of_child(child=ADA, today=TODAY) if each.role == "teacher"]
        assert [(each.agency, each.phone, each.from_on, each.until_on) for each in found] == [
            ("Another School", "01632 960040", CHANGED, None),
            ("Invented School", "01632 960040", ON, CHANGED),
        ]
        assert [each.until_on for each in involvements.of_child(child=BEN, today=TODAY)] == [None]
        logged = Entry.objects.filter(what="involvements.involve").values_list("about_id", flat=True)
        assert sorted(map(str, logged)) == sorted(map(str, [ADA, ADA, BEN]))


def test_whoever_has_an_account_sees_the_child_while_it_lasts(db: None) -> None:
    with at_work(cast.WINIFRED) as entered:

        def sees() -> bool:
            with entry.enter(actor=cast.PENNY.actor, authority=entered.authority):
                try:
                    people.show(person=BEN, today=TODAY)
                except Refused:
                    return False
            return True

        assert not sees()
        made = involvements.involve(
            children=[BEN], role="health-visitor", account=cast.PENNY.account, from_on=ON, today=TODAY
        )
        assert sees()
        assert made[0].name == "Penny Partner"
        assert involvements.put_in_core_group(involvement=made[0].id, core_group=True, today=TODAY).core_group
        involvements.end(involvement=made[0].id, on=TODAY, today=TODAY)
        assert not sees()


def test_what_cannot_be_is_refused_in_words(db: None) -> None:
    with at_work(cast.WINIFRED):
        with refused("This agency is recorded already"):
            involvements.record_agency(name="Example Health Visiting", kind="health", today=TODAY)
        with refused("not one of the choices for the kind of agency"):
            involvements.record_agency(name="x", kind="circus", today=TODAY)
        with refused("longer than 254"):
            involvements.record_agency(name="E" * 255, kind="gp", today=TODAY)
        with refused("Say which agency it is, or who"):
            involvements.involve(children=[ADA], role="doctor", from_on=ON, today=TODAY)
        with refused("not one of the choices for what they are to the child"):
            involvements.involve(children=[ADA], role="friend", agency=HEALTH, from_on=ON, today=TODAY)
        with refused("It ends before it begins"):
            involvements.involve(
                children=[ADA], role="doctor", agency=HEALTH, from_on=ON, until_on=date(2026, 1, 1),
                today=TODAY,
            )  # fmt: skip
        with refused("Lester Leaver has left"):
            involvements.involve(
                children=[ADA], role="police", account=cast.LESTER.account, from_on=ON, today=TODAY
            )
        with pytest.raises(NotHere):
            involvements.involve(children=[ADA], role="doctor", agency=ADA, from_on=ON, today=TODAY)


@pytest.mark.parametrize("member", [cast.PENNY, cast.CONNIE, cast.INES, cast.SEBASTIAN])
def test_who_does_not_write_of_the_child_changes_nothing(db: None, member: cast.Member) -> None:
    with at_work(member), refused("but not record the work", helped_by="the manager"):
        involvements.involve(children=[ADA], role="doctor", agency=HEALTH, from_on=ON, today=TODAY)
