"""Finding people however they are remembered, never another authority's, and by an index."""

from datetime import date
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.audit.models import Entry
from holdfast.casework import search
from holdfast.records.models import Person
from tests import people
from tests.casework.searched import KEYS, inside, jersey
from tests.standings import TODAY

__all__ = ["inside", "jersey"]


def names(page: search.SearchPage) -> list[str]:
    return [match.name for match in page.matches]


REMEMBERED: dict[str, tuple[str, dict[str, Any]]] = {
    "as it is": ("Siobhan", {"name": "Siobhan Exampleson"}),
    "without accents and apostrophes": ("Zoë", {"name": "zoe omockery testwell"}),
    "its words divided otherwise": ("Zoë", {"name": "Zoe O Mockery Testwell"}),
    "a letter wrong": ("Mohammed", {"name": "Mohammed Testreman"}),
    "letters wrong in both": ("Siobhan", {"name": "Siobahn Exmaplson"}),
    "family name first": ("Mohammed", {"name": "Testerman, Mohammed"}),
    "swapped and misspelt": ("Catherine", {"name": "mcinvnted cathrine"}),
    "Mac for Mc": ("Catherine", {"name": "Catherine MacInvented"}),
    "Mc apart": ("Catherine", {"name": "Catherine Mc Invented"}),
    "by ear, which sounds alike": ("Siobhan", {"name": "Siobhan Eksampelsen"}),
    "by ear, which no sound tells": ("Siobhan", {"name": "Shivaun Exampleson"}),
    "another spelling": ("Mohammed", {"name": "Muhammad Testerman"}),
    "a short name": ("Catherine", {"name": "Kate McInvented"}),
    "another name": ("Catherine", {"name": "Kitty Formerly"}),
    "another name, misspelt": ("Siobhan", {"name": "Shiv Sampelwick"}),
    "the given name alone": ("Finlay", {"name": "Finlay"}),
    "the family name alone, misspelt": ("Finlay", {"name": "Pretned"}),
    "the date alone": ("Zoë", {"born_on": date(2014, 1, 31)}),
    "day and month swapped": ("Siobhan", {"name": "Siobhan", "born_on": date(2016, 9, 3)}),
    "day and month swapped, alone": ("Finlay", {"born_on": date(2019, 6, 5)}),
    "a figure of the year wrong": ("Mohammed", {"name": "Mohamed Testermann", "born_on": date(2013, 11, 2)}),
    "figures of the day exchanged": ("Zoë", {"name": "Zoe Testwell", "born_on": date(2014, 1, 13)}),
    "a day beside it": ("Catherine", {"name": "Cath Invented", "born_on": date(2012, 7, 9)}),
    "a date where none is recorded": ("Jonah", {"name": "Jona Fabrikant", "born_on": date(2015, 4, 4)}),
    "the year alone": ("Finlay", {"name": "Finley Pretent", "born_year": 2019}),
    "letters of other alphabets beside it": ("Jonah", {"name": "Jonah Fabricant Ωμέγα"}),
}


@pytest.mark.parametrize(("whom", "asked"), REMEMBERED.values(), ids=REMEMBERED.keys())
def test_people_are_found_as_they_are_remembered(
    inside: entry.Entered, whom: str, asked: dict[str, Any]
) -> None:
    page = search.find(**asked, today=TODAY)
    assert page.matches, page
    assert page.matches[0].person == KEYS[whom], names(page)
    assert page.matches[0].why


WHY = {
    "same name; same date of birth": {"name": "Finlay Pretend", "born_on": date(2019, 5, 6)},
    "same name, given and family name swapped": {"name": "Pretend Finlay"},
    "spelt alike; date of birth with day and month swapped": {
        "name": "Finlay Pretent", "born_on": date(2019, 6, 5),
    },
    "another form of the name; same year of birth": {"name": "Finlo Pretend", "born_year": 2019},
    "another name: same name": {"name": "Kitty Formerly"},
    "spelt alike; nearly the same date of birth": {"name": "Finlay Pretent", "born_on": date(2019, 5, 16)},
}  # fmt: skip


@pytest.mark.parametrize(("why", "asked"), WHY.items(), ids=WHY.keys())
def test_it_is_said_why_somebody_may_be_meant(inside: entry.Entered, why: str, asked: dict[str, Any]) -> None:
    assert "; ".join(search.find(**asked, today=TODAY).matches[0].why) == why


