"""Finding people however they are remembered, never another authority's, and by an index."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import search
from holdfast.cli.clusters import Addresses
from holdfast.records.models import Alias, Person
from tests import people
from tests.standings import TODAY

KEYS: dict[str, UUID] = {}
# Invented, each to be found in its own way; the last are beside them and must not crowd them out.
KNOWN = [
    ("Siobhan", "Exampleson", date(2016, 3, 9), ["Shiv Samplewick"]),
    ("Mohammed", "Testerman", date(2018, 11, 2), []),
    ("Zoë", "O’Mockery-Testwell", date(2014, 1, 31), []),
    ("Catherine", "McInvented", date(2012, 7, 8), ["Kitty Formerly"]),
    ("Jonah", "Fabricant", None, []),
    ("Finlay", "Pretend", date(2019, 5, 6), []),
    *(("Filler", f"Madeupname{letter}", date(2011, 1, 1), []) for letter in "abcdefghijklmnopqrstuvwxyz"),
]


@pytest.fixture
def jersey(db: None) -> entry.Authority:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found


@pytest.fixture
def inside(jersey: entry.Authority) -> Iterator[entry.Entered]:
    """A service manager, who may open every page, with the people above."""
    with entry.enter(actor=people.SERENA.actor, authority=jersey.id, reason="a call") as entered:
        for given, family, born, others in KNOWN:
            made = Person.objects.create(
                authority_id=jersey.id, given_name=given, family_name=family, born_on=born
            )
            for name in others:
                Alias.objects.create(authority_id=jersey.id, person=made, name=name)
            KEYS[given] = made.id
        yield entered


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


# ---------------------------------------------------------------- the function itself, as the application
ASK = "select person_id from holdfast.find_people(%s, %s, '{}', null, null, 0.4, 0)"


def test_no_setting_fools_the_function(inside: entry.Entered) -> None:
    asked: list[Any] = ["finlay pretend", ["finlay", "pretend"]]
    tricks = [
        "set local search_path = known, public",
        "set local search_path = pg_temp, history",
        "select set_config('pg_trgm.similarity_threshold', '1', true)",
        "select set_config('holdfast.known_at', '2001-01-01', true)",
    ]
    for trick in tricks:
        with connection.cursor() as cursor:
            cursor.execute(trick)
            cursor.execute(ASK, asked)
            assert (KEYS["Finlay"],) in cursor.fetchall(), trick


def test_without_an_authority_it_finds_nobody(committing: Addresses) -> None:
    unset = (psycopg.errors.UndefinedObject, psycopg.errors.InvalidTextRepresentation)
    with psycopg.connect(committing.application) as application, pytest.raises(unset):
        application.execute(ASK, ["ada example", ["ada", "example"]])


def test_it_goes_by_the_indexes_under_row_security(committing: Addresses) -> None:
    """The same condition asked plainly by the application cannot."""
    with psycopg.connect(committing.owner, autocommit=True) as owner:
        owner.execute("select set_config('holdfast.actor', 'system:tests', false)")
        row = owner.execute("select id from records_authority where slug = 'jersey'").fetchone()
        assert row is not None
        blank = "sex, ethnicity, religion, warning, withdrawn_why"
        owner.execute(
            f"insert into records_person (id, authority_id, given_name, family_name, born_on, {blank})"
            " select gen_random_uuid(), %s, 'Given' || md5(n::text), 'Family' || md5(n::text || 'x'),"
            " date '2010-01-01' + n %% 3000, '', '', '', '', '' from generate_series(1, 5000) n",
            [row[0]],
        )
        owner.execute("vacuum analyze records_searchname")
    with psycopg.connect(committing.application) as application:
        application.execute("select set_config('holdfast.authority', %s, true)", [str(row[0])])
        plain = "explain select person_id from records_searchname where words operator(public.%%) %s"
        plan = "\n".join(str(line) for (line,) in application.execute(plain, ["ada example"]).fetchall())
        assert "searchname_words" not in plan
        scans = {name: _scans(application, name) for name in ("searchname_words", "searchname_keys")}
        whole = _scans(application, "records_searchname")
        born = "select person_id from holdfast.find_people(%s, %s, %s::date[], null, null, 0.4, 60)"
        found = application.execute(born, ["ada example", ["ada", "example"], ["2018-05-04"]]).fetchall()
        assert (people.ADA.id,) in found
        assert all(_scans(application, name) > before for name, before in scans.items())
        assert _scans(application, "records_searchname") == whole


def _scans(application: psycopg.Connection[Any], name: str) -> int:
    """How often a table was read from end to end, or an index was used, in this transaction."""
    found = application.execute("select pg_stat_get_xact_numscans(%s::regclass)", [name]).fetchone()
    assert found is not None
    return int(found[0])


READ = {
    "Zoë": "zoe", "O’Brien": "obrien", "O Brien": "obrien", "Anne-Marie": "anne marie", "Mack": "mack",
    "MacDonald": "mcdonald", "Mc Donald": "mcdonald", "  de  la Cruz ": "de la cruz", "Strauß": "strauss",
    "Łukasz Øster": "lukasz oster", "St. John": "st john", "Ægir": "aegir", "Ｆｕｌｌ": "full",
    "N’Dour": "ndour", "Şerife İnce": "serife ince", "Анна": "анна",
    "Smith_Jones/Test": "smith jones test",
}  # fmt: skip


@pytest.mark.parametrize(("written", "read"), READ.items(), ids=READ.keys())
def test_a_name_is_read_in_plain_letters(inside: entry.Entered, written: str, read: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select word from holdfast.read_name(%s)", [written])
        words = [word for (word,) in cursor.fetchall()]
        assert " ".join(words) == read
        cursor.execute("select word from holdfast.read_name(%s)", [read])  # and read again, it stays
        assert [word for (word,) in cursor.fetchall()] == words
