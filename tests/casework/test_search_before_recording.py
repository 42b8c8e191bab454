"""Who is recorded already is said before anybody is; who may look for anybody, and what they learn."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.casework import search
from holdfast.records.models import Alias
from tests import people
from tests.casework.searched import KEYS, inside, jersey
from tests.standings import TODAY

__all__ = ["inside", "jersey"]


SIMILAR: dict[str, tuple[search.Newcomer, str]] = {
    "the same": (search.Newcomer(given_name="Finlay", family_name="Pretend", born_on=date(2019, 5, 6)),
                 search.SAME),
    "no date": (search.Newcomer(given_name="Finlay", family_name="Pretend"), search.CLOSE),
    "a letter wrong": (search.Newcomer(given_name="Finlay", family_name="Pretent", born_on=date(2019, 5, 6)),
                       search.CLOSE),
    "swapped": (search.Newcomer(given_name="Pretend", family_name="Finlay", born_on=date(2019, 6, 5)),
                search.CLOSE),
    "another": (search.Newcomer(given_name="Wendeline", family_name="Elsewhere", born_on=date(2019, 5, 6)),
                ""),
    "the same date alone": (search.Newcomer(given_name="", family_name="", born_on=date(2019, 5, 6)), ""),
}  # fmt: skip


@pytest.mark.parametrize(("newcomer", "strength"), SIMILAR.values(), ids=SIMILAR.keys())
def test_who_is_recorded_already_is_said_before(
    inside: entry.Entered, newcomer: search.Newcomer, strength: str
) -> None:
    found = search.find_similar(
        given_name=newcomer.given_name, family_name=newcomer.family_name, born_on=newcomer.born_on,
        today=TODAY,
    )  # fmt: skip
    assert [each.strength for each in found[:1]] == ([strength] if strength else [])
    assert all(each.person == KEYS["Finlay"] for each in found[:1])


def test_many_are_asked_about_at_once_with_the_same_answers(inside: entry.Entered) -> None:
    newcomers = [newcomer for newcomer, _ in SIMILAR.values()]
    one_by_one = tuple(
        search.find_similar(
            given_name=each.given_name, family_name=each.family_name, born_on=each.born_on, today=TODAY
        )
        for each in newcomers
    )
    assert search.find_similar_many(newcomers=newcomers, today=TODAY) == one_by_one
    with CaptureQueriesContext(connection) as few:
        search.find_similar_many(newcomers=newcomers[:1], today=TODAY)
    with CaptureQueriesContext(connection) as many:
        search.find_similar_many(newcomers=newcomers * 20, today=TODAY)
    assert len(many) == len(few)


def test_somebody_elses_child_shows_name_and_year_alone(jersey: entry.Authority) -> None:
    with entry.enter(actor=people.SASHA.actor, authority=jersey.id, reason="a call"):
        Alias.objects.create(authority_id=jersey.id, person_id=people.ADA.id, name="Addie Formerly")
        match = search.find(name="Ada Exmaple", born_on=people.ADA.born_on, today=TODAY).matches[0]
    assert (match.name, match.born_year, match.may_open) == ("Ada Example", 2018, False)
    assert (match.born_on, match.expected_on, match.other_names, match.why) == (None, None, (), ())


def test_a_restricted_family_is_not_revealed(jersey: entry.Authority) -> None:
    asked: dict[str, Any] = {"name": "Rex Hidden", "born_on": people.REX.born_on, "today": TODAY}
    for member, found in ((people.WINIFRED, False), (people.MARTHA, True), (people.SASHA, True)):
        with entry.enter(actor=member.actor, authority=jersey.id, reason="a call"):
            shown = {match.person for match in search.find(**asked).matches}
            similar = search.find_similar(
                given_name="Rex", family_name="Hidden", born_on=people.REX.born_on, today=TODAY
            )
        assert (people.REX.id in shown, bool(similar)) == (found, found), member.name


def test_a_partner_learns_of_nobody_elses_children(jersey: entry.Authority) -> None:
    with entry.enter(actor=people.PENNY.actor, authority=jersey.id, reason="a call"):
        assert [each.person for each in search.find(name="Ada", today=TODAY).matches] == [people.ADA.id]
        assert search.find(name="Uma Unit", today=TODAY).matches == ()


def test_visitors_and_those_who_have_to_do_with_no_child_are_refused(jersey: entry.Authority) -> None:
    newcomer = search.Newcomer(given_name="Ada", family_name="Example")
    for actor in (actors.VISITOR, people.ADAM.actor, people.NOBODY.actor):
        with entry.enter(actor=actor, authority=jersey.id):
            with pytest.raises(Refused):
                search.find(name="Ada", today=TODAY)
            with pytest.raises(Refused):
                search.find_similar(given_name="Ada", family_name="Example", born_on=None, today=TODAY)
            with pytest.raises(Refused):
                search.find_similar_many(newcomers=[newcomer], today=TODAY)
