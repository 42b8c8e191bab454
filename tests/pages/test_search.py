"""The search page: what it finds, what it says when it finds nobody, and what it makes of a typed line."""

from datetime import date
from urllib.parse import quote

import pytest

from holdfast.pages.typed_search import Typed, take_apart
from tests import people
from tests.signed_in import client_as

TODAY = date(2026, 11, 27)


def shown(typed: str, member: people.Member = people.WINIFRED) -> str:
    answer = client_as(member).get(f"/search?q={quote(typed)}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["ada exmaple 4.5.2018", "Exampel Ada", "Aida Example, 5/4/18", "4 May 2018"]
)
def test_a_child_is_found_as_it_is_typed(db: None, typed: str) -> None:
    page = shown(typed)
    assert f'href="/children/{people.ADA.id}"' in page
    assert "born 4 May 2018" in page


def test_it_says_why_and_what_was_looked_for(db: None) -> None:
    page = shown("ada exmaple 5.4.2018")
    assert "Spelt alike; date of birth with day and month swapped" in page
    assert "ada exmaple</strong>" in page
    assert "5 April 2018" in page
    assert "The records of Jersey alone" in page


def test_nobody_found_never_says_not_known(db: None) -> None:
    page = shown("Zebulon Qwertzui 1.2.1999")
    assert "That does not say that nobody is recorded" in page
    assert "zebulon qwertzui" in page
    assert 'href="?q=Zebulon+Qwertzui"' in page
    assert "not known" not in page.lower()


def test_an_unborn_child_is_listed_with_the_day_it_is_expected(db: None) -> None:
    page = shown("24.12.2026")
    assert "expected on 24 Dec 2026" in page


def test_somebody_elses_child_is_named_with_the_year_alone(db: None) -> None:
    page = shown("ada example 4.5.2018", people.SASHA)
    assert "born in 2018" in page
    assert "4 May 2018</span>" not in page
    assert "You do not work with this person" in page


def test_a_restricted_child_is_not_in_the_page(db: None) -> None:
    assert str(people.REX.id) not in shown("Rex Hidden 9.1.2017")
    assert str(people.REX.id) in shown("Rex Hidden 9.1.2017", people.SASHA)


def test_before_anything_is_typed_there_is_the_box_alone(db: None) -> None:
    page = client_as(people.WINIFRED).get("/search").content.decode()
    assert 'id="q"' in page
    assert "What was looked for" not in page


@pytest.mark.parametrize("typed", ["?", "..", "- -"])
def test_what_is_neither_name_nor_date_is_said_at_the_field(db: None, typed: str) -> None:
    page = shown(typed)
    assert "Type a name, or a date of birth, or both" in page
    assert 'href="#q"' in page
    assert "<title>Error: " in page


def test_a_day_that_is_none_is_said(db: None) -> None:
    page = shown("Ada Example 31.2.2018")
    assert "There is no such day as 31.2.2018" in page
    assert str(people.ADA.id) in page


def test_hostile_text_comes_out_as_it_went_in(db: None) -> None:
    page = shown("<script>alert(1)</script> \"'&")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#x27;&amp;" in page


def test_whoever_has_to_do_with_no_child_is_refused(db: None) -> None:
    answer = client_as(people.ADAM).get("/search?q=ada")
    assert answer.status_code == 403
    assert str(people.ADA.id) not in answer.content.decode()


DAY = date(2018, 5, 4)
TYPED = {
    "ada example": Typed(name="ada example"),
    "ada example 4.5.2018": Typed(name="ada example", born_on=DAY),
    "4/5/2018 ada example": Typed(name="ada example", born_on=DAY),
    "ada 4-5-18 example": Typed(name="ada   example", born_on=DAY),
    "2018-05-04": Typed(born_on=DAY),
    "Ada, 4th May 2018": Typed(name="Ada", born_on=DAY),
    "Ada Example 4 may 18": Typed(name="Ada Example", born_on=DAY),
    "May 4, 2018 Ada": Typed(name="Ada", born_on=DAY),
    "Ada born 04052018": Typed(name="Ada", born_on=DAY),
    "Ada dob: 04 05 2018": Typed(name="Ada", born_on=DAY),
    "Ada 13.5.2018": Typed(name="Ada", born_on=date(2018, 5, 13)),
    "Ada 5.13.2018": Typed(name="Ada", born_on=date(2018, 5, 13)),  # the month first, as it must be
    "Ada 4.5.98": Typed(name="Ada", born_on=date(1998, 5, 4)),
    "Ada 2018": Typed(name="Ada", born_year=2018),
    "born 1990 Ada": Typed(name="Ada", born_year=1990),
    "Ada 31.2.2018": Typed(name="Ada", born_year=2018, no_such_day="31.2.2018"),
    "Ada 31 June 2018": Typed(name="Ada", born_year=2018, no_such_day="31 June 2018"),
    "May Example": Typed(name="May Example"),
    "April May 2018": Typed(name="April May", born_year=2018),
    "Ada 123456": Typed(name="Ada 123456"),
    "Anne-Marie O'Example": Typed(name="Anne-Marie O'Example"),
    "": Typed(),
}


@pytest.mark.parametrize(("typed", "taken"), TYPED.items(), ids=TYPED.keys())
def test_a_line_is_taken_apart(typed: str, taken: Typed) -> None:
    assert take_apart(typed, today=TODAY) == taken
