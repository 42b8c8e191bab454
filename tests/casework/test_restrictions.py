"""Restricting a family group: nobody else learns of it, somebody is let in, and it is lifted again."""

from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import people, restrictions
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id


def sees(entered: entry.Entered, member: cast.Member, on: date = TODAY) -> bool:
    with entry.enter(actor=member.actor, authority=entered.authority):
        try:
            people.show(person=BEN, today=on)
        except Refused:
            return False
    return True


def test_the_whole_family_is_restricted_and_lifted(db: None) -> None:
    with at_work(cast.MALCOLM) as entered:
        assert sees(entered, cast.CONNIE)
        page = restrictions.restrict(child=ADA, why="a relative on the staff", today=TODAY)
        assert (page.restricted, page.members, page.why) == (True, 4, "a relative on the staff")
        assert [sees(entered, each) for each in (cast.WINIFRED, cast.MALCOLM, cast.CONNIE, cast.SERENA)] == [
            True, True, False, False,
        ]  # fmt: skip
        with entry.enter(actor=cast.CONNIE.actor, authority=entered.authority), pytest.raises(NotHere):
            people.show(person=BEN, today=TODAY)
        logged = Entry.objects.filter(what="restrictions.restrict").values_list("about_id", flat=True)
        assert {ADA, BEN, cast.MOTHER.id} <= set(logged)
        restrictions.lift(child=ADA, why="they have left", today=TODAY)
        assert sees(entered, cast.CONNIE)
        assert not restrictions.show(child=ADA, today=TODAY).restricted


def test_somebody_is_let_in_and_shut_out(db: None) -> None:
    with at_work(cast.MALCOLM) as entered:
        restrictions.restrict(child=ADA, why="a relative on the staff", today=TODAY)
        page = restrictions.admit(
            child=ADA, account=cast.CONNIE.account, why="arranges the review", until_on=date(2026, 3, 6),
            today=TODAY,
        )  # fmt: skip
        assert [(each.name, each.why) for each in page.admitted] == [
            ("Connie Conference", "arranges the review")
        ]
        assert [sees(entered, cast.CONNIE, on) for on in (TODAY, date(2026, 3, 6), date(2026, 3, 7))] == [
            True, True, False,
        ]  # fmt: skip
        tomorrow = date(2026, 3, 3)
        restrictions.shut_out(child=ADA, account=cast.CONNIE.account, why="it was held", today=tomorrow)
        assert not sees(entered, cast.CONNIE, tomorrow)


def test_whoever_was_let_in_today_is_shut_out_today(db: None) -> None:
    with at_work(cast.MALCOLM) as entered:
        restrictions.restrict(
            child=ADA, why="a relative on the staff", admit=[cast.SASHA.account], today=TODAY
        )
        assert sees(entered, cast.SASHA)
        restrictions.shut_out(child=ADA, account=cast.SASHA.account, why="the wrong Sasha", today=TODAY)
        assert not sees(entered, cast.SASHA)


def test_nobody_is_let_in_any_longer_by_a_restriction_that_is_lifted(db: None) -> None:
    with at_work(cast.MALCOLM) as entered:
        restrictions.restrict(
            child=ADA, why="a relative on the staff", admit=[cast.SASHA.account], today=TODAY
        )
        restrictions.lift(child=ADA, why="they have left", today=TODAY)
        assert not sees(entered, cast.SASHA)
        page = restrictions.restrict(child=ADA, why="another relative", today=TODAY)
        assert page.admitted == ()
        assert not sees(entered, cast.SASHA)


def test_what_cannot_be_is_refused_in_words(db: None) -> None:
    with at_work(cast.MALCOLM):
        with refused("A restriction needs its reason"):
            restrictions.restrict(child=ADA, why=" ", today=TODAY)
        with refused("The family is not restricted"):
            restrictions.lift(child=ADA, why="x", today=TODAY)
        restrictions.restrict(child=ADA, why="a relative on the staff", today=TODAY)
        with refused("restricted already"):
            restrictions.restrict(child=BEN, why="x", today=TODAY)
        with refused("Lester Leaver has left"):
            restrictions.admit(child=ADA, account=cast.LESTER.account, why="x", today=TODAY)
        restrictions.admit(child=ADA, account=cast.SASHA.account, why="x", today=TODAY)
        with refused("They are let in already"):
            restrictions.admit(child=ADA, account=cast.SASHA.account, why="x", today=TODAY)
        with pytest.raises(NotHere):
            restrictions.shut_out(child=ADA, account=cast.CONNIE.account, why="x", today=TODAY)


@pytest.mark.parametrize("member", [cast.WINIFRED, cast.CONNIE, cast.INES, cast.ADAM])
def test_a_manager_decides_and_nobody_else(db: None, member: cast.Member) -> None:
    with at_work(member), pytest.raises(Refused) as refusal:
        restrictions.restrict(child=ADA, why="x", today=TODAY)
    assert refusal.value.who_can_help
