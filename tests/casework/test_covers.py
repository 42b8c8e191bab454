"""Cover: whoever covers sees the same children from the first day to the last, and no longer."""

from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import covers, people
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA = cast.ADA.id
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)


def arrange(**said: object) -> covers.Covered:
    default = {
        "away": cast.WINIFRED.account, "covering": cast.SASHA.account, "from_on": TODAY, "until_on": FRIDAY,
        "today": TODAY,
    }  # fmt: skip
    return covers.arrange(**{**default, **said})  # type: ignore[arg-type]


def sees(entered: entry.Entered, on: date) -> bool:
    with entry.enter(actor=cast.SASHA.actor, authority=entered.authority):
        try:
            people.show(person=ADA, today=on)
        except Refused:
            return False
    return True


def test_whoever_covers_sees_the_children_through_the_last_day(db: None) -> None:
    with at_work(cast.MALCOLM) as entered:
        assert not sees(entered, TODAY)
        made = arrange(why="on leave")
        assert (made.away_name, made.covering_name) == ("Winifred Worker", "Sasha South")
        assert [sees(entered, on) for on in (TODAY, FRIDAY, MONDAY)] == [True, True, False]
        covers.end(cover=made.id, on=date(2026, 3, 4), today=TODAY)
        assert [sees(entered, on) for on in (date(2026, 3, 4), date(2026, 3, 5))] == [True, False]
    with at_work(cast.ADAM):
        logged = Entry.objects.filter(what="covers.arrange").values_list("about_id", flat=True)
        assert set(logged) == {cast.WINIFRED.account, cast.SASHA.account}


@pytest.mark.parametrize("member", [cast.WINIFRED, cast.MALCOLM, cast.SERENA])
def test_oneself_ones_manager_and_the_service_arrange_it(db: None, member: cast.Member) -> None:
    with at_work(member):
        assert arrange().covering_name == "Sasha South"
        assert [each.away_name for each in covers.list_covers(today=TODAY)] == ["Winifred Worker"]


@pytest.mark.parametrize("member", [cast.WANDA, cast.MARTHA, cast.SASHA, cast.CONNIE])
def test_nobody_else_does(db: None, member: cast.Member) -> None:
    with at_work(member), refused("arranged by the manager", helped_by="their manager"):
        arrange()


def test_what_cannot_be_is_refused_in_words(db: None) -> None:
    with at_work(cast.MALCOLM):
        with refused("Nobody covers for themselves"):
            arrange(covering=cast.WINIFRED.account)
        with refused("It ends before it begins"):
            arrange(from_on=MONDAY)
        with refused("is past"):
            arrange(from_on=date(2026, 2, 2), until_on=date(2026, 2, 27))
        with refused("Lester Leaver has left"):
            arrange(covering=cast.LESTER.account)
        with refused("holds no role in which to cover"):
            arrange(covering=cast.PENNY.account)
        made = arrange()
        with refused("ends before that day"):
            covers.end(cover=made.id, on=MONDAY, today=TODAY)
