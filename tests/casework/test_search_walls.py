"""The function that finds people, asked by the application: nothing fools it, and it goes by indexes."""

from typing import Any

import psycopg
import pytest
from django.db import connection

from holdfast.access import entry
from holdfast.cli.clusters import Addresses
from tests import people
from tests.casework.searched import KEYS, inside, jersey

__all__ = ["inside", "jersey"]

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