def test_what_was_looked_for_is_said_also_when_nobody_is_found(inside: entry.Entered) -> None:
    page = search.find(name="Kate Qwxzzy", born_on=date(1931, 2, 3), today=TODAY)
    assert page.matches == ()
    assert page.name == "kate qwxzzy"
    assert "catherine" in page.other_forms
    assert page.dates[0] == date(1931, 2, 3)
    assert date(1931, 3, 2) in page.dates


@pytest.mark.parametrize("name", ["", "   ", "?!", "-", "\0"])
def test_with_nothing_to_look_for_nobody_is_found(inside: entry.Entered, name: str) -> None:
    page = search.find(name=name, today=TODAY)
    assert (page.name, page.matches) == ("", ())


@pytest.mark.parametrize("name", ["a" * 5_000, "a b " * 500, "%", "'; drop table x; --", "\\", "é" * 254])
def test_no_text_breaks_it(inside: entry.Entered, name: str) -> None:
    assert isinstance(search.find(name=name, born_on=date(1880, 1, 1), today=TODAY).matches, tuple)


def test_at_most_so_many_are_shown_and_it_is_said_that_there_are_more(inside: entry.Entered) -> None:
    page = search.find(name="Filler Madeupname", today=TODAY)
    assert (len(page.matches), page.more) == (20, True)
    page = search.find(name="Filler Madeupnamea", limit=50, today=TODAY)
    assert page.matches[0].family_name == "Madeupnamea"
    assert not page.more


def test_a_corrected_name_is_found_and_the_mistake_is_not(inside: entry.Entered) -> None:
    Person.objects.filter(id=KEYS["Finlay"]).update(given_name="Barnaby", family_name="Corrected")
    assert search.find(name="Barnaby Corrected", today=TODAY).matches[0].person == KEYS["Finlay"]
    assert KEYS["Finlay"] not in {each.person for each in search.find(name="Pretend", today=TODAY).matches}


def test_a_corrected_date_is_found_under_every_name(inside: entry.Entered) -> None:
    Person.objects.filter(id=KEYS["Catherine"]).update(born_on=date(2013, 12, 12))
    for name in ("Catherine McInvented", "Kitty Formerly"):
        match = search.find(name=name, born_on=date(2013, 12, 12), today=TODAY).matches[0]
        assert match.why[-1] == "same date of birth"


def test_an_unborn_child_is_found_by_the_day_it_is_expected(inside: entry.Entered) -> None:
    found = search.find(born_on=people.UNBORN.expected_on, today=TODAY).matches[0]
    assert (found.person, found.expected_on) == (people.UNBORN.id, people.UNBORN.expected_on)


def test_whoever_is_withdrawn_is_not_found_until_they_stand_again(inside: entry.Entered) -> None:
    whom = Person.objects.filter(id=KEYS["Catherine"])
    whom.update(withdrawn_at="2026-02-01T10:00:00Z", withdrawn_why="recorded twice")
    for name in ("Catherine McInvented", "Kitty Formerly"):
        assert KEYS["Catherine"] not in {each.person for each in search.find(name=name, today=TODAY).matches}
    whom.update(withdrawn_at=None, withdrawn_why="")
    for name in ("Catherine McInvented", "Kitty Formerly"):
        assert search.find(name=name, today=TODAY).matches[0].person == KEYS["Catherine"]


def test_another_authoritys_people_are_never_found(inside: entry.Entered) -> None:
    """Whatever is asked; and the same question is answered on the other side."""
    asked: list[dict[str, Any]] = [
        {"name": "Finlo Sample"},
        {"name": "Sample"},
        {"born_on": people.FINLO.born_on},
        {"name": "Finlo", "born_on": people.FINLO.born_on},
    ]
    for each in asked:
        assert people.FINLO.id not in {match.person for match in search.find(**each, today=TODAY).matches}
    similar = search.find_similar(
        given_name="Finlo", family_name="Sample", born_on=people.FINLO.born_on, today=TODAY
    )
    assert people.FINLO.id not in {each.person for each in similar}


def test_the_other_side_finds_its_own(db: None) -> None:
    man = entry.find_authority(host="isle-of-man.localhost")
    assert man is not None
    with entry.enter(actor=people.MONA.actor, authority=man.id, reason="at work"):
        assert search.find(name="Finlo Sampel", today=TODAY).matches[0].person == people.FINLO.id


def test_a_search_is_logged_without_what_was_searched(inside: entry.Entered) -> None:
    search.find(name="Siobhan Exampleson", born_on=date(2016, 3, 9), today=TODAY)
    logged = Entry.objects.filter(what="search.find").latest("at")
    assert (logged.about, logged.about_id, logged.why) == ("search", None, "a call")
